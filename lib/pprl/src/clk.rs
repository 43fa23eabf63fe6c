//! A filter: as many bits as the schema says, counted from the left as clkhash does.

use base64::{Engine, engine::general_purpose::STANDARD};

use crate::Flaw;

/// A cryptographic long-term key.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Clk {
    /// Bit 0 is the highest of the first word.
    words: Vec<u64>,
    bits: usize,
}

impl Clk {
    /// One of so many bits, none of them set.
    pub fn new(bits: usize) -> Self {
        Self {
            words: vec![0; bits.div_ceil(64)],
            bits,
        }
    }

    /// How many bits it has.
    pub const fn len(&self) -> usize {
        self.bits
    }

    /// Whether it has no bits at all.
    pub const fn is_empty(&self) -> bool {
        self.bits == 0
    }

    /// Sets a bit; one that it has not is left alone.
    pub fn set(&mut self, bit: usize) {
        if bit < self.bits {
            self.words[bit / 64] |= 1 << (63 - bit % 64);
        }
    }

    /// Turns a bit round.
    pub(crate) fn flip(&mut self, bit: usize) {
        self.words[bit / 64] ^= 1 << (63 - bit % 64);
    }

    /// Whether a bit is set.
    pub fn get(&self, bit: usize) -> bool {
        bit < self.bits && self.words[bit / 64] & (1 << (63 - bit % 64)) != 0
    }

    /// How many bits are set.
    pub fn count(&self) -> u32 {
        self.words.iter().map(|word| word.count_ones()).sum()
    }

    /// The words, the first bit highest in the first; bits beyond the last are not set.
    pub fn words(&self) -> &[u64] {
        &self.words
    }

    /// Twice the bits that both have over all that either has, 0 to 1; 0 where neither has any.
    pub fn dice(&self, other: &Self) -> f64 {
        let both: u32 = self
            .words
            .iter()
            .zip(&other.words)
            .map(|(a, b)| (a & b).count_ones())
            .sum();
        match self.count() + other.count() {
            0 => 0.0,
            all => f64::from(2 * both) / f64::from(all),
        }
    }

    /// Both halves laid over each other: a bit is set where one of them has it and not the other.
    pub(crate) fn folded(&self) -> Self {
        let half = self.bits / 2;
        let mut folded = Self::new(half);
        for bit in 0..half {
            if self.get(bit) != self.get(bit + half) {
                folded.set(bit);
            }
        }
        folded
    }

    /// Base64 of its bytes, the last padded with zeros.
    pub fn to_base64(&self) -> String {
        let bytes: Vec<u8> = self.words.iter().flat_map(|word| word.to_be_bytes()).collect();
        STANDARD.encode(&bytes[..self.bits.div_ceil(8)])
    }

    /// A filter of so many bits from its base64.
    ///
    /// # Errors
    /// [`Flaw::Token`] when it is not base64, has another length, or bits beyond its last.
    pub fn from_base64(text: &str, bits: usize) -> Result<Self, Flaw> {
        let bytes = STANDARD.decode(text.trim()).map_err(|_| {
            Flaw::Token("a token is not base64: it was altered, or is something else".to_owned())
        })?;
        if bytes.len() != bits.div_ceil(8) {
            let found = bytes.len() * 8;
            return Err(Flaw::Token(format!(
                "a token has {found} bits, and {bits} are compared: it was made with another schema"
            )));
        }
        let mut clk = Self::new(bits);
        for (at, byte) in bytes.iter().enumerate() {
            clk.words[at / 8] |= u64::from(*byte) << (56 - 8 * (at % 8));
        }
        let beyond = clk.words.len() * 64 - bits;
        let is_clean = clk
            .words
            .last()
            .is_none_or(|word| beyond == 0 || word.trailing_zeros() as usize >= beyond);
        match is_clean {
            true => Ok(clk),
            false => Err(Flaw::Token(
                "a token has bits beyond its last: it was altered".to_owned(),
            )),
        }
    }
}
