//! Documents built by hand, part by part.
#![allow(dead_code, clippy::unwrap_used, clippy::expect_used)] // each file of stories uses some; tests may stop

use balai_docx::{Document, Limits, Refusal, read};
use std::io::{Cursor, Write};
use zip::{ZipWriter, write::SimpleFileOptions};

pub const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
pub const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
pub const NAMES: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math""#;

pub fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A document being built: its body, and parts beside it.
#[derive(Clone, Default)]
pub struct Made {
    body: String,
    relations: String,
    parts: Vec<(String, Vec<u8>)>,
}

impl Made {
    pub fn of(body: &str) -> Self {
        Made {
            body: body.to_owned(),
            ..Made::default()
        }
    }

    /// A part of Word's own, of the kind by which the text refers to it; `inner` stands in `root`.
    pub fn part(self, kind: &str, root: &str, inner: &str) -> Self {
        let name = format!("word/{kind}.xml");
        let text = format!("<{root} {NAMES}>{inner}</{root}>");
        self.relation(kind, kind, &format!("{kind}.xml"), false)
            .file(&name, text.as_bytes())
    }

    pub fn relation(mut self, id: &str, kind: &str, target: &str, external: bool) -> Self {
        let mode = if external { r#" TargetMode="External""# } else { "" };
        self.relations.push_str(&format!(
            r#"<Relationship Id="{id}" Type="{OFFICE}/{kind}" Target="{target}"{mode}/>"#
        ));
        self
    }

    pub fn file(mut self, name: &str, bytes: &[u8]) -> Self {
        self.parts.push((name.to_owned(), bytes.to_vec()));
        self
    }

    pub fn bytes(&self) -> Vec<u8> {
        let document = format!("<w:document {NAMES}><w:body>{}</w:body></w:document>", self.body);
        self.bytes_around(document.as_bytes())
    }

    pub fn bytes_around(&self, document: &[u8]) -> Vec<u8> {
        let relations = |inner: &str| {
            format!(
                r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>"#
            )
        };
        let main = relations(&format!(
            r#"<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>"#
        ));
        let types = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>"#;
        let own = relations(&self.relations);
        let mut parts: Vec<(&str, &[u8])> = vec![
            ("[Content_Types].xml", types.as_bytes()),
            ("_rels/.rels", main.as_bytes()),
            ("word/document.xml", document),
            ("word/_rels/document.xml.rels", own.as_bytes()),
        ];
        for (name, bytes) in &self.parts {
            parts.retain(|(known, _)| known != name);
            parts.push((name, bytes));
        }
        zipped(&parts)
    }

    pub fn read(&self) -> Document {
        read(&self.bytes(), &Limits::default()).expect("it should be read")
    }

    pub fn refused(&self) -> Refusal {
        read(&self.bytes(), &Limits::default()).expect_err("it should be refused")
    }
}

pub fn p(text: &str) -> String {
    format!(r#"<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>"#)
}

pub fn r(text: &str) -> String {
    format!(r#"<w:r><w:t xml:space="preserve">{text}</w:t></w:r>"#)
}

pub fn texts(document: &Document) -> Vec<String> {
    document.paragraphs().iter().map(|p| p.text()).collect()
}

/// A PNG of one colour.
pub fn png(width: u32, height: u32) -> Vec<u8> {
    // Enough for its size to be read; what shows it may say it is damaged.
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    bytes.extend(width.to_be_bytes());
    bytes.extend(height.to_be_bytes());
    bytes.extend(b"\x08\x02\0\0\0\0\0\0\0\0\0\0\0IEND\xaeB`\x82");
    bytes
}
