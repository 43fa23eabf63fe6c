//! Written text: Markdown with figures, sources and references in it.
//!
//! `{figure:participations|initiative=3}` and `{cited:website-users}` stand for
//! figures, `{ref:slug}` for another block, `{year}` for the report's year, `{period}` for
//! the month, quarter or year that it is about, and
//! `[^source: Who (year). Title.]` or a Markdown footnote for an endnote. The text
//! becomes a small tree of our own, from which the page and the PDF are drawn, so
//! that no markup of the writer's reaches either.

use std::{collections::BTreeMap, iter::Peekable, ops::Range, vec::IntoIter};

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd, TextMergeStream};

use crate::figure::Binding;

/// Deeper than this, quotes in quotes are left out: nobody writes them, and each
/// level costs stack when drawn.
const DEEPEST: usize = 8;
/// Stand in the place of a mark while Markdown is read; taken out of what people type.
const OPEN: char = '\u{E000}';
const CLOSE: char = '\u{E001}';

/// Something in the text that stands for something else.
#[derive(Debug, Clone, PartialEq)]
pub enum Mark {
    /// A figure, computed or cited; whether in words.
    Figure(Binding),
    /// Another block, by its slug.
    Ref(String),
    /// The report's year.
    Year,
    /// What the report is about: a year, `May 2024`.
    Period,
    /// A source, which becomes an endnote.
    Source(String),
    /// What begins like a mark and is none.
    Unknown(String),
}

/// A stretch of text within a paragraph.
#[derive(Debug, Clone, PartialEq)]
pub enum Inline {
    /// As it is.
    Text(String),
    /// Strong.
    Strong(Vec<Inline>),
    /// Emphasised.
    Emphasis(Vec<Inline>),
    /// A link to `http`, `https` or `mailto`, with its words.
    Link(String, Vec<Inline>),
    /// A line break that was asked for.
    Break,
    /// What stands for something else.
    Mark(Mark),
    /// A figure as the reader sees it, put in the place of its mark.
    Figure {
        /// As it is written.
        written: String,
        /// What is counted and how.
        definition: String,
        /// The endnote with its source, for someone else's.
        note: Option<usize>,
        /// Where the rows behind it are, in the workspace.
        drill: Option<String>,
    },
    /// The number of an endnote, put in the place of its source.
    Note(usize),
    /// Another part of the report, put in the place of its reference.
    Reference {
        /// Its name in addresses.
        slug: String,
        /// Its heading.
        heading: String,
    },
}

/// A paragraph or what stands in its place.
#[derive(Debug, Clone, PartialEq)]
pub enum Passage {
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A heading inside a block; 1 is the highest that the writer used.
    Heading(u8, Vec<Inline>),
    /// A list; with its first number where it is numbered.
    List(Option<u64>, Vec<Vec<Passage>>),
    /// Someone else's words.
    Quote(Vec<Passage>),
    /// A table: head, then rows.
    Table(Vec<Vec<Inline>>, Vec<Vec<Vec<Inline>>>),
}

/// Reads a text. Never fails: what is not understood stays as it was typed.
pub fn read(text: &str) -> Vec<Passage> {
    let (lifted, marks) = lift(text);
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES;
    let events: Vec<Event<'_>> = TextMergeStream::new(Parser::new_ext(&lifted, options)).collect();
    let mut reader = Reader {
        events: events.into_iter().peekable(),
        marks,
        notes: BTreeMap::new(),
    };
    let mut passages = reader.passages(0);
    let notes = std::mem::take(&mut reader.notes);
    each_inline(&mut passages, &mut |inline| {
        if let Inline::Mark(Mark::Source(text)) = inline
            && let Some(label) = text.strip_prefix(OPEN)
        {
            *text = notes.get(label).cloned().unwrap_or_default();
        }
    });
    passages
}

/// The marks of a text in order of appearance.
pub fn marks(passages: &[Passage]) -> Vec<Mark> {
    let mut passages = passages.to_vec();
    let mut found = Vec::new();
    each_inline(&mut passages, &mut |inline| {
        if let Inline::Mark(mark) = inline {
            found.push(mark.clone());
        }
    });
    found
}

/// Calls `act` with every stretch of text, outermost first, in reading order.
pub fn each_inline(passages: &mut [Passage], act: &mut impl FnMut(&mut Inline)) {
    for passage in passages {
        match passage {
            Passage::Paragraph(inlines) | Passage::Heading(_, inlines) => inlines_in(inlines, act),
            Passage::Quote(inner) => each_inline(inner, act),
            Passage::List(_, items) => items.iter_mut().for_each(|item| each_inline(item, act)),
            Passage::Table(head, rows) => {
                for cell in head.iter_mut().chain(rows.iter_mut().flatten()) {
                    inlines_in(cell, act);
                }
            }
        }
    }
}

fn inlines_in(inlines: &mut [Inline], act: &mut impl FnMut(&mut Inline)) {
    for inline in inlines {
        act(inline);
        if let Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link(_, inner) = inline {
            inlines_in(inner, act);
        }
    }
}

/// Takes the marks out of a text and leaves their numbers in their places.
fn lift(text: &str) -> (String, Vec<Mark>) {
    let mut out = String::with_capacity(text.len());
    let mut marks = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['{', '[', OPEN, CLOSE]) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        match mark_at(from) {
            Some((mark, length)) => {
                out.push(OPEN);
                out.push_str(&marks.len().to_string());
                out.push(CLOSE);
                marks.push(mark);
                rest = &from[length..];
            }
            None => {
                let first = from.chars().next().unwrap_or(' ');
                if !matches!(first, OPEN | CLOSE) {
                    out.push(first);
                }
                rest = &from[first.len_utf8()..];
            }
        }
    }
    out.push_str(rest);
    (out, marks)
}

/// The mark at the beginning of a text and its length in bytes.
pub(crate) fn mark_at(text: &str) -> Option<(Mark, usize)> {
    if let Some(inside) = text.strip_prefix("[^source:") {
        let end = closing(inside)?;
        let source = inside[..end].split_whitespace().collect::<Vec<_>>().join(" ");
        return Some((Mark::Source(source), "[^source:".len() + end + 1));
    }
    let inside = text.strip_prefix('{')?;
    let end = inside.find('}').filter(|end| *end <= 200)?;
    let words = &inside[..end];
    let mark = if words == "year" {
        Mark::Year
    } else if words == "period" {
        Mark::Period
    } else if let Some(slug) = words.strip_prefix("ref:") {
        Mark::Ref(slug.trim().to_owned())
    } else if words.starts_with("figure:") || words.starts_with("cited:") {
        Binding::parse(words).map_or_else(|| Mark::Unknown(words.to_owned()), Mark::Figure)
    } else {
        return None;
    };
    Some((mark, end + 2))
}

/// Where the bracket closes that was opened before `text`; brackets within are passed.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, c) in text.char_indices().take(2_000) {
        match c {
            '[' => depth += 1,
            ']' if depth == 0 => return Some(at),
            ']' => depth -= 1,
            '\n' if text[at + 1..].starts_with('\n') => return None,
            _ => {}
        }
    }
    None
}

struct Reader<'a> {
    events: Peekable<IntoIter<Event<'a>>>,
    marks: Vec<Mark>,
    notes: BTreeMap<String, String>,
}

impl Reader<'_> {
    /// Passages up to the end of whatever holds them.
    fn passages(&mut self, depth: usize) -> Vec<Passage> {
        let mut out = Vec::new();
        if depth > DEEPEST {
            self.skip();
            return out;
        }
        // Items of tight lists hold text without a paragraph around it.
        let mut loose = Vec::new();
        while let Some(event) = self.events.next() {
            let passage = match event {
                Event::End(_) => break,
                Event::Start(Tag::Paragraph) => Passage::Paragraph(self.inlines(0)),
                Event::Start(Tag::Heading { level, .. }) => Passage::Heading(rank(level), self.inlines(0)),
                Event::Start(Tag::List(first)) => {
                    let mut items = Vec::new();
                    while matches!(self.events.next(), Some(Event::Start(Tag::Item))) {
                        items.push(self.passages(depth + 1));
                    }
                    Passage::List(first, items)
                }
                Event::Start(Tag::BlockQuote(_)) => Passage::Quote(self.passages(depth + 1)),
                Event::Start(Tag::Table(_)) => self.table(),
                Event::Start(Tag::FootnoteDefinition(label)) => {
                    let text = plain(&self.passages(depth + 1));
                    self.notes.insert(label.to_string(), text);
                    continue;
                }
                Event::Start(Tag::CodeBlock(_) | Tag::HtmlBlock) => Passage::Paragraph(self.inlines(0)),
                Event::Rule => continue,
                other => {
                    self.inline(other, 0, &mut loose);
                    continue;
                }
            };
            flush(&mut loose, &mut out);
            out.push(passage);
        }
        flush(&mut loose, &mut out);
        out
    }

    /// Text up to the end of whatever holds it.
    fn inlines(&mut self, depth: usize) -> Vec<Inline> {
        let mut out = Vec::new();
        if depth > DEEPEST {
            self.skip();
            return out;
        }
        while let Some(event) = self.events.next() {
            if matches!(event, Event::End(_)) {
                break;
            }
            self.inline(event, depth, &mut out);
        }
        out
    }

    fn inline(&mut self, event: Event<'_>, depth: usize, out: &mut Vec<Inline>) {
        match event {
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                self.put_back(&text, out);
            }
            Event::SoftBreak => out.push(Inline::Text(" ".to_owned())),
            Event::HardBreak => out.push(Inline::Break),
            Event::FootnoteReference(label) => {
                // The definition may come later: the label waits behind a character nobody can type.
                out.push(Inline::Mark(Mark::Source(format!("{OPEN}{label}"))));
            }
            Event::Start(Tag::Strong) => {
                let inner = self.inlines(depth + 1);
                out.push(Inline::Strong(inner));
            }
            Event::Start(Tag::Emphasis) => {
                let inner = self.inlines(depth + 1);
                out.push(Inline::Emphasis(inner));
            }
            Event::Start(Tag::Link { dest_url, .. }) => {
                let inner = self.inlines(depth + 1);
                if is_safe(&dest_url) {
                    out.push(Inline::Link(dest_url.to_string(), inner));
                } else {
                    out.extend(inner);
                }
            }
            // Pictures have blocks of their own, with alternative text and credit: here only their words stay.
            Event::Start(_) => {
                let inner = self.inlines(depth + 1);
                out.extend(inner);
            }
            _ => {}
        }
    }

    /// Passes over everything up to the end of whatever holds it.
    fn skip(&mut self) {
        let mut open = 1_usize;
        while open > 0 {
            match self.events.next() {
                Some(Event::Start(_)) => open += 1,
                Some(Event::End(_)) => open -= 1,
                Some(_) => {}
                None => return,
            }
        }
    }

    fn table(&mut self) -> Passage {
        let mut head = Vec::new();
        let mut rows: Vec<Vec<Vec<Inline>>> = Vec::new();
        while let Some(event) = self.events.next() {
            match event {
                Event::Start(Tag::TableHead) => head = self.cells(),
                Event::Start(Tag::TableRow) => {
                    let row = self.cells();
                    rows.push(row);
                }
                Event::End(TagEnd::Table) => break,
                _ => {}
            }
        }
        Passage::Table(head, rows)
    }

    fn cells(&mut self) -> Vec<Vec<Inline>> {
        let mut cells = Vec::new();
        while let Some(Event::Start(Tag::TableCell)) = self.events.next() {
            cells.push(self.inlines(0));
        }
        cells
    }

    /// Puts the marks back into a stretch of text.
    fn put_back(&self, text: &str, out: &mut Vec<Inline>) {
        for (at, part) in text.split(OPEN).enumerate() {
            let rest = match part.split_once(CLOSE).filter(|_| at > 0) {
                Some((number, rest)) => {
                    let mark = number.parse::<usize>().ok().and_then(|at| self.marks.get(at));
                    out.extend(mark.cloned().map(Inline::Mark));
                    rest
                }
                None => part,
            };
            if !rest.is_empty() {
                out.push(Inline::Text(rest.to_owned()));
            }
        }
    }
}

fn flush(loose: &mut Vec<Inline>, out: &mut Vec<Passage>) {
    if !loose.is_empty() {
        out.push(Passage::Paragraph(std::mem::take(loose)));
    }
}

const fn rank(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 | HeadingLevel::H2 => 1,
        _ => 2,
    }
}

fn is_safe(address: &str) -> bool {
    ["https://", "http://", "mailto:"]
        .iter()
        .any(|scheme| address.starts_with(scheme))
}

/// The words of a text alone, for search and for notes; addresses of links stay.
pub fn plain(passages: &[Passage]) -> String {
    let mut whole = String::new();
    for passage in passages {
        let words = plain_of(passage);
        if !whole.is_empty() && !words.is_empty() {
            whole.push(' ');
        }
        whole.push_str(&words);
    }
    whole
}

fn plain_of(passage: &Passage) -> String {
    let mut passages = [passage.clone()];
    let mut out = String::new();
    each_inline(&mut passages, &mut |inline| match inline {
        Inline::Text(text)
        | Inline::Figure { written: text, .. }
        | Inline::Reference { heading: text, .. } => {
            out.push_str(text);
        }
        Inline::Break => out.push(' '),
        Inline::Link(address, inner) if !matches!(inner.as_slice(), [Inline::Text(t)] if t == address) => {
            out.push_str(address);
            out.push(' ');
        }
        _ => {}
    });
    out.trim().to_owned()
}

/// One sentence as the reader reads it, with what was bound in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Sentence {
    /// The sentence; figures stand in it as they are written out.
    pub text: String,
    /// Where bound figures stand in it, in bytes.
    pub bound: Vec<Range<usize>>,
    /// The names of those figures.
    pub names: Vec<String>,
    /// Whether a source is given, or a cited figure stands in it, which brings its own.
    pub has_source: bool,
}

/// Cuts a text into sentences; `write` gives the words of a mark.
pub fn sentences(passages: &[Passage], write: &dyn Fn(&Mark) -> String) -> Vec<Sentence> {
    let mut out = Vec::new();
    for passage in passages {
        match passage {
            Passage::Paragraph(inlines) | Passage::Heading(_, inlines) => cut(&[inlines], write, &mut out),
            Passage::Quote(inner) => out.extend(sentences(inner, write)),
            Passage::List(_, items) => {
                for item in items {
                    out.extend(sentences(item, write));
                }
            }
            Passage::Table(_, rows) => {
                for row in rows {
                    let cells: Vec<&Vec<Inline>> = row.iter().collect();
                    cut(&cells, write, &mut out);
                }
            }
        }
    }
    out
}

#[derive(Default)]
struct Line {
    text: String,
    bound: Vec<(Range<usize>, String)>,
    sources: Vec<usize>,
}

fn cut(stretches: &[&Vec<Inline>], write: &dyn Fn(&Mark) -> String, out: &mut Vec<Sentence>) {
    let mut line = Line::default();
    for stretch in stretches {
        if !line.text.is_empty() {
            line.text.push_str(", ");
        }
        line.put(stretch, write);
    }
    let mut from = 0;
    for to in ends(&line.text) {
        let text = &line.text[from..to];
        let start = from + text.len() - text.trim_start().len();
        if !text.trim().is_empty() {
            let inside = |at: usize| at > from && at <= to;
            let here = || {
                line.bound
                    .iter()
                    .filter(|(range, _)| range.start >= from && range.end <= to)
            };
            out.push(Sentence {
                text: text.trim().to_owned(),
                bound: here()
                    .map(|(range, _)| range.start - start..range.end - start)
                    .collect(),
                names: here().map(|(_, name)| name.clone()).collect(),
                has_source: line.sources.iter().any(|at| inside(*at)),
            });
        }
        from = to;
    }
}

impl Line {
    fn put(&mut self, inlines: &[Inline], write: &dyn Fn(&Mark) -> String) {
        for inline in inlines {
            match inline {
                Inline::Text(text) => self.text.push_str(text),
                Inline::Break => self.text.push(' '),
                Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link(_, inner) => {
                    self.put(inner, write);
                }
                Inline::Mark(Mark::Source(_)) | Inline::Note(_) => self.sources.push(self.text.len()),
                Inline::Figure { written, .. } | Inline::Reference { heading: written, .. } => {
                    self.text.push_str(written);
                }
                Inline::Mark(mark) => {
                    let from = self.text.len();
                    self.text.push_str(&write(mark));
                    if let Mark::Figure(binding) = mark {
                        self.bound.push((from..self.text.len(), binding.name()));
                        if binding.is_cited {
                            self.sources.push(self.text.len());
                        }
                    } else {
                        // A year or the name of a section is nobody's typed number either.
                        self.bound.push((from..self.text.len(), String::new()));
                    }
                }
            }
        }
    }
}

/// Where sentences end, in bytes; the last is the end of the text.
fn ends(text: &str) -> Vec<usize> {
    const SHORT: [&str; 12] = [
        "e.g.", "i.e.", "no.", "dr.", "mr.", "ms.", "mrs.", "st.", "vs.", "cf.", "c.", "approx.",
    ];
    let mut out = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next_is_gap = chars.peek().is_none_or(|(_, next)| next.is_whitespace());
        if matches!(c, '.' | '!' | '?') && next_is_gap {
            let to = at + c.len_utf8();
            let word = text[..to].rsplit(char::is_whitespace).next().unwrap_or("");
            if !SHORT.contains(&word.to_lowercase().trim_start_matches('(')) {
                out.push(to);
            }
        }
    }
    if out.last() != Some(&text.len()) {
        out.push(text.len());
    }
    out
}

#[cfg(test)]
mod tests;
