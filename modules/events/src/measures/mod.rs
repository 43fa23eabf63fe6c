//! The measures of participations and events, as offices of this field count.
//!
//! One person once per event, in the first of their roles; the party represented,
//! with its status of that day; a headcount line counts for as many as have no name
//! yet; what nobody recorded is never a yes. Of a programme and its parts the parts
//! count.

mod parts;
mod rows;
mod store;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use balai_kernel::{
    Error, Result,
    measure::{Ask, Cell, Dim, Measure, Unit, Value, paired_gain},
    profile::{Profile, RoleCount},
    store::Db,
    text::{Lang, Message},
};

use parts::cells;
use store::{Also, Counted};

/// What attendances can be split by.
const PEOPLE: &[Dim] = &Dim::ALL;
/// What parties can be split by.
const PARTIES: &[Dim] = &[
    Dim::Status,
    Dim::Region,
    Dim::Initiative,
    Dim::Project,
    Dim::Purpose,
    Dim::Type,
    Dim::Role,
    Dim::Level,
    Dim::Month,
];
/// What events can be split by. By party, region and status an event stands under
/// each that was there.
const EVENTS: &[Dim] = &[
    Dim::Party,
    Dim::Status,
    Dim::Region,
    Dim::Initiative,
    Dim::Project,
    Dim::Purpose,
    Dim::Type,
    Dim::Role,
    Dim::Level,
    Dim::Month,
];
const EXTERNAL: &[Dim] = &[Dim::Initiative, Dim::Purpose, Dim::Month];
const INPUTS: &[Dim] = &[Dim::Month];

macro_rules! measure {
    ($code:literal, $unit:ident, $dims:expr, $count:expr, $rows:expr) => {
        Measure {
            code: $code,
            version: 1,
            unit: Unit::$unit,
            dims: $dims,
            part_of: part_of($code),
            count: |db, profile, lang, ask| {
                Box::pin(async move {
                    fits(ask, $dims)?;
                    $count(db, profile, lang, ask).await
                })
            },
            rows: Some(|db, profile, actor, ask, most, skip| {
                Box::pin(async move {
                    fits(ask, $dims)?;
                    $rows(db, profile, actor, ask, (skip, most)).await
                })
            }),
        }
    };
}

/// Of which measure one counts a part; see [`Measure::part_of`].
fn part_of(code: &str) -> Option<&'static str> {
    match code {
        "people" | "officers-trained" | "women" | "womens-share" => Some("participations"),
        "people-trained" | "completions" | "learning-gain" => Some("officers-trained"),
        "trainings" | "dialogues" => Some("events"),
        _ => None,
    }
}

/// Refuses a question about a dimension that a measure does not have.
fn fits(ask: &Ask, dims: &[Dim]) -> Result<()> {
    let mut asked = ask.by.iter().chain(ask.only.iter().map(|(dim, _)| dim));
    if asked.all(|dim| dims.contains(dim)) {
        Ok(())
    } else {
        Err(Error::refused("measure-not-split-so"))
    }
}

/// All measures of this module, in the order in which they are shown.
pub fn measures() -> Vec<Measure> {
    vec![
        measure!(
            "participations",
            Count,
            PEOPLE,
            participations,
            rows::participations
        ),
        measure!("people", Count, PEOPLE, people, rows::people),
        measure!("parties", Count, PARTIES, parties, rows::participations),
        measure!("events", Count, EVENTS, events, rows::events),
        measure!("trainings", Count, EVENTS, trainings, rows::trainings),
        measure!(
            "officers-trained",
            Count,
            PEOPLE,
            officers_trained,
            rows::officers_trained
        ),
        measure!(
            "people-trained",
            Count,
            PEOPLE,
            people_trained,
            rows::people_trained
        ),
        measure!("completions", Count, PEOPLE, completions, rows::completions),
        measure!("dialogues", Count, EVENTS, dialogues, rows::dialogues),
        measure!(
            "external-events",
            Count,
            EXTERNAL,
            external_events,
            rows::external_events
        ),
        measure!("inputs", Count, INPUTS, inputs, rows::inputs),
        measure!("women", Count, PEOPLE, women, rows::women),
        measure!("womens-share", Share, PEOPLE, womens_share, rows::participations),
        measure!(
            "learning-gain",
            Points,
            PEOPLE,
            learning_gain,
            rows::learning_gain
        ),
        measure!("trainers", Count, PEOPLE, trainers, rows::trainers),
    ]
}

impl<'a> Counted<'a> {
    /// Everyone whose role counts as participation, at any event.
    fn everywhere(profile: &'a Profile, ask: &'a Ask) -> Self {
        Self {
            ask,
            kinds: None,
            roles: profile.roles_counted(RoleCount::Participation),
            also: Also::Nothing,
        }
    }

    /// The same at trainings.
    fn at_trainings(profile: &'a Profile, ask: &'a Ask) -> Self {
        Self {
            kinds: Some(profile.kinds_where(|kind| kind.is_training)),
            ..Self::everywhere(profile, ask)
        }
    }

    /// The same at dialogues, the category that the profile publishes.
    fn at_dialogues(profile: &'a Profile, ask: &'a Ask) -> Self {
        Self {
            kinds: Some(profile.kinds_where(|kind| kind.is_dialogue)),
            ..Self::everywhere(profile, ask)
        }
    }

    /// Trainers, who are in no participation figure.
    fn trainers(profile: &'a Profile, ask: &'a Ask) -> Self {
        Self {
            roles: profile.roles_counted(RoleCount::Trainer),
            ..Self::everywhere(profile, ask)
        }
    }

    fn also(mut self, also: Also) -> Self {
        self.also = also;
        self
    }

    /// Whether this asks about who was there, not only about the activities.
    fn is_about_people(&self) -> bool {
        let about = |dim: Dim| matches!(dim, Dim::Party | Dim::Status | Dim::Region | Dim::AgencyKind);
        self.ask.by.is_some_and(about) || self.ask.only.iter().any(|(dim, _)| about(*dim))
    }
}

/// Numbers by part.
type Sums = BTreeMap<String, i64>;

/// Named attendances and headcounts that have no name yet.
async fn attendances(db: &Db, counted: &Counted<'_>) -> Result<Sums> {
    let mut sums: Sums = store::participations(db, counted).await?.into_iter().collect();
    for line in store::heads(db, counted).await? {
        *sums.entry(line.key.clone()).or_default() += line.number();
    }
    sums.retain(|_, n| *n != 0);
    Ok(sums)
}

/// Says of the whole what is open about it.
fn remark(cells: &mut [Cell], is_whole: bool, key: &'static str, n: i64) {
    if let (true, true, [whole]) = (is_whole, n > 0, cells) {
        whole.open.push(Message::new(key).with("n", n));
    }
}

/// What stands beside every figure about attendances: lists nobody has filled in.
async fn remark_unrecorded(db: &Db, counted: &Counted<'_>, cells: &mut [Cell]) -> Result<()> {
    if counted.ask.by.is_none() {
        let n = store::not_recorded(db, counted).await?;
        remark(cells, true, "measure-open-not-recorded", n);
    }
    Ok(())
}

async fn participations(db: &Db, profile: &Profile, lang: Lang, ask: &Ask) -> Result<Vec<Cell>> {
    let counted = Counted::everywhere(profile, ask);
    let sums = attendances(db, &counted).await?;
    let mut out = cells(db, profile, lang, ask, sums).await?;
    remark_unrecorded(db, &counted, &mut out).await?;
    if ask.by.is_none() {
        let n = store::on_wholes(db, &counted).await?;
        remark(&mut out, true, "measure-open-on-wholes", n);
    }
    Ok(out)
}

async fn officers_trained(db: &Db, profile: &Profile, lang: Lang, ask: &Ask) -> Result<Vec<Cell>> {
    let counted = Counted::at_trainings(profile, ask);
    let sums = attendances(db, &counted).await?;
    let mut out = cells(db, profile, lang, ask, sums).await?;
    remark_unrecorded(db, &counted, &mut out).await?;
    Ok(out)
}

/// People of named attendances; how many suggestions to join two of them are open.
async fn persons(db: &Db, profile: &Profile, lang: Lang, counted: &Counted<'_>) -> Result<Vec<Cell>> {
    let sums = store::people(db, counted).await?.into_iter().collect();
    let mut out = cells(db, profile, lang, counted.ask, sums).await?;
    if counted.ask.by.is_none() {
        let n = store::open_suggestions(db, counted).await?;
        remark(&mut out, true, "measure-open-same-person", n);
        let unnamed: i64 = store::heads(db, counted)
            .await?
            .iter()
            .map(store::Heads::number)
            .sum();
        remark(&mut out, true, "measure-open-unnamed", unnamed);
    }
    Ok(out)
}

async fn people(db: &Db, profile: &Profile, lang: Lang, ask: &Ask) -> Result<Vec<Cell>> {
    persons(db, profile, lang, &Counted::everywhere(profile, ask)).await
}

async fn people_trained(db: &Db, profile: &Profile, lang: Lang, ask: &Ask) -> Result<Vec<Cell>> {
    persons(db, profile, lang, &Counted::at_trainings(profile, ask)).await
}

async fn parties(db: &Db, profile: &Profile, lang: Lang, ask: &Ask) -> Result<Vec<Cell>> {
    let counted = Counted::everywhere(profile, ask);
    let mut reached: BTreeSet<(String, String)> = store::parties(db, &counted).await?.into_iter().collect();
    for line in store::heads(db, &counted).await? {
        if line.number() > 0 && !line.party.is_empty() {
            reached.insert((line.key, line.party));
        }
    }
    cells(
        db,
        profile,
        lang,
        ask,
        tally(reached.into_iter().map(|(key, _)| key)),
    )
    .await
}

fn tally(keys: impl Iterator<Item = String>) -> Sums {
    let mut sums = Sums::new();
    for key in keys {
        *sums.entry(key).or_default() += 1;
    }
    sums
}

async fn events_of(db: &Db, profile: &Profile, lang: Lang, counted: &Counted<'_>) -> Result<Vec<Cell>> {
    let sums = if counted.is_about_people() {
        let mut attended: BTreeSet<_> = store::events_of_people(db, counted).await?.into_iter().collect();
        for line in store::heads(db, counted).await? {
            if line.number() > 0 {
                attended.insert((line.key, line.event));
            }
        }
        tally(attended.into_iter().map(|(key, _)| key))
    } else {
        store::events(db, counted).await?.into_iter().collect()
    };
    cells(db, profile, lang, counted.ask, sums).await
}

async fn events(db: &Db, profile: &Profile, lang: Lang, ask: &Ask) -> Result<Vec<Cell>> {
    events_of(db, profile, lang, &Counted::everywhere(profile, ask)).await
}

async fn trainings(db: &Db, profile: &Profile, lang: Lang, ask: &Ask) -> Result<Vec<Cell>> {
    events_of(db, profile, lang, &Counted::at_trainings(profile, ask)).await
}

async fn dialogues(db: &Db, profile: &Profile, lang: Lang, ask: &Ask) -> Result<Vec<Cell>> {
    events_of(db, profile, lang, &Counted::at_dialogues(profile, ask)).await
}

async fn completions(db: &Db, profile: &Profile, lang: Lang, ask: &Ask) -> Result<Vec<Cell>> {
    let counted = Counted::at_trainings(profile, ask).also(Also::Completed);
    let sums = store::participations(db, &counted).await?.into_iter().collect();
    cells(db, profile, lang, ask, sums).await
}

async fn trainers(db: &Db, profile: &Profile, lang: Lang, ask: &Ask) -> Result<Vec<Cell>> {
    let counted = Counted::trainers(profile, ask);
    let sums = store::participations(db, &counted).await?.into_iter().collect();
    cells(db, profile, lang, ask, sums).await
}

async fn external_events(db: &Db, profile: &Profile, lang: Lang, ask: &Ask) -> Result<Vec<Cell>> {
    let sums = store::external_events(db, ask).await?.into_iter().collect();
    cells(db, profile, lang, ask, sums).await
}

async fn inputs(db: &Db, profile: &Profile, lang: Lang, ask: &Ask) -> Result<Vec<Cell>> {
    let sums = store::inputs(db, ask).await?.into_iter().collect();
    cells(db, profile, lang, ask, sums).await
}

/// Sexes of named attendances and of headcounts that have no name yet, by part.
async fn sexes(db: &Db, counted: &Counted<'_>) -> Result<BTreeMap<String, store::Sexes>> {
    let mut all: BTreeMap<String, store::Sexes> = store::sexes(db, counted)
        .await?
        .into_iter()
        .map(|sexes| (sexes.key.clone(), sexes))
        .collect();
    for line in store::heads(db, counted).await? {
        let sexes = all.entry(line.key.clone()).or_default();
        sexes.women += line.women();
        sexes.men += line.men();
        sexes.number += line.number();
    }
    Ok(all)
}

async fn women(db: &Db, profile: &Profile, lang: Lang, ask: &Ask) -> Result<Vec<Cell>> {
    let all = sexes(db, &Counted::everywhere(profile, ask)).await?;
    let sums = all
        .iter()
        .map(|(key, sexes)| (key.clone(), sexes.women))
        .collect();
    let mut out = cells(db, profile, lang, ask, sums).await?;
    for cell in &mut out {
        remark_sexes(cell, all.get(&parts::stored_key(ask.by, &cell.key)));
    }
    Ok(out)
}

async fn womens_share(db: &Db, profile: &Profile, lang: Lang, ask: &Ask) -> Result<Vec<Cell>> {
    let all = sexes(db, &Counted::everywhere(profile, ask)).await?;
    let sums = all
        .iter()
        .map(|(key, sexes)| (key.clone(), sexes.women))
        .collect();
    let mut out = cells(db, profile, lang, ask, sums).await?;
    for cell in &mut out {
        let sexes = all.get(&parts::stored_key(ask.by, &cell.key));
        let known = sexes.map_or(0, |sexes| sexes.women + sexes.men);
        #[expect(clippy::cast_precision_loss, reason = "counts far below 2^53")]
        let share = |women: i64| Value::Number(women as f64 / known as f64);
        cell.value = match sexes {
            Some(sexes) if known > 0 => share(sexes.women),
            _ => Value::Missing(Message::new("measure-no-sex-known")),
        };
        cell.n = Some(known);
        remark_sexes(cell, sexes);
    }
    Ok(out)
}

/// How many are of no known sex, and how many would rather not say.
fn remark_sexes(cell: &mut Cell, sexes: Option<&store::Sexes>) {
    let Some(sexes) = sexes else { return };
    let unknown = sexes.number - sexes.women - sexes.men - sexes.undisclosed;
    for (key, n) in [
        ("measure-open-sex-unknown", unknown),
        ("measure-open-sex-undisclosed", sexes.undisclosed),
    ] {
        if n > 0 {
            cell.open.push(Message::new(key).with("n", n));
        }
    }
}

async fn learning_gain(db: &Db, profile: &Profile, lang: Lang, ask: &Ask) -> Result<Vec<Cell>> {
    let counted = Counted::at_trainings(profile, ask).also(Also::Scored);
    let mut gains: BTreeMap<String, Vec<f64>> = BTreeMap::new();
    for (key, gain) in store::gains(db, &counted).await? {
        gains.entry(key).or_default().push(gain);
    }
    let pairs = gains
        .iter()
        .map(|(key, all)| (key.clone(), i64::try_from(all.len()).unwrap_or(i64::MAX)));
    let mut out = cells(db, profile, lang, ask, pairs.collect()).await?;
    for cell in &mut out {
        let pairs = gains.get(&parts::stored_key(ask.by, &cell.key));
        let pairs = pairs.map_or(&[][..], Vec::as_slice);
        cell.n = Some(i64::try_from(pairs.len()).unwrap_or(i64::MAX));
        match paired_gain(pairs) {
            Some((mean, interval)) => {
                cell.value = Value::Number(mean);
                cell.interval = interval;
            }
            None => cell.value = Value::Missing(Message::new("measure-no-pairs")),
        }
    }
    Ok(out)
}
