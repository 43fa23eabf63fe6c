//! The form of an activity.

use balai_kernel::{
    Id,
    account::Account,
    t,
    text::Lang,
    web::{
        Cx, Page,
        ui::{
            CheckBoxes, Checkbox, Choice, Field, FieldKind, Form as UiForm, Link, PageHead, error_summary,
            field::FieldKind::Select, fieldset, hidden,
        },
    },
};
use maud::{Markup, html};

use crate::{
    activity::{Activity, CO_ORGANISER_ROLES},
    level::{Levels, Rank},
    sent::{Problems, Sent},
};

/// Everything on the page.
pub struct Form {
    /// The activity, unless it is a new one.
    pub activity: Option<Activity>,
    /// What was typed, or what is kept.
    pub sent: Sent,
    /// What is wrong with it.
    pub problems: Problems,
    /// The levels to choose from.
    pub levels: Levels,
    /// Who can look after it.
    pub owners: Vec<(Id<Account>, String)>,
}

/// The page.
pub fn form(cx: &Cx, form: &Form) -> Page {
    let lang = cx.lang();
    let (title, action, back) = match &form.activity {
        Some(activity) => (
            t!(lang, "activity-edit-title", title = activity.title.as_str()),
            format!("/app/plan/activities/{}", activity.id),
            activity.href(),
        ),
        None => (
            t!(lang, "activity-new"),
            "/app/plan/activities".to_owned(),
            "/app/plan".to_owned(),
        ),
    };
    let ui = UiForm::post(action, fields(cx, form))
        .submit(t!(lang, "activity-save"))
        .also(Link::new(t!(lang, "form-cancel"), back).classed("button"));
    Page::new(&title)
        .body(&PageHead::new(&title).lede(t!(lang, "activity-form-lede")))
        .body(&error_summary(
            &t!(lang, "form-errors"),
            &form.problems.summary(lang),
        ))
        .body(&ui)
}

fn fields(cx: &Cx, form: &Form) -> Markup {
    let lang = cx.lang();
    let (sent, problems, levels) = (&form.sent, &form.problems, &form.levels);
    let label = |field: &str| t!(lang, &format!("activity-field-{field}"));
    let text = |name: &str| {
        Field::text(name, label(name))
            .value(sent.get(name))
            .error(problems.of(lang, name))
    };
    let kinds = cx
        .app
        .profile
        .activity_kinds
        .iter()
        .map(|kind| (kind.code.clone(), kind.name.get(lang).to_owned()))
        .collect();
    let owners = form
        .owners
        .iter()
        .map(|(id, name)| (id.to_string(), name.clone()))
        .collect();
    let choose = |name: &'static str, values: Vec<(String, String)>| {
        select(lang, name, label(name), values, sent, problems)
    };
    html! {
        (hidden("version", sent.get("version")))
        (text("title").required().max_length(300))
        (choose("kind", kinds))
        (text("when").help(t!(lang, "activity-when-help")))
        (text("place").help(t!(lang, "activity-place-help")).optional(t!(lang, "form-optional")))
        (text("budget").help(t!(lang, "activity-budget-help", usual = cx.app.profile.office.currency.as_str())).optional(t!(lang, "form-optional")))
        (fieldset(t!(lang, "activity-counted"), Some(&t!(lang, "activity-counted-help")), html! {
            (choose("initiative", levels.choices(Rank::Initiative, lang)))
            (choose("project", levels.choices(Rank::Project, lang)))
            (choose("purpose", levels.choices(Rank::Purpose, lang)))
        }))
        (choose("owner", owners))
        (ticks("also_initiative", label("also-initiative"), levels.choices(Rank::Initiative, lang), sent))
        (ticks("also_purpose", label("also-purpose"), levels.choices(Rank::Purpose, lang), sent))
        (ticks("area", label("area"), levels.choices(Rank::Area, lang), sent))
        (fieldset(label("co-name"), Some(&t!(lang, "activity-co-help")), co_organisers(lang, sent, problems)))
        (Field::new(FieldKind::Textarea(6), "summary", label("summary"))
            .value(sent.get("summary")).error(problems.of(lang, "summary")).optional(t!(lang, "form-optional")))
        (text("code").help(t!(lang, "activity-code-help")).optional(t!(lang, "form-optional")))
        (Checkbox::new("unlisted", label("unlisted"), sent.is_ticked("unlisted")).help(t!(lang, "activity-unlisted-help")))
    }
}

/// One of some, none at first.
pub fn select(
    lang: Lang,
    name: &'static str,
    label: String,
    values: Vec<(String, String)>,
    sent: &Sent,
    problems: &Problems,
) -> Field {
    let mut choices = vec![Choice::new("", t!(lang, "sent-none"))];
    for (value, words) in values {
        let chosen = sent.get(name) == value;
        choices.push(Choice::new(value, words).chosen(chosen));
    }
    Field::new(Select(choices), name, label).error(problems.of(lang, name))
}

fn ticks(name: &str, legend: String, values: Vec<(String, String)>, sent: &Sent) -> CheckBoxes {
    let choices = values
        .into_iter()
        .map(|(value, words)| {
            let chosen = sent.all(name).any(|sent| sent == value);
            Choice::new(value, words).chosen(chosen)
        })
        .collect();
    CheckBoxes::new(name, legend, choices)
}

/// Those there are and two empty lines more.
fn co_organisers(lang: Lang, sent: &Sent, problems: &Problems) -> Markup {
    let names: Vec<&str> = sent.all("co_name").filter(|name| !name.is_empty()).collect();
    let roles: Vec<&str> = sent.all("co_role").collect();
    html! {
        @for at in 0..names.len() + 2 {
            @let id = if at == 0 { "f-co_name".to_owned() } else { format!("f-co_name-{at}") };
            @let error = if at == 0 { problems.of(lang, "co_name") } else { None };
            (Field::text("co_name", t!(lang, "co-organiser-name", n = at + 1)).id(id)
                .value(names.get(at).copied().unwrap_or("")).error(error))
            @let chosen = roles.get(at).copied().unwrap_or("");
            (Field::new(Select(CO_ORGANISER_ROLES.into_iter().map(|role| {
                Choice::new(role, t!(lang, &format!("co-organiser-{role}"))).chosen(role == chosen)
            }).collect()), "co_role", t!(lang, "co-organiser-role", n = at + 1)).id(format!("f-co_role-{at}")))
        }
    }
}
