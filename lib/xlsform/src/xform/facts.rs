//! What each kind of question is in an XForm: its control, its type, its attributes.
use crate::{
    form::{Item, Question},
    kind::{How, QuestionKind as K, Source},
    read::has_fraction,
};

/// The control's element; none for what nobody sees.
pub(super) fn tag(kind: &K) -> Option<&'static str> {
    Some(match kind {
        K::Select(select) if matches!(select.from, Source::External(_)) => "input",
        K::Select(select) => match select.how {
            How::One => "select1",
            How::Several => "select",
            How::Ranked => "odk:rank",
        },
        K::Range => "range",
        K::Image | K::Audio | K::Video | K::File | K::Osm(_) => "upload",
        K::Acknowledge | K::Trigger | K::BackgroundGeopoint => "trigger",
        kind if kind.is_shown() => "input",
        _ => return None,
    })
}

/// The kind of file an upload takes.
fn mediatype(kind: &K) -> Option<&'static str> {
    Some(match kind {
        K::Image => "image/*",
        K::Audio => "audio/*",
        K::Video => "video/*",
        K::File => "application/*",
        K::Osm(_) => "osm/*",
        _ => return None,
    })
}

/// The type of answers.
fn answer_type(question: &Question) -> Option<&'static str> {
    Some(match &question.kind {
        K::Integer => "int",
        K::Decimal => "decimal",
        K::Range if has_fraction(&question.parameters) => "decimal",
        K::Range => "int",
        K::Select(select) if select.how == How::Ranked => "odk:rank",
        K::Date => "date",
        K::Time => "time",
        K::DateTime => "dateTime",
        K::Geopoint | K::StartGeopoint | K::BackgroundGeopoint => "geopoint",
        K::Geotrace => "geotrace",
        K::Geoshape => "geoshape",
        K::Image | K::Audio | K::Video | K::File | K::Osm(_) | K::Audit | K::BackgroundAudio => "binary",
        K::Barcode => "barcode",
        K::Metadata(metadata) => match metadata.preload().0 {
            "timestamp" => "dateTime",
            "date" => "date",
            _ => "string",
        },
        K::Trigger | K::CsvExternal | K::XmlExternal => return None,
        K::Text | K::Note | K::Acknowledge | K::Calculate | K::Hidden | K::Select(_) => "string",
    })
}

/// Named values.
type Named<N> = Vec<(N, String)>;

/// The attributes that a question's kind and parameters give its binding, and those of its
/// control.
pub(super) fn of(item: &Item, question: &Question) -> (Named<&'static str>, Named<String>) {
    let mut bind: Named<&'static str> = Vec::new();
    if let Some(answers) = answer_type(question) {
        bind.push(("type", answers.to_owned()));
    }
    let mut control: Named<String> = Vec::new();
    if let Some(mediatype) = mediatype(&question.kind) {
        control.push(("mediatype".to_owned(), mediatype.to_owned()));
    }
    if let Some(appearance) = &item.appearance {
        control.push(("appearance".to_owned(), appearance.clone()));
    }
    control.extend(item.body.iter().cloned());
    let mut from_parameter = |key: &str, name: &'static str| {
        if let Some(value) = question.parameter(key) {
            bind.push((name, value.to_owned()));
        }
    };
    match &question.kind {
        K::Note => bind.push(("readonly", "true()".to_owned())),
        K::Metadata(metadata) => {
            let (preload, parameter) = metadata.preload();
            bind.push(("jr:preload", preload.to_owned()));
            bind.push(("jr:preloadParams", parameter.to_owned()));
        }
        K::Image => from_parameter("max-pixels", "orx:max-pixels"),
        K::Audio => from_parameter("quality", "odk:quality"),
        K::Audit => {
            from_parameter("track-changes", "odk:track-changes");
            from_parameter("track-changes-reasons", "odk:track-changes-reasons");
            from_parameter("identify-user", "odk:identify-user");
            from_parameter("location-max-age", "odk:location-max-age");
            from_parameter("location-min-interval", "odk:location-min-interval");
            from_parameter("location-priority", "odk:location-priority");
        }
        K::Geopoint | K::Geotrace | K::Geoshape => {
            from_parameter("allow-mock-accuracy", "odk:allow-mock-accuracy");
        }
        _ => {}
    }
    drawn(item, question, &mut control);
    (bind, control)
}

/// Attributes of the control that parameters give.
fn drawn(item: &Item, question: &Question, control: &mut Named<String>) {
    let mut set = |name: &str, value: &str| {
        control.retain(|(there, _)| there != name);
        control.push((name.to_owned(), value.to_owned()));
    };
    let parameter = |key: &str| question.parameter(key);
    match &question.kind {
        K::Text => {
            if let Some(rows) = parameter("rows") {
                set("rows", rows);
            }
        }
        K::Image => {
            let alone = item
                .appearance
                .as_deref()
                .is_none_or(|appearance| appearance == "annotate");
            if let Some(app) = parameter("app").filter(|_| alone) {
                set("intent", app);
            }
        }
        K::Geopoint => {
            if let Some(value) = parameter("capture-accuracy") {
                set("accuracyThreshold", value);
            }
            if let Some(value) = parameter("warning-accuracy") {
                set("unacceptableAccuracyThreshold", value);
            }
        }
        K::Geotrace | K::Geoshape if parameter("incremental").is_some() => set("incremental", "true"),
        K::Range => {
            for (key, name) in [
                ("start", "start"),
                ("end", "end"),
                ("step", "step"),
                ("tick_interval", "odk:tick-interval"),
                ("placeholder", "odk:placeholder"),
            ] {
                if let Some(value) = parameter(key) {
                    set(name, value);
                }
            }
        }
        _ => {}
    }
}
