//! What makes a filter harder to read back, and what it costs.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::Clk;

/// Options that clkhash does not have: filters made with one match only filters made with the same.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Hardening {
    /// A column whose value goes into the hash of every piece, such as the year of birth. The same
    /// piece then sets other bits in each year, and counting how often pieces come says little. The
    /// cost: two records of one person whose years differ share nothing. (Niedermeyer, Steinmetzer,
    /// Kroll and Schnell, "Cryptanalysis of basic Bloom filters", 2014.)
    pub salt: Option<usize>,
    /// A chance for each bit to be turned round, the same for the same filter each time, and of a secret
    /// of each side's own. No bit is certain then. The cost: two equal records of both sides have a Dice
    /// similarity of about `(d(1-f)² + (1-d)f²) / (d(1-f) + (1-d)f)`, where `f` is the chance and `d` the
    /// share of bits that are set: 0.89 for 0.05 and 0.44. The threshold must be lowered, and more wrong
    /// pairs come with it. (Schnell and Borgs, "Randomized response and balanced Bloom filters", 2016.)
    pub noise: Option<Noise>,
}

/// Noise, with the secret that it is drawn from.
#[derive(Clone, PartialEq)]
pub struct Noise {
    /// The chance of each bit, 0 to less than 0.5.
    pub chance: f64,
    /// Known to whoever encodes alone.
    pub secret: Vec<u8>,
}

impl std::fmt::Debug for Noise {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Noise")
            .field("chance", &self.chance)
            .finish_non_exhaustive()
    }
}

impl Hardening {
    /// Turns bits round, by numbers drawn from the filter itself under the secret.
    pub(crate) fn blur(&self, clk: &mut Clk) {
        let Some(noise) = &self.noise else { return };
        let Ok(mac) = Hmac::<Sha256>::new_from_slice(&noise.secret) else {
            return;
        };
        let limit = noise.chance.clamp(0.0, 0.5) * f64::from(u32::MAX);
        let own: Vec<u8> = clk.words().iter().flat_map(|word| word.to_be_bytes()).collect();
        for round in 0..clk.len().div_ceil(8) {
            let mut drawn = mac.clone();
            drawn.update(&own);
            drawn.update(&(round as u64).to_be_bytes());
            let bytes = drawn.finalize().into_bytes();
            for (at, four) in bytes.chunks_exact(4).enumerate() {
                let number = u32::from_be_bytes([four[0], four[1], four[2], four[3]]);
                let bit = round * 8 + at;
                if bit < clk.len() && f64::from(number) < limit {
                    clk.flip(bit);
                }
            }
        }
    }
}
