//! Two lists are linked without showing either, from the command line.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

const SCHEMA: &str = r#"{
    "version": 3,
    "clkConfig": { "l": 1024, "kdf": { "type": "HKDF" } },
    "features": [
        { "identifier": "id", "ignored": true },
        {
            "identifier": "name",
            "format": { "type": "string", "case": "lower" },
            "hashing": { "comparison": { "type": "ngram", "n": 2 }, "strategy": { "bitsPerFeature": 200 } }
        },
        {
            "identifier": "born",
            "format": { "type": "date", "format": "%Y-%m-%d" },
            "hashing": {
                "comparison": { "type": "ngram", "n": 1, "positional": true },
                "strategy": { "bitsPerFeature": 200 }
            }
        }
    ]
}"#;
const OURS: &str = "id,name,born\nA-1,siti binti ahmad,1990-01-31\nA-2,tun tun oo,1985-07-02\n";
const THEIRS: &str = "id,name,born\nB-7,joao da costa,1979-11-20\nB-8,siti binte ahmad,1990-01-31\nB-9,tun tun oo,1985-07-02\n";
const SECRET: &str = "a secret that both sides share\n";

struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("balai-blind-{name}-{}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        let folder = Self(path);
        folder.put("schema.json", SCHEMA);
        folder.put("secret", SECRET);
        folder
    }

    fn put(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).unwrap();
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    fn blind(&self, words: &[&str]) -> Output {
        Command::new(Path::new(env!("CARGO_BIN_EXE_balai")))
            .args(["link", "blind"])
            .args(words)
            .current_dir(&self.0)
            .output()
            .unwrap()
    }

    fn encode(&self, list: &str, secret: &str, out: &str) -> Output {
        self.blind(&[
            "encode",
            "--schema",
            "schema.json",
            "--secret-file",
            secret,
            list,
            "--out",
            out,
        ])
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn two_lists_are_linked_and_whoever_compares_sees_neither() {
    let folder = Folder::new("whole");
    folder.put("ours.csv", OURS);
    folder.put("theirs.csv", &format!("\u{feff}{THEIRS}"));
    for (list, out) in [("ours.csv", "a.csv"), ("theirs.csv", "b.csv")] {
        let done = folder.encode(list, "secret", out);
        assert!(done.status.success(), "{}", said(&done));
        let tokens = fs::read_to_string(folder.path(out)).unwrap();
        assert!(
            tokens.starts_with("id,clk\n") && !tokens.contains("siti"),
            "{tokens}"
        );
    }
    let done = folder.blind(&["compare", "a.csv", "b.csv", "--one-to-one", "--out", "pairs.csv"]);
    assert!(done.status.success(), "{}", said(&done));
    let pairs = fs::read_to_string(folder.path("pairs.csv")).unwrap();
    // Whoever is found quickly is found whole: here both.
    folder.blind(&["compare", "a.csv", "b.csv", "--quick", "--out", "quick.csv"]);
    assert_eq!(fs::read_to_string(folder.path("quick.csv")).unwrap(), pairs);
    let lines: Vec<&str> = pairs.lines().collect();
    assert_eq!(lines[0], "left_id,right_id,weight,probability");
    assert_eq!(lines.len(), 3, "{pairs}");
    assert!(
        lines[1].starts_with("A-1,B-8,0.") && lines[2] == "A-2,B-9,1.000000,",
        "{pairs}"
    );
}

#[test]
fn filters_of_another_secret_match_nobody_and_that_is_said() {
    let folder = Folder::new("secret");
    folder.put("ours.csv", OURS);
    folder.put("other", "another secret of the same length");
    folder.encode("ours.csv", "secret", "a.csv");
    folder.encode("ours.csv", "other", "b.csv");
    let done = folder.blind(&["compare", "a.csv", "b.csv", "--out", "pairs.csv"]);
    assert!(
        done.status.success() && said(&done).contains("different secrets"),
        "{}",
        said(&done)
    );
}

#[test]
fn what_does_not_fit_is_told_by_its_line_and_leaves_no_half_file() {
    let cases = [
        ("id,name,born\nA-1,Siti,1990-01-31\n", "line 2, column name"),
        ("id,name,born\nA-1,siti,31.1.1990\n", "line 2, column born"),
        ("id,born,name\nA-1,1990-01-31,siti\n", "in this order"),
        ("id,name,born\nA-1,siti\n", "line 2 has 2 fields"),
        ("", "it is empty"),
    ];
    let folder = Folder::new("faults");
    for (list, told) in cases {
        folder.put("list.csv", list);
        let done = folder.encode("list.csv", "secret", "out.csv");
        assert!(
            !done.status.success() && said(&done).contains(told),
            "{}",
            said(&done)
        );
        assert!(
            !said(&done).contains("Siti"),
            "a value may be somebody's name: {}",
            said(&done)
        );
        assert!(!folder.path("out.csv").exists() && !folder.path("out.csv.part").exists());
    }
    fs::write(
        folder.path("list.csv"),
        b"id,name,born\nA-1,s\xe9bastien,1990-01-31\n",
    )
    .unwrap();
    let done = folder.encode("list.csv", "secret", "out.csv");
    assert!(said(&done).contains("UTF-8"), "{}", said(&done));
}

#[test]
fn tokens_of_another_schema_are_refused() {
    let folder = Folder::new("tokens");
    folder.put("ours.csv", OURS);
    folder.encode("ours.csv", "secret", "a.csv");
    folder.put("schema.json", &SCHEMA.replace("1024", "512"));
    folder.encode("ours.csv", "secret", "b.csv");
    let done = folder.blind(&["compare", "a.csv", "b.csv", "--out", "pairs.csv"]);
    assert!(
        !done.status.success() && said(&done).contains("another schema"),
        "{}",
        said(&done)
    );
    folder.put("b.csv", "id,clk\nB-1,not base64\n");
    let done = folder.blind(&["compare", "a.csv", "b.csv", "--out", "pairs.csv"]);
    assert!(
        !done.status.success() && said(&done).contains("not base64"),
        "{}",
        said(&done)
    );
    assert!(!folder.path("pairs.csv").exists());
}
