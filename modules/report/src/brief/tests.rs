//! Periods and addresses of briefs. What is told of whom stands in the stories of the whole office.

use balai_kernel::text::Lang;
use jiff::{ToSpan as _, civil::date};
use proptest::prelude::*;

use super::{About, AskedPeriod, Edition, PARTS, Period, Theme};

#[test]
fn the_parts_of_a_year_follow_each_other_without_a_gap() {
    for parts in [&["h1", "h2"][..], &["q1", "q2", "q3", "q4"]] {
        let spans: Vec<Period> = parts
            .iter()
            .map(|part| Period::part(2024, part).unwrap())
            .collect();
        let year = Period::part(2024, "year").unwrap();
        assert_eq!(spans[0].from, year.from);
        assert_eq!(spans[spans.len() - 1].to, year.to);
        for pair in spans.windows(2) {
            assert_eq!(pair[0].to.tomorrow().unwrap(), pair[1].from);
        }
    }
}

#[test]
fn a_period_is_written_as_short_as_it_is_clear() {
    let words = |part| Period::part(2024, part).unwrap().words(Lang::EN);
    assert_eq!(words("year"), "2024");
    assert_eq!(words("h2"), "second half of 2024");
    assert_eq!(words("q3"), "quarter 3 of 2024");
    let days = Period::between(date(2024, 3, 1), date(2024, 5, 31)).unwrap();
    assert_eq!(days.words(Lang::EN), "1 March to 31 May 2024");
    assert_eq!(days.slug(), "2024-03-01-2024-05-31");
}

#[test]
fn what_is_no_period_is_refused() {
    let asked = |part: &str, from: &str, to: &str| AskedPeriod {
        year: Some(2024),
        part: part.to_owned(),
        from: from.to_owned(),
        to: to.to_owned(),
    };
    for wrong in [
        asked("dates", "2024-05-31", "2024-03-01"),
        asked("dates", "", ""),
        asked("dates", "2024-02-30", "2024-03-01"),
        asked("q5", "", ""),
        AskedPeriod {
            year: Some(1066),
            ..AskedPeriod::default()
        },
    ] {
        assert!(wrong.period(2024).is_err(), "{wrong:?}");
    }
    assert_eq!(
        AskedPeriod::default().period(2023).unwrap(),
        Period::part(2023, "year").unwrap()
    );
}

#[test]
fn an_address_says_what_a_brief_is_about() {
    for about in [
        About::Party("TH".to_owned()),
        About::Donor("AU".to_owned()),
        About::Theme(Theme::Initiative, "4".to_owned()),
        About::Theme(Theme::Project, "rilon".to_owned()),
        About::Theme(Theme::Purpose, "2".to_owned()),
    ] {
        assert_eq!(about.to_string().parse::<About>().unwrap(), about);
    }
    assert!("planet:9".parse::<About>().is_err());
}

#[test]
fn the_words_of_editions_lead_back_to_them() {
    for edition in Edition::ALL {
        assert_eq!(Edition::from_code(edition.code()), Some(edition));
    }
}

proptest! {
    /// Whole years are told from everything else, whatever the days.
    #[test]
    fn only_whole_years_are_whole_years(start in 0i64..30_000, length in 0i64..3_000) {
        let from = date(2000, 1, 1).checked_add(start.days()).unwrap();
        let to = from.checked_add(length.days()).unwrap();
        prop_assume!(to.year() <= 2100);
        let period = Period::between(from, to).unwrap();
        let is_whole = from.yesterday().map_or(true, |day| day.year() < from.year())
            && to.tomorrow().map_or(true, |day| day.year() > to.year());
        prop_assert_eq!(period.is_whole_years(), is_whole);
        prop_assert!(Period::between(to, from).is_none() || length == 0);
        for part in PARTS {
            if let Some(same) = Period::part(from.year(), part).filter(|same| *same == period) {
                prop_assert!(same.slug().starts_with(&from.year().to_string()));
            }
        }
    }
}
