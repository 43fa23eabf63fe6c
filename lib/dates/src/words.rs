//! The words of dates in the languages of the region, folded: lower case, without accents.
use crate::{Reason, tokens::Token};

/// Months, January first; abbreviations stand beside the names.
const MONTHS: [&[&str]; 12] = [
    &[
        "january",
        "jan",
        "januari",
        "janvier",
        "janv",
        "enero",
        "ene",
        "มกราคม",
        "มค",
    ],
    &[
        "february",
        "feb",
        "febr",
        "februari",
        "pebruari",
        "fevrier",
        "fevr",
        "fev",
        "febrero",
        "กุมภาพันธ์",
        "กพ",
    ],
    &["march", "mar", "maret", "mac", "mars", "marzo", "มีนาคม", "มีค"],
    &["april", "apr", "avril", "avr", "abril", "abr", "เมษายน", "เมย"],
    &["may", "mei", "mai", "mayo", "พฤษภาคม", "พค"],
    &["june", "jun", "juni", "juin", "junio", "มิถุนายน", "มิย"],
    &[
        "july",
        "jul",
        "juli",
        "julai",
        "juillet",
        "juil",
        "julio",
        "กรกฎาคม",
        "กค",
    ],
    &[
        "august",
        "aug",
        "agustus",
        "agt",
        "agu",
        "ags",
        "ogos",
        "ogo",
        "aout",
        "agosto",
        "ago",
        "สิงหาคม",
        "สค",
    ],
    &[
        "september",
        "sep",
        "sept",
        "septembre",
        "septiembre",
        "setiembre",
        "กันยายน",
        "กย",
    ],
    &[
        "october",
        "oct",
        "oktober",
        "okt",
        "octobre",
        "octubre",
        "ตุลาคม",
        "ตค",
    ],
    &[
        "november",
        "nov",
        "nopember",
        "nop",
        "novembre",
        "noviembre",
        "พฤศจิกายน",
        "พย",
    ],
    &[
        "december",
        "dec",
        "desember",
        "des",
        "disember",
        "dis",
        "decembre",
        "diciembre",
        "dic",
        "ธันวาคม",
        "ธค",
    ],
];

/// Words for "to" and "and" between the ends of a range.
const TO: &[&str] = &[
    "to",
    "until",
    "till",
    "til",
    "through",
    "thru",
    "and",
    "sampai",
    "sampaidengan",
    "sd",
    "hingga",
    "ke",
    "dan",
    "au",
    "a",
    "et",
    "al",
    "hasta",
    "y",
    "ถึง",
    "และ",
    "den",
    "va",
];

const QUARTERS: &[&str] = &[
    "q",
    "qtr",
    "quarter",
    "kuartal",
    "triwulan",
    "tw",
    "trimestre",
    "quy",
    "suku",
    "ไตรมาส",
    "ไตรมาสที่",
];

const HALVES: &[&str] = &["h", "half", "semester", "semestre"];

/// First to fourth, the roman figures that follow a quarter's word among them.
const ORDINALS: [&[&str]; 4] = [
    &["first", "premier", "primer", "primero", "pertama", "i"],
    &["second", "deuxieme", "segundo", "kedua", "ii"],
    &["third", "troisieme", "tercer", "tercero", "ketiga", "iii"],
    &["fourth", "quatrieme", "cuarto", "keempat", "iv"],
];

const WEEKDAYS: &[&str] = &[
    "monday",
    "mon",
    "tuesday",
    "tue",
    "tues",
    "wednesday",
    "wed",
    "thursday",
    "thu",
    "thur",
    "thurs",
    "friday",
    "fri",
    "saturday",
    "sat",
    "sunday",
    "sun",
    "senin",
    "selasa",
    "rabu",
    "kamis",
    "jumat",
    "sabtu",
    "minggu",
    "isnin",
    "khamis",
    "jumaat",
    "ahad",
    "lundi",
    "mardi",
    "mercredi",
    "jeudi",
    "vendredi",
    "samedi",
    "dimanche",
    "lun",
    "mer",
    "jeu",
    "ven",
    "sam",
    "dim",
    "lunes",
    "martes",
    "miercoles",
    "jueves",
    "viernes",
    "sabado",
    "domingo",
    "mie",
    "jue",
    "vie",
    "sab",
    "dom",
    "hai",
    "ba",
    "tu",
    "sau",
    "bay",
    "chu",
    "nhat",
];

/// Small words around a date that change nothing in it.
const PASSED_OVER: &[&str] = &[
    // English
    "some",
    "time",
    "sometime",
    "in",
    "on",
    "of",
    "the",
    "from",
    "between",
    "during",
    "mid",
    "middle",
    "early",
    "late",
    "end",
    "beginning",
    "start",
    "around",
    "about",
    "approximately",
    "approx",
    "circa",
    "ca",
    "c",
    "probably",
    "tentative",
    "tentatively",
    "tbc",
    "day",
    "date",
    "month",
    "year",
    "at",
    "ad",
    // Indonesian, Malay
    "tanggal",
    "tgl",
    "hari",
    "bulan",
    "tahun",
    "pada",
    "dari",
    "awal",
    "akhir",
    "pertengahan",
    "sekitar",
    "bagi",
    "haribulan",
    "hb",
    // French, Spanish
    "le",
    "du",
    "de",
    "des",
    "les",
    "en",
    "vers",
    "mi",
    "debut",
    "fin",
    "courant",
    "el",
    "del",
    "dia",
    "mes",
    "ano",
    "entre",
    "mediados",
    "principios",
    "finales",
    "desde",
    "los",
    "la",
    "l",
    // Vietnamese; Thai: day, month, year, era, between
    "ngay",
    "nam",
    "tu",
    "trong",
    "khoang",
    "วันที่",
    "ที่",
    "วัน",
    "เดือน",
    "ปี",
    "พศ",
    "ปีพศ",
    "คศ",
    "ระหว่าง",
    "ระหว่างวันที่",
    "ประมาณ",
    "ต้น",
    "กลาง",
    "ปลาย",
    "ใน",
];

/// Turns a folded word into tokens.
///
/// # Errors
/// [`Reason::NotADate`] for a word that no date has.
pub(crate) fn tokens(word: &str, tokens: &mut Vec<Token>) -> Result<(), Reason> {
    let has = |list: &[&str]| list.contains(&word);
    if let Some(at) = MONTHS.iter().position(|names| has(names)) {
        tokens.push(Token::Month(at as u8 + 1));
    } else if let Some(at) = ORDINALS.iter().position(|names| has(names)) {
        tokens.push(Token::Ordinal(at as u8 + 1));
    } else if has(QUARTERS) {
        tokens.push(Token::Quarter);
    } else if has(HALVES) {
        tokens.push(Token::Half);
    } else if word == "thang" {
        tokens.push(Token::Month(0)); // Vietnamese: the month's figure follows
    } else if has(WEEKDAYS) {
        tokens.push(Token::Weekday);
    } else if has(TO) {
        tokens.push(Token::To);
    } else if !has(PASSED_OVER) {
        return thai(word, tokens);
    }
    Ok(())
}

/// Thai writes words together: a month with its era, a weekday with its particle.
fn thai(word: &str, tokens: &mut Vec<Token>) -> Result<(), Reason> {
    if !word.starts_with(is_thai) {
        return Err(Reason::NotADate);
    }
    let bare = word
        .trim_end_matches("พศ")
        .trim_end_matches("ปี")
        .trim_start_matches("เดือน");
    if let Some(at) = MONTHS.iter().position(|names| names.contains(&bare)) {
        tokens.push(Token::Month(at as u8 + 1));
        return Ok(());
    }
    const DAYS: [&str; 7] = ["จันทร์", "อังคาร", "พุธ", "พฤหัส", "ศุกร์", "เสาร์", "อาทิตย์"];
    let day = word.trim_start_matches("วัน");
    if DAYS.iter().any(|name| day.starts_with(name)) {
        tokens.push(Token::Weekday);
        return Ok(());
    }
    Err(Reason::NotADate)
}

/// Whether a text says that the date is not known yet.
pub(crate) fn means_not_known(text: &str) -> bool {
    let bare: String = text
        .chars()
        .filter_map(fold)
        .filter(char::is_ascii_alphanumeric)
        .collect();
    matches!(
        bare.as_str(),
        "tbc"
            | "tba"
            | "tbd"
            | "na"
            | "nd"
            | "unknown"
            | "notknown"
            | "notyetknown"
            | "pending"
            | "tobeconfirmed"
            | "tobedetermined"
            | "tobeannounced"
            | "nodate"
            | "belumditentukan"
    ) || text.trim() == "?"
}

/// Letters that belong to words here: the folded Latin ones and Thai with its signs.
pub(crate) fn is_letter(c: char) -> bool {
    c.is_alphabetic() || is_thai(c)
}

/// A character of the Thai script (its digits are folded before).
pub(crate) fn is_thai(c: char) -> bool {
    ('\u{e01}'..='\u{e4e}').contains(&c)
}

/// Stands within a word without parting it.
pub(crate) fn is_joint(c: char) -> bool {
    matches!(c, '.' | '\'' | '\u{2019}')
}

/// Folds a character: lower case, no accent, ASCII digits and dashes; none for accents
/// written apart and for characters that are not seen.
pub(crate) fn fold(c: char) -> Option<char> {
    let c = c.to_lowercase().next().unwrap_or(c);
    Some(match c {
        '\u{300}'..='\u{36f}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}'
        | '\u{feff}' => return None,
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ă' | 'ā' | 'ạ'..='ặ' => 'a',
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ẹ'..='ệ' => 'e',
        'ì' | 'í' | 'î' | 'ï' | 'ī' | 'ỉ'..='ị' => 'i',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ō' | 'ơ' | 'ọ'..='ợ' => 'o',
        'ù' | 'ú' | 'û' | 'ü' | 'ū' | 'ư' | 'ụ'..='ự' => 'u',
        'ý' | 'ỳ'..='ỹ' => 'y',
        'ç' => 'c',
        'ñ' => 'n',
        'đ' => 'd',
        '๐'..='๙' => figure(c, '๐'),
        '០'..='៩' => figure(c, '០'),
        '၀'..='၉' => figure(c, '၀'),
        '໐'..='໙' => figure(c, '໐'),
        '٠'..='٩' => figure(c, '٠'),
        '०'..='९' => figure(c, '०'),
        '০'..='৯' => figure(c, '০'),
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{ff0d}' | '~' => '-',
        '\u{ff0f}' => '/',
        other => other,
    })
}

fn figure(c: char, zero: char) -> char {
    let value = u32::from(c).saturating_sub(u32::from(zero));
    char::from_digit(value, 10).unwrap_or(c)
}
