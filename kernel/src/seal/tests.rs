//! What sealing promises, on both databases.

use super::{DataKey, Keyring, Place, Sealed, check, erase, new_key, open, seal, wrap_anew};
use crate::{
    actor::Actor,
    error::{Error, Result},
    id::Id,
    module::App,
    test::{World, on_both},
};

const SECRET: &str = "a name that must not be found";

fn at(row: u128) -> Place {
    Place {
        noun: "thing",
        row: uuid::Uuid::from_u128(row),
        field: "secret",
    }
}

async fn sealed(app: &App) -> (Id<DataKey>, Sealed<String>) {
    app.db
        .write("test.seal", |tx| async move {
            let key = new_key(&tx, app).await?;
            let sealed = seal(&tx, app, key, &at(1), &SECRET.to_owned()).await?;
            Ok((key, sealed))
        })
        .await
        .unwrap()
}

async fn opened(app: &App, key: Id<DataKey>, place: &Place, sealed: &Sealed<String>) -> Result<String> {
    app.db
        .write("test.open", |tx| async move {
            open(&tx, app, &Actor::office_job(), "test", key, place, sealed).await
        })
        .await
}

/// The same office under other keys.
fn with_keys(world: &World, keys: &str) -> App {
    world.app.with_keys(Keyring::parse(keys).unwrap())
}

#[tokio::test]
async fn what_is_sealed_opens_at_its_own_place_and_leaves_a_line() {
    on_both(&[], async |world: World| {
        let (key, sealed) = sealed(&world.app).await;
        assert_eq!(opened(&world.app, key, &at(1), &sealed).await.unwrap(), SECRET);
        let lines =
            "select count(*) from audit_line where act = 'opened' and noun = 'thing' and fields = 'for:test'";
        assert_eq!(world.number(lines).await, 1);
    })
    .await;
}

#[tokio::test]
async fn what_is_sealed_does_not_open_elsewhere_or_altered() {
    on_both(&[], async |world: World| {
        let (key, sealed) = sealed(&world.app).await;
        assert!(matches!(
            opened(&world.app, key, &at(2), &sealed).await,
            Err(Error::Setup(_))
        ));
        for place in [0, 30, sealed.bytes().len() - 1] {
            let mut bytes = sealed.bytes().to_vec();
            bytes[place] ^= 1;
            let altered = Sealed::from(bytes);
            assert!(
                opened(&world.app, key, &at(1), &altered).await.is_err(),
                "{place}"
            );
        }
    })
    .await;
}

#[tokio::test]
async fn an_erased_key_takes_what_it_sealed_with_it() {
    on_both(&[], async |world: World| {
        let (key, sealed) = sealed(&world.app).await;
        let app = &world.app;
        app.db
            .write("test.erase", |tx| async move { erase(&tx, app, key).await })
            .await
            .unwrap();
        assert!(opened(app, key, &at(1), &sealed).await.is_err());
    })
    .await;
}

#[tokio::test]
async fn a_new_office_key_wraps_the_data_keys_anew_and_the_old_one_can_go() {
    on_both(&[], async |world: World| {
        let (key, sealed) = sealed(&world.app).await;
        let (old, new) = (crate::test::OFFICE_KEY, Keyring::new_line(&world.app.clock));
        let alone = with_keys(&world, &new);
        assert!(check(&alone.db, &alone.keys).await.is_err());
        assert!(opened(&alone, key, &at(1), &sealed).await.is_err());
        let both = with_keys(&world, &format!("{new}\n{old}"));
        assert_eq!(wrap_anew(&both).await.unwrap(), 1);
        check(&alone.db, &alone.keys).await.unwrap();
        assert_eq!(opened(&alone, key, &at(1), &sealed).await.unwrap(), SECRET);
    })
    .await;
}

#[tokio::test]
async fn a_server_that_runs_reads_a_new_key_when_it_meets_it() {
    on_both(&[], async |world: World| {
        let (key, sealed) = sealed(&world.app).await;
        let (old, new) = (crate::test::OFFICE_KEY, Keyring::new_line(&world.app.clock));
        let text = format!("{new}\n{old}");
        wrap_anew(&with_keys(&world, &text)).await.unwrap();
        let deaf = with_keys(&world, old);
        assert!(opened(&deaf, key, &at(1), &sealed).await.is_err());
        let keys = Keyring::parse(old)
            .unwrap()
            .read_again_from(move || Ok(text.clone()));
        let running = world.app.with_keys(keys);
        assert_eq!(opened(&running, key, &at(1), &sealed).await.unwrap(), SECRET);
    })
    .await;
}

#[test]
fn a_damaged_key_file_is_refused_with_its_line() {
    let good = crate::test::OFFICE_KEY;
    let say = |text: &str| Keyring::parse(text).unwrap_err().to_string();
    assert!(say("").contains("no key"));
    assert!(say(&format!("# ours\n{good}x")).contains("Line 2"));
    assert!(say(&good[..40]).contains("Line 1"));
    // The sentence never repeats what stands there.
    assert!(!say(&format!("{good}x")).contains(&good[25..]));
}
