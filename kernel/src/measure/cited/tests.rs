//! Stories of cited figures.

use crate::{
    actor::{Actor, Role},
    measure::{CitedPeriod, cited},
    module::Module,
    test::on_both,
};

const MODULES: &[Module] = &[crate::measure::MODULE];
const PAGE: &str = "/app/measures/cited";

const CALLS: [(&str, &str); 9] = [
    ("code", "calls"),
    ("label", "Calls answered"),
    ("period", "to-date"),
    ("to_on", "30 June 2024"),
    ("value", "64,500"),
    ("unit", "calls"),
    ("population", "everyone who called"),
    ("source", "Example Helpline (2024)."),
    ("audience", "members"),
];

fn with<'a>(changes: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields: Vec<_> = CALLS
        .into_iter()
        .filter(|(name, _)| changes.iter().all(|(own, _)| own != name))
        .collect();
    fields.extend_from_slice(changes);
    fields
}

#[tokio::test]
async fn a_cited_figure_is_of_a_year_of_a_span_or_to_date() {
    on_both(MODULES, async |world| {
        let sari = world.person("Sari Example", Role::MonitoringOfficer, None).await;
        let entered = sari.post(PAGE, &CALLS).await;
        assert_eq!(entered.status, 303, "{}", entered.text);
        let page = entered.location.unwrap().split('?').next().unwrap().to_owned();
        assert!(sari.get(&page).await.shows("to date on 30 June 2024"));
        // It stands in the year of its last day.
        let list = sari.get(&format!("{PAGE}?year=2024")).await;
        assert!(list.shows("Calls answered") && list.shows("to date on 30 June 2024"));
        assert!(
            !sari
                .get(&format!("{PAGE}?year=2023"))
                .await
                .shows("Calls answered")
        );

        // What was typed is there again to be changed.
        assert!(
            sari.get(&format!("{page}/edit"))
                .await
                .shows("value=\"2024-06-30\"")
        );
        let span = [
            ("period", "span"),
            ("from_on", "1 January 2024"),
            ("to_on", "2024-06-30"),
            ("version", "1"),
        ];
        assert_eq!(sari.post(&format!("{page}/edit"), &with(&span)).await.status, 303);
        assert!(sari.get(&page).await.shows("1 January to 30 June 2024"));
        let kept = cited(&world.app.db, &Actor::office_job(), 2024).await.unwrap();
        let day = jiff::civil::date;
        assert_eq!(
            kept[0].period(),
            CitedPeriod::Span(day(2024, 1, 1), day(2024, 6, 30))
        );

        // Back to a year, the days are gone.
        let year = [
            ("period", "year"),
            ("year", "2024"),
            ("to_on", ""),
            ("version", "2"),
        ];
        assert_eq!(sari.post(&format!("{page}/edit"), &with(&year)).await.status, 303);
        let kept = cited(&world.app.db, &Actor::office_job(), 2024).await.unwrap();
        assert_eq!(kept[0].period(), CitedPeriod::Year(2024));
    })
    .await;
}

#[tokio::test]
async fn a_period_that_cannot_be_is_said_beside_its_field() {
    on_both(MODULES, async |world| {
        let sari = world.person("Sari Example", Role::MonitoringOfficer, None).await;
        for (changes, said) in [
            (&[("to_on", "")][..], "Write one day"),
            (&[("to_on", "31 June 2024")], "Write one day"),
            (&[("to_on", "June 2024")], "Write one day"),
            (
                &[("period", "span"), ("from_on", "1 July 2024")],
                "The last day is before the first.",
            ),
            (&[("period", "year"), ("year", "20244")], "Write a year"),
        ] {
            let refused = sari.post(PAGE, &with(changes)).await;
            assert_eq!(refused.status, 422, "{changes:?}");
            assert!(
                refused.shows(said) && refused.shows("Example Helpline (2024)."),
                "{changes:?}"
            );
        }
        assert_eq!(world.number("select count(*) from cited_figure").await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_cited_number_is_written_in_the_way_of_its_reader_and_kept_as_its_source_has_it() {
    on_both(MODULES, async |world| {
        let sari = world.person("Sari Example", Role::MonitoringOfficer, None).await;
        let entered = sari.post(PAGE, &CALLS).await;
        let page = entered.location.unwrap().split('?').next().unwrap().to_owned();
        let changed = [("value", "1,234.5"), ("version", "1")];
        assert_eq!(
            sari.post(&format!("{page}/edit"), &with(&changed)).await.status,
            303
        );
        for (lang, now, before) in [("en", "1,234.5", "64,500"), ("id", "1.234,5", "64.500")] {
            let seen = sari.get(&format!("{page}?lang={lang}")).await;
            assert!(seen.shows(&format!("{now} calls")), "{lang}: {}", seen.text);
            assert!(seen.shows(&format!("{before} → {now}")), "{lang}: {}", seen.text);
            for list in [
                format!("{PAGE}?lang={lang}"),
                format!("/app/measures?year=2024&lang={lang}"),
            ] {
                assert!(sari.get(&list).await.shows(&format!("{now} calls")), "{list}");
            }
            // In the form stands what the source has, whoever reads it.
            let form = sari.get(&format!("{page}/edit?lang={lang}")).await;
            assert!(form.shows("value=\"1,234.5\""), "{lang}");
        }
    })
    .await;
}
