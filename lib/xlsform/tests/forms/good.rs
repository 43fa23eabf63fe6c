//! Forms as they are used, and what becomes of them.
use balai_xlsform::{How, Kind, QuestionKind, Source, Text, definition, expression::Logic, to_xform};

use super::{accepted, reading};

#[test]
fn headings_are_known_by_their_older_names_and_in_any_case() {
    let form = accepted(
        "| survey |\n| | Type | NAME | Caption | Relevance | Read Only | Constraining Message | Constraint |\n\
         | | integer | age | Age? | true() | no | Too old | . < 150 |\n",
    );
    let logic = &form.items[0].logic;
    assert_eq!(form.items[0].name, "age");
    assert_eq!(logic.relevant.as_ref().unwrap().text, "true()");
    assert!(matches!(&logic.constraint_message, Some(Text::Plain(text)) if text.text == "Too old"));
    assert!(to_xform(&form).contains("readonly=\"false()\""));
}

#[test]
fn texts_without_a_language_are_those_of_the_default_one() {
    let form = accepted(
        "| survey |\n| | type | name | label | label::Thai (th) |\n| | text | a | Name | ชื่อ |\n| | text | b | Only one | |\n\
         | settings |\n| | default_language |\n| | English (en) |\n",
    );
    assert_eq!(form.languages, ["English (en)", "Thai (th)"]);
    let label = form.items[0].label.as_ref().unwrap();
    assert_eq!(label.in_language("English (en)"), Some("Name"));
    assert_eq!(label.in_language("Thai (th)"), Some("ชื่อ"));
    assert!(matches!(form.items[1].label, Some(Text::Plain(_))));
    assert!(to_xform(&form).contains("<translation lang=\"English (en)\" default=\"true()\">"));
}

#[test]
fn a_reference_within_a_repeat_stays_in_its_row() {
    let xml = to_xform(&accepted(
        "| survey |\n| | type | name | label | calculation |\n\
         | | begin repeat | person | Person | |\n| | integer | age | Age? | |\n| | calculate | next | | ${age} + 1 |\n\
         | | end repeat | | | |\n| | calculate | all | | sum(${age}) |\n",
    ));
    assert!(xml.contains("calculate=\" ../age  + 1\""), "{xml}");
    assert!(xml.contains("calculate=\"sum( /data/person/age )\""), "{xml}");
}

#[test]
fn choices_are_filtered_by_answers() {
    let form = accepted(
        "| survey |\n| | type | name | label | choice_filter |\n| | text | province | Province? | |\n\
         | | select_multiple towns | town | Town? | province = ${province} |\n\
         | choices |\n| | list_name | name | label | province |\n| | towns | a | A | north |\n| | towns | b | B | south |\n",
    );
    let Kind::Question(question) = &form.items[1].kind else {
        panic!("no question")
    };
    let QuestionKind::Select(select) = &question.kind else {
        panic!("no choice")
    };
    assert_eq!(
        (select.how, &select.from),
        (How::Several, &Source::List("towns".to_owned()))
    );
    let xml = to_xform(&form);
    assert!(
        xml.contains("nodeset=\"instance('towns')/root/item[province =  /data/province ]\""),
        "{xml}"
    );
    assert!(xml.contains("<province>north</province>"), "{xml}");
}

#[test]
fn or_other_adds_a_choice_and_a_question() {
    let xml = to_xform(&accepted(
        "| survey |\n| | type | name | label |\n| | select_one l or_other | a | A |\n\
         | choices |\n| | list_name | name | label |\n| | l | x | X |\n",
    ));
    assert!(xml.contains("<name>other</name>"), "{xml}");
    assert!(xml.contains("<input ref=\"/data/a_other\">"), "{xml}");
    assert!(xml.contains("relevant=\"selected(../a, 'other')\""), "{xml}");
}

#[test]
fn a_default_that_is_an_expression_is_worked_out_when_the_form_opens() {
    let xml = to_xform(&accepted(
        "| survey |\n| | type | name | label | default |\n| | date | day | Day? | today() |\n| | date | other | Other? | 2026-01-31 |\n",
    ));
    assert!(
        xml.contains("<setvalue ref=\"/data/day\" event=\"odk-instance-first-load\" value=\"today()\"/>"),
        "{xml}"
    );
    assert!(xml.contains("<other>2026-01-31</other>"), "{xml}");
}

#[test]
fn markup_in_a_label_is_text() {
    let xml = to_xform(&accepted(
        "| survey |\n| | type | name | label |\n| | text | a | <b>A & B</b> |\n| | note | n | Hello ${a} <script> |\n",
    ));
    assert!(
        xml.contains("<label>&lt;b&gt;A &amp; B&lt;/b&gt;</label>"),
        "{xml}"
    );
    assert!(
        xml.contains("<label> Hello <output value=\" /data/a \"/> &lt;script&gt; </label>"),
        "{xml}"
    );
}

#[test]
fn a_misspelt_heading_is_worth_a_look() {
    let reading = reading("| survey |\n| | type | name | label | relevent |\n| | text | a | A | true() |\n");
    let warnings: Vec<&str> = reading.warnings.iter().map(|fault| fault.code()).collect();
    assert!(reading.form.is_some());
    assert_eq!(warnings, ["heading-near"]);
}

#[test]
fn the_same_form_gives_the_same_bytes() {
    let text = "| survey |\n| | type | name | label::A (en) | label::B (th) | hint::B (th) |\n| | text | a | A | B | C |\n";
    assert_eq!(to_xform(&accepted(text)), to_xform(&accepted(text)));
}

#[test]
fn separated_text_names_its_sheets_in_the_first_column_or_is_a_survey() {
    for text in [
        "survey,,,\n,type,name,label\n,text,a,A?\n",
        "type,name,label\ntext,a,A?\n",
    ] {
        let reading = balai_xlsform::read("visit.csv", text.as_bytes(), &balai_xlsform::Options::default());
        let form = reading.form.expect("a form");
        assert_eq!((form.settings.id.as_str(), form.items.len()), ("visit", 1));
    }
}

#[test]
fn a_form_that_was_read_can_be_filled_in() {
    let form = accepted(
        "| survey |\n| | type | name | label | label::Thai (th) | relevant | constraint | constraint_message::Thai (th) | repeat_count | calculation |\n\
         | | integer | age | Age? | อายุ | | . < 150 | แก่เกินไป | | |\n\
         | | begin repeat | child | Child | ลูก | ${age} > 15 | | | ${age} - 15 | |\n\
         | | select_one l or_other | likes | What? | อะไร | | | | | |\n\
         | | end repeat | | | | | | | | |\n\
         | | calculate | all | | | | | | | count(${child}) |\n\
         | choices |\n| | list_name | name | label | label::Thai (th) |\n| | l | x | X | เอ็กซ์ |\n",
    );
    let definition = definition(&form, Vec::new());
    Logic::compile(definition).expect("the engine takes it");
}

#[test]
fn what_another_question_sets_off_is_worked_out_then_alone() {
    let form = accepted(
        "| survey |\n| | type | name | label | trigger | calculation |\n| | text | who | Who? | | |\n\
         | | dateTime | when | | ${who} | now() |\n",
    );
    let definition = definition(&form, Vec::new());
    let when = definition
        .items
        .iter()
        .find(|item| item.name == "when")
        .expect("the question");
    assert_eq!(when.triggers, ["who"]);
    let xml = to_xform(&form);
    assert!(
        xml.contains("<setvalue ref=\"/data/when\" event=\"xforms-value-changed\" value=\"now()\"/>"),
        "{xml}"
    );
}

#[test]
fn what_nobody_answers_is_filled_when_the_form_opens() {
    let form = accepted(
        "| survey |\n| | type | name | label |\n| | start | began | |\n| | today | day | |\n| | text | a | A |\n",
    );
    let definition = definition(&form, Vec::new());
    let filled = definition.items.iter().filter(|item| item.default.is_some());
    let names: Vec<&str> = filled.map(|item| item.name.as_str()).collect();
    assert_eq!(names, ["began", "day", "instanceID"]);
}
