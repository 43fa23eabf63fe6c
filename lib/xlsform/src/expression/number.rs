//! Numbers as text and text as numbers.

/// The difference below which two numbers are the same, as in JavaRosa (`XPathEqExpr`): forms
/// compare sums of decimals, and 0.1 + 0.2 is meant to be 0.3.
pub const SAME: f64 = 1.0e-12;

/// The whitespace of XPath 1.0.
pub(super) fn is_space(sign: char) -> bool {
    matches!(sign, ' ' | '\t' | '\r' | '\n')
}

/// A number as text: XPath 1.0, section 4.2 (never an exponent), with JavaRosa's rule that what
/// lies within a trillionth of a whole number is written as that.
pub fn number_text(number: f64) -> String {
    if number.is_nan() {
        return "NaN".to_owned();
    }
    if number.is_infinite() {
        return if number > 0.0 { "Infinity" } else { "-Infinity" }.to_owned();
    }
    if number.abs() < SAME {
        return "0".to_owned();
    }
    let whole = number.trunc();
    if (number - whole).abs() < SAME {
        return format!("{whole}");
    }
    format!("{number}")
}

/// A text as a number, dates left aside: XPath 1.0, section 4.4, with JavaRosa's decimal comma.
/// NaN where it is none; the empty text is none.
pub fn plain_number(text: &str) -> f64 {
    let text = text.trim_matches(is_space);
    let with_points;
    let text = if text.contains(',') {
        with_points = text.replace(',', ".");
        with_points.as_str()
    } else {
        text
    };
    let digits = text.strip_prefix('-').unwrap_or(text);
    let points = digits.bytes().filter(|byte| *byte == b'.').count();
    let numerals = digits.bytes().filter(u8::is_ascii_digit).count();
    if numerals == 0 || points > 1 || numerals + points != digits.len() {
        return f64::NAN;
    }
    text.parse().unwrap_or(f64::NAN)
}

/// Rounds to a number of decimals, which may be negative; halves go up (XPath 1.0, `round`).
///
/// It works on the shortest decimal notation, as JavaRosa does, so that 1.005 becomes 1.01.
/// NaN for more than 30 decimals either way.
pub fn rounded(number: f64, decimals: f64) -> f64 {
    if !number.is_finite() {
        return number;
    }
    if decimals.is_nan() || decimals.abs() > 30.0 {
        return f64::NAN;
    }
    let written = format!("{}", number.abs());
    let (whole, fraction) = written.split_once('.').unwrap_or((&written, ""));
    let decimals = decimals.trunc() as i32;
    let zeros = usize::try_from(-decimals).unwrap_or(0);
    // All digits, and how many of them are kept.
    let mut digits: Vec<u8> = vec![0; zeros + 1];
    digits.extend(whole.bytes().chain(fraction.bytes()).map(|digit| digit - b'0'));
    let points_at = zeros + 1 + whole.len();
    let kept = if decimals >= 0 {
        points_at + usize::try_from(decimals).unwrap_or(0)
    } else {
        points_at - zeros
    };
    if kept >= digits.len() {
        return number;
    }
    let rest = &digits[kept..];
    let above = rest[0] > 5 || (rest[0] == 5 && rest[1..].iter().any(|digit| *digit > 0));
    let half = rest[0] == 5 && !above;
    let up = above || (half && number > 0.0);
    let mut kept_digits = digits[..kept].to_vec();
    if up {
        for digit in kept_digits.iter_mut().rev() {
            *digit += 1;
            if *digit < 10 {
                break;
            }
            *digit = 0;
        }
    }
    let mut text = String::with_capacity(digits.len() + 2);
    if number < 0.0 {
        text.push('-');
    }
    for (place, digit) in kept_digits.iter().enumerate() {
        if place == points_at {
            text.push('.');
        }
        text.push(char::from(b'0' + digit));
    }
    for _ in 0..points_at.saturating_sub(kept) {
        text.push('0');
    }
    text.parse().unwrap_or(f64::NAN)
}
