//! Makes a world as planned: through pages where people would, by statements where a program or
//! time would.

use balai::modules::modules;
use balai_directory::{
    agency::{self, Agency},
    person::{self, Details, Reach},
    post::{self, Post},
    same_person,
};
use balai_events::participation;
use balai_kernel::{
    Actor, Audience, Id,
    account::{self, Account, NewAccount, employment},
    actor::{Employer, PartyRef, PersonRef, Role},
    args,
    id::Uuid,
    store::{Conn as _, Sql},
    test::{Someone, World},
    text::{Lang, Words},
};
use balai_workplan::activity::{self, Activity, State};
use jiff::{ToSpan as _, civil::date};

use super::Plan;
use crate::party;

/// The parties of these worlds.
pub const PARTIES: [&str; 4] = ["TH", "VN", "AU", "FJ"];

/// What was made.
pub struct Made {
    pub parties: Vec<Id<PartyRef>>,
    /// The accounts as they are today, each with what it is; the last are nobody and a program.
    pub actors: Vec<(String, Actor)>,
}

fn of<T: Copy>(all: &[T], pick: u8) -> Option<T> {
    all.get(usize::from(pick) % all.len().max(1)).copied()
}

pub async fn make(world: &World, plan: &Plan) -> Made {
    let mut parties = Vec::new();
    for code in PARTIES {
        parties.push(party(&world.app, code).await);
    }
    let office = world.person("Ratna Wibowo", Role::ProgrammeOfficer, None).await;
    let agencies = agencies(world, plan, &parties).await;
    let people = people(world, plan, &parties, &agencies).await;
    let posts = posts(world, plan, &parties, &agencies, &people).await;
    focal_points(world, plan, &parties, &people).await;
    work(world, plan, &parties, &agencies, &people).await;
    // From here on what can be found follows by itself.
    for reindex in modules().into_iter().filter_map(|module| module.reindex) {
        reindex(&world.app).await.unwrap();
    }
    notes(&office, plan, &people).await;
    reservations(&office, plan, &agencies, &people, &posts).await;
    merges(world, &office, plan, &people).await;
    moves(world, &office, plan, &people).await;
    publications(world, plan).await;
    let accounts = accounts(world, plan, &parties, &people).await;
    openings(world, plan, &parties, &agencies, &people, &accounts).await;
    Made {
        actors: actors(world, &accounts).await,
        parties,
    }
}

async fn agencies(world: &World, plan: &Plan, parties: &[Id<PartyRef>]) -> Vec<(Id<Agency>, Id<PartyRef>)> {
    let app = &world.app;
    app.db
        .write("test.agencies", |tx| async move {
            let mut made = Vec::new();
            for (n, (pick, is_open)) in plan.agencies.iter().enumerate() {
                let party = parties[usize::from(*pick) % parties.len()];
                let name = format!("Bureau {n}");
                let (id, _) = agency::store::find_or_make(&tx, &app.clock, party, &name, None, None).await?;
                let since = is_open.then(|| app.today());
                agency::store::open_names(&tx, id, 1, since).await?;
                made.push((id, party));
            }
            Ok(made)
        })
        .await
        .unwrap()
}

async fn people(
    world: &World,
    plan: &Plan,
    parties: &[Id<PartyRef>],
    agencies: &[(Id<Agency>, Id<PartyRef>)],
) -> Vec<Id<PersonRef>> {
    let app = &world.app;
    app.db
        .write("test.people", |tx| async move {
            let mut made = Vec::new();
            for (n, (pick, agency, reach)) in plan.people.iter().enumerate() {
                // One of five is of no party.
                let party = parties.get(usize::from(*pick) % 5).copied();
                let own: Vec<Id<Agency>> = agencies
                    .iter()
                    .filter(|(_, of)| Some(*of) == party)
                    .map(|(id, _)| *id)
                    .collect();
                let agency = own.get(usize::from(*agency) % (own.len() + 1)).copied();
                let details = Details {
                    written: format!("Zebra Number{n}"),
                    party,
                    agency,
                    ..Details::default()
                };
                let id: Id<PersonRef> = app.clock.id();
                let email = [("email", format!("zebra{n}@home.example"))];
                let office = Actor::office_job();
                person::make(&tx, &app.clock, &office, id, &details, &email, None).await?;
                let reach = Reach::ALL[usize::from(*reach) % Reach::ALL.len()];
                for address in person::store::addresses(&tx, id).await? {
                    person::store::set_reach(&tx, address.id, reach).await?;
                }
                made.push(id);
            }
            Ok(made)
        })
        .await
        .unwrap()
}

async fn posts(
    world: &World,
    plan: &Plan,
    parties: &[Id<PartyRef>],
    agencies: &[(Id<Agency>, Id<PartyRef>)],
    people: &[Id<PersonRef>],
) -> Vec<Id<Post>> {
    let (app, _) = (&world.app, parties);
    app.db
        .write("test.posts", |tx| async move {
            let mut made = Vec::new();
            for (n, (pick, holder)) in plan.posts.iter().enumerate() {
                let (Some((agency, party)), Some(person)) = (of(agencies, *pick), of(people, *holder)) else {
                    continue;
                };
                let title = format!("Desk {n}");
                let id = post::store::insert(&tx, &app.clock, agency, party, &title, None, None).await?;
                let from = Some(date(2024, 1, 1));
                post::store::insert_holding(&tx, &app.clock, id, person, from, None, None).await?;
                made.push(id);
            }
            Ok(made)
        })
        .await
        .unwrap()
}

async fn focal_points(world: &World, plan: &Plan, parties: &[Id<PartyRef>], people: &[Id<PersonRef>]) {
    let app = &world.app;
    app.db
        .write("test.focal-points", |tx| async move {
            for (pick, person, is_national) in &plan.focal_points {
                let party = parties[usize::from(*pick) % parties.len()];
                let audience = balai_directory::focal_point::audience(party).keep(&tx).await?;
                tx.run(
                    Sql::Same("insert into focal_point (id, party, person, theme, is_national, from_on, audience, version) values ($1, $2, $3, 'all', $4, $5, $6, 1)"),
                    args![app.clock.id::<()>().uuid(), party, of(people, *person), *is_national, date(2024, 1, 1), audience],
                )
                .await?;
            }
            Ok(())
        })
        .await
        .unwrap();
}

/// Activities with who was there.
async fn work(
    world: &World,
    plan: &Plan,
    parties: &[Id<PartyRef>],
    agencies: &[(Id<Agency>, Id<PartyRef>)],
    people: &[Id<PersonRef>],
) {
    let app = &world.app;
    let projects = projects(world).await;
    let projects = &projects;
    app.db
        .write("test.work", |tx| async move {
            let mut events: Vec<Id<Activity>> = Vec::new();
            for (n, (state, is_event, project, is_unlisted)) in plan.activities.iter().enumerate() {
                let state = State::ALL[usize::from(*state) % State::ALL.len()];
                let project = projects.get(usize::from(*project) % (projects.len() + 1)).copied();
                let audience = activity::default_audience(state, *is_event, *is_unlisted, project.map(Id::of));
                let id: Id<Activity> = app.clock.id();
                tx.run(
                    Sql::Same("insert into activity (id, code, title, sort_key, kind, is_event, project, state, from_on, to_on, precision, year, month, is_unlisted, audience, version, office_role, level, mode) \
                               values ($1, $2, $3, $3, 'training', $4, $5, $6, $7, $7, 'day', 2024, 6, $8, $9, 1, 'led', 'regional', 'in-person')"),
                    args![id, format!("Z-{n}"), format!("Zebra crossing {n}"), *is_event, project, state.code(), date(2024, 6, 3), *is_unlisted, audience.keep(&tx).await?],
                )
                .await?;
                if let Some(made) = activity::find(&tx, id).await? {
                    activity::index(&tx, &made).await?;
                }
                if *is_event {
                    events.push(id);
                }
            }
            for (event, person, pick) in &plan.participations {
                let (Some(event), Some(person)) = (of(&events, *event), of(people, *person)) else {
                    continue;
                };
                let party = parties.get(usize::from(*pick) % 5).copied();
                let own = agencies.iter().find(|(_, of)| Some(*of) == party);
                let agency = own.map(|(id, _)| *id).filter(|_| *pick > 99);
                let audience = participation::audience(event, party, agency.map(Id::cast));
                let marks = participation::marks_audience(event).keep(&tx).await?;
                tx.run(
                    Sql::Same("insert into participation (id, event, person, party, party_status, agency, roles, counted_role, status, way, sex, sex_source, is_completed, audience, marks_audience, version) \
                               values ($1, $2, $3, $4, 'member', $5, 'participant', 'participant', 'attended', 'room', 'unknown', '', false, $6, $7, 1) on conflict do nothing"),
                    args![app.clock.id::<()>().uuid(), event, person, party, agency, audience.keep(&tx).await?, marks],
                )
                .await?;
            }
            Ok(())
        })
        .await
        .unwrap();
}

/// Two projects.
async fn projects(world: &World) -> Vec<Uuid> {
    let app = &world.app;
    app.db
        .write("test.projects", |tx| async move {
            let (initiative,): (Uuid,) = tx
                .one(Sql::Same("select id from initiative order by position limit 1"), args![])
                .await?;
            let audience = Audience::members().keep(&tx).await?;
            let name = serde_json::to_value(Words::en("Quagga project")).unwrap();
            let mut made = Vec::new();
            for code in ["Z1", "Z2"] {
                let id = app.clock.id::<()>().uuid();
                tx.run(
                    Sql::Same("insert into project (id, initiative, code, name, summary, position, audience, version) values ($1, $2, $3, $4, $4, 99, $5, 1)"),
                    args![id, initiative, code, name.clone(), &audience],
                )
                .await?;
                made.push(id);
            }
            Ok(made)
        })
        .await
        .unwrap()
}

async fn notes(office: &Someone<'_>, plan: &Plan, people: &[Id<PersonRef>]) {
    for (pick, person) in &plan.notes {
        let code = PARTIES[usize::from(*pick) % PARTIES.len()];
        let person = of(people, *person).map_or_else(String::new, |id| id.to_string());
        let form = [
            ("on", "5 February 2025"),
            ("kind", "call"),
            ("words", "About the zebra."),
            ("person", person.as_str()),
        ];
        let at = format!("/app/directory/parties/{code}/contact-notes/new");
        office.post(&at, &form).await;
    }
}

/// Through the pages: the office writes down what parties said.
async fn reservations(
    office: &Someone<'_>,
    plan: &Plan,
    agencies: &[(Id<Agency>, Id<PartyRef>)],
    people: &[Id<PersonRef>],
    posts: &[Id<Post>],
) {
    for (what, which, lender) in &plan.reservations {
        let lender = PARTIES[usize::from(*lender) % PARTIES.len()];
        let code = PARTIES[usize::from(*which) % PARTIES.len()];
        let agency = of(agencies, *which).map_or_else(String::new, |(id, _)| id.to_string());
        let at = match what % 5 {
            0 | 1 => format!("/app/directory/parties/{code}"),
            2 => match of(posts, *which) {
                Some(post) => format!("/app/directory/posts/{post}"),
                None => continue,
            },
            _ => match of(people, *which) {
                Some(person) => format!("/app/directory/people/{person}"),
                None => continue,
            },
        };
        let agency = if what % 5 == 1 { agency.as_str() } else { "" };
        let form = [("lender", lender), ("agency", agency)];
        office.post(&format!("{at}/reservations"), &form).await;
    }
}

async fn merges(world: &World, office: &Someone<'_>, plan: &Plan, people: &[Id<PersonRef>]) {
    let app = &world.app;
    for (one, two) in &plan.merges {
        let (Some(one), Some(two)) = (of(people, *one), of(people, *two)) else {
            continue;
        };
        app.db
            .write("test.suggest", |tx| async move {
                let evidence = same_person::Evidence::default();
                same_person::store::raise(&tx, &app.clock, one, two, &evidence, None).await
            })
            .await
            .unwrap();
        let (low, high) = (one.min(two), one.max(two));
        let found: Option<(Uuid,)> = app
            .db
            .maybe(
                Sql::Same("select id from same_person where person = $1 and other = $2"),
                args![low, high],
            )
            .await
            .unwrap();
        if let Some((id,)) = found {
            let at = format!("/app/directory/suggestions/{}/decision", id.simple());
            office.post(&at, &[("decision", "keep-first")]).await;
        }
    }
}

async fn moves(world: &World, office: &Someone<'_>, plan: &Plan, people: &[Id<PersonRef>]) {
    for (person, to) in &plan.moves {
        let Some(id) = of(people, *person) else { continue };
        let now = person::store::find(&world.app.db, id).await.unwrap().unwrap();
        let version = now.version.to_string();
        let form = [
            ("version", version.as_str()),
            ("written", now.written.as_str()),
            ("party", PARTIES[usize::from(*to) % PARTIES.len()]),
        ];
        office
            .post(&format!("/app/directory/people/{id}/edit"), &form)
            .await;
    }
}

async fn publications(world: &World, plan: &Plan) {
    let app = &world.app;
    app.db
        .write("test.publications", |tx| async move {
            for (n, pick) in plan.publications.iter().enumerate() {
                let audience = [Audience::public(), Audience::members(), Audience::office()]
                    [usize::from(*pick) % 3]
                    .keep(&tx)
                    .await?;
                let title = serde_json::to_value(Words::en(format!("Zebra paper {n}"))).unwrap();
                let id = app.clock.id::<()>();
                tx.run(
                    Sql::Same("insert into publication (id, title, folded, sort_key, kind, precision, year, summary, audience, version) values ($1, $2, $3, $3, 'report', 'year', 2024, $2, $4, 1)"),
                    args![id.uuid(), title, format!("zebra paper {n}"), audience],
                )
                .await?;
                if let Some(made) = balai_library::publication::store::find(&tx, id.cast()).await? {
                    balai_kernel::search::put(&tx, &made.doc()).await?;
                }
            }
            Ok(())
        })
        .await
        .unwrap();
}

async fn accounts(
    world: &World,
    plan: &Plan,
    parties: &[Id<PartyRef>],
    people: &[Id<PersonRef>],
) -> Vec<(String, Id<Account>, String)> {
    let app = &world.app;
    let made = app
        .db
        .write("test.accounts", |tx| async move {
            let mut made = Vec::new();
            for (n, (role, pick, person, employer, lender, _)) in plan.accounts.iter().enumerate() {
                let role = Role::ALL[usize::from(*role) % Role::ALL.len()];
                let party = parties[usize::from(*pick) % parties.len()];
                let party = matches!(role, Role::FocalPoint | Role::FrontlineOfficer).then_some(party);
                let employer = match employer % 4 {
                    0 => Employer::Office,
                    1 => Employer::Host,
                    2 => Employer::Lender(Some(parties[usize::from(*lender) % parties.len()])),
                    _ => Employer::Lender(None),
                };
                let new = NewAccount {
                    email: &format!("account{n}@test.example"),
                    name: &format!("Account {n}"),
                    language: "en",
                    person: of(people, *person).filter(|_| person % 2 == 0),
                };
                let id = account::insert(&tx, &app.clock, &new).await?;
                account::grant(&tx, &app.clock, id, role, party, date(2020, 1, 1)).await?;
                employment::set_employer(&tx, id, employer).await?;
                let token = account::begin_session(&tx, &app.clock, id, "story").await?;
                made.push((format!("{role:?} {party:?} {employer:?}"), id, token));
            }
            Ok(made)
        })
        .await
        .unwrap();
    let made_ref = &made;
    app.db
        .write("test.standing", |tx| async move {
            let today = app.today();
            let (project,): (Uuid,) = tx
                .one(Sql::Same("select id from project where code = 'Z1'"), args![])
                .await?;
            for (pick, _, is_now) in &plan.placements {
                let account = made_ref[usize::from(*pick) % made_ref.len()].1;
                let until = if *is_now { today } else { today.saturating_sub(1.day()) };
                tx.run(
                    Sql::Same("insert into placement (id, account, project, from_on, until_on) values ($1, $2, $3, $4, $5)"),
                    args![app.clock.id::<()>().uuid(), account, project, date(2024, 1, 1), until],
                )
                .await?;
            }
            for (holder, stand_in) in &plan.deputies {
                let holder = made_ref[usize::from(*holder) % made_ref.len()].1;
                let stand_in = made_ref[usize::from(*stand_in) % made_ref.len()].1;
                tx.run(
                    Sql::Same("insert into deputy (id, holder, stand_in, from_on, until_on, created_at) values ($1, $2, $3, $4, $4, $5)"),
                    args![app.clock.id::<()>().uuid(), holder, stand_in, today, app.clock.now()],
                )
                .await?;
            }
            for ((.., is_suspended), (_, account, _)) in plan.accounts.iter().zip(made_ref) {
                if *is_suspended {
                    tx.run(
                        Sql::Same("update account set suspended_at = $2 where id = $1"),
                        args![*account, app.clock.now()],
                    )
                    .await?;
                }
            }
            Ok(())
        })
        .await
        .unwrap();
    made
}

/// As if somebody opened something, whoever they are: the keys decide who may.
async fn openings(
    world: &World,
    plan: &Plan,
    parties: &[Id<PartyRef>],
    agencies: &[(Id<Agency>, Id<PartyRef>)],
    people: &[Id<PersonRef>],
    accounts: &[(String, Id<Account>, String)],
) {
    let app = &world.app;
    app.db
        .write("test.openings", |tx| async move {
            for (pick, is_person, which, lasts) in &plan.openings {
                let by = accounts[usize::from(*pick) % accounts.len()].1;
                let (noun, row, owner) = if *is_person {
                    let Some(person) = of(people, *which) else { continue };
                    ("person", person.uuid(), Audience::default().and_person(person))
                } else {
                    let Some((agency, party)) = of(agencies, *which) else { continue };
                    ("agency", agency.uuid(), Audience::default().and_focal(party))
                };
                let ends = app.clock.now().plus_seconds(if *lasts { 600 } else { -600 });
                tx.run(
                    Sql::Same("insert into emergency_opening (id, noun, row_id, party, opened_by, reason, opened_at, ends_at, audience) values ($1, $2, $3, $4, $5, 'why', $6, $7, $8)"),
                    args![app.clock.id::<()>().uuid(), noun, row, parties[0], by, app.clock.now(), ends, owner.keep(&tx).await?],
                )
                .await?;
            }
            Ok(())
        })
        .await
        .unwrap();
}

/// Everyone as they are today, and through some of their eyes.
async fn actors(world: &World, accounts: &[(String, Id<Account>, String)]) -> Vec<(String, Actor)> {
    let nobody = || Actor::anonymous(Lang::EN);
    let mut all = vec![
        ("nobody".to_owned(), nobody()),
        (
            "a program".to_owned(),
            Actor::service(Uuid::nil(), "Program", Lang::EN, true),
        ),
    ];
    for (what, _, token) in accounts {
        let actor = account::actor_of(&world.app, token).await.unwrap();
        all.push((what.clone(), actor.unwrap_or_else(nobody)));
    }
    let through: Vec<_> = all
        .windows(2)
        .map(|pair| {
            let what = format!("{} through the eyes of {}", pair[0].0, pair[1].0);
            (what, pair[0].1.clone().looking_as(pair[1].1.clone()))
        })
        .collect();
    all.extend(through);
    all
}
