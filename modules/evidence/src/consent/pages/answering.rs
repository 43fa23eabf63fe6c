//! The forms by which an answer is given: by the office for somebody, by a focal point for an agency,
//! by whoever is asked by their link.

use balai_kernel::{
    t,
    text::Lang,
    web::{
        Cx,
        ui::{
            Checkbox, Choice, Field, FieldKind, Form, Markup, Radios, Section, disclosure, disclosure_open,
            fieldset, hidden,
        },
    },
};
use balai_workplan::sent::{Problems, Sent};
use maud::{Render as _, html};

use super::super::{Consent, HOWS, NAME_FORMS, Scope};
use crate::form;

/// What everybody is asked: yes or no, how to be named, for which places, until when.
pub(crate) fn fields(lang: Lang, consent: &Consent, sent: &Sent, wrong: &Problems) -> Markup {
    let answers = ["given", "refused"].map(|word| {
        let key = if consent.is_agencys() {
            format!("consent-answer-agency-{word}")
        } else {
            format!("consent-answer-{word}")
        };
        Choice::new(word, t!(lang, &key)).chosen(sent.get("answer") == word)
    });
    let forms = NAME_FORMS
        .into_iter()
        .filter(|form| consent.forms().contains(form))
        .map(|form| {
            let named = consent.named_as(form);
            let label = t!(lang, &format!("consent-form-{form}"));
            let choice = Choice::new(form, label).chosen(sent.get("name_form") == form);
            if named.is_empty() {
                choice.help(t!(lang, "consent-form-none-help"))
            } else {
                choice.help(named)
            }
        });
    let scopes = Scope::ALL.map(|scope| {
        let name = format!("in_{}", scope.code());
        let help = t!(lang, &format!("consent-scope-{}-help", scope.code()));
        let error = (scope == Scope::Report)
            .then(|| wrong.of(lang, "in_report"))
            .flatten();
        let is_ticked = sent.is_ticked(&name);
        Checkbox::new(name, scope.name(lang), is_ticked)
            .help(help)
            .error(error)
    });
    html! {
        // What was agreed to is what was read.
        (hidden("shown", sent.get("shown")))
        (Radios::new("answer", t!(lang, "consent-answer"), answers.to_vec()).required().error(wrong.of(lang, "answer")))
        @if !consent.is_agencys() {
            (Radios::new("name_form", t!(lang, "consent-name-form"), forms.collect()).error(wrong.of(lang, "name_form")))
        }
        (fieldset(t!(lang, "consent-scopes-ask"), None, html! { @for scope in &scopes { (scope) } }))
        (form::field(lang, "consent", FieldKind::Date, "until_on", sent, wrong).optional(t!(lang, "form-optional")))
    }
}

/// What the reader can record or decide.
pub(super) fn section(cx: &Cx, consent: &Consent, may_decide: bool, sent: &Sent, wrong: &Problems) -> Markup {
    let lang = cx.lang();
    if may_decide {
        let form = Form::post(
            format!("{}/decision", consent.href()),
            fields(lang, consent, sent, wrong),
        )
        .submit(t!(lang, "consent-decide"));
        return Section::new(t!(lang, "consent-yours"), form)
            .id("answer")
            .render();
    }
    let form = record(lang, consent, sent, wrong);
    let body = if wrong.is_empty() {
        disclosure(t!(lang, "consent-record-open"), form)
    } else {
        disclosure_open(t!(lang, "consent-record-open"), form)
    };
    Section::new(t!(lang, "consent-record"), body)
        .id("answer")
        .render()
}

/// The form by which the office records an answer that came by other ways than the link.
fn record(lang: Lang, consent: &Consent, sent: &Sent, wrong: &Problems) -> Form {
    let hows = HOWS
        .iter()
        .filter(|how| **how != "focal-point" || consent.is_agencys());
    let hows = hows.map(|how| {
        let chosen = sent.get("how") == *how;
        Choice::new(*how, t!(lang, &format!("consent-how-{how}"))).chosen(chosen)
    });
    let optional = t!(lang, "form-optional");
    let field = |kind, name| form::field(lang, "consent", kind, name, sent, wrong);
    let body = html! {
        p { (t!(lang, "consent-record-why")) }
        (fields(lang, consent, sent, wrong))
        (Field::new(FieldKind::Select(hows.collect()), "how", t!(lang, "consent-how")).required().error(wrong.of(lang, "how")))
        (field(FieldKind::Date, "given_on").required())
        (field(FieldKind::Text, "witness").optional(&optional).max_length(200))
        (field(FieldKind::File(".pdf,.png,.jpg,.jpeg".to_owned()), "file").optional(&optional))
    };
    Form::post(format!("{}/answers", consent.href()), body)
        .files()
        .submit(t!(lang, "consent-record-do"))
}
