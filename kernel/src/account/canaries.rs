//! No secret stands in the audit: canaries are planted wherever people type one, and every
//! column of both of its tables is searched for each, in every way of writing it.

use base64::Engine as _;

use super::{LinkKind, factor::tests::with_app, new_link};
use crate::{
    actor::{Actor, Role},
    audit, desk,
    id::Id,
    module::Module,
    seal::{self, DataKey, Place},
    store::{Db, RUN, shapes},
    test::{World, on_both},
};

const MODULES: &[Module] = &[desk::MODULE, audit::MODULE, desk::ADMIN];
const PASSWORD: &str = "nine green lamps burn canary";
const WRONG: &str = "a wrong canary password";
const WRONG_DIGITS: &str = "731905";
const LATER: &str = "seven quiet herons stand canary";
const SEALED: &str = "sealed canary of a name";

/// Every cell of the audit's tables as text: bytes in hexadecimal, as a backup writes them.
async fn audit_as_text(db: &Db) -> String {
    let source = db.snapshot().await.unwrap();
    let mut text = String::new();
    for shape in shapes().iter().filter(|shape| shape.table.starts_with("audit_")) {
        for row in shape.read(&source, RUN, 0).await.unwrap() {
            text.push_str(&shape.to_line(&row));
            text.push('\n');
        }
    }
    text
}

/// A secret as it may be written down: as it is, in hexadecimal, in both ways of base 64.
fn written(secret: &[u8]) -> Vec<String> {
    let hex: String = secret.iter().map(|byte| format!("{byte:02x}")).collect();
    let mut all = vec![
        hex,
        base64::engine::general_purpose::STANDARD_NO_PAD.encode(secret),
        base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(secret),
    ];
    all.extend(std::str::from_utf8(secret).ok().map(str::to_owned));
    all
}

/// What base 32 stands for (RFC 4648, section 6).
fn bytes_of_base32(text: &str) -> Vec<u8> {
    let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let bits: Vec<u8> = text
        .chars()
        .filter_map(|c| alphabet.find(c))
        .flat_map(|value| (0..5).rev().map(move |bit| u8::from(value >> bit & 1 == 1)))
        .collect();
    let whole = bits.as_chunks::<8>().0;
    whole
        .iter()
        .map(|byte| byte.iter().fold(0, |all, bit| all << 1 | bit))
        .collect()
}

async fn link(world: &World, kind: LinkKind, account: Id<super::Account>) -> String {
    let app = &world.app;
    app.db
        .write("test.link", |tx| async move {
            new_link(&tx, &app.clock, kind, account).await
        })
        .await
        .unwrap()
}

async fn seal_and_open(world: &World) {
    let app = &world.app;
    let place = Place {
        noun: "thing",
        row: uuid::Uuid::from_u128(1),
        field: "secret",
    };
    app.db
        .write("test.seal", |tx| async move {
            let key: Id<DataKey> = seal::new_key(&tx, app).await?;
            let sealed = seal::seal(&tx, app, key, &place, &SEALED.to_owned()).await?;
            let opened: String =
                seal::open(&tx, app, &Actor::office_job(), "test", key, &place, &sealed).await?;
            assert_eq!(opened, SEALED);
            Ok(())
        })
        .await
        .unwrap();
}

#[tokio::test]
async fn no_password_code_token_or_sealed_value_stands_in_the_audit() {
    on_both(MODULES, async |world: World| {
        let nicha = world.person("Nicha Phanit", Role::ProgrammeOfficer, None).await;
        let account = nicha.account.unwrap();
        let mut canaries: Vec<Vec<u8>> = [PASSWORD, WRONG, WRONG_DIGITS, LATER, SEALED]
            .map(|text| text.as_bytes().to_vec())
            .to_vec();
        let mut keep = |text: &str| canaries.push(text.as_bytes().to_vec());
        let door = world.stranger();

        let invitation = link(&world, LinkKind::Invitation, account).await;
        door.post(&format!("/link/{invitation}"), &[("password", PASSWORD)])
            .await;
        keep(&invitation);
        let again = world.person_again("nicha.phanit@test.example").await;
        keep(again.cookie().trim_start_matches("balai-session="));
        let (page, codes) = with_app(&world, &again).await;
        let base32 = page
            .split("<code>")
            .nth(1)
            .and_then(|rest| rest.split("</code>").next());
        let base32 = base32.unwrap().to_owned();
        codes.iter().for_each(|code| keep(code));
        keep(&base32);
        keep(&base32.replace(' ', ""));
        let raw = bytes_of_base32(&base32);

        let email = "nicha.phanit@test.example";
        door.post("/signin", &[("email", email), ("password", WRONG)])
            .await;
        let first = door
            .post("/signin", &[("email", email), ("password", PASSWORD)])
            .await;
        let step = first.cookie("balai-signin").unwrap();
        keep(step.trim_start_matches("balai-signin="));
        let waiting = door.keeping(&step);
        waiting.post("/signin/second", &[("code", WRONG_DIGITS)]).await;
        let second = waiting.post("/signin/second", &[("code", &codes[0])]).await;
        let session = second.cookie("balai-session").unwrap();
        keep(session.trim_start_matches("balai-session="));
        door.post("/recover", &[("email", email)]).await;
        let recovery = link(&world, LinkKind::Recovery, account).await;
        door.post(&format!("/link/{recovery}"), &[("password", LATER)])
            .await;
        keep(&recovery);
        canaries.push(raw);
        seal_and_open(&world).await;

        let text = audit_as_text(&world.app.db).await;
        for act in [
            "signed-in",
            "password-set",
            "second-factor-added",
            "recovery-code-used",
            "opened",
        ] {
            assert!(
                text.contains(&format!("\"{act}\"")),
                "{act} left no line: the scene is not set"
            );
        }
        for canary in canaries {
            assert!(canary.len() >= 6, "{canary:?} would be found anywhere");
            for written in written(&canary) {
                assert!(!text.contains(&written), "the audit holds {written}");
            }
        }
    })
    .await;
}
