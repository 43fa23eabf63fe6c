//! The demo office's round: a few lines about what parties did, with those who are named in
//! them at different stages. Invented addresses and people.

use balai_directory::party;
use balai_kernel::{
    Actor, App, Error, Id, Result, account,
    store::{Json, Tx},
};
use jiff::{ToSpan as _, civil::Date};

use super::{Answer, Clearance, SCOPES, finding, mail, proposal::propose_in, store};
use crate::{
    block::{self, Block, Kind, Settings},
    edition,
    period::Period,
    report::{IMPACT, Report, store as reports},
};

const HEADING: &str = "At the borders";
const BODY: &str = "Thailand opened a border post to visiting officers for a day. Indonesia brought colleagues who do the same work at sea.\n\n\
    Vietnamese and Thai officers agreed to call one another when a group is met on the river that both share.\n\n\
    Fiji lent its instructors for the closing session, and Sri Lanka the interpreters.";

/// What became of one who was asked.
enum End {
    Waits,
    Said(Answer, &'static str),
}

/// Code of the party, the address that is written to, whose it is, and how it ended.
const ASKED: [(&str, &str, &str, End); 4] = [
    ("TH", "focal-point@th.example", "Ministry Desk", End::Waits),
    (
        "ID",
        "desk@id.example",
        "Directorate Desk",
        End::Said(Answer::NoObjection, ""),
    ),
    (
        "VN",
        "desk@vn.example",
        "Department Desk",
        End::Said(
            Answer::Change,
            "Vietnamese and Thai officers agreed to inform one another when a group is met on the river that both share.",
        ),
    ),
    (
        "FJ",
        "desk@fj.example",
        "Border Desk",
        End::Said(
            Answer::Object,
            "The instructors came from another party; please check who they were.",
        ),
    ),
];

/// Writes the lines, proposes whom to ask, and sends some of it. Does nothing where the year has
/// no living report or somebody was asked already.
///
/// # Errors
/// When the database fails.
pub(crate) async fn demo(app: &App, year: i16) -> Result<()> {
    let Some(report) = reports::of_period(&app.db, IMPACT, Period::year(year).from).await? else {
        return Ok(());
    };
    let Some(officer) = officer(app).await? else {
        return Ok(());
    };
    if report.frozen_at.is_some() || !store::of_report(&app.db, report.id).await?.is_empty() {
        return Ok(());
    }
    let id = report.id;
    app.db
        .write("demo.clearance-lines", |tx| async move {
            write_lines(&tx, app, id).await
        })
        .await?;
    let report = &reports::find(&app.db, id).await?.ok_or(Error::NotFound)?;
    let material = &edition::gather(app, report).await?;
    let found = &*finding::found(app, material).await?;
    let (actor, due) = (&officer, app.today().saturating_add(7.days()));
    app.db
        .write("demo.clearance", |tx| async move {
            propose_in(&tx, app, material, found).await?;
            for (code, address, name, end) in &ASKED {
                ask(&tx, app, actor, report, (code, address, name), end, due).await?;
            }
            Ok(())
        })
        .await
}

/// Who asks in the demo.
async fn officer(app: &App) -> Result<Option<Actor>> {
    let demo = app.profile.demo.as_ref();
    let person = demo.and_then(|demo| {
        demo.people
            .iter()
            .find(|one| one.role == "programme-officer" && one.party.is_none())
    });
    let Some(person) = person else { return Ok(None) };
    let account = account::by_email(&app.db, &person.email).await?;
    Ok(account.map(|account| Actor::office_job().named(&person.name, account.id)))
}

async fn write_lines(tx: &Tx, app: &App, report: Id<Report>) -> Result<()> {
    let blocks = block::store::of(tx, report).await?;
    let before = blocks.iter().find(|block| block.slug == "looking-ahead");
    let position = before.map_or(i64::try_from(blocks.len()).unwrap_or(0) + 1, |block| {
        block.position
    });
    for later in blocks.iter().filter(|block| block.position >= position) {
        block::store::place(tx, later.id, later.position + 1).await?;
    }
    let block = Block {
        id: app.clock.id(),
        report,
        position,
        kind: Kind::Section.code().to_owned(),
        slug: "at-the-borders".to_owned(),
        heading: HEADING.to_owned(),
        body: BODY.to_owned(),
        settings: Json(Settings::default()),
        version: 1,
    };
    block::store::insert(tx, &block).await?;
    reports::touch(tx, report).await.map(drop)
}

async fn ask(
    tx: &Tx,
    app: &App,
    actor: &Actor,
    report: &Report,
    (code, address, name): (&str, &str, &str),
    end: &End,
    due: Date,
) -> Result<()> {
    let Some(party) = party::store::by_code(tx, code).await? else {
        return Ok(());
    };
    let asks = store::of_report(tx, report.id).await?;
    let Some(ask) = asks
        .into_iter()
        .find(|ask| ask.about == format!("party:{}", party.id))
    else {
        return Ok(());
    };
    store::address(tx, &ask, address, name, None).await?;
    let ask: Clearance = store::find(tx, ask.id).await?.ok_or(Error::NotFound)?;
    mail::send(tx, app, actor, &ask, &report.title, due).await?;
    let End::Said(answer, words) = end else {
        return Ok(());
    };
    for row in store::rows_of(tx, ask.id)
        .await?
        .iter()
        .filter(|row| row.is_open())
    {
        // What was written about is the section; to be thanked nobody minded.
        let is_meant = row.slug == "at-the-borders";
        let given = if is_meant { *answer } else { Answer::NoObjection };
        let said = store::Said {
            answer: given.code(),
            words: if is_meant { words } else { "" },
            by: None,
            by_name: name,
            how: "link",
            on: app.today(),
            scope: SCOPES[0],
            scope_until: None,
        };
        store::answer(tx, row.id, &said, app.clock.now()).await?;
    }
    super::answer::errand_dies(tx, app, &ask).await
}
