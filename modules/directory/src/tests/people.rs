//! Who sees whom, and two people who edit one record.

use axum::http::StatusCode;
use balai_kernel::{actor::Role, test::on_both};

use super::{MODULES, enter, focal, party_of, ratna, version};

#[tokio::test]
async fn the_office_and_the_own_focal_point_see_a_person_and_another_partys_does_not() {
    on_both(MODULES, async |world| {
        let (thailand, viet_nam) = (party_of(&world, "TH").await, party_of(&world, "VN").await);
        let ratna = ratna(&world).await;
        let somchai = focal(&world, "Somchai Dee", thailand).await;
        let linh = focal(&world, "Linh Tran", viet_nam).await;
        let kanya = enter(&ratna, "Kanya Suwan", "TH", &[("own-script", "กัญญา สุวรรณ")]).await;

        for who in [&ratna, &somchai] {
            let page = who.get(&kanya).await;
            assert_eq!(page.status, StatusCode::OK);
            assert!(page.shows("Kanya Suwan") && page.shows("กัญญา สุวรรณ"));
            assert!(
                who.get("/app/directory/people?q=kanya")
                    .await
                    .shows("Kanya Suwan")
            );
        }
        assert_eq!(linh.get(&kanya).await.status, StatusCode::NOT_FOUND);
        assert!(!linh.get("/app/directory/people").await.shows("Kanya Suwan"));
        let file = linh.get("/app/directory/people/export/csv").await;
        assert_eq!(file.status, StatusCode::OK);
        assert!(!file.shows("Kanya"));
        assert_eq!(
            linh.post(&format!("{kanya}/confirmation"), &[]).await.status,
            StatusCode::NOT_FOUND
        );
        assert_eq!(world.stranger().get(&kanya).await.status, StatusCode::SEE_OTHER);
    })
    .await;
}

#[tokio::test]
async fn an_administrator_sees_no_names() {
    on_both(MODULES, async |world| {
        let ratna = ratna(&world).await;
        let admin = world.person("Ade Admin", Role::Administrator, None).await;
        let kanya = enter(&ratna, "Kanya Suwan", "TH", &[]).await;
        assert_eq!(admin.get(&kanya).await.status, StatusCode::NOT_FOUND);
        assert_eq!(
            admin.get("/app/directory/people").await.status,
            StatusCode::NOT_FOUND
        );
        let party = admin.get("/app/directory/parties/TH").await;
        assert_eq!(party.status, StatusCode::OK);
        assert!(!party.shows("Kanya"));
    })
    .await;
}

#[tokio::test]
async fn a_person_is_found_by_a_name_in_any_script_and_order() {
    on_both(MODULES, async |world| {
        let ratna = ratna(&world).await;
        enter(&ratna, "Nguyễn Văn Bình", "VN", &[]).await;
        enter(&ratna, "Kanya Suwan", "TH", &[("own-script", "กัญญา สุวรรณ")]).await;
        for q in ["binh%20nguyen", "NGUY%E1%BB%84N", "van"] {
            let page = ratna.get(&format!("/app/directory/people?q={q}")).await;
            assert!(page.shows("Nguyễn Văn Bình") && !page.shows("Kanya"), "{q}");
        }
        let thai = ratna
            .get("/app/directory/people?q=%E0%B8%81%E0%B8%B1%E0%B8%8D%E0%B8%8D%E0%B8%B2")
            .await;
        assert!(thai.shows("Kanya Suwan") && !thai.shows("Bình"));
        assert!(
            ratna
                .get("/app/directory/people?q=%25")
                .await
                .shows("Kanya Suwan")
        );
    })
    .await;
}

#[tokio::test]
async fn the_second_of_two_editors_is_told_field_by_field() {
    on_both(MODULES, async |world| {
        let ratna = ratna(&world).await;
        let budi = world.person("Budi Santoso", Role::ProgrammeOfficer, None).await;
        let kanya = enter(&ratna, "Kanya Suwan", "TH", &[]).await;
        let edit = format!("{kanya}/edit");
        let stood = version(&ratna.get(&edit).await);
        let first = [
            ("version", stood.as_str()),
            ("written", "Kanya Suwannarat"),
            ("party", "TH"),
        ];
        assert_eq!(ratna.post(&edit, &first).await.status, StatusCode::SEE_OTHER);

        let second = [
            ("version", stood.as_str()),
            ("written", "Kanya Suvan"),
            ("party", "TH"),
        ];
        let told = budi.post(&edit, &second).await;
        assert_eq!(told.status, StatusCode::CONFLICT);
        assert!(told.shows("Kanya Suvan") && told.shows("Kanya Suwannarat"));
        assert!(ratna.get(&kanya).await.shows("Kanya Suwannarat"));

        let now = version(&budi.get(&edit).await);
        let again = [
            ("version", now.as_str()),
            ("written", "Kanya Suvan"),
            ("party", "TH"),
        ];
        assert_eq!(budi.post(&edit, &again).await.status, StatusCode::SEE_OTHER);
        let page = ratna.get(&kanya).await;
        assert!(page.shows("Budi Santoso"), "the history names who changed it");
    })
    .await;
}

#[tokio::test]
async fn who_moves_to_another_party_leaves_the_sight_of_the_old_one() {
    on_both(MODULES, async |world| {
        let (thailand, viet_nam) = (party_of(&world, "TH").await, party_of(&world, "VN").await);
        let ratna = ratna(&world).await;
        let somchai = focal(&world, "Somchai Dee", thailand).await;
        let linh = focal(&world, "Linh Tran", viet_nam).await;
        let person = enter(&ratna, "Anna Nguyen", "TH", &[]).await;
        let edit = format!("{person}/edit");
        let stood = version(&ratna.get(&edit).await);
        let moved = [
            ("version", stood.as_str()),
            ("written", "Anna Nguyen"),
            ("party", "VN"),
        ];
        ratna.post(&edit, &moved).await;
        assert_eq!(somchai.get(&person).await.status, StatusCode::NOT_FOUND);
        assert_eq!(linh.get(&person).await.status, StatusCode::OK);
    })
    .await;
}

#[tokio::test]
async fn a_focal_point_enters_people_of_the_own_party_only() {
    on_both(MODULES, async |world| {
        let thailand = party_of(&world, "TH").await;
        let somchai = focal(&world, "Somchai Dee", thailand).await;
        let own = enter(&somchai, "Prasert Chai", "TH", &[]).await;
        assert_eq!(somchai.get(&own).await.status, StatusCode::OK);
        for party in ["VN", ""] {
            let refused = somchai
                .post(
                    "/app/directory/people/new",
                    &[("written", "Thu Pham"), ("party", party)],
                )
                .await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(refused.shows("Thu Pham"), "what was typed is not lost");
        }
        assert_eq!(world.number("select count(*) from person").await, 1);
    })
    .await;
}

#[tokio::test]
async fn hostile_names_are_shown_as_text_and_no_name_is_refused() {
    on_both(MODULES, async |world| {
        let ratna = ratna(&world).await;
        let person = enter(&ratna, "<script>alert(1)</script> Anna\u{202e} Hill", "TH", &[]).await;
        let page = ratna.get(&person).await;
        assert!(page.shows("&lt;script&gt;") && !page.shows("<script>alert"));
        assert!(!page.shows("\u{202e}"));
        for name in ["", "  ", "N/A", "\u{202e}"] {
            let refused = ratna
                .post("/app/directory/people/new", &[("written", name)])
                .await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{name:?}");
        }
        let long = ratna
            .post("/app/directory/people/new", &[("written", &"Anna ".repeat(400))])
            .await;
        assert_eq!(long.status, StatusCode::UNPROCESSABLE_ENTITY);
    })
    .await;
}

#[tokio::test]
async fn a_shared_mailbox_is_marked_and_identifies_nobody() {
    on_both(MODULES, async |world| {
        let ratna = ratna(&world).await;
        let box_of = [("email", "immigration@th.example")];
        let one = enter(&ratna, "Kanya Suwan", "TH", &box_of).await;
        enter(&ratna, "Prasert Chai", "TH", &box_of).await;
        assert!(ratna.get(&one).await.shows("shared"));
        let found = crate::person::store::by_address(&world.app.db, "immigration@th.example")
            .await
            .expect("the database");
        assert!(found.is_empty());
        assert_eq!(world.number("select count(*) from same_person").await, 0);
    })
    .await;
}
