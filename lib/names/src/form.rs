//! The constitutional form around a country's name: `Republic of`, `(Islamic Republic of)`.

use crate::fold::fold;

/// Cores that several states share, so that only the form tells which is meant.
const FORM_DECIDES: &[&str] = &["korea", "congo", "china"];

/// Words of which a form before `of` is made.
const FORM_WORDS: &str = "\
    republic kingdom state states federation commonwealth union sultanate emirate \
    principality islamic democratic socialist peoples people federal federated federative \
    arab hashemite plurinational bolivarian cooperative oriental independent sovereign royal \
    government nation nations grand duchy of and";

/// Forms in other languages, which stand before the name without `of`.
#[rustfmt::skip]
const OTHER_FORMS: &[&str] = &[
    "negara kesatuan republik", "pemerintah republik", "pemerintah kerajaan", "pemerintah",
    "republik", "kerajaan", "kesultanan", "negara", "republique de la", "republique du",
    "republique de", "republique d", "royaume de", "royaume du", "republica de la",
    "republica de", "republica del", "reino de", "gouvernement de", "gobierno de",
];

/// What may follow the name.
const AFTER: &[&str] = &[
    "special administrative region of china",
    "special administrative region",
    "sar of china",
    "sar china",
    "sar",
];

/// A party's name in the form it is compared in: folded, abbreviations written out, dotted
/// codes joined (`U.S.` is `us`), without articles.
pub(crate) fn normal(text: &str) -> String {
    let folded = fold(&text.replace('&', " and "));
    let mut words: Vec<String> = Vec::new();
    let mut letters = 0;
    // "of the Congo", "of Congo": lists differ in the article.
    for word in folded
        .split(' ')
        .filter(|word| !word.is_empty() && *word != "the")
    {
        if word.len() == 1 {
            letters += 1;
            if letters > 1
                && let Some(last) = words.last_mut()
            {
                last.push_str(word);
                continue;
            }
        } else {
            letters = 0;
        }
        words.push(word.to_owned());
    }
    let written_out: Vec<&str> = words
        .iter()
        .map(|word| match word.as_str() {
            "rep" => "republic",
            "dem" => "democratic",
            "govt" => "government",
            "st" => "saint",
            "pr" => "peoples republic of",
            "dpr" => "democratic peoples republic of",
            word => word,
        })
        .collect();
    // "pr" and "dpr" are forms only before a name; alone they may be codes.
    if words.len() == 1 {
        words.join(" ")
    } else {
        written_out.join(" ").replace(" of of ", " of ")
    }
}

/// `Korea, Republic of` and `Iran (Islamic Republic of)` with the form in front; nothing
/// where what follows the comma or bracket is no form.
pub(crate) fn form_in_front(text: &str) -> Option<String> {
    let (head, tail) = text.split_once(['(', ',', '[', '（'])?;
    let (head, tail) = (normal(head), normal(tail));
    let core = leading_form_words(&format!("{tail} "));
    let is_form = !tail.is_empty() && core == tail.split(' ').count();
    let is_form = is_form && tail != "and" && !head.is_empty();
    let tail = tail.trim_end_matches(" of");
    match () {
        () if is_form => Some(normal(&format!("{tail} of {head}"))),
        // "China, Hong Kong SAR"
        () if AFTER.iter().any(|after| tail.ends_with(&format!(" {after}"))) => Some(tail.to_owned()),
        () => None,
    }
}

/// The name without its form, and the form; nothing where there is none.
/// Takes and returns [`normal`] text.
pub(crate) fn without_form(normal_text: &str) -> Option<(String, String)> {
    for after in AFTER {
        if let Some(core) = normal_text
            .strip_suffix(after)
            .and_then(|core| core.strip_suffix(' '))
        {
            return Some((core.to_owned(), (*after).to_owned()));
        }
    }
    for form in OTHER_FORMS {
        if let Some(core) = normal_text
            .strip_prefix(form)
            .and_then(|core| core.strip_prefix(' '))
        {
            let (core, inner) = without_form(core).unwrap_or((core.to_owned(), String::new()));
            return Some((core, format!("{form} {inner}")));
        }
    }
    let words: Vec<&str> = normal_text.split(' ').collect();
    let run = words.iter().take_while(|word| is_form_word(word)).count();
    let of = words.iter().take(run).rposition(|word| *word == "of")?;
    let (form, core) = (words.get(..of)?, words.get(of + 1..)?);
    (!form.is_empty() && !core.is_empty()).then(|| (core.join(" "), form.join(" ")))
}

/// Whether leaving the form out would make another state of it.
pub(crate) fn form_decides(core: &str, form: &str) -> bool {
    let peoples_china = core == "china" && form.contains("people");
    FORM_DECIDES.contains(&core) && !peoples_china && !form.starts_with("government")
}

fn is_form_word(word: &str) -> bool {
    FORM_WORDS.split(' ').any(|known| known == word)
}

fn leading_form_words(text: &str) -> usize {
    text.split_whitespace()
        .take_while(|word| is_form_word(word))
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_told_from_names() {
        for (text, core) in [
            ("The Republic of the Philippines", Some("philippines")),
            ("Government of the Kingdom of Thailand", Some("thailand")),
            ("Democratic Socialist Republic of Sri Lanka", Some("sri lanka")),
            ("P.R. China", Some("china")),
            ("Pemerintah Republik Indonesia", Some("indonesia")),
            ("Hong Kong SAR, China", Some("hong kong")),
            ("United States of America", None),
            ("Republic", None),
            ("of", None),
        ] {
            assert_eq!(
                without_form(&normal(text)).map(|(core, _)| core).as_deref(),
                core,
                "{text}"
            );
        }
    }

    #[test]
    fn a_form_after_a_comma_or_in_brackets_comes_to_the_front() {
        assert_eq!(
            form_in_front("Korea, Republic of").as_deref(),
            Some("republic of korea")
        );
        assert_eq!(
            form_in_front("Korea, Dem. People's Rep.").as_deref(),
            Some("democratic peoples republic of korea")
        );
        assert_eq!(
            form_in_front("Iran (Islamic Republic of)").as_deref(),
            Some("islamic republic of iran")
        );
        assert_eq!(
            form_in_front("China, Hong Kong SAR").as_deref(),
            Some("hong kong sar")
        );
        assert_eq!(form_in_front("Congo (Kinshasa)"), None);
    }

    #[test]
    fn dotted_codes_are_joined() {
        assert_eq!(normal("U.S.A."), "usa");
        assert_eq!(normal("Lao P.D.R."), "lao pdr");
        assert_eq!(normal("PR"), "pr");
    }
}
