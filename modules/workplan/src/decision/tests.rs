//! Stories of decisions.

use balai_kernel::{actor::Role, test::on_both};

use crate::{
    MODULE,
    risk::tests::{party, path},
};

const DECISION: [(&str, &str); 5] = [
    ("title", "Trainings are held in two countries"),
    ("reason", "Visas take three months."),
    ("alternatives", "One country for all: too far for the Pacific."),
    ("by", "co-managers"),
    ("day", "3 February 2025"),
];

#[tokio::test]
async fn ratnas_decision_is_found_looked_at_and_replaced() {
    on_both(&[MODULE, balai_kernel::desk::MODULE], async |world| {
        let ratna = world.person("Ratna Example", Role::CoManager, None).await;
        let helen = world.person("Helen Example", Role::CoManager, None).await;
        let mut fields = DECISION.to_vec();
        fields[4] = ("day", "3 March 2025");
        assert_eq!(ratna.post("/app/plan/decisions", &fields).await.status, 422);
        let mut fields = DECISION.to_vec();
        fields.push(("review", "20 February 2025"));
        let kept = ratna.post("/app/plan/decisions", &fields).await;
        assert_eq!(kept.status, 303, "{}", kept.text);
        let first = path(kept.location);
        for found in [
            "/app/plan/decisions?q=visas",
            "/app/plan/decisions?q=pacific",
            "/app/search?q=Pacific",
        ] {
            assert!(
                helen
                    .get(found)
                    .await
                    .shows("Trainings are held in two countries"),
                "{found}"
            );
        }
        assert!(
            !helen
                .get("/app/plan/decisions?q=moon")
                .await
                .shows("two countries")
        );

        let look = [
            ("version", "1"),
            ("found", "Visas still take that long."),
            ("review", "20 August 2025"),
        ];
        assert_eq!(helen.post(&format!("{first}/reviews"), &look).await.status, 303);
        assert_eq!(ratna.post(&format!("{first}/reviews"), &look).await.status, 409);
        assert!(ratna.get(&first).await.shows("Visas still take that long."));

        let id = first.rsplit('/').next().unwrap();
        let mut fields = DECISION.to_vec();
        fields[0] = ("title", "Trainings are held in three countries");
        fields.push(("replaces", id));
        let second = path(ratna.post("/app/plan/decisions", &fields).await.location);
        let old = helen.get(&first).await;
        assert!(
            old.shows("A later decision stands in the place of this one"),
            "{}",
            old.text
        );
        assert!(
            helen
                .get(&second)
                .await
                .shows("Trainings are held in two countries")
        );
        assert!(!helen.get("/app/plan/decisions").await.shows("two countries"));
        // It is replaced once, and not looked at any more.
        assert_eq!(ratna.post("/app/plan/decisions", &fields).await.status, 422);
        let late = [("version", "3"), ("found", "Still."), ("review", "")];
        assert_eq!(helen.post(&format!("{first}/reviews"), &late).await.status, 422);
        assert_eq!(world.number("select count(*) from decision").await, 2);
    })
    .await;
}

#[tokio::test]
async fn a_body_decides_by_its_name_and_only_the_office_writes() {
    on_both(&[MODULE, balai_directory::MODULE], async |world| {
        let ratna = world.person("Ratna Example", Role::CoManager, None).await;
        let jakarta = party(&world, "ID").await;
        let dewi = world
            .person("Dewi Example", Role::FocalPoint, Some(jakarta))
            .await;
        let mut fields = DECISION.to_vec();
        fields[3] = ("by", "body");
        assert_eq!(ratna.post("/app/plan/decisions", &fields).await.status, 422);
        fields.extend([("body", "steering-group"), ("shared", "yes")]);
        let kept = ratna.post("/app/plan/decisions", &fields).await;
        assert_eq!(kept.status, 303, "{}", kept.text);
        let page = path(kept.location);
        let seen = dewi.get(&page).await;
        assert!(
            seen.shows("Steering Group") && !seen.shows("Ratna Example"),
            "{}",
            seen.text
        );
        assert_eq!(dewi.get(&format!("{page}/edit")).await.status, 403);
        assert_eq!(dewi.post("/app/plan/decisions", &fields).await.status, 403);
        let inside = path(ratna.post("/app/plan/decisions", &DECISION).await.location);
        assert_eq!(dewi.get(&inside).await.status, 404);
        assert!(dewi.get("/app/plan/decisions").await.shows("One decision"));
        // Two editors: the second is told field by field.
        let mut edit = DECISION.to_vec();
        edit.extend([("version", "1"), ("source", "Call of 3 February")]);
        assert_eq!(ratna.post(&inside, &edit).await.status, 303);
        edit.retain(|(name, _)| *name != "source");
        edit.push(("source", "Letter of 3 February"));
        let second = ratna.post(&inside, &edit).await;
        assert!(
            second.status == 409 && second.shows("Call of 3 February"),
            "{}",
            second.text
        );
    })
    .await;
}
