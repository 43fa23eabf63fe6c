//! What holds of differences whatever the plans, and the story of a year with its review.

use balai_kernel::{
    Id,
    actor::Role,
    store::Day,
    test::{Someone, World, on_both},
    text::Lang,
};
use jiff::civil::date;
use proptest::prelude::*;

use super::{Differences, Line, Reasons, differences, words};
use crate::MODULE;

prop_compose! {
    fn lines()(n in 0..6_u128, title in "[ab]", month in proptest::option::of(1..5_i8), place in proptest::option::of("[x]"), budget in proptest::option::of(0..2_i64)) -> Line {
        Line {
            activity: Id::of(uuid::Uuid::from_u128(n)),
            code: format!("A{n}"),
            title,
            kind: "training".to_owned(),
            from_on: month.map(|month| Day(date(2025, month, 1))),
            to_on: month.map(|month| Day(date(2025, month, 2))),
            precision: "range".to_owned(),
            place,
            budget,
            currency: budget.map(|_| "USD".to_owned()),
        }
    }
}

/// A plan holds each activity once.
fn plans() -> impl Strategy<Value = Vec<Line>> {
    proptest::collection::vec(lines(), 0..8).prop_map(|mut all| {
        all.sort_by_key(|line| line.activity);
        all.dedup_by_key(|line| line.activity);
        all
    })
}

/// The plan that differences make of another.
fn applied(before: &[Line], all: &Differences) -> Vec<Line> {
    let mut out: Vec<Line> = before.to_vec();
    out.retain(|line| !all.dropped.iter().any(|(gone, _)| gone.activity == line.activity));
    let moved = all.moved.iter().map(|(_, after)| after);
    let changed = all.changed.iter().map(|(_, after, _)| after);
    for after in moved.chain(changed) {
        if let Some(line) = out.iter_mut().find(|line| line.activity == after.activity) {
            *line = after.clone();
        }
    }
    out.extend(all.added.iter().cloned());
    out.sort_by_key(|line| line.activity);
    out
}

proptest! {
    #[test]
    fn a_plan_does_not_differ_from_itself(plan in plans()) {
        let none = differences(&plan, &plan, &Reasons::new());
        prop_assert!(none.is_empty());
        prop_assert_eq!(words::sentence(Lang::EN, &none), "Nothing changed.");
    }

    #[test]
    fn differences_make_the_later_plan_of_the_earlier_one(before in plans(), after in plans()) {
        let found = differences(&before, &after, &Reasons::new());
        prop_assert_eq!(applied(&before, &found), after);
    }

    #[test]
    fn what_is_added_one_way_is_dropped_the_other(before in plans(), after in plans()) {
        let there = differences(&before, &after, &Reasons::new());
        let back = differences(&after, &before, &Reasons::new());
        let dropped: Vec<Line> = back.dropped.into_iter().map(|(line, _)| line).collect();
        prop_assert_eq!(there.added, dropped);
        prop_assert_eq!(there.moved.len(), back.moved.len());
    }
}

/// Plans an activity that needs nobody's yes, and takes it into the plan.
async fn planned(who: &Someone<'_>, title: &str, when: &str) -> String {
    let fields = [("title", title), ("kind", "product"), ("when", when)];
    let seen = who.post("/app/plan/activities", &fields).await;
    let location = seen.location.unwrap_or_else(|| panic!("{}", seen.text));
    let path = location.split('?').next().unwrap().to_owned();
    step(who, &path, "1", "planned", "").await;
    path
}

async fn step(who: &Someone<'_>, path: &str, version: &str, state: &str, reason: &str) {
    let fields = [("state", state), ("version", version), ("reason", reason)];
    let done = who.post(&format!("{path}/states"), &fields).await;
    assert_eq!(done.status, 303, "{}", done.text);
}

async fn open(world: &World) -> String {
    use balai_kernel::store::{Conn as _, Sql};
    let sql = Sql::Same("select id from approval order by submitted_at desc, id desc limit 1");
    let (id,): (Id<super::PlanVersion>,) = world.app.db.one(sql, Vec::new()).await.unwrap();
    format!("/app/plan/approvals/{id}")
}

/// Both co-managers answer, and the co-chairs by letter.
async fn approve(world: &World, managers: &[&Someone<'_>], officer: &Someone<'_>) {
    let open = open(world).await;
    for one in managers {
        let said = one
            .post(&format!("{open}/answers"), &[("answer", "approve")])
            .await;
        assert_eq!(said.status, 303, "{}", said.text);
    }
    for seat in ["co-chair:ID", "co-chair:AU"] {
        let fields = [
            ("seat", seat),
            ("answer", "approve"),
            ("said_by", "Ambassador Example"),
            ("said_how", "note-verbale"),
            ("said_on", "10 February 2025"),
        ];
        let said = officer.post(&format!("{open}/records"), &fields).await;
        assert_eq!(said.status, 303, "{}", said.text);
    }
}

#[tokio::test]
async fn the_mid_term_review_of_2025_says_in_words_what_became_of_the_plan() {
    on_both(&[MODULE, balai_kernel::desk::MODULE], async |world| {
        let nicha = world.person("Nicha Example", Role::ProgrammeOfficer, None).await;
        let ratna = world.person("Ratna Example", Role::CoManager, None).await;
        let helen = world.person("Helen Example", Role::CoManager, None).await;
        let moved = planned(&nicha, "Guide for interviews", "April 2025").await;
        let gone = planned(&nicha, "Guide for ports", "May 2025").await;
        let away = planned(&nicha, "Guide for roads", "June 2025").await;
        let year = "/app/plan/versions?year=2025";
        assert!(nicha.get(year).await.shows("No version yet"));
        let first = nicha.post("/app/plan/versions", &[("year", "2025")]).await;
        assert_eq!(first.status, 303, "{}", first.text);
        assert!(ratna.get("/app").await.shows("Work plan 2025"));
        // While one waits there is no other.
        assert_eq!(
            nicha.post("/app/plan/versions", &[("year", "2025")]).await.status,
            422
        );
        approve(&world, &[&ratna, &helen], &nicha).await;
        let listed = nicha.get(year).await;
        assert!(
            listed.shows("Work plan 2025, version 1") && listed.shows("Nothing changed."),
            "{}",
            listed.text
        );

        // One moved, one cancelled with its reason, one gone to another year, one more.
        let fields = [
            ("title", "Guide for interviews"),
            ("kind", "product"),
            ("when", "June 2025"),
            ("version", "2"),
        ];
        assert_eq!(nicha.post(&moved, &fields).await.status, 303);
        step(&nicha, &gone, "2", "cancelled", "The port closed").await;
        let fields = [
            ("title", "Guide for roads"),
            ("kind", "product"),
            ("when", "June 2026"),
            ("version", "2"),
        ];
        assert_eq!(nicha.post(&away, &fields).await.status, 303);
        planned(&nicha, "Guide for airports", "September 2025").await;
        let since = nicha.get(year).await;
        assert!(
            since.shows("One added, one moved from April to June, two dropped because: The port closed."),
            "{}",
            since.text
        );
        // What was approved stands as it was.
        assert_eq!(world.number("select count(*) from plan_line").await, 3);

        let form = nicha.get("/app/plan/versions/new?year=2025").await;
        let field = |path: &str| format!("reason-{}", path.rsplit('/').next().unwrap());
        assert!(
            form.shows(&field(&gone)) && form.shows(&field(&away)),
            "{}",
            form.text
        );
        let review = [
            ("year", "2025"),
            ("kind", "mid-term"),
            ("review_on", "10 February 2025"),
            ("summary", "We begin <i>later</i> than we thought."),
        ];
        let silent = nicha.post("/app/plan/versions", &review).await;
        assert!(
            silent.status == 422 && silent.shows("Say of each activity"),
            "{}",
            silent.text
        );
        let reason = field(&away);
        let mut said = review.to_vec();
        said.push((&reason, "The road is not built yet"));
        let made = nicha.post("/app/plan/versions", &said).await;
        assert_eq!(made.status, 303, "{}", made.text);
        approve(&world, &[&helen, &ratna], &nicha).await;
        let path = made.location.unwrap();
        let page = nicha.get(path.split('?').next().unwrap()).await;
        assert!(
            page.shows("Work plan 2025, version 2") && page.shows("mid-term review"),
            "{}",
            page.text
        );
        assert!(
            page.shows("two dropped because: The port closed; The road is not built yet."),
            "{}",
            page.text
        );
        assert!(
            page.shows("We begin &lt;i&gt;later") && page.shows("by note verbale"),
            "{}",
            page.text
        );
        let indonesian = nicha.keeping("balai-language=id").get(year).await;
        assert!(
            indonesian.shows("Rencana kerja 2025, versi 2"),
            "{}",
            indonesian.text
        );

        let admin = world.person("Arif Example", Role::Administrator, None).await;
        assert_eq!(admin.get(path.split('?').next().unwrap()).await.status, 404);
        assert_eq!(admin.get(year).await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn a_plan_that_was_returned_never_becomes_a_version() {
    on_both(&[MODULE, balai_kernel::desk::MODULE], async |world| {
        let nicha = world.person("Nicha Example", Role::ProgrammeOfficer, None).await;
        let ratna = world.person("Ratna Example", Role::CoManager, None).await;
        world.person("Helen Example", Role::CoManager, None).await;
        assert_eq!(
            nicha.post("/app/plan/versions", &[("year", "2025")]).await.status,
            422
        );
        planned(&nicha, "Guide", "April 2025").await;
        assert_eq!(
            nicha.post("/app/plan/versions", &[("year", "2025")]).await.status,
            303
        );
        let back = [("answer", "return"), ("comment", "The Pacific is missing.")];
        let open = open(&world).await;
        assert_eq!(ratna.post(&format!("{open}/answers"), &back).await.status, 303);
        assert_eq!(
            world
                .number("select count(*) from plan_version where number is not null")
                .await,
            0
        );
        assert!(nicha.get("/app").await.shows("returned by Ratna Example"));
        let page = nicha.get("/app/plan/versions?year=2025").await;
        assert!(
            page.shows("not approved") && page.shows("Submit the plan of the year"),
            "{}",
            page.text
        );
        assert_eq!(
            nicha.post("/app/plan/versions", &[("year", "2025")]).await.status,
            303
        );
    })
    .await;
}
