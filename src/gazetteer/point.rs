//! Places as points of a sphere, for measuring many pairs.

/// A point of the unit sphere, times one half, so that the distance of two is half their chord.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point([f64; 3]);

impl Point {
    /// The point at degrees north and east.
    pub fn new((north, east): (f64, f64)) -> Self {
        let ((sin_north, cos_north), (sin_east, cos_east)) =
            (north.to_radians().sin_cos(), east.to_radians().sin_cos());
        Point([sin_north, cos_north * cos_east, cos_north * sin_east].map(|x| x / 2.0))
    }

    /// The square of half the chord to another point, in radii: in the order of the distances on the
    /// sphere, and cheaper.
    pub fn squared(self, other: Point) -> f64 {
        let (Point([x, y, z]), Point([other_x, other_y, other_z])) = (self, other);
        let (x, y, z) = (x - other_x, y - other_y, z - other_z);
        x * x + y * y + z * z
    }
}
