//! Two servers on one database.

use std::{
    sync::atomic::{AtomicBool, Ordering},
    time::Duration,
};

use super::{on_each, result};

#[test]
fn two_servers_on_one_database_do_every_act_once_and_keep_one_chain() {
    on_each(|office, engine| {
        let servers = [office.serve(), office.serve()];
        let stop = AtomicBool::new(false);
        let done = std::thread::scope(|scope| {
            let work = scope.spawn(|| office.work_until(&[servers[0].port, servers[1].port], "two", &stop));
            std::thread::sleep(Duration::from_secs(4));
            stop.store(true, Ordering::Relaxed);
            work.join().unwrap()
        });
        assert!(
            done.len() > 20,
            "{engine}: only {} acts were answered",
            done.len()
        );
        // What one wrote the other shows at once.
        for server in &servers {
            let page = server.ask("/app/plan?q=Study+two", &office.session, "").unwrap();
            assert!(page.contains("Study two"), "{engine}");
        }
        drop(servers);
        assert_eq!(office.amiss(&done), Vec::<String>::new(), "{engine}");
        assert_eq!(office.complaints(), Vec::<String>::new(), "{engine}");
        result(&format!(
            "{engine}: two servers for 4 s, {} acts answered and there once, one chain that holds",
            done.len()
        ));
    });
}
