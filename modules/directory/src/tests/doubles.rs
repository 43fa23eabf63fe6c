//! Two records that may be one person.

use axum::http::StatusCode;
use balai_kernel::test::{Someone, World, on_both};

use super::{MODULES, enter, focal, party_of, ratna};

/// The address of the only open suggestion.
async fn suggestion(who: &Someone<'_>) -> String {
    let page = who.get("/app/directory/suggestions").await;
    let at = page
        .text
        .find("/app/directory/suggestions/")
        .expect("a suggestion");
    page.text[at..].chars().take_while(|c| *c != '"').collect()
}

async fn counted(world: &World) -> i64 {
    world
        .number("select count(*) from person where merged_into is null")
        .await
}

#[tokio::test]
async fn the_same_decision_leads_one_record_to_the_other_and_can_be_taken_back() {
    on_both(MODULES, async |world| {
        let ratna = ratna(&world).await;
        let first = enter(&ratna, "Kanya Suwan", "TH", &[]).await;
        let second = enter(&ratna, "SUWAN Kanya", "TH", &[]).await;
        assert_eq!(counted(&world).await, 2, "nothing is merged by itself");
        let at = suggestion(&ratna).await;
        let page = ratna.get(&at).await;
        assert!(page.shows("Kanya Suwan") && page.shows("SUWAN Kanya"));
        assert!(
            page.statements <= 8,
            "the pair took {} statements",
            page.statements
        );

        let refused = ratna
            .post(&format!("{at}/decision"), &[("decision", "perhaps")])
            .await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        ratna
            .post(&format!("{at}/decision"), &[("decision", "keep-first")])
            .await;
        assert_eq!(counted(&world).await, 1);
        assert_eq!(ratna.get(&second).await.location.as_deref(), Some(first.as_str()));
        // The history of the record that is kept says which other one was joined with it.
        let kept = ratna.get(&first).await;
        assert!(
            kept.shows("joined another record with it") && kept.shows("SUWAN Kanya"),
            "{}",
            kept.text
        );
        let twice = ratna
            .post(&format!("{at}/decision"), &[("decision", "different")])
            .await;
        assert_eq!(twice.status, StatusCode::UNPROCESSABLE_ENTITY);

        ratna.post(&format!("{at}/reopening"), &[]).await;
        assert_eq!(counted(&world).await, 2);
        assert_eq!(ratna.get(&second).await.status, StatusCode::OK);
        assert!(ratna.get(&first).await.shows("parted another record from it"));

        ratna
            .post(&format!("{at}/decision"), &[("decision", "different")])
            .await;
        assert_eq!(counted(&world).await, 2);
        assert!(
            ratna
                .get("/app/directory/suggestions")
                .await
                .shows("Nothing to decide")
        );
    })
    .await;
}

#[tokio::test]
async fn of_three_records_taking_back_one_decision_keeps_the_other() {
    on_both(MODULES, async |world| {
        let ratna = ratna(&world).await;
        for name in ["Kanya Suwan", "SUWAN Kanya", "kanya suwan"] {
            enter(&ratna, name, "TH", &[]).await;
        }
        assert_eq!(world.number("select count(*) from same_person").await, 3);
        let mut decided = Vec::new();
        while counted(&world).await > 1 {
            let at = suggestion(&ratna).await;
            ratna.post(&format!("{at}/decision"), &[("decision", "keep-second")]).await;
            decided.push(at);
        }
        assert_eq!(decided.len(), 2, "the third pair has nothing left to decide");
        let chained = "select count(*) from person a join person b on b.id = a.merged_into where b.merged_into is not null";
        assert_eq!(world.number(chained).await, 0, "everyone leads to the last one at once");
        ratna.post(&format!("{}/reopening", decided[0]), &[]).await;
        assert_eq!(counted(&world).await, 2);
        assert_eq!(world.number(chained).await, 0);
    })
    .await;
}

#[tokio::test]
async fn suggestions_are_for_the_office_alone() {
    on_both(MODULES, async |world| {
        let ratna = ratna(&world).await;
        let thailand = party_of(&world, "TH").await;
        let somchai = focal(&world, "Somchai Dee", thailand).await;
        enter(&ratna, "Kanya Suwan", "TH", &[]).await;
        enter(&ratna, "SUWAN Kanya", "TH", &[]).await;
        let at = suggestion(&ratna).await;
        assert_eq!(
            somchai.get("/app/directory/suggestions").await.status,
            StatusCode::NOT_FOUND
        );
        assert_eq!(somchai.get(&at).await.status, StatusCode::NOT_FOUND);
        let act = somchai
            .post(&format!("{at}/decision"), &[("decision", "different")])
            .await;
        assert_eq!(act.status, StatusCode::NOT_FOUND);
    })
    .await;
}
