//! Stories of the dashboard.

use balai_kernel::{
    actor::Role,
    test::{Someone, on_both},
};
use jiff::civil::date;

use super::gone;
use crate::{
    MODULE,
    risk::tests::{party, path},
};

#[test]
fn half_of_the_year_is_gone_in_july_and_all_of_the_last_one() {
    assert!((gone(2025, date(2025, 7, 2)) - 0.5).abs() < 0.01);
    assert_eq!(gone(2024, date(2025, 7, 2)), 1.0);
    assert_eq!(gone(2026, date(2025, 7, 2)), 0.0);
}

/// Plans an activity and leads it to a state.
async fn planned(who: &Someone<'_>, title: &str, kind: &str, when: &str, states: &[&str]) -> String {
    let made = who
        .post(
            "/app/plan/activities",
            &[("title", title), ("kind", kind), ("when", when)],
        )
        .await;
    let id = path(made.location).rsplit('/').next().unwrap().to_owned();
    for (at, state) in states.iter().enumerate() {
        let version = (at + 1).to_string();
        let to = [("state", *state), ("version", version.as_str())];
        let done = who.post(&format!("/app/plan/activities/{id}/states"), &to).await;
        assert_eq!(done.status, 303, "{state}: {}", done.text);
    }
    id
}

/// The part of a page between an id and the next section.
fn part<'a>(text: &'a str, id: &str) -> &'a str {
    let at = text
        .find(&format!("id=\"{id}\""))
        .unwrap_or_else(|| panic!("no part {id}"));
    let rest = &text[at..];
    &rest[..rest.find("</section>").unwrap_or(rest.len())]
}

#[tokio::test]
async fn ratna_reads_in_a_minute_what_is_on_late_and_at_risk() {
    on_both(&[MODULE, balai_directory::MODULE], async |world| {
        let nicha = world.person("Nicha Example", Role::ProgrammeOfficer, None).await;
        let ratna = world.person("Ratna Example", Role::CoManager, None).await;
        // A product needs nobody's yes.
        planned(
            &nicha,
            "Newsletter of February",
            "product",
            "February 2025",
            &["submitted", "planned"],
        )
        .await;
        planned(
            &nicha,
            "Film for frontline officers",
            "product",
            "20 February 2025",
            &["submitted", "planned"],
        )
        .await;
        planned(
            &nicha,
            "Handbook of January",
            "product",
            "20 January 2025",
            &["submitted", "planned"],
        )
        .await;
        let study = planned(&nicha, "Study of sea routes", "study", "3 March 2025", &[]).await;
        let far = planned(&nicha, "Study of rivers", "study", "3 October 2025", &[]).await;
        let about = format!("activity:{far}");
        let risk = [
            ("words", "No budget"),
            ("cause", "Late"),
            ("consequence", "None"),
            ("likelihood", "4"),
            ("impact", "4"),
            ("treatment", "Ask"),
            ("review", "10 March 2025"),
            ("about", about.as_str()),
        ];
        assert_eq!(nicha.post("/app/plan/risks", &risk).await.status, 303);
        let seen = ratna.get("/app/plan/dashboard").await;
        assert_eq!(seen.status, 200, "{}", seen.text);
        let text = &seen.text;
        assert!(part(text, "now").contains("Newsletter of February"), "{text}");
        assert!(part(text, "next").contains("Film for frontline"), "{text}");
        assert!(part(text, "late").contains("Handbook of January") && part(text, "late").contains("21 days"));
        let threatened = part(text, "at-risk");
        assert!(threatened.contains("Study of sea routes") && threatened.contains("not approved"));
        assert!(threatened.contains("nobody looks after it") && !threatened.contains("Handbook"));
        assert!(part(text, "risks").contains("No budget"));
        // What waits for a yes stands there from the submission on.
        assert!(!part(text, "waiting").contains("sea routes"));
        let sent = nicha
            .post(
                &format!("/app/plan/activities/{study}/approval"),
                &[("version", "1")],
            )
            .await;
        assert_eq!(sent.status, 303, "{}", sent.text);
        let text = ratna.get("/app/plan/dashboard").await.text;
        assert!(
            part(&text, "waiting").contains("Study of sea routes")
                && part(&text, "waiting").contains("Nicha Example")
        );
        assert!(part(&text, "at-risk").contains("Study of sea routes"));
    })
    .await;
}

#[tokio::test]
async fn the_co_chairs_edition_holds_nothing_of_the_office_and_others_have_none() {
    on_both(&[MODULE, balai_directory::MODULE], async |world| {
        let nicha = world.person("Nicha Example", Role::ProgrammeOfficer, None).await;
        let (jakarta, bangkok) = (party(&world, "ID").await, party(&world, "TH").await);
        let dewi = world
            .person("Dewi Example", Role::FocalPoint, Some(jakarta))
            .await;
        let somchai = world
            .person("Somchai Example", Role::FocalPoint, Some(bangkok))
            .await;
        planned(
            &nicha,
            "Film for frontline officers",
            "product",
            "20 February 2025",
            &["submitted", "planned"],
        )
        .await;
        planned(&nicha, "Quiet study", "study", "21 February 2025", &[]).await;
        let idea = [("title", "A course on stamps"), ("words", "Please.")];
        assert_eq!(somchai.post("/app/plan/suggestions", &idea).await.status, 303);
        let seen = dewi.get("/app/plan/dashboard").await;
        assert!(
            seen.shows("edition for the co-chairs") && seen.shows("Film for frontline"),
            "{}",
            seen.text
        );
        for inner in [
            "Quiet study",
            "course on stamps",
            "Nicha Example",
            "Waiting for a yes",
            "nobody looks after",
        ] {
            assert!(!seen.shows(inner), "{inner}");
        }
        assert_eq!(somchai.get("/app/plan/dashboard").await.status, 404);
        assert_eq!(world.stranger().get("/app/plan/dashboard").await.status, 303);
    })
    .await;
}

#[tokio::test]
async fn the_dashboard_asks_the_database_few_questions() {
    on_both(&[MODULE, balai_directory::MODULE], async |world| {
        let ratna = world.person("Ratna Example", Role::CoManager, None).await;
        let seen = ratna.get("/app/plan/dashboard").await;
        assert!(seen.statements <= 18, "{}", seen.statements);
    })
    .await;
}

#[tokio::test]
async fn kofis_targets_say_baseline_year_and_a_sentence_whose_versions_stay() {
    let modules = [MODULE, balai_directory::MODULE, balai_kernel::measure::MODULE];
    on_both(&modules, async |world| {
        let kofi = world.person("Kofi Example", Role::MonitoringOfficer, None).await;
        let nicha = world.person("Nicha Example", Role::ProgrammeOfficer, None).await;
        let ratna = world.person("Ratna Example", Role::CoManager, None).await;
        let table = "/app/measures/targets-table?year=2025";
        assert!(kofi.get(table).await.shows("aim-alumni"));
        assert_eq!(nicha.get(table).await.status, 403);
        let typed = [
            ("version-alumni", "0"),
            ("aim-alumni", "200"),
            ("baseline-alumni", "50"),
            ("from-alumni", "2023"),
            ("said-alumni", "Two courses had to wait."),
        ];
        let mut wrong = typed.to_vec();
        wrong[1] = ("aim-alumni", "many");
        let seen = kofi.post(table, &wrong).await;
        assert!(
            seen.status == 422 && seen.shows("Two courses had to wait."),
            "{}",
            seen.text
        );
        assert_eq!(nicha.post(table, &typed).await.status, 403);
        assert_eq!(kofi.post(table, &typed).await.status, 303);
        // Whoever comes second with another number is told; the same sentence is no second version.
        let mut second = typed.to_vec();
        second[1] = ("aim-alumni", "300");
        assert_eq!(ratna.post(table, &second).await.status, 409);
        assert_eq!(world.number("select count(*) from target_words").await, 1);
        let said = [
            ("version-alumni", "1"),
            ("aim-alumni", "200"),
            ("baseline-alumni", "50"),
            ("from-alumni", "2023"),
            ("said-alumni", "Both courses were held in May."),
        ];
        assert_eq!(ratna.post(table, &said).await.status, 303);
        let page = nicha.get("/app/measures/alumni?year=2025").await;
        for shown in [
            "50 (2023)",
            "200",
            "Both courses were held",
            "Two courses had to wait.",
            "Kofi Example",
            "Ratna Example",
        ] {
            assert!(page.shows(shown), "{shown}: {}", page.text);
        }
        let dashboard = ratna.get("/app/plan/dashboard").await;
        let aims = part(&dashboard.text, "aims").to_owned();
        assert!(
            aims.contains("Both courses were held") && aims.contains("behind"),
            "{aims}"
        );
        // The co-chairs read the figure and the target, not the sentence.
        let jakarta = party(&world, "ID").await;
        let dewi = world
            .person("Dewi Example", Role::FocalPoint, Some(jakarta))
            .await;
        let seen = dewi.get("/app/plan/dashboard").await;
        assert!(
            part(&seen.text, "aims").contains("200") && !seen.shows("Both courses"),
            "{}",
            seen.text
        );
    })
    .await;
}
