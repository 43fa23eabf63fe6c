//! One's own data, on both databases.

use axum::http::StatusCode;

use super::OWN;
use crate::{
    actor::Role,
    audit, desk,
    module::Module,
    own,
    test::{World, on_both},
};

const MODULES: &[Module] = &[desk::MODULE, desk::ADMIN, audit::MODULE, own::MODULE];

#[tokio::test]
async fn somebody_reads_what_is_held_about_them_and_nothing_of_another() {
    on_both(MODULES, async |world: World| {
        let nicha = world.person("Nicha Phanit", Role::ProgrammeOfficer, None).await;
        world.person("Kofi Danso", Role::MonitoringOfficer, None).await;
        let seen = nicha.get(OWN).await;
        assert_eq!(seen.status, StatusCode::OK);
        for words in [
            "nicha.phanit@test.example",
            "Programme officer",
            "Where you are or were signed in",
            "Nobody looked",
        ] {
            assert!(seen.shows(words), "{words}: {}", seen.text);
        }
        assert!(!seen.shows("kofi") && !seen.shows("Kofi"), "{}", seen.text);
        let stranger = world.stranger().get(OWN).await;
        assert!(stranger.location.is_some_and(|to| to.starts_with("/signin")));
    })
    .await;
}

#[tokio::test]
async fn who_looked_is_told_by_function_and_who_did_something_too() {
    on_both(MODULES, async |world: World| {
        let nicha = world.person("Nicha Phanit", Role::ProgrammeOfficer, None).await;
        let arif = world.person("Arif Setiawan", Role::Administrator, None).await;
        let mereani = world.person("Mereani Tora", Role::Auditor, None).await;
        let account = nicha.account.unwrap();
        mereani.get(&format!("/app/audit?row={account}")).await;
        let reason = [("reason", "Left the telephone in a taxi.")];
        arif.post(&format!("/app/admin/accounts/{account}/suspension"), &reason)
            .await;
        arif.post(&format!("/app/admin/accounts/{account}/return"), &[])
            .await;
        let nicha = world.person_again("nicha.phanit@test.example").await;
        let seen = nicha.get(OWN).await;
        for words in ["The log: read", "Auditor", "Account: suspended", "Administrator"] {
            assert!(seen.shows(words), "{words}: {}", seen.text);
        }
        assert!(!seen.shows("Mereani") && !seen.shows("Arif"), "{}", seen.text);
    })
    .await;
}

#[tokio::test]
async fn it_is_taken_along_as_a_file_and_that_stands_in_the_audit() {
    on_both(MODULES, async |world: World| {
        let nicha = world
            .person("Nicha =cmd() Phanit", Role::ProgrammeOfficer, None)
            .await;
        let (status, bytes) = nicha.bytes("/app/me/data.zip").await;
        assert_eq!(status, StatusCode::OK);
        let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
        let mut read = |name: &str| std::io::read_to_string(zip.by_name(name).unwrap()).unwrap();
        let document: serde_json::Value = serde_json::from_str(&read("data.json")).unwrap();
        assert_eq!(document["about"], "Nicha =cmd() Phanit");
        assert!(
            document["data"]["account"]
                .as_array()
                .is_some_and(|rows| rows.len() > 3)
        );
        assert!(read("account.csv").contains("\"Name\",\"Nicha =cmd() Phanit\""));
        assert!(read("roles.csv").contains("Programme officer"));
        let line = "select count(*) from audit_line where act = 'taken' and noun = 'own-data'";
        assert_eq!(world.number(line).await, 1);
    })
    .await;
}

#[tokio::test]
async fn taking_it_along_wants_a_proof_that_is_fresh() {
    on_both(MODULES, async |world: World| {
        let nicha = world.person("Nicha Phanit", Role::ProgrammeOfficer, None).await;
        world.app.clock.advance(16 * 60);
        let (status, bytes) = nicha.bytes("/app/me/data.zip").await;
        assert_eq!((status, bytes.starts_with(b"PK")), (StatusCode::SEE_OTHER, false));
        assert_eq!(
            world
                .number("select count(*) from audit_line where act = 'taken'")
                .await,
            0
        );
        assert_eq!(nicha.get(OWN).await.status, StatusCode::OK);
    })
    .await;
}
