//! Handlers of outcomes.

use std::collections::BTreeMap;

use balai_directory::{PartyId, PersonId, party, person};
use balai_kernel::{
    Actor, App, Error, Id, Result,
    audit::{self, Act, Change},
    file,
    policy::Action,
    search,
    store::Tx,
    t,
    text::Message,
    view::{self, Columns},
    web::{Answer, Cx, Listing, Query, Upload, axum::extract::Path, redirect_with},
};
use balai_workplan::{
    sent::{Problems, Sent},
    span,
};

use super::{ANSWERS, Concerned, KINDS, Outcome, pages, store};
use crate::{
    consent::web::{keep, paper_type},
    form,
};

type Pairs = BTreeMap<String, String>;

/// An outcome that the reader may act on, with the parties that it concerns.
async fn found(cx: &Cx, id: Id<Outcome>, action: Action) -> Result<(Outcome, Vec<Concerned>)> {
    let outcome = store::find(&cx.app.db, id).await?.ok_or(Error::NotFound)?;
    cx.may(action, &outcome)?;
    let parties = store::concerned(&cx.app.db, &[id]).await?;
    Ok((outcome, parties))
}

async fn lines(cx: &Cx, listing: &Listing, whole: bool) -> Result<Vec<pages::Line>> {
    let db = &cx.app.db;
    let rows = store::list(db, &cx.actor, listing, whole).await?;
    let mut all = Vec::new();
    // A file may have more of them than one statement takes.
    for part in rows.chunks(200) {
        let ids: Vec<Id<Outcome>> = part.iter().map(|row| row.id).collect();
        all.extend(store::concerned(db, &ids).await?);
    }
    Ok(pages::Line::of_all(rows, &all, cx.lang()))
}

/// The list.
pub async fn list(cx: Cx, Query(pairs): Query<Pairs>) -> Answer {
    let listing = Listing::of(pairs);
    let db = &cx.app.db;
    let columns = Columns::of(&cx, &listing, super::PATH, &pages::COLUMNS).await?;
    let lines = lines(&cx, &listing, false).await?;
    let count = store::count(db, &cx.actor, &listing).await?;
    let years = store::years(db, &cx.actor).await?;
    let parties = parties(&cx).await?;
    Ok(pages::list(&cx, &years, &parties, count, &columns, &lines).workspace(&cx))
}

/// The list as a file: exactly what its reader sees.
pub async fn export(cx: Cx, Path(format): Path<String>, Query(pairs): Query<Pairs>) -> Answer {
    let listing = Listing::of(pairs);
    let lines = lines(&cx, &listing, true).await?;
    let columns = Columns::for_file(&cx, &listing, &pages::COLUMNS);
    let sheet = columns.sheet(t!(cx.lang(), "evidence-outcomes"), &lines);
    view::file(&format, "outcomes", &sheet)
}

/// The parties that can be chosen, by code and name; a focal point's own alone.
async fn parties(cx: &Cx) -> Result<Vec<(String, String)>> {
    let all = party::store::all(&cx.app.db).await?;
    Ok(all
        .iter()
        .filter(|party| cx.actor.is_office() || cx.actor.is_focal_of(party.id))
        .map(|party| (party.code.clone(), party.name(cx.lang()).to_owned()))
        .collect())
}

/// One outcome.
pub async fn show(cx: Cx, Path(id): Path<Id<Outcome>>) -> Answer {
    let (outcome, parties) = found(&cx, id, Action::Read).await?;
    page(&cx, &outcome, &parties, &Sent::default(), &Problems::none())
        .await
        .map(|page| page.workspace(&cx))
}

async fn page(
    cx: &Cx,
    outcome: &Outcome,
    parties: &[Concerned],
    sent: &Sent,
    wrong: &Problems,
) -> Result<balai_kernel::web::Page> {
    let activity = form::activity(cx, outcome.activity).await?;
    let history = if cx.can(Action::Change, outcome) {
        audit::history_of(&cx.app.db, outcome.id.uuid()).await?
    } else {
        Vec::new()
    };
    let shown = pages::Shown {
        outcome,
        parties,
        activity: activity.as_ref(),
        history: &history,
    };
    Ok(pages::show(cx, &shown, sent, wrong))
}

const FIELDS: [&str; 11] = [
    "kind",
    "words",
    "number",
    "when",
    "parties",
    "agencies",
    "activity",
    "contact",
    "claimed_by",
    "claimed_on",
    "evidence",
];
/// Of these the ones whose change makes it another claim.
const SUBSTANCE: [&str; 6] = ["kind", "words", "number", "when", "parties", "agencies"];

/// The form of a new one.
pub async fn new(cx: Cx) -> Answer {
    let sent = Sent::of([("kind", KINDS[0])]);
    form_page(&cx, None, &sent, &Problems::none())
        .await
        .map(|page| page.workspace(&cx))
}

async fn form_page(
    cx: &Cx,
    outcome: Option<&Outcome>,
    sent: &Sent,
    wrong: &Problems,
) -> Result<balai_kernel::web::Page> {
    let activities = form::activities(cx).await?;
    let names = parties(cx).await?;
    Ok(pages::form(cx, outcome, sent, wrong, &activities, &names))
}

/// Reads the form.
async fn read(cx: &Cx, sent: &Sent) -> Result<Result<store::Draft, Problems>> {
    let mut wrong = Problems::none();
    let kind = sent.one_of("kind", &KINDS, &mut wrong).to_owned();
    let number = sent.number("number", 100_000, &mut wrong);
    if kind == "trained" && number.is_none() && wrong.of(cx.lang(), "number").is_none() {
        wrong.add("number", Message::new("outcome-number-needed"));
    }
    let span = match span::read(sent.get("when")) {
        Ok(Some(span)) => Some(span),
        Ok(None) => {
            wrong.add("when", Message::new("outcome-when-needed"));
            None
        }
        Err(why) => {
            wrong.add("when", why);
            None
        }
    };
    let mut chosen: Vec<PartyId> = Vec::new();
    for name in sent.get("parties").split([';', ',']).map(str::trim) {
        if name.is_empty() {
            continue;
        }
        match party_of(cx, name).await? {
            Some(party) if !chosen.contains(&party) => chosen.push(party),
            Some(_) => {}
            None => wrong.add(
                "parties",
                Message::new("outcome-party-unknown").with("name", name),
            ),
        }
    }
    let is_shared = sent.is_ticked("shared");
    if is_shared && chosen.is_empty() {
        wrong.add("parties", Message::new("outcome-shared-with-nobody"));
    }
    let claimed_by = sent.line("claimed_by", 200, true, &mut wrong);
    let claimant = claimant(cx, &claimed_by, &chosen).await?;
    let draft = store::Draft {
        number: number.filter(|_| kind == "trained"),
        words: sent.lines("words", 4_000, true, &mut wrong),
        activity: form::chosen_activity(cx, sent, &mut wrong).await?,
        contact: sent.line("contact", 300, false, &mut wrong),
        agencies: sent.line("agencies", 300, false, &mut wrong),
        claimed_on: form::day_past(cx, sent, "claimed_on", &mut wrong),
        evidence: sent.lines("evidence", 2_000, false, &mut wrong),
        span: span.unwrap_or(span::Span {
            from: cx.app.today(),
            to: cx.app.today(),
            precision: "day",
        }),
        parties: chosen,
        kind,
        claimed_by,
        claimant,
        is_shared,
    };
    Ok(if wrong.is_empty() { Ok(draft) } else { Err(wrong) })
}

/// A party by its code or under any of its names.
async fn party_of(cx: &Cx, name: &str) -> Result<Option<PartyId>> {
    let db = &cx.app.db;
    if let Some(party) = party::store::by_code(db, &name.to_uppercase()).await? {
        return Ok(Some(party.id));
    }
    let found = party::store::written_so(db, &balai_names::fold(name)).await?;
    if let [(party, _), ..] = found.as_slice() {
        return Ok(Some(*party));
    }
    let all = party::store::all(db).await?;
    let same = |party: &&party::Party| balai_names::fold(party.name(cx.lang())) == balai_names::fold(name);
    Ok(all.iter().find(same).map(|party| party.id))
}

/// The record of whoever says so, where one of the parties' people alone has that name.
async fn claimant(cx: &Cx, name: &str, parties: &[PartyId]) -> Result<Option<PersonId>> {
    let name = balai_names::fold(name);
    let mut found = Vec::new();
    for party in parties {
        let people = person::store::of_party(&cx.app.db, &cx.actor, *party).await?;
        let same = people.iter().filter(|one| balai_names::fold(&one.name()) == name);
        found.extend(same.map(|one| one.id));
    }
    Ok(match found.as_slice() {
        [one] => Some(*one),
        _ => None,
    })
}

fn sent_of_upload(upload: &Upload) -> Sent {
    let names = FIELDS.into_iter().chain(["version", "shared"]);
    names.fold(Sent::default(), |sent, name| sent.with(name, upload.text(name)))
}

/// The paper that was sent, written before the transaction.
async fn paper(
    cx: &Cx,
    upload: &mut Upload,
    wrong: &mut Problems,
) -> Result<Option<(String, file::Written, &'static str)>> {
    let Some((name, bytes)) = upload.file()? else {
        return Ok(None);
    };
    let Some(kind) = paper_type(&bytes) else {
        wrong.add("file", Message::new("consent-sheet-kind"));
        return Ok(None);
    };
    let written = cx.app.files.write(&cx.app.clock, &bytes).await?;
    Ok(Some((name.chars().take(200).collect(), written, kind)))
}

/// Adds an outcome.
pub async fn create(cx: Cx, mut upload: Upload) -> Answer {
    let sent = sent_of_upload(&upload);
    let mut read = read(&cx, &sent).await?;
    let mut wrong = Problems::none();
    let paper = paper(&cx, &mut upload, &mut wrong).await?;
    if !wrong.is_empty() {
        read = Err(wrong);
    }
    let draft = match read {
        Ok(draft) => draft,
        Err(wrong) => return form::again(&cx, form_page(&cx, None, &sent, &wrong).await?),
    };
    let (app, actor, draft, paper) = (&cx.app, &cx.actor, &draft, &paper);
    let id = app
        .db
        .write("outcome.create", |tx| async move {
            let id = store::insert(&tx, &app.clock, actor.account, draft).await?;
            if let Some(paper) = keep(&tx, app, actor, paper).await? {
                store::put(&tx, id, paper).await?;
            }
            index(&tx, id).await?;
            record(
                &tx,
                app,
                actor,
                "created",
                id,
                &draft.parties,
                draft.is_shared,
                &[],
            )
            .await?;
            Ok(id)
        })
        .await?;
    Ok(redirect_with(&format!("{}/{id}", super::PATH), "outcome-created"))
}

/// Writes the line of an act; a party's trail tells of what it may read, a line for each.
#[expect(
    clippy::too_many_arguments,
    reason = "one line of the audit has that many sides"
)]
async fn record(
    tx: &Tx,
    app: &App,
    actor: &Actor,
    act: &'static str,
    id: Id<Outcome>,
    parties: &[PartyId],
    is_shared: bool,
    changes: &[Change],
) -> Result<()> {
    let told: Vec<Option<PartyId>> = match (is_shared, parties) {
        (true, [_, ..]) => parties.iter().copied().map(Some).collect(),
        _ => vec![None],
    };
    for party in told {
        let act = Act::on(act, "outcome", id).of_party(party).changing(changes);
        audit::record(tx, &app.clock, actor, act).await?;
    }
    Ok(())
}

pub(crate) async fn index(tx: &Tx, id: Id<Outcome>) -> Result<()> {
    let outcome = store::find(tx, id).await?.ok_or(Error::NotFound)?;
    search::put(tx, &outcome.doc()).await
}

/// An outcome as its form shows it.
fn sent_of(outcome: &Outcome, parties: &[Concerned]) -> Sent {
    let codes: Vec<&str> = parties.iter().map(|party| party.code.as_str()).collect();
    let number = outcome.number.map(|n| n.to_string()).unwrap_or_default();
    Sent::default()
        .with("version", outcome.version.to_string())
        .with("kind", &*outcome.kind)
        .with("words", &*outcome.words)
        .with("number", number)
        .with(
            "when",
            span::typed(outcome.from_on, outcome.to_on, &outcome.precision),
        )
        .with("parties", codes.join("; "))
        .with("agencies", &*outcome.agencies)
        .with("activity", form::id_text(outcome.activity))
        .with("contact", &*outcome.contact)
        .with("claimed_by", &*outcome.claimed_by)
        .with("claimed_on", form::typed(outcome.claimed_on))
        .with("evidence", &*outcome.evidence)
        .with("shared", if outcome.shared_at.is_some() { "yes" } else { "" })
}

/// The form of one.
pub async fn edit(cx: Cx, Path(id): Path<Id<Outcome>>) -> Answer {
    let (outcome, parties) = found(&cx, id, Action::Change).await?;
    let sent = sent_of(&outcome, &parties);
    form_page(&cx, Some(&outcome), &sent, &Problems::none())
        .await
        .map(|page| page.workspace(&cx))
}

/// Saves an outcome. What is another claim now is verified and cleared anew.
pub async fn save(cx: Cx, Path(id): Path<Id<Outcome>>, mut upload: Upload) -> Answer {
    let (outcome, _) = found(&cx, id, Action::Change).await?;
    let sent = sent_of_upload(&upload);
    let mut read = read(&cx, &sent).await?;
    let mut wrong = Problems::none();
    let paper = paper(&cx, &mut upload, &mut wrong).await?;
    if !wrong.is_empty() {
        read = Err(wrong);
    }
    let draft = match read {
        Ok(draft) => draft,
        Err(wrong) => return form::again(&cx, form_page(&cx, Some(&outcome), &sent, &wrong).await?),
    };
    let (app, actor, draft, sent, paper) = (&cx.app, &cx.actor, &draft, &sent, &paper);
    app.db
        .write("outcome.change", |tx| async move {
            let before = store::find(&tx, id).await?.ok_or(Error::NotFound)?;
            let old = sent_of(&before, &store::concerned(&tx, &[id]).await?);
            if store::update(&tx, id, sent.version(), draft, app.clock.now()).await? == 0 {
                let label = |field: &str| t!(actor.lang, &format!("outcome-{}", field.replace('_', "-")));
                return Err(sent.conflict_with(&old, FIELDS, label));
            }
            let now = store::find(&tx, id).await?.ok_or(Error::NotFound)?;
            let new = sent_of(&now, &store::concerned(&tx, &[id]).await?);
            let changes = old.changes_to(&new, FIELDS);
            if changes.iter().any(|change| SUBSTANCE.contains(&change.field)) {
                store::unverify(&tx, id).await?;
                store::forget_answers(&tx, id).await?;
            }
            if let Some(paper) = keep(&tx, app, actor, paper).await? {
                store::put(&tx, id, paper).await?;
            }
            index(&tx, id).await?;
            let is_shared = before.shared_at.is_some() || draft.is_shared;
            record(
                &tx,
                app,
                actor,
                "changed",
                id,
                &draft.parties,
                is_shared,
                &changes,
            )
            .await
        })
        .await?;
    Ok(redirect_with(&outcome.href(), "outcome-saved"))
}

/// Somebody else says that they looked into it, and how.
pub async fn verify(cx: Cx, Path(id): Path<Id<Outcome>>, sent: Sent) -> Answer {
    let (outcome, parties) = found(&cx, id, Action::Decide).await?;
    let account = form::account(&cx)?;
    let mut wrong = Problems::none();
    let how = sent.lines("verified_how", 2_000, true, &mut wrong);
    if !wrong.is_empty() {
        return form::again(&cx, page(&cx, &outcome, &parties, &sent, &wrong).await?);
    }
    let (app, actor, how, version) = (&cx.app, &cx.actor, &how, sent.version());
    app.db
        .write("outcome.verify", |tx| async move {
            let now = store::find(&tx, id).await?.ok_or(Error::NotFound)?;
            now.verifiable_by(actor)?;
            // What was looked into is what stood there.
            if store::verify(&tx, id, version, account, how, app.clock.now()).await? == 0 {
                return Err(Error::refused("outcome-changed-meanwhile"));
            }
            audit::record(&tx, &app.clock, actor, Act::on("verified", "outcome", id)).await
        })
        .await?;
    Ok(redirect_with(&outcome.href(), "outcome-verified"))
}

/// Takes a verification back.
pub async fn unverify(cx: Cx, Path(id): Path<Id<Outcome>>) -> Answer {
    let (outcome, _) = found(&cx, id, Action::Decide).await?;
    let (app, actor) = (&cx.app, &cx.actor);
    app.db
        .write("outcome.unverify", |tx| async move {
            if store::unverify(&tx, id).await? == 0 {
                return Err(Error::refused("outcome-not-verified"));
            }
            audit::record(
                &tx,
                &app.clock,
                actor,
                Act::on("verification-withdrawn", "outcome", id),
            )
            .await
        })
        .await?;
    Ok(redirect_with(&outcome.href(), "outcome-unverified"))
}

/// Notes what a party said to its being told.
pub async fn clear(cx: Cx, Path(id): Path<Id<Outcome>>, sent: Sent) -> Answer {
    let (outcome, parties) = found(&cx, id, Action::Change).await?;
    let mut wrong = Problems::none();
    let party = parties
        .iter()
        .find(|party| party.code == sent.get("party"))
        .ok_or(Error::NotFound)?;
    let answer = ANSWERS.into_iter().find(|word| *word == sent.get("answer"));
    if answer.is_none() {
        wrong.add("answer", Message::new("sent-choose"));
    }
    let on = form::day_past(&cx, &sent, "answered_on", &mut wrong);
    let heard_from = sent.line("heard_from", 200, true, &mut wrong);
    if on.is_none() && wrong.of(cx.lang(), "answered_on").is_none() {
        wrong.add("answered_on", Message::new("sent-needed"));
    }
    if !wrong.is_empty() {
        return form::again(&cx, page(&cx, &outcome, &parties, &sent, &wrong).await?);
    }
    let (app, actor, party, heard_from) = (&cx.app, &cx.actor, party.party, &heard_from);
    let (answer, version) = (answer.unwrap_or_default(), sent.version());
    app.db
        .write("outcome.clear", |tx| async move {
            let now = store::find(&tx, id).await?.ok_or(Error::NotFound)?;
            if now.version != version {
                return Err(Error::refused("outcome-changed-meanwhile"));
            }
            store::answer(&tx, id, party, answer, on, heard_from).await?;
            let changes: Vec<Change> = Change::between("answer", None::<&str>, Some(answer))
                .into_iter()
                .collect();
            let act = Act::on("answered", "outcome", id)
                .of_party(Some(party).filter(|_| now.shared_at.is_some()))
                .changing(&changes);
            audit::record(&tx, &app.clock, actor, act).await
        })
        .await?;
    Ok(redirect_with(&outcome.href(), "outcome-answered"))
}

/// The paper that bears it out; for the office.
pub async fn paper_of(cx: Cx, Path(id): Path<Id<Outcome>>) -> Answer {
    let (outcome, _) = found(&cx, id, Action::Change).await?;
    let row = outcome.file.ok_or(Error::NotFound)?;
    let row = file::find(&cx.app.db, row).await?.ok_or(Error::NotFound)?;
    Ok(file::hand_over(&cx.app, &row, &row.name))
}
