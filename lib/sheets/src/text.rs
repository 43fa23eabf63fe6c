//! Separated text: which encoding, which separator, which cells.
use crate::book::Gather;
use crate::{Cell, Limits, Note, Refusal, Sheet};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_874, WINDOWS_1252, WINDOWS_1258};
use std::borrow::Cow;

/// Characters that separate cells, the most usual first: a tie goes to it.
const SEPARATORS: [char; 4] = [',', ';', '\t', '|'];

/// Rows looked at to guess the separator.
const SAMPLE: usize = 200;

/// Reads separated text in UTF-8, UTF-16 or a Windows encoding (1252, 1258, 874),
/// with commas, semicolons, tabs or bars between the cells. All cells are
/// [`Cell::Text`]; NUL characters are dropped; a row ends with CR, LF or both; rows
/// may be of unequal length. The sheet has no name.
///
/// # Errors
/// [`Refusal::Empty`], and the sizes of [`Limits::default`].
pub fn read_text(bytes: &[u8]) -> Result<Sheet, Refusal> {
    read_bounded(bytes, &Limits::default())
}

/// Reads cells pasted from a spreadsheet (tabs between them) or from any text.
///
/// # Errors
/// As [`read_text`].
pub fn paste(text: &str) -> Result<Sheet, Refusal> {
    read_text(text.as_bytes())
}

pub(crate) fn read_bounded(bytes: &[u8], limits: &Limits) -> Result<Sheet, Refusal> {
    if bytes.len() > limits.bytes {
        return Err(Refusal::TooLarge {
            bytes: bytes.len(),
            most: limits.bytes,
        });
    }
    let (text, guessed) = decode(bytes);
    let text = if text.contains('\0') {
        Cow::Owned(text.replace('\0', ""))
    } else {
        text
    };
    if text.trim().is_empty() {
        return Err(Refusal::Empty);
    }
    // Excel writes the separator into the first line when asked to.
    let (declared, body, skipped) = declared_separator(&text);
    let separator = declared.unwrap_or_else(|| guess_separator(body));
    let mut sheet = cells(body, separator, skipped, limits)?;
    sheet.notes.extend(guessed.map(Note::EncodingGuessed));
    Ok(sheet)
}

/// `sep=;` on the first line: the separator, the rest, and how many rows that took.
fn declared_separator(text: &str) -> (Option<char>, &str, u32) {
    let Some((line, rest)) = text.split_once('\n') else {
        return (None, text, 0);
    };
    let mut tail = line.trim_end_matches('\r').strip_prefix("sep=");
    match tail.take().map(|tail| tail.chars().collect::<Vec<_>>()) {
        Some(chars) if chars.len() == 1 && SEPARATORS.contains(&chars[0]) => (Some(chars[0]), rest, 1),
        _ => (None, text, 0),
    }
}

/// The text, and the name of its encoding if that was a guess.
fn decode(bytes: &[u8]) -> (Cow<'_, str>, Option<&'static str>) {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return (encoding.decode_without_bom_handling(&bytes[mark..]).0, None);
    }
    if let Some(encoding) = wide(bytes) {
        return (encoding.decode_without_bom_handling(bytes).0, None);
    }
    let (text, bad) = UTF_8.decode_without_bom_handling(bytes);
    if !bad {
        return (text, None);
    }
    let encoding = narrow(bytes);
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    (text, Some(encoding.name()))
}

/// UTF-16 without a mark: in text that is mostly Latin every other byte is NUL.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(4_096) & !1];
    if head.len() < 4 {
        return None;
    }
    let nuls = |odd: usize| {
        head.iter()
            .skip(odd)
            .step_by(2)
            .filter(|byte| **byte == 0)
            .count()
    };
    let (even, odd, pairs) = (nuls(0), nuls(1), head.len() / 2);
    match () {
        () if odd * 2 > pairs && even * 10 < pairs => Some(UTF_16LE),
        () if even * 2 > pairs && odd * 10 < pairs => Some(UTF_16BE),
        () => None,
    }
}

/// One byte a character: Thai comes in long runs of high bytes, Vietnamese has
/// combining marks after vowels, the rest is taken as Western.
fn narrow(bytes: &[u8]) -> &'static Encoding {
    let head = &bytes[..bytes.len().min(1 << 20)];
    let high = head.iter().filter(|byte| **byte >= 0x80).count();
    let thai = |byte: &u8| matches!(byte, 0xa1..=0xda | 0xdf..=0xfb);
    let in_runs: usize = head
        .split(|byte| !thai(byte))
        .map(<[u8]>::len)
        .filter(|run| *run >= 3)
        .sum();
    if in_runs * 2 > high {
        return WINDOWS_874;
    }
    // Windows-1258: grave, hook, tilde, acute, dot below follow their vowel.
    let marks = head
        .windows(2)
        .filter(|pair| vietnamese_vowel(pair[0]) && matches!(pair[1], 0xcc | 0xd2 | 0xde | 0xec | 0xf2))
        .count();
    let letters = head
        .iter()
        .filter(|byte| matches!(byte, 0xf0 | 0xd0 | 0xfd | 0xf5 | 0xd5 | 0xdd))
        .count();
    if marks > 0 && (marks + letters) * 3 > high {
        return WINDOWS_1258;
    }
    WINDOWS_1252
}

fn vietnamese_vowel(byte: u8) -> bool {
    matches!(byte.to_ascii_lowercase(), b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
        || matches!(
            byte,
            0xe2 | 0xe3 | 0xea | 0xf4 | 0xf5 | 0xfd | 0xc2 | 0xc3 | 0xca | 0xd4 | 0xd5 | 0xdd
        )
}

/// The separator that gives the most rows the same number of cells, more than one;
/// separators within quotation marks do not count.
fn guess_separator(text: &str) -> char {
    let mut rows: Vec<[usize; 4]> = Vec::new();
    let mut row = [0; 4];
    let mut filled = false;
    let mut quoted = false;
    for c in text.chars() {
        match c {
            '"' => quoted = !quoted,
            '\n' | '\r' if !quoted => {
                if filled {
                    rows.push(std::mem::take(&mut row));
                    filled = false;
                }
                if rows.len() >= SAMPLE {
                    break;
                }
                continue;
            }
            _ => {}
        }
        filled |= !c.is_whitespace() || c == '\t';
        if let Some(at) = SEPARATORS.iter().position(|s| *s == c && !quoted) {
            row[at] += 1;
        }
    }
    if filled {
        rows.push(row);
    }
    let score = |at: usize| {
        let mut counts: Vec<usize> = rows.iter().map(|row| row[at]).filter(|n| *n > 0).collect();
        counts.sort_unstable();
        let runs = counts.chunk_by(|a, b| a == b);
        runs.map(|run| (run.len(), run[0])).max().unwrap_or_default()
    };
    // Later ones win a tie in max_by_key, so the usual ones come last.
    let best = (0..SEPARATORS.len()).rev().max_by_key(|at| score(*at));
    SEPARATORS[best.unwrap_or_default()]
}

/// Splits into cells. A field that opens a quotation mark which never closes would
/// swallow the rest of the file; it is read again with that mark as a character.
fn cells(text: &str, separator: char, skipped: u32, limits: &Limits) -> Result<Sheet, Refusal> {
    let mut gather = Gather::new(limits);
    let mut notes = Vec::new();
    let mut row = skipped + 1;
    let mut column = 0;
    let mut rest = text;
    let mut trusted = true;
    loop {
        let (value, after) = match rest.strip_prefix('"').filter(|_| trusted) {
            Some(inside) => match quoted(inside) {
                Some((mut value, after)) => {
                    // What stands between the closing mark and the separator belongs to it.
                    let (tail, after) = plain(after, separator);
                    value.push_str(tail);
                    (value, after)
                }
                None => {
                    notes.push(Note::QuoteNeverCloses { row });
                    // An odd mark now means that no later one can be paired either.
                    trusted = false;
                    continue;
                }
            },
            None => {
                let (value, after) = plain(rest, separator);
                (value.to_owned(), after)
            }
        };
        gather.put(row, column, Cell::Text(value))?;
        let Some(mark) = after.chars().next() else {
            break;
        };
        if mark == separator {
            column += 1;
            rest = &after[mark.len_utf8()..];
        } else {
            column = 0;
            row = row.saturating_add(1);
            rest = after.strip_prefix("\r\n").unwrap_or(&after[1..]);
        }
    }
    let (rows, cut) = gather.finish();
    notes.extend(cut);
    Ok(Sheet {
        rows,
        notes,
        ..Sheet::default()
    })
}

/// Up to the next separator or end of row, which stays in the rest.
fn plain(text: &str, separator: char) -> (&str, &str) {
    let end = text.find([separator, '\n', '\r']).unwrap_or(text.len());
    text.split_at(end)
}

/// The value after an opening mark, doubled marks undone, and what follows the closing
/// one; none if it never closes.
fn quoted(text: &str) -> Option<(String, &str)> {
    let mut value = String::new();
    let mut rest = text;
    loop {
        let (part, after) = rest.split_once('"')?;
        value.push_str(part);
        match after.strip_prefix('"') {
            Some(more) => {
                value.push('"');
                rest = more;
            }
            None => return Some((value, after)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn texts(sheet: &Sheet) -> Vec<(u32, Vec<String>)> {
        let rows = sheet.rows.iter();
        rows.map(|row| {
            let cells = row.cells.iter().map(|cell| cell.text().into_owned());
            (row.number, cells.collect())
        })
        .collect()
    }

    #[test]
    fn blank_rows_count_and_lone_carriage_returns_end_rows() {
        let sheet = read_text(b"name,party\r\r\rSom\0chai,Thailand\r\n\nAnh,,Viet Nam").unwrap();
        assert_eq!(
            texts(&sheet),
            [
                (1, vec!["name".into(), "party".into()]),
                (4, vec!["Somchai".into(), "Thailand".into()]),
                (6, vec!["Anh".into(), String::new(), "Viet Nam".into()]),
            ]
        );
    }

    #[test]
    fn a_quotation_mark_that_never_closes_does_not_swallow_the_rows_after_it() {
        let sheet = read_text(b"a;b\n\"open;2\nc;3\n").unwrap();
        assert_eq!(sheet.rows.len(), 3);
        assert_eq!(sheet.cell(3, 1).text(), "3");
        assert_eq!(sheet.notes, [Note::QuoteNeverCloses { row: 2 }]);
    }

    #[test]
    fn a_declared_separator_is_obeyed_and_its_line_keeps_its_number() {
        let sheet = read_text(b"sep=|\r\na|b,c,d\r\n").unwrap();
        assert_eq!(texts(&sheet), [(2, vec!["a".into(), "b,c,d".into()])]);
    }

    #[test]
    fn pasted_cells_keep_line_breaks_and_commas() {
        let sheet = paste("Name\tNote\nDara\t\"two\nlines, one cell\"\n").unwrap();
        assert_eq!(sheet.cell(2, 1).text(), "two\nlines, one cell");
    }

    #[test]
    fn each_windows_encoding_is_told_from_its_letters() {
        let cases = [
            (WINDOWS_1252, "nom,ville\nZoé Lefèvre,Nouméa\nJosé Muñoz,Panamá\n"),
            (WINDOWS_874, "ชื่อ,ประเทศ\nสมชาย ใจดี,ประเทศไทย\n"),
            (
                WINDOWS_1258,
                "tên,n\u{1a1}i\nNguyê\u{303}n Va\u{306}n \u{110}a\u{323}t,Ha\u{300} Nô\u{323}i\n",
            ),
        ];
        for (encoding, text) in cases {
            // ă is one letter in that encoding; everything else stands as written.
            let text = text.replace("a\u{306}", "ă");
            let (bytes, _, lost) = encoding.encode(&text);
            assert!(!lost, "{} cannot hold the sample", encoding.name());
            let sheet = read_text(&bytes).unwrap();
            assert_eq!(sheet.notes, [Note::EncodingGuessed(encoding.name())]);
            let first = text.lines().nth(1).and_then(|line| line.split(',').next());
            assert_eq!(sheet.cell(2, 0).text(), first.unwrap());
        }
    }

    fn encoded(text: &str, how: usize) -> Vec<u8> {
        let wide = text.encode_utf16();
        match how {
            0 => text.as_bytes().to_vec(),
            1 => [b"\xef\xbb\xbf", text.as_bytes()].concat(),
            2 => std::iter::once(0xfeff)
                .chain(wide)
                .flat_map(u16::to_le_bytes)
                .collect(),
            3 => std::iter::once(0xfeff)
                .chain(wide)
                .flat_map(u16::to_be_bytes)
                .collect(),
            4 => wide.flat_map(u16::to_le_bytes).collect(),
            _ => wide.flat_map(u16::to_be_bytes).collect(),
        }
    }

    proptest! {
        #[test]
        fn a_table_written_with_any_separator_quoting_and_encoding_comes_back(
            width in 2usize..6,
            seed in prop::collection::vec("[A-Za-z][a-zé \"\n,;|\t]{0,12}[a-z]", 12..40),
            separator in prop::sample::select(SEPARATORS.to_vec()),
            end in prop::sample::select(vec!["\n", "\r\n", "\r"]),
            how in 0usize..6,
        ) {
            let mut rows: Vec<Vec<String>> = seed.chunks_exact(width).map(<[String]>::to_vec).collect();
            rows.insert(0, (0..width).map(|n| format!("Heading number {n}")).collect());
            let terminator = match end {
                "\r\n" => csv::Terminator::CRLF,
                other => csv::Terminator::Any(other.as_bytes()[0]),
            };
            let mut writer = csv::WriterBuilder::new()
                .delimiter(separator as u8)
                .quote_style(csv::QuoteStyle::Always)
                .terminator(terminator)
                .from_writer(Vec::new());
            for row in &rows {
                writer.write_record(row).unwrap();
            }
            let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
            let sheet = read_text(&encoded(&text, how)).unwrap();
            let back: Vec<Vec<String>> = texts(&sheet).into_iter().map(|(_, cells)| cells).collect();
            prop_assert_eq!(back, rows);
        }

        #[test]
        fn any_bytes_are_read_or_refused_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
            let _ = read_text(&bytes);
        }
    }
}
