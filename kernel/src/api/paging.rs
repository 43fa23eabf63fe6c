//! Pages of long lists, led through by a cursor: the sort key and id of the last row
//! of a page. Rows that come in between neither repeat nor skip others.

use serde::Deserialize;
use serde_json::{Value as Json, json};

use crate::{
    error::{Error, Result},
    web::url_encode,
};

/// Rows of a page unless fewer are asked for, and the most one can ask for.
const USUAL: i64 = 100;
pub(super) const MOST: i64 = 500;
/// What a cursor looks like: the row's id, then its sort key, both in hexadecimal digits.
pub(super) const CURSOR: &str = "^[0-9a-f]{32}([0-9a-f]{2})*$";

/// What the address of a list says about its page.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Paging {
    after: Option<String>,
    limit: Option<String>,
}

impl Paging {
    /// How many rows the page has, 1 to 500. Ask the database for one more: it tells
    /// whether there is a next page.
    pub fn limit(&self) -> i64 {
        let asked = self.limit.as_deref().and_then(|limit| limit.parse().ok());
        asked.unwrap_or(USUAL).clamp(1, MOST)
    }

    /// Sort key and id of the last row of the page before; none for the first page.
    ///
    /// # Errors
    /// [`Error::Refused`] for a cursor that this program did not give.
    pub fn after(&self) -> Result<Option<(String, uuid::Uuid)>> {
        let Some(cursor) = self.after.as_deref().filter(|cursor| !cursor.is_empty()) else {
            return Ok(None);
        };
        let read = || -> Option<(String, uuid::Uuid)> {
            let (id, key) = cursor.split_at_checked(32)?;
            let digit = |byte: u8| {
                char::from(byte)
                    .to_digit(16)
                    .and_then(|digit| u8::try_from(digit).ok())
            };
            let bytes: Option<Vec<u8>> = key
                .as_bytes()
                .chunks(2)
                .map(|pair| Some(digit(*pair.first()?)? << 4 | digit(*pair.get(1)?)?))
                .collect();
            Some((
                String::from_utf8_lossy(&bytes?).into_owned(),
                uuid::Uuid::try_parse(id).ok()?,
            ))
        };
        read().map(Some).ok_or(Error::refused("api-cursor"))
    }
}

fn cursor(key: &str, id: uuid::Uuid) -> String {
    let key: String = key.bytes().map(|byte| format!("{byte:02x}")).collect();
    format!("{}{key}", id.simple())
}

/// A page as it is answered: `{"data": [...], "next": address or null}`.
///
/// `rows` hold sort key, id and document of each row, one more than the limit where
/// there is a next page; `path` is the list's address with its other parameters.
pub fn page(path: &str, paging: &Paging, mut rows: Vec<(String, uuid::Uuid, Json)>) -> Json {
    let limit = usize::try_from(paging.limit()).unwrap_or(1);
    let has_more = rows.len() > limit;
    rows.truncate(limit);
    let next = rows.last().filter(|_| has_more).map(|(key, id, _)| {
        let mark = if path.contains('?') { '&' } else { '?' };
        format!(
            "{path}{mark}limit={limit}&after={}",
            url_encode(&cursor(key, *id))
        )
    });
    let data: Vec<Json> = rows.into_iter().map(|(_, _, row)| row).collect();
    json!({ "data": data, "next": next })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn after(text: &str) -> Paging {
        Paging {
            after: Some(text.to_owned()),
            limit: None,
        }
    }

    #[test]
    fn the_next_address_leads_on_from_the_last_row() {
        let id = uuid::Uuid::from_u128(7);
        let rows = vec![
            ("a".to_owned(), uuid::Uuid::nil(), json!(1)),
            ("b c".to_owned(), id, json!(2)),
            ("d".to_owned(), id, json!(3)),
        ];
        let paging = Paging {
            limit: Some("2".to_owned()),
            after: None,
        };
        let answer = page("/api/v1/things?year=2024", &paging, rows);
        assert_eq!(answer["data"], json!([1, 2]));
        let next = answer["next"].as_str().unwrap();
        let (start, given) = next.split_once("&after=").unwrap();
        assert_eq!(start, "/api/v1/things?year=2024&limit=2");
        assert_eq!(after(given).after().unwrap(), Some(("b c".to_owned(), id)));
    }

    #[test]
    fn a_full_last_page_has_no_next() {
        let rows = vec![("a".to_owned(), uuid::Uuid::nil(), json!(1))];
        let paging = Paging {
            limit: Some("1".to_owned()),
            after: None,
        };
        assert_eq!(page("/p", &paging, rows)["next"], Json::Null);
    }

    proptest! {
        #[test]
        fn any_cursor_is_taken_or_refused(text in "\\PC{0,80}") {
            let _ = after(&text).after();
        }

        #[test]
        fn a_cursor_says_what_it_was_given(key in "\\PC{0,40}", id in any::<u128>()) {
            let id = uuid::Uuid::from_u128(id);
            prop_assert_eq!(after(&cursor(&key, id)).after().unwrap(), Some((key, id)));
        }
    }
}
