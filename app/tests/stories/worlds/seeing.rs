//! What each account is shown, beside what the rule of reading allows.

use std::collections::{BTreeMap, BTreeSet};

use balai_directory::{
    agency,
    contact_note::{self, ContactNote},
    focal_point::{self, FocalPoint},
    opening::{self, Opening},
    person::{self, Person},
    post::{self, Post},
    reservation::{self, Reservation},
    same_person::{self, Suggestion},
};
use balai_events::{
    event::{self, Event},
    participation::{self, Participation},
};
use balai_kernel::{
    Actor, Audience, Id,
    actor::PartyRef,
    args,
    id::Uuid,
    policy::{Action, Guarded, may},
    search,
    store::{Conn as _, Sql},
    test::World,
    web::Listing,
};
use balai_library::publication::{self, Publication};
use balai_workplan::activity::{self, Activity};

use super::making::Made;

type Shown = BTreeSet<String>;

fn reads<T: Guarded>(actor: &Actor, row: &T) -> bool {
    may(actor, Action::Read, Some(row)).is_ok()
}

fn all() -> Listing {
    Listing::of(BTreeMap::new())
}

async fn ids(world: &World, sql: &'static str) -> Vec<Uuid> {
    let rows: Vec<(Uuid,)> = world.app.db.all(Sql::Same(sql), args![]).await.unwrap();
    rows.into_iter().map(|(id,)| id).collect()
}

/// Every row of the nouns, once.
struct Rows {
    /// Those that gave way to another among them.
    records: Vec<Person>,
    people: Vec<Person>,
    agencies: Vec<agency::Agency>,
    posts: Vec<Post>,
    focal_points: Vec<FocalPoint>,
    notes: Vec<ContactNote>,
    suggestions: Vec<(Uuid, Uuid, Uuid)>,
    reservations: Vec<Reservation>,
    openings: Vec<Opening>,
    activities: Vec<Activity>,
    participations: Vec<Participation>,
    publications: Vec<Publication>,
    holdings: Vec<(Uuid, Uuid, Uuid)>,
}

async fn rows(world: &World) -> Rows {
    let db = &world.app.db;
    let records = person::store::after(db, Id::of(Uuid::nil()), 1_000)
        .await
        .unwrap();
    let mut rows = Rows {
        people: records.clone(),
        records,
        agencies: agency::store::all(db).await.unwrap(),
        posts: Vec::new(),
        focal_points: Vec::new(),
        notes: Vec::new(),
        suggestions: db
            .all(Sql::Same("select id, person, other from same_person"), args![])
            .await
            .unwrap(),
        reservations: Vec::new(),
        openings: Vec::new(),
        activities: Vec::new(),
        participations: Vec::new(),
        publications: Vec::new(),
        holdings: db
            .all(
                Sql::Same("select h.id, h.post, coalesce(q.merged_into, q.id) from post_holding h join person q on q.id = h.person"),
                args![],
            )
            .await
            .unwrap(),
    };
    rows.people.retain(|person| person.merged_into.is_none());
    for id in ids(world, "select id from post").await {
        rows.posts
            .extend(post::store::find(db, Id::of(id)).await.unwrap());
    }
    for id in ids(world, "select id from focal_point").await {
        rows.focal_points
            .extend(focal_point::store::find(db, Id::of(id)).await.unwrap());
    }
    for id in ids(world, "select id from contact_note").await {
        rows.notes
            .extend(contact_note::store::find(db, Id::of(id)).await.unwrap());
    }
    for id in ids(world, "select id from reservation").await {
        rows.reservations
            .extend(reservation::store::find(db, Id::of(id)).await.unwrap());
    }
    for id in ids(world, "select id from emergency_opening").await {
        rows.openings
            .extend(opening::store::find(db, Id::of(id)).await.unwrap());
    }
    for id in ids(world, "select id from activity").await {
        rows.activities
            .extend(activity::find(db, Id::of(id)).await.unwrap());
    }
    for id in ids(world, "select id from participation").await {
        rows.participations
            .extend(participation::store::find(db, Id::of(id)).await.unwrap());
    }
    for id in ids(world, "select id from publication").await {
        rows.publications
            .extend(publication::store::find(db, Id::of(id)).await.unwrap());
    }
    rows
}

/// Looks with everyone's eyes; says where what is shown differs from what may be read.
///
/// # Errors
/// The first difference, in words.
pub async fn differences(world: &World, made: &Made) -> Result<(), String> {
    let rows = rows(world).await;
    for (who, actor) in &made.actors {
        for (what, allowed) in allowed(&rows, actor) {
            let shown = shown(world, made, actor, what).await;
            // Whom the list is refused sees none of it.
            let is_refused = what == "suggestions" && may::<Suggestion>(actor, Action::List, None).is_err();
            if shown != allowed && !is_refused {
                let more: Vec<_> = shown.difference(&allowed).collect();
                let less: Vec<_> = allowed.difference(&shown).collect();
                return Err(format!(
                    "{who}, {what}: shown though kept {more:?}, kept though allowed {less:?}; {actor:?}"
                ));
            }
        }
        counts(world, &rows, who, actor).await?;
    }
    Ok(())
}

/// What the rules allow, list by list.
fn allowed(rows: &Rows, actor: &Actor) -> Vec<(&'static str, Shown)> {
    fn of<'r, T: Guarded + 'r>(
        actor: &Actor,
        rows: impl IntoIterator<Item = &'r T>,
        id: impl Fn(&T) -> String,
    ) -> Shown {
        let read = rows.into_iter().filter(|row| reads(actor, *row));
        read.map(id).collect()
    }
    let person = |id: Uuid| rows.people.iter().find(|person| person.id.uuid() == id);
    let sees = |id: Uuid| person(id).is_some_and(|person| reads(actor, person));
    let entrusted = |id: Uuid| {
        let post = rows.posts.iter().find(|post| post.id.uuid() == id);
        post.is_some_and(|post| actor.is_entrusted_with(&Audience::parse(&post.audience)))
    };
    let events: Vec<Event> = rows
        .activities
        .iter()
        .filter(|one| one.is_event)
        .map(|one| Event(one.clone()))
        .collect();
    let mut found = of(actor, &rows.people, |row| row.href());
    found.extend(of(actor, &rows.activities, |row| row.href()));
    found.extend(of(actor, &rows.publications, |row| {
        format!("/app/library/{}", row.id)
    }));
    found.extend(of(actor, &rows.agencies, |row| row.href()));
    vec![
        ("people", of(actor, &rows.people, |row| row.id.to_string())),
        ("people of parties", {
            let own: Vec<&Person> = rows.people.iter().filter(|one| one.party.is_some()).collect();
            of(actor, own, |row| row.id.to_string())
        }),
        ("agencies", of(actor, &rows.agencies, |row| row.id.to_string())),
        ("posts", of(actor, &rows.posts, |row| row.id.to_string())),
        (
            "holders of posts",
            rows.holdings
                .iter()
                .filter(|(_, post, person)| sees(*person) && entrusted(*post))
                .map(|(id, ..)| id.simple().to_string())
                .collect(),
        ),
        (
            "focal points",
            of(actor, &rows.focal_points, |row| row.id.to_string()),
        ),
        ("contact notes", of(actor, &rows.notes, |row| row.id.to_string())),
        (
            "suggestions",
            rows.suggestions
                .iter()
                .filter(|(_, one, two)| sees_record(rows, actor, *one) && sees_record(rows, actor, *two))
                .map(|(id, ..)| id.simple().to_string())
                .collect(),
        ),
        (
            "reservations",
            of(actor, &rows.reservations, |row| row.id.to_string()),
        ),
        ("openings", of(actor, &rows.openings, |row| row.id.to_string())),
        (
            "activities",
            of(actor, &rows.activities, |row| row.id.to_string()),
        ),
        ("events", of(actor, &events, |row| row.0.id.to_string())),
        (
            "participations",
            of(actor, &rows.participations, |row| row.id.to_string()),
        ),
        (
            "publications",
            of(actor, &rows.publications, |row| row.id.to_string()),
        ),
        ("search", found),
    ]
}

/// Of two records that are compared each has an audience of its own; one that gave way is in
/// sight as itself.
fn sees_record(rows: &Rows, actor: &Actor, id: Uuid) -> bool {
    let found = rows.records.iter().find(|person| person.id.uuid() == id);
    found.is_some_and(|person| reads(actor, person))
}

/// What the lists show.
async fn shown(world: &World, made: &Made, actor: &Actor, what: &str) -> Shown {
    let (db, today) = (&world.app.db, world.app.today());
    let mut shown = Shown::new();
    match what {
        "people" => {
            let listed = person::store::list(db, actor, &all(), today, true).await.unwrap();
            shown.extend(listed.into_iter().map(|one| one.id.to_string()));
        }
        "agencies" => {
            let listed = agency::store::seen(db, actor).await.unwrap();
            shown.extend(listed.into_iter().map(|one| one.id.to_string()));
        }
        "focal points" => {
            let listed = focal_point::store::standing(db, actor, None, today)
                .await
                .unwrap();
            shown.extend(listed.into_iter().map(|one| one.point.id.to_string()));
        }
        "suggestions" => {
            let open = same_person::store::open(db, actor, 1_000, 0).await.unwrap();
            let decided = same_person::store::decided(db, actor, 1_000, 0).await.unwrap();
            shown.extend(
                open.into_iter()
                    .chain(decided)
                    .map(|one: Suggestion| one.id.to_string()),
            );
        }
        "openings" => {
            let long_ago = balai_kernel::Instant::of(jiff::Timestamp::UNIX_EPOCH);
            let mut listed = opening::store::of_owner(db, actor, long_ago).await.unwrap();
            if let (Some(account), None) = (actor.account, actor.viewer()) {
                listed.extend(opening::store::by(db, account).await.unwrap());
            }
            shown.extend(listed.into_iter().map(|one| one.id.to_string()));
        }
        "activities" => {
            let listed = activity::list(db, actor, &all(), true).await.unwrap();
            shown.extend(listed.into_iter().map(|one| one.id.to_string()));
        }
        "events" => {
            let listed = event::store::list(db, actor, &all(), true).await.unwrap();
            shown.extend(listed.into_iter().map(|one| one.0.id.to_string()));
        }
        "publications" => {
            let listed = publication::store::list(db, actor, &all(), true).await.unwrap();
            shown.extend(listed.into_iter().map(|one| one.id.to_string()));
        }
        "search" => {
            for word in ["zebra", "bureau"] {
                let found = search::find(db, actor, word, 500, 0).await.unwrap();
                assert_eq!(usize::try_from(found.count).unwrap(), found.hits.len());
                shown.extend(found.hits.into_iter().map(|hit| hit.href));
            }
        }
        "participations" => {
            for event in ids(world, "select id from activity where is_event").await {
                let id: Id<Event> = Id::of(event);
                let listed = participation::store::list(db, actor, id, &all()).await.unwrap();
                shown.extend(listed.into_iter().map(|one| one.id.to_string()));
            }
        }
        "holders of posts" => {
            for post in ids(world, "select id from post").await {
                let listed = post::store::holders(db, actor, Id::of(post)).await.unwrap();
                shown.extend(listed.into_iter().map(|one| one.id.to_string()));
            }
        }
        _ => {
            for party in &made.parties {
                shown.extend(of_party(world, actor, what, *party).await);
            }
        }
    }
    shown
}

async fn of_party(world: &World, actor: &Actor, what: &str, party: Id<PartyRef>) -> Shown {
    let db = &world.app.db;
    match what {
        "people of parties" => {
            let listed = person::store::of_party(db, actor, party).await.unwrap();
            listed.into_iter().map(|one| one.id.to_string()).collect()
        }
        "posts" => {
            let listed = post::store::of_party(db, actor, party).await.unwrap();
            listed.into_iter().map(|one| one.id.to_string()).collect()
        }
        "contact notes" => {
            let listed = contact_note::store::of_party(db, actor, party, 1_000)
                .await
                .unwrap();
            listed.into_iter().map(|one| one.id.to_string()).collect()
        }
        _ => {
            let listed = reservation::store::of_party(db, actor, party).await.unwrap();
            listed.into_iter().map(|one| one.id.to_string()).collect()
        }
    }
}

/// Counts say how many may be read, and a name stands beside nothing where it is kept.
async fn counts(world: &World, rows: &Rows, who: &str, actor: &Actor) -> Result<(), String> {
    let (db, today) = (&world.app.db, world.app.today());
    let read = |n: usize| i64::try_from(n).unwrap();
    let people = rows.people.iter().filter(|row| reads(actor, *row)).count();
    let listed = activity::count(db, actor, &all()).await.unwrap();
    let activities = rows.activities.iter().filter(|row| reads(actor, *row)).count();
    let papers = publication::store::count(db, actor, &all()).await.unwrap();
    let publications = rows.publications.iter().filter(|row| reads(actor, *row)).count();
    let counted = person::store::count(db, actor, &all(), today).await.unwrap();
    for (what, counted, allowed) in [
        ("people", counted, people),
        ("activities", listed, activities),
        ("publications", papers, publications),
    ] {
        if counted != read(allowed) {
            return Err(format!(
                "{who}: {counted} {what} are counted, {allowed} may be read"
            ));
        }
    }
    for activity in rows.activities.iter().filter(|one| one.is_event) {
        let id: Id<Event> = activity.id.cast();
        let on_list = |row: &&Participation| row.event == id && reads(actor, *row);
        let allowed = rows.participations.iter().filter(on_list).count();
        let tabs = event::attendance::tabs(db, actor, id).await.unwrap();
        if tabs.people != read(allowed) {
            return Err(format!(
                "{who}: {} people at an event, {allowed} may be read",
                tabs.people
            ));
        }
    }
    for named in focal_point::store::standing(db, actor, None, today)
        .await
        .unwrap()
    {
        let Some(id) = named.point.person else { continue };
        let id = person::store::resolve(db, id).await.unwrap();
        let person = rows.people.iter().find(|person| person.id == id);
        let is_entrusted =
            person.is_some_and(|person| actor.is_entrusted_with(&Audience::parse(&person.audience)));
        let may_open = person.is_some_and(|person| reads(actor, person));
        let has_name = named.person.is_some();
        let has_page = named.person.is_some_and(|(_, page)| page.is_some());
        if has_name != is_entrusted || has_page != may_open {
            return Err(format!(
                "{who}: the name of a focal point is shown {has_name}, entrusted {is_entrusted}, its page {has_page}, readable {may_open}"
            ));
        }
    }
    Ok(())
}
