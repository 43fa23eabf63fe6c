//! What a party may read about what was done with its information.

use axum::http::StatusCode;
use balai_kernel::test::on_both;

use super::{MODULES, enter, focal, party_of, ratna};

const TRAIL: &str = "/app/directory/parties/TH/trail";

#[tokio::test]
async fn a_party_reads_what_was_done_and_the_office_acts_as_a_function() {
    on_both(MODULES, async |world| {
        let thailand = party_of(&world, "TH").await;
        let (ratna, somchai) = (ratna(&world).await, focal(&world, "Somchai Dee", thailand).await);
        assert!(somchai.get(TRAIL).await.shows("Nothing was done yet"));
        enter(&ratna, "Kanya Suwan", "TH", &[]).await;
        let at = "/app/directory/parties/TH/agencies/new";
        somchai.post(at, &[("name", "Immigration Bureau")]).await;
        let trail = somchai.get(TRAIL).await;
        assert!(
            trail.shows("Person: added") && trail.shows("Agency: added"),
            "{}",
            trail.text
        );
        assert!(
            trail.shows("Programme officer") && !trail.shows("Ratna"),
            "{}",
            trail.text
        );
        assert!(!trail.shows("Kanya"), "what stood there is not told");
        let page = somchai.get("/app/directory/parties/TH").await;
        assert!(page.shows(TRAIL));
    })
    .await;
}

#[tokio::test]
async fn nobody_else_reads_the_trail_of_a_party() {
    on_both(MODULES, async |world| {
        let viet_nam = party_of(&world, "VN").await;
        let (ratna, linh) = (ratna(&world).await, focal(&world, "Linh Tran", viet_nam).await);
        for who in [&ratna, &linh] {
            assert_eq!(who.get(TRAIL).await.status, StatusCode::NOT_FOUND);
            assert!(!who.get("/app/directory/parties/TH").await.shows(TRAIL));
        }
    })
    .await;
}
