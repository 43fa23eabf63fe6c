//! Lists that ministries keep in Word, brought in through the importer's pages.

use balai_docx::{Draft, Grid, Line, write};
use balai_kernel::{actor::Role, test::on_both};

use super::{ACTIVITIES, MODULES, bring};

fn table(rows: &[&[&str]]) -> Grid {
    let cells = |row: &&[&str]| row.iter().map(|text| Line::from(*text)).collect();
    Grid {
        rows: rows.iter().map(cells).collect(),
        ..Grid::default()
    }
}

#[tokio::test]
async fn a_ministrys_list_in_word_comes_in_and_the_table_beside_it_stays_out() {
    on_both(MODULES, async |world| {
        bring(&world.app, "activities.csv", ACTIVITIES.as_bytes()).await;
        let dewi = world.person("Dewi Example", Role::ProgrammeOfficer, None).await;
        let mut draft = Draft::new("Reply of the ministry", "en");
        draft
            .paragraph("We thank the office and name the following.")
            .heading(1, "How to reach us")
            .table(table(&[&["Desk", "Hours"], &["Border desk", "8 to 16"]]))
            .heading(1, "Officers who took part")
            .table(table(&[
                &["Event", "Name", "Country", "E-mail", "Attended"],
                &["X-1", "Nok Example", "Thailand", "nok@th.example", "yes"],
                &["X-2", "Dao Example", "Thailand", "dao@th.example", "yes"],
            ]));
        let bytes = write(&draft).expect("a document");
        let sent = dewi
            .upload("/app/imports", "reply.docx", &bytes, &[("kind", "")])
            .await;
        let batch = sent.location.expect("the batch's page");
        let page = dewi.get(&batch).await;
        for told in [
            "reply.docx",
            "How to reach us",
            "Officers who took part",
            "Nok Example",
        ] {
            assert!(page.shows(told), "{told}: {}", page.text);
        }
        let applied = dewi.post(&format!("{batch}/application"), &[]).await;
        assert!(applied.status.is_redirection(), "{applied:?}");
        assert_eq!(world.number("select count(*) from participation").await, 2);
        assert_eq!(
            world
                .number("select count(*) from person where family like '%desk%' or given like '%desk%'")
                .await,
            0
        );
    })
    .await;
}

#[tokio::test]
async fn a_letter_without_a_table_is_refused_on_the_same_page_and_says_what_to_do() {
    on_both(MODULES, async |world| {
        let dewi = world.person("Dewi Example", Role::ProgrammeOfficer, None).await;
        let mut draft = Draft::new("Letter", "en");
        draft.paragraph("Nok Example will come.");
        let bytes = write(&draft).expect("a document");
        let sent = dewi.upload("/app/imports", "letter.docx", &bytes, &[]).await;
        assert_eq!(sent.status.as_u16(), 422);
        assert!(
            sent.shows("The document has no table of two rows or more"),
            "{}",
            sent.text
        );
        let cut = dewi
            .upload("/app/imports", "letter.docx", &bytes[..200], &[])
            .await;
        assert_eq!(cut.status.as_u16(), 422);
        assert!(cut.shows("damaged"), "{}", cut.text);
        assert_eq!(world.number("select count(*) from import_batch").await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_table_pasted_out_of_outlook_keeps_its_cells_whole() {
    on_both(MODULES, async |world| {
        bring(&world.app, "activities.csv", ACTIVITIES.as_bytes()).await;
        let dewi = world.person("Dewi Example", Role::ProgrammeOfficer, None).await;
        // As plain text the second line of the name would be a row of its own.
        let cells = "Event\tName\tCountry\tAttended\nX-1\tNok\nExample\tThailand\tyes\n";
        let markup = "<html><body><table><tr><td>Event</td><td>Name</td><td>Country</td><td>Attended</td></tr>\
            <tr><td>X-1</td><td><p>Nok</p><p>Example</p></td><td>Thailand</td><td>yes</td></tr></table></body></html>";
        let sent = dewi
            .post("/app/imports/pasted", &[("cells", cells), ("markup", markup), ("kind", "")])
            .await;
        let batch = sent.location.expect("the batch's page");
        let page = dewi.get(&batch).await;
        assert!(page.shows("Thailand"), "{}", page.text);
        let applied = dewi.post(&format!("{batch}/application"), &[]).await;
        assert!(applied.status.is_redirection(), "{applied:?}");
        assert_eq!(world.number("select count(*) from participation").await, 1);
        assert_eq!(
            world.number("select count(*) from person where family = 'Example' or written like 'Nok%Example'").await,
            1
        );
    })
    .await;
}
