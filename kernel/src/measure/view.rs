//! Through whose eyes a figure is read: the office sees all of it, a focal point its
//! own party's line, everyone else the whole and guarded breakdowns that are never
//! by party.

use super::{Ask, Cell, Dim, Measure, Question, Source, guard, store};
use crate::{
    actor::{Actor, Role},
    error::{Error, Result},
    kept::Moment,
    module::App,
    text::{Lang, Words},
};

/// Through whose eyes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum View {
    /// Everything.
    Office,
    /// One party's line: its code and its names.
    Party {
        /// The party's code.
        code: String,
        /// Its names.
        name: Words,
    },
    /// Wholes, and breakdowns without small cells, never by party.
    Public,
}

impl View {
    /// The view that an actor has.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn of(app: &App, actor: &Actor) -> Result<Self> {
        if actor.is_office() {
            return Ok(Self::Office);
        }
        let own = match actor.party {
            Some(party) if actor.is(Role::FocalPoint) => store::party(&app.db, party).await?,
            _ => None,
        };
        Ok(own.map_or(Self::Public, |(code, name)| Self::Party { code, name: name.0 }))
    }

    /// A word for it: the same for those who see the same.
    pub fn key(&self) -> String {
        match self {
            Self::Office => "office".to_owned(),
            Self::Party { code, .. } => format!("party {code}"),
            Self::Public => "public".to_owned(),
        }
    }

    /// What a measure can be split by in this view. A party's own line is not split by
    /// party, and the public never reads figures by party.
    pub fn dims(&self, measure: &Measure) -> Vec<Dim> {
        measure
            .dims
            .iter()
            .copied()
            .filter(|dim| *self == Self::Office || *dim != Dim::Party)
            .collect()
    }

    /// What is counted where this is asked in this view: a party's own line.
    pub(super) fn counted(&self, measure: &Measure, ask: &Ask) -> Ask {
        match self {
            Self::Party { code, .. } if measure.splits_by(Dim::Party) => {
                ask.clone().only(Dim::Party, code.clone())
            }
            _ => ask.clone(),
        }
    }

    /// For whom a measure is computed in this view.
    pub fn scope(&self, measure: &Measure, lang: Lang) -> String {
        match self {
            Self::Party { name, .. } if measure.splits_by(Dim::Party) => {
                crate::t!(lang, "measure-scope-party", party = name.get(lang))
            }
            _ => measure.scope(lang),
        }
    }
}

/// The kind under which counts are kept, before a view guards them.
const COUNTED: &str = "measure.count";

fn kept_as(code: &str, lang: Lang, ask: &Ask) -> String {
    format!("{code} {} {ask:?}", lang.code())
}

/// Reads a measure in a view: what is asked, as far as the view shows it.
///
/// # Errors
/// [`Error::NotFound`] for a breakdown that the view does not have, or when the
/// database fails.
pub async fn read(app: &App, view: &View, lang: Lang, measure: &Measure, ask: &Ask) -> Result<Vec<Cell>> {
    let counted = Counted {
        app,
        lang,
        moment: None,
    };
    counted.read(view, measure, ask).await
}

/// Counts measures, and keeps what was counted where there is a moment to keep it for.
pub(super) struct Counted<'a> {
    pub app: &'a App,
    pub lang: Lang,
    pub moment: Option<&'a Moment<'a>>,
}

impl Counted<'_> {
    pub(super) async fn count(&self, measure: &Measure, ask: &Ask) -> Result<Vec<Cell>> {
        let (app, lang) = (self.app, self.lang);
        let count = || (measure.count)(&app.db, &app.profile, lang, ask);
        let Some(moment) = self.moment else {
            return count().await;
        };
        let key = kept_as(measure.code, lang, ask);
        Ok(moment.get(COUNTED, key, count).await?.to_vec())
    }

    /// Counts what several questions need, once for each source, and keeps it.
    pub(super) async fn prepare(
        &self,
        moment: &Moment<'_>,
        source: &Source,
        questions: &[Question],
    ) -> Result<()> {
        let (app, lang) = (self.app, self.lang);
        let answers = (source.count)(&app.db, &app.profile, lang, questions).await?;
        for (question, cells) in questions.iter().zip(answers) {
            let key = kept_as(question.code, lang, &question.ask);
            moment.get(COUNTED, key, || async { Ok(cells) }).await?;
        }
        Ok(())
    }

    /// Whether a party's nought may be told: nothing happened around it whose part it
    /// could be, or the whole office's figure, which everyone may read, is nought too.
    async fn is_told_nothing(&self, measure: &Measure, own: &Ask) -> Result<bool> {
        if self.is_nothing_around(measure, own).await? {
            return Ok(true);
        }
        let whole = self.count(measure, &own.of_everyone()).await?;
        Ok(whole.iter().all(|cell| guard::size(cell) == 0.0))
    }

    /// Whether the measures of which this one counts a part are nought too.
    pub(super) async fn is_nothing_around(&self, measure: &Measure, ask: &Ask) -> Result<bool> {
        let mut around = measure.part_of;
        // As many steps as there are measures: a circle among them ends.
        for _ in 0..self.app.measures().len() {
            let Some(whole) = around.and_then(|code| self.app.measure(code)) else {
                return Ok(true);
            };
            if !self.count(&whole, ask).await?.iter().all(guard::is_nought) {
                return Ok(false);
            }
            around = whole.part_of;
        }
        Ok(false)
    }

    /// See [`read`].
    pub(super) async fn read(&self, view: &View, measure: &Measure, ask: &Ask) -> Result<Vec<Cell>> {
        let dims = view.dims(measure);
        let split_by_own_party =
            matches!(view, View::Party { .. }) && ask.by == Some(Dim::Party) && measure.splits_by(Dim::Party);
        if ask.by.is_some_and(|dim| !dims.contains(&dim)) && !split_by_own_party {
            return Err(Error::NotFound);
        }
        let min = self.app.profile.smallest_cell;
        match view {
            View::Office => self.count(measure, ask).await,
            View::Party { code, .. } => {
                let has_line = measure.splits_by(Dim::Party);
                let own = view.counted(measure, ask);
                let cells = self.count(measure, &own).await?;
                Ok(match ask.by {
                    Some(Dim::Party) => cells
                        .into_iter()
                        .filter(|cell| cell.key == *code)
                        .map(|cell| guard::guarded_line(cell, min))
                        .collect(),
                    Some(_) => guard::guarded(cells, min),
                    None if has_line => {
                        // Where nothing happened there is nobody to protect.
                        let is_nothing =
                            cells.iter().all(guard::is_nought) && self.is_told_nothing(measure, &own).await?;
                        let guarded = |cell| match is_nothing {
                            true => cell,
                            false => guard::guarded_line(cell, min),
                        };
                        cells.into_iter().map(guarded).collect()
                    }
                    None => cells,
                })
            }
            View::Public => {
                // Conditions other than the period would allow one figure to be taken from another.
                if !ask.only.is_empty() {
                    return Err(Error::NotFound);
                }
                let cells = self.count(measure, ask).await?;
                Ok(if ask.by.is_some() {
                    guard::guarded(cells, min)
                } else {
                    cells
                })
            }
        }
    }
}
