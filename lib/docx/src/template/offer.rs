//! What a template may ask for, and what it is given.
use std::collections::BTreeMap;

/// The fields a template may name.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Offer {
    pub(crate) fields: BTreeMap<String, Field>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Field {
    pub(crate) kind: FieldKind,
    pub(crate) required: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum FieldKind {
    Text,
    Truth,
    List(Offer),
}

impl Offer {
    /// Nothing.
    pub fn new() -> Self {
        Offer::default()
    }

    /// A text called `name`; names are small letters, digits and `_`, and begin with a letter.
    pub fn text(self, name: &str) -> Self {
        self.with(name, FieldKind::Text)
    }

    /// Something that holds or does not, for `{{#if name}}`.
    pub fn truth(self, name: &str) -> Self {
        self.with(name, FieldKind::Truth)
    }

    /// A list, each of whose entries has the fields of `entry`, for `{{#each name}}`.
    pub fn list(self, name: &str, entry: Offer) -> Self {
        self.with(name, FieldKind::List(entry))
    }

    /// Demands that a template uses the field `name`, at its own level.
    pub fn required(mut self, name: &str) -> Self {
        if let Some(field) = self.fields.get_mut(name) {
            field.required = true;
        }
        self
    }

    fn with(mut self, name: &str, kind: FieldKind) -> Self {
        let field = Field {
            kind,
            required: false,
        };
        self.fields.insert(name.to_lowercase(), field);
        self
    }
}

/// What a template is filled with.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Values {
    pub(crate) values: BTreeMap<String, Value>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Value {
    Text(String),
    Truth(bool),
    List(Vec<Values>),
}

impl Values {
    /// Nothing.
    pub fn new() -> Self {
        Values::default()
    }

    /// A text; `\n` becomes a line break, `\t` a tab. An empty one does not hold in `{{#if}}`.
    pub fn text(self, name: &str, text: impl Into<String>) -> Self {
        self.with(name, Value::Text(text.into()))
    }

    /// Something that holds or does not.
    pub fn truth(self, name: &str, holds: bool) -> Self {
        self.with(name, Value::Truth(holds))
    }

    /// A list. An empty one does not hold in `{{#if}}`.
    pub fn list(self, name: &str, entries: impl IntoIterator<Item = Values>) -> Self {
        self.with(name, Value::List(entries.into_iter().collect()))
    }

    fn with(mut self, name: &str, value: Value) -> Self {
        self.values.insert(name.to_lowercase(), value);
        self
    }
}
