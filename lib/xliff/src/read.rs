//! Reading XLIFF 1.2 and 2.x.

use std::collections::BTreeMap;

use quick_xml::{
    Reader,
    XmlVersion::Implicit1_0,
    escape::resolve_predefined_entity,
    events::{BytesStart, Event},
};

use crate::{File, Limits, Refusal, Unit};

/// Which text is being read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Into {
    Source,
    Target,
    Note,
}

#[derive(Default)]
struct Now {
    unit: Unit,
    /// Marks of the source by their number.
    marks: BTreeMap<String, String>,
    /// What the tool says of a segment's target: that there is none yet.
    is_open: bool,
}

/// Reads a file: its units with their translations, whatever version of XLIFF it is.
///
/// Marks come back with their braces: by what the element says it stands for, else by the mark of
/// the same number in the unit's source. Proposals of the tool (`alt-trans`, `mtc:matches`) and its
/// own cutting of the source (`seg-source`) are left out; segments of a unit are put together.
///
/// # Errors
/// When it is too large, damaged, defines entities, or is no XLIFF.
pub fn read(bytes: &[u8], limits: &Limits) -> Result<File, Refusal> {
    if bytes.len() > limits.bytes {
        return Err(Refusal::Large);
    }
    let text = decoded(bytes)?;
    let mut reader = Reader::from_str(&text);
    let mut file = File::default();
    let mut open: Vec<String> = Vec::new();
    // How deep a part lies that is passed over.
    let mut skipped: Option<usize> = None;
    let mut now: Option<Now> = None;
    let mut into: Option<(Into, usize)> = None;
    let mut is_xliff = false;
    loop {
        let event = reader
            .read_event()
            .map_err(|error| Refusal::Damaged(error.to_string()))?;
        match event {
            Event::Start(tag) => {
                let name = local(&tag);
                open.push(name.clone());
                if open.len() > limits.depth {
                    return Err(Refusal::Large);
                }
                is_xliff |= open.len() == 1 && name == "xliff";
                if !is_xliff {
                    return Err(Refusal::Other);
                }
                if skipped.is_some() {
                    continue;
                }
                if passed_over(&name) {
                    skipped = Some(open.len());
                    continue;
                }
                head(&mut file, &name, &tag);
                match (name.as_str(), &mut now, into) {
                    ("trans-unit" | "unit", None, _) => {
                        if file.units.len() >= limits.units {
                            return Err(Refusal::Large);
                        }
                        now = Some(begun(&tag));
                    }
                    ("source", Some(_), None) => into = Some((Into::Source, open.len())),
                    ("target", Some(now), None) => {
                        now.is_open |= is_open(&tag);
                        into = Some((Into::Target, open.len()));
                    }
                    ("segment", Some(now), None) => now.is_open |= is_open(&tag),
                    ("note", Some(_), None) => into = Some((Into::Note, open.len())),
                    // Codes of the tool itself have text that is none; what they stand for is asked for.
                    ("ph" | "x" | "bpt" | "ept" | "it", Some(now), Some((target, _))) => {
                        mark(now, target, &tag);
                        skipped = Some(open.len());
                    }
                    _ => {}
                }
            }
            Event::Empty(tag) => {
                if !is_xliff {
                    return Err(if local(&tag) == "xliff" && open.is_empty() {
                        Refusal::Damaged("it holds nothing".to_owned())
                    } else {
                        Refusal::Other
                    });
                }
                if skipped.is_none()
                    && let (Some(now), Some((target, _))) = (&mut now, into)
                    && matches!(
                        local(&tag).as_str(),
                        "ph" | "x" | "bpt" | "ept" | "it" | "bx" | "ex"
                    )
                {
                    mark(now, target, &tag);
                }
            }
            Event::Text(piece) if skipped.is_none() => put(&mut now, into, &piece.xml10_content()),
            Event::CData(piece) if skipped.is_none() => put(&mut now, into, &piece.xml10_content()),
            Event::GeneralRef(name) => match name.resolve_char_ref() {
                Ok(Some(c)) if skipped.is_none() => put(&mut now, into, c.encode_utf8(&mut [0; 4])),
                Ok(Some(_)) => {}
                _ => {
                    let own = resolve_predefined_entity(&name).ok_or(Refusal::Entities)?;
                    if skipped.is_none() {
                        put(&mut now, into, own);
                    }
                }
            },
            Event::DocType(_) => return Err(Refusal::Entities),
            Event::End(_) => {
                let depth = open.len();
                let name = open.pop().unwrap_or_default();
                if skipped == Some(depth) {
                    skipped = None;
                    continue;
                }
                if skipped.is_some() {
                    continue;
                }
                if into.is_some_and(|(_, own)| own == depth) {
                    into = None;
                }
                if matches!(name.as_str(), "trans-unit" | "unit")
                    && let Some(done) = now.take()
                {
                    file.units.push(ended(done));
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    if !open.is_empty() {
        return Err(Refusal::Damaged("it ends in the middle".to_owned()));
    }
    if is_xliff { Ok(file) } else { Err(Refusal::Other) }
}

/// The text of a file: UTF-8, or UTF-16 with its mark, as some tools write.
fn decoded(bytes: &[u8]) -> Result<String, Refusal> {
    let wide = |from: fn([u8; 2]) -> u16| {
        let (pairs, _) = bytes.get(2..).unwrap_or_default().as_chunks::<2>();
        let units: Vec<u16> = pairs.iter().map(|pair| from(*pair)).collect();
        String::from_utf16(&units).map_err(|error| Refusal::Damaged(error.to_string()))
    };
    match bytes {
        [0xff, 0xfe, ..] => wide(u16::from_le_bytes),
        [0xfe, 0xff, ..] => wide(u16::from_be_bytes),
        _ => {
            let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
            let text = std::str::from_utf8(text).map_err(|error| Refusal::Damaged(error.to_string()))?;
            Ok(text.to_owned())
        }
    }
}

fn local(tag: &BytesStart<'_>) -> String {
    tag.local_name().as_ref().to_owned()
}

fn attribute(tag: &BytesStart<'_>, names: &[&str]) -> Option<String> {
    names.iter().find_map(|name| {
        let found = tag.try_get_attribute(name).ok().flatten()?;
        Some(found.normalized_value(Implicit1_0).ok()?.into_owned())
    })
}

fn passed_over(name: &str) -> bool {
    matches!(
        name,
        "alt-trans"
            | "seg-source"
            | "matches"
            | "glossary"
            | "originalData"
            | "bin-unit"
            | "header"
            | "skeleton"
    )
}

fn head(file: &mut File, name: &str, tag: &BytesStart<'_>) {
    let mut take = |into: fn(&mut File) -> &mut String, names: &[&str]| {
        if let Some(value) = attribute(tag, names) {
            let own = into(file);
            if own.is_empty() {
                *own = value;
            }
        }
    };
    if matches!(name, "xliff" | "file") {
        take(|file| &mut file.from, &["source-language", "srcLang"]);
        take(|file| &mut file.to, &["target-language", "trgLang"]);
        take(|file| &mut file.original, &["original"]);
    }
}

fn begun(tag: &BytesStart<'_>) -> Now {
    Now {
        unit: Unit {
            id: attribute(tag, &["id"]).unwrap_or_default(),
            is_done: attribute(tag, &["approved"]).as_deref() == Some("yes"),
            ..Unit::default()
        },
        ..Now::default()
    }
}

/// Whether the tool says that there is no translation yet.
fn is_open(tag: &BytesStart<'_>) -> bool {
    matches!(
        attribute(tag, &["state"]).as_deref(),
        Some("new" | "needs-translation" | "initial")
    )
}

fn field(now: &mut Now, into: Into) -> &mut String {
    match into {
        Into::Source => &mut now.unit.source,
        Into::Target => &mut now.unit.target,
        Into::Note => &mut now.unit.note,
    }
}

fn put(now: &mut Option<Now>, into: Option<(Into, usize)>, text: &str) {
    if let (Some(now), Some((into, _))) = (now, into) {
        field(now, into).push_str(text);
    }
}

fn mark(now: &mut Now, into: Into, tag: &BytesStart<'_>) {
    let number = attribute(tag, &["id"]).unwrap_or_default();
    let said = attribute(tag, &["equiv-text", "equiv", "disp"]);
    let is_mark = |text: &String| text.starts_with('{') && text.ends_with('}');
    let text = match said.filter(is_mark) {
        Some(text) => text,
        None => now.marks.get(&number).cloned().unwrap_or_default(),
    };
    if into == Into::Source {
        now.marks.insert(number, text.clone());
    }
    field(now, into).push_str(&text);
}

fn ended(mut done: Now) -> Unit {
    // A tool that has not begun a unit may have filled its target with the source.
    if done.is_open {
        done.unit.target.clear();
    }
    done.unit.note = done.unit.note.trim().to_owned();
    done.unit
}
