//! Large forms are read in good time, and what is too large is refused.
//!
//! The limits are loose: they hold for a build without optimisation on a busy machine, and
//! catch what grows with the square of a form. `docs/forms.md` has the measured times.
use std::{
    fmt::Write as _,
    time::{Duration, Instant},
};

use balai_sheets::Limits;
use balai_xlsform::{Options, read, to_xform};

use super::{accepted, refused};

#[track_caller]
fn within<T>(most: Duration, what: &str, work: impl FnOnce() -> T) -> T {
    let begun = Instant::now();
    let made = work();
    let took = begun.elapsed();
    println!("{what}: {took:?}");
    assert!(took < most, "{what} took {took:?}");
    made
}

/// Two thousand questions, each of which looks at two before it.
fn two_thousand() -> String {
    let mut text =
        "| survey |\n| | type | name | label::English (en) | label::Thai (th) | relevant | calculation |\n"
            .to_owned();
    for at in 0..2_000 {
        let (one, two) = (at / 2, at.max(1) - 1);
        match at % 4 {
            _ if at < 2 => writeln!(text, "| | integer | q{at} | Question {at} | คำถาม {at} | | |"),
            0 => writeln!(text, "| | calculate | q{at} | | | | ${{q{one}}} + ${{q{two}}} * 2 |"),
            _ => writeln!(text, "| | integer | q{at} | Question {at} after ${{q{two}}} | คำถาม {at} | ${{q{one}}} > 1 or ${{q{two}}} = 3 | |"),
        }
        .unwrap();
    }
    text
}

#[test]
fn two_thousand_questions_are_read_and_written() {
    let text = two_thousand();
    let form = within(Duration::from_secs(5), "reading 2,000 questions", || {
        accepted(&text)
    });
    assert_eq!(form.items.len(), 2_000);
    let xml = within(Duration::from_secs(5), "writing 2,000 questions", || {
        to_xform(&form)
    });
    assert!(xml.len() > 500_000);
}

#[test]
fn fifty_thousand_choices_are_fine() {
    let mut text = "| survey |\n| | type | name | label |\n| | select_one l | a | A |\n| choices |\n| | list_name | name | label | kind |\n".to_owned();
    for at in 0..50_000 {
        writeln!(text, "| | l | c{at} | Choice {at} | k{} |", at % 10).unwrap();
    }
    let form = within(Duration::from_secs(10), "reading 50,000 choices", || {
        accepted(&text)
    });
    assert_eq!(form.lists[0].choices.len(), 50_000);
    within(Duration::from_secs(10), "writing 50,000 choices", || {
        to_xform(&form)
    });
}

#[test]
fn more_rows_than_the_limit_are_refused() {
    let options = Options {
        limits: Limits {
            rows: 1_000,
            ..Limits::default()
        },
        ..Options::default()
    };
    let text = two_thousand();
    let reading = read("form.md", text.as_bytes(), &options);
    assert_eq!(reading.faults[0].code(), "file-unreadable");
}

#[test]
fn a_chain_of_two_thousand_groups_beside_one_another_is_fine() {
    let mut text =
        "| survey |\n| | type | name | label | relevant |\n| | text | first | First | |\n".to_owned();
    for at in 0..2_000 {
        let before = if at == 0 {
            "first".to_owned()
        } else {
            format!("q{}", at - 1)
        };
        writeln!(text, "| | begin repeat | g{at} | G | ${{{before}}} != '' |\n| | text | q{at} | Q | |\n| | end repeat | | | |").unwrap();
    }
    within(Duration::from_secs(10), "2,000 repeats", || accepted(&text));
}

#[test]
fn loops_that_multiply_are_refused_before_they_do() {
    let mut text = "| survey |\n| | type | name | label |\n".to_owned();
    for at in 0..3 {
        writeln!(text, "| | begin loop over l | loop{at} | L |").unwrap();
    }
    text.push_str("| | text | a | A |\n");
    for _ in 0..3 {
        text.push_str("| | end loop | | |\n");
    }
    text.push_str("| choices |\n| | list_name | name | label |\n");
    for at in 0..1_000 {
        writeln!(text, "| | l | c{at} | C |").unwrap();
    }
    let faults = within(Duration::from_secs(5), "three loops", || refused(&text));
    assert_eq!(faults[0].0, "too-many-items");
}

#[test]
fn references_that_become_far_more_than_they_are_are_refused() {
    let long = "x".repeat(3_000);
    let label = "${q}".repeat(8_000);
    let mut text = format!(
        "| survey |\n| | type | name | label |\n| | begin group | {long} | G |\n| | text | q | Q |\n"
    );
    for at in 0..50 {
        writeln!(text, "| | note | n{at} | {label} |").unwrap();
    }
    text.push_str("| | end group | | |\n");
    let faults = within(Duration::from_secs(10), "many references", || refused(&text));
    assert_eq!(faults[0].0, "too-much");
}

#[test]
fn long_cells_many_lists_and_many_languages_are_refused() {
    let cell = format!(
        "| survey |\n| | type | name | label |\n| | text | a | {} |\n",
        "x".repeat(40_000)
    );
    assert_eq!(refused(&cell)[0].0, "cell-long");
    let mut lists = "| survey |\n| | type | name | label |\n| | text | a | A |\n| choices |\n| | list_name | name | label |\n".to_owned();
    for at in 0..6_000 {
        writeln!(lists, "| | l{at} | a | A |").unwrap();
    }
    assert_eq!(refused(&lists)[0].0, "too-many-lists");
    let languages: Vec<String> = (0..200).map(|at| format!("label::L{at} (en)")).collect();
    let languages = format!(
        "| survey |\n| | type | name | {} |\n| | text | a | A |\n",
        languages.join(" | ")
    );
    assert_eq!(refused(&languages)[0].0, "too-many-languages");
}

#[test]
fn two_thousand_wrong_references_are_told_in_good_time() {
    let mut text = "| survey |\n| | type | name | label | relevant |\n".to_owned();
    for at in 0..2_000 {
        writeln!(text, "| | text | question_{at} | Q | ${{qeustion_{at}x}} = 1 |").unwrap();
    }
    let faults = within(Duration::from_secs(10), "2,000 wrong references", || {
        refused(&text)
    });
    assert_eq!(faults.last().map(|(code, _)| code.as_str()), Some("more"));
}
