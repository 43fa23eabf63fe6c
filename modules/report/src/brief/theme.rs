//! A brief about a theme: a level of the plan.

use std::collections::BTreeMap;

use balai_kernel::{Actor, App, Error, Result, measure::Dim, t, text::number};
use balai_workplan::level::{LevelRow, levels};

use super::{
    Brief, Cell, Column, Desk, Edition, Part, Section, Table, Theme,
    figures::{self, Definitions, left_out},
    party::{self, line_table},
    store::{self, Other, Told, Which},
};

/// What is counted of a theme.
const FIGURES: [&str; 8] = [
    "events",
    "participations",
    "parties",
    "trainings",
    "officers-trained",
    "dialogues",
    "womens-share",
    "external-events",
];

/// The level of the plan that an actor sees.
pub(super) async fn found(app: &App, actor: &Actor, theme: Theme, code: &str) -> Result<LevelRow> {
    let levels = levels(&app.db, actor).await?;
    levels.by_code(theme.rank(), code).cloned().ok_or(Error::NotFound)
}

/// Makes the brief about a theme; there is none that is a party's.
pub(super) async fn compose(desk: &Desk<'_>, theme: Theme, level: &LevelRow) -> Result<Brief> {
    let lang = desk.lang;
    if desk.edition != Edition::Office {
        return Err(Error::refused("brief-theme-office"));
    }
    let dim = match theme {
        Theme::Initiative => Dim::Initiative,
        Theme::Project => Dim::Project,
        Theme::Purpose => Dim::Purpose,
    };
    let mut definitions = Definitions::default();
    let asked = figures::measures(desk, &FIGURES);
    let asked: Vec<_> = asked
        .into_iter()
        .filter(|measure| measure.splits_by(dim))
        .collect();
    let ask = figures::ask(desk).only(dim, level.code.clone());
    let by_party = desk.app.measure("participations");
    let mut wanted: Vec<_> = asked.iter().map(|measure| (*measure, ask.clone())).collect();
    wanted.extend(by_party.map(|measure| (measure, ask.clone().by(Dim::Party))));
    desk.reading.prepare(&wanted).await?;
    let keys = figures::keys(desk, &asked, &ask, &mut definitions).await?;

    let (db, profile) = (&desk.app.db, &desk.app.profile);
    let which = Which::Of(theme, level.id);
    let told = store::told(db, profile, &desk.eyes, which, desk.period).await?;
    let mut sections = Vec::new();
    if let Some(about) = level
        .about
        .as_ref()
        .map(|about| about.get(lang))
        .filter(|about| !about.trim().is_empty())
    {
        sections.push(Section {
            slug: "about",
            heading: t!(lang, "brief-about"),
            parts: vec![Part::Sentence(about.trim().to_owned())],
        });
    }
    sections.push(activities(desk, &told));
    if let Some(measure) = by_party {
        let name = |cell: &balai_kernel::measure::Cell| cell.label.clone();
        let parts = figures::split(desk, &measure, &ask, Dim::Party, name, &mut definitions).await?;
        sections.extend((!parts.is_empty()).then(|| Section {
            slug: "parties",
            heading: t!(lang, "brief-parties"),
            parts,
        }));
    }
    sections.extend(thanks(desk, &told));
    let others = store::others(db, &desk.eyes, theme, level.id, desk.period).await?;
    sections.extend(beside(desk, &others, "publication", "brief-publications"));
    sections.extend(beside(desk, &others, "external", "brief-external"));
    let kind = t!(
        lang,
        &format!("brief-theme-{}", theme.code()),
        period = desk.period.words(lang)
    );
    Ok(Brief {
        title: level.title(lang),
        party: None,
        kind,
        edition: desk.edition,
        period: desk.period,
        lang,
        made: party::made(desk, None),
        handling: None,
        keys: keys.keys,
        sections,
        definitions: definitions.all(),
        names: Vec::new(),
    })
}

/// The activities of the period with how many took part.
fn activities(desk: &Desk<'_>, told: &[Told]) -> Section {
    let lang = desk.lang;
    let lines: Vec<_> = told.iter().map(|told| &told.line).collect();
    let mut parts = Vec::new();
    if lines.is_empty() {
        parts.push(Part::Sentence(t!(lang, "brief-no-activities")));
    } else {
        let number_of = |line: &store::Line| match line.number {
            0 => String::new(),
            n => number(lang, n),
        };
        parts.push(Part::Table(line_table(
            desk,
            &lines,
            desk.length.rows,
            t!(lang, "brief-activities"),
            Some((t!(lang, "brief-number"), true)),
            number_of,
        )));
        parts.extend(left_out(desk, lines.len(), desk.length.rows));
    }
    Section {
        slug: "activities",
        heading: t!(lang, "brief-activities"),
        parts,
    }
}

/// Who hosted and who paid, with how many activities.
fn thanks(desk: &Desk<'_>, told: &[Told]) -> Option<Section> {
    let lang = desk.lang;
    let mut givers: BTreeMap<(&'static str, String), i64> = BTreeMap::new();
    let mut add = |way: &'static str, names: &str| {
        for name in names
            .split([';', '\n'])
            .map(str::trim)
            .filter(|name| !name.is_empty())
        {
            *givers.entry((way, name.to_owned())).or_default() += 1;
        }
    };
    for one in told {
        add(
            "brief-way-host",
            one.host.as_ref().map_or("", |name| name.get(lang)),
        );
        add("brief-way-funder", one.funder.as_deref().unwrap_or(""));
        add("brief-way-in-kind", one.in_kind_giver.as_deref().unwrap_or(""));
    }
    let mut givers: Vec<_> = givers.into_iter().collect();
    givers.sort_by(|(a, n), (b, m)| m.cmp(n).then_with(|| a.cmp(b)));
    let all = givers.len();
    let rows: Vec<Vec<Cell>> = givers
        .into_iter()
        .take(desk.length.half())
        .map(|((way, name), n)| {
            vec![
                Cell::new(name),
                Cell::new(t!(lang, way)),
                Cell::new(number(lang, n)),
            ]
        })
        .collect();
    let label = |key: &str| t!(lang, key);
    let table = Table {
        caption: label("brief-givers"),
        note: None,
        columns: vec![
            Column {
                label: label("brief-giver"),
                is_number: false,
            },
            Column {
                label: label("brief-gift"),
                is_number: false,
            },
            Column {
                label: label("brief-activities"),
                is_number: true,
            },
        ],
        rows,
    };
    (all > 0).then(|| {
        let mut parts = vec![Part::Table(table)];
        parts.extend(left_out(desk, all, desk.length.half()));
        Section {
            slug: "givers",
            heading: label("brief-givers"),
            parts,
        }
    })
}

/// Publications, or events of others.
fn beside(desk: &Desk<'_>, others: &[Other], way: &'static str, heading: &str) -> Option<Section> {
    let lang = desk.lang;
    let of: Vec<_> = others.iter().filter(|other| other.way == way).collect();
    let rows: Vec<Vec<Cell>> = of
        .iter()
        .take(desk.length.half())
        .map(|other| {
            let title = other.name.as_ref().map(|name| name.get(lang));
            let title = title.or(other.title.as_deref()).unwrap_or_default();
            vec![
                Cell::new(title),
                Cell::new(party::dates(lang, other.from_on, other.to_on, &other.precision)),
            ]
        })
        .collect();
    let columns = ["brief-what", "brief-when"].map(|key| Column {
        label: t!(lang, key),
        is_number: false,
    });
    (!of.is_empty()).then(|| {
        let mut parts = vec![Part::Table(Table {
            caption: t!(lang, heading),
            note: None,
            columns: columns.to_vec(),
            rows,
        })];
        parts.extend(left_out(desk, of.len(), desk.length.half()));
        Section {
            slug: way,
            heading: t!(lang, heading),
            parts,
        }
    })
}
