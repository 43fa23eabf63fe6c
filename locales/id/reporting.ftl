## Kalender pelaporan

due-title = Kalender pelaporan
due-lede = { $n ->
    [0] Laporan yang wajib dibuat kantor pada { $year }, kepada siapa dan kapan. Tidak ada yang terlambat.
   *[other] Laporan yang wajib dibuat kantor pada { $year }, kepada siapa dan kapan. { $n } laporan terlambat.
}
due-caption = Laporan wajib untuk { $year }
due-choose = Pilih tahun
due-show = Tampilkan
due-none = Tidak ada laporan wajib pada tahun ini
due-none-why = Profil kantor menyebutkan laporan apa yang wajib dibuat dan sejak kapan.
due-report = Laporan
due-on = Tenggat
due-on-help = Isi hari lain bila sudah disepakati. Bila tidak, biarkan seperti ini.
due-writer = Ditulis oleh
due-writer-role = { $role } (belum ada nama)
due-writer-gone = Orang ini tidak bekerja di kantor hari ini. Pilih orang lain.
due-state = Keadaan
due-state-ahead = belum berakhir
due-state-open = belum dimulai
due-state-writing = sedang ditulis
due-state-approved = disetujui
due-state-sent = terkirim
due-state-excused = tidak wajib
due-days-late = terlambat { $n } hari
due-to = Ditujukan kepada: { $to }
due-open = Buka laporan
due-rule = Aturan
due-rhythm = { $n ->
    [0] setiap { $every }, pada hari terakhir
   *[other] setiap { $every }, { $n } hari setelah berakhir
}
every-month = bulan
every-quarter = triwulan
every-half-year = semester
every-year = tahun
due-approvals = Disetujui oleh
due-approvals-n = { $n ->
    [one] satu manajer bersama
   *[other] kedua manajer bersama
}
due-sent-on = Dikirim pada
due-sent-to = Kepada siapa dan bagaimana
due-sent-to-help = Misalnya: kedua manajer bersama lewat surel; kementerian lewat kedutaan.
due-because = Mengapa tidak wajib
due-because-help = Disimpan di kalender dan dibaca semua orang di kantor.
due-begin = Mulai
due-begin-why = Bagian-bagiannya datang dengan angka dan tabel untuk kurun ini; orang menulis apa yang tidak tercatat.
due-begin-do = Mulai laporan ini
due-begun = Laporan sudah dimulai. Angka dan tabelnya diambil dari catatan; tulislah ringkasannya lalu periksa semuanya.
due-begun-already = Laporan ini sudah dimulai. Inilah laporannya.
due-delivery = Pengiriman
due-not-approved = Laporan masih ditulis. Catat sebagai terkirim hanya bila sudah dikirim dengan cara lain.
due-record-sent = Catat sebagai terkirim
due-sent = Tercatat sebagai terkirim.
due-sent-when = Tidak mungkin dikirim pada hari ini. Pilih hari antara awal kurunnya dan hari ini.
due-plan = Siapa dan kapan
due-save = Simpan
due-changed = Tersimpan.
due-day-early = Ini sebelum kurunnya dimulai. Pilih hari yang lebih kemudian.
due-excuse = Tidak wajib kali ini
due-excuse-do = Tidak wajib kali ini
due-excused = Tersimpan: laporan ini tidak wajib kali ini.
due-owe-again = Ternyata tetap wajib
due-owed-again = Laporan ini wajib lagi.
due-waits-why = Ditujukan kepada: { $to }. { $state ->
    [open] Belum ada yang memulai.
    [writing] Sedang ditulis.
   *[approved] Sudah disetujui dan belum dikirim.
}
report-is-sent = Laporan ini ditulis untuk sebagian orang, bukan untuk semua, jadi tidak diterbitkan. Unduh, kirim, lalu catat di kalender pelaporan.

## Tabel yang diambil dari catatan

block-records = Tabel dari catatan
block-draws = Apa yang diambil
block-draws-help = Barisnya diambil dari catatan untuk kurun laporan setiap kali dibuka, sampai laporan disetujui.
block-mark-period = Bulan, triwulan, atau tahun yang dibahas laporan
block-mark-to-date = Dari 1 Januari sampai akhir kurun
block-mark-year-before = Hari-hari yang sama setahun sebelumnya
drawn-none = Tidak ada pada { $period }.
drawn-open = terbuka
drawn-held = Yang diselenggarakan
drawn-held-rule = Kegiatan yang dimulai dalam kurun ini, bagian-bagian suatu program masing-masing, tanpa yang diusulkan, ditunda, atau dibatalkan; peserta dihitung seperti dalam ukuran.
drawn-ahead = Yang berikutnya
drawn-ahead-rule = Kegiatan yang dimulai dalam dua bulan setelah kurun ini dan tidak ditunda atau dibatalkan.
drawn-late = Yang terlambat
drawn-late-rule = Kegiatan yang seharusnya selesai pada akhir kurun ini dan belum tercatat selesai.
drawn-changed = Yang berubah dalam rencana
drawn-changed-rule = Kegiatan yang ditunda atau dibatalkan dalam kurun ini, dengan alasan yang diberikan.
drawn-inputs = Masukan bagi pertemuan badan
drawn-inputs-rule = Masukan bagi pertemuan kelompok kerja dan badan lain dalam kurun ini.
drawn-external = Acara pihak lain
drawn-external-rule = Acara pihak lain dalam kurun ini yang didukung kantor.
drawn-publications = Terbitan
drawn-publications-rule = Yang diterbitkan kantor dalam kurun ini.
drawn-placements = Pejabat yang diperbantukan di kantor
drawn-placements-rule = Penempatan setidaknya satu hari dalam kurun ini; nama tidak disebut.
drawn-promises = Janji dan rekomendasi
drawn-promises-rule = Janji dan rekomendasi yang dibuat, jatuh tempo, atau diselesaikan dalam kurun ini.
drawn-focal-points = Narahubung
drawn-focal-points-rule = Narahubung yang ditunjuk pihak, atau yang masanya berakhir, dalam kurun ini; nama tidak disebut.
drawn-when = Kapan
drawn-end = Seharusnya berakhir
drawn-what = Apa
drawn-where = Di mana
drawn-number = Peserta
drawn-state = Keadaan
drawn-reason = Alasan
drawn-body = Badan
drawn-contribution = Sumbangan
drawn-project = Proyek
drawn-party = Pihak
drawn-promise = Janji
drawn-due = Paling lambat
drawn-theme = Tema
drawn-theme-all = semuanya
drawn-named = ditunjuk
drawn-ended = berakhir
drawn-came = datang
drawn-left = pergi
drawn-there = sepanjang kurun
drawn-came-and-left = datang dan pergi
finding-no-draw = Tabel ini tidak menyebutkan apa yang diambil.
suggest-draw = Pilih apa yang diambil dari catatan.

report-block-again = Ambil alih bagian
report-block-again-why = Bagian dari laporan lain, dengan teksnya seperti di sana. Angka di dalamnya menjadi angka laporan ini. Yang sudah mendapat izin tetap berizin sejauh cakupan izinnya.
report-block-again-which = Bagian
report-block-again-do = Ambil alih
due-in-calendar = Dalam kalender pelaporan: tenggatnya, dan sudah terkirim atau belum

## Surat tentang laporan yang wajib dibuat

mail-due-soon-subject = Tenggat { $due }: { $title }
mail-due-soon-body =
    { $title }

    tenggatnya { $due }, ditujukan kepada: { $to }. { $state ->
        [writing] Laporan sedang ditulis.
        [approved] Laporan sudah disetujui dan masih harus dikirim.
       *[open] Belum ada yang memulai.
    }

    { $address }
mail-due-late-subject = Terlambat { $n } hari: { $title }
mail-due-late-body =
    { $title }

    tenggatnya { $due }, ditujukan kepada: { $to }. { $state ->
        [writing] Laporan sedang ditulis.
        [approved] Laporan sudah disetujui dan masih harus dikirim.
       *[open] Belum ada yang memulai.
    }

    Selesaikan, sepakati hari lain, atau minta manajer bersama menyatakan bahwa laporan ini tidak wajib kali ini:
    { $address }
mail-due-nobody = Belum ada nama penulisnya, jadi surat ini dikirim kepada semua yang berperan “{ $role }”. Tentukan orangnya di sana.
