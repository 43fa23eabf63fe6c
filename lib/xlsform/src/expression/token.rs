//! From text to words: XPath 1.0, section 3.7, with XLSForm's `${name}`.

use super::{At, Fault, Operator};

/// The longest expression that is read, in characters.
pub const LONGEST: usize = 20_000;

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Word {
    Number(f64),
    Text(String),
    /// A name with its prefix, if any.
    Name(String),
    /// What stands between `${` and `}`.
    Reference(String),
    Operator(Operator),
    Slash,
    DoubleSlash,
    Open,
    Close,
    OpenSquare,
    CloseSquare,
    Comma,
    Dot,
    DoubleDot,
    /// `*` where a name could stand.
    Star,
    Attribute,
    Axis,
}

#[derive(Clone, Debug)]
pub(super) struct Token {
    pub word: Word,
    pub at: At,
}

pub(super) fn tokens(text: &str) -> Result<Vec<Token>, Fault> {
    let signs: Vec<char> = text.chars().take(LONGEST + 1).collect();
    if signs.len() > LONGEST {
        let sentence =
            format!("the expression is longer than {LONGEST} characters; split it into calculations.");
        return Err(Fault::new(At(LONGEST), sentence));
    }
    let mut reader = Reader {
        signs: &signs,
        next: 0,
        found: Vec::new(),
    };
    while reader.next < signs.len() {
        reader.read()?;
    }
    Ok(reader.found)
}

struct Reader<'a> {
    signs: &'a [char],
    next: usize,
    found: Vec<Token>,
}

impl Reader<'_> {
    fn sign(&self, ahead: usize) -> char {
        self.signs.get(self.next + ahead).copied().unwrap_or('\0')
    }

    fn push(&mut self, word: Word, length: usize) {
        self.found.push(Token {
            word,
            at: At(self.next),
        });
        self.next += length;
    }

    fn fault(&self, sentence: impl Into<String>) -> Fault {
        Fault::new(At(self.next), sentence)
    }

    /// Whether an operand stands before, so that `*`, `and`, `div` and the like are operators.
    fn after_operand(&self) -> bool {
        matches!(
            self.found.last().map(|token| &token.word),
            Some(
                Word::Number(_)
                    | Word::Text(_)
                    | Word::Name(_)
                    | Word::Reference(_)
                    | Word::Close
                    | Word::CloseSquare
                    | Word::Dot
                    | Word::DoubleDot
                    | Word::Star
            )
        )
    }

    fn read(&mut self) -> Result<(), Fault> {
        let (sign, then) = (self.sign(0), self.sign(1));
        match (sign, then) {
            (sign, _) if sign.is_whitespace() => self.next += 1,
            ('=', _) => self.push(Word::Operator(Operator::Equal), 1),
            ('!', '=') => self.push(Word::Operator(Operator::Unequal), 2),
            ('<', '=') => self.push(Word::Operator(Operator::AtMost), 2),
            ('<', _) => self.push(Word::Operator(Operator::Less), 1),
            ('>', '=') => self.push(Word::Operator(Operator::AtLeast), 2),
            ('>', _) => self.push(Word::Operator(Operator::More), 1),
            ('+', _) => self.push(Word::Operator(Operator::Plus), 1),
            ('-', _) => self.push(Word::Operator(Operator::Minus), 1),
            ('|', _) => self.push(Word::Operator(Operator::Union), 1),
            ('*', _) if self.after_operand() => self.push(Word::Operator(Operator::Times), 1),
            ('*', _) => self.push(Word::Star, 1),
            ('/', '/') => self.push(Word::DoubleSlash, 2),
            ('/', _) => self.push(Word::Slash, 1),
            ('(', _) => self.push(Word::Open, 1),
            (')', _) => self.push(Word::Close, 1),
            ('[', _) => self.push(Word::OpenSquare, 1),
            (']', _) => self.push(Word::CloseSquare, 1),
            (',', _) => self.push(Word::Comma, 1),
            ('@', _) => self.push(Word::Attribute, 1),
            (':', ':') => self.push(Word::Axis, 2),
            ('.', '.') => self.push(Word::DoubleDot, 2),
            ('.', digit) if !digit.is_ascii_digit() => self.push(Word::Dot, 1),
            ('.' | '0'..='9', _) => self.number()?,
            ('$', '{') => self.reference()?,
            ('\'' | '"' | '‘' | '’' | '“' | '”', _) => self.text(sign)?,
            (sign, _) if starts_name(sign) => self.name(),
            ('&' | '!', _) => {
                return Err(self.fault(format!(
                    "`{sign}` is not an operator here; write `and`, `or` and `not(...)`."
                )));
            }
            ('%', _) => return Err(self.fault("the rest of a division is written `mod`.")),
            ('$', _) => return Err(self.fault("a question is named as `${name}`.")),
            (sign, _) => return Err(self.fault(format!("`{sign}` cannot stand here."))),
        }
        Ok(())
    }

    fn number(&mut self) -> Result<(), Fault> {
        let mut length = 0;
        let mut points = 0;
        while self.sign(length).is_ascii_digit() || (self.sign(length) == '.' && points == 0) {
            points += usize::from(self.sign(length) == '.');
            length += 1;
        }
        let written: String = self.signs[self.next..self.next + length].iter().collect();
        match written.parse::<f64>() {
            Ok(number) if number.is_finite() => self.push(Word::Number(number), length),
            _ => return Err(self.fault("this number cannot be read.")),
        }
        if starts_name(self.sign(0)) {
            return Err(self.fault("a name cannot begin with a digit."));
        }
        Ok(())
    }

    fn reference(&mut self) -> Result<(), Fault> {
        let rest = &self.signs[self.next + 2..];
        let length = rest
            .iter()
            .position(|sign| *sign == '}')
            .ok_or_else(|| self.fault("the brace of `${` is not closed."))?;
        let name: String = rest[..length].iter().collect();
        let name = name.trim();
        let plain = name.strip_prefix("last-saved#").unwrap_or(name);
        if !is_name(plain) {
            return Err(self.fault(format!("`{name}` is not a name that a question can have.")));
        }
        self.push(Word::Reference(name.to_owned()), length + 3);
        Ok(())
    }

    /// Curved quotes come from word processors and mean the straight ones.
    fn text(&mut self, quote: char) -> Result<(), Fault> {
        let ends: &[char] = match quote {
            '\'' => &['\''],
            '"' => &['"'],
            '‘' | '’' => &['‘', '’'],
            _ => &['“', '”'],
        };
        let rest = &self.signs[self.next + 1..];
        let length = rest
            .iter()
            .position(|sign| ends.contains(sign))
            .ok_or_else(|| self.fault("the quote that begins here is not closed."))?;
        let text: String = rest[..length].iter().collect();
        if text.contains('\'') && text.contains('"') {
            return Err(
                self.fault("a text cannot hold both kinds of straight quotes; join two texts with concat().")
            );
        }
        self.push(Word::Text(text), length + 2);
        Ok(())
    }

    fn name(&mut self) {
        let mut length = self.name_length(0);
        // A prefix, as in `jr:itext`; two colons would be an axis.
        if self.sign(length) == ':' && starts_name(self.sign(length + 1)) {
            length += 1;
            length += self.name_length(length);
        }
        let name: String = self.signs[self.next..self.next + length].iter().collect();
        let operator = match name.as_str() {
            "or" => Some(Operator::Or),
            "and" => Some(Operator::And),
            "div" => Some(Operator::Divided),
            "mod" => Some(Operator::Modulo),
            _ => None,
        };
        match operator {
            Some(operator) if self.after_operand() => self.push(Word::Operator(operator), length),
            _ => self.push(Word::Name(name), length),
        }
    }

    fn name_length(&self, from: usize) -> usize {
        let mut length = 0;
        while continues_name(self.sign(from + length)) {
            length += 1;
        }
        length
    }
}

fn starts_name(sign: char) -> bool {
    sign.is_alphabetic() || sign == '_'
}

fn continues_name(sign: char) -> bool {
    sign.is_alphanumeric() || matches!(sign, '_' | '-' | '.')
}

/// Whether a question, group or choice column can be called so.
pub fn is_name(text: &str) -> bool {
    let mut signs = text.chars();
    signs.next().is_some_and(starts_name) && signs.all(|sign| continues_name(sign) || sign == ':')
}
