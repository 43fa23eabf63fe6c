//! The report as source for the typesetter. Every word that people wrote stands in a
//! string literal, so that nothing in it is ever taken for markup.

use std::{collections::BTreeMap, fmt::Write as _};

use balai_charts::{Palette, svg};
pub(crate) use balai_kernel::print::{literal, words};

use super::{
    Edition, Extra, Key, Part,
    columns::{Column, columns},
};
use crate::{
    block::Kind,
    pdf::Job,
    prose::{Inline, Passage},
};

const LOOK: &str = include_str!("report.typ");

/// What the typesetter needs. `pictures` gives the bytes of each picture by its
/// [file name](crate::picture::Picture::file_name); `today` is year, month and day.
pub fn job(edition: &Edition, pictures: &BTreeMap<String, Vec<u8>>, today: (i32, u8, u8)) -> Job {
    let mut writer = Writer {
        out: String::with_capacity(64 * 1024),
        files: BTreeMap::new(),
        pictures,
        edition,
    };
    writer.out.push_str(LOOK);
    let _ = writeln!(
        writer.out,
        "\n#show: look.with(title: {}, office: {}, lang: {}, dir: {})",
        literal(&edition.title),
        literal(&edition.office),
        literal(&edition.language.code),
        edition.language.direction()
    );
    if edition.has_cover {
        let bare = edition.title.replace(&edition.year.to_string(), "");
        let _ = writeln!(
            writer.out,
            "#cover(title: {}, subtitle: {}, year: {}, office: {}, process: {})",
            literal(bare.trim()),
            literal(&edition.subtitle),
            literal(&edition.year.to_string()),
            literal(&edition.office),
            literal(&edition.process),
        );
    }
    // What has no cover is short: its title stands above its first lines.
    if edition.has_cover {
        writer.out.push_str("#contents()\n");
    } else {
        let _ = writeln!(
            writer.out,
            "#opening(title: {}, office: {})",
            literal(&edition.title),
            literal(&edition.office)
        );
    }
    let mut before = None;
    for part in &edition.parts {
        if part.level == 1 {
            if before.is_some() || edition.has_cover {
                writer.space(before, part.kind);
            }
            before = Some(part.kind);
        }
        writer.part(part);
    }
    Job {
        main: writer.out,
        files: writer.files,
        today,
    }
}

struct Writer<'a> {
    out: String,
    files: BTreeMap<String, Vec<u8>>,
    pictures: &'a BTreeMap<String, Vec<u8>>,
    edition: &'a Edition,
}

impl Writer<'_> {
    fn put(&mut self, text: &str) {
        self.out.push_str(text);
    }

    /// A part begins on a page of its own where another kind of part begins; those of
    /// one kind follow each other as long as there is room.
    fn space(&mut self, before: Option<Kind>, kind: Kind) {
        let follows = before == Some(kind)
            || matches!(
                (before, kind),
                (Some(Kind::Section), Kind::Initiative) | (Some(Kind::Glossary), Kind::Endnotes)
            );
        self.put(if follows {
            "\n#v(20mm, weak: true)\n#room(82mm)\n"
        } else {
            "\n#pagebreak(weak: true)\n#v(8mm)\n"
        });
    }

    fn part(&mut self, part: &Part) {
        self.put("\n");
        let _ = writeln!(self.out, "#metadata(none) <part-{}>", part.slug);
        if !part.eyebrow.is_empty() {
            let _ = writeln!(self.out, "#eyebrow({})", literal(&part.eyebrow));
        }
        let names_itself = matches!(
            part.kind,
            Kind::Chart | Kind::Expenditure | Kind::Picture | Kind::Story
        );
        if !part.heading.is_empty() && (!names_itself || part.level == 1) {
            let _ = writeln!(
                self.out,
                "#heading(level: {})[{}]",
                part.level,
                words(&part.heading)
            );
        }
        if part.kind == Kind::Story {
            let Extra::Said(by) = &part.extra else { return };
            let by = format!("[{}]", words(by));
            let _ = write!(self.out, "#said({by})[");
            self.passages(&part.passages, part.level);
            self.put("]\n");
            return;
        }
        // What an initiative did comes first in numbers, then in words.
        let numbers_first = part.kind == Kind::Initiative;
        if numbers_first {
            self.extra(part);
        }
        self.passages(&part.passages, part.level);
        if !numbers_first {
            self.extra(part);
        }
    }

    fn extra(&mut self, part: &Part) {
        match &part.extra {
            Extra::None | Extra::Said(_) => {}
            Extra::Thanks(groups) => {
                for (gift, names) in groups {
                    let heading = self.edition.words.say(&format!("gift-{}", gift.code()));
                    let _ = writeln!(
                        self.out,
                        "#heading(level: {}, outlined: false)[{}]",
                        part.level + 1,
                        words(&heading)
                    );
                    let names: Vec<String> = names.iter().map(|name| literal(name)).collect();
                    let _ = writeln!(self.out, "#names(({},))", names.join(", "));
                }
            }
            Extra::Signatures(people) if !people.is_empty() => {
                let people: Vec<String> = people
                    .iter()
                    .map(|(name, function)| format!("({}, {})", literal(name), literal(function)))
                    .collect();
                let _ = writeln!(self.out, "#signatures({})", people.join(", "));
            }
            Extra::Signatures(_) => {}
            Extra::Figures(groups) => {
                for (heading, keys) in groups {
                    if !heading.is_empty() {
                        let _ = writeln!(
                            self.out,
                            "#heading(level: {}, outlined: false)[{}]",
                            part.level + 1,
                            words(heading)
                        );
                    }
                    self.keys(keys);
                }
            }
            Extra::Chart(chart) => {
                let Ok(drawn) = svg(chart, Palette::Print) else {
                    return;
                };
                let file = format!("{}.svg", chart.id);
                let alt = alternative(chart);
                let _ = writeln!(
                    self.out,
                    "#figure(image({}, width: 100%, alt: {}), caption: [{}])",
                    literal(&file),
                    literal(&alt),
                    words(&chart.title)
                );
                if !chart.source.is_empty() {
                    let _ = writeln!(
                        self.out,
                        "#source[{}]",
                        words(
                            &self
                                .edition
                                .words
                                .fill("report-source", &[("source", &chart.source)])
                        )
                    );
                }
                self.files.insert(file, drawn.into_bytes());
            }
            Extra::Table(caption, rows, source) => {
                let Some((head, rows)) = rows.split_first().filter(|(head, _)| !head.is_empty()) else {
                    return;
                };
                self.put("#figure(kind: table, caption: [");
                self.inlines(caption);
                self.put("], ");
                self.table(head, rows);
                self.put(")\n");
                if !source.is_empty() {
                    let _ = writeln!(
                        self.out,
                        "#source[{}]",
                        words(&self.edition.words.fill("report-source", &[("source", source)]))
                    );
                }
            }
            Extra::Drawn(rows, rule) => {
                let Some((head, rows)) = rows.split_first().filter(|(head, _)| !head.is_empty()) else {
                    return;
                };
                self.put("#");
                self.table(head, rows);
                let _ = writeln!(self.out, "\n#rule[{}]", words(rule));
            }
            Extra::Picture(picture) => {
                let file = picture.file_name();
                let Some(bytes) = self.pictures.get(&file) else {
                    return;
                };
                self.files.insert(file.clone(), bytes.clone());
                let _ = writeln!(
                    self.out,
                    "#figure(image({}, width: 100%, alt: {}), caption: [{}])",
                    literal(&file),
                    literal(&picture.alternative),
                    words(&picture.caption)
                );
                if !picture.credit.is_empty() {
                    let _ = writeln!(self.out, "#credit[{}]", words(&picture.credit));
                }
            }
            Extra::Terms(terms) if !terms.is_empty() => {
                for (term, meaning) in terms {
                    let _ = writeln!(self.out, "#term([{}], [{}])", words(term), words(meaning));
                }
            }
            Extra::Terms(_) => {}
            Extra::Notes => self.notes(),
        }
    }

    fn keys(&mut self, keys: &[Key]) {
        self.put("#keys(");
        for key in keys {
            let _ = write!(self.out, "key({}, [{}", literal(&key.value), words(&key.label));
            if let Some(note) = key.note {
                self.note(note);
            }
            let _ = write!(self.out, "], {}), ", key.value.chars().count());
        }
        self.put(")\n");
    }

    fn notes(&mut self) {
        for (at, note) in self.edition.notes.iter().enumerate() {
            let _ = write!(self.out, "#note(\"{}\")[", at + 1);
            self.linked(note);
            let _ = writeln!(self.out, "] <note-{}>", at + 1);
        }
        if !self.edition.definitions.is_empty() {
            let heading = self.edition.words.say("report-definitions");
            let _ = writeln!(self.out, "#heading(level: 2)[{}]", words(&heading));
            for (definition, version) in &self.edition.definitions {
                let number = version.to_string();
                let say = &self.edition.words;
                let version = say.fill("report-definition-version", &[("n", &number)]);
                let _ = writeln!(
                    self.out,
                    "#block(above: 3.4mm)[#set text(size: 9.5pt); {} #text(fill: ink-2)[{}]]",
                    words(definition),
                    words(&version)
                );
            }
        }
    }

    /// A note's text, in which addresses lead somewhere.
    fn linked(&mut self, text: &str) {
        for (at, word) in text.split(' ').enumerate() {
            if at > 0 {
                self.put(" ");
            }
            let address = word.trim_end_matches(['.', ',', ')', ';']);
            if address.starts_with("https://") || address.starts_with("http://") {
                let _ = write!(self.out, "#link({})[{}];", literal(address), words(address));
                self.put(&words(&word[address.len()..]));
            } else {
                self.put(&words(word));
            }
        }
    }

    fn note(&mut self, number: usize) {
        let _ = write!(self.out, "#super[#link(<note-{number}>)[{number}]];");
    }

    fn passages(&mut self, passages: &[Passage], level: u8) {
        for passage in passages {
            match passage {
                Passage::Paragraph(inlines) => {
                    self.inlines(inlines);
                    self.put("\n\n");
                }
                Passage::Heading(rank, inlines) => {
                    let _ = write!(self.out, "#heading(level: {}, outlined: false)[", level + rank);
                    self.inlines(inlines);
                    self.put("]\n");
                }
                Passage::List(first, items) => {
                    match first {
                        Some(first) => {
                            let _ = write!(self.out, "#enum(start: {}, ", (*first).min(10_000));
                        }
                        None => self.put("#list("),
                    }
                    for item in items {
                        self.put("[");
                        self.passages(item, level);
                        self.put("], ");
                    }
                    self.put(")\n\n");
                }
                Passage::Quote(inner) => {
                    self.put("#quoted[");
                    self.passages(inner, level);
                    self.put("]\n\n");
                }
                Passage::Table(head, rows) if !head.is_empty() => {
                    self.put("#");
                    self.table(head, rows);
                    self.put("\n\n");
                }
                Passage::Table(..) => {}
            }
        }
    }

    fn table(&mut self, head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) {
        let stand = columns(head.len(), rows);
        // Something has to fill the line.
        let has_long = stand.contains(&Column::Long);
        let widths: Vec<&str> = stand
            .iter()
            .enumerate()
            .map(|(at, column)| match column {
                Column::Long => "1fr",
                _ if at == 0 && !has_long => "1fr",
                _ => "auto",
            })
            .collect();
        let aligns: Vec<&str> = stand
            .iter()
            .map(|column| match column {
                Column::Number => "right",
                _ => "left",
            })
            .collect();
        let _ = write!(
            self.out,
            "table(columns: ({},), align: ({},), column-gutter: 6mm, table.header(",
            widths.join(", "),
            aligns.join(", ")
        );
        for cell in head {
            self.put("[");
            self.inlines(cell);
            self.put("], ");
        }
        self.put("), ");
        for row in rows {
            for at in 0..head.len() {
                self.put("[");
                self.inlines(row.get(at).map_or(&[], Vec::as_slice));
                self.put("], ");
            }
        }
        self.put(")");
    }

    fn inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            match inline {
                Inline::Text(text) => self.put(&words(text)),
                Inline::Strong(inner) => {
                    self.put("#strong[");
                    self.inlines(inner);
                    self.put("];");
                }
                Inline::Emphasis(inner) => {
                    self.put("#emph[");
                    self.inlines(inner);
                    self.put("];");
                }
                Inline::Link(address, inner) => {
                    let _ = write!(self.out, "#link({})[", literal(address));
                    self.inlines(inner);
                    self.put("];");
                }
                Inline::Break => self.put("#linebreak();"),
                Inline::Figure { written, note, .. } => {
                    self.put(&words(written));
                    if let Some(note) = note {
                        self.note(*note);
                    }
                }
                Inline::Note(number) => self.note(*number),
                Inline::Reference { slug, heading } => {
                    let page = self.edition.words.say("report-on-page");
                    let _ = write!(
                        self.out,
                        "#link(<part-{slug}>)[{} ({} #context counter(page).at(<part-{slug}>).first())];",
                        words(heading),
                        words(&page)
                    );
                }
                Inline::Mark(_) => {}
            }
        }
    }
}

/// What a chart shows, for who does not see it: its finding and its values.
fn alternative(chart: &balai_charts::Chart) -> String {
    let mut text = chart.title.clone();
    if !text.ends_with('.') {
        text.push('.');
    }
    if let Ok(table) = balai_charts::table(chart) {
        for row in table.rows.iter().take(40) {
            let _ = write!(text, " {};", row.join(", "));
        }
    }
    text.trim_end_matches(';').to_owned() + "."
}
