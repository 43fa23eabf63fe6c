//! A value as it is encoded: checked against its field, and written the one way that all ways of
//! writing it have in common.

use jiff::civil::Date;
use thiserror::Error;

use crate::schema::{Case, Encoding, Format};

/// Why a value does not fit its field. What it was is not said: it may be somebody's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Refusal {
    /// It is shorter than the schema allows.
    #[error("the value is shorter than the schema allows")]
    TooShort,
    /// It is longer.
    #[error("the value is longer than the schema allows")]
    TooLong,
    /// It should be in lower case.
    #[error("the value is not in lower case, as the schema asks; change the list")]
    NotLower,
    /// It should be in upper case.
    #[error("the value is not in upper case, as the schema asks; change the list")]
    NotUpper,
    /// It does not have the form of the pattern.
    #[error("the value does not have the form that the schema's pattern asks for")]
    NotInForm,
    /// It has a letter that the schema's encoding does not know.
    #[error("the value has a letter that the schema's encoding does not know")]
    NotInEncoding,
    /// It is no whole number.
    #[error("the value is not a whole number")]
    NotAnInteger,
    /// It is no number.
    #[error("the value is not a number, or has more than 38 digits")]
    NotANumber,
    /// It lies outside the bounds.
    #[error("the number lies outside the schema's bounds")]
    OutOfBounds,
    /// It is no date in the schema's form.
    #[error("the value is not a date in the form that the schema gives")]
    NotADate,
    /// It is none of those that there are.
    #[error("the value is none of those that the schema lists")]
    NotListed,
}

impl Format {
    /// The value as it is encoded.
    pub(crate) fn normal(&self, value: &str) -> Result<String, Refusal> {
        match self {
            Self::Text {
                encoding,
                case,
                shortest,
                longest,
            } => {
                encoding.holds(value)?;
                let length = value.chars().count();
                if length < *shortest {
                    return Err(Refusal::TooShort);
                }
                if longest.is_some_and(|longest| length > longest) {
                    return Err(Refusal::TooLong);
                }
                match case {
                    Case::Lower if value.to_lowercase() != value => Err(Refusal::NotLower),
                    Case::Upper if value.to_uppercase() != value => Err(Refusal::NotUpper),
                    _ => Ok(value.to_owned()),
                }
            }
            Self::Pattern { encoding, pattern } => {
                encoding.holds(value)?;
                match pattern.is_match(value) {
                    true => Ok(value.to_owned()),
                    false => Err(Refusal::NotInForm),
                }
            }
            Self::Integer { least, most } => {
                let number = integer(value).ok_or(Refusal::NotAnInteger)?;
                let is_within =
                    least.is_none_or(|least| number >= least) && most.is_none_or(|most| number <= most);
                match is_within {
                    true => Ok(number.to_string()),
                    false => Err(Refusal::OutOfBounds),
                }
            }
            Self::Date { format } => {
                let date = Date::strptime(format, value).map_err(|_| Refusal::NotADate)?;
                // A year of three digits stays one.
                Ok(format!("{}{:02}{:02}", date.year(), date.month(), date.day()))
            }
            Self::OneOf(values) => match values.iter().any(|known| known == value) {
                true => Ok(value.to_owned()),
                false => Err(Refusal::NotListed),
            },
        }
    }

    /// In which bytes its pieces are hashed.
    pub(crate) fn encoding(&self) -> Encoding {
        match self {
            Self::Text { encoding, .. } | Self::Pattern { encoding, .. } => *encoding,
            _ => Encoding::Utf8,
        }
    }
}

/// A whole number as people and programs write it: a sign, blanks around, single underscores between
/// digits.
pub(crate) fn integer(text: &str) -> Option<i128> {
    let text = text.trim();
    let (sign, digits) = match text.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", text.strip_prefix('+').unwrap_or(text)),
    };
    let is_whole = digits
        .split('_')
        .all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()));
    match is_whole {
        true => format!("{sign}{}", digits.replace('_', "")).parse().ok(),
        false => None,
    }
}

impl Encoding {
    fn holds(self, value: &str) -> Result<(), Refusal> {
        match self {
            Self::Ascii if !value.is_ascii() => Err(Refusal::NotInEncoding),
            _ => Ok(()),
        }
    }

    /// The bytes of a piece: those of 16 and 32 bits begin with the mark of their order.
    pub(crate) fn bytes(self, text: &str) -> Vec<u8> {
        match self {
            Self::Ascii | Self::Utf8 => text.as_bytes().to_vec(),
            Self::Utf16 => std::iter::once(0xfeff)
                .chain(text.encode_utf16())
                .flat_map(u16::to_le_bytes)
                .collect(),
            Self::Utf32 => std::iter::once(0xfeff)
                .chain(text.chars().map(u32::from))
                .flat_map(u32::to_le_bytes)
                .collect(),
        }
    }
}
