//! What cells say about a person.

use balai_kernel::{import::PlannedRow, text::Message};
use balai_names::{PersonName, ReadName, fold};

/// The sex that a list states, with where it is known from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sex {
    /// `female`, `male`, `undisclosed` or `unknown`.
    pub word: &'static str,
    /// `list`, `title` or `none`.
    pub source: &'static str,
}

/// Nobody said.
const UNKNOWN: Sex = Sex {
    word: "unknown",
    source: "none",
};

/// Reads a name from the fields `given` and `family`, or from `name` alone.
pub fn read_name(row: &PlannedRow) -> Option<ReadName> {
    let (given, family) = (row.get("given"), row.get("family"));
    match (given, family, row.get("name")) {
        (None, None, name) => PersonName::from_full(name?),
        // A column of whole names beside one of family names: the whole name it is. `Name`
        // beside `Surname` is the given one.
        (None, Some(family), Some(name)) => {
            let whole = format!(" {} ", fold(name));
            if fold(family)
                .split(' ')
                .all(|word| whole.contains(&format!(" {word} ")))
            {
                PersonName::from_full(name)
            } else {
                PersonName::from_columns(name, family)
            }
        }
        (given, family, _) => PersonName::from_columns(given.unwrap_or(""), family.unwrap_or("")),
    }
}

/// Reads a sex from the field `sex`, else from a title in the name or in the field
/// `title`. Never guessed from a name. An unknown word is an error with its sentence.
///
/// # Errors
/// When the cell says something that is neither.
pub fn read_sex(row: &PlannedRow, name: &ReadName) -> Result<Sex, Message> {
    let titled = |sex: Option<balai_names::Sex>| match sex {
        Some(balai_names::Sex::Female) => Some("female"),
        Some(balai_names::Sex::Male) => Some("male"),
        None => None,
    };
    if let Some(text) = row.get("sex") {
        return word_of(text).ok_or_else(|| Message::new("import-sex-unknown").with("written", text));
    }
    let own = row.get("title").and_then(word_of).map(|sex| sex.word);
    let word = own
        .filter(|word| matches!(*word, "female" | "male"))
        .or_else(|| titled(name.title.as_ref().and_then(|title| title.sex)));
    Ok(word.map_or(UNKNOWN, |word| Sex {
        word,
        source: "title",
    }))
}

fn word_of(text: &str) -> Option<Sex> {
    const FEMALE: &[&str] = &[
        "f",
        "female",
        "w",
        "woman",
        "women",
        "femme",
        "feminin",
        "femenino",
        "mujer",
        "perempuan",
        "wanita",
        "pr",
        "p",
        "nu",
        "babae",
        "girl",
        "famale",
    ];
    const MALE: &[&str] = &[
        "m",
        "male",
        "man",
        "men",
        "homme",
        "masculin",
        "masculino",
        "hombre",
        "laki laki",
        "laki",
        "pria",
        "lelaki",
        "lk",
        "l",
        "nam",
        "lalaki",
        "boy",
        "h",
    ];
    const UNDISCLOSED: &[&str] = &[
        "prefer not to say",
        "undisclosed",
        "not disclosed",
        "rather not say",
        "pnts",
        "tidak ingin menyebutkan",
        "memilih tidak menyebutkan",
        "not stated by choice",
        "declined",
        "prefers not to say",
        "prefer not to answer",
        "prefer not to disclose",
    ];
    const NOBODY_SAID: &[&str] = &[
        "",
        "unknown",
        "not known",
        "n a",
        "na",
        "not recorded",
        "tidak diketahui",
        "unk",
        "u",
        "nk",
        "not stated",
        "not specified",
        "not available",
        "tbc",
        "other unknown",
        "mr ms",
        "m f",
    ];
    let list = |word| Sex { word, source: "list" };
    let title = |word| Sex {
        word,
        source: "title",
    };
    let trimmed = text.trim().trim_end_matches('.');
    match trimmed {
        "หญิง" | "ผู้หญิง" | "女" | "ស្រី" | "ຍິງ" | "မ" | "အမျိုးသမီး" | "महिला" | "أنثى" | "Nữ" | "nữ" | "NỮ" =>
        {
            return Some(list("female"));
        }
        "ชาย" | "ผู้ชาย" | "男" | "ប្រុស" | "ຊາຍ" | "ကျား" | "အမျိုးသား" | "पुरुष" | "ذكر" =>
        {
            return Some(list("male"));
        }
        "นาย" => return Some(title("male")),
        "นาง" | "นางสาว" | "น.ส" => return Some(title("female")),
        _ => {}
    }
    let folded = fold(trimmed);
    let known = |words: &[&str]| words.contains(&folded.as_str());
    if known(FEMALE) {
        return Some(list("female"));
    }
    if known(MALE) {
        return Some(list("male"));
    }
    if known(UNDISCLOSED) {
        return Some(list("undisclosed"));
    }
    if known(NOBODY_SAID) {
        return Some(UNKNOWN);
    }
    // A title in the column for the sex: read with a name behind it that has none.
    let read = PersonName::from_full(&format!("{trimmed} Aaaa Bbbb"))?;
    match read.title?.sex {
        Some(balai_names::Sex::Female) => Some(title("female")),
        Some(balai_names::Sex::Male) => Some(title("male")),
        // Dr, Col.: a title that says nothing.
        None => Some(UNKNOWN),
    }
}

#[cfg(test)]
mod tests {
    use super::word_of;

    #[test]
    fn lists_say_sex_in_many_words() {
        for text in ["F", "female", "Perempuan", "หญิง", "Nữ", "woman"] {
            assert_eq!(
                word_of(text).map(|sex| (sex.word, sex.source)),
                Some(("female", "list")),
                "{text}"
            );
        }
        for text in ["m", "Male", "Laki-laki", "ชาย"] {
            assert_eq!(
                word_of(text).map(|sex| (sex.word, sex.source)),
                Some(("male", "list")),
                "{text}"
            );
        }
        for (text, word) in [
            ("Mr", "male"),
            ("Ms.", "female"),
            ("นางสาว", "female"),
            ("Bapak", "male"),
        ] {
            assert_eq!(
                word_of(text).map(|sex| (sex.word, sex.source)),
                Some((word, "title")),
                "{text}"
            );
        }
        assert_eq!(word_of("Dr").map(|sex| sex.word), Some("unknown"));
        assert_eq!(
            word_of("prefer not to say").map(|sex| sex.word),
            Some("undisclosed")
        );
        assert_eq!(word_of("blue"), None);
    }
}
