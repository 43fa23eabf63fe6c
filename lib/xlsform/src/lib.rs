//! Forms as offices design them (XLSForm): read, checked, and written as XForms.
//!
//! Bytes in, values out: no file is opened, no clock is read. A form comes as a workbook,
//! as separated text or as Markdown tables, and is taken as the tools of the field take it
//! (`docs/forms.md` says where not).
//!
//! - [`read`]: bytes → [`Form`], with faults and warnings that say where and what to change
//! - [`to_xform`]: [`Form`] → XForm XML, for devices and their servers
//! - [`to_xlsx`]: [`Form`] → a workbook that reads as the same form
//! - [`expression`]: the expressions of a form, and the engine that fills it in
//! - [`definition`]: [`Form`] → what that engine works with
pub mod expression;
mod fault;
mod form;
mod kind;
mod logic;
mod read;
mod reference;
mod table;
mod workbook;
mod xform;

pub use balai_sheets::column_name;
pub use fault::{CODES, Fault, Place, What};
pub use form::{
    At, Choice, ChoiceList, ExternalChoices, Form, Group, Item, Kind, Logic, Media, Question, Repeat,
    Settings, Text, Written,
};
pub use kind::{How, Metadata, QuestionKind, Select, Source};
pub use read::{Options, Reading, read};
pub use workbook::to_xlsx;
pub use xform::{definition, to_xform};
