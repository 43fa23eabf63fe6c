//! Lists as their readers like to see them: columns that they choose, views that they keep.

use axum::http::StatusCode;
use balai_kernel::{actor::Role, test::on_both};

use super::{MODULES, enter, focal, party_of, ratna};

const PARTIES: &str = "/app/directory/parties";

#[tokio::test]
async fn a_reader_chooses_columns_and_the_file_follows() {
    on_both(MODULES, async |world| {
        let ratna = ratna(&world).await;
        let usual = ratna.get(PARTIES).await;
        assert!(usual.shows(">Region<") && !usual.shows(">THA<"));
        let chosen = ratna
            .get("/app/views/columns?path=/app/directory/parties&kind=state&page=3&column=name&column=iso3")
            .await;
        assert_eq!(
            chosen.location.as_deref(),
            Some("/app/directory/parties?columns=name%2Ciso3&kind=state")
        );
        let page = ratna.get(chosen.location.as_deref().expect("a list")).await;
        assert!(page.shows(">THA<") && page.shows(">Thailand<"));
        assert!(!page.shows(">Oceania<"), "the region was not chosen");
        assert!(!page.shows("INTERPOL"), "the filter stays");

        let file = ratna
            .get("/app/directory/parties/export/csv?kind=state&columns=name,iso3")
            .await;
        let head = file.text.lines().next().expect("a heading");
        assert!(head.contains("Name") && head.contains("ISO code") && !head.contains("Region"));
        let whole = ratna.get("/app/directory/parties/export/csv").await;
        assert!(whole.text.lines().next().expect("a heading").contains("UN code"));
    })
    .await;
}

#[tokio::test]
async fn a_column_for_the_office_is_for_nobody_else_whatever_the_address_says() {
    on_both(MODULES, async |world| {
        let ratna = ratna(&world).await;
        let note = [("kind", "call"), ("words", "Dates.")];
        ratna
            .post("/app/directory/parties/TH/contact-notes/new", &note)
            .await;
        let viet_nam = party_of(&world, "VN").await;
        let linh = focal(&world, "Linh Tran", viet_nam).await;
        let asked = "?columns=name,last-contact,focal-points&sort=name";
        assert!(
            ratna
                .get(&format!("{PARTIES}{asked}"))
                .await
                .shows("Last contact")
        );
        let page = linh.get(&format!("{PARTIES}{asked}")).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(!page.shows("Last contact") && !page.shows("10 February 2025"));
        let file = linh
            .get(&format!("/app/directory/parties/export/csv{asked}"))
            .await;
        assert!(!file.shows("Last contact") && !file.shows("2025-02-10") && file.shows("Thailand"));
    })
    .await;
}

#[tokio::test]
async fn a_view_is_kept_renamed_and_removed_by_its_owner_alone() {
    on_both(MODULES, async |world| {
        let ratna = ratna(&world).await;
        let list = ratna
            .get("/app/directory/parties?status=member&columns=name,iso3&page=2")
            .await;
        assert!(list.shows("Save this view"));
        let form = [
            ("path", PARTIES),
            ("query", "columns=name%2Ciso3&status=member&page=2&told=x"),
            ("name", "  Members,  short "),
        ];
        let saved = ratna.post("/app/views", &form).await;
        assert_eq!(
            saved.location.as_deref(),
            Some("/app/directory/parties?columns=name%2Ciso3&status=member&told=view-saved")
        );
        let list = ratna.get(PARTIES).await;
        assert!(list.shows("href=\"/app/directory/parties?columns=name%2Ciso3&amp;status=member\""));
        assert!(list.shows(">Members, short<"));
        assert!(
            !ratna.get("/app/directory/people").await.shows("Members, short"),
            "a view belongs to its list"
        );

        // The same name again is the same view.
        let again = [
            ("path", PARTIES),
            ("query", "kind=state"),
            ("name", "Members, short"),
        ];
        ratna.post("/app/views", &again).await;
        assert_eq!(world.number("select count(*) from saved_view").await, 1);

        let own = ratna.get("/app/views?path=/app/directory/parties").await;
        let at = own.text.find("/app/views/").expect("a view");
        let at: String = own.text[at..]
            .chars()
            .take_while(|c| *c != '"')
            .collect::<String>()
            .trim_end_matches("/name")
            .to_owned();
        let budi = world.person("Budi Santoso", Role::CoManager, None).await;
        assert!(!budi.get(PARTIES).await.shows("Members, short"));
        for (path, fields) in [("name", vec![("name", "Mine")]), ("removal", Vec::new())] {
            let act = budi.post(&format!("{at}/{path}"), &fields).await;
            assert_eq!(act.status, StatusCode::NOT_FOUND, "{path}");
        }
        let other = [("path", PARTIES), ("query", "kind=state"), ("name", "States")];
        ratna.post("/app/views", &other).await;
        let taken = ratna.post(&format!("{at}/name"), &[("name", "States")]).await;
        assert_eq!(taken.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(taken.shows("Choose another name"));
        ratna
            .post(&format!("{at}/name"), &[("name", "All members")])
            .await;
        assert!(ratna.get(PARTIES).await.shows(">All members<"));
        ratna.post(&format!("{at}/removal"), &[]).await;
        assert!(!ratna.get(PARTIES).await.shows(">All members<"));
    })
    .await;
}

#[tokio::test]
async fn people_and_bodies_are_lists_of_chosen_columns_too() {
    on_both(MODULES, async |world| {
        let ratna = ratna(&world).await;
        enter(
            &ratna,
            "Kanya Suwan",
            "TH",
            &[("own-script", "กัญญา สุวรรณ"), ("agency", "Royal Police")],
        )
        .await;
        let page = ratna
            .get("/app/directory/people?columns=name,agency-kind,code")
            .await;
        assert!(page.shows(">TH</td>") && page.shows(">Police</td>"));
        assert!(!page.shows(">Thailand</td>"));
        let file = ratna
            .get("/app/directory/people/export/csv?columns=name,own-script")
            .await;
        assert!(file.shows("กัญญา สุวรรณ") && !file.shows("Royal Police"));
        let bodies = ratna
            .get("/app/directory/bodies?kind=working-group&columns=name,code&sort=-name")
            .await;
        assert!(bodies.shows(">wg-trafficking<") && !bodies.shows("Alumni"));
        let file = ratna.get("/app/directory/bodies/export/csv?kind=network").await;
        assert!(file.shows("Alumni") && !file.shows("Disruption"));
        let stale = ratna.get("/app/directory/stale?columns=name,term").await;
        assert_eq!(stale.status, StatusCode::OK);
    })
    .await;
}
