//! `${name}` in the texts of a form, and enough of expressions' words to tell a value
//! from an expression.

/// A reference to a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reference<'a> {
    /// The question's name.
    pub(crate) name: &'a str,
    /// Whether the answer of the last form is meant.
    pub(crate) last_saved: bool,
    /// From the dollar sign.
    pub(crate) start: usize,
    /// Past the closing brace.
    pub(crate) end: usize,
}

/// Something between `${` and `}` that is no question's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Malformed(pub(crate) String);

/// All references of a text; an empty pair of braces is none.
pub(crate) fn references(text: &str) -> Result<Vec<Reference<'_>>, Malformed> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(offset) = text.get(at..).and_then(|rest| rest.find("${")) {
        let start = at + offset;
        let inner_start = start + 2;
        let rest = text.get(inner_start..).unwrap_or_default();
        let Some(length) = rest.find('}') else {
            return Err(Malformed(
                text.get(start..).unwrap_or_default().chars().take(60).collect(),
            ));
        };
        let inner = rest.get(..length).unwrap_or_default();
        let end = inner_start + length + 1;
        at = end;
        if inner.is_empty() {
            continue;
        }
        let (name, last_saved) = match inner.strip_prefix("last-saved#") {
            Some(name) => (name, true),
            None => (inner, false),
        };
        if !is_ncname(name) {
            return Err(Malformed(format!(
                "${{{}}}",
                inner.chars().take(60).collect::<String>()
            )));
        }
        found.push(Reference {
            name,
            last_saved,
            start,
            end,
        });
    }
    Ok(found)
}

/// The references that are well formed, where the others were complained of elsewhere.
pub(crate) fn sound(text: &str) -> Vec<Reference<'_>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(offset) = text.get(at..).and_then(|rest| rest.find("${")) {
        let start = at + offset;
        let rest = text.get(start + 2..).unwrap_or_default();
        at = start + 2;
        let Some(length) = rest.find('}') else { break };
        let inner = rest.get(..length).unwrap_or_default();
        let (name, last_saved) = match inner.strip_prefix("last-saved#") {
            Some(name) => (name, true),
            None => (inner, false),
        };
        if is_ncname(name) {
            let end = start + 2 + length + 1;
            found.push(Reference {
                name,
                last_saved,
                start,
                end,
            });
            at = end;
        }
    }
    found
}

/// Whether the text holds a well-formed reference (and no broken one before it).
pub(crate) fn has_reference(text: &str) -> bool {
    text.contains("${")
        && match references(text) {
            Ok(found) => !found.is_empty(),
            Err(_) => sound(text).first().is_some_and(|first| {
                // A broken one before it hides it.
                references(text.get(..first.end).unwrap_or_default()).is_ok()
            }),
        }
}

/// Whether the text is one reference and nothing else; its name.
pub(crate) fn only_reference(text: &str) -> Option<&str> {
    let found = references(text).ok()?;
    match found.as_slice() {
        [one] if one.start == 0 && one.end == text.len() => Some(one.name),
        _ => None,
    }
}

fn begins_name(c: char) -> bool {
    matches!(c, 'A'..='Z' | '_' | 'a'..='z' | '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{2ff}'
        | '\u{370}'..='\u{37d}' | '\u{37f}'..='\u{1fff}' | '\u{200c}'..='\u{200d}' | '\u{2070}'..='\u{218f}'
        | '\u{2c00}'..='\u{2fef}' | '\u{3001}'..='\u{d7ff}' | '\u{f900}'..='\u{fdcf}' | '\u{fdf0}'..='\u{fffd}'
        | '\u{10000}'..='\u{effff}')
}

fn goes_on(c: char) -> bool {
    begins_name(c)
        || matches!(c, '-' | '.' | '0'..='9' | '\u{b7}' | '\u{300}'..='\u{36f}' | '\u{203f}'..='\u{2040}')
}

/// Whether the text is a name of XML without a prefix.
pub(crate) fn is_ncname(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(begins_name) && chars.all(goes_on)
}

/// Whether the text can name an element: a name of XML, perhaps with a prefix.
pub(crate) fn is_name(text: &str) -> bool {
    match text.split_once(':') {
        Some((prefix, name)) => is_ncname(prefix) && is_ncname(name),
        None => is_ncname(text),
    }
}

/// A word of an expression, as coarse as is needed here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Word {
    /// `+ - *`, ` div `, ` mod `; whether it is a minus.
    Arithmetic(bool),
    /// `|`
    Union,
    /// `${name}`
    Reference,
    /// A name and an opening parenthesis.
    Call,
    /// A name and an opening bracket.
    OpensPredicate,
    /// `]`
    ClosesPredicate,
    /// `)`
    Closes,
    /// `/`
    Slash,
    /// Text in quotation marks.
    Literal,
    /// Blanks.
    Blank,
    /// Anything else.
    Other,
}

/// The words of a text: what, from where, to where.
pub(crate) fn words(text: &str) -> Vec<(Word, usize, usize)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let (word, length) = word(rest);
        found.push((word, at, at + length));
        at += length;
    }
    found
}

fn word(rest: &str) -> (Word, usize) {
    if let Some(length) = day_or_time(rest).or_else(|| number(rest)) {
        return (Word::Other, length);
    }
    let first = rest.chars().next().unwrap_or(' ');
    match first {
        '*' | '+' | '-' => return (Word::Arithmetic(first == '-'), 1),
        '|' => return (Word::Union, 1),
        ')' => return (Word::Closes, 1),
        ']' => return (Word::ClosesPredicate, 1),
        '/' => return (Word::Slash, 1),
        '"' | '\'' => {
            if let Some(length) = rest.get(1..).and_then(|inner| inner.find(first)) {
                return (Word::Literal, length + 2);
            }
        }
        _ => {}
    }
    for operator in [" mod ", " div "] {
        if rest.starts_with(operator) {
            return (Word::Arithmetic(false), operator.len());
        }
    }
    for operator in [" and ", " or "] {
        if rest.starts_with(operator) {
            return (Word::Other, operator.len());
        }
    }
    if first.is_whitespace() {
        let length = rest.find(|c: char| !c.is_whitespace()).unwrap_or(rest.len());
        return (Word::Blank, length);
    }
    if rest.starts_with("${") {
        let inner = rest
            .get(2..)
            .and_then(|inner| inner.split_once('}'))
            .map(|(inner, _)| inner);
        if let Some(inner) = inner
            && is_ncname(inner.strip_prefix("last-saved#").unwrap_or(inner))
        {
            return (Word::Reference, inner.len() + 3);
        }
        return (Word::Other, 1);
    }
    if begins_name(first) {
        let length = name_length(rest);
        return match rest.as_bytes().get(length) {
            Some(b'(') => (Word::Call, length + 1),
            Some(b'[') => (Word::OpensPredicate, length + 1),
            _ => (Word::Other, length),
        };
    }
    (Word::Other, first.len_utf8())
}

/// Length of the name at the start, a prefix included.
fn name_length(text: &str) -> usize {
    let part = |text: &str| text.find(|c: char| !goes_on(c)).unwrap_or(text.len());
    let first = part(text);
    match text.get(first..).and_then(|rest| rest.strip_prefix(':')) {
        Some(rest) if rest.starts_with(begins_name) => first + 1 + part(rest),
        _ => first,
    }
}

fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

fn number(text: &str) -> Option<usize> {
    let sign = usize::from(text.starts_with('-'));
    let rest = text.get(sign..)?;
    let whole = digits(rest);
    let after = rest.get(whole..)?;
    match after.strip_prefix('.') {
        Some(fraction) if whole > 0 || digits(fraction) > 0 => Some(sign + whole + 1 + digits(fraction)),
        _ if whole > 0 => Some(sign + whole),
        _ => None,
    }
}

/// Length of a day, a time or both at the start.
fn day_or_time(text: &str) -> Option<usize> {
    let shaped = |text: &str, shape: &str| {
        text.len() >= shape.len()
            && text
                .bytes()
                .zip(shape.bytes())
                .all(|(byte, wanted)| match wanted {
                    b'd' => byte.is_ascii_digit(),
                    wanted => byte == wanted,
                })
    };
    let time = |text: &str| {
        let zone = match text.get(8..) {
            _ if !shaped(text, "dd:dd:dd") => return None,
            Some(rest) if rest.starts_with('Z') => 1,
            Some(rest) if shaped(rest, "+dd:dd") || shaped(rest, "-dd:dd") => 6,
            _ => 0,
        };
        Some(8 + zone)
    };
    let sign = usize::from(text.starts_with('-'));
    let rest = text.get(sign..)?;
    if shaped(rest, "dddd-dd-dd") {
        let day = sign + 10;
        let clock = text.get(day..).and_then(|rest| time(rest.strip_prefix('T')?));
        return Some(clock.map_or(day, |length| day + 1 + length));
    }
    time(text)
}

/// Whether a default is an expression: it has arithmetic, a call or a reference. A hyphen in
/// a date or a place is none.
pub(crate) fn is_dynamic(text: &str, hyphens_are_plain: bool) -> bool {
    for (word, _, _) in words(text) {
        match word {
            Word::Arithmetic(true) if hyphens_are_plain => return false,
            Word::Arithmetic(_) | Word::Union | Word::Reference | Word::Call => return true,
            _ => {}
        }
    }
    false
}

/// Where `instance(...)` with its path stands in a text: from, to.
pub(crate) fn instance_paths(text: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    if !text.contains("instance(") {
        return found;
    }
    let mut begun: Option<usize> = None;
    let (mut in_path, mut in_predicate) = (false, false);
    let mut last = (Word::Blank, 0);
    for (word, start, end) in words(text) {
        let is_instance = word == Word::Call && text.get(start..end) == Some("instance(");
        let taken = match begun {
            None => is_instance.then(|| begun = Some(start)).is_some(),
            Some(_) => match (word, last.0) {
                (Word::Literal, Word::Call) | (Word::Closes, Word::Literal) => true,
                (Word::Slash, Word::Closes | Word::ClosesPredicate) => {
                    in_path = true;
                    true
                }
                _ if in_path => match word {
                    Word::Blank => {
                        in_path = false;
                        false
                    }
                    Word::OpensPredicate => {
                        (in_path, in_predicate) = (false, true);
                        true
                    }
                    _ => true,
                },
                _ if in_predicate => {
                    in_predicate = word != Word::ClosesPredicate;
                    true
                }
                _ => false,
            },
        };
        if taken {
            last = (word, end);
        } else if let Some(start) = begun.take() {
            found.push((start, last.1));
        }
    }
    if let Some(start) = begun {
        found.push((start, last.1));
    }
    found
}
