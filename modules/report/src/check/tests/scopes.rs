//! Numbers and the words around them: members, a month, a place, money, "some 600".

use super::*;

/// Each text with what is found in it.
fn all_read_so(table: &[(&str, &[&str])]) {
    let wrong: Vec<String> = table
        .iter()
        .filter_map(|(text, expected)| {
            let found = keys(text, None);
            (found != *expected).then(|| format!("{text}\n  expected {expected:?}\n  found    {found:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn the_whole_is_not_told_of_members_a_month_or_a_place() {
    let none: &[&str] = &[];
    all_read_so(&[
        // Members alone.
        ("There were 1,188 participations from members.", &[SCOPE]),
        ("There were 1,188 participations from our members.", &[SCOPE]),
        ("Member states sent 1,188 participants.", &[SCOPE]),
        ("There were 1,188 participations from observers.", &[SCOPE]),
        ("There were 1,181 participations from members.", none),
        ("Member states sent 1,177 participants.", none),
        (
            "There were 1,188 participations, 1,181 of them from members.",
            none,
        ),
        (
            "There were 1,188 participations, 1,181 of them from members, 1,177 from member states.",
            none,
        ),
        (
            "There were 1,188 participations from members and observers.",
            none,
        ),
        (
            "There were 1,188 participations from member states, organisations and observers.",
            none,
        ),
        ("Some 223 alumni are members of the network.", none),
        ("Negara anggota mengirim 1.188 peserta.", &[SCOPE]),
        ("Sebanyak 1.188 peserta hadir dari anggota.", &[SCOPE]),
        ("Sebanyak 1.181 peserta hadir dari anggota.", none),
        // A part of the year.
        ("In June 2024, 461 officers were trained.", &[SCOPE]),
        ("In June 461 officers were trained.", &[SCOPE]),
        ("The office trained 461 officers in June.", &[SCOPE]),
        ("In June 2024, 84 officers were trained.", none),
        ("In June 2024, 95 officers were trained.", &[CONTRADICTION]),
        (
            "In the first half of 2024 there were 1,188 participations.",
            &[SCOPE],
        ),
        ("In the first half of 2024 there were 683 participations.", none),
        (
            "Between January and June there were 1,188 participations.",
            &[SCOPE],
        ),
        ("From January to June 2024 there were 683 participations.", none),
        ("The second quarter saw 1,188 participations.", &[SCOPE]),
        ("The new officers may have trained 461 officers.", none),
        ("461 officers were trained, and in June the office moved.", none),
        ("461 officers were trained and the office moved in June.", none),
        ("461 officers were trained and in June the office moved.", none),
        ("Pada Juni 2024 sebanyak 461 petugas dilatih.", &[SCOPE]),
        ("Pada semester pertama 2024 ada 1.188 keikutsertaan.", &[SCOPE]),
        // A place or a party.
        ("The office held 56 events in Fiji.", &[SCOPE]),
        ("In Fiji the office held 56 events.", &[SCOPE]),
        ("Fiji hosted 56 events.", &[SCOPE]),
        ("Some 1,200 participants came from Fiji.", &[SCOPE]),
        ("The office in Bangkok trained 461 officers.", none),
        ("From Bangladesh to Viet Nam 461 officers were trained.", none),
        ("There were 56 events, two of them in Fiji.", none),
        ("Sebanyak 56 kegiatan diadakan di Fiji.", &[SCOPE]),
        ("The office held 14 events in Fiji.", &[SOURCE]),
        // Bound, and yet of another scope.
        (
            "In June there were {figure:participations} participations.",
            &[SCOPE],
        ),
        ("Members sent {figure:participations} participants.", &[SCOPE]),
        (
            "In {year} there were {figure:participations} participations.",
            none,
        ),
        (
            "There were {figure:participations} participations from members and observers.",
            none,
        ),
    ]);
}

#[test]
fn money_dots_and_approximations_are_read_as_they_are_meant() {
    let none: &[&str] = &[];
    all_read_so(&[
        ("5,000,000 USD were spent.", &[SOURCE]),
        ("The office spent US$5 million.", &[SOURCE]),
        (
            "5,000,000 USD were spent.[^source: Accounts of the office, 2024.]",
            none,
        ),
        ("There were 1.199 participations.", &[CONTRADICTION]),
        ("There were 1.188 participations.", none),
        ("Jumlah keikutsertaan 1.199.", &[CONTRADICTION]),
        ("Jumlah keikutsertaan 1.188.", none),
        ("Participations reached 1,199.", &[CONTRADICTION]),
        ("Participations: 1,199.", &[CONTRADICTION]),
        ("The workshop of 3 May 2023 in Dhaka was a beginning.", &[OUTSIDE]),
        ("The workshop of 3 May 2024 in Dhaka was a beginning.", none),
        ("Lokakarya tanggal 3 Mei 2023 di Dhaka menjadi awal.", &[OUTSIDE]),
    ]);
    // A cited figure brings its source with it, for who writes about it beside.
    let cited = "In {cited:interviews} interviews people spoke.";
    let both = |text: &str| keys(&format!("{cited} {text}"), None);
    assert_eq!(both("Some 600 interviews were long."), Vec::<String>::new());
    assert_eq!(both("Some 500 interviews were long."), [CONTRADICTION]);
    assert_eq!(both("Some 600 letters were long."), [SOURCE]);
}

#[test]
fn an_explanation_is_right_or_says_plainly_what_the_figure_is() {
    let found = |text: &str| found(&[block(Kind::Text, text, Settings::default())]).remove(0);
    let args = |message: &Message| format!("{:?}", message.args);
    let fewer = found("Fewer than 1,188 participants took part.");
    assert_eq!(fewer.message.key, CONTRADICTION);
    assert!(args(&fewer.message).contains("1,188"), "{fewer:?}");
    let members = found("There were 1,188 participations from members.");
    assert!(args(&members.message).contains("whole"), "{members:?}");
    assert!(args(&members.suggestion).contains("1,181"), "{members:?}");
    let june = found("In June 2024, 461 officers were trained.");
    assert!(args(&june.message).contains("June 2024"), "{june:?}");
    assert!(
        args(&june.suggestion).contains("{figure:officers-trained|month=2024-06}"),
        "{june:?}"
    );
    let half = found("In the first half of 2024 there were 1,188 participations.");
    assert!(
        args(&half.message).contains("January") && args(&half.message).contains("June"),
        "{half:?}"
    );
    let fiji = found("The office held 56 events in Fiji.");
    assert!(args(&fiji.message).contains("Fiji"), "{fiji:?}");
}
