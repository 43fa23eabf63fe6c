//! Composing the papers: what stands in them, before anything is drawn.

use balai_directory::{handling, handling::Standing, promise, promise::Promise};
use balai_kernel::{
    Result,
    audit::Share,
    t,
    text::{Lang, number},
    web::{Cx, Listing},
};
use balai_workplan::{
    activity::{self, Beside, pages::kind_name},
    span,
};
use jiff::{ToSpan as _, civil::Date};

use super::{Doc, Grid, Guest, Kind, Part};
use crate::{
    event::{self, Counts, Event, Parties, attendance},
    participation::{self, Participation},
    session::{self, Attribution, EventSession},
};

/// Rows for those who were not on the list.
const SPARE: usize = 6;
/// As many days have a column each on one sheet.
const MOST_DAYS: usize = 5;

/// Everything that papers are made of, as far as the reader sees it.
pub(super) struct Material {
    pub event: Event,
    pub sessions: Vec<EventSession>,
    pub rule: Attribution,
    pub parties: Parties,
    pub people: Vec<Participation>,
    pub standing: Standing,
    pub there: Vec<String>,
    pub counts: Counts,
    pub beside: Beside,
    pub promises: Vec<Promise>,
}

/// Gathers what a paper of this kind needs.
pub(super) async fn gather(cx: &Cx, event: Event, kind: Kind) -> Result<Material> {
    let (db, actor, lang) = (&cx.app.db, &cx.actor, cx.lang());
    let id = event.id.cast();
    let parties = event::store::parties(db, actor).await?;
    let people = match kind.names_people() {
        true => participation::store::list(db, actor, id, &Listing::default()).await?,
        false => Vec::new(),
    };
    let (mut there, mut counts, mut promises) = (Vec::new(), Counts::default(), Vec::new());
    if kind == Kind::OutcomeReport {
        there = participation::store::delegations(db, id)
            .await?
            .iter()
            .map(|(party,)| parties.name(Some(*party), lang).to_owned())
            .filter(|name| !name.is_empty())
            .collect();
        counts = attendance::attendance(db, actor, id)
            .await?
            .counts(&cx.app.profile);
        if let (Some(from), Some(to)) = (event.from_on, event.to_on) {
            promises = promise::store::made_between(db, actor, *from, *to).await?;
            promises.retain(|promise| was_made_at(promise, &event));
        }
    }
    Ok(Material {
        sessions: session::store::sessions(db, id).await?,
        rule: session::store::strictest(db, id).await?,
        standing: handling::store::standing(db, cx.app.today()).await?,
        beside: activity::beside(db, actor, event.id).await?,
        event,
        parties,
        people,
        there,
        counts,
        promises,
    })
}

/// Whether a promise was made at this event: linked to it, or by its title or its code.
fn was_made_at(promise: &Promise, event: &Event) -> bool {
    if promise.activity == Some(event.id.uuid()) {
        return true;
    }
    let source = balai_names::fold(&promise.source);
    [&event.title, &event.code]
        .into_iter()
        .map(|name| balai_names::fold(name))
        .any(|name| !name.is_empty() && source.contains(&name))
}

/// Of which part of the event a sign-in sheet is.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) enum Sheet {
    /// The whole event: a column a day.
    #[default]
    Whole,
    /// One day.
    Day(Date),
    /// One session.
    Session(EventSessionId),
}

type EventSessionId = balai_kernel::Id<EventSession>;

impl Material {
    /// Those whom a list for the room shows, by party and name.
    fn there(&self) -> Vec<&Participation> {
        self.people
            .iter()
            .filter(|row| !matches!(row.status.as_str(), "absent" | "excused" | "withdrawn"))
            .collect()
    }

    /// The people as they may be printed.
    pub fn guests(&self, lang: Lang) -> Vec<Guest> {
        let mut guests: Vec<Guest> = self
            .there()
            .into_iter()
            .map(|row| {
                let party = self.parties.name(row.party, lang).to_owned();
                // What was said behind closed doors is not printed with names.
                if self.rule == Attribution::Closed {
                    return Guest {
                        party,
                        ..Guest::default()
                    };
                }
                let name = row.name();
                let own_script = row.own_script.clone().filter(|own| *own != name);
                Guest {
                    name,
                    own_script: own_script.unwrap_or_default(),
                    agency: row.from_where().to_owned(),
                    party,
                }
            })
            .collect();
        guests.sort_by(|a, b| (&a.party, &a.name).cmp(&(&b.party, &b.name)));
        guests
    }

    /// Whose people stand on the paper, for the audit's line; none where no name does.
    pub fn shares(&self) -> Vec<Share> {
        match self.rule {
            Attribution::Closed => Vec::new(),
            _ => {
                let whose = self.there().into_iter().map(|row| (row.party, row.agency));
                self.standing.shares(whose)
            }
        }
    }

    /// What the parties ask of whoever reads the names of their people.
    fn asked(&self, lang: Lang) -> Vec<String> {
        if self.rule == Attribution::Closed {
            return Vec::new();
        }
        let mut parties: Vec<_> = self.there().into_iter().filter_map(|row| row.party).collect();
        parties.sort_unstable_by_key(|party| party.uuid());
        parties.dedup();
        let ask = |party| {
            let words = self.standing.of(party)?.asks(lang)?;
            Some(format!("{}: {words}", self.parties.name(Some(party), lang)))
        };
        parties.into_iter().filter_map(ask).collect()
    }

    /// The days of the event, as far as they are known.
    pub fn days(&self) -> Vec<Date> {
        let (Some(from), Some(to)) = (self.event.from_on, self.event.to_on) else {
            return Vec::new();
        };
        if !matches!(self.event.precision.as_str(), "day" | "range") {
            return Vec::new();
        }
        let mut days = vec![*from];
        while let Some(next) = days.last().and_then(|day| day.checked_add(1.day()).ok()) {
            if next > *to || days.len() >= 31 {
                break;
            }
            days.push(next);
        }
        days
    }

    fn lines(&self, lang: Lang) -> Vec<String> {
        let mut lines = vec![activity::pages::lede(lang, &self.event)];
        if self.rule != Attribution::Open {
            lines.push(self.rule.explained(lang));
        }
        lines
    }

    /// A session's title as it may leave the program: a closed one's for nobody.
    pub fn title_of(&self, session: &EventSession, lang: Lang) -> String {
        match session.rule_of_attribution() {
            Attribution::Closed => t!(lang, "session-closed"),
            _ => session.title.clone(),
        }
    }

    /// What is known of the event, each with its label.
    pub fn facts(&self, cx: &Cx) -> Vec<(String, String)> {
        let (lang, event, levels) = (cx.lang(), &self.event, &self.beside.levels);
        let when = span::words(lang, event.from_on, event.to_on, &event.precision);
        let mut level = t!(lang, &format!("event-level-{}", event.level));
        let party = self.parties.name(event.level_party, lang);
        if !party.is_empty() {
            level = format!("{level}: {party}");
        }
        let with: Vec<&str> = self
            .beside
            .co_organisers
            .iter()
            .map(|one| one.name.as_str())
            .collect();
        let title = |id| levels.by_id(id).map_or_else(String::new, |row| row.title(lang));
        let purpose = levels
            .by_id(event.core_purpose)
            .map_or_else(String::new, |row| row.title(lang));
        [
            ("activity-field-code", event.code.clone()),
            ("activity-field-kind", kind_name(cx, &event.kind)),
            ("paper-when", when),
            ("activity-field-place", event.place.clone().unwrap_or_default()),
            (
                "event-field-mode",
                t!(lang, &format!("event-mode-{}", event.mode)),
            ),
            ("event-field-level", level),
            (
                "event-field-host-party",
                self.parties.name(event.host_party, lang).to_owned(),
            ),
            ("activity-field-co-name", with.join(", ")),
            ("initiative", title(event.initiative)),
            ("activity-field-purpose", purpose),
        ]
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(key, value)| (t!(lang, key), value))
        .collect()
    }

    /// The sessions by day, each with its times and title.
    pub fn agenda(&self, lang: Lang) -> Vec<(String, Vec<(String, String)>)> {
        let mut days: Vec<(String, Vec<(String, String)>)> = Vec::new();
        for session in &self.sessions {
            let day = session
                .on_date
                .map_or_else(String::new, |day| balai_kernel::text::day(lang, *day));
            let line = (times(session), self.title_of(session, lang));
            match days.last_mut() {
                Some((last, lines)) if *last == day => lines.push(line),
                _ => days.push((day, vec![line])),
            }
        }
        days
    }

    fn agenda_parts(&self, lang: Lang, parts: &mut Vec<Part>) {
        for (day, lines) in self.agenda(lang) {
            parts.push(Part::Table(Grid {
                caption: day,
                headings: vec![t!(lang, "session-time-column"), t!(lang, "session-field-title")],
                widths: vec![2, 7],
                rows: lines.into_iter().map(|(time, title)| vec![time, title]).collect(),
                is_signed: false,
            }));
        }
    }

    /// The numbers of an outcome report, each with its label.
    pub fn numbers(&self, lang: Lang) -> Vec<(String, String)> {
        let counts = &self.counts;
        [
            ("event-participations", counts.participations + counts.headcount),
            ("event-people-counted", counts.people),
            ("event-trainers", counts.trainers),
            (
                "paper-parties-there",
                i64::try_from(self.there.len()).unwrap_or(i64::MAX),
            ),
        ]
        .into_iter()
        .filter(|(_, n)| *n > 0)
        .map(|(key, n)| (t!(lang, key), number(lang, n)))
        .collect()
    }

    /// What was promised and recommended there: by whom, in words, until when.
    pub fn promised(&self, lang: Lang) -> Vec<[String; 3]> {
        self.promises
            .iter()
            .map(|promise| {
                let who = match promise.kind.as_str() {
                    "by-office" => t!(lang, "paper-by-office", party = promise.party_name.get(lang)),
                    _ => promise.party_name.get(lang).to_owned(),
                };
                let due = promise
                    .due_on
                    .map_or_else(String::new, |day| balai_kernel::text::day(lang, day.0));
                [who, promise.words.clone(), due]
            })
            .collect()
    }

    /// The paper, for those that are read from top to bottom.
    pub fn doc(&self, cx: &Cx, kind: Kind, sheet: &Sheet) -> Doc {
        let lang = cx.lang();
        let mut doc = Doc {
            kind: t!(lang, &format!("paper-{}", kind.code())),
            title: self.event.title.clone(),
            lines: self.lines(lang),
            ..Doc::default()
        };
        match kind {
            Kind::ConceptNote => self.concept_note(cx, &mut doc),
            Kind::Agenda => self.agenda_parts(lang, &mut doc.parts),
            Kind::OutcomeReport => self.outcome_report(cx, &mut doc),
            Kind::SignIn | Kind::Badges | Kind::Tents => self.sign_in(cx, sheet, &mut doc),
        }
        if doc.parts.is_empty() {
            doc.parts.push(Part::Paragraph(t!(lang, "session-empty")));
        }
        doc
    }

    fn concept_note(&self, cx: &Cx, doc: &mut Doc) {
        let lang = cx.lang();
        doc.parts.push(facts_table(self.facts(cx)));
        let heading = |key: &str| Part::Heading(t!(lang, key));
        doc.parts.push(heading("paper-about"));
        match &self.event.summary {
            Some(summary) => doc.parts.extend(paragraphs(summary)),
            None => doc.parts.push(Part::Open(t!(lang, "paper-open-about"))),
        }
        for (title, open) in [
            ("paper-objectives", "paper-open-objectives"),
            ("paper-results", "paper-open-results"),
            ("paper-invited", "paper-open-invited"),
        ] {
            doc.parts.push(heading(title));
            doc.parts.push(Part::Open(t!(lang, open)));
        }
        doc.parts.push(heading("event-sessions"));
        match self.sessions.is_empty() {
            true => doc.parts.push(Part::Open(t!(lang, "paper-open-agenda"))),
            false => self.agenda_parts(lang, &mut doc.parts),
        }
        doc.parts.push(heading("paper-contact"));
        doc.parts.push(match &self.event.owner_name {
            Some(owner) => Part::Paragraph(format!("{owner}, {}", cx.app.profile.office.name.get(lang))),
            None => Part::Paragraph(cx.app.profile.office.name.get(lang).to_owned()),
        });
    }

    fn outcome_report(&self, cx: &Cx, doc: &mut Doc) {
        let lang = cx.lang();
        let heading = |key: &str| Part::Heading(t!(lang, key));
        doc.lines.push(t!(lang, "paper-outcome-draft"));
        doc.parts.push(facts_table(self.facts(cx)));
        doc.parts.push(heading("paper-about"));
        match &self.event.summary {
            Some(summary) => doc.parts.extend(paragraphs(summary)),
            None => doc.parts.push(Part::Open(t!(lang, "paper-open-about"))),
        }
        doc.parts.push(heading("event-who-came"));
        let numbers = self.numbers(lang);
        match numbers.is_empty() {
            true => doc.parts.push(Part::Paragraph(t!(lang, "event-nobody"))),
            false => doc.parts.push(facts_table(numbers)),
        }
        if !self.there.is_empty() {
            doc.parts.push(Part::List(self.there.clone()));
        }
        doc.parts.push(heading("paper-discussed"));
        self.agenda_parts(lang, &mut doc.parts);
        doc.parts.push(Part::Open(t!(lang, "paper-open-discussed")));
        doc.parts.push(heading("paper-recommended"));
        let promised = self.promised(lang);
        if !promised.is_empty() {
            doc.parts.push(Part::Table(Grid {
                caption: t!(lang, "paper-promised"),
                headings: ["paper-who", "paper-what", "paper-until"]
                    .map(|key| t!(lang, key))
                    .to_vec(),
                widths: vec![3, 6, 2],
                rows: promised.into_iter().map(Vec::from).collect(),
                is_signed: false,
            }));
        }
        doc.parts.push(Part::Open(t!(lang, "paper-open-recommended")));
        doc.parts.push(heading("paper-next"));
        doc.parts.push(Part::Open(t!(lang, "paper-open-next")));
    }

    fn sign_in(&self, cx: &Cx, sheet: &Sheet, doc: &mut Doc) {
        let lang = cx.lang();
        let days = match sheet {
            Sheet::Whole => Some(self.days()).filter(|days| (2..=MOST_DAYS).contains(&days.len())),
            _ => None,
        };
        match sheet {
            Sheet::Whole => {}
            Sheet::Day(day) => doc.lines.push(balai_kernel::text::day(lang, *day)),
            Sheet::Session(id) => {
                if let Some(session) = self.sessions.iter().find(|session| session.id == *id) {
                    let day = session.on_date.map(|day| balai_kernel::text::day(lang, *day));
                    let words = [Some(self.title_of(session, lang)), day, Some(times(session))];
                    let words: Vec<String> = words
                        .into_iter()
                        .flatten()
                        .filter(|word| !word.is_empty())
                        .collect();
                    doc.lines.push(words.join(" · "));
                }
            }
        }
        let mut headings = vec![
            t!(lang, "paper-number"),
            t!(lang, "participation-field-name"),
            t!(lang, "participation-field-agency"),
            t!(lang, "participation-field-party"),
        ];
        let mut widths = vec![1, 6, 5, 4];
        match &days {
            Some(days) => {
                doc.is_wide = true;
                headings.extend(days.iter().map(|day| balai_kernel::text::day(lang, *day)));
                widths.extend(days.iter().map(|_| 4));
            }
            None => {
                headings.push(t!(lang, "paper-signature"));
                widths.push(5);
            }
        }
        let mut rows: Vec<Vec<String>> = self
            .guests(lang)
            .into_iter()
            .map(|guest| {
                let name = match guest.own_script.is_empty() {
                    true => guest.name,
                    false => format!("{}\n{}", guest.name, guest.own_script),
                };
                vec![name, guest.agency, guest.party]
            })
            .collect();
        rows.extend((0..SPARE).map(|_| vec![String::new(); 3]));
        for (at, row) in rows.iter_mut().enumerate() {
            row.insert(0, (at + 1).to_string());
            row.resize(headings.len(), String::new());
        }
        doc.parts.push(Part::Table(Grid {
            caption: String::new(),
            headings,
            widths,
            rows,
            is_signed: true,
        }));
        let asked = self.asked(lang);
        if !asked.is_empty() {
            doc.parts.push(Part::Heading(t!(lang, "handling-column")));
            doc.parts.push(Part::List(asked));
        }
        let is_public = self.event.audience().keys().any(|key| key == "public");
        let path = match is_public {
            true => format!("/events/{}", self.event.id),
            false => self.event.href(),
        };
        doc.code = Some((format!("{}{path}", cx.app.address), t!(lang, "paper-code")));
    }
}

/// `09:30–10:45`.
pub(super) fn times(session: &EventSession) -> String {
    let times: Vec<&str> = [&session.starts, &session.ends]
        .into_iter()
        .flatten()
        .map(String::as_str)
        .collect();
    times.join("–")
}

fn facts_table(facts: Vec<(String, String)>) -> Part {
    Part::Table(Grid {
        widths: vec![3, 7],
        rows: facts
            .into_iter()
            .map(|(label, value)| vec![label, value])
            .collect(),
        ..Grid::default()
    })
}

/// A text's paragraphs.
fn paragraphs(text: &str) -> impl Iterator<Item = Part> {
    text.split("\n\n")
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .map(|part| Part::Paragraph(part.to_owned()))
}
