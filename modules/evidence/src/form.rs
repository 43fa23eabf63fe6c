//! What the forms and pages of this module share.

use balai_kernel::{
    Error, Id, Result,
    policy::{Action, Guarded as _},
    store::Day,
    t,
    text::{Lang, Message, catalogue, day},
    web::{
        Answer, Cx, Page,
        axum::{
            http::StatusCode,
            response::{IntoResponse as _, Response},
        },
        ui::{self, Choice, Field, FieldKind, Link, Tab},
    },
};
use balai_workplan::{
    activity::{self, Activity},
    sent::{Problems, Sent},
    span,
};
use jiff::civil::Date;
use maud::Markup;

use crate::{consent::Consent, outcome::Outcome, quote::Quote};

/// What a form that could not be taken is answered with: the same page, status 422.
pub(crate) fn again(cx: &Cx, page: Page) -> Answer {
    unprocessable(page.workspace(cx))
}

/// The same for a page that is drawn already.
pub(crate) fn unprocessable(page: Response) -> Answer {
    Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
}

/// A field of a noun's form: labelled `NOUN-NAME`, with its help where the catalogue has one.
pub(crate) fn field(
    lang: Lang,
    noun: &str,
    kind: FieldKind,
    name: &str,
    sent: &Sent,
    wrong: &Problems,
) -> Field {
    let word = name.replace('_', "-");
    let field = Field::new(kind, name, t!(lang, &format!("{noun}-{word}")))
        .value(sent.get(name))
        .error(wrong.of(lang, name));
    let help = format!("{noun}-{word}-help");
    if catalogue().has(Lang::EN, &help) {
        field.help(t!(lang, &help))
    } else {
        field
    }
}

/// The same for one of some words, each by its text `NOUN-NAME-WORD`.
pub(crate) fn words(
    lang: Lang,
    noun: &str,
    name: &str,
    words: &[&str],
    sent: &Sent,
    wrong: &Problems,
) -> Field {
    let key = format!("{noun}-{}", name.replace('_', "-"));
    let choices = words.iter().map(|word| {
        let chosen = sent.get(name) == *word;
        Choice::new(*word, t!(lang, &format!("{key}-{word}"))).chosen(chosen)
    });
    field(
        lang,
        noun,
        FieldKind::Select(choices.collect()),
        name,
        sent,
        wrong,
    )
}

/// A day that was typed, not ahead; none where nothing was.
pub(crate) fn day_past(cx: &Cx, sent: &Sent, name: &'static str, wrong: &mut Problems) -> Option<Date> {
    let found = any_day(sent, name, wrong);
    if found.is_some_and(|day| day > cx.app.today()) {
        wrong.add(name, Message::new("evidence-day-ahead"));
        return None;
    }
    found
}

/// A day that was typed.
pub(crate) fn any_day(sent: &Sent, name: &'static str, wrong: &mut Problems) -> Option<Date> {
    match span::read(sent.get(name)) {
        Ok(Some(span)) if span.precision == "day" => Some(span.from),
        Ok(None) => None,
        Ok(Some(_)) => {
            wrong.add(name, Message::new("evidence-day-whole"));
            None
        }
        Err(why) => {
            wrong.add(name, why);
            None
        }
    }
}

/// A day as it stands in a form.
pub(crate) fn typed(day: Option<Day>) -> String {
    span::typed(day, None, "day")
}

/// An id as it stands in a form.
pub(crate) fn id_text<T>(id: Option<Id<T>>) -> String {
    id.map(|id| id.to_string()).unwrap_or_default()
}

/// A day in words.
pub(crate) fn on(lang: Lang, on: Option<Day>) -> String {
    on.map(|on| day(lang, on.0)).unwrap_or_default()
}

/// Activities of late that the reader may see, by id and title, for choosing one.
pub(crate) async fn activities(cx: &Cx) -> Result<Vec<(String, String)>> {
    let all = crate::outcome::store::activities(&cx.app.db, &cx.actor).await?;
    let titled = all.into_iter().map(|one| {
        let when = span::words(cx.lang(), one.from_on, one.to_on, &one.precision);
        (one.id.to_string(), format!("{} ({when})", one.title))
    });
    Ok(titled.collect())
}

/// The activity that was chosen, if the reader may see it.
pub(crate) async fn chosen_activity(
    cx: &Cx,
    sent: &Sent,
    wrong: &mut Problems,
) -> Result<Option<Id<Activity>>> {
    if sent.get("activity").is_empty() {
        return Ok(None);
    }
    let found = activity(cx, sent.id("activity")).await?;
    if found.is_none() {
        wrong.add("activity", Message::new("sent-choose"));
    }
    Ok(found.map(|one| one.id))
}

/// An activity, if the reader may see it.
pub(crate) async fn activity(cx: &Cx, id: Option<Id<Activity>>) -> Result<Option<Activity>> {
    let Some(id) = id else { return Ok(None) };
    let found = activity::find(&cx.app.db, id).await?;
    Ok(found.filter(|one| cx.can(Action::Read, one)))
}

/// The sections of the evidence that the reader may use; `here` is the present one.
pub(crate) fn sections(cx: &Cx, here: &str) -> Markup {
    let lang = cx.lang();
    let actor = &cx.actor;
    let is_quotes = Quote::rule(actor, Action::List, None).is_allowed();
    let is_outcomes = Outcome::rule(actor, Action::List, None).is_allowed();
    let is_asked = Consent::rule(actor, Action::List, None).is_allowed();
    let tabs: Vec<Tab> = [
        (is_quotes, "quotes"),
        (is_quotes, "photographs"),
        (is_outcomes, "outcomes"),
        (is_asked, "consents"),
    ]
    .into_iter()
    .filter(|(may, _)| *may)
    .map(|(_, name)| {
        let label = t!(lang, &format!("evidence-{name}"));
        Tab::new(Link::new(label, format!("/app/evidence/{name}")).current(name == here))
    })
    .collect();
    ui::tabs(&t!(lang, "evidence-sections"), &tabs)
}

/// The account that acts.
pub(crate) fn account(cx: &Cx) -> Result<Id<balai_kernel::account::Account>> {
    cx.actor.account.ok_or(Error::SignedOut)
}
