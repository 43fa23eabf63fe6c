//! What is to become of rows that name participants.

use std::collections::{HashMap, HashSet};

use balai_directory::{
    PartyId, PersonId,
    party::import::Finder,
    person::import::{
        Identity, Resolver, ask_identity,
        rows::{self, Draft},
    },
};
use balai_kernel::{
    Id, Result,
    actor::AgencyRef,
    import::{PlanContext, PlannedRow, Question, Standing},
    text::Message,
};
use balai_names::fold;
use uuid::Uuid;

use super::{
    days,
    events::{Events, Seen},
    headcounts::{self, Line},
    store::{self, Record, StagedLine},
    words::{self, Length, Unit},
};
use crate::participation::{STATUSES, audience, marks_audience, roles_in_order};

/// What a row says besides who.
struct Facts {
    roles: Vec<String>,
    status: Option<&'static str>,
    length: Length,
    way: Option<&'static str>,
    pre: Option<f64>,
    post: Option<f64>,
    completed: Option<bool>,
    /// What was counted, if days were ticked.
    said: Option<Message>,
}

/// What is staged of a run of rows.
#[derive(Default)]
pub(super) struct Run {
    /// Records as they will stand, by id, with what stood there.
    pub records: HashMap<Uuid, (Record, Option<Record>)>,
    pub lines: Vec<StagedLine>,
    pub claims: Vec<Uuid>,
}

pub(super) async fn plan(context: &PlanContext<'_>, rows: &mut [PlannedRow]) -> Result<()> {
    let finder = Finder::load(context.db).await?;
    let events = Events::load(context, rows).await?;
    let mut about: HashMap<usize, &Seen> = HashMap::new();
    let mut counts: Vec<usize> = Vec::new();
    let mut drafts: Vec<Draft> = Vec::new();
    for (at, row) in rows.iter_mut().enumerate() {
        let Some(event) = events.of(context, row) else {
            continue;
        };
        if event.is_barred {
            let reason = Message::new("import-event-not-approved").with("title", event.title.as_str());
            row.cannot(reason, Some("event"));
            continue;
        }
        about.insert(at, event);
        if headcounts::is_headcount(row, &finder) {
            counts.push(at);
        } else if let Some(draft) = rows::draft(at, row, &finder, event.from) {
            drafts.push(draft);
        }
    }
    let ids: HashSet<Uuid> = about.values().map(|event| event.id).collect();
    let mut resolver = rows::resolver(context, &drafts).await?;
    let answered = drafts
        .iter()
        .filter_map(|draft| draft.wanted.answer.as_deref()?.parse::<PersonId>().ok());
    let people: HashSet<PersonId> = resolver.people().chain(answered).collect();
    let mut known = store::known(context.db, context.batch, &ids, &people).await?;
    let mut run = Run::default();
    for at in counts {
        if let (Some(row), Some(event)) = (rows.get_mut(at), about.get(&at)) {
            run.lines
                .extend(headcounts::plan(context, &finder, event, &mut known.lines, row));
        }
    }
    for draft in &drafts {
        if let (Some(row), Some(event)) = (rows.get_mut(draft.at), about.get(&draft.at)) {
            let mut one = One {
                context,
                finder: &finder,
                event,
                draft,
                known: &mut known,
                run: &mut run,
            };
            one.plan(&mut resolver, row);
        }
    }
    for (record, _) in run.records.values() {
        resolver.keep(&balai_kernel::Audience::parse(&record.audience));
        resolver.keep(&balai_kernel::Audience::parse(&record.marks_audience));
    }
    for line in &run.lines {
        resolver.keep(&balai_kernel::Audience::parse(&line.line.audience));
    }
    let (resolver, run) = (&resolver, &run);
    context
        .db
        .write("import.participants", |tx| async move {
            resolver.save(&tx).await?;
            store::save(&tx, context.batch, run).await
        })
        .await
}

/// One row with all that its planning needs.
struct One<'a> {
    context: &'a PlanContext<'a>,
    finder: &'a Finder,
    event: &'a Seen,
    draft: &'a Draft,
    known: &'a mut store::Known,
    run: &'a mut Run,
}

impl One<'_> {
    fn plan(&mut self, resolver: &mut Resolver, row: &mut PlannedRow) {
        let Some(facts) = facts(self.context, self.event, row) else {
            return;
        };
        self.place(resolver, row, &facts);
        if let (Some(said), None) = (facts.said, &row.question) {
            row.also(said);
        }
    }

    /// Finds out who the row is about, and what it makes or alters.
    fn place(&mut self, resolver: &mut Resolver, row: &mut PlannedRow, facts: &Facts) {
        let wanted = &self.draft.wanted;
        let agency = match (wanted.party, &wanted.agency) {
            (Some(party), Some(name)) => resolver.agency(party, name).map(Id::uuid),
            _ => None,
        };
        // Somebody without an address of their own is found among those of the same list.
        let nameless = wanted
            .email
            .as_ref()
            .is_none_or(|email| balai_names::looks_shared(email));
        if nameless && wanted.answer.is_none() {
            let key = (self.event.id, fold(&wanted.name.name.full), wanted.party);
            if let Some(id) = self.known.claim(&key, agency) {
                self.run.claims.push(id);
                return self.alter(resolver, row, id, facts, agency);
            }
        }
        let beside = self.known.at.get(&self.event.id).cloned().unwrap_or_default();
        let identity = resolver.find(wanted, agency.map(Id::of), &beside);
        if ask_identity(row, &identity) {
            return;
        }
        let (person, hint) = match identity {
            Identity::Known(id) => (id, None),
            Identity::New(id, hint) => (id, hint),
            Identity::Maybe(_) | Identity::Conflict(..) => return,
        };
        if let Some(id) = self.known.by_person.get(&(self.event.id, person)).copied() {
            return self.alter(resolver, row, id, facts, agency);
        }
        let wall = self.wall(resolver, person, wanted.party, agency);
        let record = self.new_record(person, facts, agency, wall);
        row.target = Some(record.id);
        let hint = hint.as_ref().map(|hint| hint.name.as_str());
        row.settle(
            Standing::New,
            rows::new_reason(self.draft, self.finder, hint),
            None,
        );
        self.known.note(&record);
        self.run.records.insert(record.id, (record, None));
    }

    /// The agency behind whose wall a name stands: the one of the row, else the one that the
    /// directory knows.
    fn wall(
        &self,
        resolver: &Resolver,
        person: PersonId,
        party: Option<PartyId>,
        agency: Option<Uuid>,
    ) -> Option<Id<AgencyRef>> {
        let known = || resolver.agency_of(person, party).map(Id::cast);
        agency.map(Id::of).or_else(known)
    }

    fn new_record(
        &mut self,
        person: PersonId,
        facts: &Facts,
        agency: Option<Uuid>,
        wall: Option<Id<AgencyRef>>,
    ) -> Record {
        let wanted = &self.draft.wanted;
        let day = self
            .event
            .from
            .unwrap_or_else(|| self.context.clock.now().day_in(&self.context.profile.zone()));
        let (roles, counted_role) =
            roles_in_order(self.context.profile, facts.roles.iter().map(String::as_str));
        Record {
            id: self.context.clock.id::<Record>().uuid(),
            event: self.event.id,
            person,
            party: wanted.party,
            party_status: self.finder.status_on(wanted.party, day).to_owned(),
            agency,
            affiliation: self.draft.affiliation.clone(),
            roles,
            counted_role,
            status: facts.status.unwrap_or("not-recorded").to_owned(),
            days: facts.length.days,
            minutes: facts.length.minutes,
            way: facts
                .way
                .unwrap_or(if self.event.mode == "online" {
                    "online"
                } else {
                    "room"
                })
                .to_owned(),
            sex: wanted.sex.word.to_owned(),
            sex_source: wanted.sex.source.to_owned(),
            pre_score: facts.pre,
            post_score: facts.post,
            is_completed: facts.completed.unwrap_or(false),
            headcount_line: self.line(wanted.party, agency),
            audience: audience(Id::of(self.event.id), wanted.party, wall).to_string(),
            marks_audience: marks_audience(Id::of(self.event.id)).to_string(),
            version: 1,
            is_staged: true,
            is_removed: false,
        }
    }

    /// The line of an earlier headcount that a name is taken out of, if there is one
    /// with somebody unnamed left in it.
    fn line(&mut self, party: Option<PartyId>, agency: Option<Uuid>) -> Option<Uuid> {
        let line: &mut Line = self.known.lines.iter_mut().find(|line| {
            !line.is_staged
                && !line.is_removed
                && line.event == self.event.id
                && line.party == party
                && line.agency.is_none_or(|own| Some(own) == agency)
                && line.named < line.number
        })?;
        line.named += 1;
        Some(line.id)
    }

    fn raise_wall(&self, record: &mut Record, resolver: &Resolver) {
        let wall = self.wall(resolver, record.person, record.party, record.agency);
        record.audience = audience(Id::of(self.event.id), record.party, wall).to_string();
    }

    /// A row about somebody who is on the event's list already.
    fn alter(
        &mut self,
        resolver: &Resolver,
        row: &mut PlannedRow,
        id: Uuid,
        facts: &Facts,
        agency: Option<Uuid>,
    ) {
        let Some(now) = self.known.records.get(&id).cloned() else {
            return;
        };
        if now.is_removed {
            row.target = Some(id);
            row.settle(Standing::Same, Message::new("import-participation-removed"), None);
            return;
        }
        let wanted = &self.draft.wanted;
        let mut after = now.clone();
        let roles: Vec<&str> = now
            .roles
            .split(' ')
            .chain(facts.roles.iter().map(String::as_str))
            .collect();
        if row.get("role").is_some() {
            (after.roles, after.counted_role) = roles_in_order(self.context.profile, roles);
        }
        if let Some(status) = facts.status {
            // Listed twice in one list, once without a word about attendance: what is said holds.
            if status != "not-recorded" {
                status.clone_into(&mut after.status);
            }
        }
        after.days = facts.length.days.or(now.days);
        after.minutes = facts.length.minutes.or(now.minutes);
        if let Some(way) = facts.way {
            way.clone_into(&mut after.way);
        }
        after.pre_score = facts.pre.or(now.pre_score);
        after.post_score = facts.post.or(now.post_score);
        after.is_completed = facts.completed.unwrap_or(now.is_completed);
        if wanted.sex.word != "unknown" && now.sex != wanted.sex.word {
            wanted.sex.word.clone_into(&mut after.sex);
            wanted.sex.source.clone_into(&mut after.sex_source);
        }
        if wanted.party.is_some() && wanted.party != now.party {
            let day = self
                .event
                .from
                .unwrap_or_else(|| self.context.clock.now().day_in(&self.context.profile.zone()));
            after.party = wanted.party;
            after.agency = agency;
            self.finder
                .status_on(wanted.party, day)
                .clone_into(&mut after.party_status);
            self.raise_wall(&mut after, resolver);
        } else if agency.is_some() {
            after.agency = agency;
            self.raise_wall(&mut after, resolver);
        }
        row.target = Some(id);
        let fields = now.differences(&after);
        if fields.is_empty() {
            let key = if now.is_staged {
                "import-participation-twice"
            } else {
                "import-same"
            };
            row.settle(Standing::Same, Message::new(key), None);
            return;
        }
        let words = Message::new("import-changes").with("fields", fields.join(", "));
        row.settle(Standing::Changes, words, fields.first().copied());
        self.known.records.insert(id, after.clone());
        let staged = self.run.records.entry(id).or_insert_with(|| {
            let before = (!now.is_staged).then_some(now);
            (after.clone(), before)
        });
        staged.0 = after;
    }
}

/// Everything that a row says besides who; settles the row where something cannot be read.
fn facts(context: &PlanContext<'_>, event: &Seen, row: &mut PlannedRow) -> Option<Facts> {
    let text = |row: &PlannedRow, field: &str| row.get(field).map(str::to_owned);
    let roles = match (row.answer("role").map(str::to_owned), text(row, "role")) {
        (Some(answer), _) => vec![answer],
        (None, None) => Vec::new(),
        (None, Some(written)) => match words::roles(context.profile, &written) {
            Ok(roles) => roles,
            Err(word) => {
                row.ask(
                    Message::new("import-role-unknown").with("written", word),
                    Question::about("role"),
                );
                return None;
            }
        },
    };
    let told = row.answer("attended").and_then(known_status);
    let (status, told_way) = match (told, text(row, "attended")) {
        (Some(status), _) => (Some(status), None),
        (None, None) => (None, None),
        (None, Some(written)) => match words::attendance(&written) {
            Some((status, way)) => (Some(status), way),
            None => {
                row.ask(
                    Message::new("import-attendance-unknown").with("written", written),
                    Question::about("attended"),
                );
                return None;
            }
        },
    };
    let mut marks = [None, None];
    for (slot, field) in marks.iter_mut().zip(["pre_test", "post_test"]) {
        let Some(written) = text(row, field).filter(|_| row.answer(field) != Some("leave")) else {
            continue;
        };
        match words::mark(&written, context.hints.greatest.get(field).copied()) {
            Ok(mark) => *slot = mark,
            Err(()) => {
                // What is wrong with a mark says nothing about who was there.
                let leave = ("leave".to_owned(), Message::new("import-choice-no-mark"));
                row.ask(
                    Message::new("import-mark-range").with("written", written),
                    Question::of(field, vec![leave]),
                );
                return None;
            }
        }
    }
    let mut length = length(row)?;
    let ticked = ticked(event, status, row)?;
    let (mut status, mut ticked_way, mut said) = (status, None, None);
    if let Some(ticked) = ticked {
        // A list that says yes and ticks some of the days means those.
        if matches!(status, None | Some("not-recorded")) || ticked.status == Some("partly") {
            status = ticked.status.or(status);
        }
        length.days = length.days.or(ticked.days);
        (ticked_way, said) = (ticked.way, Some(ticked.said));
    }
    if let Some(answer) = row.answer(days::ASKED).and_then(known_status) {
        status = Some(answer);
    }
    let [pre, post] = marks;
    Some(Facts {
        roles,
        status,
        length,
        said,
        way: row.get("way").and_then(words::way).or(told_way).or(ticked_way),
        pre,
        post,
        completed: row
            .get("completed")
            .and_then(words::attendance)
            .map(|(word, _)| word == "attended"),
    })
}

/// The days that a row ticks; the row is asked where they cannot be read, or say the
/// contrary of what it says of attendance as a whole.
fn ticked(event: &Seen, status: Option<&str>, row: &mut PlannedRow) -> Option<Option<days::Ticked>> {
    let is_answered = row.answer(days::ASKED).is_some();
    let ask = |row: &mut PlannedRow, reason: Message, place: Option<String>| {
        row.ask(reason, Question::about(days::ASKED));
        row.cell = place;
        None
    };
    match days::read(row, event.days()) {
        Ok(Some(ticked)) => {
            let is_there = ticked.days.is_some();
            let is_contrary = match status {
                Some("attended" | "partly") => matches!(ticked.status, Some("absent" | "excused")),
                Some("absent" | "excused" | "withdrawn") => is_there,
                _ => false,
            };
            if is_contrary && !is_answered {
                let place = row.places.get("attended").cloned();
                let reason = Message::new("import-attendance-contrary").with("said", ticked.said);
                return ask(row, reason, place);
            }
            Some(Some(ticked))
        }
        Ok(None) => Some(None),
        Err(_) if is_answered => Some(None),
        Err(cell) => {
            let reason = Message::new("import-attendance-unknown").with("written", cell.text);
            ask(row, reason, Some(cell.place))
        }
    }
}

/// The status with this word.
fn known_status(word: &str) -> Option<&'static str> {
    STATUSES.into_iter().find(|status| *status == word)
}

/// How long somebody was there, from columns of days, hours or minutes; a cell that
/// names its own unit says so in any of them.
fn length(row: &mut PlannedRow) -> Option<Length> {
    let mut all = Length::default();
    for (field, usual) in [
        ("days", Unit::Day),
        ("hours", Unit::Hour),
        ("minutes", Unit::Minute),
    ] {
        let Some(written) = row.get(field).map(str::to_owned) else {
            continue;
        };
        let Some(read) = words::length(&written, usual) else {
            let reason = Message::new("import-length-unreadable").with("written", written);
            row.cannot(reason, Some(field));
            return None;
        };
        all.days = read.days.or(all.days);
        all.minutes = read.minutes.or(all.minutes);
    }
    Some(all)
}
