//! A report in other languages: paragraph beside paragraph, the same figures, public once whole.

use balai_kernel::{
    Id,
    actor::Role,
    args,
    store::{Conn as _, Sql},
    test::{Someone, World},
};
use jiff::civil::date;

use crate::{on_demo, party};

/// A block: its id, heading and text.
type Block = (Id<()>, String, String);

/// Begins the newsletter of the second quarter and tells its address.
async fn newsletter(who: &Someone<'_>) -> String {
    let begun = who
        .post("/app/reports/calendar/newsletter/2024-04-01/report", &[])
        .await;
    assert_eq!(begun.status, 303, "{}", begun.text);
    let at = begun.location.unwrap_or_default();
    at.split('?').next().unwrap_or_default().to_owned()
}

/// Where a report's editions are worked at.
fn desk(report: &str) -> String {
    report.replace("/app/reports/", "/app/translations/report/")
}

async fn blocks(world: &World) -> Vec<Block> {
    world
        .app
        .db
        .all(
            Sql::Same("select b.id, b.heading, b.body from report_block b join report r on r.id = b.report where r.kind = 'newsletter' and r.from_on = $1 order by b.position"),
            args![date(2024, 4, 1)],
        )
        .await
        .unwrap()
}

/// What the form says that its reader saw.
fn seen(page: &str) -> String {
    let rest = page.split("name=\"seen\" value=\"").nth(1).unwrap();
    rest.split('"').next().unwrap().to_owned()
}

/// Sends the words of a block's paragraphs, in order.
async fn translate(who: &Someone<'_>, path: &str, words: &[String]) -> balai_kernel::test::Seen {
    let page = who.get(path).await;
    assert_eq!(page.status, 200, "{}", page.text);
    send(who, path, &seen(&page.text), words).await
}

async fn send(who: &Someone<'_>, path: &str, seen: &str, words: &[String]) -> balai_kernel::test::Seen {
    let names: Vec<String> = (0..words.len()).map(|at| format!("words-{at}")).collect();
    let mut form: Vec<(&str, &str)> = names
        .iter()
        .zip(words)
        .map(|(name, words)| (name.as_str(), words.as_str()))
        .collect();
    form.push(("seen", seen));
    who.post(path, &form).await
}

/// The paragraphs of a block in order; the report's title stands with the first.
fn paragraphs(at: usize, (_, heading, body): &Block) -> Vec<String> {
    let mut all = Vec::new();
    if at == 0 {
        all.push("Newsletter, quarter 2 of 2024".to_owned());
    }
    all.push(heading.clone());
    all.extend(
        body.split("\n\n")
            .filter(|text| !text.trim().is_empty())
            .map(str::to_owned),
    );
    all
}

async fn translate_all(world: &World, who: &Someone<'_>, report: &str) {
    for (at, block) in blocks(world).await.iter().enumerate() {
        let words: Vec<String> = paragraphs(at, block)
            .iter()
            .map(|text| format!("Zqterjemah {text}"))
            .collect();
        let path = format!("{}/id/parts/{}", desk(report), block.0);
        let saved = translate(who, &path, &words).await;
        assert_eq!(saved.status, 303, "{}", saved.text);
    }
}

#[tokio::test]
async fn an_edition_is_public_once_the_report_is_and_every_paragraph_is_in_order() {
    on_demo(async |world| {
        let yusuf = world.person("Yusuf", Role::CoManager, None).await;
        let alice = world.person("Alice", Role::CoManager, None).await;
        let nina = world.person("Nina", Role::ProgrammeOfficer, None).await;
        let report = newsletter(&nina).await;
        // Its tables name places of parties, who would have to be asked first.
        for (block, heading, _) in blocks(&world).await {
            if heading != "In this issue" {
                let removed = nina.post(&format!("{report}/blocks/{block}/removal"), &[]).await;
                assert_eq!(removed.status, 303, "{}", removed.text);
            }
        }
        let public = format!("{}/id", report.replace("/app", ""));
        let release = format!("{report}/languages/id/release");
        translate_all(&world, &nina, &report).await;
        assert_eq!(
            yusuf.post(&release, &[]).await.status,
            422,
            "the report is not public"
        );
        for who in [&yusuf, &alice] {
            let approved = who.post(&format!("{report}/approvals"), &[]).await;
            assert_eq!(approved.status, 303, "{}", approved.text);
        }
        assert_eq!(
            yusuf.post(&format!("{report}/publication"), &[]).await.status,
            303
        );
        let reader = world
            .person(
                "Reader",
                Role::FrontlineOfficer,
                Some(party(&world.app, "TH").await),
            )
            .await;
        assert_eq!(reader.get(&public).await.status, 404);
        assert_eq!(nina.post(&release, &[]).await.status, 403);
        assert_eq!(yusuf.post(&release, &[]).await.status, 303);
        let page = reader.get(&public).await;
        assert_eq!(page.status, 200);
        assert!(page.shows("Zqterjemah In this issue"));
        assert!(page.text.contains("<article lang=\"id\" dir=\"ltr\">"));
        let (status, pdf) = reader.bytes(&format!("{public}/pdf")).await;
        assert!(status == 200 && pdf.starts_with(b"%PDF"));
        // What everyone reads is taken back before it is changed.
        let (block, ..) = blocks(&world).await.remove(0);
        assert_eq!(
            nina.get(&format!("{}/id/parts/{block}", desk(&report)))
                .await
                .status,
            403
        );
        assert_eq!(
            yusuf
                .post(&format!("{report}/languages/id/withdrawal"), &[])
                .await
                .status,
            303
        );
        assert_eq!(reader.get(&public).await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn a_paragraph_that_changed_is_out_of_date_until_somebody_says_that_it_holds() {
    on_demo(async |world| {
        let nina = world.person("Nina", Role::ProgrammeOfficer, None).await;
        let report = newsletter(&nina).await;
        translate_all(&world, &nina, &report).await;
        let overview = format!("{}/id", desk(&report));
        assert!(!nina.get(&overview).await.shows("out of date"));
        let first = blocks(&world).await.remove(0);
        world
            .script("update report_block set heading = 'In this number' where slug = 'in-this-issue'")
            .await;
        world.script("update report set version = version + 1").await;
        assert!(nina.get(&overview).await.shows("1 out of date"));
        let path = format!("{}/id/parts/{}", desk(&report), first.0);
        let page = nina.get(&path).await;
        assert!(page.shows("In this issue") && page.shows("In this number"));
        // Saved as it stands it remains so.
        let words: Vec<String> = paragraphs(0, &first)
            .iter()
            .map(|text| format!("Zqterjemah {text}"))
            .collect();
        assert_eq!(translate(&nina, &path, &words).await.status, 303);
        assert!(nina.get(&overview).await.shows("1 out of date"));
        let page = nina.get(&path).await.text;
        let seen = seen(&page);
        let mut form = vec![("seen", seen.as_str()), ("holds-1", "yes")];
        let names: Vec<String> = (0..words.len()).map(|at| format!("words-{at}")).collect();
        form.extend(
            names
                .iter()
                .zip(&words)
                .map(|(name, words)| (name.as_str(), words.as_str())),
        );
        assert_eq!(nina.post(&path, &form).await.status, 303);
        assert!(!nina.get(&overview).await.shows("out of date"));
    })
    .await;
}

#[tokio::test]
async fn a_translation_that_loses_a_figure_is_not_kept_and_nothing_typed_is_lost() {
    on_demo(async |world| {
        let nina = world.person("Nina", Role::ProgrammeOfficer, None).await;
        let report = newsletter(&nina).await;
        let first = blocks(&world).await.remove(0);
        let path = format!("{}/id/parts/{}", desk(&report), first.0);
        let words = ["Buletin", "Dalam edisi ini", "Zqtanpa angka"].map(str::to_owned);
        let refused = translate(&nina, &path, &words).await;
        assert_eq!(refused.status, 422);
        assert!(refused.shows("{events}") && refused.shows("Zqtanpa angka"));
        assert!(
            !nina
                .get(&format!("{report}/languages/id/preview"))
                .await
                .shows("Dalam edisi ini")
        );
    })
    .await;
}

#[tokio::test]
async fn the_later_of_two_translators_is_told_and_overwrites_nothing() {
    on_demo(async |world| {
        let nina = world.person("Nina", Role::ProgrammeOfficer, None).await;
        let ratna = world.person("Ratna", Role::MonitoringOfficer, None).await;
        let report = newsletter(&nina).await;
        let (block, ..) = blocks(&world).await.remove(1);
        let path = format!("{}/id/parts/{block}", desk(&report));
        let before = seen(&ratna.get(&path).await.text);
        assert_eq!(
            translate(&nina, &path, &["Zqpertama".to_owned()]).await.status,
            303
        );
        let later = send(&ratna, &path, &before, &["Zqkedua".to_owned()]).await;
        assert_eq!(later.status, 409);
        assert!(nina.get(&path).await.shows("Zqpertama"));
    })
    .await;
}

#[tokio::test]
async fn translations_that_are_not_public_are_the_offices_alone() {
    on_demo(async |world| {
        let nina = world.person("Nina", Role::ProgrammeOfficer, None).await;
        let report = newsletter(&nina).await;
        let kanya = world
            .person("Kanya", Role::FocalPoint, Some(party(&world.app, "TH").await))
            .await;
        let desk = desk(&report);
        for path in [
            desk.clone(),
            format!("{desk}/id"),
            format!("{desk}/id/xliff"),
            format!("{report}/languages/id/preview"),
            format!("{desk}/xx"),
        ] {
            assert_eq!(kanya.get(&path).await.status, 404, "{path}");
        }
        assert_eq!(nina.get(&format!("{desk}/xx")).await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn an_edition_in_a_language_from_right_to_left_says_so() {
    on_demo(async |world| {
        let nina = world.person("Nina", Role::ProgrammeOfficer, None).await;
        let report = newsletter(&nina).await;
        let page = nina.get(&format!("{report}/languages/ur/preview")).await;
        assert!(page.text.contains("<article lang=\"ur\" dir=\"rtl\">"));
    })
    .await;
}
