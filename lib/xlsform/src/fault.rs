//! What is wrong with a form, where, and what to change.
//!
//! Each fault has a stable code and named arguments, from which its sentence can be said in
//! any language; [`Display`](std::fmt::Display) says it in English.

use std::fmt;

use crate::form::At;

/// A cell, a row or a sheet of a form.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Place {
    /// The sheet's name; empty for the file as a whole.
    pub sheet: String,
    /// The row, from 1.
    pub row: Option<u32>,
    /// The column, from 0, and its heading as written.
    pub column: Option<(usize, String)>,
}

impl Place {
    /// The file as a whole.
    pub fn nowhere() -> Self {
        Place::default()
    }

    /// A sheet.
    pub fn sheet(sheet: &str) -> Self {
        Place {
            sheet: sheet.to_owned(),
            ..Place::default()
        }
    }

    /// A row.
    pub fn row(sheet: &str, row: u32) -> Self {
        Place {
            sheet: sheet.to_owned(),
            row: (row > 0).then_some(row),
            column: None,
        }
    }

    /// A heading.
    pub fn heading(sheet: &str, column: usize, heading: &str) -> Self {
        Place {
            column: Some((column, heading.to_owned())),
            ..Place::row(sheet, 1)
        }
    }

    /// A cell whose heading is known.
    pub fn cell(sheet: &str, row: u32, column: usize, heading: &str) -> Self {
        Place {
            column: Some((column, heading.to_owned())),
            ..Place::row(sheet, row)
        }
    }

    /// A cell of the survey by what was kept of it; `heading` names its column.
    pub(crate) fn of(at: At, heading: &str) -> Self {
        match at.row {
            0 => Place::sheet("survey"),
            row => Place::cell("survey", row, at.column, heading),
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.sheet.is_empty() {
            return f.write_str("file");
        }
        f.write_str(&self.sheet)?;
        if let Some(row) = self.row {
            write!(f, ", row {row}")?;
        }
        if let Some((column, heading)) = &self.column {
            write!(f, ", column {} ({heading})", balai_sheets::column_name(*column))?;
        }
        Ok(())
    }
}

/// Something wrong, or worth a look, at a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Where.
    pub place: Place,
    /// What, and what to change.
    pub what: What,
}

impl Fault {
    /// A fault at a place.
    pub fn new(place: Place, what: What) -> Self {
        Fault { place, what }
    }

    /// Its stable code.
    pub fn code(&self) -> &'static str {
        self.what.code()
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.what)
    }
}

/// Each fault once: its name, arguments, code and sentence. Written apart, ninety codes
/// and ninety sentences would not stay together.
macro_rules! faults {
    ($($(#[$doc:meta])* $name:ident { $($argument:ident),* } $code:literal $sentence:literal;)*) => {
        /// What is wrong; arguments are named as in its sentence.
        #[derive(Debug, Clone, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum What {
            $($(#[$doc])* #[allow(missing_docs, reason = "an argument is a word of the sentence")] $name { $($argument: String),* },)*
        }

        impl What {
            /// Its stable code.
            pub fn code(&self) -> &'static str {
                match self {
                    $(What::$name { .. } => $code,)*
                }
            }

            /// Its arguments by name.
            pub fn arguments(&self) -> Vec<(&'static str, &str)> {
                match self {
                    $(What::$name { $($argument),* } => vec![$((stringify!($argument), $argument.as_str())),*],)*
                }
            }
        }

        impl fmt::Display for What {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                match self {
                    $(What::$name { $($argument),* } => write!(f, $sentence),)*
                }
            }
        }

        /// All codes, for whoever translates them.
        pub const CODES: &[&str] = &[$($code),*];
    };
}

faults! {
    /// The file is no table, is damaged or too large.
    Unreadable { reason } "file-unreadable" "{reason}";
    /// No survey sheet.
    NoSurvey { names } "no-survey" "There is no sheet named survey (found: {names}). Name the sheet with the questions survey.";
    /// Entities.
    Entities {} "entities" "The form keeps entities, which Balai does not: remove the sheet entities and the column save_to, and it can be used without them.";
    /// Two equal headings.
    HeadingTwice { heading, other } "heading-twice" "The heading {heading} stands in column {other} too. Rename or remove one of the two.";
    /// Two headings that mean one column.
    HeadingsAlike { heading, other } "headings-alike" "The headings {other} and {heading} are two names of one column. Rename or remove one of them.";
    /// No heading for something that must be there.
    HeadingMissing { heading } "heading-missing" "The sheet has no column {heading}. Write {heading} into a cell of its first row, above what belongs there.";
    /// A kind of media that there is not.
    MediaUnknown { kind } "media-unknown" "There are no media of the kind {kind}. Use image, big-image, audio or video.";
    /// A cell that a spreadsheet program could not work out.
    FailedFormula { mark } "failed-formula" "The cell shows {mark}: its formula failed. Correct it, or write the text itself.";

    /// A name that cannot name an element.
    NameInvalid { value } "name-invalid" "{value} cannot be a name. A name begins with a letter or underscore; letters, digits, underscores, hyphens and points follow, no blanks.";
    /// A row without a name.
    NameMissing { kind } "name-missing" "A {kind} needs a name. Write one into the column name.";
    /// A name twice in one group.
    NameTwice { value, row } "name-twice" "{value} is the name of row {row} too, in the same group. Give one of the two another name.";
    /// A name that is kept for something else.
    NameReserved { value } "name-reserved" "{value} is kept for what the form says about itself. Choose another name.";
    /// A repeat with the name of another.
    RepeatNameTwice { value, row } "repeat-name-twice" "{value} is the name of the repeat in row {row} too. Repeats need names that occur once in the form.";
    /// A repeat with the name of the root.
    RepeatNameRoot { value } "repeat-name-root" "{value} is the name of the form's root. Give the repeat another name.";
    /// A name that is made where there is one already.
    GeneratedNameTaken { value, row } "generated-name-taken" "A question named {value} is added because of row {row}, and there is one of that name already. Rename the one that is there.";
    /// Upper and lower case alone tell two names apart.
    NameCase { value } "name-case" "{value} differs from another name in the same group only by capital letters. Some programs do not tell them apart; better rename one.";

    /// A row with something but no type.
    TypeMissing {} "type-missing" "The row has no type. Write one, such as text or select_one, or clear the row.";
    /// A type that there is not.
    TypeUnknown { value, nearest } "type-unknown" "There is no type {value}.{nearest}";
    /// A choice without its list.
    ListNotNamed { value } "list-not-named" "{value} needs the name of a list of choices after it, such as select_one yes_no.";
    /// Questions of another file.
    Include {} "include" "Questions of another file cannot be included. Copy its rows to this place.";
    /// An end without a beginning.
    EndUnmatched { kind } "end-unmatched" "This ends a {kind}, but none is open here. Remove the row, or begin one above it.";
    /// A beginning without an end.
    BeginUnmatched { kind, name } "begin-unmatched" "The {kind} {name} begins here and never ends. Add a row end_{kind} where it should end.";
    /// A loop without a list.
    LoopList { list } "loop-list" "A loop goes over a list of choices, and there is no list {list}. Write begin_loop over and the name of a list of the sheet choices.";
    /// Groups in groups without end.
    TooDeep { most } "too-deep" "Groups lie more than {most} deep in one another. Take some of them out.";
    /// A row that looks like a remark.
    RowSkipped {} "row-skipped" "The row has neither type, name nor label; it was left out.";
    /// The column disabled.
    DisabledColumn {} "disabled-column" "The column disabled is old; a rule in the column relevant does the same.";
    /// Rows under a long gap.
    RowsAfterGap { row } "rows-after-gap" "What stands from row {row} on lies under more than 60 blank rows and was not read. Remove the blank rows if it belongs to the form.";
    /// A heading that nothing knows but which resembles one.
    HeadingNear { heading, nearest } "heading-near" "The column {heading} means nothing in a form. Was {nearest} meant?";

    /// A broken reference.
    ReferenceMalformed { text } "reference-malformed" "{text} is no reference. A reference is written ${{name}}, with the name of a question and nothing else between the braces.";
    /// A reference to nothing.
    ReferenceUnknown { name, nearest } "reference-unknown" "There is no question named {name}.{nearest}";
    /// A reference to several.
    ReferenceAmbiguous { name } "reference-ambiguous" "Several questions are named {name}, so ${{{name}}} could mean any of them. Give the one that is meant a name of its own.";
    /// A list of references without commas.
    TriggerCommas {} "trigger-commas" "Several questions that set this off are divided by commas: ${{a}}, ${{b}}.";
    /// A trigger that is no reference.
    TriggerInvalid { text } "trigger-invalid" "{text} cannot set this off. Write ${{name}} with the name of a question.";
    /// A trigger that is no question.
    TriggerUnknown { name } "trigger-unknown" "There is no question named {name} (groups and repeats cannot set anything off).";
    /// A trigger that nobody sees.
    TriggerHidden { name, target } "trigger-hidden" "Nobody sees the question {name}, so its change cannot set off {target}. Take a question that is shown.";

    /// No label.
    LabelMissing { name } "label-missing" "The question {name} has neither label nor hint, so nobody would know what to answer. Write one.";
    /// A large picture alone.
    BigImageAlone { name } "big-image-alone" "{name} has a big-image and no image. Give the smaller picture too, in the column image.";
    /// A calculation without an expression.
    CalculationMissing {} "calculation-missing" "The row is worked out, but the column calculation is empty. Write what it should be.";
    /// A repeat without a label.
    RepeatLabel { name } "repeat-label" "The repeat {name} has no label; devices show a blank heading.";

    /// Parameters that cannot be read.
    ParametersMalformed {} "parameters-malformed" "Parameters are written key=value, divided by blanks, such as start=0 end=10.";
    /// A parameter that there is not.
    ParameterUnknown { key, accepted } "parameter-unknown" "There is no parameter {key} here. There are: {accepted}.";
    /// A parameter out of place.
    ParametersIgnored { kind } "parameters-ignored" "Parameters mean nothing for a question of type {kind}.";
    /// A parameter that is no whole number.
    ParameterInteger { key, value } "parameter-integer" "{key} must be a whole number, and {value} is none.";
    /// A parameter below nothing.
    ParameterNegative { key } "parameter-negative" "{key} cannot be below 0.";
    /// A parameter that is no number.
    ParameterNumber { key, value } "parameter-number" "{key} must be a number, and {value} is none.";
    /// A parameter with another value than it can have.
    ParameterValue { key, value, accepted } "parameter-value" "{key} cannot be {value}. It can be: {accepted}.";
    /// The parameters of place go together.
    AuditLocation {} "audit-location" "To log places, give location-priority, location-min-interval and location-max-age together.";
    /// An age below its interval.
    AuditAge {} "audit-age" "location-max-age cannot be less than location-min-interval.";
    /// An audit with a name.
    AuditName { value } "audit-name" "The audit is always named audit, not {value}. Leave its name blank.";
    /// A seed without an order by chance.
    SeedAlone {} "seed-alone" "A seed means something only with randomize=true. Add it, or remove the seed.";
    /// A seed of neither kind.
    SeedInvalid { value } "seed-invalid" "The seed must be a number or ${{name}}, and {value} is neither.";
    /// Something that must not be nothing.
    RangeZero { key } "range-zero" "{key} cannot be 0.";
    /// A step larger than the scale.
    RangeLarge { key } "range-large" "{key} is larger than the whole scale from start to end.";
    /// No multiple of the step.
    RangeMultiple { key, of } "range-multiple" "{key} must be a multiple of {of}.";
    /// Outside of the scale.
    RangeOutside { key } "range-outside" "{key} lies outside of the scale from start to end.";
    /// A list of labels that is not there.
    RangeLabels { list } "range-labels" "tick_labelset names the list {list}, which the sheet choices does not have.";
    /// A choice that is no place on the scale.
    RangeLabel { choice } "range-label" "The choice {choice} of the tick labels is no number.";
    /// Labels where there are no ticks.
    RangeNoTicks {} "range-no-ticks" "With the appearance no-ticks, the list of labels has two choices: the start and the end.";
    /// Parameters that the appearance does not show.
    RangeAppearance {} "range-appearance" "tick_interval, placeholder and tick_labelset go with the appearances vertical, no-ticks, or none.";
    /// Not an app.
    AppName { value } "app-name" "{value} is no name of an Android app. It looks like org.example.camera.";
    /// No geometry.
    GeometryUnknown { value } "geometry-unknown" "reference-geometry names {value}, which is neither a list of choices, nor an attached file, nor a repeat as ${{name}}.";
    /// A background place without trigger.
    BackgroundTrigger {} "background-trigger" "A background-geopoint is taken when another question changes: name it in the column trigger.";
    /// A background place with calculation.
    BackgroundCalculation {} "background-calculation" "A background-geopoint is measured, not worked out. Clear the column calculation.";
    /// A picture's size is not bounded.
    MaxPixels {} "max-pixels" "The picture's size is not bounded. The parameter max-pixels=1024 makes sending faster.";
    /// A kind of metadata of old devices.
    OldMetadata { kind } "old-metadata" "{kind} is known to devices of before 2020 only; on others it stays empty.";

    /// No choices at all.
    ChoicesMissing { list } "choices-missing" "The question takes its choices from the list {list}, and the form has no sheet choices with columns list_name, name and label.";
    /// A list whose choices show nothing.
    ListUnlabelled { list } "list-unlabelled" "No choice of the list {list} has a label, so nothing could be chosen. Write labels on the sheet choices.";
    /// A group without anything to see.
    GroupEmpty { name } "group-empty" "Nothing in the group {name} is shown. Put a question with a label into it, or take the group away.";
    /// A list that is not there.
    ListUnknown { list, nearest } "list-unknown" "The sheet choices has no list {list}.{nearest}";
    /// An external list that is not there.
    ExternalListUnknown { list } "external-list-unknown" "There is no list {list} in a sheet external_choices (columns list_name, name and label).";
    /// An external list without filter.
    ExternalUnfiltered {} "external-unfiltered" "select_one_external is made for filtered choices, and there is no choice_filter.";
    /// A file of another kind.
    FileEnding { file } "file-ending" "{file} must be the name of one file that ends in .csv, .xml or .geojson.";
    /// A choice without a name.
    ChoiceNameMissing {} "choice-name-missing" "The choice has no name. The name is the value that is kept as the answer.";
    /// Two choices of one name.
    ChoiceTwice { name, list, row } "choice-twice" "{name} stands in the list {list} already, in row {row}. Give it another name, or set allow_choice_duplicates to yes.";
    /// A blank in a choice of many.
    ChoiceBlank { name, list } "choice-blank" "{name} of the list {list} has a blank in its name. Where several choices can be taken, blanks divide them. Use an underscore.";
    /// A choice without a label.
    ChoiceLabel { name } "choice-label" "The choice {name} has no label; its name is shown or nothing.";
    /// A column of choices that cannot be an element.
    ChoiceHeading { heading } "choice-heading" "The column {heading} cannot be looked at by filters, because its heading is no name; it was left out.";
    /// Other beside a filter.
    OtherFiltered {} "other-filtered" "or_other cannot go with a choice_filter. Add the choice other to the list, and a text question about it.";
    /// Other without choices.
    OtherWithoutList {} "other-without-list" "or_other goes with a list of the sheet choices only.";
    /// Other in several languages.
    OtherTranslated {} "other-translated" "or_other adds English words (Specify other.) to a form in several languages. Better add the choice other and a text question of your own.";
    /// Lists in one table.
    TableListMixed { first, second } "table-list-mixed" "All questions of a table-list take the same list; here are {first} and {second}.";
    /// A filter in a table.
    TableListFilter {} "table-list-filter" "Choices in a table-list cannot be filtered.";
    /// Search and file.
    SearchFile { name } "search-file" "{name} takes its choices from a file, which search() cannot do as well. Remove one of the two.";
    /// Search and list.
    SearchShared { name, list, others } "search-shared" "{name} uses search() with the list {list}, which {others} takes without. Use search() for all of them, or a list of its own.";
    /// The column query.
    InstanceTwice { name } "instance-twice" "{name} names two different sources of data ({name} from two files, or a file and a list). Rename one of them.";
    /// A file's row without a label it can have.
    ParameterName { key, value } "parameter-name" "{value} cannot be the {key} of choices: it must be a name as elements have it.";

    /// Both ids.
    IdTwice {} "id-twice" "The settings have form_id and id_string. form_id counts; remove the other.";
    /// An encrypted form without ids.
    IdNeeded {} "id-needed" "Encrypted answers need an instanceID. Remove omit_instanceID, or the public_key.";
    /// The old flat answers.
    Flat {} "flat" "Flat answers are not made any more. Remove the column flat of the settings.";
    /// A language that lacks a column.
    TranslationMissing { language, sheet, columns } "translation-missing" "The language {language} has no column {columns} on the sheet {sheet}; a hyphen will be shown there.";
    /// A language without its code.
    LanguageCode { languages } "language-code" "These languages have no code, by which devices know them: {languages}. Write them as English (en).";
    /// A sheet with nearly the name of another.
    SheetNear { sheet, similar } "sheet-near" "There is no sheet {sheet}, but there is {similar}. Rename it if it is meant, or put an underscore before its name.";

    /// A cell with more than cells hold.
    CellLong { most } "cell-long" "The cell holds more than {most} characters. Shorten it.";
    /// More questions than can be taken.
    TooManyItems { most } "too-many-items" "The form has more than {most} questions and groups, those counted that loops make. Divide it into several forms.";
    /// More lists than can be taken.
    TooManyLists { most } "too-many-lists" "The form has more than {most} lists of choices. Put the choices into fewer lists, with a choice_filter.";
    /// More languages than can be taken.
    TooManyLanguages { most } "too-many-languages" "The form has more than {most} languages. Divide it into several forms.";
    /// Names that make too long a path.
    PathLong { most } "path-long" "The names of the groups around this and its own are together longer than {most} characters. Shorten some of them.";
    /// More than can be written.
    TooMuch {} "too-much" "With all its texts, languages and references the form becomes larger than devices can hold. Divide it into several forms.";

    /// An expression that cannot be read.
    Expression { reason } "expression" "{reason}";
    /// Calculations that wait for one another.
    Cycle { names } "cycle" "These are worked out from one another, in a circle: {names}. Take one of them out of the others' rules.";
    /// More faults than anybody reads.
    More { count } "more" "There are {count} more. Correct these first.";
}

/// Faults told of one form; more help nobody.
const MOST: usize = 200;

/// What was found in reading a form.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Findings {
    pub(crate) faults: Vec<Fault>,
    pub(crate) warnings: Vec<Fault>,
    more: usize,
}

impl Findings {
    pub(crate) fn fault(&mut self, place: Place, what: What) {
        match self.faults.len() < MOST {
            true => self.faults.push(Fault::new(place, what)),
            false => self.more += 1,
        }
    }

    /// Whether there are so many faults that the nearest name need not be looked for any more:
    /// it takes longer than all else.
    pub(crate) fn are_many(&self) -> bool {
        self.faults.len() >= 20
    }

    pub(crate) fn warn(&mut self, place: Place, what: What) {
        if self.warnings.len() < MOST {
            self.warnings.push(Fault::new(place, what));
        }
    }

    /// Both lists, closed.
    pub(crate) fn close(mut self) -> (Vec<Fault>, Vec<Fault>) {
        if self.more > 0 {
            let count = self.more.to_string();
            self.faults
                .push(Fault::new(Place::nowhere(), What::More { count }));
        }
        (self.faults, self.warnings)
    }
}

/// ` Was x meant?` for the nearest of some names; empty where none is near.
pub(crate) fn was_meant<'a>(name: &str, names: impl Iterator<Item = &'a str>) -> String {
    match nearest(name, names) {
        Some(near) => format!(" Was {near} meant?"),
        None => String::new(),
    }
}

/// The nearest of some names, if one is near: a third of its letters may differ, at most two.
pub(crate) fn nearest<'a>(name: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let length = name.chars().count();
    if length > 60 {
        return None;
    }
    let lower = name.to_lowercase();
    let most = (length / 3).clamp(1, 2);
    names
        .take(5_000) // Whoever has more is not helped by the nearest.
        .filter(|other| other.len().abs_diff(name.len()) <= 4 * most && *other != name)
        .map(|other| (strsim::osa_distance(&lower, &other.to_lowercase()), other))
        .filter(|(steps, _)| *steps <= most)
        .min()
        .map(|(_, other)| other)
}
