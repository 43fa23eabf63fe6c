//! Words and numbers that lists of participants use.

use balai_kernel::profile::Profile;
use balai_names::fold;

/// What a cell says of attendance, with the way of it if it says that too (`Yes (online)`,
/// `virtual`); `None` for a word nobody knows.
pub(super) fn attendance(text: &str) -> Option<(&'static str, Option<&'static str>)> {
    if let Some(status) = status(text) {
        return Some((status, None));
    }
    let way = way(text)?;
    let left: Vec<String> = fold(text)
        .split(' ')
        .filter(|word| !WAY_WORDS.contains(word))
        .map(str::to_owned)
        .collect();
    let left = left.join(" ");
    let status = if left.is_empty() {
        "attended"
    } else {
        status(&left)?
    };
    Some((status, Some(way)))
}

/// Whether a cell may be of a column of attendance.
pub(super) fn is_attendance(text: &str) -> bool {
    attendance(text).is_some()
}

/// Whether a cell speaks of attendance by itself: `present` does, `yes` may answer anything.
pub(super) fn tells_attendance(text: &str) -> bool {
    const TELLING: &[&str] = &[
        "attend",
        "present",
        "absent",
        "hadir",
        "no show",
        "noshow",
        "show",
        "came",
        "mangkir",
        "ausente",
        "vang",
        "regrets",
        "apologies",
        "mat",
    ];
    let folded = fold(text);
    is_attendance(text)
        && TELLING
            .iter()
            .any(|word| folded.split(' ').any(|own| own.starts_with(word)) || folded == *word)
}

/// Whether a cell may name a role at an event; the profile knows which.
pub(super) fn is_role(text: &str) -> bool {
    const ROLES: &[&str] = &[
        "participant",
        "participants",
        "speaker",
        "panelist",
        "panellist",
        "observer",
        "trainer",
        "trainee",
        "facilitator",
        "delegate",
        "moderator",
        "presenter",
        "interpreter",
        "organiser",
        "organizer",
        "secretariat",
        "staff",
        "expert",
        "instructor",
        "support",
        "logistics",
        "chair",
        "rapporteur",
        "attendee",
        "guest",
        "resource",
        "peserta",
        "pembicara",
        "narasumber",
        "pelatih",
        "pengamat",
        "fasilitator",
        "participante",
        "observador",
        "participante",
        "formateur",
        "formatrice",
        "intervenant",
        "observateur",
    ];
    fold(text).split(' ').any(|word| ROLES.contains(&word))
}

/// Words that say how somebody attends, besides whether.
const WAY_WORDS: &[&str] = &[
    "online",
    "virtual",
    "virtually",
    "remote",
    "remotely",
    "zoom",
    "teams",
    "daring",
    "luring",
    "in",
    "the",
    "person",
    "inperson",
    "onsite",
    "on",
    "site",
    "room",
    "physical",
    "physically",
    "via",
    "by",
    "web",
    "face",
    "to",
    "f2f",
    "tatap",
    "muka",
    "presentiel",
    "presencial",
    "en",
    "ligne",
    "linea",
];

fn status(text: &str) -> Option<&'static str> {
    let trimmed = text.trim();
    match trimmed {
        "✓" | "✔" | "☑" | "√" | "●" | "☒" | "✗" | "✘" | "×" | "☐" | "+" => {
            return Some(match trimmed {
                "✗" | "✘" | "×" | "☐" => "absent",
                _ => "attended",
            });
        }
        "ใช่" | "เข้าร่วม" | "มา" | "có" | "Có" => return Some("attended"),
        "ไม่" | "ไม่เข้าร่วม" | "ขาด" | "ไม่มา" | "không" | "Không" =>
        {
            return Some("absent");
        }
        _ => {}
    }
    let folded = fold(trimmed);
    let is = |words: &[&str]| words.contains(&folded.as_str());
    if is(&[
        "yes",
        "y",
        "ya",
        "1",
        "x",
        "attended",
        "present",
        "hadir",
        "true",
        "oui",
        "si",
        "s",
        "v",
        "ok",
        "p",
        "full",
        "completed",
        "joined",
        "participated",
        "came",
        "showed up",
        "turned up",
        "was present",
        "took part",
        "co mat",
        "100",
        "hadir penuh",
        "full attendance",
    ]) {
        Some("attended")
    } else if is(&[
        "no",
        "n",
        "tidak",
        "tidak hadir",
        "absent",
        "0",
        "false",
        "non",
        "no show",
        "noshow",
        "did not attend",
        "dna",
        "not attended",
        "did not come",
        "did not show up",
        "not present",
        "ausente",
        "vang",
        "vang mat",
        "mangkir",
        "no attendance",
        "alpa",
        "a",
    ]) {
        Some("absent")
    } else if is(&[
        "partly",
        "partial",
        "partially",
        "part",
        "sebagian",
        "partiel",
        "parcial",
        "mot phan",
        "half",
        "some",
        "partial attendance",
        "partly attended",
    ]) {
        Some("partly")
    } else if is(&[
        "excused",
        "izin",
        "ijin",
        "sakit",
        "excuse",
        "apologies",
        "apology",
        "sick",
        "regrets",
        "sent regrets",
        "justificado",
        "co phep",
    ]) {
        Some("excused")
    } else if is(&[
        "withdrawn",
        "withdrew",
        "cancelled",
        "canceled",
        "declined",
        "mundur",
        "mengundurkan diri",
        "batal",
        "retire",
        "rut lui",
        "dropped out",
    ]) {
        Some("withdrawn")
    } else if is(&[
        "expected",
        "registered",
        "confirmed",
        "invited",
        "nominated",
        "terdaftar",
        "to attend",
        "will attend",
        "pending",
    ]) {
        Some("expected")
    } else if is(&[
        "",
        "not recorded",
        "unknown",
        "n a",
        "na",
        "tbc",
        "not known",
        "tidak diketahui",
        "unk",
    ]) {
        Some("not-recorded")
    } else {
        None
    }
}

/// How somebody took part.
pub(super) fn way(text: &str) -> Option<&'static str> {
    let folded = format!(" {} ", fold(text));
    let has = |words: &[&str]| words.iter().any(|word| folded.contains(&format!(" {word} ")));
    if has(&[
        "online",
        "virtual",
        "remote",
        "remotely",
        "zoom",
        "teams",
        "daring",
        "en ligne",
        "en linea",
        "truc tuyen",
        "virtually",
        "web",
    ]) || text.contains("ออนไลน์")
    {
        Some("online")
    } else if has(&[
        "in person",
        "room",
        "onsite",
        "on site",
        "physical",
        "face to face",
        "luring",
        "tatap muka",
        "presentiel",
        "presencial",
        "truc tiep",
        "inperson",
        "person",
        "f2f",
    ]) || text.contains("ในห้อง")
    {
        Some("room")
    } else {
        None
    }
}

/// The roles of a cell, several in one, as the profile's codes; else the word that
/// the profile does not know.
pub(super) fn roles(profile: &Profile, text: &str) -> Result<Vec<String>, String> {
    if let Some(code) = role(profile, text) {
        return Ok(vec![code]);
    }
    let spaced = text
        .replace(" and ", ";")
        .replace(" dan ", ";")
        .replace(" & ", ";")
        .replace(" et ", ";");
    spaced
        .split([';', ',', '/', '+', '|', '\n'])
        .map(str::trim)
        .filter(|part| part.chars().any(char::is_alphanumeric))
        .map(|part| role(profile, part).ok_or_else(|| part.to_owned()))
        .collect()
}

fn role(profile: &Profile, text: &str) -> Option<String> {
    let folded = fold(text);
    let singular = folded.strip_suffix('s').unwrap_or(&folded);
    profile
        .event_roles
        .iter()
        .find(|role| {
            let names = role.name.words();
            let mut words = std::iter::once(fold(&role.code))
                .chain(names.texts.values().map(|name| fold(name)))
                .chain(role.spellings.iter().map(|spelling| fold(spelling)));
            words.any(|word| word == folded || word == singular)
        })
        .map(|role| role.code.clone())
}

/// A mark from 0 to 100. `greatest` is the greatest number of its column: where none is
/// over 1 they are fractions.
pub(super) fn mark(text: &str, greatest: Option<f64>) -> Result<Option<f64>, ()> {
    let trimmed = text.trim();
    if matches!(
        fold(trimmed).as_str(),
        "" | "n a" | "na" | "none" | "absent" | "tbc" | "not taken" | "dnt" | "x"
    ) {
        return Ok(None);
    }
    if let Some((part, whole)) = trimmed.split_once('/') {
        let (part, whole) = (number(part).ok_or(())?, number(whole).ok_or(())?);
        return within(if whole > 0.0 { part / whole * 100.0 } else { -1.0 });
    }
    let percent = trimmed.ends_with('%') || trimmed.ends_with('％');
    let value = number(trimmed.trim_end_matches(['%', '％'])).ok_or(())?;
    let are_fractions = !percent && greatest.is_some_and(|most| most <= 1.0);
    within(if are_fractions { value * 100.0 } else { value })
}

fn within(value: f64) -> Result<Option<f64>, ()> {
    if !(0.0..=100.0).contains(&value) {
        return Err(());
    }
    // Marks are kept to the hundredth: 0.29 * 100 is 28.999999999999996.
    Ok(Some((value * 100.0).round() / 100.0))
}

/// A number as lists write it, also with a decimal comma.
pub(super) fn number(text: &str) -> Option<f64> {
    let trimmed = text.trim();
    let comma = trimmed.matches(',').count() == 1 && !trimmed.contains('.');
    let text = if comma {
        trimmed.replace(',', ".")
    } else {
        trimmed.replace(',', "")
    };
    text.parse().ok().filter(|n: &f64| n.is_finite())
}

/// A unit in which lists say how long somebody was there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Day,
    Hour,
    Minute,
}

/// How long somebody was there, as far as a list says.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Length {
    /// In days, 0 to 366.
    pub days: Option<f64>,
    /// In minutes, 0 to 100,000.
    pub minutes: Option<i64>,
}

fn unit(word: &str) -> Option<Unit> {
    match word.trim_end_matches('.') {
        "d" | "day" | "days" | "hari" | "jour" | "jours" | "dia" | "dias" | "día" | "días" | "ngày"
        | "ngay" | "วัน" => Some(Unit::Day),
        "h"
        | "hr"
        | "hrs"
        | "hour"
        | "hours"
        | "jam"
        | "heure"
        | "heures"
        | "hora"
        | "horas"
        | "giờ"
        | "gio"
        | "ชั่วโมง"
        | "ชม" => Some(Unit::Hour),
        "m" | "min" | "mins" | "minute" | "minutes" | "mnt" | "menit" | "minuto" | "minutos" | "phút"
        | "phut" | "นาที" => Some(Unit::Minute),
        _ => None,
    }
}

/// A length such as `2 days`, `1.5`, `90 min`, `1h30`, `1:30`, `half a day`; a number
/// without a unit is of the `usual` one. Nothing for what is none.
pub(super) fn length(text: &str, usual: Unit) -> Option<Length> {
    let lower = text.trim().to_lowercase();
    match fold(&lower).as_str() {
        "half day" | "half a day" | "setengah hari" | "demi journee" | "medio dia" => {
            return Some(Length {
                days: Some(0.5),
                minutes: None,
            });
        }
        _ => {}
    }
    let mut days: Option<f64> = None;
    let mut minutes: Option<f64> = None;
    let mut last: Option<Unit> = None;
    let mut rest = lower.as_str();
    while !rest.is_empty() {
        let end = rest
            .find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ','))
            .unwrap_or(rest.len());
        let (digits, after) = rest.split_at_checked(end)?;
        let value = number(digits).filter(|n| *n >= 0.0)?;
        let after = after.trim_start();
        let end = after.find(|c: char| c.is_ascii_digit()).unwrap_or(after.len());
        let (word, next) = after.split_at_checked(end)?;
        let unit = match (word.trim().trim_end_matches(',').trim_end(), last) {
            (":", None) => Unit::Hour,
            ("", Some(Unit::Hour)) => Unit::Minute,
            ("", None) => usual,
            (word, _) => unit(word)?,
        };
        match unit {
            Unit::Day => days = Some(days.unwrap_or(0.0) + value),
            Unit::Hour => minutes = Some(minutes.unwrap_or(0.0) + value * 60.0),
            Unit::Minute => minutes = Some(minutes.unwrap_or(0.0) + value),
        }
        last = Some(unit);
        rest = next;
    }
    let fits = days.is_none_or(|days| days <= 366.0) && minutes.is_none_or(|minutes| minutes <= 100_000.0);
    #[expect(clippy::cast_possible_truncation, reason = "bounded by the test before")]
    let whole = minutes.map(|minutes| minutes.round() as i64);
    (fits && (days.is_some() || minutes.is_some())).then_some(Length { days, minutes: whole })
}

/// A whole number of people.
#[expect(clippy::cast_possible_truncation, reason = "bounded by the test before")]
pub(super) fn people(text: &str) -> Option<i64> {
    number(text)
        .filter(|n| n.fract() == 0.0 && (0.0..=1_000_000.0).contains(n))
        .map(|n| n as i64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attendance_is_read_in_many_words_and_blank_is_never_yes() {
        for (text, wanted) in [
            ("yes", "attended"),
            ("Ya", "attended"),
            ("1", "attended"),
            ("✓", "attended"),
            ("X", "attended"),
            ("no", "absent"),
            ("Tidak", "absent"),
            ("No-show", "absent"),
            ("partly", "partly"),
            ("Excused", "excused"),
            ("withdrew", "withdrawn"),
            ("", "not-recorded"),
            ("TBC", "not-recorded"),
            ("Registered", "expected"),
        ] {
            assert_eq!(attendance(text), Some((wanted, None)), "{text}");
        }
        for (text, wanted, way) in [
            ("attended online", "attended", "online"),
            ("Yes (online)", "attended", "online"),
            ("online", "attended", "online"),
            ("Virtual", "attended", "online"),
            ("in person", "attended", "room"),
            ("Present in the room", "attended", "room"),
            ("No (online)", "absent", "online"),
            ("registered online", "expected", "online"),
        ] {
            assert_eq!(attendance(text), Some((wanted, Some(way))), "{text}");
        }
        for text in ["blue", "late", "Day 1 only", "not sure, online"] {
            assert_eq!(attendance(text), None, "{text}");
        }
        assert!(tells_attendance("No-show") && tells_attendance("Attended") && !tells_attendance("yes"));
    }

    #[test]
    fn marks_are_read_as_people_write_them() {
        assert_eq!(mark("78 %", None), Ok(Some(78.0)));
        assert_eq!(mark("0.78", Some(1.0)), Ok(Some(78.0)));
        assert_eq!(mark("0.78", Some(90.0)), Ok(Some(0.78)));
        assert_eq!(mark("39/50", None), Ok(Some(78.0)));
        assert_eq!(mark("78,5", None), Ok(Some(78.5)));
        assert_eq!(mark("n/a", None), Ok(None));
        assert_eq!(mark("140", None), Err(()));
        assert_eq!(mark("-3", None), Err(()));
        assert_eq!(mark("good", None), Err(()));
    }

    #[test]
    fn lengths_are_read_in_days_hours_and_minutes() {
        let days = |days: f64| {
            Some(Length {
                days: Some(days),
                minutes: None,
            })
        };
        let minutes = |minutes: i64| {
            Some(Length {
                days: None,
                minutes: Some(minutes),
            })
        };
        for (text, usual, wanted) in [
            ("2", Unit::Day, days(2.0)),
            ("1,5", Unit::Day, days(1.5)),
            ("2 days", Unit::Minute, days(2.0)),
            ("2 hari", Unit::Day, days(2.0)),
            ("half a day", Unit::Day, days(0.5)),
            ("90 min", Unit::Day, minutes(90)),
            ("90", Unit::Minute, minutes(90)),
            ("1h30", Unit::Day, minutes(90)),
            ("1 h 30 min", Unit::Day, minutes(90)),
            ("1:30", Unit::Hour, minutes(90)),
            ("1.5 jam", Unit::Day, minutes(90)),
            ("2 ชั่วโมง", Unit::Day, minutes(120)),
            ("45 minutes", Unit::Hour, minutes(45)),
        ] {
            assert_eq!(length(text, usual), wanted, "{text}");
        }
        for text in ["", "all", "-3", "3 weeks", "1h30x", "400 days", "5 . "] {
            assert_eq!(length(text, Unit::Day), None, "{text}");
        }
    }
}
