//! Handlers of parties.

use std::{collections::BTreeMap, sync::Arc};

use balai_kernel::{
    Actor, Audience, Error, Result, audit,
    audit::{Act, Change},
    error::FieldConflict,
    policy::Action,
    store::{Day, Db},
    t,
    text::Message,
    view::{self, Columns},
    web::{
        Answer, Cx, Form, Listing, Page, Query,
        axum::extract::Path,
        redirect, redirect_with,
        ui::{Link, PageHead},
        who_sees,
    },
};
use balai_names::fold;
use jiff::civil::Date;

use super::{Party, Status, Statuses, by_name, list, pages, store};
use crate::{
    body, contact_note,
    entry::{Entry, again},
    focal_point, involvement, person, post, record,
};

/// A party in the list, with what the reader may see of how fresh it is.
pub(crate) struct Line {
    pub party: Party,
    pub status: Option<Status>,
    pub notes: Vec<Status>,
    /// Focal points of today and how many of them are not stale.
    pub focal_points: (i64, i64),
    pub last_contact: Option<Day>,
}

pub(crate) async fn index(_: Cx) -> Answer {
    Ok(redirect("/app/directory/parties"))
}

pub(crate) async fn list(cx: Cx, Query(pairs): Query<BTreeMap<String, String>>) -> Answer {
    let listing = Listing::of(pairs);
    let lines = lines(&cx, &listing).await?;
    let regions = store::regions(&cx.app.db).await?;
    let columns = Columns::of(&cx, &listing, list::PATH, &list::COLUMNS).await?;
    // A process has tens of parties: they stand on one page.
    Ok(list::page(&cx, &columns, &regions, &lines).workspace(&cx))
}

/// The parties that the reader sees and the filters let through, in the order asked for.
async fn lines(cx: &Cx, listing: &Listing) -> Result<Vec<Line>> {
    let (db, actor, lang, today) = (&cx.app.db, &cx.actor, cx.lang(), cx.app.today());
    let mut parties = store::seen(db, actor, listing.get("kind"), listing.get("region")).await?;
    by_name(&mut parties, lang);
    let statuses = store::statuses(db).await?;
    let (points, contacts) = freshness(db, actor, today).await?;
    let words = fold(listing.get("q").unwrap_or(""));
    let mut lines: Vec<Line> = parties
        .into_iter()
        .filter(|party| is_found(party, &words))
        .map(|party| line(party, &statuses, &points, &contacts, today))
        .filter(|line| {
            listing.get("status").is_none_or(|wanted| {
                line.status.is_some_and(|status| status.code() == wanted)
                    || line.notes.iter().any(|note| note.code() == wanted)
            })
        })
        .collect();
    match listing.get("sort") {
        Some("-name") => lines.reverse(),
        Some("region") => lines.sort_by(|a, b| a.party.region.cmp(&b.party.region)),
        Some("-region") => lines.sort_by(|a, b| b.party.region.cmp(&a.party.region)),
        Some("status") => lines.sort_by_key(|line| line.status),
        Some("-status") => lines.sort_by_key(|line| std::cmp::Reverse(line.status)),
        _ => {}
    }
    Ok(lines)
}

type Points = Vec<(crate::PartyId, Option<Day>)>;
type Contacts = Vec<(crate::PartyId, Option<Day>)>;

/// What the list shows the office of each party's freshness; nothing to others.
async fn freshness(db: &Db, actor: &Actor, today: Date) -> Result<(Points, Contacts)> {
    if !actor.is_office() {
        return Ok((Vec::new(), Vec::new()));
    }
    Ok((
        store::focal_points(db, actor, today).await?,
        store::last_contacts(db, actor).await?,
    ))
}

fn line(party: Party, statuses: &Statuses, points: &Points, contacts: &Contacts, today: Date) -> Line {
    let own: Vec<Option<Day>> = points
        .iter()
        .filter(|(id, _)| *id == party.id)
        .map(|(_, on)| *on)
        .collect();
    let fresh = own
        .iter()
        .filter(|on| !person::is_stale(on.map(|day| day.0), today))
        .count();
    let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    Line {
        status: statuses.on(party.id, today),
        notes: statuses.notes_on(party.id, today),
        focal_points: (number(own.len()), number(fresh)),
        last_contact: contacts
            .iter()
            .find(|(id, _)| *id == party.id)
            .and_then(|(_, day)| *day),
        party,
    }
}

fn is_found(party: &Party, words: &str) -> bool {
    let mut all = fold(&party.code);
    for name in party.name.texts.values().chain(party.iso3.iter()) {
        all.push(' ');
        all.push_str(&fold(name));
    }
    words.split_whitespace().all(|word| all.contains(word))
}

pub(crate) async fn export(
    cx: Cx,
    Path(format): Path<String>,
    Query(pairs): Query<BTreeMap<String, String>>,
) -> Answer {
    let listing = Listing::of(pairs);
    let lines = lines(&cx, &listing).await?;
    let title = t!(cx.lang(), "directory-parties");
    let sheet = Columns::for_file(&cx, &listing, &list::COLUMNS).sheet(title, &lines);
    view::file(&format, "parties", &sheet)
}

/// Finds a party that the reader may read.
pub(crate) async fn found(cx: &Cx, code: &str) -> Result<Party> {
    let party = store::by_code(&cx.app.db, code).await?.ok_or(Error::NotFound)?;
    cx.may(Action::Read, &party)?;
    Ok(party)
}

/// Everything that a party's page shows this reader.
pub(crate) struct Shown {
    pub record: store::Record,
    pub who: Vec<post::store::Place>,
    /// Whether the reader is of the office or the party's own focal point.
    pub is_inside: bool,
    pub focal_points: Vec<focal_point::Named>,
    pub involvement: Option<Arc<involvement::store::OfParty>>,
    pub notes: Vec<contact_note::ContactNote>,
    pub history: Vec<audit::HistoryLine>,
}

pub(crate) async fn show(cx: Cx, Path(code): Path<String>) -> Answer {
    let (db, actor, today) = (&cx.app.db, &cx.actor, cx.app.today());
    let record = store::record(db, actor, &code, today)
        .await?
        .ok_or(Error::NotFound)?;
    cx.may(Action::Read, &record.party)?;
    let id = record.party.id;
    // Who may see no focal points there is not asked about them.
    let is_inside = record::keeps_roster_of(actor, id);
    let mut shown = Shown {
        record,
        who: post::store::who(db, actor, id, today).await?,
        is_inside,
        focal_points: Vec::new(),
        involvement: None,
        notes: Vec::new(),
        history: Vec::new(),
    };
    if is_inside {
        shown.focal_points = focal_point::store::standing(db, actor, Some(id), today).await?;
    }
    if involvement::may_see_figures(actor, id).is_allowed() {
        shown.involvement = Some(its_involvement(&cx, id).await?);
    }
    if actor.is_office() {
        shown.notes = contact_note::store::of_party(db, actor, id, 20).await?;
        shown.history = audit::history_of(db, id.uuid()).await?;
    }
    Ok(pages::show(&cx, &shown).workspace(&cx))
}

/// What the party had a part in, as this reader sees it: read from every participation of
/// it, so it is kept until something is written.
async fn its_involvement(cx: &Cx, id: crate::PartyId) -> Result<Arc<involvement::store::OfParty>> {
    let (db, actor) = (&cx.app.db, &cx.actor);
    let moment = cx.app.kept().now(db).await?;
    moment
        .get("directory.involvement", format!("{id} {actor:?}"), || {
            involvement::store::of_party(db, &cx.app.profile, actor, id)
        })
        .await
}

const STATUS_WORDS: [&str; 5] = [
    Status::ALL[0].code(),
    Status::ALL[1].code(),
    Status::ALL[2].code(),
    Status::ALL[3].code(),
    Status::ALL[4].code(),
];

fn status_page(cx: &Cx, party: &Party, entry: &Entry) -> Page {
    pages::status_form(cx, party, entry)
}

pub(crate) async fn status(cx: Cx, Path(code): Path<String>) -> Answer {
    let party = found(&cx, &code).await?;
    cx.may(Action::Change, &party)?;
    let entry = Entry::empty("party-status")
        .with("version", party.version)
        .with("from", cx.app.today());
    Ok(status_page(&cx, &party, &entry).workspace(&cx))
}

/// Begins a status on a day; a new member, observer or partner status ends the one
/// before it, and a note that holds is ended by choosing it again.
pub(crate) async fn change_status(
    cx: Cx,
    Path(code): Path<String>,
    Form(values): Form<BTreeMap<String, String>>,
) -> Answer {
    let party = found(&cx, &code).await?;
    cx.may(Action::Change, &party)?;
    let mut entry = Entry::of("party-status", values);
    let chosen = entry
        .one_of("status", &STATUS_WORDS)
        .and_then(|code| Status::from_code(&code));
    if chosen.is_none() {
        entry.wrong("status", Message::new("directory-choose"));
    }
    let from = entry.day("from");
    if from.is_none() && entry.get("from").is_empty() {
        entry.wrong("from", Message::new("directory-needed"));
    }
    let source = entry.needed("source");
    let statuses = store::statuses_of(&cx.app.db, party.id).await?;
    if let (Some(status), Some(from)) = (chosen, from) {
        let later = statuses
            .rows(party.id)
            .iter()
            .filter(|row| {
                Status::from_code(&row.status).is_some_and(|known| known.is_note() == status.is_note())
            })
            .any(|row| row.from_on.0 >= from);
        if later && !status.is_note() {
            entry.wrong("from", Message::new("party-status-not-before"));
        }
    }
    let (Some(status), Some(from), false) = (chosen, from, entry.is_wrong()) else {
        return again(status_page(&cx, &party, &entry).workspace(&cx));
    };
    save_status(&cx, &party, entry.version(), &statuses, status, from, &source).await?;
    Ok(redirect_with(&party.href(), "party-status-changed"))
}

async fn save_status(
    cx: &Cx,
    party: &Party,
    version: i64,
    statuses: &Statuses,
    status: Status,
    from: Date,
    source: &str,
) -> Result<()> {
    let (app, actor) = (&cx.app, &cx.actor);
    let now = statuses.on(party.id, from);
    let stands = statuses.notes_on(party.id, from).contains(&status);
    let before = from.yesterday().unwrap_or(from);
    app.db
        .write("party.status", |tx| async move {
            if store::touch(&tx, party.id, version).await? == 0 {
                let theirs = store::statuses_of(&tx, party.id).await?.on(party.id, from);
                let word = |status: Option<Status>| {
                    status.map_or_else(String::new, |status| pages::status_name(actor.lang, status))
                };
                return Err(Error::conflict([FieldConflict::between(
                    t!(actor.lang, "party-status"),
                    word(Some(status)),
                    word(theirs),
                )]));
            }
            let change = if status.is_note() && stands {
                store::end_status(&tx, party.id, status.code(), before).await?;
                Change::between("note", Some(status.code()), None::<&str>)
            } else {
                if let (false, Some(now)) = (status.is_note(), now) {
                    store::end_status(&tx, party.id, now.code(), before).await?;
                }
                store::insert_status(&tx, &app.clock, party.id, status, from, source).await?;
                let old = now.filter(|_| !status.is_note()).map(Status::code);
                Change::between("status", old, Some(status.code()))
            };
            let changes = audit::changed([change]);
            let act = Act::on("changed", "party", party.id)
                .of_party(Some(party.id))
                .changing(&changes);
            audit::record(&tx, &app.clock, actor, act).await
        })
        .await
}

pub(crate) async fn members(cx: Cx) -> Answer {
    let mut parties = store::seen(&cx.app.db, &cx.actor, None, None).await?;
    by_name(&mut parties, cx.lang());
    let statuses = store::statuses(&cx.app.db).await?;
    Ok(pages::members(&cx, &parties, &statuses).public(&cx))
}

pub(crate) async fn member(cx: Cx, Path(code): Path<String>) -> Answer {
    let party = found(&cx, &code).await?;
    let db = &cx.app.db;
    let statuses = store::statuses_of(db, party.id).await?;
    let bodies = body::store::seen(db, &cx.actor).await?;
    let today = cx.app.today();
    let chaired: Vec<body::Body> = body::store::chairs(db)
        .await?
        .into_iter()
        .filter(|chair| chair.party == party.id)
        .filter(|chair| body::holds_on(chair.from_on, chair.until_on, today))
        .filter_map(|chair| bodies.iter().find(|body| body.id == chair.body).cloned())
        .collect();
    Ok(pages::member(&cx, &party, &statuses, &chaired).public(&cx))
}

/// The head of a page about a party: where it leads back to, and who can see it.
pub(crate) fn head(cx: &Cx, party: &Party, title: String) -> PageHead {
    PageHead::new(title)
        .eyebrow(Link::new(party.name(cx.lang()), party.href()))
        .audience(who_sees(cx, &Audience::parse(&party.audience)))
}
