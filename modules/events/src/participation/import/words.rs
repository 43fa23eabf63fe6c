//! Words and numbers that lists of participants use.

use balai_kernel::profile::Profile;
use balai_names::fold;

/// What a cell says of attendance; `None` for a word nobody knows.
pub(super) fn attendance(text: &str) -> Option<&'static str> {
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

/// A whole number of people.
#[expect(clippy::cast_possible_truncation, reason = "bounded by the test before")]
pub(super) fn people(text: &str) -> Option<i64> {
    number(text)
        .filter(|n| n.fract() == 0.0 && (0.0..=1_000_000.0).contains(n))
        .map(|n| n as i64)
}

/// What a text such as `Delegation of Nepal, about 12 persons` says: whose, how many,
/// whether estimated.
pub(super) fn headcount(text: &str) -> Option<(String, i64, bool)> {
    const PEOPLE: &[&str] = &[
        "person",
        "persons",
        "people",
        "participant",
        "participants",
        "officer",
        "officers",
        "delegate",
        "delegates",
        "pax",
        "members",
        "others",
        "orang",
        "peserta",
        "personnes",
        "personas",
        "nguoi",
        "attendees",
        "staff",
        "officials",
        "trainees",
    ];
    let lower = text.to_lowercase();
    let digits: String = lower
        .split(|c: char| !c.is_ascii_digit())
        .find(|run| !run.is_empty() && run.len() < 6)?
        .to_owned();
    let after = lower.split_once(&digits)?.1;
    let next = fold(after);
    let counts = next.split(' ').take(2).any(|word| PEOPLE.contains(&word))
        || after.contains("คน")
        || after.contains("người");
    let folded = fold(text);
    let is_delegation = [
        "delegation",
        "delegasi",
        "delegacion",
        "group",
        "rombongan",
        "team",
        "doan",
    ]
    .iter()
    .any(|word| folded.split(' ').any(|other| other == *word));
    if !counts && !is_delegation {
        return None;
    }
    let number = digits.parse().ok()?;
    let estimated = [
        "about",
        "approx",
        "approximately",
        "around",
        "some",
        "estimated",
        "sekitar",
        "kurang lebih",
        "environ",
        "est",
    ]
    .iter()
    .any(|word| format!(" {folded} ").contains(&format!(" {word} ")))
        || text.contains(['~', '±', '≈']);
    let whose: Vec<&str> = folded
        .split(' ')
        .filter(|word| {
            !PEOPLE.contains(word)
                && word.parse::<i64>().is_err()
                && ![
                    "delegation",
                    "delegasi",
                    "delegacion",
                    "group",
                    "rombongan",
                    "of",
                    "from",
                    "dari",
                    "the",
                    "about",
                    "approx",
                    "around",
                    "some",
                    "and",
                    "de",
                    "team",
                    "est",
                    "estimated",
                    "approximately",
                    "sekitar",
                    "additional",
                    "more",
                ]
                .contains(word)
        })
        .collect();
    Some((whose.join(" "), number, estimated))
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
            assert_eq!(attendance(text), Some(wanted), "{text}");
        }
        assert_eq!(attendance("blue"), None);
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
    fn a_delegation_is_a_number_and_whose() {
        assert_eq!(
            headcount("Delegation of Nepal, 12 persons"),
            Some(("nepal".into(), 12, false))
        );
        assert_eq!(
            headcount("about 30 participants"),
            Some((String::new(), 30, true))
        );
        assert_eq!(
            headcount("Delegasi Indonesia 8 orang"),
            Some(("indonesia".into(), 8, false))
        );
        assert_eq!(headcount("John Smith 3rd"), None);
        assert_eq!(headcount("Somchai Example"), None);
    }
}
