//! Codes on paper: sixteen letters and digits that nobody mistakes for others.

use crate::clock::Clock;

/// How many codes somebody is given at once.
pub const CODES: usize = 10;
/// Letters of a code: 80 bits, so that its hash tells nothing.
const LETTERS: usize = 16;
/// Thirty-two signs without those that look alike (Crockford's base 32).
const SIGNS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// New codes as people write them, `k3fq-...`: four groups of four.
pub fn new_codes(clock: &Clock) -> Vec<String> {
    (0..CODES)
        .map(|_| {
            let bytes = clock.token();
            let signs = bytes.iter().take(LETTERS).map(|byte| sign(*byte));
            grouped(&signs.collect::<String>())
        })
        .collect()
}

fn sign(byte: u8) -> char {
    char::from(SIGNS[usize::from(byte % 32)])
}

fn grouped(code: &str) -> String {
    let letters: Vec<char> = code.chars().collect();
    let groups: Vec<String> = letters.chunks(4).map(|group| group.iter().collect()).collect();
    groups.join("-")
}

/// A code as it is compared: without hyphens and blanks, in small letters, `o` read as
/// nought and `i`, `l` as one. `None` when it cannot be a code.
pub fn folded_code(typed: &str) -> Option<String> {
    let folded: String = typed
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '-')
        .map(|c| match c.to_ascii_lowercase() {
            'o' => '0',
            'i' | 'l' => '1',
            other => other,
        })
        .collect();
    let is_code = folded.len() == LETTERS && folded.bytes().all(|byte| SIGNS.contains(&byte));
    is_code.then_some(folded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_read_however_they_are_typed() {
        let code = "k3fq-0a1b-cdef-zzzz";
        let folded = folded_code(code).unwrap();
        for typed in ["K3FQ-OA1B-CDEF-ZZZZ", " k3fq oalb cdef zzzz ", "k3fqoaibcdefzzzz"] {
            assert_eq!(folded_code(typed).as_deref(), Some(folded.as_str()), "{typed}");
        }
        assert_eq!(folded_code("123456"), None);
        assert_eq!(folded_code("k3fq-0a1b-cdef-zzz"), None);
    }

    #[test]
    fn codes_differ_and_are_read_again() {
        let codes = new_codes(&Clock::system());
        let mut folded: Vec<String> = codes.iter().filter_map(|code| folded_code(code)).collect();
        assert_eq!(folded.len(), CODES);
        folded.sort_unstable();
        folded.dedup();
        assert_eq!(folded.len(), CODES);
    }

    proptest::proptest! {
        #[test]
        fn whatever_is_typed_is_a_code_or_none(typed in "\\PC{0,60}") {
            if let Some(code) = folded_code(&typed) {
                proptest::prop_assert_eq!(code.len(), LETTERS);
                proptest::prop_assert!(code.bytes().all(|byte| SIGNS.contains(&byte)));
            }
        }
    }
}
