//! Stories of saved views that need no list, and properties of what is kept.

use std::collections::BTreeMap;

use axum::http::StatusCode;
use proptest::prelude::*;

use super::{MODULE, is_list, store, tidy_name};
use crate::{
    actor::Role,
    module::Module,
    test::{World, on_both},
    web::Listing,
};

const MODULES: &[Module] = &[MODULE];

#[tokio::test]
async fn a_choice_of_columns_leads_to_lists_of_this_office_alone() {
    on_both(MODULES, async |world: World| {
        let ratna = world.person("Ratna Wibowo", Role::ProgrammeOfficer, None).await;
        for path in [
            "//elsewhere.example",
            "/signout",
            "/app//x",
            "https:%2F%2Fx",
            "/app/%5Cx",
            "",
        ] {
            let at = format!("/app/views/columns?path={path}&column=name");
            assert_eq!(ratna.get(&at).await.status, StatusCode::NOT_FOUND, "{path}");
            let kept = [("path", path), ("query", "a=b"), ("name", "Mine")];
            let kept = ratna.post("/app/views", &kept).await;
            assert_eq!(kept.status, StatusCode::UNPROCESSABLE_ENTITY, "{path}");
        }
        let on = ratna
            .get("/app/views/columns?path=/app/x&sort=-name&column=a&column=b")
            .await;
        assert_eq!(on.location.as_deref(), Some("/app/x?columns=a%2Cb&sort=-name"));
        let stranger = world.stranger().get("/app/views").await;
        assert_eq!(stranger.status, StatusCode::SEE_OTHER);
    })
    .await;
}

#[tokio::test]
async fn there_is_room_for_thirty_views_of_a_list() {
    on_both(MODULES, async |world: World| {
        let ratna = world.person("Ratna Wibowo", Role::ProgrammeOfficer, None).await;
        for n in 0..store::MOST {
            let name = format!("View {n}");
            let view = [("path", "/app/x"), ("query", "a=b"), ("name", name.as_str())];
            assert_eq!(
                ratna.post("/app/views", &view).await.status,
                StatusCode::SEE_OTHER
            );
        }
        let more = [("path", "/app/x"), ("query", "a=b"), ("name", "One more")];
        let more = ratna.post("/app/views", &more).await;
        assert_eq!(more.status, StatusCode::UNPROCESSABLE_ENTITY);
        let known = [("path", "/app/x"), ("query", "a=c"), ("name", "View 3")];
        assert_eq!(
            ratna.post("/app/views", &known).await.status,
            StatusCode::SEE_OTHER
        );
        let unnamed = [("path", "/app/x"), ("query", "a=c"), ("name", "  ")];
        let unnamed = ratna.post("/app/views", &unnamed).await;
        assert_eq!(unnamed.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            unnamed.shows("value=\"a=c\""),
            "what was to be kept is still there"
        );
    })
    .await;
}

proptest! {
    #[test]
    fn a_view_shows_the_list_as_it_was_kept(
        pairs in proptest::collection::btree_map("[a-z]{1,8}", "\\PC{0,40}", 0..6),
    ) {
        let listing = Listing::of(pairs);
        let query = listing.query();
        prop_assert_eq!(Listing::parse(&query).query(), query.clone());
        // It can stand in an address as it is.
        prop_assert!(query.chars().all(|c| c.is_ascii_graphic() && !matches!(c, '"' | '<' | '#')));
    }

    #[test]
    fn a_name_is_one_line_with_something_in_it(typed in any::<String>()) {
        if let Some(name) = tidy_name(&typed) {
            prop_assert!(!name.is_empty() && name.chars().count() <= super::LONGEST_NAME);
            prop_assert!(!name.chars().any(char::is_control));
            prop_assert_eq!(tidy_name(&name), Some(name.clone()));
        }
    }

    #[test]
    fn what_is_no_page_of_the_workspace_is_no_list(path in "\\PC{0,30}") {
        if is_list(&path) {
            prop_assert!(path.starts_with("/app/") && !path.contains("//") && !path.contains('?'));
        }
    }
}

#[test]
fn the_page_and_what_was_told_last_are_no_part_of_a_view() {
    let pairs = [
        ("page", "3"),
        ("told", "view-saved"),
        ("lang", "id"),
        ("status", "member"),
    ];
    let pairs: BTreeMap<String, String> = pairs
        .into_iter()
        .map(|(key, value)| (key.to_owned(), value.to_owned()))
        .collect();
    assert_eq!(Listing::of(pairs).query(), "status=member");
}
