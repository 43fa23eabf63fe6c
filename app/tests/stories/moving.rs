//! Backup, restore and move lose nothing.

use std::path::PathBuf;

use balai::{
    backup::{self, Recipients, Restore},
    config::Config,
    office,
};
use balai_kernel::{
    Clock, audit, file,
    store::{Conn as _, Db, Sql, copy_all, migrate, migrations, shapes},
    test::{OFFICE_KEY, World, bucket::TestBucket},
};

use crate::on_demo;

/// Settings of a folder, with the office's key in it: its files open by it.
fn config(folder: PathBuf) -> Config {
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("office.keys"), OFFICE_KEY).unwrap();
    Config::load(&folder, None).unwrap()
}

fn folder(world: &World, name: &str) -> PathBuf {
    world.folder().join(name)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_restored_office_has_every_row_and_file_and_an_audit_that_holds() {
    on_demo(async |world| {
        while audit::chain(&world.app.db).await.unwrap() > 0 {}
        let file = folder(&world, "office.balai");
        backup::backup(&world.app, &file, &Recipients::default())
            .await
            .unwrap();
        let config = config(folder(&world, "restored"));
        backup::restore(&config, &file, &Restore::default())
            .await
            .unwrap();
        let app = office::open(&config, office::Opening::Existing, "")
            .await
            .unwrap();
        for shape in shapes() {
            assert_eq!(
                shape.count(&app.db).await.unwrap(),
                shape.count(&world.app.db).await.unwrap(),
                "{}",
                shape.table
            );
        }
        for (key, _) in file::named(&app.db).await.unwrap() {
            assert_eq!(
                app.files.read(&key).await.unwrap(),
                world.app.files.read(&key).await.unwrap()
            );
        }
        let (lines, broken) = audit::verify(&app.db).await.unwrap();
        assert!(lines > 0);
        assert_eq!(broken, None);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_office_of_a_folder_is_restored_into_a_bucket() {
    on_demo(async |world| {
        let file = folder(&world, "office.balai");
        backup::backup(&world.app, &file, &Recipients::default())
            .await
            .unwrap();
        let bucket = TestBucket::start().await;
        let settings = bucket.settings();
        let restored = folder(&world, "restored");
        config(restored.clone());
        std::fs::write(restored.join("secret"), &settings.secret).unwrap();
        let toml = format!(
            "[bucket]\nendpoint = {:?}\nname = {:?}\nregion = {:?}\nfolder = {:?}\nkey = {:?}\nsecret_file = {:?}\n",
            settings.endpoint,
            settings.name,
            settings.region,
            settings.folder,
            settings.key,
            restored.join("secret"),
        );
        std::fs::write(restored.join("balai.toml"), toml).unwrap();
        let config = Config::load(&restored, None).unwrap();
        bucket.put("balai/01/01890000000070008000000000000001", "another office's".into());
        let refused = backup::restore(&config, &file, &Restore::default()).await;
        let sentence = refused.unwrap_err().to_string();
        assert!(sentence.contains("Files of another office (1)"), "{sentence}");
        bucket.clear();
        backup::restore(&config, &file, &Restore::default())
            .await
            .unwrap();
        let app = office::open(&config, office::Opening::Existing, "")
            .await
            .unwrap();
        let named = file::named(&app.db).await.unwrap();
        assert!(!named.is_empty());
        assert_eq!(bucket.objects().len(), named.len());
        assert!(!restored.join("files").exists());
        for (key, _) in named {
            assert_eq!(
                file::read(&app, &key).await.unwrap(),
                file::read(&world.app, &key).await.unwrap()
            );
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_restore_overwrites_nothing_unasked_and_puts_the_old_office_aside_when_asked() {
    on_demo(async |world| {
        let file = folder(&world, "office.balai");
        backup::backup(&world.app, &file, &Recipients::default())
            .await
            .unwrap();
        let config = config(folder(&world, "twice"));
        backup::restore(&config, &file, &Restore::default())
            .await
            .unwrap();
        assert!(
            backup::restore(&config, &file, &Restore::default())
                .await
                .is_err()
        );
        assert!(
            backup::restore(
                &config,
                &file,
                &Restore {
                    yes: true,
                    identity: None
                }
            )
            .await
            .is_ok()
        );
        let aside = std::fs::read_dir(&config.data)
            .unwrap()
            .flatten()
            .filter(|entry| entry.file_name().to_string_lossy().contains("before-"))
            .count();
        assert!(aside > 0);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_damaged_backup_is_refused_before_anything_is_touched() {
    on_demo(async |world| {
        let file = folder(&world, "office.balai");
        backup::backup(&world.app, &file, &Recipients::default())
            .await
            .unwrap();
        let mut bytes = std::fs::read(&file).unwrap();
        bytes.truncate(bytes.len() / 2);
        std::fs::write(&file, bytes).unwrap();
        let config = config(folder(&world, "damaged"));
        assert!(
            backup::restore(&config, &file, &Restore::default())
                .await
                .is_err()
        );
        assert!(!config.data.join("balai.sqlite").exists());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_office_carried_to_the_other_database_and_back_is_the_same() {
    on_demo(async |world| {
        let Ok(url) = std::env::var("BALAI_TEST_POSTGRES") else {
            balai_kernel::test::skipped("PostgreSQL: BALAI_TEST_POSTGRES is not set");
            return;
        };
        let other = World::postgres(&[], &url).await;
        other.script("delete from setting").await;
        copy_all(&world.app.db, &other.app.db).await.unwrap();
        let path = folder(&world, "back.sqlite");
        let back = Db::sqlite(&path).await.unwrap();
        migrate(&back, migrations(), &Clock::system()).await.unwrap();
        copy_all(&other.app.db, &back).await.unwrap();
        for shape in shapes() {
            let here = world.app.db.snapshot().await.unwrap();
            let there = back.snapshot().await.unwrap();
            assert_eq!(
                shape.read(&here, 1_000_000, 0).await.unwrap().len(),
                shape.read(&there, 1_000_000, 0).await.unwrap().len(),
                "{}",
                shape.table
            );
        }
        let (emails,): (i64,) = back
            .one(
                Sql::Same("select count(*) from person_address"),
                balai_kernel::args![],
            )
            .await
            .unwrap();
        assert!(emails > 500);
    })
    .await;
}
