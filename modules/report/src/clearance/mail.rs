//! The letters of clearance: each holds a link to the passages of one who is asked, and nothing
//! about anybody else.

use balai_kernel::{
    Actor, App, Audience, Error, Result,
    account::Account,
    audit::{self, Act},
    errand::{self, DAY, NewErrand},
    job, mail,
    profile::clearance::Silence,
    store::Tx,
    t,
    text::{Lang, day},
};
use balai_kernel::{Id, mail::Letter};
use jiff::civil::Date;
use serde_json::json;

use super::{Clearance, jobs, store};

/// What the links are for.
pub(super) const PURPOSE: &str = "clearance";
/// So many days after the last one an answer is still taken.
const GRACE: i64 = 60;

/// What a letter says.
pub(super) struct Words<'a> {
    pub ask: &'a Clearance,
    pub title: &'a str,
    /// How many passages wait.
    pub n: usize,
    pub due: Date,
    pub silence: Silence,
    pub is_reminder: bool,
    pub address: String,
}

/// The letter with the link; `address` stands in its place in a preview.
pub(super) fn letter<'a>(app: &App, lang: Lang, words: &Words<'a>) -> Letter<'a> {
    let office = app.profile.office.name.get(lang);
    let silence = t!(
        lang,
        &format!("clearance-letter-{}", words.silence.code()),
        due = day(lang, words.due)
    );
    let key = if words.is_reminder {
        ("mail-clearance-again-subject", "mail-clearance-again-body")
    } else {
        ("mail-clearance-subject", "mail-clearance-body")
    };
    Letter {
        kind: "report.clearance",
        recipient: &words.ask.sent_to,
        subject: t!(lang, key.0, office = office, title = words.title),
        body: t!(
            lang,
            key.1,
            office = office,
            title = words.title,
            n = words.n,
            due = day(lang, words.due),
            silence = silence,
            address = words.address.as_str()
        ),
        secret: true,
    }
}

/// Makes a link, which takes the place of older ones, and writes the letter.
async fn write(tx: &Tx, app: &App, lang: Lang, words: Words<'_>, by: Id<Account>) -> Result<()> {
    let left = (words.due - app.today()).get_days();
    let new = NewErrand {
        purpose: PURPOSE,
        row: words.ask.id.uuid(),
        party: words.ask.party,
        sent_to: &words.ask.sent_to,
        is_once: true,
        seconds: (i64::from(left).max(0) + GRACE) * DAY,
        made_by: by,
    };
    let token = errand::make(tx, &app.clock, &new).await?;
    let words = Words {
        address: format!("{}/clearance/{token}", app.address),
        ..words
    };
    mail::queue(tx, &app.clock, &letter(app, lang, &words)).await
}

/// Sends what somebody is asked, to be answered until a day, with its reminders. What they have
/// not answered of before goes along.
///
/// # Errors
/// When nobody is known to whom it could be sent, or the database fails.
pub(super) async fn send(
    tx: &Tx,
    app: &App,
    actor: &Actor,
    ask: &Clearance,
    title: &str,
    due: Date,
) -> Result<()> {
    let by = actor.account.ok_or(Error::SignedOut)?;
    if ask.sent_to.is_empty() {
        return Err(Error::refused("clearance-no-address"));
    }
    let now = app.clock.now();
    let rule = &app.profile.clearance;
    let audience = Audience::parse(&ask.audience);
    let audience = if ask.reader.is_empty() {
        audience
    } else {
        audience.and(ask.reader.as_str())
    };
    let sent = Clearance {
        audience: audience.keep(tx).await?,
        silence: rule.silence.code().to_owned(),
        ..ask.clone()
    };
    store::send(tx, &sent, now, by, due).await?;
    let n = open_of(tx, &sent).await?;
    let words = Words {
        ask: &sent,
        title,
        n,
        due,
        silence: rule.silence,
        is_reminder: false,
        address: String::new(),
    };
    write(tx, app, actor.lang, words, by).await?;
    for before in &rule.reminders {
        let Some(at) = jobs::morning(app, due, *before).filter(|at| *at > now) else {
            continue;
        };
        let dedup = format!("{} {} {before}", ask.id, now.fixed());
        let payload = json!({ "clearance": ask.id.to_string(), "sent": now.fixed() });
        job::enqueue_at(tx, &app.clock, jobs::REMIND, &dedup, payload, at).await?;
    }
    let act = Act::on("clearance-sent", "clearance", ask.id)
        .of_party(ask.party)
        .of_agency(ask.agency);
    audit::record(tx, &app.clock, actor, act).await
}

/// Writes to somebody again who has not answered.
///
/// # Errors
/// When the database fails.
pub(super) async fn remind(tx: &Tx, app: &App, ask: &Clearance, title: &str) -> Result<()> {
    let (Some(by), Some(due)) = (ask.sent_by, ask.due_on) else {
        return Ok(());
    };
    let n = open_of(tx, ask).await?;
    if n == 0 || ask.sent_to.is_empty() {
        return Ok(());
    }
    let actor = &Actor::office_job();
    let words = Words {
        ask,
        title,
        n,
        due: due.0,
        silence: Silence::from_code(&ask.silence),
        is_reminder: true,
        address: String::new(),
    };
    write(tx, app, actor.lang, words, by).await?;
    store::reminded(tx, ask.id, app.clock.now()).await?;
    let act = Act::on("clearance-reminded", "clearance", ask.id)
        .of_party(ask.party)
        .of_agency(ask.agency);
    audit::record(tx, &app.clock, actor, act).await
}

async fn open_of(tx: &Tx, ask: &Clearance) -> Result<usize> {
    let rows = store::rows_of(tx, ask.id).await?;
    Ok(rows.iter().filter(|row| row.is_open()).count())
}
