//! What whoever is asked sees by their link.

use balai_kernel::{
    t,
    text::day,
    web::{
        Cx, Page,
        axum::response::Response,
        ui::{Form, Kind, PageHead, Section, error_summary, note},
    },
};
use balai_workplan::sent::{Problems, Sent};
use maud::{Markup, html};

use super::{super::Consent, Standing, answering};

/// What the page of a link is drawn from.
pub(crate) struct Asked {
    pub consent: Consent,
    pub thing: Markup,
    pub fingerprint: String,
}

/// The very words or the very picture, and the answer.
pub(crate) fn show(cx: &Cx, asked: &Asked, token: &str, sent: &Sent, wrong: &Problems) -> Response {
    let (lang, consent) = (cx.lang(), &asked.consent);
    let office = cx.app.profile.office.name.get(lang);
    let stands = consent.standing(&asked.fingerprint, cx.app.today());
    let title = t!(
        lang,
        match (consent.is_agencys(), consent.quote.is_some()) {
            (true, _) => "consent-title-agency",
            (false, true) => "consent-title-quote",
            (false, false) => "consent-title-photograph",
        }
    );
    let until = consent
        .until_on
        .map_or_else(|| t!(lang, "consent-open-end"), |until| day(lang, until.0));
    let said = match stands {
        Standing::Waiting => None,
        Standing::Given => Some((Kind::Good, t!(lang, "consent-you-given", until = until))),
        Standing::Changed => Some((Kind::Warn, t!(lang, "consent-you-changed"))),
        Standing::Expired => Some((Kind::Warn, t!(lang, "consent-you-expired"))),
        Standing::Refused => Some((Kind::Plain, t!(lang, "consent-you-refused"))),
        Standing::Withdrawn => Some((Kind::Plain, t!(lang, "consent-you-withdrawn"))),
    };
    let form = Form::post(
        format!("/consent/{token}/answer"),
        answering::fields(lang, consent, sent, wrong),
    )
    .submit(t!(lang, "consent-answer-do"));
    Page::new(&title)
        .body(&PageHead::new(&title).lede(t!(lang, "consent-lede", office = office)))
        .body(&error_summary(&t!(lang, "form-errors"), &wrong.summary(lang)))
        .body(&html! {
            @if let Some((kind, words)) = said { (note(kind, html! { p { (words) } })) }
            (Section::new(t!(lang, "consent-shown"), asked.thing.clone()))
            @if stands == Standing::Given {
                (Section::new(t!(lang, "consent-withdraw"), html! {
                    p { (t!(lang, "consent-withdraw-own")) }
                    (Form::post(format!("/consent/{token}/withdrawal"), html! {})
                        .submit(t!(lang, "consent-withdraw"))
                        .danger())
                }))
            }
            (Section::new(t!(lang, if stands == Standing::Given { "consent-answer-again" } else { "consent-yours" }), form))
            p { small { (t!(lang, "consent-promise", office = office)) } }
        })
        .public(cx)
}
