//! Imports that are stopped, killed, or taken back.

use std::{path::Path, process::Command, time::Duration};

use balai_kernel::{
    actor::Role,
    test::{Someone, World},
};

use super::{batch_of, officer};
use crate::on_empty;

/// A plan long enough to be read by a job.
fn large(rows: usize) -> String {
    let mut plan = "Code,Title,Type,Start,End,Status,Place\n".to_owned();
    let place = "a place with a long name ".repeat(8);
    for n in 0..rows {
        plan.push_str(&format!(
            "X-{n},Training number {n},training,5 June 2024,7 June 2024,completed,{place}\n"
        ));
    }
    plan
}

async fn activities(world: &World) -> i64 {
    world.number("select count(*) from activity").await
}

#[tokio::test]
async fn a_large_import_is_stopped_gone_on_with_and_applied_by_jobs() {
    on_empty(async |world| {
        let officer = officer(&world).await;
        let sent = officer
            .upload("/app/imports", "plan.csv", large(2_500).as_bytes(), &[])
            .await;
        let page = batch_of(&sent);
        officer.post(&format!("{page}/stop"), &[]).await;
        world.work().await;
        let staged = world.number("select count(*) from import_row").await;
        assert!(staged < 2_500, "it went on after it was asked to stop");
        assert!(officer.get(&page).await.shows("Stopped"));

        officer.post(&format!("{page}/plan"), &[]).await;
        world.app.clock.advance(60);
        world.work().await;
        assert_eq!(world.number("select count(*) from import_row").await, 2_500);
        officer.post(&format!("{page}/application"), &[]).await;
        assert_eq!(activities(&world).await, 0, "so many are applied by a job");
        world.app.clock.advance(60);
        world.work().await;
        assert_eq!(activities(&world).await, 2_500);
        assert_eq!(world.number("select count(*) from staged_activity").await, 0);
    })
    .await;
}

async fn bring(world: &World, rows: &str) -> String {
    let officer = officer_of(world).await;
    let plan = format!("Code,Title,Type,Start,End,Status\n{rows}");
    let sent = officer
        .upload("/app/imports", "plan.csv", plan.as_bytes(), &[])
        .await;
    let page = batch_of(&sent);
    officer.post(&format!("{page}/application"), &[]).await;
    page
}

async fn officer_of(world: &World) -> Someone<'_> {
    let name = format!("Officer {}", world.number("select count(*) from account").await);
    world.person(&name, Role::ProgrammeOfficer, None).await
}

const FIRST: &str = "X-1,Training on documents,training,5 June 2024,7 June 2024,completed\n";
const SECOND: &str = "X-1,Training on travel documents,training,5 June 2024,7 June 2024,completed\n\
    X-2,Another,training,5 June 2024,7 June 2024,completed\n";
const IS_OLD: &str = "select count(*) from activity where title = 'Training on documents'";

#[tokio::test]
async fn taking_back_an_import_gives_back_what_it_changed() {
    on_empty(async |world| {
        let officer = officer(&world).await;
        bring(&world, FIRST).await;
        let second = bring(&world, SECOND).await;
        assert_eq!((world.number(IS_OLD).await, activities(&world).await), (0, 2));
        officer.post(&format!("{second}/reversal"), &[]).await;
        assert_eq!((world.number(IS_OLD).await, activities(&world).await), (1, 1));
    })
    .await;
}

#[tokio::test]
async fn an_import_whose_records_were_changed_since_is_not_taken_back() {
    on_empty(async |world| {
        let officer = officer(&world).await;
        let first = bring(&world, FIRST).await;
        bring(&world, SECOND).await;
        let told = officer.post(&format!("{first}/reversal"), &[]).await;
        assert_eq!(told.status, 422, "{}", told.text);
        assert_eq!(activities(&world).await, 2);
    })
    .await;
}

fn balai(data: &Path, words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_balai"));
    command.arg("--data").arg(data).args(words);
    command
        .stdin(std::process::Stdio::null())
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::null());
    command
}

/// Kills an import of `file` after ever longer times until it was not cut short any more.
fn kill_and_begin_again(data: &Path, file: &str) -> usize {
    let mut kills = 0;
    for wait in [300, 600, 1_200, 2_400] {
        let mut import = balai(data, &["import", "activities", file, "--yes"])
            .spawn()
            .unwrap();
        std::thread::sleep(Duration::from_millis(wait));
        if import.try_wait().unwrap().is_none() {
            import.kill().unwrap();
            kills += 1;
        }
        import.wait().unwrap();
    }
    kills
}

#[test]
fn an_import_that_is_killed_and_begun_again_makes_every_record_once() {
    let folder = std::env::temp_dir().join(format!("balai-killed-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("plan.csv");
    std::fs::write(&file, large(3_000)).unwrap();
    let data = folder.join("office");
    let status = balai(&data, &["init", "--profile", "bali-process"])
        .status()
        .unwrap();
    assert!(status.success());
    let kills = kill_and_begin_again(&data, file.to_str().unwrap());
    assert!(kills > 0, "it was never cut short");
    let status = balai(&data, &["import", "activities", file.to_str().unwrap(), "--yes"])
        .status()
        .unwrap();
    assert!(status.success());
    assert!(balai(&data, &["check"]).status().unwrap().success());
    let made = tokio::runtime::Runtime::new().unwrap().block_on(async {
        use balai_kernel::store::{Conn as _, Db, Sql};
        let db = Db::sqlite(&data.join("balai.sqlite")).await.unwrap();
        let (made,): (i64,) = db
            .one(Sql::Same("select count(*) from activity"), vec![])
            .await
            .unwrap();
        made
    });
    assert_eq!(made, 3_000);
    std::fs::remove_dir_all(&folder).unwrap();
}
