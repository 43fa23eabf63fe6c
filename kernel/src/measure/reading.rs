//! Figures as one reader sees them at one moment: each worked out once and kept until
//! something is written.

use std::sync::Arc;

use super::{Ask, Cell, Measure, Question, Source, View, guard, store, view::Counted};
use crate::{actor::Actor, error::Result, kept::Moment, module::App, text::Lang};

/// How many questions a source is asked at once: databases limit how many parts a
/// statement may have.
const MOST_AT_ONCE: usize = 100;

/// The figures of one moment in one view.
pub struct Reading<'a> {
    app: &'a App,
    moment: Moment<'a>,
    view: View,
    lang: Lang,
}

impl<'a> Reading<'a> {
    /// Begins to read with an actor's eyes, in a language. One statement for all that is
    /// read afterwards and has been read before.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn begin(app: &'a App, actor: &Actor, lang: Lang) -> Result<Self> {
        let moment = app.kept().now(&app.db).await?;
        let own = actor.party.map_or_else(String::new, |party| party.to_string());
        let key = format!("{} {:?} {own}", actor.is_office(), actor.roles);
        let view = moment.get("measure.view", key, || View::of(app, actor)).await?;
        Ok(Self {
            app,
            moment,
            view: View::clone(&view),
            lang,
        })
    }

    /// Begins to read as the office does.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn of_office(app: &'a App, lang: Lang) -> Result<Self> {
        Ok(Self {
            app,
            moment: app.kept().now(&app.db).await?,
            view: View::Office,
            lang,
        })
    }

    /// The program that is read.
    pub const fn app(&self) -> &'a App {
        self.app
    }

    /// Whatever else is kept of the same moment.
    pub(crate) const fn moment(&self) -> &Moment<'a> {
        &self.moment
    }

    /// Through whose eyes.
    pub const fn view(&self) -> &View {
        &self.view
    }

    /// The language of names.
    pub const fn lang(&self) -> Lang {
        self.lang
    }

    /// The year that pages show when none is asked for: the latest with an event, not
    /// after today's.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn usual_year(&self) -> Result<i16> {
        let today = self.app.today().year();
        let latest = self
            .moment
            .get("measure.year", today.to_string(), || {
                store::latest_year(&self.app.db, today)
            })
            .await?;
        Ok(latest.unwrap_or(today))
    }

    fn counted(&self) -> Counted<'_> {
        Counted {
            app: self.app,
            lang: self.lang,
            moment: Some(&self.moment),
        }
    }

    /// A measure and, where a party reads its own line, those that it counts a part of:
    /// they decide whether nought is told.
    fn with_wholes(&self, measure: Measure) -> Vec<Measure> {
        let mut all = vec![measure];
        if let View::Party { .. } = self.view {
            let mut around = measure.part_of;
            while let Some(whole) = around.and_then(|code| self.app.measure(code)) {
                // A circle among them ends.
                if all.iter().any(|known| known.code == whole.code) {
                    break;
                }
                all.push(whole);
                around = whole.part_of;
            }
        }
        all
    }

    /// Counts at once what a page is going to ask for, each source of figures once. This
    /// changes no answer: what was not prepared is counted when it is asked for.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn prepare(&self, wanted: &[(Measure, Ask)]) -> Result<()> {
        let counted = wanted.iter().flat_map(|(measure, ask)| {
            let counted = self.view.counted(measure, ask);
            self.with_wholes(*measure)
                .into_iter()
                .map(move |measure| (measure, counted.clone()))
        });
        self.count_at_once(counted.collect()).await?;
        self.count_at_once(self.noughts(wanted).await?).await
    }

    /// The wholes of the office that decide whether a party is told its own nought.
    async fn noughts(&self, wanted: &[(Measure, Ask)]) -> Result<Vec<(Measure, Ask)>> {
        let mut wholes = Vec::new();
        let View::Party { .. } = self.view else {
            return Ok(wholes);
        };
        let counted = self.counted();
        for (measure, ask) in wanted {
            let own = self.view.counted(measure, ask);
            let is_line = ask.by.is_none() && own != *ask && measure.fits(&own);
            // The others are counted when they are asked for.
            if is_line
                && measure.source.is_some()
                && counted.count(measure, &own).await?.iter().all(guard::is_nought)
                && !counted.is_nothing_around(measure, &own).await?
            {
                wholes.push((*measure, own.of_everyone()));
            }
        }
        Ok(wholes)
    }

    async fn count_at_once(&self, wanted: Vec<(Measure, Ask)>) -> Result<()> {
        let mut sources: Vec<(&Source, Vec<Question>)> = Vec::new();
        for (measure, ask) in wanted {
            let question = Question {
                code: measure.code,
                ask,
            };
            let Some(source) = measure.source.filter(|_| measure.fits(&question.ask)) else {
                continue;
            };
            match sources.iter_mut().find(|(known, _)| known.name == source.name) {
                Some((_, questions)) if questions.contains(&question) => {}
                Some((_, questions)) => questions.push(question),
                None => sources.push((source, vec![question])),
            }
        }
        for (source, questions) in sources {
            for questions in questions.chunks(MOST_AT_ONCE) {
                let (counted, moment) = (self.counted(), &self.moment);
                let key = format!("{} {} {questions:?}", source.name, self.lang.code());
                moment
                    .get("measure.prepared", key, || {
                        counted.prepare(moment, source, questions)
                    })
                    .await?;
            }
        }
        Ok(())
    }

    /// What is asked of a measure, as far as the view shows it; see [`super::read`].
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] for a breakdown that the view does not have, or when
    /// the database fails.
    pub async fn cells(&self, measure: &Measure, ask: &Ask) -> Result<Arc<Vec<Cell>>> {
        let (view, lang, counted) = (&self.view, self.lang, self.counted());
        let key = format!("{} {} {} {ask:?}", measure.code, lang.code(), view.key());
        self.moment
            .get("measure.cells", key, || counted.read(view, measure, ask))
            .await
    }

    /// The whole of a measure in what is asked: nought where it has no cell.
    ///
    /// # Errors
    /// As [`Self::cells`].
    pub async fn whole(&self, measure: &Measure, ask: &Ask) -> Result<Cell> {
        let cells = self.cells(measure, ask).await?;
        Ok(cells.first().cloned().unwrap_or_else(|| Cell::count(0)))
    }
}
