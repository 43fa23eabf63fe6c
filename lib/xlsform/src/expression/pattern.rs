//! Regular expressions that mean the same everywhere.
//!
//! Java's, JavaScript's and Rust's regular expressions differ (what `\d`, `.` and `\w` hold, look-around,
//! flags), and two of them can be made to run for years by a short text. So a pattern is read here into a
//! list of instructions that both engines carry out, in time proportional to text times pattern
//! (Thompson 1968; Pike's machine without groups). What is read is the part that the three share;
//! the rest is a fault. As in JavaRosa the whole text must match.

/// The most instructions of a pattern, repetitions written out.
const MOST: usize = 2_000;
const DEEPEST: usize = 32;

/// A pattern, ready to be tried.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// The instructions, carried out from the first.
    pub program: Vec<Instruction>,
}

/// One instruction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Instruction {
    /// One character out of these ranges of code points (or, where true, none of them).
    One(bool, Vec<(u32, u32)>),
    /// Go on at both places.
    Split(usize, usize),
    /// Go on elsewhere.
    Jump(usize),
    /// Only at the beginning.
    Start,
    /// Only at the end.
    End,
    /// The text matches if it ends here.
    Done,
}

enum Node {
    One(bool, Vec<(u32, u32)>),
    Start,
    End,
    Row(Vec<Node>),
    Either(Vec<Node>),
    Repeat(Box<Node>, usize, Option<usize>),
}

impl Pattern {
    /// Reads a pattern.
    ///
    /// # Errors
    /// Why it cannot be used, in a sentence.
    pub fn read(text: &str) -> Result<Self, String> {
        let signs: Vec<char> = text.chars().collect();
        let mut reader = Reader {
            signs: &signs,
            next: 0,
            depth: 0,
        };
        let node = reader.either()?;
        if reader.next < signs.len() {
            return Err("a closing bracket has no opening one.".to_owned());
        }
        let mut writer = Writer {
            program: Vec::new(),
            steps: 0,
        };
        writer.emit(&node)?;
        let mut program = writer.program;
        program.push(Instruction::Done);
        Ok(Self { program })
    }

    /// Whether the whole text matches.
    pub fn matches(&self, text: &str) -> bool {
        let signs: Vec<u32> = text.chars().map(u32::from).collect();
        let mut now = Threads::new(self.program.len());
        let mut then = Threads::new(self.program.len());
        now.add(&self.program, 0, 0, signs.len());
        for (place, sign) in signs.iter().enumerate() {
            if now.list.is_empty() {
                return false;
            }
            then.clear();
            for at in &now.list {
                if let Instruction::One(none_of, ranges) = &self.program[*at]
                    && ranges.iter().any(|(from, to)| from <= sign && sign <= to) != *none_of
                {
                    then.add(&self.program, at + 1, place + 1, signs.len());
                }
            }
            std::mem::swap(&mut now, &mut then);
        }
        now.list.iter().any(|at| self.program[*at] == Instruction::Done)
    }
}

struct Threads {
    list: Vec<usize>,
    seen: Vec<bool>,
    waiting: Vec<usize>,
}

impl Threads {
    fn new(length: usize) -> Self {
        Self {
            list: Vec::new(),
            seen: vec![false; length],
            waiting: Vec::new(),
        }
    }

    fn clear(&mut self) {
        self.list.clear();
        self.seen.fill(false);
    }

    fn add(&mut self, program: &[Instruction], at: usize, place: usize, length: usize) {
        self.waiting.push(at);
        while let Some(at) = self.waiting.pop() {
            if std::mem::replace(&mut self.seen[at], true) {
                continue;
            }
            match &program[at] {
                Instruction::Split(one, other) => self.waiting.extend([*other, *one]),
                Instruction::Jump(to) => self.waiting.push(*to),
                Instruction::Start if place == 0 => self.waiting.push(at + 1),
                Instruction::End if place == length => self.waiting.push(at + 1),
                Instruction::Start | Instruction::End => {}
                Instruction::One(..) | Instruction::Done => self.list.push(at),
            }
        }
    }
}

struct Writer {
    program: Vec<Instruction>,
    steps: usize,
}

impl Writer {
    fn emit(&mut self, node: &Node) -> Result<(), String> {
        // Parts that are empty count too: a thousand times a thousand of them take their time.
        self.steps += 1;
        if self.steps > MOST {
            return Err(format!(
                "it is too large; its repetitions written out make more than {MOST} characters."
            ));
        }
        match node {
            Node::One(none_of, ranges) => self.program.push(Instruction::One(*none_of, ranges.clone())),
            Node::Start => self.program.push(Instruction::Start),
            Node::End => self.program.push(Instruction::End),
            Node::Row(parts) => {
                for part in parts {
                    self.emit(part)?;
                }
            }
            Node::Either(parts) => {
                let mut ends = Vec::new();
                for (place, part) in parts.iter().enumerate() {
                    if place + 1 == parts.len() {
                        self.emit(part)?;
                        continue;
                    }
                    let split = self.program.len();
                    self.program.push(Instruction::Jump(0));
                    self.emit(part)?;
                    ends.push(self.program.len());
                    self.program.push(Instruction::Jump(0));
                    self.program[split] = Instruction::Split(split + 1, self.program.len());
                }
                let end = self.program.len();
                for jump in ends {
                    self.program[jump] = Instruction::Jump(end);
                }
            }
            Node::Repeat(part, least, most) => {
                for _ in 0..*least {
                    self.emit(part)?;
                }
                match most {
                    None => {
                        let split = self.program.len();
                        self.program.push(Instruction::Jump(0));
                        self.emit(part)?;
                        self.program.push(Instruction::Jump(split));
                        self.program[split] = Instruction::Split(split + 1, self.program.len());
                    }
                    Some(most) => {
                        let mut splits = Vec::new();
                        for _ in *least..*most {
                            splits.push(self.program.len());
                            self.program.push(Instruction::Jump(0));
                            self.emit(part)?;
                        }
                        let end = self.program.len();
                        for split in splits {
                            self.program[split] = Instruction::Split(split + 1, end);
                        }
                    }
                }
            }
        }
        Ok(())
    }
}

struct Reader<'a> {
    signs: &'a [char],
    next: usize,
    depth: usize,
}

const DIGITS: &[(u32, u32)] = &[(0x30, 0x39)];
const WORDS: &[(u32, u32)] = &[(0x30, 0x39), (0x41, 0x5a), (0x5f, 0x5f), (0x61, 0x7a)];
const SPACES: &[(u32, u32)] = &[(0x09, 0x0d), (0x20, 0x20)];
/// What `.` does not hold.
const LINES: &[(u32, u32)] = &[(0x0a, 0x0a), (0x0d, 0x0d), (0x2028, 0x2029)];

impl Reader<'_> {
    fn peek(&self) -> Option<char> {
        self.signs.get(self.next).copied()
    }

    fn take(&mut self) -> Option<char> {
        let sign = self.peek();
        self.next += usize::from(sign.is_some());
        sign
    }

    fn takes(&mut self, sign: char) -> bool {
        let is_next = self.peek() == Some(sign);
        self.next += usize::from(is_next);
        is_next
    }

    fn either(&mut self) -> Result<Node, String> {
        let mut parts = vec![self.row()?];
        while self.takes('|') {
            parts.push(self.row()?);
        }
        if parts.len() == 1 {
            return parts.pop().ok_or_else(String::new);
        }
        Ok(Node::Either(parts))
    }

    fn row(&mut self) -> Result<Node, String> {
        let mut parts = Vec::new();
        while let Some(sign) = self.peek() {
            if matches!(sign, '|' | ')') {
                break;
            }
            let part = self.part()?;
            parts.push(self.repeated(part)?);
        }
        Ok(Node::Row(parts))
    }

    fn part(&mut self) -> Result<Node, String> {
        let sign = self.take().ok_or("it ends too soon.")?;
        Ok(match sign {
            '^' => Node::Start,
            '$' => Node::End,
            '.' => Node::One(true, LINES.to_vec()),
            '(' => return self.group(),
            '[' => return self.class(),
            '\\' => {
                let (none_of, ranges) = self.escape()?;
                Node::One(none_of, ranges)
            }
            '*' | '+' | '?' => {
                return Err(format!(
                    "`{sign}` repeats nothing; write `\\{sign}` for the sign itself."
                ));
            }
            '{' | '}' | ']' => return Err(format!("write `\\{sign}` for the sign `{sign}` itself.")),
            sign => Node::One(false, vec![(u32::from(sign), u32::from(sign))]),
        })
    }

    fn group(&mut self) -> Result<Node, String> {
        if self.takes('?') && !self.takes(':') {
            return Err(
                "look-ahead, flags and named groups `(?...)` differ between programs; write it with `(...)`, `|` \
                 and several conditions."
                    .to_owned(),
            );
        }
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(format!("more than {DEEPEST} groups stand within one another."));
        }
        let inner = self.either()?;
        self.depth -= 1;
        if self.takes(')') {
            Ok(inner)
        } else {
            Err("a bracket `(` is not closed.".to_owned())
        }
    }

    fn escape(&mut self) -> Result<(bool, Vec<(u32, u32)>), String> {
        let sign = self.take().ok_or("nothing follows the last `\\`.")?;
        let one = |code: u32| (false, vec![(code, code)]);
        Ok(match sign {
            'd' => (false, DIGITS.to_vec()),
            'D' => (true, DIGITS.to_vec()),
            'w' => (false, WORDS.to_vec()),
            'W' => (true, WORDS.to_vec()),
            's' => (false, SPACES.to_vec()),
            'S' => (true, SPACES.to_vec()),
            't' => one(9),
            'n' => one(10),
            'r' => one(13),
            'u' => {
                let code: String = self.signs.iter().skip(self.next).take(4).collect();
                self.next += 4;
                let code = u32::from_str_radix(&code, 16)
                    .ok()
                    .filter(|_| code.chars().count() == 4)
                    .ok_or("`\\u` wants four digits of a code point.")?;
                one(code)
            }
            sign if sign.is_alphanumeric() => {
                return Err(format!(
                    "`\\{sign}` differs between programs; write the characters in square brackets."
                ));
            }
            sign => one(u32::from(sign)),
        })
    }

    fn class(&mut self) -> Result<Node, String> {
        let none_of = self.takes('^');
        let mut ranges = Vec::new();
        loop {
            let sign = self.take().ok_or("a bracket `[` is not closed.")?;
            let (escaped_none, mut found) = match sign {
                ']' if ranges.is_empty() => {
                    return Err(
                        "empty square brackets match nothing; write `\\]` for the sign itself.".to_owned(),
                    );
                }
                ']' => return Ok(Node::One(none_of, ranges)),
                '[' => return Err("write `\\[` for the sign `[` within square brackets.".to_owned()),
                '&' if self.peek() == Some('&') => {
                    return Err("`&&` within square brackets differs between programs.".to_owned());
                }
                '\\' => self.escape()?,
                sign => (false, vec![(u32::from(sign), u32::from(sign))]),
            };
            if escaped_none {
                found = complement(&found);
            }
            let is_range =
                self.peek() == Some('-') && self.signs.get(self.next + 1).is_some_and(|sign| *sign != ']');
            if is_range
                && let [(from, same)] = found[..]
                && from == same
            {
                self.next += 1;
                let end = match self.take() {
                    Some('\\') => match self.escape()? {
                        (false, end) if end.len() == 1 && end[0].0 == end[0].1 => end[0].0,
                        _ => return Err("a range in square brackets ends with one character.".to_owned()),
                    },
                    Some('[') => {
                        return Err("write `\\[` for the sign `[` within square brackets.".to_owned());
                    }
                    Some(end) => u32::from(end),
                    None => return Err("a bracket `[` is not closed.".to_owned()),
                };
                if end < from {
                    return Err("a range in square brackets goes backwards.".to_owned());
                }
                found = vec![(from, end)];
            }
            ranges.extend(found);
            if ranges.len() > MOST {
                return Err("it is too large.".to_owned());
            }
        }
    }

    fn repeated(&mut self, part: Node) -> Result<Node, String> {
        let (least, most) = match self.peek() {
            Some('*') => (0, None),
            Some('+') => (1, None),
            Some('?') => (0, Some(1)),
            Some('{') => return self.counted(part),
            _ => return Ok(part),
        };
        self.next += 1;
        self.wrap(part, least, most)
    }

    fn counted(&mut self, part: Node) -> Result<Node, String> {
        let wrong = || "a number of repetitions is written `{2}`, `{2,}` or `{2,5}`.".to_owned();
        self.next += 1;
        let length = self.signs[self.next..]
            .iter()
            .position(|sign| *sign == '}')
            .ok_or_else(wrong)?;
        let inner: String = self.signs[self.next..self.next + length].iter().collect();
        self.next += length + 1;
        let count = |text: &str| {
            let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
            text.parse::<usize>()
                .ok()
                .filter(|count| digits && *count <= 1_000)
                .ok_or_else(wrong)
        };
        let (least, most) = match inner.split_once(',') {
            None => (count(&inner)?, Some(count(&inner)?)),
            Some((least, "")) => (count(least)?, None),
            Some((least, most)) => (count(least)?, Some(count(most)?)),
        };
        if most.is_some_and(|most| most < least) {
            return Err(wrong());
        }
        self.wrap(part, least, most)
    }

    fn wrap(&mut self, part: Node, least: usize, most: Option<usize>) -> Result<Node, String> {
        if matches!(part, Node::Start | Node::End) {
            return Err("`^` and `$` cannot be repeated.".to_owned());
        }
        // Whether as much or as little as possible is taken is the same where the whole text must match.
        self.takes('?');
        if matches!(self.peek(), Some('*' | '+' | '?' | '{')) {
            return Err("two signs of repetition stand in a row.".to_owned());
        }
        Ok(Node::Repeat(Box::new(part), least, most))
    }
}

fn complement(ranges: &[(u32, u32)]) -> Vec<(u32, u32)> {
    let mut found = Vec::new();
    let mut from = 0;
    for (start, end) in ranges {
        if *start > from {
            found.push((from, start - 1));
        }
        from = end + 1;
    }
    found.push((from, 0x10_ffff));
    found
}
