//! Stories of what changed: who says so, who looks into it, who may be told.

use balai_kernel::{
    actor::Role,
    measure::Ask,
    test::{Someone, on_both},
    text::Lang,
};

use super::measures::measures;
use crate::tests::{MODULES, party_of, place};

const NEW: &str = "/app/evidence/outcomes";

fn form<'f>(more: &[(&'f str, &'f str)]) -> Vec<(&'f str, &'f str)> {
    let mut form = vec![
        ("kind", "arrest"),
        (
            "words",
            "Two brokers were arrested after a call between the two posts.",
        ),
        ("when", "June 2024"),
        ("parties", "TH; Nepal"),
        ("agencies", "Example Police"),
        ("contact", "They met at the roundtable"),
        ("claimed_by", "Anan Example"),
        ("evidence", "Letter of 12 July 2024"),
    ];
    form.retain(|(key, _)| more.iter().all(|(other, _)| other != key));
    form.extend_from_slice(more);
    form
}

async fn enter(who: &Someone<'_>, more: &[(&str, &str)]) -> String {
    place(&who.upload(NEW, "", b"", &form(more)).await)
}

async fn count(world: &balai_kernel::test::World, code: &str, ask: &Ask) -> Vec<(String, f64)> {
    let measure = measures()
        .into_iter()
        .find(|one| one.code == code)
        .expect("a measure");
    let app = &world.app;
    let cells = (measure.count)(&app.db, &app.profile, Lang::EN, ask)
        .await
        .expect("cells");
    cells
        .into_iter()
        .map(|cell| (cell.key.clone(), cell.as_number().unwrap_or(-1.0)))
        .collect()
}

async fn whole(world: &balai_kernel::test::World, code: &str) -> f64 {
    count(world, code, &Ask::year(2024)).await[0].1
}

#[tokio::test]
async fn somebody_else_verifies_and_each_party_is_asked_before_it_counts() {
    on_both(MODULES, async |world| {
        let ratna = world.person("Ratna Wibowo", Role::ProgrammeOfficer, None).await;
        let anan = world.person("Anan Example", Role::ProgrammeOfficer, None).await;
        let sari = world.person("Sari Example", Role::MonitoringOfficer, None).await;
        let page = enter(&ratna, &[]).await;
        let verify = format!("{page}/verification");
        let how = [
            ("version", "1"),
            ("verified_how", "Read the letter, called the post."),
        ];
        assert!(sari.get("/app").await.shows("One claimed outcome waits"));
        // Neither who entered it nor who says so.
        assert!(ratna.get(&page).await.shows("than whoever entered it"));
        assert_eq!(ratna.post(&verify, &how).await.status, 422);
        assert_eq!(anan.post(&verify, &how).await.status, 422);
        assert_eq!(
            sari.post(&verify, &[("version", "1"), ("verified_how", "")])
                .await
                .status,
            422
        );
        assert_eq!(
            sari.post(&verify, &[("version", "7"), ("verified_how", "Read it.")])
                .await
                .status,
            422,
            "another version"
        );
        assert_eq!(whole(&world, "outcomes").await, 0.0);
        assert_eq!(sari.post(&verify, &how).await.status, 303);
        assert_eq!(sari.post(&verify, &how).await.status, 422, "once");
        assert_eq!(
            whole(&world, "outcomes").await,
            0.0,
            "two parties have not answered"
        );
        for party in ["TH", "NP"] {
            let clear = [
                ("version", "2"),
                ("party", party),
                ("answer", "no-objection"),
                ("answered_on", "1 August 2024"),
                ("heard_from", "Letter of the ministry"),
            ];
            let noted = ratna.post(&format!("{page}/clearances"), &clear).await;
            assert_eq!(noted.status, 303, "{}", noted.text);
        }
        assert!(sari.get(&page).await.shows("Verified and cleared"));
        for (code, n) in [
            ("outcomes", 1.0),
            ("outcomes-arrest", 1.0),
            ("outcomes-cited", 0.0),
            ("onward-trained", 0.0),
        ] {
            assert_eq!(whole(&world, code).await, n, "{code}");
        }
        let months = Ask::year(2024).by(balai_kernel::measure::Dim::Month);
        assert_eq!(
            count(&world, "outcomes-arrest", &months).await,
            [("2024-06".to_owned(), 1.0)]
        );
        // Another claim is verified and cleared anew; a note beside it is not another claim.
        let beside = form(&[("version", "2"), ("contact", "They met in Bangkok")]);
        assert_eq!(
            ratna
                .upload(&format!("{page}/edit"), "", b"", &beside)
                .await
                .status,
            303
        );
        assert_eq!(whole(&world, "outcomes").await, 1.0);
        let other = form(&[
            ("version", "3"),
            ("contact", "They met in Bangkok"),
            ("words", "Three brokers were arrested."),
        ]);
        assert_eq!(
            ratna
                .upload(&format!("{page}/edit"), "", b"", &other)
                .await
                .status,
            303
        );
        assert_eq!(whole(&world, "outcomes").await, 0.0);
        assert!(sari.get(&page).await.shows("Claimed"));
        let second = ratna.upload(&format!("{page}/edit"), "", b"", &beside).await;
        assert_eq!(second.status, 409, "{}", second.text);
    })
    .await;
}

#[tokio::test]
async fn people_trained_on_are_summed_and_an_objection_counts_nowhere() {
    on_both(MODULES, async |world| {
        let ratna = world.person("Ratna Wibowo", Role::ProgrammeOfficer, None).await;
        let sari = world.person("Sari Example", Role::MonitoringOfficer, None).await;
        let lacking = ratna.upload(NEW, "", b"", &form(&[("kind", "trained")])).await;
        assert!(
            lacking.status == 422 && lacking.shows("number of people"),
            "{}",
            lacking.text
        );
        for (number, answer) in [("30", "no-objection"), ("12", "no-objection"), ("500", "objects")] {
            let page = enter(
                &ratna,
                &[("kind", "trained"), ("number", number), ("parties", "TH")],
            )
            .await;
            let how = [("version", "1"), ("verified_how", "Saw the lists.")];
            assert_eq!(sari.post(&format!("{page}/verification"), &how).await.status, 303);
            let clear = [
                ("version", "2"),
                ("party", "TH"),
                ("answer", answer),
                ("answered_on", "1 August 2024"),
                ("heard_from", "Focal point"),
            ];
            assert_eq!(
                ratna.post(&format!("{page}/clearances"), &clear).await.status,
                303
            );
        }
        assert_eq!(whole(&world, "onward-trained").await, 42.0);
        assert_eq!(whole(&world, "outcomes-trained").await, 2.0);
        let first_half = Ask {
            to: jiff::civil::date(2024, 5, 31),
            ..Ask::year(2024)
        };
        assert_eq!(count(&world, "onward-trained", &first_half).await[0].1, 0.0);
        // The list is filtered and taken away as it is seen.
        let list = sari.get(&format!("{NEW}?stand=objected")).await;
        assert!(list.shows("1 outcome"), "{}", list.text);
        let file = sari
            .get(&format!(
                "{NEW}/export/csv?stand=cleared&year=2024&party=TH&kind=trained"
            ))
            .await;
        assert_eq!(file.text.lines().count(), 3, "{}", file.text);
        for lang in ["en", "id"] {
            for path in [NEW.to_owned(), format!("{NEW}/new")] {
                assert!(
                    !sari.get(&format!("{path}?lang={lang}")).await.shows("\u{27e6}"),
                    "{path}"
                );
            }
        }
    })
    .await;
}

#[tokio::test]
async fn a_focal_point_reads_what_is_shared_about_its_party_and_not_who_said_so() {
    on_both(MODULES, async |world| {
        let (thailand, indonesia) = (party_of(&world, "TH").await, party_of(&world, "ID").await);
        let ratna = world.person("Ratna Wibowo", Role::ProgrammeOfficer, None).await;
        let somchai = world
            .person("Somchai Dee", Role::FocalPoint, Some(thailand))
            .await;
        let other = world
            .person("Jakarta Desk", Role::FocalPoint, Some(indonesia))
            .await;
        let hidden = enter(&ratna, &[("words", "For the office alone.")]).await;
        let shared = enter(&ratna, &[("words", "For both of us."), ("shared", "yes")]).await;
        assert_eq!(somchai.get(&hidden).await.status, 404);
        let seen = somchai.get(&shared).await;
        assert!(seen.status == 200 && seen.shows("For both of us"));
        for word in [
            "Anan Example",
            "Letter of 12 July",
            "roundtable",
            "Nepal",
            "/edit",
        ] {
            assert!(!seen.shows(word), "{word}: {}", seen.text);
        }
        let list = somchai.get(NEW).await;
        assert!(
            list.shows("For both of us") && !list.shows("For the office alone") && !list.shows("Nepal"),
            "{}",
            list.text
        );
        let file = somchai.get(&format!("{NEW}/export/csv")).await.text;
        assert!(
            !file.contains("office alone") && !file.contains("Anan") && !file.contains("Nepal"),
            "{file}"
        );
        assert_eq!(other.get(&shared).await.status, 404);
        assert!(!other.get(NEW).await.shows("For both"));
        assert_ne!(somchai.get(&format!("{shared}/edit")).await.status, 200);
        assert_ne!(
            somchai
                .post(
                    &format!("{shared}/verification"),
                    &[("version", "1"), ("verified_how", "x")]
                )
                .await
                .status,
            303
        );
        let officer = world
            .person("Anan Dee", Role::FrontlineOfficer, Some(thailand))
            .await;
        assert_eq!(officer.get(NEW).await.status, 404);
        assert_eq!(officer.get(&shared).await.status, 404);
        // The trail of a party tells of what it may read: a line for each of the two concerned.
        let told = "select count(*) from audit_line where noun = 'outcome' and party is not null";
        assert_eq!(world.number(told).await, 2);
        let nowhere = ratna
            .upload(NEW, "", b"", &form(&[("parties", "Atlantis")]))
            .await;
        assert!(nowhere.status == 422 && nowhere.shows("No party is called Atlantis"));
    })
    .await;
}
