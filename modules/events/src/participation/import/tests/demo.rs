//! The year 2024 comes in, once and again, and goes out.

use balai_kernel::{
    Actor,
    import::{self, Standing},
    test::on_both,
};

use super::{MODULES, bring, demo_file, pairs, shown};

const FILES: [&str; 3] = [
    "activities-2024.xlsx",
    "participants-2024.xlsx",
    "alumni-2024.csv",
];

#[tokio::test]
async fn the_year_2024_comes_out_as_the_office_counted_it() {
    on_both(MODULES, async |world| {
        let app = &world.app;
        let mut batches = Vec::new();
        for file in FILES {
            let summary = bring(app, file, &demo_file(file)).await;
            for standing in [Standing::Cannot, Standing::Parked, Standing::Needs] {
                assert_eq!(summary.count(standing), 0, "{}", shown(&summary));
            }
            batches.push(summary.batch);
        }
        assert_eq!(world.number("select count(*) from activity").await, 56);
        let participations = "select count(*) from participation where status = 'attended' and counted_role = 'participant'";
        assert_eq!(world.number(participations).await, 1188);
        assert_eq!(world.number("select count(*) from participation where sex = 'female'").await, 595);
        assert_eq!(world.number("select count(*) from external_event where year = 2024").await, 67);
        assert_eq!(world.number("select count(*) from body_input where year = 2024").await, 13);
        assert_eq!(world.number("select count(distinct person) from body_member where person is not null").await, 223);
        let by_party = "select y.code, count(*) from participation q join party y on y.id = q.party group by y.code order by y.code";
        let parties = pairs(app, by_party).await;
        assert_eq!(parties.len(), 49);
        let expected = [
            ("AU", 59), ("BD", 62), ("FJ", 80), ("HK", 1), ("ID", 134), ("IN", 36), ("IOM", 1), ("KH", 42), ("KR", 1), ("LA", 21),
            ("LK", 56), ("MM", 11), ("MN", 177), ("MV", 18), ("MY", 92), ("NP", 22), ("NZ", 24), ("PH", 114), ("PK", 20),
            ("TH", 117), ("TR", 1), ("US", 21), ("VN", 52),
        ];
        for (code, wanted) in expected {
            let found = parties.iter().find(|(party, _)| party == code).map(|(_, n)| *n);
            assert_eq!(found, Some(wanted), "{code}");
        }
        // Nobody was merged without a reason, and what is open is said.
        let people = world.number("select count(*) from person").await;
        let open = world.number("select count(*) from same_person where decided_at is null").await;
        assert!((977..1188).contains(&people), "{people} people");
        assert!(open > 0 && open < 1500, "{open} suggestions");

        for file in FILES {
            let again = bring(app, file, &demo_file(file)).await;
            assert!(again.same_file.is_some());
            assert_eq!(again.count(Standing::New), 0, "{}", shown(&again));
            assert_eq!(again.count(Standing::Changes), 0, "{}", shown(&again));
        }
        assert_eq!(world.number(participations).await, 1188);
        assert_eq!(world.number("select count(*) from person").await, people);

        let actor = Actor::office_job();
        let early = import::undo(app, &actor, batches[1]).await;
        assert!(early.is_err(), "alumni are people of the list of participants");
        for batch in batches.into_iter().rev() {
            import::undo(app, &actor, batch).await.expect("nothing depends on it any more");
        }
        for table in [
            "select count(*) from activity",
            "select count(*) from participation",
            "select count(*) from person",
            "select count(*) from agency",
            "select count(*) from same_person",
            "select count(*) from person_key",
            "select count(*) from external_event",
            "select count(*) from search_doc where noun in ('person', 'event', 'external-event', 'body-input')",
        ] {
            assert_eq!(world.number(table).await, 0, "{table}");
        }
    })
    .await;
}
