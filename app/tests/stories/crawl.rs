//! Walking through every page that a person can reach.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use axum::http::StatusCode;
use balai_kernel::test::Someone;

/// What a walk saw.
pub struct Walk {
    /// Address → page.
    pub pages: BTreeMap<String, String>,
    /// Addresses that did not answer as they should.
    pub wrong: Vec<String>,
}

/// Follows links from `starts`, at most `most` pages and `alike` of each shape of address.
pub async fn walk(someone: &Someone<'_>, starts: &[&str], most: usize, alike: usize) -> Walk {
    let mut waiting: VecDeque<String> = starts.iter().map(|&path| path.to_owned()).collect();
    let mut known: BTreeSet<String> = waiting.iter().cloned().collect();
    let mut shapes: BTreeMap<String, usize> = BTreeMap::new();
    let mut walk = Walk {
        pages: BTreeMap::new(),
        wrong: Vec::new(),
    };
    while let Some(path) = waiting.pop_front() {
        if walk.pages.len() >= most {
            break;
        }
        let count = shapes.entry(shape(&path)).or_default();
        *count += 1;
        if *count > alike {
            continue;
        }
        let seen = someone.get(&path).await;
        let fine = matches!(
            seen.status,
            StatusCode::OK | StatusCode::SEE_OTHER | StatusCode::NOT_FOUND | StatusCode::FORBIDDEN
        );
        if !fine {
            walk.wrong.push(format!("{path}: {}", seen.status));
        }
        if seen.text.contains('\u{27e6}') {
            let from = seen.text.find('\u{27e6}').unwrap_or(0);
            let text: String = seen.text[from..].chars().take(60).collect();
            walk.wrong.push(format!("{path}: a text is missing: {text}"));
        }
        for link in links(&seen.text) {
            if known.insert(link.clone()) {
                waiting.push_back(link);
            }
        }
        walk.pages.insert(path, seen.text);
    }
    walk
}

/// The addresses inside the office that a page leads to.
fn links(page: &str) -> Vec<String> {
    page.split("href=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .filter(|href| href.starts_with('/') && !href.starts_with("/assets/"))
        .map(|href| href.replace("&amp;", "&"))
        .map(|href| href.split('#').next().unwrap_or("").to_owned())
        .filter(|href| !href.contains("lang=") && !href.contains(".pdf") && !href.ends_with("/pdf"))
        .collect()
}

/// An address with its ids and values left out: `/app/events/*?kind`.
fn shape(path: &str) -> String {
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let parts: Vec<&str> = path
        .split('/')
        .map(|part| {
            let id = part.len() == 32 && part.chars().all(|c| c.is_ascii_hexdigit());
            let code = part.len() <= 9 && part.chars().any(|c| c.is_ascii_uppercase());
            if id || code { "*" } else { part }
        })
        .collect();
    let keys: Vec<&str> = query
        .split('&')
        .filter_map(|pair| pair.split('=').next())
        .collect();
    format!("{}?{}", parts.join("/"), keys.join("&"))
}
