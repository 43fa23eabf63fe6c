//! What is drawn of the plan's versions.

use balai_kernel::{
    policy::Action,
    store::Day,
    t,
    text::{self, Lang},
    web::{
        Cx, Page, crumbs,
        ui::{
            Choice, Column, Empty, Fact, Field, FieldKind, Form, Kind, Link, PageHead, Row, Section, Tab,
            Table, badge, error_summary, facts, hidden, note, prose, tabs,
        },
        who_sees,
    },
};
use maud::{Markup, Render, html};

use super::{Differences, KINDS, Line, PlanVersion, words};
use crate::{
    activity::pages::paragraphs,
    approval::{self, Approval, Need, needs_words, pages::Managers},
    money,
    sent::{Problems, Sent},
    span,
};

/// Everything on the page of a year.
pub struct Year {
    /// The year.
    pub year: i64,
    /// The years there are.
    pub years: Vec<i64>,
    /// Its versions and what was submitted, latest first.
    pub versions: Vec<PlanVersion>,
    /// The last version.
    pub last: Option<PlanVersion>,
    /// What became of the plan since then.
    pub since: Option<Differences>,
    /// How many activities are in the plan today.
    pub count: usize,
}

/// Everything on the page of a version.
pub struct Shown {
    /// The version.
    pub version: PlanVersion,
    /// Its activities.
    pub lines: Vec<Line>,
    /// The one it is compared with.
    pub before: Option<PlanVersion>,
    /// What became of the plan since that one.
    pub differences: Option<Differences>,
    /// The other versions of the year.
    pub others: Vec<PlanVersion>,
    /// Who was asked, and what they answered.
    pub approval: Option<Approval>,
    /// Those who lead the office today.
    pub managers: Managers,
}

/// Everything on the form.
pub struct New {
    /// The year.
    pub year: i64,
    /// The last version.
    pub last: Option<PlanVersion>,
    /// What became of the plan since then.
    pub differences: Differences,
    /// How many activities are in the plan.
    pub count: usize,
    /// Who is asked.
    pub needs: Vec<Need>,
    /// Whether a submission waits already.
    pub is_open: bool,
}

/// What a version is called.
pub fn name(lang: Lang, version: &PlanVersion) -> String {
    let year = version.year.to_string();
    match version.number {
        Some(n) => t!(lang, "version-name", year = year, n = n),
        None => t!(lang, "version-of-year", year = year),
    }
}

fn stand(lang: Lang, version: &PlanVersion) -> Markup {
    if version.approved_at.is_some() {
        badge(Kind::Good, t!(lang, "approval-stand-approved"))
    } else if version.is_open() {
        badge(Kind::Warn, t!(lang, "approval-stand-waiting"))
    } else {
        badge(Kind::Plain, t!(lang, "version-not-approved"))
    }
}

fn above() -> Vec<(&'static str, &'static str)> {
    vec![
        ("plan-title", "/app/plan"),
        ("versions-title", "/app/plan/versions"),
    ]
}

fn trail(lang: Lang, here: &str) -> Markup {
    let links: Vec<Link> = above()
        .into_iter()
        .map(|(key, path)| Link::new(t!(lang, key), path))
        .collect();
    crumbs(lang, &links, here)
}

/// The versions of a year.
pub fn year(cx: &Cx, shown: &Year) -> Page {
    let lang = cx.lang();
    let title = t!(lang, "versions-of-year", year = shown.year.to_string());
    let mut head = PageHead::new(&title).lede(t!(lang, "versions-lede"));
    let open = shown.versions.iter().any(PlanVersion::is_open);
    if !open && shown.count > 0 && cx.can_any::<PlanVersion>(Action::Create) {
        let key = if shown.last.is_some() {
            "version-new"
        } else {
            "version-new-first"
        };
        let href = format!("/app/plan/versions/new?year={}", shown.year);
        head = head.primary(&Link::new(t!(lang, key), href));
    }
    let years: Vec<Tab> = shown
        .years
        .iter()
        .take(8)
        .map(|year| {
            Tab::new(Link::new(year.to_string(), super::href_of_year(*year)).current(*year == shown.year))
        })
        .collect();
    let since = match (&shown.last, &shown.since) {
        (Some(last), Some(since)) => {
            let heading = t!(lang, "version-since", name = name(lang, last));
            Section::new(heading, differences(cx, since)).render()
        }
        _ => Markup::default(),
    };
    Page::new(&title)
        .body(&crumbs(
            lang,
            &[Link::new(t!(lang, "plan-title"), "/app/plan")],
            &title,
        ))
        .body(&head)
        .body(&html! { @if years.len() > 1 { (tabs(&t!(lang, "plan-year"), &years)) } })
        .body(&versions(cx, shown))
        .body(&since)
}

fn versions(cx: &Cx, shown: &Year) -> Markup {
    let (lang, zone) = (cx.lang(), cx.app.zone());
    if shown.versions.is_empty() {
        let why = if shown.count == 0 {
            "versions-none-empty"
        } else {
            "versions-none-why"
        };
        return Empty::new(t!(lang, "versions-none"), t!(lang, why)).render();
    }
    let rows = shown
        .versions
        .iter()
        .map(|version| {
            let on = version.approved_at.unwrap_or(version.made_at);
            Row::new(vec![
                html! { (Link::new(name(lang, version), super::href_of(version.id))) },
                stand(lang, version),
                html! { (text::day(lang, on.day_in(&zone))) },
                html! { (t!(lang, &format!("version-kind-{}", version.kind))) },
                html! { (text::number(lang, version.activities)) },
            ])
        })
        .collect();
    let columns = vec![
        Column::new(t!(lang, "version")),
        Column::new(t!(lang, "approval-stand")),
        Column::new(t!(lang, "version-on")),
        Column::new(t!(lang, "version-kind")),
        Column::number(t!(lang, "version-activities")),
    ];
    Table::new("versions", t!(lang, "versions-title"), columns)
        .quiet_caption()
        .rows(rows)
        .row_headers()
        .cards()
        .render()
}

/// What became of a plan: a sentence, and the lists beneath.
pub fn differences(cx: &Cx, all: &Differences) -> Markup {
    let lang = cx.lang();
    let line = |line: &Line| html! { (line.code) " · " (line.title) };
    let list = |id: &str, key: &str, columns: [&str; 2], rows: Vec<Row>| {
        let columns = columns.map(|key| Column::new(t!(lang, key)));
        (!rows.is_empty()).then(|| {
            Table::new(id, t!(lang, key), columns.to_vec())
                .rows(rows)
                .row_headers()
                .cards()
        })
    };
    let added = all
        .added
        .iter()
        .map(|one| Row::new(vec![line(one), html! { (words::when(lang, one)) }]));
    let moved = all.moved.iter().map(|(before, after)| {
        let both = t!(
            lang,
            "version-from-to",
            from = words::when(lang, before),
            to = words::when(lang, after)
        );
        Row::new(vec![line(after), html! { (both) }])
    });
    let changed = all.changed.iter().map(|(before, after, fields)| {
        let said = fields.iter().map(|field| {
            let label = t!(lang, &format!("version-field-{field}"));
            let (from, to) = (value(cx, before, field), value(cx, after, field));
            format!("{label}: {}", t!(lang, "version-from-to", from = from, to = to))
        });
        Row::new(vec![line(after), html! { (said.collect::<Vec<_>>().join("; ")) }])
    });
    let dropped = all.dropped.iter().map(|(one, reason)| {
        let why = reason.clone().unwrap_or_else(|| t!(lang, "version-no-reason"));
        Row::new(vec![line(one), html! { (why) }])
    });
    let title = "activity-title";
    html! {
        p { (words::sentence(lang, all)) }
        @for table in [
            list("added", "version-list-added", [title, "activity-dates"], added.collect()),
            list("moved", "version-list-moved", [title, "activity-dates"], moved.collect()),
            list("changed", "version-list-changed", [title, "version-what"], changed.collect()),
            list("dropped", "version-list-dropped", [title, "version-why"], dropped.collect()),
        ].into_iter().flatten() { (table) }
    }
}

fn kind(cx: &Cx, code: &str) -> String {
    let found = cx.app.profile.activity_kind(code);
    found.map_or_else(|| code.to_owned(), |kind| kind.name.get(cx.lang()).to_owned())
}

fn value(cx: &Cx, line: &Line, field: &str) -> String {
    let nothing = || t!(cx.lang(), "approval-nothing");
    match field {
        "title" => line.title.clone(),
        "code" => line.code.clone(),
        "kind" => kind(cx, &line.kind),
        "budget" => line.budget.map_or_else(nothing, |all| {
            money::words(cx.lang(), all, line.currency.as_deref())
        }),
        _ => line.place.clone().unwrap_or_else(nothing),
    }
}

/// A version.
pub fn show(cx: &Cx, shown: &Shown, sent: &Sent, wrong: &Problems) -> Page {
    let lang = cx.lang();
    let version = &shown.version;
    let title = name(lang, version);
    let asked = shown
        .approval
        .as_ref()
        .map(|approval| (approval, approval.stand(None)));
    let head = PageHead::new(&title)
        .lede(t!(lang, "version-lede", n = shown.lines.len()))
        .badge(stand(lang, version))
        .audience(who_sees(cx, &version.audience()))
        .action(
            Link::new(
                t!(lang, "versions-of-year", year = version.year.to_string()),
                super::href_of_year(version.year),
            )
            .classed("button"),
        );
    Page::new(&title)
        .body(&trail(lang, &title))
        .body(&head)
        .body(&error_summary(&t!(lang, "form-errors"), &wrong.summary(lang)))
        .body(&html! {
            @if let Some((approval, stand)) = &asked {
                @if version.is_open() {
                    p { (approval::pages::sentence(lang, &cx.app.profile, stand, &approval.needs, Some(approval), &shown.managers)) }
                    (approval::pages::forms(cx, approval, stand, sent, wrong))
                }
            }
            @if let (Some(before), Some(found)) = (&shown.before, &shown.differences) {
                (Section::new(t!(lang, "version-since", name = name(lang, before)), html! {
                    (differences(cx, found))
                    @if shown.others.len() > 1 { (compare(lang, shown)) }
                }))
            }
            (Section::new(t!(lang, "version-made"), made(cx, shown)))
            @if let Some((approval, stand)) = &asked {
                (Section::new(t!(lang, "approval-answers"), approval::pages::answers(cx, approval, stand)))
            }
            (Section::new(t!(lang, "version-list"), lines(cx, &shown.lines)))
        })
}

fn compare(lang: Lang, shown: &Shown) -> Form {
    let chosen = shown.before.as_ref().map(|before| before.id);
    let choices = shown
        .others
        .iter()
        .map(|one| Choice::new(one.id.to_string(), name(lang, one)).chosen(Some(one.id) == chosen));
    let field = Field::new(
        FieldKind::Select(choices.collect()),
        "with",
        t!(lang, "version-compare"),
    );
    Form::get(super::href_of(shown.version.id), field)
        .submit(t!(lang, "version-compare-show"))
        .secondary()
}

fn made(cx: &Cx, shown: &Shown) -> Markup {
    let (lang, zone) = (cx.lang(), cx.app.zone());
    let version = &shown.version;
    let mut list = vec![
        Fact::new(
            t!(lang, "version-kind"),
            t!(lang, &format!("version-kind-{}", version.kind)),
        ),
        Fact::new(
            t!(lang, "approval-submitted"),
            t!(
                lang,
                "approval-by-on",
                who = version.made_by.as_str(),
                day = text::day(lang, version.made_at.day_in(&zone))
            ),
        ),
    ];
    if let Some(at) = version.approved_at {
        list.push(Fact::new(
            t!(lang, "version-approved-on"),
            text::day(lang, at.day_in(&zone)),
        ));
    }
    if version.review_on.is_some() {
        list.push(Fact::new(
            t!(lang, "version-review-on"),
            span::day(lang, version.review_on),
        ));
    }
    let note = shown
        .approval
        .as_ref()
        .and_then(|approval| approval.note.as_deref());
    html! {
        (facts(&list))
        @if let Some(summary) = &version.summary { (prose(&paragraphs(summary))) }
        @if let Some(note) = note { (prose(&paragraphs(note))) }
    }
}

fn lines(cx: &Cx, all: &[Line]) -> Markup {
    let lang = cx.lang();
    let rows = all
        .iter()
        .map(|line| {
            Row::new(vec![
                html! { (Link::new(&line.title, format!("/app/plan/activities/{}", line.activity))) },
                html! { (line.code) },
                html! { (kind(cx, &line.kind)) },
                html! { (words::when(lang, line)) },
                html! { @if let Some(place) = &line.place { (place) } },
                html! { @if let Some(all) = line.budget { (money::words(lang, all, line.currency.as_deref())) } },
            ])
        })
        .collect();
    let columns = vec![
        Column::new(t!(lang, "activity-title")),
        Column::new(t!(lang, "activity-field-code")),
        Column::new(t!(lang, "activity-field-kind")),
        Column::new(t!(lang, "activity-dates")),
        Column::new(t!(lang, "activity-field-place")),
        Column::number(t!(lang, "activity-field-budget")),
    ];
    Table::new("lines", t!(lang, "version-list"), columns)
        .quiet_caption()
        .rows(rows)
        .row_headers()
        .render()
}

/// The field of the reason why an activity is dropped.
pub fn reason_field(line: &Line) -> String {
    format!("reason-{}", line.activity)
}

/// The form by which the plan of a year is submitted.
pub fn new(cx: &Cx, form: &New, sent: &Sent, wrong: &Problems) -> Page {
    let lang = cx.lang();
    let year = form.year.to_string();
    let title = t!(lang, "version-submit-title", year = year.as_str());
    let who = if form.needs.is_empty() {
        t!(lang, "version-asks-nobody")
    } else {
        t!(
            lang,
            "version-asks",
            who = needs_words(lang, &cx.app.profile, &form.needs)
        )
    };
    let page = Page::new(&title)
        .body(&trail(lang, &title))
        .body(&PageHead::new(&title).lede(t!(lang, "version-submit-lede", n = form.count)))
        .body(&error_summary(&t!(lang, "form-errors"), &wrong.summary(lang)));
    if form.is_open {
        return page.body(&note(Kind::Warn, html! { p { (t!(lang, "version-open")) } }));
    }
    let body = html! {
        (hidden("year", &year))
        p { (who) }
        @if form.last.is_some() { (review(cx, form, sent, wrong)) }
        (Field::new(FieldKind::Textarea(3), "note", t!(lang, "approval-note"))
            .help(t!(lang, "approval-note-help")).value(sent.get("note")).error(wrong.of(lang, "note"))
            .optional(t!(lang, "form-optional")))
    };
    page.body(&html! {
        @if let Some(last) = &form.last {
            (Section::new(t!(lang, "version-since", name = name(lang, last)), differences(cx, &form.differences)))
        }
        (Form::post("/app/plan/versions", body)
            .submit(t!(lang, "version-submit"))
            .also(Link::new(t!(lang, "form-cancel"), super::href_of_year(form.year)).classed("button")))
    })
}

fn review(cx: &Cx, form: &New, sent: &Sent, wrong: &Problems) -> Markup {
    let lang = cx.lang();
    let kinds = KINDS[1..].iter().map(|kind| {
        Choice::new(*kind, t!(lang, &format!("version-kind-{kind}"))).chosen(sent.get("kind") == *kind)
    });
    let on = sent.some("review_on").map_or_else(
        || span::typed(Some(Day(cx.app.today())), None, "day"),
        str::to_owned,
    );
    html! {
        (Field::new(FieldKind::Select(kinds.collect()), "kind", t!(lang, "version-kind")).error(wrong.of(lang, "kind")))
        (Field::new(FieldKind::Date, "review_on", t!(lang, "version-review-on")).value(on)
            .help(t!(lang, "version-review-help")).error(wrong.of(lang, "review_on")))
        (Field::new(FieldKind::Textarea(6), "summary", t!(lang, "version-summary")).required()
            .help(t!(lang, "version-summary-help")).value(sent.get("summary")).error(wrong.of(lang, "summary")))
        @for (at, (line, reason)) in form.differences.dropped.iter().enumerate() {
            @let field = reason_field(line);
            @let words = sent.some(&field).or(reason.as_deref()).unwrap_or("");
            @let error = wrong.of(lang, "reasons").filter(|_| words.is_empty());
            // The first one carries the id to which the summary of what is wrong leads.
            @let id = if at == 0 { "f-reasons".to_owned() } else { format!("f-{field}") };
            (Field::new(FieldKind::Textarea(2), field, t!(lang, "version-reason-of", title = line.title.as_str()))
                .id(id).required().value(words).error(error))
        }
    }
}
