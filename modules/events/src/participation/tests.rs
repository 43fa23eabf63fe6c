//! Stories of who came, and of who may know it.

use balai_kernel::{
    Id,
    actor::{PersonRef, Role},
    args,
    profile::RoleCount,
    store::{Conn as _, Sql},
    test::{Someone, World, on_both},
};
use proptest::prelude::*;

use super::roles_in_order;
use crate::event::tests::{MODULES, completed, party, planned};

async fn somebody(world: &World, family: &'static str) -> Id<PersonRef> {
    let sql = Sql::Same("select id from person where family = $1");
    let (id,): (Id<PersonRef>,) = world.app.db.one(sql, args![family]).await.unwrap();
    id
}

async fn add(who: &Someone<'_>, event: &str, fields: &[(&str, &str)]) -> balai_kernel::test::Seen {
    who.post(&format!("{event}/people"), fields).await
}

#[tokio::test]
async fn an_officer_in_the_room_sees_the_names_and_a_member_elsewhere_does_not() {
    on_both(&MODULES, async |world| {
        let ratna = world.person("Ratna Example", Role::ProgrammeOfficer, None).await;
        let (thai, lanka) = (party(&world, "TH").await, party(&world, "LK").await);
        let event = planned(&ratna, "Workshop", "3-7 June 2024", false).await;
        completed(&ratna, &event).await;
        for (given, family, code) in [("Somchai", "Example", "TH"), ("Nimal", "Sample", "LK")] {
            let seen = add(
                &ratna,
                &event,
                &[
                    ("given", given),
                    ("family", family),
                    ("party", code),
                    ("status", "attended"),
                    ("role", "participant"),
                ],
            )
            .await;
            assert_eq!(seen.status, 303, "{}", seen.text);
        }
        let somchai = somebody(&world, "Example").await;
        let officer = world
            .person_of(
                "Somchai Example",
                Role::FrontlineOfficer,
                Some(thai),
                Some(somchai),
            )
            .await;
        let elsewhere = world
            .person("Malee Other", Role::FrontlineOfficer, Some(thai))
            .await;
        let focal = world.person("Dilini Focal", Role::FocalPoint, Some(lanka)).await;

        let people = format!("{event}/people");
        assert!(officer.get(&people).await.shows("Nimal Sample"));
        let none = elsewhere.get(&people).await;
        assert!(none.status == 200 && !none.shows("Nimal") && !none.shows("Somchai"));
        let own = focal.get(&people).await;
        assert!(own.shows("Nimal Sample") && !own.shows("Somchai"));

        // Files and printed lists follow the same rule.
        let file = focal.get(&format!("{people}/export/csv")).await.text;
        assert!(
            file.contains("Nimal Sample") && !file.contains("Somchai"),
            "{file}"
        );
        assert_eq!(officer.get(&format!("{people}/export/csv")).await.status, 403);
        let list = |form: &str| format!("{event}/list?form={form}");
        assert!(officer.get(&list("room")).await.shows("Nimal Sample"));
        assert_eq!(officer.get(&list("full")).await.status, 404);
        assert_eq!(elsewhere.get(&list("room")).await.status, 404);
        let public = elsewhere.get(&format!("{event}/list")).await;
        assert!(public.shows("Thailand") && public.shows("Sri Lanka") && !public.shows("Nimal"));
        assert!(ratna.get(&list("full")).await.shows("attended"));
        // The numbers by party are for the office, and for a party about itself.
        assert!(ratna.get(&event).await.shows("Sri Lanka"));
        assert!(!elsewhere.get(&event).await.shows("Sri Lanka"));
        assert!(elsewhere.get(&event).await.shows("Thailand"));
    })
    .await;
}

#[tokio::test]
async fn somebody_kept_from_lent_staff_stands_on_no_list_file_or_history_of_an_event() {
    on_both(&MODULES, async |world| {
        let ratna = world.person("Ratna Example", Role::ProgrammeOfficer, None).await;
        let thai = party(&world, "TH").await;
        let event = planned(&ratna, "Workshop", "3-7 June 2024", false).await;
        completed(&ratna, &event).await;
        for (given, family) in [("Somchai", "Example"), ("Kanya", "Sample"), ("Prasert", "Removed")] {
            let fields = [
                ("given", given),
                ("family", family),
                ("party", "TH"),
                ("status", "attended"),
                ("role", "participant"),
            ];
            assert_eq!(add(&ratna, &event, &fields).await.status, 303);
        }
        let david = world.person("David Lent", Role::CoManager, None).await;
        let arif = world.person("Arif Admin", Role::Administrator, None).await;
        let at = format!("/app/directory/staff/{}", david.account.unwrap());
        assert_eq!(arif.post(&at, &[("employer", "lender"), ("lender", "AU")]).await.status, 303);
        let people = format!("{event}/people");
        assert!(david.get(&people).await.shows("Somchai Example"));
        let focal = world.person("Dilini Focal", Role::FocalPoint, Some(thai)).await;
        for family in ["Example", "Removed"] {
            let person = somebody(&world, family).await;
            let at = format!("/app/directory/people/{person}/reservations");
            assert_eq!(focal.post(&at, &[("lender", "AU")]).await.status, 303);
        }
        // One of them was taken off the list: their name stays back there, too.
        world
            .script("insert into removed_participation (id, event, person, party, party_status, agency, affiliation, roles, counted_role, status, days, minutes, way, sex, sex_source, pre_score, post_score, is_completed, headcount_line, version, batch, reason, removed_at, removed_by, audience) select p.id, p.event, p.person, p.party, p.party_status, p.agency, p.affiliation, p.roles, p.counted_role, p.status, p.days, p.minutes, p.way, p.sex, p.sex_source, p.pre_score, p.post_score, p.is_completed, p.headcount_line, p.version, p.batch, 'a slip', '2025-02-10 03:00:00Z', 'Ratna', 'office' from participation p join person q on q.id = p.person where q.family = 'Removed'; delete from participation where id in (select id from removed_participation)")
            .await;
        for path in [
            event.clone(),
            people.clone(),
            format!("{people}?q=somchai"),
            format!("{people}/export/csv"),
            format!("{people}/removed"),
            format!("{event}/list?form=full"),
            format!("{event}/history"),
            "/app/search?q=Somch".to_owned(),
        ] {
            let page = david.get(&path).await;
            assert!(!page.shows("Somchai") && !page.shows("Prasert"), "{path}");
        }
        assert!(david.get(&people).await.shows("Kanya Sample"));
        assert!(ratna.get(&people).await.shows("Somchai Example"));
    })
    .await;
}

#[tokio::test]
async fn marks_are_for_the_person_the_trainer_and_the_monitoring_officer() {
    on_both(&MODULES, async |world| {
        let ratna = world.person("Ratna Example", Role::ProgrammeOfficer, None).await;
        let mei = world.person("Mei Monitor", Role::MonitoringOfficer, None).await;
        let thai = party(&world, "TH").await;
        let event = planned(&ratna, "Course", "3-7 June 2024", false).await;
        completed(&ratna, &event).await;
        let fields = [
            ("given", "Somchai"),
            ("family", "Example"),
            ("party", "TH"),
            ("status", "attended"),
            ("pre", "41.5"),
            ("post", "83,5"),
        ];
        assert_eq!(add(&mei, &event, &fields).await.status, 303);
        let trainer = [
            ("given", "Tara"),
            ("family", "Trainer"),
            ("status", "attended"),
            ("role", "trainer"),
        ];
        assert_eq!(add(&mei, &event, &trainer).await.status, 303);
        let (somchai, tara) = (
            somebody(&world, "Example").await,
            somebody(&world, "Trainer").await,
        );
        let people = format!("{event}/people");

        let himself = world
            .person_of("Somchai Self", Role::FrontlineOfficer, Some(thai), Some(somchai))
            .await;
        let teacher = world
            .person_of("Tara Self", Role::FrontlineOfficer, None, Some(tara))
            .await;
        let focal = world.person("Kanya Focal", Role::FocalPoint, Some(thai)).await;
        for who in [&mei, &himself, &teacher] {
            assert!(who.get(&people).await.shows("41.5"));
        }
        for who in [&focal, &ratna] {
            let page = who.get(&people).await;
            assert!(page.shows("Somchai") && !page.shows("41.5") && !page.shows("83.5"));
            assert!(!who.get(&format!("{people}/export/csv")).await.shows("41.5"));
            // Nor does an order or a mean of one tell them.
            assert!(!who.get(&event).await.shows("+42"));
        }
        assert!(mei.get(&event).await.shows("+42"));
        assert!(
            mei.get(&format!("{people}/export/csv"))
                .await
                .text
                .contains("41.5")
        );

        // A programme officer who edits the line leaves the marks as they are.
        let sql = Sql::Same("select id from participation where person = $1");
        let (row,): (Id<super::Participation>,) = world.app.db.one(sql, args![somchai]).await.unwrap();
        let saved = ratna
            .post(
                &format!("{people}/{row}"),
                &[
                    ("version", "1"),
                    ("party", "TH"),
                    ("status", "partly"),
                    ("pre", "0"),
                    ("role", "participant"),
                ],
            )
            .await;
        assert_eq!(saved.status, 303, "{}", saved.text);
        assert!(himself.get(&people).await.shows("41.5"));
        assert!(!ratna.get(&format!("{people}/{row}/edit")).await.shows("41.5"));
        let late = mei
            .post(
                &format!("{people}/{row}"),
                &[("version", "1"), ("party", "TH"), ("status", "absent")],
            )
            .await;
        assert_eq!(late.status, 409);
    })
    .await;
}

#[tokio::test]
async fn a_name_added_later_is_taken_out_of_its_headcount_and_never_below_zero() {
    on_both(&MODULES, async |world| {
        let ratna = world.person("Ratna Example", Role::ProgrammeOfficer, None).await;
        let event = planned(&ratna, "Dialogue", "5 June 2024", false).await;
        completed(&ratna, &event).await;
        let lines = format!("{event}/headcounts");
        let wrong = ratna
            .post(
                &lines,
                &[("party", "TH"), ("number", "2"), ("women", "2"), ("men", "1")],
            )
            .await;
        assert_eq!(wrong.status, 422);
        assert_eq!(
            ratna
                .post(&lines, &[("party", "TH"), ("number", "2"), ("women", "1")])
                .await
                .status,
            303
        );
        let (line,): (Id<crate::headcount::HeadcountLine>,) = world
            .app
            .db
            .one(Sql::Same("select id from headcount_line"), args![])
            .await
            .unwrap();
        let line = line.to_string();
        let named = |family: &'static str| {
            [
                ("family", family),
                ("party", "TH"),
                ("status", "attended"),
                ("headcount_line", line.as_str()),
                ("role", "participant"),
            ]
        };
        assert_eq!(add(&ratna, &event, &named("Alpha")).await.status, 303);
        let page = ratna.get(&event).await;
        assert!(page.shows("1 by name, 1 by number"), "{}", page.text);
        assert_eq!(add(&ratna, &event, &named("Beta")).await.status, 303);
        // Both are named: a third cannot be taken out, and nothing of them is kept.
        let third = add(&ratna, &event, &named("Gamma")).await;
        assert!(third.status == 422 && third.shows("Gamma"), "{}", third.text);
        assert_eq!(world.number("select count(*) from participation").await, 2);
        assert_eq!(
            world
                .number("select count(*) from person where family = 'Gamma'")
                .await,
            0
        );
        let fewer = ratna
            .post(
                &format!("{lines}/{line}"),
                &[("version", "1"), ("party", "TH"), ("number", "1")],
            )
            .await;
        assert_eq!(fewer.status, 422);
        assert!(ratna.get(&event).await.shows("2 by name, 0 by number"));
    })
    .await;
}

#[tokio::test]
async fn a_person_stands_once_on_a_list_with_the_status_of_that_day() {
    on_both(&MODULES, async |world| {
        let ratna = world.person("Ratna Example", Role::ProgrammeOfficer, None).await;
        let event = planned(&ratna, "Workshop", "5 June 2024", false).await;
        completed(&ratna, &event).await;
        assert_eq!(add(&ratna, &event, &[("family", "Example"), ("party", "TH")]).await.status, 303);
        let person = somebody(&world, "Example").await.to_string();
        assert!(ratna.get(&format!("{event}/people/new?q=exam")).await.shows("Example"));
        assert!(ratna.get(&format!("{event}/people/new?person={person}")).await.shows("Example"));
        let again = add(&ratna, &event, &[("person", &person), ("party", "TH")]).await;
        assert_eq!(again.status, 422, "{}", again.text);
        // Blank attendance is not a yes.
        assert_eq!(world.number("select count(*) from participation where status = 'not-recorded' and party_status = 'member'").await, 1);
        assert!(ratna.get("/app/events").await.status == 200);
        assert!(ratna.get(&event).await.shows("Attendance not recorded"));
        let hostile = add(&ratna, &event, &[("family", "<script>x</script>"), ("party", "TH"), ("status", "attended")]).await;
        assert_eq!(hostile.status, 303);
        assert!(!ratna.get(&format!("{event}/people")).await.shows("<script>x"));
    })
    .await;
}

#[tokio::test]
async fn what_was_said_without_attribution_leaves_without_roles_and_closed_without_names() {
    on_both(&MODULES, async |world| {
        let ratna = world.person("Ratna Example", Role::ProgrammeOfficer, None).await;
        let event = planned(&ratna, "Dialogue", "5 June 2024", false).await;
        completed(&ratna, &event).await;
        add(
            &ratna,
            &event,
            &[
                ("family", "Example"),
                ("party", "TH"),
                ("status", "attended"),
                ("role", "speaker"),
            ],
        )
        .await;
        let file = format!("{event}/people/export/csv");
        assert!(ratna.get(&file).await.text.contains("Speaker"));
        let session = |rule: &'static str| [("title", "Talk"), ("attribution", rule)];
        ratna
            .post(&format!("{event}/sessions"), &session("without-attribution"))
            .await;
        let without = ratna.get(&file).await.text;
        assert!(
            without.contains("Example") && !without.contains("Speaker"),
            "{without}"
        );
        assert!(
            !ratna
                .get(&format!("{event}/list?form=full"))
                .await
                .shows("Speaker")
        );
        ratna.post(&format!("{event}/sessions"), &session("closed")).await;
        let closed = ratna.get(&file).await.text;
        assert!(
            closed.contains("Thailand") && !closed.contains("Example"),
            "{closed}"
        );
        let printed = ratna.get(&format!("{event}/list?form=full")).await;
        assert!(printed.shows("Thailand") && !printed.shows(">Example"));
    })
    .await;
}

#[tokio::test]
async fn kanya_chooses_what_she_sees_of_the_people_and_no_choice_shows_what_is_not_for_her() {
    on_both(&MODULES, async |world| {
        let ratna = world.person("Ratna Example", Role::ProgrammeOfficer, None).await;
        let mei = world.person("Mei Monitor", Role::MonitoringOfficer, None).await;
        let thai = party(&world, "TH").await;
        let kanya = world.person("Kanya Focal", Role::FocalPoint, Some(thai)).await;
        let event = planned(&ratna, "Dialogue", "5 June 2024", false).await;
        completed(&ratna, &event).await;
        let fields = [
            ("family", "Example"),
            ("party", "TH"),
            ("status", "attended"),
            ("role", "speaker"),
            ("pre", "41.5"),
        ];
        assert_eq!(add(&mei, &event, &fields).await.status, 303);
        let people = format!("{event}/people");
        let asked = "columns=name,party,role,before";
        let page = kanya.get(&format!("{people}?{asked}")).await;
        assert!(page.shows("Example") && page.shows("Speaker") && !page.shows("In the room"));
        assert!(!page.shows("41.5"), "marks are not for a focal point");
        assert!(
            page.statements <= 8,
            "the list took {} statements",
            page.statements
        );
        let file = format!("{people}/export/csv?{asked}");
        let first = |text: &str| {
            text.trim_start_matches('\u{feff}')
                .lines()
                .next()
                .map(str::to_owned)
        };
        let heads = first(&kanya.get(&file).await.text);
        assert_eq!(heads.as_deref(), Some("\"Name\",\"Role\",\"Party\""));
        assert!(mei.get(&file).await.shows("41.5"));

        // Whatever is asked for, roles do not leave without attribution, nor names a closed door.
        for (rule, heads) in [
            ("without-attribution", "\"Name\",\"Party\""),
            ("closed", "\"Party\""),
        ] {
            let session = [("title", "Talk"), ("attribution", rule)];
            ratna.post(&format!("{event}/sessions"), &session).await;
            assert_eq!(first(&kanya.get(&file).await.text).as_deref(), Some(heads));
        }
    })
    .await;
}

#[tokio::test]
async fn somebody_added_twice_at_an_event_is_noticed_and_never_merged() {
    on_both(&MODULES, async |world| {
        let ratna = world.person("Ratna Example", Role::ProgrammeOfficer, None).await;
        let event = planned(&ratna, "Workshop", "5 June 2024", false).await;
        let fields = [
            ("given", "Malee"),
            ("family", "Example"),
            ("party", "TH"),
            ("status", "expected"),
        ];
        for _ in 0..2 {
            assert_eq!(add(&ratna, &event, &fields).await.status, 303);
        }
        assert_eq!(
            world
                .number("select count(*) from person where merged_into is null")
                .await,
            2
        );
        assert_eq!(
            world
                .number("select count(*) from same_person where decided_at is null")
                .await,
            1
        );
        let page = ratna.get("/app/directory/suggestions").await;
        assert!(page.shows("Malee Example"), "{}", page.text);
    })
    .await;
}

proptest! {
    #[test]
    fn roles_keep_the_profiles_order_and_one_that_counts_nowhere_goes_before_the_first(picks in proptest::collection::vec(0usize..8, 0..12)) {
        let profile = balai_kernel::profile::Profile::load("bali-process").unwrap();
        let codes: Vec<String> = profile.event_roles.iter().map(|role| role.code.clone()).collect();
        let given: Vec<&str> = picks.iter().map(|at| codes[*at].as_str()).collect();
        let (roles, counted) = roles_in_order(&profile, given.iter().copied());
        let kept: Vec<&str> = roles.split(' ').collect();
        let nowhere = profile.roles_counted(RoleCount::Nowhere);
        prop_assert!(kept.contains(&counted.as_str()));
        if kept.iter().any(|role| nowhere.contains(role)) {
            prop_assert!(nowhere.contains(&counted.as_str()));
        } else {
            prop_assert_eq!(kept[0], counted.as_str());
        }
        let places: Vec<usize> = kept.iter().map(|role| codes.iter().position(|code| code == role).unwrap()).collect();
        prop_assert!(places.windows(2).all(|two| two[0] < two[1]));
        prop_assert!(given.iter().all(|role| kept.contains(role)));
    }
}

#[tokio::test]
async fn who_came_on_one_day_came_for_one_day_and_on_half_a_day_for_half_of_one() {
    on_both(&MODULES, async |world| {
        let ratna = world.person("Ratna Example", Role::ProgrammeOfficer, None).await;
        let event = planned(&ratna, "Workshop", "3-7 June 2024", false).await;
        let people = format!("{event}/people");
        for (family, days) in [("Alpha", "1"), ("Beta", "0.5"), ("Gamma", "2")] {
            let fields = [
                ("family", family),
                ("party", "TH"),
                ("status", "partly"),
                ("days", days),
            ];
            assert_eq!(add(&ratna, &event, &fields).await.status, 303);
            if family == "Alpha" {
                assert!(ratna.get(&people).await.shows("One person by name"));
            }
        }
        let list = ratna.get(&people).await;
        for said in [", 1 day<", ", 0.5 days<", ", 2 days<", "3 people by name"] {
            assert!(list.shows(said), "{said}: {}", list.text);
        }
        let list = ratna.get(&format!("{people}?lang=id")).await;
        assert!(list.shows(", 0,5 hari<") && list.shows(", 1 hari<"));
    })
    .await;
}

#[tokio::test]
async fn the_three_forms_of_a_list_come_as_documents_to_whom_their_pages_are_shown() {
    on_both(&MODULES, async |world| {
        let ratna = world.person("Ratna Example", Role::ProgrammeOfficer, None).await;
        let thai = party(&world, "TH").await;
        let kanya = world.person("Kanya Focal", Role::FocalPoint, Some(thai)).await;
        let event = planned(&ratna, "Dialogue", "5 June 2024", false).await;
        completed(&ratna, &event).await;
        for (family, status) in [("Example", "attended"), ("Absent", "absent")] {
            let fields = [
                ("given", "Somchai"),
                ("family", family),
                ("party", "TH"),
                ("status", status),
                ("role", "speaker"),
            ];
            assert_eq!(add(&ratna, &event, &fields).await.status, 303);
        }
        let list = |form: &str| format!("{event}/list?form={form}&as=docx");
        assert!(
            ratna
                .get(&format!("{event}/list?form=room"))
                .await
                .shows("as=docx")
        );
        let texts = async |form: &str| -> String {
            let (status, bytes) = ratna.bytes(&list(form)).await;
            assert_eq!(status, 200, "{form}");
            let document = balai_docx::read(&bytes, &balai_docx::Limits::default()).expect("a document");
            assert!(document.tables()[0].rows[0].header, "headings on each page");
            let texts: Vec<String> = document.paragraphs().iter().map(|one| one.text()).collect();
            texts.join("|")
        };
        let full = texts("full").await;
        assert!(
            full.starts_with("Dialogue|") && full.contains("Somchai Absent") && full.contains("Speaker"),
            "{full}"
        );
        let room = texts("room").await;
        assert!(
            room.contains("Somchai Example") && !room.contains("Absent"),
            "{room}"
        );
        let delegations = texts("delegations").await;
        assert!(
            delegations.contains("Thailand") && !delegations.contains("Somchai"),
            "{delegations}"
        );
        // As their pages are: to the room, to the office, to everyone.
        for form in ["full", "room"] {
            assert_eq!(kanya.get(&list(form)).await.status, 404, "{form}");
        }
        assert_eq!(kanya.get(&list("delegations")).await.status, 200);
        // Each list with names that was taken is in the audit.
        let taken = "select count(*) from audit_line where act = 'exported' and noun = 'participation'";
        assert_eq!(world.number(taken).await, 3);
        let session = [("title", "Talk"), ("attribution", "closed")];
        ratna.post(&format!("{event}/sessions"), &session).await;
        assert!(
            !texts("full").await.contains("Somchai"),
            "closed doors stay closed in Word"
        );
        let (status, bytes) = ratna.bytes(&format!("{event}/people/export/docx")).await;
        assert_eq!(status, 200);
        let document = balai_docx::read(&bytes, &balai_docx::Limits::default()).expect("a document");
        let said: String = document.paragraphs().iter().map(|one| one.text()).collect();
        assert!(said.contains("Thailand") && !said.contains("Somchai"), "{said}");
    })
    .await;
}
