//! Picking somebody, and the form of a participation.

use balai_kernel::{
    t,
    web::{
        Cx, Page,
        ui::{
            CheckBoxes, Checkbox, Choice, Empty, Field, FieldKind, Form as UiForm, Item, Link, PageHead,
            Section, error_summary, field::FieldKind::Select, fieldset, hidden, items,
        },
    },
};
use balai_workplan::{
    activity::pages::lede,
    sent::{Problems, Sent},
};
use maud::{Render, html};

use crate::{
    event::{Event, Parties},
    headcount::HeadcountLine,
    participation::{Participation, SEXES, STATUSES, WAYS, store::Candidate},
};

/// Whom to add: the search and what it found.
pub fn pick(cx: &Cx, event: &Event, text: &str, found: &[Candidate], parties: &Parties) -> Page {
    let lang = cx.lang();
    let path = format!("{}/people/new", event.href());
    let search = UiForm::get(
        path.as_str(),
        Field::text("q", t!(lang, "participation-search"))
            .value(text)
            .help(t!(lang, "participation-search-help")),
    )
    .submit(t!(lang, "participation-find"));
    let list: Vec<Item> = found
        .iter()
        .map(|person| {
            let from = [
                person.agency_name.as_deref().unwrap_or(""),
                parties.name(person.party, lang),
            ];
            let why = from
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join(", ");
            Item::new(person.name())
                .href(format!("{path}?person={}", person.id))
                .why(why)
        })
        .collect();
    let unknown = Link::new(
        t!(lang, "participation-unknown"),
        format!("{path}?new=yes&q={}", balai_kernel::web::url_encode(text)),
    );
    let results = if text.is_empty() {
        html! {}
    } else if list.is_empty() {
        Empty::new(
            t!(lang, "participation-none-found"),
            t!(lang, "participation-none-found-why"),
        )
        .next(unknown)
        .render()
    } else {
        html! { (Section::new(t!(lang, "participation-found"), items(&list))) p { (unknown) } }
    };
    Page::new(t!(lang, "participation-new"))
        .body(
            &PageHead::new(t!(lang, "participation-new"))
                .eyebrow(Link::new(&event.title, event.href()))
                .lede(lede(lang, event)),
        )
        .body(&search)
        .body(&results)
}

/// Everything on the form's page.
pub struct Form<'a> {
    /// The event.
    pub event: &'a Event,
    /// The participation, unless it is a new one.
    pub row: Option<Participation>,
    /// The parties to choose from.
    pub parties: Parties,
    /// The lines that a name can be taken out of.
    pub lines: Vec<HeadcountLine>,
    /// Whether the reader works with marks.
    pub marks: bool,
    /// What was typed, or what is kept.
    pub sent: Sent,
    /// What is wrong with it.
    pub problems: Problems,
}

/// The page.
pub fn form(cx: &Cx, form: &Form<'_>) -> Page {
    let lang = cx.lang();
    let (sent, problems) = (&form.sent, &form.problems);
    let label = |field: &str| t!(lang, &format!("participation-field-{field}"));
    let text = |name: &'static str| {
        Field::text(name, label(name))
            .value(sent.get(name))
            .error(problems.of(lang, name))
    };
    let of = |name: &'static str, key: &str, words: &[&'static str]| {
        let choice = |word: &&'static str| {
            Choice::new(
                *word,
                t!(lang, &format!("participation-{}-{word}", name.replace('_', "-"))),
            )
            .chosen(sent.get(name) == *word)
        };
        Field::new(Select(words.iter().map(choice).collect()), name, label(key))
            .error(problems.of(lang, name))
    };
    let roles = cx.app.profile.event_roles.iter().map(|role| {
        Choice::new(&*role.code, role.name.get(lang)).chosen(sent.all("role").any(|code| code == role.code))
    });
    let parties = form
        .parties
        .choices(lang)
        .into_iter()
        .map(|(code, words)| Choice::new(code, words))
        .collect();
    let mut lines = vec![Choice::new("", t!(lang, "sent-none"))];
    lines.extend(form.lines.iter().map(|line| {
        let id = line.id.to_string();
        let party = form.parties.name(line.party, lang);
        let chosen = sent.get("headcount_line") == id;
        Choice::new(
            id,
            t!(lang, "headcount-line-choice", party = party, left = line.left()),
        )
        .chosen(chosen)
    }));
    let is_new_person = sent.get("person").is_empty();
    let fields = html! {
        (hidden("version", sent.get("version")))
        @if is_new_person {
            (text("given"))
            (text("family").help(t!(lang, "participation-new-person-help")))
        } @else {
            (hidden("person", sent.get("person")))
            (hidden("name", sent.get("name")))
        }
        (Field::new(FieldKind::Suggest(parties), "party", label("party")).value(sent.get("party"))
            .help(t!(lang, "participation-party-help")).error(problems.of(lang, "party")))
        (text("agency").optional(t!(lang, "form-optional")))
        (CheckBoxes::new("role", label("role"), roles.collect()).help(t!(lang, "participation-role-help")))
        (of("status", "status", &STATUSES))
        (fieldset(t!(lang, "participation-how-long"), None, html! {
            (Field::new(FieldKind::Number, "days", label("days")).value(sent.get("days")).error(problems.of(lang, "days")).optional(t!(lang, "form-optional")))
            (Field::new(FieldKind::Number, "minutes", label("minutes")).value(sent.get("minutes")).error(problems.of(lang, "minutes")).optional(t!(lang, "form-optional")))
        }))
        (of("way", "way", &WAYS))
        (of("sex", "sex", &SEXES))
        (of("sex_source", "sex-source", &["list", "self", "title"]))
        @if form.marks {
            (fieldset(t!(lang, "participation-marks"), Some(&t!(lang, "participation-marks-help")), html! {
                (Field::new(FieldKind::Number, "pre", label("pre")).value(sent.get("pre")).error(problems.of(lang, "pre")))
                (Field::new(FieldKind::Number, "post", label("post")).value(sent.get("post")).error(problems.of(lang, "post")))
            }))
        }
        (Checkbox::new("completed", label("completed"), sent.is_ticked("completed")))
        @if lines.len() > 1 {
            (Field::new(Select(lines), "headcount_line", label("headcount-line")).help(t!(lang, "participation-line-help")).error(problems.of(lang, "headcount_line")))
        }
    };
    let action = match &form.row {
        Some(row) => format!("{}/people/{}", form.event.href(), row.id),
        None => format!("{}/people", form.event.href()),
    };
    let title = match (is_new_person, sent.get("name")) {
        (true, _) | (_, "") => t!(lang, "participation-new"),
        (_, name) => name.to_owned(),
    };
    let mut ui = UiForm::post(action, fields)
        .submit(t!(lang, "participation-save"))
        .also(Link::new(t!(lang, "form-cancel"), format!("{}/people", form.event.href())).classed("button"));
    if let Some(row) = &form.row {
        let removal = format!("{}/people/{}/removal", form.event.href(), row.id);
        ui = ui.also(Link::new(t!(lang, "removal-open"), removal).classed("button"));
    }
    Page::new(&title)
        .body(
            &PageHead::new(&title)
                .eyebrow(Link::new(&form.event.title, form.event.href()))
                .lede(lede(lang, form.event)),
        )
        .body(&error_summary(&t!(lang, "form-errors"), &problems.summary(lang)))
        .body(&ui)
}
