//! What is drawn of the ways in.

use axum::response::Response;
use maud::{Markup, html};
use qrcode::{Color, EcLevel, QrCode};
use totp_rs::Totp;

use super::{Kinds, Second, web::BASE};
use crate::{
    account::{
        pages::{password_field, refused_if},
        passkey,
    },
    t,
    text::{Lang, Message, number},
    web::{
        Cx, Page,
        ui::{
            Fact, Field, FieldKind, Form, Kind, Link, PageHead, Section, actions, badge, disclosure,
            error_summary, facts, hidden, note, print_button,
        },
    },
};

/// What somebody's ways in are.
pub(super) struct Ways {
    pub has_password: bool,
    pub kinds: Kinds,
    /// The part about passkeys.
    pub passkeys: Markup,
    /// The part about identity providers.
    pub identities: Markup,
    pub sessions: usize,
    /// Whether the office waits for a second factor.
    pub wanted: bool,
}

/// Why what was typed second is not taken.
pub fn refusal(refused: Second) -> Option<Message> {
    match refused {
        Second::Refused { why, minutes } => Some(Message::new(why).with("n", minutes)),
        Second::Fits => None,
    }
}

/// The field for six digits or a code on paper.
pub fn code_field(lang: Lang, kinds: Kinds, error: Option<String>) -> Field {
    let help = if kinds.has_app {
        "second-help"
    } else {
        "second-help-paper"
    };
    Field::text("code", t!(lang, "second-code"))
        .help(t!(lang, help))
        .required()
        .autocomplete("one-time-code")
        .error(error)
}

pub(super) fn overview(cx: &Cx, ways: &Ways) -> Response {
    let lang = cx.lang();
    let title = t!(lang, "ways-title");
    let state = |good: bool, yes: &str, no: &str| {
        if good {
            badge(Kind::Good, t!(lang, yes))
        } else {
            badge(Kind::Plain, t!(lang, no))
        }
    };
    let link = |key: &str, href: String| actions(&[Link::new(t!(lang, key), href).classed("button")]);
    let change = if ways.has_password {
        "ways-password-change"
    } else {
        "ways-password-set"
    };
    let password = html! {
        p { (state(ways.has_password, "ways-set", "ways-not-set")) }
        (link(change, format!("{BASE}/password")))
    };
    let app = html! {
        p { (state(ways.kinds.has_app, "ways-on", "ways-off")) " " (t!(lang, "ways-app-why")) }
        @if ways.kinds.has_app {
            (link("ways-app-remove", format!("{BASE}/authenticator/removal")))
        } @else {
            (Form::post(format!("{BASE}/authenticator"), html! {}).submit(t!(lang, "ways-app-add")).secondary())
        }
    };
    let codes = html! {
        p { (t!(lang, "ways-codes-left", n = ways.kinds.codes)) }
        (Form::post(format!("{BASE}/codes"), html! {}).submit(t!(lang, "ways-codes-new")).secondary())
    };
    Page::new(&title)
        .body(&PageHead::new(&title).lede(t!(lang, "ways-lede")))
        .body(&html! {
            @if ways.wanted { (note(Kind::Warn, t!(lang, "ways-wanted"))) }
            (ways.passkeys)
            (Section::new(t!(lang, "ways-app"), app))
            @if ways.kinds.any() { (Section::new(t!(lang, "ways-codes"), codes)) }
            (Section::new(t!(lang, "ways-password"), password))
            (ways.identities)
            (Section::new(t!(lang, "sessions-title"), html! {
                p { (t!(lang, "ways-sessions", n = ways.sessions)) }
                (link("ways-sessions-see", "/app/me/sessions".to_owned()))
            }))
        })
        .head(passkey::script())
        .workspace(cx)
}

pub(super) fn add_app(cx: &Cx, totp: &Totp, refused: Option<Second>) -> Response {
    let lang = cx.lang();
    let title = t!(lang, "app-add-title");
    let words = refused.and_then(refusal).map(|why| why.say(lang));
    let field = Field::text("code", t!(lang, "app-code"))
        .help(t!(lang, "app-code-help"))
        .required()
        .autocomplete("one-time-code")
        .error(words.clone());
    let errors: Vec<_> = words
        .map(|words| (field.id_on_page(), words))
        .into_iter()
        .collect();
    let failed = !errors.is_empty();
    let secret: Vec<char> = totp.secret().to_base32().chars().collect();
    let grouped: Vec<String> = secret.chunks(4).map(|group| group.iter().collect()).collect();
    let form = Form::post(
        format!("{BASE}/authenticator/confirmation"),
        html! { (error_summary(&t!(lang, "form-errors"), &errors)) (field) },
    )
    .submit(t!(lang, "app-confirm"))
    .also(Link::new(t!(lang, "form-cancel"), BASE));
    let page = Page::new(&title)
        .body(&PageHead::new(&title).lede(t!(lang, "app-add-lede")))
        .body(&html! {
            (Section::new(t!(lang, "app-scan"), html! {
                (picture(lang, totp))
                (disclosure(t!(lang, "app-type"), facts(&[
                    Fact::new(t!(lang, "app-secret"), html! { code { (grouped.join(" ")) } }),
                ])))
            }))
            (Section::new(t!(lang, "app-try"), form))
        })
        .workspace(cx);
    refused_if(failed, page)
}

/// The QR code as one path, dark on light in both themes: cameras want it so.
fn picture(lang: Lang, totp: &Totp) -> Markup {
    // The screen is clean: the least correction makes the largest squares.
    let draw = |url| QrCode::with_error_correction_level(url, EcLevel::L).ok();
    let code = totp.to_url().ok().and_then(draw);
    let Some(code) = code else {
        return note(Kind::Warn, t!(lang, "app-no-picture"));
    };
    let width = code.width();
    let mut path = String::new();
    for (at, color) in code.to_colors().into_iter().enumerate() {
        if color == Color::Dark {
            path.push_str(&format!("M{} {}h1v1h-1z", at % width + 4, at / width + 4));
        }
    }
    let side = width + 8;
    html! {
        svg.qr role="img" aria-label=(t!(lang, "app-picture")) viewBox={ "0 0 " (side) " " (side) } width="240" height="240" {
            rect width=(side) height=(side) fill="#fff" {}
            path d=(path) fill="#000" {}
        }
    }
}

pub(super) fn codes(cx: &Cx, codes: &[String]) -> Response {
    let lang = cx.lang();
    let title = t!(lang, "codes-title");
    Page::new(&title)
        .body(&PageHead::new(&title).lede(t!(lang, "codes-lede", n = number(lang, codes.len() as i64))))
        .body(&html! {
            ol.codes { @for code in codes { li { code { (code) } } } }
            (note(Kind::Plain, t!(lang, "codes-once")))
            (actions(&[
                Link::new(t!(lang, "codes-done"), BASE).classed("button primary"),
                print_button(t!(lang, "codes-print")),
            ]))
        })
        .workspace(cx)
}

pub(super) fn remove_app(cx: &Cx, kinds: Kinds) -> Response {
    let lang = cx.lang();
    let title = t!(lang, "app-remove-title");
    let lede = if kinds.passkeys > 0 {
        "app-remove-lede-passkeys"
    } else {
        "app-remove-lede"
    };
    let form = Form::post(format!("{BASE}/authenticator/removal"), html! {})
        .submit(t!(lang, "app-remove"))
        .danger()
        .also(Link::new(t!(lang, "form-cancel"), BASE));
    Page::new(&title)
        .body(&PageHead::new(&title).lede(t!(lang, lede)))
        .body(&form)
        .workspace(cx)
}

pub(super) fn password(cx: &Cx, problem: Option<&'static str>) -> Response {
    let lang = cx.lang();
    let title = t!(lang, "ways-password-change");
    let field = password_field(lang, problem);
    let errors: Vec<_> = problem
        .map(|key| (field.id_on_page(), t!(lang, key)))
        .into_iter()
        .collect();
    let form = Form::post(
        format!("{BASE}/password"),
        html! { (error_summary(&t!(lang, "form-errors"), &errors)) (field) },
    )
    .submit(t!(lang, "form-save"))
    .also(Link::new(t!(lang, "form-cancel"), BASE));
    let page = Page::new(&title)
        .body(&PageHead::new(&title).lede(t!(lang, "ways-password-lede")))
        .body(&form)
        .workspace(cx);
    refused_if(problem.is_some(), page)
}

/// How somebody can show again that it is them.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Asked {
    pub kinds: Kinds,
    /// Whether passkeys can be used at the address that the browser has opened.
    pub with_passkeys: bool,
}

pub(super) fn proof(cx: &Cx, asked: Asked, next: &str, problem: Option<String>) -> Response {
    let lang = cx.lang();
    let title = t!(lang, "proof-title");
    let kinds = asked.kinds;
    let field = if kinds.any() {
        code_field(lang, kinds, problem.clone())
    } else {
        Field::new(FieldKind::Password, "code", t!(lang, "signin-password"))
            .required()
            .autocomplete("current-password")
            .error(problem.clone())
    };
    let errors: Vec<_> = problem
        .map(|words| (field.id_on_page(), words))
        .into_iter()
        .collect();
    let failed = !errors.is_empty();
    let by_passkey = kinds.passkeys > 0;
    let types = kinds.types() || !kinds.any();
    let form = Form::post("/app/me/proof", html! { (field) (hidden("next", next)) })
        .submit(t!(lang, "proof-button"))
        .also(Link::new(t!(lang, "form-cancel"), "/app"));
    let form = if by_passkey { form.secondary() } else { form };
    let page = Page::new(&title)
        .body(&PageHead::new(&title).lede(t!(lang, "proof-lede")))
        .body(&html! {
            (error_summary(&t!(lang, "form-errors"), &errors))
            @if by_passkey && asked.with_passkeys { (passkey::second_part(cx, "/app/me/proof/passkey", next)) }
            @if by_passkey && !asked.with_passkeys { (note(Kind::Plain, t!(lang, "passkey-not-here"))) }
            @if types && by_passkey { (Section::new(t!(lang, "second-or"), &form)) }
            @if types && !by_passkey { (form) }
            @if !types { p { (Link::new(t!(lang, "form-cancel"), "/app")) } }
        })
        .head(passkey::script())
        .workspace(cx);
    refused_if(failed, page)
}
