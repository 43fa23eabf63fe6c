//! Colours, as classes on a page and as literals in print.

/// Where the picture will stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Palette {
    /// In a web page: classes, which [`STYLE`](crate::STYLE) fills from the page's tokens.
    Page,
    /// In a PDF or a file of its own: literal colours and faces, on white.
    Print,
}

/// What a colour is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tone {
    /// Text.
    Ink,
    /// Quieter text.
    Ink2,
    /// Thin rules.
    Rule,
    /// The ground.
    Paper,
    /// A series, from 0.
    Series(usize),
}

/// Series colours in print, in order. The first is the accent. All give white
/// text a contrast of 4.5:1 (WCAG 2.2), and no two neighbours come close for
/// people with protanopia or deuteranopia.
pub(crate) const PRINT: [&str; 8] = [
    "#0b5f66", "#a65f08", "#5b3a82", "#2f6fb0", "#9c2f57", "#66741f", "#5a6578", "#1a2230",
];

/// Faces in print; a name in another script finds its face by fallback.
pub(crate) const FACES: &str = "'Source Sans 3', 'Noto Sans Thai', 'Noto Sans Khmer', 'Noto Sans Myanmar', 'Noto Sans Lao', 'Noto Sans Bengali', 'Noto Sans Sinhala', 'Noto Sans Devanagari', 'Noto Sans Tamil', 'Noto Sans Arabic', 'Noto Sans', sans-serif";

impl Tone {
    /// The literal colour.
    pub(crate) fn literal(self) -> &'static str {
        match self {
            Self::Ink => "#1a2230",
            Self::Ink2 => "#51607a",
            Self::Rule => "#d9d6cc",
            Self::Paper => "#ffffff",
            Self::Series(place) => PRINT[place % PRINT.len()],
        }
    }

    /// The class, without the prefix that marks a stroke.
    pub(crate) fn class(self) -> String {
        match self {
            Self::Ink => "ink".into(),
            Self::Ink2 => "ink-2".into(),
            Self::Rule => "rule".into(),
            Self::Paper => "paper".into(),
            Self::Series(place) => format!("c{}", place % PRINT.len() + 1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::PRINT;

    /// Linear light of `#rrggbb`, 0 to 1.
    fn linear(colour: &str) -> [f64; 3] {
        [1, 3, 5].map(|at| {
            let value = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
            if value <= 0.04045 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            }
        })
    }

    /// Distance in Oklab (Ottosson 2020), times 100.
    fn distance(a: [f64; 3], b: [f64; 3]) -> f64 {
        let lab = |[r, g, b]: [f64; 3]| {
            let l = (0.412_221 * r + 0.536_333 * g + 0.051_446 * b).max(0.0).cbrt();
            let m = (0.211_904 * r + 0.680_700 * g + 0.107_397 * b).max(0.0).cbrt();
            let s = (0.088_302 * r + 0.281_719 * g + 0.629_979 * b).max(0.0).cbrt();
            [
                0.210_454 * l + 0.793_618 * m - 0.004_072 * s,
                1.977_998 * l - 2.428_592 * m + 0.450_594 * s,
                0.025_904 * l + 0.782_772 * m - 0.808_676 * s,
            ]
        };
        let (a, b) = (lab(a), lab(b));
        (0..3).map(|i| (a[i] - b[i]).powi(2)).sum::<f64>().sqrt() * 100.0
    }

    /// Full protanopia and deuteranopia in linear light (Machado, Oliveira, Fernandes 2009).
    const SIGHT: [[[f64; 3]; 3]; 2] = [
        [
            [0.152_286, 1.052_583, -0.204_868],
            [0.114_503, 0.786_281, 0.099_216],
            [-0.003_882, -0.048_116, 1.051_998],
        ],
        [
            [0.367_322, 0.860_646, -0.227_968],
            [0.280_085, 0.672_501, 0.047_413],
            [-0.011_820, 0.042_940, 0.968_881],
        ],
    ];

    #[test]
    fn white_text_is_readable_on_every_series_colour() {
        for colour in PRINT {
            let [r, g, b] = linear(colour);
            let contrast = 1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05);
            assert!(contrast >= 4.5, "{colour}: {contrast:.2}");
        }
    }

    #[test]
    fn neighbours_differ_with_red_green_colour_blindness() {
        for pair in PRINT.windows(2) {
            for sight in SIGHT {
                let see = |colour| {
                    let light = linear(colour);
                    sight.map(|row| (0..3).map(|i| row[i] * light[i]).sum::<f64>().clamp(0.0, 1.0))
                };
                let apart = distance(see(pair[0]), see(pair[1]));
                assert!(apart > 8.0, "{pair:?}: {apart:.1}");
            }
        }
    }
}
