//! What whoever is asked does: sees their passages, and says for each that there is no
//! objection, other words, or why not. By a link without an account, or signed in. Opening a
//! link answers nothing: mail programs open every link before a person does.

use std::collections::BTreeMap;

use balai_kernel::{
    Actor, App, Error, Id, Result,
    account::Account,
    audit::{self, Act},
    errand::{self, Dead, ErrandRow},
    policy::Action,
    store::Tx,
    text::Message,
    web::{
        Answer as Answered, Cx,
        axum::{
            extract::Path,
            http::StatusCode,
            response::{IntoResponse as _, Response},
        },
        redirect_with,
    },
};
use balai_workplan::{
    sent::{Sent, tidy},
    span,
};
use jiff::civil::Date;

use super::{Answer, Asked, Clearance, SCOPES, mail::PURPOSE, pages, store};
use crate::report::{self, Report};

/// The longest words of an answer, in characters.
pub(super) const LONGEST: usize = 4_000;

/// What is wrong with an answer: by field.
pub(super) type Wrong = BTreeMap<String, Message>;

/// What somebody is asked, with the report it is about.
pub(super) struct Shown {
    pub report: Report,
    pub ask: Clearance,
    /// Everything that was ever asked, the first first.
    pub rows: Vec<Asked>,
}

impl Shown {
    /// What waits for an answer.
    pub fn open(&self) -> impl Iterator<Item = &Asked> {
        self.rows.iter().filter(|row| row.is_open())
    }

    /// What was answered, of what still stands.
    pub fn answered(&self) -> impl Iterator<Item = &Asked> {
        self.rows
            .iter()
            .filter(|row| row.stands() && row.answer.is_some())
    }
}

pub(super) async fn shown(app: &App, id: Id<Clearance>) -> Result<Option<Shown>> {
    let Some(ask) = store::find(&app.db, id).await? else {
        return Ok(None);
    };
    let Some(report) = report::store::find(&app.db, ask.report).await? else {
        return Ok(None);
    };
    let rows = store::rows_of(&app.db, id).await?;
    Ok(Some(Shown { report, ask, rows }))
}

/// What was read of an answer.
struct Given {
    answers: Vec<(Id<Asked>, Answer, String)>,
    by_name: String,
    scope: &'static str,
    until: Option<Date>,
}

/// Reads an answer; `wants_name` where nobody is signed in.
fn read(sent: &Sent, shown: &Shown, wants_name: bool, today: Date) -> Result<Given, Wrong> {
    let mut wrong = Wrong::new();
    let is_all = sent.get("then") == "all";
    let mut answers = Vec::new();
    for row in shown.open() {
        let (field, field_of_words) = (format!("answer-{}", row.id), format!("words-{}", row.id));
        let words = tidy(sent.get(&field_of_words), true);
        if is_all {
            answers.push((row.id, Answer::NoObjection, String::new()));
            continue;
        }
        let Some(answer) = Answer::from_code(sent.get(&field)) else {
            wrong.insert(field, Message::new("clearance-choose"));
            continue;
        };
        if words.chars().count() > LONGEST {
            wrong.insert(
                field_of_words,
                Message::new("sent-too-long").with("most", LONGEST),
            );
            continue;
        }
        match answer {
            Answer::Change if words.is_empty() || words == row.text => {
                wrong.insert(field_of_words, Message::new("clearance-words-needed"));
            }
            Answer::Object if words.is_empty() => {
                wrong.insert(field_of_words, Message::new("clearance-reason-needed"));
            }
            _ => {}
        }
        answers.push((row.id, answer, words));
    }
    let mut by_name = String::new();
    if wants_name {
        let (name, function) = (tidy(sent.get("name"), false), tidy(sent.get("function"), false));
        for (field, value) in [("name", &name), ("function", &function)] {
            if value.is_empty() {
                wrong.insert(field.to_owned(), Message::new("sent-needed"));
            } else if value.chars().count() > 200 {
                wrong.insert(field.to_owned(), Message::new("sent-too-long").with("most", 200));
            }
        }
        by_name = format!("{name}, {function}");
    }
    let (mut scope, mut until) = (SCOPES[0], None);
    match sent.get("scope") {
        "any" => scope = SCOPES[1],
        "until" => {
            scope = SCOPES[1];
            until = match span::read(sent.get("until")) {
                Ok(Some(day)) if day.precision == "day" && day.from >= today => Some(day.from),
                _ => {
                    wrong.insert("until".to_owned(), Message::new("clearance-until-wrong"));
                    None
                }
            };
        }
        _ => {}
    }
    if wrong.is_empty() {
        Ok(Given {
            answers,
            by_name,
            scope,
            until,
        })
    } else {
        Err(wrong)
    }
}

/// Keeps answers, all or none: a passage that was taken back or answered meanwhile refuses them.
async fn keep(
    tx: &Tx,
    app: &App,
    actor: &Actor,
    shown: &Shown,
    given: &Given,
    how: &str,
    by: Option<Id<Account>>,
) -> Result<()> {
    let now = app.clock.now();
    let by_name = if given.by_name.is_empty() {
        actor.name.as_str()
    } else {
        given.by_name.as_str()
    };
    for (id, answer, words) in &given.answers {
        let said = store::Said {
            answer: answer.code(),
            words,
            by,
            by_name,
            how,
            on: app.today(),
            scope: given.scope,
            scope_until: given.until,
        };
        if store::answer(tx, *id, &said, now).await? == 0 {
            return Err(Error::refused("clearance-changed-meanwhile"));
        }
    }
    let act = Act::on("answered", "clearance", shown.ask.id)
        .of_party(shown.ask.party)
        .of_agency(shown.ask.agency);
    audit::record(tx, &app.clock, actor, act).await
}

fn not_too_late(report: &Report) -> Result<()> {
    match report.published_at {
        Some(_) => Err(Error::refused("clearance-too-late")),
        None => Ok(()),
    }
}

fn again(page: Response) -> Answered {
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

// --- by a link ---------------------------------------------------------------------------

async fn asked(cx: &Cx, token: &str) -> Result<Result<(ErrandRow, Shown), Response>> {
    let errand = match errand::open(&cx.app, PURPOSE, token).await? {
        Ok(errand) => errand,
        Err(why) => return Ok(Err(errand::dead(cx, token, why))),
    };
    let shown = shown(&cx.app, Id::of(errand.row_id)).await?;
    // What was sent to another address since, or waits no more, is not shown by an old letter.
    let shown = shown.filter(|shown| shown.ask.sent_to == errand.sent_to && shown.open().next().is_some());
    match shown {
        Some(shown) => Ok(Ok((errand, shown))),
        None => Ok(Err(errand::dead(cx, token, Dead::Revoked))),
    }
}

/// Shows what is asked; nothing is used up.
pub(crate) async fn by_link(cx: Cx, Path(token): Path<String>) -> Answered {
    match asked(&cx, &token).await? {
        Ok((_, shown)) => {
            not_too_late(&shown.report)?;
            let form = pages::AnswerForm {
                action: &format!("/clearance/{token}"),
                wants_name: true,
                sent: &Sent::default(),
                wrong: &Wrong::new(),
            };
            Ok(pages::answer(&cx, &shown, &form).public(&cx))
        }
        Err(dead) => Ok(dead),
    }
}

/// Keeps the answer that came by a link.
pub(crate) async fn answer_by_link(cx: Cx, Path(token): Path<String>, sent: Sent) -> Answered {
    let (errand, shown) = &match asked(&cx, &token).await? {
        Ok(asked) => asked,
        Err(dead) => return Ok(dead),
    };
    not_too_late(&shown.report)?;
    let given = &match read(&sent, shown, true, cx.app.today()) {
        Ok(given) => given,
        Err(wrong) => {
            let form = pages::AnswerForm {
                action: &format!("/clearance/{token}"),
                wants_name: true,
                sent: &sent,
                wrong: &wrong,
            };
            return again(pages::answer(&cx, shown, &form).public(&cx));
        }
    };
    let mut acting = cx.actor.clone();
    if !acting.is_signed_in() {
        acting.name = format!("{} ({})", given.by_name, errand.sent_to);
    }
    let (app, actor) = (&cx.app, &acting);
    let taken = app
        .db
        .write("clearance.answer", |tx| async move {
            if !errand::take(&tx, errand.id, app.clock.now()).await? {
                return Ok(false);
            }
            keep(&tx, app, actor, shown, given, "link", actor.account).await?;
            Ok::<_, Error>(true)
        })
        .await?;
    if !taken {
        return Ok(errand::dead(&cx, &token, Dead::Used));
    }
    Ok(redirect_with("/", "clearance-answered"))
}

// --- signed in ---------------------------------------------------------------------------

async fn own(cx: &Cx, id: Id<Clearance>, action: Action) -> Result<Shown> {
    let shown = shown(&cx.app, id).await?.ok_or(Error::NotFound)?;
    cx.may(action, &shown.ask)?;
    // The office reads and writes on the report's own pages.
    if !shown.ask.asks(&cx.actor) {
        return Err(Error::NotFound);
    }
    Ok(shown)
}

/// Shows whoever is asked and has an account what they are asked.
pub(crate) async fn show(cx: Cx, Path(id): Path<Id<Clearance>>) -> Answered {
    let shown = own(&cx, id, Action::Read).await?;
    let form = pages::AnswerForm {
        action: &shown.ask.answer_href(),
        wants_name: false,
        sent: &Sent::default(),
        wrong: &Wrong::new(),
    };
    Ok(pages::answer(&cx, &shown, &form).workspace(&cx))
}

/// Keeps the answer of whoever is signed in; the link in the letter dies.
pub(crate) async fn answer(cx: Cx, Path(id): Path<Id<Clearance>>, sent: Sent) -> Answered {
    let shown = &own(&cx, id, Action::Decide).await?;
    not_too_late(&shown.report)?;
    if shown.open().next().is_none() {
        return Err(Error::refused("clearance-changed-meanwhile"));
    }
    let given = &match read(&sent, shown, false, cx.app.today()) {
        Ok(given) => given,
        Err(wrong) => {
            let form = pages::AnswerForm {
                action: &shown.ask.answer_href(),
                wants_name: false,
                sent: &sent,
                wrong: &wrong,
            };
            return again(pages::answer(&cx, shown, &form).workspace(&cx));
        }
    };
    let (app, actor) = (&cx.app, &cx.actor);
    app.db
        .write("clearance.answer", |tx| async move {
            keep(&tx, app, actor, shown, given, "account", actor.account).await?;
            errand_dies(&tx, app, &shown.ask).await
        })
        .await?;
    Ok(redirect_with(&shown.ask.answer_href(), "clearance-answered"))
}

/// The link of a letter dies, since what it led to is answered or asked no more.
pub(super) async fn errand_dies(tx: &Tx, app: &App, ask: &Clearance) -> Result<()> {
    errand::revoke_of(tx, PURPOSE, ask.id.uuid(), app.clock.now()).await
}
