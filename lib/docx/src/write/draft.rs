//! A document to be written, as its builder puts it together.

/// A document to write.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    pub(crate) title: String,
    pub(crate) language: String,
    pub(crate) right_to_left: bool,
    pub(crate) landscape: bool,
    pub(crate) header: Option<String>,
    pub(crate) footer: Option<Footer>,
    pub(crate) parts: Vec<Part>,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Footer {
    pub(crate) before: String,
    pub(crate) between: String,
    pub(crate) after: String,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Part {
    Title(Line),
    Heading(u8, Line),
    Paragraph(Line),
    Item {
        ordered: bool,
        level: u8,
        list: usize,
        line: Line,
    },
    Table(Grid),
    Cards(Cards),
    Picture(Shown),
    PageBreak,
}

/// A paragraph's text: pieces in order, and how it runs.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Line {
    pub(crate) pieces: Vec<Piece>,
    pub(crate) right_to_left: Option<bool>,
    pub(crate) centred: bool,
    pub(crate) small: bool,
    pub(crate) with_next: bool,
    pub(crate) mark: Option<String>,
}

/// A stretch of text of one format; `\n` is a line break, `\t` a tab. Characters that XML
/// cannot hold are left out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Piece {
    /// The text.
    pub text: String,
    /// Whether it is bold.
    pub bold: bool,
    /// Whether it is in italics.
    pub italic: bool,
    /// Its language where it is not the document's: `id-ID`, `ar-SA` (BCP 47).
    pub language: Option<String>,
    /// How large its letters are, in points; as the style says where there is none.
    pub size: Option<u8>,
}

/// A table to write: equal rows of lines, under headings that each page repeats.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Grid {
    /// Headings; without one the table has no row of them.
    pub headings: Vec<String>,
    /// How wide each column is beside the others; where one is missing it is 1.
    pub widths: Vec<f64>,
    /// Rows from the top, each cell a line.
    pub rows: Vec<Vec<Line>>,
}

/// Cards of one size, edge to edge, to be cut apart or folded: badges, name tents.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Cards {
    /// How many stand beside one another, at least 1.
    pub across: usize,
    /// How high each is, in millimetres.
    pub height: f64,
    /// The cards in reading order, each with its lines, which stand in the middle.
    pub cards: Vec<Vec<Line>>,
}

/// A picture to write.
#[derive(Debug, Clone, PartialEq)]
pub struct Shown {
    /// A PNG or JPEG file.
    pub bytes: Vec<u8>,
    /// What it shows, in a sentence, for whoever does not see it.
    pub description: String,
    /// Width in millimetres, at most the page's text; its height follows.
    pub width: f64,
}

impl Piece {
    /// The same in bold.
    pub fn bold(mut self) -> Self {
        self.bold = true;
        self
    }

    /// The same in italics.
    pub fn italic(mut self) -> Self {
        self.italic = true;
        self
    }

    /// The same in letters of this size, in points.
    pub fn sized(mut self, points: u8) -> Self {
        self.size = Some(points);
        self
    }

    /// The same in a language of its own.
    pub fn in_language(mut self, language: impl Into<String>) -> Self {
        self.language = Some(language.into());
        self
    }
}

impl<T: Into<String>> From<T> for Piece {
    fn from(text: T) -> Self {
        Piece {
            text: text.into(),
            ..Piece::default()
        }
    }
}

impl<T: Into<String>> From<T> for Line {
    fn from(text: T) -> Self {
        Line::of([Piece::from(text)])
    }
}

impl Line {
    /// A line of pieces.
    pub fn of(pieces: impl IntoIterator<Item = Piece>) -> Self {
        Line {
            pieces: pieces.into_iter().collect(),
            ..Line::default()
        }
    }

    /// Its pieces in order.
    pub fn pieces(&self) -> impl Iterator<Item = &Piece> {
        self.pieces.iter()
    }

    /// The same from right to left, or from left to right in a document that does not.
    pub fn right_to_left(mut self, yes: bool) -> Self {
        self.right_to_left = Some(yes);
        self
    }

    /// The same under a name that stays with the paragraph when the document is edited, and
    /// that readers do not see (a bookmark, ECMA-376 part 1, 17.13.6): a letter, then letters,
    /// digits and `_`, at most 39 characters; what is none of these is left out.
    pub fn marked(mut self, name: &str) -> Self {
        let kept = name.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '_');
        self.mark = Some(kept.take(39).collect()).filter(|name: &String| !name.is_empty());
        self
    }

    /// The same, centred.
    pub fn centred(mut self) -> Self {
        self.centred = true;
        self
    }

    /// The same in small letters, for sources and remarks.
    pub fn small(mut self) -> Self {
        self.small = true;
        self
    }

    /// The same, kept on one page with the paragraph that follows: a line above a heading.
    #[must_use]
    pub fn with_next(mut self) -> Self {
        self.with_next = true;
        self
    }
}

impl Draft {
    /// An empty document on A4. `language` is that of its text (`en-GB`, BCP 47); Arabic,
    /// Dari, Farsi, Hebrew, Pashto and Urdu make it run from right to left.
    pub fn new(title: impl Into<String>, language: impl Into<String>) -> Self {
        let language = language.into();
        let code = language.split('-').next().unwrap_or_default().to_lowercase();
        Draft {
            title: title.into(),
            right_to_left: matches!(code.as_str(), "ar" | "fa" | "prs" | "he" | "ps" | "ur" | "dv"),
            language,
            landscape: false,
            header: None,
            footer: None,
            parts: Vec::new(),
        }
    }

    /// Lays its pages across.
    pub fn landscape(&mut self) -> &mut Self {
        self.landscape = true;
        self
    }

    /// A line at the top of each page.
    pub fn header(&mut self, text: impl Into<String>) -> &mut Self {
        self.header = Some(text.into());
        self
    }

    /// The page's number at the foot of each page, between words: `before` 3 `between` 12
    /// `after`; without `between` the number of pages is left out.
    pub fn page_numbers(
        &mut self,
        before: impl Into<String>,
        between: impl Into<String>,
        after: impl Into<String>,
    ) -> &mut Self {
        self.footer = Some(Footer {
            before: before.into(),
            between: between.into(),
            after: after.into(),
        });
        self
    }

    /// The title over the text.
    pub fn title(&mut self, line: impl Into<Line>) -> &mut Self {
        self.parts.push(Part::Title(line.into()));
        self
    }

    /// A heading; a level outside 1 to 6 is taken as the nearest of them.
    pub fn heading(&mut self, level: u8, line: impl Into<Line>) -> &mut Self {
        self.parts.push(Part::Heading(level.clamp(1, 6), line.into()));
        self
    }

    /// A paragraph.
    pub fn paragraph(&mut self, line: impl Into<Line>) -> &mut Self {
        self.parts.push(Part::Paragraph(line.into()));
        self
    }

    /// A list: its items with their levels from 0 to 5; a counted one begins at 1.
    pub fn list(&mut self, ordered: bool, items: impl IntoIterator<Item = (u8, Line)>) -> &mut Self {
        let list = self.parts.len();
        for (level, line) in items {
            self.parts.push(Part::Item {
                ordered,
                level: level.min(5),
                list,
                line,
            });
        }
        self
    }

    /// A table.
    pub fn table(&mut self, grid: Grid) -> &mut Self {
        self.parts.push(Part::Table(grid));
        self
    }

    /// Cards to be cut apart.
    pub fn cards(&mut self, cards: Cards) -> &mut Self {
        self.parts.push(Part::Cards(cards));
        self
    }

    /// A picture in a paragraph of its own.
    pub fn picture(&mut self, shown: Shown) -> &mut Self {
        self.parts.push(Part::Picture(shown));
        self
    }

    /// What follows begins on a new page.
    pub fn page_break(&mut self) -> &mut Self {
        self.parts.push(Part::PageBreak);
        self
    }
}
