//! As much of HTTP/1.1 as asking our own server takes: one connection, kept
//! open from request to request.

use std::io::{self, BufRead, BufReader, ErrorKind, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::time::Duration;

/// Nothing we ask for is larger; an answer that is says that something is wrong.
const LARGEST_BODY: u64 = 64 << 20;
const LONGEST_LINE: u64 = 16 << 10;
const MOST_HEADERS: usize = 100;
const PATIENCE: Duration = Duration::from_secs(60);

/// An answer.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Response {
    /// 200 and so on.
    pub status: u16,
    /// Names in lower case, in the order sent.
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
    /// Whether the server leaves the connection open.
    pub stays_open: bool,
}

impl Response {
    /// The first value of the header `name` (in lower case).
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(own, _)| own == name)
            .map(|(_, value)| value.as_str())
    }

    /// Reads one answer and leaves the reader where the next one begins.
    ///
    /// # Errors
    /// When the connection breaks or what comes is not HTTP/1.1 within our bounds.
    pub fn read(from: &mut impl BufRead) -> io::Result<Self> {
        let status_line = line(from)?;
        let mut words = status_line.split(' ');
        let is_1_1 = words.next() == Some("HTTP/1.1");
        let status = words.next().and_then(|code| code.parse().ok());
        let status = status.ok_or_else(|| strange("the first line is not a status"))?;
        let headers = headers(from)?;
        let mut response = Self {
            status,
            headers,
            body: Vec::new(),
            stays_open: is_1_1,
        };
        if response
            .header("connection")
            .is_some_and(|value| value.eq_ignore_ascii_case("close"))
        {
            response.stays_open = false;
        }
        response.read_body(from)?;
        Ok(response)
    }

    fn read_body(&mut self, from: &mut impl BufRead) -> io::Result<()> {
        let is_chunked = self
            .header("transfer-encoding")
            .is_some_and(|value| value.eq_ignore_ascii_case("chunked"));
        let length = self.header("content-length").map(str::parse::<u64>);
        if is_chunked {
            return self.read_chunks(from);
        }
        match length {
            _ if matches!(self.status, 100..=199 | 204 | 304) => Ok(()),
            Some(Ok(length)) => self.take(from, length),
            Some(Err(_)) => Err(strange("content-length is not a number")),
            None => {
                self.stays_open = false;
                from.take(LARGEST_BODY).read_to_end(&mut self.body).map(drop)
            }
        }
    }

    fn read_chunks(&mut self, from: &mut impl BufRead) -> io::Result<()> {
        loop {
            let size = line(from)?;
            // What stands after a semicolon is an extension for nobody here.
            let digits = size.split(';').next().unwrap_or_default().trim();
            let size = u64::from_str_radix(digits, 16).map_err(|_| strange("a chunk has no size"))?;
            if size == 0 {
                // Trailers end with an empty line, as headers do.
                headers(from)?;
                return Ok(());
            }
            self.take(from, size)?;
            if !line(from)?.is_empty() {
                return Err(strange("a chunk is longer than it says"));
            }
        }
    }

    fn take(&mut self, from: &mut impl BufRead, length: u64) -> io::Result<()> {
        let so_far = self.body.len() as u64;
        if length.saturating_add(so_far) > LARGEST_BODY {
            return Err(strange("the body is larger than anything we ask for"));
        }
        let read = from.take(length).read_to_end(&mut self.body)?;
        if read as u64 == length {
            Ok(())
        } else {
            Err(ErrorKind::UnexpectedEof.into())
        }
    }
}

fn headers(from: &mut impl BufRead) -> io::Result<Vec<(String, String)>> {
    let mut headers = Vec::new();
    while headers.len() < MOST_HEADERS {
        let line = line(from)?;
        if line.is_empty() {
            return Ok(headers);
        }
        let (name, value) = line
            .split_once(':')
            .ok_or_else(|| strange("a header has no colon"))?;
        headers.push((name.trim().to_ascii_lowercase(), value.trim().to_owned()));
    }
    Err(strange("there is no end of headers"))
}

fn line(from: &mut impl BufRead) -> io::Result<String> {
    let mut bytes = Vec::new();
    from.take(LONGEST_LINE).read_until(b'\n', &mut bytes)?;
    if bytes.pop() != Some(b'\n') {
        return Err(ErrorKind::UnexpectedEof.into());
    }
    if bytes.last() == Some(&b'\r') {
        bytes.pop();
    }
    String::from_utf8(bytes).map_err(|_| strange("a line is not text"))
}

fn strange(what: &'static str) -> io::Error {
    io::Error::new(ErrorKind::InvalidData, what)
}

/// An open connection to a server on this machine.
pub struct Connection {
    reader: BufReader<TcpStream>,
    port: u16,
}

impl Connection {
    /// Connects to 127.0.0.1, and nowhere else.
    ///
    /// # Errors
    /// When nobody listens there.
    pub fn open(port: u16) -> io::Result<Self> {
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        let stream = TcpStream::connect_timeout(&address, PATIENCE)?;
        // A request is one small packet: waiting to fill it would be measured too.
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.set_write_timeout(Some(PATIENCE))?;
        let reader = BufReader::with_capacity(64 << 10, stream);
        Ok(Self { reader, port })
    }

    /// Sends a request made by [`get`] or [`post`] and reads the answer. Connects
    /// anew for the next one when the server closes.
    ///
    /// # Errors
    /// When the connection breaks or the answer is not HTTP.
    pub fn ask(&mut self, request: &[u8]) -> io::Result<Response> {
        self.reader.get_mut().write_all(request)?;
        let response = Response::read(&mut self.reader)?;
        if !response.stays_open {
            *self = Self::open(self.port)?;
        }
        Ok(response)
    }
}

/// The bytes of a GET of `path`; `headers` are whole lines without their ends.
pub fn get(port: u16, path: &str, headers: &[String]) -> Vec<u8> {
    let mut request = format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n");
    for header in headers {
        request.push_str(header);
        request.push_str("\r\n");
    }
    request.push_str("\r\n");
    request.into_bytes()
}

/// The bytes of a POST of a form to `path`; `session` is a whole header line, or empty.
pub fn post(port: u16, path: &str, session: &str, form: &[u8]) -> Vec<u8> {
    let session = if session.is_empty() {
        String::new()
    } else {
        format!("{session}\r\n")
    };
    let length = form.len();
    let head = format!(
        "POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{session}\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {length}\r\n\r\n"
    );
    [head.as_bytes(), form].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::TcpListener;

    fn read(bytes: &[u8]) -> io::Result<Response> {
        Response::read(&mut &bytes[..])
    }

    #[test]
    fn two_answers_on_one_connection_are_told_apart_by_their_lengths() {
        let bytes = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nX-Statements: 3\r\n\r\nhello\
            HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n";
        let mut both = &bytes[..];
        let first = Response::read(&mut both).unwrap();
        assert_eq!((first.status, first.body.as_slice()), (200, &b"hello"[..]));
        assert_eq!(first.header("x-statements"), Some("3"));
        assert!(first.stays_open);
        let second = Response::read(&mut both).unwrap();
        assert_eq!((second.status, second.body.len()), (404, 0));
        assert!(both.is_empty());
    }

    #[test]
    fn chunks_are_put_together_and_the_next_answer_is_left() {
        let bytes = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n\
            4;name=value\r\nWiki\r\nB\r\n\r\npedia in \r\n0\r\nTrailer: x\r\n\r\nHTTP";
        let mut rest = &bytes[..];
        let response = Response::read(&mut rest).unwrap();
        assert_eq!(response.body, b"Wiki\r\npedia in ");
        assert_eq!(rest, b"HTTP");
    }

    #[test]
    fn an_answer_that_may_have_no_body_is_not_waited_for() {
        let response = read(b"HTTP/1.1 304 Not Modified\r\nETag: x\r\n\r\n").unwrap();
        assert!(response.body.is_empty() && response.stays_open);
    }

    #[test]
    fn without_a_length_the_end_of_the_connection_is_the_end() {
        let response = read(b"HTTP/1.1 200 OK\r\n\r\nall of it").unwrap();
        assert_eq!(response.body, b"all of it");
        assert!(!response.stays_open);
        let closing = read(b"HTTP/1.1 200 OK\r\nConnection: Close\r\ncontent-length: 0\r\n\r\n");
        assert!(!closing.unwrap().stays_open);
    }

    #[test]
    fn broken_answers_are_errors_and_not_panics() {
        for bytes in [
            &b""[..],
            b"HTTP/1.1",
            b"HTTP/1.1 two hundred\r\n\r\n",
            b"HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
            b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nshort",
            b"HTTP/1.1 200 OK\r\nContent-Length: minus\r\n\r\n",
            b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999999\r\n\r\n",
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nabc\r\n0\r\n\r\n",
        ] {
            assert!(read(bytes).is_err(), "{}", String::from_utf8_lossy(bytes));
        }
    }

    #[test]
    fn a_connection_is_opened_anew_when_the_server_closes_it() {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let server = std::thread::spawn(move || {
            for _ in 0..2 {
                let (mut stream, _) = listener.accept().unwrap();
                let mut first = [0; 8];
                stream.read_exact(&mut first).unwrap();
                let answer = b"HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 2\r\n\r\nok";
                stream.write_all(answer).unwrap();
            }
            // The connection that follows the second answer.
            drop(listener.accept());
        });
        let mut connection = Connection::open(port).unwrap();
        for _ in 0..2 {
            assert_eq!(connection.ask(&get(port, "/", &[])).unwrap().body, b"ok");
        }
        server.join().unwrap();
    }
}
