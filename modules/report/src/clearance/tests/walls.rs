//! Who sees what of it: each their own, nobody before it is sent, and the walls inside the office.

use balai_kernel::{account, actor::Employer};

use super::*;

#[tokio::test]
async fn a_focal_point_answers_signed_in_and_sees_nothing_of_others() {
    on_both(&modules(), async |world| {
        let report = scene(&world).await;
        let (th, vn) = (party_of(&world, "TH").await, party_of(&world, "VN").await);
        let somchai = world.person("Somchai Example", Role::FocalPoint, Some(th)).await;
        let lan = world.person("Lan Sample", Role::FocalPoint, Some(vn)).await;
        let officer = world
            .person("Border Officer", Role::FrontlineOfficer, Some(th))
            .await;
        let ploy = world.person("Ploy Example", Role::ProgrammeOfficer, None).await;
        ploy.post(&format!("{report}/clearance/proposal"), &[]).await;
        let page = page_of(&ploy, &report, "Thailand").await;
        let id = page.rsplit('/').next().unwrap();
        let own = format!("/app/clearances/{id}");
        // What is only proposed nobody outside the office knows of.
        assert_eq!(somchai.get(&own).await.status, 404);
        assert!(!somchai.get("/app").await.shows("wait for your word"));
        ploy.post(&format!("{report}/clearance/sending"), &[]).await;
        assert!(somchai.get("/app").await.shows("wait for your word"));
        let shown = somchai.get(&own).await;
        assert!(shown.shows(OF_THAILAND) && shown.shows(OF_BOTH), "{}", shown.text);
        for canary in ["sent trainers", "Lan Sample", "lan.sample", "Clerk"] {
            assert!(!shown.shows(canary), "{canary}");
        }
        for other in [&lan, &officer] {
            assert_eq!(other.get(&own).await.status, 404);
            assert_eq!(other.post(&own, &[("then", "all")]).await.status, 404);
        }
        // The office knows of it, and does not answer for others.
        assert_eq!(ploy.get(&own).await.status, 404);
        assert_eq!(ploy.post(&own, &[("then", "all")]).await.status, 403);
        for path in [page.as_str(), &format!("{report}/clearance")] {
            assert_eq!(somchai.get(path).await.status, 404, "{path}");
        }
        assert_ne!(
            somchai
                .post(&format!("{page}/removal"), &[("because", "x")])
                .await
                .status,
            303
        );
        assert_ne!(
            somchai
                .post(&format!("{report}/clearance/sending"), &[])
                .await
                .status,
            303
        );

        assert_eq!(somchai.post(&own, &[("then", "all")]).await.status, 303);
        assert!(!somchai.get("/app").await.shows("wait for your word"));
        // The link of the letter is of no use any more, and nothing is answered twice.
        assert_eq!(
            world
                .stranger()
                .get(&link_to(&world, "somchai.example@th.example").await)
                .await
                .status,
            422
        );
        assert_eq!(somchai.post(&own, &[("then", "all")]).await.status, 422);
    })
    .await;
}

#[tokio::test]
async fn of_two_who_answer_at_once_one_is_told() {
    on_both(&modules(), async |world| {
        let report = scene(&world).await;
        let th = party_of(&world, "TH").await;
        let somchai = world.person("Somchai Example", Role::FocalPoint, Some(th)).await;
        sent(&world, &report).await;
        let link = link_to(&world, "somchai.example@th.example").await;
        let id = world
            .app
            .db
            .one::<(Id<crate::clearance::Clearance>,)>(
                Sql::Same("select id from clearance where name = 'Thailand'"),
                args![],
            )
            .await
            .unwrap()
            .0;
        let own = format!("/app/clearances/{id}");
        let desk = world.stranger();
        let all = [("then", "all")];
        let (one, other) = tokio::join!(somchai.post(&own, &all), agree(&desk, &link));
        let done = [one.status, other.status]
            .iter()
            .filter(|status| **status == 303)
            .count();
        assert_eq!(done, 1, "{} {}", one.status, other.status);
        let answered = "select count(*) from clearance_passage where answer is not null";
        assert_eq!(world.number(answered).await, 2);
    })
    .await;
}

#[tokio::test]
async fn a_link_answers_its_own_passages_and_no_others() {
    on_both(&modules(), async |world| {
        let report = scene(&world).await;
        sent(&world, &report).await;
        let desk = world.stranger();
        let of_viet_nam = desk.get(&link_to(&world, "lan.sample@vn.example").await).await;
        let theirs = answers_on(&of_viet_nam.text);
        let link = link_to(&world, "somchai.example@th.example").await;
        let page = desk.get(&link).await;
        let mut fields: Vec<(String, &str)> = theirs
            .iter()
            .map(|id| (format!("answer-{id}"), "object"))
            .collect();
        fields.extend(theirs.iter().map(|id| (format!("words-{id}"), "No.")));
        fields.extend(
            answers_on(&page.text)
                .iter()
                .map(|id| (format!("answer-{id}"), "no-objection")),
        );
        let mut sent: Vec<(&str, &str)> = fields.iter().map(|(key, value)| (key.as_str(), *value)).collect();
        sent.extend(WHO);
        assert_eq!(desk.post(&action_of(&page, &link), &sent).await.status, 303);
        let objected = "select count(*) from clearance_passage where answer = 'object'";
        assert_eq!(world.number(objected).await, 0);
        for wrong in [
            "/clearance/short",
            "/clearance/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        ] {
            assert_eq!(desk.get(wrong).await.status, 422, "{wrong}");
        }
    })
    .await;
}

#[tokio::test]
async fn staff_whom_a_party_keeps_out_do_not_see_what_it_is_asked() {
    on_both(&modules(), async |world| {
        let report = scene(&world).await;
        let (th, au) = (party_of(&world, "TH").await, party_of(&world, "AU").await);
        let lent = world.person("Grace Example", Role::CoManager, Some(au)).await;
        let app = &world.app;
        let account = lent.account.unwrap();
        app.db
            .write("scene.wall", |tx| async move {
                account::employment::set_employer(&tx, account, Employer::Lender(Some(au))).await?;
                let id: Id<()> = app.clock.id();
                tx.run(
                    Sql::Same("insert into reservation (id, party, lender, since_on, audience) values ($1, $2, $3, $4, 'office')"),
                    args![id, th, au, date(2024, 1, 1)],
                )
                .await
                .map(drop)
            })
            .await
            .unwrap();
        let ploy = sent(&world, &report).await;
        let page = page_of(&ploy, &report, "Thailand").await;
        let table = lent.get(&format!("{report}/clearance")).await;
        assert!(table.shows(">Viet Nam</a>") && !table.shows(">Thailand</a>"), "{}", table.text);
        assert!(!table.shows("somchai.example@th.example"));
        // How much is open is no secret of Thailand's: the report waits for it.
        assert!(table.shows("0 of 4 passages are cleared"), "{}", table.text);
        assert_eq!(lent.get(&page).await.status, 404);
        assert_eq!(lent.post(&format!("{page}/removal"), &[("because", "x")]).await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn a_person_and_their_agency_are_asked_and_forgetting_them_leaves_no_name() {
    on_both(&modules(), async |world| {
        focal_point_of(&world, "TH", "Somchai Example").await;
        let malee = someone_of(&world, "TH", "Malee Specimen").await;
        let report = report_of(&world, 2024, "Malee Specimen led the first course.").await;
        let ploy = sent(&world, &report).await;
        let table = ploy.get(&format!("{report}/clearance")).await;
        assert!(
            table.shows("malee.specimen@th.example") && table.shows(">Thailand</a>"),
            "{}",
            table.text
        );
        let link = link_to(&world, "malee.specimen@th.example").await;
        assert_eq!(agree(&world.stranger(), &link).await.status, 303);
        let app = &world.app;
        app.db
            .write("scene.erase", |tx| async move {
                balai_kernel::retention::person::empty(&tx, app, malee)
                    .await
                    .map(drop)
            })
            .await
            .unwrap();
        for (table, column) in [
            ("clearance", "name"),
            ("clearance", "sent_to"),
            ("clearance_passage", "by_name"),
        ] {
            let left: Vec<(String,)> = app
                .db
                .all(Sql::Built(format!("select {column} from {table}")), args![])
                .await
                .unwrap();
            assert!(
                left.iter()
                    .all(|(value,)| !value.to_lowercase().contains("malee")),
                "{table}.{column}: {left:?}"
            );
        }
    })
    .await;
}
