//! Lists that tick the days of an event one by one.

use balai_kernel::{
    actor::Role,
    import::{self, Standing},
    store::Conn as _,
    test::on_both,
    text::Lang,
};

use super::{ACTIVITIES, MODULES, bring, shown};

/// The training X-1 took three days.
const TICKED: &str = "Event,Name,Country,E-mail,Day 1,Day 2,Day 3,Day 4\n\
    X-1,Ani Example,Indonesia,ani@id.example,✓,x,1,\n\
    X-1,Budi Example,Indonesia,budi@id.example,P,A,P,\n\
    X-1,Citra Example,Indonesia,citra@id.example,no,A,0,\n\
    X-1,Dian Example,Indonesia,dian@id.example,,,,\n\
    X-1,Eka Example,Indonesia,eka@id.example,,no,,\n\
    X-1,Fitri Example,Indonesia,fitri@id.example,½,yes,yes,\n";

async fn who(app: &balai_kernel::App, name: &str) -> (String, Option<f64>) {
    let rows: Vec<(String, Option<f64>)> = app
        .db
        .all(
            balai_kernel::sql!("select q.status, q.days from participation q join person p on p.id = q.person where p.written = $1"),
            balai_kernel::args![name],
        )
        .await
        .expect("a participation");
    rows.into_iter()
        .next()
        .unwrap_or_else(|| panic!("nobody called {name}"))
}

#[tokio::test]
async fn ticked_days_are_counted_and_a_blank_is_never_a_yes() {
    on_both(MODULES, async |world| {
        let app = &world.app;
        bring(app, "activities.csv", ACTIVITIES.as_bytes()).await;
        let summary = bring(app, "list.csv", TICKED.as_bytes()).await;
        assert_eq!(summary.count(Standing::New), 6, "{}", shown(&summary));
        for (name, status, days) in [
            ("Ani Example", "attended", Some(3.0)),
            ("Budi Example", "partly", Some(2.0)),
            ("Citra Example", "absent", None),
            ("Dian Example", "not-recorded", None),
            // One day said no and nothing said of the others: nobody knows.
            ("Eka Example", "not-recorded", None),
            ("Fitri Example", "partly", Some(2.5)),
        ] {
            assert_eq!(who(app, name).await, (status.to_owned(), days), "{name}");
        }
        let again = bring(app, "list.csv", TICKED.as_bytes()).await;
        assert_eq!(again.count(Standing::Same), 6, "{}", shown(&again));
    })
    .await;
}

#[tokio::test]
async fn the_preview_says_which_cells_were_counted() {
    on_both(MODULES, async |world| {
        bring(&world.app, "activities.csv", ACTIVITIES.as_bytes()).await;
        let dewi = world.person("Dewi Example", Role::ProgrammeOfficer, None).await;
        let sent = dewi
            .upload("/app/imports", "list.csv", TICKED.as_bytes(), &[])
            .await;
        let batch = sent.location.expect("the batch's page");
        let page = dewi.get(&batch).await;
        assert!(page.shows("3 of 3 days ticked: E2–G2."), "{}", page.text);
        assert!(page.shows("2 of 3 days ticked: E3–G3."), "{}", page.text);
        assert!(page.shows("2.5 of 3 days ticked: E7–G7."), "{}", page.text);
        // Nothing is said where nothing stands, and the fourth day is not of this event.
        assert!(!page.shows("E5–G5") && !page.shows("–H"), "{}", page.text);
    })
    .await;
}

#[tokio::test]
async fn days_in_indonesian_and_mornings_and_afternoons_are_ticked_too() {
    on_both(MODULES, async |world| {
        let app = &world.app;
        bring(app, "activities.csv", ACTIVITIES.as_bytes()).await;
        let list = "Kegiatan,Nama,Negara,Surel,Hari 1,Hari 2,Hari 3\n\
            X-1,Ani Example,Indonesia,ani@id.example,H,H,H\n\
            X-1,Budi Example,Indonesia,budi@id.example,H,I,Alpa\n\
            X-1,Citra Example,Indonesia,citra@id.example,I,I,I\n";
        let summary = bring(app, "hadir.csv", list.as_bytes()).await;
        assert_eq!(summary.count(Standing::New), 3, "{}", shown(&summary));
        assert_eq!(who(app, "Ani Example").await, ("attended".to_owned(), Some(3.0)));
        assert_eq!(who(app, "Budi Example").await, ("partly".to_owned(), Some(1.0)));
        assert_eq!(who(app, "Citra Example").await, ("excused".to_owned(), None));
        let halves = "Event,Name,Country,E-mail,D1 AM,D1 PM\nX-2,Gita Example,Indonesia,gita@id.example,x,\n\
            X-2,Hana Example,Indonesia,hana@id.example,x,x\n";
        let summary = bring(app, "halves.csv", halves.as_bytes()).await;
        assert_eq!(summary.count(Standing::New), 2, "{}", shown(&summary));
        assert_eq!(who(app, "Gita Example").await, ("partly".to_owned(), Some(0.5)));
        assert_eq!(who(app, "Hana Example").await, ("attended".to_owned(), Some(1.0)));
    })
    .await;
}

#[tokio::test]
async fn days_that_contradict_the_attendance_or_cannot_be_read_are_asked_about() {
    on_both(MODULES, async |world| {
        let app = &world.app;
        bring(app, "activities.csv", ACTIVITIES.as_bytes()).await;
        let dewi = world.person("Dewi Example", Role::ProgrammeOfficer, None).await;
        let list = "Event,Name,Country,E-mail,Attended,Day 1,Day 2,Day 3\n\
            X-1,Ani Example,Indonesia,ani@id.example,no,x,x,\n\
            X-1,Budi Example,Indonesia,budi@id.example,yes,x,x,\n\
            X-1,Citra Example,Indonesia,citra@id.example,yes,x,x,x\n\
            X-1,Dian Example,Indonesia,dian@id.example,,x,S,x\n\
            X-1,Eka Example,Indonesia,eka@id.example,yes,x,x,x\n";
        let sent = dewi
            .upload("/app/imports", "list.csv", list.as_bytes(), &[])
            .await;
        let batch = sent.location.expect("the batch's page");
        let page = dewi.get(&batch).await;
        assert!(
            page.shows("contrary of the days: 2 of 3 days ticked: F2–H2."),
            "{}",
            page.text
        );
        assert!(page.shows("“S” says neither yes nor no"), "{}", page.text);
        for status in ["absent", "partly"] {
            let page = dewi.get(&batch).await;
            let form = super::web::form_of(&page.text);
            let answered = dewi.post(&form, &[("value", status), ("back", "needs")]).await;
            assert!(answered.status.is_redirection(), "{answered:?}");
        }
        let applied = dewi.post(&format!("{batch}/application"), &[]).await;
        assert!(applied.status.is_redirection(), "{applied:?}");
        assert_eq!(who(app, "Ani Example").await.0, "absent");
        assert_eq!(who(app, "Budi Example").await, ("partly".to_owned(), Some(2.0)));
        assert_eq!(
            who(app, "Citra Example").await,
            ("attended".to_owned(), Some(3.0))
        );
        assert_eq!(who(app, "Dian Example").await.0, "partly");
    })
    .await;
}

#[tokio::test]
async fn a_column_about_a_day_that_ticks_nothing_is_no_day() {
    on_both(MODULES, async |world| {
        bring(&world.app, "activities.csv", ACTIVITIES.as_bytes()).await;
        let list = "Event,Name,Country,E-mail,Attended,Day 1 evaluation,Day 2\n\
            X-1,Ani Example,Indonesia,ani@id.example,yes,4,very useful\n\
            X-1,Budi Example,Indonesia,budi@id.example,yes,5,too long\n";
        let summary = bring(&world.app, "list.csv", list.as_bytes()).await;
        assert_eq!(summary.count(Standing::New), 2, "{}", shown(&summary));
        let columns = &summary.sheets[0].mapping.columns;
        assert!(
            columns
                .iter()
                .all(|column| column.field.as_deref() != Some("day")),
            "{columns:?}"
        );
        let reasons: Vec<String> = summary.sheets[0]
            .reasons
            .iter()
            .map(|(_, _, _, why)| import::reason(Lang::EN, why))
            .collect();
        assert!(reasons.iter().all(|why| !why.contains("ticked")), "{reasons:?}");
        assert_eq!(
            who(&world.app, "Ani Example").await,
            ("attended".to_owned(), None)
        );
    })
    .await;
}
