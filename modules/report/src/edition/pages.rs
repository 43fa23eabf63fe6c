//! The report as a page.

use balai_kernel::web::ui::{self, Column, Figure, Link, Markup, Row, Stat, Table};
use maud::{PreEscaped, Render as _, html};

use super::{
    Edition, Extra, Key, Part,
    columns::{Column as Stands, columns},
};
use crate::{
    block::Kind,
    prose::{Inline, Passage},
};

/// Draws a report's parts, contents first. `base` is the report's own address, under
/// which its pictures lie.
pub fn article(edition: &Edition, base: &str) -> Markup {
    // Rows behind a figure are for those who work here.
    let inside = base.starts_with("/app/");
    let words = &edition.words;
    let chapters: Vec<&Part> = edition
        .parts
        .iter()
        .filter(|part| part.level == 1 && !part.heading.is_empty())
        .collect();
    html! {
        article lang=(edition.language.code) dir=(edition.language.direction()) {
            // A block on its own is looked at without a list of one.
            @if chapters.len() > 1 {
                nav aria-label=(words.say("report-contents")) {
                    ol.contents {
                        @for part in &chapters {
                            li { a href={ "#part-" (part.slug) } { @if !part.eyebrow.is_empty() { (part.eyebrow) ": " } (part.heading) } }
                        }
                    }
                }
            }
            @for part in &edition.parts { (draw(edition, part, base, inside)) }
        }
    }
}

fn draw(edition: &Edition, part: &Part, base: &str, inside: bool) -> Markup {
    let id = format!("part-{}", part.slug);
    let text = ui::prose(&passages(&part.passages, part.level, inside));
    let extra = extra(edition, part, base, inside);
    let names_itself = matches!(
        part.kind,
        Kind::Chart | Kind::Expenditure | Kind::Picture | Kind::Story
    );
    let body = html! {
        @if part.kind == Kind::Initiative { (extra) (text) } @else { (text) (extra) }
    };
    if part.level == 1 && !part.heading.is_empty() {
        ui::Section::new(heading(part), body).id(id).render()
    } else {
        html! {
            div id=(id) {
                @if !part.heading.is_empty() && !names_itself { h3 { (heading(part)) } }
                (body)
            }
        }
    }
}

/// A part's heading, under the word that stands above it.
fn heading(part: &Part) -> Markup {
    html! {
        @if !part.eyebrow.is_empty() { span.muted.small { (part.eyebrow) } br; }
        (part.heading)
    }
}

fn extra(edition: &Edition, part: &Part, base: &str, inside: bool) -> Markup {
    let words = &edition.words;
    match &part.extra {
        Extra::None => Markup::default(),
        Extra::Thanks(groups) => html! {
            @for (gift, names) in groups {
                h3 { (words.say(&format!("gift-{}", gift.code()))) }
                p { (names.join(" · ")) }
            }
        },
        Extra::Signatures(people) => html! {
            @for (name, function) in people { p { strong { (name) } br; (function) } }
        },
        Extra::Figures(groups) => html! {
            @for (heading, keys) in groups {
                @if !heading.is_empty() { h3 { (heading) } }
                (ui::stats(&keys.iter().map(|key| stat(key, inside)).collect::<Vec<_>>()))
            }
        },
        Extra::Chart(chart) => {
            let Ok(drawn) = balai_charts::responsive(chart) else {
                return Markup::default();
            };
            let mut figure = Figure::new(&chart.title, PreEscaped(drawn));
            if !chart.source.is_empty() {
                figure = figure.source(words.fill("report-source", &[("source", &chart.source)]));
            }
            if let Ok(table) = balai_charts::table(chart) {
                let rows = table
                    .rows
                    .iter()
                    .map(|row| Row::new(row.iter().map(|cell| html! { (cell) }).collect()));
                let columns = table.header.iter().enumerate().map(|(at, name)| {
                    if at == 0 {
                        Column::new(name)
                    } else {
                        Column::number(name)
                    }
                });
                let table = Table::new(&chart.id, &chart.title, columns.collect())
                    .quiet_caption()
                    .rows(rows.collect())
                    .row_headers();
                figure = figure.table(words.say("report-as-table"), &table);
            }
            figure.render()
        }
        Extra::Table(caption, rows, source) => {
            let Some((head, rows)) = rows.split_first() else {
                return Markup::default();
            };
            html! {
                (table(&part.slug, &inlines(caption, inside), head, rows, inside))
                @if !source.is_empty() { p.source { (words.fill("report-source", &[("source", source)])) } }
            }
        }
        Extra::Drawn(rows, rule) => {
            let Some((head, rows)) = rows.split_first() else {
                return Markup::default();
            };
            html! {
                (table(&part.slug, &html! { (part.heading) }, head, rows, inside).quiet_caption())
                p.muted.small { (rule) }
            }
        }
        Extra::Said(by) => html! { @if !by.is_empty() { p.muted { (by) } } },
        Extra::Picture(picture) => {
            let image = html! { img src={ (base) "/pictures/" (picture.id) } alt=(picture.alternative) loading="lazy"; };
            let figure = Figure::new(&picture.caption, image);
            if picture.credit.is_empty() {
                figure.render()
            } else {
                figure.source(&picture.credit).render()
            }
        }
        Extra::Terms(terms) => ui::facts(
            &terms
                .iter()
                .map(|(term, meaning)| ui::Fact::new(term, meaning))
                .collect::<Vec<_>>(),
        ),
        Extra::Notes => html! {
            @if !edition.notes.is_empty() {
                ol { @for (at, note) in edition.notes.iter().enumerate() { li id={ "note-" (at + 1) } { (linked(note)) } } }
            }
            @if !edition.definitions.is_empty() {
                h3 { (words.say("report-definitions")) }
                ul { @for (definition, version) in &edition.definitions {
                    li { (definition) " " span.muted { (words.fill("report-definition-version", &[("n", &version.to_string())])) } }
                } }
            }
        },
    }
}

fn stat(key: &Key, inside: bool) -> Stat {
    let stat = |label: Markup| Stat::new(&key.value, label);
    match (&key.drill, key.note) {
        (Some(drill), _) if inside => stat(html! { (key.label) }).href(drill),
        (_, Some(note)) => stat(html! { (key.label) (number(note)) }),
        _ => stat(html! { (key.label) }),
    }
}

fn number(note: usize) -> Markup {
    html! { sup { a href={ "#note-" (note) } { (note) } } }
}

/// A note's text, in which addresses lead somewhere.
fn linked(text: &str) -> Markup {
    html! {
        @for (at, word) in text.split(' ').enumerate() {
            @if at > 0 { " " }
            @let address = word.trim_end_matches(['.', ',', ')', ';']);
            @if address.starts_with("https://") || address.starts_with("http://") {
                (Link::new(address, address)) (&word[address.len()..])
            } @else { (word) }
        }
    }
}

fn table(id: &str, caption: &Markup, head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>], inside: bool) -> Table {
    let kinds = columns(head.len(), rows);
    let columns = head.iter().zip(kinds).map(|(cell, kind)| match kind {
        Stands::Number => Column::number(inlines(cell, inside)),
        Stands::Short | Stands::Long => Column::new(inlines(cell, inside)),
    });
    let rows = rows.iter().map(|row| {
        Row::new(
            (0..head.len())
                .map(|at| inlines(row.get(at).map_or(&[], Vec::as_slice), inside))
                .collect(),
        )
    });
    Table::new(id, caption, columns.collect())
        .rows(rows.collect())
        .row_headers()
}

fn passages(list: &[Passage], level: u8, inside: bool) -> Markup {
    html! {
        @for (at, passage) in list.iter().enumerate() {
            @match passage {
                Passage::Paragraph(text) => p { (inlines(text, inside)) },
                Passage::Heading(rank, text) => {
                    @match level + rank {
                        ..=2 => h3 { (inlines(text, inside)) },
                        _ => h4 { (inlines(text, inside)) },
                    }
                }
                Passage::List(Some(first), items) => ol start=[(*first != 1).then_some(first)] {
                    @for item in items { li { (item_of(item, level, inside)) } }
                },
                Passage::List(None, items) => ul { @for item in items { li { (item_of(item, level, inside)) } } },
                Passage::Quote(inner) => blockquote { (passages(inner, level, inside)) },
                Passage::Table(head, rows) => (table(&format!("text-{at}"), &Markup::default(), head, rows, inside)),
            }
        }
    }
}

/// An item that is one paragraph needs none around it.
fn item_of(item: &[Passage], level: u8, inside: bool) -> Markup {
    match item {
        [Passage::Paragraph(text)] => inlines(text, inside),
        more => passages(more, level, inside),
    }
}

fn inlines(list: &[Inline], inside: bool) -> Markup {
    html! {
        @for inline in list {
            @match inline {
                Inline::Text(text) => (text),
                Inline::Strong(inner) => strong { (inlines(inner, inside)) },
                Inline::Emphasis(inner) => em { (inlines(inner, inside)) },
                Inline::Link(address, inner) => a href=(address) { (inlines(inner, inside)) },
                Inline::Break => br;,
                Inline::Figure { written, definition, note, drill } => {
                    @match drill.as_ref().filter(|_| inside) {
                        Some(drill) => a.bound href=(drill) title=(definition) { (written) },
                        None => span title=(definition) { (written) },
                    }
                    @if let Some(note) = note { (number(*note)) }
                },
                Inline::Note(note) => (number(*note)),
                Inline::Reference { slug, heading } => a href={ "#part-" (slug) } { (heading) },
                Inline::Mark(_) => {},
            }
        }
    }
}
