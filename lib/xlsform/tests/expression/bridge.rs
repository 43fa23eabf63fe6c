//! A form as its author wrote it, worked out.

use balai_xlsform::expression::filling::{Filling, Now};
use balai_xlsform::expression::model::List;
use balai_xlsform::expression::{Logic, parse};
use serde_json::json;

use crate::forms;

const FORM: &str = "
| survey |
|        | type                        | name     | label::English (en) | label::Indonesia (id) | relevant           | calculation | constraint | constraint_message          | choice_filter      | required | default | repeat_count |
|        | integer                     | least    | Least               | Paling sedikit        |                    |             |            |                             |                    |          | 3       |              |
|        | integer                     | age      | Age                 | Umur                  |                    |             | . >= ${least} | Too young.              |                    | yes      |         |              |
|        | select_one countries        | country  | Country             | Negara                |                    |             |            |                             |                    |          |         |              |
|        | select_one cities or_other  | city     | City                | Kota                  | ${age} >= 18       |             |            |                             |                    |          |         |              |
|        | calculate                   | said     |                     |                       |                    | jr:choice-name(${country}, '${country}') |  |              |                    |          |         |              |
|        | calculate                   | itext    |                     |                       |                    | jr:itext(instance('countries')/root/item[name = ${country}]/itextId) |  |  |                |          |         |              |
|        | calculate                   | zone     |                     |                       |                    | pulldata('zones', 'zone', 'country', ${country}) |  |      |                    |          |         |              |
|        | begin repeat                | child    | Child               | Anak                  |                    |             |            |                             |                    |          |         |              |
|        | text                        | name     | Name                | Nama                  |                    |             |            |                             |                    |          |         |              |
|        | end repeat                  |          |                     |                       |                    |             |            |                             |                    |          |         |              |
|        | calculate                   | children |                     |                       |                    | count(${child}) |        |                             |                    |          |         |              |
| choices |
|        | list_name | name | label::English (en) | label::Indonesia (id) |
|        | countries | th   | Thailand            | Thailand              |
|        | countries | ph   | Philippines         | Filipina              |
|        | cities    | bkk  | Bangkok             | Bangkok               |
|        | cities    | mnl  | Manila              | Manila                |
";

#[test]
fn a_form_of_a_workbook_is_worked_out() {
    let reading = balai_xlsform::read("visit.md", FORM.as_bytes(), &Default::default());
    assert!(reading.faults.is_empty(), "{:?}", reading.faults);
    let form = reading.form.unwrap();
    let zones = List {
        id: "zones".into(),
        columns: vec!["country".into(), "zone".into()],
        rows: vec![vec!["ph".into(), "+08:00".into()]],
    };
    let logic = Logic::compile(balai_xlsform::definition(&form, vec![zones])).unwrap();
    let mut filling = Filling::begin(&logic, forms::context(&json!({ "language": "Indonesia (id)" })));
    assert_eq!(filling.value("/data/children"), Some("1"));
    assert!(filling.state("/data/age").unwrap().required);
    let changes = filling.set("/data/age", "2").unwrap();
    let broken = Now::Broken(Some("Too young.".into()));
    assert!(
        changes
            .iter()
            .any(|change| change.path == "/data/age" && change.now == broken),
        "{changes:?}"
    );
    assert!(!filling.state("/data/city").unwrap().relevant);
    filling.set("/data/age", "20").unwrap();
    assert!(filling.state("/data/city").unwrap().relevant);
    assert!(!filling.state("/data/city_other").unwrap().relevant);
    filling.set("/data/city", "other").unwrap();
    assert!(filling.state("/data/city_other").unwrap().relevant);
    filling.set("/data/country", "ph").unwrap();
    assert_eq!(filling.value("/data/said"), Some("Filipina"));
    assert_eq!(filling.value("/data/itext"), Some("Filipina"));
    assert_eq!(filling.value("/data/zone"), Some("+08:00"));
    filling.add("/data/child").unwrap();
    assert_eq!(filling.value("/data/children"), Some("2"));
    let code = logic
        .try_out(0, &parse("count-selected(${city})").unwrap())
        .unwrap();
    assert_eq!(filling.evaluate(&code, "/data").unwrap(), "1");
}

#[test]
fn a_table_that_is_not_there_yet_has_the_columns_that_are_asked_for() {
    let reading = balai_xlsform::read("visit.md", FORM.as_bytes(), &Default::default());
    let mut definition = balai_xlsform::definition(&reading.form.unwrap(), Vec::new());
    definition.add_missing_lists();
    let zones = definition.lists.iter().find(|list| list.id == "zones").unwrap();
    assert!(zones.columns.contains(&"zone".to_owned()) && zones.columns.contains(&"country".to_owned()));
    assert!(Logic::compile(definition).is_ok());
}
