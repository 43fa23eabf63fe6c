//! Public events as feeds. Plain text: nothing in them can run anywhere.

use std::collections::BTreeMap;

use balai_kernel::{App, Id, Instant, text::Lang};
use balai_workplan::{activity::State, activity::pages::lede};
use jiff::{Timestamp, ToSpan};

use crate::event::Event;

/// The office's events as an Atom feed (RFC 4287). `changed` says when an event's record
/// was last changed; without it an event is as old as its record. The feed was updated
/// when the latest of its entries was: one that changes with every look would wake every
/// reader.
pub fn atom(app: &App, lang: Lang, events: &[Event], changed: &BTreeMap<Id<Event>, Instant>) -> String {
    let updated = |event: &Event| {
        let id: Id<Event> = event.id.cast();
        changed.get(&id).copied().unwrap_or_else(|| made(id))
    };
    let latest = events.iter().map(updated).max();
    let latest = latest.unwrap_or(Instant::of(Timestamp::UNIX_EPOCH));
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n",
    );
    out.push_str(&format!(
        "<id>{0}/events</id>\n<title>{1}</title>\n<author><name>{1}</name></author>\n<link rel=\"self\" href=\"{0}/events.atom\"/>\n<link href=\"{0}/events\"/>\n<updated>{latest}</updated>\n",
        xml(&app.address),
        xml(app.profile.office.name.get(lang)),
    ));
    for event in events {
        out.push_str(&format!(
            "<entry>\n<id>urn:uuid:{}</id>\n<title>{}</title>\n<link href=\"{}/events/{}\"/>\n<updated>{}</updated>\n<summary>{}</summary>\n</entry>\n",
            event.id.uuid().hyphenated(),
            xml(&event.title),
            xml(&app.address),
            event.id,
            updated(event),
            xml(&lede(lang, event)),
        ));
    }
    out.push_str("</feed>\n");
    out
}

/// When a record was made, as its id tells; the beginning of time of an id that does not.
fn made(id: Id<Event>) -> Instant {
    let seconds = id.uuid().get_timestamp().map_or(0, |at| at.to_unix().0);
    let seconds = i64::try_from(seconds).unwrap_or(0);
    Instant::of(Timestamp::from_second(seconds).unwrap_or(Timestamp::UNIX_EPOCH))
}

/// The office's events as a calendar (RFC 5545): whole days, which need no zone; the
/// end is the day after the last one. Vague dates are not put on a day.
pub fn ics(app: &App, events: &[Event]) -> String {
    let stamp = app.clock.now().timestamp().strftime("%Y%m%dT%H%M%SZ").to_string();
    let mut out = String::new();
    line(&mut out, "BEGIN:VCALENDAR");
    line(&mut out, "VERSION:2.0");
    line(&mut out, "PRODID:-//Balai//Events//EN");
    line(
        &mut out,
        &format!("X-WR-CALNAME:{}", escaped(&app.profile.office.short)),
    );
    for event in events {
        let (Some(from), true) = (event.from_on, matches!(event.precision.as_str(), "day" | "range")) else {
            continue;
        };
        let last = event.to_on.unwrap_or(from);
        let after = last.checked_add(1.day()).unwrap_or(*last);
        line(&mut out, "BEGIN:VEVENT");
        line(&mut out, &format!("UID:{}@balai", event.id));
        line(&mut out, &format!("DTSTAMP:{stamp}"));
        line(
            &mut out,
            &format!("DTSTART;VALUE=DATE:{}", from.strftime("%Y%m%d")),
        );
        line(
            &mut out,
            &format!("DTEND;VALUE=DATE:{}", after.strftime("%Y%m%d")),
        );
        line(&mut out, &format!("SUMMARY:{}", escaped(&event.title)));
        if let Some(place) = &event.place {
            line(&mut out, &format!("LOCATION:{}", escaped(place)));
        }
        line(&mut out, &format!("URL:{}/events/{}", app.address, event.id));
        let status = match event.state() {
            State::Cancelled => "CANCELLED",
            State::Planned => "TENTATIVE",
            _ => "CONFIRMED",
        };
        line(&mut out, &format!("STATUS:{status}"));
        line(&mut out, "END:VEVENT");
    }
    line(&mut out, "END:VCALENDAR");
    out
}

/// One content line, folded after 75 bytes at a character's border (RFC 5545, 3.1).
fn line(out: &mut String, text: &str) {
    let mut width = 0;
    for c in text.chars() {
        if width + c.len_utf8() > 75 {
            out.push_str("\r\n ");
            width = 1;
        }
        out.push(c);
        width += c.len_utf8();
    }
    out.push_str("\r\n");
}

/// Text of a calendar (RFC 5545, 3.3.11).
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// Text of XML; characters that XML cannot hold are left out.
fn xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c if (c.is_control() && c != '\n') || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn no_calendar_line_is_longer_than_75_bytes_or_breaks_out(title in ".*") {
            let mut out = String::new();
            line(&mut out, &format!("SUMMARY:{}", escaped(&title)));
            for (at, one) in out.split("\r\n").filter(|one| !one.is_empty()).enumerate() {
                prop_assert!(one.len() <= 75);
                prop_assert!(at == 0 || one.starts_with(' '));
            }
        }

        #[test]
        fn no_title_can_open_a_tag(title in ".*") {
            let told = xml(&title);
            prop_assert!(!told.contains('<') && !told.contains('>'));
        }
    }
}
