//! What is read as a number, and how it is meant.

use super::*;
use proptest::prelude::*;

fn one(sentence: &str) -> (f64, Claim) {
    let found = mentions(sentence, &[]);
    assert_eq!(found.len(), 1, "{sentence}: {found:?}");
    (found[0].value, found[0].claim)
}

#[test]
fn numbers_are_read_with_their_qualifiers() {
    use Claim::{About, AtLeast, AtMost, Exactly, JustOver, LessThan, MoreThan, Nearly};
    for (sentence, value, claim) in [
        ("In all 1,188 participants came.", 1188.0, Exactly),
        ("More than 1,200 participants came.", 1200.0, MoreThan),
        ("Some 600 migrants were interviewed.", 600.0, About),
        ("No fewer than 450 officers were trained.", 450.0, AtLeast),
        ("It drew 12K new users.", 12_000.0, Exactly),
        ("It drew 1.2 million views.", 1_200_000.0, Exactly),
        ("We held twelve courses.", 12.0, Exactly),
        ("We held nearly thirty dialogues.", 30.0, Nearly),
        ("We held twenty-three dialogues.", 23.0, Exactly),
        ("One hundred and twelve officers came.", 112.0, Exactly),
        ("Up to two hundred officers came.", 200.0, AtMost),
        ("Fewer than 30 came.", 30.0, LessThan),
        ("1,200+ participants came.", 1200.0, AtLeast),
        ("A thousand or more came.", 1000.0, AtLeast),
        ("Two dozen dialogues were held.", 24.0, Exactly),
        ("Just over 460 officers were trained.", 460.0, JustOver),
        ("About 85 per cent agreed.", 85.0, About),
    ] {
        assert_eq!(one(sentence), (value, claim), "{sentence}");
    }
}

#[test]
fn years_dates_names_and_money_are_no_counts() {
    for sentence in [
        "In 2024 the office moved.",
        "It met on 5 June 2024.",
        "It met over 3 to 7 June 2024.",
        "The plan for 2024-2026 was written.",
        "Initiative 3 grew.",
        "See page 12.",
        "It took 14 days.",
        "One of the officers spoke.",
        "The 10th meeting was held.",
        "Call +62 21 5550 1234 before noon.",
        "Telephone 6261 1111 for help.",
        "The hotline is 021-555-1234.",
        "Call 14045 in an emergency.",
        "The plan for 2024\u{2013}2026 was written.",
        "Article 5 and Art. 12 apply, and so does paragraph 33.",
        "See No. 12.",
        "Pada tahun 2024 kantor pindah.",
        "Pertemuan berlangsung pada 5 Juni 2024.",
        "Pertemuan berlangsung pada 3 sampai 7 Juni 2024.",
        "Pasal 16 dan ayat 3 berlaku untuk kegiatan ini.",
        "Inisiatif 3 tumbuh pada tahun itu.",
        "Hubungi telepon 021 5550 1234 untuk bantuan.",
        "Kursus itu berlangsung selama 14 hari.",
        "Pertemuan ke 10 diadakan di Jakarta.",
    ] {
        assert_eq!(mentions(sentence, &[]), [], "{sentence}");
    }
}

#[test]
fn indonesian_numbers_are_read_as_they_are_written_there() {
    use Claim::{About, AtLeast, AtMost, Exactly, LessThan, MoreThan, Nearly};
    for (sentence, value, claim) in [
        ("Sebanyak 1.188 peserta hadir.", 1188.0, Exactly),
        ("Lebih dari 1.200 peserta hadir.", 1200.0, MoreThan),
        ("Sekitar 600 migran diwawancarai oleh mitra.", 600.0, About),
        ("Setidaknya 450 petugas dilatih pada tahun ini.", 450.0, AtLeast),
        ("Tidak kurang dari 450 petugas dilatih.", 450.0, AtLeast),
        ("Hampir tiga puluh dialog diadakan di kawasan ini.", 30.0, Nearly),
        ("Kami mengadakan dua belas pelatihan.", 12.0, Exactly),
        ("Kami mengadakan dua puluh tiga dialog.", 23.0, Exactly),
        ("Seratus dua belas petugas hadir.", 112.0, Exactly),
        ("Seribu orang hadir pada acara itu.", 1000.0, Exactly),
        ("Dua ribu lima ratus orang hadir.", 2500.0, Exactly),
        ("Ada 12 ribu pengguna baru dari kawasan ini.", 12_000.0, Exactly),
        ("Ada 1,2 juta kunjungan pada tahun ini.", 1_200_000.0, Exactly),
        ("Paling banyak 200 peserta hadir.", 200.0, AtMost),
        ("Kurang dari 30 peserta hadir.", 30.0, LessThan),
        ("Seribu atau lebih peserta hadir.", 1000.0, AtLeast),
        // Written the English way all the same.
        ("Sebanyak 1,188 peserta hadir.", 1188.0, Exactly),
    ] {
        assert_eq!(one(sentence), (value, claim), "{sentence}");
    }
    let share = &mentions("Sekitar 52,4 persen dari peserta adalah perempuan.", &[])[0];
    assert!(share.is_percent && (share.value - 52.4).abs() < 1e-9, "{share:?}");
}

#[test]
fn sums_of_money_are_read_and_known_as_such() {
    for (sentence, value) in [
        ("It cost A$120,000.", 120_000.0),
        ("5,000,000 USD were spent.", 5_000_000.0),
        ("USD 5,000,000 were spent.", 5_000_000.0),
        ("Some $5 million were spent.", 5_000_000.0),
        ("It cost 300 euros.", 300.0),
        ("Biayanya Rp 120.000.000 pada tahun itu.", 120_000_000.0),
        ("Biayanya Rp120.000.000 pada tahun itu.", 120_000_000.0),
    ] {
        let found = mentions(sentence, &[]);
        assert_eq!(found.len(), 1, "{sentence}: {found:?}");
        assert!(found[0].is_money, "{sentence}");
        assert_eq!(found[0].value, value, "{sentence}");
    }
    assert!(!mentions("In all 1,188 participants came.", &[])[0].is_money);
}

#[test]
fn thousands_are_read_whichever_mark_parts_them() {
    for (sentence, value) in [
        ("There were 1.199 participations.", 1199.0),
        ("There were 1.234.567 visits.", 1_234_567.0),
        ("The mean was 20.8 points.", 20.8),
        ("It drew 1.234 million views.", 1_234_000.0),
        ("Jumlah keikutsertaan 1.199", 1199.0),
    ] {
        let found = mentions(sentence, &[]);
        assert_eq!(found.len(), 1, "{sentence}: {found:?}");
        assert!((found[0].value - value).abs() < 1e-6, "{sentence}: {found:?}");
    }
}

#[test]
fn ranges_hold_what_lies_between_their_ends() {
    for sentence in [
        "Between 1,100 and 1,200 participants came.",
        "1,100\u{2013}1,200 participants came.",
        "1,100-1,200 participants came.",
        "1,100 to 1,200 participants came.",
        "Antara 1.100 dan 1.200 peserta hadir.",
        "Sebanyak 1.100 sampai 1.200 peserta hadir.",
        "Sebanyak 1.100\u{2013}1.200 peserta hadir.",
    ] {
        let found = mentions(sentence, &[]);
        assert_eq!(found.len(), 1, "{sentence}: {found:?}");
        let range = &found[0];
        assert_eq!((range.value, range.high), (1100.0, 1200.0), "{sentence}");
        assert!(
            range.agrees_with(1188.0) && range.agrees_with(1100.0),
            "{sentence}"
        );
        assert!(
            !range.agrees_with(1201.0) && !range.agrees_with(1099.0),
            "{sentence}"
        );
    }
    // A change, not a range: what it came to counts.
    assert_eq!(
        one("Attendance grew from 1,100 to 1,188 participants."),
        (1188.0, Claim::Exactly)
    );
}

#[test]
fn a_bound_figure_is_nobodys_typed_number() {
    let bound = 7..12;
    assert_eq!(mentions("In all 1,188 came.", std::slice::from_ref(&bound)), []);
}

#[test]
fn percentages_are_known_as_such() {
    for sentence in ["85% agreed.", "85 per cent agreed.", "85 percent agreed."] {
        assert!(mentions(sentence, &[])[0].is_percent, "{sentence}");
    }
}

proptest! {
    #[test]
    fn a_number_agrees_with_itself_as_often_as_it_claims(n in 20_u32..100_000) {
        let figure = f64::from(n);
        let said = |text: &str| mentions(&format!("{text} {n} came."), &[])[0].clone();
        if !(1900..=2100).contains(&n) {
            prop_assert!(said("Exactly").agrees_with(figure));
            prop_assert!(said("About").agrees_with(figure));
            prop_assert!(said("At least").agrees_with(figure));
            prop_assert!(said("Up to").agrees_with(figure));
            prop_assert!(!said("More than").agrees_with(figure));
            prop_assert!(!said("Fewer than").agrees_with(figure));
        }
    }

    #[test]
    fn any_sentence_is_read(text in "\\PC{0,200}") {
        for mention in mentions(&text, &[]) {
            prop_assert!(text.get(mention.place.clone()).is_some());
        }
    }
}
