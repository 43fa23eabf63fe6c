//! Stories of files as they lie in a folder and in a bucket.

use std::{fs, time::Duration};

use axum::body::Bytes;

use super::{Bucket, FileRow, Files, Written, hand_over, keep, read, remove, sweep};
use crate::{
    Audience, Error,
    id::Id,
    test::{World, bucket::TestBucket, on_both, skipped},
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

/// An office whose files lie in a bucket.
async fn in_bucket() -> (World, TestBucket) {
    let bucket = TestBucket::start().await;
    let files = bucket.files();
    (
        World::sqlite(&[]).await.with_parts(|parts| parts.files = files),
        bucket,
    )
}

fn path_of(world: &World, written: &Written) -> std::path::PathBuf {
    world.app.files.path(&written.storage_key).unwrap()
}

#[tokio::test]
async fn a_file_on_the_disk_tells_nothing_without_the_office_key() {
    on_both(&[], async |world| {
        let (written, _) = kept(&world).await;
        let lies = fs::read(path_of(&world, &written)).unwrap();
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
    fs::copy(path_of(&world, &other), path_of(&world, &one)).unwrap();
    assert!(read(&world.app, &one.storage_key).await.is_err());
    let mut bytes = fs::read(path_of(&world, &other)).unwrap();
    *bytes.last_mut().unwrap() ^= 1;
    fs::write(path_of(&world, &other), bytes).unwrap();
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
        assert!(path_of(&world, &written).exists());
        assert!(read(&world.app, &written.storage_key).await.is_err());
    })
    .await;
}

#[tokio::test]
#[expect(clippy::disallowed_methods, reason = "the disk has a clock of its own")]
async fn what_nothing_names_is_swept_from_the_folder_after_a_day() {
    let world = World::sqlite(&[]).await;
    let (named, _) = kept(&world).await;
    let stray = world.app.files.write(&world.app.clock, SAID).await.unwrap();
    assert_eq!(sweep(&world.app).await.unwrap(), 0);
    for written in [&named, &stray] {
        let file = fs::File::options()
            .append(true)
            .open(path_of(&world, written))
            .unwrap();
        file.set_modified(std::time::SystemTime::now() - Duration::from_secs(48 * 3600))
            .unwrap();
    }
    assert_eq!(sweep(&world.app).await.unwrap(), 1);
    assert!(path_of(&world, &named).exists() && !path_of(&world, &stray).exists());
}

#[tokio::test]
async fn a_file_in_a_bucket_tells_nothing_and_opens_for_the_office() {
    let (world, bucket) = in_bucket().await;
    let (written, _) = kept(&world).await;
    assert_eq!(read(&world.app, &written.storage_key).await.unwrap(), SAID);
    let [(name, lies)] = &bucket.objects()[..] else {
        panic!("one file was written");
    };
    assert_eq!(
        *name,
        format!("balai/{}/{}", &written.storage_key[..2], written.storage_key)
    );
    assert!(!lies.windows(6).any(|part| part == b"Canary"));
    let mut altered = lies.to_vec();
    altered[30] ^= 1;
    bucket.put(name, altered.into());
    assert!(read(&world.app, &written.storage_key).await.is_err());
}

#[tokio::test]
async fn what_nothing_names_is_swept_from_the_bucket_after_a_day() {
    let (world, bucket) = in_bucket().await;
    let (named, _) = kept(&world).await;
    // More than a page of the bucket's list, and what is another's.
    for _ in 0..7 {
        world.app.files.write(&world.app.clock, SAID).await.unwrap();
    }
    let others = ["another/01/01890000000070008000000000000001", "balai/notes.txt"];
    for name in others {
        bucket.put(name, Bytes::from_static(b"not the office's"));
    }
    assert_eq!(sweep(&world.app).await.unwrap(), 0);
    bucket.age();
    assert_eq!(sweep(&world.app).await.unwrap(), 7);
    let left: Vec<_> = bucket.objects().into_iter().map(|(name, _)| name).collect();
    assert_eq!(left.len(), 3, "{left:?}");
    assert!(
        others.iter().all(|name| left.iter().any(|one| one == name)),
        "{left:?}"
    );
    assert!(
        left.iter().any(|name| name.ends_with(&named.storage_key)),
        "{left:?}"
    );
}

#[tokio::test]
async fn a_bucket_that_is_slow_for_a_moment_loses_nothing() {
    let (world, bucket) = in_bucket().await;
    bucket.fail(2);
    let (written, _) = kept(&world).await;
    bucket.fail(1);
    assert_eq!(read(&world.app, &written.storage_key).await.unwrap(), SAID);
}

#[tokio::test]
async fn while_the_bucket_is_away_the_reader_is_told_and_nothing_is_lost() {
    let (world, bucket) = in_bucket().await;
    let (_, id) = kept(&world).await;
    let row = super::find(&world.app.db, id).await.unwrap().unwrap();
    let way = hand_over(&world.app, &row, "a.txt");
    let way = way.headers()["location"].to_str().unwrap();
    bucket.fail(usize::MAX);
    let told = world.stranger().get(way).await;
    assert_eq!(told.status, 503);
    assert!(told.shows("The store of files does not answer"), "{}", told.text);
    assert!(world.app.files.write(&world.app.clock, SAID).await.is_err());
    bucket.fail(0);
    assert_eq!(world.stranger().get(way).await.status, 200);
}

#[tokio::test]
async fn a_bucket_that_refuses_is_named_without_the_secret() {
    let bucket = TestBucket::start().await;
    let mut settings = bucket.settings();
    settings.secret = "another-secret".to_owned();
    let refused = Files::in_bucket(Bucket::new(settings).unwrap())
        .answer()
        .await
        .unwrap_err();
    assert!(matches!(refused, Error::FilesRefused(_)), "{refused:?}");
    let sentence = refused.to_string();
    assert!(
        sentence.contains("403") && sentence.contains("SignatureDoesNotMatch"),
        "{sentence}"
    );
    assert!(!sentence.contains("secret"), "{sentence}");
    // It is not asked three times what it has refused once.
    assert_eq!(bucket.asked(), 1);

    let mut settings = bucket.settings();
    settings.name = "not-there".to_owned();
    let files = Files::in_bucket(Bucket::new(settings).unwrap());
    let sentence = files.read("ab12").await.unwrap_err().to_string();
    assert!(sentence.contains("NoSuchBucket"), "{sentence}");
}

#[tokio::test]
async fn a_bucket_that_nobody_serves_is_silent_and_one_in_the_clear_is_not_taken() {
    let bucket = TestBucket::start().await;
    let mut settings = bucket.settings();
    // A port that is nobody's: it was free a moment ago.
    let free = std::net::TcpListener::bind(("127.0.0.1", 0))
        .unwrap()
        .local_addr()
        .unwrap();
    settings.endpoint = format!("http://{free}");
    let silent = Files::in_bucket(Bucket::new(settings.clone()).unwrap())
        .answer()
        .await
        .unwrap_err();
    assert!(matches!(silent, Error::FilesSilent(_)), "{silent:?}");
    settings.endpoint = "http://files.example".to_owned();
    assert!(
        Bucket::new(settings)
            .unwrap_err()
            .to_string()
            .contains("https://")
    );
}

/// Holds the bucket against a real service: `BALAI_TEST_S3` is `http://KEY:SECRET@HOST/BUCKET`.
#[tokio::test]
async fn a_real_service_takes_gives_lists_and_removes() {
    let Ok(address) = std::env::var("BALAI_TEST_S3") else {
        return skipped("a real service of S3's kind: BALAI_TEST_S3 is not set");
    };
    let mut address: url::Url = address.parse().unwrap();
    let (key, secret) = (
        address.username().to_owned(),
        address.password().unwrap().to_owned(),
    );
    let name = address.path().trim_matches('/').to_owned();
    address.set_path("");
    address.set_username("").unwrap();
    address.set_password(None).unwrap();
    let settings = super::BucketSettings {
        endpoint: address.to_string(),
        name,
        region: "us-east-1".to_owned(),
        folder: format!("story-{}", std::process::id()),
        is_in_host: false,
        key,
        secret,
    };
    let mut wrong = settings.clone();
    wrong.secret.push('x');
    let wrong = Files::in_bucket(Bucket::new(wrong).unwrap()).answer().await;
    assert!(matches!(wrong, Err(Error::FilesRefused(_))), "{wrong:?}");
    let files = Files::in_bucket(Bucket::new(settings).unwrap());
    files.answer().await.unwrap();
    let world = World::sqlite(&[]).await.with_parts(|parts| parts.files = files);
    let (written, _) = kept(&world).await;
    assert_eq!(read(&world.app, &written.storage_key).await.unwrap(), SAID);
    assert!(world.app.files.read("ab12").await.is_err());
    let lying = world.app.files.lying().await.unwrap();
    assert_eq!(lying.len(), 1);
    assert_eq!(lying[0].key, written.storage_key);
    assert_eq!(lying[0].size, i64::try_from(SAID.len()).unwrap() + super::ADDED);
    assert!(lying[0].written.elapsed().unwrap_or_default() < Duration::from_secs(3600));
    world.app.files.remove(&lying[0]).await.unwrap();
    assert!(world.app.files.lying().await.unwrap().is_empty());
    // What is gone already is no error.
    world.app.files.remove(&lying[0]).await.unwrap();
}
