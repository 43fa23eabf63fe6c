//! A statement put together from fixed pieces, for lists with filters.

use super::{Arg, Args, Conn, Record, Sql};
use crate::{actor::Actor, error::Result};

/// A `select` that grows by conditions. Pieces are fixed texts; values are always
/// parameters. In a piece, `?` stands for the next value.
#[derive(Debug, Clone)]
pub struct Query {
    text: String,
    args: Args,
    has_where: bool,
}

impl Query {
    /// Begins with `select ... from ...`; may already hold a `where` at its end.
    pub fn new(text: &'static str) -> Self {
        Self {
            has_where: has_outer_where(text),
            text: text.to_owned(),
            args: Vec::new(),
        }
    }

    /// Adds a fixed piece without values, such as an `order by`.
    pub fn push(mut self, piece: &'static str) -> Self {
        self.text.push(' ');
        self.text.push_str(piece);
        self
    }

    /// Adds a fixed piece whose `?` take the values in order.
    pub fn push_with(mut self, piece: &'static str, args: Args) -> Self {
        self.text.push(' ');
        self.append(piece, args);
        self
    }

    /// Adds a condition whose `?` take the values in order.
    pub fn and(mut self, condition: &'static str, args: Args) -> Self {
        self.text
            .push_str(if self.has_where { " and " } else { " where " });
        self.has_where = true;
        self.append(condition, args);
        self
    }

    /// Adds a condition if there is a value for it.
    pub fn and_if<A: Into<Arg>>(self, condition: &'static str, value: Option<A>) -> Self {
        match value {
            Some(value) => self.and(condition, vec![value.into()]),
            None => self,
        }
    }

    /// `column in (values)`; no value at all matches nothing.
    pub fn and_in(mut self, column: &'static str, values: Args) -> Self {
        if values.is_empty() {
            return self.and("1 = 0", Vec::new());
        }
        self.text
            .push_str(if self.has_where { " and " } else { " where " });
        self.has_where = true;
        self.text.push_str(column);
        self.text.push_str(" in (");
        self.list(values);
        self.text.push(')');
        self
    }

    /// Keeps only rows whose audience the actor belongs to: the one filter through
    /// which every list, count, search, export and feed passes. `column` is the
    /// row's audience, such as `e.audience`.
    pub fn seen_by(mut self, actor: &Actor, column: &'static str) -> Self {
        self = self.reached_by(actor, column);
        self = self.entrusted_to(actor, column);
        match actor.viewer() {
            Some(viewer) => self.seen_by(viewer, column),
            None => self,
        }
    }

    /// Leaves out rows that are not entrusted to the actor. For what another row names that the
    /// actor does see; everything else passes [`Self::seen_by`].
    pub fn entrusted_to(self, actor: &Actor, column: &'static str) -> Self {
        if actor.barred().next().is_none() {
            return self;
        }
        self.with_key("not exists", column, actor.barred())
    }

    /// The office sees nearly all: its key is looked for in the row's own text, and only a row
    /// without it is asked for, so that a page is full after a few. Whoever else reads sees little:
    /// their audiences are gathered once, or a list would ask for every row there is before a page
    /// is full (decision 0020).
    fn reached_by(mut self, actor: &Actor, column: &'static str) -> Self {
        self.text
            .push_str(if self.has_where { " and (" } else { " where (" });
        self.has_where = true;
        if actor.is_office() {
            self.text.push_str("' ' || ");
            self.text.push_str(column);
            self.text.push_str(
                " || ' ' like '% office %' or exists (select 1 from audience_key k where k.audience = ",
            );
            self.text.push_str(column);
            self.text.push_str(" and k.key in (");
            self.list(actor.keys().map(Arg::from).collect());
            self.text.push_str(") limit 1 offset 0))");
            return self;
        }
        self.text.push_str(column);
        self.text
            .push_str(" in (select k.audience from audience_key k where k.key in (");
        self.list(actor.keys().map(Arg::from).collect());
        // No limit of a list: it keeps PostgreSQL from joining, as below.
        self.text.push_str(") limit 1000000000 offset 0))");
        self
    }

    fn with_key<'k>(
        mut self,
        is_there: &str,
        column: &'static str,
        keys: impl Iterator<Item = &'k str>,
    ) -> Self {
        self.text
            .push_str(if self.has_where { " and " } else { " where " });
        self.has_where = true;
        self.text.push_str(is_there);
        self.text
            .push_str(" (select 1 from audience_key k where k.audience = ");
        self.text.push_str(column);
        self.text.push_str(" and k.key in (");
        self.list(keys.map(Arg::from).collect());
        // With an offset PostgreSQL asks for each row instead of joining, so that one
        // plan serves the officer who sees nearly all and the visitor who sees little.
        self.text.push_str(") limit 1 offset 0)");
        self
    }

    /// All rows.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn all<T: Record>(self, conn: &impl Conn) -> Result<Vec<T>> {
        conn.all(Sql::Built(self.text), self.args).await
    }

    /// The first row.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn maybe<T: Record>(self, conn: &impl Conn) -> Result<Option<T>> {
        conn.maybe(Sql::Built(self.text), self.args).await
    }

    /// The number of a `select count(*) ...`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn count(self, conn: &impl Conn) -> Result<i64> {
        let (count,): (i64,) = conn.one(Sql::Built(self.text), self.args).await?;
        Ok(count)
    }

    fn append(&mut self, piece: &'static str, args: Args) {
        let mut args = args.into_iter();
        for (at, part) in piece.split('?').enumerate() {
            if at > 0 {
                if let Some(arg) = args.next() {
                    self.args.push(arg);
                }
                self.text.push('$');
                self.text.push_str(&self.args.len().to_string());
            }
            self.text.push_str(part);
        }
    }

    fn list(&mut self, values: Args) {
        for (at, value) in values.into_iter().enumerate() {
            if at > 0 {
                self.text.push_str(", ");
            }
            self.args.push(value);
            self.text.push('$');
            self.text.push_str(&self.args.len().to_string());
        }
    }
}

/// Whether the statement itself, not a query inside brackets, has a `where`.
fn has_outer_where(text: &str) -> bool {
    let mut depth = 0_i32;
    let mut outer = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ if depth == 0 => outer.push(if c.is_whitespace() { ' ' } else { c }),
            _ => {}
        }
    }
    outer.contains(" where ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_where_inside_brackets_is_not_the_statements_own() {
        assert!(!has_outer_where("select (select 1 from b where b.x = 1) from a"));
        assert!(has_outer_where("select 1 from a\nwhere a.x = 1"));
    }
}
