//! The glossary's terms in a source.

use maud::{Markup, html};

/// A source with the glossary's terms marked, each with its meaning.
pub(super) fn with_terms(source: &str, terms: &[(String, String)]) -> Markup {
    let mut rest = source;
    let mut out = Vec::new();
    while let Some((at, term, meaning)) = first_term(rest, terms) {
        out.push(html! { (&rest[..at]) abbr title=(meaning) { (&rest[at..at + term.len()]) } });
        rest = &rest[at + term.len()..];
    }
    html! { @for part in &out { (part) } (rest) }
}

fn first_term<'a>(text: &str, terms: &'a [(String, String)]) -> Option<(usize, &'a str, &'a str)> {
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    terms
        .iter()
        .filter(|(term, _)| !term.is_empty())
        .filter_map(|(term, meaning)| {
            // A word in braces is the name of a figure.
            let is_name = |at: usize| text[..at].rfind('{') > text[..at].rfind('}');
            let found = text.match_indices(term.as_str()).map(|(at, _)| at).find(|at| {
                let before = text[..*at].chars().next_back();
                let after = text[at + term.len()..].chars().next();
                !is_name(*at) && !is_word(before) && !is_word(after)
            })?;
            Some((found, term.as_str(), meaning.as_str()))
        })
        // The longest of those that begin at one place.
        .min_by_key(|(at, term, _)| (*at, std::cmp::Reverse(term.len())))
}
