//! What breaks under the office: the disk is full, the database goes away and comes back.

use std::net::SocketAddr;

use balai::modules::modules;
use balai_kernel::{
    store::{Conn as _, Engine},
    test::{World, skipped},
};
use tokio::{
    io::copy_bidirectional,
    net::{TcpListener, TcpStream},
    task::JoinHandle,
};

use super::{PLAN, batch_of, left_behind, officer};
use crate::on_empty;

/// More rows than fit into the last page of a database.
fn long_plan() -> String {
    let mut plan = PLAN.to_owned();
    for n in 2..400 {
        plan.push_str(&format!(
            "X-{n},Training number {n},training,5 June 2024,7 June 2024,completed\n"
        ));
    }
    plan
}

#[tokio::test]
async fn a_full_disk_is_named_and_nothing_is_half_kept() {
    on_empty(async |world| {
        let officer = officer(&world).await;
        let (fill, make_room) = match world.app.db.engine() {
            Engine::Sqlite => ("pragma max_page_count = 1", "pragma max_page_count = 1000000"),
            // What PostgreSQL answers when its disk is full, from a trigger.
            Engine::Postgres => (
                "create function full_disk() returns trigger as $$ begin raise exception 'no space left' using errcode = '53100'; end $$ language plpgsql; \
                 create trigger full_disk before insert on import_row execute function full_disk()",
                "drop trigger full_disk on import_row",
            ),
        };
        world.script(fill).await;
        let told = officer.upload("/app/imports", "plan.csv", long_plan().as_bytes(), &[]).await;
        assert_eq!(told.status, 507, "{}", told.text);
        assert!(told.shows("no room left on the disk"), "{}", told.text);
        assert_eq!(world.number("select count(*) from import_row").await, 0);
        world.script(make_room).await;
        let sent = officer.upload("/app/imports", "plan.csv", long_plan().as_bytes(), &[]).await;
        officer.post(&format!("{}/application", batch_of(&sent)), &[]).await;
        assert_eq!(world.number("select count(*) from activity").await, 399);
    })
    .await;
}

/// Carries connections to the database until it is closed.
async fn carry(listener: TcpListener, to: String) -> JoinHandle<()> {
    tokio::spawn(async move {
        let mut carried = tokio::task::JoinSet::new();
        while let Ok((mut near, _)) = listener.accept().await {
            let to = to.clone();
            carried.spawn(async move {
                if let Ok(mut far) = TcpStream::connect(to).await {
                    // Either end may hang up.
                    let _ = copy_bidirectional(&mut near, &mut far).await;
                }
            });
        }
    })
}

#[tokio::test]
async fn a_database_that_goes_away_is_named_and_everything_is_there_when_it_is_back() {
    let Ok(url) = std::env::var("BALAI_TEST_POSTGRES") else {
        skipped("PostgreSQL: BALAI_TEST_POSTGRES is not set");
        return;
    };
    let (before, rest) = url.split_once('@').unwrap();
    let (to, name) = rest.split_once('/').unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let here: SocketAddr = listener.local_addr().unwrap();
    let line = carry(listener, to.to_owned()).await;
    let world = World::postgres(&modules(), &format!("{before}@{here}/{name}")).await;
    let officer = officer(&world).await;
    assert_eq!(officer.get("/app").await.status, 200);

    line.abort();
    // The task is gone with everything it carried when it has been waited for.
    let _ = line.await;
    let told = officer
        .upload("/app/imports", "plan.csv", PLAN.as_bytes(), &[])
        .await;
    assert_eq!(told.status, 503, "{}", told.text);
    assert!(told.shows("The database does not answer"), "{}", told.text);

    let line = carry(TcpListener::bind(here).await.unwrap(), to.to_owned()).await;
    assert_eq!(
        officer.get("/app").await.status,
        200,
        "the session is still there"
    );
    assert_eq!(left_behind(&world).await, 0);
    line.abort();
}
