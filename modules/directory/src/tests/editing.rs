//! Bodies, contact notes and spellings, as they are corrected in the app.

use axum::http::StatusCode;
use balai_kernel::{actor::Role, test::on_both};

use super::{MODULES, enter, focal, party_of, place, ratna, version};
use crate::party;

#[tokio::test]
async fn the_office_makes_renames_ends_and_reopens_a_body() {
    on_both(MODULES, async |world| {
        let ratna = ratna(&world).await;
        let at = "/app/directory/bodies";
        let none = ratna
            .post(&format!("{at}/new"), &[("name-id", "Kelompok Kerja Data")])
            .await;
        assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(none.shows("Kelompok Kerja Data"), "nothing typed is lost");
        let form = [
            ("name-en", "Working Group on Data"),
            ("name-id", "Kelompok Kerja Data"),
            ("kind", "working-group"),
            ("since", "1 March 2024"),
        ];
        let body = place(&ratna.post(&format!("{at}/new"), &form).await);
        assert_eq!(body, "/app/directory/bodies/working-group-on-data");
        let again = ratna.post(&format!("{at}/new"), &form).await;
        assert_eq!(
            again.status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "the name is taken"
        );
        let page = ratna.get(&format!("{body}?lang=id")).await;
        assert!(page.shows("Kelompok Kerja Data") && page.shows("1 Maret 2024"));
        assert!(
            ratna
                .get("/app/search?q=data")
                .await
                .shows("/app/directory/bodies/working-group-on-data")
        );

        let first = ratna.get(&format!("{body}/edit")).await;
        let stood = version(&first);
        let mut change = vec![
            ("version", stood.as_str()),
            ("name-en", "Working Group on Data and Research"),
            ("name-id", "Kelompok Kerja Data"),
            ("kind", "expert-group"),
            ("since", "1 March 2024"),
        ];
        assert_eq!(
            ratna.post(&format!("{body}/edit"), &change).await.status,
            StatusCode::SEE_OTHER
        );
        change[1].1 = "Working Group on Figures";
        let late = ratna.post(&format!("{body}/edit"), &change).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert!(
            late.shows("Working Group on Figures") && late.shows("Working Group on Data and Research"),
            "yours beside theirs"
        );
        let page = ratna.get(&body).await;
        assert!(page.shows("Working Group on Data and Research") && page.shows("Expert group"));

        let stood = version(&ratna.get(&format!("{body}/end")).await);
        let end = [
            ("version", stood.as_str()),
            ("until", "1 February 2025"),
            ("because", "Merged with the steering group"),
        ];
        let early = [
            ("version", stood.as_str()),
            ("until", "1 February 2024"),
            ("because", "x"),
        ];
        assert_eq!(
            ratna.post(&format!("{body}/end"), &early).await.status,
            StatusCode::UNPROCESSABLE_ENTITY
        );
        assert_eq!(
            ratna.post(&format!("{body}/end"), &end).await.status,
            StatusCode::SEE_OTHER
        );
        let page = ratna.get(&body).await;
        assert!(page.shows("Merged with the steering group") && page.shows("Reopen"));
        assert!(!ratna.get(&format!("{at}?state=standing")).await.shows("on Data"));
        assert!(ratna.get(&format!("{at}?state=ended")).await.shows("on Data"));
        let stood = version(&page);
        ratna
            .post(&format!("{body}/reopening"), &[("version", stood.as_str())])
            .await;
        assert!(ratna.get(&format!("{at}?state=standing")).await.shows("on Data"));
        assert!(ratna.get(&body).await.shows("reopened"), "its history tells");

        let thailand = party_of(&world, "TH").await;
        let somchai = focal(&world, "Somchai Dee", thailand).await;
        assert_eq!(somchai.get(&body).await.status, StatusCode::OK);
        for path in ["edit", "end"] {
            let form = somchai.get(&format!("{body}/{path}")).await;
            assert_eq!(form.status, StatusCode::FORBIDDEN, "{path}");
        }
        let made = somchai.post(&format!("{at}/new"), &form).await;
        assert_eq!(made.status, StatusCode::FORBIDDEN);
    })
    .await;
}

#[tokio::test]
async fn a_contact_note_is_edited_by_its_author_or_a_co_manager() {
    on_both(MODULES, async |world| {
        let ratna = ratna(&world).await;
        let party = "/app/directory/parties/TH";
        let note = [
            ("on", "3 February 2025"),
            ("kind", "call"),
            ("words", "They send two officers."),
        ];
        ratna.post(&format!("{party}/contact-notes/new"), &note).await;
        let page = ratna.get(party).await;
        let at = page.text.find("/app/directory/contact-notes/").expect("a note");
        let edit: String = page.text[at..].chars().take_while(|c| *c != '"').collect();
        let note = edit.trim_end_matches("/edit").to_owned();

        let kofi = world.person("Kofi Danso", Role::MonitoringOfficer, None).await;
        assert!(kofi.get(party).await.shows("They send two officers."));
        assert!(!kofi.get(party).await.shows(&edit));
        assert_eq!(kofi.get(&edit).await.status, StatusCode::FORBIDDEN);
        let thailand = party_of(&world, "TH").await;
        let somchai = focal(&world, "Somchai Dee", thailand).await;
        assert_eq!(somchai.get(&edit).await.status, StatusCode::NOT_FOUND);

        let budi = world.person("Budi Santoso", Role::CoManager, None).await;
        let stood = version(&ratna.get(&edit).await);
        let change = |words| {
            [
                ("version", stood.clone()),
                ("on", "3 February 2025".to_owned()),
                ("kind", "visit".to_owned()),
                ("words", String::from(words)),
            ]
        };
        let sent = change("They send three officers.");
        let sent: Vec<(&str, &str)> = sent.iter().map(|(k, v)| (*k, v.as_str())).collect();
        assert_eq!(budi.post(&edit, &sent).await.status, StatusCode::SEE_OTHER);
        let sent = change("They send nobody.");
        let sent: Vec<(&str, &str)> = sent.iter().map(|(k, v)| (*k, v.as_str())).collect();
        let late = ratna.post(&edit, &sent).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        assert!(late.shows("They send nobody.") && late.shows("They send three officers."));
        assert!(!late.shows(">Visit<"), "what both chose is no conflict");

        assert_eq!(
            kofi.post(&format!("{note}/removal"), &[]).await.status,
            StatusCode::FORBIDDEN
        );
        assert!(
            ratna
                .get(&format!("{note}/removal"))
                .await
                .shows("They send three officers.")
        );
        assert_eq!(
            ratna.post(&format!("{note}/removal"), &[]).await.status,
            StatusCode::SEE_OTHER
        );
        assert!(!ratna.get(party).await.shows("They send three officers."));
        assert_eq!(ratna.get(&edit).await.status, StatusCode::NOT_FOUND);
        let kept = "select count(*) from audit_line l join audit_value v on v.line = l.id \
                    where l.act = 'removed' and l.noun = 'contact-note' and v.field = 'words' and v.old is not null";
        assert_eq!(world.number(kept).await, 1, "the audit tells what was removed");
    })
    .await;
}

#[tokio::test]
async fn spellings_are_added_and_removed_but_those_of_the_profile_stay() {
    on_both(MODULES, async |world| {
        let ratna = ratna(&world).await;
        let at = "/app/directory/parties/TH/spellings";
        let thailand = party_of(&world, "TH").await;
        let find = async |text: &str| {
            party::index(&world.app.db)
                .await
                .expect("the database")
                .find(text)
        };
        let wanted = balai_names::PartyMatch::Sure(thailand);
        assert_ne!(find("Mueang Thai").await, wanted);
        ratna.post(at, &[("spelling", "Mueang Thai")]).await;
        assert_eq!(find("MUEANG THAI").await, wanted);
        assert!(ratna.get("/app/directory/parties/TH").await.shows("Mueang Thai"));
        for (spelling, why) in [
            ("mueang thai", "is known to be written so"),
            ("Viet Nam", "cannot mean two parties"),
            ("  ", "Please fill this in"),
        ] {
            let act = ratna.post(at, &[("spelling", spelling)]).await;
            assert_eq!(act.status, StatusCode::UNPROCESSABLE_ENTITY, "{spelling}");
            assert!(act.shows(why), "{spelling}");
        }
        let removal = format!("{at}/removal");
        let fixed = ratna.post(&removal, &[("spelling", "Thailand")]).await;
        assert_eq!(fixed.status, StatusCode::FORBIDDEN);
        assert!(fixed.shows("comes from the profile"), "and it says why");
        assert_eq!(find("Thailand").await, wanted);
        ratna.post(&removal, &[("spelling", "Mueang Thai")]).await;
        assert_ne!(find("Mueang Thai").await, wanted);

        let somchai = focal(&world, "Somchai Dee", thailand).await;
        assert_eq!(somchai.get(at).await.status, StatusCode::NOT_FOUND);
        let act = somchai.post(at, &[("spelling", "Siam")]).await;
        assert_eq!(act.status, StatusCode::NOT_FOUND);
    })
    .await;
}

#[tokio::test]
async fn the_second_editor_of_a_person_reads_words_and_finds_back_to_the_record() {
    on_both(MODULES, async |world| {
        let ratna = ratna(&world).await;
        let at = enter(&ratna, "Kanya Suwan", "TH", &[]).await;
        let edit = format!("{at}/edit");
        let stood = version(&ratna.get(&edit).await);
        let mut change = vec![
            ("version", stood.as_str()),
            ("written", "Kanya Suwan"),
            ("party", "VN"),
            ("sex", "female"),
            ("sex-source", "list"),
        ];
        assert_eq!(ratna.post(&edit, &change).await.status, StatusCode::SEE_OTHER);
        (change[2].1, change[3].1) = ("TH", "male");
        let late = ratna.post(&edit, &change).await;
        assert_eq!(late.status, StatusCode::CONFLICT);
        for words in [
            "<td>Thailand</td>",
            "<td>Viet Nam</td>",
            "<td>Male</td>",
            "<td>Female</td>",
        ] {
            assert!(late.shows(words), "{words}: {}", late.text);
        }
        assert!(late.shows(&format!("href=\"{edit}\"")), "{}", late.text);
    })
    .await;
}
