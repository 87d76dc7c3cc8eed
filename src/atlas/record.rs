//! Parts of records that several layers share: points and texts, fixed in width, little-endian.

use geo::Point;
use zerocopy::little_endian::I32;
use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

/// A number below 2^24.
#[derive(Clone, Copy, Debug, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct U24([u8; 3]);

impl U24 {
    /// # Panics
    /// If the number does not fit, which is the packer's to know.
    pub fn new(value: u32) -> Self {
        let [a, b, c, d] = value.to_le_bytes();
        assert!(d == 0, "{value} does not fit into 24 bits");
        Self([a, b, c])
    }

    pub fn get(self) -> u32 {
        let [a, b, c] = self.0;
        u32::from_le_bytes([a, b, c, 0])
    }
}

/// A point in millionths of a degree (0.11 m).
#[derive(Clone, Copy, Debug, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct PackedPoint {
    lon: I32,
    lat: I32,
}

impl PackedPoint {
    const PER_DEG: f64 = 1e6;

    pub fn new(point: Point) -> Self {
        let pack = |degrees: f64| I32::new((degrees * Self::PER_DEG).round() as i32);
        Self { lon: pack(point.x()), lat: pack(point.y()) }
    }

    pub fn point(self) -> Point {
        let unpack = |packed: I32| f64::from(packed.get()) / Self::PER_DEG;
        Point::new(unpack(self.lon), unpack(self.lat))
    }
}

/// A stretch of a layer's table `text`.
#[derive(Clone, Copy, Debug, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct PackedText {
    offset: U24,
    length: u8,
}

impl PackedText {
    /// # Panics
    /// If the offset does not fit.
    pub(super) fn new(offset: u32, length: u8) -> Self {
        Self { offset: U24::new(offset), length }
    }

    pub(super) fn offset(self) -> u32 {
        self.offset.get()
    }

    /// The length in bytes.
    pub(super) fn len(self) -> usize {
        self.length.into()
    }

    /// The text itself; empty if the record does not fit its table.
    pub fn read(self, text: &[u8]) -> &str {
        std::str::from_utf8(self.bytes(text)).unwrap_or("")
    }

    /// Whether the text is `other`.
    pub fn is(self, text: &[u8], other: &str) -> bool {
        self.len() == other.len() && self.bytes(text) == other.as_bytes()
    }

    fn bytes(self, text: &[u8]) -> &[u8] {
        let start = self.offset.get() as usize;
        text.get(start..start + self.len()).unwrap_or(&[])
    }
}

/// Collects the texts of a layer; equal texts are kept once.
#[derive(Clone, Default)]
pub struct TextWriter {
    bytes: Vec<u8>,
    known: std::collections::HashMap<String, PackedText>,
}

impl TextWriter {
    /// Keeps `text`, of which at most 255 bytes are kept, cut between characters.
    pub fn add(&mut self, text: &str) -> PackedText {
        if let Some(known) = self.known.get(text) {
            return *known;
        }
        let length = text.floor_char_boundary(usize::from(u8::MAX));
        let offset = U24::new(self.bytes.len() as u32);
        self.bytes.extend_from_slice(&text.as_bytes()[..length]);
        let packed = PackedText { offset, length: length as u8 };
        self.known.insert(text.to_owned(), packed);
        packed
    }

    pub fn finish(self) -> Vec<u8> {
        self.bytes
    }
}

/// Prominence of a place in powers of ten, in 1/25 steps.
#[derive(Clone, Copy, Debug, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct Prominence(u8);

impl Prominence {
    const PER_ONE: f64 = 25.0;

    pub fn new(value: f64) -> Self {
        Self((value * Self::PER_ONE).round().clamp(0.0, 255.0) as u8)
    }

    pub fn value(self) -> f64 {
        f64::from(self.0) / Self::PER_ONE
    }

    /// How many of `all`, most prominent first, are more prominent than each step.
    pub fn ranks(all: &[Self]) -> Vec<U24> {
        let above = |step: u8| U24::new(all.partition_point(|it| it.0 > step) as u32);
        (0..u8::MAX).map(above).collect()
    }

    /// The prominence of the record that comes behind `rank` others, from [`Self::ranks`].
    pub fn of_rank(rank: u32, ranks: &[U24]) -> Self {
        Self(ranks.partition_point(|above| above.get() > rank).min(usize::from(u8::MAX)) as u8)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prominence_is_known_by_rank() {
        let all = [10.2, 9.0, 9.0, 3.04, 0.04, 0.0, 0.0].map(Prominence::new);
        let ranks = Prominence::ranks(&all);
        for (rank, prominence) in (0..).zip(all) {
            assert_eq!(Prominence::of_rank(rank, &ranks).value(), prominence.value());
        }
    }

    #[test]
    fn points_keep_six_decimals() {
        let point = Point::new(-179.999_999, 89.123_456);
        assert_eq!(PackedPoint::new(point).point(), point);
    }

    #[test]
    fn texts_are_kept_once_and_cut_between_characters() {
        let mut writer = TextWriter::default();
        let (a, b) = (writer.add("Łódź"), writer.add("Łódź"));
        let long = writer.add(&"ß".repeat(200));
        let text = writer.finish();
        assert_eq!((a.read(&text), b.read(&text)), ("Łódź", "Łódź"));
        assert_eq!(long.read(&text), "ß".repeat(127));
        assert_eq!(a.read(b""), "");
    }
}
