//! What kind of agency a name suggests.

use crate::fold::{fold, fold_in_own_script};

/// The kinds of agencies that take part in such processes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum AgencyKind {
    /// Police, gendarmerie.
    Police,
    /// Immigration service.
    Immigration,
    /// Border force or guard.
    Border,
    /// Customs.
    Customs,
    /// Coast guard, maritime enforcement.
    CoastGuard,
    /// Prosecution, attorney general.
    Prosecution,
    /// Foreign and consular affairs.
    Consular,
    /// Social affairs, welfare.
    Social,
    /// Labour, manpower.
    Labour,
    /// A council or committee of several agencies.
    Council,
    /// Anything else.
    Other,
}

use AgencyKind::{
    Border, CoastGuard, Consular, Council, Customs, Immigration, Labour, Police, Prosecution, Social,
};

/// Phrases by kind, in tiers: a phrase of an earlier tier says more than any of a later
/// one (the immigration bureau of a police force is immigration; a council of ministers
/// for labour is labour). Folded; `*` stands for any end of the word.
#[rustfmt::skip]
const TIERS: &[&[(AgencyKind, &[&str])]] = &[
    &[(
        CoastGuard,
        &[
            "coast guard*", "coastguard*", "bakamla", "keamanan laut", "maritime enforcement",
            "penguatkuasaan maritim", "maritime police", "marine police", "canh sat bien",
            "penjaga pantai", "garde cotes",
        ],
    )],
    &[
        (
            Immigration,
            &[
                "immigration*", "imigrasi", "imigresen", "inmigracion", "migration", "migrasi",
                "migracion", "goc idaresi", "xuat nhap canh", "keimigrasian", "immigrant*",
                "citizenship",
            ],
        ),
        (
            Border,
            &[
                "border*", "perbatasan", "sempadan", "bien phong", "frontier*", "frontera*",
                "frontiere*", "bakamas",
            ],
        ),
        (
            Customs,
            &[
                "customs", "bea cukai", "bea dan cukai", "kastam", "hai quan", "douane*",
                "aduana*", "gumruk", "kepabeanan",
            ],
        ),
        (
            Prosecution,
            &[
                "prosecut*", "attorney general*", "attorneys general*", "attorney generals",
                "kejaksaan", "jaksa", "peguam negara", "pendakwa*", "procura*", "kiem sat",
                "fiscalia", "solicitor general*", "district attorney*",
            ],
        ),
    ],
    &[
        (
            Police,
            &[
                "police", "polis", "polri", "polisi", "kepolisian", "polda", "bareskrim",
                "constabulary", "cong an", "canh sat", "gendarm*", "carabinieri", "policia",
                "polizia", "polizei", "interpol", "cid", "tsagdaa*",
            ],
        ),
        (
            Consular,
            &[
                "foreign affairs", "foreign ministry", "foreign office", "external affairs",
                "external relations", "consul*", "embassy", "luar negeri", "ngoai giao",
                "wisma putra", "affaires etrangeres", "relaciones exteriores", "kedutaan",
                "konsul*", "diplom*", "mofa", "dfat", "international cooperation",
            ],
        ),
        (
            Labour,
            &[
                "labour*", "labor", "manpower", "employment", "ketenagakerjaan", "tenaga kerja",
                "sumber manusia", "lao dong", "workers", "travail", "trabajo", "pekerja",
                "overseas workers",
            ],
        ),
        (
            Social,
            &[
                "social", "welfare", "sosial", "kebajikan", "women", "woman", "child*", "family",
                "families", "gender", "wanita", "perempuan", "pemberdayaan", "xa hoi", "victim*",
                "solidarity",
            ],
        ),
    ],
    &[(
        Council,
        &[
            "council*", "commission", "committee*", "task force", "taskforce", "gugus tugas",
            "majlis", "majelis", "dewan", "komisi", "mapo", "iacat", "interagency",
            "inter agency", "interministerial", "anti trafficking", "counter trafficking",
        ],
    )],
];

/// The same in scripts that do not part words, sought anywhere in the text.
#[rustfmt::skip]
const IN_OWN_SCRIPT: &[(AgencyKind, &[&str])] = &[
    (CoastGuard, &["海警", "海上保安"]),
    (
        Immigration,
        &[
            "ตรวจคนเข้าเมือง", "移民", "入境", "出入国", "출입국", "ຄົນເຂົ້າເມືອງ", "អន្តោប្រវេសន៍",
            "цагаачлал", "الهجرة", "миграц",
        ],
    ),
    (Border, &["边防", "تأمين الحدود", "хилийн", "ຊາຍແດນ"]),
    (
        Customs,
        &[
            "ศุลกากร", "海关", "海關", "税関", "관세청", "ພາສີ", "គយ", "гааль", "الجمارك", "အကောက်ခွန်",
        ],
    ),
    (
        Prosecution,
        &["อัยการ", "检察", "檢察", "検察", "검찰", "прокур", "النيابة"],
    ),
    (
        Police,
        &[
            "ตำรวจ", "警察", "公安", "경찰", "ຕຳຫຼວດ", "នគរបាល", "цагдаа", "الشرطة", "ရဲတပ်ဖွဲ့",
            "পুলিশ", "पुलिस",
        ],
    ),
    (
        Consular,
        &[
            "การต่างประเทศ", "外交", "外務", "외교", "ການຕ່າງປະເທດ", "ការបរទេស", "гадаад хэрг",
            "الخارجية",
        ],
    ),
    (
        Labour,
        &[
            "แรงงาน", "劳动", "勞工", "労働", "고용", "ແຮງງານ", "ការងារ", "хөдөлмөр", "العمل",
        ],
    ),
    (
        Social,
        &[
            "พัฒนาสังคม", "สวัสดิการ", "民政", "福祉", "복지", "សង្គមកិច្ច", "нийгмийн", "الاجتماعية",
        ],
    ),
];

/// Guesses the kind of an agency from the words of its name.
///
/// Takes a name in English, Indonesian, Malay, Vietnamese and, for the commonest words, other
/// languages and scripts of the region. A guess to propose, not to count by unseen; [`AgencyKind::Other`]
/// where no word is known. Where several fit, the more specific, then the first, wins.
///
/// ```
/// use balai_names::{AgencyKind, agency_kind};
/// assert_eq!(agency_kind("Direktorat Jenderal Imigrasi"), AgencyKind::Immigration);
/// ```
pub fn agency_kind(name: &str) -> AgencyKind {
    let folded = format!(" {} ", fold(name));
    for tier in TIERS {
        let found = tier
            .iter()
            .flat_map(|(kind, phrases)| phrases.iter().map(move |phrase| (*kind, *phrase)))
            .filter_map(|(kind, phrase)| position(&folded, phrase).map(|place| (place, kind)))
            .min_by_key(|(place, _)| *place);
        if let Some((_, kind)) = found {
            return kind;
        }
    }
    let own = fold_in_own_script(name);
    let found = IN_OWN_SCRIPT
        .iter()
        .find(|(_, words)| words.iter().any(|word| own.contains(&fold_in_own_script(word))));
    found.map_or(AgencyKind::Other, |(kind, _)| *kind)
}

/// Where a phrase begins in text between spaces.
fn position(spaced: &str, phrase: &str) -> Option<usize> {
    match phrase.strip_suffix('*') {
        Some(start) => spaced.find(&format!(" {start}")),
        None => spaced.find(&format!(" {phrase} ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn agencies_are_told_by_their_words() {
        for (name, kind) in [
            ("National Police", Police),
            ("Kepolisian Negara Republik Indonesia", Police),
            ("Polri", Police),
            ("Royal Thai Police - Immigration Bureau", Immigration),
            ("Direktorat Jenderal Imigrasi", Immigration),
            ("Jabatan Imigresen Malaysia", Immigration),
            ("Cục Quản lý xuất nhập cảnh", Immigration),
            ("สำนักงานตรวจคนเข้าเมือง", Immigration),
            ("สำนักงานตำรวจแห่งชาติ", Police),
            ("Border Force", Border),
            ("BORDER GUARDS COMMAND", Border),
            ("Direktorat Jenderal Bea dan Cukai", Customs),
            ("Bea Cukai", Customs),
            ("Customs", Customs),
            ("Royal Malaysian Customs Department", Customs),
            ("Attorney General's Office", Prosecution),
            ("Kejaksaan Agung", Prosecution),
            ("Office of the Director of Public Prosecutions", Prosecution),
            ("Philippine Coast Guard", CoastGuard),
            ("Coastguard", CoastGuard),
            ("Anti-Trafficking Council", Council),
            ("Inter-Agency Council Against Trafficking", Council),
            ("Ministry of Foreign Affairs", Consular),
            ("Kementerian Luar Negeri", Consular),
            ("Ministry of Labour and Social Affairs", Labour),
            ("Ministry of Social Affairs", Social),
            ("Kementerian Sosial", Social),
            ("Regional office", AgencyKind::Other),
            ("Policy Unit", AgencyKind::Other),
            ("", AgencyKind::Other),
        ] {
            assert_eq!(agency_kind(name), kind, "{name}");
        }
    }

    proptest! {
        #[test]
        fn case_does_not_matter_and_nothing_panics(name in any::<String>()) {
            let _ = agency_kind(&name);
            if name.is_ascii() {
                prop_assert_eq!(agency_kind(&name.to_uppercase()), agency_kind(&name.to_lowercase()));
            }
        }

        #[test]
        fn a_police_force_of_anywhere_is_police(place in "[A-Z][a-z]{4,9}q") {
            prop_assert_eq!(agency_kind(&format!("{place} Police")), Police);
        }
    }
}
