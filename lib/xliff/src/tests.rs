//! What goes out comes back; what tools make of it is read; hostile files are refused.

use proptest::prelude::*;

use super::*;

fn file(source: &str, target: &str) -> File {
    File {
        original: "Impact report 2024".to_owned(),
        from: "en".to_owned(),
        to: "id".to_owned(),
        units: vec![Unit {
            id: "7.body.0".to_owned(),
            source: source.to_owned(),
            target: target.to_owned(),
            note: "Paragraph 1".to_owned(),
            is_done: !target.is_empty(),
        }],
    }
}

fn back(text: &str) -> File {
    read(text.as_bytes(), &Limits::default()).unwrap()
}

#[test]
fn marks_are_elements_that_a_tool_protects() {
    let text = write(&file(
        "In {year}, {figure:events} events & more.",
        "{figure:events} kegiatan pada {year} & lainnya.",
    ));
    assert!(text.contains("In <x id=\"1\" equiv-text=\"{year}\"/>, <x id=\"2\" equiv-text=\"{figure:events}\"/> events &amp; more."), "{text}");
    assert!(text.contains(
        "<target state=\"translated\"><x id=\"2\" equiv-text=\"{figure:events}\"/> kegiatan pada <x id=\"1\""
    ));
}

#[test]
fn a_mark_without_what_it_stands_for_is_the_sources_of_that_number() {
    let text = "<xliff version=\"1.2\"><file source-language=\"en\" target-language=\"ur\" original=\"r\"><body>\
        <trans-unit id=\"a\"><source>In <x id=\"1\" equiv-text=\"{year}\"/>.</source><target><g id=\"9\">\u{645}\u{6cc}\u{6ba}</g> <x id=\"1\"/>\u{6d4}</target>\
        <alt-trans><source>no</source><target>no</target></alt-trans></trans-unit></body></file></xliff>";
    let read = back(text);
    assert_eq!(read.units[0].target, "\u{645}\u{6cc}\u{6ba} {year}\u{6d4}");
    assert_eq!(read.units[0].source, "In {year}.");
}

#[test]
fn the_newer_form_is_read_with_its_segments_put_together() {
    let text = "<xliff version=\"2.0\" srcLang=\"en\" trgLang=\"id\" xmlns=\"urn:oasis:names:tc:xliff:document:2.0\"><file id=\"f\" original=\"r\">\
        <unit id=\"a\"><notes><note>n</note></notes><segment><source>One <ph id=\"1\" equiv=\"{year}\"/>.</source><target>Satu <ph id=\"1\"/>.</target></segment>\
        <ignorable><source> </source><target> </target></ignorable><segment><source>Two.</source><target>Dua.</target></segment></unit>\
        <unit id=\"b\"><segment state=\"initial\"><source>Three.</source><target>Three.</target></segment></unit></file></xliff>";
    let read = back(text);
    assert_eq!((read.from.as_str(), read.to.as_str()), ("en", "id"));
    assert_eq!(read.units[0].target, "Satu {year}. Dua.");
    assert_eq!(
        read.units[1].target, "",
        "the tool says that it is not translated yet"
    );
}

#[test]
fn files_that_are_none_are_refused_each_with_its_reason() {
    let refused = |text: &str| read(text.as_bytes(), &Limits::default()).unwrap_err();
    assert_eq!(refused("<html><body/></html>"), Refusal::Other);
    assert!(matches!(refused("<xliff><file>"), Refusal::Damaged(_)));
    assert_eq!(
        refused("<!DOCTYPE x [<!ENTITY a \"b\">]><xliff/>"),
        Refusal::Entities
    );
    assert_eq!(
        refused(
            "<xliff><file><body><trans-unit id=\"a\"><source>&a;</source></trans-unit></body></file></xliff>"
        ),
        Refusal::Entities
    );
    let deep = format!("<xliff>{}", "<g>".repeat(100));
    assert_eq!(refused(&deep), Refusal::Large);
    assert!(matches!(refused(""), Refusal::Other));
    let small = Limits {
        bytes: 3,
        ..Limits::default()
    };
    assert_eq!(read(b"<xliff/>", &small), Err(Refusal::Large));
}

proptest! {
    #[test]
    fn what_is_written_is_read_as_it_was(source in "[ -~\u{a0}-\u{2fff}]{1,60}", target in "[ -~\u{600}-\u{6ff}]{0,60}") {
        let before = file(&source, &target);
        let after = back(&write(&before));
        prop_assert_eq!(&after.units[0].source, &source.replace(char::is_control, ""));
        prop_assert_eq!(&after.units[0].target, &target);
    }

    #[test]
    fn nothing_breaks_it(bytes in prop::collection::vec(any::<u8>(), 0..300), text in "\\PC{0,200}") {
        let _ = read(&bytes, &Limits::default());
        let _ = read(format!("<xliff><file><body><trans-unit id='a'><source>{text}").as_bytes(), &Limits::default());
    }
}
