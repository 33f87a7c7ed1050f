//! Cutting the byte stream of a client into messages.

use tokio::io::{AsyncBufRead, AsyncBufReadExt, AsyncRead, AsyncReadExt};

/// The longest header line that is looked at; what is longer can only be noise.
const MAX_HEADER: u64 = 16 * 1024;

/// What stood where a message was expected.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Frame {
    /// The body of a message, not looked into yet.
    Body(Vec<u8>),
    /// A message of so many bytes, more than allowed; it was skipped.
    TooLong(u64),
    /// Headers that do not tell how long the body is; they were skipped.
    NoLength,
}

/// Reads the next message of at most `max_body` bytes; `None` at the end of the input.
///
/// After headers without a length the stream is read on line by line until the next
/// `Content-Length:`, wherever on a line it stands: a body of unknown length is followed by it
/// without a line break.
pub(super) async fn read_frame(input: &mut (impl AsyncBufRead + Unpin), max_body: u64) -> Option<Frame> {
    let mut length = None;
    let mut line = Vec::new();
    loop {
        line.clear();
        if (&mut *input).take(MAX_HEADER).read_until(b'\n', &mut line).await.ok()? == 0 {
            return None;
        }
        if line.iter().all(|byte| byte.is_ascii_whitespace()) {
            break;
        }
        length = content_length(&line).or(length);
    }
    let Some(length) = length else { return Some(Frame::NoLength) };
    if length > max_body {
        skip(input, length).await?;
        return Some(Frame::TooLong(length));
    }
    // The buffer grows with what arrives: a length alone must not reserve memory.
    let mut body = Vec::new();
    let read = (&mut *input).take(length).read_to_end(&mut body).await.ok()?;
    (read as u64 == length).then_some(Frame::Body(body))
}

/// The number behind the last `Content-Length:` of a line.
fn content_length(line: &[u8]) -> Option<u64> {
    const NAME: &[u8] = b"content-length:";
    let at = line.windows(NAME.len()).rposition(|window| window.eq_ignore_ascii_case(NAME))?;
    std::str::from_utf8(&line[at + NAME.len()..]).ok()?.trim().parse().ok()
}

async fn skip(input: &mut (impl AsyncRead + Unpin), length: u64) -> Option<()> {
    let skipped = tokio::io::copy(&mut input.take(length), &mut tokio::io::sink()).await.ok()?;
    (skipped == length).then_some(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn frames(bytes: &[u8], max_body: u64) -> Vec<Frame> {
        let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
        runtime.block_on(async {
            let mut input = bytes;
            let mut frames = Vec::new();
            while let Some(frame) = read_frame(&mut input, max_body).await {
                frames.push(frame);
            }
            frames
        })
    }

    fn body(text: &str) -> Frame {
        Frame::Body(text.as_bytes().to_vec())
    }

    #[test]
    fn bodies_are_as_long_as_their_headers_say() {
        let input = "Content-Length: 2\r\n\r\n{}content-length:4\r\nContent-Type: x\r\n\r\n“a";
        assert_eq!(frames(input.as_bytes(), 100), [body("{}"), body("“a")]);
    }

    #[test]
    fn too_long_a_body_is_skipped() {
        let input = "Content-Length: 8\r\n\r\n12345678Content-Length: 2\r\n\r\n{}";
        assert_eq!(frames(input.as_bytes(), 5), [Frame::TooLong(8), body("{}")]);
    }

    #[test]
    fn a_body_of_unknown_length_costs_no_more_than_itself() {
        for bad in ["garbage", "Content-Length: -5", "Content-Length: 99999999999999999999999", "Content-Length:"] {
            let input = format!("{bad}\r\n\r\n{{\"a\":1}}Content-Length: 2\r\n\r\n{{}}");
            assert_eq!(frames(input.as_bytes(), 100), [Frame::NoLength, body("{}")], "{bad}");
        }
    }

    #[test]
    fn a_body_cut_off_ends_the_stream() {
        assert_eq!(frames(b"Content-Length: 20\r\n\r\n{}", 100), []);
    }

    proptest! {
        #[test]
        fn any_noise_before_a_blank_line_is_survived(noise in proptest::collection::vec(any::<u8>(), 0..60)) {
            let mut input = noise;
            input.extend_from_slice(b"\r\n\r\n\r\n");
            // Noise may happen to be a length; nothing but an end of input can follow then.
            prop_assume!(content_length(&input).is_none());
            input.extend_from_slice(b"Content-Length: 2\r\n\r\n{}");
            prop_assert_eq!(frames(&input, 100).pop(), Some(body("{}")));
        }
    }
}
