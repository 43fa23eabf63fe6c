//! What the office does: looks who is named, changes the proposal, sends it, writes down what
//! it hears, and decides about what comes back.

use std::collections::BTreeMap;

use balai_directory::{PartyId, PersonId, party, person};
use balai_kernel::{
    App, Audience, Error, Id, Result,
    account::Account,
    audit::{self, Act},
    policy::Action,
    store::{Conn, Tx},
    text::{Lang, Message},
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
    sent::{Problems, Sent},
    span,
};
use jiff::{ToSpan as _, civil::Date};

use super::{
    About, Answer, Asked, Clearance, HOWS, Round, SCOPES, Stand, answer, edit,
    finding::{self, Found},
    href_of, mail, pages,
    passage::Book,
    round, store,
};
use crate::{
    edition::{self, Material},
    report::{self, Report, web::found},
};

/// How long an answer may be waited for, in days.
const LONGEST_WAIT: i64 = 365;

fn account_of(cx: &Cx) -> Result<Id<Account>> {
    cx.actor.account.ok_or(Error::SignedOut)
}

fn again(page: Response) -> Answered {
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

/// A report whose clearance the reader keeps.
async fn kept(cx: &Cx, id: Id<Report>) -> Result<Report> {
    let report = found(cx, id).await?;
    if !cx.can_any::<Clearance>(Action::List) {
        return Err(Error::NotFound);
    }
    Ok(report)
}

/// What is public stays as it was cleared.
fn changeable(report: &Report) -> Result<()> {
    match report.published_at {
        Some(_) => Err(Error::refused("clearance-published")),
        None => Ok(()),
    }
}

/// What the page of a round shows to a reader: of those they may see.
pub(super) async fn table(cx: &Cx, report: &Report, sent: &Sent, wrong: &Problems) -> Result<Response> {
    let material = edition::gather(&cx.app, report).await?;
    let round = round(&cx.app, &material).await?;
    let seen = store::seen(&cx.app.db, &cx.actor, report.id).await?;
    let parties = party::store::choices(&cx.app.db, cx.lang()).await?;
    let shown = pages::Table {
        report,
        round: &round,
        seen: &seen,
        parties: &parties,
    };
    Ok(pages::table(cx, &shown, sent, wrong))
}

/// Who is asked about a report, and who has answered.
pub(crate) async fn list(cx: Cx, Path(id): Path<Id<Report>>) -> Answered {
    let report = kept(&cx, id).await?;
    table(&cx, &report, &Sent::default(), &Problems::none()).await
}

/// Proposes whom to ask: by the names in the report as it stands. Nothing is sent.
pub(crate) async fn propose(cx: Cx, Path(id): Path<Id<Report>>) -> Answered {
    let report = kept(&cx, id).await?;
    changeable(&report)?;
    let material = &edition::gather(&cx.app, &report).await?;
    let found = &*finding::found(&cx.app, material).await?;
    let (app, actor) = (&cx.app, &cx.actor);
    app.db
        .write("clearance.propose", |tx| async move {
            let n = propose_in(&tx, app, material, found).await?;
            if n == 0 {
                return Ok(());
            }
            audit::record(&tx, &app.clock, actor, Act::on("clearance-proposed", "report", id)).await
        })
        .await?;
    Ok(redirect_with(&href_of(id), "clearance-proposed"))
}

/// Puts everything that has to be cleared and was not asked in these words among what is
/// proposed; how many. What was proposed and is found no longer goes.
pub(super) async fn propose_in(tx: &Tx, app: &App, material: &Material, found: &Found) -> Result<usize> {
    let now = report::store::find(tx, material.report.id).await?.ok_or(Error::NotFound)?;
    if now.version != material.report.version {
        return Err(Error::refused("report-changed-meanwhile"));
    }
    let round = finding::standing(tx, app, material, found).await?;
    let mut asks: BTreeMap<String, Clearance> =
        round.asks.iter().map(|ask| (ask.about.clone(), ask.clone())).collect();
    let mut n = 0;
    for standing in &round.all {
        if !matches!(standing.stand, Stand::New | Stand::Reopened) {
            continue;
        }
        let need = &standing.need;
        let key = need.about.key();
        let ask = match asks.get(&key) {
            Some(ask) => ask.id,
            None => {
                let ask = begin(tx, app, &material.report, &need.about, &found.book).await?;
                let id = ask.id;
                asks.insert(key, ask);
                id
            }
        };
        let before = standing.asked.as_ref();
        if let Some(before) = before {
            store::replace(tx, before.id, app.clock.now()).await?;
        }
        let new = store::New {
            clearance: ask,
            slug: &need.slug,
            place: &need.place,
            text: &need.text,
            names: &need.names.join("\n"),
            is_unsure: need.is_unsure,
            by_hand: before.is_some_and(|before| before.by_hand),
            prior: before.map(|before| before.id),
            reply: "",
        };
        store::insert_passage(tx, &app.clock, &new).await?;
        n += 1;
    }
    let here: Vec<Id<Asked>> = round.all.iter().filter_map(|one| Some(one.asked.as_ref()?.id)).collect();
    for row in &round.rows {
        let is_proposed = row.sent_at.is_none() && row.answer.is_none() && row.stands();
        if is_proposed && !here.contains(&row.id) {
            store::replace(tx, row.id, app.clock.now()).await?;
            n += 1;
        }
    }
    Ok(n)
}

/// One more who is asked, with who is proposed to be written to.
async fn begin(tx: &Tx, app: &App, report: &Report, about: &About, book: &Book) -> Result<Clearance> {
    let office = Audience::office();
    let today = app.today();
    let (mut party, mut agency, mut person) = (None, None, None);
    let (name, audience) = match about {
        About::Party(id) => {
            party = Some(*id);
            (party_name(tx, *id).await?, office.entrusted_by(*id))
        }
        About::Agency(id) => {
            agency = Some(*id);
            party = book.agencies.get(id).map(|known| known.party);
            let own = book.agencies.get(id).map(|known| known.name.clone()).unwrap_or_default();
            let of = match party {
                Some(party) => party_name(tx, party).await?,
                None => String::new(),
            };
            let audience = office.entrusted_by_agency(id.cast());
            (format!("{own} ({of})"), party.map_or(audience.clone(), |party| audience.entrusted_by(party)))
        }
        About::Person(id) => {
            person = Some(*id);
            let known = book.people.get(id);
            party = known.and_then(|known| known.party);
            agency = known.and_then(|known| known.agency);
            // Whoever may not know of the person does not learn here that they are known.
            let theirs = Audience::parse(known.map_or("", |known| known.audience.as_str()));
            let walls = theirs.keys().filter(|key| key.starts_with("of:") || key.starts_with("not:"));
            let audience = walls.fold(office, Audience::and);
            (known.map(|known| known.name.clone()).unwrap_or_default(), audience)
        }
        About::Other(folded) => (book.others.get(folded).cloned().unwrap_or_default(), office),
    };
    let to = addressee(tx, app, about, party, today).await?;
    let ask = Clearance {
        id: app.clock.random_id(),
        report: report.id,
        about: about.key(),
        party,
        agency,
        person,
        name,
        sent_to: to.address,
        sent_name: to.name,
        sent_person: to.person,
        reader: to.reader,
        silence: app.profile.clearance.silence.code().to_owned(),
        made_at: app.clock.now(),
        sent_at: None,
        sent_by: None,
        due_on: None,
        reminded_at: None,
        audience: audience.keep(tx).await?,
        version: 1,
    };
    store::insert(tx, &ask).await?;
    Ok(ask)
}

async fn party_name(conn: &impl Conn, id: PartyId) -> Result<String> {
    let found = party::store::find(conn, id).await?;
    Ok(found.map(|party| party.name(Lang::EN).to_owned()).unwrap_or_default())
}

/// Who is written to.
#[derive(Default)]
struct Addressee {
    address: String,
    name: String,
    person: Option<PersonId>,
    /// The key that they hold if they have an account.
    reader: String,
}

impl Addressee {
    fn of(point: &store::Reachable, reader: String) -> Self {
        Self {
            address: point.address().unwrap_or_default().to_owned(),
            name: point.name(),
            person: point.person,
            reader,
        }
    }
}

/// Who is proposed to be written to.
async fn addressee(
    conn: &impl Conn,
    app: &App,
    about: &About,
    party: Option<PartyId>,
    today: Date,
) -> Result<Addressee> {
    if let About::Person(id) = about {
        return Ok(Addressee {
            address: store::address_of(conn, *id).await?.unwrap_or_default(),
            person: Some(*id),
            reader: format!("person:{id}"),
            ..Addressee::default()
        });
    }
    let Some(party) = party else {
        return Ok(Addressee::default());
    };
    let points = store::focal_points(conn, party, today).await?;
    let can_be_asked = |point: &&store::Reachable| point.address().is_some();
    if let About::Agency(id) = about {
        let own = points.iter().filter(can_be_asked).find(|point| point.agency == Some(*id));
        if let Some(point) = own {
            return Ok(Addressee::of(point, format!("own-agency:{id}")));
        }
    }
    let reader = format!("focal:{party}");
    let code = party::store::find(conn, party).await?.map(|party| party.code);
    if let Some(contact) = code.and_then(|code| app.profile.clearance.contacts.get(&code)) {
        return Ok(Addressee {
            address: contact.clone(),
            reader,
            ..Addressee::default()
        });
    }
    // The first is the national one itself; who stands in for them is asked where they are not reached.
    let national = points.iter().filter(can_be_asked).find(|point| point.is_national);
    Ok(match national {
        Some(point) => Addressee::of(point, reader),
        None => Addressee {
            reader,
            ..Addressee::default()
        },
    })
}

/// One who is asked, of a report whose clearance the reader keeps.
pub(super) async fn one(cx: &Cx, id: Id<Report>, ask: Id<Clearance>, action: Action) -> Result<(Report, Clearance)> {
    let report = kept(cx, id).await?;
    let ask = store::find(&cx.app.db, ask).await?.filter(|ask| ask.report == id);
    let ask = ask.ok_or(Error::NotFound)?;
    cx.may(action, &ask)?;
    if action != Action::Read {
        changeable(&report)?;
    }
    Ok((report, ask))
}

async fn page(cx: &Cx, report: &Report, ask: &Clearance, sent: &Sent, wrong: &Problems) -> Result<Response> {
    let material = edition::gather(&cx.app, report).await?;
    let round = round(&cx.app, &material).await?;
    Ok(pages::one(cx, &pages::One { report, material: &material, round: &round, ask }, sent, wrong))
}

/// What one of them is asked, what they will read, and what they answered.
pub(crate) async fn show(cx: Cx, Path((id, ask)): Path<(Id<Report>, Id<Clearance>)>) -> Answered {
    let (report, ask) = one(&cx, id, ask, Action::Read).await?;
    page(&cx, &report, &ask, &Sent::default(), &Problems::none()).await
}

/// Another address is written to.
pub(crate) async fn address(cx: Cx, Path((id, ask)): Path<(Id<Report>, Id<Clearance>)>, sent: Sent) -> Answered {
    let (report, ask) = &one(&cx, id, ask, Action::Change).await?;
    let mut wrong = Problems::none();
    let name = sent.line("sent-name", 200, false, &mut wrong);
    let typed = sent.line("sent-to", 200, false, &mut wrong);
    let address = balai_names::email(&typed);
    if address.is_none() && !typed.is_empty() {
        wrong.add("sent-to", Message::new("clearance-address-wrong"));
    }
    if !wrong.is_empty() {
        return again(page(&cx, report, ask, &sent, &wrong).await?);
    }
    let address = &address.unwrap_or_default();
    let owner = person::store::by_address(&cx.app.db, address).await?.first().copied();
    let (app, actor, name) = (&cx.app, &cx.actor, &name);
    app.db
        .write("clearance.address", |tx| async move {
            if store::address(&tx, ask, address, name, owner).await? == 0 {
                return Err(Error::refused("clearance-changed-meanwhile"));
            }
            // A letter to another mailbox must not be answered by the old one.
            answer::errand_dies(&tx, app, ask).await?;
            let change = audit::Change::between("sent-to", Some(&ask.sent_to), Some(address));
            let act = Act::on("changed", "clearance", ask.id).of_party(ask.party).of_agency(ask.agency);
            audit::record(&tx, &app.clock, actor, act.changing(change.as_slice())).await
        })
        .await?;
    Ok(redirect_with(&ask.href(), "clearance-saved"))
}

/// The day until which an answer is wished, as typed; the profile's where nothing was.
fn due_of(cx: &Cx, sent: &Sent, wrong: &mut Problems) -> Date {
    let today = cx.app.today();
    let most = today.saturating_add(LONGEST_WAIT.days());
    let usual = today.saturating_add(cx.app.profile.clearance.days.days());
    match span::read(sent.get("due")) {
        Ok(None) => usual,
        Ok(Some(day)) if day.precision == "day" && day.from > today && day.from <= most => day.from,
        _ => {
            wrong.add("due", Message::new("clearance-due-wrong"));
            usual
        }
    }
}

/// Whether something waits to be sent to somebody.
pub(super) fn has_unsent(rows: &[Asked], ask: Id<Clearance>) -> bool {
    rows.iter()
        .any(|row| row.clearance == ask && row.sent_at.is_none() && row.answer.is_none() && row.stands())
}

/// Sends one of them what they are asked, or sends it again.
pub(crate) async fn send(cx: Cx, Path((id, ask)): Path<(Id<Report>, Id<Clearance>)>, sent: Sent) -> Answered {
    let (report, ask) = &one(&cx, id, ask, Action::Change).await?;
    account_of(&cx)?;
    let mut wrong = Problems::none();
    let due = due_of(&cx, &sent, &mut wrong);
    if !wrong.is_empty() {
        return again(page(&cx, report, ask, &sent, &wrong).await?);
    }
    let (app, actor) = (&cx.app, &cx.actor);
    app.db
        .write("clearance.send", |tx| async move {
            let ask = store::find(&tx, ask.id).await?.ok_or(Error::NotFound)?;
            let rows = store::rows_of(&tx, ask.id).await?;
            if !has_unsent(&rows, ask.id) && !rows.iter().any(Asked::is_open) {
                return Err(Error::refused("clearance-nothing-to-send"));
            }
            mail::send(&tx, app, actor, &ask, &report.title, due).await
        })
        .await?;
    Ok(redirect_with(&ask.href(), "clearance-sent"))
}

/// Sends everyone whom the reader sees what waits to be sent to them, where an address is known.
pub(crate) async fn send_all(cx: Cx, Path(id): Path<Id<Report>>, sent: Sent) -> Answered {
    let report = &kept(&cx, id).await?;
    changeable(report)?;
    account_of(&cx)?;
    let mut wrong = Problems::none();
    let due = due_of(&cx, &sent, &mut wrong);
    if !wrong.is_empty() {
        return again(table(&cx, report, &sent, &wrong).await?);
    }
    let (app, actor) = (&cx.app, &cx.actor);
    app.db
        .write("clearance.send-all", |tx| async move {
            let rows = store::rows_of_report(&tx, id).await?;
            for ask in store::seen(&tx, actor, id).await? {
                if has_unsent(&rows, ask.id) && !ask.sent_to.is_empty() {
                    mail::send(&tx, app, actor, &ask, &report.title, due).await?;
                }
            }
            Ok(())
        })
        .await?;
    Ok(redirect_with(&href_of(id), "clearance-sent"))
}

/// A passage of somebody's whose clearance the reader keeps.
pub(super) async fn passage(
    cx: &Cx,
    (id, ask, passage): (Id<Report>, Id<Clearance>, Id<Asked>),
) -> Result<(Report, Clearance, Asked)> {
    let (report, ask) = one(cx, id, ask, Action::Change).await?;
    let rows = store::rows_of(&cx.app.db, ask.id).await?;
    let row = rows.into_iter().find(|row| row.id == passage && row.replaced_at.is_none());
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
pub(crate) async fn remove_all(cx: Cx, Path((id, ask)): Path<(Id<Report>, Id<Clearance>)>, sent: Sent) -> Answered {
    let (report, ask) = &one(&cx, id, ask, Action::Change).await?;
    let mut wrong = Problems::none();
    let because = &sent.line("because", 500, true, &mut wrong);
    if !wrong.is_empty() {
        return again(page(&cx, report, ask, &sent, &wrong).await?);
    }
    let rows = store::rows_of(&cx.app.db, ask.id).await?;
    let open: Vec<Id<Asked>> = rows.iter().filter(|row| row.stands() && row.answer.is_none()).map(|row| row.id).collect();
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
            let act = Act::on("clearance-taken-out", "clearance", ask.id).of_party(ask.party).of_agency(ask.agency);
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
            let act = Act::on("clearance-put-back", "clearance", ask.id).of_party(ask.party).of_agency(ask.agency);
            audit::record(&tx, &app.clock, actor, act).await
        })
        .await?;
    Ok(redirect_with(&ask.href(), "clearance-saved"))
}

/// Somebody is asked who was not found: a party about a piece of the report.
pub(crate) async fn add(cx: Cx, Path(id): Path<Id<Report>>, sent: Sent) -> Answered {
    let report = &kept(&cx, id).await?;
    changeable(report)?;
    let material = edition::gather(&cx.app, report).await?;
    let found = &*finding::found(&cx.app, &material).await?;
    let mut wrong = Problems::none();
    let party = match sent.id("party") {
        Some(party) => party::store::find(&cx.app.db, party).await?,
        None => None,
    };
    let piece = found.pieces.iter().find(|piece| format!("{} {}", piece.slug, piece.place) == sent.get("piece"));
    if party.is_none() {
        wrong.add("party", Message::new("sent-choose"));
    }
    if piece.is_none() {
        wrong.add("piece", Message::new("sent-choose"));
    }
    let (Some(party), Some(piece)) = (&party, piece) else {
        return again(table(&cx, report, &sent, &wrong).await?);
    };
    let (app, actor) = (&cx.app, &cx.actor);
    let text = &piece.whole();
    let ask = app
        .db
        .write("clearance.add", |tx| async move {
            let about = About::Party(party.id);
            let known = store::of_report(&tx, id).await?.into_iter().find(|ask| ask.about == about.key());
            let ask = match known {
                Some(ask) => ask,
                None => begin(&tx, app, report, &about, &found.book).await?,
            };
            let rows = store::rows_of(&tx, ask.id).await?;
            if rows.iter().any(|row| row.stands() && row.text == *text) {
                return Err(Error::refused("clearance-asked-already"));
            }
            let new = store::New {
                clearance: ask.id,
                slug: &piece.slug,
                place: &piece.place,
                text,
                names: "",
                is_unsure: false,
                by_hand: true,
                prior: None,
                reply: "",
            };
            store::insert_passage(&tx, &app.clock, &new).await?;
            let act = Act::on("clearance-added", "clearance", ask.id).of_party(ask.party).of_agency(ask.agency);
            audit::record(&tx, &app.clock, actor, act).await?;
            Ok(ask)
        })
        .await?;
    // Staff to whom the party does not entrust it go back to the table.
    let to = if cx.can(Action::Read, &ask) { ask.href() } else { href_of(id) };
    Ok(redirect_with(&to, "clearance-added"))
}

/// What came by letter or telephone, as the office heard it.
pub(crate) async fn record(cx: Cx, Path((id, ask)): Path<(Id<Report>, Id<Clearance>)>, sent: Sent) -> Answered {
    let (report, ask) = &one(&cx, id, ask, Action::Change).await?;
    let mut wrong = Problems::none();
    let rows = store::rows_of(&cx.app.db, ask.id).await?;
    let open: Vec<&Asked> = rows.iter().filter(|row| row.stands() && row.answer.is_none()).collect();
    let chosen: Vec<Id<Asked>> = match sent.get("passage") {
        "all" => open.iter().map(|row| row.id).collect(),
        one => open.iter().map(|row| row.id).filter(|id| id.to_string() == one).collect(),
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
        Some(Answer::Object) if words.is_empty() => wrong.add("words", Message::new("clearance-reason-needed")),
        _ => {}
    }
    let by = &sent.line("said-by", 200, true, &mut wrong);
    let how = sent.one_of("said-how", &HOWS, &mut wrong);
    let today = cx.app.today();
    let first = open.iter().map(|row| row.made_at.day_in(&cx.app.zone())).min().unwrap_or(today);
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
            let act = Act::on("recorded", "clearance", ask.id).of_party(ask.party).of_agency(ask.agency);
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
            let now = report::store::find(&tx, report.id).await?.ok_or(Error::NotFound)?;
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
            audit::record(&tx, &app.clock, actor, Act::on("changed", "report block", block.id)).await?;
            let act = Act::on("clearance-taken-over", "clearance", ask.id).of_party(ask.party).of_agency(ask.agency);
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
            let act = Act::on("clearance-replied", "clearance", ask.id).of_party(ask.party).of_agency(ask.agency);
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
    if tally.is_clear() { Ok(()) } else { Err(Error::Refused(tally.refusal())) }
}
