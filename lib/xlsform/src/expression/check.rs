//! What can be said against a call before the form is known.

use super::functions::{Function, REFUSED, function, meant};
use super::{Call, Expression, Fault, dates, digest, pattern};

/// Checks one call: its name, how many arguments it has, and those that must be paths or written out.
pub(super) fn check_call(call: &Call) -> Result<(), Fault> {
    let fault = |sentence: String| Err(Fault::new(call.at, sentence));
    if let Some((_, reason)) = REFUSED.iter().find(|(name, _)| *name == call.name) {
        return fault((*reason).to_owned());
    }
    let Some(known) = function(&call.name) else {
        let proposal = meant(&call.name).map_or_else(String::new, |name| format!(" Did you mean {name}()?"));
        return fault(format!("there is no function {}().{proposal}", call.name));
    };
    check_count(known, call)?;
    check_paths(known, call)?;
    check_written(call)
}

fn check_count(known: &Function, call: &Call) -> Result<(), Fault> {
    let count = call.arguments.len();
    let fits = match known.name {
        "indexed-repeat" => count % 2 == 1,
        "weighted-checklist" => count.is_multiple_of(2),
        _ => true,
    };
    if fits && count >= known.least && known.most.is_none_or(|most| count <= most) {
        return Ok(());
    }
    let sentence = format!(
        "{}() is called as {}; here it has {count} arguments.",
        call.name, known.usage
    );
    Err(Fault::new(call.at, sentence))
}

fn check_paths(known: &Function, call: &Call) -> Result<(), Fault> {
    for (place, argument) in call.arguments.iter().enumerate() {
        let wants = match known.name {
            "indexed-repeat" => place == 0 || place % 2 == 1,
            "position" => true,
            _ => known.takes_nodes && place == 0,
        };
        let is_path = match argument {
            Expression::Path(_) => true,
            Expression::Call(inner) => inner.name == "randomize" && known.name != "indexed-repeat",
            Expression::Chain(_, rest) => {
                known.name != "indexed-repeat" && rest.iter().all(|(operator, _)| operator.sign() == "|")
            }
            Expression::Number(_) | Expression::Text(_) | Expression::Negative(_) => false,
        };
        if wants && !is_path {
            let sentence = format!(
                "argument {} of {}() must be a question, group or repeat: {}.",
                place + 1,
                call.name,
                known.usage
            );
            return Err(Fault::new(call.at, sentence));
        }
    }
    Ok(())
}

/// Arguments that must stand in quotes, and what is in those quotes.
fn check_written(call: &Call) -> Result<(), Fault> {
    let fault = |sentence: String| Err(Fault::new(call.at, sentence));
    let text = |place: usize| match call.arguments.get(place) {
        Some(Expression::Text(text)) => Some(text.as_str()),
        _ => None,
    };
    match call.name.as_str() {
        "regex" => match text(1) {
            None => fault("the pattern of regex() must stand there in quotes.".to_owned()),
            Some(written) => pattern::Pattern::read(written)
                .map(|_| ())
                .or_else(|reason| fault(format!("the pattern of regex(): {reason}"))),
        },
        "pulldata" if (0..3).any(|place| text(place).is_none()) => fault(
            "the list and the two columns of pulldata() must stand there in quotes: pulldata('list', 'column', \
             'key column', key)."
                .to_owned(),
        ),
        "jr:choice-name" => match call.arguments.get(1) {
            Some(Expression::Text(quoted)) => {
                let inner = super::parse(quoted.trim());
                match inner {
                    Ok(Expression::Path(_)) => Ok(()),
                    _ => fault(
                        "the second argument of jr:choice-name() names the question, in quotes: '${question}'."
                            .to_owned(),
                    ),
                }
            }
            Some(Expression::Path(_)) => Ok(()),
            _ => fault(
                "the second argument of jr:choice-name() names the question, in quotes: '${question}'.".to_owned(),
            ),
        },
        "digest" => {
            let known = text(1).is_none_or(|name| digest::Algorithm::named(name).is_some());
            let encoded = text(2).is_none_or(|name| matches!(name.to_lowercase().as_str(), "hex" | "base64"));
            if known && encoded {
                Ok(())
            } else {
                fault("digest() knows MD5, SHA-1, SHA-256, SHA-384 and SHA-512, written as hex or base64.".to_owned())
            }
        }
        "format-date" | "format-date-time" => match text(1).map(dates::check_format) {
            Some(Err(reason)) => fault(reason),
            _ => Ok(()),
        },
        _ => Ok(()),
    }
}
