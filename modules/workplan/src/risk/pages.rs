//! What is drawn of risks.

use balai_kernel::{
    Audience, Id, Result,
    account::Account,
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
            PageHead, Row, Section, Table, badge, error_summary, facts, hidden, timeline, two, when,
        },
        who_sees,
    },
};
use balai_sheets::{Out, Table as Sheet};
use maud::{Markup, Render, html};

use super::{
    Level, PATH, Risk, audience,
    store::{self, Rating},
};
use crate::{
    activity::pages::paragraphs,
    history,
    sent::{Problems, Sent},
    subject::Offer,
};

/// The tone of a level.
pub const fn kind_of(level: Level) -> Kind {
    match level {
        Level::Low => Kind::Good,
        Level::Medium => Kind::Warn,
        Level::High => Kind::Bad,
    }
}

/// How grave a risk is, as a badge: "high, 4 × 4".
pub fn rating(lang: Lang, risk: &Risk) -> Markup {
    let level = risk.level();
    let words = t!(lang, &format!("risk-level-{}", level.code()));
    badge(
        kind_of(level),
        t!(
            lang,
            "risk-rating",
            level = words,
            likelihood = risk.likelihood,
            impact = risk.impact
        ),
    )
}

/// The day of the next look, and whether it is past.
fn review(cx: &Cx, risk: &Risk) -> Markup {
    let lang = cx.lang();
    html! {
        @if let Some(day) = risk.review_on { (text::day(lang, day.0)) }
        @if risk.is_overdue(cx.app.today()) { " " (badge(Kind::Warn, t!(lang, "review-overdue"))) }
    }
}

/// Links between the registers and what else one looks at beside the plan.
pub(crate) fn above(lang: Lang) -> [Link; 1] {
    [Link::new(t!(lang, "plan-title"), "/app/plan")]
}

/// The register.
pub fn list(cx: &Cx, listing: &Listing, risks: &[Risk], count: i64) -> Page {
    let lang = cx.lang();
    let title = t!(lang, "risks-title");
    let frame = Frame {
        lang,
        listing,
        path: PATH,
    };
    let states = ["open", "high", "closed", "all"]
        .map(|state| (state.to_owned(), t!(lang, &format!("risk-state-{state}"))))
        .to_vec();
    let picks = vec![
        Pick::Text("q", t!(lang, "rows-words")),
        Pick::One("state", t!(lang, "risk-state"), states),
    ];
    let mut head = PageHead::new(&title).lede(t!(lang, "risks-lede"));
    if cx.can_any::<Risk>(Action::Create) {
        head = head.primary(&Link::new(t!(lang, "risk-new"), format!("{PATH}/new")));
    }
    let body = if risks.is_empty() {
        Empty::new(t!(lang, "risks-none"), t!(lang, "risks-none-why")).render()
    } else {
        table(cx, "risks", risks).render()
    };
    Page::new(&title)
        .body(&crumbs(lang, &above(lang), &title))
        .body(&head)
        .body(&crate::dashboard::pages::register_tabs(cx, PATH))
        .body(&frame.filters(picks))
        .body(&frame.toolbar(
            t!(lang, "risks-count", n = count),
            html! {},
            cx.can_any::<Risk>(Action::Export),
        ))
        .body(&body)
        .body(&frame.pager(count))
}

/// Risks as a table.
pub fn table(cx: &Cx, id: &str, risks: &[Risk]) -> Table {
    let lang = cx.lang();
    let is_office = cx.actor.is_office();
    let rows = risks
        .iter()
        .map(|risk| {
            let mut cells = vec![
                html! {
                    (Link::new(&risk.words, risk.href()))
                    br; small { (risk.about.words(&cx.actor)) }
                },
                html! {
                    @if risk.closed_at.is_some() { (badge(Kind::Plain, t!(lang, "risk-state-closed"))) }
                    @else { (rating(lang, risk)) }
                },
                html! { (risk.treatment) },
                review(cx, risk),
            ];
            if is_office {
                let owner = risk.owner_name.clone();
                cells.insert(2, html! { (owner.unwrap_or_else(|| t!(lang, "risk-no-owner"))) });
            }
            Row::new(cells)
        })
        .collect();
    let mut keys = vec![
        "risk-field-words",
        "risk-rated-now",
        "risk-field-treatment",
        "risk-field-review",
    ];
    if is_office {
        keys.insert(2, "risk-field-owner");
    }
    let columns = keys.into_iter().map(|key| Column::new(t!(lang, key))).collect();
    Table::new(id, t!(lang, "risks-title"), columns)
        .quiet_caption()
        .rows(rows)
        .row_headers()
        .cards()
}

/// The register as a table to take away.
pub fn sheet(cx: &Cx, risks: &[Risk]) -> Sheet {
    let lang = cx.lang();
    let is_office = cx.actor.is_office();
    #[expect(clippy::cast_precision_loss, reason = "one to five")]
    let number = |n: i64| Out::Number(n as f64);
    let day = |day: Option<Day>| day.map_or(Out::Empty, |day| Out::Text(day.0.to_string()));
    let text = |text: &str| Out::Text(text.to_owned());
    Sheet {
        title: t!(lang, "risks-title"),
        columns: [
            ("risk-field-words", 50),
            ("risk-field-about", 30),
            ("risk-field-cause", 40),
            ("risk-field-consequence", 40),
            ("risk-field-likelihood", 10),
            ("risk-field-impact", 10),
            ("risk-field-treatment", 50),
            ("risk-field-owner", 20),
            ("risk-field-review", 12),
            ("risk-field-because", 30),
        ]
        .map(|(key, width)| (t!(lang, key), width))
        .to_vec(),
        rows: risks
            .iter()
            .map(|risk| {
                let owner = risk.owner_name.as_deref().filter(|_| is_office);
                vec![
                    text(&risk.words),
                    text(&risk.about.words(&cx.actor)),
                    text(&risk.cause),
                    text(&risk.consequence),
                    number(risk.likelihood),
                    number(risk.impact),
                    text(&risk.treatment),
                    text(owner.unwrap_or_default()),
                    day(risk.review_on),
                    text(risk.closed_because.as_deref().unwrap_or_default()),
                ]
            })
            .collect(),
    }
}

/// Everything on a risk's page.
pub struct Shown {
    risk: Risk,
    ratings: Vec<Rating>,
    history: Vec<HistoryLine>,
}

impl Shown {
    /// Gathers it; the co-chairs read no history, which names who works in the office.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn of(cx: &Cx, risk: Risk) -> Result<Self> {
        let db = &cx.app.db;
        Ok(Self {
            ratings: store::ratings(db, risk.id).await?,
            history: if cx.actor.is_office() {
                audit::history_of(db, risk.id.uuid()).await?
            } else {
                Vec::new()
            },
            risk,
        })
    }
}

/// One risk.
pub fn show(cx: &Cx, shown: &Shown, sent: &Sent, wrong: &Problems) -> Page {
    let (lang, risk) = (cx.lang(), &shown.risk);
    let is_office = cx.actor.is_office();
    let above = [
        Link::new(t!(lang, "plan-title"), "/app/plan"),
        Link::new(t!(lang, "risks-title"), PATH),
    ];
    let mut head = PageHead::new(&risk.words)
        .eyebrow(risk.about.link(&cx.actor))
        .audience(who_sees(cx, &Audience::parse(&risk.audience)));
    head = match &risk.closed_because {
        Some(because) if risk.closed_at.is_some() => head
            .badge(badge(Kind::Plain, t!(lang, "risk-state-closed")))
            .lede(t!(lang, "risk-closed-because", why = because.as_str())),
        _ => head.badge(rating(lang, risk)),
    };
    let may_change = cx.can(Action::Change, risk);
    if may_change {
        head = head.primary(&Link::new(t!(lang, "risk-edit"), format!("{}/edit", risk.href())));
    }
    let mut list = Vec::new();
    if is_office {
        let owner = risk.owner_name.clone();
        list.push(Fact::new(
            t!(lang, "risk-field-owner"),
            owner.unwrap_or_else(|| t!(lang, "risk-no-owner")),
        ));
    }
    list.push(Fact::new(t!(lang, "risk-field-review"), review(cx, risk)));
    list.push(Fact::new(
        t!(lang, "risk-field-likelihood"),
        t!(lang, &format!("risk-likelihood-{}", risk.likelihood)),
    ));
    list.push(Fact::new(
        t!(lang, "risk-field-impact"),
        t!(lang, &format!("risk-impact-{}", risk.impact)),
    ));
    let is_closing = wrong.of(lang, "because").is_some();
    let nothing = (Sent::default(), Problems::none());
    let (to_rate, to_close) = match is_closing {
        true => ((&nothing.0, &nothing.1), (sent, wrong)),
        false => ((sent, wrong), (&nothing.0, &nothing.1)),
    };
    let aside = html! {
        (Section::new(t!(lang, "risk-facts"), facts(&list)))
        @if may_change && risk.closed_at.is_none() {
            (Section::new(t!(lang, "risk-rate"), rate_form(lang, risk, to_rate.0, to_rate.1)).id("rate"))
        }
        @if cx.can(Action::Decide, risk) {
            (Section::new(t!(lang, if risk.closed_at.is_some() { "risk-reopen" } else { "risk-close" }),
                close_form(lang, risk, to_close.0, to_close.1)).id("close"))
        }
    };
    let main = html! {
        (Section::new(t!(lang, "risk-field-cause"), paragraphs(&risk.cause)))
        (Section::new(t!(lang, "risk-field-consequence"), paragraphs(&risk.consequence)))
        (Section::new(t!(lang, "risk-field-treatment"), paragraphs(&risk.treatment)))
        (Section::new(t!(lang, "risk-ratings"), ratings(cx, &shown.ratings)))
        @if !shown.history.is_empty() {
            (Section::new(t!(lang, "life-title"), history::section(&cx.app, lang, &shown.history, "risk-field")))
        }
    };
    Page::new(&risk.words)
        .body(&crumbs(lang, &above, &risk.words))
        .body(&head)
        .body(&error_summary(&t!(lang, "form-errors"), &wrong.summary(lang)))
        .body(&two(main, aside))
}

fn ratings(cx: &Cx, all: &[Rating]) -> Markup {
    let lang = cx.lang();
    let list: Vec<Moment> = all
        .iter()
        .map(|one| {
            let level = super::level(one.likelihood, one.impact);
            let words = t!(
                lang,
                "risk-rating",
                level = t!(lang, &format!("risk-level-{}", level.code())),
                likelihood = one.likelihood,
                impact = one.impact
            );
            let what = html! {
                (badge(kind_of(level), words))
                @if cx.actor.is_office() { " " (one.name) }
                @if !one.words.is_empty() { ": " (one.words) }
            };
            Moment::new(
                when(
                    &one.rated_at.to_string(),
                    text::instant(lang, one.rated_at, &cx.app.zone()),
                ),
                what,
            )
        })
        .collect();
    timeline(&list)
}

/// 1 to 5 with what each means.
fn scale(lang: Lang, name: &'static str, sent: &Sent, wrong: &Problems) -> Field {
    let mut choices = vec![Choice::new("", t!(lang, "sent-none"))];
    choices.extend((1..=5).map(|n| {
        let n = n.to_string();
        let words = t!(lang, &format!("risk-{name}-{n}"));
        Choice::new(&*n, words).chosen(sent.get(name) == n)
    }));
    Field::new(
        FieldKind::Select(choices),
        name,
        t!(lang, &format!("risk-field-{name}")),
    )
    .error(wrong.of(lang, name))
    .required()
}

fn day_field(lang: Lang, sent: &Sent, wrong: &Problems) -> Field {
    Field::new(FieldKind::Date, "review", t!(lang, "risk-field-review"))
        .help(t!(lang, "risk-review-help"))
        .value(sent.get("review"))
        .error(wrong.of(lang, "review"))
        .required()
}

fn rate_form(lang: Lang, risk: &Risk, sent: &Sent, wrong: &Problems) -> UiForm {
    let as_now = Sent::default()
        .with("likelihood", risk.likelihood.to_string())
        .with("impact", risk.impact.to_string());
    let sent = if *sent == Sent::default() { &as_now } else { sent };
    let body = html! {
        (hidden("version", &risk.version.to_string()))
        (scale(lang, "likelihood", sent, wrong))
        (scale(lang, "impact", sent, wrong))
        (Field::new(FieldKind::Textarea(3), "rated", t!(lang, "risk-field-rated"))
            .value(sent.get("rated")).error(wrong.of(lang, "rated")).required().max_length(2000))
        (day_field(lang, sent, wrong))
    };
    UiForm::post(format!("{}/ratings", risk.href()), body)
        .submit(t!(lang, "risk-rate-save"))
        .secondary()
}

fn close_form(lang: Lang, risk: &Risk, sent: &Sent, wrong: &Problems) -> UiForm {
    let is_closed = risk.closed_at.is_some();
    let body = html! {
        (hidden("version", &risk.version.to_string()))
        @if !is_closed {
            (Field::new(FieldKind::Textarea(2), "because", t!(lang, "risk-field-because"))
                .help(t!(lang, "risk-because-help"))
                .value(sent.get("because")).error(wrong.of(lang, "because")).required().max_length(2000))
        }
    };
    let submit = if is_closed { "risk-reopen" } else { "risk-close" };
    UiForm::post(format!("{}/closure", risk.href()), body)
        .submit(t!(lang, submit))
        .secondary()
}

/// Everything on the form.
pub struct Form {
    /// What it can be about.
    pub offer: Offer,
    /// Who can own it.
    pub owners: Vec<(Id<Account>, String)>,
    /// The risk, unless it is new.
    pub risk: Option<Risk>,
    /// What was typed.
    pub sent: Sent,
    /// What is wrong with it.
    pub wrong: Problems,
}

/// The form of a risk.
pub fn form(cx: &Cx, form: &Form) -> Page {
    let lang = cx.lang();
    let (sent, wrong) = (&form.sent, &form.wrong);
    let (title, action, back) = match &form.risk {
        Some(risk) => (t!(lang, "risk-edit"), risk.href(), risk.href()),
        None => (t!(lang, "risk-new"), PATH.to_owned(), PATH.to_owned()),
    };
    let label = |name: &str| t!(lang, &format!("risk-field-{name}"));
    let area = |name: &'static str, rows: u8, help: &str| {
        Field::new(FieldKind::Textarea(rows), name, label(name))
            .help(t!(lang, help))
            .value(sent.get(name))
            .error(wrong.of(lang, name))
            .required()
            .max_length(2000)
    };
    let now_about = form
        .risk
        .as_ref()
        .map(|risk| (risk.about.typed(), risk.about.words(&cx.actor)));
    let (now, now_words) = now_about.unwrap_or_default();
    let abouts = form.offer.choices(lang, &now, &now_words);
    let mut owners = vec![Choice::new("", t!(lang, "sent-none"))];
    owners.extend(
        form.owners
            .iter()
            .map(|(id, name)| Choice::new(id.to_string(), name)),
    );
    if let Some((id, name)) = form
        .risk
        .as_ref()
        .and_then(|risk| risk.owner.zip(risk.owner_name.as_ref()))
        && !form.owners.iter().any(|(known, _)| *known == id)
    {
        owners.push(Choice::new(id.to_string(), name));
    }
    let fields = html! {
        (error_summary(&t!(lang, "form-errors"), &wrong.summary(lang)))
        @if let Some(risk) = &form.risk {
            @let version = sent.some("version").map_or_else(|| risk.version.to_string(), str::to_owned);
            (hidden("version", &version))
        }
        (Field::new(FieldKind::Text, "words", label("words")).help(t!(lang, "risk-words-help"))
            .value(sent.get("words")).error(wrong.of(lang, "words")).required().max_length(300))
        (Field::new(FieldKind::Select(abouts), "about", label("about")).value(sent.get("about")).error(wrong.of(lang, "about")))
        (area("cause", 2, "risk-cause-help"))
        (area("consequence", 2, "risk-consequence-help"))
        @if form.risk.is_none() {
            (scale(lang, "likelihood", sent, wrong))
            (scale(lang, "impact", sent, wrong))
        }
        (area("treatment", 3, "risk-treatment-help"))
        (Field::new(FieldKind::Select(owners), "owner", label("owner")).value(sent.get("owner")).error(wrong.of(lang, "owner")).optional(t!(lang, "form-optional")))
        (day_field(lang, sent, wrong))
        (Checkbox::new("shared", label("shared"), sent.is_ticked("shared")).help(t!(lang, "risk-shared-help")))
    };
    let seen = form
        .risk
        .as_ref()
        .map_or_else(|| audience(false), |risk| Audience::parse(&risk.audience));
    Page::new(&title)
        .body(&crumbs(
            lang,
            &[
                Link::new(t!(lang, "plan-title"), "/app/plan"),
                Link::new(t!(lang, "risks-title"), PATH),
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
