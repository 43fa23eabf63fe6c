//! What a column holds, told by its heading.
//!
//! Headings are read as the tools of the field read them: without regard to case and
//! blanks, under older names, with parts between `::` (or `:` in sheets that use no `::`),
//! the last of which may be a language.

use crate::form::Media;

/// A column of the survey sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Column {
    Type,
    Name,
    Label(Lang),
    Hint(Lang),
    GuidanceHint(Lang),
    Media(Media, Lang),
    Relevant,
    ReadOnly,
    Required,
    RequiredMessage(Lang),
    Constraint,
    ConstraintMessage(Lang),
    NoAppMessage(Lang),
    Calculation,
    Trigger,
    ChoiceFilter,
    Default,
    Parameters,
    Appearance,
    RepeatCount,
    Intent,
    Disabled,
    SaveTo,
    /// An attribute of the binding.
    Bind(String),
    /// An attribute of what is drawn.
    Body(String),
    /// An attribute of the answer's element.
    Instance(String),
    /// A kind of media that there is not.
    UnknownMedia(String),
    /// Nothing that means anything; the heading as written.
    Unknown(String),
}

/// The language of a column; none where the heading names none.
pub(crate) type Lang = Option<String>;

/// A column of the sheets of choices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum ChoiceColumn {
    ListName,
    Name,
    Label(Lang),
    Media(Media, Lang),
    SmsOption,
    UnknownMedia(String),
    /// Anything else: filters look at it.
    Extra(String),
}

/// A heading in its parts, and under which name its first part was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Heading {
    pub(crate) found: String,
    pub(crate) parts: Vec<String>,
}

/// Names of survey columns that stand for themselves.
const SURVEY: &[&str] = &[
    "type",
    "name",
    "label",
    "hint",
    "guidance_hint",
    "media",
    "bind",
    "control",
    "instance",
    "trigger",
    "choice_filter",
    "default",
    "parameters",
    "query",
    "sms_field",
    "choices",
    "itemset",
    "list_name",
];

/// Other names of survey columns, and the parts they stand for.
const SURVEY_ALIASES: &[(&str, &[&str])] = &[
    ("compact_tag", &["instance", "odk:tag"]),
    ("read_only", &["bind", "readonly"]),
    ("readonly", &["bind", "readonly"]),
    ("relevant", &["bind", "relevant"]),
    ("relevance", &["bind", "relevant"]),
    ("caption", &["label"]),
    ("appearance", &["control", "appearance"]),
    ("required", &["bind", "required"]),
    ("constraint", &["bind", "constraint"]),
    ("constraining_message", &["bind", "jr:constraintMsg"]),
    ("constraint_message", &["bind", "jr:constraintMsg"]),
    ("calculation", &["bind", "calculate"]),
    ("calculate", &["bind", "calculate"]),
    ("command", &["type"]),
    ("tag", &["name"]),
    ("value", &["name"]),
    ("image", &["media", "image"]),
    ("big-image", &["media", "big-image"]),
    ("audio", &["media", "audio"]),
    ("video", &["media", "video"]),
    ("count", &["control", "jr:count"]),
    ("repeat_count", &["control", "jr:count"]),
    ("jr:count", &["control", "jr:count"]),
    ("autoplay", &["control", "autoplay"]),
    ("rows", &["control", "rows"]),
    ("noapperrorstring", &["bind", "jr:noAppErrorString"]),
    ("no_app_error_string", &["bind", "jr:noAppErrorString"]),
    ("requiredmsg", &["bind", "jr:requiredMsg"]),
    ("required_message", &["bind", "jr:requiredMsg"]),
    ("body", &["control"]),
    ("save_to", &["bind", "entities:saveto"]),
];

const CHOICES: &[&str] = &["name", "label", "media", "sms_option"];

const CHOICE_ALIASES: &[(&str, &[&str])] = &[
    ("caption", &["label"]),
    ("list_name", &["list name"]),
    ("value", &["name"]),
    ("image", &["media", "image"]),
    ("big-image", &["media", "big-image"]),
    ("audio", &["media", "audio"]),
    ("video", &["media", "video"]),
];

const SETTINGS: &[&str] = &[
    "name",
    "title",
    "id_string",
    "version",
    "style",
    "instance_name",
    "default_language",
    "public_key",
    "submission_url",
    "auto_send",
    "auto_delete",
    "client_editable",
    "instance_xmlns",
    "namespaces",
    "omit_instanceID",
    "allow_choice_duplicates",
    "clean_text_values",
    "attribute",
    "prefix",
    "delimiter",
    "sms_keyword",
    "sms_separator",
    "sms_allow_media",
    "sms_date_format",
    "sms_datetime_format",
    "sms_response",
    "add_none_option",
    "flat",
    "instance_id",
];

const SETTING_ALIASES: &[(&str, &[&str])] = &[
    ("form_title", &["title"]),
    ("set_form_title", &["title"]),
    ("form_id", &["id_string"]),
    ("set_form_id", &["id_string"]),
    ("prefix", &["prefix"]),
];

/// The names under which columns of the survey are known, for the nearest one to a typing error.
pub(crate) fn survey_names() -> impl Iterator<Item = &'static str> {
    SURVEY
        .iter()
        .copied()
        .chain(SURVEY_ALIASES.iter().map(|(name, _)| *name))
}

/// A survey heading in parts.
pub(crate) fn survey(heading: &str, doubled: bool) -> Heading {
    split(heading, doubled, SURVEY, SURVEY_ALIASES)
}

/// A heading of choices in parts.
pub(crate) fn choices(heading: &str, doubled: bool) -> Heading {
    split(heading, doubled, CHOICES, CHOICE_ALIASES)
}

/// A heading of settings in parts.
pub(crate) fn settings(heading: &str, doubled: bool) -> Heading {
    split(heading, doubled, SETTINGS, SETTING_ALIASES)
}

/// Whether the sheet divides headings by `::`.
pub(crate) fn is_doubled<'a>(mut headings: impl Iterator<Item = &'a str>) -> bool {
    headings.any(|heading| heading.contains("::"))
}

fn split(heading: &str, doubled: bool, known: &[&str], aliases: &[(&str, &[&str])]) -> Heading {
    let alias = |name: &str| {
        aliases
            .iter()
            .find(|(alias, _)| *alias == name)
            .map(|(_, parts)| *parts)
    };
    let own = |name: &str| known.contains(&name) && alias(name).is_none();
    let snake = snake(heading);
    for whole in [heading, &snake] {
        if own(whole) {
            return Heading {
                found: whole.to_owned(),
                parts: vec![whole.to_owned()],
            };
        }
    }
    let mut parts: Vec<String> = if doubled || heading.contains("::") {
        heading.split("::").map(|part| part.trim().to_owned()).collect()
    } else {
        let mut parts: Vec<String> = heading.split(':').map(|part| part.trim().to_owned()).collect();
        // A prefix of names in XForms, not a division.
        if let Some(at) = parts.iter().position(|part| part == "jr")
            && at + 1 < parts.len()
        {
            let name = parts.remove(at + 1);
            parts[at] = format!("jr:{name}");
        }
        parts
    };
    let first = self::snake(parts.first().map_or("", String::as_str));
    if let Some(stands_for) = alias(&first) {
        let found = stands_for.join("::");
        parts.splice(..1, stands_for.iter().map(|part| (*part).to_owned()));
        return Heading { found, parts };
    }
    if known.contains(&first.as_str()) {
        parts[0].clone_from(&first);
        return Heading { found: first, parts };
    }
    Heading {
        found: heading.to_owned(),
        parts,
    }
}

/// Words joined by underscores, in lower case.
fn snake(text: &str) -> String {
    text.split_whitespace()
        .collect::<Vec<_>>()
        .join("_")
        .to_lowercase()
}

/// What a survey column holds.
pub(crate) fn column(heading: &Heading, written: &str) -> Column {
    let parts: Vec<&str> = heading.parts.iter().map(String::as_str).collect();
    let lang = |at: usize| parts.get(at).map(|lang| (*lang).to_owned());
    match parts.as_slice() {
        ["type"] => Column::Type,
        ["name"] => Column::Name,
        ["label"] | ["label", _] => Column::Label(lang(1)),
        ["hint"] | ["hint", _] => Column::Hint(lang(1)),
        ["guidance_hint"] | ["guidance_hint", _] => Column::GuidanceHint(lang(1)),
        ["media", kind] | ["media", kind, _] => match Media::of(kind) {
            Some(media) => Column::Media(media, lang(2)),
            None => Column::UnknownMedia((*kind).to_owned()),
        },
        ["trigger"] => Column::Trigger,
        ["choice_filter"] => Column::ChoiceFilter,
        ["default"] => Column::Default,
        ["parameters"] => Column::Parameters,
        ["intent"] => Column::Intent,
        ["disabled"] => Column::Disabled,
        ["bind", "relevant"] => Column::Relevant,
        ["bind", "readonly"] => Column::ReadOnly,
        ["bind", "required"] => Column::Required,
        ["bind", "constraint"] => Column::Constraint,
        ["bind", "calculate"] => Column::Calculation,
        ["bind", "entities:saveto"] => Column::SaveTo,
        ["bind", "jr:constraintMsg"] | ["bind", "jr:constraintMsg", _] => Column::ConstraintMessage(lang(2)),
        ["bind", "jr:requiredMsg"] | ["bind", "jr:requiredMsg", _] => Column::RequiredMessage(lang(2)),
        ["bind", "jr:noAppErrorString"] | ["bind", "jr:noAppErrorString", _] => Column::NoAppMessage(lang(2)),
        ["bind", name] => Column::Bind((*name).to_owned()),
        ["control", "appearance"] => Column::Appearance,
        ["control", "jr:count"] => Column::RepeatCount,
        ["control", name] => Column::Body((*name).to_owned()),
        ["instance", name] => Column::Instance((*name).to_owned()),
        // Single colons divide headings and stand in names of XML: these are names.
        ["bind", prefix, name] => Column::Bind(format!("{prefix}:{name}")),
        ["control", prefix, name] => Column::Body(format!("{prefix}:{name}")),
        ["instance", prefix, name] => Column::Instance(format!("{prefix}:{name}")),
        ["media"] => Column::UnknownMedia("media".to_owned()),
        _ => Column::Unknown(written.to_owned()),
    }
}

/// What a column of choices holds.
pub(crate) fn choice_column(heading: &Heading) -> ChoiceColumn {
    let parts: Vec<&str> = heading.parts.iter().map(String::as_str).collect();
    let lang = |at: usize| parts.get(at).map(|lang| (*lang).to_owned());
    match parts.as_slice() {
        ["list name"] => ChoiceColumn::ListName,
        ["name"] => ChoiceColumn::Name,
        ["label"] | ["label", _] => ChoiceColumn::Label(lang(1)),
        // As some forms write it: the label's picture in a language.
        ["label", kind, _] if Media::of(kind).is_some() => match Media::of(kind) {
            Some(media) => ChoiceColumn::Media(media, lang(2)),
            None => ChoiceColumn::Extra(heading.parts.join("::")),
        },
        ["media", kind] | ["media", kind, _] => match Media::of(kind) {
            Some(media) => ChoiceColumn::Media(media, lang(2)),
            None => ChoiceColumn::UnknownMedia((*kind).to_owned()),
        },
        ["sms_option"] => ChoiceColumn::SmsOption,
        _ => ChoiceColumn::Extra(heading.parts.join("::")),
    }
}
