//! The pages that are measured.

/// How many requests are in flight at once.
pub const IN_FLIGHT: [usize; 2] = [8, 50];

/// A page to ask for again and again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    pub name: &'static str,
    pub path: String,
    /// Whether it is asked for with the programme officer's session.
    pub is_signed_in: bool,
}

/// All of them. `event` is the path of one event's page.
pub fn pages(event: &str) -> Vec<Page> {
    let page = |name, path: &str, is_signed_in| Page {
        name,
        path: path.to_owned(),
        is_signed_in,
    };
    vec![
        page("public home", "/", false),
        page("Today", "/app", true),
        page("event list", EVENTS, true),
        page("an event", event, true),
        page("a party", "/app/directory/parties/TH", true),
        page("search", "/app/search?q=cyber+scam", true),
        page("API, events", "/api/v1/events", false),
    ]
}

/// The list that an event's page is found in.
pub const EVENTS: &str = "/app/events";

/// The path of the first event that a page links to: `/app/events/` and an id.
pub fn first_event(html: &str) -> Option<String> {
    html.match_indices("href=\"/app/events/")
        .find_map(|(at, opening)| {
            let id: &str = html.get(at + opening.len()..)?.split('"').next()?;
            let is_id = id.len() >= 32 && id.chars().all(|one| one.is_ascii_hexdigit() || one == '-');
            is_id.then(|| format!("{EVENTS}/{id}"))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_is_found_among_the_other_links_of_its_list() {
        let html = r#"<a href="/app/events/external">External</a>
            <a href="/app/events/01929fae-0000-7000-8000-000000000001">Roundtable</a>
            <a href="/app/events/01929fae-0000-7000-8000-000000000002">Workshop</a>"#;
        let path = "/app/events/01929fae-0000-7000-8000-000000000001";
        assert_eq!(first_event(html).as_deref(), Some(path));
        assert_eq!(first_event(r#"<a href="/app/events/new">"#), None);
        assert_eq!(first_event(r#"<a href="/app/events/"#), None);
    }
}
