//! SQL of what is suggested for cells of keyed sheets: every list passes the filter of audiences.

use balai_kernel::{
    Actor, Result, args,
    store::{Conn, Query},
};

/// A folded text as a pattern that it stands anywhere in.
fn within(typed: &str) -> String {
    let plain: String = typed.chars().filter(|c| !matches!(c, '%' | '_')).collect();
    format!("%{plain}%")
}

/// Events by their code or a part of their title, latest first: code and title.
pub(super) async fn events(
    conn: &impl Conn,
    actor: &Actor,
    typed: &str,
    most: usize,
) -> Result<Vec<(String, String)>> {
    Query::new("select a.code, a.title from activity a")
        .and("a.is_event = true", args![])
        .and(
            "(lower(a.code) like ? or lower(a.title) like ?)",
            args![within(&typed.replace(' ', "%")), within(typed)],
        )
        .seen_by(actor, "a.audience")
        .push_with("order by a.from_on desc, a.id limit ?", args![most])
        .all(conn)
        .await
}

/// Places at which something was.
pub(super) async fn places(
    conn: &impl Conn,
    actor: &Actor,
    typed: &str,
    most: usize,
) -> Result<Vec<(String,)>> {
    Query::new("select distinct a.place from activity a")
        .and("lower(a.place) like ?", args![within(typed)])
        .seen_by(actor, "a.audience")
        .push_with("order by a.place limit ?", args![most])
        .all(conn)
        .await
}
