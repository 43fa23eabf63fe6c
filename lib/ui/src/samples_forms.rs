//! Samples of forms, and of whole documents.

use crate::style::Sample;
use crate::{
    CheckBoxes, Checkbox, Choice, Confirm, Field, FieldKind, Filters, Form, Link, Lock, LockTexts,
    PasskeyAct, PasskeyForm, PasskeyTexts, Radios, SealedForm, SealedText, actions, button, error_summary,
    fieldset, hidden, print_button, sealed_text,
};
use maud::{Render, html};

pub(crate) fn samples() -> Vec<Sample> {
    let modes = || {
        vec![
            Choice::new("room", "In person").chosen(true),
            Choice::new("online", "Online"),
            Choice::new("both", "Hybrid").help("some in the room, some online"),
        ]
    };
    let kinds = vec![
        Choice::new("", "All types").chosen(true),
        Choice::new("training", "Training"),
        Choice::new("dialogue", "Dialogue"),
    ];
    let parties = vec![
        Choice::new("ID", "Indonesia"),
        Choice::new("TH", "Thailand"),
        Choice::new("VU", "Vanuatu"),
    ];
    let filters = Filters::new("#", "Filter the events", "Show")
        .search("words", "Words", "border")
        .select("type", "Type", &kinds)
        .more("More filters")
        .select("party", "Host", &parties)
        .keep("sort", "date")
        .active(
            "Remove the filter",
            vec![Link::new("Host: Indonesia", "#"), Link::new("Words: border", "#")],
        )
        .clear(Link::new("Remove all", "#"));
    let fields = html! {
        (Field::text("title", "Title").value("Border management by <air>").help("As it stands in the invitation.").required().max_length(200))
        (Field::new(FieldKind::Date, "from", "First day").help("For instance 5 June 2024, or some time in June 2024."))
        (Field::new(FieldKind::Textarea(4), "about", "What it is about").optional("not needed").value("Five days at the airport."))
        (Field::new(FieldKind::Select(kinds), "kind", "Type"))
        (Field::new(FieldKind::Suggest(parties), "host", "Host").help("Search by name or by code."))
        (Radios::new("mode", "How people take part", modes()).required())
        (CheckBoxes::new("languages", "Languages in the room", vec![Choice::new("en", "English").chosen(true), Choice::new("id", "Bahasa Indonesia")]).help("Choose all that are interpreted."))
        (Checkbox::new("listed", "Show the event to the public", true).help("Its title, dates and place; never the names."))
        (Field::new(FieldKind::File(".xlsx,.csv".to_owned()), "list", "Participant list").help("A workbook or a CSV file, at most 20 MB."))
    };
    let wrong = html! {
        (error_summary("Three things need a change", &[("f-email".to_owned(), "Write an e-mail address, such as name@example.org".to_owned()), ("f-seats".to_owned(), "Write a number between 1 and 500".to_owned()), ("f-way".to_owned(), "Choose how people take part".to_owned())]))
        (Form::post("#", html! {
            (Field::new(FieldKind::Email, "email", "E-mail address").value("ratna@").required().autocomplete("email").error(Some("Write an e-mail address, such as name@example.org")))
            (Field::new(FieldKind::Number, "seats", "Seats").value("many").help("Between 1 and 500.").error(Some("Write a number between 1 and 500")))
            (Radios::new("way", "How people take part", vec![Choice::new("a", "In person"), Choice::new("b", "Online")]).error(Some("Choose how people take part")))
        }).submit("Invite 12 focal points"))
    };
    let all_kinds = html! {
        (Field::new(FieldKind::Password, "password", "Password").autocomplete("current-password"))
        (Field::new(FieldKind::Phone, "phone", "Telephone").autocomplete("tel"))
        (Field::new(FieldKind::Web, "site", "Web page"))
        (Field::text("own", "Name in own script").lang("th").value("กัญญา สุวรรณรัตน์"))
    };
    let ask = Form::post("#", hidden("version", "7"))
        .submit("Send to 12 focal points")
        .ask("Send to 12 focal points now?", "Send", "Not yet");
    let wide = Form::post(
        "#",
        html! { p { "If it is one person, choose the record that is kept; the other one leads to it from now on." } },
    )
    .wide()
    .submit("Keep the first")
    .secondary()
    .also(button("decision", "different", "Two different people"));
    let confirm = Confirm::new(
        "Undo the import of 3 May 2024?",
        html! { p { "Nothing else depends on it yet." } },
        Form::post("#", hidden("batch", "12"))
            .submit("Undo the import")
            .danger(),
        Link::new("Keep it", "#"),
    )
    .consequences(vec![
        html! { "48 participations are taken out." },
        html! { "The original file stays in the archive." },
    ]);
    let passkey = PasskeyForm::new(
        PasskeyAct::Use,
        "#",
        "#",
        "Sign in with a passkey",
        PasskeyTexts {
            needs: "Passkeys need a browser that knows them, with scripts switched on.".to_owned(),
            ..PasskeyTexts::default()
        },
    );
    let lock = Lock::new(
        LockTexts {
            title: "Sealed".to_owned(),
            needs: "What is sealed opens in your own browser, with scripts switched on.".to_owned(),
            ..LockTexts::default()
        },
        "{}",
        "{}",
        Field::text("paper", "Recovery key").id("sample-paper"),
    );
    let sealed = SealedForm::new("write", "#", "Seal and keep", &["head"])
        .body(Field::text("sealed-title", "Title").unsent());
    let group = fieldset(
        "When",
        Some("The place has its own time zone."),
        html! { (Field::text("start-hour", "Begins")) (Field::text("end-hour", "Ends")) },
    );
    vec![
        Sample::new("Filters", vec![("with active filters", filters.render())]),
        Sample::new(
            "Form",
            vec![
                (
                    "all kinds of fields",
                    Form::post("#", fields)
                        .files()
                        .submit("Save the event")
                        .also(Link::new("Cancel", "#").classed("button"))
                        .render(),
                ),
                ("asks before sending", ask.render()),
                ("as wide as the page, its button a quiet one", wide.render()),
            ],
        ),
        Sample::new("PasskeyForm", vec![("before its script", passkey.render())]),
        Sample::new("Lock", vec![("before its script", lock.render())]),
        Sample::new("SealedForm", vec![("hidden until its script", sealed.render())]),
        Sample::new(
            "sealed_text",
            vec![(
                "closed",
                sealed_text(SealedText {
                    facts: "{}",
                    part: "title",
                    closed: "sealed",
                }),
            )],
        ),
        Sample::new("error_summary", vec![("leading to each field", wrong)]),
        Sample::new("Field", vec![("other kinds", all_kinds)]),
        Sample::new(
            "Radios",
            vec![(
                "",
                Radios::new("sample-mode", "How people take part", modes()).render(),
            )],
        ),
        Sample::new(
            "CheckBoxes",
            vec![(
                "",
                CheckBoxes::new(
                    "sample-days",
                    "Days",
                    vec![Choice::new("1", "Monday"), Choice::new("2", "Tuesday")],
                )
                .optional("not needed")
                .render(),
            )],
        ),
        Sample::new(
            "Checkbox",
            vec![
                (
                    "",
                    Checkbox::new("sample-yes", "I have read the note", false).render(),
                ),
                (
                    "wrong",
                    Checkbox::new("sample-no", "I may share this list", false)
                        .error(Some("Say whether you may share it"))
                        .render(),
                ),
            ],
        ),
        Sample::new("fieldset", vec![("", group)]),
        Sample::new(
            "actions",
            vec![(
                "",
                actions(&[
                    Link::new("Next", "#").classed("button primary"),
                    Link::new("Back", "#").classed("button"),
                ]),
            )],
        ),
        Sample::new(
            "button",
            vec![(
                "in a form",
                Form::post("#", html! {})
                    .also(button("then", "next", "Save and add another"))
                    .render(),
            )],
        ),
        Sample::new(
            "print_button",
            vec![("where a script can print", print_button("Print"))],
        ),
        Sample::new("hidden", vec![("nothing to see", hidden("version", "7"))]),
        Sample::new("Confirm", vec![("as a page of its own", confirm.render())]),
    ]
}
