//! A table out of the markup that Word, Outlook and browsers put on the clipboard, as separated text.
//! In the plain text beside it a cell of several lines falls apart into rows; here it stays one.
use std::collections::BTreeMap;

/// Rows that are taken.
const ROWS: usize = 20_000;
/// Columns that are taken.
const COLUMNS: usize = 500;
/// Rows and columns that one cell may cover.
const SPAN: usize = 500;
/// Bytes of text that come out, at most.
const TEXT: usize = 16 << 20;

/// Elements whose text nobody sees.
const UNSEEN: [&str; 5] = ["style", "script", "title", "xml", "head"];

#[derive(Default)]
struct Table {
    rows: Vec<BTreeMap<usize, String>>,
    /// For columns that a cell above covers: how many more rows, and its text.
    above: BTreeMap<usize, (usize, String)>,
    /// The cell that is read: its text, how many columns and rows it covers.
    cell: Option<(String, usize, usize)>,
}

impl Table {
    fn begin_row(&mut self) {
        self.end_cell();
        if self.rows.len() >= ROWS {
            return;
        }
        let mut row = BTreeMap::new();
        for (column, (left, text)) in &mut self.above {
            *left -= 1;
            row.insert(*column, text.clone());
        }
        self.above.retain(|_, (left, _)| *left > 0);
        self.rows.push(row);
    }

    fn begin_cell(&mut self, tag: &str) {
        self.end_cell();
        let span = |name: &str| number(tag, name).clamp(1, SPAN);
        self.cell = Some((String::new(), span("colspan"), span("rowspan")));
    }

    fn end_cell(&mut self) {
        let Some((text, across, down)) = self.cell.take() else {
            return;
        };
        if self.rows.is_empty() {
            self.rows.push(BTreeMap::new());
        }
        let Some(row) = self.rows.last_mut() else { return };
        let column = (0..).find(|column| !row.contains_key(column)).unwrap_or(0);
        let lines: Vec<String> = text
            .lines()
            .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
            .filter(|line| !line.is_empty())
            .collect();
        let text = lines.join("\n");
        for at in column..(column + across).min(COLUMNS) {
            let own = if at == column { text.clone() } else { String::new() };
            if down > 1 {
                self.above.insert(at, (down - 1, own.clone()));
            }
            row.insert(at, own);
        }
    }

    fn filled(&self) -> usize {
        self.rows
            .iter()
            .flat_map(|row| row.values())
            .filter(|text| !text.is_empty())
            .count()
    }
}

/// The number that an attribute of a tag says; 1 where it says none.
fn number(tag: &str, name: &str) -> usize {
    let digits = tag
        .split_once(name)
        .map_or("", |(_, rest)| rest.trim_start_matches([' ', '=', '"', '\'']));
    let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
    digits[..end].parse().unwrap_or(1)
}

/// Text with its entities read; those that have no number and no common name stay as they are.
fn said(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        // No entity is longer: looking further would cost the whole text for each sign.
        let end = rest.bytes().take(11).position(|byte| byte == b';');
        let sign = end.and_then(|end| match &rest[1..end] {
            "amp" => Some('&'),
            "lt" => Some('<'),
            "gt" => Some('>'),
            "quot" => Some('"'),
            "apos" => Some('\''),
            "nbsp" => Some(' '),
            name => {
                let number = name.strip_prefix('#')?;
                let code = match number.strip_prefix(['x', 'X']) {
                    Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                    None => number.parse().ok()?,
                };
                char::from_u32(code).filter(|c| !c.is_control())
            }
        });
        match (sign, end) {
            (Some(sign), Some(end)) => {
                out.push(sign);
                rest = &rest[end + 1..];
            }
            _ => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
}

/// What follows where an element ends; nothing where it never does.
fn after_end<'a>(text: &'a str, name: &str) -> &'a str {
    let mut rest = text;
    while let Some(at) = rest.find("</") {
        rest = &rest[at..];
        let own = rest.get(2..2 + name.len());
        if own.is_some_and(|own| own.eq_ignore_ascii_case(name)) {
            return rest;
        }
        rest = &rest[2..];
    }
    ""
}

/// The fullest table of a piece of markup as text with tabs between quoted cells, a row a line; none
/// where there is no table with two rows. A cell that covers others stands in each row it covers, and
/// in the first of its columns. At most 20,000 rows, 500 columns and 16 MiB come out.
pub fn pasted_table(markup: &str) -> Option<String> {
    let mut open: Vec<Table> = Vec::new();
    let mut done: Vec<Table> = Vec::new();
    let mut rest = markup;
    while let Some(at) = rest.find('<') {
        if let Some((text, ..)) = open.last_mut().and_then(|table| table.cell.as_mut()) {
            // Line breaks of the source are blanks.
            said(&rest[..at].replace(['\n', '\r', '\t'], " "), text);
        }
        rest = &rest[at..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
            continue;
        }
        let Some(end) = rest.find('>') else { break };
        let tag = rest[1..end].to_ascii_lowercase();
        rest = &rest[end + 1..];
        let (is_end, name) = match tag.strip_prefix('/') {
            Some(name) => (true, name),
            None => (false, tag.as_str()),
        };
        let name = name.split([' ', '\n', '\r', '\t', '/']).next().unwrap_or("");
        if !is_end && UNSEEN.contains(&name) && !tag.ends_with('/') {
            rest = after_end(rest, name);
            continue;
        }
        match (is_end, name) {
            (false, "table") if open.len() < 20 => open.push(Table::default()),
            (true, "table") => {
                if let Some(mut table) = open.pop() {
                    table.end_cell();
                    done.push(table);
                }
            }
            (false, "tr") => open.last_mut().map_or((), Table::begin_row),
            (true, "tr") => open.last_mut().map_or((), Table::end_cell),
            (false, "td" | "th") => {
                if let Some(table) = open.last_mut() {
                    table.begin_cell(&tag);
                }
            }
            (true, "td" | "th") => open.last_mut().map_or((), Table::end_cell),
            (_, "p" | "div" | "br" | "li") => {
                if let Some((text, ..)) = open.last_mut().and_then(|table| table.cell.as_mut()) {
                    text.push('\n');
                }
            }
            _ => {}
        }
    }
    done.extend(open.into_iter().map(|mut table| {
        table.end_cell();
        table
    }));
    done.retain(|table| table.rows.len() > 1);
    let table = done.into_iter().max_by_key(Table::filled)?;
    let mut out = String::new();
    for row in &table.rows {
        let last = row.keys().last().copied().unwrap_or(0);
        for column in 0..=last {
            if column > 0 {
                out.push('\t');
            }
            let text = row.get(&column).map_or("", String::as_str);
            out.push('"');
            out.push_str(&text.replace('"', "\"\""));
            out.push('"');
        }
        out.push('\n');
        if out.len() > TEXT {
            return None;
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const OUTLOOK: &str = "Version:1.0\r\nStartHTML:1\r\n<html><head><style>td{color:red}</style></head><body><!--StartFragment-->\
        <table class=MsoTable><tr style='x'><td width=99><p class=MsoNormal><b>Name<o:p></o:p></b></p></td><td><p>Agency</p></td></tr>\
        <tr><td><p>Somchai<br>\nExample</p><p>(head)</p></td><td rowspan=2>Border &amp; &#8220;Sea&#x201d;\n desk</td></tr>\
        <TR><TD>Nok&nbsp;Example</TD></TR></table><!--EndFragment--></body></html>";

    #[test]
    fn a_table_of_outlook_keeps_its_cells_whole() {
        let text = pasted_table(OUTLOOK).expect("a table");
        assert_eq!(
            text,
            "\"Name\"\t\"Agency\"\n\"Somchai\nExample\n(head)\"\t\"Border & “Sea” desk\"\n\"Nok Example\"\t\"Border & “Sea” desk\"\n"
        );
        let sheet = crate::paste(&text).expect("a sheet");
        assert_eq!(sheet.rows.len(), 3);
    }

    #[test]
    fn what_holds_no_table_gives_none_and_the_fullest_of_several_is_taken() {
        for markup in [
            "",
            "plain",
            "<table><tr><td>one row</td></tr></table>",
            "<table",
            "<td>",
        ] {
            assert_eq!(pasted_table(markup), None, "{markup}");
        }
        let two = "<table><tr><td>a<tr><td>b</table><table><tr><td>1<td>2<tr><td>3<td>4</table>";
        assert_eq!(pasted_table(two).as_deref(), Some("\"1\"\t\"2\"\n\"3\"\t\"4\"\n"));
    }

    #[test]
    fn a_cell_that_claims_to_cover_everything_costs_little() {
        let huge = "<table><tr><td colspan=999999999 rowspan=999999999>x</td></tr><tr></tr></table>";
        assert!(pasted_table(huge).expect("a table").len() < 10_000);
    }

    proptest! {
        #[test]
        fn nothing_makes_it_stop(markup in "(<|>|/|table|tr|td|rowspan=3|&#9;|&amp|;|<!--|-->|x| |é|style|\\PC){0,60}") {
            let _ = pasted_table(&markup);
        }
    }
}
