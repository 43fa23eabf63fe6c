//! Backups for those who were named, and for nobody else.

use std::path::{Path, PathBuf};

use age::secrecy::ExposeSecret as _;
use balai::{
    backup::{self, Recipients, Restore},
    config::Config,
    office,
};
use balai_kernel::{
    Actor, App, Id,
    actor::Role,
    audit,
    id::Uuid,
    retention,
    seal::{self, DataKey, Place, Sealed},
    store::{Conn as _, Sql},
    test::{OFFICE_KEY, World},
};

use crate::on_demo;

/// Sealed, it stands nowhere in the clear.
const CANARY: &str = "canary of a sealed name";
/// In the clear in the database, it stands nowhere in an encrypted backup.
const SEEN: &str = "canary in a letter";

fn folder(world: &World, name: &str) -> PathBuf {
    world.folder().join(name)
}

/// Settings of a folder to restore into, with the office's key in it.
fn elsewhere(world: &World, name: &str) -> Config {
    let folder = folder(world, name);
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("office.keys"), OFFICE_KEY).unwrap();
    Config::load(&folder, None).unwrap()
}

/// A new identity in a file, and the recipient that belongs to it.
fn identity(world: &World, name: &str) -> (PathBuf, String) {
    let path = folder(world, name);
    let _ = std::fs::remove_file(&path);
    let recipient = backup::new_identity(&path).unwrap();
    (path, recipient)
}

fn to(config: &Config, recipients: &[&str]) -> Recipients {
    let named: Vec<String> = recipients.iter().map(|&each| each.to_owned()).collect();
    Recipients::of(config, &named, None).unwrap()
}

fn with(identity: &Path) -> Restore<'_> {
    Restore {
        identity: Some(identity),
        yes: false,
    }
}

fn holds(path: &Path, text: &str) -> bool {
    let bytes = std::fs::read(path).unwrap();
    bytes.windows(text.len()).any(|part| part == text.as_bytes())
}

const fn at() -> Place {
    Place {
        noun: "thing",
        row: Uuid::from_u128(1),
        field: "secret",
    }
}

/// Seals the canary into the office, and puts another one into the outbox.
async fn planted(world: &World) -> (Id<DataKey>, Vec<u8>) {
    let app = &world.app;
    let (key, sealed) = app
        .db
        .write("test.seal", |tx| async move {
            let key: Id<DataKey> = seal::new_key(&tx, app).await?;
            let sealed = seal::seal(&tx, app, key, &at(), &CANARY.to_owned()).await?;
            let file = app.files.write(&app.clock, sealed.bytes()).await?;
            let nobody = balai_kernel::Audience::of(["nobody"]);
            balai_kernel::file::keep(
                &tx,
                app,
                &file,
                "sealed",
                "application/octet-stream",
                &nobody,
                None,
            )
            .await?;
            Ok((key, sealed.bytes().to_vec()))
        })
        .await
        .unwrap();
    let now = app.clock.now();
    world
        .script(&format!(
            "insert into setting (key, value) values ('canary', '\"{SEEN} {now}\"')"
        ))
        .await;
    while audit::chain(&app.db).await.unwrap() > 0 {}
    (key, sealed)
}

async fn opened(app: &App, key: Id<DataKey>, sealed: &[u8]) -> String {
    let sealed = &Sealed::<String>::from(sealed.to_vec());
    app.db
        .write("test.open", |tx| async move {
            seal::open(&tx, app, &Actor::office_job(), "test", key, &at(), sealed).await
        })
        .await
        .unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_encrypted_backup_is_restored_elsewhere_by_whoever_was_named_and_tells_nobody_else_anything() {
    on_demo(async |world| {
        let (key, sealed) = planted(&world).await;
        let ((one, first), (two, second)) = (identity(&world, "one.txt"), identity(&world, "two.txt"));
        let file = folder(&world, "office.balai");
        let config = elsewhere(&world, "restored");
        backup::backup(&world.app, &file, &to(&config, &[&first, &second]))
            .await
            .unwrap();
        for text in [CANARY, SEEN, "participation", "label.json", "@"] {
            let found = holds(&file, text);
            // One sign alone stands in random bytes by chance; a word does not.
            assert!(!found || text.len() == 1, "the backup holds {text}");
        }
        for (name, identity) in [("restored", &one), ("restored-too", &two)] {
            let config = elsewhere(&world, name);
            backup::restore(&config, &file, &with(identity)).await.unwrap();
            let app = office::open(&config, office::Opening::Existing, "")
                .await
                .unwrap();
            let (lines, broken) = audit::verify(&app.db).await.unwrap();
            assert!(lines > 0);
            assert_eq!(broken, None);
            assert_eq!(opened(&app, key, &sealed).await, CANARY);
            app.db.close().await;
            let database = Path::new(&config.database);
            assert!(!holds(database, CANARY), "the database holds what is sealed");
            assert!(holds(database, SEEN), "the test looks into the wrong file");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_recipients_the_backup_is_open_to_whoever_holds_it_and_what_is_sealed_is_not() {
    on_demo(async |world| {
        planted(&world).await;
        let file = folder(&world, "clear.balai");
        backup::backup(&world.app, &file, &Recipients::default())
            .await
            .unwrap();
        // Deflated, words are not seen as such: the archive is opened.
        let mut zip = zip::ZipArchive::new(std::fs::File::open(&file).unwrap()).unwrap();
        let mut all = Vec::new();
        for at in 0..zip.len() {
            std::io::copy(&mut zip.by_index(at).unwrap(), &mut all).unwrap();
        }
        let stands = |text: &str| all.windows(text.len()).any(|part| part == text.as_bytes());
        assert!(stands(SEEN));
        assert!(!stands(CANARY));
        assert!(
            !stands(OFFICE_KEY.rsplit(':').next().unwrap()),
            "the office's key is in the backup"
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_that_cannot_be_opened_is_refused_in_a_sentence_and_nothing_is_touched() {
    on_demo(async |world| {
        let (mine, recipient) = identity(&world, "mine.txt");
        let (others, _) = identity(&world, "others.txt");
        let config = elsewhere(&world, "refused");
        let file = folder(&world, "office.balai");
        backup::backup(&world.app, &file, &to(&config, &[&recipient]))
            .await
            .unwrap();
        let whole = std::fs::read(&file).unwrap();
        let refused = async |bytes: &[u8], how: &Restore<'_>, words: &str| {
            let path = folder(&world, "tried.balai");
            std::fs::write(&path, bytes).unwrap();
            let error = backup::restore(&config, &path, how)
                .await
                .unwrap_err()
                .to_string();
            assert!(
                error.contains(words) && error.contains("Nothing was changed"),
                "{error}"
            );
            let left: Vec<_> = std::fs::read_dir(&config.data)
                .unwrap()
                .flatten()
                .map(|entry| entry.file_name())
                .collect();
            assert_eq!(left, ["office.keys"], "{words}");
        };
        refused(&whole, &Restore::default(), "This backup is encrypted").await;
        refused(&whole, &with(&others), "does not open this backup").await;
        refused(&whole, &with(&folder(&world, "not-there.txt")), "cannot be read").await;
        refused(b"something else", &Restore::default(), "").await;
        refused(b"something else", &with(&mine), "not encrypted").await;
        refused(&whole[..whole.len() - 1], &with(&mine), "cut short or altered").await;
        refused(&whole[..whole.len() / 2], &with(&mine), "cut short or altered").await;
        refused(&whole[..100], &with(&mine), "cut short").await;
        for place in [150, whole.len() / 3, whole.len() / 2, whole.len() - 40] {
            let mut altered = whole.clone();
            altered[place] ^= 1;
            refused(&altered, &with(&mine), "altered").await;
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_the_offices_keys_nothing_is_restored() {
    on_demo(async |world| {
        planted(&world).await;
        let (mine, recipient) = identity(&world, "mine.txt");
        let config = elsewhere(&world, "keyless");
        let file = folder(&world, "office.balai");
        backup::backup(&world.app, &file, &to(&config, &[&recipient]))
            .await
            .unwrap();
        std::fs::remove_file(config.data.join("office.keys")).unwrap();
        let error = backup::restore(&config, &file, &with(&mine))
            .await
            .unwrap_err()
            .to_string();
        assert!(error.contains("key file"), "{error}");
        let left: Vec<_> = std::fs::read_dir(&config.data)
            .unwrap()
            .flatten()
            .map(|entry| entry.file_name())
            .collect();
        // The lock by which nobody else could begin stays behind, empty.
        assert_eq!(left, ["balai.in-use"]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_put_aside_is_encrypted_to_the_recipients_of_the_settings_and_comes_back() {
    on_demo(async |world| {
        planted(&world).await;
        let (mine, recipient) = identity(&world, "mine.txt");
        let mut config = elsewhere(&world, "aside");
        config.backup_recipients = vec![recipient];
        let file = folder(&world, "office.balai");
        let everyone = Recipients::of(&config, &[], None).unwrap();
        backup::backup(&world.app, &file, &everyone).await.unwrap();
        backup::restore(&config, &file, &with(&mine)).await.unwrap();
        // A second restore puts the first office aside, and leaves no clear copy of it.
        let again = Restore {
            yes: true,
            ..with(&mine)
        };
        backup::restore(&config, &file, &again).await.unwrap();
        let names: Vec<String> = std::fs::read_dir(&config.data)
            .unwrap()
            .flatten()
            .map(|entry| entry.file_name().to_string_lossy().into_owned())
            .collect();
        let asides: Vec<&String> = names.iter().filter(|name| name.contains("before-")).collect();
        assert_eq!(asides.len(), 1, "{names:?}");
        assert!(asides[0].ends_with(".sqlite.age"), "{names:?}");
        assert!(
            !names
                .iter()
                .any(|name| name.contains("restoring") || name.contains(".part")),
            "{names:?}"
        );
        let aside = config.data.join(asides[0]);
        assert!(!holds(&aside, "SQLite format 3") && !holds(&aside, SEEN));
        let back = elsewhere(&world, "back");
        backup::restore(&back, &aside, &with(&mine)).await.unwrap();
        let app = office::open(&back, office::Opening::Existing, "").await.unwrap();
        let (_, broken) = audit::verify(&app.db).await.unwrap();
        assert_eq!(broken, None);
        let (seen,): (i64,) = app
            .db
            .one(
                Sql::Same("select count(*) from setting where key = 'canary'"),
                Vec::new(),
            )
            .await
            .unwrap();
        assert_eq!(seen, 1);
        app.db.close().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_recipient_that_is_none_is_named_and_an_identity_is_not_taken_for_one() {
    on_demo(async |world| {
        let config = elsewhere(&world, "settings");
        let secret = age::x25519::Identity::generate().to_string();
        let refused = |text: &str| {
            let named = [text.to_owned()];
            Recipients::of(&config, &named, None).err().unwrap().to_string()
        };
        assert!(refused("age1notone").contains("is no recipient"));
        let told = refused(secret.expose_secret());
        assert!(told.contains("An identity was given") && !told.contains(secret.expose_secret()));
        let list = folder(&world, "recipients.txt");
        std::fs::write(&list, "# nobody yet\n\n").unwrap();
        assert!(Recipients::of(&config, &[], Some(&list)).is_err());
        let (_, one) = identity(&world, "listed.txt");
        std::fs::write(&list, format!("# the co-managers\n{one}\n")).unwrap();
        assert_eq!(Recipients::of(&config, &[], Some(&list)).unwrap().count(), 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_was_erased_after_the_backup_is_erased_again_by_its_restore() {
    on_demo(async |world| {
        let app = &world.app;
        let file = folder(&world, "before.balai");
        backup::backup(app, &file, &Recipients::default()).await.unwrap();
        let (person, name): (Uuid, String) = app
            .db
            .one(
                Sql::Same("select p.id, p.written from person p where p.merged_into is null and length(p.written) > 12 and (select count(*) from person q where q.written = p.written) = 1 order by p.id limit 1"),
                Vec::new(),
            )
            .await
            .unwrap();
        let ratna = world.person("Ratna Wulandari", Role::CoManager, None).await;
        let form = [("person", person.simple().to_string()), ("sure", "yes".to_owned())];
        let form: Vec<(&str, &str)> = form.iter().map(|(key, value)| (*key, value.as_str())).collect();
        ratna.post("/app/admin/retention/erasures/new", &form).await;
        let config = elsewhere(&world, "erased-again");
        std::fs::copy(app.erasures.as_ref().unwrap(), &config.erasures).unwrap();
        backup::restore(&config, &file, &Restore::default()).await.unwrap();
        let app = office::open(&config, office::Opening::Existing, "").await.unwrap();
        let (left,): (i64,) = app
            .db
            .one(Sql::Same("select count(*) from person where written = $1"), balai_kernel::args![name.as_str()])
            .await
            .unwrap();
        assert_eq!(left, 0);
        assert_eq!(retention::replay(&app).await.unwrap(), 0);
        app.db.close().await;
    })
    .await;
}
