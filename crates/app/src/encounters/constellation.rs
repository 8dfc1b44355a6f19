//! The people somebody met, as a small constellation: a star for each, with a line to oneself. Pure.

use crate::web::{Sentence, Sign};

/// A star in a picture of 360 × 240.
#[derive(Debug, Clone)]
pub struct Star {
    pub x: i32,
    pub y: i32,
    pub sign: Sign,
    pub name: Sentence,
}

/// Where up to six people stand around the middle: an uneven ring, as stars do.
const PLACES: [(i32, i32); 6] = [(76, 62), (284, 54), (306, 168), (64, 178), (180, 34), (186, 208)];
/// Oneself.
pub const MIDDLE: (i32, i32) = (180, 122);

/// The stars of the people met, at most six.
pub fn constellation(met: &[(Sign, String)]) -> Vec<Star> {
    let star = |((x, y), (sign, name)): (&(i32, i32), &(Sign, String))| Star {
        x: *x,
        y: *y,
        sign: *sign,
        name: Sentence::of(name),
    };
    PLACES.iter().zip(met).map(star).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seven_people_are_six_stars_and_nobody_stands_on_another() {
        let met: Vec<(Sign, String)> = (0..7).map(|at| (Sign::at(at), format!("P{at}"))).collect();
        let stars = constellation(&met);
        assert_eq!(stars.len(), 6);
        for (position, one) in stars.iter().enumerate() {
            for other in &stars[position + 1..] {
                assert!((one.x - other.x).abs() + (one.y - other.y).abs() > 60);
            }
        }
    }
}
