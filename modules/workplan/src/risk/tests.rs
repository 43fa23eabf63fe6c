//! Stories of risks.

use balai_directory::{PartyId, party};
use balai_kernel::{
    actor::Role,
    test::{World, on_both},
};

use super::{Level, level};
use crate::MODULE;

/// The party with this code.
pub(crate) async fn party(world: &World, code: &str) -> PartyId {
    party::store::by_code(&world.app.db, code)
        .await
        .unwrap()
        .unwrap()
        .id
}

/// The path to which an act led, without what was told.
pub(crate) fn path(location: Option<String>) -> String {
    location.unwrap().split('?').next().unwrap().to_owned()
}

const RISK: [(&str, &str); 7] = [
    ("words", "The training centre is not free in March"),
    ("cause", "The host renovates it."),
    ("consequence", "Twenty officers wait for a year."),
    ("likelihood", "4"),
    ("impact", "3"),
    ("treatment", "Ask Jakarta for rooms."),
    ("review", "10 March 2025"),
];

#[test]
fn a_risk_is_high_from_twelve_and_low_up_to_four() {
    assert_eq!(level(2, 2), Level::Low);
    assert_eq!(level(1, 5), Level::Medium);
    assert_eq!(level(3, 4), Level::High);
    assert_eq!(level(5, 5), Level::High);
}

#[tokio::test]
async fn nichas_risk_is_rated_again_and_closed_with_its_reason() {
    on_both(&[MODULE, balai_kernel::desk::MODULE], async |world| {
        let nicha = world.person("Nicha Example", Role::ProgrammeOfficer, None).await;
        let ratna = world.person("Ratna Example", Role::CoManager, None).await;
        let mut fields = RISK.to_vec();
        fields[3] = ("likelihood", "6");
        assert_eq!(nicha.post("/app/plan/risks", &fields).await.status, 422);
        let kept = nicha.post("/app/plan/risks", &RISK).await;
        assert_eq!(kept.status, 303, "{}", kept.text);
        let page = path(kept.location);
        let seen = ratna.get(&page).await;
        assert!(seen.shows("high, 4 × 3") && seen.shows("the office as a whole"), "{}", seen.text);

        // A look says what changed and gives the next day; who comes second is told.
        let look = [
            ("version", "1"),
            ("likelihood", "2"),
            ("impact", "3"),
            ("rated", "Jakarta offers rooms."),
            ("review", "10 April 2025"),
        ];
        let ratings = format!("{page}/ratings");
        assert_eq!(nicha.post(&ratings, &look[..4]).await.status, 422);
        assert_eq!(nicha.post(&ratings, &look).await.status, 303);
        let second = ratna.post(&ratings, &[&look[..3], &[("rated", "Bangkok offers some."), look[4]]].concat()).await;
        assert_eq!(second.status, 409);
        assert!(second.shows("Bangkok offers some."), "what was typed is still there: {}", second.text);
        let seen = ratna.get(&page).await;
        assert!(seen.shows("medium, 2 × 3") && seen.shows("high, 4 × 3"), "{}", seen.text);
        assert!(seen.shows("Jakarta offers rooms."));

        let closure = format!("{page}/closure");
        assert_eq!(nicha.post(&closure, &[("version", "2")]).await.status, 422);
        let because = [("version", "2"), ("because", "It was held in Jakarta.")];
        assert_eq!(nicha.post(&closure, &because).await.status, 303);
        assert!(nicha.get(&page).await.shows("Closed: It was held in Jakarta."));
        assert!(!nicha.get("/app/plan/risks").await.shows("training centre"));
        assert!(nicha.get("/app/plan/risks?state=closed").await.shows("training centre"));
        assert!(nicha.get("/app/search?q=renovates").await.shows("training centre"));
        assert_eq!(
            world.number("select count(*) from audit_line where noun = 'risk' and act in ('created', 'rated', 'ended')").await,
            3
        );
    })
    .await;
}

#[tokio::test]
async fn the_co_chairs_read_what_is_shared_and_others_read_nothing() {
    on_both(&[MODULE, balai_directory::MODULE], async |world| {
        let nicha = world.person("Nicha Example", Role::ProgrammeOfficer, None).await;
        let (jakarta, bangkok) = (party(&world, "ID").await, party(&world, "TH").await);
        let dewi = world
            .person("Dewi Example", Role::FocalPoint, Some(jakarta))
            .await;
        let somchai = world
            .person("Somchai Example", Role::FocalPoint, Some(bangkok))
            .await;
        let inside = path(nicha.post("/app/plan/risks", &RISK).await.location);
        let mut fields = RISK.to_vec();
        fields[0] = ("words", "A member asks for another month");
        fields.push(("shared", "yes"));
        let shared = path(nicha.post("/app/plan/risks", &fields).await.location);
        let list = dewi.get("/app/plan/risks?state=all").await;
        assert!(
            list.shows("another month") && !list.shows("training centre"),
            "{}",
            list.text
        );
        assert!(list.shows("One risk"), "{}", list.text);
        assert_eq!(dewi.get(&inside).await.status, 404);
        let page = dewi.get(&shared).await;
        assert!(
            page.status == 200 && !page.shows("Nicha Example"),
            "{}",
            page.text
        );
        assert_eq!(
            dewi.post(
                &format!("{shared}/closure"),
                &[("version", "1"), ("because", "No.")]
            )
            .await
            .status,
            403
        );
        // Thailand chairs another body, if any: not the one that steers.
        assert_eq!(somchai.get("/app/plan/risks").await.status, 404);
        assert_eq!(somchai.get(&shared).await.status, 404);
        // A chair whose term ends reads no longer.
        world
            .script("update body_chair set until_on = '2025-02-09'")
            .await;
        let dewi = world.person_again("dewi.example@test.example").await;
        assert_eq!(dewi.get(&shared).await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn a_risk_of_an_activity_does_not_tell_the_co_chairs_its_name_before_they_may_know_it() {
    on_both(&[MODULE, balai_directory::MODULE], async |world| {
        let nicha = world.person("Nicha Example", Role::ProgrammeOfficer, None).await;
        let jakarta = party(&world, "ID").await;
        let dewi = world
            .person("Dewi Example", Role::FocalPoint, Some(jakarta))
            .await;
        let made = nicha
            .post(
                "/app/plan/activities",
                &[
                    ("title", "Study of quiet routes"),
                    ("kind", "study"),
                    ("when", "June 2025"),
                ],
            )
            .await;
        let id = path(made.location).rsplit('/').next().unwrap().to_owned();
        let about = format!("activity:{id}");
        let mut fields = RISK.to_vec();
        fields.extend([("shared", "yes"), ("about", about.as_str())]);
        let shared = path(nicha.post("/app/plan/risks", &fields).await.location);
        assert!(nicha.get(&shared).await.shows("Study of quiet routes"));
        let page = dewi.get(&shared).await;
        assert!(
            page.shows("an activity") && !page.shows("quiet routes"),
            "{}",
            page.text
        );
        assert!(!dewi.get("/app/plan/risks").await.shows("quiet routes"));
        // What nobody offers cannot be chosen.
        let mut fields = RISK.to_vec();
        fields.push(("about", "activity:00000000-0000-0000-0000-000000000001"));
        assert_eq!(nicha.post("/app/plan/risks", &fields).await.status, 422);
        let hostile = [("words", "<script>alert(1)</script>\u{202e}")];
        let mut fields = RISK.to_vec();
        fields[0] = hostile[0];
        let page = path(nicha.post("/app/plan/risks", &fields).await.location);
        let seen = nicha.get(&page).await;
        assert!(!seen.shows("<script>alert") && !seen.shows("\u{202e}"));
    })
    .await;
}
