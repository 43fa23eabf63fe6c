# Acara, siapa yang ikut serta, jumlah kehadiran, sesi, acara pihak lain, dan masukan bagi badan.

events-nav = Acara
events-title = Acara
events-lede = Pelatihan, lokakarya, dialog, dan rapat: apa isinya, dan siapa yang hadir.
events-sections = Bagian dari seksi ini
events-own = Acara
events-external = Acara pihak lain
events-inputs = Masukan bagi badan
search-noun-external-event = Acara pihak lain
search-noun-body-input = Masukan bagi badan
events-count = { $n ->
   *[other] { $n } acara
  }
events-empty = Tidak ada acara di sini
events-empty-why = Tidak ada acara yang cocok dengan saringan ini, atau tidak ada yang terbuka bagi Anda.
events-public-empty-why = Belum ada yang diumumkan di sini.
events-public-lede = Yang diselenggarakan dan didukung kantor. Orang tidak disebut namanya di sini.
events-coming = Acara mendatang
events-latest = Acara terakhir
events-all = Semua acara
events-calendar = Kalender (iCalendar)
events-feed = Umpan (Atom)

event-new = Rencanakan acara
event-edit = Ubah tingkat, moda, tuan rumah, dan program
event-edit-plan = Ubah judul, tanggal, dan untuk apa dihitung
event-edit-title = Ubah: { $title }
event-save = Simpan acara
event-back = Kembali ke acara
event-change = Ubah
event-tabs = Tentang acara ini
event-overview = Ikhtisar
event-people = Orang
event-sessions = Sesi
event-month = Bulan
event-audience = Acara: { $event }. Nama: kantor, narahubung pihak yang bersangkutan, dan orang di dalam ruangan. Nilai: orangnya sendiri, para pelatih, dan petugas pemantauan.
event-who-came = Siapa yang hadir
event-party-came = Pihak yang ikut serta
event-party-own = Pihak Anda sendiri
event-participations = Keikutsertaan
event-participations-note = { $named } dengan nama, { $numbered } dengan jumlah
event-people-counted = Orang
event-trainers = Pelatih, dihitung terpisah
event-not-recorded = Kehadiran tidak tercatat
event-gain = Peningkatan hasil belajar, poin
event-gain-note = { $n } dengan kedua nilai; 95 % antara { $low } dan { $high }
event-gain-n = { $n } dengan kedua nilai
event-nobody = Belum ada yang tercatat
event-nobody-why = Orang dan jumlah kehadiran akan tercantum di sini setelah ditambahkan atau diimpor.
event-by-party = { $parties ->
   *[other] { $parties } pihak
  } ikut serta dengan { $n ->
   *[other] { $n } orang
  }
event-own-party = { $party } hadir dengan { $n } orang
event-by-party-source = Keikutsertaan orang yang hadir setidaknya sebagian, dalam peran yang dihitung, dan jumlah kehadiran tanpa yang kemudian dinamai; menurut pihak yang diwakili.
event-as-table = Sebagai tabel
event-parts-why = Bagian-bagiannya dihitung, keseluruhannya tidak.
event-lists = Daftar peserta untuk dicetak
event-party-help = Nama atau kode.
event-party-unknown = Tidak ada pihak dengan nama atau kode ini. Pilih salah satu yang ditawarkan.
event-part-help = Keseluruhan dan bagiannya tidak pernah dihitung dua-duanya.
event-part-nested = Ini tidak dapat menjadi keseluruhan: ia sendiri bagian, atau acara ini mempunyai bagian sendiri.
event-level-party-needed = Sebutkan pihak yang dituju acara nasional ini.
event-field-office-role = Peran kantor
event-field-level = Tingkat
event-field-level-party = Pihak yang bersangkutan
event-field-mode = Moda
event-field-host-party = Tuan rumah
event-field-series = Rangkaian
event-field-funder = Didanai oleh
event-field-in-kind-giver = Bantuan barang atau jasa dari
event-field-part-of = Bagian dari
event-field-unlisted = Tidak ditampilkan
event-field-state = Status
event-field-reason = Alasan
event-field-title = Judul
event-field-when = Tanggal
event-field-place = Tempat
event-field-kind = Jenis
event-field-owner = Penanggung jawab
event-office-role-led = memimpin
event-office-role-co-led = ikut memimpin
event-office-role-funded = mendanai
event-office-role-supported = mendukung
event-office-role-contributed = berkontribusi
event-level-regional = regional
event-level-sub-regional = subregional
event-level-bilateral = bilateral
event-level-national = nasional
event-mode-in-person = tatap muka
event-mode-online = daring
event-mode-hybrid = hibrida

participation-new = Tambahkan orang
participation-search = Nama
participation-search-help = Sebagian nama sudah cukup, dalam aksara apa pun. Cari dahulu di sini sebelum menambahkan orang baru.
participation-find = Cari
participation-found = Ditemukan di direktori
participation-none-found = Tidak ada yang bernama demikian
participation-none-found-why = Coba ejaan lain, atau tambahkan orang yang belum dikenal direktori.
participation-unknown = Tambahkan orang baru
participation-name-needed = Tulis setidaknya satu nama.
participation-new-person-help = Seperti tertulis di daftar. Direktori mendapat catatan yang dapat dilengkapi orang lain.
participation-twice = Orang ini sudah ada di daftar: satu orang dihitung sekali per acara. Buka barisnya dan ubahlah.
participation-save = Simpan
participation-count = { $n ->
   *[other] { $n } orang yang boleh Anda lihat
  }
participation-caption = { $n } orang dengan nama
participation-empty = Tidak ada nama di sini
participation-empty-why = Belum ada yang tercatat, tidak ada yang cocok dengan saringan ini, atau namanya bukan untuk Anda.
participation-no-mark = tidak diikuti
participation-how-long = Berapa lama
participation-marks = Tes
participation-marks-help = Dilihat oleh orangnya sendiri, pelatih acara, dan petugas pemantauan.
participation-party-help = Pihak yang diwakili di acara ini; kewarganegaraan tidak dihitung.
participation-role-help = Semua yang sesuai; yang pertama dihitung. Siapa yang bekerja di sana untuk kantor, tuan rumah, juru bahasa, atau bagian pendukung tidak masuk angka apa pun, apa pun peran lainnya.
participation-line-help = Orang yang tadinya dihitung sebagai jumlah dikeluarkan dari jumlah itu.
participation-amount = Tulis bilangan dari 0 sampai { $most }.
participation-days = { $status }, { $days } hari
participation-minutes = { $status }, { $minutes } menit
participation-may-export = Nama keluar dari program hanya lewat kantor dan narahubung. Mintalah daftarnya kepada mereka.
participation-field-name = Nama
participation-field-own-script = Aksara sendiri
participation-field-given = Nama depan
participation-field-family = Nama keluarga
participation-field-party = Pihak
participation-field-party-status = Kedudukan pada hari itu
participation-field-agency = Instansi
participation-field-role = Peran
participation-field-status = Kehadiran
participation-field-days = Hari
participation-field-minutes = Menit
participation-field-way = Cara
participation-field-sex = Jenis kelamin
participation-field-sex-source = Jenis kelamin diketahui dari
participation-field-pre = Sebelum
participation-field-post = Sesudah
participation-field-completed = Menyelesaikan pelatihan
participation-field-headcount-line = Dikeluarkan dari jumlah ini
participation-status-not-recorded = tidak tercatat
participation-status-expected = diharapkan
participation-status-attended = hadir
participation-status-partly = hadir sebagian
participation-status-absent = tidak hadir
participation-status-excused = berhalangan dengan izin
participation-status-withdrawn = mengundurkan diri
participation-way-room = di ruangan
participation-way-online = daring
participation-sex-unknown = tidak diketahui
participation-sex-female = perempuan
participation-sex-male = laki-laki
participation-sex-undisclosed = memilih tidak menyebutkan
participation-sex-source-list = daftar
participation-sex-source-self = orangnya sendiri
participation-sex-source-title = sapaan (Bapak, Ibu)
participation-is-completed = selesai
participation-is-in-line = dikurangkan dari hitungan kepala
participation-party-member = anggota
participation-party-observer = pengamat
participation-party-partner = mitra

list-form-full = Daftar lengkap, untuk kantor
list-form-room = Nama dan jabatan, untuk orang di dalam ruangan
list-form-delegations = Delegasi saja
list-print = Cetak
list-word = Sebagai dokumen Word
list-delegations-empty = Belum ada pihak yang tercatat.

headcount-title = Jumlah kehadiran
headcount-new = Tambahkan jumlah kehadiran
headcount-save = Simpan jumlah kehadiran
headcount-empty = Tidak ada jumlah kehadiran
headcount-empty-why = Bila hanya jumlah orang yang diketahui, jumlah itu tercantum di sini.
headcount-no-party = tanpa pihak
headcount-field-party = Pihak
headcount-field-number = Jumlah
headcount-field-women = Perempuan
headcount-field-men = Laki-laki
headcount-field-basis = Diketahui dari
headcount-unknown = Tidak diketahui
headcount-named = Kemudian dinamai
headcount-left = Sisa
headcount-rest = Selebihnya dihitung sebagai tidak diketahui.
headcount-basis-counted = hitungan
headcount-basis-estimated = perkiraan
headcount-line-choice = { $party } (sisa { $left })
headcount-line-empty = Semua orang dalam jumlah ini sudah diketahui namanya. Tidak ada yang disimpan; naikkan dahulu jumlahnya, atau jangan pilih jumlah.
headcount-too-many = Perempuan dan laki-laki lebih banyak daripada orangnya. Periksa ketiga angkanya.
headcount-fewer = { $n } orang dalam jumlah ini sudah diketahui namanya; jumlahnya tidak boleh lebih kecil.
headcount-nobody = Tulis berapa orang yang hadir.

removal-open = Keluarkan dari daftar
removal-title = Keluarkan dari daftar: { $line }
removal-headcount = jumlah { $n } orang
removal-headcount-of = { $party }, jumlah { $n } orang
removal-reason = Alasan
removal-reason-help = Kantor membacanya dalam riwayat acara.
removal-reason-list = Kantor membacanya di tempat data yang dikeluarkan, dan ketika sebuah buku kerja menyebutnya lagi.
removal-counts-no-more = Mulai sekarang baris ini tidak dihitung dalam angka mana pun, dan hanya kantor yang masih melihatnya.
removal-stays = Baris ini tetap ada dalam riwayat acara beserta alasannya, dan dapat dikembalikan dari sana.
removal-stays-away = Data ini tercantum beserta alasannya di antara yang dikeluarkan, dan dapat dikembalikan dari sana. Buku kerja yang menyebutnya lagi tidak mengembalikannya.
removal-do = Keluarkan
removal-section = Dikeluarkan dari daftar
removal-list = Yang dikeluarkan
removal-list-lede = Tidak dihitung di mana pun dan tercantum di sini beserta alasannya. Yang keliru dikeluarkan dapat dikembalikan seperti semula.
removal-to-list = Kembali ke daftar
removal-none = Tidak ada yang dikeluarkan
removal-none-why = Yang dikeluarkan dari daftar tercantum di sini beserta alasannya.
removal-what = Apa
removal-line = Siapa atau berapa orang
removal-why = Alasan
removal-who = Oleh siapa dan kapan
removal-back = Kembali
removal-restore = Kembalikan
removal-changed = Baris ini sementara itu diubah atau dikeluarkan. Tidak ada yang dikeluarkan. Periksa keadaannya sekarang.
removal-line-named = { $n ->
   *[other] { $n } orang sudah dikurangkan dari jumlah ini. Tidak ada yang dikeluarkan. Lepaskan dahulu jumlah ini dari baris mereka.
  }
removal-entered-again = Tidak dikembalikan: data ini sudah ada, karena dimasukkan lagi atau sudah dikembalikan sementara itu. Periksa daftar yang sekarang.
removal-there-again = Orang ini sudah tercantum lagi dalam daftar, dan satu orang dihitung satu kali per acara. Tidak ada yang dikembalikan.
act-removed = mengeluarkan
act-restored = mengembalikan
event-history-created = menambahkan { $who }
event-history-changed = mengubah baris { $who }
event-history-removed = mencoret { $who } dari daftar
event-history-restored = mengembalikan { $who } ke daftar
event-history-person = seorang peserta
event-history-headcount = sebuah hitungan kepala
event-history-imported = { $n ->
   *[other] memasukkan { $n } orang dengan nama dari { $file }
  }

session-new = Tambahkan sesi
session-save = Simpan sesi
session-count = { $n ->
   *[other] { $n } sesi
  }
session-empty = Belum ada sesi
session-empty-why = Agenda tercantum di sini setelah diisi, dengan apa yang boleh diceritakan dari tiap sesi.
session-closed = Sesi tertutup
session-field-title = Judul
session-field-day = Hari
session-field-starts = Mulai
session-field-ends = Selesai
session-field-attribution = Penyebutan sumber
session-time-column = Waktu
session-day-help = Satu hari, misalnya 5 Juni 2024.
session-time-help = Waktu di tempat acara, misalnya 09:30.
session-time = Tulis waktunya seperti 09:30.
session-one-day = Satu sesi berlangsung pada satu hari. Tulis seperti 5 Juni 2024.
session-ends-before = Selesainya mendahului mulainya. Periksa kedua waktunya.

attribution-open = terbuka
attribution-open-why = Nama dan peran boleh disebut.
attribution-without-attribution = tanpa menyebut sumber
attribution-without-attribution-why = Boleh disebut siapa yang hadir, tidak siapa yang berbicara sebagai apa: daftar dan berkas tidak memuat peran.
attribution-closed = tertutup
attribution-closed-why = Tidak ada nama yang keluar dari ruangan: daftar dan berkas hanya memuat pihak.

external-event-lede = Acara pihak lain yang mendapat kontribusi staf kantor.
external-event-new = Tambahkan acara pihak lain
external-event-save = Simpan acara pihak lain
external-event-count = { $n ->
   *[other] { $n } acara pihak lain
  }
external-event-empty = Tidak ada acara pihak lain di sini
external-event-empty-why = Tidak ada yang cocok dengan saringan ini, atau belum ada yang diisi.
external-event-when-help = Setidaknya tahunnya: angka dihitung per tahun.
external-event-year-needed = Tulis setidaknya tahunnya.
external-event-field-title = Acara
external-event-field-when = Tanggal
external-event-field-place = Tempat
external-event-field-contribution = Kontribusi
external-event-field-initiative = Inisiatif
external-event-field-purpose = Tujuan inti

body-input-lede = Yang disumbangkan kantor ke rapat badan-badan proses.
body-input-new = Tambahkan masukan
body-input-save = Simpan masukan
body-input-count = { $n ->
   *[other] { $n } masukan
  }
body-input-empty = Tidak ada masukan di sini
body-input-empty-why = Tidak ada yang cocok dengan saringan ini, atau belum ada yang diisi.
body-input-field-body = Badan
body-input-field-meeting = Rapat
body-input-field-when = Tanggal
body-input-field-summary = Ringkasan

event-chart-no-data = Tidak ada yang dapat ditampilkan
event-chart-missing = tidak tercatat
event-chart-total = Jumlah
event-chart-share = Bagian
event-chart-label = Nama
event-chart-group = Kelompok

today-figure = { $measure }, { $year }
today-figure-of = { $measure }, { $year }: { $scope }
today-event-unrecorded = { $n ->
   *[other] kehadiran { $n } orang belum tercatat
  }

told-event-saved = Acara tersimpan.
told-participation-saved = Keikutsertaan tersimpan.
told-headcount-saved = Jumlah kehadiran tersimpan.
told-session-saved = Sesi tersimpan.
told-external-event-saved = Acara pihak lain tersimpan.
told-body-input-saved = Masukan tersimpan.
told-line-removed = Sudah dikeluarkan dari daftar. Baris itu ada di bawah beserta alasannya, dan dapat dikembalikan.
told-line-restored = Sudah kembali ke daftar dan dihitung lagi.
told-entry-removed = Sudah keluar dari daftar. Tercantum di bawah beserta alasannya, dan dapat dikembalikan.

# Yang dikatakan pengimpor tentang peserta.
column-minutes = Menit
column-hours = Jam
import-length-unreadable = “{ $written }” bukan lama waktu yang dapat dibaca. Tulis seperti 2 hari, 90 menit, atau 1h30.
import-participation-removed = Orang ini sudah dikeluarkan dari daftar acara ini. Tidak ada yang ditambahkan; kembalikan barisnya dari riwayat acara bila memang benar.
import-line-removed = Jumlah ini sudah dikeluarkan dari daftar acara ini. Tidak ada yang ditambahkan; kembalikan dari riwayat acara bila memang benar.
