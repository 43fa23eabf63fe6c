//! What the preview of an import says of the scan that its rows were keyed from.

use maud::{Markup, html};

use super::{
    Keying, Line, PATH,
    pages::{column, unread_line},
};
use crate::{
    id::Id,
    t,
    text::Lang,
    web::ui::{self, kinds::Kind},
};

/// What the preview of an import says of the scan that it was keyed from.
pub(crate) fn of_import(lang: Lang, keying: Id<Keying>, unread: &[Line]) -> Markup {
    let lines = unread.iter().take(50).map(|line| unread_line(lang, line));
    ui::note(
        Kind::Plain,
        html! {
            p { (t!(lang, "keying-import-of")) " " a href={ (PATH) "/" (keying) } { (t!(lang, "keying-import-see")) } }
            @if !unread.is_empty() {
                p { (t!(lang, "keying-import-unread")) }
                ul { @for line in lines { li { (line) } } }
            }
        },
    )
}

/// Beside a planned row: its page of the scan, and what could not be read there.
pub(crate) fn of_line(lang: Lang, line: &Line) -> Markup {
    let fields: Vec<String> = line.unread.0.iter().map(|field| column(lang, field)).collect();
    html! {
        a href={ (PATH) "/" (line.keying) "?page=" (line.page) } { (t!(lang, "keying-import-page", page = line.page)) }
        @if !fields.is_empty() { br; span.small { (t!(lang, "keying-import-unread-row", fields = fields.join(", "))) } }
    }
}
