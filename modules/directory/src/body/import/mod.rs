//! Alumni in workbooks: persons who completed a training and joined the network.

mod store;

use balai_kernel::{
    App, Clock, Error, Id, Result,
    import::{Applied, ColumnSpec, DateRead, Holds, ImportKind, PlanContext, PlannedRow, Stage, Standing},
    stage,
    store::Tx,
    text::{Lang, Message},
};
use futures::future::BoxFuture;
use jiff::civil::Date;
use uuid::Uuid;

use crate::{
    PersonId,
    agency::Agency,
    party,
    person::import::{
        Identity, ask_identity,
        rows::{self, AGENCY, EMAIL, FAMILY, GIVEN, NAME, PARTY, PHONE, SEX, TITLE},
        store as people,
    },
};

const COLUMNS: &[ColumnSpec] = &[
    NAME,
    GIVEN,
    FAMILY,
    TITLE,
    SEX,
    PARTY,
    AGENCY,
    EMAIL,
    PHONE,
    ColumnSpec::new(
        "joined",
        &[
            "joined",
            "date joined",
            "joined on",
            "member since",
            "alumni since",
            "date of joining",
            "joining date",
            "bergabung",
            "tanggal bergabung",
            "sejak",
            "date d'adhésion",
            "fecha de ingreso",
            "วันที่เข้าร่วม",
            "ngày tham gia",
            "graduated",
            "completed on",
            "year joined",
        ],
    )
    .holding(Holds::Date)
    .needed(2),
    ColumnSpec::new(
        "left",
        &[
            "left",
            "left on",
            "until",
            "date left",
            "member until",
            "end of membership",
            "ended",
            "ended on",
            "resigned",
            "keluar",
            "tanggal keluar",
            "sampai",
            "hasta",
            "jusqu'au",
            "ngày rời",
        ],
    )
    .holding(Holds::Date),
];

/// Imports alumni.
pub struct Alumni;

impl ImportKind for Alumni {
    fn code(&self) -> &'static str {
        "alumni"
    }

    fn columns(&self) -> &'static [ColumnSpec] {
        COLUMNS
    }

    fn names(&self) -> &'static [&'static str] {
        &[
            "alumni",
            "alumni network",
            "alumnus",
            "jaringan alumni",
            "ศิษย์เก่า",
            "cựu học viên",
            "anciens",
        ]
    }

    fn order(&self) -> u8 {
        50
    }

    fn stages(&self) -> &'static [Stage] {
        const STAGES: &[Stage] = &[stage!("staged_member", sides)];
        STAGES
    }

    fn plan<'a>(
        &'a self,
        context: &'a PlanContext<'a>,
        rows: &'a mut [PlannedRow],
    ) -> BoxFuture<'a, Result<()>> {
        Box::pin(plan(context, rows))
    }

    fn choices<'a>(
        &'a self,
        app: &'a App,
        field: &'a str,
        lang: Lang,
    ) -> BoxFuture<'a, Result<Vec<(String, String)>>> {
        Box::pin(async move {
            match field {
                "party" => party::import::choices(&app.db, lang).await,
                _ => Ok(Vec::new()),
            }
        })
    }

    fn learn<'a>(
        &'a self,
        tx: &'a Tx,
        field: &'a str,
        written: &'a str,
        value: &'a str,
    ) -> BoxFuture<'a, Result<()>> {
        Box::pin(async move {
            match field {
                "party" => party::import::learn(tx, written, value).await,
                _ => Ok(()),
            }
        })
    }

    fn apply<'a>(&'a self, tx: &'a Tx, clock: &'a Clock, batch: Uuid) -> BoxFuture<'a, Result<Applied>> {
        Box::pin(async move {
            people::apply(tx, clock, batch).await?;
            store::apply(tx, batch).await
        })
    }

    fn undo<'a>(&'a self, tx: &'a Tx, _clock: &'a Clock, batch: Uuid) -> BoxFuture<'a, Result<()>> {
        Box::pin(store::undo(tx, batch))
    }

    fn finish<'a>(&'a self, app: &'a App, batch: Uuid) -> BoxFuture<'a, Result<()>> {
        Box::pin(crate::person::import::finish(app, batch))
    }
}

/// A membership on its way in.
pub(crate) struct StagedMember {
    pub id: Uuid,
    pub body: Id<super::Body>,
    pub person: PersonId,
    pub party: Option<crate::PartyId>,
    pub agency: Option<Id<Agency>>,
    pub from_on: Option<Date>,
    pub until_on: Option<Date>,
    /// It is there already, and this ends it.
    pub is_ending: bool,
}

/// From when to when a row says that somebody was a member.
#[derive(Clone, Copy)]
struct Term {
    from: Option<Date>,
    until: Option<Date>,
}

async fn plan(context: &PlanContext<'_>, rows: &mut [PlannedRow]) -> Result<()> {
    let network = context.profile.bodies.iter().find(|body| body.kind == "network");
    let body = match network {
        Some(network) => super::store::by_code(context.db, &network.code).await?,
        None => None,
    };
    let Some(body) = body else {
        return Err(Error::Refused(Message::new("import-no-network")));
    };
    let finder = party::import::Finder::load(context.db).await?;
    let mut drafts = Vec::new();
    for (at, row) in rows.iter_mut().enumerate() {
        let Some(term) = term(context, row) else {
            continue;
        };
        if let Some(draft) = rows::draft(at, row, &finder, term.from) {
            drafts.push((draft, term));
        }
    }
    let (drafts, terms): (Vec<rows::Draft>, Vec<Term>) = drafts.into_iter().unzip();
    let mut resolver = rows::resolver(context, &drafts).await?;
    let mut members = store::members(context.db, context.batch, body.id).await?;
    let mut staged = Vec::new();
    for (draft, term) in drafts.iter().zip(terms) {
        let Some(row) = rows.get_mut(draft.at) else {
            continue;
        };
        let wanted = &draft.wanted;
        let agency = match (wanted.party, &wanted.agency) {
            (Some(party), Some(name)) => resolver.agency(party, name),
            _ => None,
        };
        // Without an address a member is recognised by name and party among the members.
        let nameless = wanted.email.is_none() && wanted.answer.is_none();
        if nameless && let Some(known) = members.by_name(&wanted.name.name.full, wanted.party) {
            staged.extend(ended(&mut members, row, known, body.id, term));
            continue;
        }
        let identity = resolver.find(wanted, agency, &rows::nobody());
        if ask_identity(row, &identity) {
            continue;
        }
        let (person, hint) = match identity {
            Identity::Known(id) => (id, None),
            Identity::New(id, hint) => (id, hint),
            Identity::Maybe(_) | Identity::Conflict(..) => continue,
        };
        if !members.add(person, term.until) {
            staged.extend(ended(&mut members, row, person, body.id, term));
            continue;
        }
        let reason = rows::new_reason(draft, &finder, hint.as_ref().map(|hint| hint.name.as_str()));
        row.settle(Standing::New, reason, None);
        let id = context.clock.id::<StagedMember>().uuid();
        row.target = Some(id);
        staged.push(StagedMember {
            id,
            body: body.id,
            person,
            party: wanted.party,
            agency,
            from_on: term.from,
            until_on: term.until,
            is_ending: false,
        });
    }
    let (resolver, staged) = (&resolver, &staged);
    context
        .db
        .write("import.alumni", |tx| async move {
            resolver.save(&tx).await?;
            store::save(&tx, context.batch, staged).await
        })
        .await
}

/// A row about a member: nothing new, or the day on which they left.
fn ended(
    members: &mut store::Members,
    row: &mut PlannedRow,
    person: PersonId,
    body: Id<super::Body>,
    term: Term,
) -> Option<StagedMember> {
    row.target = Some(person.uuid());
    let membership = term.until.and_then(|until| members.end(person, until));
    let Some((id, from_on)) = membership else {
        row.settle(Standing::Same, Message::new("import-alumnus-known"), None);
        return None;
    };
    row.settle(
        Standing::Changes,
        Message::new("import-alumnus-left"),
        Some("left"),
    );
    Some(StagedMember {
        id,
        body,
        person,
        party: None,
        agency: None,
        from_on,
        until_on: term.until,
        is_ending: true,
    })
}

/// The days on which somebody joined and left; nothing when the row was settled.
fn term(context: &PlanContext<'_>, row: &mut PlannedRow) -> Option<Term> {
    let mut day = |field: &str| match row.date(field, context.hints) {
        DateRead::Is(found) => Some(Some(found)),
        DateRead::Nothing => Some(None),
        DateRead::Settled => None,
    };
    let (joined, left) = (day("joined")?, day("left")?);
    let term = Term {
        from: joined.map(|found| found.from),
        until: left.map(|found| found.to),
    };
    if term
        .from
        .zip(term.until)
        .is_some_and(|(from, until)| until < from)
    {
        let written = row.get("left").unwrap_or_default().to_owned();
        row.cannot(
            Message::new("import-date-backwards").with("written", written),
            Some("left"),
        );
        return None;
    }
    Some(term)
}
