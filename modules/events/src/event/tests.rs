//! Stories of events, told by those who plan them and those who look on.

mod approval;
mod editions;
mod feed;

use balai_kernel::{
    Id, Module,
    actor::{PartyRef, Role},
    store::{Conn as _, Sql},
    test::{Someone, World, on_both},
};

pub const MODULES: [Module; 3] = [balai_directory::MODULE, balai_workplan::MODULE, crate::MODULE];

/// Plans an event and gives its address, `/app/events/...`.
pub async fn planned(who: &Someone<'_>, title: &str, when: &str, unlisted: bool) -> String {
    let mut fields = vec![
        ("title", title),
        ("kind", "training"),
        ("when", when),
        ("place", "Jakarta, Indonesia"),
    ];
    if unlisted {
        fields.push(("unlisted", "yes"));
    }
    let seen = who.post("/app/plan/activities", &fields).await;
    let location = seen.location.unwrap_or_else(|| panic!("{}", seen.text));
    location.split('?').next().unwrap().to_owned()
}

/// Takes an event from the first idea to its end.
pub async fn completed(who: &Someone<'_>, event: &str) {
    let states = format!(
        "/app/plan/activities/{}/states",
        event.rsplit('/').next().unwrap()
    );
    for (version, state) in [("1", "planned"), ("2", "completed")] {
        let step = who.post(&states, &[("state", state), ("version", version)]).await;
        assert_eq!(step.status, 303, "{}", step.text);
    }
}

/// The party with this code.
pub async fn party(world: &World, code: &'static str) -> Id<PartyRef> {
    let sql = Sql::Same("select id from party where code = $1");
    let (id,): (Id<PartyRef>,) = world.app.db.one(sql, balai_kernel::args![code]).await.unwrap();
    id
}

#[tokio::test]
async fn an_unlisted_event_is_not_there_for_members() {
    on_both(&MODULES, async |world| {
        let ratna = world.person("Ratna Example", Role::ProgrammeOfficer, None).await;
        let thai = party(&world, "TH").await;
        let kanya = world.person("Kanya Example", Role::FocalPoint, Some(thai)).await;
        let hidden = planned(&ratna, "Quiet meeting", "3-4 March 2025", true).await;
        let shown = planned(&ratna, "Open workshop", "3-4 March 2025", false).await;
        for event in [&hidden, &shown] {
            completed(&ratna, event).await;
        }
        assert_eq!(kanya.get(&hidden).await.status, 404);
        for tab in [
            "people",
            "sessions",
            "history",
            "list",
            "people/export/csv",
            "edit",
        ] {
            assert_eq!(kanya.get(&format!("{hidden}/{tab}")).await.status, 404, "{tab}");
        }
        let list = kanya.get("/app/events").await;
        assert!(list.shows("Open workshop") && !list.shows("Quiet meeting"));
        let file = kanya.get("/app/events/export/csv").await.text;
        assert!(file.contains("Open workshop") && !file.contains("Quiet meeting"));
        assert!(ratna.get(&hidden).await.shows("Quiet meeting"));
        assert_eq!(kanya.get(&shown).await.status, 200);
    })
    .await;
}

#[tokio::test]
async fn the_public_site_and_its_feeds_show_only_what_is_public() {
    on_both(&MODULES, async |world| {
        let ratna = world.person("Ratna Example", Role::ProgrammeOfficer, None).await;
        let stranger = world.stranger();
        let done = planned(
            &ratna,
            "Workshop <b>on</b> air borders; part 1, day 2",
            "3-7 June 2024",
            false,
        )
        .await;
        completed(&ratna, &done).await;
        let plan = planned(&ratna, "Roundtable in planning", "3 March 2025", false).await;
        let hidden = planned(&ratna, "Quiet meeting", "4 March 2024", true).await;
        completed(&ratna, &hidden).await;
        for path in ["/events", "/events.atom", "/events.ics"] {
            let page = stranger.get(path).await;
            assert_eq!(page.status, 200, "{path}");
            assert!(page.shows("air borders"), "{path}: {}", page.text);
            assert!(
                !page.shows("in planning") && !page.shows("Quiet meeting"),
                "{path}"
            );
            assert!(!page.shows("<b>on</b>") || path.ends_with("ics"), "{path}");
            // The office sees no more on the public site than the public.
            assert!(!ratna.get(path).await.shows("in planning"), "{path}");
        }
        let calendar = stranger.get("/events.ics").await.text;
        assert!(
            calendar.contains("DTSTART;VALUE=DATE:20240603\r\nDTEND;VALUE=DATE:20240608"),
            "{calendar}"
        );
        assert!(calendar.contains("borders\\; part 1\\, day 2"));
        let public = |event: &str| event.replace("/app", "");
        assert!(stranger.get(&public(&done)).await.shows("3 to 7 June 2024"));
        assert_eq!(stranger.get(&public(&plan)).await.status, 404);
        assert_eq!(stranger.get(&public(&hidden)).await.status, 404);
        assert_eq!(stranger.get("/app/events").await.status, 303);
    })
    .await;
}

#[tokio::test]
async fn an_event_is_filtered_by_what_it_is() {
    on_both(&MODULES, async |world| {
        let ratna = world.person("Ratna Example", Role::ProgrammeOfficer, None).await;
        let event = planned(&ratna, "Online course", "5 June 2024", false).await;
        let edit = format!("{event}/edit");
        assert!(ratna.get(&edit).await.shows("national"));
        let refused = ratna
            .post(
                &edit,
                &[("version", "1"), ("level", "national"), ("mode", "online")],
            )
            .await;
        assert_eq!(refused.status, 422);
        let unknown = ratna
            .post(
                &edit,
                &[
                    ("version", "1"),
                    ("level", "national"),
                    ("level_party", "Atlantis"),
                    ("mode", "online"),
                ],
            )
            .await;
        assert!(unknown.status == 422 && unknown.shows("Atlantis"));
        let saved = ratna
            .post(
                &edit,
                &[
                    ("version", "1"),
                    ("level", "national"),
                    ("level_party", "thailand"),
                    ("mode", "online"),
                    ("office_role", "funded"),
                ],
            )
            .await;
        assert_eq!(saved.status, 303, "{}", saved.text);
        let late = ratna
            .post(
                &edit,
                &[("version", "1"), ("level", "regional"), ("mode", "hybrid")],
            )
            .await;
        assert_eq!(late.status, 409);
        assert!(
            ratna
                .get("/app/events?mode=online&level=national&month=6")
                .await
                .shows("Online course")
        );
        assert!(!ratna.get("/app/events?mode=hybrid").await.shows(">Online course"));
        assert!(ratna.get(&event).await.shows("Thailand"));
        assert!(ratna.get(&format!("{event}/history")).await.shows("online"));
    })
    .await;
}

#[tokio::test]
async fn a_whole_is_never_a_part() {
    on_both(&MODULES, async |world| {
        let ratna = world.person("Ratna Example", Role::ProgrammeOfficer, None).await;
        let whole = planned(&ratna, "Programme", "2024", false).await;
        let part = planned(&ratna, "First module", "5 June 2024", false).await;
        let id = |event: &str| event.rsplit('/').next().unwrap().to_owned();
        let join = ratna
            .post(
                &format!("{part}/edit"),
                &[("version", "1"), ("part_of", &id(&whole))],
            )
            .await;
        assert_eq!(join.status, 303, "{}", join.text);
        assert!(ratna.get(&whole).await.shows("First module"));
        let circle = ratna
            .post(
                &format!("{whole}/edit"),
                &[("version", "1"), ("part_of", &id(&part))],
            )
            .await;
        assert_eq!(circle.status, 422);
    })
    .await;
}

#[tokio::test]
async fn a_closed_sessions_title_stays_in_the_room() {
    on_both(&MODULES, async |world| {
        let ratna = world.person("Ratna Example", Role::ProgrammeOfficer, None).await;
        let thai = party(&world, "TH").await;
        let kanya = world.person("Kanya Example", Role::FocalPoint, Some(thai)).await;
        let event = planned(&ratna, "Dialogue", "5 June 2024", false).await;
        completed(&ratna, &event).await;
        for (title, rule) in [("Welcome", "open"), ("A case from Alpha", "closed")] {
            let made = ratna
                .post(
                    &format!("{event}/sessions"),
                    &[
                        ("title", title),
                        ("day", "5 June 2024"),
                        ("starts", "9.30"),
                        ("attribution", rule),
                    ],
                )
                .await;
            assert_eq!(made.status, 303, "{}", made.text);
        }
        let theirs = kanya.get(&format!("{event}/sessions")).await;
        assert!(theirs.shows("Welcome") && theirs.shows("Closed session") && !theirs.shows("Alpha"));
        assert!(ratna.get(&format!("{event}/sessions")).await.shows("Alpha"));
        // A file may be passed on: not even the office's own has the title.
        let file = ratna.get(&format!("{event}/sessions/export/csv")).await.text;
        assert!(
            file.contains("09:30") && file.contains("Welcome") && !file.contains("Alpha"),
            "{file}"
        );
    })
    .await;
}

#[tokio::test]
async fn external_events_and_inputs_are_kept_by_year() {
    on_both(&MODULES, async |world| {
        let ratna = world.person("Ratna Example", Role::ProgrammeOfficer, None).await;
        let bad = ratna
            .post(
                "/app/events/external",
                &[("title", "World conference"), ("when", "")],
            )
            .await;
        assert!(bad.status == 422 && bad.shows("World conference"));
        let made = ratna
            .post(
                "/app/events/external",
                &[
                    ("title", "World conference"),
                    ("when", "2024"),
                    ("contribution", "a panel"),
                ],
            )
            .await;
        assert_eq!(made.status, 303, "{}", made.text);
        assert!(
            ratna
                .get("/app/events/external?year=2024")
                .await
                .shows("World conference")
        );
        assert!(
            !ratna
                .get("/app/events/external?year=2023")
                .await
                .shows("World conference")
        );
        assert!(
            ratna
                .get("/app/events/external/export/csv")
                .await
                .text
                .contains("a panel")
        );
        let input = ratna
            .post(
                "/app/events/inputs",
                &[
                    ("body", "wg-trafficking"),
                    ("meeting", "Annual meeting"),
                    ("when", "June 2024"),
                ],
            )
            .await;
        assert_eq!(input.status, 303, "{}", input.text);
        assert!(
            ratna
                .get("/app/events/inputs?body=wg-trafficking")
                .await
                .shows("Annual meeting")
        );
        let admin = world.person("Aroon Example", Role::Administrator, None).await;
        assert_eq!(
            admin.post("/app/events/inputs", &[("meeting", "x")]).await.status,
            403
        );
    })
    .await;
}

#[tokio::test]
async fn what_is_added_by_hand_is_found_at_once_and_no_longer_when_removed() {
    let modules: Vec<Module> = MODULES.into_iter().chain([balai_kernel::desk::MODULE]).collect();
    on_both(&modules, async |world| {
        let ratna = world.person("Ratna Example", Role::ProgrammeOfficer, None).await;
        let found = async |word: &str, title: &str| {
            let page = ratna.get(&format!("/app/search?q={word}")).await;
            assert_eq!(page.status, 200, "{}", page.text);
            page.shows(title)
        };
        let event = planned(&ratna, "Course", "3 June 2024", false).await;
        let person = [("given", "Somchai"), ("family", "Zhivagox"), ("party", "TH")];
        assert_eq!(ratna.post(&format!("{event}/people"), &person).await.status, 303);
        assert!(found("zhivagox", "Somchai Zhivagox").await);

        for (path, fields, word, title) in [
            (
                "/app/events/external",
                vec![("title", "Quaxconference of ports"), ("when", "2024")],
                "quaxconference",
                "Quaxconference of ports",
            ),
            (
                "/app/events/inputs",
                vec![
                    ("body", "wg-trafficking"),
                    ("meeting", "Quaxmeeting"),
                    ("when", "June 2024"),
                ],
                "quaxmeeting",
                "Quaxmeeting",
            ),
        ] {
            let made = ratna.post(path, &fields).await;
            assert_eq!(made.status, 303, "{}", made.text);
            assert!(found(word, title).await, "{word}");
            let list = ratna.get(path).await.text;
            let from = list
                .find(&format!("{path}/0"))
                .unwrap_or_else(|| panic!("{list}"));
            let edit = list[from..].split('"').next().unwrap();
            let removal = edit.replace("/edit", "/removal");
            assert!(ratna.get(edit).await.shows(&removal));
            assert!(ratna.get(&removal).await.shows(title));
            let silent = ratna.post(&removal, &[("version", "1")]).await;
            assert_eq!(silent.status, 422);
            let gone = ratna
                .post(&removal, &[("version", "1"), ("reason", "Twice.")])
                .await;
            assert_eq!(gone.status, 303, "{}", gone.text);
            assert!(!found(word, title).await, "{word}");
            assert_eq!(ratna.get(&removal).await.status, 404);
        }
        assert_eq!(
            world
                .number("select count(*) from audit_line where act = 'removed'")
                .await,
            2
        );
    })
    .await;
}
