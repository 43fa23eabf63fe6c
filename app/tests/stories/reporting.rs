//! The reporting calendar and the monthly report: what is owed, what it says, who reads it.

use balai_kernel::{
    actor::Role,
    args,
    measure::{Ask, Reading},
    store::{Conn as _, Sql},
    test::{Someone, World},
    text::Lang,
};
use balai_report::brief::Period;
use jiff::civil::date;

use crate::{on_demo, party};

const JUNE: &str = "/app/reports/calendar/monthly/2024-06-01";

/// Begins the monthly report of June 2024 and tells its address.
async fn begun(who: &Someone<'_>) -> String {
    let begun = who.post(&format!("{JUNE}/report"), &[]).await;
    assert_eq!(begun.status, 303, "{}", begun.text);
    let at = begun.location.as_deref().unwrap_or_default();
    at.split('?').next().unwrap_or_default().to_owned()
}

/// What is measured in a period, in the office's scope.
async fn figure(world: &World, code: &str, period: Period) -> i64 {
    let reading = Reading::of_office(&world.app, Lang::EN).await.unwrap();
    let measure = world.app.measure(code).unwrap();
    let ask = Ask {
        from: period.from,
        to: period.to,
        by: None,
        only: Vec::new(),
        event: None,
    };
    reading.whole(&measure, &ask).await.unwrap().as_number().unwrap() as i64
}

fn june() -> Period {
    Period::between(date(2024, 6, 1), date(2024, 6, 30)).unwrap()
}

#[tokio::test]
async fn the_monthly_report_tells_of_its_month_what_the_measures_and_the_plan_say() {
    on_demo(async |world| {
        let ratna = world.person("Ratna", Role::MonitoringOfficer, None).await;
        let report = begun(&ratna).await;
        let page = ratna.get(&format!("{report}/preview")).await.text;
        let held: Vec<(String,)> = world
            .app
            .db
            .all(
                Sql::Same("select a.title from activity a where a.from_on between $1 and $2 and a.state not in ('proposed', 'postponed', 'cancelled') and not exists (select 1 from activity s where s.part_of = a.id)"),
                args![date(2024, 6, 1), date(2024, 6, 30)],
            )
            .await
            .unwrap();
        assert!(held.len() > 2, "June of the demo has {} activities", held.len());
        for (title,) in &held {
            let written = title.replace('&', "&amp;").replace('"', "&quot;");
            assert!(page.contains(&written), "{title} is missing");
        }
        let events = figure(&world, "events", june()).await;
        let to_date = figure(&world, "events", june().to_date()).await;
        assert!(to_date > events);
        let row = page.split("Events held or supported").nth(1).unwrap();
        let row = row.split("</tr>").next().unwrap();
        for value in [events, to_date] {
            assert!(row.contains(&format!(">{value}<")), "{value} is not in {row}");
        }
    })
    .await;
}

#[tokio::test]
async fn the_calendar_and_its_reports_are_the_offices_alone() {
    on_demo(async |world| {
        let ratna = world.person("Ratna", Role::MonitoringOfficer, None).await;
        let report = begun(&ratna).await;
        let thailand = party(&world.app, "TH").await;
        let kanya = world.person("Kanya", Role::FocalPoint, Some(thailand)).await;
        for path in ["/app/reports/calendar", JUNE, &report, &format!("{report}/pdf")] {
            assert_eq!(kanya.get(path).await.status, 404, "{path}");
        }
        let refused = kanya
            .post(
                &format!("{JUNE}/delivery"),
                &[("sent", "2024-07-05"), ("to", "me")],
            )
            .await;
        assert_eq!(refused.status, 404);
    })
    .await;
}

#[tokio::test]
async fn what_only_those_who_lead_may_see_is_drawn_into_no_report() {
    on_demo(async |world| {
        let yusuf = world.person("Yusuf", Role::CoManager, None).await;
        world
            .script("update activity set title = 'Zqhidden matter', audience = 'managers' where id = (select id from activity where from_on between '2024-06-01' and '2024-06-30' and state not in ('proposed', 'postponed', 'cancelled') and not exists (select 1 from activity s where s.part_of = activity.id) order by id limit 1)")
            .await;
        world
            .script("insert into audience_key (audience, key) select 'managers', 'managers' where not exists (select 1 from audience_key where audience = 'managers')")
            .await;
        let report = begun(&yusuf).await;
        assert!(!yusuf.get(&format!("{report}/preview")).await.shows("Zqhidden"));
        assert!(yusuf.get("/app/events?q=Zqhidden").await.shows("Zqhidden"));
    })
    .await;
}

#[tokio::test]
async fn two_who_begin_at_once_find_one_report() {
    on_demo(async |world| {
        let ratna = world.person("Ratna", Role::MonitoringOfficer, None).await;
        let nina = world.person("Nina", Role::ProgrammeOfficer, None).await;
        let (one, other) = tokio::join!(begun(&ratna), begun(&nina));
        assert_eq!(one, other);
    })
    .await;
}

#[tokio::test]
async fn a_report_that_is_owed_waits_for_its_writer_until_it_is_sent() {
    on_demo(async |world| {
        let ratna = world.person("Ratna", Role::MonitoringOfficer, None).await;
        let nina = world.person("Nina", Role::ProgrammeOfficer, None).await;
        let waits = "Monthly report, January 2025";
        assert!(ratna.get("/app").await.shows(waits));
        assert!(!nina.get("/app").await.shows(waits));
        let january = "/app/reports/calendar/monthly/2025-01-01";
        let early = [
            ("version", "0"),
            ("sent", "2024-12-31"),
            ("to", "Co-managers by e-mail"),
        ];
        assert_eq!(
            ratna.post(&format!("{january}/delivery"), &early).await.status,
            422
        );
        let sent = [
            ("version", "0"),
            ("sent", "2025-02-08"),
            ("to", "Co-managers by e-mail"),
        ];
        assert_eq!(
            ratna.post(&format!("{january}/delivery"), &sent).await.status,
            303
        );
        assert!(!ratna.get("/app").await.shows(waits));
        assert!(ratna.get(january).await.shows("Co-managers by e-mail"));
        // The form of somebody who had not seen that.
        assert_eq!(nina.post(&format!("{january}/delivery"), &sent).await.status, 409);
    })
    .await;
}

#[tokio::test]
async fn one_co_manager_fixes_a_monthly_report_which_is_never_published_and_stays_as_it_was() {
    on_demo(async |world| {
        let yusuf = world.person("Yusuf", Role::CoManager, None).await;
        let report = begun(&yusuf).await;
        let approved = yusuf.post(&format!("{report}/approvals"), &[]).await;
        assert_eq!(approved.status, 303, "{}", approved.text);
        let before = yusuf.get(&format!("{report}/preview")).await.text;
        world
            .script("update activity set title = 'Zqlater name' where from_on between '2024-06-01' and '2024-06-30'")
            .await;
        let after = yusuf.get(&format!("{report}/preview")).await.text;
        assert!(!after.contains("Zqlater"));
        let table = |page: &str| page.split("What was held").nth(1).map(|rest| rest.split("</table>").next().unwrap().to_owned());
        assert!(table(&before).is_some());
        assert_eq!(table(&before), table(&after));
        let refused = yusuf.post(&format!("{report}/publication"), &[]).await;
        assert_eq!(refused.status, 422);
        assert!(refused.shows("reporting calendar"));
    })
    .await;
}

#[tokio::test]
async fn those_who_lead_say_that_a_report_is_not_owed_this_time() {
    on_demo(async |world| {
        let ratna = world.person("Ratna", Role::MonitoringOfficer, None).await;
        let yusuf = world.person("Yusuf", Role::CoManager, None).await;
        let january = "/app/reports/calendar/monthly/2025-01-01";
        let form = [("version", "0"), ("because", "The office moved house.")];
        assert_eq!(ratna.post(&format!("{january}/excuse"), &form).await.status, 403);
        assert_eq!(
            yusuf.post(&format!("{january}/excuse"), &form[..1]).await.status,
            422
        );
        assert_eq!(yusuf.post(&format!("{january}/excuse"), &form).await.status, 303);
        assert!(ratna.get(january).await.shows("The office moved house."));
        assert!(!ratna.get("/app").await.shows("Monthly report, January 2025"));
    })
    .await;
}

#[tokio::test]
async fn no_report_is_owed_for_days_that_begin_none() {
    on_demo(async |world| {
        let ratna = world.person("Ratna", Role::MonitoringOfficer, None).await;
        for path in [
            "/app/reports/calendar/monthly/2024-06-02",
            "/app/reports/calendar/newsletter/2024-02-01",
            "/app/reports/calendar/nothing/2024-01-01",
            "/app/reports/calendar/monthly/2023-12-01",
            "/app/reports/calendar/monthly/yesterday",
        ] {
            assert_eq!(ratna.get(path).await.status, 404, "{path}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_block_of_another_report_is_taken_over_with_its_words_and_this_reports_figures() {
    on_demo(async |world| {
        let ratna = world.person("Ratna", Role::MonitoringOfficer, None).await;
        let june = begun(&ratna).await;
        let may = ratna.post("/app/reports/calendar/monthly/2024-05-01/report", &[]).await;
        let may = may.location.unwrap_or_default();
        let may = may.split('?').next().unwrap_or_default().to_owned();
        let id = world
            .app
            .db
            .one::<(balai_kernel::Id<()>,)>(
                Sql::Same("select b.id from report_block b join report r on r.id = b.report where b.slug = 'summary' and r.kind = 'monthly' and r.from_on = $1"),
                args![date(2024, 6, 1)],
            )
            .await
            .unwrap()
            .0;
        let taken = ratna
            .post(&format!("{may}/blocks"), &[("copy_of", &id.to_string())])
            .await;
        assert_eq!(taken.status, 303, "{}", taken.text);
        let page = ratna.get(&format!("{may}/preview")).await.text;
        assert_eq!(page.matches("Events held or supported in May 2024").count(), 2);
        // A report is no other report than itself.
        let own = ratna
            .post(&format!("{june}/blocks"), &[("copy_of", &id.to_string())])
            .await;
        assert_eq!(own.status, 404);
    })
    .await;
}

#[tokio::test]
async fn the_calendar_of_a_year_takes_few_statements_however_many_reports_there_are() {
    on_demo(async |world| {
        let ratna = world.person("Ratna", Role::MonitoringOfficer, None).await;
        ratna.get("/app/reports/calendar?year=2024").await;
        let (page, statements) =
            balai_kernel::store::with_statement_count(ratna.get("/app/reports/calendar?year=2024")).await;
        assert!(page.shows("Monthly report, June 2024"));
        assert!(page.shows("Report to parliament, 2024"));
        assert!(statements <= 6, "{statements} statements");
    })
    .await;
}

/// What the checker found in a report, errors alone: heading of the block and what does not fit.
fn errors(page: &str) -> Vec<String> {
    let rest = page.split(">Errors (").nth(1).unwrap_or_default();
    let rest = rest.split(">Warnings (").next().unwrap_or_default();
    rest.split("<strong>")
        .skip(1)
        .map(|part| part.split("</strong>").next().unwrap_or_default().to_owned())
        .collect()
}

#[tokio::test]
async fn each_report_of_the_calendar_opens_with_nothing_wrong_but_what_people_have_to_write() {
    on_demo(async |world| {
        let yusuf = world.person("Yusuf", Role::CoManager, None).await;
        for (kind, from, open) in [
            ("newsletter", "2024-04-01", None),
            ("narrative-finance", "2024-07-01", Some("Expenditure by purpose")),
            ("co-chairs", "2024-07-01", None),
            ("parliament", "2024-01-01", Some("Expenditure by category")),
        ] {
            let due = format!("/app/reports/calendar/{kind}/{from}");
            let begun = yusuf.post(&format!("{due}/report"), &[]).await;
            assert_eq!(begun.status, 303, "{kind}: {}", begun.text);
            let at = begun.location.unwrap_or_default();
            let report = at.split('?').next().unwrap_or_default();
            let found = errors(&yusuf.get(&format!("{report}/check")).await.text);
            let rest: Vec<&String> = found
                .iter()
                .filter(|heading| Some(heading.as_str()) != open)
                .collect();
            assert!(rest.is_empty(), "{kind}: {rest:?}");
            let page = yusuf.get(&format!("{report}/preview")).await.text;
            for mark in ["{office}", "{process}", "{host}", "{co-chairs}", "?]", "{figure"] {
                assert!(!page.contains(mark), "{kind} shows {mark}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn the_report_to_the_co_chairs_holds_risks_and_decisions_that_they_read_anyway_and_no_others() {
    on_demo(async |world| {
        let yusuf = world.person("Yusuf", Role::CoManager, None).await;
        let app = &world.app;
        app.db
            .write("scene.risks", |tx| async move {
                let shared = balai_kernel::Audience::office().and_co_chairs().keep(&tx).await?;
                let own = balai_kernel::Audience::office().keep(&tx).await?;
                for (words, audience) in [("Zqshared storm", &shared), ("Zqinternal quarrel", &own)] {
                    tx.run(
                        Sql::Same("insert into risk (id, words, cause, consequence, likelihood, impact, treatment, made_at, audience, version) values ($1, $2, '', '', 4, 4, 'Nothing yet', $3, $4, 1)"),
                        args![app.clock.id::<()>(), words, app.clock.now(), audience],
                    )
                    .await?;
                }
                Ok(())
            })
            .await
            .unwrap();
        let begun = yusuf.post("/app/reports/calendar/co-chairs/2024-07-01/report", &[]).await;
        let at = begun.location.unwrap_or_default();
        let report = at.split('?').next().unwrap_or_default();
        let page = yusuf.get(&format!("{report}/preview")).await;
        assert!(page.shows("Zqshared storm"), "{}", page.text);
        assert!(!page.shows("Zqinternal"));
    })
    .await;
}

#[tokio::test]
async fn what_a_donor_made_possible_adds_up_from_the_activities_that_name_it() {
    on_demo(async |world| {
        let yusuf = world.person("Yusuf", Role::CoManager, None).await;
        world
            .script("update activity set funder = null, in_kind_giver = null")
            .await;
        world
            .script("update activity set funder = 'Zq Example Fund' where id in (select a.id from activity a where a.from_on between '2024-07-01' and '2024-12-31' and a.audience = 'public' and a.state = 'completed' and not exists (select 1 from activity s where s.part_of = a.id) order by a.id limit 3)")
            .await;
        let begun = yusuf
            .post("/app/reports/calendar/narrative-finance/2024-07-01/report", &[])
            .await;
        let at = begun.location.unwrap_or_default();
        let report = at.split('?').next().unwrap_or_default();
        let page = yusuf.get(&format!("{report}/preview")).await.text;
        let row = page.split("Zq Example Fund").nth(1).unwrap_or_default();
        let row = row.split("</tr>").next().unwrap_or_default();
        assert!(row.contains(">3<"), "{row}");
    })
    .await;
}
