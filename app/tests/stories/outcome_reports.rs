//! Outcome reports of events: begun from the event's page, of that event alone, obeying its sessions,
//! read by everyone or by those who took part.

use balai_kernel::{
    Id,
    actor::Role,
    args,
    measure::{Ask, Dim, Reading},
    store::{Conn as _, Sql},
    test::{Someone, World},
    text::Lang,
};

use crate::{on_demo, party};

/// An event that the office led, with many participants; its id and title.
async fn event(world: &World) -> (Id<()>, String) {
    world
        .app
        .db
        .one(
            Sql::Same("select a.id, a.title from activity a where a.is_event = true and a.office_role in ('led', 'co-led') and a.state = 'completed' and a.part_of is null and a.audience = 'public' and a.precision in ('day', 'range') and not exists (select 1 from activity s where s.part_of = a.id) order by (select count(*) from participation p where p.event = a.id and p.status in ('attended', 'partly')) desc, a.id limit 1"),
            args![],
        )
        .await
        .unwrap()
}

/// Two days after the event ended nobody has to have written its report yet.
async fn begun(who: &Someone<'_>, event: Id<()>) -> String {
    let begun = who
        .post(&format!("/app/reports/events/{event}/report"), &[])
        .await;
    assert_eq!(begun.status, 303, "{}", begun.text);
    let at = begun.location.as_deref().unwrap_or_default();
    at.split('?').next().unwrap_or_default().to_owned()
}

/// A session of the event with a rule of attribution.
async fn session(world: &World, event: Id<()>, title: &str, rule: &str) {
    let app = &world.app;
    app.db
        .write("scene.session", |tx| async move {
            tx.run(
                Sql::Same("insert into event_session (id, event, position, title, attribution, version) values ($1, $2, 1, $3, $4, 1)"),
                args![app.clock.id::<()>(), event, title, rule],
            )
            .await
        })
        .await
        .unwrap();
}

/// Nobody who is named need be asked.
async fn cleared(who: &Someone<'_>, report: &str) {
    let base = format!("{report}/clearance");
    who.post(&format!("{base}/proposal"), &[]).await;
    let page = who.get(&base).await.text;
    let mut asks: Vec<String> = Vec::new();
    for part in page.split(&format!("href=\"{base}/")).skip(1) {
        let id: String = part.chars().take_while(char::is_ascii_hexdigit).collect();
        if id.len() == 32 && !asks.contains(&id) {
            asks.push(id);
        }
    }
    for ask in asks {
        let because = [("because", "They agreed in the room.")];
        let done = who.post(&format!("{base}/{ask}/removal"), &because).await;
        assert_eq!(done.status, 303, "{}", done.text);
    }
}

/// Writes what people write: the parts that are empty.
async fn written(world: &World, report: &str, who: &Someone<'_>) {
    let blocks: Vec<(Id<()>, String, i64)> = world
        .app
        .db
        .all(
            Sql::Same("select b.id, b.heading, b.version from report_block b join report r on r.id = b.report where r.activity is not null and b.body = '' and b.kind in ('section', 'text')"),
            args![],
        )
        .await
        .unwrap();
    for (block, heading, version) in blocks {
        let form = [
            ("version", version.to_string()),
            ("heading", heading),
            ("body", "They spoke of what helps at a counter.".to_owned()),
        ];
        let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let saved = who.post(&format!("{report}/blocks/{block}"), &form).await;
        assert_eq!(saved.status, 303, "{}", saved.text);
    }
}

async fn figure(world: &World, code: &str, event: Id<()>, by: Option<Dim>) -> Vec<(String, i64)> {
    let reading = Reading::of_office(&world.app, Lang::EN).await.unwrap();
    let measure = world.app.measure(code).unwrap();
    let ask = Ask {
        by,
        event: Some(event.uuid()),
        ..Ask::year(2024)
    };
    let cells = reading.cells(&measure, &ask).await.unwrap();
    let number = |value: Option<f64>| value.unwrap_or_default() as i64;
    cells
        .iter()
        .map(|cell| (cell.label.clone(), number(cell.as_number())))
        .collect()
}

fn table(page: &str, heading: &str) -> String {
    let rest = page.split(&format!(">{heading}</h")).nth(1).unwrap_or_default();
    rest.split("</table>").next().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn one_press_on_an_events_page_begins_a_report_that_counts_that_event_alone() {
    on_demo(async |world| {
        let nina = world.person("Nina", Role::ProgrammeOfficer, None).await;
        let (event, title) = event(&world).await;
        let page = nina.get(&format!("/app/events/{event}")).await;
        assert!(page.shows("Begin the outcome report"), "{}", page.text);
        let report = begun(&nina, event).await;
        let page = nina.get(&format!("{report}/preview")).await.text;
        assert!(page.contains("Outcome report: "), "{title}");
        let came = figure(&world, "participations", event, None).await[0].1;
        let all = Ask::year(2024);
        let reading = Reading::of_office(&world.app, Lang::EN).await.unwrap();
        let measure = world.app.measure("participations").unwrap();
        let all = reading.whole(&measure, &all).await.unwrap().as_number().unwrap() as i64;
        assert!(0 < came && came < all, "{came} of {all}");
        let by_hand = world
            .app
            .db
            .one::<(i64,)>(
                Sql::Same("select count(*) from participation p where p.event = $1 and p.status in ('attended', 'partly') and p.counted_role in ('participant', 'speaker', 'observer')"),
                args![event],
            )
            .await
            .unwrap()
            .0;
        let heads = world
            .app
            .db
            .one::<(i64,)>(
                Sql::Same("select cast(coalesce(sum(number), 0) as bigint) from headcount_line where event = $1"),
                args![event],
            )
            .await
            .unwrap()
            .0;
        assert!(by_hand <= came && came <= by_hand + heads, "{by_hand} {came} {heads}");
        assert!(table(&page, "How many took part").contains(&format!(">{came}<")), "{page}");
        // It is being written, by whom and until when, where whoever looks after the event looks.
        let page = nina.get(&format!("/app/events/{event}")).await;
        assert!(page.shows("Being written by"), "{}", page.text);
        // It goes out to Word as every report does.
        assert_eq!(nina.bytes(&format!("{report}/docx")).await.0, 200);
    })
    .await;
}

#[tokio::test]
async fn who_sent_how_many_is_told_to_those_who_took_part_and_to_nobody_else() {
    on_demo(async |world| {
        let nina = world.person("Nina", Role::ProgrammeOfficer, None).await;
        let (event, _) = event(&world).await;
        let report = begun(&nina, event).await;
        let by_party = figure(&world, "participations", event, Some(Dim::Party)).await;
        let public = table(
            &nina.get(&format!("{report}/preview")).await.text,
            "Parties that were there",
        );
        for (name, _) in &by_party {
            assert!(public.contains(name.as_str()), "{name} is not in {public}");
        }
        assert!(!public.contains("Participants"), "{public}");
        let chosen = nina
            .post(&format!("{report}/reach"), &[("reach", "participants")])
            .await;
        assert_eq!(chosen.status, 303, "{}", chosen.text);
        let inside = table(
            &nina.get(&format!("{report}/preview")).await.text,
            "Parties that were there",
        );
        assert!(inside.contains("Participants"), "{inside}");
        let (_, most) = by_party.iter().max_by_key(|(_, n)| *n).unwrap();
        assert!(inside.contains(&format!(">{most}<")), "{most} is not in {inside}");
    })
    .await;
}

#[tokio::test]
async fn what_was_said_without_attribution_names_nobody_and_what_was_closed_is_not_told() {
    on_demo(async |world| {
        let nina = world.person("Nina", Role::ProgrammeOfficer, None).await;
        let yusuf = world.person("Yusuf", Role::CoManager, None).await;
        let (event, _) = event(&world).await;
        session(&world, event, "Cases in small groups", "without-attribution").await;
        session(&world, event, "Zqsecret talk", "closed").await;
        let report = begun(&nina, event).await;
        written(&world, &report, &nina).await;
        let page = nina.get(&format!("{report}/preview")).await;
        assert!(page.shows("Cases in small groups") && page.shows("Closed session"));
        assert!(!page.shows("Zqsecret"));
        let (block, version): (Id<()>, i64) = world
            .app
            .db
            .one(
                Sql::Same("select id, version from report_block where heading = 'Cases in small groups'"),
                args![],
            )
            .await
            .unwrap();
        let version = version.to_string();
        let form = [
            ("version", version.as_str()),
            ("heading", "Cases in small groups"),
            ("body", "Thailand said that its counters close at four."),
        ];
        assert_eq!(
            nina.post(&format!("{report}/blocks/{block}"), &form).await.status,
            303
        );
        assert!(
            nina.get(&format!("{report}/check"))
                .await
                .shows("said without attribution")
        );
        cleared(&nina, &report).await;
        let refused = yusuf.post(&format!("{report}/approvals"), &[]).await;
        assert_eq!(refused.status, 422);
    })
    .await;
}

#[tokio::test]
async fn a_cleared_and_approved_report_stands_on_the_events_public_page() {
    on_demo(async |world| {
        let nina = world.person("Nina", Role::ProgrammeOfficer, None).await;
        let yusuf = world.person("Yusuf", Role::CoManager, None).await;
        let (event, _) = event(&world).await;
        let report = begun(&nina, event).await;
        written(&world, &report, &nina).await;
        // Whoever is named has not been asked yet.
        assert_eq!(yusuf.post(&format!("{report}/approvals"), &[]).await.status, 422);
        cleared(&nina, &report).await;
        let approved = yusuf.post(&format!("{report}/approvals"), &[]).await;
        assert_eq!(
            approved.status,
            303,
            "{}",
            yusuf.get(&format!("{report}/check")).await.text
        );
        let stranger = world.stranger();
        let id = report.rsplit('/').next().unwrap();
        assert_eq!(stranger.get(&format!("/reports/{id}")).await.status, 404);
        assert!(!stranger.get(&format!("/events/{event}")).await.shows(id));
        assert_eq!(nina.post(&format!("{report}/publication"), &[]).await.status, 403);
        let published = yusuf.post(&format!("{report}/publication"), &[]).await;
        assert_eq!(published.status, 303, "{}", published.text);
        assert!(stranger.get(&format!("/events/{event}")).await.shows(id));
        assert_eq!(stranger.get(&format!("/reports/{id}")).await.status, 200);
        let (status, pdf) = stranger.bytes(&format!("/reports/{id}/pdf")).await;
        assert_eq!(status, 200);
        assert!(pdf.starts_with(b"%PDF"));
    })
    .await;
}

#[tokio::test]
async fn one_for_those_who_took_part_is_read_by_them_and_by_no_other_party() {
    on_demo(async |world| {
        let nina = world.person("Nina", Role::ProgrammeOfficer, None).await;
        let yusuf = world.person("Yusuf", Role::CoManager, None).await;
        let (event, _) = event(&world).await;
        let (person,): (Id<balai_kernel::actor::PersonRef>,) = world
            .app
            .db
            .one(
                Sql::Same("select p.person from participation p where p.event = $1 and p.status = 'attended' order by p.person limit 1"),
                args![event],
            )
            .await
            .unwrap();
        let thailand = party(&world.app, "TH").await;
        let siti = world.person_of("Siti", Role::FrontlineOfficer, Some(thailand), Some(person)).await;
        let kanya = world.person("Kanya", Role::FocalPoint, Some(thailand)).await;
        let report = begun(&nina, event).await;
        nina.post(&format!("{report}/reach"), &[("reach", "participants")]).await;
        written(&world, &report, &nina).await;
        cleared(&nina, &report).await;
        assert_eq!(yusuf.post(&format!("{report}/approvals"), &[]).await.status, 303);
        assert_eq!(siti.get(&report).await.status, 404);
        assert_eq!(yusuf.post(&format!("{report}/publication"), &[]).await.status, 303);
        let id = report.rsplit('/').next().unwrap();
        assert!(siti.get(&format!("/app/events/{event}")).await.shows(id));
        assert_eq!(siti.get(&format!("/reports/{id}")).await.status, 200);
        let (status, _) = siti.bytes(&format!("/reports/{id}/pdf")).await;
        assert_eq!(status, 200);
        for other in [&kanya, &world.stranger()] {
            for path in [format!("/reports/{id}"), format!("/reports/{id}/pdf"), report.clone()] {
                assert!(matches!(other.get(&path).await.status.as_u16(), 303 | 404), "{path}");
            }
            assert!(!other.get(&format!("/events/{event}")).await.shows(id));
        }
    })
    .await;
}

#[tokio::test]
async fn an_event_has_one_report_however_many_press_at_once() {
    on_demo(async |world| {
        let ratna = world.person("Ratna", Role::MonitoringOfficer, None).await;
        let nina = world.person("Nina", Role::ProgrammeOfficer, None).await;
        let (event, _) = event(&world).await;
        let (one, other) = tokio::join!(begun(&ratna, event), begun(&nina, event));
        assert_eq!(one, other);
        let n = world
            .number("select count(*) from report where activity is not null")
            .await;
        assert_eq!(n, 1);
    })
    .await;
}

#[tokio::test]
async fn of_an_event_that_one_may_not_know_of_there_is_no_report_to_be_owed() {
    on_demo(async |world| {
        let nina = world.person("Nina", Role::ProgrammeOfficer, None).await;
        let yusuf = world.person("Yusuf", Role::CoManager, None).await;
        let thailand = party(&world.app, "TH").await;
        let kanya = world.person("Kanya", Role::FocalPoint, Some(thailand)).await;
        let (event, title) = event(&world).await;
        let page = format!("/app/reports/events/{event}");
        assert_eq!(kanya.get(&page).await.status, 404);
        assert_eq!(kanya.post(&format!("{page}/report"), &[]).await.status, 404);
        let app = &world.app;
        app.db
            .write("scene.hide", |tx| async move {
                let audience = balai_kernel::Audience::of(["managers"]).keep(&tx).await?;
                tx.run(
                    Sql::Same("update activity set audience = $2 where id = $1"),
                    args![event, audience],
                )
                .await
            })
            .await
            .unwrap();
        assert_eq!(nina.get(&page).await.status, 404);
        assert_eq!(nina.post(&format!("{page}/report"), &[]).await.status, 404);
        let report = begun(&yusuf, event).await;
        assert_eq!(nina.get(&report).await.status, 404);
        let calendar = nina.get("/app/reports/calendar?year=2024").await.text;
        assert!(!calendar.contains(&page), "{title}");
        // And what not everyone may know of is not shown to everyone.
        assert!(yusuf.get(&report).await.shows("Those who took part"));
    })
    .await;
}

#[tokio::test]
async fn a_late_outcome_report_waits_for_whoever_looks_after_the_event() {
    on_demo(async |world| {
        let nina = world.person("Nina", Role::ProgrammeOfficer, None).await;
        let omar = world.person("Omar", Role::ProgrammeOfficer, None).await;
        let (event, title) = event(&world).await;
        let app = &world.app;
        let last = app.today().saturating_sub(jiff::ToSpan::days(30));
        let owner = world
            .app
            .db
            .one::<(Id<()>,)>(Sql::Same("select id from account where name = 'Nina'"), args![])
            .await
            .unwrap()
            .0;
        app.db
            .write("scene.late", |tx| async move {
                tx.run(
                    Sql::Same("update activity set from_on = $2, to_on = $2, precision = 'day', year = $3, owner = $4 where id = $1"),
                    args![event, last, last.year(), owner],
                )
                .await
            })
            .await
            .unwrap();
        let waits = format!("/app/reports/events/{event}");
        assert!(nina.get("/app").await.text.contains(&waits), "{title}");
        assert!(!omar.get("/app").await.text.contains(&waits));
        let calendar = nina.get(&format!("/app/reports/calendar?year={}", last.year())).await;
        assert!(calendar.text.contains(&waits) && calendar.shows("9 days late"), "{}", calendar.text);
        let sent = [
            ("version", "0"),
            ("sent", &app.today().to_string()),
            ("to", "Those who took part, by e-mail"),
        ];
        nina.post(&format!("{waits}/report"), &[]).await;
        let (report,): (Id<()>,) = app
            .db
            .one(Sql::Same("select id from report where activity is not null"), args![])
            .await
            .unwrap();
        nina.post(&format!("/app/reports/{report}/reach"), &[("reach", "participants")]).await;
        let recorded = nina.post(&format!("{waits}/delivery"), &sent).await;
        assert_eq!(recorded.status, 303, "{}", recorded.text);
        assert!(!nina.get("/app").await.text.contains(&waits));
    })
    .await;
}

#[tokio::test]
async fn a_promise_given_at_an_event_stands_beside_it_and_in_its_report_where_its_party_reads_it_too() {
    on_demo(async |world| {
        let nina = world.person("Nina", Role::ProgrammeOfficer, None).await;
        let thailand = party(&world.app, "TH").await;
        let kanya = world.person("Kanya", Role::FocalPoint, Some(thailand)).await;
        let (event, _) = event(&world).await;
        let today = world.app.today().to_string();
        for (words, shared) in [
            ("Zqshared: names a second officer", "yes"),
            ("Zqoffice: asks again in May", ""),
        ] {
            let form = [
                ("kind", "by-party"),
                ("words", words),
                ("made", today.as_str()),
                ("event", &*event.to_string()),
                ("shared", shared),
            ];
            let noted = nina.post("/app/directory/parties/TH/promises/new", &form).await;
            assert_eq!(noted.status, 303, "{}", noted.text);
        }
        let page = format!("/app/events/{event}");
        let seen = nina.get(&page).await;
        assert!(seen.shows("Zqshared") && seen.shows("Zqoffice"), "{}", seen.text);
        let seen = kanya.get(&page).await;
        assert!(seen.shows("Zqshared") && !seen.shows("Zqoffice"));
        assert!(
            !world
                .stranger()
                .get(&format!("/events/{event}"))
                .await
                .shows("Zqshared")
        );
        let report = begun(&nina, event).await;
        let told = nina.get(&format!("{report}/preview")).await;
        assert!(told.shows("Zqshared") && !told.shows("Zqoffice"));
    })
    .await;
}

#[tokio::test]
async fn a_donor_that_is_no_party_has_a_brief_for_the_office_alone() {
    on_demo(async |world| {
        let nina = world.person("Nina", Role::ProgrammeOfficer, None).await;
        let thailand = party(&world.app, "TH").await;
        let kanya = world.person("Kanya", Role::FocalPoint, Some(thailand)).await;
        let (event, title) = event(&world).await;
        let app = &world.app;
        app.db
            .write("scene.fund", |tx| async move {
                tx.run(
                    Sql::Same("update activity set funder = 'Zq Example Foundation; Government of Japan' where id = $1"),
                    args![event],
                )
                .await
            })
            .await
            .unwrap();
        let brief = "/app/briefs/donor:zq%20example%20foundation?year=2024";
        let page = nina.get(brief).await;
        assert_eq!(page.status, 200, "{}", page.text);
        assert!(page.shows("Zq Example Foundation") && page.text.contains(&event.to_string()), "{title}");
        assert!(nina.get(&format!("/app/events/{event}")).await.text.contains("/app/briefs/donor:Zq"));
        assert_eq!(nina.get("/app/briefs/donor:Nobody%20at%20all").await.status, 404);
        assert_eq!(nina.get("/app/briefs/donor:zq%20example%20foundation?edition=party").await.status, 404);
        assert_eq!(kanya.get(brief).await.status, 404);
    })
    .await;
}
