//! The web's own dangers, over every address there is: what answers say to a browser, forms that
//! come from elsewhere, addresses that lead away.

use axum::http::{HeaderMap, Method};
use balai::modules::modules;
use balai_kernel::{
    actor::Role,
    test::{Someone, World},
    web::FORM_TOKEN,
};

use crate::{crawl::walk, on_demo, on_empty};

/// What every answer tells the browser, in whole or as a part.
const SAID: [(&str, &str); 11] = [
    ("content-security-policy", "default-src 'none'"),
    ("content-security-policy", "script-src 'self'; style-src 'self'"),
    ("content-security-policy", "frame-ancestors 'none'"),
    ("content-security-policy", "base-uri 'none'"),
    ("content-security-policy", "form-action 'self'"),
    (
        "content-security-policy",
        "require-trusted-types-for 'script'; trusted-types 'none'",
    ),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), "),
];

/// Addresses of every shape, with an id that nothing has.
fn addresses(method: &Method) -> Vec<String> {
    let routes = modules().into_iter().map(|module| (module.routes)());
    let mut all = Vec::new();
    for list in routes {
        for route in list.iter().filter(|route| route.method == *method) {
            let parts = route.path.split('/').map(|part| match part {
                "{format}" => "csv",
                part if part.starts_with('{') => "01890000000070008000000000000001",
                part => part,
            });
            all.push(parts.collect::<Vec<_>>().join("/"));
        }
    }
    assert!(all.len() > 60, "the list of routes was not gathered");
    all
}

fn unsaid(headers: &HeaderMap) -> Vec<&'static str> {
    SAID.into_iter()
        .filter(|(name, part)| {
            let value = headers.get(*name).and_then(|value| value.to_str().ok());
            !value.is_some_and(|value| value.contains(part))
        })
        .map(|(_, part)| part)
        .collect()
}

async fn people(world: &World) -> [Someone<'_>; 3] {
    [
        world.stranger(),
        world.person("Arif Setiawan", Role::Administrator, None).await,
        world.person("Nicha Phanit", Role::CoManager, None).await,
    ]
}

#[tokio::test(flavor = "multi_thread")]
async fn every_answer_says_what_a_browser_may_do_with_it() {
    on_empty(async |world| {
        let mut wrong = Vec::new();
        let others = [
            "/nothing-here",
            "/healthz",
            "/assets/style.css",
            "/files/altered/name.pdf",
        ];
        for someone in people(&world).await {
            let is_known = someone.account.is_some();
            let all = addresses(&Method::GET).into_iter();
            for path in all.chain(others.map(str::to_owned)) {
                let seen = someone.get(&path).await;
                // What is handed over says even less may be done with it.
                for part in unsaid(&seen.headers) {
                    wrong.push(format!("{path} ({}): {part}", seen.status));
                }
                let keeps = seen.headers.get("cache-control");
                let keeps = keeps.and_then(|value| value.to_str().ok()).unwrap_or_default();
                let is_own = path.starts_with("/app") || path.starts_with("/api");
                if is_known && is_own && !keeps.contains("no-store") {
                    wrong.push(format!("{path}: may be kept as \"{keeps}\""));
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_act_is_done_by_a_form_without_the_token_of_its_session() {
    on_empty(async |world| {
        let [_, arif, nicha] = people(&world).await;
        let before = world.number("select count(*) from audit_line").await;
        let other = arif.form_token().unwrap();
        let forms = [
            String::new(),
            format!("{FORM_TOKEN}={other}"),
            format!("{FORM_TOKEN}="),
        ];
        for path in addresses(&Method::POST) {
            for form in &forms {
                let told = nicha.post_without_token(&path, form).await;
                assert!(
                    matches!(told.status.as_u16(), 403 | 404),
                    "{path}: {}",
                    told.status
                );
            }
        }
        assert_eq!(world.number("select count(*) from audit_line").await, before);
        let told = nicha.post_without_token("/app/me/language", "language=id").await;
        assert!(told.shows("opened before you signed in here"), "{}", told.text);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_not_taken_without_the_token_of_its_session() {
    on_empty(async |world| {
        let [_, _, nicha] = people(&world).await;
        let path = "/app/imports";
        let told = nicha
            .upload_without_token(path, "plan.csv", b"Code,Title\nX-1,A\n")
            .await;
        assert_eq!(told.status, 403, "{}", told.text);
        assert_eq!(world.number("select count(*) from import_batch").await, 0);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_form_on_every_page_carries_the_token_of_its_reader_alone() {
    on_demo(async |world| {
        let nicha = world.person("Nicha Phanit", Role::CoManager, None).await;
        let token = nicha.form_token().unwrap();
        let seen = walk(&nicha, &["/app", "/app/plan", "/app/imports/new"], 120, 2).await;
        let mut forms = 0;
        for (path, page) in &seen.pages {
            let own = page.matches("method=\"post\"").count();
            assert_eq!(page.matches(&token).count(), own, "{path}");
            forms += own;
        }
        assert!(forms > 100, "only {forms} forms were seen");
        assert!(!world.stranger().get("/").await.shows(&token));
    })
    .await;
}

/// Ways to write another site's address, as they are tried on every office.
const AWAY: [&str; 14] = [
    "https://elsewhere.example",
    "//elsewhere.example",
    "/\\elsewhere.example",
    "\\\\elsewhere.example",
    "/\t/elsewhere.example",
    "/%09/elsewhere.example",
    "/%2felsewhere.example",
    "https:elsewhere.example",
    "javascript:alert(1)",
    "/app@elsewhere.example",
    "/app/../..//elsewhere.example",
    "\u{2028}//elsewhere.example",
    "/app\r\nLocation: https://elsewhere.example",
    "@elsewhere.example",
];
/// Names under which an address has ever been handed on.
const NAMES: [&str; 8] = ["next", "back", "path", "to", "return", "url", "query", "then"];

fn leads_away(location: &str) -> bool {
    // As a browser reads it: blanks of all kinds are left out, and \ is /.
    let read: String = location
        .chars()
        .filter(|c| !c.is_control())
        .map(|c| if c == '\\' { '/' } else { c })
        .collect();
    !read.starts_with('/') || read.starts_with("//")
}

#[tokio::test(flavor = "multi_thread")]
async fn no_address_leads_to_another_site() {
    on_empty(async |world| {
        let mut wrong = Vec::new();
        let people = people(&world).await;
        for someone in &people {
            for path in addresses(&Method::GET) {
                // All names at once: a route reads those that it knows.
                for away in AWAY {
                    let away = balai_kernel::web::url_encode(away);
                    let query: Vec<String> = NAMES.iter().map(|name| format!("{name}={away}")).collect();
                    let seen = someone.get(&format!("{path}?{}", query.join("&"))).await;
                    if let Some(location) = seen.location.filter(|location| leads_away(location)) {
                        wrong.push(format!("GET {path}: {location}"));
                    }
                }
            }
            for path in addresses(&Method::POST) {
                for away in AWAY {
                    let fields: Vec<(&str, &str)> = NAMES.iter().map(|name| (*name, away)).collect();
                    let seen = someone.post(&path, &fields).await;
                    if let Some(location) = seen.location.filter(|location| leads_away(location)) {
                        wrong.push(format!("POST {path}: {location}"));
                    }
                }
                if path == "/signout" {
                    break;
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    })
    .await;
}

/// A page of every kind that searches, its links and forms looked through.
#[tokio::test(flavor = "multi_thread")]
async fn no_page_leads_to_an_address_with_what_was_searched_for() {
    on_demo(async |world| {
        let nicha = world.person("Nicha Phanit", Role::ProgrammeOfficer, None).await;
        let words = "training";
        let starts = [
            "/app/search",
            "/app/directory/people",
            "/app/directory/parties",
            "/app/directory/bodies",
            "/app/events",
            "/app/plan",
            "/app/library",
        ];
        let mut wrong = Vec::new();
        for start in starts {
            let seen = nicha.get(&format!("{start}?q={words}&page=1")).await;
            assert_eq!(seen.status, 200, "{start}");
            assert!(
                seen.shows(&format!("value=\"{words}\"")),
                "{start} does not search"
            );
            let links = seen.text.split("href=\"").skip(1);
            let links = links.filter_map(|link| link.split('"').next());
            wrong.extend(
                links
                    .filter(|link| link.contains("q=t"))
                    .map(|link| format!("{start}: {link}")),
            );
            for form in seen.text.split("<form ").skip(1) {
                let form = form.split("</form>").next().unwrap_or_default();
                let asks = form.contains("name=\"q\"") || form.contains("name=\"who\"");
                if asks && form.contains("method=\"get\"") {
                    wrong.push(format!("{start}: {form}"));
                }
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        // And the list that the form leads to is the one that was asked for.
        let by_hand = nicha.get(&format!("/app/events?q={words}")).await;
        let sent = nicha
            .post("/app/me/question", &[("to", "/app/events"), ("q", words)])
            .await;
        let by_form = nicha.get(&sent.location.unwrap()).await;
        let rows = |text: &str| text.matches("href=\"/app/events/").count();
        assert!(rows(&by_hand.text) > 0);
        assert_eq!(rows(&by_hand.text), rows(&by_form.text));
    })
    .await;
}

#[tokio::test]
async fn over_https_a_session_is_known_by_a_cookie_of_this_host_alone() {
    on_empty(async |world| {
        let link = {
            let arif = world.person("Arif Setiawan", Role::Administrator, None).await;
            let account = arif.account.unwrap();
            let app = &world.app;
            app.db
                .write("test.link", |tx| async move {
                    use balai_kernel::account::{LinkKind, new_link};
                    new_link(&tx, &app.clock, LinkKind::SignIn, account).await
                })
                .await
                .unwrap()
        };
        let world = world.over_https();
        let used = world.stranger().post(&format!("/link/{link}"), &[]).await;
        let cookie = used.cookie("__Host-balai-session").expect("a session");
        let set = used.headers.get("set-cookie").unwrap().to_str().unwrap();
        for part in ["; Path=/", "; HttpOnly", "; SameSite=Lax", "; Secure"] {
            assert!(set.contains(part), "{set}");
        }
        assert!(!set.to_lowercase().contains("domain="), "{set}");
        let secure = used.headers.get("strict-transport-security").unwrap();
        assert!(secure.to_str().unwrap().starts_with("max-age=31536000"));
        assert_eq!(world.stranger().keeping(&cookie).get("/app").await.status, 200);
        // The same secret under the name that a neighbour's host could set is nobody's.
        let tossed = cookie.replace("__Host-", "");
        assert_eq!(world.stranger().keeping(&tossed).get("/app").await.status, 303);
    })
    .await;
}
