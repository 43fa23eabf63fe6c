//! Forms on the command line: each file's standing, its reasons, and the exit status.

use std::{
    path::Path,
    process::{Command, Output},
};

const SOUND: &str = "| survey |\n| | type | name | label |\n| | text | who | Who? |\n| | integer | age | How old is ${who}? |\n";
const BROKEN: &str = "| survey |\n| | type | name | label | relevant |\n| | text | who | Who? | |\n| | text | why | Why? | ${hwo} = 'x' |\n";

fn form(folder: &Path, words: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_balai"));
    // An office is not needed, and none is made.
    command
        .arg("--data")
        .arg(folder.join("no-office"))
        .arg("form")
        .args(words);
    command.current_dir(folder).output().unwrap()
}

fn folder(name: &str) -> std::path::PathBuf {
    let folder = std::env::temp_dir().join(format!("balai-forms-{name}-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("sound.md"), SOUND).unwrap();
    std::fs::write(folder.join("broken.md"), BROKEN).unwrap();
    folder
}

#[test]
fn each_form_is_accepted_or_refused_with_the_cell_to_change() {
    let folder = folder("check");
    let good = form(&folder, &["check", "sound.md"]);
    assert_eq!(
        (good.status.code(), good.stdout.as_slice()),
        (Some(0), b"sound.md: accepted\n".as_slice())
    );
    let both = form(&folder, &["check", "sound.md", "broken.md"]);
    let said = String::from_utf8(both.stdout).unwrap();
    assert_eq!(both.status.code(), Some(1), "{said}");
    assert!(said.contains("broken.md: refused\n  1. survey, row 3, column E (relevant): There is no question named hwo. Was who meant?\n"), "{said}");
    let missing = form(&folder, &["check", "sound.md", "nowhere.xlsx"]);
    assert_eq!(missing.status.code(), Some(2));
    assert!(!folder.join("no-office").exists());
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn programs_read_codes_and_places() {
    let folder = folder("json");
    let told = form(&folder, &["check", "--json", "broken.md"]);
    let told: serde_json::Value = serde_json::from_slice(&told.stdout).unwrap();
    let reason = &told[0]["reasons"][0];
    assert_eq!(told[0]["accepted"], false);
    assert_eq!(
        (&reason["code"], &reason["row"], &reason["column"]),
        (&"reference-unknown".into(), &3.into(), &"E".into())
    );
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_form_is_written_as_an_xform_and_a_broken_one_is_not() {
    let folder = folder("xform");
    let written = form(&folder, &["xform", "sound.md", "-o", "form.xml"]);
    assert_eq!(written.status.code(), Some(0));
    let xml = std::fs::read_to_string(folder.join("form.xml")).unwrap();
    assert!(xml.contains("<output value=\" /data/who \"/>"), "{xml}");
    let refused = form(&folder, &["xform", "broken.md", "-o", "broken.xml"]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(!folder.join("broken.xml").exists());
    std::fs::remove_dir_all(folder).unwrap();
}
