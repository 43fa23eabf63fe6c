//! What is drawn of suggestions.

use balai_kernel::{
    Audience, Id, Result,
    account::Account,
    policy::Action,
    t,
    text::{Lang, day},
    view::{Frame, Pick},
    web::{
        Cx, Listing, Page,
        axum::{
            http::StatusCode,
            response::{IntoResponse, Response},
        },
        crumbs,
        ui::{
            Checkbox, Choice, Column, Empty, Fact, Field, FieldKind, Form, Kind, Link, PageHead, Row,
            Section, Table, badge, error_summary, facts, hidden, note, two,
        },
        who_sees,
    },
};
use maud::{Markup, Render, html};

use super::{OPEN_PATH, OUTCOMES, PATH, Standing, Suggestion, audience, store};
use crate::{
    activity::{self, pages::paragraphs},
    level::{Levels, Rank, levels},
    money,
    sent::{Problems, Sent},
};

const fn kind_of(standing: Standing) -> Kind {
    match standing {
        Standing::Activity => Kind::Good,
        Standing::Received | Standing::Weighed => Kind::Warn,
        _ => Kind::Plain,
    }
}

/// Where it stands, as a badge.
pub fn standing(lang: Lang, one: &Suggestion) -> Markup {
    let standing = one.standing();
    badge(
        kind_of(standing),
        t!(lang, &format!("suggestion-standing-{}", standing.code())),
    )
}

/// By when it is answered, or when it was.
fn due(cx: &Cx, one: &Suggestion) -> Markup {
    let lang = cx.lang();
    match one.answered_at {
        Some(at) => {
            let on = day(lang, at.day_in(&cx.app.zone()));
            html! { (t!(lang, "suggestion-answered-on", day = on)) }
        }
        None => html! {
            (t!(lang, "suggestion-due-by", day = day(lang, one.due_on.0)))
            @if one.is_late(cx.app.today()) { " " (badge(Kind::Bad, t!(lang, "review-overdue"))) }
        },
    }
}

/// The list.
pub fn list(cx: &Cx, listing: &Listing, all: &[Suggestion], count: i64) -> Page {
    let lang = cx.lang();
    let title = t!(lang, "suggestions-title");
    let frame = Frame {
        lang,
        listing,
        path: PATH,
    };
    let states = ["open", "activity", "merged", "declined"]
        .map(|state| (state.to_owned(), t!(lang, &format!("suggestion-state-{state}"))))
        .to_vec();
    let picks = vec![
        Pick::Text("q", t!(lang, "rows-words")),
        Pick::One("state", t!(lang, "suggestion-standing"), states),
    ];
    let days = cx.app.profile.suggestions.days;
    let mut head = PageHead::new(&title).lede(t!(lang, "suggestions-lede", days = days));
    if cx.can_any::<Suggestion>(Action::Create) {
        head = head.primary(&Link::new(t!(lang, "suggestion-new"), format!("{PATH}/new")));
    }
    let is_office = cx.actor.is_office();
    let rows = all
        .iter()
        .map(|one| {
            let mut cells = vec![
                html! {
                    (Link::new(&one.title, one.href()))
                    @if is_office { br; small { (one.party_name.0.get(lang)) } }
                },
                standing(lang, one),
                html! { (day(lang, one.made_at.day_in(&cx.app.zone()))) },
                due(cx, one),
            ];
            if is_office {
                let owner = one.owner_name.clone();
                cells.push(html! { (owner.unwrap_or_else(|| t!(lang, "risk-no-owner"))) });
            }
            Row::new(cells)
        })
        .collect();
    let mut keys = vec![
        "suggestion-field-title",
        "suggestion-standing",
        "suggestion-made",
        "suggestion-due",
    ];
    if is_office {
        keys.push("suggestion-field-owner");
    }
    let columns = keys.into_iter().map(|key| Column::new(t!(lang, key))).collect();
    let body = if all.is_empty() {
        Empty::new(t!(lang, "suggestions-none"), t!(lang, "suggestions-none-why")).render()
    } else {
        Table::new("suggestions", &title, columns)
            .quiet_caption()
            .rows(rows)
            .row_headers()
            .cards()
            .render()
    };
    Page::new(&title)
        .body(&crumbs(lang, &crate::risk::pages::above(lang), &title))
        .body(&head)
        .body(&crate::dashboard::pages::register_tabs(cx, PATH))
        .body(&frame.filters(picks))
        .body(&frame.toolbar(t!(lang, "suggestions-count", n = count), html! {}, false))
        .body(&body)
        .body(&frame.pager(count))
}

/// What both forms ask.
fn fields(lang: Lang, parties: &[(String, String)], sent: &Sent, wrong: &Problems) -> Markup {
    let area = |name: &'static str, rows: u8| {
        Field::new(
            FieldKind::Textarea(rows),
            name,
            t!(lang, &format!("suggestion-field-{name}")),
        )
        .help(t!(lang, &format!("suggestion-{name}-help")))
        .value(sent.get(name))
        .error(wrong.of(lang, name))
    };
    html! {
        @if parties.len() > 1 {
            @let members = parties.iter().map(|(id, name)| Choice::new(&**id, &**name));
            @let choices = std::iter::once(Choice::new("", t!(lang, "sent-none"))).chain(members).collect();
            (Field::new(FieldKind::Select(choices), "party", t!(lang, "suggestion-field-party"))
                .value(sent.get("party")).error(wrong.of(lang, "party")).required())
        }
        (Field::new(FieldKind::Text, "title", t!(lang, "suggestion-field-title"))
            .help(t!(lang, "suggestion-title-help"))
            .value(sent.get("title")).error(wrong.of(lang, "title")).required().max_length(200))
        (area("words", 6).required().max_length(4000))
        (area("benefits", 3).optional(t!(lang, "form-optional")).max_length(1000))
    }
}

/// The form for a focal point and the office.
pub fn form(cx: &Cx, parties: &[(String, String)], sent: &Sent, wrong: &Problems) -> Page {
    let lang = cx.lang();
    let title = t!(lang, "suggestion-new");
    let days = cx.app.profile.suggestions.days;
    let mut head = PageHead::new(&title).lede(t!(lang, "suggestion-new-lede", days = days));
    if let Some(party) = cx.actor.party.filter(|_| !cx.actor.is_office()) {
        head = head.audience(who_sees(cx, &audience(party, true)));
    }
    let above = [
        Link::new(t!(lang, "plan-title"), "/app/plan"),
        Link::new(t!(lang, "suggestions-title"), PATH),
    ];
    Page::new(&title)
        .body(&crumbs(lang, &above, &title))
        .body(&head)
        .body(
            &Form::post(
                PATH,
                html! {
                    (error_summary(&t!(lang, "form-errors"), &wrong.summary(lang)))
                    (fields(lang, parties, sent, wrong))
                },
            )
            .submit(t!(lang, "suggestion-send"))
            .also(Link::new(t!(lang, "form-cancel"), PATH)),
        )
}

/// Everything on a suggestion's page.
pub struct Shown {
    one: Suggestion,
    levels: Levels,
    owners: Vec<(Id<Account>, String)>,
    others: Vec<(Id<Suggestion>, String)>,
}

impl Shown {
    /// Gathers it: what the office needs to weigh and answer, for the office alone.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn of(cx: &Cx, one: Suggestion) -> Result<Self> {
        let (db, is_office) = (&cx.app.db, cx.actor.is_office());
        let answers = is_office && one.standing().is_open();
        Ok(Self {
            levels: if is_office {
                levels(db, &cx.actor).await?
            } else {
                Levels::default()
            },
            owners: if answers {
                activity::owners(db, cx.app.today()).await?
            } else {
                Vec::new()
            },
            others: if answers {
                store::others(db, &cx.actor, one.id).await?
            } else {
                Vec::new()
            },
            one,
        })
    }
}

/// What whoever sent it reads: their words, where it stands, the answer.
fn told(cx: &Cx, one: &Suggestion) -> Markup {
    let lang = cx.lang();
    html! {
        @if one.outcome.is_some() {
            (Section::new(t!(lang, "suggestion-answer"), html! {
                (paragraphs(&one.answer))
                (became(cx, one))
            }))
        }
        (Section::new(t!(lang, "suggestion-said"), paragraphs(&one.words)))
        @if !one.benefits.is_empty() {
            (Section::new(t!(lang, "suggestion-field-benefits"), paragraphs(&one.benefits)))
        }
    }
}

/// What it became, by name where the reader may know it.
fn became(cx: &Cx, one: &Suggestion) -> Markup {
    let (lang, actor) = (cx.lang(), &cx.actor);
    let sees = |audience: &Option<String>| {
        audience
            .as_deref()
            .is_some_and(|audience| actor.sees(&Audience::parse(audience)))
    };
    match one.standing() {
        Standing::Activity => match (one.activity, &one.activity_title) {
            (Some(id), Some(title)) if sees(&one.activity_audience) => {
                let href = match one.activity_is_event {
                    Some(true) => format!("/app/events/{id}"),
                    _ => format!("/app/plan/activities/{id}"),
                };
                html! { p { (t!(lang, "suggestion-became")) " " (Link::new(title, href)) } }
            }
            _ => html! { p { (t!(lang, "suggestion-became-proposal")) } },
        },
        Standing::Merged => match (one.merged_into, &one.merged_title) {
            (Some(id), Some(title)) if sees(&one.merged_audience) => html! {
                p { (t!(lang, "suggestion-lives-in")) " " (Link::new(title, super::href_of(id))) }
            },
            _ => html! { p { (t!(lang, "suggestion-lives-in-another")) } },
        },
        _ => Markup::default(),
    }
}

/// One suggestion.
pub fn show(cx: &Cx, shown: &Shown, sent: &Sent, wrong: &Problems) -> Page {
    let (lang, one) = (cx.lang(), &shown.one);
    let is_office = cx.actor.is_office();
    let above = [
        Link::new(t!(lang, "plan-title"), "/app/plan"),
        Link::new(t!(lang, "suggestions-title"), PATH),
    ];
    let head = PageHead::new(&one.title)
        .eyebrow(one.party_name.0.get(lang))
        .badge(standing(lang, one))
        .audience(who_sees(cx, &Audience::parse(&one.audience)));
    let mut list = vec![
        Fact::new(t!(lang, "suggestion-field-sender"), &one.sender),
        Fact::new(
            t!(lang, "suggestion-made"),
            day(lang, one.made_at.day_in(&cx.app.zone())),
        ),
        Fact::new(t!(lang, "suggestion-due"), due(cx, one)),
    ];
    if is_office {
        if let Some(email) = &one.email {
            list.insert(
                1,
                Fact::new(t!(lang, "suggestion-field-email"), html! { bdi { (email) } }),
            );
        }
        let owner = one.owner_name.clone();
        list.push(Fact::new(
            t!(lang, "suggestion-field-owner"),
            owner.unwrap_or_else(|| t!(lang, "risk-no-owner")),
        ));
    }
    let is_open = one.standing().is_open();
    // Which of the two forms was sent tells its own field.
    let nothing = (Sent::default(), Problems::none());
    let answers = sent.all("answer").next().is_some();
    let (to_weigh, to_answer) = match answers {
        true => ((&nothing.0, &nothing.1), (sent, wrong)),
        false => ((sent, wrong), (&nothing.0, &nothing.1)),
    };
    let main = html! {
        (told(cx, one))
        @if is_office && is_open && cx.can(Action::Change, one) {
            (Section::new(t!(lang, "suggestion-weigh"), weigh_form(cx, shown, to_weigh.0, to_weigh.1)).id("weigh"))
            (Section::new(t!(lang, "suggestion-answer-it"), answer_form(cx, shown, to_answer.0, to_answer.1)).id("answer"))
        } @else if is_office && one.weighed_at.is_some() {
            (Section::new(t!(lang, "suggestion-weighed"), weighed(lang, shown)))
        }
    };
    let unproved = is_office && one.email.is_some() && !one.is_members();
    Page::new(&one.title)
        .body(&crumbs(lang, &above, &one.title))
        .body(&head)
        .body(&error_summary(&t!(lang, "form-errors"), &wrong.summary(lang)))
        .body(&html! { @if unproved { (note(Kind::Plain, html! { p { (t!(lang, "suggestion-open-form")) } })) } })
        .body(&two(main, Section::new(t!(lang, "risk-facts"), facts(&list))))
}

/// What the office found while weighing, once it is answered.
fn weighed(lang: Lang, shown: &Shown) -> Markup {
    let one = &shown.one;
    let purpose = shown.levels.by_id(one.core_purpose).map(|row| row.title(lang));
    let cost = one
        .cost
        .map(|cost| money::words(lang, cost, one.currency.as_deref()));
    let rows = [
        ("suggestion-field-what", Some(one.what.clone())),
        ("suggestion-field-cost", cost),
        ("suggestion-field-purpose", purpose),
        ("suggestion-field-fit", Some(one.fit.clone())),
        ("suggestion-field-note", Some(one.note.clone())),
    ];
    let list: Vec<Fact> = rows
        .into_iter()
        .filter_map(|(key, words)| Some((key, words.filter(|words| !words.is_empty())?)))
        .map(|(key, words)| Fact::new(t!(lang, key), words))
        .collect();
    facts(&list)
}

/// How a suggestion is weighed, as its form.
pub(super) fn weighing_of(one: &Suggestion, levels: &Levels) -> Sent {
    let purpose = levels.by_id(one.core_purpose);
    Sent::default()
        .with("owner", one.owner.map(|id| id.to_string()).unwrap_or_default())
        .with("what", &*one.what)
        .with("cost", money::typed(one.cost, one.currency.as_deref()))
        .with("purpose", purpose.map_or("", |row| row.code.as_str()))
        .with("fit", &*one.fit)
        .with("note", &*one.note)
        .with("members", if one.is_members() { "yes" } else { "" })
}

fn weigh_form(cx: &Cx, shown: &Shown, sent: &Sent, wrong: &Problems) -> Form {
    let (lang, one) = (cx.lang(), &shown.one);
    let kept = weighing_of(one, &shown.levels);
    let sent = if *sent == Sent::default() { &kept } else { sent };
    let label = |name: &str| t!(lang, &format!("suggestion-field-{name}"));
    let optional = || t!(lang, "form-optional");
    let area = |name: &'static str, rows: u8| {
        Field::new(FieldKind::Textarea(rows), name, label(name))
            .value(sent.get(name))
            .error(wrong.of(lang, name))
            .optional(optional())
    };
    let none = || Choice::new("", t!(lang, "sent-none"));
    let owners = shown
        .owners
        .iter()
        .map(|(id, name)| Choice::new(id.to_string(), name));
    let owners = std::iter::once(none()).chain(owners).collect();
    let purposes = shown.levels.choices(Rank::Purpose, lang).into_iter();
    let purposes = purposes.map(|(code, name)| Choice::new(code, name));
    let purposes = std::iter::once(none()).chain(purposes).collect();
    let body = html! {
        p { (t!(lang, "suggestion-weigh-lede")) }
        (hidden("version", &one.version.to_string()))
        (Field::new(FieldKind::Select(owners), "owner", label("owner")).value(sent.get("owner")).error(wrong.of(lang, "owner")).optional(optional()))
        (area("what", 2))
        (Field::new(FieldKind::Text, "cost", label("cost")).help(t!(lang, "suggestion-cost-help")).value(sent.get("cost")).error(wrong.of(lang, "cost")).optional(optional()))
        (Field::new(FieldKind::Select(purposes), "purpose", label("purpose")).value(sent.get("purpose")).error(wrong.of(lang, "purpose")).optional(optional()))
        (area("fit", 2).help(t!(lang, "suggestion-fit-help")))
        (area("note", 3))
        @if one.account.is_none() {
            (Checkbox::new("members", label("members"), sent.is_ticked("members")).help(t!(lang, "suggestion-members-help")))
        }
    };
    Form::post(format!("{}/weighing", one.href()), body)
        .submit(t!(lang, "suggestion-weigh-save"))
        .secondary()
}

fn answer_form(cx: &Cx, shown: &Shown, sent: &Sent, wrong: &Problems) -> Form {
    let (lang, one) = (cx.lang(), &shown.one);
    let none = || Choice::new("", t!(lang, "sent-none"));
    let outcomes = OUTCOMES.map(|word| Choice::new(word, t!(lang, &format!("suggestion-outcome-{word}"))));
    let outcomes = std::iter::once(none()).chain(outcomes).collect();
    let kinds = cx.app.profile.activity_kinds.iter();
    let kinds = kinds.map(|kind| Choice::new(&*kind.code, kind.name.get(lang)));
    let kinds = std::iter::once(none()).chain(kinds).collect();
    let others = shown
        .others
        .iter()
        .map(|(id, title)| Choice::new(id.to_string(), title));
    let others: Vec<Choice> = std::iter::once(none()).chain(others).collect();
    let optional = || t!(lang, "form-optional");
    let body = html! {
        (hidden("version", &one.version.to_string()))
        (Field::new(FieldKind::Select(outcomes), "outcome", t!(lang, "suggestion-outcome"))
            .value(sent.get("outcome")).error(wrong.of(lang, "outcome")).required())
        (Field::new(FieldKind::Select(kinds), "kind", t!(lang, "suggestion-field-kind"))
            .help(t!(lang, "suggestion-kind-help")).value(sent.get("kind")).error(wrong.of(lang, "kind")).optional(optional()))
        @if others.len() > 1 {
            (Field::new(FieldKind::Select(others), "into", t!(lang, "suggestion-field-into"))
                .help(t!(lang, "suggestion-into-help")).value(sent.get("into")).error(wrong.of(lang, "into")).optional(optional()))
        }
        (Field::new(FieldKind::Textarea(4), "answer", t!(lang, "suggestion-answer"))
            .help(t!(lang, "suggestion-answer-help"))
            .value(sent.get("answer")).error(wrong.of(lang, "answer")).required().max_length(4000))
    };
    Form::post(format!("{}/answer", one.href()), body).submit(t!(lang, "suggestion-answer-send"))
}

/// The form on the public site.
pub fn open_form(cx: &Cx, parties: &[(String, String)], sent: &Sent, wrong: &Problems) -> Response {
    let lang = cx.lang();
    let title = t!(lang, "suggestion-new");
    let days = cx.app.profile.suggestions.days;
    let body = html! {
        (error_summary(&t!(lang, "form-errors"), &wrong.summary(lang)))
        (fields(lang, parties, sent, wrong))
        (Field::new(FieldKind::Text, "sender", t!(lang, "suggestion-field-name"))
            .value(sent.get("sender")).error(wrong.of(lang, "sender")).required().max_length(200).autocomplete("name"))
        (Field::new(FieldKind::Email, "email", t!(lang, "suggestion-field-email"))
            .help(t!(lang, "suggestion-email-help"))
            .value(sent.get("email")).error(wrong.of(lang, "email")).required().max_length(200).autocomplete("email"))
        // Left empty by people, who do not see it.
        div hidden { (Field::new(FieldKind::Text, "website", t!(lang, "suggestion-field-website")).autocomplete("off")) }
    };
    Page::new(&title)
        .body(&PageHead::new(&title).lede(t!(lang, "suggestion-open-lede", days = days)))
        .body(&Form::post(OPEN_PATH, body).submit(t!(lang, "suggestion-send")))
        .public(cx)
}

/// What whoever holds the link sees.
pub fn by_link(cx: &Cx, one: &Suggestion, token: &str) -> Response {
    let lang = cx.lang();
    let standing_now = one.standing();
    let lede = t!(
        lang,
        &format!("suggestion-says-{}", standing_now.code()),
        day = day(lang, one.due_on.0)
    );
    let head = PageHead::new(&one.title).lede(lede).badge(standing(lang, one));
    Page::new(&one.title)
        .body(&head)
        .body(&html! {
            @if standing_now == Standing::Unconfirmed {
                (Form::post(format!("/suggestion/{token}"), html! {}).submit(t!(lang, "suggestion-confirm")))
            }
            (told(cx, one))
        })
        .public(cx)
}

/// The link opens nothing any more.
pub fn dead_link(cx: &Cx) -> Response {
    let lang = cx.lang();
    let title = t!(lang, "suggestion-dead");
    let page = Page::new(&title)
        .body(&PageHead::new(&title).lede(t!(lang, "suggestion-dead-why")))
        .body(&html! { p { (Link::new(t!(lang, "suggestion-new"), OPEN_PATH)) } })
        .public(cx);
    (StatusCode::NOT_FOUND, page).into_response()
}
