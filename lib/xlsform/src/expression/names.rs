//! Looking up items by their names.

use std::collections::BTreeMap;

use super::functions::nearest;
use super::model::Definition;

/// The names of a form, for looking up.
pub(super) struct Names<'a> {
    pub definition: &'a Definition,
    by_name: BTreeMap<&'a str, Vec<usize>>,
    /// The children of each item, in order.
    pub children: Vec<Vec<usize>>,
    /// The place and number of each child by its item and name, prefixes left aside.
    by_place: BTreeMap<(usize, &'a str), (usize, usize)>,
}

impl<'a> Names<'a> {
    pub fn new(definition: &'a Definition) -> Self {
        let mut by_name: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        let mut children = vec![Vec::new(); definition.items.len()];
        let mut by_place = BTreeMap::new();
        for (at, item) in definition.items.iter().enumerate() {
            by_name.entry(&item.name).or_default().push(at);
            if let Some(parent) = item.parent {
                by_place
                    .entry((parent, plain(&item.name)))
                    .or_insert((children[parent].len(), at));
                children[parent].push(at);
            }
        }
        Self {
            definition,
            by_name,
            children,
            by_place,
        }
    }

    /// The one item of that name.
    pub fn find(&self, name: &str) -> Result<usize, String> {
        match self.by_name.get(name).map(Vec::as_slice) {
            Some([one]) => Ok(*one),
            Some(_) => Err(format!(
                "`{name}` is the name of several questions; write the path of the one that is meant."
            )),
            None => {
                let near = nearest(name, self.by_name.keys().copied());
                let proposal = near.map_or_else(String::new, |near| format!(" Did you mean `{near}`?"));
                Err(format!("there is no question called `{name}`.{proposal}"))
            }
        }
    }

    /// The deepest item that both stand in or are.
    pub fn common(&self, one: usize, other: usize) -> usize {
        let (one, other) = (self.definition.chain(one), self.definition.chain(other));
        one.iter()
            .zip(&other)
            .take_while(|(one, other)| one == other)
            .last()
            .map_or(0, |(one, _)| *one)
    }

    /// The place among its siblings and the number of the child of that name.
    pub fn child(&self, item: usize, name: &str) -> Option<(usize, usize)> {
        self.by_place.get(&(item, plain(name))).copied()
    }
}

/// A prefix, as in `orx:meta`, is not part of the name within the form.
fn plain(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}
