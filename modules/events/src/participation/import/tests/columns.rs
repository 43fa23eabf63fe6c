//! The page on which the columns of a sheet are looked at and corrected, and sheets that
//! are left out.

use balai_kernel::{actor::Role, test::on_both};

use super::{ACTIVITIES, MODULES, bring};

/// How often a text stands on a page.
fn count(page: &str, text: &str) -> usize {
    page.matches(text).count()
}

/// Where the form of a batch's sheet posts to.
fn sheet_form(page: &str, at: usize) -> String {
    let (begin, _) = page.match_indices("/sheets/").nth(at).expect("a sheet's form");
    let from = page[..begin].rfind("action=\"").expect("its address") + 8;
    let end = page[from..].find('"').expect("its end") + from;
    page[from..end].to_owned()
}

/// The row of the table of columns in which a text stands.
fn row_of<'a>(page: &'a str, text: &str) -> &'a str {
    let table = page.find("tablebox cards").expect("the table of columns");
    let at = page[table..]
        .find(text)
        .unwrap_or_else(|| panic!("{text} is not in the table"))
        + table;
    let from = page[..at].rfind("<tr").expect("a row");
    let end = page[at..].find("</tr>").expect("its end") + at;
    &page[from..end]
}

const LIST: &str = "Ref,Delegate,Country,E-mail,Shoe size\n\
    X-1,Ani Example,Indonesia,ani@id.example,38\nX-1,Budi Example,Indonesia,budi@id.example,41\n";

#[tokio::test]
async fn dewi_sees_each_column_with_its_cells_and_corrects_one() {
    on_both(MODULES, async |world| {
        bring(&world.app, "activities.csv", ACTIVITIES.as_bytes()).await;
        let dewi = world.person("Dewi Example", Role::ProgrammeOfficer, None).await;
        let kind = [("kind", "participants")];
        let sent = dewi
            .upload("/app/imports", "list.csv", LIST.as_bytes(), &kind)
            .await;
        let batch = sent.location.expect("the batch's page");
        let page = dewi.get(&batch).await;
        assert!(
            page.shows("What the columns mean: 4 taken, 1 not"),
            "{}",
            page.text
        );
        let delegate = row_of(&page.text, "Delegate</bdi>");
        assert!(
            delegate.contains(">B</span>") && delegate.contains("Ani Example · Budi Example"),
            "{delegate}"
        );
        assert!(delegate.contains("guessed by its heading"), "{delegate}");
        let shoes = row_of(&page.text, "Shoe size</bdi>");
        assert!(
            shoes.contains("class=\"back\"") && shoes.contains(">not taken<"),
            "{shoes}"
        );
        assert!(shoes.contains("38 · 41"), "{shoes}");
        let taken = page.text.find("E-mail</bdi>").expect("a column that is taken");
        assert!(
            taken < page.text.find("Shoe size</bdi>").expect("one that is not"),
            "taken ones come first"
        );

        let form = sheet_form(&page.text, 0);
        let told = [("kind", "participants"), ("column-4", "days"), ("column-3", "")];
        assert!(dewi.post(&form, &told).await.status.is_redirection());
        let page = dewi.get(&batch).await;
        assert!(
            row_of(&page.text, "Shoe size</bdi>").contains("as you said"),
            "{}",
            page.text
        );
        assert!(
            row_of(&page.text, "E-mail</bdi>").contains("as you said"),
            "left out by her, not by Balai"
        );
        assert!(row_of(&page.text, "Delegate</bdi>").contains("guessed by its heading"));
        // A field that there is none of is taken for nothing at all.
        let odd = [("kind", "participants"), ("column-2", "<script>")];
        dewi.post(&sheet_form(&page.text, 0), &odd).await;
        let page = dewi.get(&batch).await;
        assert!(
            row_of(&page.text, "Country</bdi>").contains("guessed by its heading"),
            "{}",
            page.text
        );
        assert!(
            dewi.post(&format!("{batch}/application"), &[])
                .await
                .status
                .is_redirection()
        );

        let next = LIST.replace("Example", "Other");
        let sent = dewi
            .upload("/app/imports", "next.csv", next.as_bytes(), &[])
            .await;
        let page = dewi.get(&sent.location.expect("the next batch")).await;
        for column in ["Shoe size</bdi>", "E-mail</bdi>", "Delegate</bdi>"] {
            assert!(
                row_of(&page.text, column).contains("as last time"),
                "{column}: {}",
                page.text
            );
        }
        assert!(
            !page.shows("<details class=\"disclosure\" open"),
            "what is as last time need not be opened"
        );
        let kept = world
            .number("select count(*) from import_mapping where cast(mapping as text) like '%Ani%'")
            .await;
        assert_eq!(kept, 0, "nothing of the cells is remembered");
    })
    .await;
}

#[tokio::test]
async fn hundreds_of_columns_are_not_all_drawn_and_each_can_still_be_taken() {
    on_both(MODULES, async |world| {
        bring(&world.app, "activities.csv", ACTIVITIES.as_bytes()).await;
        let dewi = world.person("Dewi Example", Role::ProgrammeOfficer, None).await;
        let mut headings = vec!["Event", "Name", "Country"]
            .into_iter()
            .map(str::to_owned)
            .collect::<Vec<_>>();
        headings.extend((0..397).map(|n| format!("Extra {n}")));
        let mut cells = vec!["X-1", "Ani Example", "Indonesia"]
            .into_iter()
            .map(str::to_owned)
            .collect::<Vec<_>>();
        cells.extend((0..397).map(|n| format!("cell {n}")));
        let list = format!("{}\n{}\n", headings.join(","), cells.join(","));
        let kind = [("kind", "participants")];
        let sent = dewi
            .upload("/app/imports", "list.csv", list.as_bytes(), &kind)
            .await;
        let batch = sent.location.expect("the batch's page");
        let page = dewi.get(&batch).await;
        let selects = count(&page.text, "<select");
        assert!(selects < 60, "{selects} selects");
        assert!(page.shows("more columns are not shown here"), "{}", page.text);
        assert!(page.text.len() < 300_000, "{} bytes", page.text.len());
        let form = sheet_form(&page.text, 0);
        // OJ is the last of the 400 columns.
        let told = [
            ("kind", "participants"),
            ("other-column", " oj "),
            ("other-field", "post"),
        ];
        assert!(dewi.post(&form, &told).await.status.is_redirection());
        let page = dewi.get(&batch).await;
        let row = row_of(&page.text, "Extra 396</bdi>");
        assert!(row.contains(">OJ</span>") && row.contains("as you said"), "{row}");
        let wrong = [
            ("kind", "participants"),
            ("other-column", "ZZ"),
            ("other-field", "post"),
        ];
        let told = dewi.post(&sheet_form(&page.text, 0), &wrong).await;
        assert!(
            told.status.is_client_error() && told.shows("No column ZZ"),
            "{told:?}"
        );
    })
    .await;
}

/// A workbook of sheets given as lines of cells.
fn workbook(sheets: &[(&str, &str)]) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    for (name, text) in sheets {
        let sheet = book.add_worksheet();
        sheet.set_name(*name).expect("a name");
        for (row, line) in (0..).zip(text.lines()) {
            for (column, cell) in (0..).zip(line.split(',')) {
                sheet.write(row, column, cell).expect("a cell");
            }
        }
    }
    book.save_to_buffer().expect("a workbook")
}

const HOTEL: &str = "Name,Country,E-mail,Room,Nights\nAni Example,Indonesia,ani@id.example,12,3\n";

#[tokio::test]
async fn a_sheet_that_is_left_out_stays_out_of_the_next_workbook_and_says_so() {
    on_both(MODULES, async |world| {
        bring(&world.app, "activities.csv", ACTIVITIES.as_bytes()).await;
        let dewi = world.person("Dewi Example", Role::ProgrammeOfficer, None).await;
        let list = "Event,Name,Country,E-mail,Attended\nX-1,Budi Example,Indonesia,budi@id.example,yes\n";
        let bytes = workbook(&[("Participants", list), ("Hotel", HOTEL)]);
        let sent = dewi.upload("/app/imports", "first.xlsx", &bytes, &[]).await;
        let batch = sent.location.expect("the batch's page");
        let page = dewi.get(&batch).await;
        let people =
            "select count(*) from import_row where standing in ('new', 'needs') and applied_at is null";
        assert_eq!(
            world.number(people).await,
            2,
            "the hotel's guests look like people"
        );
        let left = dewi.post(&sheet_form(&page.text, 1), &[("kind", "")]).await;
        assert!(left.status.is_redirection(), "{left:?}");
        let page = dewi.get(&batch).await;
        assert!(page.shows("The sheet is left out, as you said."), "{}", page.text);
        assert_eq!(world.number(people).await, 1, "nothing of it is taken");
        assert!(
            dewi.post(&format!("{batch}/application"), &[])
                .await
                .status
                .is_redirection()
        );

        let next = list.replace("Budi", "Citra").replace("budi", "citra");
        let hotel = HOTEL.replace("Ani", "Dian").replace("ani", "dian");
        let bytes = workbook(&[("Participants", &next), ("Rooms", &hotel)]);
        let sent = dewi.upload("/app/imports", "second.xlsx", &bytes, &[]).await;
        let batch = sent.location.expect("the next batch");
        let page = dewi.get(&batch).await;
        assert!(
            page.shows("left out, as a sheet with the same headings was before"),
            "{}",
            page.text
        );
        assert!(!page.shows("Dian Example"), "{}", page.text);
        // She wants it after all; from then on it is taken again.
        let kind = [("kind", "people")];
        assert!(
            dewi.post(&sheet_form(&page.text, 1), &kind)
                .await
                .status
                .is_redirection()
        );
        let page = dewi.get(&batch).await;
        assert!(page.shows("Dian Example"), "{}", page.text);
        let applied = dewi.post(&format!("{batch}/application"), &[]).await;
        assert!(applied.status.is_redirection(), "{applied:?}");
        assert_eq!(world.number("select count(*) from person").await, 3);
        let third = workbook(&[("Rooms", &HOTEL.replace("Ani", "Eka").replace("ani", "eka"))]);
        let sent = dewi.upload("/app/imports", "third.xlsx", &third, &[]).await;
        let page = dewi.get(&sent.location.expect("the third batch")).await;
        assert!(
            page.shows("Eka Example") && !page.shows("left out"),
            "{}",
            page.text
        );
    })
    .await;
}

#[tokio::test]
async fn of_two_sheets_with_the_same_headings_the_one_left_out_says_nothing_of_the_other() {
    on_both(MODULES, async |world| {
        let dewi = world.person("Dewi Example", Role::ProgrammeOfficer, None).await;
        let old = HOTEL.replace("Ani", "Old").replace("ani", "old");
        let bytes = workbook(&[("Guests", HOTEL), ("Guests last year", &old)]);
        let sent = dewi
            .upload("/app/imports", "guests.xlsx", &bytes, &[("kind", "people")])
            .await;
        let batch = sent.location.expect("the batch's page");
        let page = dewi.get(&batch).await;
        dewi.post(&sheet_form(&page.text, 1), &[("kind", "")]).await;
        dewi.post(&format!("{batch}/application"), &[]).await;
        assert_eq!(world.number("select count(*) from person").await, 1);
        let next = workbook(&[("Guests", &HOTEL.replace("Ani", "Eka").replace("ani", "eka"))]);
        let sent = dewi.upload("/app/imports", "next.xlsx", &next, &[]).await;
        let page = dewi.get(&sent.location.expect("the next batch")).await;
        assert!(
            page.shows("Eka Example") && !page.shows("left out"),
            "{}",
            page.text
        );
    })
    .await;
}

#[tokio::test]
async fn a_sheet_is_not_read_anew_while_its_batch_is_being_applied() {
    on_both(MODULES, async |world| {
        bring(&world.app, "activities.csv", ACTIVITIES.as_bytes()).await;
        let dewi = world.person("Dewi Example", Role::ProgrammeOfficer, None).await;
        let list = "Event,Name,Country,E-mail,Attended\nX-1,Budi Example,Indonesia,budi@id.example,yes\n";
        let bytes = workbook(&[("Participants", list)]);
        let sent = dewi.upload("/app/imports", "list.xlsx", &bytes, &[]).await;
        let batch = sent.location.expect("the batch's page");
        let form = sheet_form(&dewi.get(&batch).await.text, 0);
        world
            .script("update import_batch set state = 'applying' where state = 'planned'")
            .await;
        let refused = dewi.post(&form, &[("kind", "")]).await;
        assert_eq!(refused.status, 422, "{refused:?}");
        let waiting = "select count(*) from staged_participation where side = 'new'";
        assert_eq!(world.number(waiting).await, 1, "what is planned is still there");
    })
    .await;
}
