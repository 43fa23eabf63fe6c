//! The cookies of a story's browser.

use std::sync::{Mutex, PoisonError};

/// Cookies as a browser sends them, `name=value; name=value`.
pub struct Jar(Mutex<Option<String>>);

impl Jar {
    pub const fn of(cookies: Option<String>) -> Self {
        Self(Mutex::new(cookies))
    }

    pub fn cookies(&self) -> Option<String> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Keeps what a browser would that goes on: the secret of a link that was opened, and another
    /// token of the session it has. A stranger who is let in stays a stranger until the story
    /// says otherwise, and whoever signs out keeps a cookie that opens nothing.
    pub fn keep(&self, set: &[String]) {
        let mut jar = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for pair in set.iter().filter_map(|cookie| cookie.split(';').next()) {
            let Some((name, _)) = pair.split_once('=').filter(|(_, value)| !value.is_empty()) else {
                continue;
            };
            let mut all: Vec<&str> = jar
                .as_deref()
                .map(|jar| jar.split("; ").collect())
                .unwrap_or_default();
            let is_same = |pair: &&str| pair.split_once('=').is_some_and(|(known, _)| known == name);
            let known = all.iter().rposition(is_same);
            let is_session = name.ends_with("balai-session") && known.is_some();
            if !is_session && !name.contains("balai-link-") {
                continue;
            }
            if let Some(at) = known {
                all.remove(at);
            }
            all.push(pair);
            *jar = Some(all.join("; "));
        }
    }
}
