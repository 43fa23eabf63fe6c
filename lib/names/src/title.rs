//! Titles and ranks before a name, and what they say about sex.
//!
//! A word counts as a title only where it can hardly be a name: `Major Singh` and
//! `Pol Sok` are persons, `Major Peter Hill` and `Pol. Capt. Anan Dee` carry ranks.

/// A sex that a title or a list states. Never derived from a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sex {
    /// Stated as female, for instance by `Ms`.
    Female,
    /// Stated as male, for instance by `Mr`.
    Male,
}

/// The titles and ranks that stood before (or in brackets after) a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Title {
    /// As written, several separated by one space: `Pol. Lt. Col.`.
    pub text: String,
    /// What the titles say; nothing for ranks and degrees, nor where two contradict.
    pub sex: Option<Sex>,
}

#[derive(Clone, Copy, PartialEq)]
enum Strength {
    /// A title before anything.
    Alone,
    /// Also a name somewhere: a title only if two words of a name remain.
    BeforeTwo,
    /// Also a family name before two others (`Ông Cao Minh`): only if three remain.
    BeforeThree,
    /// A title only before another title: `Pol.`, `Senior`.
    BeforeTitle,
}

type Entry = (Strength, Option<Sex>);

const MALE: &str = "\
    mr mister monsieur herr señor senor bapak bpk sdr saudara encik shri sir นาย ທ້າວ \
    លោក ဦး السيد श्री திரு জনাব";
const FEMALE: &str = "\
    mrs ms miss mdm madam madame mme mlle mademoiselle frau señora senora sra señorita srta \
    ibu sdri saudari puan pn cik datin smt shrimati gng hajah hajjah hjh นาง นางสาว \
    น.ส ນາງ លោកស្រី កញ្ញា ဒေါ် السيدة الآنسة श्रीमती सुश्री திருமதி মিসেস";
const NEUTRAL: &str = "\
    mx dr doctor prof professor ir drs dra dato datuk h.e hon honble honourable honorable \
    excellency ambassador amb rev reverend ven venerable atty engr คุณ ดร ທ່ານ capt cpt \
    captain lt ltc ltcol ltgen lieutenant colonel sgt ssgt sergeant cpl corporal pvt maj \
    majgen brig brigadier brigjen irjen komjen kombes kompol akbp akp iptu ipda aiptu aipda \
    bripka letkol kapten letnan lettu supt superintendent insp inspector cmdr cdr comdr \
    commodore cdre admiral radm vadm constable pmaj pcpt pltcol pcol pbgen plt pssg";
const BEFORE_TWO: &str = "\
    major general gen col kol kapt adm mayor marshal commander commissioner secretary \
    director acp dsp asp dcp dig ssp igp detective det haji major-general const";
const BEFORE_TITLE: &str = "\
    pol police senior snr sr chief deputy asst assistant assoc associate first second staff \
    vice rear field flight wing squadron sub acting the right rt his her tan 1st 2nd";
/// After `Dato`, `Datuk`, `Tan` and `Puan`; alone `Sri` is a woman's name.
const AFTER_HONOUR: &[&str] = &["sri", "seri"];
/// Written without a space before the name.
const GLUED: &[(&str, Option<Sex>)] = &[
    ("นางสาว", Some(Sex::Female)),
    ("นาง", Some(Sex::Female)),
    ("นาย", Some(Sex::Male)),
    ("ທ້າວ", Some(Sex::Male)),
    ("ນາງ", Some(Sex::Female)),
    ("ဒေါ်", Some(Sex::Female)),
];
/// Written after the name.
const AFTER_NAME: &[(&str, Option<Sex>)] = &[
    ("先生", Some(Sex::Male)),
    ("女士", Some(Sex::Female)),
    ("小姐", Some(Sex::Female)),
];

/// Takes tidied text; returns what remains without titles (never empty if the text was not)
/// and the titles.
pub(crate) fn strip_titles(text: &str) -> (String, Option<Title>) {
    let mut found: Vec<(String, Option<Sex>)> = Vec::new();
    let mut words: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
    while let Some(first) = words.first().cloned() {
        if let Some((head, tail)) = split_glued(&first) {
            words.splice(0..1, [head, tail]);
            continue;
        }
        // "Pol. Lt.Col. Anan": whether the first is a title depends on the second.
        if entry(&first).is_some()
            && let Some((head, tail)) = words.get(1).and_then(|second| split_dotted(second))
        {
            words.splice(1..2, [head, tail]);
            continue;
        }
        let Some((taken, sex)) = leading_title(&words) else {
            break;
        };
        found.push((words.drain(..taken).collect::<Vec<_>>().join(" "), sex));
    }
    while words.len() > 1
        && let Some(last) = words.last()
        && let Some(sex) = trailing_title(last)
    {
        found.push((last.trim_matches(['(', ')']).to_owned(), sex));
        words.pop();
    }
    if let Some(last) = words.last_mut() {
        for (suffix, sex) in AFTER_NAME {
            if let Some(rest) = last.strip_suffix(suffix)
                && !rest.is_empty()
            {
                *last = rest.to_owned();
                found.push(((*suffix).to_owned(), *sex));
                break;
            }
        }
    }
    if let Some(last) = words.last_mut() {
        *last = last.trim_end_matches(',').to_owned();
    }
    let rest = words.join(" ");
    if found.is_empty() || rest.is_empty() {
        return (if rest.is_empty() { text.to_owned() } else { rest }, None);
    }
    let said: Vec<Sex> = found.iter().filter_map(|(_, sex)| *sex).collect();
    let sex = said
        .first()
        .copied()
        .filter(|first| said.iter().all(|other| other == first));
    let text = found
        .into_iter()
        .map(|(text, _)| text)
        .collect::<Vec<_>>()
        .join(" ");
    (rest, Some(Title { text, sex }))
}

/// How many leading words are one title here, and what it says.
fn leading_title(words: &[String]) -> Option<(usize, Option<Sex>)> {
    let first = words.first()?;
    // "Major, John" is a family name, whatever the word.
    if first.ends_with(',') {
        return None;
    }
    if let Some(sex) = alternatives(first) {
        return (words.len() > 1).then_some((1, sex));
    }
    let (strength, sex) = entry(first)?;
    let remaining = words.len().saturating_sub(1);
    match strength {
        Strength::Alone if remaining >= 1 => {
            let honour = ["dato", "datuk", "puan"].contains(&bare(first).as_str());
            let more = remaining >= 2
                && honour
                && words
                    .get(1)
                    .is_some_and(|next| AFTER_HONOUR.contains(&bare(next).as_str()));
            Some((if more { 2 } else { 1 }, sex))
        }
        Strength::BeforeTwo if remaining >= 2 => Some((1, sex)),
        Strength::BeforeThree if remaining >= 3 => Some((1, sex)),
        Strength::BeforeTitle if remaining >= 2 => {
            if bare(first) == "tan" {
                let honour = words
                    .get(1)
                    .is_some_and(|next| AFTER_HONOUR.contains(&bare(next).as_str()));
                return (honour && remaining >= 3).then_some((2, None));
            }
            let rest = words.get(1..)?;
            let next = rest.first()?;
            let (_, next_sex) = entry(next)
                .filter(|(strength, _)| *strength != Strength::BeforeTitle)
                .or_else(|| leading_title(rest).map(|(_, sex)| (Strength::Alone, sex)))?;
            // "His Excellency" says what "H.E." does not.
            let said = match bare(first).as_str() {
                "his" => Some(Sex::Male),
                "her" => Some(Sex::Female),
                _ => next_sex,
            };
            let (taken, _) = leading_title(rest).unwrap_or((1, None));
            Some((1 + taken, said))
        }
        _ => None,
    }
}

fn trailing_title(word: &str) -> Option<Option<Sex>> {
    let inner = word.trim_matches(['(', ')']);
    if inner.len() < word.len() {
        return alternatives(inner).or_else(|| entry(inner).map(|(_, sex)| sex));
    }
    ["mr", "mrs", "ms", "miss"]
        .contains(&bare(word).as_str())
        .then(|| entry(word).and_then(|(_, sex)| sex))
}

/// `Mr/Ms` and the like: titles, but which one applies is open.
fn alternatives(word: &str) -> Option<Option<Sex>> {
    let mut parts = word.split('/');
    let first = entry(parts.next()?)?.1;
    let others: Option<Vec<Option<Sex>>> = parts.map(|part| entry(part).map(|(_, sex)| sex)).collect();
    let others = others.filter(|others| !others.is_empty())?;
    Some(first.filter(|_| others.iter().all(|other| *other == first)))
}

/// Splits `Mr.Peter`, `พ.ต.อ.สมชาย` and `นายสมชาย` into title and rest.
fn split_glued(word: &str) -> Option<(String, String)> {
    if let Some(end) = thai_abbreviation(word)
        && let (Some(head), Some(tail)) = (word.get(..end), word.get(end..))
        && !tail.is_empty()
    {
        return Some((head.to_owned(), tail.to_owned()));
    }
    if let Some(split) = split_dotted(word) {
        return Some(split);
    }
    let (head, tail) = GLUED
        .iter()
        .find_map(|(title, _)| word.strip_prefix(title).map(|tail| (*title, tail)))?;
    let begins_a_word = tail.chars().next().is_some_and(|c| !is_dependent(c));
    (begins_a_word && tail.chars().count() >= 2).then(|| (head.to_owned(), tail.to_owned()))
}

/// Splits `Mr.Peter` and `Lt.Col.` after the first dot, if what stands before is a title.
fn split_dotted(word: &str) -> Option<(String, String)> {
    let (head, tail) = word.split_once('.')?;
    let splits = tail.chars().any(char::is_alphabetic) && head.chars().count() > 1;
    (splits && entry(head).is_some()).then(|| (format!("{head}."), tail.to_owned()))
}

/// The length in bytes of leading `letter.letter.` in Thai, at least two letters.
fn thai_abbreviation(word: &str) -> Option<usize> {
    let (mut end, mut letters) = (0, 0);
    let mut chars = word.char_indices().peekable();
    while let Some((_, c)) = chars.next() {
        match chars.peek() {
            Some((dot, '.')) if ('\u{e01}'..='\u{e2e}').contains(&c) => {
                end = dot + 1;
                letters += 1;
                chars.next();
            }
            _ => break,
        }
    }
    (letters >= 2).then_some(end)
}

/// Vowel and tone signs that cannot begin a word: the title is part of a longer word.
fn is_dependent(c: char) -> bool {
    matches!(c, '\u{e30}'..='\u{e3a}' | '\u{e45}'..='\u{e4e}' | '\u{eb0}'..='\u{ebc}' | '\u{ec8}'..='\u{ece}'
        | '\u{102b}'..='\u{103e}')
}

fn bare(word: &str) -> String {
    let lower = word.to_lowercase();
    let lower: String = lower
        .chars()
        .filter(|c| !matches!(c, '\'' | '\u{2019}' | '(' | ')'))
        .collect();
    lower.trim_end_matches(['.', ':']).to_owned()
}

fn entry(word: &str) -> Option<Entry> {
    let bare = bare(word);
    // With a dot an abbreviation, without one a name.
    if word.ends_with('.') {
        match bare.as_str() {
            "en" => return Some((Strength::Alone, Some(Sex::Male))),
            "ny" | "bb" => return Some((Strength::Alone, Some(Sex::Female))),
            _ => {}
        }
    }
    let within = |list: &str| list.split(' ').any(|title| title == bare);
    if within(MALE) {
        Some((Strength::Alone, Some(Sex::Male)))
    } else if within(FEMALE) {
        Some((Strength::Alone, Some(Sex::Female)))
    } else if bare == "ông" {
        Some((Strength::BeforeThree, Some(Sex::Male)))
    } else if bare == "bà" || bare == "cô" {
        Some((Strength::BeforeThree, Some(Sex::Female)))
    } else if bare == "daw" {
        Some((Strength::BeforeTwo, Some(Sex::Female)))
    } else if within(NEUTRAL) || thai_abbreviation(word) == Some(word.len()) {
        Some((Strength::Alone, None))
    } else if within(BEFORE_TWO) {
        Some((Strength::BeforeTwo, None))
    } else if within(BEFORE_TITLE) {
        Some((Strength::BeforeTitle, None))
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (String, String, Option<Sex>) {
        let (rest, title) = strip_titles(text);
        let sex = title.as_ref().and_then(|title| title.sex);
        (rest, title.map(|title| title.text).unwrap_or_default(), sex)
    }

    #[test]
    #[rustfmt::skip]
    fn titles_that_say_a_sex_say_it() {
        for (text, rest, sex) in [
            ("Mr Peter Hill", "Peter Hill", Sex::Male),
            ("MRS. Anna Hill", "Anna Hill", Sex::Female),
            ("Mr.Peter Hill", "Peter Hill", Sex::Male),
            ("Dr. (Ms) Anna Hill", "Anna Hill", Sex::Female),
            ("Bapak Joko Wibisono", "Joko Wibisono", Sex::Male),
            ("Ibu Ratna", "Ratna", Sex::Female),
            ("Puan Sri Norma Isa", "Norma Isa", Sex::Female),
            ("นายสมชาย ใจดี", "สมชาย ใจดี", Sex::Male),
            ("นางสาว สมหญิง ใจดี", "สมหญิง ใจดี", Sex::Female),
            ("น.ส.สมหญิง ใจดี", "สมหญิง ใจดี", Sex::Female),
            ("Daw Ei Ei Phyo", "Ei Ei Phyo", Sex::Female),
            ("Ông Trần Quốc Bảo", "Trần Quốc Bảo", Sex::Male),
            ("Her Excellency Anna Hill", "Anna Hill", Sex::Female),
            ("Peter Hill (Mr)", "Peter Hill", Sex::Male),
            ("王小明先生", "王小明", Sex::Male),
        ] {
            let got = read(text);
            assert_eq!((got.0.as_str(), got.2), (rest, Some(sex)), "{text}");
        }
    }

    #[test]
    #[rustfmt::skip]
    fn ranks_and_degrees_say_no_sex() {
        for (text, rest, title) in [
            ("Pol. Capt. Anan Dee", "Anan Dee", "Pol. Capt."),
            ("Pol.Lt.Col. Anan Dee", "Anan Dee", "Pol. Lt. Col."),
            ("Lt Col Peter Hill", "Peter Hill", "Lt Col"),
            ("Major Peter Hill", "Peter Hill", "Major"),
            ("Senior Superintendent Peter Hill", "Peter Hill", "Senior Superintendent"),
            ("Prof. Dr. Anna Hill", "Anna Hill", "Prof. Dr."),
            ("AKBP Joko", "Joko", "AKBP"),
            ("Dato' Sri Ali Omar", "Ali Omar", "Dato' Sri"),
            ("พ.ต.อ.สมชาย ใจดี", "สมชาย ใจดี", "พ.ต.อ."),
            ("Mr/Ms Kim Hill", "Kim Hill", "Mr/Ms"),
        ] {
            let got = read(text);
            assert_eq!(
                (got.0.as_str(), got.1.as_str(), got.2),
                (rest, title, None),
                "{text}"
            );
        }
    }

    #[test]
    #[rustfmt::skip]
    fn words_that_are_names_stay_names() {
        for name in [
            "Major Singh", "Pol Sok", "Tuan Nguyen", "Ong Mei Ling", "Ông Cao Minh", "Sri Wahyuni", "Tan Wei",
            "Mister", "Ba Tun", "U Nu", "Ny Chea", "Daw, Peter", "Frank Major",
            "Princess Reyes", "Gen Sato", "Ma Khin", "นายิกา",
        ] {
            assert_eq!(strip_titles(name), (name.to_owned(), None), "{name}");
        }
    }
}
