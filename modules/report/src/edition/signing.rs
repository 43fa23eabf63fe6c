//! Who signs a foreword.

use crate::block;

/// Who signs a foreword.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// The name, or the post where nobody is known.
    pub name: String,
    /// The function.
    pub function: String,
    /// Whether it names a person.
    pub is_known: bool,
}

/// In the place of a name it asks for whoever holds the post.
const POST: &str = "co-manager";

/// Who signs: a line each, name and function parted by `|`. A line that names the post
/// alone takes the person who holds it: the one seconded by the party that its function
/// names, or the only one there is. `known` are names with the party that seconded them.
pub fn signatures(lines: &str, known: &[(String, String)]) -> Vec<Signature> {
    let read: Vec<(&str, &str)> = block::lines(lines)
        .map(|line| {
            let (name, function) = line.split_once('|').unwrap_or((line, ""));
            (name.trim(), function.trim())
        })
        .collect();
    let is_post = |name: &str| name.eq_ignore_ascii_case(POST);
    let asks = read.iter().filter(|(name, _)| is_post(name)).count();
    read.into_iter()
        .map(|(name, function)| {
            let plain = |is_known| Signature {
                name: name.to_owned(),
                function: function.to_owned(),
                is_known,
            };
            if !is_post(name) {
                return plain(true);
            }
            // To guess between two would put a name under another government.
            let by_party = known
                .iter()
                .find(|(_, party)| !party.is_empty() && function.contains(party.as_str()));
            let only = (asks == 1 && known.len() == 1).then(|| &known[0]);
            let Some((person, _)) = by_party.or(only) else {
                return plain(false);
            };
            let mut rest = function.chars();
            let function = match rest.next() {
                Some(first) => format!("{name}, {}{}", first.to_lowercase(), rest.as_str()),
                None => name.to_owned(),
            };
            Signature {
                name: person.clone(),
                function,
                is_known: true,
            }
        })
        .collect()
}
