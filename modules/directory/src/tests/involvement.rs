//! What a party took part in is told to the office and, its own line only, to its own people.

use axum::http::StatusCode;
use balai_kernel::{
    Audience, Id, Result,
    actor::Role,
    args, sql,
    store::{Conn as _, Tx},
    test::{World, on_both},
};
use jiff::civil::date;
use uuid::Uuid;

use super::{MODULES, enter, focal, party_of, ratna};
use crate::{PartyId, PersonId, involvement::store::Event};

/// An event of 2024; `n` tells them apart.
async fn event(
    tx: &Tx,
    n: u128,
    title: &str,
    state: &str,
    kind: &str,
    host: PartyId,
    seen: &Audience,
) -> Result<Id<Event>> {
    let id: Id<Event> = Id::of(Uuid::from_u128(n));
    let audience = seen.keep(tx).await?;
    tx.run(
        sql!("insert into activity (id, code, title, sort_key, kind, is_event, state, from_on, to_on, precision, year, month, is_unlisted, audience, version, office_role, level, mode, host_party) \
              values ($1, $2, $2, $2, $3, true, $4, $5, $5, 'day', 2024, 6, false, $6, 1, 'led', 'regional', 'in-person', $7)"),
        args![id, title, kind, state, date(2024, 6, 3), audience, host],
    )
    .await?;
    Ok(id)
}

async fn took_part(
    tx: &Tx,
    n: u128,
    event: Id<Event>,
    person: PersonId,
    party: PartyId,
    status: &str,
) -> Result<()> {
    let audience = Audience::office().and_person(person).keep(tx).await?;
    tx.run(
        sql!("insert into participation (id, event, person, party, party_status, roles, counted_role, status, way, sex, sex_source, is_completed, audience, marks_audience, version) \
              values ($1, $2, $3, $4, 'member', 'participant', 'participant', $5, 'room', 'unknown', 'none', false, $6, $6, 1)"),
        args![Uuid::from_u128(n), event, person, party, status, audience],
    )
    .await
    .map(drop)
}

async fn scene(world: &World, person: PersonId, thailand: PartyId, viet_nam: PartyId) {
    world
        .app
        .db
        .write("test.scene", |tx| async move {
            let members = Audience::members();
            let held = event(&tx, 1, "Border training", "completed", "training", viet_nam, &members).await?;
            let off = event(&tx, 2, "Cancelled training", "cancelled", "training", viet_nam, &members).await?;
            let closed = event(&tx, 3, "Closed meeting", "completed", "meeting", thailand, &Audience::office()).await?;
            let missed = event(&tx, 4, "Missed meeting", "completed", "meeting", viet_nam, &members).await?;
            took_part(&tx, 11, held, person, thailand, "attended").await?;
            took_part(&tx, 12, off, person, thailand, "attended").await?;
            took_part(&tx, 13, closed, person, thailand, "partly").await?;
            took_part(&tx, 14, missed, person, thailand, "absent").await?;
            let audience = members.keep(&tx).await?;
            tx.run(
                sql!("insert into headcount_line (id, event, party, party_status, number, women, men, unknown, basis, audience, version) values ($1, $2, $3, 'member', 4, 2, 2, 0, 'counted', $4, 1)"),
                args![Uuid::from_u128(21), held, thailand, audience],
            )
            .await
            .map(drop)
        })
        .await
        .expect("the scene");
}

#[tokio::test]
async fn a_party_page_tells_what_it_took_part_in_and_gave_to_those_who_may_know() {
    on_both(MODULES, async |world| {
        let (thailand, viet_nam) = (party_of(&world, "TH").await, party_of(&world, "VN").await);
        let ratna = ratna(&world).await;
        let at = enter(&ratna, "Kanya Suwan", "TH", &[]).await;
        let person: PersonId = at.rsplit('/').next().expect("an id").parse().expect("an id");
        scene(&world, person, thailand, viet_nam).await;

        let page = ratna.get("/app/directory/parties/TH").await;
        assert_eq!(page.status, StatusCode::OK);
        for words in [
            "Border training",
            "Closed meeting",
            "2024: 2 events",
            ">5<",
            "Officers trained",
            "hosted",
        ] {
            assert!(page.shows(words), "{words}");
        }
        for words in ["Cancelled training", "Missed meeting"] {
            assert!(!page.shows(words), "{words}");
        }
        let somchai = focal(&world, "Somchai Dee", thailand).await;
        let own = somchai.get("/app/directory/parties/TH").await;
        assert!(own.shows("Border training") && !own.shows("Closed meeting"));
        let linh = focal(&world, "Linh Tran", viet_nam).await;
        assert!(
            !linh
                .get("/app/directory/parties/TH")
                .await
                .shows("Border training")
        );
        assert!(linh.get("/app/directory/parties/VN").await.shows("hosted"));

        // Where they were expected or absent they took no part.
        let record = ratna.get(&at).await;
        let (took, listed) = record
            .text
            .split_once("Other events on whose lists they stand")
            .expect("a section of its own");
        assert!(took.contains("Border training") && !took.contains("Missed meeting"));
        assert!(listed.contains("Missed meeting") && listed.contains("absent"));

        let kanya = world
            .person_of(
                "Kanya Suwan",
                Role::FrontlineOfficer,
                Some(thailand),
                Some(person),
            )
            .await;
        let mine = kanya.get(&at).await;
        assert_eq!(mine.status, StatusCode::OK);
        assert!(mine.shows("Border training") && !mine.shows("Closed meeting"));
    })
    .await;
}
