//! Another year, kept by other people in other words: the totals are counted by hand.

use balai_kernel::{App, import::Standing, measure::Ask, test::on_both, text::Lang};
use balai_sheets::{Out, Table, to_xlsx};

use super::{MODULES, bring, shown};

/// A sheet as its author would have saved it.
fn workbook(title: &str, headings: &[&str], rows: &[&[&str]]) -> Vec<u8> {
    let cell = |text: &&str| {
        if text.is_empty() {
            Out::Empty
        } else {
            Out::Text((*text).to_owned())
        }
    };
    let table = Table {
        title: title.to_owned(),
        columns: headings.iter().map(|text| ((*text).to_owned(), 20)).collect(),
        rows: rows.iter().map(|row| row.iter().map(cell).collect()).collect(),
    };
    to_xlsx(&table).expect("a workbook")
}

/// The year's figures: code and value.
async fn figures(app: &App, codes: &[&'static str]) -> Vec<(&'static str, f64)> {
    let mut out = Vec::new();
    for code in codes {
        let measure = app.measure(code).expect("a measure");
        let cells = (measure.count)(&app.db, &app.profile, Lang::EN, &Ask::year(2025))
            .await
            .expect("a figure");
        out.push((*code, cells[0].as_number().unwrap_or(-1.0)));
    }
    out
}

const TOLD: [&str; 10] = [
    "events",
    "trainings",
    "dialogues",
    "participations",
    "people",
    "officers-trained",
    "parties",
    "trainers",
    "women",
    "womens-share",
];

#[tokio::test]
async fn a_year_kept_in_indonesian_without_codes_comes_out_as_counted_by_hand() {
    on_both(MODULES, async |world| {
        let app = &world.app;
        let plan = workbook(
            "Rencana Kerja 2025",
            &["No", "Waktu Pelaksanaan", "Nama Kegiatan", "Bentuk Kegiatan", "Tempat", "Keterangan Status", "Inisiatif"],
            &[
                &["1", "3-5 Maret 2025", "Pelatihan Verifikasi Dokumen", "Pelatihan", "Jakarta, Indonesia", "Terlaksana", "2; juga 4"],
                &["2", "12 Mei 2025", "Lokakarya Kerja Sama Perbatasan", "Lokakarya", "Bangkok, Thailand", "Terlaksana", "4"],
                &["3", "20-21 Agustus 2025", "Dialog Pelindungan Korban", "Dialog", "daring", "Terlaksana", ""],
                &["4", "September 2025", "Pertemuan Kelompok Teknis", "Rapat", "Manila, Filipina", "Ditunda", ""],
            ],
        );
        let summary = bring(app, "rencana-2025.xlsx", &plan).await;
        assert_eq!(summary.count(Standing::New), 4, "{}", shown(&summary));
        assert_eq!(world.number("select cast(count(*) as bigint) from activity where year = 2025 and month = 3 and precision = 'range' and to_on = '2025-03-05'").await, 1);
        assert_eq!(world.number("select count(*) from activity_initiative").await, 1);
        let list = workbook(
            "Daftar Hadir",
            &["Kehadiran", "Nama Keluarga", "Nama Depan", "L/P", "Negara", "Instansi", "Surel", "Sebagai", "Kegiatan yang diikuti", "Lama hadir"],
            &[
                &["Hadir", "Example", "Sari", "P", "Indonesia", "Direktorat Jenderal Imigrasi", "sari@id.example", "Peserta", "Pelatihan Verifikasi Dokumen", "3 hari"],
                &["Hadir", "Sample", "Budi", "L", "Indonesia", "Polri", "budi@id.example", "Peserta", "PELATIHAN VERIFIKASI DOKUMEN", "3 hari"],
                &["Hadir", "Example", "Anan", "L", "Thailand", "Biro Imigrasi", "anan@th.example", "Peserta", "Pelatihan Verifikasi  Dokumen", "90 menit"],
                &["Tidak hadir", "Sample", "Malee", "P", "Thailand", "Biro Imigrasi", "malee@th.example", "Peserta", "Pelatihan Verifikasi Dokumen", ""],
                &["Hadir", "Example", "Nimal", "L", "Sri Lanka", "Polisi", "nimal@lk.example", "Narasumber", "Pelatihan Verifikasi Dokumen", ""],
                &["Hadir", "Person", "Dewi", "P", "Indonesia", "", "dewi@id.example", "Pelatih", "Pelatihan Verifikasi Dokumen", ""],
                &["Hadir", "Example", "Anan", "L", "Thailand", "Biro Imigrasi", "anan@th.example", "Peserta", "Lokakarya Kerja Sama Perbatasan", ""],
                &["Hadir", "Sample", "Chanthou", "P", "Kamboja", "Kementerian Dalam Negeri", "chanthou@kh.example", "Peserta", "Lokakarya Kerja Sama Perbatasan", ""],
                &["Hadir", "Example", "Sari", "P", "Indonesia", "Direktorat Jenderal Imigrasi", "sari@id.example", "Peserta", "Lokakarya Kerja Sama Perbatasan", ""],
                &["", "Example", "Rashid", "L", "Bangladesh", "Polisi", "rashid@bd.example", "Peserta", "Lokakarya Kerja Sama Perbatasan", ""],
                &["Hadir", "Sample", "Maria", "P", "Filipina", "Biro Imigrasi", "maria@ph.example", "Peserta", "Dialog Pelindungan Korban", "1h30"],
                &["Hadir", "Delegasi Nepal 6 orang", "", "", "Nepal", "", "", "Peserta", "Dialog Pelindungan Korban", ""],
            ],
        );
        let summary = bring(app, "hadir-2025.xlsx", &list).await;
        assert_eq!(summary.count(Standing::New), 12, "{}", shown(&summary));
        let wanted = [
            ("events", 3.0),
            ("trainings", 1.0),
            // By the profile's published category: the workshop and the dialogue.
            ("dialogues", 2.0),
            // Four at the training, three at the workshop, one and six at the dialogue.
            ("participations", 14.0),
            ("people", 6.0),
            ("officers-trained", 4.0),
            ("parties", 6.0),
            ("trainers", 1.0),
            ("women", 4.0),
            ("womens-share", 0.5),
        ];
        assert_eq!(figures(app, &TOLD).await, wanted, "{}", shown(&summary));
        assert_eq!(world.number("select count(*) from participation where days = 3 and minutes is null").await, 2);
        assert_eq!(world.number("select count(*) from participation where minutes = 90 and days is null").await, 2);
        // Both workbooks once more change nothing.
        for (name, bytes) in [("rencana-2025.xlsx", &plan), ("hadir-2025.xlsx", &list)] {
            let again = bring(app, name, bytes).await;
            assert_eq!(again.count(Standing::New), 0, "{}", shown(&again));
            assert_eq!(again.count(Standing::Changes), 0, "{}", shown(&again));
        }
    })
    .await;
}

#[tokio::test]
async fn a_year_kept_in_french_with_figures_as_dates_comes_out_as_counted_by_hand() {
    on_both(MODULES, async |world| {
        let app = &world.app;
        let plan = "Plan de travail 2025;;;;;\n;;;;;\n\
            Intitulé de l'activité;Nature;Période;Lieu;État d'avancement;Partenaires\n\
            Formation à l'entretien;Formation;du 3 au 5 mars 2025;Nouméa, Nouvelle-Calédonie;Réalisé;IOM\n\
            Dialogue sur les routes maritimes;Dialogue;14/04/2025;Port-Vila, Vanuatu;Réalisé;\n\
            Atelier annulé;Atelier;02/06/2025;Suva, Fidji;Annulé;\n";
        let summary = bring(app, "plan-2025.csv", plan.as_bytes()).await;
        assert_eq!(summary.count(Standing::New), 3, "{}", shown(&summary));
        let list = "Liste de présence;;;;;;;\n\
            Activité;Nom de famille;Prénom;Sexe (H/F);Pays;Organisme;Présence (oui/non);Qualité\n\
            Formation à l'entretien;EXAMPLE;Marie;F;Vanuatu;Police;oui;Participante\n\
            Formation à l'entretien;Sample;Jean;H;Vanuatu;Immigration;oui;Participant\n\
            Formation à l'entretien;Person;Tevita;H;Fidji;Immigration;non;Participant\n\
            Formation à l'entretien;Other;Ana;F;Fiji;Police;partiel;Participant\n\
            Dialogue sur les routes maritimes;Sample;Jean;H;Vanuatu;Immigration;oui;Expert\n\
            Dialogue sur les routes maritimes;Third;Lupe;F;Samoa;Douanes;oui;Participante\n\
            Dialogue sur les routes maritimes;Fourth;Paul;H;Samoa;;;Participant\n";
        let summary = bring(app, "presence-2025.csv", list.as_bytes()).await;
        assert_eq!(summary.count(Standing::New), 6, "{}", shown(&summary));
        // Nobody told the profile how French writes this party: the row waits, it is not guessed.
        assert_eq!(summary.count(Standing::Parked), 1, "{}", shown(&summary));
        let wanted = [
            ("events", 2.0),
            ("trainings", 1.0),
            ("dialogues", 1.0),
            // Marie, Jean and in part Ana; Jean and Lupe.
            ("participations", 5.0),
            // Jean without an address stays two people until somebody says that they are one.
            ("people", 5.0),
            ("officers-trained", 3.0),
            ("parties", 3.0),
            ("trainers", 0.0),
            ("women", 3.0),
            ("womens-share", 0.6),
        ];
        assert_eq!(figures(app, &TOLD).await, wanted, "{}", shown(&summary));
        assert_eq!(
            world
                .number("select count(*) from participation where status = 'not-recorded'")
                .await,
            1
        );
        assert_eq!(
            world
                .number("select count(*) from activity where state = 'cancelled' and month = 6")
                .await,
            1
        );
    })
    .await;
}
