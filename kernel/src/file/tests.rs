//! Stories of files as they lie on the disk.

use super::{FileRow, Written, keep, read, remove};
use crate::{
    Audience,
    id::Id,
    test::{World, on_both},
};

const SAID: &[u8] = b"the officer's name is Canary Wren";

async fn kept(world: &World) -> (Written, Id<FileRow>) {
    let app = &world.app;
    let written = app.files.write(&app.clock, SAID).await.unwrap();
    let named = &written;
    let id = app
        .db
        .write("test.file", |tx| async move {
            keep(&tx, app, named, "a", "text/plain", &Audience::office(), None).await
        })
        .await
        .unwrap();
    (written, id)
}

#[tokio::test]
async fn a_file_on_the_disk_tells_nothing_without_the_office_key() {
    on_both(&[], async |world| {
        let (written, _) = kept(&world).await;
        let lies = std::fs::read(world.app.files.path(&written.storage_key)).unwrap();
        assert!(!lies.windows(6).any(|part| part == b"Canary"));
        assert_eq!(read(&world.app, &written.storage_key).await.unwrap(), SAID);
        let other = crate::seal::Keyring::parse(&crate::seal::Keyring::new_line(&world.app.clock)).unwrap();
        assert!(
            read(&world.app.with_keys(other), &written.storage_key)
                .await
                .is_err()
        );
    })
    .await;
}

#[tokio::test]
async fn a_file_that_was_altered_or_moved_under_another_name_does_not_open() {
    let world = World::sqlite(&[]).await;
    let (one, _) = kept(&world).await;
    let (other, _) = kept(&world).await;
    let (files, path) = (&world.app.files, world.app.files.path(&one.storage_key));
    std::fs::copy(files.path(&other.storage_key), &path).unwrap();
    assert!(read(&world.app, &one.storage_key).await.is_err());
    let mut bytes = std::fs::read(files.path(&other.storage_key)).unwrap();
    *bytes.last_mut().unwrap() ^= 1;
    std::fs::write(files.path(&other.storage_key), bytes).unwrap();
    assert!(read(&world.app, &other.storage_key).await.is_err());
}

#[tokio::test]
async fn taking_a_file_away_takes_the_key_that_opened_it() {
    on_both(&[], async |world| {
        let (written, id) = kept(&world).await;
        world
            .app
            .db
            .write("test.remove", |tx| async move { remove(&tx, id).await })
            .await
            .unwrap();
        assert_eq!(world.number("select count(*) from data_key").await, 0);
        // The bytes lie there until they are swept, and open no more.
        assert!(world.app.files.path(&written.storage_key).exists());
        assert!(read(&world.app, &written.storage_key).await.is_err());
    })
    .await;
}
