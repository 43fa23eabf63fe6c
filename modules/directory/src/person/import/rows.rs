//! A row that names a person, read: the same for people, participants and alumni.

use std::collections::HashSet;

use balai_kernel::{
    Result,
    import::{ColumnSpec, Holds, PlanContext, PlannedRow},
    text::Message,
};
use balai_names::{emails, looks_shared, tidy};
use jiff::civil::Date;

use super::{Resolver, Wanted, read_name, read_sex};
use crate::party::import::{Finder, Found};

/// What headings are about that name an event or a thing, and nobody.
pub const EVENT_WORDS: &[&str] = &[
    "event",
    "events",
    "activity",
    "activities",
    "training",
    "trainings",
    "course",
    "meeting",
    "workshop",
    "session",
    "programme",
    "program",
    "seminar",
    "conference",
    "kegiatan",
    "acara",
    "pelatihan",
    "formation",
    "evento",
    "actividad",
    "activite",
    "evenement",
    "atelier",
    "reunion",
    "taller",
    "curso",
];
/// What other headings with a name are about that is nobody.
const NOT_A_PERSON: &[&str] = &[
    "agency",
    "organisation",
    "organization",
    "institution",
    "ministry",
    "department",
    "office",
    "country",
    "party",
    "state",
    "company",
    "hotel",
    "venue",
    "bank",
    "airline",
    "file",
    "job",
    "position",
    "paper",
    "supervisor",
    "emergency",
    "type",
    "category",
    "number",
    "no",
    "id",
    "list",
    "code",
    "count",
    "day",
    "date",
];
/// What headings say of a person that is not whom they represent.
const NOT_REPRESENTED: &[&str] = &[
    "nationality",
    "citizenship",
    "residence",
    "birth",
    "passport",
    "issue",
    "issuing",
    "visa",
    "host",
    "venue",
];

/// A column of whole names.
pub const NAME: ColumnSpec = ColumnSpec::new(
    "name",
    &[
        "name",
        "full name",
        "name of participant",
        "participant name",
        "participant",
        "complete name",
        "nama",
        "nama lengkap",
        "nama peserta",
        "peserta",
        "nom complet",
        "nombre completo",
        "nombre y apellidos",
        "ชื่อ-นามสกุล",
        "ชื่อ นามสกุล",
        "ชื่อ สกุล",
        "ชื่อและนามสกุล",
        "ชื่อเต็ม",
        "họ và tên",
        "họ tên",
        "officer",
        "name of officer",
        "delegate",
        "nom et prénom",
        "name as in passport",
        "ឈ្មោះ",
        "ຊື່",
        "အမည်",
        "name of delegate",
        "attendee",
        "name of attendee",
        "attendee name",
        "name of person",
        "name of official",
        "official",
        "trainee",
        "name of trainee",
        "trainee name",
        "participants name",
        "delegate name",
        "officer name",
    ],
)
.needed(1)
// Under such a heading a list has whom it is, or what for.
.vaguely(&["focal point", "national focal point", "narahubung"])
.never(&[EVENT_WORDS, NOT_A_PERSON])
.unless(&["given", "family"]);
/// A column of given names.
pub const GIVEN: ColumnSpec = ColumnSpec::new(
    "given",
    &[
        "given name",
        "given names",
        "given name(s)",
        "first name",
        "first names",
        "forename",
        "forenames",
        "first and middle name",
        "nama depan",
        "prénom",
        "prénoms",
        "nombre",
        "nombres",
        "ชื่อ",
        "ชื่อต้น",
        "tên",
        "tên và chữ lót",
        "given",
        "other names",
        "other name",
        "given and other names",
        "middle name",
    ],
)
.needed(1)
.vaguely(&["first"])
.never(&[EVENT_WORDS, NOT_A_PERSON]);
/// A column of family names.
pub const FAMILY: ColumnSpec = ColumnSpec::new(
    "family",
    &[
        "family name",
        "surname",
        "last name",
        "family names",
        "surnames",
        "nama belakang",
        "nama keluarga",
        "marga",
        "nom",
        "nom de famille",
        "apellido",
        "apellidos",
        "นามสกุล",
        "สกุล",
        "họ",
        "family",
        "last names",
    ],
)
.needed(1)
.vaguely(&["last"])
.never(&[EVENT_WORDS, NOT_A_PERSON]);
/// A column of titles.
pub const TITLE: ColumnSpec = ColumnSpec::new(
    "title",
    &[
        "title",
        "salutation",
        "honorific",
        "prefix",
        "mr/ms",
        "mr / mrs / ms",
        "rank",
        "gelar",
        "sapaan",
        "pangkat",
        "titre",
        "civilité",
        "título",
        "คำนำหน้า",
        "คำนำหน้าชื่อ",
        "ยศ",
        "danh xưng",
    ],
)
.never(&[EVENT_WORDS, NOT_A_PERSON]);
/// A column that states the sex.
pub const SEX: ColumnSpec = ColumnSpec::new(
    "sex",
    &[
        "sex",
        "gender",
        "m/f",
        "f/m",
        "male/female",
        "sex (m/f)",
        "gender (m/f)",
        "jenis kelamin",
        "kelamin",
        "l/p",
        "sexe",
        "genre",
        "sexo",
        "género",
        "เพศ",
        "giới tính",
        "ភេទ",
        "ເພດ",
        "gender of participant",
        "m / f / x",
    ],
);
/// A column of addresses.
pub const EMAIL: ColumnSpec = ColumnSpec::new(
    "email",
    &[
        "e-mail",
        "email",
        "email address",
        "e-mail address",
        "mail",
        "surel",
        "alamat email",
        "pos-el",
        "courriel",
        "adresse électronique",
        "correo",
        "correo electrónico",
        "อีเมล",
        "อีเมล์",
        "thư điện tử",
        "contact e-mail",
        "mail address",
        "contact email",
    ],
)
.holding(Holds::Email);
/// A column of telephone numbers.
pub const PHONE: ColumnSpec = ColumnSpec::new(
    "phone",
    &[
        "phone",
        "telephone",
        "tel",
        "mobile",
        "phone number",
        "contact number",
        "whatsapp",
        "telepon",
        "no hp",
        "nomor telepon",
        "nomor hp",
        "téléphone",
        "teléfono",
        "โทรศัพท์",
        "เบอร์โทร",
        "điện thoại",
    ],
);
/// A column of parties.
pub const PARTY: ColumnSpec = ColumnSpec::new(
    "party",
    &[
        "country",
        "party",
        "member",
        "country / organisation",
        "country/organization",
        "country or organisation",
        "member state",
        "delegation",
        "nationality / organisation",
        "economy",
        "state",
        "country / organisation represented",
        "representing",
        "negara",
        "negara / organisasi",
        "negara/organisasi",
        "asal negara",
        "pays",
        "pays / organisation",
        "país",
        "país / organización",
        "ประเทศ",
        "ประเทศ/องค์กร",
        "ประเทศ/หน่วยงาน",
        "quốc gia",
        "nước",
        "nước / tổ chức",
        "ប្រទេស",
        "ປະເທດ",
        "member country",
        "country represented",
        "represented country",
        "party represented",
        "member / observer",
        "member or observer",
        "member state / organisation",
        "member state or organisation",
        "delegation of",
        "sending country",
        "home country",
        "country / agency",
        "country of delegation",
        "state / organisation",
        "member / organisation",
    ],
)
.holding(Holds::Party)
.never(&[NOT_REPRESENTED]);
/// A column of agencies.
pub const AGENCY: ColumnSpec = ColumnSpec::new(
    "agency",
    &[
        "agency",
        "institution",
        "organisation",
        "organization",
        "organisasi",
        "ministry",
        "department",
        "agency / institution",
        "ministry / agency",
        "office",
        "unit",
        "affiliation",
        "employer",
        "agency name",
        "government agency",
        "instansi",
        "lembaga",
        "kementerian",
        "kementerian / lembaga",
        "kementerian/lembaga",
        "institusi",
        "unit kerja",
        "asal instansi",
        "institution / organisme",
        "institución",
        "entidad",
        "หน่วยงาน",
        "สังกัด",
        "กระทรวง",
        "cơ quan",
        "đơn vị",
        "ស្ថាប័ន",
        "company",
        "organisation / agency",
        "home agency",
        "home organisation",
        "work unit",
        "ministry or agency",
        "department / agency",
        "agency or ministry",
    ],
);
/// A column of functions.
pub const POST: ColumnSpec = ColumnSpec::new(
    "post",
    &[
        "position",
        "post",
        "job title",
        "designation",
        "function",
        "position / rank",
        "title / position",
        "jabatan",
        "posisi",
        "fonction",
        "poste",
        "cargo",
        "puesto",
        "ตำแหน่ง",
        "chức vụ",
        "chức danh",
        "function / post",
        "rank / position",
    ],
)
.known_by(is_words);

/// A column of days on which somebody took up a function.
pub const POST_SINCE: ColumnSpec = ColumnSpec::new(
    "post_since",
    &[
        "in post since",
        "in position since",
        "position since",
        "post held since",
        "since",
        "appointed",
        "appointed on",
        "date of appointment",
        "appointment date",
        "menjabat sejak",
        "sejak",
        "en poste depuis",
        "depuis",
        "en el cargo desde",
        "desde",
    ],
)
.holding(Holds::Date);

/// Whether a cell is more than a figure.
fn is_words(text: &str) -> bool {
    text.chars().any(char::is_alphabetic)
}

/// A row as far as it names a person.
pub struct Draft {
    /// Its place among the rows of the run.
    pub at: usize,
    /// What it says about a person.
    pub wanted: Wanted,
    /// What is written of a place that is no party, or of nothing but an agency.
    pub affiliation: Option<String>,
    /// The party as written, where it was only nearly written so.
    pub near: Option<String>,
}

/// Reads the person of a row; settles the row and returns nothing if there is none or
/// somebody has to be asked first.
pub fn draft(at: usize, row: &mut PlannedRow, finder: &Finder, on: Option<Date>) -> Option<Draft> {
    let Some(name) = read_name(row) else {
        row.cannot(Message::new("import-no-name"), None);
        row.cell = place(row);
        return None;
    };
    if name.cut {
        row.cannot(Message::new("import-name-long"), None);
        row.cell = place(row);
        return None;
    }
    let sex = match read_sex(row, &name) {
        Ok(sex) => sex,
        Err(reason) => {
            row.cannot(reason, Some("sex"));
            return None;
        }
    };
    let agency = row
        .get("agency")
        .map(|text| tidy(text).text)
        .filter(|text| !text.is_empty());
    let written = row.get("party").map(|text| tidy(text).text);
    let (party, near) = match finder.find(row, "party") {
        Found::Asked => return None,
        Found::Party(party, true) => (Some(party), written.clone()),
        Found::Party(party, false) => (Some(party), None),
        // A column that mixes countries and organisations may say it with the agency.
        Found::Nothing => (agency.as_deref().and_then(|text| finder.sure(text)), None),
        Found::Place => (None, None),
    };
    let affiliation = match party {
        Some(_) => None,
        None => {
            let parts: Vec<&str> = [agency.as_deref(), written.as_deref()]
                .into_iter()
                .flatten()
                .collect();
            (!parts.is_empty()).then(|| parts.join(", "))
        }
    };
    Some(Draft {
        at,
        wanted: Wanted {
            name,
            email: address(row),
            phone: row
                .get("phone")
                .map(|text| tidy(text).text)
                .filter(|text| text.chars().any(|c| c.is_ascii_digit())),
            party,
            agency: agency.filter(|_| party.is_some()),
            sex,
            on,
            answer: row.answer("person").map(str::to_owned),
        },
        affiliation,
        near,
    })
}

/// The first personal address of a cell, else the first.
fn address(row: &PlannedRow) -> Option<String> {
    let all = emails(row.get("email")?);
    all.iter()
        .find(|email| !looks_shared(email))
        .or(all.first())
        .cloned()
}

fn place(row: &PlannedRow) -> Option<String> {
    ["name", "family", "given"]
        .iter()
        .find_map(|field| row.places.get(*field).cloned())
}

/// Reads what is known of the persons of drafts.
///
/// # Errors
/// When the database fails.
pub async fn resolver(context: &PlanContext<'_>, drafts: &[Draft]) -> Result<Resolver> {
    let wanted: Vec<&Wanted> = drafts.iter().map(|draft| &draft.wanted).collect();
    Resolver::load(context, &wanted).await
}

/// Why a row is new: with the party it was taken for, if that was only nearly written.
pub fn new_reason(draft: &Draft, finder: &Finder, hint: Option<&str>) -> Message {
    match (&draft.near, draft.wanted.party, hint) {
        (Some(written), Some(party), _) => Message::new("import-new-near")
            .with("written", written)
            .with("party", finder.name(party)),
        (_, _, Some(name)) => Message::new("import-new-maybe").with("name", name),
        _ => Message::new("import-new"),
    }
}

/// Nobody beside whom a person was.
pub fn nobody() -> HashSet<crate::PersonId> {
    HashSet::new()
}
