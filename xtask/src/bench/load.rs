//! The load generator: so many connections, each asking again as soon as it is
//! answered. Bounded in count and time, and only ever to this machine.

use std::io;
use std::sync::Barrier;
use std::time::{Duration, Instant};

use super::http::Connection;
use super::proc;
use super::stats::percentile;

/// Requests of one run at most, over all connections.
pub const MOST_REQUESTS: usize = 60_000;

/// What one run of the load generator saw.
#[derive(Clone, Copy, Debug, Default)]
pub struct Seen {
    pub per_second: f64,
    /// Milliseconds.
    pub p50: f64,
    pub p99: f64,
    /// Answers other than 200, and connections that broke.
    pub failed: usize,
    /// CPU-milliseconds per request of the load generator itself.
    pub own_cpu: f64,
    /// Requests answered.
    pub answered: usize,
}

/// What one connection saw: how long each request took in microseconds, how
/// many failed, and when it began and ended.
struct Taken {
    times: Vec<u64>,
    failed: usize,
    begun: Instant,
    ended: Instant,
}

/// Asks for `request` over `connections` connections for about `time`.
///
/// # Errors
/// When the server cannot be connected to.
pub fn run(port: u16, request: &[u8], connections: usize, time: Duration) -> io::Result<Seen> {
    let open = (0..connections)
        .map(|_| Connection::open(port))
        .collect::<io::Result<Vec<_>>>()?;
    let most = MOST_REQUESTS / connections.max(1);
    let together = Barrier::new(open.len());
    let own_before = proc::cpu_ms(std::process::id());
    let taken: Vec<Taken> = std::thread::scope(|scope| {
        let threads: Vec<_> = open
            .into_iter()
            .map(|connection| {
                let together = &together;
                scope.spawn(move || {
                    together.wait();
                    ask_again(connection, request, most, time)
                })
            })
            .collect();
        // A thread does nothing that can panic; one that did would have no times.
        threads
            .into_iter()
            .filter_map(|thread| thread.join().ok())
            .collect()
    });
    let own = proc::cpu_ms(std::process::id()).saturating_sub(own_before);
    Ok(together_seen(&taken, own))
}

fn ask_again(mut connection: Connection, request: &[u8], most: usize, time: Duration) -> Taken {
    let begun = Instant::now();
    let mut taken = Taken {
        times: Vec::with_capacity(most),
        failed: 0,
        begun,
        ended: begun,
    };
    while taken.times.len() < most && taken.ended.duration_since(begun) < time {
        let asked = Instant::now();
        let answer = connection.ask(request);
        taken.ended = Instant::now();
        match answer {
            Ok(response) if response.status == 200 => {
                let micros = taken.ended.duration_since(asked).as_micros();
                taken.times.push(u64::try_from(micros).unwrap_or(u64::MAX));
            }
            Ok(_) => taken.failed += 1,
            Err(_) => {
                taken.failed += 1;
                return taken;
            }
        }
    }
    taken
}

#[expect(
    clippy::cast_precision_loss,
    reason = "counts and microseconds are far below 2^52"
)]
fn together_seen(taken: &[Taken], own_cpu_ms: u64) -> Seen {
    let mut times: Vec<u64> = taken.iter().flat_map(|one| one.times.iter().copied()).collect();
    times.sort_unstable();
    let begun = taken.iter().map(|one| one.begun).min();
    let ended = taken.iter().map(|one| one.ended).max();
    let seconds = match (begun, ended) {
        (Some(begun), Some(ended)) => ended.duration_since(begun).as_secs_f64(),
        _ => 0.0,
    };
    let answered = times.len() as f64;
    let over = |by: f64| if by > 0.0 { 1.0 / by } else { 0.0 };
    Seen {
        per_second: answered * over(seconds),
        p50: percentile(&times, 50) as f64 / 1000.0,
        p99: percentile(&times, 99) as f64 / 1000.0,
        failed: taken.iter().map(|one| one.failed).sum(),
        own_cpu: own_cpu_ms as f64 * over(answered),
        answered: times.len(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::http::get;
    use super::*;
    use std::io::{BufRead, BufReader, Write};
    use std::net::TcpListener;

    /// Serves `status` to every request on `connections` connections.
    fn server(status: &'static str, connections: usize) -> u16 {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        std::thread::spawn(move || {
            for stream in listener.incoming().take(connections) {
                let mut writer = stream.unwrap();
                let reader = BufReader::new(writer.try_clone().unwrap());
                std::thread::spawn(move || {
                    let ends = reader.lines().map_while(Result::ok).filter(String::is_empty);
                    for _ in ends {
                        let answer = format!("HTTP/1.1 {status}\r\ncontent-length: 2\r\n\r\nok");
                        if writer.write_all(answer.as_bytes()).is_err() {
                            return;
                        }
                    }
                });
            }
        });
        port
    }

    #[test]
    fn every_connection_asks_until_the_time_is_over() {
        let port = server("200 OK", 4);
        let time = Duration::from_millis(100);
        let seen = run(port, &get(port, "/", &[]), 4, time).unwrap();
        assert!(seen.answered >= 4 && seen.answered <= MOST_REQUESTS);
        assert_eq!(seen.failed, 0);
        assert!(seen.per_second > 0.0 && seen.p50 <= seen.p99);
    }

    #[test]
    fn answers_other_than_200_are_failures_and_no_times() {
        let port = server("503 Service Unavailable", 1);
        let time = Duration::from_millis(30);
        let seen = run(port, &get(port, "/", &[]), 1, time).unwrap();
        assert!(seen.failed > 0);
        assert_eq!(seen.answered, 0);
    }

    #[test]
    fn a_server_that_is_not_there_is_an_error() {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        drop(listener);
        assert!(run(port, b"", 2, Duration::from_millis(10)).is_err());
    }
}
