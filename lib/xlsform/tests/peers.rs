//! Forms beside what pyxform makes of them.
//!
//! `docs/forms.md` says how the folder is made that `BALAI_XLSFORM_PEERS` names: forms, each
//! with `NAME.json` (whether pyxform takes it, and under which root) and `NAME.xml` (what it
//! writes). Without it there is nothing to compare with, and the test says so.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test that cannot go on should say so and stop"
)]
use std::{
    collections::BTreeMap,
    fmt::Write as _,
    path::{Path, PathBuf},
};

use balai_xlsform::{
    Form, Item, Kind, Options, definition,
    expression::{Logic, model::Wrong},
    read, to_xform, to_xlsx,
};
use quick_xml::{Reader, events::Event};

/// An element as it is compared: attributes by name, blanks as one.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
struct Element {
    name: String,
    attributes: BTreeMap<String, String>,
    children: Vec<Child>,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Child {
    Text(String),
    Element(Element),
}

fn blanks(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn parse(xml: &str) -> Element {
    let mut reader = Reader::from_str(xml);
    let mut open = vec![Element::default()];
    let mut text = String::new();
    let flush = |open: &mut Vec<Element>, text: &mut String| {
        let said = blanks(text).replace("&quot;", "\"");
        text.clear();
        if !said.is_empty() {
            open.last_mut().unwrap().children.push(Child::Text(said));
        }
    };
    loop {
        let event = reader.read_event().expect("well-formed XML");
        let (start, empty) = match event {
            Event::Start(start) => (start, false),
            Event::Empty(start) => (start, true),
            Event::End(_) => {
                flush(&mut open, &mut text);
                let mut done = open.pop().unwrap();
                match done.name.as_str() {
                    // The wordings of a text have no order.
                    "text" => done.children.sort(),
                    "model" => sort_instances(&mut done),
                    _ => {}
                }
                open.last_mut().unwrap().children.push(Child::Element(done));
                continue;
            }
            Event::Text(found) => {
                text.push_str(&found);
                continue;
            }
            Event::GeneralRef(found) => {
                text.push('&');
                text.push_str(&found);
                text.push(';');
                continue;
            }
            Event::Eof => break,
            _ => continue,
        };
        flush(&mut open, &mut text);
        let mut element = Element {
            name: start.name().as_ref().to_owned(),
            ..Element::default()
        };
        for attribute in start.attributes() {
            let attribute = attribute.expect("sound attributes");
            let value = attribute.value.replace("&#10;", " ");
            let name = attribute.key.as_ref().to_owned();
            element.attributes.insert(name, blanks(&value));
        }
        match empty {
            true => open.last_mut().unwrap().children.push(Child::Element(element)),
            false => open.push(element),
        }
    }
    open.remove(0)
}

/// Data beside the answer has no order: pyxform's differs from run to run.
fn sort_instances(model: &mut Element) {
    let is_beside = |child: &Child| matches!(child, Child::Element(element) if element.name == "instance" && element.attributes.contains_key("id"));
    let Some(first) = model.children.iter().position(is_beside) else {
        return;
    };
    let count = model.children[first..]
        .iter()
        .take_while(|child| is_beside(child))
        .count();
    model.children[first..first + count].sort();
}

/// The first place where two elements differ.
fn difference(ours: &Element, theirs: &Element, path: &str) -> Option<String> {
    let path = format!("{path}/{}", theirs.name);
    if ours.name != theirs.name {
        return Some(format!("{path}: we have {}", ours.name));
    }
    if ours.attributes != theirs.attributes {
        return Some(format!(
            "{path}: {:?} and {:?}",
            ours.attributes, theirs.attributes
        ));
    }
    for (at, pair) in ours.children.iter().zip(&theirs.children).enumerate() {
        match pair {
            (Child::Element(ours), Child::Element(theirs)) => {
                if let Some(found) = difference(ours, theirs, &format!("{path}[{at}]")) {
                    return Some(found);
                }
            }
            (ours, theirs) if ours != theirs => {
                return Some(format!("{path}[{at}]: {ours:?} and {theirs:?}"));
            }
            _ => {}
        }
    }
    let (ours, theirs) = (&ours.children, &theirs.children);
    (ours.len() != theirs.len()).then(|| {
        let more = ours.get(theirs.len()).or(theirs.get(ours.len()));
        format!("{path}: {} and {} children, {more:?}", ours.len(), theirs.len())
    })
}

/// The forms of a folder and of the folders in it.
fn forms(folder: &Path) -> Vec<PathBuf> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            all.extend(forms(&path));
        } else if path
            .extension()
            .is_some_and(|ending| ending != "json" && ending != "xml")
        {
            all.push(path);
        }
    }
    all.sort();
    all
}

/// A form whose loops are the groups that they make, as its workbook has them.
fn as_groups(form: &Form) -> Form {
    fn plain(items: &mut [Item]) {
        for item in items {
            match &mut item.kind {
                Kind::Group(group) => {
                    group.is_loop = false;
                    plain(&mut group.items);
                }
                Kind::Repeat(repeat) => plain(&mut repeat.items),
                Kind::Question(_) => {}
            }
        }
    }
    let mut form = form.clone();
    plain(&mut form.items);
    form
}

/// What is other in a form that was written as a workbook and read again.
fn changed_by_the_way(form: &Form) -> Option<String> {
    let workbook = to_xlsx(form).expect("a workbook");
    let again = read("", &workbook, &Options::default());
    let Some(again) = again.form else {
        return Some(format!(
            "refused: {:?}",
            again.faults.first().map(ToString::to_string)
        ));
    };
    let (before, after) = (parse(&to_xform(form)), parse(&to_xform(&again)));
    match difference(&after, &before, "") {
        Some(found) => Some(found),
        None => (again != as_groups(form)).then(|| {
            let (before, after) = (format!("{form:#?}"), format!("{again:#?}"));
            let is_place = |line: &&str| !(line.contains("row: ") || line.contains("column: "));
            let mut lines = before
                .lines()
                .filter(is_place)
                .zip(after.lines().filter(is_place));
            format!(
                "the form is another: {:?}",
                lines.find(|(before, after)| before != after)
            )
        }),
    }
}

/// Differences that docs/forms.md gives the reasons for.
fn is_meant(difference: &str) -> bool {
    [
        // Expressions in labels: written once, not escaped twice.
        "&lt;&gt; 1 and &quot;&lt;&gt;&amp;&quot;",
        // An attribute with a prefix in a heading with single colons.
        "esri:style",
        // Groups in loops are filled like their questions.
        "%(label)s",
        // A time of day without its seconds.
        "Text(\"09:30\") and Text(\"09:30:00\")",
        // Answers are never flat.
        "/data/everything/",
    ]
    .iter()
    .any(|known| difference.contains(known))
}

/// Forms of which one is taken and the other not, for reasons in docs/forms.md: what we say, or
/// what they say.
fn is_otherwise_meant(said: &str) -> bool {
    [
        "There are no media of the kind media",
        "more than 4000000 cells",
        // It depends on the answers: shown when the form is filled in.
        "XPath evaluation: type mismatch",
    ]
    .iter()
    .any(|known| said.contains(known))
}

/// The logic of a form, the tables beside it empty.
fn engine(form: &Form) -> Result<Logic, Vec<Wrong>> {
    let mut definition = definition(form, Vec::new());
    definition.add_missing_lists();
    Logic::compile(definition)
}

#[test]
fn forms_are_taken_and_written_as_pyxform_does() {
    let Some(folder) = std::env::var_os("BALAI_XLSFORM_PEERS").map(PathBuf::from) else {
        skip(
            "forms_are_taken_and_written_as_pyxform_does",
            "no such data: BALAI_XLSFORM_PEERS names no folder of forms",
        );
        return;
    };
    let mut report = String::new();
    let (
        mut equal,
        mut unequal,
        mut both_refuse,
        mut only_we,
        mut only_they,
        mut entities,
        mut lost,
        mut meant,
        mut stuck,
    ) = (0, 0, 0, 0, 0, 0, 0, 0, 0);
    for path in forms(&folder) {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let meta = std::fs::read_to_string(path.with_extension("json")).expect("what pyxform says");
        let meta: serde_json::Value = serde_json::from_str(&meta).expect("JSON");
        let options = Options {
            root: meta["name"].as_str().map(str::to_owned),
            ..Options::default()
        };
        // Markdown came without a file's name.
        let called = if meta["file"] == false { "" } else { name.as_str() };
        let reading = read(called, &std::fs::read(&path).unwrap(), &options);
        // What pyxform writes may still be refused by ODK Validate.
        let they = meta["ok"] == true && meta["valid"] != false;
        if let Some(form) = &reading.form
            && let Some(found) = changed_by_the_way(form)
            // The names of what is added for a table count the rows of its sheet.
            && !found.contains("reserved_name_for_field_list_labels_")
        {
            lost += 1;
            let _ = writeln!(report, "LOST {name}: {found}");
        }
        if let Some(form) = &reading.form
            && let Err(wrong) = engine(form)
        {
            stuck += 1;
            let told: Vec<String> = wrong.iter().map(|wrong| wrong.fault.to_string()).collect();
            let _ = writeln!(report, "STUCK {name}: {told:?}");
        }
        match (&reading.form, they) {
            (Some(form), true) => {
                let theirs = std::fs::read_to_string(path.with_extension("xml")).unwrap();
                match difference(&parse(&to_xform(form)), &parse(&theirs), "") {
                    None => equal += 1,
                    Some(found) if is_meant(&found) => meant += 1,
                    Some(found) => {
                        unequal += 1;
                        let _ = writeln!(report, "DIFFERS {name}: {found}");
                    }
                }
            }
            (None, false) => both_refuse += 1,
            (None, true) if reading.faults.iter().any(|fault| fault.code() == "entities") => entities += 1,
            (None, true)
                if reading
                    .faults
                    .iter()
                    .all(|fault| is_otherwise_meant(&fault.to_string())) =>
            {
                meant += 1
            }
            (None, true) => {
                only_we += 1;
                let _ = writeln!(
                    report,
                    "ONLY WE REFUSE {name}: {:?}",
                    reading.faults.iter().map(ToString::to_string).collect::<Vec<_>>()
                );
            }
            (Some(_), false) if is_otherwise_meant(&meta["invalid"].to_string()) => meant += 1,
            (Some(_), false) => {
                only_they += 1;
                let _ = writeln!(
                    report,
                    "ONLY THEY REFUSE {name}: {} {}",
                    meta["error"], meta["invalid"]
                );
            }
        }
    }
    println!("{report}");
    println!(
        "{equal} equal, {meant} other as docs/forms.md says, {unequal} unequal, {both_refuse} refused by both, {entities} refused for entities, {only_we} refused by us alone, {only_they} by them alone, {lost} other after a workbook, {stuck} that the engine does not take"
    );
    assert_eq!(
        (unequal, only_we, only_they, lost),
        (0, 0, 0, 0),
        "what differs stands above"
    );
}

fn skip(name: &str, reason: &str) {
    eprintln!("skipped: {reason}");
    if let Some(path) = std::env::var_os("BALAI_TEST_SKIPS") {
        use std::io::Write as _;
        let file = std::fs::OpenOptions::new().create(true).append(true).open(path);
        writeln!(file.expect("the list of skips"), "{name}: {reason}").expect("a line");
    }
}
