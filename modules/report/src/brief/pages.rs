//! What is drawn of briefs.

use balai_kernel::{
    t,
    text::Lang,
    web::{
        Cx, Page, crumbs,
        ui::{
            self, Choice, Column as Heading, Filters, Kind, Link, PageHead, Row, Section as Drawn, Stat,
            Table as Box, print_button,
        },
        url_encode,
    },
};
use maud::{Markup, Render, html};

use super::{About, Asked, Brief, Definition, Edition, PARTS, Part, Section, Table};

/// Where the briefs stand.
const PATH: &str = "/app/briefs";
/// So many years can be chosen, the present one first.
const YEARS: i16 = 8;

fn path(about: &About) -> String {
    format!("{PATH}/{}", url_encode(&about.to_string()))
}

/// The page of what a brief is about, with its name.
fn above(lang: Lang, about: &About, brief: &Brief) -> Link {
    let href = match about {
        About::Donor(_) if brief.party.is_none() => "/app/plan".to_owned(),
        About::Party(code) | About::Donor(code) => format!("/app/directory/parties/{code}"),
        About::Theme(super::Theme::Purpose, _) => "/app/plan".to_owned(),
        About::Theme(theme, code) => format!("/app/plan/{}s/{code}", theme.code()),
    };
    // A donor that is no party has no page of its own: above it stands the plan.
    match (about, &brief.party) {
        (About::Donor(_), None) => Link::new(t!(lang, "workplan-nav"), href),
        _ => Link::new(&brief.title, href),
    }
}

/// A brief as a page that prints well.
pub(super) fn show(cx: &Cx, asked: &Asked, brief: &Brief) -> Page {
    let lang = cx.lang();
    let title = t!(lang, "brief-title", about = &brief.title);
    let file = |kind| format!("{}/{kind}?{}", path(&asked.about), query(asked, brief));
    let mut head = PageHead::new(&brief.title)
        .eyebrow(format!(
            "{} · {}",
            brief.kind,
            t!(lang, &format!("brief-edition-{}", brief.edition.code()))
        ))
        .lede(&brief.made)
        .primary(&Link::new(t!(lang, "brief-pdf"), file("pdf")))
        .action(Link::new(t!(lang, "brief-word"), file("docx")).classed("button"))
        .action(print_button(t!(lang, "brief-print")));
    if let (About::Party(code), true) = (&asked.about, cx.actor.is_office()) {
        let donor = format!("{}?{}", path(&About::Donor(code.clone())), query(asked, brief));
        head = head.action(Link::new(t!(lang, "brief-to-donor"), donor).classed("button"));
    }
    let stats: Vec<Stat> = brief
        .keys
        .iter()
        .map(|key| {
            let label = html! { (key.label) sup { (key.note) } };
            let stat = Stat::new(&key.value, label);
            match key.remarks.is_empty() {
                true => stat,
                false => stat.note(key.remarks.join(" ")),
            }
        })
        .collect();
    Page::new(title)
        .body(&crumbs(
            lang,
            &[above(lang, &asked.about, brief)],
            t!(lang, "brief"),
        ))
        .body(&head)
        .body(&chooser(cx, asked, brief))
        .body(&html! {
            @if let Some(handling) = &brief.handling { (ui::note(Kind::Plain, handling)) }
            @if !stats.is_empty() { (ui::stats(&stats)) }
            @for section in &brief.sections { (drawn(section)) }
            (definitions(lang, &brief.definitions))
        })
}

/// What makes the brief what it is, for the address of its PDF.
fn query(asked: &Asked, brief: &Brief) -> String {
    let year = brief.period.from.year();
    let mut query = format!("edition={}&year={year}", brief.edition.code());
    for (key, value) in [
        ("part", &asked.period.part),
        ("from", &asked.period.from),
        ("to", &asked.period.to),
    ] {
        if !value.is_empty() {
            query.push_str(&format!("&{key}={}", url_encode(value)));
        }
    }
    query
}

/// Period and edition to choose from.
fn chooser(cx: &Cx, asked: &Asked, brief: &Brief) -> Filters {
    let lang = cx.lang();
    let chosen = brief.period.from.year();
    let this = cx.app.today().year();
    let mut years: Vec<i16> = (this - YEARS + 1..=this).rev().collect();
    if !years.contains(&chosen) {
        years.push(chosen);
    }
    let years: Vec<Choice> = years
        .into_iter()
        .map(|year| Choice::new(year.to_string(), year.to_string()).chosen(year == chosen))
        .collect();
    let part = match asked.period.part.as_str() {
        "" => PARTS[0],
        part => part,
    };
    let parts: Vec<Choice> = PARTS
        .into_iter()
        .map(|word| Choice::new(word, t!(lang, &format!("brief-part-{word}"))).chosen(word == part))
        .collect();
    let editions: Vec<Choice> = Edition::ALL
        .into_iter()
        .map(|edition| {
            let label = t!(lang, &format!("brief-edition-{}", edition.code()));
            Choice::new(edition.code(), label).chosen(edition == brief.edition)
        })
        .collect();
    let has_both = cx.actor.is_office() && brief.party.is_some();
    let mut filters = Filters::new(
        path(&asked.about),
        t!(lang, "brief-choose"),
        t!(lang, "brief-show"),
    )
    .select("year", &t!(lang, "brief-year"), &years)
    .select("part", &t!(lang, "brief-part"), &parts);
    if has_both {
        filters = filters.select("edition", &t!(lang, "brief-edition"), &editions);
    }
    filters
        .more(t!(lang, "brief-part-dates"))
        .day("from", &t!(lang, "brief-from"), &asked.period.from)
        .day("to", &t!(lang, "brief-to"), &asked.period.to)
}

fn drawn(section: &Section) -> Markup {
    let body = html! {
        @for (n, part) in section.parts.iter().enumerate() {
            @match part {
                Part::Sentence(sentence) => p { (sentence) },
                Part::Table(table) => (drawn_table(&format!("{}-{n}", section.slug), table, &section.heading)),
            }
        }
    };
    Drawn::new(&section.heading, body).id(section.slug).render()
}

fn drawn_table(id: &str, table: &Table, heading: &str) -> Markup {
    let columns = table
        .columns
        .iter()
        .map(|column| match column.is_number {
            true => Heading::number(&column.label),
            false => Heading::new(&column.label),
        })
        .collect();
    let rows = table
        .rows
        .iter()
        .map(|row| {
            Row::new(
                row.iter()
                    .map(|cell| match &cell.href {
                        Some(href) => Link::new(&cell.text, href).render(),
                        None => html! { bdi { (cell.text) } },
                    })
                    .collect(),
            )
        })
        .collect();
    let caption = html! { (table.caption) @if let Some(note) = table.note { sup { (note) } } };
    let drawn = Box::new(id, caption, columns).rows(rows);
    match table.caption == heading {
        true => drawn.quiet_caption().render(),
        false => drawn.render(),
    }
}

fn definitions(lang: Lang, definitions: &[Definition]) -> Markup {
    if definitions.is_empty() {
        return html! {};
    }
    let list = html! {
        ol { @for definition in definitions { li { strong { (definition.name) ":" } " " (definition.rule) } } }
    };
    Drawn::new(t!(lang, "brief-definitions"), ui::prose(&list)).render()
}
