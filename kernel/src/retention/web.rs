//! The handlers of retention.

use std::collections::BTreeMap;

use axum::extract::Path;
use jiff::civil::Date;
use serde::Deserialize;
use uuid::Uuid;

use super::{
    Choice, Due, ERASE, Hold, RETENTION, Rule, ask, bounds, choice, choice_of, ledger, pages, person,
    policy::Erasure, rules, store,
};
use crate::{
    actor::PersonRef,
    audit::{self, Act, Change},
    error::{Error, FieldConflict, Result},
    id::Id,
    module::{App, Routes},
    policy::Action,
    store::Query,
    t,
    web::{Answer, Cx, Form, redirect_with},
};

/// Rows that a preview shows.
const FIRST: i64 = 10;
/// Entries of the ledger that the page shows.
const LAST: i64 = 15;
/// Most characters of a reason.
const LONGEST: usize = 500;

pub(super) fn routes() -> Routes {
    Routes::new()
        .get::<Choice, _, _>(RETENTION, Action::List, list)
        .get::<Choice, _, _>("/app/admin/retention/rules/{rule}", Action::Read, show)
        .post::<Choice, _, _>("/app/admin/retention/rules/{rule}", Action::Change, change)
        .get::<Hold, _, _>("/app/admin/retention/holds/new", Action::Create, new_hold)
        .post::<Hold, _, _>("/app/admin/retention/holds/new", Action::Create, place)
        .post::<Hold, _, _>("/app/admin/retention/holds/{id}/end", Action::Erase, lift)
        .get::<Erasure, _, _>(ERASE, Action::Create, new_erasure)
        .post::<Erasure, _, _>(ERASE, Action::Create, erase)
}

/// A rule with what it will take.
pub(super) struct Standing {
    pub rule: Rule,
    pub choice: Choice,
    pub due: i64,
}

async fn standing(app: &App, rule: Rule) -> Result<Standing> {
    let source = app.db.snapshot().await?;
    let choice = choice(&source, app, &rule).await?;
    let counting = (rule.count)(ask(app, choice.days, 0));
    let due = Query::counts(vec![counting], &source).await?;
    let due = due.first().copied().unwrap_or(0);
    Ok(Standing { rule, choice, due })
}

/// All rules with what they will take, in two statements.
async fn standings(app: &App) -> Result<Vec<Standing>> {
    let chosen = store::all_chosen(&app.db).await?;
    let rules: Vec<(Rule, Choice)> = rules(app)
        .into_iter()
        .map(|rule| {
            let row = chosen.iter().find(|row| row.rule == rule.code).cloned();
            (rule, choice_of(app, &rule, row))
        })
        .collect();
    let counts = rules
        .iter()
        .map(|(rule, choice)| (rule.count)(ask(app, choice.days, 0)))
        .collect();
    let counts = Query::counts(counts, &app.db).await?;
    let standing = |((rule, choice), due)| Standing { rule, choice, due };
    Ok(rules.into_iter().zip(counts).map(standing).collect())
}

async fn list(cx: Cx) -> Answer {
    let standings = standings(&cx.app).await?;
    let holds = store::holds(&cx.app.db, cx.app.today()).await?;
    let erased = ledger::last(&cx.app.db, LAST).await?;
    let parties = parties(&cx).await?;
    Ok(pages::list(&cx, &standings, &holds, &erased, &parties).workspace(&cx))
}

fn find(app: &App, code: &str) -> Result<Rule> {
    rules(app)
        .into_iter()
        .find(|rule| rule.code == code)
        .ok_or(Error::NotFound)
}

async fn show(cx: Cx, Path(code): Path<String>) -> Answer {
    shown(&cx, &code, None).await
}

/// The page of a rule with what will go; `problem` is why what was typed was not taken, with
/// what was typed.
async fn shown(cx: &Cx, code: &str, problem: Option<(String, String)>) -> Answer {
    let rule = find(&cx.app, code)?;
    let standing = standing(&cx.app, rule).await?;
    cx.may(Action::Read, &standing.choice)?;
    let source = cx.app.db.snapshot().await?;
    let first: Vec<Due> = (rule.due)(&source, ask(&cx.app, standing.choice.days, FIRST)).await?;
    Ok(pages::show(
        cx,
        &standing,
        &first,
        bounds(&cx.app, &rule),
        problem,
    ))
}

#[derive(Debug, Deserialize)]
struct Days {
    days: String,
    version: i64,
}

async fn change(cx: Cx, Path(code): Path<String>, Form(form): Form<Days>) -> Answer {
    cx.proved()?;
    let rule = find(&cx.app, &code)?;
    let before = choice(&cx.app.db, &cx.app, &rule).await?;
    cx.may(Action::Change, &before)?;
    let (_, least, most) = bounds(&cx.app, &rule);
    let days = form.days.trim().parse::<i64>().ok();
    let Some(days) = days.filter(|days| (least..=most).contains(days)) else {
        let words = t!(cx.lang(), "retention-days-wrong", least = least, most = most);
        return shown(&cx, &code, Some((form.days, words))).await;
    };
    let changes = audit::changed([Change::between("days", Some(before.days), Some(days))]);
    let (app, actor, changes) = (&cx.app, &cx.actor, changes.as_slice());
    let saved = app
        .db
        .write("retention.choose", |tx| async move {
            let saved = store::choose(&tx, &app.clock, rule.code, days, &actor.name, form.version).await?;
            if saved > 0 {
                let act = Act::about("changed", "retention-rule")
                    .changing(changes)
                    .for_purpose(rule.code);
                audit::record(&tx, &app.clock, actor, act).await?;
            }
            Ok(saved)
        })
        .await?;
    if saved == 0 {
        let now = choice(&cx.app.db, &cx.app, &rule).await?;
        return Err(Error::conflict([FieldConflict::between(
            t!(cx.lang(), "retention-days"),
            days.to_string(),
            now.days.to_string(),
        )]));
    }
    Ok(redirect_with(
        &format!("{RETENTION}/rules/{code}"),
        "retention-saved",
    ))
}

/// What the form of a hold holds.
#[derive(Debug, Default, Deserialize)]
pub(super) struct HoldForm {
    #[serde(default)]
    pub party: String,
    #[serde(default)]
    pub row: String,
    #[serde(default)]
    pub reason: String,
    #[serde(default)]
    pub until: String,
}

async fn new_hold(cx: Cx) -> Answer {
    let parties = parties(&cx).await?;
    Ok(pages::new_hold(
        &cx,
        &HoldForm::default(),
        &parties,
        &BTreeMap::new(),
    ))
}

async fn place(cx: Cx, Form(form): Form<HoldForm>) -> Answer {
    let lang = cx.lang();
    let mut errors = BTreeMap::new();
    let row = last_id(&form.row);
    if !form.row.trim().is_empty() && row.is_none() {
        errors.insert("row", t!(lang, "hold-row-unclear"));
    }
    let parties = parties(&cx).await?;
    let party = parties
        .iter()
        .find(|(id, _)| *id == form.party)
        .and_then(|(id, _)| id.parse::<Uuid>().ok());
    if row.is_none() && party.is_none() {
        errors
            .entry("row")
            .or_insert_with(|| t!(lang, "hold-about-nothing"));
    }
    let reason: String = form.reason.trim().chars().take(LONGEST).collect();
    if reason.is_empty() {
        errors.insert("reason", t!(lang, "hold-reason-missing"));
    }
    let until = match form.until.trim() {
        "" => None,
        written => match written.parse::<Date>() {
            Ok(day) if day >= cx.app.today() => Some(day),
            _ => {
                errors.insert("until", t!(lang, "hold-until-wrong"));
                None
            }
        },
    };
    if !errors.is_empty() {
        return Ok(pages::new_hold(&cx, &form, &parties, &errors));
    }
    let (app, actor, reason) = (&cx.app, &cx.actor, reason.as_str());
    let noun = if row.is_some() {
        noun_of(&form.row)
    } else {
        "party"
    };
    app.db
        .write("hold.place", |tx| async move {
            let new = store::NewHold {
                noun,
                row,
                party: if row.is_some() { None } else { party },
                reason,
                by: &actor.name,
                until,
            };
            let id = store::place(&tx, &app.clock, &new).await?;
            let act = Act::on("held", "hold", id).of_party(party.map(Id::of));
            audit::record(&tx, &app.clock, actor, act).await
        })
        .await?;
    Ok(redirect_with(RETENTION, "hold-placed"))
}

/// The last id in an address, or the id itself.
fn last_id(written: &str) -> Option<Uuid> {
    let path = written.trim().split(['?', '#']).next().unwrap_or_default();
    path.rsplit('/').find_map(|part| part.parse().ok())
}

/// What kind of record an address is about, as far as it says.
fn noun_of(written: &str) -> &'static str {
    let kinds = [
        ("/people/", "person"),
        ("/events/", "event"),
        ("/imports/", "import"),
        ("/posts/", "post"),
    ];
    kinds
        .into_iter()
        .find(|(part, _)| written.contains(part))
        .map_or("record", |(_, noun)| noun)
}

async fn lift(cx: Cx, Path(id): Path<Id<Hold>>) -> Answer {
    cx.proved()?;
    let hold = store::hold(&cx.app.db, id).await?.ok_or(Error::NotFound)?;
    cx.may(Action::Erase, &hold)?;
    let (app, actor, party) = (&cx.app, &cx.actor, hold.party);
    app.db
        .write("hold.lift", |tx| async move {
            if store::lift(&tx, &app.clock, id, &actor.name).await? > 0 {
                let act = Act::on("let-go", "hold", id).of_party(party.map(Id::of));
                audit::record(&tx, &app.clock, actor, act).await?;
            }
            Ok(())
        })
        .await?;
    Ok(redirect_with(RETENTION, "hold-lifted"))
}

#[derive(Debug, Default, Deserialize)]
struct ErasureForm {
    #[serde(default)]
    person: String,
    #[serde(default)]
    sure: String,
}

async fn new_erasure(cx: Cx) -> Answer {
    Ok(pages::new_erasure(&cx, "", None))
}

async fn erase(cx: Cx, Form(form): Form<ErasureForm>) -> Answer {
    cx.proved()?;
    let lang = cx.lang();
    let refused = |key: &str| Ok(pages::new_erasure(&cx, &form.person, Some(t!(lang, key))));
    let Some(id) = last_id(&form.person) else {
        return refused("erase-unclear");
    };
    let person = Id::<PersonRef>::of(id);
    let Some((name, party)) = known(&cx, person).await? else {
        return refused("erase-unknown");
    };
    if let Some(hold) = store::held(&cx.app.db, id, party.map(Id::uuid), cx.app.today()).await? {
        let words = t!(lang, "erase-held", reason = hold.reason, by = hold.placed_by);
        return Ok(pages::new_erasure(&cx, &form.person, Some(words)));
    }
    if form.sure != "yes" {
        return Ok(pages::confirm_erasure(&cx, &name, &id.simple().to_string()));
    }
    let (app, actor) = (&cx.app, &cx.actor);
    app.db
        .write("person.erase", |tx| async move {
            person::erase(&tx, app, actor, person).await
        })
        .await?;
    ledger::keep(app).await?;
    Ok(redirect_with(RETENTION, "person-erased"))
}

/// The person as the reader may know them: the name and the party; none who is not there, was
/// erased, or is hidden from the reader.
async fn known(cx: &Cx, person: Id<PersonRef>) -> Result<Option<super::person::Known>> {
    match cx.app.modules.iter().find_map(|module| module.known_person) {
        Some(find) => find(&cx.app.db, &cx.actor, person).await,
        None => Ok(None),
    }
}

async fn parties(cx: &Cx) -> Result<Vec<(String, String)>> {
    match cx.app.modules.iter().find_map(|module| module.parties) {
        Some(parties) => parties(&cx.app.db, cx.lang()).await,
        None => Ok(Vec::new()),
    }
}
