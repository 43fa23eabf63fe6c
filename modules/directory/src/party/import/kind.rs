//! Parties as rows of their own: a list of members with their status.
//!
//! Names come from the profile alone: a list may add a spelling or a status, and a party
//! that the profile does not know, never rename one.

use balai_kernel::{
    Audience, Clock, Result,
    import::{Applied, ColumnSpec, DateRead, Holds, ImportKind, PlanContext, PlannedRow, Stage, Standing},
    stage,
    store::Tx,
    text::{Message, Words},
};
use balai_names::{PartyMatch, fold, tidy};
use futures::future::BoxFuture;
use jiff::civil::date;
use uuid::Uuid;

use super::{Finder, store};
use crate::party::{Status, audience};

const COLUMNS: &[ColumnSpec] = &[
    ColumnSpec::new(
        "name",
        &[
            "name",
            "party",
            "country",
            "member",
            "organisation",
            "nama",
            "negara",
            "country name",
            "pays",
            "país",
            "ประเทศ",
            "quốc gia",
        ],
    )
    .needed(1),
    ColumnSpec::new("code", &["code", "iso2", "iso", "iso code", "kode", "alpha-2"]).needed(2),
    ColumnSpec::new("kind", &["kind", "type", "jenis", "state or organisation"]),
    ColumnSpec::new(
        "status",
        &["status", "membership", "keanggotaan", "member status"],
    )
    .needed(2),
    ColumnSpec::new(
        "since",
        &[
            "since",
            "from",
            "member since",
            "sejak",
            "depuis",
            "desde",
            "status since",
        ],
    )
    .holding(Holds::Date),
    ColumnSpec::new("region", &["region", "sub-region", "wilayah", "kawasan"]),
    ColumnSpec::new("iso3", &["iso3", "iso 3", "alpha-3"]),
];

/// Imports parties.
pub struct Parties;

impl ImportKind for Parties {
    fn code(&self) -> &'static str {
        "parties"
    }

    fn columns(&self) -> &'static [ColumnSpec] {
        COLUMNS
    }

    fn names(&self) -> &'static [&'static str] {
        &[
            "parties",
            "members",
            "member states",
            "membership",
            "anggota",
            "members and observers",
        ]
    }

    fn order(&self) -> u8 {
        10
    }

    fn stages(&self) -> &'static [Stage] {
        const STAGES: &[Stage] = &[stage!("staged_party", sides)];
        STAGES
    }

    fn plan<'a>(
        &'a self,
        context: &'a PlanContext<'a>,
        rows: &'a mut [PlannedRow],
    ) -> BoxFuture<'a, Result<()>> {
        Box::pin(plan(context, rows))
    }

    fn apply<'a>(&'a self, tx: &'a Tx, clock: &'a Clock, batch: Uuid) -> BoxFuture<'a, Result<Applied>> {
        Box::pin(store::apply(tx, clock, batch))
    }

    fn undo<'a>(&'a self, tx: &'a Tx, _clock: &'a Clock, batch: Uuid) -> BoxFuture<'a, Result<()>> {
        Box::pin(store::undo(tx, batch))
    }
}

async fn plan(context: &PlanContext<'_>, rows: &mut [PlannedRow]) -> Result<()> {
    let finder = Finder::load(context.db).await?;
    let mut taken: Vec<String> = store::staged_codes(context.db, context.batch).await?;
    let mut staged = Vec::new();
    for row in rows.iter_mut() {
        if let Some(new) = plan_row(context, &finder, row, &taken) {
            taken.push(new.code.clone());
            staged.push(new);
        }
    }
    let staged = &staged;
    context
        .db
        .write("import.parties", |tx| async move {
            audience().keep(&tx).await?;
            store::save(&tx, context.batch, staged).await
        })
        .await
}

fn plan_row(
    context: &PlanContext<'_>,
    finder: &Finder,
    row: &mut PlannedRow,
    taken: &[String],
) -> Option<store::StagedParty> {
    let Some(name) = row
        .get("name")
        .map(|text| tidy(text).text)
        .filter(|text| !fold(text).is_empty())
    else {
        row.cannot(Message::new("import-no-name"), Some("name"));
        return None;
    };
    let code = row.get("code").map(|text| text.trim().to_uppercase());
    let by_code = code
        .as_deref()
        .and_then(|code| finder.parties.values().find(|party| party.code == code));
    let by_name = match finder.index.find(&name) {
        PartyMatch::Sure(id) => finder.parties.get(&id),
        _ => None,
    };
    let status = match row.get("status").map(fold) {
        None => None,
        Some(text) => match Status::from_code(&text.replace(' ', "-")).or_else(|| status_of(&text)) {
            Some(status) => Some(status),
            None => {
                let written = row.get("status").unwrap_or_default().to_owned();
                row.cannot(
                    Message::new("import-status-unknown").with("written", written),
                    Some("status"),
                );
                return None;
            }
        },
    };
    let since = match row.date("since", context.hints) {
        DateRead::Is(found) => found.from,
        DateRead::Nothing => context.profile.since().unwrap_or(date(2000, 1, 1)),
        DateRead::Settled => return None,
    };
    if let Some(known) = by_code.or(by_name) {
        row.target = Some(known.id.uuid());
        let same = status.is_none_or(|status| {
            if status.is_note() {
                finder.statuses.notes_on(known.id, since).contains(&status)
            } else {
                finder.statuses.on(known.id, since) == Some(status)
            }
        });
        if same {
            row.settle(Standing::Same, Message::new("import-same"), None);
            return None;
        }
        // Status is a decision of the process: the list says it, the party's page changes it.
        row.settle(
            Standing::Cannot,
            Message::new("import-party-status"),
            Some("status"),
        );
        return None;
    }
    if status.is_some_and(Status::is_note) {
        // It stands beside a status, and the list does not say beside which.
        row.cannot(Message::new("import-party-note-alone"), Some("status"));
        return None;
    }
    let Some(code) =
        code.filter(|code| !code.is_empty() && code.chars().all(|c| c.is_ascii_alphanumeric() || c == '-'))
    else {
        row.cannot(Message::new("import-party-code"), Some("code"));
        return None;
    };
    if taken.contains(&code) {
        row.cannot(Message::new("import-code-twice").with("code", code), Some("code"));
        return None;
    }
    let kind = row.get("kind").map(fold).unwrap_or_default();
    let kind = if kind.contains("org") {
        "organisation"
    } else {
        "state"
    };
    let id: crate::PartyId = context.clock.id();
    row.settle(Standing::New, Message::new("import-new"), None);
    row.target = Some(id.uuid());
    Some(store::StagedParty {
        id,
        code,
        kind,
        sort_key: fold(&name),
        name: Words::en(name),
        region: row.get("region").map(|text| tidy(text).text),
        iso3: row.get("iso3").map(|text| text.trim().to_uppercase()),
        audience: Audience::public().to_string(),
        status: status.unwrap_or(Status::Partner),
        since,
    })
}

fn status_of(folded: &str) -> Option<Status> {
    match folded {
        "member" | "members" | "member state" | "anggota" | "membre" | "miembro" => Some(Status::Member),
        "observer" | "observers" | "pengamat" | "observateur" | "observador" => Some(Status::Observer),
        "suspended" | "engagement suspended" | "suspension" | "ditangguhkan" | "suspendu" | "suspendido" => {
            Some(Status::EngagementSuspended)
        }
        "partner" | "mitra" | "partenaire" | "socio" => Some(Status::Partner),
        _ => None,
    }
}
