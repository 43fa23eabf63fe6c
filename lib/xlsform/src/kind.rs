//! Kinds of questions, and the names under which they stand in the column `type`.

/// What kind of answer a question takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum QuestionKind {
    /// Any text.
    Text,
    /// A whole number.
    Integer,
    /// A number.
    Decimal,
    /// A number on a scale (parameters `start`, `end`, `step`).
    Range,
    /// One or several of a list, or an order of it.
    Select(Select),
    /// A day.
    Date,
    /// A time of day.
    Time,
    /// A day and time.
    DateTime,
    /// A point on the earth.
    Geopoint,
    /// A line on the earth.
    Geotrace,
    /// An area on the earth.
    Geoshape,
    /// A picture.
    Image,
    /// A sound.
    Audio,
    /// A film.
    Video,
    /// A file of any kind.
    File,
    /// A code that is scanned.
    Barcode,
    /// Nothing: the label is read.
    Note,
    /// A tick, as `OK`.
    Acknowledge,
    /// A tick without a type of answer, as older forms have it.
    Trigger,
    /// Nothing is asked: a value that is worked out.
    Calculate,
    /// Nothing is asked: a value that something else sets.
    Hidden,
    /// Nothing is asked: what the device knows.
    Metadata(Metadata),
    /// Nothing is asked: a log of how the form was filled in.
    Audit,
    /// Nothing is asked: the place where filling in began.
    StartGeopoint,
    /// Nothing is asked: a sound recorded while the form is filled in.
    BackgroundAudio,
    /// Nothing is asked: the place where another question was answered.
    BackgroundGeopoint,
    /// Objects of OpenStreetMap, with the list of tags that are asked for.
    Osm(Option<String>),
    /// No question: a CSV file beside the form.
    CsvExternal,
    /// No question: an XML file beside the form.
    XmlExternal,
}

/// A choice from a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Select {
    /// How many are taken.
    pub how: How,
    /// Where the choices come from.
    pub from: Source,
    /// Whether `Other` is added, with a question about it.
    pub or_other: bool,
}

/// How many choices are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// One.
    One,
    /// Any number.
    Several,
    /// All, in an order.
    Ranked,
}

/// Where choices come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// A list of the sheet of choices.
    List(String),
    /// A file beside the form (CSV, XML, GeoJSON).
    File(String),
    /// Earlier answers of a repeat, as `${name}`.
    Answers(String),
    /// A list of the sheet of external choices.
    External(String),
}

impl Source {
    /// As it stands in the column `type`.
    pub fn text(&self) -> &str {
        match self {
            Source::List(text) | Source::File(text) | Source::Answers(text) | Source::External(text) => text,
        }
    }
}

/// What the device knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Metadata {
    /// When filling in began.
    Start,
    /// When it ended.
    End,
    /// The day.
    Today,
    /// The device's id.
    DeviceId,
    /// The number of its card.
    SimSerial,
    /// The subscriber's id.
    SubscriberId,
    /// Its telephone number.
    PhoneNumber,
    /// The name under which the person is signed in.
    Username,
    /// Their e-mail address.
    Email,
    /// The device's id as an address.
    UriDeviceId,
    /// The number of its card as an address.
    UriSimSerial,
    /// The subscriber's id as an address.
    UriSubscriberId,
    /// The telephone number as an address.
    UriPhoneNumber,
    /// The name as an address.
    UriUsername,
    /// The e-mail address as an address.
    UriEmail,
}

impl Metadata {
    /// Its name in the column `type`.
    pub fn name(self) -> &'static str {
        match self {
            Metadata::Start => "start",
            Metadata::End => "end",
            Metadata::Today => "today",
            Metadata::DeviceId => "deviceid",
            Metadata::SimSerial => "simserial",
            Metadata::SubscriberId => "subscriberid",
            Metadata::PhoneNumber => "phonenumber",
            Metadata::Username => "username",
            Metadata::Email => "email",
            Metadata::UriDeviceId => "uri:deviceid",
            Metadata::UriSimSerial => "uri:simserial",
            Metadata::UriSubscriberId => "uri:subscriberid",
            Metadata::UriPhoneNumber => "uri:phonenumber",
            Metadata::UriUsername => "uri:username",
            Metadata::UriEmail => "uri:email",
        }
    }

    fn of(name: &str) -> Option<Metadata> {
        use Metadata as M;
        Some(match name {
            "start" | "start time" | "get start time" => M::Start,
            "end" | "end time" | "get end time" => M::End,
            "today" | "get today" => M::Today,
            "deviceid" | "imei" | "device id" | "get device id" => M::DeviceId,
            "simserial" | "sim id" | "get sim id" => M::SimSerial,
            "subscriberid" | "subscriber id" | "get subscriber id" => M::SubscriberId,
            "phonenumber" | "get phone number" => M::PhoneNumber,
            "username" => M::Username,
            "email" => M::Email,
            "uri:deviceid" => M::UriDeviceId,
            "uri:simserial" => M::UriSimSerial,
            "uri:subscriberid" => M::UriSubscriberId,
            "uri:phonenumber" => M::UriPhoneNumber,
            "uri:username" => M::UriUsername,
            "uri:email" => M::UriEmail,
            _ => return None,
        })
    }

    /// What fills it, and with which parameter.
    pub fn preload(self) -> (&'static str, &'static str) {
        match self {
            Metadata::Start => ("timestamp", "start"),
            Metadata::End => ("timestamp", "end"),
            Metadata::Today => ("date", "today"),
            other => ("property", other.name()),
        }
    }
}

impl QuestionKind {
    /// Its name in the column `type`; of a choice with its list.
    pub fn type_name(&self) -> String {
        use QuestionKind as K;
        match self {
            K::Text => "text",
            K::Integer => "integer",
            K::Decimal => "decimal",
            K::Range => "range",
            K::Select(select) => return select.type_name(),
            K::Date => "date",
            K::Time => "time",
            K::DateTime => "dateTime",
            K::Geopoint => "geopoint",
            K::Geotrace => "geotrace",
            K::Geoshape => "geoshape",
            K::Image => "image",
            K::Audio => "audio",
            K::Video => "video",
            K::File => "file",
            K::Barcode => "barcode",
            K::Note => "note",
            K::Acknowledge => "acknowledge",
            K::Trigger => "trigger",
            K::Calculate => "calculate",
            K::Hidden => "hidden",
            K::Metadata(which) => which.name(),
            K::Audit => "audit",
            K::StartGeopoint => "start-geopoint",
            K::BackgroundAudio => "background-audio",
            K::BackgroundGeopoint => "background-geopoint",
            K::Osm(None) => "osm",
            K::Osm(Some(list)) => return format!("osm {list}"),
            K::CsvExternal => "csv-external",
            K::XmlExternal => "xml-external",
        }
        .to_owned()
    }

    /// Whether a person sees it.
    pub fn is_shown(&self) -> bool {
        use QuestionKind as K;
        !matches!(
            self,
            K::Calculate
                | K::Hidden
                | K::Metadata(_)
                | K::Audit
                | K::StartGeopoint
                | K::BackgroundAudio
                | K::CsvExternal
                | K::XmlExternal
        )
    }
}

impl Select {
    fn type_name(&self) -> String {
        let command = match (&self.from, self.how) {
            (Source::External(_), _) => "select_one_external",
            (Source::File(_), How::One) => "select_one_from_file",
            (Source::File(_), How::Several) => "select_multiple_from_file",
            (_, How::One) => "select_one",
            (_, How::Several) => "select_multiple",
            (_, How::Ranked) => "rank",
        };
        let other = if self.or_other { " or_other" } else { "" };
        format!("{command} {}{other}", self.from.text())
    }
}

/// What a type adds that its row does not say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Preset {
    pub(crate) constraint: Option<&'static str>,
    pub(crate) hint: Option<&'static str>,
}

/// A kind by its name in the column `type`, older names included; choices, groups and
/// their like are none of these.
pub(crate) fn plain(name: &str) -> Option<(QuestionKind, Preset)> {
    use QuestionKind as K;
    let preset = |constraint, hint| Preset {
        constraint: Some(constraint),
        hint,
    };
    let kind = match name {
        "text" | "string" | "q string" | "add text prompt" => K::Text,
        "integer" | "int" | "q int" | "add integer prompt" => K::Integer,
        "decimal" | "q decimal" | "add decimal prompt" => K::Decimal,
        "range" => K::Range,
        "date" | "q date" | "add date prompt" => K::Date,
        "time" => K::Time,
        "dateTime"
        | "datetime"
        | "date time"
        | "q dateTime"
        | "q date time"
        | "add date time prompt"
        | "add dateTime prompt" => K::DateTime,
        "geopoint" | "gps" | "location" | "q geopoint" | "q location" | "add location prompt" => K::Geopoint,
        "geotrace" | "q geotrace" => K::Geotrace,
        "geoshape" | "q geoshape" => K::Geoshape,
        "image" | "photo" | "q picture" | "q image" | "add image prompt" | "add photo prompt" => K::Image,
        "audio" | "q audio" | "add audio prompt" => K::Audio,
        "video" | "q video" | "add video prompt" => K::Video,
        "file" | "add file prompt" => K::File,
        "barcode" | "q barcode" | "add barcode prompt" => K::Barcode,
        "note" | "q note" | "add note prompt" => K::Note,
        "acknowledge" | "q acknowledge" | "add acknowledge prompt" => K::Acknowledge,
        "trigger" => K::Trigger,
        "calculate" | "q calculate" | "add calculate prompt" => K::Calculate,
        "hidden" => K::Hidden,
        "audit" => K::Audit,
        "start-geopoint" => K::StartGeopoint,
        "background-audio" => K::BackgroundAudio,
        "background-geopoint" => K::BackgroundGeopoint,
        "osm" => K::Osm(None),
        "csv-external" => K::CsvExternal,
        "xml-external" => K::XmlExternal,
        "percentage" => return Some((K::Integer, preset("0 <= . and . <= 100", None))),
        "phone number" => {
            return Some((K::Text, preset("regex(., '^\\d*$')", Some("Enter numbers only."))));
        }
        "number of days in last month" => {
            return Some((
                K::Integer,
                preset("0 <= . and . <= 31", Some("Enter a number 0-31.")),
            ));
        }
        "number of days in last six months" => {
            return Some((
                K::Integer,
                preset("0 <= . and . <= 183", Some("Enter a number 0-183.")),
            ));
        }
        "number of days in last year" => {
            return Some((
                K::Integer,
                preset("0 <= . and . <= 365", Some("Enter a number 0-365.")),
            ));
        }
        other => K::Metadata(Metadata::of(other)?),
    };
    Some((kind, Preset::default()))
}

/// Names to propose for one that is unknown.
pub(crate) const NAMES: &[&str] = &[
    "text",
    "integer",
    "decimal",
    "range",
    "select_one",
    "select_multiple",
    "select_one_from_file",
    "select_multiple_from_file",
    "select_one_external",
    "rank",
    "date",
    "time",
    "dateTime",
    "geopoint",
    "geotrace",
    "geoshape",
    "image",
    "audio",
    "video",
    "file",
    "barcode",
    "note",
    "acknowledge",
    "calculate",
    "hidden",
    "audit",
    "start",
    "end",
    "today",
    "deviceid",
    "phonenumber",
    "username",
    "email",
    "start-geopoint",
    "background-audio",
    "background-geopoint",
    "osm",
    "csv-external",
    "xml-external",
    "begin_group",
    "end_group",
    "begin_repeat",
    "end_repeat",
];

/// What stands in the column `type`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum TypeCell<'a> {
    /// A group, repeat or loop begins; a loop with its list.
    Begin(Section, Option<&'a str>),
    /// It ends.
    End(Section),
    /// A choice, and whether its command wants a file.
    Select(Select, bool),
    /// Any other kind.
    Question(QuestionKind, Preset),
    /// A setting that stands on the survey sheet.
    Setting(&'static str),
    /// Questions of another file, which only one program ever had.
    Include,
    /// None of these.
    Unknown,
}

/// What begins and ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Section {
    Group,
    Repeat,
    Loop,
}

impl Section {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Section::Group => "group",
            Section::Repeat => "repeat",
            Section::Loop => "loop",
        }
    }

    fn of(name: &str) -> Option<Section> {
        Some(match name {
            "group" => Section::Group,
            "repeat" | "lgroup" | "looped group" => Section::Repeat,
            "loop" => Section::Loop,
            _ => return None,
        })
    }
}

/// Commands before a list's name, in two parts; where one begins another, the longer first.
const SELECTS: &[(&str, &str, How)] = &[
    ("add select one prompt using", "", How::One),
    ("add select multiple prompt using", "", How::Several),
    ("select all that apply", " from", How::Several),
    ("select all that apply", "", How::Several),
    ("select_multiple", "_from_file", How::Several),
    ("select multiple", " from file", How::Several),
    ("select_one", "_from_file", How::One),
    ("select one", " from file", How::One),
    ("select one", " from", How::One),
    ("select_one", "_external", How::One),
    ("select_multiple", "", How::Several),
    ("select_one", "", How::One),
    ("select one", "", How::One),
    ("select1", "", How::One),
    ("rank", "", How::Ranked),
];

/// Reads the column `type`.
pub(crate) fn read(text: &str) -> TypeCell<'_> {
    if let Some(section) = begin(text) {
        return section;
    }
    if let Some(section) = text.strip_prefix("end").and_then(after_gap).and_then(Section::of) {
        return TypeCell::End(section);
    }
    match text {
        "form_title" | "set_form_title" => return TypeCell::Setting("title"),
        "form_id" | "set_form_id" => return TypeCell::Setting("id_string"),
        "prefix" => return TypeCell::Setting("prefix"),
        "include" => return TypeCell::Include,
        _ => {}
    }
    for (command, more, how) in SELECTS {
        let rest = text
            .strip_prefix(command)
            .and_then(|rest| rest.strip_prefix(more));
        if let Some(select) = rest.and_then(|rest| select(more, *how, rest)) {
            return TypeCell::Select(select, more.ends_with("file"));
        }
    }
    if let Some(list) = text.strip_prefix("osm ") {
        let list = list.split_whitespace().next().map(str::to_owned);
        return TypeCell::Question(QuestionKind::Osm(list), Preset::default());
    }
    match plain(text) {
        Some((kind, preset)) => TypeCell::Question(kind, preset),
        None => TypeCell::Unknown,
    }
}

fn after_gap(text: &str) -> Option<&str> {
    text.strip_prefix(|c: char| c == '_' || c.is_whitespace())
}

fn begin(text: &str) -> Option<TypeCell<'_>> {
    let rest = after_gap(text.strip_prefix("begin")?)?;
    if let Some(section) = Section::of(rest) {
        return Some(TypeCell::Begin(section, None));
    }
    for name in ["looped group", "group", "lgroup", "repeat", "loop"] {
        let Some(list) = rest.strip_prefix(name).and_then(|rest| rest.strip_prefix(' ')) else {
            continue;
        };
        let list = list.strip_prefix("over ").unwrap_or(list);
        if !list.is_empty() && !list.contains(char::is_whitespace) {
            return Some(TypeCell::Begin(Section::of(name)?, Some(list)));
        }
    }
    None
}

fn select(more: &str, how: How, rest: &str) -> Option<Select> {
    let rest = rest.strip_prefix(' ')?;
    let (list, or_other) = match rest.split_once(' ') {
        Some((list, "or specify other" | "or_other" | "or other")) => (list, true),
        Some(_) => return None,
        None => (rest, false),
    };
    if list.is_empty() || list.contains(char::is_whitespace) {
        return None;
    }
    let list = list.to_owned();
    let from = match () {
        () if more == "_external" => Source::External(list),
        () if more.ends_with("file") || is_file(&list) => Source::File(list),
        () if list.contains("${") => Source::Answers(list),
        () => Source::List(list),
    };
    Some(Select { how, from, or_other })
}

/// Whether a list's name is that of a file.
pub(crate) fn is_file(list: &str) -> bool {
    extension(list).is_some_and(|(_, ending)| matches!(ending, "xml" | "csv" | "geojson"))
}

/// A file's name and ending.
pub(crate) fn extension(name: &str) -> Option<(&str, &str)> {
    name.rsplit_once('.').filter(|(stem, _)| !stem.is_empty())
}
