//! What the parser takes and refuses.

use balai_xlsform::expression::pattern::Pattern;
use balai_xlsform::expression::{Call, Expression, Operator, Path, Reference, Start, Step, Test, parse};
use proptest::prelude::*;

fn source(text: &str) -> String {
    parse(text).map_or_else(|fault| fault.to_string(), |read| read.write_source())
}

#[test]
fn expressions_of_real_forms_are_read_and_written_again() {
    for text in [
        "${age} >= 18 and selected(${status}, 'minor')",
        "if(${a} = '', 'none', concat(${a}, ' ', ${b}))",
        "instance('cities')/root/item[country = ${country}]/label",
        "sum(${household}[${age} > 18]/income)",
        "current()/../name",
        "../../age * -1",
        "-(1 + 2) * 3 - (4 - 5)",
        "indexed-repeat(${name}, ${person}, position(..) - 1)",
        "jr:choice-name(${country}, '${country}')",
        "${last-saved#village}",
        "count(/data/person) | 3",
        "(1 = 2) = 3 < 4",
        ". != \"it's\"",
        "a-b - c",
        "* * 2",
        "regex(., '^[A-Z]{2}[0-9]{7}$')",
        "/data/*/x[2][. > 1]",
        "div div mod mod and",
        "/",
    ] {
        assert_eq!(source(text), text, "{text}");
    }
}

#[test]
fn precedence_is_that_of_xpath() {
    let same = [
        ("1 + 2 * 3", "1 + (2 * 3)"),
        ("1 < 2 = 3 < 4", "(1 < 2) = (3 < 4)"),
        ("1 or 2 and 3", "1 or (2 and 3)"),
        ("-1 + 2", "(-1) + 2"),
        ("-a | b", "-(a | b)"),
        ("1 - 2 - 3", "(1 - 2) - 3"),
    ];
    for (plain, bracketed) in same {
        let (plain, bracketed) = (parse(plain).unwrap(), parse(bracketed).unwrap());
        let flat = |read: &Expression| match read {
            // `(1 - 2) - 3` is another tree of the same meaning.
            Expression::Chain(first, rest) => match first.as_ref() {
                Expression::Chain(inner, before) if before[0].0.level() == rest[0].0.level() => {
                    Expression::Chain(inner.clone(), before.iter().chain(rest).cloned().collect())
                }
                _ => read.clone(),
            },
            _ => read.clone(),
        };
        assert_eq!(plain, flat(&bracketed));
    }
}

#[test]
fn references_are_found_everywhere() {
    let read = parse("instance('l')/root/item[x = ${a}][${b}]/label = jr:choice-name(${c}, '${d}')").unwrap();
    let names: Vec<String> = read.references().into_iter().map(|found| found.name).collect();
    assert_eq!(names, ["a", "b", "d", "c"]);
    let written = read.write_xpath(&mut |reference| format!("/data/{}", reference.name));
    assert_eq!(
        written,
        "instance('l')/root/item[x = /data/a][/data/b]/label = jr:choice-name(/data/c, '/data/d')"
    );
}

#[test]
fn faults_name_their_place_and_what_to_write() {
    let faults = [
        ("", 0, "is empty"),
        ("1 +", 3, "ends where a value"),
        ("(1", 0, "not closed"),
        ("1)", 1, "closes nothing"),
        ("concat('a' 'b')", 11, "missing before this"),
        ("strng(1)", 0, "Did you mean string()?"),
        ("substring('abc', 1)", 0, "Did you mean substr()?"),
        ("selected(${a})", 0, "selected(${question}, 'choice')"),
        ("sum(1)", 0, "must be a question"),
        ("//a", 0, "`//`"),
        ("a//b", 1, "`//`"),
        ("@id", 0, "no attributes"),
        ("child::a", 0, "only names"),
        ("${a", 0, "not closed"),
        ("${a b}", 0, "not a name"),
        ("'abc", 0, "quote"),
        ("${a} && ${b}", 5, "write `and`"),
        ("${a} == 1", 6, "value is missing"),
        ("regex(., ${p})", 0, "in quotes"),
        ("regex(., '(?=a)')", 0, "look-ahead"),
        ("format-date(today(), '%Q')", 0, "`%Q`"),
        ("digest('a', 'CRC')", 0, "SHA-256"),
        ("extract-signed('a', 'b')", 0, "signatures"),
        ("(a)/b", 3, "bracket"),
        ("weighted-checklist(1, 2, 3)", 0, "weight"),
        ("5apples", 1, "begin with a digit"),
        ("1 % 2", 2, "`mod`"),
        ("pulldata(${a}, 'b', 'c', 'd')", 0, "in quotes"),
    ];
    for (text, at, part) in faults {
        let fault = parse(text).expect_err(text);
        assert!(fault.sentence.contains(part), "{text}: {}", fault.sentence);
        assert_eq!(fault.at, at, "{text}: {}", fault.sentence);
    }
}

#[test]
fn deep_long_and_wide_texts_are_refused_or_read_without_harm() {
    for sign in ["(", "-", "concat(", "a[", "not(", "if(", "1+(", "-(", "${a}["] {
        assert!(parse(&sign.repeat(2_000)).is_err(), "{sign}");
    }
    assert!(parse(&format!("{}1{}", "-(".repeat(40), ")".repeat(40))).is_ok());
    assert!(parse(&format!("{}1{}", "(".repeat(60), ")".repeat(60))).is_err());
    let chain = vec!["1"; 6_000].join(" + ");
    assert!(parse(&chain[..19_997]).is_ok());
    assert!(parse(&"1".repeat(20_001)).is_err());
    assert!(parse(&"9".repeat(400)).is_err(), "a number beyond all numbers");
}

#[test]
fn patterns_match_the_whole_text() {
    let cases = [
        ("[0-9]+", "123", true),
        ("[0-9]+", "123a", false),
        ("^[0-9]+$", "123", true),
        ("a|bc", "bc", true),
        ("a|bc", "abc", false),
        ("(a|b)*c?", "ababc", true),
        ("(a|b)*c?", "", true),
        (r"\d{3}-\d{4}", "555-1234", true),
        (r"\d{3}-\d{4}", "5555-1234", false),
        ("a{2,3}", "aaaa", false),
        ("a{2,}", "aaaa", true),
        ("[^a-c]", "d", true),
        ("[^a-c]", "b", false),
        (".", "\n", false),
        (".", "ก", true),
        (r"\w+@\w+\.org", "somchai@example.org", true),
        (r"[\d\-]+", "1-2", true),
        ("[a-]", "-", true),
        (r"\u0e01", "ก", true),
        ("", "", true),
        (
            "(a*)*b",
            "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac",
            false,
        ),
        ("a$b", "ab", false),
        (r"[\D]", "x", true),
        (r"[\D]", "7", false),
    ];
    for (pattern, text, matches) in cases {
        assert_eq!(
            Pattern::read(pattern).unwrap().matches(text),
            matches,
            "{pattern} {text}"
        );
    }
}

#[test]
fn patterns_that_programs_read_differently_are_refused() {
    for pattern in [
        "(?i)a",
        "(?=a)",
        "(?<n>a)",
        r"\bword",
        r"\p{L}",
        "a**",
        "a+*",
        "*a",
        "{2}",
        "a{2",
        "a{3,2}",
        "[",
        "[]a]",
        "(",
        ")",
        r"\",
        "[z-a]",
        "[a-z&&[^b]]",
        "((a{1000}){1000}){1000}",
        "(((){1000}){1000}){1000}",
        r"\1",
        "^*",
    ] {
        assert!(Pattern::read(pattern).is_err(), "{pattern}");
    }
}

fn name() -> impl Strategy<Value = String> {
    "[a-z][a-z0-9_-]{0,4}".prop_filter("an operator's name is read as one", |name| {
        !matches!(name.as_str(), "or" | "and" | "div" | "mod")
    })
}

fn step(inner: BoxedStrategy<Expression>) -> impl Strategy<Value = Step> {
    let test = prop_oneof![4 => name().prop_map(Test::Name), 1 => Just(Test::Any), 1 => Just(Test::Parent)];
    (test, prop::collection::vec(inner, 0..2)).prop_map(|(test, predicates)| Step {
        predicates: if test == Test::Parent {
            Vec::new()
        } else {
            predicates
        },
        test,
    })
}

fn path(inner: BoxedStrategy<Expression>) -> impl Strategy<Value = Expression> {
    let start = prop_oneof![
        Just(Start::Root),
        Just(Start::Here),
        Just(Start::Current),
        name().prop_map(Start::Instance),
        (name(), any::<bool>()).prop_map(|(name, last_saved)| Start::Named(Reference {
            name,
            last_saved,
            at: Default::default()
        })),
    ];
    (start, prop::collection::vec(step(inner), 1..4)).prop_map(|(start, steps)| {
        Expression::Path(Path {
            start,
            predicates: Vec::new(),
            steps,
            at: Default::default(),
        })
    })
}

fn expression() -> impl Strategy<Value = Expression> {
    let leaf = prop_oneof![
        (0_u32..10_000, 0_u32..1_000)
            .prop_map(|(whole, part)| Expression::Number(f64::from(whole) + f64::from(part) / 8.0)),
        "[a-z ']{0,6}".prop_map(Expression::Text),
    ];
    leaf.prop_recursive(4, 40, 4, |inner| {
        let operators = [
            Operator::Or,
            Operator::And,
            Operator::Equal,
            Operator::Unequal,
            Operator::Less,
            Operator::AtMost,
            Operator::More,
            Operator::AtLeast,
            Operator::Plus,
            Operator::Minus,
            Operator::Times,
            Operator::Divided,
            Operator::Modulo,
            Operator::Union,
        ];
        let chain = (
            prop::sample::select(operators.to_vec()),
            inner.clone(),
            prop::collection::vec((any::<prop::sample::Index>(), inner.clone()), 1..4),
        )
            .prop_map(move |(operator, first, rest)| {
                let alike: Vec<Operator> = operators
                    .iter()
                    .copied()
                    .filter(|other| other.level() == operator.level())
                    .collect();
                let rest = rest
                    .into_iter()
                    .map(|(index, part)| (*index.get(&alike), part))
                    .collect();
                Expression::Chain(Box::new(first), rest)
            });
        prop_oneof![
            chain,
            path(inner.clone().boxed()),
            inner
                .clone()
                .prop_map(|part| Expression::Negative(Box::new(part))),
            prop::collection::vec(inner, 1..4).prop_map(|arguments| Expression::Call(Call {
                name: "concat".into(),
                at: Default::default(),
                arguments
            })),
        ]
    })
}

proptest! {
    #[test]
    fn what_is_written_is_read_as_the_same(expression in expression()) {
        let text = expression.write_source();
        prop_assert_eq!(parse(&text).map_err(|fault| format!("{text}: {fault}")), Ok(expression));
    }

    #[test]
    fn no_text_makes_the_parser_fall_over(text in "\\PC{0,40}") {
        let _ = parse(&text);
        let _ = Pattern::read(&text);
    }

    #[test]
    fn no_text_of_its_own_words_makes_the_parser_fall_over(
        words in prop::collection::vec(prop::sample::select(vec![
            "(", ")", "[", "]", "/", "//", ".", "..", "*", "-", "+", "and", "or", "div", "mod", "=", "!=", "<", ",",
            "${a}", "a", "count(", "instance('l')", "current()", "'t'", "1", "1.5", ".5", "|", "::", "@", "\"", "${", "}",
        ]), 0..30)
    ) {
        let text = words.join(" ");
        if let Ok(read) = parse(&text) {
            prop_assert_eq!(parse(&read.write_source()), Ok(read));
        }
    }
}
