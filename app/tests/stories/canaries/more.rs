//! What has no page in the demo's year yet, and the words planted in it: drafts, figures nobody
//! checked, mails, imports, reasons, names that came by links.

use balai_directory::{agency, post};
use balai_kernel::{
    Id,
    account::Account,
    actor::PartyRef,
    args,
    id::Uuid,
    store::{Arg, Conn as _, Sql},
    test::World,
    text::Words,
};

/// What is planted where: the statement that lists rows with their audience, the one that writes
/// the word, and how the word is written.
pub const PLANTED: &[(&str, &str, How)] = &[
    (
        "select id, audience from publication",
        "update publication set title = $2, published_with = 'nobody' where id = $1",
        How::Title,
    ),
    (
        "select id, audience from cited_figure",
        "update cited_figure set source = $2, population = $2 where id = $1",
        How::Word,
    ),
    (
        "select id, audience from external_event",
        "update external_event set title = $2, contribution = $2 where id = $1",
        How::Word,
    ),
    (
        "select id, audience from body_input",
        "update body_input set meeting = $2, summary = $2 where id = $1",
        How::Word,
    ),
    (
        "select s.id, a.audience from event_session s join activity a on a.id = s.event",
        "update event_session set title = $2 where id = $1",
        How::Word,
    ),
    (
        "select id, audience from removed_participation",
        "update removed_participation set reason = $2 where id = $1",
        How::Word,
    ),
    (
        "select b.id, r.audience from report_block b join report r on r.id = b.report where b.kind in ('text', 'section')",
        "update report_block set heading = $2, body = $2 where id = $1",
        How::Word,
    ),
    (
        "select id, audience from file",
        "update file set name = $2 where id = $1",
        How::Word,
    ),
    // A mail is for whoever looks after the machine; one that carries a token for nobody.
    (
        "select id, case when secret then 'erased' else 'admin' end from mail",
        "update mail set subject = case when secret then subject else $2 end, body = $2 where id = $1",
        How::Word,
    ),
    (
        "select id, 'office' from import_batch",
        "update import_batch set file_name = $2 where id = $1",
        How::Word,
    ),
    (
        "select id, 'office' from import_row where standing <> 'cannot'",
        "update import_row set cells = $2 where id = $1",
        How::Cells,
    ),
    (
        "select id, 'office' from legal_hold",
        "update legal_hold set reason = $2 where id = $1",
        How::Word,
    ),
    (
        "select id, 'admin' from suspension",
        "update suspension set reason = $2 where id = $1",
        How::Word,
    ),
    (
        "select id, audience from emergency_opening",
        "update emergency_opening set reason = $2 where id = $1",
        How::Word,
    ),
    (
        "select id, audience from details_proposal",
        "update details_proposal set note = $2 where id = $1",
        How::Word,
    ),
    (
        "select id, audience from roster_answer",
        "update roster_answer set note = $2, name = $2 where id = $1",
        How::Word,
    ),
    (
        "select id, audience from vouching",
        "update vouching set name = $2, post = $2 where id = $1",
        How::Word,
    ),
    (
        "select distinct l.id, p.audience from audit_line l join person p on p.id = l.row_id join audit_value v on v.line = l.id where l.noun = 'person'",
        "update audit_value set old = $2, new = $2 where line = $1 and field <> 'address'",
        How::Word,
    ),
];

/// How a word is written into a row.
#[derive(Debug, Clone, Copy)]
pub enum How {
    /// As it is.
    Word,
    /// As a title in English.
    Title,
    /// As the cells of a row of a workbook.
    Cells,
}

impl How {
    /// The value for a word.
    pub fn of(self, word: &str) -> Arg {
        match self {
            Self::Word => Arg::from(word),
            Self::Title => Arg::from(serde_json::to_value(Words::en(word)).unwrap()),
            Self::Cells => Arg::from(serde_json::json!({ "A": word })),
        }
    }
}

/// Who has a part in the scene.
pub struct Cast {
    /// Who keeps the office's records.
    pub office: Id<Account>,
    /// Whose account was closed.
    pub closed: Id<Account>,
    /// A co-manager of the office's own staff.
    pub leader: Id<Account>,
    /// The party whose information it is.
    pub party: Id<PartyRef>,
    /// A person of it.
    pub person: Uuid,
}

/// Sets the scene: a draft of a report, figures and papers for the office alone, mails, a hold, a
/// closed account, an opening, and what came by links.
pub async fn set_scene(world: &World, cast: &Cast) {
    let app = &world.app;
    app.db
        .write("test.scene", |tx| async move {
            let id = || app.clock.id::<()>().uuid();
            let now = app.clock.now();
            let office = balai_kernel::Audience::office().keep(&tx).await?;
            for table in [
                "update publication set audience = 'office' where id in (select id from publication order by id limit 12)",
                "update external_event set audience = 'office' where id in (select id from external_event order by id limit 12)",
                "update body_input set audience = 'office' where id in (select id from body_input order by id limit 6)",
            ] {
                tx.run(Sql::Same(table), args![]).await?;
            }
            let report = id();
            tx.run(
                Sql::Same("insert into report (id, kind, year, from_on, to_on, title, made_at, audience, version, edition, reason) values ($1, 'impact', 2031, '2031-01-01', '2031-12-31', 'A draft', $2, $3, 1, 1, '')"),
                args![report, now, &office],
            )
            .await?;
            for at in 0..2_i64 {
                tx.run(
                    Sql::Same("insert into report_block (id, report, position, kind, slug, heading, body, settings, version) values ($1, $2, $3, 'text', $4, 'h', 'b', $5, 1)"),
                    args![id(), report, at, format!("part-{at}"), serde_json::json!({})],
                )
                .await?;
            }
            let events: Vec<(Uuid,)> = tx
                .all(
                    Sql::Same("select id from activity where is_event order by audience, id limit 3"),
                    args![],
                )
                .await?;
            for (event,) in events {
                tx.run(
                    Sql::Same("insert into event_session (id, event, position, title, attribution, version) values ($1, $2, 1, 't', 'open', 1)"),
                    args![id(), event],
                )
                .await?;
            }
            let members = balai_kernel::Audience::members().keep(&tx).await?;
            for (n, audience) in [&office, &office, &members].into_iter().enumerate() {
                let label = serde_json::to_value(Words::en(format!("Figure {n}"))).unwrap();
                tx.run(
                    Sql::Same("insert into cited_figure (id, code, label, year, value, unit, population, source, entered_by, entered_at, audience, version) values ($1, $2, $3, 2024, '7', 'cases', 'p', 's', $4, $5, $6, 1)"),
                    args![id(), format!("scene-{n}"), label, cast.office, now, audience],
                )
                .await?;
            }
            for secret in [false, true, false] {
                tx.run(
                    Sql::Same("insert into mail (id, message_id, kind, recipient, subject, body, secret, created_at, next_at, attempts) values ($1, $2, 'scene', 'somebody@test.example', 's', 'b', $3, $4, $4, 0)"),
                    args![id(), id().to_string(), secret, now],
                )
                .await?;
            }
            tx.run(
                Sql::Same("insert into legal_hold (id, noun, row_id, party, reason, placed_by, placed_at) values ($1, 'party', null, $2, 'r', 'Somebody', $3)"),
                args![id(), cast.party, now],
            )
            .await?;
            tx.run(
                Sql::Same("update account set suspended_at = $2 where id = $1"),
                args![cast.closed, now],
            )
            .await?;
            tx.run(
                Sql::Same("insert into suspension (id, account, reason, made_by, made_at) values ($1, $2, 'r', $3, $4)"),
                args![id(), cast.closed, cast.office, now],
            )
            .await?;
            let person: Id<balai_kernel::actor::PersonRef> = Id::of(cast.person);
            let owner = balai_kernel::Audience::default()
                .and_person(person)
                .and_people_of(Some(cast.party), None)
                .keep(&tx)
                .await?;
            tx.run(
                Sql::Same("insert into emergency_opening (id, noun, row_id, party, opened_by, reason, opened_at, ends_at, audience) values ($1, 'person', $2, $3, $4, 'r', $5, $6, $7)"),
                args![id(), cast.person, cast.party, cast.leader, now, now.plus_seconds(3_600), owner],
            )
            .await?;
            let keepers = balai_directory::person::keepers(Some(cast.party), None).keep(&tx).await?;
            tx.run(
                Sql::Same("insert into details_proposal (id, person, errand, fields, note, made_at, audience) values ($1, $2, $3, $4, 'n', $5, $6)"),
                args![id(), cast.person, id(), serde_json::json!({}), now, &keepers],
            )
            .await?;
            tx.run(
                Sql::Same("insert into removed_participation (id, event, person, party, party_status, agency, roles, counted_role, status, way, sex, sex_source, is_completed, version, reason, removed_at, removed_by, audience) \
                           select id, event, person, party, party_status, agency, roles, counted_role, status, way, sex, sex_source, is_completed, version, 'r', $2, 'Somebody', 'office' from participation where party = $1 order by id limit 2"),
                args![cast.party, now],
            )
            .await?;
            tx.run(
                Sql::Same("delete from participation where id in (select id from removed_participation)"),
                args![],
            )
            .await?;
            let bureau = "Scene Bureau";
            let (agency, _) =
                agency::store::find_or_make(&tx, &app.clock, cast.party, bureau, None, None).await?;
            let post =
                post::store::insert(&tx, &app.clock, agency, cast.party, "Desk", None, None).await?;
            tx.run(
                Sql::Same("insert into roster_answer (id, post, errand, name, function, gone, note, made_at, audience) values ($1, $2, $3, 'n', 'f', '', 'n', $4, $5)"),
                args![id(), post, id(), now, keepers],
            )
            .await?;
            let vouched = balai_kernel::Audience::office()
                .and_focal(cast.party)
                .entrusted_by(cast.party)
                .keep(&tx)
                .await?;
            tx.run(
                Sql::Same("insert into vouching (id, party, name, email, agency, post, vouched_by, created_at, audience) values ($1, $2, 'n', 'vouched@test.example', $3, 'p', $4, $5, $6)"),
                args![id(), cast.party, agency, cast.office, now, vouched],
            )
            .await?;
            Ok(())
        })
        .await
        .unwrap();
}
