use super::*;
use Precision::{Day, Month, Quarter, Range, Year};
use jiff::civil::date;
use proptest::prelude::*;

fn vague(from: (i16, i8, i8), to: (i16, i8, i8), precision: Precision) -> Vague {
    Vague {
        from: date(from.0, from.1, from.2),
        to: date(to.0, to.1, to.2),
        precision,
    }
}

#[track_caller]
fn means(text: &str, from: (i16, i8, i8), to: (i16, i8, i8), precision: Precision) {
    let got = parse(text, &Hint::default());
    assert_eq!(got, Parsed::Sure(vague(from, to, precision)), "{text}");
}

#[track_caller]
fn is_5_june(text: &str) {
    means(text, (2024, 6, 5), (2024, 6, 5), Day);
}

#[track_caller]
fn no(text: &str) -> Reason {
    match parse(text, &Hint::default()) {
        Parsed::No(reason) => reason,
        other => panic!("{text}: {other:?}"),
    }
}

#[test]
fn one_day_is_read_in_every_usual_spelling() {
    for text in [
        "2024-06-05",
        "2024/6/5",
        "2024.06.05",
        "20240605",
        "5 June 2024",
        "June 5, 2024",
        "05 June 2024",
        "5th of June, 2024",
        "Wednesday, 5 June 2024",
        "Wed 5-Jun-24",
        "5-Jun-2024",
        "5.Jun.2024",
        "June 5th 2024",
        "2024 June 5",
        " 5  JUNE  2024 ",
        "2024-06-05T09:30:00",
        "2024-06-05 09:30",
        "5 June 2024, 09:00 - 17:00",
        "5 Jun. 2024",
    ] {
        is_5_june(text);
    }
    means("31/03/2024", (2024, 3, 31), (2024, 3, 31), Day);
    means("03/31/2024", (2024, 3, 31), (2024, 3, 31), Day);
    means("first of June 2024", (2024, 6, 1), (2024, 6, 1), Day);
}

#[test]
fn one_day_is_read_in_the_languages_of_the_region() {
    for text in [
        "5 Juni 2024",
        "Rabu, 5 Juni 2024",
        "tanggal 5 Juni 2024",
        "5 Jun 2024",
        "5 juin 2024",
        "le mercredi 5 juin 2024",
        "5 de junio de 2024",
        "miércoles 5 de junio del 2024",
        "5 มิถุนายน 2567",
        "วันพุธที่ 5 มิถุนายน พ.ศ. 2567",
        "๕ มิ.ย. ๒๕๖๗",
        "5มิ.ย.67",
        "5 มิถุนายน 2024",
        "ngày 5 tháng 6 năm 2024",
        "thứ tư, ngày 5 tháng 6 năm 2024",
        "5 June 2567",
        "nga\u{300}y 5 tha\u{301}ng 6 na\u{306}m 2024",
    ] {
        is_5_june(text);
    }
    means("1er août 2024", (2024, 8, 1), (2024, 8, 1), Day);
    means("17 Ogos 2024", (2024, 8, 17), (2024, 8, 17), Day);
    means("10 Disember 2024", (2024, 12, 10), (2024, 12, 10), Day);
    means("2 février 2024", (2024, 2, 2), (2024, 2, 2), Day);
}

#[test]
fn figures_in_either_order_are_asked_about() {
    let both = Parsed::Ambiguous(vec![
        vague((2024, 4, 3), (2024, 4, 3), Day),
        vague((2024, 3, 4), (2024, 3, 4), Day),
    ]);
    for text in ["03/04/2024", "3.4.24", "3-4-2024", "3 4 2024"] {
        assert_eq!(parse(text, &Hint::default()), both, "{text}");
    }
    let told = Hint {
        order: Some(Order::MonthFirst),
        ..Hint::default()
    };
    let third = Parsed::Sure(vague((2024, 3, 4), (2024, 3, 4), Day));
    assert_eq!(parse("03/04/2024", &told), third);
    // Only one order makes sense, or both mean the same.
    assert_eq!(
        parse("31/03/2024", &told),
        Parsed::Sure(vague((2024, 3, 31), (2024, 3, 31), Day))
    );
    means("06/06/2024", (2024, 6, 6), (2024, 6, 6), Day);
}

#[test]
fn ranges_lend_month_and_year_to_each_other() {
    means("28-30 October 2024", (2024, 10, 28), (2024, 10, 30), Range);
    means("3 to 7 June 2024", (2024, 6, 3), (2024, 6, 7), Range);
    means("from 3 until 7 June 2024", (2024, 6, 3), (2024, 6, 7), Range);
    means("3 & 4 June 2024", (2024, 6, 3), (2024, 6, 4), Range);
    means("30 June – 2 July 2024", (2024, 6, 30), (2024, 7, 2), Range);
    means("30 Sep-2 Oct 2024", (2024, 9, 30), (2024, 10, 2), Range);
    means("June 3-7, 2024", (2024, 6, 3), (2024, 6, 7), Range);
    means("June 28 - July 2, 2024", (2024, 6, 28), (2024, 7, 2), Range);
    means(
        "30 December - 2 January 2025",
        (2024, 12, 30),
        (2025, 1, 2),
        Range,
    );
    means("30 Dec 2024 - 2 Jan 2025", (2024, 12, 30), (2025, 1, 2), Range);
    means("2024-06-05 - 2024-06-07", (2024, 6, 5), (2024, 6, 7), Range);
    means("2024-06-05 to 2024-06-07", (2024, 6, 5), (2024, 6, 7), Range);
    means("28-30/10/2024", (2024, 10, 28), (2024, 10, 30), Range);
    means("28/06 - 02/07/2024", (2024, 6, 28), (2024, 7, 2), Range);
    means("28/10/2024-30/10/2024", (2024, 10, 28), (2024, 10, 30), Range);
    means("3 s.d. 7 Juni 2024", (2024, 6, 3), (2024, 6, 7), Range);
    means("du 3 au 7 juin 2024", (2024, 6, 3), (2024, 6, 7), Range);
    means("3-5 มิถุนายน 2567", (2024, 6, 3), (2024, 6, 5), Range);
    means("June-July 2024", (2024, 6, 1), (2024, 7, 31), Range);
    means("2023-2024", (2023, 1, 1), (2024, 12, 31), Range);
    means("Q1-Q2 2024", (2024, 1, 1), (2024, 6, 30), Range);
}

#[test]
fn months_quarters_and_years_keep_their_vagueness() {
    for text in [
        "June 2024",
        "some time in June 2024",
        "mid June 2024",
        "mid-June 2024",
        "Jun-2024",
        "06/2024",
        "2024-06",
        "tháng 6 năm 2024",
        "juin 2024",
        "มิถุนายน 2567",
        "pertengahan Juni 2024",
        "Jun-24",
    ] {
        means(text, (2024, 6, 1), (2024, 6, 30), Month);
    }
    for text in [
        "Q2 2024",
        "2024 Q2",
        "2024-Q2",
        "Q2/2024",
        "Q2 24",
        "second quarter of 2024",
        "2nd quarter 2024",
        "triwulan II 2024",
        "2e trimestre 2024",
        "segundo trimestre de 2024",
        "quý 2 năm 2024",
        "ไตรมาส 2 ปี 2567",
        "suku tahun kedua 2024",
    ] {
        means(text, (2024, 4, 1), (2024, 6, 30), Quarter);
    }
    means("2024", (2024, 1, 1), (2024, 12, 31), Year);
    means("2567", (2024, 1, 1), (2024, 12, 31), Year);
    means("first half of 2024", (2024, 1, 1), (2024, 6, 30), Range);
}

#[test]
fn what_cannot_be_meant_is_refused_with_its_reason() {
    assert!(matches!(no("1 March 2204"), Reason::OutOfRange(_)));
    assert!(no("2204-03-01").to_string().contains("2204-03-01"));
    assert!(matches!(no("01/03/1824"), Reason::OutOfRange(_)));
    assert_eq!(no("31 June 2024"), Reason::NoSuchDay);
    assert_eq!(no("29 February 2023"), Reason::NoSuchDay);
    assert_eq!(no("45/13/2024"), Reason::NoSuchDay);
    assert_eq!(no("ngày 5 tháng 13 năm 2024"), Reason::NoSuchDay);
    assert_eq!(no("Q5 2024"), Reason::NoSuchDay);
    assert_eq!(no("5 June"), Reason::NoYear);
    assert_eq!(no("31 June"), Reason::NoSuchDay);
    assert_eq!(no("7 to 3 June 2024"), Reason::Backwards);
    assert_eq!(no("2024-06-07 - 2024-06-05"), Reason::Backwards);
    assert_eq!(no(" - "), Reason::Empty);
    assert_eq!(no("TBC"), Reason::NotKnownYet);
    assert_eq!(no("n/a"), Reason::NotKnownYet);
    for text in [
        "Bangkok",
        "12 participants",
        "RSO-2024-T02",
        "1188",
        "5",
        "June June 2024",
        "3 5 7 9",
    ] {
        assert!(
            matches!(no(text), Reason::NotADate | Reason::OutOfRange(_)),
            "{text}"
        );
    }
}

#[test]
fn a_bare_number_of_a_spreadsheet_is_its_day() {
    means("45757", (2025, 4, 10), (2025, 4, 10), Precision::Day);
    means(" 45448.75 ", (2024, 6, 5), (2024, 6, 5), Precision::Day);
    for text in [
        "19999",
        "60001",
        "4575",
        "457570",
        "45757-45759",
        "45,757",
        "45757.",
        "-45757",
    ] {
        assert_eq!(serial(text), None, "{text}");
        assert!(matches!(parse(text, &Hint::default()), Parsed::No(_)), "{text}");
    }
}

#[test]
fn a_counted_week_is_not_taken_for_a_day() {
    for text in [
        "first Monday of June 2024",
        "3rd Friday of June 2024",
        "first week of June 2024",
        "second half of June 2024",
        "before June 2024",
    ] {
        assert_eq!(no(text), Reason::NotADate, "{text}");
    }
    means("3 (Mon) - 7 (Fri) June 2024", (2024, 6, 3), (2024, 6, 7), Range);
}

#[test]
fn a_missing_year_comes_from_the_hint() {
    let hint = Hint {
        year: Some(2024),
        ..Hint::default()
    };
    assert_eq!(
        parse("5 June", &hint),
        Parsed::Sure(vague((2024, 6, 5), (2024, 6, 5), Day))
    );
    assert_eq!(
        parse("3-7 June", &hint),
        Parsed::Sure(vague((2024, 6, 3), (2024, 6, 7), Range))
    );
    assert_eq!(
        parse("30 Dec - 2 Jan", &hint),
        Parsed::Sure(vague((2024, 12, 30), (2025, 1, 2), Range))
    );
    assert_eq!(
        parse("June", &hint),
        Parsed::Sure(vague((2024, 6, 1), (2024, 6, 30), Month))
    );
    assert!(matches!(parse("Jun-24", &hint), Parsed::Ambiguous(_)));
}

#[test]
fn a_narrow_window_settles_what_figures_leave_open() {
    let hint = Hint {
        earliest: Some(date(2024, 4, 1)),
        latest: Some(date(2024, 6, 30)),
        ..Hint::default()
    };
    assert_eq!(
        parse("03/04/2024", &hint),
        Parsed::Sure(vague((2024, 4, 3), (2024, 4, 3), Day))
    );
}

#[test]
fn a_column_tells_its_order_only_by_a_sample_that_proves_it() {
    assert_eq!(order_of(["03/04/2024", "05/06/2024"]), None);
    assert_eq!(
        order_of(["03/04/2024", "31/03/2024", "5 June 2024", "x"]),
        Some(Order::DayFirst)
    );
    assert_eq!(order_of(["3/4/24", "12/25/24"]), Some(Order::MonthFirst));
    assert_eq!(order_of(["31/03/2024", "03/31/2024"]), None);
    assert_eq!(order_of(["06/06/2024", "2024-06-25"]), None);
}

const ENGLISH: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const INDONESIAN: [&str; 12] = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
];
const MALAY: [&str; 12] = [
    "Januari",
    "Februari",
    "Mac",
    "April",
    "Mei",
    "Jun",
    "Julai",
    "Ogos",
    "September",
    "Oktober",
    "November",
    "Disember",
];
const FRENCH: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];
const SPANISH: [&str; 12] = [
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
];
const THAI: [&str; 12] = [
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
];
const THAI_SHORT: [&str; 12] = [
    "ม.ค.",
    "ก.พ.",
    "มี.ค.",
    "เม.ย.",
    "พ.ค.",
    "มิ.ย.",
    "ก.ค.",
    "ส.ค.",
    "ก.ย.",
    "ต.ค.",
    "พ.ย.",
    "ธ.ค.",
];

/// Every spelling of a day that has one meaning.
fn spellings(day: Date) -> Vec<String> {
    let (y, m, d) = (day.year(), day.month(), day.day());
    let at = usize::from(m.unsigned_abs()) - 1;
    let name = ENGLISH[at];
    let mut all = vec![
        format!("{y}-{m:02}-{d:02}"),
        format!("{y}/{m}/{d}"),
        format!("{y}{m:02}{d:02}"),
        format!("{d} {name} {y}"),
        format!("{d:02} {name} {y}"),
        format!("{name} {d}, {y}"),
        format!("{d}-{}-{:02}", &name[..3], y % 100),
        format!("{} {d} {} {y}", day.strftime("%A,"), name.to_uppercase()),
        format!("{} {d} {y}", &name[..3]),
        format!("le {d} {} {y}", FRENCH[at]),
        format!("{d} de {} de {y}", SPANISH[at]),
        format!("ngày {d} tháng {m} năm {y}"),
        format!("{d} {} {}", THAI[at], y + 543),
        format!("{d} {} {}", THAI_SHORT[at], y + 543),
        format!("{d} {} {:02}", THAI_SHORT[at], (y + 543) % 100),
    ];
    all.extend([INDONESIAN, MALAY].map(|names| format!("{d} {} {y}", names[at])));
    all
}

/// Years that every spelling can tell: two figures of the Buddhist era end with 2056.
fn days() -> impl Strategy<Value = Date> {
    (1970i16..2056, 1i8..=12, 1i8..=31).prop_filter_map("no such day", |(y, m, d)| Date::new(y, m, d).ok())
}

proptest! {
    #[test]
    fn every_spelling_of_a_day_means_that_day(day in days()) {
        let sure = Parsed::Sure(Vague { from: day, to: day, precision: Day });
        for text in spellings(day) {
            prop_assert_eq!(parse(&text, &Hint::default()), sure.clone(), "{}", text);
        }
    }

    #[test]
    fn figures_mean_the_day_once_the_order_is_known(day in days()) {
        let (y, m, d) = (day.year(), day.month(), day.day());
        let sure = Parsed::Sure(Vague { from: day, to: day, precision: Day });
        for (order, a, b) in [(Order::DayFirst, d, m), (Order::MonthFirst, m, d)] {
            let hint = Hint { order: Some(order), ..Hint::default() };
            for text in [format!("{a}/{b}/{y}"), format!("{a:02}.{b:02}.{y}"), format!("{a}-{b}-{y}"), format!("{a:02}/{b:02}/{:02}", y % 100)] {
                prop_assert_eq!(parse(&text, &hint), sure.clone(), "{}", text);
                if d > 12 {
                    prop_assert_eq!(order_of([text.as_str()]), Some(order));
                }
            }
        }
    }

    #[test]
    fn every_spelling_of_a_range_means_its_days(a in days(), length in 1i64..300) {
        let b = a.checked_add(jiff::Span::new().days(length)).unwrap();
        let sure = Parsed::Sure(Vague { from: a, to: b, precision: Range });
        for (from, to) in spellings(a).into_iter().zip(spellings(b)) {
            for text in [format!("{from} - {to}"), format!("{from} to {to}"), format!("{from} – {to}")] {
                prop_assert_eq!(parse(&text, &Hint::default()), sure.clone(), "{}", text);
            }
        }
        let (x, y) = (ENGLISH[usize::from(a.month().unsigned_abs()) - 1], ENGLISH[usize::from(b.month().unsigned_abs()) - 1]);
        let text = format!("{} {x}-{} {y} {}", a.day(), b.day(), b.year());
        prop_assert_eq!(parse(&text, &Hint::default()), sure, "{}", text);
    }

    #[test]
    fn any_text_is_answered(text in "\\PC{0,40}|[0-9 /.-]{0,20}|[a-z0-9 ก-๙-]{0,30}") {
        if let Parsed::Sure(vague) = parse(&text, &Hint::default()) {
            prop_assert!(vague.from <= vague.to);
        }
        let _ = order_of([text.as_str()]);
    }
}
