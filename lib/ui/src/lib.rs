//! The components that every page is made of.
//!
//! Words go in already translated, HTML comes out: no input or output, no clock, no knowledge of what the
//! words mean. Looks live in `assets/style.css`; a component only names classes, so that a page needs no
//! markup or style of its own and a strict content policy (`script-src 'self'; style-src 'self'`) holds.
//!
//! One convention: where every part is required, a component is a function that returns [`Markup`]; where
//! parts are optional, it is a struct with builder methods that implements [`Render`], so that both stand
//! in a page the same way, as `(component)` inside `html!`. Words are taken as `impl Render`: a string is
//! escaped, markup is kept as it is. Addresses, ids and hidden names are strings.
//!
//! [`style`] draws every component in every state.

#![warn(missing_docs)]

pub mod changes;
pub mod choices;
pub mod field;
pub mod figure;
pub mod filters;
pub mod form;
pub mod hall;
pub mod icon;
pub mod keyed;
pub mod kinds;
pub mod lists;
pub mod messages;
pub mod page;
pub mod passkey;
pub mod plan;
pub mod sealed;
pub mod shell;
pub mod style;
pub mod table;
pub mod tools;

mod frame;
mod samples;
mod samples_forms;
mod samples_pictures;

pub use changes::{Change, Entry, diff, history};
pub use choices::{CheckBoxes, Checkbox, Choice, Radios};
pub use field::{Field, FieldKind};
pub use figure::{Figure, legend};
pub use filters::Filters;
pub use form::{Confirm, Form, actions, button, error_summary, fieldset, hidden, print_button};
pub use frame::{
    Brand, Dir, Document, Language, NavItem, Person, PublicShell, Search, Shell, ShellTexts, Theme,
};
pub use hall::{Hall, Tile};
pub use icon::{Icon, icon};
pub use keyed::{KeyedCell, KeyedColumn, KeyedRow, KeyedRows, KeyedTexts, Scan, beside_scan};
pub use kinds::{Kind, Link};
pub use lists::{Fact, Item, Moment, Stat, facts, items, person, stats, timeline, when};
pub use maud::{Markup, Render};
pub use messages::{Empty, Progress, StepState, badge, dialog, dialog_button, flash, note, steps};
pub use page::{PageHead, Section, Tab, breadcrumbs, disclosure, disclosure_open, hero, prose, tabs, two};
pub use passkey::{PasskeyAct, PasskeyForm, PasskeyTexts};
pub use plan::{Bar, Card, Lane, YEAR, YearRow, board, quarters};
pub use sealed::{Lock, LockTexts, SealedForm, SealedText, sealed_text};
pub use table::{Column, Row, Sort, Table};
pub use tools::{Pager, column_chooser, exports, toolbar};
