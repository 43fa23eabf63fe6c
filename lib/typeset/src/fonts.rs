//! The faces a document can be set in.

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

use crate::Refusal;

/// Faces, read once and used for any number of documents.
///
/// Text in a script that the named family lacks falls back to the first loaded
/// face that has it.
pub struct Fonts {
    pub(crate) book: LazyHash<FontBook>,
    pub(crate) faces: Vec<Font>,
}

/// One embedded file of `assets/fonts/print`.
macro_rules! face {
    ($path:literal) => {
        include_bytes!(concat!("../../../assets/fonts/print/", $path)).as_slice()
    };
}

const EMBEDDED: [&[u8]; 18] = [
    face!("source-sans/SourceSans3-Regular.otf"),
    face!("source-sans/SourceSans3-It.otf"),
    face!("source-sans/SourceSans3-Semibold.otf"),
    face!("source-sans/SourceSans3-SemiboldIt.otf"),
    face!("source-serif/SourceSerif4-Regular.otf"),
    face!("source-serif/SourceSerif4-It.otf"),
    face!("source-serif/SourceSerif4-Semibold.otf"),
    face!("source-serif/SourceSerif4Display-Regular.otf"),
    face!("source-serif/SourceSerif4Display-Semibold.otf"),
    face!("noto/NotoSansThai-Regular.ttf"),
    face!("noto/NotoSansKhmer-Regular.ttf"),
    face!("noto/NotoSansMyanmar-Regular.ttf"),
    face!("noto/NotoSansLao-Regular.ttf"),
    face!("noto/NotoSansBengali-Regular.ttf"),
    face!("noto/NotoSansSinhala-Regular.ttf"),
    face!("noto/NotoSansDevanagari-Regular.ttf"),
    face!("noto/NotoSansTamil-Regular.ttf"),
    face!("noto/NotoSansArabic-Regular.ttf"),
];

impl Fonts {
    /// The faces that come with the program: Source Sans 3, Source Serif 4,
    /// Source Serif 4 Display, and Noto Sans for Thai, Khmer, Myanmar, Lao,
    /// Bengali, Sinhala, Devanagari, Tamil and Arabic. Chinese, Japanese and
    /// Korean are not among them.
    ///
    /// Takes some milliseconds: make it once and keep it.
    #[must_use]
    pub fn embedded() -> Self {
        Self::of(
            EMBEDDED
                .iter()
                .flat_map(|file| Font::iter(Bytes::new(*file)))
                .collect(),
        )
    }

    /// The embedded faces and, after them, those in `files` (each a whole TTF,
    /// OTF or TTC; WOFF is not read), so that an office can add a script.
    ///
    /// # Errors
    ///
    /// [`Refusal::Font`] with the place of the first file (from 0) in which no
    /// face was found.
    pub fn load(files: Vec<Vec<u8>>) -> Result<Self, Refusal> {
        let mut faces = Self::embedded().faces;
        for (place, file) in files.into_iter().enumerate() {
            let before = faces.len();
            faces.extend(Font::iter(Bytes::new(file)));
            if faces.len() == before {
                return Err(Refusal::Font { place });
            }
        }
        Ok(Self::of(faces))
    }

    /// Whether a family of that name is loaded (upper and lower case are one).
    #[must_use]
    pub fn has_family(&self, name: &str) -> bool {
        self.book.contains_family(&name.to_lowercase())
    }

    /// The characters of `text` that no loaded face has, each once, in order of
    /// appearance: they print as empty boxes. Blanks, marks of direction and other
    /// characters without a shape of their own are none of them.
    #[must_use]
    pub fn lacking(&self, text: &str) -> Vec<char> {
        let mut lacking = Vec::new();
        for c in text.chars() {
            let has_shape = !(c.is_ascii() || c.is_whitespace() || c.is_control() || is_shapeless(c));
            if has_shape && !lacking.contains(&c) && !self.has(c) {
                lacking.push(c);
            }
        }
        lacking
    }

    fn has(&self, c: char) -> bool {
        self.faces
            .iter()
            .any(|face| face.info().coverage.contains(u32::from(c)))
    }

    fn of(faces: Vec<Font>) -> Self {
        Self {
            book: LazyHash::new(FontBook::from_fonts(&faces)),
            faces,
        }
    }
}

/// Joiners, marks of direction, selectors of variants, private characters.
const fn is_shapeless(c: char) -> bool {
    matches!(
        c,
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e000}'..='\u{f8ff}' | '\u{ad}'
    )
}

#[cfg(test)]
mod tests {
    use super::Fonts;

    #[test]
    fn what_no_face_has_is_named_once_and_in_order() {
        let fonts = Fonts::embedded();
        let lacking: String = fonts
            .lacking("李明 (Li Ming), שלום, 東京, 李 😀")
            .into_iter()
            .collect();
        assert_eq!(lacking, "李明שלום東京😀");
    }

    #[test]
    fn the_scripts_that_come_with_the_program_lack_nothing() {
        let fonts = Fonts::embedded();
        for text in [
            "Nguyễn Thị Hạnh – “café” · 12 €",
            "กัญญา สุวรรณรัตน์",
            "សុខ ចាន់ដារ៉ា",
            "မောင်မောင်",
            "ສົມພອນ",
            "রহিমা খাতুন",
            "නිමල් පෙරේරා",
            "राम बहादुर",
            "முருகன்",
            "محمد",
            "a\u{200d}b\u{feff}\u{e000}\n\t",
        ] {
            assert!(
                fonts.lacking(text).is_empty(),
                "{text}: {:?}",
                fonts.lacking(text)
            );
        }
    }
}
