//! What a reading gives: a document's paragraphs and tables, and what people noted on them.
use jiff::civil::DateTime;

/// A document as its readers see it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Document {
    /// The title in its properties, if it has one.
    pub title: Option<String>,
    /// The language of its text where nothing else is said, such as `en-GB`.
    pub language: Option<String>,
    /// Paragraphs and tables in reading order. A text box stands after the paragraph that
    /// holds it; of alternative contents the first is read.
    pub blocks: Vec<Block>,
    /// Comments in the order in which the document keeps them.
    pub comments: Vec<Comment>,
    /// Tracked changes of text, paragraph marks and table rows, in reading order. Changes of
    /// format alone are left out.
    pub changes: Vec<Change>,
    /// Footnotes, then endnotes, in the order of their references.
    pub notes: Vec<Note>,
    /// Pictures in reading order, each as often as it is shown.
    pub pictures: Vec<Picture>,
    /// The texts of page headers and footers.
    pub margins: Vec<String>,
    /// What was left out of the reading.
    pub left_out: Vec<LeftOut>,
}

/// A paragraph or a table.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Paragraph),
    /// A table.
    Table(Table),
}

/// One paragraph.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Paragraph {
    /// From 1, in reading order, those of tables and text boxes counted.
    pub number: u32,
    /// The name of its style, such as `heading 1`; none for the plain one.
    pub style: Option<String>,
    /// Level of a heading, 1 to 9.
    pub heading: Option<u8>,
    /// Its place in a list.
    pub list: Option<ListPlace>,
    /// Whether it runs from right to left.
    pub right_to_left: bool,
    /// Whether it stands in a text box.
    pub boxed: bool,
    /// Names that somebody gave to places in it (bookmarks, ECMA-376 part 1, 17.13.6); at most
    /// [`Paragraph::MARKS`] of them.
    pub marks: Vec<String>,
    /// Its text in stretches of one format.
    pub runs: Vec<Run>,
}

/// Where a paragraph stands in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ListPlace {
    /// From 0.
    pub level: u8,
    /// Whether it is counted rather than marked.
    pub ordered: bool,
}

/// A stretch of text of one format.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Run {
    /// The text; a line break is `\n`, a tab `\t`.
    pub text: String,
    /// Set in bold on the stretch itself.
    pub bold: bool,
    /// Set in italics on the stretch itself.
    pub italic: bool,
    /// Hidden by its format or by a style.
    pub hidden: bool,
    /// Its own language, such as `id-ID`.
    pub language: Option<String>,
    /// The address a link leads to; it was not followed.
    pub link: Option<String>,
    /// The innermost tracked change it lies in: a place in [`Document::changes`].
    pub change: Option<usize>,
    /// Whether it is there when no change is accepted.
    pub before: bool,
    /// Whether it is there when all changes are accepted.
    pub after: bool,
}

impl Paragraph {
    /// As many names of one paragraph are kept.
    pub const MARKS: usize = 16;

    /// The text people see with all changes accepted; hidden text is left out.
    pub fn text(&self) -> String {
        let seen = self.runs.iter().filter(|run| run.after && !run.hidden);
        seen.map(|run| run.text.as_str()).collect()
    }

    /// The text people saw before any tracked change; hidden text is left out.
    pub fn text_before(&self) -> String {
        let seen = self.runs.iter().filter(|run| run.before && !run.hidden);
        seen.map(|run| run.text.as_str()).collect()
    }
}

/// A table; tables within its cells are kept there.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// Rows from the top.
    pub rows: Vec<TableRow>,
}

/// One row of a table.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TableRow {
    /// Whether it is repeated at the top of each page.
    pub header: bool,
    /// Whether a tracked change takes it away.
    pub deleted: bool,
    /// Cells from the first column on.
    pub cells: Vec<TableCell>,
}

/// One cell of a table.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TableCell {
    /// Its first column, from 0.
    pub column: usize,
    /// Columns it covers, at least 1.
    pub columns: usize,
    /// Rows it covers from its own on, at least 1.
    pub rows: usize,
    /// Whether it is covered by the cell above, merged with it.
    pub covered: bool,
    /// What stands in it.
    pub blocks: Vec<Block>,
}

impl TableCell {
    /// Its paragraphs as text, one a line, without those of tables within it.
    pub fn text(&self) -> String {
        let lines = self.blocks.iter().filter_map(|block| match block {
            Block::Paragraph(paragraph) => Some(paragraph.text()),
            Block::Table(_) => None,
        });
        lines.collect::<Vec<_>>().join("\n").trim().to_owned()
    }

    /// The tables that stand directly in it.
    pub fn tables(&self) -> impl Iterator<Item = &Table> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Table(table) => Some(table),
            Block::Paragraph(_) => None,
        })
    }
}

/// Somebody's remark beside the text (ECMA-376 part 1, 17.13.4).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Comment {
    /// As the document names it.
    pub id: String,
    /// Whoever wrote it, as their program called them; may be empty.
    pub author: String,
    /// When, in the local time of whoever wrote it.
    pub at: Option<DateTime>,
    /// What it says, one paragraph a line.
    pub text: String,
    /// Number of the paragraph where its range begins; none if it stands nowhere.
    pub paragraph: Option<u32>,
    /// Number of the paragraph where its range ends.
    pub last_paragraph: Option<u32>,
    /// The text it stands at, with all changes accepted; cut at 4,000 characters.
    pub quoted: String,
    /// The comment it answers, by its id.
    pub answers: Option<String>,
    /// Whether somebody marked it as done.
    pub done: bool,
}

/// A change that the document keeps track of (ECMA-376 part 1, 17.13.5).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What happens when it is accepted.
    pub kind: ChangeKind,
    /// What it is a change of.
    pub of: ChangeOf,
    /// Whoever made it, as their program called them; may be empty.
    pub author: String,
    /// When, in the local time of whoever made it.
    pub at: Option<DateTime>,
    /// The text it holds, that of changes within it included; cut at 20,000 characters.
    pub text: String,
    /// Number of the paragraph it begins in; for a change in a note, of the paragraph that
    /// refers to the note.
    pub paragraph: u32,
    /// The change around it: a place in [`Document::changes`], before its own.
    pub within: Option<usize>,
    /// For the two ends of a move, the name they share.
    pub moved: Option<String>,
}

/// What happens to the text when a change is accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangeKind {
    /// It comes in.
    Inserted,
    /// It goes.
    Deleted,
    /// It goes here and comes in elsewhere.
    MovedFrom,
    /// It comes in here from elsewhere.
    MovedTo,
}

impl ChangeKind {
    /// Whether the text is there once the change is accepted.
    pub fn stays(self) -> bool {
        matches!(self, ChangeKind::Inserted | ChangeKind::MovedTo)
    }
}

/// What is changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangeOf {
    /// A stretch of text.
    Text,
    /// The end of a paragraph: accepted, it is split there or joined with the next.
    ParagraphEnd,
    /// A row of a table.
    Row,
}

/// A footnote or an endnote.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Note {
    /// Whether it stands at the end of the document rather than of the page.
    pub at_end: bool,
    /// What it says, one paragraph a line, with all changes accepted.
    pub text: String,
    /// Number of the paragraph that refers to it.
    pub paragraph: u32,
}

/// A picture where it is shown.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Picture {
    /// The part that holds it, for [`picture`](crate::picture); empty for one that only
    /// stands elsewhere and was not fetched.
    pub part: String,
    /// Its file's name without the folder.
    pub name: String,
    /// Size of its file unpacked, in bytes, as the document states it.
    pub bytes: u64,
    /// Width and height as shown, in millimetres.
    pub size: Option<(f64, f64)>,
    /// The alternative text; empty without one.
    pub description: String,
    /// Number of the paragraph it stands in.
    pub paragraph: u32,
}

/// Something that was left out of a reading; its text is a sentence.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LeftOut {
    /// Macros.
    #[error("The document carries macros. They were left out and did not run; its text was read.")]
    Macros,
    /// Pictures, templates or frames that lie elsewhere.
    #[error("The document points to {0} things outside itself. None was fetched.")]
    Outside(usize),
    /// Workbooks, documents or programs embedded in it.
    #[error(
        "The document holds {0} embedded objects. They were left out; take what they show from their own files."
    )]
    Embedded(usize),
    /// Pages of another format that Word would insert when it opens the document.
    #[error(
        "The document inserts {0} other files when it is opened. They were left out; open it in Word, save it again, and send that copy."
    )]
    Inserted(usize),
}

impl Document {
    /// All paragraphs in reading order, those of tables included.
    pub fn paragraphs(&self) -> Vec<&Paragraph> {
        let mut found = Vec::new();
        for block in &self.blocks {
            paragraphs(block, &mut found);
        }
        found
    }

    /// All tables in reading order; one within a cell comes after the one around it.
    pub fn tables(&self) -> Vec<&Table> {
        let mut found = Vec::new();
        for block in &self.blocks {
            tables(block, &mut found);
        }
        found
    }
}

fn paragraphs<'a>(block: &'a Block, found: &mut Vec<&'a Paragraph>) {
    match block {
        Block::Paragraph(paragraph) => found.push(paragraph),
        Block::Table(table) => {
            let cells = table.rows.iter().flat_map(|row| &row.cells);
            for block in cells.flat_map(|cell| &cell.blocks) {
                paragraphs(block, found);
            }
        }
    }
}

fn tables<'a>(block: &'a Block, found: &mut Vec<&'a Table>) {
    if let Block::Table(table) = block {
        found.push(table);
        let cells = table.rows.iter().flat_map(|row| &row.cells);
        for block in cells.flat_map(|cell| &cell.blocks) {
            tables(block, found);
        }
    }
}
