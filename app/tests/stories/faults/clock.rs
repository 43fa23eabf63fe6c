//! The machine's clock is set back.

use balai_kernel::{actor::Role, audit};

use super::result;
use crate::on_empty;

#[tokio::test]
async fn a_clock_that_is_set_back_an_hour_shuts_nobody_out_and_breaks_no_chain() {
    on_empty(async |world| {
        let nicha = world.person("Nicha Phanit", Role::ProgrammeOfficer, None).await;
        let plan = async |title: &str| {
            let fields = [("title", title), ("kind", "study")];
            nicha.post("/app/plan/activities", &fields).await.status
        };
        assert_eq!(plan("Before").await, 303);
        while audit::chain(&world.app.db).await.unwrap() > 0 {}
        world.app.clock.advance(-3_600);
        assert_eq!(nicha.get("/app").await.status, 200, "the session still holds");
        assert_eq!(plan("An hour earlier").await, 303);
        let tried = world
            .stranger()
            .post(
                "/signin",
                &[("email", "nobody@office.example"), ("password", "x")],
            )
            .await;
        assert_eq!(tried.status, 422, "the door counts on: {}", tried.text);
        world.work().await;
        while audit::chain(&world.app.db).await.unwrap() > 0 {}
        let (lines, broken) = audit::verify(&world.app.db).await.unwrap();
        assert!(lines >= 2 && broken.is_none(), "{broken:?}");
        world.app.clock.advance(7_200);
        assert_eq!(plan("After").await, 303);
        assert_eq!(
            nicha
                .get("/app/plan?q=earlier")
                .await
                .text
                .matches("An hour earlier")
                .count()
                .min(1),
            1
        );
    })
    .await;
    result("both: the clock stepped back an hour, sessions and the door went on, the audit holds");
}
