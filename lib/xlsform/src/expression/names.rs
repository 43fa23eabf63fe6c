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
}

impl<'a> Names<'a> {
    pub fn new(definition: &'a Definition) -> Self {
        let mut by_name: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        let mut children = vec![Vec::new(); definition.items.len()];
        for (at, item) in definition.items.iter().enumerate() {
            by_name.entry(&item.name).or_default().push(at);
            if let Some(parent) = item.parent {
                children[parent].push(at);
            }
        }
        Self {
            definition,
            by_name,
            children,
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

    pub fn child(&self, item: usize, name: &str) -> Option<(usize, usize)> {
        // A prefix, as in `orx:meta`, is not part of the name within the form.
        let plain = name.rsplit(':').next().unwrap_or(name);
        self.children[item]
            .iter()
            .enumerate()
            .find(|(_, child)| {
                let own = &self.definition.items[**child].name;
                own == name || own.rsplit(':').next() == Some(plain)
            })
            .map(|(slot, child)| (slot, *child))
    }
}
