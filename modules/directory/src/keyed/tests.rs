//! Stories of what is suggested: spelled otherwise too, and never somebody whom the reader may not
//! see.

use balai_kernel::{
    Actor, account,
    keying::{Asked, Cells, Suggestion},
    test::{Someone, World, on_both},
    text::Lang,
};

use super::suggest;
use crate::tests::{enter, focal, party_of, ratna};

async fn actor(world: &World, who: &Someone<'_>) -> Actor {
    let id = who.account.expect("an account");
    let row = account::find(&world.app.db, id).await.expect("an answer");
    account::actor(&world.app, &row.expect("an account"))
        .await
        .expect("an actor")
}

async fn asked(world: &World, actor: &Actor, field: &str, typed: &str) -> Vec<Suggestion> {
    let row = Cells::new();
    let asked = Asked {
        kind: "participants",
        field,
        typed,
        row: &row,
        most: 8,
    };
    suggest(&world.app, actor, asked).await.expect("suggestions")
}

#[tokio::test]
async fn a_name_spelled_otherwise_is_proposed_with_what_else_is_known_of_the_person() {
    on_both(&[crate::MODULE], async |world| {
        let ratna = ratna(&world).await;
        enter(&ratna, "Mohammad Rahman", "BD", &[("agency", "Border Guard")]).await;
        let office = actor(&world, &ratna).await;
        for typed in ["moh", "Rahm", "Muhammad Rahman", "MOHAMMAD RAHMAN"] {
            let found = asked(&world, &office, "name", typed).await;
            assert_eq!(found.len(), 1, "{typed}");
            assert_eq!(found[0].value, "Mohammad Rahman");
            assert_eq!(found[0].about, "Border Guard · Bangladesh");
            assert!(found[0].fills.contains(&("agency", "Border Guard".to_owned())));
            assert!(found[0].fills.contains(&("party", "Bangladesh".to_owned())));
        }
        for typed in ["", "m", "%", "_ahman", "zz"] {
            assert!(asked(&world, &office, "name", typed).await.is_empty(), "{typed}");
        }
        assert_eq!(
            asked(&world, &office, "party", "bangla").await[0].value,
            "Bangladesh"
        );
        assert_eq!(asked(&world, &office, "party", "bd").await[0].value, "Bangladesh");
        let agencies = asked(&world, &office, "agency", "guard").await;
        assert_eq!(agencies[0].value, "Border Guard");
        assert!(agencies[0].fills.contains(&("party", "Bangladesh".to_owned())));
    })
    .await;
}

#[tokio::test]
async fn nobody_is_suggested_to_who_may_not_see_them() {
    on_both(&[crate::MODULE], async |world| {
        let ratna = ratna(&world).await;
        enter(&ratna, "Kanya Suwan", "TH", &[("agency", "Royal Police")]).await;
        let indonesia = party_of(&world, "ID").await;
        let dewi = focal(&world, "Dewi Focal", indonesia).await;
        for actor in [actor(&world, &dewi).await, Actor::anonymous(Lang::EN)] {
            for (field, typed) in [
                ("name", "Kanya"),
                ("name", "Kanya Suwan"),
                ("name", "Kania Suwan"),
                ("given", "Kanya"),
                ("family", "Suwan"),
            ] {
                let found = asked(&world, &actor, field, typed).await;
                assert!(found.is_empty(), "{field} {typed}: {found:?}");
            }
        }
        let office = actor(&world, &ratna).await;
        assert_eq!(asked(&world, &office, "name", "Kanya").await.len(), 1);
    })
    .await;
}
