//! An initiative's page: baseline, what the measures say today, target.

use balai_kernel::{Module, actor::Role, test::on_both};

use crate::event::tests::{MODULES as OWN, completed, party, planned};

async fn put(who: &balai_kernel::test::Someone<'_>, measure: &str, fields: &[(&str, &str)]) {
    let seen = who.post(&format!("/app/measures/{measure}/target"), fields).await;
    assert_eq!(seen.status, 303, "{}", seen.text);
}

#[tokio::test]
async fn mei_reads_how_far_an_initiative_is_on_its_way_to_a_target() {
    let modules: Vec<Module> = OWN.into_iter().chain([balai_kernel::measure::MODULE]).collect();
    on_both(&modules, async |world| {
        let mei = world.person("Mei Monitor", Role::MonitoringOfficer, None).await;
        let thai = party(&world, "TH").await;
        let kanya = world.person("Kanya Focal", Role::FocalPoint, Some(thai)).await;
        let page = mei.get("/app/plan/initiatives/2").await;
        assert!(page.shows("No targets yet"), "{}", page.text);
        assert!(page.shows("Figures of 2025"), "{}", page.text);

        for (title, initiative) in [("Course", "2"), ("Other course", "3")] {
            let event = planned(&mei, title, "3-7 June 2024", false).await;
            let plan = [
                ("version", "1"),
                ("title", title),
                ("kind", "training"),
                ("when", "3-7 June 2024"),
                ("initiative", initiative),
                // Of the two courses, the first belongs to a project.
                ("project", if initiative == "2" { "rilon" } else { "" }),
            ];
            let id = event.rsplit('/').next().unwrap();
            let saved = mei.post(&format!("/app/plan/activities/{id}"), &plan).await;
            assert_eq!(saved.status, 303, "{}", saved.text);
            let states = format!("/app/plan/activities/{id}/states");
            for (version, state) in [("2", "planned"), ("3", "completed")] {
                let step = mei.post(&states, &[("state", state), ("version", version)]).await;
                assert_eq!(step.status, 303, "{}", step.text);
            }
            for family in ["Alpha", "Beta", "Gamma"] {
                let fields = [("family", family), ("party", "TH"), ("status", "attended")];
                let seen = mei.post(&format!("{event}/people"), &fields).await;
                assert_eq!(seen.status, 303, "{}", seen.text);
            }
        }
        // From 1 to 5, and 3 today: half of the way. Six people came to the office as a whole.
        let year = [("year", "2024"), ("about", "initiative:2"), ("version", "0")];
        put(
            &mei,
            "participations",
            &[&year[..], &[("baseline", "1"), ("aim", "5")]].concat(),
        )
        .await;
        put(
            &mei,
            "trainings",
            &[&year[..], &[("baseline", ""), ("aim", "1")]].concat(),
        )
        .await;
        let page = mei.get("/app/plan/initiatives/2").await;
        let row = |text: &str, measure: &str, by: &str| -> String {
            let from = text.find(&format!("/app/measures/{measure}?year=2024&amp;by={by}\">"));
            let from = from.unwrap_or_else(|| panic!("{text}"));
            let row = text[from..].split("</tr>").next().unwrap();
            let mut words = String::new();
            let mut is_tag = true;
            for c in row.chars() {
                match c {
                    '<' => is_tag = true,
                    '>' => {
                        is_tag = false;
                        words.push(' ');
                    }
                    c if !is_tag => words.push(c),
                    _ => {}
                }
            }
            words.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        let table = page.text.split("Baseline and target").last().unwrap();
        let ours = row(table, "participations", "initiative");
        assert_eq!(ours, "Participations 2024 1 3 5 50.0%");
        let ours = row(table, "trainings", "initiative");
        assert_eq!(ours, "Trainings 2024 not set 1 1 reached");
        // A project has its own, and beside it its initiative's.
        let own = [("year", "2024"), ("about", "project:rilon"), ("version", "0")];
        put(
            &mei,
            "participations",
            &[&own[..], &[("baseline", "0"), ("aim", "4")]].concat(),
        )
        .await;
        let project = mei.get("/app/plan/projects/rilon").await;
        let title = "Baseline and target of its initiative";
        let (before, of_initiative) = project.text.split_once(title).unwrap();
        let ours = row(
            before.split("Baseline and target").last().unwrap(),
            "participations",
            "project",
        );
        assert_eq!(ours, "Participations 2024 0 3 4 75.0%");
        let theirs = row(of_initiative, "participations", "initiative");
        assert_eq!(theirs, "Participations 2024 1 3 5 50.0%");
        // What is computed of the whole is for the office.
        let theirs = kanya.get("/app/plan/initiatives/2").await;
        assert!(theirs.shows("Baseline") && !theirs.shows("50.0%") && !theirs.shows("Figures of"));
        let event = planned(&mei, "Not of any", "4 June 2024", false).await;
        completed(&mei, &event).await;
        assert!(mei.get("/app/plan").await.shows("2, Regional cooperation"));
        assert!(mei.get("/app/events").await.shows("2, Regional cooperation"));
    })
    .await;
}
