//! What is drawn of consents, for the office and for focal points.

pub(crate) mod answering;
pub(crate) mod bearer;

use balai_directory::{party::Party, person::Person};
use balai_kernel::{
    Audience,
    errand::ErrandRow,
    policy::Action,
    t,
    text::{Lang, Message, day, instant},
    web::{
        Cx, Page, crumbs,
        ui::{
            Checkbox, Column, Empty, Fact, FieldKind, Form, Kind, Link, PageHead, Row, Section, Table,
            actions, badge, error_summary, facts, hidden, note, two,
        },
        who_sees,
    },
};
use balai_workplan::{
    activity::pages::select,
    sent::{Problems, Sent},
};
use maud::{Markup, Render, html};

use super::{Consent, Scope, Standing, What};
use crate::form;

/// How a standing is coloured.
fn kind_of(standing: Standing) -> Kind {
    match standing {
        Standing::Given => Kind::Good,
        Standing::Waiting => Kind::Plain,
        Standing::Changed | Standing::Expired => Kind::Warn,
        Standing::Refused | Standing::Withdrawn => Kind::Bad,
    }
}

/// How it stands with one, as a badge.
pub(super) fn standing(lang: Lang, standing: Standing) -> Markup {
    let words = t!(lang, &format!("consent-stands-{}", standing.code()));
    badge(kind_of(standing), words)
}

/// Where a thing may stand, in a list.
pub(crate) fn may_stand(lang: Lang, may: impl Fn(Scope) -> bool) -> Markup {
    let names: Vec<String> = Scope::ALL
        .into_iter()
        .filter(|scope| may(*scope))
        .map(|scope| scope.name(lang))
        .collect();
    if names.is_empty() {
        badge(Kind::Warn, t!(lang, "consent-nowhere"))
    } else {
        html! { @for name in names { (badge(Kind::Good, name)) " " } }
    }
}

/// What a thing lacks for each place in which it could stand.
pub(crate) fn lacks(lang: Lang, lacks: impl Fn(Scope) -> Vec<Message>) -> Markup {
    let all: Vec<(Scope, Vec<Message>)> = Scope::ALL
        .into_iter()
        .map(|scope| (scope, lacks(scope)))
        .collect();
    // What is lacking everywhere is said once.
    let first = all.first().map(|(_, found)| found.clone()).unwrap_or_default();
    let is_same = all.iter().all(|(_, found)| *found == first) && !first.is_empty();
    let sentences = |found: &[Message]| html! { ul { @for one in found { li { (one.say(lang)) } } } };
    let body = html! {
        @if is_same {
            p { (badge(Kind::Warn, t!(lang, "consent-nowhere"))) }
            (sentences(&first))
        } @else {
            @for (scope, found) in &all {
                @if found.is_empty() { p { (badge(Kind::Good, scope.name(lang))) } }
                @else { p { (badge(Kind::Plain, t!(lang, "consent-not-in", scope = scope.name(lang)))) } (sentences(found)) }
            }
        }
    };
    Section::new(t!(lang, "consent-may-stand"), body).render()
}

/// Who is asked about a thing, and what they answered.
pub(crate) fn section(cx: &Cx, what: What, asked: &[Consent], fingerprint: &str) -> Markup {
    let lang = cx.lang();
    let mut section = Section::new(
        t!(lang, "evidence-consents"),
        html! {
            @if asked.is_empty() { p { (t!(lang, "consent-none")) } } @else { (table(cx, asked, fingerprint)) }
        },
    )
    .id("consents");
    if cx.can_any::<Consent>(Action::Create) {
        let new = format!("{}/consents/new", what.href());
        section = section.link(Link::new(t!(lang, "consent-ask"), new));
    }
    section.render()
}

fn table(cx: &Cx, asked: &[Consent], fingerprint: &str) -> Table {
    let (lang, today) = (cx.lang(), cx.app.today());
    let rows = asked.iter().map(|one| {
        let stands = one.standing(fingerprint, today);
        Row::new(vec![
            html! {
                (Link::new(html! { bdi { (one.whose()) } }, one.href()))
                small { (t!(lang, &format!("consent-kind-{}", one.kind))) @if one.is_serving { ", " (t!(lang, "consent-serving-short")) } }
            },
            html! { (standing(lang, stands)) @if let Some(on) = one.given_on { small { (day(lang, on.0)) } } },
            html! { @if stands == Standing::Given { (scopes(lang, one)) } },
            html! { @if stands == Standing::Given && !one.is_agencys() { (t!(lang, &format!("consent-form-{}", one.name_form))) } },
        ])
    });
    let columns = [
        "consent-whose",
        "consent-stands",
        "consent-scopes",
        "consent-named",
    ]
    .map(|key| Column::new(t!(lang, key)));
    Table::new("consents", t!(lang, "evidence-consents"), columns.to_vec())
        .quiet_caption()
        .rows(rows.collect())
        .cards()
}

/// The scopes agreed to, and until when.
fn scopes(lang: Lang, consent: &Consent) -> Markup {
    let names: Vec<String> = Scope::ALL
        .into_iter()
        .filter(|scope| consent.allows(*scope))
        .map(|scope| scope.name(lang))
        .collect();
    html! {
        (names.join(", "))
        @if let Some(until) = consent.until_on { br; small { (t!(lang, "consent-until", day = day(lang, until.0))) } }
    }
}

/// What agencies of the reader's party are asked; for the office, of all.
pub(super) fn list(cx: &Cx, asked: &[(Consent, String)]) -> Page {
    let lang = cx.lang();
    let title = t!(lang, "evidence-consents");
    let rows = asked.iter().map(|(one, fingerprint)| {
        Row::new(vec![
            html! { (Link::new(html! { bdi { (one.agency) } }, one.href())) small { (t!(lang, if one.quote.is_some() { "consent-about-quote" } else { "consent-about-photograph" })) } },
            html! { bdi { (one.full_name) } },
            standing(lang, one.standing(fingerprint, cx.app.today())),
        ])
    });
    let columns =
        ["consent-agency", "consent-officer", "consent-stands"].map(|key| Column::new(t!(lang, key)));
    let body = if asked.is_empty() {
        Empty::new(t!(lang, "consent-asked-none"), t!(lang, "consent-asked-none-why")).render()
    } else {
        Table::new("asked", &title, columns.to_vec())
            .quiet_caption()
            .rows(rows.collect())
            .cards()
            .render()
    };
    Page::new(&title)
        .body(&PageHead::new(&title).lede(t!(lang, "consent-asked-lede")))
        .body(&form::sections(cx, "consents"))
        .body(&body)
}

/// What the page of a consent is drawn from.
pub(super) struct Shown {
    pub consent: Consent,
    pub what: What,
    /// The thing as it is shown to whoever is asked.
    pub thing: Markup,
    pub fingerprint: String,
    /// Their record in the directory, where the reader may see it.
    pub person: Option<Person>,
    pub party: Option<Party>,
    pub links: Vec<ErrandRow>,
}

/// One consent: who, about what, how it stands, and what can be done.
pub(super) fn show(cx: &Cx, shown: &Shown, sent: &Sent, wrong: &Problems) -> Page {
    let (lang, consent) = (cx.lang(), &shown.consent);
    let stands = consent.standing(&shown.fingerprint, cx.app.today());
    let title = t!(lang, "consent-of", name = consent.whose());
    let may_change = cx.can(Action::Change, consent);
    let may_decide = cx.can(Action::Decide, consent);
    let above = if may_change {
        let (section, path) = match shown.what {
            What::Quote(_) => ("evidence-quotes", crate::quote::PATH),
            What::Photograph(_) => ("evidence-photographs", crate::photograph::PATH),
        };
        let thing = match shown.what {
            What::Quote(_) => "consent-the-quote",
            What::Photograph(_) => "consent-the-photograph",
        };
        vec![
            Link::new(t!(lang, section), path),
            Link::new(t!(lang, thing), shown.what.href()),
        ]
    } else {
        vec![Link::new(t!(lang, "evidence-consents"), "/app/evidence/consents")]
    };
    let mut head = PageHead::new(&title)
        .badge(standing(lang, stands))
        .audience(who_sees(cx, &Audience::parse(&consent.audience)));
    if may_change {
        let edit = Link::new(t!(lang, "consent-edit"), format!("{}/edit", consent.href()));
        head = head.action(edit.classed("button"));
    }
    let main = html! {
        (Section::new(t!(lang, "consent-shown"), shown.thing.clone()))
        @if stands == Standing::Changed { (note(Kind::Warn, html! { p { (t!(lang, "lack-changed", name = consent.whose())) } })) }
        @if may_decide || may_change { (answering::section(cx, consent, may_decide, sent, wrong)) }
    };
    let aside = html! {
        (Section::new(t!(lang, "evidence-facts"), facts(&about(cx, shown, stands))))
        @if may_change { (sending(cx, shown)) }
        @if (may_change || may_decide) && consent.answer == "given" {
            (Section::new(t!(lang, "consent-withdraw"), html! {
                p { (t!(lang, "consent-withdraw-why")) }
                (Form::post(format!("{}/withdrawal", consent.href()), html! {})
                    .submit(t!(lang, "consent-withdraw"))
                    .danger())
            }))
        }
        @if may_change && consent.answer.is_empty() {
            (Form::post(format!("{}/removal", consent.href()), html! {})
                .submit(t!(lang, "consent-remove"))
                .secondary())
        }
    };
    Page::new(&title)
        .body(&crumbs(lang, &above, &title))
        .body(&head)
        .body(&error_summary(&t!(lang, "form-errors"), &wrong.summary(lang)))
        .body(&two(main, aside))
}

fn about(cx: &Cx, shown: &Shown, stands: Standing) -> Vec<Fact> {
    let (lang, consent) = (cx.lang(), &shown.consent);
    let mut known = Vec::new();
    let mut add = |key: &str, value: Markup| known.push(Fact::new(t!(lang, key), value));
    if !consent.is_agencys() {
        for form in consent.forms().into_iter().filter(|form| *form != "none") {
            add(
                &format!("consent-form-{form}"),
                html! { bdi { (consent.named_as(form)) } },
            );
        }
    } else if !consent.full_name.is_empty() {
        add("consent-officer", html! { bdi { (consent.full_name) } });
    }
    if !consent.agency.is_empty() && !consent.is_agencys() {
        add("consent-agency", html! { (consent.agency) });
    }
    if let Some(party) = &shown.party {
        add("consent-party", html! { (party.name(lang)) });
    }
    if let Some(person) = &shown.person {
        add("consent-person", Link::new(person.name(), person.href()).render());
    }
    if !consent.answer.is_empty() {
        add(
            "consent-how",
            html! {
                (t!(lang, &format!("consent-how-{}", consent.given_how)))
                @if !consent.witness.is_empty() { br; small { (t!(lang, "consent-heard-by", name = consent.witness.as_str())) } }
                @if consent.sheet.is_some() && cx.can(Action::Change, consent) {
                    br; small { (Link::new(t!(lang, "consent-sheet-open"), format!("{}/sheet", consent.href()))) }
                }
            },
        );
    }
    if matches!(stands, Standing::Given | Standing::Changed | Standing::Expired) {
        add("consent-scopes", scopes(lang, consent));
        if !consent.is_agencys() {
            add(
                "consent-named",
                html! { (t!(lang, &format!("consent-form-{}", consent.name_form))) },
            );
        }
    }
    if let Some(at) = consent.withdrawn_at {
        add("consent-withdrawn", html! { (instant(lang, at, &cx.app.zone())) });
    }
    known
}

/// The links given out, with a button to send another.
fn sending(cx: &Cx, shown: &Shown) -> Markup {
    let (lang, now, zone) = (cx.lang(), cx.app.clock.now(), cx.app.zone());
    let consent = &shown.consent;
    let body = html! {
        @if consent.email.is_empty() { p { (t!(lang, "consent-no-email")) } }
        @else {
            (Form::post(format!("{}/links", consent.href()), html! {})
                .submit(t!(lang, "consent-send", email = consent.email.as_str()))
                .secondary())
        }
        @for link in &shown.links {
            p {
                bdi { (link.sent_to) } " "
                @if link.revoked_at.is_some() { (badge(Kind::Plain, t!(lang, "consent-link-taken"))) }
                @else if link.expires_at <= now { (badge(Kind::Warn, t!(lang, "consent-link-over"))) }
                @else if link.used_at.is_some() { (badge(Kind::Good, t!(lang, "consent-link-used"))) }
                @else { (badge(Kind::Plain, t!(lang, "consent-link-open"))) }
                @if link.asked_at.is_some() { " " (badge(Kind::Warn, t!(lang, "details-asked"))) }
                br; small { (instant(lang, link.made_at, &zone)) }
            }
            @if link.revoked_at.is_none() && link.expires_at > now {
                (actions(&[Form::post(format!("{}/links/{}/revocation", consent.href(), link.id), html! {})
                    .submit(t!(lang, "details-revoke")).secondary().render()]))
            }
        }
    };
    Section::new(t!(lang, "consent-links"), body).render()
}

/// The form by which somebody is asked, or what is known of them altered.
pub(super) fn form(
    cx: &Cx,
    what: What,
    consent: Option<&Consent>,
    parties: &[(String, String)],
    sent: &Sent,
    wrong: &Problems,
) -> Page {
    let lang = cx.lang();
    let is_agency = consent.is_some_and(Consent::is_agencys);
    let (title, action, back) = match consent {
        Some(consent) => (
            t!(lang, "consent-edit"),
            format!("{}/edit", consent.href()),
            consent.href(),
        ),
        None => (
            t!(lang, "consent-ask"),
            format!("{}/consents/new", what.href()),
            what.href(),
        ),
    };
    let field = |kind, name| form::field(lang, "consent", kind, name, sent, wrong);
    let optional = t!(lang, "form-optional");
    let fields = html! {
        @if consent.is_some() { (hidden("version", sent.get("version"))) }
        (field(FieldKind::Text, if is_agency { "officer" } else { "full_name" }).required().max_length(200))
        @if !is_agency {
            (field(FieldKind::Text, "first_name").required().max_length(100))
            (field(FieldKind::Text, "post").optional(&optional).max_length(200))
        }
        (select(lang, "party", t!(lang, "consent-party"), parties.to_vec(), sent, wrong).optional(&optional))
        (field(FieldKind::Text, "agency").max_length(200))
        @if !is_agency {
            (Checkbox::new("is_serving", t!(lang, "consent-serving"), sent.is_ticked("is_serving")).help(t!(lang, "consent-serving-help")))
        }
        (field(FieldKind::Email, "email").optional(&optional).max_length(200))
    };
    let lede = match (what, consent) {
        (_, Some(_)) => "consent-edit-lede",
        (What::Quote(_), None) => "consent-ask-lede-quote",
        (What::Photograph(_), None) => "consent-ask-lede-photograph",
    };
    Page::new(&title)
        .body(&crumbs(
            lang,
            &[Link::new(t!(lang, "consent-back"), back.clone())],
            &title,
        ))
        .body(&PageHead::new(&title).lede(t!(lang, lede)))
        .body(&error_summary(&t!(lang, "form-errors"), &wrong.summary(lang)))
        .body(
            &Form::post(&action, fields)
                .submit(t!(lang, "form-save"))
                .also(Link::new(t!(lang, "form-cancel"), back).classed("button")),
        )
}
