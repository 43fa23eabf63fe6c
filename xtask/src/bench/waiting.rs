//! How long a save waits while a very large workbook comes in through the web.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use super::http::{Connection, Response, get, post};
use super::office::Server;

/// Rows of the workbook.
pub const ROWS: usize = 120_000;
/// From one save to the next.
const PAUSE: Duration = Duration::from_millis(50);
/// The import may take so long.
const PATIENCE: Duration = Duration::from_secs(900);

/// What was seen.
pub struct Waited {
    /// Milliseconds that the slowest save took.
    pub longest_ms: f64,
    /// Seconds from sending the file until everything was applied.
    pub import_s: f64,
}

/// Sends a workbook and has it applied, while somebody saves over and over.
///
/// # Errors
/// A sentence when the import does not come to its end.
pub fn beside_an_import(server: &Server, session: &str, workbook: &str) -> Result<Waited, String> {
    let is_over = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let saver = scope.spawn(|| save_until(&is_over, server.port, session));
        let import_s = import(server.port, session, workbook);
        is_over.store(true, Ordering::Relaxed);
        let longest_ms = saver
            .join()
            .map_err(|_| "Whoever saved meanwhile broke off.".to_owned())??;
        Ok(Waited {
            longest_ms,
            import_s: import_s?,
        })
    })
}

fn save_until(is_over: &AtomicBool, port: u16, session: &str) -> Result<f64, String> {
    let request = post(port, "/app/me/language", session, b"language=en");
    let mut connection = Connection::open(port).map_err(broken)?;
    let mut longest = Duration::ZERO;
    while !is_over.load(Ordering::Relaxed) {
        let begun = Instant::now();
        let answer = connection.ask(&request).map_err(broken)?;
        if answer.status != 303 {
            return Err(format!("A save beside the import answered {}.", answer.status));
        }
        longest = longest.max(begun.elapsed());
        std::thread::sleep(PAUSE);
    }
    Ok(longest.as_secs_f64() * 1000.0)
}

fn import(port: u16, session: &str, workbook: &str) -> Result<f64, String> {
    let begun = Instant::now();
    let body = format!(
        "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"large.csv\"\r\n\r\n{workbook}\r\n--edge--\r\n"
    );
    let mut request = post(port, "/app/imports", session, b"");
    let head = String::from_utf8_lossy(&request)
        .replace(
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=edge",
        )
        .replace("Content-Length: 0", &format!("Content-Length: {}", body.len()));
    request = [head.into_bytes(), body.into_bytes()].concat();
    let mut connection = Connection::open(port).map_err(broken)?;
    let answer = connection.ask(&request).map_err(broken)?;
    let page = answer
        .header("location")
        .ok_or_else(|| format!("The upload answered {}.", answer.status))?
        .to_owned();
    // What the page offers says how far the batch is. A few rows may need somebody.
    let (application, parking) = (format!("{page}/application"), format!("{page}/parking"));
    let offered = wait_for(&[&application, &parking], port, session, &page)?;
    let mut press = |what: &str| connection.ask(&post(port, what, session, b"")).map_err(broken);
    if offered == parking {
        press(&parking)?;
    }
    press(&application)?;
    wait_for(&[&format!("{page}/reversal")], port, session, &page)?;
    Ok(begun.elapsed().as_secs_f64())
}

/// Waits until the page offers one of these acts, and says which.
fn wait_for<'a>(acts: &[&'a str], port: u16, session: &str, page: &str) -> Result<&'a str, String> {
    let request = get(port, page, &[session.to_owned()]);
    let begun = Instant::now();
    while begun.elapsed() < PATIENCE {
        let answer: Response = Connection::open(port)
            .and_then(|mut connection| connection.ask(&request))
            .map_err(broken)?;
        let body = String::from_utf8_lossy(&answer.body);
        if let Some(act) = acts.iter().find(|act| body.contains(**act)) {
            return Ok(act);
        }
        std::thread::sleep(Duration::from_millis(500));
    }
    Err(format!("{page} never offered {}.", acts.join(" or ")))
}

#[expect(clippy::needless_pass_by_value, reason = "as map_err wants it")]
fn broken(error: std::io::Error) -> String {
    format!("A connection broke off: {error}.")
}
