//! Rust source cut into code, string literals and comments: as much of the
//! language as the rules need to tell the three apart.

use std::iter::Peekable;
use std::str::Chars;

/// What a piece of source is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Code,
    /// The inside of a string literal, escapes as written.
    Text,
    Comment,
}

/// A piece of source and the line it begins on, counted from 1.
#[derive(Debug, PartialEq, Eq)]
pub struct Piece {
    pub kind: Kind,
    pub text: String,
    pub line: usize,
}

/// Cuts `source` into pieces, in order.
pub fn pieces(source: &str) -> Vec<Piece> {
    let mut cutter = Cutter {
        rest: source.chars().peekable(),
        line: 1,
        pieces: Vec::new(),
    };
    cutter.cut();
    cutter.pieces
}

/// The source without its closing `#[cfg(test)] mod ... { }`, which by our
/// custom ends a file.
pub fn without_tests(source: &str) -> &str {
    let mut from = 0;
    while let Some(found) = source[from..].find("#[cfg(test)]\nmod ") {
        let at = from + found;
        let declaration = source[at..].lines().nth(1).unwrap_or_default();
        if declaration.ends_with('{') {
            return &source[..at];
        }
        from = at + 1;
    }
    source
}

struct Cutter<'a> {
    rest: Peekable<Chars<'a>>,
    line: usize,
    pieces: Vec<Piece>,
}

impl Cutter<'_> {
    fn cut(&mut self) {
        let (mut code, mut begun) = (String::new(), 1);
        while let Some(sign) = self.next() {
            let next = self.rest.peek().copied();
            match sign {
                '/' if next == Some('/') => {
                    self.flush(&mut code, &mut begun);
                    let text = self.until(|cutter| cutter.rest.peek() == Some(&'\n'));
                    self.push(Kind::Comment, format!("/{text}"), &mut begun);
                }
                '/' if next == Some('*') => {
                    self.flush(&mut code, &mut begun);
                    let text = self.block_comment();
                    self.push(Kind::Comment, text, &mut begun);
                }
                '"' => {
                    let hashes = raw_hashes(&code);
                    self.flush(&mut code, &mut begun);
                    let text = match hashes {
                        Some(hashes) => self.raw_text(hashes),
                        None => self.text(),
                    };
                    self.push(Kind::Text, text, &mut begun);
                }
                '\'' => {
                    code.push(sign);
                    self.character(&mut code);
                }
                _ => code.push(sign),
            }
        }
        self.flush(&mut code, &mut begun);
    }

    fn next(&mut self) -> Option<char> {
        let sign = self.rest.next()?;
        self.line += usize::from(sign == '\n');
        Some(sign)
    }

    fn flush(&mut self, code: &mut String, begun: &mut usize) {
        if !code.is_empty() {
            self.pieces.push(Piece {
                kind: Kind::Code,
                text: std::mem::take(code),
                line: *begun,
            });
        }
        *begun = self.line;
    }

    fn push(&mut self, kind: Kind, text: String, begun: &mut usize) {
        self.pieces.push(Piece {
            kind,
            text,
            line: *begun,
        });
        *begun = self.line;
    }

    fn until(&mut self, ends: impl Fn(&mut Self) -> bool) -> String {
        let mut text = String::new();
        while !ends(self) {
            match self.next() {
                Some(sign) => text.push(sign),
                None => break,
            }
        }
        text
    }

    /// Reads on from the `*` that opens a comment to the end of it. A comment
    /// inside a comment must end too.
    fn block_comment(&mut self) -> String {
        let mut text = String::from("/");
        text.extend(self.next());
        let mut depth = 1;
        while depth > 0 {
            let Some(sign) = self.next() else { break };
            text.push(sign);
            match (sign, self.rest.peek()) {
                ('*', Some('/')) => depth -= 1,
                ('/', Some('*')) => depth += 1,
                _ => continue,
            }
            text.extend(self.next());
        }
        text
    }

    fn text(&mut self) -> String {
        let mut text = String::new();
        while let Some(sign) = self.next() {
            match sign {
                '"' => break,
                '\\' => {
                    text.push(sign);
                    text.extend(self.next());
                }
                _ => text.push(sign),
            }
        }
        text
    }

    fn raw_text(&mut self, hashes: usize) -> String {
        let end = format!("\"{}", "#".repeat(hashes));
        let mut text = String::new();
        while let Some(sign) = self.next() {
            text.push(sign);
            if text.ends_with(&end) {
                text.truncate(text.len() - end.len());
                break;
            }
        }
        text
    }

    /// Takes in a character literal, so that `'"'` opens no string; leaves a
    /// lifetime alone.
    fn character(&mut self, code: &mut String) {
        let mut ahead = self.rest.clone();
        match (ahead.next(), ahead.next()) {
            (Some('\\'), _) => {
                code.extend(self.next());
                code.extend(self.next());
                let end = self.until(|cutter| matches!(cutter.rest.peek(), None | Some('\'')));
                code.push_str(&end);
                code.extend(self.next());
            }
            (Some(_), Some('\'')) => {
                code.extend(self.next());
                code.extend(self.next());
            }
            _ => {}
        }
    }
}

/// How many `#` stand between the `r` of a raw string and its quote; none when
/// the code before the quote does not end like one.
fn raw_hashes(code: &str) -> Option<usize> {
    let before = code.trim_end_matches('#');
    let hashes = code.len() - before.len();
    let prefix = before.strip_suffix('r')?;
    let prefix = prefix.strip_suffix(['b', 'c']).unwrap_or(prefix);
    let is_name = prefix.ends_with(|sign: char| sign.is_alphanumeric() || sign == '_');
    (!is_name).then_some(hashes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(kind: Kind, source: &str) -> Vec<(String, usize)> {
        pieces(source)
            .into_iter()
            .filter(|piece| piece.kind == kind)
            .map(|piece| (piece.text, piece.line))
            .collect()
    }

    #[test]
    fn strings_of_every_form_are_found_with_their_lines() {
        let source = "let a = \"one \\\" more\";\nlet b = r#\"two \" more\"#;\nlet c = br\"three\";";
        let expected = [("one \\\" more", 1), ("two \" more", 2), ("three", 3)];
        assert_eq!(
            of(Kind::Text, source),
            expected.map(|(text, line)| (text.to_owned(), line))
        );
    }

    #[test]
    fn quotes_in_characters_comments_and_lifetimes_open_no_string() {
        let source = "fn f<'a>(x: &'a str) { g('\"', '\\'', '\\u{22}') } // say \"hi\"\nlet s = \"x\";";
        assert_eq!(of(Kind::Text, source), [("x".to_owned(), 2)]);
        assert_eq!(of(Kind::Comment, source), [("// say \"hi\"".to_owned(), 1)]);
    }

    #[test]
    fn a_comment_in_a_comment_ends_with_the_outer_one() {
        let source = "a /* b /* c */ \"d\" */ e /**/ f";
        let comments = ["/* b /* c */ \"d\" */", "/**/"];
        assert_eq!(
            of(Kind::Comment, source),
            comments.map(|text| (text.to_owned(), 1))
        );
    }

    #[test]
    fn a_module_of_tests_is_cut_off_and_a_declared_one_is_not() {
        let source = "#[cfg(test)]\nmod tests;\nfn a() {}\n#[cfg(test)]\nmod more {\n}\n";
        assert_eq!(without_tests(source), "#[cfg(test)]\nmod tests;\nfn a() {}\n");
    }
}
