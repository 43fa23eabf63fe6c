//! The three probes: what each is told, and how its findings are read.

use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value as Json;

use super::finding::Finding;
use super::tools::Tools;
use super::written;
use crate::cleanup::Cleanup;
use crate::process;

/// What a probe works with.
pub struct Work<'a> {
    pub tools: &'a Tools,
    /// Where reports go.
    pub folder: &'a Path,
    /// `http://127.0.0.1:PORT`.
    pub address: &'a str,
    /// `name=value` of the cookie of somebody who is signed in.
    pub session: String,
    pub seconds: u32,
    pub cleanup: &'a Cleanup,
}

type Probe = fn(&Work) -> Result<Vec<Finding>, String>;

/// The probes by name.
pub const ALL: [(&str, Probe); 3] = [
    ("schemathesis", schemathesis),
    ("wapiti", wapiti),
    ("sqlmap", sqlmap),
];

/// Addresses whose questions reach the database, each with values that it understands.
const QUESTIONS: [&str; 8] = [
    "/app/directory/parties?status=member&q=a&sort=name&page=1",
    "/app/directory/people?q=a&sort=name&page=1&party=TH",
    "/app/events?q=a&sort=-start&page=1&kind=training&year=2024",
    "/app/plan?q=a&sort=title&status=planned",
    "/app/search?q=training&kind=event",
    "/library?q=a",
    "/api/v1/events?limit=5&year=2024",
    "/api/v1/measures?year=2024",
];

fn schemathesis(work: &Work) -> Result<Vec<Finding>, String> {
    let reports = work.folder.join("schemathesis");
    // The probe keeps what it found where it stands.
    let mut command = work.tools.command("schemathesis");
    command
        .arg("run")
        .arg(format!("{}/api/v1/openapi.json", work.address))
        .args(["--header", &format!("Cookie: {}", work.session)])
        .args(["--checks", "all", "--continue-on-failure"])
        .args(["--max-time", &work.seconds.to_string()])
        .args(["--report", "json", "--report-dir"])
        .arg(&reports)
        .current_dir(work.folder);
    run_to_its_end(&mut command, work)?;
    let file = std::fs::read_dir(&reports)
        .ok()
        .and_then(|mut files| files.find_map(Result::ok))
        .ok_or("schemathesis wrote no report.")?;
    let report = json(&written(&file.path()), "schemathesis")?;
    Ok(schemathesis_report(&report))
}

fn schemathesis_report(report: &Json) -> Vec<Finding> {
    let list = |name: &str| report[name].as_array().cloned().unwrap_or_default();
    let failures = list("failures").into_iter().map(|failure| {
        let operations = failure["operations"].as_array().cloned().unwrap_or_default();
        let operations: Vec<&str> = operations.iter().filter_map(Json::as_str).collect();
        format!("{} at {}", text(&failure["title"]), operations.join(", "))
    });
    let errors = list("errors").into_iter().map(|error| error.to_string());
    failures
        .chain(errors)
        .map(|what| Finding::new("schemathesis", what))
        .collect()
}

/// Modules that ask nobody but the office: those that wait for an answer at a server of their
/// makers are left out.
const WAPITI: &str = "cookieflags,crlf,csp,csrf,exec,file,http_headers,methods,permanentxss,redirect,sql,timesql,xss,upload,backup,htaccess";

fn wapiti(work: &Work) -> Result<Vec<Finding>, String> {
    let mut findings = Vec::new();
    for (who, cookie) in [("visitor", None), ("officer", Some(&work.session))] {
        let report = work.folder.join(format!("wapiti-{who}.json"));
        let seconds = work.seconds.to_string();
        let mut command = work.tools.command("wapiti");
        command
            .args(["--url", &format!("{}/", work.address), "--scope", "domain"])
            .args(["--start", &format!("{}/app", work.address)])
            // Signing out would end the walk.
            .args(["--exclude", &format!("{}/signout", work.address)])
            .args(["--exclude", &format!("{}/app/me/sessions/*", work.address)])
            .args([
                "--module",
                WAPITI,
                "--max-scan-time",
                &seconds,
                "--max-attack-time",
                "30",
            ])
            .args([
                "--max-links-per-page",
                "30",
                "--max-files-per-dir",
                "6",
                "--max-parameters",
                "20",
            ])
            .args(["--tasks", "4", "--no-bugreport", "--flush-session"])
            .arg("--store-session")
            .arg(work.folder.join(format!("wapiti-{who}")))
            .arg("--store-config")
            .arg(work.folder.join("wapiti-config"))
            .args(["--format", "json", "--output"])
            .arg(&report);
        if let Some(cookie) = cookie {
            command.args(["--header", &format!("Cookie: {cookie}")]);
        }
        run_to_its_end(&mut command, work)?;
        let report = json(&written(&report), "wapiti")?;
        findings.extend(wapiti_report(&report, who));
    }
    findings.dedup();
    Ok(findings)
}

fn wapiti_report(report: &Json, who: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    for part in ["vulnerabilities", "anomalies"] {
        let kinds = report[part].as_object().cloned().unwrap_or_default();
        for (kind, found) in kinds {
            for one in found.as_array().into_iter().flatten() {
                let what = format!(
                    "{kind}: {} {} as {who}: {} {}",
                    text(&one["method"]),
                    text(&one["path"]),
                    text(&one["info"]),
                    text(&one["parameter"])
                );
                findings.push(Finding::new("wapiti", what));
            }
        }
    }
    findings
}

fn sqlmap(work: &Work) -> Result<Vec<Finding>, String> {
    let mut findings = Vec::new();
    let each = (work.seconds / 8).max(10).to_string();
    for question in QUESTIONS {
        let mut command = work.tools.command("sqlmap");
        command
            .args(["--url", &format!("{}{question}", work.address)])
            .args(["--cookie", &work.session, "--batch", "--disable-coloring"])
            .args([
                "--level",
                "1",
                "--risk",
                "1",
                "--technique",
                "BEUT",
                "--time-sec",
                "2",
            ])
            .args(["--time-limit", &each, "--flush-session", "--output-dir"])
            .arg(work.folder.join("sqlmap"))
            .stderr(Stdio::null());
        let mut said = String::new();
        process::run_hearing(&mut command, work.cleanup, |line| {
            said.push_str(line);
            said.push('\n');
        })?;
        if !said.contains("testing") {
            return Err(format!("sqlmap tried nothing at {question}:\n{said}"));
        }
        let found = sqlmap_words(&said, question);
        println!("{question}: {} found", found.len());
        findings.extend(found);
    }
    Ok(findings)
}

fn sqlmap_words(said: &str, question: &str) -> Vec<Finding> {
    said.lines()
        .filter(|line| {
            let is_found = line.contains("is vulnerable") || line.contains("appears to be '");
            is_found || line.starts_with("Parameter: ") || line.contains("heuristic (XSS) test shows")
        })
        .map(|line| Finding::new("sqlmap", format!("{question}: {line}")))
        .collect()
}

/// A probe's exit status says how much it found, which its report says better.
fn run_to_its_end(command: &mut Command, work: &Work) -> Result<(), String> {
    process::run(command, work.cleanup).map(drop)
}

fn json(text: &str, probe: &str) -> Result<Json, String> {
    serde_json::from_str(text).map_err(|error| format!("The report of {probe} cannot be read: {error}."))
}

fn text(value: &Json) -> &str {
    value.as_str().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_each_probe_found_is_read_from_its_report() {
        let report = serde_json::json!({
            "failures": [{ "title": "Server error", "operations": ["GET /api/v1/events"] }],
            "errors": [],
        });
        let found = schemathesis_report(&report);
        assert_eq!(
            found,
            [Finding::new("schemathesis", "Server error at GET /api/v1/events")]
        );

        let report = serde_json::json!({
            "vulnerabilities": { "SQL Injection": [
                { "method": "GET", "path": "/app/events", "info": "in q", "parameter": "q" }
            ], "Open Redirect": [] },
            "anomalies": {},
        });
        let found = wapiti_report(&report, "visitor");
        let words = "SQL Injection: GET /app/events as visitor: in q q";
        assert_eq!(found, [Finding::new("wapiti", words)]);

        let said = "[INFO] testing 'AND boolean-based'\nGET parameter 'q' is vulnerable. Do you want\n";
        assert_eq!(sqlmap_words(said, "/library?q=a").len(), 1);
        assert!(sqlmap_words("[WARNING] GET parameter 'q' does not seem to be injectable", "/").is_empty());
    }
}
