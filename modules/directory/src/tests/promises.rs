//! What was promised, by whom, by when, and what became of it.

use balai_kernel::{
    actor::Role,
    test::{Someone, on_both},
};

use super::{focal, party_of, ratna};
use crate::MODULE;

const LIST: &str = "/app/directory/parties/TH/promises";

fn form<'f>(words: &'f str, shared: &'f str, more: &[(&'f str, &'f str)]) -> Vec<(&'f str, &'f str)> {
    let mut form = vec![
        ("kind", "by-party"),
        ("words", words),
        ("source", "Call of the co-manager"),
        ("made", "2024-06-05"),
        ("due", "2025-01-31"),
        ("shared", shared),
    ];
    form.retain(|(key, _)| more.iter().all(|(other, _)| other != key));
    form.extend_from_slice(more);
    form
}

/// The address of the only promise that a page leads to.
fn only(page: &str) -> String {
    let at = page.find("/app/directory/promises/").expect("a promise");
    page[at..].chars().take_while(|c| *c != '"').collect()
}

async fn add(who: &Someone<'_>, words: &str, shared: &str) {
    let added = who.post(&format!("{LIST}/new"), &form(words, shared, &[])).await;
    assert_eq!(added.status, 303, "{}", added.text);
}

#[tokio::test]
async fn a_promise_is_open_until_it_is_kept_and_today_tells_who_is_to_ask() {
    on_both(&[MODULE], async |world| {
        let ratna = ratna(&world).await;
        add(&ratna, "A second focal point", "").await;
        let page = ratna.get(LIST).await;
        assert!(
            page.shows("A second focal point") && page.shows("late"),
            "{}",
            page.text
        );
        assert!(
            ratna
                .get("/app/directory/promises")
                .await
                .shows("A second focal point")
        );

        let edit = only(&page.text);
        let half = form(
            "A second focal point",
            "",
            &[("version", "1"), ("outcome", "kept")],
        );
        let wrong = ratna.post(&edit, &half).await;
        assert_eq!(wrong.status, 422);
        assert!(wrong.shows("give the day"), "{}", wrong.text);
        let early = form(
            "A second focal point",
            "",
            &[("version", "1"), ("outcome", "kept"), ("settled", "2024-01-01")],
        );
        assert_eq!(ratna.post(&edit, &early).await.status, 422);
        let kept = form(
            "A second focal point",
            "",
            &[("version", "1"), ("outcome", "kept"), ("settled", "2025-02-03")],
        );
        assert_eq!(ratna.post(&edit, &kept).await.status, 303);
        assert!(!ratna.get("/app/directory/promises").await.shows("A second"));
        assert!(ratna.get(LIST).await.shows("3 February 2025"));
        // Whoever was second is told what stands there.
        let second = form("Another", "", &[("version", "1")]);
        let conflict = ratna.post(&edit, &second).await;
        assert_eq!(conflict.status, 409, "{}", conflict.text);
    })
    .await;
}

#[tokio::test]
async fn a_party_reads_what_is_shared_with_it_and_nothing_else() {
    on_both(&[MODULE], async |world| {
        let ratna = ratna(&world).await;
        add(&ratna, "For both of us", "yes").await;
        add(&ratna, "For the office alone", "").await;
        let thailand = party_of(&world, "TH").await;
        let desk = focal(&world, "Thailand Desk", thailand).await;
        for path in [LIST, "/app/directory/promises"] {
            let page = desk.get(path).await;
            assert!(page.shows("For both of us"), "{path}: {}", page.text);
            assert!(
                !page.shows("office alone") && !page.shows("Call of the co-manager"),
                "{path}"
            );
        }
        let page = ratna.get(LIST).await.text;
        let edit = only(&page);
        assert_ne!(desk.get(&edit).await.status, 200);
        assert_ne!(desk.get(&format!("{LIST}/new")).await.status, 200);

        let indonesia = party_of(&world, "ID").await;
        let other = focal(&world, "Jakarta Desk", indonesia).await;
        assert_eq!(other.get(LIST).await.status, 404);
        assert!(!other.get("/app/directory/promises").await.shows("For both"));
        let officer = world
            .person("Officer Anan", Role::FrontlineOfficer, Some(thailand))
            .await;
        assert_eq!(officer.get(LIST).await.status, 404);
        assert_eq!(other.get(&edit).await.status, 404);
        // Its trail tells of what it may read.
        let trail = desk.get("/app/directory/parties/TH/trail").await;
        assert!(trail.shows("Promise"), "{}", trail.text);
        let told = world
            .number("select count(*) from audit_line where noun = 'promise' and party is not null")
            .await;
        assert_eq!(told, 1);
    })
    .await;
}
