//! Text as people type it, fit to be kept.

/// Text fit to be kept and shown: no control characters and no marks that turn the
/// direction of what follows, blanks as single spaces; lines are kept where wanted.
pub fn tidy(text: &str, keeps_lines: bool) -> String {
    let hidden = |c: char| {
        c.is_control() && c != '\n'
            || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    let shown: String = text
        .replace("\r\n", "\n")
        .chars()
        .map(|c| if c == '\t' || c == '\r' { ' ' } else { c })
        .filter(|c| !hidden(*c))
        .collect();
    let spaced = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    if keeps_lines {
        let lines: Vec<String> = shown.lines().map(spaced).collect();
        lines.join("\n").trim().to_owned()
    } else {
        spaced(&shown)
    }
}
