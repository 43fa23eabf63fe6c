//! What people get beside their record: posts that they hold, and the part of a focal point.

use std::collections::{BTreeSet, HashMap};

use balai_kernel::{
    Id, Result,
    import::{PlanContext, PlannedRow, Standing},
    text::Message,
};
use jiff::civil::Date;

use super::{
    Resolver, Wanted,
    focal::{self, StagedFocalPoint},
    posts::{self, RosterKey, StagedPost},
    rows::Draft,
};
use crate::{PartyId, PersonId, agency::Agency, party::import::Finder};

/// What a row says of somebody beside who they are.
pub(super) struct Role {
    /// Since when they hold their post.
    since: Option<Date>,
    /// As a focal point.
    focal: Option<focal::Said>,
}

impl Role {
    /// Reads it; nothing when the row was settled.
    pub fn of(context: &PlanContext<'_>, row: &mut PlannedRow) -> Option<Self> {
        Some(Self {
            since: focal::day(row, "post_since", context.hints)?,
            focal: focal::read(context, row)?,
        })
    }
}

/// What is known and staged of these things in a run of rows.
pub(super) struct Parts<'a> {
    context: &'a PlanContext<'a>,
    finder: &'a Finder,
    held: posts::Held,
    known: focal::Known,
    pub posts: Vec<StagedPost>,
    pub focal_points: Vec<StagedFocalPoint>,
}

impl<'a> Parts<'a> {
    /// Reads what everybody has whom a row may turn out to be.
    pub async fn load(
        context: &'a PlanContext<'a>,
        finder: &'a Finder,
        drafts: &[Draft],
        resolver: &Resolver,
        rostered: &HashMap<RosterKey, PersonId>,
    ) -> Result<Self> {
        let answered = drafts
            .iter()
            .filter_map(|draft| draft.wanted.answer.as_deref()?.parse::<PersonId>().ok());
        let people: BTreeSet<PersonId> = resolver
            .people()
            .chain(rostered.values().copied())
            .chain(answered)
            .collect();
        let parties: BTreeSet<PartyId> = drafts.iter().filter_map(|draft| draft.wanted.party).collect();
        Ok(Self {
            context,
            finder,
            held: posts::held(context.db, context.batch, &people).await?,
            known: focal::known(context.db, context.batch, &parties).await?,
            posts: Vec::new(),
            focal_points: Vec::new(),
        })
    }

    /// Stages what a row gives to somebody that they do not have, and says so in the row.
    pub fn add(
        &mut self,
        row: &mut PlannedRow,
        wanted: &Wanted,
        agency: Option<Id<Agency>>,
        person: PersonId,
        role: Role,
    ) {
        let clock = self.context.clock;
        if let (Some(agency), Some(party), Some(title)) = (agency, wanted.party, row.text("post"))
            && self.held.add(person, agency, &title)
        {
            let post = StagedPost::new(clock, (party, agency), person, &title, role.since);
            self.posts.push(post);
            if row.standing != Standing::New {
                let message = Message::new("import-person-post").with("post", title);
                gives(row, message, "post");
            }
        }
        let Some(said) = role.focal else { return };
        let Some(party) = wanted.party else {
            return row.also(Message::new("import-focal-no-party"));
        };
        if !self.known.add(party, person, &said.theme) {
            return row.also(Message::new("import-focal-known"));
        }
        let today = clock.now().day_in(&self.context.profile.zone());
        let one = StagedFocalPoint::new(clock, party, person, said, today);
        gives(row, one.sentence(self.finder.name(party)), "focal_point");
        self.focal_points.push(one);
    }
}

/// Says that somebody gets something; to somebody known that is a change.
fn gives(row: &mut PlannedRow, message: Message, field: &str) {
    if row.standing == Standing::Same {
        row.standing = Standing::Changes;
        row.cell = row.places.get(field).cloned();
    }
    row.also(message);
}
