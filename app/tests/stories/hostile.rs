//! Questions and forms as a stranger's program writes them: every address answers them with a
//! page, never with a fault of its own.

use axum::http::StatusCode;
use balai_kernel::actor::Role;

use crate::{crawl::walk, on_demo};

/// Values that have broken programs before.
fn values() -> Vec<String> {
    [
        "%00",
        "a%00b",
        "%FF%FE",
        "'%22%3E%3C",
        "-1",
        "99999999999999999999999",
        "2024-13-45",
        "%E2%80%AE%F0%9F%8F%B3",
        "%25%27%5C_%25",
        "%28%29%2A%3A%22AND+OR+NOT+NEAR",
    ]
    .into_iter()
    .map(str::to_owned)
    .chain(["%C4%B0".repeat(150)])
    .collect()
}

/// Every name that an address of the office asks its questions by, and some that none does.
const NAMES: [&str; 30] = [
    "q",
    "sort",
    "page",
    "columns",
    "column",
    "export",
    "status",
    "party",
    "year",
    "kind",
    "from",
    "to",
    "by",
    "region",
    "initiative",
    "project",
    "type",
    "role",
    "level",
    "month",
    "limit",
    "after",
    "lang",
    "look",
    "told",
    "next",
    "path",
    "month-from",
    "agency",
    "x",
];

#[tokio::test(flavor = "multi_thread")]
async fn no_question_in_an_address_breaks_a_page() {
    on_demo(async |world| {
        let nicha = world.person("Nicha Phanit", Role::CoManager, None).await;
        let starts = [
            "/app",
            "/",
            "/api/v1/parties",
            "/api/v1/events",
            "/api/v1/measures",
            "/api/v1/publications",
        ];
        let pages = walk(&nicha, &starts, 90, 1).await.pages;
        let mut wrong = Vec::new();
        for path in pages.keys().filter(|path| !path.contains('?')) {
            for value in values() {
                let query: Vec<String> = NAMES.iter().map(|name| format!("{name}={value}")).collect();
                let seen = nicha.get(&format!("{path}?{}", query.join("&"))).await;
                if seen.status.is_server_error() {
                    wrong.push(format!("{path}?...={value}: {}", seen.status));
                }
                // Each alone too: one may hide another.
                if value == "%00" {
                    for name in NAMES {
                        let seen = nicha.get(&format!("{path}?{name}={value}")).await;
                        if seen.status.is_server_error() {
                            wrong.push(format!("{path}?{name}={value}: {}", seen.status));
                        }
                    }
                }
            }
        }
        assert!(pages.len() > 40);
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    })
    .await;
}

/// The names of the fields of each form on a page, with where it is sent.
fn forms(page: &str) -> Vec<(String, Vec<String>)> {
    let attribute = |tag: &str, name: &str| {
        let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
        rest.split_once('"').map(|(value, _)| value.replace("&amp;", "&"))
    };
    let posts = page.split("<form ").skip(1).filter_map(|form| {
        let form = form.split("</form>").next()?;
        let tag = format!(" {}", form.split('>').next()?);
        let is_plain = tag.contains("method=\"post\"") && !tag.contains("multipart");
        let action = attribute(&tag, "action").filter(|_| is_plain)?;
        let fields = form.split('<').filter(|tag| {
            ["input ", "select ", "textarea "]
                .iter()
                .any(|start| tag.starts_with(start))
        });
        let names = fields.filter_map(|tag| attribute(tag.split('>').next()?, "name"));
        Some((action, names.filter(|name| name != "form-token").collect()))
    });
    posts.collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn no_form_however_it_is_filled_in_breaks_the_office() {
    on_demo(async |world| {
        let nicha = world.person("Nicha Phanit", Role::CoManager, None).await;
        let pages = walk(
            &nicha,
            &["/app", "/app/plan/activities/new", "/app/directory/people/new"],
            140,
            1,
        )
        .await
        .pages;
        let mut known = std::collections::BTreeSet::new();
        let mut wrong = Vec::new();
        for (action, fields) in pages.values().flat_map(|page| forms(page)) {
            if action.starts_with("/signout")
                || action.contains("/sessions/")
                || !known.insert(action.clone())
            {
                continue;
            }
            for value in ["a\0b", "\0", "99999999999999999999", "\u{202e}'\"><", "-1"] {
                let filled: Vec<(&str, &str)> = fields.iter().map(|name| (name.as_str(), value)).collect();
                let seen = nicha.post(&action, &filled).await;
                if seen.status.is_server_error() || seen.status == StatusCode::UNAUTHORIZED {
                    wrong.push(format!("{action} with {value:?} in {fields:?}: {}", seen.status));
                }
            }
        }
        assert!(known.len() > 15, "only {} forms were seen", known.len());
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    })
    .await;
}
