//! How long a client may take: with a header, with a body, with reading what it asked for, and between two requests
//! (`trust.md` 3.6).

use std::{
    io,
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicU8, Ordering},
    },
    task::{Context, Poll},
    time::Duration,
};

use hyper::{
    body::{Body, Frame, SizeHint},
    header::CONTENT_TYPE,
};
use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    net::TcpStream,
    time::{Instant, Sleep, sleep},
};

/// The times of one server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Patience {
    /// From the first byte of a header to its last, and from the connection to the first header.
    pub header: Duration,
    /// A whole form.
    pub form: Duration,
    /// A whole file.
    pub file: Duration,
    /// Not taking a single byte of what is sent.
    pub stall: Duration,
    /// Saying nothing between two requests.
    pub idle: Duration,
}

impl Patience {
    /// What is promised, or so many times shorter.
    pub fn shorter(times: u32) -> Self {
        let seconds = |count| Duration::from_secs(count) / times.max(1);
        Self {
            header: seconds(10),
            form: seconds(30),
            file: seconds(120),
            stall: seconds(30),
            idle: seconds(75),
        }
    }
}

/// Where a connection stands. Shared by its stream, which measures, and its service, which knows.
#[derive(Debug, Clone, Default)]
pub struct Phase(Arc<AtomicU8>);

impl Phase {
    const HEADER: u8 = 0;
    const ANSWERING: u8 = 1;
    const IDLE: u8 = 2;

    /// A header is whole.
    pub fn answering(&self) {
        self.0.store(Self::ANSWERING, Ordering::Relaxed);
    }

    fn is(&self, phase: u8) -> bool {
        self.0.load(Ordering::Relaxed) == phase
    }

    fn becomes(&self, phase: u8) {
        self.0.store(phase, Ordering::Relaxed);
    }
}

/// A stream that gives up on clients who are too slow. How long it waits between requests is hyper's to measure.
pub struct Line {
    stream: TcpStream,
    phase: Phase,
    patience: Patience,
    header: Pin<Box<Sleep>>,
    stall: Pin<Box<Sleep>>,
    stalled: bool,
}

impl Line {
    /// A new connection, whose first header is due.
    pub fn new(stream: TcpStream, phase: Phase, patience: Patience) -> Self {
        let (header, stall) = (Box::pin(sleep(patience.header)), Box::pin(sleep(patience.stall)));
        Self { stream, phase, patience, header, stall, stalled: false }
    }

    /// Fails once nothing has been taken for too long.
    fn taken<T>(&mut self, written: Poll<io::Result<T>>, context: &mut Context<'_>) -> Poll<io::Result<T>> {
        if written.is_ready() {
            self.stalled = false;
            return written;
        }
        if !self.stalled {
            self.stalled = true;
            self.stall.as_mut().reset(Instant::now() + self.patience.stall);
        }
        self.stall.as_mut().poll(context).map(|()| Err(io::ErrorKind::TimedOut.into()))
    }
}

impl AsyncRead for Line {
    fn poll_read(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let line = self.get_mut();
        if line.phase.is(Phase::HEADER) && line.header.as_mut().poll(context).is_ready() {
            return Poll::Ready(Err(io::ErrorKind::TimedOut.into()));
        }
        let before = buffer.filled().len();
        let read = Pin::new(&mut line.stream).poll_read(context, buffer);
        if buffer.filled().len() > before && line.phase.is(Phase::IDLE) {
            line.phase.becomes(Phase::HEADER);
            line.header.as_mut().reset(Instant::now() + line.patience.header);
        }
        read
    }
}

impl AsyncWrite for Line {
    fn poll_write(self: Pin<&mut Self>, context: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let line = self.get_mut();
        let written = Pin::new(&mut line.stream).poll_write(context, bytes);
        line.taken(written, context)
    }

    fn poll_write_vectored(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        pieces: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let line = self.get_mut();
        let written = Pin::new(&mut line.stream).poll_write_vectored(context, pieces);
        line.taken(written, context)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_flush(context)
    }

    fn poll_shutdown(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.get_mut().stream).poll_shutdown(context)
    }
}

/// A request's body that has to be whole in time.
pub struct Timed<B> {
    body: B,
    due: Pin<Box<Sleep>>,
}

impl<B> Timed<B> {
    /// The body of a request, with more time for a file than for a form.
    pub fn of(request: hyper::Request<B>, patience: Patience) -> hyper::Request<Self> {
        let kind = request.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
        let file = kind.is_some_and(|kind| kind.starts_with("multipart/form-data"));
        let due = Box::pin(sleep(if file { patience.file } else { patience.form }));
        request.map(|body| Self { body, due })
    }
}

impl<B> Body for Timed<B>
where
    B: Body + Unpin,
    B::Error: std::error::Error + Send + Sync + 'static,
{
    type Data = B::Data;
    type Error = Box<dyn std::error::Error + Send + Sync>;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<B::Data>, Self::Error>>> {
        let timed = self.get_mut();
        match Pin::new(&mut timed.body).poll_frame(context) {
            Poll::Ready(frame) => Poll::Ready(frame.map(|frame| frame.map_err(Into::into))),
            Poll::Pending => timed
                .due
                .as_mut()
                .poll(context)
                .map(|()| Some(Err(io::Error::from(io::ErrorKind::TimedOut).into()))),
        }
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

/// A response's body. Once it is gone, the connection waits for another request.
pub struct Answered<B> {
    body: B,
    phase: Phase,
}

impl<B> Answered<B> {
    /// The body of an answer on a connection.
    pub fn new(body: B, phase: Phase) -> Self {
        Self { body, phase }
    }
}

impl<B> Drop for Answered<B> {
    fn drop(&mut self) {
        self.phase.becomes(Phase::IDLE);
    }
}

impl<B: Body + Unpin> Body for Answered<B> {
    type Data = B::Data;
    type Error = B::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<B::Data>, B::Error>>> {
        Pin::new(&mut self.get_mut().body).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_times_are_those_promised() {
        let promised = Patience::shorter(1);
        let seconds = [promised.header, promised.form, promised.file, promised.stall, promised.idle];
        assert_eq!(seconds.map(|time| time.as_secs()), [10, 30, 120, 30, 75]);
        assert_eq!(Patience::shorter(0), promised);
    }
}
