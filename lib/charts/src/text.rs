//! Measuring, wrapping and cleaning text without a font at hand.

/// How much wider than Source Sans 3 a substitute may be (Noto Sans, a system's own face).
const SLACK: f64 = 1.12;

/// The width of `text` at `size`: an estimate, on the wide side.
pub(crate) fn width(text: &str, size: f64) -> f64 {
    text.chars().map(em).sum::<f64>() * size * SLACK
}

/// Width of a character in ems.
fn em(c: char) -> f64 {
    match c {
        _ if is_mark(c) => 0.0,
        ' ' | '\u{a0}' => 0.2,
        'i' | 'l' | 'j' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' => 0.27,
        'f' | 't' | 'r' | '(' | ')' | '-' | '/' => 0.35,
        'm' | 'w' | 'M' | 'W' | '%' | '@' | '—' | '…' => 0.84,
        '0'..='9' => 0.5,
        _ if c.is_ascii_uppercase() => 0.6,
        _ if c.is_ascii() => 0.52,
        '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' => 1.0,
        '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}' => 1.0,
        '\u{1000}'..='\u{109f}' | '\u{0d80}'..='\u{0dff}' => 0.85,
        _ => 0.62,
    }
}

/// Whether the character sits on the one before it, so that no line ends between them.
fn is_mark(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{e31}' | '\u{e34}'..='\u{e3a}'
        | '\u{e47}'..='\u{e4e}' | '\u{eb1}' | '\u{eb4}'..='\u{ebc}' | '\u{ec8}'..='\u{ece}'
        | '\u{102d}'..='\u{1030}' | '\u{1032}'..='\u{103a}' | '\u{103d}'..='\u{103e}'
        | '\u{17b4}'..='\u{17b5}' | '\u{17b7}'..='\u{17bd}' | '\u{17c6}' | '\u{17c9}'..='\u{17d3}'
        | '\u{200b}'..='\u{200f}' | '\u{fe00}'..='\u{fe0f}')
}

/// Whether no line may end between the two characters.
fn clings(before: char, after: char) -> bool {
    is_mark(after)
        || matches!(
            before,
            '\u{17d2}' | '\u{1039}' | '\u{200d}' | '\u{94d}' | '\u{9cd}'
        )
}

/// `text` as at most `lines` lines no wider than `most`; what does not fit is
/// cut with an ellipsis. Blanks part words; a word wider than a line is broken.
pub(crate) fn wrap(text: &str, most: f64, size: f64, lines: usize) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        let joined = if line.is_empty() {
            word.to_owned()
        } else {
            format!("{line} {word}")
        };
        if width(&joined, size) <= most {
            line = joined;
            continue;
        }
        if !line.is_empty() {
            out.push(std::mem::take(&mut line));
        }
        let mut rest = word;
        while width(rest, size) > most && out.len() <= lines {
            let cut = fitting(rest, most, size).max(1);
            let at = rest.char_indices().nth(cut).map_or(rest.len(), |(at, _)| at);
            out.push(rest[..at].to_owned());
            rest = &rest[at..];
        }
        line = rest.to_owned();
        if out.len() > lines {
            break;
        }
    }
    if !line.is_empty() {
        out.push(line);
    }
    if out.len() > lines {
        out.truncate(lines);
        if let Some(last) = out.last_mut() {
            *last = cut(&format!("{last}{ELLIPSIS}"), most, size);
        }
    }
    out
}

const ELLIPSIS: char = '…';

/// `text`, or as much of it as fits with an ellipsis.
pub(crate) fn cut(text: &str, most: f64, size: f64) -> String {
    if width(text, size) <= most {
        return text.to_owned();
    }
    let room = most - width("…", size);
    let keep = fitting(text, room, size);
    let kept: String = text.chars().take(keep).collect();
    format!("{}{ELLIPSIS}", kept.trim_end_matches([' ', ELLIPSIS]))
}

/// How many characters from the start fit, never parting a mark from its base.
fn fitting(text: &str, most: f64, size: f64) -> usize {
    let letters: Vec<char> = text.chars().collect();
    let mut used = 0.0;
    let mut count = 0;
    for letter in &letters {
        used += em(*letter) * size * SLACK;
        if used > most {
            break;
        }
        count += 1;
    }
    while count > 0 && count < letters.len() && clings(letters[count - 1], letters[count]) {
        count -= 1;
    }
    count
}

/// `text` fit for XML: special characters escaped; what XML forbids and what
/// turns the direction of the text around it left out.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\t' | '\n' | '\r' => out.push(' '),
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {}
            '\u{fffe}' | '\u{ffff}' => {}
            _ if c.is_control() => {}
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{cut, escape, width, wrap};

    #[test]
    fn a_long_name_is_wrapped_at_a_blank() {
        let lines = wrap("Directorate General of Immigration", 125.0, 13.0, 2);
        assert_eq!(lines, ["Directorate General", "of Immigration"]);
    }

    #[test]
    fn a_thai_name_is_never_cut_before_a_mark() {
        for most in 20..120 {
            for line in wrap("สำนักงานตรวจคนเข้าเมืองแห่งชาติ", f64::from(most), 13.0, 3)
            {
                assert!(!line.starts_with(super::is_mark), "{most}: {line}");
            }
        }
    }

    #[test]
    fn a_word_as_long_as_a_book_ends_with_an_ellipsis() {
        let lines = wrap(&"x".repeat(2000), 100.0, 13.0, 2);
        assert_eq!(lines.len(), 2);
        assert!(lines[1].ends_with('…'));
    }

    proptest! {
        #[test]
        fn lines_fit_and_are_few(text in ".{0,200}", most in 40.0..300.0f64, lines in 1..4usize) {
            let got = wrap(&text, most, 13.0, lines);
            prop_assert!(got.len() <= lines);
            for line in &got {
                prop_assert!(width(line, 13.0) <= most, "{line}");
            }
            prop_assert!(width(&cut(&text, most, 13.0), 13.0) <= most);
        }

        #[test]
        fn escaped_text_holds_no_markup(text in any::<String>()) {
            let markup = ['<', '>', '"', '\'', '\u{202e}', '\u{0}'];
            prop_assert!(!escape(&text).contains(markup));
        }
    }
}
