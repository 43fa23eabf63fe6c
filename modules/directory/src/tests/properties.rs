//! What must hold for any values.

use std::collections::{BTreeMap, BTreeSet};

use balai_kernel::{
    Actor, Id,
    account::Account,
    actor::{Employer, Keys, Role, Standing},
    audience::{entrusted_by_agency, entrusted_by_party},
    policy::{Action, Guarded},
    store::Day,
    test::{World, on_both},
    text::Lang,
    web::Listing,
};
use jiff::civil::date;
use proptest::prelude::*;
use uuid::Uuid;

use super::{MODULES, party_of};
use crate::{
    PersonId, agency,
    party::{Status, StatusRow, Statuses},
    person::{self, Details, Person},
    same_person::{Merge, roots},
};

fn id<T>(n: u128) -> Id<T> {
    Id::of(Uuid::from_u128(n))
}

async fn people(world: &World) -> Vec<Person> {
    let app = &world.app;
    let parties = [
        None,
        Some(party_of(world, "TH").await),
        Some(party_of(world, "VN").await),
    ];
    let parties = &parties;
    app.db
        .write("test.people", |tx| async move {
            for n in 0..30_u128 {
                let party = parties[usize::try_from(n % 3).expect("small")];
                let agency = match party {
                    Some(party) if n % 2 == 0 => {
                        let name =
                            ["Police", "Customs", "Labour"][usize::try_from(n % 5 % 3).expect("small")];
                        let made = agency::store::find_or_make(&tx, &app.clock, party, name, None, None);
                        Some(made.await?.0)
                    }
                    _ => None,
                };
                let details = Details {
                    written: format!("Person number{n}"),
                    party,
                    agency,
                    ..Details::default()
                };
                let actor = balai_kernel::Actor::office_job();
                person::make(&tx, &app.clock, &actor, id(n + 1), &details, &[], None).await?;
            }
            Ok(())
        })
        .await
        .expect("thirty people");
    person::store::after(&app.db, id(0), 1_000)
        .await
        .expect("the database")
}

fn standing_so(
    account: Id<Account>,
    person: Option<PersonId>,
    employer: Employer,
    grants: &[(Role, Option<crate::PartyId>)],
    keys: Keys,
) -> Actor {
    let standing = Standing {
        person,
        employer,
        grants: grants.to_vec(),
        ..Standing::default()
    };
    Actor::signed_in(account, "Someone".to_owned(), Lang::EN, &standing, [keys])
}

#[tokio::test]
async fn what_the_list_shows_is_exactly_what_may_be_read() {
    on_both(MODULES, async |world| {
        let all = people(&world).await;
        let (thailand, viet_nam) = (party_of(&world, "TH").await, party_of(&world, "VN").await);
        let account: Id<Account> = id(77);
        let as_one = |person: Option<PersonId>, grants: &[(Role, Option<crate::PartyId>)]| {
            standing_so(account, person, Employer::Office, grants, Keys::default())
        };
        // Agencies that show their names, parties and agencies that keep theirs to themselves.
        let agencies: Vec<_> = all.iter().filter_map(|one| one.agency).collect();
        let shows = |n: usize| Keys {
            held: vec![agency::names_key(agencies[n])],
            barred: Vec::new(),
        };
        let kept = |barred: String| Keys {
            held: Vec::new(),
            barred: vec![barred],
        };
        let lent = Employer::Lender(Some(viet_nam));
        let focal = [(Role::FocalPoint, Some(thailand))];
        let leads = [(Role::CoManager, None)];
        let actors = [
            Actor::anonymous(Lang::EN),
            Actor::office_job(),
            as_one(None, &[(Role::Administrator, None)]),
            as_one(None, &[(Role::CoManager, None)]),
            as_one(None, &[(Role::FocalPoint, Some(thailand))]),
            as_one(
                None,
                &[
                    (Role::FocalPoint, Some(thailand)),
                    (Role::FocalPoint, Some(viet_nam)),
                ],
            ),
            as_one(Some(id(5)), &[(Role::FrontlineOfficer, Some(viet_nam))]),
            as_one(Some(id(5)), &[]),
            standing_so(account, None, Employer::Office, &focal, shows(0)),
            standing_so(account, None, Employer::Office, &focal, shows(2)),
            standing_so(account, None, lent, &leads, kept(entrusted_by_party(thailand))),
            standing_so(
                account,
                None,
                lent,
                &leads,
                kept(entrusted_by_agency(agencies[0].cast())),
            ),
            standing_so(
                account,
                None,
                lent,
                &[(Role::MonitoringOfficer, None)],
                Keys::default(),
            ),
            as_one(None, &leads).looking_as(standing_so(account, None, Employer::Office, &focal, shows(0))),
            standing_so(account, None, lent, &leads, kept(entrusted_by_party(thailand)))
                .looking_as(as_one(None, &focal)),
        ];
        let (db, today) = (&world.app.db, world.app.today());
        for actor in &actors {
            let listing = Listing::of(BTreeMap::new());
            let shown: BTreeSet<PersonId> = person::store::list(db, actor, &listing, today, true)
                .await
                .expect("the database")
                .into_iter()
                .map(|one| one.id)
                .collect();
            let readable: BTreeSet<PersonId> = all
                .iter()
                .filter(|one| Person::rule(actor, Action::Read, Some(one)).is_allowed())
                .map(|one| one.id)
                .collect();
            assert_eq!(shown, readable, "{actor:?}");
            let count = person::store::count(db, actor, &listing, today)
                .await
                .expect("the database");
            assert_eq!(usize::try_from(count).expect("a count"), readable.len());
        }
    })
    .await;
}

proptest! {
    #[test]
    fn every_record_leads_in_one_step_to_one_that_stands(pairs in prop::collection::vec((1_u128..12, 1_u128..12), 0..12)) {
        // Decisions as they are made: both sides resolved first, each gives way once.
        let mut merges: Vec<Merge> = Vec::new();
        for (one, two) in pairs {
            let now = roots(&merges);
            let known = |n: u128| now.get(&id(n)).copied().unwrap_or(id(n));
            let (merged, kept) = (known(one), known(two));
            if merged != kept {
                merges.push((merged, kept));
            }
        }
        for taken_back in 0..=merges.len() {
            let mut left = merges.clone();
            if taken_back < left.len() {
                left.remove(taken_back);
            }
            let roots = roots(&left);
            for (person, root) in &roots {
                prop_assert!(person != root);
                prop_assert!(!roots.contains_key(root), "{person} leads to {root}, which leads on");
            }
            prop_assert_eq!(roots.len(), left.len());
        }
    }

    #[test]
    fn a_party_has_at_most_one_status_and_notes_never_count_as_one(
        rows in prop::collection::vec((0..5_usize, 0..2_000_i32, prop::option::of(0..2_000_i32)), 0..8),
        on in 0..2_000_i32,
    ) {
        use jiff::ToSpan as _;
        let first = date(2012, 1, 1);
        let day = |n: i32| first.saturating_add(n.days());
        let rows: Vec<StatusRow> = rows
            .into_iter()
            .enumerate()
            .map(|(n, (status, from, until))| StatusRow {
                id: id(u128::try_from(n).expect("small")),
                party: id(1),
                status: Status::ALL[status].code().to_owned(),
                from_on: Day(day(from)),
                until_on: until.map(|until| Day(day(until))),
                source: String::new(),
            })
            .collect();
        let statuses = Statuses::of(rows.clone());
        let found = statuses.on(id(1), day(on));
        prop_assert!(found.is_none_or(|status| !status.is_note()));
        let any = rows.iter().any(|row| row.holds_on(day(on)) && Status::from_code(&row.status).is_some_and(|s| !s.is_note()));
        prop_assert_eq!(found.is_some(), any);
    }

    #[test]
    fn nothing_is_stale_before_a_year_and_everything_after(days in 0_i32..2_000) {
        use jiff::ToSpan as _;
        let confirmed = date(2024, 2, 29);
        let today = confirmed.saturating_add(days.days());
        if days <= 364 {
            prop_assert!(!person::is_stale(Some(confirmed), today));
        }
        if days >= 367 {
            prop_assert!(person::is_stale(Some(confirmed), today));
        }
    }
}
