//! Stories of publications in other languages.

use balai_kernel::{
    Module,
    actor::Role,
    desk,
    store::{Conn as _, Sql},
    test::{Seen, Someone, World, on_both},
    translation,
};

use super::{GUIDE, add, with};
use crate::MODULE;

pub const MODULES: &[Module] = &[desk::MODULE, MODULE, translation::MODULE];
const SUMMARY: &str = "How to ask. What not to ask.\n\nWho is at risk at sea.";

/// Adds the guide and tells where its editions are worked at, and its id.
async fn guide(who: &Someone<'_>) -> (String, String) {
    let page = add(who, &with(&GUIDE, "summary", SUMMARY)).await;
    let id = page.rsplit('/').next().unwrap().to_owned();
    (format!("/app/translations/publication/{id}"), id)
}

/// What the form says that its reader saw.
fn seen(page: &str) -> String {
    let rest = page.split("name=\"seen\" value=\"").nth(1).unwrap();
    rest.split('"').next().unwrap().to_owned()
}

async fn translate(who: &Someone<'_>, path: &str, words: &[(&str, &str)]) -> Seen {
    let page = who.get(path).await;
    assert_eq!(page.status, 200, "{}", page.text);
    let seen = seen(&page.text);
    let mut form = vec![("seen", seen.as_str())];
    form.extend(words);
    who.post(path, &form).await
}

const WHOLE: [(&str, &str); 3] = [
    ("words-0", "Panduan wawancara di laut"),
    ("words-1", "Cara bertanya. Apa yang tidak ditanyakan."),
    ("words-2", "Siapa yang terancam di laut."),
];

/// Translates a guide's title and shows that to everyone.
pub async fn show(who: &Someone<'_>, page: &str) {
    let id = page.rsplit('/').next().unwrap();
    let desk = format!("/app/translations/publication/{id}/id");
    translate(who, &format!("{desk}/parts/{id}"), &WHOLE[..1]).await;
    let shown = who.post(&format!("{desk}/showing"), &[]).await;
    assert_eq!(shown.status, 303, "{}", shown.text);
}

#[tokio::test]
async fn an_edition_is_read_under_its_own_address_and_found_by_its_words() {
    on_both(MODULES, async |world| {
        let ploy = world.person("Ploy Example", Role::ProgrammeOfficer, None).await;
        let (desk, id) = guide(&ploy).await;
        let part = format!("{desk}/id/parts/{id}");
        let saved = translate(&ploy, &part, &WHOLE).await;
        assert_eq!(saved.status, 303, "{}", saved.text);
        let (anyone, public) = (world.stranger(), format!("/library/{id}"));
        assert_eq!(anyone.get(&format!("{public}/id")).await.status, 404);
        assert!(
            !ploy
                .get("/app/search?q=terancam")
                .await
                .shows("Guide to interviewing")
        );
        let shown = ploy.post(&format!("{desk}/id/showing"), &[]).await;
        assert_eq!(shown.status, 303, "{}", shown.text);
        let page = anyone.get(&format!("{public}/id")).await;
        assert_eq!(page.status, 200, "{}", page.text);
        assert!(page.shows("<p lang=\"id\" dir=\"ltr\">Siapa yang terancam di laut.</p>"));
        assert!(!page.shows("not translated yet"));
        let english = anyone.get(&public).await;
        assert!(english.shows(&format!(
            "hreflang=\"id\" href=\"{}{public}/id\"",
            world.app.address
        )));
        assert!(
            ploy.get("/app/search?q=terancam")
                .await
                .shows("Guide to interviewing")
        );
        assert!(
            anyone
                .get("/library?lang=id")
                .await
                .shows("Panduan wawancara di laut")
        );
        assert!(
            anyone
                .get(&format!("{public}?lang=id"))
                .await
                .shows("Anda juga dapat membaca ini dalam")
        );
        assert_eq!(ploy.post(&format!("{desk}/id/hiding"), &[]).await.status, 303);
        assert_eq!(anyone.get(&format!("{public}/id")).await.status, 404);
        assert!(
            !ploy
                .get("/app/search?q=terancam")
                .await
                .shows("Guide to interviewing")
        );
    })
    .await;
}

#[tokio::test]
async fn what_is_not_translated_is_read_in_english_and_what_changed_says_so() {
    on_both(MODULES, async |world| {
        let ploy = world.person("Ploy Example", Role::ProgrammeOfficer, None).await;
        let (desk, id) = guide(&ploy).await;
        let part = format!("{desk}/ur/parts/{id}");
        assert_eq!(ploy.post(&format!("{desk}/ur/showing"), &[]).await.status, 422);
        let words = [
            ("words-0", "سمندر میں انٹرویو کی رہنمائی"),
            ("words-1", "کیسے پوچھیں۔ کیا نہ پوچھیں۔"),
        ];
        assert_eq!(translate(&ploy, &part, &words).await.status, 303);
        assert_eq!(ploy.post(&format!("{desk}/ur/showing"), &[]).await.status, 303);
        let public = format!("/library/{id}/ur");
        let anyone = world.stranger();
        let page = anyone.get(&public).await;
        assert!(
            page.shows("<p lang=\"ur\" dir=\"rtl\">کیسے پوچھیں۔ کیا نہ پوچھیں۔</p>"),
            "{}",
            page.text
        );
        assert!(page.shows("<p lang=\"en\" dir=\"ltr\">Who is at risk at sea.</p>"));
        assert!(page.shows("this paragraph is not translated yet"));
        let changed = with(&GUIDE, "summary", "How to ask well.\n\nWho is at risk at sea.");
        let changed = with(&changed, "version", "1");
        let saved = ploy.post(&format!("/app/library/{id}"), &changed).await;
        assert_eq!(saved.status, 303, "{}", saved.text);
        assert!(
            anyone
                .get(&public)
                .await
                .shows("The English text has changed since")
        );
        assert!(ploy.get("/app/translations").await.shows("1 out of date"));
        let page = ploy.get(&part).await;
        assert!(page.shows("How to ask. What not to ask.") && page.shows("How to ask well."));
    })
    .await;
}

#[tokio::test]
async fn editions_are_the_offices_alone_and_only_of_what_there_is() {
    on_both(MODULES, async |world| {
        let ploy = world.person("Ploy Example", Role::ProgrammeOfficer, None).await;
        let (desk, id) = guide(&ploy).await;
        let thida = world.person("Thida Example", Role::FocalPoint, None).await;
        for path in [
            desk.clone(),
            format!("{desk}/id"),
            format!("{desk}/id/parts/{id}"),
            format!("{desk}/id/xliff"),
            "/app/translations".to_owned(),
        ] {
            assert_eq!(thida.get(&path).await.status, 404, "{path}");
            assert_eq!(world.stranger().get(&path).await.status, 303, "{path}");
        }
        assert_eq!(
            thida.post(&format!("{desk}/id/parts/{id}"), &WHOLE).await.status,
            404
        );
        assert_eq!(thida.post(&format!("{desk}/id/showing"), &[]).await.status, 404);
        for path in [
            format!("{desk}/xx"),
            format!("{desk}/id/parts/00000000-0000-0000-0000-000000000000"),
            "/app/translations/person/00000000-0000-0000-0000-000000000000".to_owned(),
            "/app/translations/publication/00000000-0000-0000-0000-000000000000/id".to_owned(),
        ] {
            assert_eq!(ploy.get(&path).await.status, 404, "{path}");
        }
        let (inside, id) = {
            let page = add(&ploy, &with(&GUIDE, "audience", "office")).await;
            let id = page.rsplit('/').next().unwrap().to_owned();
            (format!("/app/translations/publication/{id}"), id)
        };
        let part = format!("{inside}/id/parts/{id}");
        assert_eq!(translate(&ploy, &part, &WHOLE).await.status, 303);
        assert_eq!(ploy.post(&format!("{inside}/id/showing"), &[]).await.status, 422);
    })
    .await;
}

#[tokio::test]
async fn the_later_of_two_translators_overwrites_nothing() {
    on_both(MODULES, async |world| {
        let ploy = world.person("Ploy Example", Role::ProgrammeOfficer, None).await;
        let ratna = world.person("Ratna Example", Role::MonitoringOfficer, None).await;
        let (desk, id) = guide(&ploy).await;
        let part = format!("{desk}/id/parts/{id}");
        let before = seen(&ratna.get(&part).await.text);
        assert_eq!(translate(&ploy, &part, &WHOLE).await.status, 303);
        let later = ratna
            .post(&part, &[("seen", &before), ("words-0", "Zqlain")])
            .await;
        assert_eq!(later.status, 409);
        assert!(ploy.get(&part).await.shows("Panduan wawancara di laut"));
    })
    .await;
}

#[tokio::test]
async fn a_second_reader_is_somebody_else_and_reads_these_very_words() {
    on_both(MODULES, async |world| {
        let ploy = world.person("Ploy Example", Role::ProgrammeOfficer, None).await;
        let ratna = world.person("Ratna Example", Role::MonitoringOfficer, None).await;
        let (desk, id) = guide(&ploy).await;
        let part = format!("{desk}/id/parts/{id}");
        translate(&ploy, &part, &WHOLE).await;
        assert!(!ploy.get(&part).await.shows("read-0"));
        assert!(ratna.get(&part).await.shows("name=\"read-0\""));
        let own = [&WHOLE[..], &[("read-0", "yes")]].concat();
        assert_eq!(translate(&ploy, &part, &own).await.status, 303);
        assert!(
            !ploy
                .get(&format!("{desk}/id"))
                .await
                .shows("read by a second person")
        );
        assert_eq!(translate(&ratna, &part, &own).await.status, 303);
        assert!(
            ratna
                .get(&format!("{desk}/id"))
                .await
                .shows("1 read by a second person")
        );
        assert!(ratna.get(&part).await.shows("read by Ratna Example"));
        // The author stays the author; other words have to be read anew.
        assert!(ratna.get(&part).await.shows("Ploy Example,"));
        let mut other = WHOLE;
        other[0].1 = "Pedoman wawancara di laut";
        assert_eq!(translate(&ploy, &part, &other).await.status, 303);
        assert!(
            !ploy
                .get(&format!("{desk}/id"))
                .await
                .shows("read by a second person")
        );
    })
    .await;
}

#[tokio::test]
async fn a_sentence_translated_before_is_offered_and_taken_with_a_press() {
    on_both(MODULES, async |world| {
        let ploy = world.person("Ploy Example", Role::ProgrammeOfficer, None).await;
        let (desk, id) = guide(&ploy).await;
        translate(&ploy, &format!("{desk}/id/parts/{id}"), &WHOLE).await;
        let summary = "What not to ask. And more.\n\nWho is at risk at sea.";
        let page = add(
            &ploy,
            &with(&with(&GUIDE, "title", "Second guide"), "summary", summary),
        )
        .await;
        let id = page.rsplit('/').next().unwrap();
        let part = format!("/app/translations/publication/{id}/id/parts/{id}");
        let seen = ploy.get(&part).await;
        assert!(seen.shows("Siapa yang terancam di laut."), "the paragraph");
        assert!(seen.shows("Apa yang tidak ditanyakan."), "the sentence");
        assert_eq!(translate(&ploy, &part, &[("take-2", "yes")]).await.status, 303);
        let edition = ploy.get(&format!("/app/translations/publication/{id}/id")).await;
        assert!(edition.shows("1 of 3 paragraphs"));
    })
    .await;
}

/// The link of the latest letter to a translator, as its path.
async fn link(world: &World) -> String {
    world.app.clock.advance(1);
    let sql = Sql::Same(
        "select body from mail where kind = 'translation.link' order by created_at desc, id desc limit 1",
    );
    let (body,): (String,) = world.app.db.one(sql, Vec::new()).await.unwrap();
    let from = body.find("/translation/").unwrap();
    body[from..].split_whitespace().next().unwrap().to_owned()
}

const TRANSLATOR: &str = "siti@example.org";

async fn invite(world: &World, who: &Someone<'_>, desk: &str) -> String {
    let until = world
        .app
        .today()
        .saturating_add(jiff::Span::new().days(10))
        .to_string();
    let sent = who
        .post(
            &format!("{desk}/id/links"),
            &[("sent-to", TRANSLATOR), ("until", &until)],
        )
        .await;
    assert_eq!(sent.status, 303, "{}", sent.text);
    link(world).await
}

#[tokio::test]
async fn a_translator_without_an_account_reaches_one_edition_until_its_last_day() {
    on_both(MODULES, async |world| {
        let ploy = world.person("Ploy Example", Role::ProgrammeOfficer, None).await;
        let (desk, id) = guide(&ploy).await;
        let long = world
            .app
            .today()
            .saturating_add(jiff::Span::new().days(200))
            .to_string();
        for (to, until) in [
            ("nobody", "2099-01-01"),
            (TRANSLATOR, "soon"),
            (TRANSLATOR, long.as_str()),
        ] {
            let sent = ploy
                .post(&format!("{desk}/id/links"), &[("sent-to", to), ("until", until)])
                .await;
            assert_eq!(sent.status, 422, "{to} {until}");
        }
        let link = invite(&world, &ploy, &desk).await;
        let siti = world.stranger();
        let page = siti.get(&link).await;
        assert!(
            page.status == 200 && page.shows("0 of 3 paragraphs"),
            "{}",
            page.text
        );
        let part = format!("{link}/parts/{id}");
        assert_eq!(translate(&siti, &part, &WHOLE).await.status, 303);
        assert!(
            ploy.get(&format!("{desk}/id/parts/{id}"))
                .await
                .shows("siti@example.org,")
        );
        assert_eq!(
            world
                .number(
                    "select count(*) from audit_line where act = 'translated' and actor = 'siti@example.org'"
                )
                .await,
            1
        );
        // No other part, no other link, nothing after the last day.
        assert_eq!(
            siti.get(&format!("{link}/parts/00000000-0000-0000-0000-000000000000"))
                .await
                .status,
            404
        );
        assert_eq!(
            siti.get(&format!("{}x", &link[..link.len() - 1])).await.status,
            422
        );
        assert_eq!(siti.get(&format!("{desk}/id")).await.status, 303);
        world.app.clock.advance(12 * 24 * 3600);
        assert_eq!(siti.get(&part).await.status, 422);
        assert_eq!(siti.post(&part, &WHOLE).await.status, 422);
    })
    .await;
}

#[tokio::test]
async fn what_everyone_reads_is_written_by_nobody_from_outside() {
    on_both(MODULES, async |world| {
        let ploy = world.person("Ploy Example", Role::ProgrammeOfficer, None).await;
        let (desk, id) = guide(&ploy).await;
        let link = invite(&world, &ploy, &desk).await;
        let siti = world.stranger();
        let part = format!("{link}/parts/{id}");
        let saw = seen(&siti.get(&part).await.text);
        translate(&ploy, &format!("{desk}/id/parts/{id}"), &WHOLE).await;
        assert_eq!(ploy.post(&format!("{desk}/id/showing"), &[]).await.status, 303);
        let late = siti
            .post(&part, &[("seen", &saw), ("words-0", "Zqterlambat")])
            .await;
        assert_eq!(late.status, 422);
        assert!(!siti.get(&format!("/library/{id}/id")).await.shows("Zqterlambat"));
        let (status, _) = siti.bytes(&format!("{link}/xliff")).await;
        assert_eq!(status, 422);
        // The office itself still corrects what is shown.
        let mut other = WHOLE;
        other[2].1 = "Siapa yang terancam bahaya di laut.";
        translate(&ploy, &format!("{desk}/id/parts/{id}"), &other).await;
        assert!(
            siti.get(&format!("/library/{id}/id"))
                .await
                .shows("terancam bahaya")
        );
    })
    .await;
}

#[tokio::test]
async fn a_link_that_is_taken_back_opens_nothing() {
    on_both(MODULES, async |world| {
        let ploy = world.person("Ploy Example", Role::ProgrammeOfficer, None).await;
        let (desk, _) = guide(&ploy).await;
        let link = invite(&world, &ploy, &desk).await;
        let page = ploy.get(&format!("{desk}/id")).await.text;
        let from = page.find("/revocation").unwrap();
        let path = page[..from].rsplit('"').next().unwrap();
        assert_eq!(ploy.post(&format!("{path}/revocation"), &[]).await.status, 303);
        assert_eq!(world.stranger().get(&link).await.status, 422);
    })
    .await;
}

#[tokio::test]
async fn a_file_for_a_translators_tool_comes_back_and_overwrites_nothing_newer() {
    on_both(MODULES, async |world| {
        let ploy = world.person("Ploy Example", Role::ProgrammeOfficer, None).await;
        let (desk, id) = guide(&ploy).await;
        let path = format!("{desk}/id/xliff");
        let (status, bytes) = ploy.bytes(&path).await;
        let out = String::from_utf8(bytes).unwrap();
        assert!(
            status == 200 && out.contains("<source>Who is at risk at sea.</source>"),
            "{out}"
        );
        assert!(out.contains("source-language=\"en\" target-language=\"id\""));
        let back = out
            .replace(
                "<source>Who is at risk at sea.</source>",
                "<source>Who is at risk at sea.</source><target>Siapa yang terancam.</target>",
            )
            .replace(
                "<source>Guide to interviewing at sea</source>",
                "<source>Guide to interviewing at sea</source><target>Panduan berkas</target>",
            );
        translate(&ploy, &format!("{desk}/id/parts/{id}"), &WHOLE[..1]).await;
        let taken = ploy.upload(&path, "guide.xlf", back.as_bytes(), &[]).await;
        assert_eq!(taken.status, 422, "{}", taken.text);
        assert!(taken.shows("One paragraph was written.") && taken.shows("since the file was downloaded"));
        let page = ploy.get(&format!("{desk}/id/parts/{id}")).await;
        assert!(page.shows("Siapa yang terancam.") && page.shows("Panduan wawancara di laut"));
        assert!(!page.shows("Panduan berkas"));
        for (name, bytes) in [
            ("other.xlf", &b"<html></html>"[..]),
            ("cut.xlf", &b"<xliff><file>"[..]),
            ("bomb.xlf", &b"<!DOCTYPE x [<!ENTITY a \"b\">]><xliff/>"[..]),
            (
                "thai.xlf",
                &b"<xliff version=\"1.2\"><file target-language=\"th\"><body></body></file></xliff>"[..],
            ),
        ] {
            assert_eq!(ploy.upload(&path, name, bytes, &[]).await.status, 422, "{name}");
        }
    })
    .await;
}

#[tokio::test]
async fn the_words_of_the_public_site_have_editions_too() {
    on_both(MODULES, async |world| {
        let ploy = world.person("Ploy Example", Role::ProgrammeOfficer, None).await;
        let overview = ploy.get("/app/translations").await;
        let from = overview.text.find("/app/translations/page/").unwrap();
        let desk = overview.text[from..].split('"').next().unwrap().to_owned();
        let id = desk.rsplit('/').next().unwrap().to_owned();
        // What the profile says in Indonesian stands until somebody writes something else.
        let page = ploy.get(&format!("{desk}/id/parts/{id}")).await;
        assert!(page.shows("Kantor Dukungan"), "{}", page.text);
        let words = [("words-0", "علاقائی معاون دفتر")];
        assert_eq!(
            translate(&ploy, &format!("{desk}/ur/parts/{id}"), &words)
                .await
                .status,
            303
        );
        assert_eq!(ploy.post(&format!("{desk}/ur/showing"), &[]).await.status, 303);
        let page = world.stranger().get("/about/ur").await;
        assert!(page.shows("<span lang=\"ur\" dir=\"rtl\">علاقائی معاون دفتر</span>"));
        assert!(world.stranger().get("/").await.shows("/about/ur"));
    })
    .await;
}
