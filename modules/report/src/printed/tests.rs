//! Stories of what people said and were shown in, from their yes to the page and back.

use balai_kernel::{
    Module,
    actor::Role,
    store::{Conn as _, Sql},
    test::{Someone, World, on_both},
};

use crate::report::tests::{block_address, modules, report_address, scene};

const WORDS: &str = "Now I know whom to call {figure:participations}.";

fn all() -> Vec<Module> {
    let [counting, report] = modules();
    vec![
        balai_kernel::desk::MODULE,
        counting,
        report,
        balai_evidence::MODULE,
    ]
}

fn place(seen: &balai_kernel::test::Seen) -> String {
    let location = seen
        .location
        .as_deref()
        .unwrap_or_else(|| panic!("{} leads nowhere: {}", seen.status, seen.text));
    location.split('?').next().unwrap().to_owned()
}

/// Words and who said them; where both stand.
async fn said(who: &Someone<'_>) -> (String, String) {
    let fields = [
        ("kind", "story"),
        ("said", WORDS),
        ("said_in", "en"),
        ("place", "Chiang Mai"),
        ("said_on", "5 June 2024"),
    ];
    let next = place(&who.post("/app/evidence/quotes", &fields).await);
    let asked = [
        ("full_name", "Malee Srisai"),
        ("first_name", "Malee"),
        ("post", "Officer"),
        ("email", "malee@border.example"),
    ];
    let consent = place(&who.post(&next, &asked).await);
    (next.trim_end_matches("/consents/new").to_owned(), consent)
}

async fn link(world: &World, who: &Someone<'_>, consent: &str) -> String {
    assert_eq!(who.post(&format!("{consent}/links"), &[]).await.status, 303);
    let sql =
        Sql::Same("select body from mail where kind = 'evidence.consent' order by created_at desc limit 1");
    let (body,): (String,) = world.app.db.one(sql, Vec::new()).await.unwrap();
    let from = body.find("/consent/").unwrap();
    world.app.clock.advance(1);
    body[from..].split_whitespace().next().unwrap().to_owned()
}

async fn agree(who: &Someone<'_>, link: &str, form: &str, places: &[(&str, &str)]) {
    let page = who.get(link).await.text;
    let from = page.find("name=\"shown\" value=\"").unwrap() + 20;
    let shown: String = page[from..].chars().take_while(|c| *c != '"').collect();
    let mut fields = vec![
        ("shown", shown.as_str()),
        ("answer", "given"),
        ("name_form", form),
    ];
    fields.extend_from_slice(places);
    let seen = who.post(&format!("{link}/answer"), &fields).await;
    assert_eq!(seen.status, 303, "{}", seen.text);
}

const BOTH: [(&str, &str); 2] = [("in_report", "yes"), ("in_web", "yes")];

/// A block of a kind that draws on evidence.
async fn block(who: &Someone<'_>, report: &str, kind: &str, name: &str, id: &str) -> String {
    let added = who
        .post(
            &format!("{report}/blocks"),
            &[("kind", kind), ("heading", "A voice")],
        )
        .await;
    let block = place(&added);
    let saved = who
        .post(&block, &[("version", "1"), ("heading", "A voice"), (name, id)])
        .await;
    assert_eq!(saved.status, 303, "{}", saved.text);
    block
}

fn id_of(address: &str) -> &str {
    address.rsplit('/').next().unwrap()
}

#[tokio::test]
async fn a_story_is_printed_once_its_speaker_agreed_and_leaves_page_and_pdf_when_they_withdraw() {
    on_both(&all(), async |world| {
        scene(&world).await;
        let sari = world.person("Sari Example", Role::CoManager, None).await;
        let grace = world.person("Grace Example", Role::CoManager, None).await;
        let report = report_address(&sari).await;
        let public = report.replace("/app/", "/");
        let (quote, consent) = said(&sari).await;
        block(&sari, &report, "story", "quote", id_of(&quote)).await;

        // While nobody agreed it is not drawn, and nothing is frozen.
        let check = sari.get(&format!("{report}/check")).await;
        assert!(check.shows("Malee Srisai has not answered"), "{}", check.text);
        assert!(!sari.get(&format!("{report}/preview")).await.shows("whom to call"));
        let refused = sari.post(&format!("{report}/approvals"), &[]).await;
        assert_eq!(refused.status, 422);

        let link = link(&world, &sari, &consent).await;
        let malee = world.stranger();
        agree(&malee, &link, "first", &BOTH).await;
        let preview = sari.get(&format!("{report}/preview")).await;
        // What somebody said holds no marks; she is named as she chose.
        assert!(
            preview.shows("whom to call {figure:participations}."),
            "{}",
            preview.text
        );
        assert!(preview.shows("Malee") && !preview.shows("Srisai"));

        assert_eq!(sari.post(&format!("{report}/approvals"), &[]).await.status, 303);
        assert_eq!(grace.post(&format!("{report}/approvals"), &[]).await.status, 303);
        let published = sari.post(&format!("{report}/publication"), &[]).await;
        assert_eq!(published.status, 303, "{}", published.text);
        let anyone = world.stranger();
        assert!(anyone.get(&public).await.shows("whom to call"));
        let (_, before) = anyone.bytes(&format!("{public}/pdf")).await;
        assert_eq!(
            anyone.bytes(&format!("{public}/pdf")).await.1,
            before,
            "as published"
        );
        assert!(!anyone.get("/search?q=whom").await.shows("whom to call"));
        assert!(!sari.get("/app").await.shows("taken out of the next print"));

        // She chooses another form of the name: everywhere, at once.
        agree(&malee, &link, "none", &BOTH).await;
        let page = anyone.get(&public).await;
        assert!(page.shows("whom to call") && page.shows("Name withheld") && !page.shows("Malee"));
        let (_, renamed) = anyone.bytes(&format!("{public}/pdf")).await;
        assert!(renamed != before && renamed.starts_with(b"%PDF-"));

        assert_eq!(malee.post(&format!("{link}/withdrawal"), &[]).await.status, 303);
        let page = anyone.get(&public).await;
        assert!(page.status == 200 && !page.shows("whom to call") && page.shows("Looking ahead"));
        let (_, without) = anyone.bytes(&format!("{public}/pdf")).await;
        assert!(without != renamed && without.len() < renamed.len());
        assert_eq!(
            anyone.bytes(&format!("{public}/pdf")).await.1,
            without,
            "made anew once"
        );
        assert_eq!(
            world
                .number("select count(*) from audit_line where act = 'remade'")
                .await,
            2
        );
        // The old ones are gone, with the keys that opened them.
        assert_eq!(world.number("select count(*) from file").await, 1);

        // What is on paper is listed until somebody has seen to it.
        assert!(sari.get("/app").await.shows("taken out of the next print"));
        let list = sari.get("/app/reports/next-print").await;
        assert!(
            list.shows("withdrew their consent") && list.shows("Impact report 2024"),
            "{}",
            list.text
        );
        let end = list.text.find("/settlement").unwrap() + "/settlement".len();
        let start = list.text[..end].rfind('"').unwrap() + 1;
        let settle = list.text[start..end].to_owned();
        let focal = world.person("Thida Example", Role::FocalPoint, None).await;
        assert_eq!(focal.post(&settle, &[]).await.status, 404);
        assert_eq!(sari.post(&settle, &[]).await.status, 303);
        assert_eq!(sari.post(&settle, &[]).await.status, 404, "once");
        assert!(!sari.get("/app/reports/next-print").await.shows("withdrew"));
    })
    .await;
}

#[tokio::test]
async fn who_agreed_to_print_alone_stands_on_no_page_and_other_words_stand_nowhere() {
    on_both(&all(), async |world| {
        scene(&world).await;
        let sari = world.person("Sari Example", Role::CoManager, None).await;
        let grace = world.person("Grace Example", Role::CoManager, None).await;
        let report = report_address(&sari).await;
        let public = report.replace("/app/", "/");
        let (quote, consent) = said(&sari).await;
        block(&sari, &report, "story", "quote", id_of(&quote)).await;
        let link = link(&world, &sari, &consent).await;
        let malee = world.stranger();
        agree(&malee, &link, "post", &[("in_report", "yes")]).await;
        let check = sari.get(&format!("{report}/check")).await;
        assert!(
            check.shows("stands in print, and not on the page"),
            "{}",
            check.text
        );
        for who in [&sari, &grace] {
            assert_eq!(who.post(&format!("{report}/approvals"), &[]).await.status, 303);
        }
        assert_eq!(sari.post(&format!("{report}/publication"), &[]).await.status, 303);
        let anyone = world.stranger();
        assert!(!anyone.get(&public).await.shows("whom to call"));
        agree(&malee, &link, "post", &BOTH).await;
        assert!(anyone.get(&public).await.shows("whom to call"));
        // What both approved is these words: others never come into a frozen report, agreed to or not.
        let other = [
            ("version", "1"),
            ("kind", "story"),
            ("said", "Nobody ever answered."),
            ("said_in", "en"),
            ("place", "Chiang Mai"),
            ("said_on", "5 June 2024"),
        ];
        assert_eq!(sari.post(&format!("{quote}/edit"), &other).await.status, 303);
        assert!(!anyone.get(&public).await.shows("whom to call"));
        agree(&malee, &link, "post", &BOTH).await;
        let page = anyone.get(&public).await;
        assert!(!page.shows("Nobody ever answered") && !page.shows("whom to call"));
        assert!(
            sari.get("/app/reports/next-print")
                .await
                .shows("has changed since both")
        );
    })
    .await;
}

/// A PNG of one point.
fn png() -> Vec<u8> {
    vec![
        0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0,
        0, 0, 1, 8, 2, 0, 0, 0, 0x90, 0x77, 0x53, 0xde, 0, 0, 0, 0x0c, 0x49, 0x44, 0x41, 0x54, 8, 0xd7, 0x63,
        0xf8, 0xcf, 0xc0, 0, 0, 3, 1, 1, 0, 0x18, 0xdd, 0x8d, 0xb0, 0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae,
        0x42, 0x60, 0x82,
    ]
}

#[tokio::test]
async fn a_photograph_is_fetched_where_it_may_stand_and_nowhere_after_its_consent_is_gone() {
    on_both(&all(), async |world| {
        scene(&world).await;
        let sari = world.person("Sari Example", Role::CoManager, None).await;
        let grace = world.person("Grace Example", Role::CoManager, None).await;
        let report = report_address(&sari).await;
        let public = report.replace("/app/", "/");
        let words = [
            ("caption", "At the gate"),
            ("alternative", "A gate."),
            ("credit", "Example Studio"),
            ("place", "Mae Sot"),
            ("taken_on", "5 June 2024"),
            ("faces", "1"),
        ];
        let added = sari
            .upload("/app/evidence/photographs", "a.png", &png(), &words)
            .await;
        let photograph = place(&added);
        let block = block(&sari, &report, "picture", "photograph", id_of(&photograph)).await;
        let asked = [
            ("full_name", "Malee Srisai"),
            ("first_name", "Malee"),
            ("email", "malee@border.example"),
        ];
        let consent = place(&sari.post(&format!("{photograph}/consents/new"), &asked).await);
        assert!(sari.get(&block).await.shows("Malee Srisai has not answered"));
        let link = link(&world, &sari, &consent).await;
        let malee = world.stranger();
        agree(&malee, &link, "none", &BOTH).await;
        let preview = sari.get(&format!("{report}/preview")).await;
        assert!(
            preview.shows("At the gate") && preview.shows("Example Studio"),
            "{}",
            preview.text
        );
        for who in [&sari, &grace] {
            let seen = who.post(&format!("{report}/approvals"), &[]).await;
            assert_eq!(seen.status, 303, "{}", seen.text);
        }
        let address = format!("{public}/pictures/{}", id_of(&photograph));
        let anyone = world.stranger();
        assert_eq!(anyone.bytes(&address).await.0, 404, "before it is public");
        assert_eq!(sari.post(&format!("{report}/publication"), &[]).await.status, 303);
        assert!(anyone.get(&public).await.shows(&address));
        let (status, bytes) = anyone.bytes(&address).await;
        assert!(status == 200 && bytes.starts_with(b"\x89PNG"));
        assert_eq!(malee.post(&format!("{link}/withdrawal"), &[]).await.status, 303);
        assert_eq!(anyone.bytes(&address).await.0, 404);
        assert!(!anyone.get(&public).await.shows("At the gate"));
    })
    .await;
}

#[tokio::test]
async fn a_picture_without_a_record_is_told_and_evidence_that_is_not_there_is_refused() {
    on_both(&all(), async |world| {
        scene(&world).await;
        let sari = world.person("Sari Example", Role::CoManager, None).await;
        let report = report_address(&sari).await;
        let added = sari
            .post(
                &format!("{report}/blocks"),
                &[("kind", "picture"), ("heading", "Gate")],
            )
            .await;
        let block = place(&added);
        let words = [("caption", "A gate"), ("alternative", "A gate."), ("credit", "")];
        sari.upload(&format!("{block}/picture"), "a.png", &png(), &words)
            .await;
        let check = sari.get(&format!("{report}/check")).await;
        assert!(check.shows("The picture has no consent record"), "{}", check.text);
        for id in ["0190163d8694739baea5966c26f8ad91", "nothing"] {
            let form = [("version", "1"), ("heading", "Gate"), ("photograph", id)];
            let seen = sari.post(&block, &form).await;
            let expected = if id == "nothing" { 303 } else { 422 };
            assert_eq!(seen.status, expected, "{id}: {}", seen.text);
        }
        let story = block_address(&sari, &report, "Looking ahead").await;
        assert_eq!(sari.get(&story).await.status, 200);
        for lang in ["en", "id"] {
            for path in [&block, &"/app/reports/next-print".to_owned()] {
                let seen = sari.get(&format!("{path}?lang={lang}")).await;
                assert!(!seen.shows("\u{27e6}"), "{path}: {}", seen.text);
            }
        }
    })
    .await;
}
