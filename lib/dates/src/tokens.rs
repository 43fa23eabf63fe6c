//! A text cut into what matters for a date.
use crate::{Reason, words};

/// A piece of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Token {
    /// A figure and how many digits it was written with.
    Number(u32, usize),
    /// A month's name, 1 to 12.
    Month(u8),
    /// The word or letter for a quarter of a year.
    Quarter,
    /// The word or letter for a half of a year.
    Half,
    /// First to fourth, as a word.
    Ordinal(u8),
    /// A weekday, dropped unless it is counted ("first Monday of June").
    Weekday,
    /// A word for "to" or "and".
    To,
    /// A dash; whether blanks stand around it.
    Dash(bool),
    /// A slash or a dot between figures.
    Mark,
    /// The letters of Thai were seen, which count two-figure years from 2500.
    Thai,
}

/// Cuts a text; fails at the first word that no date has.
pub(crate) fn of(text: &str) -> Result<Vec<Token>, Reason> {
    let chars: Vec<char> = text.chars().filter_map(words::fold).collect();
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(c) = chars.get(at).copied() {
        let from = at;
        if c.is_ascii_digit() {
            while chars.get(at).is_some_and(char::is_ascii_digit) {
                at += 1;
            }
            let figure: String = chars[from..at].iter().collect();
            // The time of day, and what follows it, says nothing about the date.
            if chars.get(at) == Some(&':') && !tokens.is_empty() {
                break;
            }
            let value = figure.parse().map_err(|_| Reason::NotADate)?;
            tokens.push(Token::Number(value, figure.len()));
            at += ordinal_ending(&chars[at..]);
            continue;
        }
        if words::is_letter(c) {
            while chars
                .get(at)
                .is_some_and(|c| words::is_letter(*c) || (words::is_joint(*c) && inner(&chars, at)))
            {
                at += 1;
            }
            let word: String = chars[from..at].iter().filter(|c| words::is_letter(**c)).collect();
            if words::is_thai(c) && tokens.first() != Some(&Token::Thai) {
                tokens.insert(0, Token::Thai);
            }
            // ISO 8601 joins date and time with a T; only a time follows.
            if word == "t" && tokens.len() > 2 && chars.get(at).is_some_and(char::is_ascii_digit) {
                break;
            }
            words::tokens(&word, &mut tokens)?;
            // "7 (Fri) June" counts nothing, as "1st Friday of June" does.
            if tokens.last() == Some(&Token::Weekday) && chars[..from].ends_with(&['(']) {
                tokens.pop();
            }
            continue;
        }
        at += 1;
        match c {
            // After a word passed over, as in "mid-June", it parts nothing.
            '-' if matches!(tokens.last(), None | Some(Token::To | Token::Thai)) => {}
            '-' => {
                let blank =
                    |at: Option<usize>| at.and_then(|at| chars.get(at)).is_none_or(|c| c.is_whitespace());
                tokens.push(Token::Dash(blank(from.checked_sub(1)) && blank(Some(at))));
            }
            '/' => tokens.push(Token::Mark),
            '.' if between_figures(&chars, from) => tokens.push(Token::Mark),
            '&' | '+' => tokens.push(Token::To),
            c if c.is_whitespace() || ",.()[];'\"".contains(c) => {}
            _ => return Err(Reason::NotADate),
        }
    }
    without_weekdays(tokens)
}

/// Drops weekdays. One between a figure and a month counts the weeks of that month,
/// which is no date this reads; passed over, it would become a wrong one.
fn without_weekdays(mut tokens: Vec<Token>) -> Result<Vec<Token>, Reason> {
    use Token::{Month, Number, Ordinal, Weekday};
    let counted = |three: &[Token]| matches!(three, [Number(..) | Ordinal(_), Weekday, Month(_)]);
    if tokens.windows(3).any(counted) {
        return Err(Reason::NotADate);
    }
    tokens.retain(|token| *token != Weekday);
    Ok(tokens)
}

/// Whether a dot or apostrophe at that place stands inside a word (`มิ.ย.`, `jum'at`).
fn inner(chars: &[char], at: usize) -> bool {
    let after = chars.get(at + 1);
    let before = at.checked_sub(1).and_then(|at| chars.get(at));
    let letters = |c: Option<&char>| c.is_some_and(|c| words::is_letter(*c));
    letters(before) && letters(after)
}

fn between_figures(chars: &[char], at: usize) -> bool {
    let figure = |c: Option<&char>| c.is_some_and(char::is_ascii_digit);
    let before = chars[..at].iter().rev().find(|c| !c.is_whitespace());
    figure(before) && figure(chars[at + 1..].iter().find(|c| !c.is_whitespace()))
}

/// The length of `st`, `nd`, `rd`, `th`, `er`, `re`, `e`, `o`, `a` right after a figure.
fn ordinal_ending(rest: &[char]) -> usize {
    let word: String = rest.iter().take_while(|c| words::is_letter(**c)).collect();
    match word.as_str() {
        "st" | "nd" | "rd" | "th" | "er" | "re" | "eme" | "e" | "o" | "a" | "º" | "ª" => {
            word.chars().count()
        }
        _ => 0,
    }
}
