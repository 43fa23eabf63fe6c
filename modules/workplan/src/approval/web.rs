//! Handlers of approvals.

use balai_kernel::{
    Actor, App, Error, Id, Instant, Result,
    account::Account,
    actor::Role,
    audit::{self, Act, Change},
    error::FieldConflict,
    policy::Action,
    store::{Conn, Tx},
    t,
    text::Message,
    web::{
        Answer, Cx,
        axum::{extract::Path, http::StatusCode, response::IntoResponse},
        redirect_with,
    },
};

use super::{
    Approval, Given, HOWS, Heard, NotPossible, Stand, Substance, mail, may_answer, may_record, may_submit,
    needs_of, pages, seat_of, stand_of, store,
};
use crate::{
    activity::{self, Activity, State, default_audience},
    plan_version,
    sent::{Problems, Sent},
    span,
};

/// What was submitted and waits.
pub async fn list(cx: Cx) -> Answer {
    let present = store::present(&cx.app.db, &cx.actor).await?;
    let managers = store::managers(&cx.app.db, cx.app.today()).await?;
    Ok(pages::list(&cx, &present, &managers).workspace(&cx))
}

/// How the approval of an activity stands, and what the reader can do about it.
pub async fn show(cx: Cx, Path(id): Path<Id<Activity>>) -> Answer {
    let shown = gather(&cx, id).await?;
    Ok(pages::show(&cx, &shown, &Sent::default(), &Problems::none()).workspace(&cx))
}

async fn gather(cx: &Cx, id: Id<Activity>) -> Result<pages::Shown> {
    let db = &cx.app.db;
    let activity = activity::find(db, id).await?.ok_or(Error::NotFound)?;
    cx.may(Action::Read, &activity)?;
    if !cx.can_any::<Approval>(Action::List) {
        return Err(Error::NotFound);
    }
    let all = store::of_activity(db, id).await?;
    let needs = needs_of(&cx.app.profile, &activity);
    Ok(pages::Shown {
        stand: stand_of(&needs, all.last(), &Substance::of(&activity)),
        managers: store::managers(db, cx.app.today()).await?,
        needs,
        all,
        activity,
    })
}

fn refused(why: NotPossible) -> Error {
    Error::Refused(why.message())
}

/// Whoever acts; another program has no account.
fn account_of(actor: &Actor) -> Result<Id<Account>> {
    actor.account.ok_or(Error::SignedOut)
}

/// Submits an activity as it stands, so that others can answer.
pub async fn submit(cx: Cx, Path(id): Path<Id<Activity>>, sent: Sent) -> Answer {
    let shown = gather(&cx, id).await?;
    cx.may(Action::Change, &shown.activity)?;
    let account = account_of(&cx.actor)?;
    let mut wrong = Problems::none();
    let note = sent.lines("note", 2000, false, &mut wrong);
    if !wrong.is_empty() {
        let page = pages::show(&cx, &shown, &sent, &wrong).workspace(&cx);
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    let (app, actor, version) = (&cx.app, &cx.actor, sent.version());
    let note = Some(note.as_str()).filter(|note| !note.is_empty());
    app.db
        .write("approval.submit", |tx| async move {
            let activity = activity::find(&tx, id).await?.ok_or(Error::NotFound)?;
            let needs = needs_of(&app.profile, &activity);
            let last = store::last_of(&tx, id).await?;
            let now = Substance::of(&activity);
            let stand = stand_of(&needs, last.as_ref(), &now);
            let managers = store::managers(&tx, app.today()).await?;
            may_submit(&stand, &needs, account, &managers, &app.profile.approvals).map_err(refused)?;
            let new = store::New {
                activity: Some(id),
                plan_version: None,
                substance: Some(&now),
                needs: &needs,
                note,
                by: account,
                at: app.clock.now(),
            };
            let approval = store::insert(&tx, &app.clock, &new).await?;
            let to = if activity.state() == State::Proposed {
                State::Submitted
            } else {
                activity.state()
            };
            // Whoever submits has seen what they submit.
            if !step(&tx, app, actor, &activity, version, to, None).await? {
                return Err(Error::conflict([FieldConflict::between(
                    t!(actor.lang, "approval-version"),
                    version.to_string(),
                    activity.version.to_string(),
                )]));
            }
            audit::record(&tx, &app.clock, actor, Act::on("submitted", "approval", approval)).await?;
            mail::ask(&tx, app, approval).await?;
            audit::record(&tx, &app.clock, actor, Act::on("submitted", "activity", id)).await
        })
        .await?;
    Ok(redirect_with(&super::href_of(id), "approval-submitted"))
}

/// Puts an activity into a state, or leaves it in its own as a new version; tells whether it still
/// had the version.
async fn step(
    tx: &Tx,
    app: &App,
    actor: &Actor,
    activity: &Activity,
    version: i64,
    to: State,
    reason: Option<&str>,
) -> Result<bool> {
    let audience = default_audience(to, activity.is_event, activity.is_unlisted, activity.project)
        .keep(tx)
        .await?;
    if !activity::set_state(tx, activity.id, version, to.code(), &audience).await? {
        return Ok(false);
    }
    if to != activity.state() {
        activity::insert_state(tx, &app.clock, actor, activity.id, to.code(), reason).await?;
        let after = activity::find(tx, activity.id).await?.ok_or(Error::NotFound)?;
        activity::index(tx, &after).await?;
    }
    Ok(true)
}

/// An approval that the reader may act upon, with how it stands.
async fn allowed(conn: &impl Conn, cx: &Cx, action: Action, id: Id<Approval>) -> Result<(Approval, Stand)> {
    let approval = store::find(conn, id).await?.ok_or(Error::NotFound)?;
    cx.may(action, &approval)?;
    let stand = now_of(conn, &approval).await?;
    Ok((approval, stand))
}

async fn now_of(conn: &impl Conn, approval: &Approval) -> Result<Stand> {
    // What a later submission replaced is not open to anything.
    if approval.replaced_at.is_some() {
        return Ok(Stand::Withdrawn);
    }
    let now = match approval.activity {
        Some(activity) => activity::find(conn, activity)
            .await?
            .map(|found| Substance::of(&found)),
        None => None,
    };
    Ok(approval.stand(now.as_ref()))
}

/// What was pressed: yes, or back with a comment.
fn answer_of(sent: &Sent, wrong: &mut Problems) -> (bool, Option<String>) {
    let is_yes = match sent.get("answer") {
        "approve" => true,
        "return" => false,
        _ => {
            wrong.add("answer", Message::new("sent-choose"));
            true
        }
    };
    let comment = Some(sent.lines("comment", 2000, false, wrong)).filter(|text| !text.is_empty());
    if !is_yes && comment.is_none() {
        wrong.add("comment", NotPossible::NoComment.message());
    }
    (is_yes, comment)
}

/// The page again with what was typed and what is wrong with it.
async fn again(cx: &Cx, approval: &Approval, sent: &Sent, wrong: &Problems) -> Answer {
    let page = match (approval.activity, approval.plan_version) {
        (Some(id), _) => pages::show(cx, &gather(cx, id).await?, sent, wrong),
        (_, Some(id)) => plan_version::web::page(cx, id, sent, wrong).await?,
        _ => return Err(Error::NotFound),
    };
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page.workspace(cx)).into_response())
}

/// A co-manager answers.
pub async fn answer(cx: Cx, Path(id): Path<Id<Approval>>, sent: Sent) -> Answer {
    let (approval, _) = allowed(&cx.app.db, &cx, Action::Decide, id).await?;
    let account = account_of(&cx.actor)?;
    let mut wrong = Problems::none();
    let (is_yes, comment) = answer_of(&sent, &mut wrong);
    if !wrong.is_empty() {
        return again(&cx, &approval, &sent, &wrong).await;
    }
    let given = Given {
        seat: seat_of(account),
        is_yes,
        comment,
        by: account,
        by_name: cx.actor.name.clone(),
        at: cx.app.clock.now(),
        heard: None,
    };
    let (cx_ref, given) = (&cx, &given);
    keep(cx_ref, id, given, |approval, stand| {
        let is_manager = cx_ref.actor.is_own(Role::CoManager);
        may_answer(
            approval,
            stand,
            account,
            is_manager,
            &cx_ref.app.profile.approvals,
        )
    })
    .await?;
    let told = if is_yes {
        "approval-approved"
    } else {
        "approval-returned"
    };
    Ok(redirect_with(&approval.href(), told))
}

/// A co-manager takes their answer back, while others have not answered, and can give another.
pub async fn take_back(cx: Cx, Path(id): Path<Id<Approval>>) -> Answer {
    let (approval, _) = allowed(&cx.app.db, &cx, Action::Decide, id).await?;
    let account = account_of(&cx.actor)?;
    let (app, actor, seat) = (&cx.app, &cx.actor, &seat_of(account));
    app.db
        .write("approval.take-back", |tx| async move {
            let before = store::find(&tx, id).await?.ok_or(Error::NotFound)?;
            if now_of(&tx, &before).await? != Stand::Waiting {
                return Err(refused(NotPossible::NotOpen));
            }
            if store::remove_answer(&tx, id, seat).await? == 0 {
                return Err(refused(NotPossible::NotAsked));
            }
            let changes = audit::changed([Change::between("answer", Some("yes"), None::<&str>)]);
            let act = Act::on("undone", "approval", id).changing(&changes);
            audit::record(&tx, &app.clock, actor, act).await
        })
        .await?;
    Ok(redirect_with(&approval.href(), "approval-taken-back"))
}

/// What somebody without an account said, as the office heard it.
pub async fn record(cx: Cx, Path(id): Path<Id<Approval>>, sent: Sent) -> Answer {
    let (approval, _) = allowed(&cx.app.db, &cx, Action::Change, id).await?;
    let account = account_of(&cx.actor)?;
    let mut wrong = Problems::none();
    let (is_yes, comment) = answer_of(&sent, &mut wrong);
    let seat = sent.get("seat").to_owned();
    let by = sent.line("said_by", 200, true, &mut wrong);
    let how = sent.one_of("said_how", &HOWS, &mut wrong).to_owned();
    let on = match span::read(sent.get("said_on")) {
        Ok(Some(day)) if day.precision == "day" => Some(day.from),
        _ => None,
    };
    let today = cx.app.today();
    let days = (approval.at.day_in(&cx.app.zone()), today);
    let Some(on) = on.filter(|on| (days.0..=days.1).contains(on)) else {
        wrong.add("said_on", NotPossible::WrongDay.message());
        return again(&cx, &approval, &sent, &wrong).await;
    };
    if !approval
        .needs
        .iter()
        .any(|need| need.seat().as_deref() == Some(seat.as_str()))
    {
        wrong.add("seat", Message::new("sent-choose"));
    }
    if !wrong.is_empty() {
        return again(&cx, &approval, &sent, &wrong).await;
    }
    let given = Given {
        seat,
        is_yes,
        comment,
        by: account,
        by_name: cx.actor.name.clone(),
        at: cx.app.clock.now(),
        heard: Some(Heard { by, how, on }),
    };
    let given = &given;
    keep(&cx, id, given, |approval, stand| {
        may_record(approval, stand, &given.seat, on, days)
    })
    .await?;
    Ok(redirect_with(&approval.href(), "approval-recorded"))
}

/// Keeps an answer, if it may be given, and what follows from it.
async fn keep(
    cx: &Cx,
    id: Id<Approval>,
    given: &Given,
    may: impl Fn(&Approval, &Stand) -> std::result::Result<(), NotPossible> + Send + Sync,
) -> Result<()> {
    let (app, actor, may) = (&cx.app, &cx.actor, &may);
    let kept = app
        .db
        .write("approval.answer", |tx| async move {
            let before = store::find(&tx, id).await?.ok_or(Error::NotFound)?;
            let stand = now_of(&tx, &before).await?;
            may(&before, &stand).map_err(refused)?;
            store::insert_answer(&tx, &app.clock, id, given).await?;
            let act = match (&given.heard, given.is_yes) {
                (None, true) => "approved",
                (None, false) => "returned",
                (Some(_), _) => "recorded",
            };
            let changes = audit::changed([
                Change::between("seat", None::<&str>, Some(&given.seat)),
                Change::between(
                    "answer",
                    None::<&str>,
                    Some(if given.is_yes { "yes" } else { "returned" }),
                ),
                Change::between("comment", None::<&str>, given.comment.as_ref()),
            ]);
            audit::record(
                &tx,
                &app.clock,
                actor,
                Act::on(act, "approval", id).changing(&changes),
            )
            .await?;
            settle(&tx, app, actor, id).await
        })
        .await;
    match kept {
        Err(error) if error.is_duplicate() => Err(refused(NotPossible::Twice)),
        other => other,
    }
}

/// What follows when everybody said yes, or somebody returned it.
async fn settle(tx: &Tx, app: &App, actor: &Actor, id: Id<Approval>) -> Result<()> {
    let approval = store::find(tx, id).await?.ok_or(Error::NotFound)?;
    let stand = now_of(tx, &approval).await?;
    mail::ended(tx, app, &approval, &stand).await?;
    let at: Instant = app.clock.now();
    if let Some(version) = approval.plan_version {
        match stand {
            Stand::Approved => plan_version::freeze(tx, app, actor, version, at).await?,
            Stand::Returned => plan_version::store::end(tx, version, at).await?,
            _ => {}
        }
    }
    if let Some(activity) = approval.activity {
        let to = match stand {
            Stand::Approved => State::Planned,
            Stand::Returned => State::Proposed,
            _ => return Ok(()),
        };
        let reason = approval.returned().and_then(|given| given.comment.clone());
        out_of_submitted(tx, app, actor, activity, to, reason.as_deref()).await?;
    }
    Ok(())
}

/// An activity that only waited for this goes on, or back.
async fn out_of_submitted(
    tx: &Tx,
    app: &App,
    actor: &Actor,
    id: Id<Activity>,
    to: State,
    reason: Option<&str>,
) -> Result<()> {
    let activity = activity::find(tx, id).await?.ok_or(Error::NotFound)?;
    if activity.state() == State::Submitted {
        step(tx, app, actor, &activity, activity.version, to, reason).await?;
    }
    Ok(())
}

/// Whoever submitted takes it back.
pub async fn withdraw(cx: Cx, Path(id): Path<Id<Approval>>) -> Answer {
    let (approval, _) = allowed(&cx.app.db, &cx, Action::Change, id).await?;
    let account = account_of(&cx.actor)?;
    let (app, actor) = (&cx.app, &cx.actor);
    app.db
        .write("approval.withdraw", |tx| async move {
            let before = store::find(&tx, id).await?.ok_or(Error::NotFound)?;
            if before.by != account {
                return Err(refused(NotPossible::NotYours));
            }
            if now_of(&tx, &before).await? != Stand::Waiting {
                return Err(refused(NotPossible::NotOpen));
            }
            store::withdraw(&tx, id, app.clock.now()).await?;
            if let Some(version) = before.plan_version {
                plan_version::store::end(&tx, version, app.clock.now()).await?;
            }
            if let Some(activity) = before.activity {
                out_of_submitted(&tx, app, actor, activity, State::Proposed, None).await?;
            }
            audit::record(&tx, &app.clock, actor, Act::on("withdrawn", "approval", id)).await
        })
        .await?;
    Ok(redirect_with(&approval.href(), "approval-withdrawn"))
}
