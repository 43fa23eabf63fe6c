//! From a workbook to rows: headings found, what each sheet and column is, what is known
//! beside the cells. Values in, values out.

use std::{
    cell::RefCell,
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

use balai_dates::{order_of, serial};
use balai_names::{fold, heading_score};
use balai_sheets::{Cell, Header, Limits, Note, Refusal, Sheet, column_name, find_header};

use super::{
    Holds, ImportKind,
    contents::is_serial,
    guess::{Guess, Shown, guess, known_words},
    mapping::{How, MappedColumn, Mapping, Remembered, headings_key, year_in, year_of},
    texts::{ReadRow, Texts},
};
use crate::{error::Error, text::Message};

/// Rows in which headings are looked for.
const HEADING_ROWS: usize = 25;
/// Different cells of a column that are shown beside what it was taken for.
const SHOWN: usize = 3;
/// The longest of them, in characters.
const SHORT: usize = 28;

/// One sheet as it was understood.
pub(super) struct ReadSheet {
    pub name: String,
    pub kind: Option<&'static str>,
    pub header_row: Option<i64>,
    pub mapping: Mapping,
    pub notes: Vec<Message>,
    pub rows: Vec<ReadRow>,
}

/// How kind and columns are found: what a person said, what is remembered.
pub(super) struct Wishes<'a> {
    /// The kind that whoever sends the file named.
    pub kind: Option<&'a str>,
    /// Kinds and columns chosen by hand, by the sheet's place.
    pub chosen: HashMap<usize, (Option<String>, Option<Mapping>)>,
    /// What was confirmed before of sheets with the same headings.
    pub remembered: &'a Remembered,
}

/// Reads all sheets of a file.
pub(super) fn read(
    name: &str,
    bytes: &[u8],
    kinds: &[Arc<dyn ImportKind>],
    wishes: &Wishes<'_>,
) -> Result<Vec<ReadSheet>, Error> {
    let book = balai_sheets::read(name, bytes, &Limits::default()).map_err(|r| refused(&r))?;
    let words = known_words(kinds);
    let filled = book.sheets.iter().filter(|sheet| sheet.rows.len() > 1).count();
    Ok(book
        .sheets
        .into_iter()
        .enumerate()
        .map(|(at, sheet)| {
            let chosen = wishes.chosen.get(&at);
            let understanding = Understanding {
                file: name,
                kinds,
                wished: wishes.kind,
                is_only: filled < 2,
                chosen_kind: chosen.and_then(|(kind, _)| kind.as_deref()),
                chosen_mapping: chosen.and_then(|(_, mapping)| mapping.as_ref()),
                remembered: wishes.remembered,
                words: &words,
            };
            understanding.sheet(&sheet)
        })
        .collect())
}

/// What each sheet of a file would be taken for: its kind's word and its columns.
///
/// # Errors
/// [`Error::Refused`] with a sentence when the file cannot be read.
pub fn understand(
    name: &str,
    bytes: &[u8],
    kinds: &[Arc<dyn ImportKind>],
) -> Result<Vec<(Option<&'static str>, Mapping)>, Error> {
    let wishes = Wishes {
        kind: None,
        chosen: HashMap::new(),
        remembered: &Remembered::default(),
    };
    let sheets = read(name, bytes, kinds, &wishes)?;
    Ok(sheets
        .into_iter()
        .map(|sheet| (sheet.kind, sheet.mapping))
        .collect())
}

struct Understanding<'a> {
    file: &'a str,
    kinds: &'a [Arc<dyn ImportKind>],
    wished: Option<&'a str>,
    is_only: bool,
    chosen_kind: Option<&'a str>,
    chosen_mapping: Option<&'a Mapping>,
    remembered: &'a Remembered,
    words: &'a std::collections::HashSet<String>,
}

impl Understanding<'_> {
    fn sheet(&self, sheet: &Sheet) -> ReadSheet {
        let notes = sheet.notes.iter().map(told).collect();
        let mut read = ReadSheet {
            name: sheet.name.clone(),
            kind: None,
            header_row: None,
            mapping: Mapping::default(),
            notes,
            rows: Vec::new(),
        };
        if sheet.hidden {
            read.notes.push(Message::new("import-note-hidden"));
        }
        let Some(header) = self.header(sheet) else {
            read.notes.push(Message::new("import-note-no-headings"));
            return read;
        };
        read.header_row = Some(i64::from(header.row));
        let texts = Texts::new(sheet, &header);
        let titles = texts.titles(sheet, &header);
        let rows = texts.rows(sheet, &header, &mut read.notes);
        let headings: Vec<String> = header.columns.iter().map(|(_, text)| text.clone()).collect();
        let letters: Vec<String> = header.columns.iter().map(|(at, _)| column_name(*at)).collect();
        let samples: Vec<Vec<&str>> = letters
            .iter()
            .map(|letter| {
                let cells = rows.iter().filter_map(|row| row.cells.get(letter));
                cells.take(60).collect()
            })
            .collect();
        let mut names: Vec<&str> = vec![&sheet.name];
        names.extend(titles.iter().take(3).map(String::as_str));
        let shown = Shown {
            names: &names,
            headings: &headings,
            samples: &samples,
        };
        let left_out = self.left_out(&headings);
        let (kind, guess) = match left_out {
            Some(_) => (None, None),
            None => self.kind(&shown),
        };
        read.kind = kind.map(|kind| kind.code());
        read.mapping.left_out = left_out;
        read.mapping.columns = header
            .columns
            .iter()
            .enumerate()
            .map(|(at, (column, heading))| {
                let found = guess.as_ref().and_then(|g| g.fields.get(at).cloned().flatten());
                MappedColumn {
                    column: *column,
                    heading: heading.clone(),
                    how: found.as_ref().map_or(How::Heading, |(_, how)| *how),
                    field: found.map(|(field, _)| field),
                    samples: samples.get(at).map(|cells| shown_of(cells)).unwrap_or_default(),
                }
            })
            .collect();
        if let Some(kind) = kind {
            self.recall(kind, &mut read.mapping);
            read.notes.extend(unused(&read.mapping, &samples));
            read.rows = rows;
            self.hints(kind, titles, &mut read);
        } else {
            read.notes.push(Message::new(match left_out {
                Some(How::Remembered) => "import-note-left-out-before",
                Some(_) => "import-note-left-out",
                None => "import-note-no-kind",
            }));
        }
        read
    }

    /// Whether the sheet is left out: as somebody said of it, or of the same headings
    /// before. Who names a kind for the file wants its only sheet taken.
    fn left_out(&self, headings: &[String]) -> Option<How> {
        if self.chosen_kind.is_some() {
            return None;
        }
        let told = self.chosen_mapping.and_then(|mapping| mapping.left_out);
        if told.is_some() || (self.wished.is_some() && self.is_only) {
            return told;
        }
        let key = headings_key(headings.iter().map(String::as_str));
        self.remembered.is_left_out(&key).then_some(How::Remembered)
    }

    fn header(&self, sheet: &Sheet) -> Option<Header> {
        // The same texts come again and again; each is scored once.
        let seen: RefCell<HashMap<String, u8>> = RefCell::default();
        let score = |text: &str| -> u8 {
            if text.len() > 120 {
                return 0;
            }
            if let Some(known) = seen.borrow().get(text) {
                return *known;
            }
            let folded = fold(text);
            let points = if folded.split(' ').any(|word| self.words.contains(word)) {
                self.kinds
                    .iter()
                    .flat_map(|kind| kind.columns())
                    .map(|spec| heading_score(text, spec.synonyms))
                    .max()
                    .filter(|points| *points >= 50)
                    .unwrap_or(0)
            } else {
                0
            };
            seen.borrow_mut().insert(text.to_owned(), points);
            points
        };
        find_header(sheet, &score, HEADING_ROWS)
    }

    /// What a sheet holds: as a person said of it, or of the same headings before; else by
    /// what fits best.
    fn kind(&self, shown: &Shown<'_>) -> (Option<&dyn ImportKind>, Option<Guess>) {
        let of = |code: &str| self.kinds.iter().find(|kind| kind.code() == code);
        if let Some(kind) = self.chosen_kind.and_then(of) {
            return (Some(kind.as_ref()), Some(guess(kind.as_ref(), shown)));
        }
        let file = self.file.rsplit(['/', '\\']).next().unwrap_or(self.file);
        let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
        let mut names = shown.names.to_vec();
        if self.is_only {
            names.push(stem);
        }
        let shown = &Shown {
            names: &names,
            ..*shown
        };
        if let Some(kind) = self.wished.and_then(of).filter(|_| self.is_only) {
            return (Some(kind.as_ref()), Some(guess(kind.as_ref(), shown)));
        }
        let key = headings_key(shown.headings.iter().map(String::as_str));
        let before = self.remembered.kinds(&key);
        let best = self
            .kinds
            .iter()
            .filter(|kind| before.is_empty() || before.contains(&kind.code()))
            .filter_map(|kind| {
                let guess = guess(kind.as_ref(), shown);
                let wished = f64::from(u8::from(self.wished == Some(kind.code())));
                let fits = guess.fits? + wished;
                (fits > 0.8 || !before.is_empty()).then_some((fits, kind, guess))
            })
            .max_by(|a, b| a.0.total_cmp(&b.0));
        match best {
            Some((_, kind, guess)) => (Some(kind.as_ref()), Some(guess)),
            // Nothing about it looks so, but somebody said so.
            None => match before.first().copied().and_then(of) {
                Some(kind) => (Some(kind.as_ref()), Some(guess(kind.as_ref(), shown))),
                None => (None, None),
            },
        }
    }

    /// What a person said of these headings, now or before, goes over any guess.
    fn recall(&self, kind: &dyn ImportKind, mapping: &mut Mapping) {
        let before = self.remembered.of(&mapping.headings_key(), kind.code());
        match (self.chosen_mapping, before) {
            (Some(chosen), _) => {
                for column in &mut mapping.columns {
                    let is_same = |other: &&MappedColumn| other.column == column.column;
                    if let Some(same) = chosen.columns.iter().find(is_same) {
                        column.field.clone_from(&same.field);
                        column.how = same.how;
                    }
                }
                mapping.hints.orders = chosen.hints.orders.clone();
            }
            (None, Some(remembered)) => {
                for column in &mut mapping.columns {
                    let heading = fold(&column.heading);
                    let is_same = |other: &&MappedColumn| fold(&other.heading) == heading;
                    if let Some(same) = remembered.columns.iter().find(is_same) {
                        column.field.clone_from(&same.field);
                        column.how = How::Remembered;
                    }
                }
            }
            (None, None) => {}
        }
    }

    fn hints(&self, kind: &dyn ImportKind, titles: Vec<String>, read: &mut ReadSheet) {
        let fields: Vec<(String, String)> = read
            .mapping
            .fields()
            .map(|(column, field)| (column_name(column), field.to_owned()))
            .collect();
        let holds = |field: &str| {
            let spec = kind.columns().iter().find(|spec| spec.field == field);
            spec.map(|spec| spec.holds)
        };
        let rows = &read.rows;
        let cells = |letter: &str| {
            let letter = letter.to_owned();
            rows.iter().filter_map(move |row| row.cells.get(&letter))
        };
        let is_numbered = |field: &str| {
            let mut specs = kind.columns().iter();
            specs.any(|spec| spec.field == field && spec.numbered.is_some())
        };
        let blank = fields
            .iter()
            .filter(|(letter, field)| is_numbered(field) && cells(letter).next().is_none())
            .map(|(letter, _)| letter.clone())
            .collect();
        let mut headings = BTreeMap::new();
        for column in &read.mapping.columns {
            if let Some(field) = &column.field {
                headings
                    .entry(field.clone())
                    .or_insert_with(|| column.heading.clone());
            }
        }
        let dated: Vec<&(String, String)> = fields
            .iter()
            .filter(|(_, field)| holds(field) == Some(Holds::Date))
            .collect();
        // One hand wrote the sheet: what one column proves holds for the others,
        // unless they prove the contrary.
        let common = order_of(dated.iter().flat_map(|(letter, _)| cells(letter)));
        let mut orders = read.mapping.hints.orders.clone();
        let mut greatest = BTreeMap::new();
        let mut serials = Vec::new();
        for (letter, field) in &fields {
            match holds(field) {
                Some(Holds::Date) => {
                    if let Some((text, day)) = cells(letter).find_map(|text| Some((text, serial(text)?))) {
                        let note = Message::new("import-note-serial")
                            .with("column", letter.as_str())
                            .with("written", text)
                            .with("day", day);
                        serials.push(note);
                    }
                    if let Some(order) = order_of(cells(letter)).or(common) {
                        orders.entry(field.clone()).or_insert(order);
                    }
                }
                Some(Holds::Number) => {
                    let most = cells(letter)
                        .filter_map(|text| Cell::Text(text.to_owned()).number())
                        .reduce(f64::max);
                    if let Some(most) = most {
                        greatest.insert(field.clone(), most);
                    }
                }
                _ => {}
            }
        }
        let mut all = vec![read.name.clone()];
        all.extend(titles);
        let mut named = all.clone();
        named.push(self.file.to_owned());
        let year = year_in(&named)
            .or_else(|| year_of(dated.iter().flat_map(|(letter, _)| cells(letter)).take(2_000)));
        read.notes.extend(serials);
        read.mapping.hints.year = year;
        read.mapping.hints.orders = orders;
        read.mapping.hints.greatest = greatest;
        read.mapping.hints.titles = all;
        read.mapping.hints.headings = headings;
        read.mapping.hints.blank = blank;
        read.mapping.hints.fields = fields.into_iter().map(|(_, field)| field).collect();
    }
}

/// The beginnings of the first different cells of a column.
fn shown_of(cells: &[&str]) -> Vec<String> {
    let mut shown: Vec<String> = Vec::new();
    for cell in cells {
        let line = cell.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut text: String = line.chars().take(SHORT).collect();
        if text.len() < line.len() {
            text.push('…');
        }
        if !text.is_empty() && !shown.contains(&text) {
            shown.push(text);
        }
        if shown.len() == SHOWN {
            break;
        }
    }
    shown
}

/// The columns of which nothing is taken, so that nobody has to find out by what is missing.
fn unused(mapping: &Mapping, samples: &[Vec<&str>]) -> Option<Message> {
    let left: Vec<&str> = mapping
        .columns
        .iter()
        .zip(samples)
        .filter(|(column, cells)| column.field.is_none() && !cells.is_empty() && !is_serial(cells))
        .map(|(column, _)| column.heading.as_str())
        .filter(|heading| !fold(heading).is_empty())
        .take(20)
        .collect();
    (!left.is_empty()).then(|| Message::new("import-note-unused").with("columns", left.join(", ")))
}

/// What the reader left out or guessed, in the catalogue's words.
fn told(note: &Note) -> Message {
    match note {
        Note::ColumnsCut { kept, reached } => Message::new("import-note-columns")
            .with("kept", i64::try_from(*kept).unwrap_or(i64::MAX))
            .with("last", column_name(reached.saturating_sub(1))),
        Note::EncodingGuessed(encoding) => Message::new("import-note-encoding").with("encoding", *encoding),
        Note::QuoteNeverCloses { row } => Message::new("import-note-quote").with("row", i64::from(*row)),
        Note::CellUnread { near_row, found } => Message::new("import-note-cell")
            .with("row", i64::from(*near_row))
            .with("found", found.as_str()),
        Note::ChangesTaken { changes } => {
            Message::new("import-note-changes").with("changes", i64::try_from(*changes).unwrap_or(i64::MAX))
        }
        Note::MergesCut { kept } => {
            Message::new("import-note-merges").with("kept", i64::try_from(*kept).unwrap_or(i64::MAX))
        }
        // What the reader learns to say later is told in its own words until it is translated.
        other => Message::new("import-note-other").with("what", other.to_string()),
    }
}

/// A refused file as an error with its sentence in every language.
pub(super) fn refused(refusal: &Refusal) -> Error {
    let message = match refusal {
        Refusal::Empty => Message::new("import-refused-empty"),
        Refusal::NothingInside => Message::new("import-refused-nothing"),
        Refusal::Damaged(_) => Message::new("import-refused-damaged"),
        Refusal::Password => Message::new("import-refused-password"),
        Refusal::TooLarge { bytes, most } => Message::new("import-refused-large")
            .with("size", bytes.div_ceil(1 << 20))
            .with("most", *most >> 20),
        Refusal::Bomb => Message::new("import-refused-bomb"),
        Refusal::WrongType(_) => Message::new("import-refused-type"),
        Refusal::NoTable => Message::new("import-refused-no-table"),
        Refusal::TooManySheets(most) => Message::new("import-refused-sheets").with("most", *most),
        Refusal::TooManyRows(most) => Message::new("import-refused-rows").with("most", *most),
        Refusal::TooManyCells(most) => Message::new("import-refused-cells").with("most", *most),
        other => Message::new("import-refused-other").with("why", other.to_string()),
    };
    Error::Refused(message)
}
