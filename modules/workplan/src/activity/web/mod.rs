//! Handlers of the plan and its activities.

mod form;

use balai_kernel::{
    Actor, Error, Id, Result,
    account::Account,
    audit::{self, Act, Change},
    error::FieldConflict,
    kept::Moment,
    policy::Action,
    profile::Profile,
    store::Db,
    t,
    text::Lang,
    view::{self, Columns},
    web::{
        Answer, Cx, Listing, Query,
        axum::{extract::Path, http::StatusCode, response::IntoResponse},
        counted, redirect, redirect_with,
    },
};
use std::{collections::BTreeMap, sync::Arc};

use super::{
    Activity, State, default_audience, pages, store,
    words::{Owners, said},
};
use crate::{
    approval,
    level::{Levels, levels},
    sent::{Problems, Sent},
};
pub use form::{read, sent_of};

type Pairs = BTreeMap<String, String>;

/// The plan as a list.
pub async fn list(cx: Cx, Query(pairs): Query<Pairs>) -> Answer {
    let listing = Listing::of(pairs);
    let db = &cx.app.db;
    let columns = Columns::of(&cx, &listing, pages::PATH, &pages::COLUMNS).await?;
    let activities = store::list(db, &cx.actor, &listing, false).await?;
    let moment = cx.app.kept().now(db).await?;
    let shown = pages::Plan {
        offer: offer(&cx, &moment).await?,
        count: counted(
            &cx,
            &moment,
            "plan",
            &listing,
            store::count(db, &cx.actor, &listing),
        )
        .await?,
        activities: Vec::new(),
        listing: listing.clone(),
    };
    let lines = lines(&cx, activities, &shown.offer.levels);
    Ok(pages::list(&cx, &shown, &columns, &lines).workspace(&cx))
}

/// What the plan can be filtered by: the same on every page of it until something is
/// written.
async fn offer(cx: &Cx, moment: &Moment<'_>) -> Result<Arc<pages::Offer>> {
    let (db, actor, today) = (&cx.app.db, &cx.actor, cx.app.today());
    moment
        .get("plan.offer", format!("{today} {actor:?}"), || async {
            Ok(pages::Offer {
                levels: levels(db, actor).await?,
                years: store::years(db, actor).await?,
                // Whose it is can be asked by those who plan.
                owners: if may_plan(actor) {
                    store::owners(db, today).await?
                } else {
                    Vec::new()
                },
            })
        })
        .await
}

/// Activities as rows of the list.
fn lines(cx: &Cx, activities: Vec<Activity>, levels: &Levels) -> Vec<pages::Line> {
    let line = |activity| pages::Line::of(activity, levels, cx.lang());
    activities.into_iter().map(line).collect()
}

/// The plan by state.
pub async fn board(cx: Cx, Query(pairs): Query<Pairs>) -> Answer {
    let shown = year_of_plan(&cx, pairs).await?;
    Ok(pages::board(&cx, &shown).workspace(&cx))
}

/// The plan by quarter.
pub async fn timeline(cx: Cx, Query(pairs): Query<Pairs>) -> Answer {
    let shown = year_of_plan(&cx, pairs).await?;
    Ok(pages::timeline(&cx, &shown).workspace(&cx))
}

async fn year_of_plan(cx: &Cx, mut pairs: Pairs) -> Result<pages::Plan> {
    let db = &cx.app.db;
    let offer = offer(cx, &cx.app.kept().now(db).await?).await?;
    // A board or a year's timeline of all years at once would say nothing: the present
    // year where it has activities, else the latest.
    if !pairs.contains_key("year") {
        let now = i64::from(cx.app.today().year());
        let shown = if offer.years.contains(&now) {
            Some(now)
        } else {
            offer.years.first().copied()
        };
        pairs.insert("year".to_owned(), shown.unwrap_or(now).to_string());
    }
    let listing = Listing::of(pairs);
    let activities = store::list(db, &cx.actor, &listing, true).await?;
    Ok(pages::Plan {
        offer,
        count: i64::try_from(activities.len()).unwrap_or(i64::MAX),
        activities,
        listing,
    })
}

/// The list as a file: exactly what its reader sees.
pub async fn export(cx: Cx, Path(format): Path<String>, Query(pairs): Query<Pairs>) -> Answer {
    let listing = Listing::of(pairs);
    let db = &cx.app.db;
    let activities = store::list(db, &cx.actor, &listing, true).await?;
    let lines = lines(&cx, activities, &levels(db, &cx.actor).await?);
    let columns = Columns::for_file(&cx, &listing, &pages::COLUMNS);
    view::file(
        &format,
        "plan",
        &columns.sheet(t!(cx.lang(), "plan-title"), &lines),
    )
}

/// The form for a new activity.
pub async fn new(cx: Cx, Query(pairs): Query<Pairs>) -> Answer {
    let sent = Sent::of(pairs);
    let form = form_of(&cx, None, sent, Problems::none()).await?;
    Ok(pages::form(&cx, &form).workspace(&cx))
}

/// Makes an activity.
pub async fn create(cx: Cx, sent: Sent) -> Answer {
    let db = &cx.app.db;
    let levels = levels(db, &cx.actor).await?;
    let draft = match read(&sent, &levels, &cx.app.profile) {
        Ok(draft) => draft,
        Err(problems) => return bad_form(&cx, None, sent, problems).await,
    };
    let (app, actor, draft) = (&cx.app, &cx.actor, &draft);
    let id: Id<Activity> = app.clock.id();
    let made = app
        .db
        .write("activity.create", |tx| async move {
            let mut draft = draft.clone();
            if draft.code.is_empty() {
                let year = draft.span.map_or(app.today().year(), |span| span.from.year());
                draft.code = store::free_code(&tx, &app.profile.office.short, i64::from(year)).await?;
            }
            let state = State::Proposed;
            let audience = default_audience(state, draft.is_event, draft.is_unlisted, draft.project)
                .keep(&tx)
                .await?;
            store::insert(&tx, id, &draft, state.code(), &audience).await?;
            store::insert_state(&tx, &app.clock, actor, id, state.code(), None).await?;
            store::set_links(&tx, id, &draft.links).await?;
            store::set_co_organisers(&tx, &app.clock, id, &draft.co_organisers).await?;
            audit::record(&tx, &app.clock, actor, Act::on("created", "activity", id)).await?;
            let activity = store::find(&tx, id).await?.ok_or(Error::NotFound)?;
            super::index(&tx, &activity).await?;
            Ok(activity)
        })
        .await;
    match made {
        Ok(activity) => Ok(redirect_with(&activity.href(), "activity-created")),
        Err(error) if error.is_duplicate() => bad_form(&cx, None, sent, form::code_taken()).await,
        Err(error) => Err(error),
    }
}

/// An activity.
pub async fn show(cx: Cx, Path(id): Path<Id<Activity>>) -> Answer {
    let db = &cx.app.db;
    let family = super::family(db, &cx.actor, id).await?.ok_or(Error::NotFound)?;
    cx.may(Action::Read, &family.activity)?;
    let shown = pages::Shown {
        approval: if cx.actor.is_office() {
            approval::store::last_of(db, id).await?
        } else {
            None
        },
        beside: super::beside(db, &cx.actor, id).await?,
        states: store::states(db, id).await?,
        history: if cx.actor.is_office() {
            audit::history_of(db, id.uuid()).await?
        } else {
            Vec::new()
        },
        family,
    };
    Ok(pages::show(&cx, &shown).workspace(&cx))
}

/// The form for an activity.
pub async fn edit(cx: Cx, Path(id): Path<Id<Activity>>) -> Answer {
    let activity = allowed(&cx, Action::Change, id).await?;
    let db = &cx.app.db;
    let (links, co) = (store::links(db, id).await?, store::co_organisers(db, id).await?);
    let levels = levels(db, &cx.actor).await?;
    let sent = sent_of(&activity, &links, &co, &levels);
    let form = form_of(&cx, Some(activity), sent, Problems::none()).await?;
    Ok(pages::form(&cx, &form).workspace(&cx))
}

/// Saves an activity; who comes second is told, field by field.
pub async fn save(cx: Cx, Path(id): Path<Id<Activity>>, sent: Sent) -> Answer {
    let activity = allowed(&cx, Action::Change, id).await?;
    let db = &cx.app.db;
    let levels = levels(db, &cx.actor).await?;
    let draft = match read(&sent, &levels, &cx.app.profile) {
        Ok(draft) => draft,
        Err(problems) => return bad_form(&cx, Some(activity), sent, problems).await,
    };
    let (app, actor, draft, typed, levels) = (&cx.app, &cx.actor, &draft, &sent, &levels);
    let saved = app
        .db
        .write("activity.save", |tx| async move {
            let before = store::find(&tx, id).await?.ok_or(Error::NotFound)?;
            let (links, co) = (store::links(&tx, id).await?, store::co_organisers(&tx, id).await?);
            let old = sent_of(&before, &links, &co, levels);
            if before.version != typed.version() {
                let owners = store::owners(&tx, app.today()).await?;
                return Err(conflict(actor.lang, &app.profile, &owners, typed, &old));
            }
            let mut draft = draft.clone();
            if draft.code.is_empty() {
                draft.code.clone_from(&before.code);
            }
            let audience = default_audience(before.state(), draft.is_event, draft.is_unlisted, draft.project)
                .keep(&tx)
                .await?;
            store::update(&tx, id, before.version, &draft, &audience).await?;
            store::set_links(&tx, id, &draft.links).await?;
            store::set_co_organisers(&tx, &app.clock, id, &draft.co_organisers).await?;
            let after = store::find(&tx, id).await?.ok_or(Error::NotFound)?;
            let (links, co) = (store::links(&tx, id).await?, store::co_organisers(&tx, id).await?);
            let changes = changes(&old, &sent_of(&after, &links, &co, levels));
            audit::record(
                &tx,
                &app.clock,
                actor,
                Act::on("changed", "activity", id).changing(&changes),
            )
            .await?;
            super::index(&tx, &after).await?;
            let lapsed = approval::after_change(&tx, &app.clock, actor, &after).await?;
            Ok((after, lapsed))
        })
        .await;
    match saved {
        Ok((activity, true)) => Ok(redirect_with(
            &approval::href_of(activity.id),
            "activity-saved-lapsed",
        )),
        Ok((activity, false)) => Ok(redirect_with(&activity.href(), "activity-saved")),
        Err(error) if error.is_duplicate() => bad_form(&cx, Some(activity), sent, form::code_taken()).await,
        Err(error) => Err(error),
    }
}

/// A step of its life: the noun is the state, so that the step has its own rule.
pub async fn change_state(cx: Cx, Path(id): Path<Id<Activity>>, sent: Sent) -> Answer {
    let activity = allowed(&cx, Action::Decide, id).await?;
    let to = State::from_code(sent.get("state")).ok_or(Error::refused("state-not-next"))?;
    // Where others are asked, it is submitted to them.
    if to == State::Submitted && !approval::needs_of(&cx.app.profile, &activity).is_empty() {
        return Ok(redirect(&approval::href_of(id)));
    }
    // What is certain is told to everyone, which is how people are invited.
    if matches!(to, State::Confirmed | State::UnderWay)
        && let Some(why) = approval::bar(&cx.app.db, &cx.app, &cx.actor, &activity).await?
    {
        let mut problems = Problems::none();
        problems.add("state", why);
        let page = pages::state_page(&cx, &activity, &sent, &problems).workspace(&cx);
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    let reason = crate::sent::tidy(sent.get("reason"), true);
    let (to, reason) = match super::change(activity.state(), to, &reason) {
        Ok(step) => step,
        Err(refusal) => {
            let mut problems = Problems::none();
            let field = if matches!(refusal, super::NotPossible::NoReason) {
                "reason"
            } else {
                "state"
            };
            problems.add(field, refusal.message());
            let page = pages::state_page(&cx, &activity, &sent, &problems).workspace(&cx);
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
        }
    };
    let (app, actor, activity, reason) = (&cx.app, &cx.actor, &activity, reason.as_deref());
    let version = sent.version();
    app.db
        .write("activity.state", |tx| async move {
            let audience = default_audience(to, activity.is_event, activity.is_unlisted, activity.project)
                .keep(&tx)
                .await?;
            if !store::set_state(&tx, id, version, to.code(), &audience).await? {
                let now = store::find(&tx, id).await?.ok_or(Error::NotFound)?;
                return Err(Error::conflict([FieldConflict::between(
                    t!(actor.lang, "activity-state"),
                    to.words(actor.lang),
                    now.state().words(actor.lang),
                )]));
            }
            store::insert_state(&tx, &app.clock, actor, id, to.code(), reason).await?;
            let changes = audit::changed([
                Change::between("state", Some(activity.state.as_str()), Some(to.code())),
                Change::between("reason", None::<&str>, reason),
            ]);
            audit::record(
                &tx,
                &app.clock,
                actor,
                Act::on("state-changed", "activity", id).changing(&changes),
            )
            .await?;
            let after = store::find(&tx, id).await?.ok_or(Error::NotFound)?;
            super::index(&tx, &after).await
        })
        .await?;
    Ok(redirect_with(&activity.href(), "activity-state-changed"))
}

async fn allowed(cx: &Cx, action: Action, id: Id<Activity>) -> Result<Activity> {
    let activity = store::find(&cx.app.db, id).await?.ok_or(Error::NotFound)?;
    cx.may(action, &activity)?;
    Ok(activity)
}

async fn form_of(cx: &Cx, activity: Option<Activity>, sent: Sent, problems: Problems) -> Result<pages::Form> {
    let db: &Db = &cx.app.db;
    Ok(pages::Form {
        levels: levels(db, &cx.actor).await?,
        owners: store::owners(db, cx.app.today()).await?,
        activity,
        sent,
        problems,
    })
}

/// The same page again with everything that was typed and what is wrong with it.
async fn bad_form(cx: &Cx, activity: Option<Activity>, sent: Sent, problems: Problems) -> Answer {
    let form = form_of(cx, activity, sent, problems).await?;
    let page = pages::form(cx, &form).workspace(cx);
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

/// The fields of an activity's form, in its order.
const FIELDS: [&str; 16] = [
    "title",
    "kind",
    "when",
    "place",
    "budget",
    "initiative",
    "project",
    "purpose",
    "owner",
    "also_initiative",
    "also_purpose",
    "area",
    "co_name",
    "summary",
    "code",
    "unlisted",
];

fn joined(sent: &Sent, field: &str) -> Option<String> {
    let all: Vec<&str> = sent.all(field).filter(|value| !value.is_empty()).collect();
    (!all.is_empty()).then(|| all.join(", "))
}

fn changes(old: &Sent, new: &Sent) -> Vec<Change> {
    audit::changed(FIELDS.map(|field| Change::between(field, joined(old, field), joined(new, field))))
}

/// Where what was typed differs from what is there now, in words.
fn conflict(
    lang: Lang,
    profile: &Profile,
    owners: &[(Id<Account>, String)],
    typed: &Sent,
    now: &Sent,
) -> Error {
    let owners = owners.iter().map(|(id, name)| (id.to_string(), name.clone()));
    let owners: Owners = owners.collect();
    let words = |field: &str, sent: &Sent| {
        let value = joined(sent, field).unwrap_or_default();
        said(lang, profile, &owners, field, &value)
    };
    Error::conflict(FIELDS.map(|field| {
        let label = t!(lang, &format!("activity-field-{}", field.replace('_', "-")));
        FieldConflict::between(label, words(field, typed), words(field, now))
    }))
}

/// Whether an actor works with the plan, for showing its buttons.
pub fn may_plan(actor: &Actor) -> bool {
    <Activity as balai_kernel::policy::Guarded>::rule(actor, Action::Create, None).is_allowed()
}

/// The levels as the forms of other modules need them.
///
/// # Errors
/// When the database fails.
pub async fn levels_for(cx: &Cx) -> Result<Levels> {
    levels(&cx.app.db, &cx.actor).await
}
