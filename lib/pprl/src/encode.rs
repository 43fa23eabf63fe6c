//! From a record to its filter.

use std::collections::HashMap;

use blake2::Blake2bMac512;
use hmac::{Hmac, KeyInit, Mac};
use md5::Md5;
use sha1::Sha1;

use crate::{
    Clk, Flaw, Hardening, Schema,
    key::keys,
    schema::{Encoding, Format, Hash, Hashing},
};

/// So many pieces of a column are remembered with their hashes: most names are made of the same few
/// hundred pieces.
const REMEMBERED: usize = 1 << 15;
/// BLAKE2b gives so many numbers at once.
const SLICES: usize = 32;

/// Encodes records by one schema and one secret. Each thread has its own: it remembers what it met.
#[derive(Clone)]
pub struct Encoder {
    bits: usize,
    folds: u32,
    columns: Vec<Option<Column>>,
    names: Vec<String>,
    hardening: Hardening,
}

impl std::fmt::Debug for Encoder {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // The keys are nobody's to print.
        out.debug_struct("Encoder")
            .field("columns", &self.names)
            .finish_non_exhaustive()
    }
}

#[derive(Clone)]
struct Column {
    format: Format,
    hashing: Hashing,
    encoding: Encoding,
    hasher: Hasher,
}

#[derive(Clone)]
enum Hasher {
    Double {
        sha1: Box<Hmac<Sha1>>,
        md5: Box<Hmac<Md5>>,
        prevents_singularity: bool,
        known: HashMap<Box<str>, (usize, usize)>,
    },
    Blake {
        key: Vec<u8>,
        known: HashMap<Box<str>, Vec<u16>>,
    },
}

impl Encoder {
    /// An encoder; `secret` is any bytes that both sides share and whoever compares does not have.
    ///
    /// # Errors
    /// [`Flaw::Schema`] when the schema asks for keys that cannot be made.
    pub fn new(schema: &Schema, secret: &[u8], hardening: Hardening) -> Result<Self, Flaw> {
        // Also ignored columns take their keys, or those after them would have others.
        let keys = keys(secret, &schema.derivation, schema.features.len())?;
        let columns: Option<Vec<Option<Column>>> = schema
            .features
            .iter()
            .zip(&keys)
            .map(|(feature, keys)| match &feature.hashing {
                None => Some(None),
                Some((format, hashing)) => Some(Some(Column {
                    format: format.clone(),
                    hashing: hashing.clone(),
                    encoding: format.encoding(),
                    hasher: Hasher::new(hashing.hash, keys)?,
                })),
            })
            .collect();
        let columns = columns.ok_or_else(|| Flaw::Schema {
            place: "clkConfig.kdf.keySize".to_owned(),
            what: "keys of this size cannot be used".to_owned(),
        })?;
        if hardening.salt.is_some_and(|salt| salt >= columns.len()) {
            return Err(Flaw::Schema {
                place: "features".to_owned(),
                what: "there is no such column to salt with".to_owned(),
            });
        }
        Ok(Self {
            bits: schema.unfolded(),
            folds: schema.folds,
            columns,
            names: schema
                .features
                .iter()
                .map(|feature| feature.name.clone())
                .collect(),
            hardening,
        })
    }

    /// The filter of a record: its values in the order of the schema's features.
    ///
    /// # Errors
    /// [`Flaw::Width`]; [`Flaw::Value`] when one does not fit its column.
    pub fn encode<S: AsRef<str>>(&mut self, record: &[S]) -> Result<Clk, Flaw> {
        if record.len() != self.columns.len() {
            return Err(Flaw::Width {
                found: record.len(),
                wanted: self.columns.len(),
            });
        }
        let salt = self
            .hardening
            .salt
            .map(|column| record[column].as_ref().trim().to_lowercase());
        let mut clk = Clk::new(self.bits);
        for ((column, value), name) in self.columns.iter_mut().zip(record).zip(&self.names) {
            if let Some(column) = column {
                column
                    .put(value.as_ref(), salt.as_deref(), &mut clk)
                    .map_err(|refusal| Flaw::Value {
                        column: name.clone(),
                        refusal,
                    })?;
            }
        }
        for _ in 0..self.folds {
            clk = clk.folded();
        }
        self.hardening.blur(&mut clk);
        Ok(clk)
    }
}

impl Column {
    fn put(&mut self, value: &str, salt: Option<&str>, clk: &mut Clk) -> Result<(), crate::Refusal> {
        let normal = match &self.hashing.missing {
            Some((sentinel, replacement)) if sentinel == value => replacement.clone(),
            _ => self.format.normal(value)?,
        };
        let tokens = self.hashing.comparison.tokens(&normal)?;
        let shares = self.hashing.strategy.shares(tokens.len());
        for (mut token, bits) in tokens.into_iter().zip(shares) {
            if let Some(salt) = salt {
                token = format!("{token}\u{1f}{salt}");
            }
            self.hasher.put(token, bits, self.encoding, clk);
        }
        Ok(())
    }
}

impl Hasher {
    fn new(hash: Hash, keys: &[Vec<u8>; 2]) -> Option<Self> {
        Some(match hash {
            Hash::Double { prevents_singularity } => Self::Double {
                sha1: Box::new(Hmac::new_from_slice(&keys[0]).ok()?),
                md5: Box::new(Hmac::new_from_slice(&keys[1]).ok()?),
                prevents_singularity,
                known: HashMap::new(),
            },
            Hash::Blake => Self::Blake {
                key: keys[0].clone(),
                known: HashMap::new(),
            },
        })
    }

    fn put(&mut self, token: String, bits: usize, encoding: Encoding, clk: &mut Clk) {
        match self {
            Self::Double {
                sha1,
                md5,
                prevents_singularity,
                known,
            } => {
                let (mut at, step) = match known.get(token.as_str()) {
                    Some(found) => *found,
                    None => {
                        let bytes = encoding.bytes(&token);
                        let first = remainder(&keyed(&**sha1, &[&bytes]), clk.len());
                        let mut second = remainder(&keyed(&**md5, &[&bytes]), clk.len());
                        let mut again = 0_u32;
                        while *prevents_singularity && second == 0 {
                            let mark = char::from_u32(again).unwrap_or_default().to_string();
                            second = remainder(&keyed(&**md5, &[&bytes, mark.as_bytes()]), clk.len());
                            again += 1;
                        }
                        remember(known, token, (first, second))
                    }
                };
                for _ in 0..bits {
                    clk.set(at);
                    at = (at + step) % clk.len();
                }
            }
            Self::Blake { key, known } => {
                let found = known.get(token.as_str()).filter(|numbers| numbers.len() >= bits);
                let numbers = match found {
                    Some(numbers) => numbers.clone(),
                    None => {
                        let numbers = slices(key, &encoding.bytes(&token), bits);
                        remember(known, token, numbers)
                    }
                };
                for number in &numbers[..bits] {
                    clk.set(usize::from(*number) % clk.len());
                }
            }
        }
    }
}

fn remember<V: Clone>(known: &mut HashMap<Box<str>, V>, token: String, value: V) -> V {
    if known.len() < REMEMBERED {
        known.insert(token.into_boxed_str(), value.clone());
    }
    value
}

fn keyed<M: Mac + Clone>(mac: &M, parts: &[&[u8]]) -> Vec<u8> {
    let mut mac = mac.clone();
    for part in parts {
        mac.update(part);
    }
    mac.finalize().into_bytes().to_vec()
}

/// What is left of a large number, its highest byte first.
fn remainder(bytes: &[u8], by: usize) -> usize {
    bytes
        .iter()
        .fold(0, |rest, byte| (rest * 256 + usize::from(*byte)) % by)
}

/// Numbers of sixteen bits under a key: as many as wanted, rounded up to what one hash gives.
fn slices(key: &[u8], token: &[u8], wanted: usize) -> Vec<u16> {
    let mut numbers = Vec::with_capacity(wanted.next_multiple_of(SLICES));
    for round in 0..wanted.div_ceil(SLICES) {
        let salt = round.to_string();
        // Only a key or salt that is too long is refused, and both were measured before.
        let Ok(mut mac) = Blake2bMac512::new_with_salt_and_personal(Some(key), salt.as_bytes(), &[]) else {
            continue;
        };
        mac.update(token);
        let bytes = mac.finalize().into_bytes();
        numbers.extend(
            bytes
                .chunks_exact(2)
                .map(|two| u16::from_le_bytes([two[0], two[1]])),
        );
    }
    numbers.resize(wanted.next_multiple_of(SLICES), 0);
    numbers
}
