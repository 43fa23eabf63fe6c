//! What the office decides about a passage, and what it writes down of what it heard.

use balai_kernel::{
    App, Error, Id, Result,
    audit::{self, Act},
    policy::Action,
    store::Tx,
    text::Message,
    web::{Answer as Answered, Cx, axum::extract::Path, redirect_with},
};
use balai_workplan::{
    sent::{Problems, Sent},
    span,
};

use super::{
    Answer, Asked, Clearance, HOWS, Round, SCOPES, answer, edit,
    finding::{self, Found},
    store,
    web::{again, one, page},
};
use crate::{
    edition::{self, Material},
    report::{self, Report},
};

/// A passage of somebody's whose clearance the reader keeps.
pub(super) async fn passage(
    cx: &Cx,
    (id, ask, passage): (Id<Report>, Id<Clearance>, Id<Asked>),
) -> Result<(Report, Clearance, Asked)> {
    let (report, ask) = one(cx, id, ask, Action::Change).await?;
    let rows = store::rows_of(&cx.app.db, ask.id).await?;
    let row = rows
        .into_iter()
        .find(|row| row.id == passage && row.replaced_at.is_none());
    Ok((report, ask, row.ok_or(Error::NotFound)?))
}

type Three = (Id<Report>, Id<Clearance>, Id<Asked>);

/// Nobody need be asked about this, and why.
pub(crate) async fn remove(cx: Cx, Path(ids): Path<Three>, sent: Sent) -> Answered {
    let (report, ask, row) = &passage(&cx, ids).await?;
    let mut wrong = Problems::none();
    let because = &sent.line("because", 500, true, &mut wrong);
    if !wrong.is_empty() {
        return again(page(&cx, report, ask, &sent, &wrong).await?);
    }
    remove_these(&cx, ask, &[row.id], because).await?;
    Ok(redirect_with(&ask.href(), "clearance-removed"))
}

/// The same of everything that one of them is asked and has not answered.
pub(crate) async fn remove_all(
    cx: Cx,
    Path((id, ask)): Path<(Id<Report>, Id<Clearance>)>,
    sent: Sent,
) -> Answered {
    let (report, ask) = &one(&cx, id, ask, Action::Change).await?;
    let mut wrong = Problems::none();
    let because = &sent.line("because", 500, true, &mut wrong);
    if !wrong.is_empty() {
        return again(page(&cx, report, ask, &sent, &wrong).await?);
    }
    let rows = store::rows_of(&cx.app.db, ask.id).await?;
    let open: Vec<Id<Asked>> = rows
        .iter()
        .filter(|row| row.stands() && row.answer.is_none())
        .map(|row| row.id)
        .collect();
    remove_these(&cx, ask, &open, because).await?;
    Ok(redirect_with(&ask.href(), "clearance-removed"))
}

async fn remove_these(cx: &Cx, ask: &Clearance, rows: &[Id<Asked>], because: &str) -> Result<()> {
    let (app, actor) = (&cx.app, &cx.actor);
    app.db
        .write("clearance.remove", |tx| async move {
            for row in rows {
                if store::remove(&tx, *row, actor.account, because, app.clock.now()).await? == 0 {
                    return Err(Error::refused("clearance-changed-meanwhile"));
                }
            }
            let left = store::rows_of(&tx, ask.id).await?;
            if !left.iter().any(Asked::is_open) {
                answer::errand_dies(&tx, app, ask).await?;
            }
            let why = audit::Change::between("reason", None::<&str>, Some(because));
            let act = Act::on("clearance-taken-out", "clearance", ask.id)
                .of_party(ask.party)
                .of_agency(ask.agency);
            audit::record(&tx, &app.clock, actor, act.changing(why.as_slice())).await
        })
        .await
}

/// It is to be asked after all.
pub(crate) async fn put_back(cx: Cx, Path(ids): Path<Three>) -> Answered {
    let (_, ask, row) = &passage(&cx, ids).await?;
    let (app, actor) = (&cx.app, &cx.actor);
    app.db
        .write("clearance.put-back", |tx| async move {
            if store::put_back(&tx, row.id).await? == 0 {
                return Err(Error::refused("clearance-changed-meanwhile"));
            }
            let act = Act::on("clearance-put-back", "clearance", ask.id)
                .of_party(ask.party)
                .of_agency(ask.agency);
            audit::record(&tx, &app.clock, actor, act).await
        })
        .await?;
    Ok(redirect_with(&ask.href(), "clearance-saved"))
}

/// What came by letter or telephone, as the office heard it.
pub(crate) async fn record(
    cx: Cx,
    Path((id, ask)): Path<(Id<Report>, Id<Clearance>)>,
    sent: Sent,
) -> Answered {
    let (report, ask) = &one(&cx, id, ask, Action::Change).await?;
    let mut wrong = Problems::none();
    let rows = store::rows_of(&cx.app.db, ask.id).await?;
    let open: Vec<&Asked> = rows
        .iter()
        .filter(|row| row.stands() && row.answer.is_none())
        .collect();
    let chosen: Vec<Id<Asked>> = match sent.get("passage") {
        "all" => open.iter().map(|row| row.id).collect(),
        one => open
            .iter()
            .map(|row| row.id)
            .filter(|id| id.to_string() == one)
            .collect(),
    };
    if chosen.is_empty() {
        wrong.add("passage", Message::new("sent-choose"));
    }
    let said = Answer::from_code(sent.get("answer"));
    if said.is_none() {
        wrong.add("answer", Message::new("sent-choose"));
    }
    let words = &sent.lines("words", answer::LONGEST, false, &mut wrong);
    match said {
        Some(Answer::Change) if words.is_empty() || chosen.len() > 1 => {
            wrong.add("words", Message::new("clearance-words-needed"));
        }
        Some(Answer::Object) if words.is_empty() => {
            wrong.add("words", Message::new("clearance-reason-needed"))
        }
        _ => {}
    }
    let by = &sent.line("said-by", 200, true, &mut wrong);
    let how = sent.one_of("said-how", &HOWS, &mut wrong);
    let today = cx.app.today();
    let first = open
        .iter()
        .map(|row| row.made_at.day_in(&cx.app.zone()))
        .min()
        .unwrap_or(today);
    let on = match span::read(sent.get("said-on")) {
        Ok(None) => today,
        // An answer is for what was asked: it cannot be older, nor of the future.
        Ok(Some(day)) if day.precision == "day" && (first..=today).contains(&day.from) => day.from,
        _ => {
            wrong.add("said-on", Message::new("clearance-day-wrong"));
            today
        }
    };
    let Some(said) = said.filter(|_| wrong.is_empty()) else {
        return again(page(&cx, report, ask, &sent, &wrong).await?);
    };
    let (app, actor, chosen) = (&cx.app, &cx.actor, &chosen);
    app.db
        .write("clearance.record", |tx| async move {
            for id in chosen {
                let said = store::Said {
                    answer: said.code(),
                    words,
                    by: actor.account,
                    by_name: by,
                    how,
                    on,
                    scope: SCOPES[0],
                    scope_until: None,
                };
                if store::answer(&tx, *id, &said, app.clock.now()).await? == 0 {
                    return Err(Error::refused("clearance-changed-meanwhile"));
                }
            }
            let left = store::rows_of(&tx, ask.id).await?;
            if !left.iter().any(Asked::is_open) {
                answer::errand_dies(&tx, app, ask).await?;
            }
            let act = Act::on("recorded", "clearance", ask.id)
                .of_party(ask.party)
                .of_agency(ask.agency);
            audit::record(&tx, &app.clock, actor, act).await
        })
        .await?;
    Ok(redirect_with(&ask.href(), "clearance-recorded"))
}

/// The words that were proposed take the place of those in the report.
pub(crate) async fn accept(cx: Cx, Path(ids): Path<Three>) -> Answered {
    let (report, ask, row) = &passage(&cx, ids).await?;
    report.changeable()?;
    if row.answer() != Some(Answer::Change) {
        return Err(Error::refused("clearance-changed-meanwhile"));
    }
    let material = edition::gather(&cx.app, report).await?;
    let Some(edit::Edited { block, picture }) = &edit::taken_over(&material, row) else {
        return Err(Error::refused("clearance-by-hand"));
    };
    let (app, actor, version) = (&cx.app, &cx.actor, report.version);
    app.db
        .write("clearance.accept", |tx| async move {
            let now = report::store::find(&tx, report.id)
                .await?
                .ok_or(Error::NotFound)?;
            if now.version != version || !report::store::touch(&tx, report.id).await? {
                return Err(Error::refused("report-changed-meanwhile"));
            }
            match picture {
                Some(words) => {
                    let [caption, alternative, credit] = words;
                    crate::picture::store::describe(&tx, block.id, [caption, alternative, credit]).await?;
                }
                None if !crate::block::store::save(&tx, block).await? => {
                    return Err(Error::refused("report-changed-meanwhile"));
                }
                None => {}
            }
            if store::replace(&tx, row.id, app.clock.now()).await? == 0 {
                return Err(Error::refused("clearance-changed-meanwhile"));
            }
            audit::record(
                &tx,
                &app.clock,
                actor,
                Act::on("changed", "report block", block.id),
            )
            .await?;
            let act = Act::on("clearance-taken-over", "clearance", ask.id)
                .of_party(ask.party)
                .of_agency(ask.agency);
            audit::record(&tx, &app.clock, actor, act).await
        })
        .await?;
    Ok(redirect_with(&ask.href(), "clearance-accepted"))
}

/// The office answers what was proposed or objected to: the same words are asked again with it.
pub(crate) async fn reply(cx: Cx, Path(ids): Path<Three>, sent: Sent) -> Answered {
    let (report, ask, row) = &passage(&cx, ids).await?;
    let mut wrong = Problems::none();
    let words = &sent.lines("reply", 2000, true, &mut wrong);
    if !matches!(row.answer(), Some(Answer::Change | Answer::Object)) {
        return Err(Error::refused("clearance-changed-meanwhile"));
    }
    if !wrong.is_empty() {
        return again(page(&cx, report, ask, &sent, &wrong).await?);
    }
    let (app, actor) = (&cx.app, &cx.actor);
    app.db
        .write("clearance.reply", |tx| async move {
            if store::replace(&tx, row.id, app.clock.now()).await? == 0 {
                return Err(Error::refused("clearance-changed-meanwhile"));
            }
            let new = store::New {
                clearance: ask.id,
                slug: &row.slug,
                place: &row.place,
                text: &row.text,
                names: &row.names,
                is_unsure: row.is_unsure,
                by_hand: row.by_hand,
                prior: Some(row.id),
                reply: words,
            };
            store::insert_passage(&tx, &app.clock, &new).await?;
            let act = Act::on("clearance-replied", "clearance", ask.id)
                .of_party(ask.party)
                .of_agency(ask.agency);
            audit::record(&tx, &app.clock, actor, act).await
        })
        .await?;
    Ok(redirect_with(&ask.href(), "clearance-replied"))
}

/// Refuses while anything that has to be cleared is not: `material` is the report as read before,
/// within the act that fixes or publishes it.
pub(crate) async fn refuse_open(tx: &Tx, app: &App, material: &Material, found: &Found) -> Result<()> {
    let round: Round = finding::standing(tx, app, material, found).await?;
    let tally = round.tally();
    if tally.is_clear() {
        Ok(())
    } else {
        Err(Error::Refused(tally.refusal()))
    }
}
