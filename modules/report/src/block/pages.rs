//! The page on which a block is written.

use balai_kernel::{
    t,
    text::Lang,
    web::{
        Cx, Page,
        axum::{
            http::StatusCode,
            response::{IntoResponse as _, Response},
        },
        crumbs,
        ui::{
            self, Checkbox, Choice, Field, FieldKind, Form, Link, Markup, PageHead, Section, button,
            disclosure, error_summary, hidden,
        },
    },
};
use maud::{Render as _, html};

use super::{Kind, Placed};
use crate::{
    check::Finding,
    drawn::Draw,
    edition::{Edition, pages::article},
    picture::Picture,
    report::{said, title_of},
};

/// What the page of a block is drawn from.
#[derive(Clone, Copy)]
pub(super) struct Shown<'a> {
    pub placed: &'a Placed,
    pub edition: &'a Edition,
    pub picture: Option<&'a Picture>,
    pub findings: &'a [Finding],
    /// The quotes or photographs among which can be chosen.
    pub offered: &'a [(String, String)],
}

/// The form, what it looks like, what the checker says, and what else can be done.
pub(super) fn edit(cx: &Cx, shown: &Shown<'_>, wrong: Option<&'static str>) -> Response {
    let lang = cx.lang();
    let Shown {
        placed,
        edition,
        picture,
        findings,
        offered,
    } = *shown;
    let (report, block) = (&placed.report, &placed.block);
    let base = format!("/app/reports/{}", report.id);
    let here = format!("{base}/blocks/{}", block.id);
    let title = title_of(lang, block);
    let errors: Vec<(String, String)> = wrong
        .iter()
        .map(|key| ("f-body".to_owned(), t!(lang, key)))
        .collect();
    let form = Form::post(&here, fields(cx, placed, offered))
        .submit(t!(lang, "block-save"))
        .also(button("then", "preview", t!(lang, "block-preview-do")));
    let findings: Vec<&Finding> = findings.iter().collect();
    let aside = html! {
        (Section::new(t!(lang, "report-checker"), html! {
            @if findings.is_empty() { p { (t!(lang, "report-checker-nothing")) } } @else { (said(lang, report, &findings)) }
        }))
        (Section::new(t!(lang, "block-marks"), marks(cx)))
        (Section::new(t!(lang, "block-place"), ui::actions(&[
            press(&format!("{here}/place"), "up", t!(lang, "block-up")),
            press(&format!("{here}/place"), "down", t!(lang, "block-down")),
            Form::post(format!("{here}/removal"), html! {})
                .submit(t!(lang, "block-remove"))
                .danger()
                .ask(t!(lang, "block-remove-ask"), t!(lang, "block-remove"), t!(lang, "report-not-now"))
                .render(),
        ])))
    };
    let main = html! {
        (error_summary(&t!(lang, "block-not-saved"), &errors))
        (form)
        @if block.kind() == Kind::Picture && block.draws_on().is_none() { (upload(cx, &here, picture)) }
        (Section::new(t!(lang, "block-preview"), article(edition, &base)))
    };
    let above = [
        Link::new(t!(lang, "nav-reports"), "/app/reports"),
        Link::new(&report.title, &base),
    ];
    let kind = t!(lang, &format!("block-{}", block.kind().code()));
    let mut head = PageHead::new(&title).lede(t!(lang, "block-lede"));
    if kind != title {
        head = head.eyebrow(kind);
    }
    let page = Page::new(&title)
        .body(&crumbs(lang, &above, &title))
        .body(&head)
        .body(&ui::two(main, aside))
        .workspace(cx);
    match wrong {
        Some(_) => (StatusCode::UNPROCESSABLE_ENTITY, page).into_response(),
        None => page,
    }
}

/// A form of one button that moves the block.
fn press(action: &str, to: &str, words: String) -> Markup {
    Form::post(action, hidden("to", to))
        .submit(words)
        .secondary()
        .render()
}

fn area(name: &str, label: String, rows: u8, value: &str) -> Field {
    Field::new(FieldKind::Textarea(rows), name, label)
        .value(value)
        .lang("en")
}

/// The choice of evidence, nothing first; what stands there and cannot be seen any more stays chosen.
fn evidence(lang: Lang, name: &'static str, now: &str, offered: &[(String, String)]) -> Field {
    let mut choices = vec![Choice::new("", t!(lang, "block-evidence-none"))];
    if !now.is_empty() && !offered.iter().any(|(id, _)| id == now) {
        choices.push(Choice::new(now, t!(lang, "block-evidence-hidden")).chosen(true));
    }
    for (id, words) in offered {
        choices.push(Choice::new(&**id, &**words).chosen(id == now));
    }
    let key = format!("block-{name}");
    Field::new(FieldKind::Select(choices), name, t!(lang, &key)).help(t!(lang, &format!("{key}-help")))
}

fn fields(cx: &Cx, placed: &Placed, offered: &[(String, String)]) -> Markup {
    let lang = cx.lang();
    let block = &placed.block;
    let settings = &block.settings.0;
    let kind = block.kind();
    let optional = t!(lang, "form-optional");
    html! {
        (hidden("version", &block.version.to_string()))
        (Field::text("heading", t!(lang, "report-block-heading")).value(&block.heading).lang("en").max_length(200).optional(&optional))
        @match kind {
            Kind::Cover => (Field::text("subtitle", t!(lang, "block-subtitle")).value(&settings.subtitle).lang("en")),
            Kind::Initiative => {
                (Field::text("initiative", t!(lang, "block-initiative-code")).value(&settings.initiative))
                (area("figures", t!(lang, "block-figures"), 5, &settings.figures).help(t!(lang, "block-figures-help")))
            },
            Kind::KeyFigures => (area("figures", t!(lang, "block-figures"), 12, &settings.figures).help(t!(lang, "block-figures-help"))),
            Kind::Chart => {
                (Field::text("measure", t!(lang, "block-measure")).value(&settings.measure).help(t!(lang, "block-measure-help")))
                (Field::new(FieldKind::Select(["bars", "columns", "line", "donut"].into_iter()
                    .map(|code| Choice::new(code, t!(lang, &format!("block-chart-{code}")))).collect()), "chart", t!(lang, "block-chart-kind")).value(&settings.chart))
            },
            Kind::Table | Kind::Expenditure => {
                (area("rows", t!(lang, "block-rows"), 12, &settings.rows).help(t!(lang, "block-rows-help")))
                (Field::text("source", t!(lang, "block-source")).value(&settings.source).lang("en").required())
            },
            Kind::Records => (Field::new(FieldKind::Select(Draw::ALL.into_iter().filter(|draw| placed.report.activity.is_some() || !draw.is_of_event())
                .map(|draw| Choice::new(draw.code(), t!(lang, &format!("drawn-{}", draw.code())))).collect()), "draws", t!(lang, "block-draws")).value(&settings.draws).help(t!(lang, "block-draws-help"))),
            Kind::Foreword => (area("signatures", t!(lang, "block-signatures"), 3, &settings.signatures).help(t!(lang, "block-signatures-help"))),
            Kind::Picture => (evidence(lang, "photograph", &settings.photograph, offered)),
            Kind::Story => {
                (evidence(lang, "quote", &settings.quote, offered))
                (Field::text("said_by", t!(lang, "block-said-by")).value(&settings.said_by).help(t!(lang, "block-said-by-help")))
            },
            Kind::Acknowledgements => (Checkbox::new("drawn", t!(lang, "block-drawn"), settings.drawn).help(t!(lang, "block-drawn-help"))),
            _ => {},
        }
        @if matches!(kind, Kind::Chart | Kind::Table | Kind::Expenditure) {
            (Field::text("finding", t!(lang, "block-finding")).value(&settings.finding).lang("en").help(t!(lang, "block-finding-help")))
        }
        @if kind.has_body() && kind != Kind::Cover {
            (area("body", t!(lang, "block-body"), 18, &block.body).help(t!(lang, "block-body-help")))
        }
    }
}

/// What can be written into a text.
fn marks(cx: &Cx) -> Markup {
    let lang = cx.lang();
    let mut codes: Vec<&str> = cx.app.measures().iter().map(|measure| measure.code).collect();
    codes.sort_unstable();
    let mark = |written: &str, means: &str| ui::Item::new(html! { code { (written) } }).why(t!(lang, means));
    html! {
        (ui::items(&[
            mark("{figure:participations}", "block-mark-figure"),
            mark("{figure:trainings|initiative=3|words}", "block-mark-part"),
            mark("{cited:website-users}", "block-mark-cited"),
            mark("[^source: Who (year). Title.]", "block-mark-source"),
            mark("{ref:looking-ahead}", "block-mark-ref"),
            mark("{year}", "block-mark-year"),
            mark("{period}", "block-mark-period"),
            mark("{figure:events|span=to-date}", "block-mark-to-date"),
            mark("{figure:events|span=year-before}", "block-mark-year-before"),
        ]))
        @if !codes.is_empty() { (disclosure(t!(lang, "block-measures"), html! { ul { @for code in codes { li { code { (code) } } } } })) }
    }
}

fn upload(cx: &Cx, here: &str, picture: Option<&Picture>) -> Markup {
    let lang = cx.lang();
    let known = |field: fn(&Picture) -> &String| picture.map(field).cloned().unwrap_or_default();
    let fields = html! {
        (Field::new(FieldKind::File(".png,.jpg,.jpeg".to_owned()), "file", t!(lang, "picture-file")).help(t!(lang, "picture-file-help")))
        (Field::text("caption", t!(lang, "picture-caption")).value(known(|p| &p.caption)).lang("en"))
        (Field::text("alternative", t!(lang, "picture-alternative")).value(known(|p| &p.alternative)).lang("en").help(t!(lang, "picture-alternative-help")).required())
        (Field::text("credit", t!(lang, "picture-credit")).value(known(|p| &p.credit)))
    };
    Section::new(
        t!(lang, "block-picture"),
        Form::post(format!("{here}/picture"), fields)
            .files()
            .submit(t!(lang, "picture-save")),
    )
    .render()
}
