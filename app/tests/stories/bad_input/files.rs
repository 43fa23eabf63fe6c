//! Files that are no workbooks, or not what they seem.

use std::io::Write as _;

use balai_kernel::web;
use rust_xlsxwriter::{Format, Formula, Workbook};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpListener, TcpStream},
};

use super::{PLAN, batch_of, left_behind, officer};
use crate::on_empty;

/// A workbook under a password is a compound file with this stream in it.
fn under_a_password() -> Vec<u8> {
    let mut file = vec![0u8; 512];
    file[..8].copy_from_slice(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
    file[26..34].copy_from_slice(&[3, 0, 0xfe, 0xff, 9, 0, 6, 0]);
    file[44] = 1;
    file[48] = 1;
    file[60..64].copy_from_slice(&u32::MAX.to_le_bytes());
    file[68..72].copy_from_slice(&0xffff_fffeu32.to_le_bytes());
    file[76..512].fill(0xff);
    file[76..80].fill(0);
    let mut table = vec![0xffu8; 512];
    let next = [0xffff_fffdu32, 0xffff_fffe, 3, 4, 5, 6, 7, 8, 9, 0xffff_fffe];
    for (at, number) in next.iter().enumerate() {
        table[4 * at..4 * at + 4].copy_from_slice(&number.to_le_bytes());
    }
    let mut directory = vec![0u8; 512];
    for (slot, name) in ["Root Entry", "EncryptedPackage"].iter().enumerate() {
        for (at, unit) in name.encode_utf16().enumerate() {
            directory[128 * slot + 2 * at..][..2].copy_from_slice(&unit.to_le_bytes());
        }
    }
    directory[128 + 116] = 2;
    directory[128 + 120..128 + 124].copy_from_slice(&4096u32.to_le_bytes());
    [file, table, directory, vec![0; 4096]].concat()
}

/// A small file that unpacks to 300 megabytes.
fn bomb() -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    zip.start_file("[Content_Types].xml", options).unwrap();
    zip.write_all(b"<Types/>").unwrap();
    zip.start_file("xl/worksheets/sheet1.xml", options).unwrap();
    let part = vec![b' '; 1 << 20];
    for _ in 0..300 {
        zip.write_all(&part).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[tokio::test]
async fn a_file_that_is_no_workbook_is_answered_with_its_reason() {
    let whole = std::fs::read(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../profiles/bali-process/demo/activities-2024.xlsx"
    ))
    .unwrap();
    let files = [
        ("empty.xlsx", Vec::new(), "The file is empty"),
        (
            "cut.xlsx",
            whole[..whole.len() / 2].to_vec(),
            "damaged or was cut off",
        ),
        ("secret.xlsx", under_a_password(), "protected by a password"),
        ("bomb.xlsx", bomb(), "unpacks to far more"),
        ("photo.xlsx", b"\x89PNG\r\n\x1a\n0000".to_vec(), "not a table"),
        ("blank.csv", b"\n\n , \n".to_vec(), "no filled cells"),
    ];
    on_empty(async |world| {
        let officer = officer(&world).await;
        for (name, bytes, sentence) in &files {
            let told = officer.upload("/app/imports", name, bytes, &[]).await;
            assert_eq!(told.status, 422, "{name}");
            assert!(told.shows(sentence), "{name}: {}", told.text);
        }
        assert_eq!(left_behind(&world).await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_workbook_under_a_wrong_name_is_read_for_what_it_is() {
    on_empty(async |world| {
        let officer = officer(&world).await;
        let sent = officer
            .upload("/app/imports", "plan.xlsx", PLAN.as_bytes(), &[])
            .await;
        assert!(officer.get(&batch_of(&sent)).await.shows("Training on documents"));
    })
    .await;
}

#[tokio::test]
async fn a_date_far_away_and_a_day_that_is_none_are_named_in_their_cells() {
    on_empty(async |world| {
        let officer = officer(&world).await;
        let plan = "Code,Title,Type,Start,Status\n\
            X-1,Training,training,5 June 2204,planned\nX-2,Training,training,31 June 2024,planned\n";
        let sent = officer
            .upload("/app/imports", "plan.csv", plan.as_bytes(), &[])
            .await;
        let shown = officer.get(&batch_of(&sent)).await;
        assert!(shown.shows("5 June 2204") && shown.shows("D2"), "{}", shown.text);
        assert!(shown.shows("31 June 2024") && shown.shows("D3"), "{}", shown.text);
        assert!(!shown.shows("/application\""), "nothing here can be applied");
    })
    .await;
}

/// A workbook as people make them: a title, a group of merged cells over two of the
/// headings, the title of an event merged over its rows, a date by formula, a hidden
/// sheet of the same kind, and ten thousand columns.
fn as_people_make_them() -> Vec<u8> {
    let mut book = Workbook::new();
    let centred = Format::new();
    let sheet = book.add_worksheet();
    sheet.set_name("Activities").unwrap();
    sheet
        .merge_range(0, 0, 0, 5, "Activities of the year 2024", &centred)
        .unwrap();
    sheet.merge_range(2, 3, 2, 4, "Dates", &centred).unwrap();
    for (at, heading) in ["Code", "Title", "Type", "Start", "End", "Status"]
        .iter()
        .enumerate()
    {
        sheet.write(3, u16::try_from(at).unwrap(), *heading).unwrap();
    }
    sheet.write(4, 0, "X-1").unwrap();
    sheet.write(5, 0, "X-2").unwrap();
    sheet
        .merge_range(4, 1, 5, 1, "Training in two parts", &centred)
        .unwrap();
    for row in [4, 5] {
        sheet.write(row, 2, "training").unwrap();
        sheet.write(row, 3, "5 June 2024").unwrap();
        let formula = Formula::new("=TEXT(DATE(2024,6,7),\"d mmmm yyyy\")").set_result("7 June 2024");
        sheet.write_formula(row, 4, formula).unwrap();
        sheet.write(row, 5, "completed").unwrap();
    }
    sheet.write(4, 9_999, "far away").unwrap();
    let hidden = book.add_worksheet();
    hidden.set_name("Old").unwrap().set_hidden(true);
    for (at, heading) in ["Code", "Title", "Type", "Start"].iter().enumerate() {
        hidden.write(0, u16::try_from(at).unwrap(), *heading).unwrap();
    }
    for (at, cell) in ["X-9", "Training that was hidden", "training", "5 May 2024"]
        .iter()
        .enumerate()
    {
        hidden.write(1, u16::try_from(at).unwrap(), *cell).unwrap();
    }
    book.save_to_buffer().unwrap()
}

#[tokio::test]
async fn headings_in_two_rows_merged_cells_formulas_and_hidden_sheets_are_understood_or_named() {
    on_empty(async |world| {
        let officer = officer(&world).await;
        let sent = officer
            .upload("/app/imports", "plan.xlsx", &as_people_make_them(), &[])
            .await;
        let page = batch_of(&sent);
        let shown = officer.get(&page).await;
        assert!(shown.shows("X-1") && shown.shows("7 June 2024"), "{}", shown.text);
        assert!(shown.shows("hidden"), "a hidden sheet is named: {}", shown.text);
        assert!(
            shown.shows("columns"),
            "columns that were left out are named: {}",
            shown.text
        );
        officer.post(&format!("{page}/application"), &[]).await;
        let first = "select count(*) from activity where code = 'X-1' and from_on <> to_on";
        assert_eq!(
            world.number(first).await,
            1,
            "the days under a merged heading were read"
        );
    })
    .await;
}

/// Sends a file of this many megabytes over a real connection and reads the answer.
async fn send_large(address: std::net::SocketAddr, cookie: &str, megabytes: usize) -> String {
    let token = cookie.strip_prefix("balai-session=").unwrap();
    let token = web::FormToken::of_session(token);
    let head = format!(
        "--edge\r\nContent-Disposition: form-data; name=\"form-token\"\r\n\r\n{}\r\n\
         --edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"large.csv\"\r\n\r\n",
        token.text()
    );
    let tail = "\r\n--edge--\r\n";
    let length = head.len() + (megabytes << 20) + tail.len();
    let mut stream = TcpStream::connect(address).await.unwrap();
    let request = format!(
        "POST /app/imports HTTP/1.1\r\nHost: balai.test\r\nCookie: {cookie}\r\nSec-Fetch-Site: same-origin\r\n\
         Connection: close\r\nContent-Type: multipart/form-data; boundary=edge\r\nContent-Length: {length}\r\n\r\n{head}"
    );
    stream.write_all(request.as_bytes()).await.unwrap();
    let part = vec![b'a'; 1 << 20];
    for _ in 0..megabytes {
        stream.write_all(&part).await.unwrap();
    }
    stream.write_all(tail.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    answer
}

#[tokio::test]
async fn a_file_of_200_megabytes_is_read_to_its_end_and_refused_with_its_size() {
    on_empty(async |world| {
        let officer = officer(&world).await;
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let router = web::router(world.app.clone(), 64 << 20);
        let serving = tokio::spawn(async move { axum::serve(listener, router).await });
        let answer = send_large(address, &officer.cookie(), 200).await;
        serving.abort();
        assert!(answer.starts_with("HTTP/1.1 422"), "{answer}");
        assert!(answer.contains("The file has 200 MB"), "{answer}");
        assert_eq!(left_behind(&world).await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_form_from_another_site_is_answered_with_a_page_that_says_so() {
    on_empty(async |world| {
        let officer = officer(&world).await;
        let told = officer.post_from_elsewhere("/app/imports/pasted").await;
        assert_eq!(told.status, 403);
        assert!(told.shows("from another website"), "{}", told.text);
    })
    .await;
}
