//! A brief about a donor: what its money did.

use std::collections::BTreeMap;

use balai_directory::party::{self as parties, store::Record};
use balai_kernel::{Result, t, text::number};
use balai_names::{PartyIndex, PartyMatch};

use super::{
    Brief, Cell, Column, Desk, Key, Part, Section, Table,
    figures::{Definitions, left_out},
    party::{self, line_table},
    store::{self, Line, Told, Which},
    written,
};
use balai_directory::PartyId;

/// An activity that a party paid for or gave to.
pub(super) struct Paid {
    /// The activity.
    pub told: Told,
    /// `funder` or `in-kind`.
    pub way: &'static str,
}

/// Whether one of the names in a record's field is this party's, in any known spelling.
fn names(index: &PartyIndex<PartyId>, field: Option<&str>, party: PartyId) -> bool {
    let field = field.unwrap_or_default();
    let whole = field.split([';', '\n']);
    let parts = field.split([';', '\n', ',']);
    whole
        .chain(parts)
        .any(|name| matches!(index.find(name.trim()), PartyMatch::Sure(found) if found == party))
}

/// The activities of the period that a party paid for or gave to, latest first.
///
/// # Errors
/// When the database fails.
pub(super) async fn paid(desk: &Desk<'_>, party: PartyId) -> Result<Vec<Paid>> {
    let (db, profile) = (&desk.app.db, &desk.app.profile);
    let told = store::told(db, profile, &desk.eyes, Which::Paid(party), desk.period).await?;
    if told.is_empty() {
        return Ok(Vec::new());
    }
    let index = parties::index(db).await?;
    let of = |told: Told| {
        let is_funder = told.is_co_funded || names(&index, told.funder.as_deref(), party);
        let way = match is_funder {
            true => Some("funder"),
            false => names(&index, told.in_kind_giver.as_deref(), party).then_some("in-kind"),
        };
        way.map(|way| Paid { told, way })
    };
    Ok(told.into_iter().filter_map(of).collect())
}

/// What was paid for, as a table; how many took part is for the office alone.
pub(super) fn table(desk: &Desk<'_>, paid: &[Paid], most: usize) -> Vec<Part> {
    let lang = desk.lang;
    let lines: Vec<&Line> = paid.iter().map(|paid| &paid.told.line).collect();
    let way = |line: &Line| {
        let paid = paid.iter().find(|paid| paid.told.line.id == line.id);
        party::gift_words(lang, paid.map_or("funder", |paid| paid.way))
    };
    let mut parts = vec![Part::Table(line_table(
        desk,
        &lines,
        most,
        t!(lang, "brief-paid"),
        Some((t!(lang, "brief-gift"), false)),
        way,
    ))];
    parts.extend(left_out(desk, lines.len(), most));
    parts
}

/// Makes the brief about a party as a donor.
pub(super) async fn compose(desk: &Desk<'_>, record: &Record) -> Result<Brief> {
    let paid = paid(desk, record.party.id).await?;
    let brief = composed(desk, record.party.name(desk.lang), paid).await?;
    Ok(Brief {
        party: Some(record.party.code.clone()),
        ..brief
    })
}

/// The names in a record's field, each as it is written.
fn written_in(field: Option<&str>) -> impl Iterator<Item = &str> {
    field
        .unwrap_or_default()
        .split([';', '\n'])
        .map(str::trim)
        .filter(|name| !name.is_empty())
}

/// Makes the brief about a donor that is no party, by its name in any spelling of capitals and accents.
///
/// # Errors
/// [`balai_kernel::Error::NotFound`] where no activity that the reader may see names it; when the
/// database fails.
pub(super) async fn compose_other(desk: &Desk<'_>, name: &str) -> Result<Brief> {
    let wanted = balai_names::fold(name);
    let is_it = |name: &&str| balai_names::fold(name) == wanted;
    let (db, profile) = (&desk.app.db, &desk.app.profile);
    let fields = store::funding(db, &desk.eyes).await?;
    let mut names = fields
        .iter()
        .flat_map(|(funder, in_kind)| [funder.as_deref(), in_kind.as_deref()])
        .flat_map(written_in);
    let name = names.find(|name| !wanted.is_empty() && is_it(name));
    let name = name.ok_or(balai_kernel::Error::NotFound)?;
    let told = store::told(db, profile, &desk.eyes, Which::All, desk.period).await?;
    let of = |told: Told| {
        let way = if written_in(told.funder.as_deref()).any(|name| is_it(&name)) {
            "funder"
        } else if written_in(told.in_kind_giver.as_deref()).any(|name| is_it(&name)) {
            "in-kind"
        } else {
            return None;
        };
        Some(Paid { told, way })
    };
    composed(desk, name, told.into_iter().filter_map(of).collect()).await
}

async fn composed(desk: &Desk<'_>, name: &str, paid: Vec<Paid>) -> Result<Brief> {
    let lang = desk.lang;
    let mut definitions = Definitions::default();
    let rule = t!(lang, "brief-rule-paid", party = name);
    let mut keys = Vec::new();
    let mut key = |label: String, rule: String, n: i64| {
        let note = definitions.note(label.clone(), rule);
        keys.push(Key {
            value: written(lang, n),
            label,
            note,
            remarks: Vec::new(),
        });
    };
    let number_of = |paid: &[&Paid]| i64::try_from(paid.len()).unwrap_or(i64::MAX);
    let all: Vec<&Paid> = paid.iter().collect();
    if desk.is_office() || !paid.is_empty() {
        key(t!(lang, "brief-activities-paid"), rule, number_of(&all));
    }
    // How many others came is nobody's but the office's.
    if desk.is_office() {
        let is_training = |paid: &&Paid| {
            let kind = desk.app.profile.activity_kind(&paid.told.line.kind);
            kind.is_some_and(|kind| kind.is_training)
        };
        let sum = |of: &[&Paid]| of.iter().map(|paid| paid.told.line.number).sum::<i64>();
        let trainings: Vec<&Paid> = paid.iter().filter(is_training).collect();
        let counted = |code: &str| {
            let measure = desk.app.measure(code);
            measure.map(|measure| (measure.name(lang), measure.rule(lang)))
        };
        let counted = |code: &str| {
            let (name, rule) = counted(code).unwrap_or_default();
            (name, format!("{} {rule}", t!(lang, "brief-rule-there")))
        };
        for (code, n) in [
            ("participations", sum(&all)),
            ("trainings", number_of(&trainings)),
            ("officers-trained", sum(&trainings)),
        ] {
            let (label, rule) = counted(code);
            key(label, rule, n);
        }
        let ids: Vec<_> = paid.iter().map(|paid| paid.told.line.id).collect();
        let reached = match ids.is_empty() {
            true => 0,
            false => store::reached(&desk.app.db, &desk.app.profile, &ids).await?,
        };
        let (label, rule) = counted("parties");
        key(label, rule, reached);
    }
    let mut sections = vec![Section {
        slug: "paid",
        heading: t!(lang, "brief-paid"),
        parts: match paid.is_empty() {
            true => vec![Part::Sentence(t!(lang, "brief-paid-nothing", party = name))],
            false => table(desk, &paid, desk.length.rows),
        },
    }];
    sections.extend(by_initiative(desk, &paid));
    Ok(Brief {
        title: name.to_owned(),
        party: None,
        kind: t!(lang, "brief-kind-donor", period = desk.period.words(lang)),
        edition: desk.edition,
        period: desk.period,
        lang,
        made: party::made(desk, Some(name)),
        handling: None,
        keys,
        sections,
        definitions: definitions.all(),
        names: Vec::new(),
    })
}

/// To which initiatives it went.
fn by_initiative(desk: &Desk<'_>, paid: &[Paid]) -> Option<Section> {
    let lang = desk.lang;
    let mut sums: BTreeMap<String, (i64, i64)> = BTreeMap::new();
    for one in paid {
        let name = one.told.initiative.as_ref().map(|name| name.get(lang).to_owned());
        let sum = sums
            .entry(name.unwrap_or_else(|| t!(lang, "brief-no-initiative")))
            .or_default();
        sum.0 += 1;
        sum.1 += one.told.line.number;
    }
    let mut sums: Vec<_> = sums.into_iter().collect();
    sums.sort_by(|(a, n), (b, m)| m.cmp(n).then_with(|| a.cmp(b)));
    let mut columns = vec![
        Column {
            label: t!(lang, "brief-initiative"),
            is_number: false,
        },
        Column {
            label: t!(lang, "brief-activities"),
            is_number: true,
        },
    ];
    if desk.is_office() {
        columns.push(Column {
            label: t!(lang, "brief-number"),
            is_number: true,
        });
    }
    let rows = sums
        .into_iter()
        .map(|(name, (activities, came))| {
            let mut cells = vec![Cell::new(name), Cell::new(number(lang, activities))];
            if desk.is_office() {
                cells.push(Cell::new(number(lang, came)));
            }
            cells
        })
        .collect();
    (!paid.is_empty()).then(|| Section {
        slug: "initiatives",
        heading: t!(lang, "brief-by-initiative"),
        parts: vec![Part::Table(Table {
            caption: t!(lang, "brief-by-initiative"),
            note: None,
            columns,
            rows,
        })],
    })
}
