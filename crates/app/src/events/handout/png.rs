//! The smallest PNG writer that a code to scan needs: one bit a pixel, stored without compression
//! (PNG specification, third edition; RFC 1950 and 1951 for the container).

/// A square of `side` pixels, at most 8,000.
pub fn encode(side: usize, is_dark: &dyn Fn(usize, usize) -> bool) -> Vec<u8> {
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    let length = u32::try_from(side).unwrap_or(0).to_be_bytes();
    chunk(&mut file, b"IHDR", &[&length[..], &length[..], &[1, 0, 0, 0, 0]].concat());
    chunk(&mut file, b"IDAT", &zlib(&rows(side, is_dark)));
    chunk(&mut file, b"IEND", &[]);
    file
}

/// Each row begins with its filter, 0; a light pixel is a 1.
fn rows(side: usize, is_dark: &dyn Fn(usize, usize) -> bool) -> Vec<u8> {
    let row = |y: usize| {
        let byte = move |first: usize| {
            (0..8).fold(0_u8, |byte, bit| {
                let x = first * 8 + bit;
                byte << 1 | u8::from(x < side && !is_dark(x, y))
            })
        };
        std::iter::once(0).chain((0..side.div_ceil(8)).map(byte)).collect::<Vec<u8>>()
    };
    (0..side).flat_map(row).collect()
}

fn zlib(bytes: &[u8]) -> Vec<u8> {
    let mut out = vec![0x78, 0x01];
    let last = bytes.chunks(65_535).count().saturating_sub(1);
    for (number, block) in bytes.chunks(65_535).enumerate() {
        let length = u16::try_from(block.len()).unwrap_or(u16::MAX);
        out.push(u8::from(number == last));
        out.extend(length.to_le_bytes());
        out.extend((!length).to_le_bytes());
        out.extend(block);
    }
    out.extend(adler32(bytes).to_be_bytes());
    out
}

fn chunk(file: &mut Vec<u8>, kind: &[u8; 4], content: &[u8]) {
    file.extend(u32::try_from(content.len()).unwrap_or(0).to_be_bytes());
    file.extend(kind);
    file.extend(content);
    file.extend(crc32(&[&kind[..], content].concat()).to_be_bytes());
}

fn crc32(bytes: &[u8]) -> u32 {
    let step = |crc: u32, byte: &u8| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { crc >> 1 ^ 0xedb8_8320 } else { crc >> 1 })
    };
    !bytes.iter().fold(u32::MAX, step)
}

fn adler32(bytes: &[u8]) -> u32 {
    let (a, b) = bytes.iter().fold((1_u32, 0_u32), |(a, b), byte| {
        let a = (a + u32::from(*byte)) % 65_521;
        (a, (b + a) % 65_521)
    });
    b << 16 | a
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sums_are_those_of_the_specifications() {
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
        assert_eq!(adler32(b"Wikipedia"), 0x11e6_0398);
    }

    #[test]
    fn a_picture_begins_and_ends_as_one() {
        let file = encode(9, &|x, y| x == y);
        assert!(file.starts_with(b"\x89PNG\r\n\x1a\n"));
        assert!(file.windows(4).any(|window| window == b"IEND"));
    }
}
