//! Stories of other programs and their tokens.

use axum::{Json, http::StatusCode, response::IntoResponse};

use crate::{
    actor::Role,
    api::{self, Description, Endpoint, Field, Holds},
    desk,
    module::{Module, Routes},
    policy::Action,
    test::{Seen, Someone, World, on_both},
    web::{Answer, Cx},
};

/// A module whose answers say with whose eyes one reads.
const THINGS: Module = Module {
    api: &[
        endpoint("/api/v1/publications"),
        endpoint("/api/v1/events"),
        endpoint("/api/v1/events/{id}"),
    ],
    ..Module::new("things", || {
        Routes::new()
            .get::<Description, _, _>("/api/v1/events", Action::List, keys)
            .get::<Description, _, _>("/api/v1/publications", Action::List, keys)
    })
};
const MODULES: &[Module] = &[desk::MODULE, THINGS, api::MODULE, desk::ADMIN];
const LIST: &str = "/app/admin/service-accounts";
const YEAR: i64 = 365 * 24 * 3600;

const KEYS: &[Field] = &[Field::new("keys", Holds::Texts, "The keys.")];

const fn endpoint(path: &'static str) -> Endpoint {
    Endpoint {
        path,
        summary: "The keys of whoever asks.",
        item: "Keys",
        fields: KEYS,
        params: &[],
        is_list: false,
    }
}

async fn keys(cx: Cx) -> Answer {
    let keys: Vec<&str> = cx.actor.keys().collect();
    Ok(Json(serde_json::json!({ "keys": keys })).into_response())
}

/// Makes a service account that somebody answers for; gives its address.
async fn made(arif: &Someone<'_>, answers: &Someone<'_>) -> String {
    let id = answers.account.unwrap().to_string();
    let form = [
        ("name", "Statistics page"),
        ("purpose", "Shows the year on another site."),
        ("answers", id.as_str()),
    ];
    let seen = arif.post(&format!("{LIST}/new"), &form).await;
    assert_eq!(seen.status, StatusCode::SEE_OTHER, "{}", seen.text);
    let location = seen.location.unwrap();
    location.split('?').next().unwrap().to_owned()
}

/// Makes a token; gives its text.
async fn token(arif: &Someone<'_>, service: &str, nouns: &[&str], sees: &str, days: &str) -> String {
    let boxes: Vec<String> = nouns.iter().map(|noun| format!("reads-{noun}")).collect();
    let mut form = vec![("sees", sees), ("days", days)];
    form.extend(boxes.iter().map(|name| (name.as_str(), "yes")));
    let seen = arif.post(&format!("{service}/tokens/new"), &form).await;
    assert_eq!(seen.status, StatusCode::OK, "{}", seen.text);
    let from = seen.text.find("<code>balai_").expect("a token on the page") + 6;
    let text: String = seen.text[from..].chars().take_while(|c| *c != '<').collect();
    assert_eq!(text.len(), 49);
    text
}

/// The address of the only token's revocation, as the page's button has it.
fn revocation(page: &Seen) -> String {
    let from = page.text.find("/app/admin/service-tokens/").expect("a button");
    page.text[from..].chars().take_while(|c| *c != '"').collect()
}

#[tokio::test]
async fn a_token_reads_what_it_names_with_the_eyes_it_was_given() {
    on_both(MODULES, async |world: World| {
        let arif = world.person("Arif Setiawan", Role::Administrator, None).await;
        let nicha = world.person("Nicha Phanit", Role::ProgrammeOfficer, None).await;
        let service = made(&arif, &nicha).await;
        let wide = token(&arif, &service, &["events"], "members", "30").await;
        let narrow = token(&arif, &service, &["events", "publications"], "public", "30").await;
        let program = world.stranger();
        let seen = program.get_bearing("/api/v1/events", &wide).await;
        assert_eq!(seen.text, r#"{"keys":["members","public"]}"#);
        let seen = program.get_bearing("/api/v1/publications", &narrow).await;
        assert_eq!(seen.text, r#"{"keys":["public"]}"#);
        let other = program.get_bearing("/api/v1/publications", &wide).await;
        assert_eq!(other.status, StatusCode::FORBIDDEN);
        assert!(other.shows("reads events and nothing else"), "{}", other.text);
        // What is public stays open to those without a token, and the description to all.
        assert_eq!(program.get("/api/v1/publications").await.status, StatusCode::OK);
        let described = program.get_bearing("/api/v1/openapi.json", &wide).await;
        assert_eq!(described.status, StatusCode::OK);
    })
    .await;
}

#[tokio::test]
async fn a_token_opens_no_page_and_is_no_session() {
    on_both(MODULES, async |world: World| {
        let arif = world.person("Arif Setiawan", Role::Administrator, None).await;
        let service = made(&arif, &arif).await;
        let text = token(&arif, &service, &["events"], "members", "30").await;
        let program = world.stranger();
        for page in ["/app", LIST, "/app/me/sessions"] {
            let seen = program.get_bearing(page, &text).await;
            assert!(
                seen.location.is_some_and(|to| to.starts_with("/signin")),
                "{page}"
            );
        }
        let as_cookie = program.keeping(&format!("balai-session={text}"));
        let seen = as_cookie.get("/app").await;
        assert!(seen.location.is_some_and(|to| to.starts_with("/signin")));
        // The session of somebody is no token either, and a wrong token is not made good by it.
        let session = arif.cookie();
        let session = session.trim_start_matches("balai-session=");
        let seen = program.get_bearing("/api/v1/events", session).await;
        assert_eq!(seen.status, StatusCode::UNAUTHORIZED);
        let seen = arif.get_bearing("/api/v1/events", "balai_wrong").await;
        assert_eq!(seen.status, StatusCode::UNAUTHORIZED);
    })
    .await;
}

#[tokio::test]
async fn wrong_expired_revoked_and_ended_have_one_answer() {
    on_both(MODULES, async |world: World| {
        let arif = world.person("Arif Setiawan", Role::Administrator, None).await;
        let nicha = world.person("Nicha Phanit", Role::ProgrammeOfficer, None).await;
        let program = world.stranger();
        let (one, other) = (made(&arif, &nicha).await, made(&arif, &nicha).await);
        let revoked = token(&arif, &one, &["events"], "public", "365").await;
        let press = revocation(&arif.get(&one).await);
        let ended = token(&arif, &other, &["events"], "public", "365").await;
        for text in [&revoked, &ended] {
            let seen = program.get_bearing("/api/v1/events", text).await;
            assert_eq!(seen.status, StatusCode::OK, "{}", seen.text);
        }
        // Whoever answers for it takes it away without an administrator.
        assert_eq!(nicha.post(&press, &[]).await.status, StatusCode::SEE_OTHER);
        assert_eq!(
            arif.post(&format!("{other}/end"), &[]).await.status,
            StatusCode::SEE_OTHER
        );
        let third = made(&arif, &nicha).await;
        let expired = token(&arif, &third, &["events"], "public", "30").await;
        world.app.clock.advance(30 * 24 * 3600 + 1);
        let cut: String = expired.chars().take(40).collect();
        let mut bodies = Vec::new();
        for text in [revoked.as_str(), &ended, &expired, &cut, "", "balai_"] {
            let seen = program.get_bearing("/api/v1/events", text).await;
            assert_eq!(seen.status, StatusCode::UNAUTHORIZED, "{text}");
            bodies.push(seen.text);
        }
        bodies.dedup();
        assert_eq!(bodies.len(), 1, "{bodies:?}");
        assert!(bodies[0].contains("\"error\"") && bodies[0].contains("\"message\""));
    })
    .await;
}

#[tokio::test]
async fn making_one_asks_again_who_it_is_and_the_text_is_kept_nowhere() {
    on_both(MODULES, async |world: World| {
        let arif = world.person("Arif Setiawan", Role::Administrator, None).await;
        let service = made(&arif, &arif).await;
        let text = token(&arif, &service, &["events"], "public", "30").await;
        assert!(!arif.get(&service).await.shows(&text));
        assert!(arif.get(&service).await.shows(&text[..10]));
        let kept = world
            .number("select count(*) from service_token where begins like 'balai_%' and length(begins) = 10 and length(hash) = 32")
            .await;
        assert_eq!(kept, 1);
        world.app.clock.advance(16 * 60);
        let form = [("reads-events", "yes"), ("sees", "public"), ("days", "30")];
        for path in [format!("{service}/tokens/new"), format!("{LIST}/new")] {
            let seen = arif.post(&path, &form).await;
            assert!(
                seen.location.is_some_and(|to| to.starts_with("/app/me/proof")),
                "{path}"
            );
        }
        assert_eq!(world.number("select count(*) from service_token").await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_token_lasts_a_year_at_most_and_reads_something() {
    on_both(MODULES, async |world: World| {
        let arif = world.person("Arif Setiawan", Role::Administrator, None).await;
        let service = made(&arif, &arif).await;
        let path = format!("{service}/tokens/new");
        for form in [
            [("reads-events", "yes"), ("days", "366")],
            [("reads-events", "yes"), ("days", "")],
            [("reads-people", "yes"), ("days", "30")],
        ] {
            let seen = arif.post(&path, &form).await;
            assert_eq!(seen.status, StatusCode::UNPROCESSABLE_ENTITY, "{form:?}");
        }
        assert_eq!(world.number("select count(*) from service_token").await, 0);
        let text = token(&arif, &service, &["events"], "public", "365").await;
        world.app.clock.advance(YEAR - 60);
        let program = world.stranger();
        assert_eq!(
            program.get_bearing("/api/v1/events", &text).await.status,
            StatusCode::OK
        );
        world.app.clock.advance(120);
        assert_eq!(
            program.get_bearing("/api/v1/events", &text).await.status,
            StatusCode::UNAUTHORIZED
        );
    })
    .await;
}

#[tokio::test]
async fn whoever_answers_is_told_before_the_end_and_sees_no_other_program() {
    on_both(MODULES, async |world: World| {
        let arif = world.person("Arif Setiawan", Role::Administrator, None).await;
        let nicha = world.person("Nicha Phanit", Role::ProgrammeOfficer, None).await;
        let kofi = world.person("Kofi Danso", Role::MonitoringOfficer, None).await;
        let service = made(&arif, &nicha).await;
        token(&arif, &service, &["events"], "public", "30").await;
        assert!(!nicha.get("/app").await.shows("A token of"));
        world.app.clock.advance(18 * 24 * 3600);
        let (nicha, arif, kofi) = (
            again(&world, nicha).await,
            again(&world, arif).await,
            again(&world, kofi).await,
        );
        assert!(
            nicha
                .get("/app")
                .await
                .shows("A token of Statistics page ends soon")
        );
        assert!(!kofi.get("/app").await.shows("A token of"));
        assert!(arif.get(LIST).await.shows("expires in 12 days"));
        assert!(nicha.get(&service).await.shows("expires in 12 days"));
        for page in [service.as_str(), LIST] {
            assert_eq!(kofi.get(page).await.status, StatusCode::NOT_FOUND, "{page}");
        }
        assert_eq!(nicha.get(LIST).await.status, StatusCode::NOT_FOUND);
        // When whoever answered is gone, the administrators hear of it.
        world
            .script("update role_grant set until_on = '2025-02-20' where role = 'programme-officer'")
            .await;
        assert!(arif.get("/app").await.shows("Nobody answers for Statistics page"));
    })
    .await;
}

/// The same person after days, signed in anew.
async fn again<'w>(world: &'w World, who: Someone<'_>) -> Someone<'w> {
    use crate::store::Conn as _;
    let sql = crate::store::Sql::Same("select email from account where id = $1");
    let (email,): (String,) = world
        .app
        .db
        .one(sql, crate::args![who.account.unwrap()])
        .await
        .unwrap();
    world.person_again(&email).await
}

#[tokio::test]
async fn what_a_token_read_stands_in_the_audit_under_its_program() {
    on_both(MODULES, async |world: World| {
        let arif = world.person("Arif Setiawan", Role::Administrator, None).await;
        let service = made(&arif, &arif).await;
        let text = token(&arif, &service, &["events"], "public", "30").await;
        let program = world.stranger();
        for _ in 0..3 {
            program.get_bearing("/api/v1/events", &text).await;
        }
        let lines = "select count(*) from audit_line l join service_account s on s.id = l.account \
                     where l.act = 'used' and l.noun = 'service-token' and l.function = 'service' and l.actor = s.name and l.fields = 'for:events'";
        assert_eq!(world.number(lines).await, 1);
        world.app.clock.advance(600);
        program.get_bearing("/api/v1/events", &text).await;
        assert_eq!(world.number(lines).await, 2);
        let kept = "select count(*) from audit_value where old like '%balai\\_%' or new like '%balai\\_%'";
        assert_eq!(world.number(kept).await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_program_that_runs_wild_is_asked_to_wait_and_others_are_not() {
    on_both(MODULES, async |world: World| {
        let arif = world.person("Arif Setiawan", Role::Administrator, None).await;
        let service = made(&arif, &arif).await;
        let wild = token(&arif, &service, &["events"], "public", "30").await;
        let calm = token(&arif, &service, &["events"], "public", "30").await;
        let program = world.stranger();
        let mut status = StatusCode::OK;
        for _ in 0..130 {
            status = program.get_bearing("/api/v1/events", &wild).await.status;
        }
        assert_eq!(status, StatusCode::TOO_MANY_REQUESTS);
        assert_eq!(
            program.get_bearing("/api/v1/events", &calm).await.status,
            StatusCode::OK
        );
        world.app.clock.advance(2);
        assert_eq!(
            program.get_bearing("/api/v1/events", &wild).await.status,
            StatusCode::OK
        );
    })
    .await;
}

#[tokio::test]
async fn the_pages_speak_both_languages() {
    on_both(MODULES, async |world: World| {
        let arif = world.person("Arif Setiawan", Role::Administrator, None).await;
        let service = made(&arif, &arif).await;
        token(&arif, &service, &["events"], "public", "30").await;
        for path in [
            LIST.to_owned(),
            format!("{LIST}/new"),
            service.clone(),
            format!("{service}/end"),
            format!("{service}/tokens/new"),
        ] {
            for lang in ["en", "id"] {
                let seen = arif.get(&format!("{path}?lang={lang}")).await;
                assert_eq!(seen.status, StatusCode::OK, "{path}");
                assert!(!seen.shows("\u{27e6}"), "{path} {lang}: {}", seen.text);
            }
        }
    })
    .await;
}
