//! What is drawn of cited figures.

use axum::response::Response;
use maud::{Markup, html};

use super::{
    CitedFigure, CitedPeriod, CitedRow, cited_number,
    web::{AUDIENCES, Typed, wrong_words},
};
use crate::{
    audience::Audience,
    audit::HistoryLine,
    id::Id,
    policy::Action,
    t,
    text::{Lang, instant},
    web::{
        self, Cx, Page,
        ui::{
            Choice, Column, Empty, Entry, Fact, Field, FieldKind, Filters, Form, Kind, Link, PageHead,
            Radios, Row, Section, Table, badge, error_summary, facts, hidden, history, note, toolbar, two,
        },
        who_sees,
    },
};

const LIST: &str = "/app/measures/cited";

fn crumbs(lang: Lang, here: &str, is_list: bool) -> Markup {
    let mut above = vec![Link::new(t!(lang, "measures-title"), "/app/measures")];
    if !is_list {
        above.push(Link::new(t!(lang, "cited-title"), LIST));
    }
    web::crumbs(lang, &above, here)
}

fn standing(lang: Lang, row: &CitedRow) -> Markup {
    if row.figure.checked_at.is_some() {
        badge(Kind::Good, t!(lang, "cited-is-checked"))
    } else {
        badge(Kind::Warn, t!(lang, "cited-is-unchecked"))
    }
}

fn label(lang: Lang, figure: &CitedFigure) -> &str {
    figure.label.get(lang)
}

fn value(lang: Lang, figure: &CitedFigure) -> String {
    let number = cited_number(lang, &figure.value);
    format!("{number} {}", figure.unit).trim().to_owned()
}

pub(super) fn list(cx: &Cx, year: Option<i64>, rows: &[CitedRow]) -> Response {
    let lang = cx.lang();
    let title = t!(lang, "cited-title");
    let mut head = PageHead::new(&title).lede(t!(lang, "cited-lede"));
    if cx.can_any::<CitedRow>(Action::Create) {
        head = head.primary(&Link::new(t!(lang, "cited-new"), format!("{LIST}/new")));
    }
    let today = i64::from(cx.app.today().year());
    let mut years = vec![Choice::new("", t!(lang, "cited-all-years"))];
    years.extend(
        (today - 10..=today)
            .rev()
            .map(|one| Choice::new(one.to_string(), one.to_string()).chosen(year == Some(one))),
    );
    let filters = Filters::new(LIST, t!(lang, "measure-choose"), t!(lang, "measure-show")).select(
        "year",
        &t!(lang, "measure-year"),
        &years,
    );
    let page = Page::new(&title)
        .body(&crumbs(lang, &title, true))
        .body(&head)
        .body(&filters);
    if rows.is_empty() {
        let empty = Empty::new(t!(lang, "cited-none"), t!(lang, "cited-none-why"));
        return page.body(&empty).workspace(cx);
    }
    let columns = vec![
        Column::new(t!(lang, "cited-label")),
        Column::number(t!(lang, "cited-value")),
        Column::new(t!(lang, "cited-period")),
        Column::new(t!(lang, "cited-population")),
        Column::new(t!(lang, "cited-source")),
        Column::new(t!(lang, "cited-entered")),
        Column::new(t!(lang, "cited-checked")),
    ];
    let table = Table::new("cited", &title, columns)
        .quiet_caption()
        .row_headers()
        .rows(rows.iter().map(|row| list_row(cx, row)).collect());
    page.body(&toolbar(t!(lang, "cited-count", n = rows.len()), html! {}))
        .body(&table)
        .workspace(cx)
}

/// The figures of a year in short, below those that are counted.
pub(in crate::measure) fn of_year(lang: Lang, year: i16, figures: &[CitedFigure]) -> Markup {
    let title = t!(lang, "cited-of-year", year = year.to_string());
    let columns = vec![
        Column::new(t!(lang, "cited-label")),
        Column::new(t!(lang, "cited-source")),
        Column::number(t!(lang, "cited-value")),
    ];
    let row = |figure: &CitedFigure| {
        Row::new(vec![
            html! { (Link::new(label(lang, figure), format!("{LIST}/{}", figure.id))) },
            html! { (figure.source) },
            html! {
                (value(lang, figure))
                @if !matches!(figure.period(), CitedPeriod::Year(_)) {
                    br; span.muted.small { (figure.period().words(lang)) }
                }
            },
        ])
    };
    let table = Table::new("cited", &title, columns)
        .quiet_caption()
        .row_headers()
        .rows(figures.iter().map(row).collect());
    html! { (Section::new(&title, table)) }
}

fn list_row(cx: &Cx, row: &CitedRow) -> Row {
    let (lang, figure) = (cx.lang(), &row.figure);
    Row::new(vec![
        html! {
            (Link::new(label(lang, figure), format!("{LIST}/{}", figure.id)))
            @if cx.app.measure(&figure.code).is_some() {
                " " (badge(Kind::Warn, t!(lang, "cited-now-computed")))
            }
        },
        html! { (value(lang, figure)) },
        html! { (figure.period().words(lang)) },
        html! { (figure.population) },
        html! { (figure.source) },
        html! { (entered(cx, row)) },
        html! {
            (standing(lang, row))
            @if let Some(name) = &row.checker { " " (name) }
        },
    ])
}

/// Who entered it and when; what came with a workbook was entered by nobody's hand.
fn entered(cx: &Cx, row: &CitedRow) -> String {
    let when = instant(cx.lang(), row.figure.entered_at, &cx.app.zone());
    match &row.enterer {
        Some(name) => format!("{name} · {when}"),
        None => when,
    }
}

pub(super) fn show(cx: &Cx, row: &CitedRow, lines: &[HistoryLine]) -> Response {
    let (lang, figure) = (cx.lang(), &row.figure);
    let title = label(lang, figure).to_owned();
    let at = |at| instant(lang, at, &cx.app.zone());
    let mut head = PageHead::new(&title)
        .eyebrow(t!(lang, "cited-figure"))
        .badge(standing(lang, row))
        .audience(who_sees(cx, &Audience::parse(&row.audience)));
    if cx.can(Action::Change, row) {
        head = head.action(
            Link::new(t!(lang, "cited-edit"), format!("{LIST}/{}/edit", figure.id)).classed("button"),
        );
    }
    let source = html! {
        @match &figure.source_href {
            Some(href) => (Link::new(&figure.source, href)),
            None => (figure.source),
        }
    };
    let checked = match (&row.checker, figure.checked_at) {
        (Some(name), Some(when)) => format!("{name} · {}", at(when)),
        _ => t!(lang, "cited-nobody"),
    };
    let known = facts(&[
        Fact::new(t!(lang, "cited-value"), value(lang, figure)),
        Fact::new(t!(lang, "cited-period"), figure.period().words(lang)),
        Fact::new(t!(lang, "cited-population"), &figure.population),
        Fact::new(t!(lang, "cited-source"), source),
        Fact::new(t!(lang, "cited-entered"), entered(cx, row)),
        Fact::new(t!(lang, "cited-checked"), checked),
        Fact::new(t!(lang, "cited-code"), &figure.code),
    ]);
    let main = html! {
        @if let Some(measure) = cx.app.measure(&figure.code) {
            (note(Kind::Warn, html! {
                (t!(lang, "cited-replaced")) " "
                (Link::new(measure.name(lang), format!("/app/measures/{}?year={}", measure.code, figure.year)))
            }))
        }
        (known)
        @if figure.checked_at.is_none() { (checking(cx, row)) }
    };
    let entries: Vec<Entry> = lines
        .iter()
        .map(|line| {
            let what = match &line.field {
                Some(field) => format!(
                    "{}: {} → {}",
                    t!(lang, &format!("cited-{}", field.replace('_', "-"))),
                    stood(lang, field, line.old.as_deref()),
                    stood(lang, field, line.new.as_deref())
                ),
                None => t!(lang, &format!("cited-act-{}", line.act)),
            };
            Entry::new(at(line.at), &line.actor, what)
        })
        .collect();
    let past = html! {
        @if entries.is_empty() { p { (t!(lang, "history-none")) } } @else { (history(&entries)) }
    };
    let aside = html! { (Section::new(t!(lang, "cited-history"), past)) };
    Page::new(&title)
        .body(&crumbs(lang, &title, false))
        .body(&head)
        .body(&two(main, aside))
        .workspace(cx)
}

/// What stood in a field, as the reader of its history sees it.
fn stood(lang: Lang, field: &str, text: Option<&str>) -> String {
    match text {
        None => "–".to_owned(),
        Some(number) if field == "value" => cited_number(lang, number),
        Some(text) => text.to_owned(),
    }
}

/// The button of whoever may check, or the sentence that says who could.
fn checking(cx: &Cx, row: &CitedRow) -> Markup {
    let lang = cx.lang();
    if !cx.actor.is_office() {
        return html! {};
    }
    if !cx.can(Action::Decide, row) {
        return note(Kind::Plain, t!(lang, "may-check-cited"));
    }
    let action = format!("{LIST}/{}/check", row.figure.id);
    html! {
        (Form::post(action, html! {
            p { (t!(lang, "cited-check-lede")) }
            (hidden("version", &row.version.to_string()))
        }).submit(t!(lang, "cited-check")))
    }
}

pub(super) fn form(
    cx: &Cx,
    id: Option<Id<CitedFigure>>,
    typed: &Typed,
    wrong: &[(&'static str, &'static str)],
) -> Response {
    let lang = cx.lang();
    let title = t!(lang, if id.is_some() { "cited-edit" } else { "cited-new" });
    let error = |name: &str| {
        let found = wrong.iter().find(|(field, _)| *field == name);
        found.map(|(_, key)| wrong_words(cx, key))
    };
    let text = |name: &'static str, value: &str| {
        let key = format!("cited-{}", name.replace('_', "-"));
        Field::text(name, t!(lang, &key))
            .value(value)
            .max_length(500)
            .error(error(name))
    };
    let audiences = AUDIENCES
        .into_iter()
        .map(|word| {
            let chosen = typed.audience == word || typed.audience.is_empty() && word == "members";
            Choice::new(word, t!(lang, &format!("cited-audience-{word}"))).chosen(chosen)
        })
        .collect();
    let periods = ["year", "span", "to-date"]
        .into_iter()
        .map(|word| {
            let chosen = typed.period == word || typed.period.is_empty() && word == "year";
            Choice::new(word, t!(lang, &format!("cited-period-{word}"))).chosen(chosen)
        })
        .collect();
    let summary: Vec<(String, String)> = wrong
        .iter()
        .map(|(field, key)| (format!("f-{field}"), wrong_words(cx, key)))
        .collect();
    let optional = t!(lang, "form-optional");
    let fields = html! {
        (error_summary(&t!(lang, "form-errors"), &summary))
        (hidden("version", &typed.version.to_string()))
        (text("label", &typed.label).help(t!(lang, "cited-label-help")).required())
        (text("label_id", &typed.label_id).lang("id").optional(optional.clone()))
        (text("code", &typed.code).help(t!(lang, "cited-code-help")).required())
        (Radios::new("period", t!(lang, "cited-period"), periods))
        (Field::new(FieldKind::Number, "year", t!(lang, "cited-year")).value(&typed.year)
            .help(t!(lang, "cited-year-help")).error(error("year")))
        (Field::new(FieldKind::Date, "from_on", t!(lang, "cited-from-on")).value(&typed.from_on)
            .help(t!(lang, "cited-from-on-help")).error(error("from_on")))
        (Field::new(FieldKind::Date, "to_on", t!(lang, "cited-to-on")).value(&typed.to_on)
            .help(t!(lang, "cited-to-on-help")).error(error("to_on")))
        (text("value", &typed.value).help(t!(lang, "cited-value-help")).required())
        (text("unit", &typed.unit).optional(optional.clone()))
        (text("population", &typed.population).help(t!(lang, "cited-population-help")).required())
        (text("source", &typed.source).help(t!(lang, "cited-source-help")).required())
        (Field::new(FieldKind::Web, "source_href", t!(lang, "cited-source-href"))
            .value(&typed.source_href).optional(optional).error(error("source_href")))
        (Radios::new("audience", t!(lang, "cited-audience"), audiences))
    };
    let (action, back) = match id {
        Some(id) => (format!("{LIST}/{id}/edit"), format!("{LIST}/{id}")),
        None => (LIST.to_owned(), LIST.to_owned()),
    };
    Page::new(&title)
        .body(&crumbs(lang, &title, false))
        .body(&PageHead::new(&title).lede(t!(lang, "cited-lede")))
        .body(
            &Form::post(action, fields)
                .submit(t!(lang, "form-save"))
                .also(Link::new(t!(lang, "form-cancel"), back)),
        )
        .workspace(cx)
}
