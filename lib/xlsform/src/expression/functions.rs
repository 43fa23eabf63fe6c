//! The functions that forms may call.
//!
//! Names, arguments and results are those of the [ODK XForms specification], section "XPath
//! Functions"; the few that only JavaRosa and XLSForm's documentation know are marked so.
//!
//! [ODK XForms specification]: https://getodk.github.io/xforms-spec/#xpath-functions

/// What a function gives back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gives {
    /// A text.
    Text,
    /// A number.
    Number,
    /// True or false.
    Truth,
    /// A date without a time.
    Date,
    /// A date with a time.
    DateTime,
    /// Nodes, in an order.
    Nodes,
    /// What one of its arguments gives.
    Any,
}

/// A function: how it is called and what it gives.
#[derive(Clone, Copy, Debug)]
pub struct Function {
    /// As it is written.
    pub name: &'static str,
    /// The fewest arguments.
    pub least: usize,
    /// The most arguments; none where there is no end.
    pub most: Option<usize>,
    /// The first argument must be a path, since nodes are counted, added up or shuffled.
    pub takes_nodes: bool,
    /// What comes out.
    pub gives: Gives,
    /// How it is called, for people.
    pub usage: &'static str,
}

const fn plain(name: &'static str, least: usize, most: usize, gives: Gives, usage: &'static str) -> Function {
    Function {
        name,
        least,
        most: Some(most),
        takes_nodes: false,
        gives,
        usage,
    }
}

const fn nodes(name: &'static str, least: usize, most: usize, gives: Gives, usage: &'static str) -> Function {
    Function {
        takes_nodes: true,
        ..plain(name, least, most, gives, usage)
    }
}

const fn open(name: &'static str, least: usize, gives: Gives, usage: &'static str) -> Function {
    Function {
        most: None,
        ..plain(name, least, 0, gives, usage)
    }
}

use Gives::{Any, Date, DateTime, Nodes, Number, Text, Truth};

/// Every function, in the order of the specification's table.
pub const FUNCTIONS: &[Function] = &[
    // String functions
    plain("string", 1, 1, Text, "string(value)"),
    open("concat", 1, Text, "concat(text, text, ...)"),
    open("join", 1, Text, "join(separator, ${repeated question})"),
    plain("substr", 2, 3, Text, "substr(text, start from 0, end)"),
    plain("substring-before", 2, 2, Text, "substring-before(text, part)"),
    plain("substring-after", 2, 2, Text, "substring-after(text, part)"),
    plain("translate", 3, 3, Text, "translate(text, from, to)"),
    plain("string-length", 0, 1, Number, "string-length(text)"),
    plain("normalize-space", 0, 1, Text, "normalize-space(text)"),
    plain("contains", 2, 2, Truth, "contains(text, part)"),
    plain("starts-with", 2, 2, Truth, "starts-with(text, part)"),
    plain("ends-with", 2, 2, Truth, "ends-with(text, part)"),
    plain("uuid", 0, 1, Text, "uuid() or uuid(length)"),
    plain("digest", 2, 3, Text, "digest(text, 'SHA-256', 'hex')"),
    plain(
        "pulldata",
        4,
        4,
        Text,
        "pulldata('list', 'column', 'key column', key)",
    ),
    plain("base64-decode", 1, 1, Text, "base64-decode(text)"),
    // Boolean functions
    plain("if", 3, 3, Any, "if(condition, then, else)"),
    plain("coalesce", 2, 2, Any, "coalesce(value, otherwise)"),
    plain("once", 1, 1, Any, "once(value)"),
    plain("true", 0, 0, Truth, "true()"),
    plain("false", 0, 0, Truth, "false()"),
    plain("boolean", 1, 1, Truth, "boolean(value)"),
    plain("boolean-from-string", 1, 1, Truth, "boolean-from-string(text)"),
    plain("not", 1, 1, Truth, "not(condition)"),
    plain("regex", 2, 2, Truth, "regex(text, 'pattern')"),
    open("checklist", 2, Truth, "checklist(least, most, condition, ...)"),
    open(
        "weighted-checklist",
        2,
        Truth,
        "weighted-checklist(least, most, condition, weight, ...)",
    ),
    // Number functions
    plain("number", 1, 1, Number, "number(value)"),
    plain("random", 0, 0, Number, "random()"),
    plain("int", 1, 1, Number, "int(number)"),
    nodes("sum", 1, 1, Number, "sum(${repeated question})"),
    open(
        "max",
        1,
        Number,
        "max(${repeated question}) or max(number, number, ...)",
    ),
    open(
        "min",
        1,
        Number,
        "min(${repeated question}) or min(number, number, ...)",
    ),
    plain("round", 1, 2, Number, "round(number, decimals)"),
    plain("pow", 2, 2, Number, "pow(number, power)"),
    plain("log", 1, 1, Number, "log(number)"),
    plain("log10", 1, 1, Number, "log10(number)"),
    plain("abs", 1, 1, Number, "abs(number)"),
    plain("sin", 1, 1, Number, "sin(radians)"),
    plain("cos", 1, 1, Number, "cos(radians)"),
    plain("tan", 1, 1, Number, "tan(radians)"),
    plain("asin", 1, 1, Number, "asin(number)"),
    plain("acos", 1, 1, Number, "acos(number)"),
    plain("atan", 1, 1, Number, "atan(number)"),
    plain("atan2", 2, 2, Number, "atan2(y, x)"),
    plain("sqrt", 1, 1, Number, "sqrt(number)"),
    plain("exp", 1, 1, Number, "exp(number)"),
    plain("exp10", 1, 1, Number, "exp10(number)"),
    plain("pi", 0, 0, Number, "pi()"),
    // Node-set functions; instance() and current() are beginnings of paths
    nodes("count", 1, 1, Number, "count(${repeat})"),
    nodes(
        "count-non-empty",
        1,
        1,
        Number,
        "count-non-empty(${repeated question})",
    ),
    plain("position", 0, 1, Number, "position(..)"),
    nodes(
        "randomize",
        1,
        2,
        Nodes,
        "randomize(instance('list')/root/item, seed)",
    ),
    // Date and time functions
    plain("today", 0, 0, Date, "today()"),
    plain("now", 0, 0, DateTime, "now()"),
    plain("format-date", 2, 2, Text, "format-date(date, '%d/%m/%Y')"),
    plain(
        "format-date-time",
        2,
        2,
        Text,
        "format-date-time(time, '%Y-%m-%d %H:%M')",
    ),
    plain("date", 1, 1, Date, "date(value)"),
    plain("date-time", 1, 1, DateTime, "date-time(value)"),
    plain("decimal-date-time", 1, 1, Number, "decimal-date-time(time)"),
    plain("decimal-time", 1, 1, Number, "decimal-time(time)"),
    // Select functions
    plain("selected", 2, 2, Truth, "selected(${question}, 'choice')"),
    plain(
        "selected-at",
        2,
        2,
        Text,
        "selected-at(${question}, number from 0)",
    ),
    plain("count-selected", 1, 1, Number, "count-selected(${question})"),
    plain(
        "jr:choice-name",
        2,
        2,
        Text,
        "jr:choice-name(${question}, '${question}')",
    ),
    // Translation functions
    plain("jr:itext", 1, 1, Text, "jr:itext('id')"),
    // Repeat functions
    nodes(
        "indexed-repeat",
        3,
        7,
        Any,
        "indexed-repeat(${question}, ${repeat}, number)",
    ),
    // Geographic functions
    plain("area", 1, 1, Number, "area(${shape})"),
    open("distance", 1, Number, "distance(${line})"),
    plain("geofence", 2, 2, Truth, "geofence(${point}, ${shape})"),
    // Only in JavaRosa
    plain("is-selected", 2, 2, Truth, "selected(${question}, 'choice')"),
    plain("enclosed-area", 1, 1, Number, "area(${shape})"),
    open("depend", 1, Any, "depend(value, ${question}, ...)"),
    plain("version", 0, 0, Text, "version()"),
    plain("property", 1, 1, Text, "property('username')"),
];

/// Functions that ODK's clients know and this program does not, with the reason.
pub const REFUSED: &[(&str, &str)] = &[(
    "extract-signed",
    "extract-signed() checks signatures of outside documents, which forms here do not take.",
)];

/// The function of that name.
pub fn function(name: &str) -> Option<&'static Function> {
    FUNCTIONS.iter().find(|function| function.name == name)
}

/// The name among `names` that someone who wrote `written` most likely meant, if one is near.
pub fn nearest<'a>(written: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let lower = written.to_lowercase();
    let allowed = (written.chars().count() * 2 / 5).clamp(1, 3);
    names
        .map(|name| (strsim::damerau_levenshtein(&lower, &name.to_lowercase()), name))
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

/// Words of other languages and programs for what a function here does.
const MEANT: &[(&str, &str)] = &[
    ("substring", "substr"),
    ("len", "string-length"),
    ("length", "string-length"),
    ("ceiling", "round"),
    ("floor", "int"),
    ("iif", "if"),
    ("average", "sum"),
    ("avg", "sum"),
    ("mean", "sum"),
    ("ln", "log"),
    ("power", "pow"),
    ("trim", "normalize-space"),
    ("choice-name", "jr:choice-name"),
    ("itext", "jr:itext"),
    ("concatenate", "concat"),
    ("isnull", "coalesce"),
    ("last", "count"),
    ("rand", "random"),
];

/// The name that was probably meant by an unknown one.
pub fn meant(written: &str) -> Option<&'static str> {
    let lower = written.to_lowercase();
    MEANT
        .iter()
        .find(|(other, _)| *other == lower)
        .map(|(_, name)| *name)
        .or_else(|| nearest(written, FUNCTIONS.iter().map(|function| function.name)))
}
