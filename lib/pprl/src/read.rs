//! Reading a linkage schema, with the place of each fault.

use base64::{Engine, engine::general_purpose::STANDARD};
use regex::RegexBuilder;
use serde_json::Value;

use crate::{
    Comparison, Flaw,
    key::Derivation,
    schema::{Case, Encoding, Feature, Format, Hash, Hashing, Schema, Strategy},
};

/// Longest filter, and most columns: what is longer is a mistake, or meant to fill the memory.
const MOST_BITS: i128 = 1 << 16;
const MOST_FEATURES: usize = 200;
/// BLAKE2b takes keys of so many bytes.
const LONGEST_BLAKE_KEY: usize = 64;
/// Most characters of a run, bits of a value, numbers to each side.
const MOST: i128 = 10_000;

/// A value of the schema, and where it stands.
struct At<'a> {
    value: &'a Value,
    place: String,
}

impl<'a> At<'a> {
    fn wrong<T>(&self, what: impl Into<String>) -> Result<T, Flaw> {
        let what = what.into();
        Err(Flaw::Schema {
            place: self.place.clone(),
            what,
        })
    }

    fn get(&self, name: &str) -> Option<At<'a>> {
        let value = self.value.get(name)?;
        let place = match self.place.as_str() {
            "the schema" => name.to_owned(),
            place => format!("{place}.{name}"),
        };
        Some(At { value, place })
    }

    fn need(&self, name: &str) -> Result<At<'a>, Flaw> {
        match self.get(name) {
            Some(found) => Ok(found),
            None => self.wrong(format!("{name} is missing; add it")),
        }
    }

    /// Refuses what the schema does not know here.
    fn only(&self, names: &[&str]) -> Result<(), Flaw> {
        let Some(map) = self.value.as_object() else {
            return self.wrong("it should be an object in braces");
        };
        match map.keys().find(|name| !names.contains(&name.as_str())) {
            Some(name) => self.wrong(format!(
                "{name} is not known here; known are {}",
                names.join(", ")
            )),
            None => Ok(()),
        }
    }

    fn text(&self) -> Result<&'a str, Flaw> {
        self.value
            .as_str()
            .map_or_else(|| self.wrong("it should be a text"), Ok)
    }

    fn truth(&self) -> Result<bool, Flaw> {
        self.value
            .as_bool()
            .map_or_else(|| self.wrong("it should be true or false"), Ok)
    }

    fn integer(&self) -> Result<i128, Flaw> {
        if let Some(number) = self.value.as_i64() {
            return Ok(number.into());
        }
        // JSON knows one kind of number: 3.0 is whole too.
        match self.value.as_f64() {
            #[expect(clippy::cast_possible_truncation, reason = "it is whole and small")]
            Some(number) if number.fract() == 0.0 && number.abs() < 1e15 => Ok(number as i128),
            _ => self.wrong("it should be a whole number"),
        }
    }

    fn within(&self, least: i128, most: i128) -> Result<usize, Flaw> {
        let number = self.integer()?;
        match (least..=most).contains(&number) {
            true => Ok(usize::try_from(number).unwrap_or(usize::MAX)),
            false => self.wrong(format!("it is {number}, and should be {least} to {most}")),
        }
    }

    fn one_of<T: Copy>(&self, known: &[(&str, T)]) -> Result<T, Flaw> {
        let text = self.text()?;
        match known.iter().find(|(name, _)| *name == text) {
            Some((_, value)) => Ok(*value),
            None => {
                let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
                self.wrong(format!("{text} is not known; known are {}", names.join(", ")))
            }
        }
    }

    fn bytes(&self) -> Result<Vec<u8>, Flaw> {
        match STANDARD.decode(self.text()?) {
            Ok(bytes) => Ok(bytes),
            Err(_) => self.wrong("it should be bytes in base64"),
        }
    }
}

/// The whole schema.
pub fn schema(value: &Value) -> Result<Schema, Flaw> {
    let whole = At {
        value,
        place: "the schema".to_owned(),
    };
    let version = whole.need("version")?;
    if version.integer()? != 3 {
        return version
            .wrong("only version 3 is read; clkhash's convert-schema makes one from versions 1 and 2");
    }
    let config = whole.need("clkConfig")?;
    let bits = config.need("l")?.within(1, MOST_BITS)?;
    if let Some(folds) = config.get("xorFolds")
        && folds.integer()? != 0
    {
        // clkhash 3 checks this name and reads another: whoever relies on it would get other filters.
        return folds.wrong("clkhash encodes as if it were not there; write xor_folds, which it reads");
    }
    let folds = match config.get("xor_folds") {
        Some(folds) => u32::try_from(folds.within(0, 8)?).unwrap_or_default(),
        None => 0,
    };
    let derivation = derivation(&config.need("kdf")?)?;
    let list = whole.need("features")?;
    let Some(features) = list.value.as_array() else {
        return list.wrong("it should be a list in brackets");
    };
    if features.is_empty() || features.len() > MOST_FEATURES {
        return list.wrong(format!("it should have 1 to {MOST_FEATURES} features"));
    }
    let features: Result<Vec<Feature>, Flaw> = features
        .iter()
        .enumerate()
        .map(|(at, value)| {
            feature(&At {
                value,
                place: format!("features[{at}]"),
            })
        })
        .collect();
    let schema = Schema {
        bits,
        folds,
        derivation,
        features: features?,
    };
    is_possible(&schema, &list)?;
    Ok(schema)
}

/// What several places of the schema ask for together.
fn is_possible(schema: &Schema, list: &At<'_>) -> Result<(), Flaw> {
    let hashed = || {
        schema
            .features
            .iter()
            .filter_map(|feature| feature.hashing.as_ref())
    };
    if hashed().next().is_none() {
        return list.wrong("every feature is ignored: nothing would be encoded");
    }
    let is_blake = hashed().any(|(_, hashing)| hashing.hash == Hash::Blake);
    if is_blake && !schema.unfolded().is_power_of_two() {
        return Err(Flaw::Schema {
            place: "clkConfig.l".to_owned(),
            what: "blakeHash needs a power of two, such as 1024".to_owned(),
        });
    }
    if is_blake && schema.derivation.size > LONGEST_BLAKE_KEY {
        return Err(Flaw::Schema {
            place: "clkConfig.kdf.keySize".to_owned(),
            what: format!("blakeHash takes keys of at most {LONGEST_BLAKE_KEY} bytes"),
        });
    }
    Ok(())
}

fn derivation(kdf: &At<'_>) -> Result<Derivation, Flaw> {
    kdf.need("type")?.one_of(&[("HKDF", ())])?;
    let is_long = match kdf.get("hash") {
        Some(hash) => hash.one_of(&[("SHA256", false), ("SHA512", true)])?,
        None => false,
    };
    Ok(Derivation {
        is_long,
        salt: kdf.get("salt").map(|salt| salt.bytes()).transpose()?,
        info: kdf
            .get("info")
            .map(|info| info.bytes())
            .transpose()?
            .unwrap_or_default(),
        size: match kdf.get("keySize") {
            Some(size) => size.within(1, 1024)?,
            None => 64,
        },
    })
}

fn feature(feature: &At<'_>) -> Result<Feature, Flaw> {
    let name = feature.need("identifier")?.text()?.to_owned();
    let is_ignored = feature
        .get("ignored")
        .map(|one| one.truth())
        .transpose()?
        .unwrap_or_default();
    if is_ignored {
        return Ok(Feature { name, hashing: None });
    }
    let format = format(&feature.need("format")?)?;
    let hashing = hashing(&feature.need("hashing")?)?;
    Ok(Feature {
        name,
        hashing: Some((format, hashing)),
    })
}

const ENCODINGS: [(&str, Encoding); 4] = [
    ("ascii", Encoding::Ascii),
    ("utf-8", Encoding::Utf8),
    ("utf-16", Encoding::Utf16),
    ("utf-32", Encoding::Utf32),
];
const CASES: [(&str, Case); 3] = [
    ("upper", Case::Upper),
    ("lower", Case::Lower),
    ("mixed", Case::Mixed),
];

fn format(format: &At<'_>) -> Result<Format, Flaw> {
    match format.need("type")?.text()? {
        "string" => text(format),
        "integer" => {
            format.only(&["type", "minimum", "maximum", "description"])?;
            Ok(Format::Integer {
                least: format.get("minimum").map(|least| least.integer()).transpose()?,
                most: format.get("maximum").map(|most| most.integer()).transpose()?,
            })
        }
        "date" => {
            format.only(&["type", "format", "description"])?;
            let written = format.need("format")?.text()?.to_owned();
            Ok(Format::Date { format: written })
        }
        "enum" => {
            format.only(&["type", "values", "description"])?;
            let values = format.need("values")?;
            let list: Option<Vec<String>> = values
                .value
                .as_array()
                .and_then(|all| all.iter().map(|one| one.as_str().map(str::to_owned)).collect());
            list.map_or_else(
                || values.wrong("it should be a list of texts"),
                |list| Ok(Format::OneOf(list)),
            )
        }
        other => format.wrong(format!(
            "the type {other} is not known; known are string, integer, date and enum"
        )),
    }
}

fn text(format: &At<'_>) -> Result<Format, Flaw> {
    let encoding = match format.get("encoding") {
        Some(encoding) => encoding.one_of(&ENCODINGS)?,
        None => Encoding::Utf8,
    };
    if let Some(pattern) = format.get("pattern") {
        format.only(&["type", "encoding", "pattern", "description"])?;
        let written = pattern.text()?;
        let built = RegexBuilder::new(&format!("^(?:{written})$"))
            .size_limit(1 << 20)
            .build();
        return match built {
            Ok(pattern) => Ok(Format::Pattern { encoding, pattern }),
            Err(_) => pattern.wrong("the pattern cannot be used; looking ahead or back is not known here"),
        };
    }
    format.only(&[
        "type",
        "encoding",
        "case",
        "minLength",
        "maxLength",
        "description",
    ])?;
    Ok(Format::Text {
        encoding,
        case: match format.get("case") {
            Some(case) => case.one_of(&CASES)?,
            None => Case::Mixed,
        },
        shortest: match format.get("minLength") {
            Some(least) => least.within(0, i128::from(u32::MAX))?,
            None => 0,
        },
        longest: match format.get("maxLength") {
            Some(most) => Some(most.within(1, i128::from(u32::MAX))?),
            None => None,
        },
    })
}

fn hashing(hashing: &At<'_>) -> Result<Hashing, Flaw> {
    hashing.only(&["hash", "strategy", "comparison", "missingValue"])?;
    let strategy = hashing.need("strategy")?;
    strategy.only(&["bitsPerToken", "bitsPerFeature"])?;
    let strategy = match (strategy.get("bitsPerToken"), strategy.get("bitsPerFeature")) {
        (Some(bits), None) => Strategy::PerToken(bits.within(1, MOST)?),
        (None, Some(bits)) => Strategy::PerFeature(bits.within(1, MOST)?),
        _ => return strategy.wrong("it should have either bitsPerToken or bitsPerFeature"),
    };
    let missing = match hashing.get("missingValue") {
        None => None,
        Some(missing) => {
            let replacement = missing.get("replaceWith").map(|with| with.text()).transpose()?;
            let sentinel = missing.need("sentinel")?.text()?;
            Some((sentinel.to_owned(), replacement.unwrap_or_default().to_owned()))
        }
    };
    Ok(Hashing {
        comparison: comparison(&hashing.need("comparison")?)?,
        strategy,
        hash: match hashing.get("hash") {
            Some(hash) => self::hash(&hash)?,
            None => Hash::Blake,
        },
        missing,
    })
}

fn hash(hash: &At<'_>) -> Result<Hash, Flaw> {
    let is_double = hash
        .need("type")?
        .one_of(&[("doubleHash", true), ("blakeHash", false)])?;
    let prevents = hash
        .get("prevent_singularity")
        .map(|one| one.truth())
        .transpose()?;
    match (is_double, prevents) {
        (true, prevents) => Ok(Hash::Double {
            prevents_singularity: prevents.unwrap_or_default(),
        }),
        (false, None) => Ok(Hash::Blake),
        (false, Some(_)) => hash.wrong("prevent_singularity belongs to doubleHash alone"),
    }
}

fn comparison(comparison: &At<'_>) -> Result<Comparison, Flaw> {
    match comparison.need("type")?.text()? {
        "exact" => Ok(Comparison::Exact),
        "ngram" => Ok(Comparison::Ngram {
            n: comparison.need("n")?.within(1, 100)?,
            is_positional: comparison
                .get("positional")
                .map(|one| one.truth())
                .transpose()?
                .unwrap_or_default(),
        }),
        "numeric" => numeric(comparison),
        other => comparison.wrong(format!(
            "the type {other} is not known; known are ngram, exact and numeric"
        )),
    }
}

fn numeric(comparison: &At<'_>) -> Result<Comparison, Flaw> {
    let distance = comparison.need("thresholdDistance")?;
    let precision = match comparison.get("fractional_precision") {
        Some(digits) => u32::try_from(digits.within(0, 18)?).unwrap_or_default(),
        None => 0,
    };
    let scaled = distance.value.as_f64().unwrap_or_default() * 10_f64.powi(precision.cast_signed());
    if scaled <= 0.0 || scaled > 1e18 {
        return distance.wrong("it should be a number above 0");
    }
    #[expect(clippy::cast_possible_truncation, reason = "it was bounded above")]
    let interval = scaled.round_ties_even() as i128;
    if interval == 0 {
        return distance.wrong("it is smaller than the digits that count; raise fractional_precision");
    }
    Ok(Comparison::Numeric {
        interval,
        resolution: comparison.need("resolution")?.within(1, MOST)? as i128,
        precision,
    })
}
