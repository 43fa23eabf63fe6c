//! Lists that a form names and that do not come with it.

use std::collections::BTreeMap;

use super::model::{Definition, List, Rule};
use super::{Call, Expression, Path, Start, Test};

impl Definition {
    /// Adds each list that expressions or questions name and that is not there: a table beside the form
    /// (`csv-external`, `select_one_from_file`, `pulldata`) that nobody has given yet. It has the columns that
    /// are asked for and no rows, so that all else of the form can be checked without it.
    pub fn add_missing_lists(&mut self) {
        let mut named: BTreeMap<String, Vec<String>> = BTreeMap::new();
        let mut filtered: Vec<(String, String)> = Vec::new();
        for item in &self.items {
            let mut see = |part: &Expression| match part {
                Expression::Path(Path {
                    start: Start::Instance(list),
                    steps,
                    ..
                }) => {
                    let columns = named.entry(list.clone()).or_default();
                    for step in steps.iter().skip(1) {
                        if let Test::Name(name) = &step.test
                            && name != "item"
                        {
                            columns.push(name.clone());
                        }
                        for predicate in &step.predicates {
                            columns_of(predicate, columns);
                        }
                    }
                }
                Expression::Call(Call { name, arguments, .. }) if name == "pulldata" => {
                    if let [
                        Expression::Text(list),
                        Expression::Text(one),
                        Expression::Text(two),
                        ..,
                    ] = arguments.as_slice()
                    {
                        named
                            .entry(list.clone())
                            .or_default()
                            .extend([one.clone(), two.clone()]);
                    }
                }
                _ => {}
            };
            let default = item.default.iter().chain(&item.constraint_message);
            item.rules
                .values()
                .chain(default)
                .for_each(|rule| rule.visit(&mut see));
            if let (Some(choices), Some(filter)) = (&item.choices, item.rules.get(&Rule::Choices)) {
                let mut columns = Vec::new();
                columns_of(filter, &mut columns);
                filtered.extend(columns.into_iter().map(|column| (choices.list.clone(), column)));
            }
            if let Some(choices) = &item.choices {
                named.entry(choices.list.clone()).or_default();
            }
        }
        for (list, column) in filtered {
            named.entry(list).or_default().push(column);
        }
        for (id, columns) in named {
            if self.lists.iter().any(|list| list.id == id) {
                continue;
            }
            let mut list = List {
                id,
                columns: vec!["name".to_owned(), "label".to_owned()],
                rows: Vec::new(),
            };
            for column in columns {
                if !list.columns.contains(&column) {
                    list.columns.push(column);
                }
            }
            self.lists.push(list);
        }
    }
}

/// The columns that a condition on a list names, as first steps of paths that begin at the row.
fn columns_of(condition: &Expression, columns: &mut Vec<String>) {
    condition.visit(&mut |part| {
        if let Expression::Path(Path {
            start: Start::Here,
            steps,
            ..
        }) = part
            && let Some(Test::Name(name)) = steps.first().map(|step| &step.test)
        {
            columns.push(name.clone());
        }
    });
}
