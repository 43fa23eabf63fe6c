//! Passwords: argon2id (RFC 9106), and what makes one too weak.

use argon2::{
    Argon2,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};

use zxcvbn::{Score, zxcvbn};

use crate::error::{Error, Result};

/// Fewest characters of a password (OWASP ASVS 5.0, 6.2.1).
pub const SHORTEST: usize = 12;
/// Most characters; more would only cost time.
pub const LONGEST: usize = 200;

/// Why a password is refused, as a catalogue key; `None` when it is good enough: as hard to
/// guess as ten billion tries by the estimate of zxcvbn (Wheeler, USENIX Security 2016).
pub fn weakness(password: &str, name: &str, email: &str) -> Option<&'static str> {
    let length = password.chars().count();
    if length < SHORTEST {
        return Some("password-short");
    }
    if length > LONGEST {
        return Some("password-long");
    }
    let lower = password.to_lowercase();
    let mut seen: Vec<char> = lower.chars().collect();
    seen.sort_unstable();
    seen.dedup();
    if seen.len() < 5 {
        return Some("password-repeats");
    }
    let own = [name, email.split('@').next().unwrap_or("")];
    let own = own.iter().flat_map(|text| text.split_whitespace());
    for word in own.filter(|word| word.chars().count() >= 4) {
        if lower.contains(&word.to_lowercase()) {
            return Some("password-own-name");
        }
    }
    let own: Vec<&str> = [name, email, "balai", "bali process"].into();
    (zxcvbn(password, &own).score() < Score::Three).then_some("password-common")
}

/// The hash that is kept of a password. Takes about the time of one argon2id run;
/// call it off the request threads.
///
/// # Errors
/// When the hash cannot be made.
pub fn hash_password(password: &str) -> Result<String> {
    Argon2::default()
        .hash_password(password.as_bytes())
        .map(|hash| hash.to_string())
        .map_err(|error| Error::setup(format!("The password could not be hashed: {error}")))
}

/// Whether a password is the one that was hashed. Without a hash (an unknown
/// account) it takes as long and answers no.
pub fn password_fits(hash: Option<&str>, password: &str) -> bool {
    const NOBODYS: &str =
        "$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$dG9vIHNob3J0IHRvIGJlIGFueWJvZHlzIGhhc2ggISE";
    let parsed = PasswordHash::new(hash.unwrap_or(NOBODYS));
    let fits = parsed.is_ok_and(|parsed| {
        Argon2::default()
            .verify_password(password.as_bytes(), &parsed)
            .is_ok()
    });
    fits && hash.is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_fits_its_own_hash_alone() {
        let hash = hash_password("nine green lamps burn").unwrap();
        assert!(password_fits(Some(&hash), "nine green lamps burn"));
        assert!(!password_fits(Some(&hash), "nine green lamps burnt"));
        assert!(!password_fits(None, "nine green lamps burn"));
    }

    #[test]
    fn weak_passwords_are_refused_with_their_reason() {
        let say = |password| weakness(password, "Ratna Wulandari", "ratna.w@office.example");
        assert_eq!(say("short"), Some("password-short"));
        assert_eq!(say("aaaaaaaaaaaaaaaa"), Some("password-repeats"));
        assert_eq!(say("wulandari-2024-x"), Some("password-own-name"));
        assert_eq!(say("password12345678"), Some("password-common"));
        assert_eq!(say("nine green lamps burn"), None);
    }
}
