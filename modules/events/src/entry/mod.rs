//! The entry: an external event or an input to a body, as far as the two are alike. Each
//! stands in a list of its own and has days; both are found, listed and drawn in one way.

pub mod pages;
pub mod store;

use balai_kernel::{
    Error, Id, Result,
    import::{Entry, entry::find},
    policy::{Action, Guarded},
    text::Message,
    web::Cx,
};
use balai_workplan::{
    sent::{Problems, Sent},
    span::{self, Span},
};

/// The entry that a page is about, if the reader may do this with it.
///
/// # Errors
/// [`Error::NotFound`] where the reader may not know of it.
pub async fn found<E: Entry + Guarded>(cx: &Cx, action: Action, id: Id<E>) -> Result<E> {
    let found = find(&cx.app.db, id).await?.ok_or(Error::NotFound)?;
    cx.may(action, &found)?;
    Ok(found)
}

/// The dates of a form, of which at least the year must be known: figures are by year.
pub fn needed_span(sent: &Sent, wrong: &mut Problems) -> Option<Span> {
    match span::read(sent.get("when")) {
        Ok(Some(span)) => Some(span),
        Ok(None) => {
            wrong.add("when", Message::new("external-event-year-needed"));
            None
        }
        Err(why) => {
            wrong.add("when", why);
            None
        }
    }
}
