//! The importer's pages, as people use them.

use balai_kernel::{actor::Role, test::on_both};

use super::{ACTIVITIES, MODULES, bring};

/// The address of the only row that asks something, with its batch.
fn form_of(page: &str) -> String {
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

async fn party(app: &balai_kernel::App, code: &str) -> String {
    let found = balai_directory::party::store::by_code(&app.db, code)
        .await
        .expect("the directory");
    found.expect("the party").id.to_string()
}
