//! The importer's pages, as people use them.

use balai_kernel::{actor::Role, test::on_both};

use super::{ACTIVITIES, MODULES, bring};

/// The address of the only row that asks something, with its batch.
pub(super) fn form_of(page: &str) -> String {
    let from = page.find("/answer\"").expect("a question");
    let begin = page[..from].rfind("action=\"").expect("its form") + 8;
    page[begin..from + 7].to_owned()
}

#[tokio::test]
async fn a_programme_officer_answers_and_applies_and_a_focal_point_sees_nothing() {
    on_both(MODULES, async |world| {
        bring(&world.app, "activities.csv", ACTIVITIES.as_bytes()).await;
        let officer = world.person("Dewi Example", Role::ProgrammeOfficer, None).await;
        assert!(officer.get("/app/imports/new").await.status.is_success());
        let list = b"Event,Name,Country,E-mail,Attended\nX-1,<b>Nok</b> Example,Siamland,nok@th.example,yes\nX-2,Dao Example,siamland,dao@th.example,yes\n";
        let sent = officer.upload("/app/imports", "list.csv", list, &[("kind", "")]).await;
        let batch = sent.location.expect("the batch's page");
        let page = officer.get(&batch).await;
        assert!(page.shows("Siamland") && page.shows("&lt;b&gt;Nok"), "{}", page.text);
        let thailand: String = party(&world.app, "TH").await;
        let answered = officer.post(&form_of(&page.text), &[("value", &thailand), ("back", "needs")]).await;
        assert!(answered.status.is_redirection(), "{answered:?}");
        // The other row writes it the same way: it asks no more.
        let page = officer.get(&batch).await;
        assert!(!page.shows("/answer\""), "{}", page.text);
        let applied = officer.post(&format!("{batch}/application"), &[]).await;
        assert!(applied.status.is_redirection(), "{applied:?}");
        assert_eq!(world.number("select count(*) from participation").await, 2);
        assert_eq!(world.number("select count(*) from party_spelling where folded = 'siamland'").await, 1);
        assert!(officer.get("/app/imports").await.shows("list.csv"));
        assert!(officer.get(&format!("{batch}/progress")).await.status.is_success());

        let focal = world.person("Arun Example", Role::FocalPoint, Some(thailand.parse().expect("an id"))).await;
        for path in ["/app/imports", "/app/imports/new", batch.as_str()] {
            assert_eq!(focal.get(path).await.status.as_u16(), 404, "{path}");
        }
        let undone = officer.post(&format!("{batch}/reversal"), &[]).await;
        assert!(undone.status.is_redirection(), "{undone:?}");
        assert_eq!(world.number("select count(*) from participation").await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_file_that_cannot_be_read_is_refused_on_the_same_page() {
    on_both(MODULES, async |world| {
        let officer = world.person("Dewi Example", Role::ProgrammeOfficer, None).await;
        let sent = officer.upload("/app/imports", "list.xlsx", b"", &[]).await;
        assert_eq!(sent.status.as_u16(), 422);
        assert!(sent.shows("The file is empty"), "{}", sent.text);
        let pasted = officer
            .post(
                "/app/imports/pasted",
                &[("cells", "Code\tTitle\tType\nA-1\tOne\ttraining\n")],
            )
            .await;
        assert!(pasted.status.is_redirection(), "{pasted:?}");
        let page = officer.get(&pasted.location.expect("the batch")).await;
        assert!(page.shows("Activities"), "{}", page.text);
    })
    .await;
}

#[tokio::test]
async fn dewi_looks_for_an_import_and_takes_the_list_away_as_she_chose_it() {
    on_both(MODULES, async |world| {
        bring(&world.app, "activities.csv", ACTIVITIES.as_bytes()).await;
        let dewi = world.person("Dewi Example", Role::ProgrammeOfficer, None).await;
        let waits = b"Code,Title,Type\nA-1,One,training\nA-2,Two,training\nA-3,Three,meeting\n";
        let sent = dewi.upload("/app/imports", "50%_of_it.csv", waits, &[]).await;
        assert!(sent.status.is_redirection(), "{sent:?}");
        let all = dewi.get("/app/imports").await;
        assert!(
            all.shows("activities.csv") && all.shows("50%_of_it.csv"),
            "{}",
            all.text
        );
        assert!(all.statements <= 8, "the list took {} statements", all.statements);
        let planned = dewi.get("/app/imports?state=planned").await;
        assert!(planned.shows("50%_of_it.csv") && !planned.shows("activities.csv"));
        let named = dewi.get("/app/imports?q=ACTIV").await;
        assert!(named.shows("activities.csv") && !named.shows("50%_of_it.csv"));

        let file = dewi
            .get("/app/imports/export/csv?columns=file,rows,who&sort=-latest")
            .await
            .text;
        let lines: Vec<&str> = file.trim_start_matches('\u{feff}').lines().collect();
        assert_eq!(
            lines,
            [
                "\"File\",\"Rows\",\"Brought in by\"",
                "\"activities.csv\",2,\"\"",
                "\"50%_of_it.csv\",3,\"Dewi Example\"",
            ]
        );
        let focal = world.person("Arun Example", Role::FocalPoint, None).await;
        assert_eq!(focal.get("/app/imports/export/csv").await.status.as_u16(), 404);
    })
    .await;
}

async fn party(app: &balai_kernel::App, code: &str) -> String {
    let found = balai_directory::party::store::by_code(&app.db, code)
        .await
        .expect("the directory");
    found.expect("the party").id.to_string()
}

#[tokio::test]
async fn a_party_finds_in_its_trail_the_imports_that_name_its_people() {
    on_both(MODULES, async |world| {
        let app = &world.app;
        bring(app, "activities.csv", ACTIVITIES.as_bytes()).await;
        bring(
            app,
            "list.csv",
            b"Event,Name,Country,Attended\nX-1,Malee Sample,Thailand,yes\n",
        )
        .await;
        let told = "An import that names your people: applied";
        for (code, is_told) in [("TH", true), ("VN", false)] {
            let party = balai_directory::party::store::by_code(&app.db, code)
                .await
                .unwrap()
                .unwrap();
            let focal = world
                .person(&format!("Focal {code}"), Role::FocalPoint, Some(party.id))
                .await;
            let trail = focal.get(&format!("/app/directory/parties/{code}/trail")).await;
            assert_eq!(trail.shows(told), is_told, "{code}: {}", trail.text);
        }
    })
    .await;
}
