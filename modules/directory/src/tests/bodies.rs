//! Bodies, their chairs, alumni and the keys that sitting on a body gives.

use axum::http::StatusCode;
use balai_kernel::{
    actor::{Role, Standing},
    measure::{Ask, Dim},
    store::Conn,
    test::on_both,
};
use jiff::civil::date;

use super::{MODULES, enter, focal, party_of, ratna};
use crate::{PersonId, body};

#[tokio::test]
async fn chairs_have_terms_and_the_office_keeps_them() {
    on_both(MODULES, async |world| {
        let ratna = ratna(&world).await;
        let at = "/app/directory/bodies/wg-disruption";
        let page = ratna.get(at).await;
        assert!(page.shows("New Zealand") && page.shows("Viet Nam"));
        let begun = ratna
            .post(
                &format!("{at}/chairs/new"),
                &[("party", "TH"), ("from", "1 January 2025")],
            )
            .await;
        assert_eq!(begun.status, StatusCode::SEE_OTHER);
        assert!(ratna.get(at).await.shows("since 1 January 2025"));
        assert!(
            ratna
                .get("/app/directory/parties/TH")
                .await
                .shows("Disruption of Criminal Networks")
        );
        let thailand = party_of(&world, "TH").await;
        let somchai = focal(&world, "Somchai Dee", thailand).await;
        let act = somchai
            .post(&format!("{at}/chairs/new"), &[("party", "TH")])
            .await;
        assert_eq!(act.status, StatusCode::FORBIDDEN);
    })
    .await;
}

#[tokio::test]
async fn a_body_is_known_by_its_spellings() {
    on_both(MODULES, async |world| {
        let (db, profile) = (&world.app.db, &world.app.profile);
        let wanted = body::store::by_code(db, "wg-trafficking")
            .await
            .expect("the database")
            .expect("a body");
        for text in [
            "WGTIP",
            "working group on trafficking in persons",
            "Kelompok Kerja Perdagangan Orang",
        ] {
            let found = body::store::by_spelling(db, profile, text)
                .await
                .expect("the database");
            assert_eq!(found, Some(wanted.id), "{text}");
        }
        assert_eq!(
            body::store::by_spelling(db, profile, "Book club")
                .await
                .expect("the database"),
            None
        );
        assert_eq!(
            body::store::by_spelling(db, profile, "")
                .await
                .expect("the database"),
            None
        );
    })
    .await;
}

#[tokio::test]
async fn alumni_count_once_and_only_from_the_day_they_joined() {
    on_both(MODULES, async |world| {
        let ratna = ratna(&world).await;
        let app = &world.app;
        let network = body::store::by_code(&app.db, "alumni")
            .await
            .expect("the database")
            .expect("the network")
            .id;
        let mut ids: Vec<PersonId> = Vec::new();
        for (name, party) in [("Kanya Suwan", "TH"), ("SUWAN Kanya", "TH"), ("Linh Tran", "VN")] {
            let at = enter(&ratna, name, party, &[]).await;
            ids.push(at.rsplit('/').next().expect("an id").parse().expect("an id"));
        }
        let (days, people) = ([date(2024, 3, 1), date(2024, 5, 1), date(2025, 1, 5)], &ids);
        app.db
            .write("test.join", |tx| async move {
                for (person, from) in people.iter().zip(days) {
                    let party = crate::person::store::find(&tx, *person)
                        .await?
                        .and_then(|person| person.party);
                    let new = body::store::NewMember {
                        body: network,
                        person: *person,
                        party,
                        agency: None,
                        from_on: Some(from),
                        batch: None,
                    };
                    assert_eq!(body::store::insert_person_member(&tx, &app.clock, &new).await?, 1);
                    assert_eq!(body::store::insert_person_member(&tx, &app.clock, &new).await?, 0);
                }
                Ok(())
            })
            .await
            .expect("three members");
        let measure = app.measure("alumni").expect("the measure");
        let count = async |ask: Ask| {
            let cells = (measure.count)(&app.db, &app.profile, balai_kernel::text::Lang::EN, &ask)
                .await
                .expect("a figure");
            cells
                .iter()
                .map(|cell| (cell.key.clone(), cell.as_number().expect("a number")))
                .collect::<Vec<_>>()
        };
        let whole = |n: f64| vec![(String::new(), n)];
        assert_eq!(count(Ask::year(2023)).await, whole(0.0));
        assert_eq!(count(Ask::year(2024)).await, whole(2.0));
        assert_eq!(count(Ask::year(2025)).await, whole(3.0));

        let page = ratna.get("/app/directory/suggestions").await;
        let at = page
            .text
            .find("/app/directory/suggestions/")
            .expect("a suggestion");
        let at: String = page.text[at..].chars().take_while(|c| *c != '"').collect();
        ratna
            .post(&format!("{at}/decision"), &[("decision", "keep-first")])
            .await;
        assert_eq!(count(Ask::year(2024)).await, whole(1.0));
        let by = vec![("TH".to_owned(), 1.0), ("VN".to_owned(), 1.0)];
        assert_eq!(count(Ask::year(2025).by(Dim::Party)).await, by);
        assert_eq!(count(Ask::year(2025).only(Dim::Party, "VN")).await, whole(1.0));

        let viet_nam = party_of(&world, "VN").await;
        let linh = focal(&world, "Mai Pham", viet_nam).await;
        let page = linh.get("/app/directory/bodies/alumni").await;
        assert!(
            page.shows("Linh Tran") && !page.shows("Suwan"),
            "each sees the own party's"
        );
        let account = linh.account.expect("an account");
        let row = balai_kernel::account::find(&app.db, account)
            .await
            .expect("the database");
        let actor = balai_kernel::account::actor(app, &row.expect("an account")).await;
        let rows = measure.rows.expect("rows behind it");
        let (behind, all) = rows(
            &app.db,
            &app.profile,
            &actor.expect("keys"),
            &Ask::year(2025),
            100,
            0,
        )
        .await
        .expect("the database");
        let names: Vec<&str> = behind.iter().map(|one| one.words.as_str()).collect();
        assert_eq!((names, all), (vec!["Linh Tran"], 2), "behind a figure, too");
    })
    .await;
}

#[tokio::test]
async fn who_sits_on_a_body_holds_its_key() {
    on_both(MODULES, async |world| {
        let ratna = ratna(&world).await;
        let app = &world.app;
        let at = enter(&ratna, "Kanya Suwan", "TH", &[]).await;
        let person: PersonId = at.rsplit('/').next().expect("an id").parse().expect("an id");
        let network = body::store::by_code(&app.db, "alumni")
            .await
            .expect("the database")
            .expect("the network")
            .id;
        let thailand = party_of(&world, "TH").await;
        app.db
            .write("test.join", |tx| async move {
                let new = body::store::NewMember {
                    body: network,
                    person,
                    party: Some(thailand),
                    agency: None,
                    from_on: None,
                    batch: None,
                };
                body::store::insert_person_member(&tx, &app.clock, &new).await
            })
            .await
            .expect("a member");
        let standing = Standing {
            person: Some(person),
            ..Standing::default()
        };
        let keys = crate::keys::keys(&app.db, &standing, app.today())
            .await
            .expect("the database");
        assert_eq!(keys.held, [format!("body:{network}"), "alumni".to_owned()]);
        let kanya = world
            .person_of(
                "Kanya Suwan",
                Role::FrontlineOfficer,
                Some(thailand),
                Some(person),
            )
            .await;
        assert_eq!(
            kanya.get(&at).await.status,
            StatusCode::OK,
            "everyone sees their own record"
        );
        assert_eq!(
            kanya.get(&format!("{at}/edit")).await.status,
            StatusCode::FORBIDDEN
        );
        let (count,): (i64,) = app
            .db
            .one(
                balai_kernel::sql!("select count(*) from body_member where person is not null"),
                balai_kernel::args![],
            )
            .await
            .expect("a count");
        assert_eq!(count, 1);
    })
    .await;
}

#[tokio::test]
async fn a_body_is_found_by_its_initials() {
    const WITH_SEARCH: &[balai_kernel::Module] = &[crate::MODULE, balai_kernel::desk::MODULE];
    on_both(WITH_SEARCH, async |world| {
        let ratna = ratna(&world).await;
        let found = ratna.get("/app/search?q=WGTIP").await;
        assert!(
            found.shows("Working Group on Trafficking in Persons") && found.shows("WGTIP"),
            "{}",
            found.text
        );
    })
    .await;
}
