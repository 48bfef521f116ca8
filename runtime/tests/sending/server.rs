//! A server of our own on the loopback interface, which counts what reaches it and misbehaves as
//! it is told.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

/// A request as it arrived.
#[derive(Clone, Debug)]
pub(crate) struct Arrived {
    /// Request line and headers.
    pub(crate) head: String,
    /// The number of the connection, counted from 0.
    pub(crate) connection: usize,
}

impl Arrived {
    /// The value of a header, whatever the case of its name.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let mut lines = self.head.lines().skip(1).filter_map(|line| line.split_once(':'));
        lines.find(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim())
    }

    /// Method, target and version.
    pub(crate) fn request_line(&self) -> &str {
        self.head.lines().next().unwrap()
    }
}

/// What happens to the connection after an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum After {
    KeepAlive,
    Close,
    /// Closes with a reset, which throws away what the other side has not read.
    Reset,
}

/// Listens until the program ends.
pub(crate) struct Server {
    address: SocketAddr,
    arrived: Arc<Mutex<Vec<Arrived>>>,
}

impl Server {
    /// Answers each request by a script, which is told the request's number, counted from 0.
    pub(crate) fn start(
        script: impl Fn(usize, &mut TcpStream) -> After + Send + Sync + 'static,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let arrived = Arc::new(Mutex::new(Vec::new()));
        let (script, seen) = (Arc::new(script), arrived.clone());
        thread::spawn(move || {
            for (connection, stream) in listener.incoming().enumerate() {
                let (script, seen) = (script.clone(), seen.clone());
                let Ok(stream) = stream else { continue };
                thread::spawn(move || serve(stream, connection, &*script, &seen));
            }
        });
        Self { address, arrived }
    }

    /// Answers every request with the same bytes and closes.
    pub(crate) fn answering(bytes: impl Into<Vec<u8>>) -> Self {
        let bytes = bytes.into();
        Self::start(move |_, stream| write(stream, &bytes, After::Close))
    }

    pub(crate) fn endpoint(&self) -> String {
        format!("http://{}", self.address)
    }

    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    /// Every request that arrived until now.
    pub(crate) fn arrived(&self) -> Vec<Arrived> {
        self.arrived.lock().unwrap().clone()
    }
}

/// Listens with a queue of one that is full: the system drops further attempts to connect.
pub(crate) struct FullQueue {
    socket: socket2::Socket,
    _filled: Vec<TcpStream>,
}

impl FullQueue {
    pub(crate) fn new() -> Self {
        let socket = socket2::Socket::new(socket2::Domain::IPV4, socket2::Type::STREAM, None);
        let socket = socket.unwrap();
        socket.bind(&SocketAddr::from(([127, 0, 0, 1], 0)).into()).unwrap();
        socket.listen(0).unwrap();
        let address = socket.local_addr().unwrap().as_socket().unwrap();
        let fill = || TcpStream::connect_timeout(&address, Duration::from_millis(300));
        let filled: Vec<_> = (0..4).map(|_| fill()).collect();
        assert!(filled.iter().any(Result::is_err), "the queue takes everything");
        Self { socket, _filled: filled.into_iter().flatten().collect() }
    }

    pub(crate) fn endpoint(&self) -> String {
        let address = self.socket.local_addr().unwrap().as_socket().unwrap();
        format!("http://{address}")
    }
}

fn serve(
    mut stream: TcpStream,
    connection: usize,
    script: &(dyn Fn(usize, &mut TcpStream) -> After + Send + Sync),
    seen: &Mutex<Vec<Arrived>>,
) {
    stream.set_read_timeout(Some(Duration::from_secs(10))).unwrap();
    while let Some(head) = read_request(&mut stream) {
        let number = {
            let mut seen = seen.lock().unwrap();
            seen.push(Arrived { head, connection });
            seen.len() - 1
        };
        match script(number, &mut stream) {
            After::KeepAlive => {}
            After::Close => return,
            After::Reset => {
                let socket = socket2::SockRef::from(&stream);
                socket.set_linger(Some(Duration::ZERO)).unwrap();
                return;
            }
        }
    }
}

/// Reads one request and returns its head; `None` at the end of the connection.
fn read_request(stream: &mut TcpStream) -> Option<String> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        let mut byte = [0];
        if stream.read(&mut byte).ok()? == 0 {
            return None;
        }
        head.push(byte[0]);
    }
    let head = String::from_utf8(head).unwrap();
    let length = head.lines().filter_map(|line| line.split_once(':')).find_map(|(name, value)| {
        name.eq_ignore_ascii_case("content-length").then(|| value.trim().parse::<usize>().unwrap())
    });
    let mut body = vec![0; length.unwrap_or_default()];
    stream.read_exact(&mut body).ok()?;
    Some(head)
}

/// Writes an answer. The other side may have hung up, which is its right.
pub(crate) fn write(stream: &mut TcpStream, bytes: &[u8], after: After) -> After {
    match stream.write_all(bytes) {
        Ok(()) => after,
        Err(_) => After::Close,
    }
}

/// An answer with a length.
pub(crate) fn http(status: u16, headers: &str, body: &str) -> String {
    format!("HTTP/1.1 {status} Status\r\n{headers}Content-Length: {}\r\n\r\n{body}", body.len())
}

/// An answer of success.
pub(crate) fn ok() -> String {
    http(200, "", r#"{"RequestId":"R-ok"}"#)
}

/// Writes nothing until the other side hangs up.
pub(crate) fn stall(stream: &mut TcpStream) -> After {
    let _ = stream.read(&mut [0; 64]);
    After::Close
}
