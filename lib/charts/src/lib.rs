//! Accessible charts as SVG: the same picture on a web page and in a PDF.
//!
//! A [`Chart`] is values with words: a title that states the finding, labels,
//! series, a source line. [`svg`] draws it, [`table`] gives the rows behind it,
//! [`standalone`] makes a file that explains itself when downloaded.
//!
//! * Every value is written beside its mark. Where several series share a picture
//!   they differ by texture or shape as well as colour, and stand in the order of
//!   the legend.
//! * With [`Palette::Page`] nothing is styled in place: elements carry classes
//!   that [`STYLE`] fills from the page's tokens, in light and dark, so a policy
//!   without inline styles holds. With [`Palette::Print`] colours and faces are
//!   literal.
//! * The element has `role="img"`, a title and a description.
//! * A missing value is drawn as missing, never as zero.

mod chart;
mod draw;
mod flaw;
mod palette;
mod pen;
mod scale;
mod share;
mod table;
mod text;
mod wording;

pub use chart::{Chart, Kind, Label, Series};
pub use draw::{responsive, standalone, svg};
pub use flaw::{Flaw, LARGEST, LONGEST_ID, MOST_LABELS, MOST_SERIES};
pub use palette::Palette;
pub use share::shares;
pub use table::{Table, table};
pub use wording::Wording;

/// The stylesheet that gives [`Palette::Page`] its colours, for the page's own
/// style file. It reads the custom properties `--ink`, `--ink-2`, `--rule`,
/// `--paper` and `--accent`.
pub const STYLE: &str = include_str!("../chart.css");
