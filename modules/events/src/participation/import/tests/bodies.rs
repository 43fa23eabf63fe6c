//! Inputs to bodies under the several names that lists give a body.

use balai_kernel::{actor::Role, import::Standing, test::on_both};

use super::{MODULES, bring, shown};

fn list(body: &str) -> String {
    format!("Body,Meeting,Date,Input\n{body},Third meeting,12 May 2024,a paper on indicators\n")
}

const INPUTS: &str = "select count(*) from body_input";

#[tokio::test]
async fn a_body_is_the_same_one_by_its_short_and_its_full_name() {
    on_both(MODULES, async |world| {
        let app = &world.app;
        let full = "Working Group on Trafficking in Persons";
        let first = bring(app, "inputs.csv", list(full).as_bytes()).await;
        assert_eq!(first.count(Standing::New), 1, "{}", shown(&first));
        for other in [
            "WGTIP",
            "Trafficking in persons working group",
            "Kelompok Kerja Perdagangan Orang",
            "Working Group on Trafficking in Persons (WGTIP)",
            full,
        ] {
            let again = bring(app, "inputs.csv", list(other).as_bytes()).await;
            assert_eq!(again.count(Standing::Same), 1, "{other}: {}", shown(&again));
        }
        assert_eq!(world.number(INPUTS).await, 1);
        for other in ["TEG-RR", "Working Group on Trafficking in Persons (TEG-RR)"] {
            let new = bring(app, "inputs.csv", list(other).as_bytes()).await;
            assert_eq!(new.count(Standing::New), 1, "{other}: {}", shown(&new));
        }
        assert_eq!(world.number(INPUTS).await, 3);
    })
    .await;
}

#[tokio::test]
async fn an_input_entered_in_the_app_is_known_to_a_list_with_the_short_name() {
    on_both(MODULES, async |world| {
        let dewi = world.person("Dewi Example", Role::ProgrammeOfficer, None).await;
        let form = [
            ("body", "wg-trafficking"),
            ("meeting", "Third meeting"),
            ("when", "12 May 2024"),
            ("summary", "a paper on indicators"),
        ];
        let sent = dewi.post("/app/events/inputs", &form).await;
        assert!(sent.status.is_redirection(), "{sent:?}");
        let again = bring(&world.app, "inputs.csv", list("WGTIP").as_bytes()).await;
        assert_eq!(again.count(Standing::Same), 1, "{}", shown(&again));
        let found = dewi
            .get("/app/events/inputs?q=trafficking+in+persons+third")
            .await;
        assert!(
            found.shows("Third meeting"),
            "the list is still searched by its words: {}",
            found.text
        );
    })
    .await;
}

#[tokio::test]
async fn a_body_that_becomes_known_later_keeps_its_inputs() {
    on_both(MODULES, async |world| {
        let app = &world.app;
        let text = list("Quaxgroup of desks");
        assert_eq!(
            bring(app, "inputs.csv", text.as_bytes())
                .await
                .count(Standing::New),
            1
        );
        assert_eq!(
            bring(app, "inputs.csv", text.as_bytes())
                .await
                .count(Standing::Same),
            1
        );
        let dewi = world.person("Dewi Example", Role::ProgrammeOfficer, None).await;
        let body = [
            ("name-en", "Quaxgroup of desks"),
            ("name_en", "Quaxgroup of desks"),
            ("name", "Quaxgroup of desks"),
            ("kind", "expert-group"),
        ];
        let made = dewi.post("/app/directory/bodies/new", &body).await;
        assert!(made.status.is_redirection(), "{made:?}");
        let later = bring(app, "inputs.csv", text.as_bytes()).await;
        assert_eq!(later.count(Standing::Changes), 1, "{}", shown(&later));
        assert_eq!(world.number(INPUTS).await, 1);
        assert_eq!(
            world
                .number("select count(*) from body_input where body is not null")
                .await,
            1
        );
        let again = bring(app, "inputs.csv", text.as_bytes()).await;
        assert_eq!(again.count(Standing::Same), 1, "{}", shown(&again));
    })
    .await;
}
