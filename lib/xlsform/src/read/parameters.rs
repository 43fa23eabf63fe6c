//! Parameters of questions: key=value, and which of them a kind takes.
use super::{row::Row, yes_no};
use crate::{
    fault::{Findings, What},
    form::Written,
    kind::QuestionKind,
    reference,
    table::heading::Column,
};

/// Parameters in their order.
pub(super) type Parameters = Vec<(String, String)>;

/// Splits a cell into parameters; none where it cannot be read.
pub(super) fn parse(cell: Option<&Written>) -> Option<Parameters> {
    let Some(cell) = cell else { return Some(Vec::new()) };
    let mut words: Vec<Option<String>> = Vec::new(); // none for an equals sign
    let mut word = String::new();
    for c in cell.text.chars() {
        match c {
            '=' | ',' | ';' => {
                words.extend((!word.is_empty()).then(|| Some(std::mem::take(&mut word))));
                words.extend((c == '=').then_some(None));
            }
            c if c.is_whitespace() => {
                words.extend((!word.is_empty()).then(|| Some(std::mem::take(&mut word))))
            }
            c => word.push(c),
        }
    }
    words.extend((!word.is_empty()).then_some(Some(word)));
    let mut found: Parameters = Vec::new();
    for pair in words.chunks(3) {
        let [Some(key), None, Some(value)] = pair else {
            return None;
        };
        let key = key.to_lowercase();
        let value = match key.as_str() {
            // They name what stands in somebody's file.
            "label" | "value" => value.clone(),
            // A question's name has its capitals.
            _ if value.starts_with("${") => value.clone(),
            _ => value.to_lowercase(),
        };
        match found.iter_mut().find(|(there, _)| *there == key) {
            Some((_, there)) => *there = value,
            None => found.push((key, value)),
        }
    }
    Some(found)
}

/// Value of a parameter.
pub(super) fn get<'a>(parameters: &'a Parameters, key: &str) -> Option<&'a str> {
    parameters
        .iter()
        .find(|(name, _)| name == key)
        .map(|(_, value)| value.as_str())
}

const IMAGE: &[&str] = &["app", "max-pixels"];
const AUDIO: &[&str] = &["quality"];
const TEXT: &[&str] = &["rows"];
const RANGE: &[&str] = &[
    "end",
    "placeholder",
    "start",
    "step",
    "tick_interval",
    "tick_labelset",
];
const POINT: &[&str] = &[
    "allow-mock-accuracy",
    "capture-accuracy",
    "reference-geometry",
    "warning-accuracy",
];
const SHAPE: &[&str] = &["allow-mock-accuracy", "incremental", "reference-geometry"];
const AUDIT: &[&str] = &[
    "identify-user",
    "location-max-age",
    "location-min-interval",
    "location-priority",
    "track-changes",
    "track-changes-reasons",
];
const SELECT: &[&str] = &["randomize", "seed"];
const SELECT_FILE: &[&str] = &["label", "randomize", "seed", "value"];

/// The parameters of a row, checked for its kind.
pub(super) fn checked(row: &Row, kind: &QuestionKind, findings: &mut Findings) -> Parameters {
    use QuestionKind as K;
    let place = row.place(&Column::Parameters);
    let Some(parameters) = parse(row.parameters.as_ref()) else {
        findings.fault(place, What::ParametersMalformed {});
        return Vec::new();
    };
    let from_file = matches!(kind, K::Select(select) if matches!(select.from, crate::kind::Source::File(_)));
    let accepted = match kind {
        K::Image => IMAGE,
        K::Audio | K::BackgroundAudio => AUDIO,
        K::Text => TEXT,
        K::Range => RANGE,
        K::Geopoint => POINT,
        K::Geotrace | K::Geoshape => SHAPE,
        K::Audit => AUDIT,
        K::Select(_) if from_file => SELECT_FILE,
        K::Select(_) => SELECT,
        other => {
            if !parameters.is_empty() {
                findings.warn(
                    place,
                    What::ParametersIgnored {
                        kind: other.type_name(),
                    },
                );
            }
            return Vec::new();
        }
    };
    for (key, _) in &parameters {
        if !accepted.contains(&key.as_str()) {
            let what = What::ParameterUnknown {
                key: key.clone(),
                accepted: accepted.join(", "),
            };
            findings.fault(place.clone(), what);
        }
    }
    let mut checks = Checks {
        parameters: &parameters,
        wrong: Vec::new(),
    };
    match kind {
        K::Image => checks.image(row),
        K::Audio => checks.one_of("quality", &["voice-only", "low", "normal", "external"]),
        K::BackgroundAudio => checks.one_of("quality", &["voice-only", "low", "normal"]),
        K::Text => checks.whole("rows"),
        K::Geopoint | K::Geotrace | K::Geoshape => checks.place(),
        K::Audit => checks.audit(),
        K::Select(_) => checks.select(),
        _ => {}
    }
    if *kind == K::Image && get(&parameters, "max-pixels").is_none() {
        findings.warn(row.place(&Column::Type), What::MaxPixels {});
    }
    for what in checks.wrong {
        findings.fault(place.clone(), what);
    }
    parameters
}

struct Checks<'a> {
    parameters: &'a Parameters,
    wrong: Vec<What>,
}

impl Checks<'_> {
    fn get(&self, key: &str) -> Option<&str> {
        get(self.parameters, key)
    }

    fn whole(&mut self, key: &str) {
        if let Some(value) = self.get(key)
            && value.parse::<i64>().is_err()
        {
            let what = What::ParameterInteger {
                key: key.to_owned(),
                value: value.to_owned(),
            };
            self.wrong.push(what);
        }
    }

    fn number(&mut self, key: &str) {
        if let Some(value) = self.get(key)
            && value.parse::<f64>().is_err()
        {
            let what = What::ParameterNumber {
                key: key.to_owned(),
                value: value.to_owned(),
            };
            self.wrong.push(what);
        }
    }

    fn one_of(&mut self, key: &str, accepted: &[&str]) {
        if let Some(value) = self.get(key)
            && !accepted.contains(&value)
        {
            let what = What::ParameterValue {
                key: key.to_owned(),
                value: value.to_owned(),
                accepted: accepted.join(", "),
            };
            self.wrong.push(what);
        }
    }

    fn image(&mut self, row: &Row) {
        self.whole("max-pixels");
        let alone = row
            .item
            .appearance
            .as_deref()
            .is_none_or(|appearance| appearance == "annotate");
        if let Some(app) = self.get("app")
            && alone
            && !is_app(app)
        {
            let what = What::AppName {
                value: app.to_owned(),
            };
            self.wrong.push(what);
        }
    }

    fn place(&mut self) {
        self.number("capture-accuracy");
        self.number("warning-accuracy");
        self.one_of("allow-mock-accuracy", &["true", "false"]);
        if let Some(value) = self.get("incremental")
            && yes_no(value) != Some(true)
        {
            let (key, accepted) = ("incremental".to_owned(), "true".to_owned());
            let what = What::ParameterValue {
                key,
                value: value.to_owned(),
                accepted,
            };
            self.wrong.push(what);
        }
    }

    fn audit(&mut self) {
        const AGE: &str = "location-max-age";
        const INTERVAL: &str = "location-min-interval";
        self.one_of("track-changes", &["true", "false"]);
        self.one_of("identify-user", &["true", "false"]);
        self.one_of("track-changes-reasons", &["on-form-edit"]);
        self.one_of(
            "location-priority",
            &["no-power", "low-power", "balanced", "high-accuracy"],
        );
        let given = ["location-priority", INTERVAL, AGE]
            .iter()
            .filter(|key| self.get(key).is_some())
            .count();
        if given == 0 {
            return;
        }
        if given < 3 {
            self.wrong.push(What::AuditLocation {});
            return;
        }
        let mut seconds = [None, None];
        for (at, key) in [INTERVAL, AGE].into_iter().enumerate() {
            self.whole(key);
            let value = self.get(key).and_then(|value| value.parse::<i64>().ok());
            if value.is_some_and(|value| value < 0) {
                self.wrong.push(What::ParameterNegative { key: key.to_owned() });
            }
            seconds[at] = value;
        }
        if let [Some(interval), Some(age)] = seconds
            && age < interval
        {
            self.wrong.push(What::AuditAge {});
        }
    }

    fn select(&mut self) {
        for key in ["value", "label"] {
            if let Some(value) = self.get(key)
                && !reference::is_name(value)
            {
                let what = What::ParameterName {
                    key: key.to_owned(),
                    value: value.to_owned(),
                };
                self.wrong.push(what);
            }
        }
        self.one_of("randomize", &["true", "false"]);
        match (self.get("randomize"), self.get("seed")) {
            (None, Some(_)) => self.wrong.push(What::SeedAlone {}),
            (Some(_), Some(seed))
                if reference::only_reference(seed).is_none() && seed.parse::<f64>().is_err() =>
            {
                let what = What::SeedInvalid {
                    value: seed.to_owned(),
                };
                self.wrong.push(what);
            }
            _ => {}
        }
    }
}

/// A name such as `org.example.camera`.
fn is_app(name: &str) -> bool {
    let parts: Vec<&str> = name.split('.').collect();
    parts.len() > 1
        && parts.iter().all(|part| {
            part.starts_with(|c: char| c.is_ascii_alphabetic())
                && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
        })
}
