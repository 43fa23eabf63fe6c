//! A brief about a party.

use balai_directory::{
    body, contact_note,
    focal_point::{self, Named},
    handling::Handling,
    involvement, party as parties,
    party::{Status, store::Record},
    promise::{self, Promise},
};
use balai_kernel::{
    Result, audit,
    measure::{Ask, Dim},
    store::Day,
    t,
    text::{Lang, day, day_span, number},
};

use super::{
    Brief, Cell, Column, Desk, Part, Section, Table, donor,
    figures::{self, Definitions, left_out},
    share,
    store::{self, Line, Secondee},
};

/// What is counted of a party.
const FIGURES: [&str; 8] = [
    "events",
    "participations",
    "trainings",
    "officers-trained",
    "people-trained",
    "womens-share",
    "trainers",
    "alumni",
];

/// How many contacts are told of.
const CONTACTS: i64 = 3;
/// So much of what was said in one.
const LONGEST: usize = 280;

/// What the parts of a brief are made from, read before any of them is written.
struct Read {
    points: Vec<Named>,
    took_part: Vec<Line>,
    given: Vec<Line>,
    paid: Vec<donor::Paid>,
    secondees: Vec<Secondee>,
    promises: Vec<Promise>,
    notes: Vec<contact_note::ContactNote>,
}

async fn read(desk: &Desk<'_>, record: &Record) -> Result<Read> {
    let (db, profile, eyes) = (&desk.app.db, &desk.app.profile, &desk.eyes);
    let (party, period) = (record.party.id, desk.period);
    Ok(Read {
        points: focal_point::store::standing(db, eyes, Some(party), desk.app.today()).await?,
        took_part: store::took_part(db, profile, eyes, party, period).await?,
        given: store::given(db, profile, eyes, party, period).await?,
        paid: donor::paid(desk, party).await?,
        secondees: store::secondees(db, party, period).await?,
        promises: promise::store::of_party(db, eyes, party).await?,
        // The office's own memory.
        notes: match desk.is_office() {
            true => contact_note::store::of_party(db, eyes, party, CONTACTS).await?,
            false => Vec::new(),
        },
    })
}

/// Makes the brief about a party.
pub(super) async fn compose(desk: &Desk<'_>, record: &Record) -> Result<Brief> {
    let lang = desk.lang;
    let own;
    let record = if desk.is_office() {
        record
    } else {
        // Which of its seats the party itself may know of.
        let today = desk.app.today();
        let found = parties::store::record(&desk.app.db, &desk.eyes, &record.party.code, today).await?;
        own = found.ok_or(balai_kernel::Error::NotFound)?;
        &own
    };
    let party = &record.party;
    // A rule of its own, since it tells figures beside the measures.
    let tells_numbers = desk.is_office() && involvement::may_see_figures(&desk.eyes, party.id).is_allowed();
    let measures = figures::measures(desk, &FIGURES);
    let ask = of_party(desk, figures::ask(desk), &party.code);
    let trained = desk.app.measure("officers-trained");
    let mut wanted: Vec<_> = measures.iter().map(|measure| (*measure, ask.clone())).collect();
    wanted.extend(trained.map(|measure| (measure, ask.clone().by(Dim::AgencyKind))));
    desk.reading.prepare(&wanted).await?;
    let mut definitions = Definitions::default();
    let keys = figures::keys(desk, &measures, &ask, &mut definitions).await?;
    let read = read(desk, record).await?;

    let mut sections = vec![status(desk, record)];
    sections.push(focal_points(desk, &read.points));
    let mut took = took_part(desk, &read.took_part, tells_numbers);
    if let Some(measure) = trained {
        let kind = |cell: &balai_kernel::measure::Cell| agency_kind(lang, &cell.key);
        let split = figures::split(desk, &measure, &ask, Dim::AgencyKind, kind, &mut definitions);
        took.parts.extend(split.await?);
    }
    sections.push(took);
    sections.push(gave(desk, record, &read));
    sections.push(promises(desk, &read.promises));
    if desk.is_office() {
        sections.push(contacts(desk, &read.notes));
    }
    sections.extend(figures::held(desk, keys.held));
    let handling = record.handling.as_ref();
    let kind = match party.is_organisation() {
        true => "brief-kind-organisation",
        false => "brief-kind-state",
    };
    let kind = t!(lang, kind, period = desk.period.words(lang));
    Ok(Brief {
        title: party.name(lang).to_owned(),
        party: Some(party.code.clone()),
        kind,
        edition: desk.edition,
        period: desk.period,
        lang,
        made: made(desk, Some(party.name(lang))),
        handling: handling.and_then(|handling| handled(desk, handling, party.name(lang))),
        keys: keys.keys,
        sections,
        definitions: definitions.all(),
        names: share(party.id, named(desk, &read), handling.map(Handling::under)),
    })
}

/// What a reader is told of the party's condition before they read on; nothing where it asks
/// nothing. Whoever is of the party itself is not told that it is told.
fn handled(desk: &Desk<'_>, handling: &Handling, party: &str) -> Option<String> {
    let lang = desk.lang;
    let reader = desk.reader.viewer().unwrap_or(desk.reader);
    let asks = handling.asks(lang);
    let asks = asks.map(|words| t!(lang, "handling-asks", party = party, words = words));
    let is_told = handling.tells_readers && reader.party != Some(handling.party);
    let told = is_told.then(|| t!(lang, "handling-tells-line", party = party));
    let all: Vec<String> = asks.into_iter().chain(told).collect();
    (!all.is_empty()).then(|| all.join(" "))
}

/// The party's line of a figure. With a party's eyes nothing else is seen anyway.
fn of_party(desk: &Desk<'_>, ask: Ask, code: &str) -> Ask {
    match desk.is_office() {
        true => ask.only(Dim::Party, code),
        false => ask,
    }
}

/// How many of the party's people the brief names.
fn named(desk: &Desk<'_>, read: &Read) -> usize {
    let points = read.points.iter().filter(|named| named.person.is_some()).count();
    points
        + match desk.is_office() {
            true => read.secondees.len(),
            false => 0,
        }
}

/// When it was made, for whom, and what that means.
pub(super) fn made(desk: &Desk<'_>, party: Option<&str>) -> String {
    let lang = desk.lang;
    let on = day(lang, desk.app.today());
    match party.filter(|_| !desk.is_office()) {
        Some(party) => {
            let office = desk.app.profile.office.name.get(lang);
            t!(lang, "brief-made-party", day = on, party = party, office = office)
        }
        None if desk.reader.account.is_none() => t!(lang, "brief-made-program", day = on),
        None => t!(
            lang,
            "brief-made-office",
            day = on,
            name = &desk.reader.name,
            role = audit::function_words(lang, &desk.reader.function())
        ),
    }
}

/// Days as a brief writes them; nothing where none is known.
pub(super) fn dates(lang: Lang, from: Option<Day>, to: Option<Day>, precision: &str) -> String {
    from.map_or_else(String::new, |from| {
        day_span(lang, from.0, to.unwrap_or(from).0, precision)
    })
}

/// Activities, at most so many, with a last column of one's own.
pub(super) fn line_table(
    desk: &Desk<'_>,
    lines: &[&Line],
    most: usize,
    caption: String,
    last: Option<(String, bool)>,
    cell: impl Fn(&Line) -> String,
) -> Table {
    let lang = desk.lang;
    let column = |label: String, is_number| Column { label, is_number };
    let mut columns = vec![
        column(t!(lang, "brief-activity"), false),
        column(t!(lang, "brief-when"), false),
    ];
    let has_last = last.is_some();
    columns.extend(last.map(|(label, is_number)| column(label, is_number)));
    let rows = lines
        .iter()
        .take(most)
        .map(|line| {
            let mut cells = vec![
                Cell::new(&line.title).to(line.href()),
                Cell::new(dates(lang, line.from_on, line.to_on, &line.precision)),
            ];
            cells.extend(has_last.then(|| Cell::new(cell(line))));
            cells
        })
        .collect();
    Table {
        caption,
        note: None,
        columns,
        rows,
    }
}

/// What it is to the process, since when, and where it sits.
fn status(desk: &Desk<'_>, record: &Record) -> Section {
    let (lang, party, today) = (desk.lang, &record.party, desk.app.today());
    let mut parts = Vec::new();
    let rows = record.statuses.rows(party.id);
    for row in rows.iter().filter(|row| row.holds_on(today)) {
        let Some(status) = Status::from_code(&row.status) else {
            continue;
        };
        let name = t!(lang, &format!("party-status-{}", status.code()));
        let since = day(lang, row.from_on.0);
        parts.push(Part::Sentence(t!(
            lang,
            "brief-status-since",
            status = name,
            day = since
        )));
    }
    if parts.is_empty() {
        parts.push(Part::Sentence(t!(lang, "brief-status-none")));
    }
    let seats: Vec<String> = record
        .seats
        .iter()
        .filter(|seat| seat.role != "chair" && body::holds_on(seat.from_on, seat.until_on, today))
        .map(|seat| seat.name.get(lang).to_owned())
        .collect();
    if !seats.is_empty() {
        parts.push(Part::Sentence(t!(lang, "brief-seats", bodies = seats.join("; "))));
    }
    Section {
        slug: "status",
        heading: t!(lang, "brief-status"),
        parts,
    }
}

/// Whom to ask there, and how fresh that is.
fn focal_points(desk: &Desk<'_>, points: &[Named]) -> Section {
    let (lang, today) = (desk.lang, desk.app.today());
    let most = desk.length.half();
    let rows: Vec<Vec<Cell>> = points
        .iter()
        .take(most)
        .map(|named| {
            let both = named.person.iter().chain(&named.post);
            let who: Vec<&str> = both.map(|(words, _)| words.as_str()).collect();
            let page = named
                .person
                .iter()
                .chain(&named.post)
                .find_map(|(_, page)| page.clone());
            let point = &named.point;
            let mut theme = match point.theme.as_str() {
                "" => t!(lang, "focal-point-everything"),
                theme => theme.to_owned(),
            };
            for (is, key) in [
                (point.is_national, "focal-point-national"),
                (point.is_alternate, "focal-point-alternate"),
            ] {
                if is {
                    theme = format!("{theme}, {}", t!(lang, key));
                }
            }
            let fresh = match point.confirmed_on {
                None => t!(lang, "brief-never-confirmed"),
                Some(on) if point.is_stale(today) => {
                    t!(lang, "brief-confirmed-long-ago", day = day(lang, on.0))
                }
                Some(on) => day(lang, on.0),
            };
            vec![
                Cell {
                    text: who.join(", "),
                    href: page,
                },
                Cell::new(theme),
                Cell::new(fresh),
            ]
        })
        .collect();
    let heading = t!(lang, "brief-focal-points");
    let columns = ["brief-who", "brief-for", "brief-confirmed"].map(|key| Column {
        label: t!(lang, key),
        is_number: false,
    });
    let mut parts = Vec::new();
    if rows.is_empty() {
        parts.push(Part::Sentence(t!(lang, "brief-no-focal-points")));
    } else {
        parts.push(Part::Table(Table {
            caption: heading.clone(),
            note: None,
            columns: columns.to_vec(),
            rows,
        }));
        parts.extend(left_out(desk, points.len(), most));
    }
    Section {
        slug: "focal-points",
        heading,
        parts,
    }
}

/// What it took part in; how many came stands there for the office.
fn took_part(desk: &Desk<'_>, lines: &[Line], tells_numbers: bool) -> Section {
    let lang = desk.lang;
    let heading = t!(lang, "brief-took-part");
    let all: Vec<&Line> = lines.iter().collect();
    let mut parts = Vec::new();
    if all.is_empty() {
        parts.push(Part::Sentence(t!(lang, "brief-took-part-nothing")));
    } else {
        let last = tells_numbers.then(|| (t!(lang, "brief-number"), true));
        let number_of = |line: &Line| number(lang, line.number);
        parts.push(Part::Table(line_table(
            desk,
            &all,
            desk.length.rows,
            heading.clone(),
            last,
            number_of,
        )));
        parts.extend(left_out(desk, all.len(), desk.length.rows));
    }
    Section {
        slug: "took-part",
        heading,
        parts,
    }
}

/// A kind of agency, as a figure names it, in words.
fn agency_kind(lang: Lang, kind: &str) -> String {
    match kind {
        "" => t!(lang, "agency-kind-unknown"),
        kind => t!(lang, &format!("agency-kind-{kind}")),
    }
}

/// What it gave: places, trainers, chairs, officials, money.
fn gave(desk: &Desk<'_>, record: &Record, read: &Read) -> Section {
    let lang = desk.lang;
    let mut parts = Vec::new();
    let lines: Vec<&Line> = read.given.iter().collect();
    if !lines.is_empty() {
        let gift = |line: &Line| match (line.way.as_str(), desk.is_office()) {
            ("trainer", true) => t!(lang, "brief-way-trainers-sent", n = line.number),
            (way, _) => gift_words(lang, way),
        };
        parts.push(Part::Table(line_table(
            desk,
            &lines,
            desk.length.half(),
            t!(lang, "brief-gave"),
            Some((t!(lang, "brief-gift"), false)),
            gift,
        )));
        parts.extend(left_out(desk, lines.len(), desk.length.half()));
    }
    parts.extend(chairs(desk, record));
    parts.extend(lent(desk, &read.secondees));
    if !read.paid.is_empty() {
        parts.extend(donor::table(desk, &read.paid, desk.length.half()));
    }
    if parts.is_empty() {
        parts.push(Part::Sentence(t!(lang, "brief-gave-nothing")));
    }
    Section {
        slug: "gave",
        heading: t!(lang, "brief-gave"),
        parts,
    }
}

/// What a party may give to an activity.
const WAYS: [&str; 6] = ["host", "co-organiser", "funder", "trainers", "trainer", "in-kind"];

/// What was given, in words.
pub(super) fn gift_words(lang: Lang, way: &str) -> String {
    let known = WAYS.into_iter().find(|known| *known == way);
    t!(lang, &format!("brief-way-{}", known.unwrap_or("co-organiser")))
}

/// The bodies that it chaired for some of the period.
fn chairs(desk: &Desk<'_>, record: &Record) -> Option<Part> {
    let (lang, period) = (desk.lang, desk.period);
    let chaired: Vec<String> = record
        .seats
        .iter()
        .filter(|seat| seat.role == "chair")
        .filter(|seat| seat.from_on.is_none_or(|from| from.0 <= period.to))
        .filter(|seat| seat.until_on.is_none_or(|until| until.0 >= period.from))
        .map(|seat| seat.name.get(lang).to_owned())
        .collect();
    (!chaired.is_empty()).then(|| Part::Sentence(t!(lang, "brief-chaired", bodies = chaired.join("; "))))
}

/// The officials whom it lent; by name for the office, which knows its own staff.
fn lent(desk: &Desk<'_>, secondees: &[Secondee]) -> Vec<Part> {
    let lang = desk.lang;
    let mut accounts: Vec<_> = secondees.iter().map(|one| one.account).collect();
    accounts.sort();
    accounts.dedup();
    if accounts.is_empty() {
        return Vec::new();
    }
    let mut parts = vec![Part::Sentence(t!(lang, "brief-lent", n = accounts.len()))];
    if !desk.is_office() {
        return parts;
    }
    let most = desk.length.half();
    let rows = secondees
        .iter()
        .take(most)
        .map(|one| {
            let work = match (&one.project, &one.role) {
                (Some(project), _) => project.get(lang).to_owned(),
                (None, Some(role)) => t!(lang, &format!("role-{role}")),
                (None, None) => String::new(),
            };
            let time = match one.until_on {
                Some(until) => day_span(lang, one.from_on.0, until.0, "range"),
                None => t!(lang, "brief-since", day = day(lang, one.from_on.0)),
            };
            [one.name.clone(), work, time].map(Cell::new).to_vec()
        })
        .collect();
    let columns = ["brief-who", "brief-work", "brief-when"].map(|key| Column {
        label: t!(lang, key),
        is_number: false,
    });
    parts.push(Part::Table(Table {
        caption: t!(lang, "brief-officials-lent"),
        note: None,
        columns: columns.to_vec(),
        rows,
    }));
    parts.extend(left_out(desk, secondees.len(), most));
    parts
}

/// What is open between the two, and how many were kept in the period.
fn promises(desk: &Desk<'_>, promises: &[Promise]) -> Section {
    let (lang, today, period) = (desk.lang, desk.app.today(), desk.period);
    let (open, settled): (Vec<&Promise>, Vec<&Promise>) =
        promises.iter().partition(|promise| promise.settled_on.is_none());
    let most = desk.length.half();
    let mut parts = Vec::new();
    if open.is_empty() {
        parts.push(Part::Sentence(t!(lang, "brief-no-promises")));
    } else {
        let columns = ["brief-promise", "brief-whose", "brief-due"].map(|key| Column {
            label: t!(lang, key),
            is_number: false,
        });
        let rows = open
            .iter()
            .take(most)
            .map(|promise| {
                let due = match promise.due_on {
                    Some(due) if due.0 < today => t!(lang, "brief-due-late", day = day(lang, due.0)),
                    Some(due) => day(lang, due.0),
                    None => String::new(),
                };
                vec![
                    Cell::new(shortened(&promise.words)),
                    Cell::new(t!(lang, &format!("promise-kind-{}", promise.kind))),
                    Cell::new(due),
                ]
            })
            .collect();
        parts.push(Part::Table(Table {
            caption: t!(lang, "brief-promises-open"),
            note: None,
            columns: columns.to_vec(),
            rows,
        }));
        parts.extend(left_out(desk, open.len(), most));
    }
    let kept = settled.iter().filter(|promise| {
        let is_kept = promise.outcome.as_deref() == Some("kept");
        let on = promise.settled_on.map(|day| day.0);
        is_kept && on.is_some_and(|on| period.from <= on && on <= period.to)
    });
    let kept = kept.count();
    if kept > 0 {
        parts.push(Part::Sentence(t!(lang, "brief-promises-kept", n = kept)));
    }
    Section {
        slug: "promises",
        heading: t!(lang, "brief-promises"),
        parts,
    }
}

/// When the office was last in contact, and who of it.
fn contacts(desk: &Desk<'_>, notes: &[contact_note::ContactNote]) -> Section {
    let lang = desk.lang;
    let heading = t!(lang, "brief-contacts");
    let mut parts = Vec::new();
    if notes.is_empty() {
        parts.push(Part::Sentence(t!(lang, "brief-no-contact")));
    } else {
        let columns = ["brief-when", "brief-how", "brief-by", "brief-said"].map(|key| Column {
            label: t!(lang, key),
            is_number: false,
        });
        let rows = notes
            .iter()
            .map(|note| {
                vec![
                    Cell::new(day(lang, note.on_date.0)),
                    Cell::new(t!(lang, &format!("contact-kind-{}", note.kind))),
                    Cell::new(note.author.clone().unwrap_or_default()),
                    Cell::new(shortened(&note.words)),
                ]
            })
            .collect();
        parts.push(Part::Table(Table {
            caption: heading.clone(),
            note: None,
            columns: columns.to_vec(),
            rows,
        }));
    }
    Section {
        slug: "contacts",
        heading,
        parts,
    }
}

/// The beginning of a long text, up to the end of a word.
fn shortened(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= LONGEST {
        return text;
    }
    let start: String = text.chars().take(LONGEST).collect();
    let end = start.rfind(' ').unwrap_or(start.len());
    format!("{} \u{2026}", &start[..end])
}
