//! Languages: the catalogue of texts, numbers and dates as people write them, and
//! [`Words`], a text that exists in several languages at once.

mod catalogue;
mod show;
mod tidy;
mod words;

pub use catalogue::{Catalogue, Message, Value, catalogue};
pub use show::{day, day_span, instant, number, real};
pub use tidy::tidy;
pub use words::Words;

/// A language of the interface, by its BCP 47 code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Lang(&'static str);

impl Lang {
    /// English, the working language, into which a missing text falls back.
    pub const EN: Self = Self("en");

    pub(crate) const fn known(code: &'static str) -> Self {
        Self(code)
    }

    /// The code, such as `id`.
    pub const fn code(self) -> &'static str {
        self.0
    }

    /// `rtl` for languages written from right to left, else `ltr`.
    pub fn direction(self) -> &'static str {
        direction_of(self.0)
    }
}

/// `rtl` for languages written from right to left, else `ltr`; by BCP 47 code, also of languages
/// that the interface does not have.
pub fn direction_of(code: &str) -> &'static str {
    match code {
        "ar" | "dv" | "fa" | "prs" | "ps" | "ur" => "rtl",
        _ => "ltr",
    }
}

/// `t!(lang, "key")` or `t!(lang, "key", name = value)`: a text of the catalogue.
#[macro_export]
macro_rules! t {
    ($lang:expr, $key:expr) => { $crate::text::catalogue().say($lang, $key, &[]) };
    ($lang:expr, $key:expr, $($name:ident = $value:expr),+ $(,)?) => {
        $crate::text::catalogue().say($lang, $key, &[$((stringify!($name), $crate::text::Value::from($value))),+])
    };
}
