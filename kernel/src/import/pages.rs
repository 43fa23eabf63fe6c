//! What is drawn of imports.

use std::collections::{BTreeMap, HashMap};

use maud::{Markup, Render as _, html};

use super::{BatchRow, RowRow, SheetRow, Standing, answers, columns};
use crate::{
    id::Id,
    job::JobRow,
    keying::{self, Keying},
    t,
    text::{self, Lang, Message, Value},
    view::Frame,
    web::{
        Cx, Listing, Page, crumbs,
        ui::{
            self, Column, Fact, Field, FieldKind, Form, Link, PageHead, Progress, Row, Section, Tab, Table,
            choices::Choice, kinds::Kind,
        },
    },
};

/// The standings, those that want someone first.
const ORDER: [Standing; 6] = [
    Standing::Needs,
    Standing::Cannot,
    Standing::Changes,
    Standing::New,
    Standing::Parked,
    Standing::Same,
];

/// Everything a batch's page shows.
pub(super) struct View<'a> {
    pub batch: &'a BatchRow,
    pub same_file: Option<BatchRow>,
    pub job: Option<JobRow>,
    pub sheets: &'a [SheetRow],
    pub counts: &'a HashMap<Id<SheetRow>, BTreeMap<String, i64>>,
    pub rows: &'a [RowRow],
    pub standing: Standing,
    pub listing: &'a Listing,
    pub choices: BTreeMap<String, Vec<(String, String)>>,
    pub scan: Option<&'a OfScan>,
}

/// The scan that a batch was keyed from, and where its rows stand there.
pub(super) struct OfScan {
    pub keying: Id<Keying>,
    pub lines: Vec<keying::Line>,
    pub unread: Vec<keying::Line>,
}

pub(super) fn href(id: Id<BatchRow>) -> String {
    format!("/app/imports/{id}")
}

fn count_of(counts: &HashMap<Id<SheetRow>, BTreeMap<String, i64>>, standing: Standing) -> i64 {
    counts
        .values()
        .filter_map(|sheet| sheet.get(standing.code()))
        .sum()
}

/// The standing whose rows are shown: the one asked for, else the first with rows.
pub(super) fn open_standing(
    listing: &Listing,
    counts: &HashMap<Id<SheetRow>, BTreeMap<String, i64>>,
) -> Standing {
    listing
        .get("standing")
        .and_then(Standing::from_code)
        .or_else(|| ORDER.into_iter().find(|standing| count_of(counts, *standing) > 0))
        .unwrap_or(Standing::New)
}

pub(super) fn state_badge(lang: Lang, batch: &BatchRow) -> Markup {
    let kind = match batch.state.as_str() {
        "applied" => Kind::Good,
        "planned" => Kind::Warn,
        "failed" => Kind::Bad,
        _ => Kind::Plain,
    };
    ui::badge(kind, t!(lang, &format!("import-state-{}", batch.state)))
}

pub(super) fn new(cx: &Cx, problem: Option<&Message>, pasted: &str) -> Page {
    let lang = cx.lang();
    let title = t!(lang, "import-new-title");
    let mut kinds = vec![Choice::new("", t!(lang, "import-kind-any"))];
    kinds.extend(kind_choices(cx));
    let kind = |id: &str| {
        Field::new(
            FieldKind::Select(kinds.clone()),
            "kind",
            t!(lang, "import-kind-label"),
        )
        .help(t!(lang, "import-kind-help"))
        .id(id)
    };
    let file = Field::new(
        FieldKind::File(".xlsx,.xlsm,.xls,.ods,.docx,.csv,.tsv,.txt".to_owned()),
        "file",
        t!(lang, "import-file-label"),
    )
    .help(t!(lang, "import-file-help"))
    .required();
    let cells = Field::new(FieldKind::Textarea(10), "cells", t!(lang, "import-cells-label"))
        .help(t!(lang, "import-cells-help"))
        .value(pasted);
    let upload = Form::post("/app/imports", html! { (file) (kind("f-kind-file")) })
        .files()
        .submit(t!(lang, "import-read-file"));
    let paste = Form::post("/app/imports/pasted", html! { (cells) (kind("f-kind-cells")) })
        .submit(t!(lang, "import-read-cells"));
    let page = Page::new(&title).body(&PageHead::new(&title).lede(t!(lang, "import-new-lede")));
    let page = match problem {
        Some(problem) => page.body(&html! { div role="alert" { (ui::note(Kind::Bad, problem.say(lang))) } }),
        None => page,
    };
    page.body(&Section::new(t!(lang, "import-file-title"), &upload))
        .body(&Section::new(t!(lang, "import-cells-title"), &paste))
        .body(&Section::new(t!(lang, "keying-list-title"), keyed(lang)))
}

/// The way in for what is on paper.
fn keyed(lang: Lang) -> Markup {
    let links = [
        Link::new(t!(lang, "keying-new-link"), format!("{}/new", keying::PATH)).classed("button"),
        Link::new(t!(lang, "keying-list-link"), keying::PATH).classed("button plain"),
    ];
    html! { p { (t!(lang, "keying-from-import")) } (ui::actions(&links)) }
}

fn kind_choices(cx: &Cx) -> Vec<Choice> {
    cx.app
        .imports()
        .iter()
        .map(|kind| {
            Choice::new(
                kind.code(),
                t!(cx.lang(), &format!("import-kind-{}", kind.code())),
            )
        })
        .collect()
}

pub(super) fn progress(cx: &Cx, batch: &BatchRow, job: Option<&JobRow>) -> Markup {
    let lang = cx.lang();
    let id = format!("import-{}", batch.id);
    let Some(job) = job else {
        return html! {
            (Progress::new(id, t!(lang, "import-done"))
                .part(1, 1)
                .result(Link::new(t!(lang, "import-see"), href(batch.id))))
        };
    };
    let mut bar = Progress::new(id, t!(lang, &job.step)).poll(format!("{}/progress", href(batch.id)));
    if let (Ok(done), Ok(total)) = (u64::try_from(job.done), u64::try_from(job.total))
        && total > 0
    {
        bar = bar
            .part(done, total)
            .text(t!(lang, "import-progress", done = job.done, total = job.total));
    }
    if job.kind == super::jobs::STAGE && job.stop_asked_at.is_none() {
        bar = bar.stop(Link::new(
            t!(lang, "import-stop"),
            format!("{}/stop", href(batch.id)),
        ));
    }
    html! { (bar) }
}

pub(super) fn show(cx: &Cx, view: &View<'_>) -> Page {
    let lang = cx.lang();
    let batch = view.batch;
    let mut head = PageHead::new(&batch.file_name)
        .badge(state_badge(lang, batch))
        .audience(t!(lang, "audience-office"));
    for action in acts(cx, view) {
        head = head.action(action);
    }
    let mut page = Page::new(&batch.file_name)
        .body(&crumbs(
            lang,
            &[Link::new(t!(lang, "import-list-title"), "/app/imports")],
            &batch.file_name,
        ))
        .body(&head);
    if let Some(problem) = batch
        .problem
        .as_deref()
        .and_then(|text| serde_json::from_str::<Message>(text).ok())
    {
        page = page.body(&ui::note(Kind::Bad, problem.say(lang)));
    }
    if let Some(same) = &view.same_file {
        let when = text::instant(lang, same.applied_at.unwrap_or(same.created_at), &cx.app.zone());
        page = page.body(&ui::note(
            Kind::Warn,
            html! { (t!(lang, "import-same-file", when = when)) " " a href=(href(same.id)) { (t!(lang, "import-see")) } },
        ));
    }
    if let Some(job) = &view.job {
        page = page.body(&progress(cx, batch, Some(job)));
    }
    if let Some(scan) = view.scan {
        page = page.body(&keying::of_import(lang, scan.keying, &scan.unread));
    }
    page = page.body(&facts(cx, batch));
    for sheet in view.sheets {
        page = page.body(&sheet_section(cx, view, sheet));
    }
    page.body(&rows_section(cx, view))
}

fn facts(cx: &Cx, batch: &BatchRow) -> Markup {
    let lang = cx.lang();
    let zone = cx.app.zone();
    let mut facts = vec![
        Fact::new(
            t!(lang, "import-column-when"),
            text::instant(lang, batch.created_at, &zone),
        ),
        Fact::new(
            t!(lang, "import-column-file"),
            html! { a href={ (href(batch.id)) "/file" } { (t!(lang, "import-original")) } },
        ),
    ];
    if let Some(at) = batch.applied_at {
        facts.push(Fact::new(
            t!(lang, "import-applied-at"),
            text::instant(lang, at, &zone),
        ));
    }
    if let Some(at) = batch.undone_at {
        facts.push(Fact::new(
            t!(lang, "import-undone-at"),
            text::instant(lang, at, &zone),
        ));
    }
    ui::facts(&facts)
}

/// The buttons of a batch, as its state allows.
fn acts(cx: &Cx, view: &View<'_>) -> Vec<Markup> {
    let lang = cx.lang();
    let path = href(view.batch.id);
    let form = |to: &str, words: String| Form::post(format!("{path}/{to}"), html! {}).submit(words);
    let mut acts = Vec::new();
    if view.job.is_some() {
        return acts;
    }
    let needs = count_of(view.counts, Standing::Needs);
    let makes = count_of(view.counts, Standing::New);
    let changes = count_of(view.counts, Standing::Changes);
    match view.batch.state.as_str() {
        "planned" => {
            if needs == 0 && makes + changes > 0 {
                acts.push(form("application", t!(lang, "import-apply", n = makes + changes)).render());
            }
            if needs > 0 {
                acts.push(
                    form("parking", t!(lang, "import-park", n = needs))
                        .secondary()
                        .render(),
                );
                acts.push(
                    form("unattended", t!(lang, "import-take-own"))
                        .secondary()
                        .render(),
                );
            }
            acts.push(form("plan", t!(lang, "import-plan-again")).secondary().render());
        }
        "stopped" | "failed" => acts.push(form("plan", t!(lang, "import-go-on")).render()),
        _ => {}
    }
    if view.batch.applied_at.is_some() && view.batch.undone_at.is_none() {
        let undo = Form::post(format!("{path}/reversal"), html! {})
            .submit(t!(lang, "import-undo"))
            .danger()
            .ask(
                t!(lang, "import-undo-ask"),
                t!(lang, "import-undo"),
                t!(lang, "import-keep"),
            );
        acts.push(html! { (undo) });
    }
    acts
}

fn sheet_section(cx: &Cx, view: &View<'_>, sheet: &SheetRow) -> Markup {
    let lang = cx.lang();
    let says = match (&sheet.kind, sheet.mapping.0.left_out) {
        (Some(kind), _) => {
            let kind = t!(lang, &format!("import-kind-{kind}"));
            t!(lang, "import-sheet-says", kind = kind, n = sheet.row_count)
        }
        (None, Some(_)) => t!(lang, "import-sheet-left-out"),
        (None, None) => t!(lang, "import-sheet-unknown"),
    };
    let counts = view.counts.get(&sheet.id);
    let is_only = view.sheets.len() == 1;
    let body = html! {
        p { (says) }
        @if !sheet.notes.0.is_empty() {
            ul { @for note in sheet.notes.0.iter().take(20) { li { (note.say(lang)) } } }
        }
        @if let Some(counts) = counts {
            ul {
                @for standing in ORDER {
                    @if let Some(n) = counts.get(standing.code()) {
                        li { (t!(lang, &format!("standing-{}", standing.code()))) ": " (text::number(lang, *n)) }
                    }
                }
            }
        }
        @if !sheet.mapping.0.columns.is_empty() || view.batch.applied_at.is_none() {
            (columns::mapping(cx, view.batch, sheet, is_only))
        }
    };
    let section = Section::new(t!(lang, "import-sheet", name = sheet.name.as_str()), body);
    html! { (section) }
}

fn rows_section(cx: &Cx, view: &View<'_>) -> Markup {
    let lang = cx.lang();
    let path = href(view.batch.id);
    let tabs: Vec<Tab> = ORDER
        .into_iter()
        .map(|standing| {
            let to = format!("{path}?standing={}", standing.code());
            let link = Link::new(t!(lang, &format!("standing-{}", standing.code())), to)
                .current(standing == view.standing);
            Tab::new(link).count(text::number(lang, count_of(view.counts, standing)))
        })
        .collect();
    let mut columns = vec![
        Column::new(t!(lang, "import-column-row")).tight(),
        Column::new(t!(lang, "import-column-says")),
        Column::new(t!(lang, "import-column-why")),
    ];
    let questions: Vec<Option<Markup>> = view.rows.iter().map(|row| question(cx, view, row)).collect();
    let is_asked = questions.iter().any(Option::is_some);
    if is_asked {
        columns.push(Column::new(t!(lang, "import-column-decide")));
    }
    let rows: Vec<Row> = view
        .rows
        .iter()
        .zip(questions)
        .map(|(row, question)| drawn(cx, view, row, is_asked.then(|| question.unwrap_or_default())))
        .collect();
    let title = t!(lang, &format!("standing-{}", view.standing.code()));
    let body = html! {
        (ui::tabs(&t!(lang, "import-tabs"), &tabs))
        @if rows.is_empty() {
            p { (t!(lang, "import-no-rows")) }
        } @else {
            (Table::new("rows", &title, columns).quiet_caption().rows(rows))
            (Frame { lang, listing: view.listing, path: &path }.pager(count_of(view.counts, view.standing)))
        }
    };
    let section = Section::new(t!(lang, "import-rows"), body).id("rows");
    html! { (section) }
}

fn drawn(cx: &Cx, view: &View<'_>, row: &RowRow, question: Option<Markup>) -> Row {
    let lang = cx.lang();
    let sheet = view.sheets.iter().find(|sheet| sheet.id == row.sheet);
    let says: Vec<String> = row.cells.0.values().take(6).map(|text| short(text)).collect();
    let where_ = row.cell.clone().unwrap_or_else(|| row.row_number.to_string());
    let mut cells = vec![
        html! {
            (where_)
            @if let Some(line) = view.scan.and_then(|scan| scan.lines.iter().find(|line| line.row_number == row.row_number)) {
                br; (keying::of_line(lang, line))
            }
            @if view.sheets.len() > 1 { @if let Some(sheet) = sheet { br; span.muted.small { (sheet.name) } } }
        },
        html! { bdi { (says.join(" · ")) } },
        html! {
            (super::reason(lang, &row.reason_args.0))
            @if let Some(href) = leads_to(&row.reason_args.0) { " " (Link::new(t!(lang, "import-see"), href)) }
        },
    ];
    cells.extend(question);
    Row::new(cells).id(format!("row-{}", row.id))
}

/// Where there is more to see of a reason, if it says so.
fn leads_to(reason: &Message) -> Option<&str> {
    reason.args.iter().find_map(|(name, value)| match value {
        Value::Text(href) if name == "href" => Some(href.as_str()),
        Value::Said(inner) => leads_to(inner),
        _ => None,
    })
}

/// A long cell by its beginning.
fn short(text: &str) -> String {
    let mut out: String = text.chars().take(60).collect();
    if out.len() < text.len() {
        out.push('…');
    }
    out
}

/// What somebody is asked about a row, while nothing is at work on the batch.
fn question(cx: &Cx, view: &View<'_>, row: &RowRow) -> Option<Markup> {
    let lang = cx.lang();
    let is_open = view.job.is_none() && row.applied_at.is_none();
    let question = answers::asked(row).filter(|_| is_open)?;
    let own: Vec<(String, String)> = question
        .choices
        .iter()
        .map(|(value, words)| (value.clone(), words.say(lang)))
        .collect();
    let choices = if own.is_empty() {
        view.choices.get(&question.field).cloned().unwrap_or_default()
    } else {
        own
    };
    if choices.is_empty() {
        return None;
    }
    let mut options = vec![Choice::new("", t!(lang, "import-choose"))];
    options.extend(
        choices
            .into_iter()
            .map(|(value, label)| Choice::new(value, label)),
    );
    let field = Field::new(
        FieldKind::Select(options),
        "value",
        t!(lang, &format!("import-ask-{}", question.field)),
    )
    .id(format!("f-{}", row.id));
    let form = Form::post(
        format!("{}/rows/{}/answer", href(view.batch.id), row.id),
        html! { (field) (ui::form::hidden("back", view.standing.code())) },
    )
    .submit(t!(lang, "import-answer"))
    .secondary();
    Some(html! { (form) })
}
