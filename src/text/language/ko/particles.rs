//! The particles of Korean, which are written together with the noun before them.

/// Korean particles that may follow a place, longest first.
static PARTICLES: &[&str] = &[
    "으로부터",
    "뿐이다",
    "로부터",
    "에서는",
    "에서도",
    "까지",
    "부터",
    "에서",
    "으로",
    "에는",
    "에도",
    "보다",
    "이라고",
    "이었다",
    "이며",
    "이다",
    "이고",
    "이자",
    "처럼",
    "뿐",
    "은",
    "는",
    "이",
    "가",
    "을",
    "를",
    "의",
    "와",
    "과",
    "에",
    "로",
    "도",
    "만",
    "다",
];

/// A verb ends so as well, but not behind so many syllables: "모나코다".
const COPULA: (&str, usize) = ("다", 3);

/// Particles that may stand before another one: "서울에서부터의", "부산까지는", "중국과의".
static INNER_PARTICLES: &[&str] =
    &["으로부터", "로부터", "까지", "부터", "에서", "으로", "와", "과"];

/// The starts of the particles that a word ends with, in order.
pub fn starts(piece: &str) -> Vec<usize> {
    let Some(last) = suffix_start(piece, PARTICLES) else { return Vec::new() };
    let inner = suffix_start(&piece[..last], INNER_PARTICLES);
    inner.into_iter().chain([last]).collect()
}

/// Where the first of `endings` that leaves two syllables starts.
fn suffix_start(piece: &str, endings: &[&str]) -> Option<usize> {
    let shortest = |ending: &str| if ending == COPULA.0 { COPULA.1 } else { 2 };
    let long = |ending: &str, stem: &str| stem.chars().count() >= shortest(ending);
    let stems = endings.iter().filter_map(|&ending| Some((ending, piece.strip_suffix(ending)?)));
    stems.filter(|(ending, stem)| long(ending, stem)).map(|(_, stem)| stem.len()).next()
}
