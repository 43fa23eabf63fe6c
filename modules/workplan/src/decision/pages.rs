//! What is drawn of decisions.

use balai_directory::body::Body;
use balai_kernel::{
    Audience, Result,
    audit::{self, HistoryLine},
    policy::Action,
    store::Day,
    t,
    text::{self, Lang},
    view::{Frame, Pick},
    web::{
        Cx, Listing, Page, crumbs,
        ui::{
            Checkbox, Choice, Column, Empty, Fact, Field, FieldKind, Form as UiForm, Kind, Link, Moment,
            PageHead, Row, Section, Table, badge, error_summary, facts, hidden, note, timeline, two, when,
        },
        who_sees,
    },
};
use balai_sheets::{Out, Table as Sheet};
use maud::{Markup, Render, html};

use super::{
    BY, Decision, PATH,
    store::{self, Review},
};
use crate::{
    activity::pages::paragraphs,
    history,
    risk::audience,
    sent::{Problems, Sent},
    span,
    subject::Offer,
};

/// Who decided, in words; a body by its name.
fn by(lang: Lang, one: &Decision) -> String {
    match &one.body_name {
        Some(name) if one.decided_by == "body" => name.0.get(lang).to_owned(),
        _ => t!(lang, &format!("decision-by-{}", one.decided_by)),
    }
}

fn state(cx: &Cx, one: &Decision) -> Markup {
    let lang = cx.lang();
    if one.replaced_at.is_some() {
        return badge(Kind::Plain, t!(lang, "decision-state-replaced"));
    }
    html! {
        @if let Some(day) = one.review_on { (text::day(lang, day.0)) }
        @if one.is_overdue(cx.app.today()) { " " (badge(Kind::Warn, t!(lang, "review-overdue"))) }
    }
}

/// The register.
pub fn list(cx: &Cx, listing: &Listing, decisions: &[Decision], count: i64) -> Page {
    let lang = cx.lang();
    let title = t!(lang, "decisions-title");
    let frame = Frame {
        lang,
        listing,
        path: PATH,
    };
    let states = ["standing", "due", "replaced", "all"]
        .map(|state| (state.to_owned(), t!(lang, &format!("decision-state-{state}"))))
        .to_vec();
    let bys = BY
        .map(|by| (by.to_owned(), t!(lang, &format!("decision-by-{by}"))))
        .to_vec();
    let picks = vec![
        Pick::Text("q", t!(lang, "rows-words")),
        Pick::One("state", t!(lang, "risk-state"), states),
        Pick::One("by", t!(lang, "decision-field-by"), bys),
    ];
    let mut head = PageHead::new(&title).lede(t!(lang, "decisions-lede"));
    if cx.can_any::<Decision>(Action::Create) {
        head = head.primary(&Link::new(t!(lang, "decision-new"), format!("{PATH}/new")));
    }
    let body = if decisions.is_empty() {
        Empty::new(t!(lang, "decisions-none"), t!(lang, "decisions-none-why")).render()
    } else {
        table(cx, decisions).render()
    };
    Page::new(&title)
        .body(&crumbs(lang, &crate::risk::pages::above(lang), &title))
        .body(&head)
        .body(&crate::dashboard::pages::register_tabs(cx, PATH))
        .body(&frame.filters(picks))
        .body(&frame.toolbar(
            t!(lang, "decisions-count", n = count),
            html! {},
            cx.can_any::<Decision>(Action::Export),
        ))
        .body(&body)
        .body(&frame.pager(count))
}

/// Decisions as a table.
pub fn table(cx: &Cx, decisions: &[Decision]) -> Table {
    let lang = cx.lang();
    let rows = decisions
        .iter()
        .map(|one| {
            Row::new(vec![
                html! {
                    (Link::new(&one.title, one.href()))
                    br; small { (one.about.words(&cx.actor)) }
                },
                html! { (by(lang, one)) },
                html! { (text::day(lang, one.decided_on.0)) },
                html! { (one.reason) },
                state(cx, one),
            ])
        })
        .collect();
    let columns = [
        "decision-field-title",
        "decision-field-by",
        "decision-field-day",
        "decision-field-reason",
        "decision-field-review",
    ]
    .map(|key| Column::new(t!(lang, key)));
    Table::new("decisions", t!(lang, "decisions-title"), columns.to_vec())
        .quiet_caption()
        .rows(rows)
        .row_headers()
        .cards()
}

/// The register as a table to take away.
pub fn sheet(cx: &Cx, decisions: &[Decision]) -> Sheet {
    let lang = cx.lang();
    let day = |day: Option<Day>| day.map_or(Out::Empty, |day| Out::Text(day.0.to_string()));
    let text = |text: &str| Out::Text(text.to_owned());
    Sheet {
        title: t!(lang, "decisions-title"),
        columns: [
            ("decision-field-day", 12),
            ("decision-field-title", 50),
            ("decision-field-by", 25),
            ("decision-field-about", 30),
            ("decision-field-words", 50),
            ("decision-field-reason", 50),
            ("decision-field-alternatives", 40),
            ("decision-field-source", 30),
            ("decision-field-review", 12),
        ]
        .map(|(key, width)| (t!(lang, key), width))
        .to_vec(),
        rows: decisions
            .iter()
            .map(|one| {
                vec![
                    day(Some(one.decided_on)),
                    text(&one.title),
                    text(&by(lang, one)),
                    text(&one.about.words(&cx.actor)),
                    text(&one.words),
                    text(&one.reason),
                    text(&one.alternatives),
                    text(&one.source),
                    day(one.review_on),
                ]
            })
            .collect(),
    }
}

/// Everything on a decision's page.
pub struct Shown {
    decision: Decision,
    later: Option<Decision>,
    earlier: Vec<Decision>,
    reviews: Vec<Review>,
    history: Vec<HistoryLine>,
}

impl Shown {
    /// Gathers it.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn of(cx: &Cx, decision: Decision) -> Result<Self> {
        let db = &cx.app.db;
        let later = match decision.replaced_by {
            Some(id) => store::find(db, id).await?.filter(|one| cx.can(Action::Read, one)),
            None => None,
        };
        Ok(Self {
            later,
            earlier: store::replaced_by(db, &cx.actor, decision.id).await?,
            reviews: store::reviews(db, decision.id).await?,
            history: if cx.actor.is_office() {
                audit::history_of(db, decision.id.uuid()).await?
            } else {
                Vec::new()
            },
            decision,
        })
    }
}

/// One decision.
pub fn show(cx: &Cx, shown: &Shown, sent: &Sent, wrong: &Problems) -> Page {
    let (lang, one) = (cx.lang(), &shown.decision);
    let above = [
        Link::new(t!(lang, "plan-title"), "/app/plan"),
        Link::new(t!(lang, "decisions-title"), PATH),
    ];
    let lede = t!(
        lang,
        "decision-lede",
        who = by(lang, one),
        day = text::day(lang, one.decided_on.0)
    );
    let mut head = PageHead::new(&one.title)
        .eyebrow(one.about.link(&cx.actor))
        .lede(lede)
        .audience(who_sees(cx, &Audience::parse(&one.audience)));
    if one.replaced_at.is_some() {
        head = head.badge(badge(Kind::Plain, t!(lang, "decision-state-replaced")));
    }
    let may_change = cx.can(Action::Change, one);
    if may_change {
        if one.replaced_at.is_none() {
            let replace = format!("{PATH}/new?replaces={}", one.id);
            head = head.primary(&Link::new(t!(lang, "decision-replace"), replace));
        }
        let edit = Link::new(t!(lang, "decision-edit"), format!("{}/edit", one.href()));
        head = head.action(edit.classed("button"));
    }
    let mut list = Vec::new();
    if !one.source.is_empty() {
        list.push(Fact::new(t!(lang, "decision-field-source"), &one.source));
    }
    list.push(Fact::new(
        t!(lang, "decision-field-review"),
        match one.review_on {
            Some(_) => state(cx, one),
            None => html! { (t!(lang, "decision-no-review")) },
        },
    ));
    let aside = html! {
        (Section::new(t!(lang, "risk-facts"), facts(&list)))
        @if may_change && one.replaced_at.is_none() {
            (Section::new(t!(lang, "decision-look"), review_form(lang, one, sent, wrong)).id("review"))
        }
    };
    let looks: Vec<Moment> = shown
        .reviews
        .iter()
        .map(|look| {
            let at = text::instant(lang, look.reviewed_at, &cx.app.zone());
            let what = html! {
                @if cx.actor.is_office() { (look.name) ": " }
                (look.words)
            };
            Moment::new(when(&look.reviewed_at.to_string(), at), what)
        })
        .collect();
    let main = html! {
        @if let Some(later) = &shown.later {
            (note(Kind::Warn, html! { p { (t!(lang, "decision-replaced-by")) " " (Link::new(&later.title, later.href())) } }))
        }
        @if !one.words.is_empty() { (Section::new(t!(lang, "decision-field-words"), paragraphs(&one.words))) }
        (Section::new(t!(lang, "decision-field-reason"), paragraphs(&one.reason)))
        @if !one.alternatives.is_empty() {
            (Section::new(t!(lang, "decision-field-alternatives"), paragraphs(&one.alternatives)))
        }
        @if !shown.earlier.is_empty() {
            (Section::new(t!(lang, "decision-in-place-of"), table(cx, &shown.earlier)))
        }
        @if !looks.is_empty() { (Section::new(t!(lang, "decision-looks"), timeline(&looks))) }
        @if !shown.history.is_empty() {
            (Section::new(t!(lang, "life-title"), history::section(&cx.app, lang, &shown.history, "decision-field")))
        }
    };
    Page::new(&one.title)
        .body(&crumbs(lang, &above, &one.title))
        .body(&head)
        .body(&error_summary(&t!(lang, "form-errors"), &wrong.summary(lang)))
        .body(&two(main, aside))
}

fn review_form(lang: Lang, one: &Decision, sent: &Sent, wrong: &Problems) -> UiForm {
    let body = html! {
        (hidden("version", &one.version.to_string()))
        (Field::new(FieldKind::Textarea(3), "found", t!(lang, "decision-field-found"))
            .help(t!(lang, "decision-found-help"))
            .value(sent.get("found")).error(wrong.of(lang, "found")).required().max_length(2000))
        (Field::new(FieldKind::Date, "review", t!(lang, "decision-next-look"))
            .value(sent.get("review")).error(wrong.of(lang, "review")).optional(t!(lang, "form-optional")))
    };
    UiForm::post(format!("{}/reviews", one.href()), body)
        .submit(t!(lang, "decision-look-save"))
        .secondary()
}

/// Everything on the form.
pub struct Form {
    /// What it can be about.
    pub offer: Offer,
    /// The bodies that can decide.
    pub bodies: Vec<Body>,
    /// The decision, unless it is new.
    pub decision: Option<Decision>,
    /// The one in whose place it is to stand.
    pub before: Option<Decision>,
    /// What was typed.
    pub sent: Sent,
    /// What is wrong with it.
    pub wrong: Problems,
}

/// The form of a decision.
pub fn form(cx: &Cx, form: &Form) -> Page {
    let lang = cx.lang();
    let (sent, wrong) = (&form.sent, &form.wrong);
    let (title, action, back) = match (&form.decision, &form.before) {
        (Some(one), _) => (t!(lang, "decision-edit"), one.href(), one.href()),
        (None, Some(before)) => (t!(lang, "decision-replace"), PATH.to_owned(), before.href()),
        (None, None) => (t!(lang, "decision-new"), PATH.to_owned(), PATH.to_owned()),
    };
    let label = |name: &str| t!(lang, &format!("decision-field-{name}"));
    let area = |name: &'static str, rows: u8| {
        Field::new(FieldKind::Textarea(rows), name, label(name))
            .value(sent.get(name))
            .error(wrong.of(lang, name))
            .max_length(4000)
    };
    let optional = || t!(lang, "form-optional");
    let now = form.decision.as_ref();
    let now = now.map(|one| (one.about.typed(), one.about.words(&cx.actor)));
    let (now, now_words) = now.unwrap_or_default();
    let abouts = form.offer.choices(lang, &now, &now_words);
    let bys = BY.map(|by| Choice::new(by, t!(lang, &format!("decision-by-{by}"))));
    let mut bodies = vec![Choice::new("", t!(lang, "sent-none"))];
    bodies.extend(
        form.bodies
            .iter()
            .map(|body| Choice::new(&*body.code, body.name(lang))),
    );
    let day = sent.some("day").map_or_else(
        || span::typed(Some(Day(cx.app.today())), None, "day"),
        str::to_owned,
    );
    let fields = html! {
        (error_summary(&t!(lang, "form-errors"), &wrong.summary(lang)))
        @if let Some(one) = &form.decision {
            @let version = sent.some("version").map_or_else(|| one.version.to_string(), str::to_owned);
            (hidden("version", &version))
        }
        @if let Some(before) = &form.before {
            (hidden("replaces", &before.id.to_string()))
            (note(Kind::Plain, html! { p { (t!(lang, "decision-in-place-of")) " " (Link::new(&before.title, before.href())) } }))
        }
        (Field::new(FieldKind::Text, "title", label("title")).help(t!(lang, "decision-title-help"))
            .value(sent.get("title")).error(wrong.of(lang, "title")).required().max_length(300))
        (area("words", 3).optional(optional()))
        (area("reason", 3).help(t!(lang, "decision-reason-help")).required())
        (area("alternatives", 3).help(t!(lang, "decision-alternatives-help")).optional(optional()))
        (Field::new(FieldKind::Select(bys.to_vec()), "by", label("by")).value(sent.get("by")).error(wrong.of(lang, "by")).required())
        (Field::new(FieldKind::Select(bodies), "body", label("body")).help(t!(lang, "decision-body-help"))
            .value(sent.get("body")).error(wrong.of(lang, "body")).optional(optional()))
        (Field::new(FieldKind::Text, "source", label("source")).help(t!(lang, "decision-source-help"))
            .value(sent.get("source")).error(wrong.of(lang, "source")).optional(optional()).max_length(300))
        (Field::new(FieldKind::Date, "day", label("day")).value(day).error(wrong.of(lang, "day")).required())
        (Field::new(FieldKind::Date, "review", label("review")).help(t!(lang, "decision-review-help"))
            .value(sent.get("review")).error(wrong.of(lang, "review")).optional(optional()))
        (Field::new(FieldKind::Select(abouts), "about", label("about")).value(sent.get("about")).error(wrong.of(lang, "about")))
        (Checkbox::new("shared", label("shared"), sent.is_ticked("shared")).help(t!(lang, "risk-shared-help")))
    };
    let seen = form
        .decision
        .as_ref()
        .map_or_else(|| audience(false), |one| Audience::parse(&one.audience));
    Page::new(&title)
        .body(&crumbs(
            lang,
            &[
                Link::new(t!(lang, "plan-title"), "/app/plan"),
                Link::new(t!(lang, "decisions-title"), PATH),
            ],
            &title,
        ))
        .body(&PageHead::new(&title).audience(who_sees(cx, &seen)))
        .body(
            &UiForm::post(action, fields)
                .submit(t!(lang, "form-save"))
                .also(Link::new(t!(lang, "form-cancel"), back)),
        )
}
