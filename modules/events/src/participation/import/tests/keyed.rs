//! Stories of keyed sheets: a scan is typed beside its picture, twice where that is asked for, and
//! comes in by the same door as a workbook.

use balai_kernel::{
    actor::Role,
    test::{Seen, Someone, World, on_both, scan},
};

use super::{ACTIVITIES, MODULES, bring};

/// The event that the sheet is of.
const EVENT: &str = "same-1=event&same-1-text=X-1";

/// Brings a scan in and says what its columns are; where its page is.
async fn brought(who: &Someone<'_>, fields: &[(&str, &str)]) -> String {
    let mut all = vec![("title", "Sign-in sheet"), ("kind", "participants")];
    all.extend(fields);
    let seen = who.upload("/app/keyings", "sheet.pdf", &scan(1), &all).await;
    assert_eq!(seen.status, 303, "{}", seen.text);
    let columns = seen.location.unwrap();
    let form = format!("version=1&title=Sign-in+sheet&field-1=name&field-2=agency&field-3=party&{EVENT}");
    let seen = send(who, &columns, &form).await;
    assert_eq!(seen.status, 303, "{}", seen.text);
    columns.trim_end_matches("/columns").to_owned()
}

/// Sends a form that is written as in an address.
async fn send(who: &Someone<'_>, path: &str, form: &str) -> Seen {
    let pairs = form.split('&').filter_map(|pair| pair.split_once('='));
    let pairs: Vec<(String, String)> = pairs
        .map(|(name, value)| (name.to_owned(), value.replace('+', " ")))
        .collect();
    let pairs: Vec<(&str, &str)> = pairs
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    who.post(path, &pairs).await
}

/// The ids of the rows of a form, in their order.
fn rows(page: &Seen) -> Vec<String> {
    let parts = page.text.split("<tr data-row=\"").skip(1);
    parts.map(|part| part[..32].to_owned()).collect()
}

/// What a form says of a row under a name.
fn value(page: &Seen, row: &str, name: &str) -> String {
    let start = format!("name=\"{row}.{name}\" value=\"");
    let rest = page.text.split(&start).nth(1).unwrap_or_default();
    rest.split('"').next().unwrap_or_default().to_owned()
}

/// Types rows into the blank ones of an entry: name, agency, party.
async fn typed(who: &Someone<'_>, entry: &str, lines: &[[&str; 3]]) {
    for part in lines.chunks(6) {
        let page = who.get(entry).await;
        assert_eq!(page.status, 200, "{}", page.text);
        let all = rows(&page);
        let blank: Vec<&String> = all
            .iter()
            .filter(|row| value(&page, row, "version") == "0")
            .collect();
        let mut form = String::from("page=1&then=next");
        for (row, line) in blank.iter().zip(part) {
            for (field, text) in ["name", "agency", "party"].iter().zip(line) {
                if *text == "?" {
                    form.push_str(&format!("&{row}.unread.{field}=yes"));
                } else {
                    form.push_str(&format!("&{row}.{field}={}", text.replace(' ', "+")));
                }
            }
            form.push_str(&format!(
                "&{row}.version=0&{row}.place={}",
                value(&page, row, "place")
            ));
        }
        let seen = send(who, &format!("{entry}/rows"), &form).await;
        assert_eq!(seen.status, 303, "{}", seen.text);
    }
}

const LINES: [[&str; 3]; 3] = [
    ["Somchai Example", "Immigration Bureau", "Thailand"],
    ["Dewi Contoh", "Directorate General of Immigration", "Indonesia"],
    ["Nur Sample", "?", "Bangladesh"],
];

async fn office(world: &World) -> (Someone<'_>, Someone<'_>) {
    bring(&world.app, "activities.csv", ACTIVITIES.as_bytes()).await;
    (
        world.person("Ratna Office", Role::ProgrammeOfficer, None).await,
        world.person("Anan Office", Role::MonitoringOfficer, None).await,
    )
}

#[tokio::test]
async fn a_scan_is_typed_beside_its_picture_and_comes_in_like_a_workbook() {
    on_both(MODULES, async |world| {
        let (ratna, _) = office(&world).await;
        let sheet = brought(&ratna, &[]).await;
        let entry = format!("{sheet}/entries/1");
        typed(&ratna, &entry, &LINES).await;
        let page = ratna.get(&entry).await;
        assert!(page.shows("Dewi Contoh") && page.shows("/pages/1/fit"));
        let (status, picture) = ratna.bytes(&format!("{sheet}/pages/1/large")).await;
        assert_eq!(status, 200);
        assert!(picture.starts_with(&[0xff, 0xd8]));
        assert_eq!(send(&ratna, &format!("{entry}/end"), "").await.status, 303);
        let seen = send(&ratna, &format!("{sheet}/batch"), "").await;
        assert_eq!(seen.status, 303, "{}", seen.text);
        let batch = seen.location.unwrap().split('?').next().unwrap().to_owned();
        let preview = ratna.get(&batch).await;
        for shown in [
            "keyed from a scan",
            "Page 1 of the scan",
            "could not be read: Agency",
            "Apply",
        ] {
            assert!(preview.shows(shown), "{shown}: {}", preview.text);
        }
        assert_eq!(
            send(&ratna, &format!("{batch}/application"), "").await.status,
            303
        );
        assert_eq!(world.number("select count(*) from participation").await, 3);
        // What was typed stays as it was when the import is undone, and can come in again.
        assert_eq!(send(&ratna, &format!("{batch}/reversal"), "").await.status, 303);
        assert_eq!(world.number("select count(*) from participation").await, 0);
        assert_eq!(world.number("select count(*) from keying_row").await, 3);
        let again = send(&ratna, &format!("{sheet}/batch"), "").await;
        assert_eq!(again.status, 303, "{}", again.text);
        // Taken back before it is applied, nothing of the import stays.
        assert_eq!(
            send(&ratna, &format!("{sheet}/batch/withdrawal"), "")
                .await
                .status,
            303
        );
        let batch = again.location.unwrap().split('?').next().unwrap().to_owned();
        assert_eq!(ratna.get(&batch).await.status, 404);
        assert!(ratna.get(&sheet).await.shows("Ready to import"));
    })
    .await;
}

#[tokio::test]
async fn a_second_entry_is_keyed_without_sight_of_the_first_and_settled_cell_by_cell() {
    on_both(MODULES, async |world| {
        let (ratna, anan) = office(&world).await;
        let sheet = brought(&ratna, &[]).await;
        let (first, second) = (format!("{sheet}/entries/1"), format!("{sheet}/entries/2"));
        typed(&ratna, &first, &LINES).await;
        assert_eq!(
            send(&ratna, &format!("{sheet}/second"), "hand=").await.status,
            303
        );
        // Whoever keys the first never keys the second.
        assert_eq!(send(&ratna, &format!("{second}/hands"), "").await.status, 422);
        assert_eq!(send(&anan, &format!("{second}/hands"), "").await.status, 303);
        assert_eq!(anan.get(&first).await.status, 404);
        assert_eq!(ratna.get(&second).await.status, 404);
        assert_eq!(send(&anan, &format!("{first}/hands"), "").await.status, 422);
        // A row is missed and a name is read otherwise.
        let other = [
            ["Somchai Exampel", "Immigration Bureau", "Thailand"],
            ["Nur Sample", "?", "Bangladesh"],
        ];
        typed(&anan, &second, &other).await;
        assert_eq!(send(&ratna, &format!("{first}/end"), "").await.status, 303);
        assert_eq!(ratna.get(&format!("{sheet}/differences")).await.status, 404);
        assert_eq!(send(&anan, &format!("{second}/end"), "").await.status, 303);
        assert_eq!(send(&ratna, &format!("{sheet}/batch"), "").await.status, 422);
        let page = ratna.get(&format!("{sheet}/differences")).await;
        for shown in [
            "First entry: Somchai Example",
            "Second entry: Somchai Exampel",
            "Only the first entry has this row",
            "55.5 %",
        ] {
            assert!(page.shows(shown), "{shown}: {}", page.text);
        }
        let names: Vec<String> = page
            .text
            .split("type=\"radio\"")
            .skip(1)
            .filter_map(|part| part.split("name=\"").nth(1)?.split('"').next().map(str::to_owned))
            .collect();
        let named = |end: &str| names.iter().find(|name| name.ends_with(end)).unwrap().clone();
        let seen = send(
            &ratna,
            &format!("{sheet}/differences"),
            &format!("{}=first", named(".name")),
        )
        .await;
        assert!(seen.location.unwrap().contains("differences"));
        let whole = named(".");
        let seen = send(&ratna, &format!("{sheet}/differences"), &format!("{whole}=taken")).await;
        assert!(!seen.location.unwrap().contains("differences"));
        let seen = send(&ratna, &format!("{sheet}/batch"), "").await;
        let preview = ratna.follow(&seen.location.unwrap()).await;
        assert!(
            preview.shows("Somchai Example") && !preview.shows("Exampel"),
            "{}",
            preview.text
        );
        assert_eq!(world.number("select count(*) from import_row").await, 3 + 2);
        // What was compared is not keyed on.
        assert_eq!(send(&ratna, &format!("{first}/reopening"), "").await.status, 422);
    })
    .await;
}

#[tokio::test]
async fn two_who_key_the_same_row_are_told_and_shown_both() {
    on_both(MODULES, async |world| {
        let (ratna, anan) = office(&world).await;
        let sheet = brought(&ratna, &[]).await;
        let entry = format!("{sheet}/entries/1");
        typed(&ratna, &entry, &LINES[..1]).await;
        // Not before they say that they key it.
        assert_eq!(anan.get(&entry).await.status, 404);
        assert_eq!(send(&anan, &format!("{entry}/hands"), "").await.status, 303);
        let (mine, theirs) = (ratna.get(&entry).await, anan.get(&entry).await);
        let row = rows(&mine)[0].clone();
        let form = |page: &Seen, name: &str| {
            format!(
                "page=1&{row}.name={name}&{row}.agency=Immigration+Bureau&{row}.party=Thailand&{row}.version={}&{row}.place=1&{row}.mark={}",
                value(page, &row, "version"),
                value(page, &row, "mark"),
            )
        };
        assert_eq!(send(&ratna, &format!("{entry}/rows"), &form(&mine, "Somchai+A")).await.status, 303);
        let told = send(&anan, &format!("{entry}/rows"), &form(&theirs, "Somchai+B")).await;
        assert_eq!(told.status, 409);
        for shown in ["Ratna Office changed some of these rows", "Somchai A", "Somchai B"] {
            assert!(told.shows(shown), "{shown}: {}", told.text);
        }
        // Who leaves the row as it came undoes nothing.
        let left = send(&anan, &format!("{entry}/rows"), &form(&theirs, "Somchai+Example")).await;
        assert_eq!(left.status, 303, "{}", left.text);
        assert!(ratna.get(&entry).await.shows("Somchai A"));
        // Kept once more, over what is there now.
        let again = send(&anan, &format!("{entry}/rows"), &form(&told, "Somchai+B")).await;
        assert_eq!(again.status, 303, "{}", again.text);
        assert!(ratna.get(&entry).await.shows("Somchai B"));
        // Sent twice, a new row is one row.
        let page = anan.get(&entry).await;
        let new = rows(&page)[1].clone();
        let form = format!("page=1&{new}.name=Dewi+Contoh&{new}.version=0&{new}.place=2");
        for _ in 0..2 {
            assert_eq!(send(&anan, &format!("{entry}/rows"), &form).await.status, 303);
        }
        assert_eq!(world.number("select count(*) from keying_row").await, 2);
        // A row in which nothing is left goes.
        let page = anan.get(&entry).await;
        let form = format!("page=1&{new}.name=&{new}.version=1&{new}.mark={}", value(&page, &new, "mark"));
        assert_eq!(send(&anan, &format!("{entry}/rows"), &form).await.status, 303);
        assert_eq!(world.number("select count(*) from keying_row").await, 1);
    })
    .await;
}

#[tokio::test]
async fn only_the_office_keys_and_a_sheet_waits_on_the_day_of_who_keys_it() {
    on_both(MODULES, async |world| {
        let (ratna, anan) = office(&world).await;
        let anan_id = anan.account.unwrap().to_string();
        let sheet = brought(&ratna, &[("hand", anan_id.as_str())]).await;
        let entry = format!("{sheet}/entries/1");
        let focal = world.person("Niran Focal", Role::FocalPoint, None).await;
        let admin = world.person("Ada Admin", Role::Administrator, None).await;
        for stranger in [&focal, &admin, &world.stranger()] {
            for path in [
                &sheet,
                &entry,
                &format!("{sheet}/pages/1/fit"),
                &format!("{sheet}/file"),
            ] {
                let seen = stranger.get(path).await;
                assert!(
                    !seen.shows("Sign-in sheet") && seen.status != 200,
                    "{path} {}",
                    seen.status
                );
            }
            send(stranger, &format!("{entry}/hands"), "").await;
        }
        assert_eq!(world.number("select count(*) from keying_hand").await, 1);
        // Asked by name, without having pressed anything.
        assert_eq!(anan.get(&entry).await.status, 200);
        assert!(anan.get("/app").await.shows("Key “Sign-in sheet”"));
        assert_eq!(send(&anan, &format!("{sheet}/erasure"), "").await.status, 403);
        assert_eq!(send(&ratna, &format!("{entry}/end"), "").await.status, 404);
        assert_eq!(send(&ratna, &format!("{sheet}/erasure"), "").await.status, 303);
        assert_eq!(ratna.get(&sheet).await.status, 404);
        assert_eq!(world.number("select count(*) from keying_page").await, 0);
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_drawn_is_refused_with_its_reason_and_nothing_is_kept() {
    on_both(MODULES, async |world| {
        let (ratna, _) = office(&world).await;
        let files = world.number("select count(*) from file").await;
        for (bytes, why) in [
            (b"<svg onload=alert(1)>".to_vec(), "neither a JPEG"),
            (b"%PDF-1.7 and nothing else".to_vec(), "neither a JPEG"),
            (scan(41), "41 pages"),
            (Vec::new(), "neither a JPEG"),
        ] {
            let fields = [("title", "Kept <b>words"), ("kind", "participants")];
            let seen = ratna.upload("/app/keyings", "a.pdf", &bytes, &fields).await;
            assert_eq!(seen.status, 422);
            assert!(
                seen.shows(why) && seen.shows("Kept &lt;b&gt;words"),
                "{why}: {}",
                seen.text
            );
        }
        let fields = [("kind", "salaries")];
        assert_eq!(
            ratna
                .upload("/app/keyings", "a.pdf", &scan(1), &fields)
                .await
                .status,
            422
        );
        assert_eq!(world.number("select count(*) from keying").await, 0);
        assert_eq!(world.number("select count(*) from file").await, files);
    })
    .await;
}

#[tokio::test]
async fn a_long_entry_is_saved_by_few_statements() {
    on_both(MODULES, async |world| {
        let (ratna, _) = office(&world).await;
        let sheet = brought(&ratna, &[]).await;
        let entry = format!("{sheet}/entries/1");
        let lines = |from: usize| {
            let mut form = String::from("page=1");
            for at in from..from + 300 {
                let row = format!("{:032x}", 0x1000 + at);
                form.push_str(&format!("&{row}.name=Person+{at}&{row}.agency=Agency&{row}.party=Thailand&{row}.version=0&{row}.place={at}"));
            }
            form
        };
        let few = send(&ratna, &format!("{entry}/rows"), "page=1").await;
        for part in 0..4 {
            let seen = send(&ratna, &format!("{entry}/rows"), &lines(part * 300)).await;
            assert_eq!(seen.status, 303, "{}", seen.text);
            assert!(seen.statements <= few.statements + 3, "{} of {}", seen.statements, few.statements);
        }
        let page = ratna.get(&entry).await;
        assert!(page.shows("Person 1199") && !page.shows("Person 1100"), "{}", page.text.len());
        assert!(page.statements < 16, "{}", page.statements);
        assert_eq!(send(&ratna, &format!("{entry}/end"), "").await.status, 303);
        let seen = send(&ratna, &format!("{sheet}/batch"), "").await;
        assert_eq!(seen.status, 303, "{}", seen.text);
        assert_eq!(world.number("select count(*) from keying_line").await, 1200);
    })
    .await;
}
