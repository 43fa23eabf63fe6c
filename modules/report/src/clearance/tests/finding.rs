//! The rules by which it is found who is asked about what: without a database, by the hundred.

use std::collections::BTreeSet;

use balai_kernel::id::Uuid;
use balai_names::PersonName;
use proptest::prelude::*;

use crate::clearance::{
    About,
    passage::{Book, KnownAgency, KnownPerson, Need, Written, difference, digest_of, is_alike, needs},
};

use super::*;

const CANARY: &str = "heliotrope";

fn id<T>(n: u128) -> Id<T> {
    Id::of(Uuid::from_u128(n))
}

fn book() -> Book {
    let mut book = Book::default();
    book.finder.name(About::Party(id(4)), "US");
    for (n, names) in [
        (1, ["Thailand", "Thai"]),
        (2, ["Viet Nam", "Vietnamese"]),
        (3, ["Fiji", "Fijian"]),
    ] {
        names
            .iter()
            .for_each(|name| book.finder.name(About::Party(id(n)), name));
    }
    let agencies = [
        (11, 1, "Royal Thai Police"),
        (12, 2, "Ministry of Public Security"),
        (13, 3, "Ministry of Home Affairs"),
        (14, 1, "Ministry of Home Affairs"),
    ];
    for (n, party, name) in agencies {
        book.finder.name(About::Agency(id(n)), name);
        book.agencies.insert(
            id(n),
            KnownAgency {
                party: id(party),
                name: name.to_owned(),
            },
        );
    }
    let name = PersonName::from_full("Malee Specimen").unwrap().name;
    book.finder.person(About::Person(id(21)), &name);
    let malee = KnownPerson {
        party: Some(id(1)),
        agency: Some(id(11)),
        name: name.full,
        audience: String::new(),
    };
    book.people.insert(id(21), malee);
    book.finder
        .name(About::Other("example fund".to_owned()), "Example Fund");
    book
}

fn asked(sentences: &[&str]) -> Vec<Need> {
    let piece = Written {
        slug: "part".to_owned(),
        place: "text:1".to_owned(),
        sentences: sentences.iter().map(|one| (*one).to_owned()).collect(),
    };
    needs(&[piece], &book())
}

fn whom(sentences: &[&str]) -> Vec<About> {
    asked(sentences).into_iter().map(|need| need.about).collect()
}

#[test]
fn a_party_clears_for_its_agencies_where_it_is_named_and_an_agency_where_it_is_not() {
    assert_eq!(whom(&["The Royal Thai Police came."]), [About::Agency(id(11))]);
    assert_eq!(
        whom(&["Thailand hosted it.", "The Royal Thai Police came."]),
        [About::Party(id(1))]
    );
    // Two have one of that name: which, a person says.
    let both = asked(&["The Ministry of Home Affairs came."]);
    assert_eq!(both.len(), 2);
    assert!(both.iter().all(|need| need.is_unsure));
    assert_eq!(
        whom(&["The Ministry of Home Affairs of Fiji came."]),
        [About::Party(id(3))]
    );
}

#[test]
fn a_person_and_their_agency_are_asked() {
    assert_eq!(
        whom(&["Malee Specimen led it."]),
        [About::Agency(id(11)), About::Person(id(21))]
    );
    assert_eq!(
        whom(&["Malee Specimen of Thailand led it."]),
        [About::Party(id(1)), About::Person(id(21))]
    );
    assert_eq!(
        whom(&["The Example Fund paid."]),
        [About::Other("example fund".to_owned())]
    );
    assert_eq!(whom(&["Nobody is named."]), []);
    assert_eq!(whom(&["It cost US$ 20,000."]), []);
    assert_eq!(whom(&["US officers came."]), [About::Party(id(4))]);
}

#[test]
fn each_reads_the_sentences_about_them_and_those_between_that_name_nobody() {
    let all = asked(&[
        "It rained.",
        "Thailand hosted it.",
        "All came.",
        "Viet Nam paid.",
        "That was kind.",
        "Thai food was served.",
    ]);
    let of = |n| {
        all.iter()
            .find(|need| need.about == About::Party(id(n)))
            .unwrap()
            .text
            .clone()
    };
    assert_eq!(
        of(1),
        "It rained. Thailand hosted it. All came. [\u{2026}] Thai food was served."
    );
    assert_eq!(
        of(2),
        "It rained. [\u{2026}] Viet Nam paid. That was kind. [\u{2026}]"
    );
}

#[test]
fn a_difference_is_what_was_taken_out_and_what_was_put_in() {
    assert_eq!(
        difference("two of ten came", "three of ten came"),
        ("two".to_owned(), "three".to_owned())
    );
    assert_eq!(
        difference("ten came", "ten came late"),
        (String::new(), "late".to_owned())
    );
    assert_eq!(difference("a a", "a"), ("a".to_owned(), String::new()));
    assert!(is_alike(
        "Thai police met colleagues",
        "Thai officers met colleagues"
    ));
    assert!(!is_alike(
        "Thai police met colleagues",
        "The forum was launched in May"
    ));
}

proptest! {
    #[test]
    fn nobody_is_shown_a_sentence_that_names_only_others(order in proptest::collection::vec(0_usize..4, 1..9)) {
        let sentences: Vec<String> = order.iter().enumerate().map(|(at, which)| match which {
            0 => format!("Thailand did {CANARY}-th-{at}."),
            1 => format!("Vietnamese officers did {CANARY}-vn-{at}."),
            2 => format!("Nobody did {CANARY}-nobody-{at}."),
            _ => format!("Thailand and Viet Nam did {CANARY}-both-{at}."),
        }).collect();
        let borrowed: Vec<&str> = sentences.iter().map(String::as_str).collect();
        for need in asked(&borrowed) {
            let (own, others) = if need.about == About::Party(id(1)) { ("-th-", "-vn-") } else { ("-vn-", "-th-") };
            prop_assert!(!need.text.contains(others), "{:?}", need.text);
            // And each reads all of their own.
            let wanted = sentences.iter().filter(|one| one.contains(own) || one.contains("-both-"));
            for sentence in wanted {
                prop_assert!(need.text.contains(sentence.as_str()));
            }
        }
    }

    #[test]
    fn whoever_is_named_is_asked_wherever_it_stands(before in "[a-z ]{0,20}", after in "[a-z ]{0,20}") {
        let sentence = format!("{before} Fijian {after}.");
        prop_assert_eq!(whom(&[&sentence]), vec![About::Party(id(3))]);
    }

    #[test]
    fn a_text_is_told_by_its_words_and_not_by_its_blanks(text in "[a-z]{1,5}( [a-z]{1,5}){0,5}") {
        prop_assert_eq!(digest_of(&text), digest_of(&text.replace(' ', " \n ")));
        prop_assert_ne!(digest_of(&text), digest_of(&format!("{text}x")));
    }
}

/// A report of forty pages: some sixteen thousand words.
fn forty_pages() -> String {
    let parties = [
        "Thailand",
        "Viet Nam",
        "Indonesia",
        "Fijian officers",
        "Sri Lanka",
        "Papua New Guinea",
    ];
    let paragraph = |n: usize| {
        let party = parties[n % parties.len()];
        let filler = "The course brought officers of several services together for a week and asked them to plan what they would do at home. ";
        format!("{party} took part in the course. {}", filler.repeat(4))
    };
    (0..180).map(paragraph).collect::<Vec<_>>().join("\n\n")
}

#[tokio::test]
async fn a_report_of_forty_pages_is_proposed_whole() {
    on_both(&modules(), async |world| {
        for n in 0..40 {
            someone_of(&world, "TH", &format!("Officer{n} Specimen{n}")).await;
        }
        let body = forty_pages();
        assert!(body.split_whitespace().count() > 15_000);
        let report = report_of(&world, 2024, &body).await;
        let ploy = world.person("Ploy Example", Role::ProgrammeOfficer, None).await;
        let begun = std::time::Instant::now();
        let proposed = ploy.post(&format!("{report}/clearance/proposal"), &[]).await;
        #[expect(clippy::print_stdout, reason = "the figure is read by whoever measures")]
        {
            println!("proposing over forty pages took {:?}", begun.elapsed());
        }
        assert_eq!(proposed.status, 303, "{}", proposed.text);
        assert_eq!(world.number("select count(*) from clearance_passage").await, 180);
        let asks: BTreeSet<String> = addresses(
            &ploy.get(&format!("{report}/clearance")).await.text,
            &format!("{report}/clearance/"),
        )
        .into_iter()
        .collect();
        assert_eq!(asks.len(), 6);
    })
    .await;
}
