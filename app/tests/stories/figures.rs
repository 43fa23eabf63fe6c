//! The figures of all modules together.

use balai_kernel::actor::Role;

use crate::on_demo;

/// As a reader of a yearly report expects them.
const ORDER: [&str; 22] = [
    "participations",
    "people",
    "parties",
    "events",
    "trainings",
    "officers-trained",
    "people-trained",
    "completions",
    "dialogues",
    "womens-share",
    "learning-gain",
    "alumni",
    "publications",
    "external-events",
    "inputs",
    "outcomes",
    "outcomes-procedure",
    "outcomes-interdiction",
    "outcomes-arrest",
    "outcomes-cited",
    "outcomes-trained",
    "onward-trained",
];

#[tokio::test(flavor = "multi_thread")]
async fn measures_stand_in_the_order_of_a_yearly_report_and_cited_figures_after_them() {
    on_demo(async |world| {
        let sari = world.person("Sari Example", Role::MonitoringOfficer, None).await;
        let entered = sari
            .post(
                "/app/measures/cited",
                &[
                    ("code", "example-calls"),
                    ("label", "Calls answered"),
                    ("period", "year"),
                    ("year", "2024"),
                    ("value", "64,500"),
                    ("population", "everyone who called"),
                    ("source", "Example Helpline (2024)."),
                    ("audience", "members"),
                ],
            )
            .await;
        assert_eq!(entered.status, 303, "{}", entered.text);
        let page = sari.get("/app/measures?year=2024").await.text;
        let place = |text: String| page.find(&text).unwrap_or_else(|| panic!("{text} is missing"));
        let mut places: Vec<usize> = ORDER
            .iter()
            .map(|code| place(format!("href=\"/app/measures/{code}?year=2024\"")))
            .collect();
        places.push(place("Cited figures of 2024".to_owned()));
        assert!(places.is_sorted(), "{places:?}");
        let document: serde_json::Value =
            serde_json::from_str(&world.stranger().get("/api/v1/measures?year=2024").await.text).unwrap();
        let codes: Vec<&str> = document["measures"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(|measure| measure["code"].as_str())
            .filter(|code| ORDER.contains(code))
            .collect();
        assert_eq!(codes, ORDER);
    })
    .await;
}
