//! Random places, the same in every run.

use geo::Point;

/// xorshift64*.
pub struct Random(pub u64);

impl Random {
    /// From 0 up to 1.
    pub fn unit(&mut self) -> f64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Uniform on the sphere.
    pub fn point(&mut self) -> Point {
        let latitude = (2.0 * self.unit() - 1.0).asin().to_degrees();
        Point::new(360.0 * self.unit() - 180.0, latitude)
    }
}
