//! The file as a package of parts: ECMA-376 part 2, Open Packaging Conventions. Parts are
//! unpacked one at a time, when they are asked for, and never beyond their bound.
use crate::{Limits, Refusal, xml::Ns, xml::Tree};
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use zip::{ZipArchive, result::ZipError};

/// Up to this size unpacked no ratio is asked: long tables of equal rows shrink well.
const HARMLESS: u64 = 16 << 20;

/// Signatures of what people send by mistake.
const OTHERS: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF document"),
    (b"{\\rtf", "an RTF document; open it in Word and save it as .docx"),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"<!DOCTYPE", "a web page (HTML)"),
    (b"<html", "a web page (HTML)"),
    (b"<?xml", "an XML file"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
];

pub(crate) type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// One document's parts.
pub(crate) struct Package<'a> {
    pub(crate) archive: Archive<'a>,
    /// Places by name in lower case: names of parts do not differ by case alone.
    places: BTreeMap<String, usize>,
    limits: &'a Limits,
    left: u64,
}

/// A relation of a part to another part or to something outside (part 2, clause 9.3).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Relation {
    pub(crate) id: String,
    /// Last segment of its type: `image`, `hyperlink`, `styles`.
    pub(crate) kind: String,
    /// A part's name, or an address when it is external.
    pub(crate) target: String,
    pub(crate) external: bool,
}

impl<'a> Package<'a> {
    /// Opens a file that claims to be a document; unpacks nothing.
    pub(crate) fn open(bytes: &'a [u8], limits: &'a Limits) -> Result<Self, Refusal> {
        if bytes.len() > limits.bytes {
            return Err(Refusal::TooLarge {
                bytes: bytes.len() as u64,
                most: limits.bytes as u64,
            });
        }
        known(bytes)?;
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(refusal)?;
        if archive.len() > limits.parts {
            return Err(Refusal::TooMany {
                what: "parts",
                most: limits.parts,
            });
        }
        let mut places = BTreeMap::new();
        for at in 0..archive.len() {
            let part = archive.by_index_raw(at).map_err(refusal)?;
            if part.encrypted() {
                return Err(Refusal::Password);
            }
            let name = part.name().map_err(refusal)?.to_lowercase();
            if places.insert(name, at).is_some() {
                return Err(Refusal::damaged("two of its parts have the same name"));
            }
        }
        Ok(Package {
            archive,
            places,
            limits,
            left: limits.unpacked,
        })
    }

    /// The names of all parts, in lower case and alphabetical order.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.places.keys().map(String::as_str)
    }

    pub(crate) fn place(&self, name: &str) -> Option<usize> {
        self.places.get(&name.to_lowercase()).copied()
    }

    /// What a part says it unpacks to, in bytes; nothing is unpacked.
    pub(crate) fn size(&mut self, name: &str) -> Option<u64> {
        let at = self.place(name)?;
        self.archive.by_index_raw(at).ok().map(|part| part.size())
    }

    /// A part's bytes, at most `most` of them.
    pub(crate) fn bytes(&mut self, name: &str, most: u64) -> Result<Option<Vec<u8>>, Refusal> {
        let Some(at) = self.place(name) else {
            return Ok(None);
        };
        let part = self.archive.by_index(at).map_err(refusal)?;
        let most = most.min(HARMLESS.max(part.compressed_size().saturating_mul(self.limits.ratio)));
        let mut bytes = Vec::new();
        // What a part says of its size may be a lie: counted is what comes.
        part.take(most.saturating_add(1))
            .read_to_end(&mut bytes)
            .map_err(Refusal::damaged)?;
        if bytes.len() as u64 > most {
            return Err(Refusal::Bomb);
        }
        Ok(Some(bytes))
    }

    /// A part's text, in UTF-8 or UTF-16 (part 2, clause 8), within what is left of the bound.
    pub(crate) fn text(&mut self, name: &str) -> Result<Option<String>, Refusal> {
        let Some(bytes) = self.bytes(name, self.left)? else {
            return Ok(None);
        };
        self.left = self.left.saturating_sub(bytes.len() as u64);
        let text = match bytes.as_slice() {
            [0xff, 0xfe, rest @ ..] => wide(rest, u16::from_le_bytes),
            [0xfe, 0xff, rest @ ..] => wide(rest, u16::from_be_bytes),
            [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8(rest.to_vec()).ok(),
            _ => String::from_utf8(bytes).ok(),
        };
        text.map(Some)
            .ok_or_else(|| Refusal::damaged(format!("{name} is not written in Unicode")))
    }

    /// The relations of a part; of the whole package for `""`.
    pub(crate) fn relations(&mut self, part: &str) -> Result<Vec<Relation>, Refusal> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let name = match folder {
            "" => format!("_rels/{file}.rels"),
            folder => format!("{folder}/_rels/{file}.rels"),
        };
        let Some(text) = self.text(&name)? else {
            return Ok(Vec::new());
        };
        let tree = Tree::parse(&text, self.limits)?;
        let found = tree.all(Ns::Relations, "Relationship");
        Ok(found
            .into_iter()
            .map(|node| {
                let value = |name| tree.attribute(node, name).unwrap_or_default();
                let (kind, target) = (value("Type"), value("Target"));
                let external = value("TargetMode").eq_ignore_ascii_case("External");
                Relation {
                    id: value("Id"),
                    kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
                    target: if external {
                        target
                    } else {
                        resolved(folder, &target)
                    },
                    external,
                }
            })
            .collect())
    }

    /// The name of the main part and whether the package carries macros.
    pub(crate) fn main(&mut self) -> Result<(String, bool), Refusal> {
        let relations = self.relations("")?;
        let main = relations
            .iter()
            .find(|relation| relation.kind == "officeDocument" && !relation.external)
            .map_or_else(|| "word/document.xml".to_owned(), |found| found.target.clone());
        let within = |folder: &str| self.names().any(|name| name.starts_with(folder));
        if self.place(&main).is_none() || !self.is_wordprocessing(&main) {
            return Err(match () {
                () if within("xl/") => Refusal::WrongType("a workbook"),
                () if within("ppt/") => Refusal::WrongType("a PowerPoint presentation"),
                () if self.place("content.xml").is_some() => {
                    Refusal::WrongType("an OpenDocument text; open it in LibreOffice and save it as .docx")
                }
                () if within("word/") => Refusal::damaged("its main part is missing"),
                () => Refusal::WrongType("a zip archive of other files"),
            });
        }
        let types = self.text("[Content_Types].xml")?.unwrap_or_default();
        let macros = self
            .names()
            .any(|name| name.contains("vbaproject") || name.contains("vbadata"))
            || types.contains("macroEnabled");
        Ok((main, macros))
    }

    fn is_wordprocessing(&self, main: &str) -> bool {
        let main = main.to_lowercase();
        !main.starts_with("xl/") && !main.starts_with("ppt/")
    }
}

fn known(bytes: &[u8]) -> Result<(), Refusal> {
    if bytes.iter().all(|byte| byte.is_ascii_whitespace() || *byte == 0) {
        return Err(Refusal::Empty);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Ok(());
    }
    if bytes.starts_with(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") {
        // A compound file: a document behind a password has a stream of this name in UTF-16.
        let name: Vec<u8> = "EncryptedPackage"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        let locked = bytes.windows(name.len()).any(|window| window == name);
        return Err(match locked {
            true => Refusal::Password,
            false => {
                Refusal::WrongType("a document of an old Word (.doc); open it in Word and save it as .docx")
            }
        });
    }
    let found = OTHERS
        .iter()
        .find(|(sign, _)| bytes.trim_ascii_start().starts_with(sign));
    Err(Refusal::WrongType(
        found.map_or("a file of another kind", |(_, what)| *what),
    ))
}

fn wide(bytes: &[u8], of: fn([u8; 2]) -> u16) -> Option<String> {
    let units: Vec<u16> = bytes.as_chunks::<2>().0.iter().map(|two| of(*two)).collect();
    String::from_utf16(&units).ok()
}

/// A target as a part's name, from the folder of the part that names it.
fn resolved(folder: &str, target: &str) -> String {
    let mut path: Vec<&str> = match target.starts_with('/') {
        true => Vec::new(),
        false => folder.split('/').filter(|segment| !segment.is_empty()).collect(),
    };
    for segment in target.split('/') {
        match segment {
            "" | "." => {}
            ".." => {
                path.pop();
            }
            segment => path.push(segment),
        }
    }
    path.join("/")
}

pub(crate) fn refusal(error: ZipError) -> Refusal {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => {
            Refusal::Password
        }
        other => Refusal::damaged(other),
    }
}
