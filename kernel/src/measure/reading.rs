//! Figures as one reader sees them at one moment: each worked out once and kept until
//! something is written.

use std::sync::Arc;

use super::{Ask, Cell, Measure, View, store, view::Counted};
use crate::{actor::Actor, error::Result, kept::Moment, module::App, text::Lang};

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

    /// What is asked of a measure, as far as the view shows it; see [`super::read`].
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] for a breakdown that the view does not have, or when
    /// the database fails.
    pub async fn cells(&self, measure: &Measure, ask: &Ask) -> Result<Arc<Vec<Cell>>> {
        let (view, lang) = (&self.view, self.lang);
        let counted = Counted {
            app: self.app,
            lang,
            moment: Some(&self.moment),
        };
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
