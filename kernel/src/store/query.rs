//! A statement put together from fixed pieces, for lists with filters.

use super::{Arg, Args, Conn, Engine, Record, Sql};
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

    /// The numbers of several `select count(*) ...` with their values, in their order, as one
    /// statement.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn counts(parts: Vec<(Sql, Args)>, conn: &impl Conn) -> Result<Vec<i64>> {
        if parts.is_empty() {
            return Ok(Vec::new());
        }
        let (mut texts, mut all) = (Vec::new(), Vec::new());
        for (at, (sql, args)) in parts.into_iter().enumerate() {
            let text = match (&sql, conn.engine()) {
                (Sql::Same(text), _)
                | (Sql::Pair { sqlite: text, .. }, Engine::Sqlite)
                | (Sql::Pair { postgres: text, .. }, Engine::Postgres) => text,
                (Sql::Built(text), _) => text.as_str(),
            };
            let text = renumbered(text, all.len());
            texts.push(format!("select cast({at} as bigint) as part, ({text}) as number"));
            all.extend(args);
        }
        let text = format!("{} order by 1", texts.join(" union all "));
        let rows: Vec<(i64, i64)> = conn.all(Sql::Built(text), all).await?;
        Ok(rows.into_iter().map(|(_, number)| number).collect())
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
        self = self.reached_by(actor, column).but_barred(actor, column);
        match actor.viewer() {
            Some(viewer) => self.seen_by(viewer, column),
            None => self,
        }
    }

    /// Leaves out rows that are not entrusted to the actor. For what another row names that the
    /// actor does see; everything else passes [`Self::seen_by`].
    pub fn entrusted_to(mut self, actor: &Actor, column: &'static str) -> Self {
        self = self.but_barred(actor, column);
        match actor.viewer() {
            Some(viewer) => self.entrusted_to(viewer, column),
            None => self,
        }
    }

    /// But rows by which this actor is barred; most are barred by none.
    fn but_barred(self, actor: &Actor, column: &'static str) -> Self {
        if actor.barred().next().is_none() {
            return self;
        }
        self.with_key("not exists", column, actor.barred())
    }

    /// The office sees nearly all: its key is looked for in the row's own text, and only a row
    /// without it is asked for, so that a page is full after a few. Whoever else reads sees little:
    /// their audiences are gathered once, or a list would ask for every row there is before a page
    /// is full (decision 0022).
    fn reached_by(mut self, actor: &Actor, column: &'static str) -> Self {
        if is_the_filters_own(column) {
            return self.and("1 = 0", Vec::new());
        }
        self.text
            .push_str(if self.has_where { " and (" } else { " where (" });
        self.has_where = true;
        if actor.is_office() {
            self.text.push_str("' ' || ");
            self.text.push_str(column);
            self.text.push_str(
                " || ' ' like '% office %' or exists (select 1 from audience_key seen where seen.audience = ",
            );
            self.text.push_str(column);
            self.text.push_str(" and seen.key in (");
            self.list(actor.keys().map(Arg::from).collect());
            self.text.push_str(") limit 1 offset 0))");
            return self;
        }
        self.text.push_str(column);
        self.text
            .push_str(" in (select seen.audience from audience_key seen where seen.key in (");
        self.list(actor.keys().map(Arg::from).collect());
        // No limit of a list: it keeps PostgreSQL from joining, as below.
        self.text.push_str(") limit 1000000000 offset 0))");
        self
    }

    // The name by which the keys are joined must be no statement's own: a column of the same name
    // would be compared with itself, and everybody would see everything.
    fn with_key<'k>(
        mut self,
        is_there: &str,
        column: &'static str,
        keys: impl Iterator<Item = &'k str>,
    ) -> Self {
        // A column without its table's name would be the keys' own, compared with itself: rather
        // nobody sees anything.
        if is_the_filters_own(column) {
            return self.and("1 = 0", Vec::new());
        }
        self.text
            .push_str(if self.has_where { " and " } else { " where " });
        self.has_where = true;
        self.text.push_str(is_there);
        self.text
            .push_str(" (select 1 from audience_key seen where seen.audience = ");
        self.text.push_str(column);
        self.text.push_str(" and seen.key in (");
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

/// A statement whose `$1` stands for the value after so many others.
fn renumbered(text: &str, after: usize) -> String {
    let mut parts = text.split('$');
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let end = part.find(|c: char| !c.is_ascii_digit()).unwrap_or(part.len());
        let (digits, rest) = part.split_at(end);
        out.push('$');
        match digits.parse::<usize>() {
            Ok(number) => out.push_str(&(number + after).to_string()),
            Err(_) => out.push_str(digits),
        }
        out.push_str(rest);
    }
    out
}

/// Whether a column could be taken for one of the filter's own keys.
fn is_the_filters_own(column: &str) -> bool {
    !column.contains('.') || column.starts_with("seen.")
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
    use crate::text::Lang;

    #[test]
    fn a_filter_on_a_column_that_could_be_the_filters_own_shows_nobody_anything() {
        let reader = Actor::anonymous(Lang::EN);
        for column in ["audience", "seen.audience"] {
            let query = Query::new("select id from note").seen_by(&reader, column);
            assert!(query.text.ends_with("where 1 = 0"), "{}", query.text);
        }
        let query = Query::new("select n.id from note n").seen_by(&reader, "n.audience");
        assert!(
            query.text.contains("n.audience in (select seen.audience from"),
            "{}",
            query.text
        );
    }

    #[test]
    fn values_of_a_later_part_come_after_those_before() {
        assert_eq!(
            renumbered("a = $1 and b > $12 or c = $2", 3),
            "a = $4 and b > $15 or c = $5"
        );
        assert_eq!(renumbered("no values", 3), "no values");
    }

    #[test]
    fn a_where_inside_brackets_is_not_the_statements_own() {
        assert!(!has_outer_where("select (select 1 from b where b.x = 1) from a"));
        assert!(has_outer_where("select 1 from a\nwhere a.x = 1"));
    }
}
