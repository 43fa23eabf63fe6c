//! Parties, their statuses, the public hall, and that every page stands in every language.

use axum::http::StatusCode;
use balai_kernel::{
    test::{install, on_both},
    text::{Lang, catalogue},
};
use jiff::civil::date;

use super::{MODULES, enter, focal, party_of, ratna, version};
use crate::party::{self, Status};

#[tokio::test]
async fn the_hall_is_public_and_says_no_figures() {
    on_both(MODULES, async |world| {
        let anyone = world.stranger();
        let page = anyone.get("/members").await;
        assert_eq!(page.status, StatusCode::OK);
        for name in ["Thailand", "International Organization for Migration", "Canada"] {
            assert!(page.shows(name), "{name}");
        }
        assert!(anyone.get("/members?lang=id").await.shows("Filipina"));
        let member = anyone.get("/members/NZ").await;
        assert!(member.shows("New Zealand") && member.shows("Disruption of Criminal Networks"));
        assert_eq!(anyone.get("/members/XX").await.status, StatusCode::NOT_FOUND);
        let inside = anyone.get("/app/directory/parties").await;
        assert_eq!(inside.status, StatusCode::SEE_OTHER);
    })
    .await;
}

#[tokio::test]
async fn installing_again_changes_nothing_that_people_edited() {
    on_both(MODULES, async |world| {
        let counts = [
            "select count(*) from party",
            "select count(*) from party_status",
            "select count(*) from party_spelling",
            "select count(*) from body",
            "select count(*) from body_chair",
            "select count(*) from body_member",
        ];
        world
            .script("update party set region = 'Elsewhere' where code = 'TH'; delete from body_chair")
            .await;
        let mut before = Vec::new();
        for sql in counts {
            before.push(world.number(sql).await);
        }
        install(&world.app).await.expect("installing again");
        for (sql, before) in counts.into_iter().zip(before) {
            assert_eq!(world.number(sql).await, before, "{sql}");
        }
        assert_eq!(
            world
                .number("select count(*) from party where region = 'Elsewhere'")
                .await,
            1
        );
        let lines = world.app.profile.members_csv.lines().count();
        assert_eq!(
            world.number("select count(*) from party").await + 1,
            i64::try_from(lines).expect("a count")
        );
    })
    .await;
}

#[tokio::test]
async fn a_new_status_ends_the_one_before_it_on_the_day_before() {
    on_both(MODULES, async |world| {
        let canada = party_of(&world, "CA").await;
        let ratna = ratna(&world).await;
        let form_at = "/app/directory/parties/CA/status";
        let stood = version(&ratna.get(form_at).await);
        let form = [
            ("version", stood.as_str()),
            ("status", "member"),
            ("from", "1 January 2025"),
            ("source", "Ministerial decision"),
        ];
        assert_eq!(ratna.post(form_at, &form).await.status, StatusCode::SEE_OTHER);
        assert_eq!(
            ratna.post(form_at, &form).await.status,
            StatusCode::UNPROCESSABLE_ENTITY
        );
        let on = async |day| {
            party::store::status_on(&world.app.db, canada, day)
                .await
                .expect("the database")
        };
        assert_eq!(on(date(2024, 12, 31)).await, Some(Status::Observer));
        assert_eq!(on(date(2025, 1, 1)).await, Some(Status::Member));
        assert_eq!(on(date(2002, 1, 1)).await, None);

        let stood = version(&ratna.get(form_at).await);
        let note = [
            ("version", stood.as_str()),
            ("status", "engagement-suspended"),
            ("from", "1 February 2025"),
            ("source", "Co-chairs"),
        ];
        ratna.post(form_at, &note).await;
        assert_eq!(
            on(date(2025, 2, 2)).await,
            Some(Status::Member),
            "a note stands beside"
        );
        assert!(
            ratna
                .get("/app/directory/parties/CA")
                .await
                .shows("Engagement suspended")
        );

        let somchai = focal(&world, "Somchai Dee", canada).await;
        assert_eq!(somchai.get(form_at).await.status, StatusCode::FORBIDDEN);
    })
    .await;
}

#[tokio::test]
async fn parties_are_recognised_in_many_spellings_and_other_places_are_not() {
    on_both(MODULES, async |world| {
        let index = party::index(&world.app.db).await.expect("the database");
        let laos = party_of(&world, "LA").await;
        for text in ["Lao PDR", "LAOS", "Lao People’s Democratic Republic", "LAO"] {
            assert_eq!(index.find(text), balai_names::PartyMatch::Sure(laos), "{text}");
        }
        for text in ["Niger", "Atlantis", "Austria and Australia"] {
            assert!(
                !matches!(index.find(text), balai_names::PartyMatch::Sure(_)),
                "{text}"
            );
        }
    })
    .await;
}

#[tokio::test]
async fn parties_stand_by_name_in_the_readers_language_and_filters_narrow_them() {
    on_both(MODULES, async |world| {
        let ratna = ratna(&world).await;
        let page = ratna.get("/app/directory/parties?lang=id").await;
        let at = |name: &str| {
            page.text
                .find(name)
                .unwrap_or_else(|| panic!("{name} is missing"))
        };
        assert!(at(">Amerika Serikat<") < at(">Filipina<") && at(">Filipina<") < at(">Yordania<"));
        let some = ratna
            .get("/app/directory/parties?kind=organisation&status=observer&q=red")
            .await;
        assert!(some.shows("International Committee of the Red Cross") && !some.shows(">Canada<"));
        let none = ratna.get("/app/directory/parties?q=zzz").await;
        assert!(none.shows("Nothing here"));
        let file = ratna
            .get("/app/directory/parties/export/csv?kind=organisation")
            .await;
        assert!(file.shows("INTERPOL") && !file.shows("Thailand"));
        let book = ratna.get("/app/directory/parties/export/xlsx").await;
        assert_eq!(book.status, StatusCode::OK);
        assert_eq!(
            ratna.get("/app/directory/parties/export/exe").await.status,
            StatusCode::NOT_FOUND
        );
    })
    .await;
}

#[tokio::test]
async fn the_search_finds_what_the_seeker_may_see_and_renewing_it_changes_nothing() {
    on_both(MODULES, async |world| {
        let ratna = ratna(&world).await;
        enter(
            &ratna,
            "Kanya Suwan",
            "TH",
            &[("own-script", "กัญญา สุวรรณ"), ("agency", "Royal Police")],
        )
        .await;
        let found = async |q: &str, actor: &balai_kernel::Actor| {
            balai_kernel::search::find(&world.app.db, actor, q, 10, 0)
                .await
                .expect("a search")
                .count
        };
        let office = balai_kernel::Actor::office_job();
        let anyone = balai_kernel::Actor::anonymous(Lang::EN);
        for round in ["written", "renewed"] {
            for (q, inside, outside) in [
                ("kanya", 1, 0),
                ("กัญญา", 1, 0),
                ("Filipina", 1, 1),
                ("WGTIP", 1, 1),
                ("Alumni", 1, 1),
            ] {
                assert_eq!(found(q, &office).await, inside, "{q} {round}");
                assert_eq!(found(q, &anyone).await, outside, "{q} {round}");
            }
            crate::reindex::reindex(&world.app).await.expect("renewing");
        }
    })
    .await;
}

#[tokio::test]
async fn every_page_renders_in_every_language_without_a_missing_text() {
    on_both(MODULES, async |world| {
        let ratna = ratna(&world).await;
        let person = enter(
            &ratna,
            "Kanya Suwan",
            "TH",
            &[
                ("agency", "Royal Police"),
                ("sex", "female"),
                ("sex-source", "self"),
            ],
        )
        .await;
        enter(&ratna, "SUWAN Kanya", "TH", &[("email", "kanya@th.example")]).await;
        let id = person.rsplit('/').next().expect("an id");
        let named = [("person", id), ("national", "yes")];
        ratna
            .post("/app/directory/parties/TH/focal-points/new", &named)
            .await;
        ratna
            .post(
                "/app/directory/parties/TH/contact-notes/new",
                &[("kind", "visit"), ("words", "Good.")],
            )
            .await;
        let list = ratna.get("/app/directory/suggestions").await;
        let at = list
            .text
            .find("/app/directory/suggestions/")
            .expect("a suggestion");
        let suggestion: String = list.text[at..].chars().take_while(|c| *c != '"').collect();
        let party = ratna.get("/app/directory/parties/TH").await;
        let at = party.text.find("/app/directory/agencies/").expect("an agency");
        let agency: String = party.text[at..].chars().take_while(|c| *c != '"').collect();
        let edit = format!("{person}/edit");
        let address = format!("{person}/addresses/new");
        let agency_edit = format!("{agency}/edit");
        let pages = [
            "/members",
            "/members/TH",
            "/app/directory/parties",
            "/app/directory/parties/TH",
            "/app/directory/parties/TH/status",
            "/app/directory/parties/TH/agencies/new",
            "/app/directory/parties/TH/posts/new",
            "/app/directory/parties/TH/focal-points/new",
            "/app/directory/parties/TH/contact-notes/new",
            "/app/directory/people",
            "/app/directory/people?stale=yes&party=TH&sort=-confirmed",
            "/app/directory/people/new",
            "/app/directory/bodies",
            "/app/directory/bodies/ad-hoc-group",
            "/app/directory/bodies/alumni",
            "/app/directory/bodies/alumni/chairs/new",
            "/app/directory/bodies/alumni/edit",
            "/app/directory/bodies/alumni/end",
            "/app/directory/bodies/new",
            "/app/directory/parties/TH/spellings",
            "/app/views?path=/app/directory/parties",
            "/app/directory/focal-points",
            "/app/directory/stale",
            "/app/directory/suggestions",
            &person,
            &edit,
            &address,
            &agency,
            &agency_edit,
            &suggestion,
        ];
        for lang in ["en", "id"] {
            for path in pages {
                let mark = if path.contains('?') { '&' } else { '?' };
                let page = ratna.get(&format!("{path}{mark}lang={lang}")).await;
                assert_eq!(page.status, StatusCode::OK, "{path}");
                assert!(page.shows(&format!("lang=\"{lang}\"")), "{path} in {lang}");
                for prefix in KEYS {
                    let shown = page
                        .text
                        .match_indices(prefix)
                        .find(|(at, _)| page.text[..*at].ends_with('>'));
                    assert!(shown.is_none(), "{path} in {lang} shows the key {prefix}\u{2026}");
                }
            }
        }
    })
    .await;
}

/// How keys of the catalogue begin that would be seen if a text were missing.
const KEYS: [&str; 12] = [
    "directory-",
    "party-",
    "person-",
    "agency-",
    "post-",
    "focal-point-",
    "same-person-",
    "involvement-",
    "body-",
    "spelling-",
    "contact-",
    "view-",
];

#[test]
fn both_languages_have_every_text_of_the_directory() {
    let catalogue = catalogue();
    let own: Vec<_> = catalogue
        .problems()
        .iter()
        .filter(|problem| problem.contains("directory.ftl"))
        .collect();
    assert!(own.is_empty(), "{own:?}");
    let indonesian = catalogue.language("id").expect("Indonesian");
    let text = include_str!("../../../../locales/en/directory.ftl");
    for key in text
        .lines()
        .filter_map(|line| line.split_once(" ="))
        .map(|(key, _)| key)
    {
        if !key.starts_with(' ') {
            assert!(
                catalogue.has(Lang::EN, key) && catalogue.has(indonesian, key),
                "{key}"
            );
        }
    }
}
