//! The demo keeps away from an office that is none.

use std::path::{Path, PathBuf};

use balai::{
    config::Config,
    demo,
    office::{self, Opening},
};
use balai_kernel::{
    account::{self, NewAccount},
    store::Conn as _,
};

fn config(folder: &Path) -> Config {
    Config::load(folder, None).unwrap()
}

fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("balai-{name}-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    folder
}

/// Opens the office of a folder and counts its accounts; with `invite` someone more.
async fn accounts(config: &Config, invite: Option<&str>) -> usize {
    let app = office::open(config, Opening::Make, "bali-process").await.unwrap();
    if let Some(email) = invite {
        app.db
            .write("test.account", |tx| {
                let app = app.clone();
                async move {
                    let new = NewAccount {
                        email,
                        name: "Invented Person",
                        language: "en",
                        person: None,
                    };
                    account::insert(&tx, &app.clock, &new).await.map(drop)
                }
            })
            .await
            .unwrap();
    }
    let all: Vec<(String,)> = app
        .db
        .all(
            balai_kernel::store::Sql::Same("select email from account"),
            Vec::new(),
        )
        .await
        .unwrap();
    app.db.close().await;
    all.len()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_real_office_is_neither_filled_with_invented_people_nor_thrown_away() {
    let folder = folder("real");
    let config = config(&folder);
    assert_eq!(accounts(&config, Some("director@office.example")).await, 1);
    for fresh in [false, true] {
        let refused = demo::run(&config, fresh, 0, true).await;
        assert!(refused.is_err(), "fresh: {fresh}");
        assert_eq!(accounts(&config, None).await, 1, "fresh: {fresh}");
    }
    std::fs::remove_dir_all(folder).unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_demo_is_loaded_once_and_thrown_away_when_asked() {
    let folder = folder("demo");
    let config = config(&folder);
    demo::run(&config, false, 0, true).await.unwrap();
    let loaded = accounts(&config, Some("guest@office.example")).await;
    demo::run(&config, false, 0, true).await.unwrap();
    assert_eq!(accounts(&config, None).await, loaded);
    demo::run(&config, true, 0, true).await.unwrap();
    assert_eq!(accounts(&config, None).await, loaded - 1);
    std::fs::remove_dir_all(folder).unwrap();
}
