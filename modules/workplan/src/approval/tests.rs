//! What holds of approvals whatever is submitted, and stories of those who ask and answer.

use balai_kernel::{
    Id, Instant,
    account::Account,
    actor::Role,
    profile::{Profile, approvals::Voice},
    test::{Someone, World, on_both},
};
use jiff::civil::{Date, date};
use proptest::prelude::*;

use super::{
    Approval, Given, Missing, Need, NotPossible, Stand, Substance, may_answer, may_record, may_submit, needs,
    seat_of, stand_of,
};
use crate::MODULE;

fn account(n: u128) -> Id<Account> {
    Id::of(uuid::Uuid::from_u128(n))
}

fn at() -> Instant {
    Instant::of("2025-02-10T03:00:00Z".parse().unwrap())
}

fn submitted(substance: Substance, needs: Vec<Need>) -> Approval {
    Approval {
        id: Id::of(uuid::Uuid::nil()),
        activity: None,
        plan_version: None,
        substance: Some(substance),
        needs,
        note: None,
        by: account(9),
        by_name: String::new(),
        at: at(),
        withdrawn_at: None,
        lapsed_at: None,
        replaced_at: None,
        reminded_at: None,
        answers: Vec::new(),
        audience: "office".to_owned(),
    }
}

fn given(seat: String, is_yes: bool) -> Given {
    Given {
        seat,
        is_yes,
        comment: None,
        by: account(1),
        by_name: String::new(),
        at: at(),
        heard: None,
    }
}

/// Everybody's yes.
fn approved(substance: Substance) -> Approval {
    let mut one = submitted(substance, all_needs());
    one.answers = vec![
        given(seat_of(account(1)), true),
        given(seat_of(account(2)), true),
        given("host".to_owned(), true),
        given("donor".to_owned(), true),
        given("co-chair:ID".to_owned(), true),
        given("co-chair:AU".to_owned(), true),
    ];
    one
}

fn all_needs() -> Vec<Need> {
    let profile = Profile::load("bali-process").unwrap();
    let voices = [Voice::CoManagers, Voice::Host, Voice::Donor, Voice::CoChairs];
    needs(&profile, &voices, Some("A donor"))
}

prop_compose! {
    fn substances()(
        title in "[a-c]{1,2}",
        kind in prop_oneof![Just("training"), Just("workshop")],
        day in proptest::option::of(1..28_i8),
        place in proptest::option::of("[xy]"),
        budget in proptest::option::of(0..3_i64),
        funder in proptest::option::of("[pq]"),
    ) -> Substance {
        let on = day.map(|day| date(2025, 4, day));
        Substance {
            title,
            kind: kind.to_owned(),
            from: on,
            to: on,
            precision: "day".to_owned(),
            place,
            budget,
            currency: budget.map(|_| "USD".to_owned()),
            funder,
        }
    }
}

proptest! {
    #[test]
    fn an_approval_never_holds_for_anything_but_what_was_submitted(then in substances(), now in substances()) {
        let stand = approved(then.clone()).stand(Some(&now));
        prop_assert_eq!(stand.lets_invite(), then == now);
        prop_assert_eq!(then.differs_in(&now).is_empty(), then == now);
    }

    #[test]
    fn what_lapsed_stays_lapsed_when_it_is_changed_back(then in substances(), now in substances()) {
        let mut one = approved(then);
        one.lapsed_at = Some(at());
        let stand = one.stand(Some(&now));
        prop_assert!(matches!(stand, Stand::Lapsed(_)) && stand.lets_submit());
    }

    #[test]
    fn one_yes_less_is_not_approved(then in substances(), gone in 0..6_usize) {
        let mut one = approved(then.clone());
        one.answers.remove(gone);
        prop_assert_eq!(one.stand(Some(&then)), Stand::Waiting);
        prop_assert_eq!(one.missing().len(), 1);
    }

    #[test]
    fn one_no_returns_it_whatever_else_was_said(then in substances(), now in substances(), no in 0..6_usize) {
        let mut one = approved(then);
        one.answers[no].is_yes = false;
        prop_assert_eq!(one.stand(Some(&now)), Stand::Returned);
    }

    #[test]
    fn nobody_answers_twice_and_no_submitter_for_themselves(by in 1..4_u128, who in proptest::collection::vec(1..4_u128, 0..6)) {
        let profile = Profile::load("bali-process").unwrap();
        let mut one = submitted(Substance::default(), needs(&profile, &[Voice::CoManagers], None));
        one.by = account(by);
        for n in who {
            let stand = one.stand(Some(&Substance::default()));
            if may_answer(&one, &stand, account(n), true, &profile.approvals).is_ok() {
                one.answers.push(given(seat_of(account(n)), true));
            }
        }
        let mut seats: Vec<_> = one.answers.iter().map(|answer| answer.seat.clone()).collect();
        prop_assert!(!seats.contains(&seat_of(account(by))));
        let all = seats.len();
        seats.dedup();
        prop_assert!(all <= 2 && seats.len() == all);
        prop_assert_eq!(one.missing().is_empty(), all == 2);
    }
}

#[test]
fn both_co_managers_are_two_people_and_a_deputy_is_none_of_them() {
    let profile = Profile::load("bali-process").unwrap();
    let rules = &profile.approvals;
    let mut one = submitted(Substance::default(), needs(&profile, &[Voice::CoManagers], None));
    assert_eq!(one.needs, [Need::CoManagers { people: 2 }]);
    assert_eq!(
        may_answer(&one, &Stand::Waiting, account(1), false, rules),
        Err(NotPossible::NotAsked)
    );
    one.answers.push(given(seat_of(account(1)), true));
    assert_eq!(
        may_answer(&one, &Stand::Waiting, account(1), true, rules),
        Err(NotPossible::Twice)
    );
    assert_eq!(one.missing(), [Missing::CoManagers(1)]);
}

#[test]
fn a_donor_is_asked_only_where_the_activity_says_who_pays() {
    let profile = Profile::load("bali-process").unwrap();
    let voices = [Voice::Host, Voice::Donor];
    assert_eq!(needs(&profile, &voices, None).len(), 1);
    assert_eq!(needs(&profile, &voices, Some("A donor")).len(), 2);
    assert_eq!(stand_of(&[], None, &Substance::default()), Stand::NotNeeded);
}

#[test]
fn an_answer_that_is_older_than_what_was_submitted_is_none() {
    let one = submitted(Substance::default(), all_needs());
    let on = |said: Date| {
        may_record(
            &one,
            &Stand::Waiting,
            "host",
            said,
            (date(2025, 2, 10), date(2025, 2, 12)),
        )
    };
    assert_eq!(on(date(2025, 2, 9)), Err(NotPossible::WrongDay));
    assert_eq!(on(date(2025, 2, 13)), Err(NotPossible::WrongDay));
    assert_eq!(on(date(2025, 2, 11)), Ok(()));
}

#[test]
fn whoever_could_not_be_approved_by_others_cannot_submit() {
    let profile = Profile::load("bali-process").unwrap();
    let asked = needs(&profile, &[Voice::CoManagers], None);
    let two = [(account(1), String::new()), (account(2), String::new())];
    let by = |who| {
        may_submit(
            &Stand::NotSubmitted,
            &asked,
            account(who),
            &two,
            &profile.approvals,
        )
    };
    assert_eq!(by(1), Err(NotPossible::NobodyLeft));
    assert_eq!(by(7), Ok(()));
}

/// Plans an activity and gives the end of its addresses.
async fn planned(who: &Someone<'_>, fields: &[(&str, &str)]) -> String {
    let seen = who.post("/app/plan/activities", fields).await;
    let location = seen.location.unwrap_or_else(|| panic!("{}", seen.text));
    let path = location.split('?').next().unwrap();
    path.rsplit('/').next().unwrap().to_owned()
}

async fn submit(who: &Someone<'_>, id: &str, version: &str) {
    let seen = who
        .post(
            &format!("/app/plan/activities/{id}/approval"),
            &[("version", version)],
        )
        .await;
    assert_eq!(seen.status, 303, "{}", seen.text);
}

/// The address under which the last submission is answered.
async fn open(world: &World) -> String {
    use balai_kernel::store::{Conn as _, Sql};
    let sql = Sql::Same(
        "select id from approval where replaced_at is null order by submitted_at desc, id desc limit 1",
    );
    let (id,): (Id<Approval>,) = world.app.db.one(sql, Vec::new()).await.unwrap();
    format!("/app/plan/approvals/{id}")
}

const STUDY: [(&str, &str); 4] = [
    ("title", "Study of sea routes"),
    ("kind", "study"),
    ("when", "June 2025"),
    ("budget", "EUR 12.500"),
];

#[tokio::test]
async fn nichas_study_is_approved_by_both_co_managers_and_lapses_when_it_is_moved() {
    on_both(&[MODULE, balai_kernel::desk::MODULE], async |world| {
        let nicha = world.person("Nicha Example", Role::ProgrammeOfficer, None).await;
        let ratna = world.person("Ratna Example", Role::CoManager, None).await;
        let helen = world.person("Helen Example", Role::CoManager, None).await;
        let id = planned(&nicha, &STUDY).await;
        let page = format!("/app/plan/activities/{id}/approval");
        let before = nicha.get(&page).await;
        assert!(before.shows("both co-managers") && before.shows("EUR 12,500"), "{}", before.text);
        submit(&nicha, &id, "1").await;
        let waiting = nicha.get(&page).await;
        assert!(waiting.shows("Helen Example and Ratna Example"), "{}", waiting.text);
        assert!(ratna.get("/app").await.shows("waits for your answer; submitted by Nicha Example"));

        let answers = format!("{}/answers", open(&world).await);
        // A programme officer is not asked; a return says why; nobody answers twice.
        assert_eq!(nicha.post(&answers, &[("answer", "approve")]).await.status, 403);
        assert_eq!(ratna.post(&answers, &[("answer", "return")]).await.status, 422);
        assert_eq!(ratna.post(&answers, &[("answer", "approve")]).await.status, 303);
        assert_eq!(ratna.post(&answers, &[("answer", "approve")]).await.status, 422);
        assert!(nicha.get(&page).await.shows("Still to answer: Helen Example (co-manager)"));
        assert!(!ratna.get("/app").await.shows("waits for your answer"));
        let states = format!("/app/plan/activities/{id}/states");
        assert_eq!(world.number("select count(*) from activity where state = 'submitted'").await, 1);
        let said = [("answer", "approve"), ("comment", "Mind the monsoon.")];
        assert_eq!(helen.post(&answers, &said).await.status, 303);
        let done = nicha.get(&page).await;
        assert!(done.shows("Everybody said yes") && done.shows("Mind the monsoon."), "{}", done.text);
        assert_eq!(world.number("select count(*) from activity where state = 'planned'").await, 1);

        // Another owner or summary is nobody's concern; another month is.
        let mut fields = STUDY.to_vec();
        fields.extend([("version", "3"), ("summary", "With maps.")]);
        let saved = nicha.post(&format!("/app/plan/activities/{id}"), &fields).await;
        assert!(saved.location.is_some_and(|to| to.contains("activity-saved") && !to.contains("lapsed")));
        assert!(nicha.get(&page).await.shows("Everybody said yes"));
        let mut fields = STUDY.to_vec();
        fields.retain(|(name, _)| *name != "when");
        fields.extend([("version", "4"), ("when", "July 2025")]);
        let saved = nicha.post(&format!("/app/plan/activities/{id}"), &fields).await;
        assert!(saved.location.is_some_and(|to| to.contains("lapsed")));
        let lapsed = nicha.get(&page).await;
        assert!(lapsed.shows("Changed since it was submitted: Dates") && lapsed.shows("now: July 2025"), "{}", lapsed.text);
        assert!(nicha.get("/app").await.shows("its approval lapsed"));
        let certain = [("state", "confirmed"), ("version", "5")];
        let refused = nicha.post(&states, &certain).await;
        assert!(refused.status == 422 && refused.shows("lapsed because it was changed"), "{}", refused.text);
        // Changed back, it must be submitted again all the same.
        let mut fields = STUDY.to_vec();
        fields.push(("version", "5"));
        nicha.post(&format!("/app/plan/activities/{id}"), &fields).await;
        assert!(nicha.get(&page).await.shows("changed back"));
        submit(&nicha, &id, "6").await;
        assert_eq!(world.number("select count(*) from approval where replaced_at is not null").await, 1);
        assert!(nicha.get(&page).await.shows("Submitted before"));
        assert_eq!(
            world.number("select count(*) from audit_line where noun = 'approval' and act in ('submitted', 'approved', 'lapsed')").await,
            5
        );
    })
    .await;
}

#[tokio::test]
async fn what_the_host_said_by_letter_is_recorded_and_shown_as_such() {
    on_both(&[MODULE], async |world| {
        let nicha = world.person("Nicha Example", Role::ProgrammeOfficer, None).await;
        let ratna = world.person("Ratna Example", Role::CoManager, None).await;
        let helen = world.person("Helen Example", Role::CoManager, None).await;
        let id = planned(
            &nicha,
            &[("title", "Course"), ("kind", "training"), ("when", "June 2025")],
        )
        .await;
        submit(&nicha, &id, "1").await;
        let open = open(&world).await;
        for one in [&ratna, &helen] {
            let said = one
                .post(&format!("{open}/answers"), &[("answer", "approve")])
                .await;
            assert_eq!(said.status, 303, "{}", said.text);
        }
        let page = format!("/app/plan/activities/{id}/approval");
        assert!(
            nicha
                .get(&page)
                .await
                .shows("Still to answer: International Organization for Migration")
        );
        let records = format!("{open}/records");
        let said = |on: &'static str, seat: &'static str| {
            vec![
                ("seat", seat),
                ("answer", "approve"),
                ("said_by", "Anna Host, Chief of Mission"),
                ("said_how", "letter"),
                ("said_on", on),
            ]
        };
        for (on, seat) in [
            ("1 February 2025", "host"),
            ("10 February 2026", "host"),
            ("10 February 2025", "donor"),
        ] {
            let refused = nicha.post(&records, &said(on, seat)).await;
            assert!(
                refused.status == 422 && refused.shows("Anna Host"),
                "{on}: {}",
                refused.text
            );
        }
        let kept = nicha.post(&records, &said("10 February 2025", "host")).await;
        assert_eq!(kept.status, 303, "{}", kept.text);
        let done = ratna.get(&page).await;
        assert!(done.shows("Everybody said yes"), "{}", done.text);
        assert!(
            done.shows(
                "Anna Host, Chief of Mission, by letter of 10 February 2025, recorded by Nicha Example."
            ),
            "{}",
            done.text
        );
        assert_eq!(
            nicha
                .post(&records, &said("10 February 2025", "host"))
                .await
                .status,
            422
        );
    })
    .await;
}

#[tokio::test]
async fn a_returned_and_a_withdrawn_submission_go_back_to_where_they_came_from() {
    on_both(&[MODULE, balai_kernel::desk::MODULE], async |world| {
        let nicha = world.person("Nicha Example", Role::ProgrammeOfficer, None).await;
        let ratna = world.person("Ratna Example", Role::CoManager, None).await;
        world.person("Helen Example", Role::CoManager, None).await;
        let id = planned(&nicha, &STUDY).await;
        let page = format!("/app/plan/activities/{id}/approval");
        submit(&nicha, &id, "1").await;
        let first = open(&world).await;
        assert_eq!(ratna.post(&format!("{first}/withdrawal"), &[]).await.status, 422);
        assert_eq!(nicha.post(&format!("{first}/withdrawal"), &[]).await.status, 303);
        assert!(nicha.get(&page).await.shows("withdrawn"));
        assert_eq!(
            ratna
                .post(&format!("{first}/answers"), &[("answer", "approve")])
                .await
                .status,
            422
        );

        submit(&nicha, &id, "3").await;
        let back = [("answer", "return"), ("comment", "Too dear <b>by far</b>.")];
        assert_eq!(
            ratna
                .post(&format!("{}/answers", open(&world).await), &back)
                .await
                .status,
            303
        );
        let seen = nicha.get(&page).await;
        assert!(
            seen.shows("Ratna Example returned it: Too dear &lt;b&gt;by far"),
            "{}",
            seen.text
        );
        assert!(nicha.get("/app").await.shows("returned by Ratna Example"));
        assert_eq!(
            world
                .number("select count(*) from activity where state = 'proposed'")
                .await,
            1
        );
        // Somebody else changed it meanwhile: what was not seen is not submitted.
        let stale = nicha.post(&page, &[("version", "1")]).await;
        assert_eq!(stale.status, 409, "{}", stale.text);
        submit(&nicha, &id, "5").await;
    })
    .await;
}

#[tokio::test]
async fn ratna_approves_nothing_that_she_submitted_and_others_see_nothing_of_it() {
    on_both(&[MODULE], async |world| {
        let ratna = world.person("Ratna Example", Role::CoManager, None).await;
        world.person("Helen Example", Role::CoManager, None).await;
        let admin = world.person("Arif Example", Role::Administrator, None).await;
        let id = planned(&ratna, &STUDY).await;
        let page = format!("/app/plan/activities/{id}/approval");
        assert!(
            ratna
                .get(&page)
                .await
                .shows("Ask a programme officer to submit it")
        );
        let refused = ratna.post(&page, &[("version", "1")]).await;
        assert!(
            refused.status == 422 && refused.shows("Ask a programme officer"),
            "{}",
            refused.text
        );
        assert_eq!(world.number("select count(*) from approval").await, 0);
        assert_eq!(admin.get(&page).await.status, 404);
        assert_eq!(admin.get("/app/plan/approvals").await.status, 404);
        assert_eq!(admin.post(&page, &[("version", "1")]).await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn a_guide_needs_nobodys_yes() {
    on_both(&[MODULE], async |world| {
        let nicha = world.person("Nicha Example", Role::ProgrammeOfficer, None).await;
        let id = planned(
            &nicha,
            &[("title", "Guide"), ("kind", "product"), ("when", "June 2025")],
        )
        .await;
        let path = format!("/app/plan/activities/{id}");
        assert!(!nicha.get(&path).await.shows(&format!("{path}/approval")));
        for (version, state) in [("1", "planned"), ("2", "confirmed")] {
            let step = nicha
                .post(
                    &format!("{path}/states"),
                    &[("state", state), ("version", version)],
                )
                .await;
            assert_eq!(step.status, 303, "{}", step.text);
        }
        let none = nicha.post(&format!("{path}/approval"), &[("version", "3")]).await;
        assert_eq!(none.status, 422, "{}", none.text);
    })
    .await;
}

#[tokio::test]
async fn letters_go_to_those_who_are_asked_and_back_to_whoever_submitted() {
    on_both(&[MODULE], async |world| {
        let nicha = world.person("Nicha Example", Role::ProgrammeOfficer, None).await;
        let ratna = world.person("Ratna Example", Role::CoManager, None).await;
        let helen = world.person("Helen Example", Role::CoManager, None).await;
        let id = planned(&nicha, &STUDY).await;
        submit(&nicha, &id, "1").await;
        let asked = "select count(*) from mail where kind = 'approval.asked' and recipient in ('ratna.example@test.example', 'helen.example@test.example') and body like '%/approval%'";
        assert_eq!(world.number(asked).await, 2);
        assert_eq!(world.number("select count(*) from mail").await, 2);

        // A yes can be taken back while the other is missing, and given anew.
        let open = open(&world).await;
        let (answers, back) = (format!("{open}/answers"), format!("{open}/answers/withdrawal"));
        assert_eq!(ratna.post(&back, &[]).await.status, 422, "there is none yet");
        assert_eq!(ratna.post(&answers, &[("answer", "approve")]).await.status, 303);
        let page = format!("/app/plan/activities/{id}/approval");
        assert!(ratna.get(&page).await.shows("Take back my answer"));
        assert!(!helen.get(&page).await.shows("Take back my answer"));
        assert_eq!(nicha.post(&back, &[]).await.status, 403);
        assert_eq!(ratna.post(&back, &[]).await.status, 303);
        assert_eq!(world.number("select count(*) from approval_answer").await, 0);
        let said = [("answer", "return"), ("comment", "Add a budget line for maps.")];
        assert_eq!(ratna.post(&answers, &said).await.status, 303);
        let returned = "select count(*) from mail where kind = 'approval.returned' and recipient = 'nicha.example@test.example' and body like '%budget line for maps%'";
        assert_eq!(world.number(returned).await, 1);
        assert_eq!(helen.post(&back, &[]).await.status, 422, "it is no longer open");

        submit(&nicha, &id, "3").await;
        let answers = format!("{}/answers", self::open(&world).await);
        for one in [&ratna, &helen] {
            assert_eq!(one.post(&answers, &[("answer", "approve")]).await.status, 303);
        }
        assert_eq!(world.number("select count(*) from mail where kind = 'approval.approved'").await, 1);
        // What it is to cost can be shown in the list, by the office alone.
        assert!(nicha.get("/app/plan?columns=title,budget").await.shows("EUR 12,500"));
    })
    .await;
}
