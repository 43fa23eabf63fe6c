//! When an entry was, as lists say it: from and to, one date, or only the year of the list.

use jiff::civil::date;

use super::super::{ColumnSpec, DateRead, Holds, PlanContext, PlannedRow, precision};
use crate::{
    search::When,
    store::{Day, FromRow},
    text::Message,
};

impl ColumnSpec {
    /// The one date of an entry.
    pub const DATE: Self = Self::new(
        "date",
        &[
            "date",
            "dates",
            "when",
            "published",
            "published on",
            "date of publication",
            "year",
            "tanggal",
            "waktu",
            "tahun",
            "fecha",
            "année",
            "วันที่",
            "ปี",
            "ngày",
            "năm",
        ],
    )
    .holding(Holds::Date);

    /// The first day of an entry.
    pub const START: Self = Self::new(
        "start",
        &[
            "start",
            "start date",
            "from",
            "mulai",
            "tanggal mulai",
            "début",
            "inicio",
            "วันเริ่ม",
            "ngày bắt đầu",
        ],
    )
    .holding(Holds::Date);

    /// The last day of an entry.
    pub const END: Self = Self::new(
        "end",
        &[
            "end",
            "end date",
            "to",
            "until",
            "selesai",
            "tanggal selesai",
            "fin",
            "วันสิ้นสุด",
            "ngày kết thúc",
        ],
    )
    .holding(Holds::Date);
}

/// When an entry was.
#[derive(Debug, Clone, PartialEq, Default, FromRow)]
pub struct Span {
    /// The first day it may have been on.
    pub from_on: Option<Day>,
    /// The last.
    pub to_on: Option<Day>,
    /// How exactly this is known: day, month, quarter, year, range.
    pub precision: String,
    /// The year it is counted in.
    pub year: i64,
    /// The month it is counted in, from 1, if that is known.
    pub month: Option<i64>,
}

impl Span {
    /// Its first day, as exactly as it is known, for the search.
    pub fn when(&self) -> Option<When> {
        self.from_on.map(|day| When::of(*day, &self.precision))
    }

    /// Whether two may be about the same days.
    pub fn overlaps(&self, other: &Self) -> bool {
        let begins = self
            .from_on
            .is_none_or(|from| other.to_on.is_none_or(|to| from <= to));
        let ends = self
            .to_on
            .is_none_or(|to| other.from_on.is_none_or(|from| to >= from));
        begins && ends
    }

    /// The dates of a row; nothing when the row was settled.
    pub(super) fn of(context: &PlanContext<'_>, row: &mut PlannedRow) -> Option<Self> {
        let read = |row: &mut PlannedRow, field: &str| match row.date(field, context.hints) {
            DateRead::Is(found) => Some(Some(found)),
            DateRead::Nothing => Some(None),
            DateRead::Settled => None,
        };
        let first = match read(row, "start")? {
            None => read(row, "date")?,
            first => first,
        };
        let last = read(row, "end")?.or(first);
        let (Some(first), Some(last)) = (first.or(last), last) else {
            return Self::of_the_list(context, row);
        };
        if last.to < first.from {
            let written = row.get("end").unwrap_or_default().to_owned();
            row.cannot(
                Message::new("import-date-backwards").with("written", written),
                Some("end"),
            );
            return None;
        }
        let how = if first == last {
            precision(&first)
        } else if first.from == last.to {
            "day"
        } else {
            "range"
        };
        let is_month_known = !matches!(how, "year" | "quarter");
        Some(Self {
            from_on: Some(Day(first.from)),
            to_on: Some(Day(last.to)),
            precision: how.to_owned(),
            year: i64::from(first.from.year()),
            month: is_month_known.then(|| i64::from(first.from.month())),
        })
    }

    /// A list of a year says the year in its title.
    fn of_the_list(context: &PlanContext<'_>, row: &mut PlannedRow) -> Option<Self> {
        let Some(year) = context.hints.year else {
            row.cannot(Message::new("import-year-missing"), Some("date"));
            return None;
        };
        Some(Self {
            from_on: Some(Day(date(year, 1, 1))),
            to_on: Some(Day(date(year, 12, 31))),
            precision: "year".to_owned(),
            year: i64::from(year),
            month: None,
        })
    }
}
