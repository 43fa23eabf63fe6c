# Laporan dampak.

nav-reports = Laporan
nav-public-reports = Laporan
report-home = Laporan terbaru
report-home-why = Apa yang dikerjakan kantor dalam setahun, dengan catatan di balik setiap angka.
report-home-all = Semua laporan
search-noun-report = Laporan

told-report-begun = Laporan telah dimulai. Angkanya terisi sendiri; naskahnya Anda yang menulis.
told-report-approved = Persetujuan Anda disimpan. Laporan dibekukan setelah manajer bersama yang lain menyetujui naskah yang sama.
told-report-frozen = Kedua manajer bersama telah menyetujui. Angka, definisi, dan naskah kini tetap.
told-report-published = Laporan kini terbuka untuk umum.
told-block-saved = Blok telah disimpan.
told-block-added = Blok telah ditambahkan. Tulis naskahnya di bawah.
told-block-taken = Bagian itu sudah diambil alih. Tidak ada yang disebut di dalamnya yang harus ditanyai.
told-block-taken-cleared = Bagian itu sudah diambil alih. Semua yang disebut di dalamnya sudah mengizinkan kata-kata ini untuk keperluan lain juga, dan tidak ditanyai lagi.
told-block-taken-ask = Bagian itu sudah diambil alih. Yang disebut di dalamnya mengizinkannya untuk laporan lain, atau belum sama sekali, dan harus ditanyai untuk laporan ini: lihat Izin.
told-block-moved = Blok telah dipindahkan.
told-block-removed = Blok telah dikeluarkan.
told-picture-saved = Gambar telah disimpan.

may-report-co-manager = Hanya manajer bersama yang menyetujui dan menerbitkan laporan.
may-report-frozen = Laporan yang dibekukan tidak diubah lagi.

report-list-lede = Satu dokumen hidup setiap tahun: angkanya dari catatan, naskahnya dari Anda.
report-none = Belum ada laporan
report-none-why = Mulailah yang pertama dari templat proses Anda.
report-none-public = Belum ada laporan yang diterbitkan
report-none-public-why = Laporan akan tampil di sini setelah kedua manajer bersama menyetujuinya.
report-public-lede = Apa yang dikerjakan kantor setiap tahun, dan apa hasilnya.
report-state-living = Hidup
report-state-frozen = Dibekukan
report-state-published = Diterbitkan
report-new = Mulai laporan
report-year = Tahun
report-year-wrong = Tulis tahun antara 2000 dan 2100.
report-year-taken = Laporan untuk tahun itu sudah ada.
report-from = Mulai dengan
report-from-template = Templat proses
report-from-copy = Salinan laporan terakhir sebelumnya
report-from-copy-help = Blok dan naskah yang sama, angka tahun baru, dan daftar perbedaannya.
report-begin = Mulai laporan
report-outline = Kerangka
report-outline-lede = Blok menurut urutannya, dan temuan pemeriksa pada masing-masing.
report-preview = Pratinjau
report-preview-lede = Seperti yang akan dibaca. Angka menurut keadaan sekarang.
report-pdf = PDF
report-public-page = Halaman publik
report-blocks = Blok
report-block = Blok
report-block-kind = Jenis
report-block-state = Keadaan
report-block-ref = Rujuk sebagai
report-block-heading = Judul
report-block-where = Tempat
report-block-last = Di akhir
report-block-after = Setelah “{ $name }”
report-block-add = Tambah blok
report-block-add-do = Tambahkan blok
report-in-order = Beres
report-n-errors = { $n } kesalahan
report-n-warnings = { $n } peringatan
report-checker = Pemeriksa
report-checker-lede = Apa yang akan dilihat rekan yang teliti. Kesalahan menghalangi pembekuan laporan.
report-checker-found = { $errors ->
    [0] Tidak ada kesalahan
   *[other] { $errors } kesalahan
}, { $warnings } peringatan.
report-checker-all = Lihat semuanya
report-checker-nothing = Tidak ada yang perlu diperbaiki.
report-checker-nothing-why = Setiap angka yang diketik sesuai dengan datanya, setiap gambar memiliki keterangannya.
report-checker-frozen = Laporan dibekukan: yang telah disetujui disimpan apa adanya.
report-errors = Kesalahan ({ $n })
report-warnings = Peringatan ({ $n })
report-errors-open = { $n } kesalahan harus diperbaiki sebelum laporan dapat disetujui. Tidak ada yang diubah.
report-approval = Persetujuan
report-approval-why = { $n ->
    [one] Satu manajer bersama menyetujui naskahnya.
   *[other] Dua manajer bersama menyetujui naskah yang sama.
} Setelah itu angka, tabel, definisi, dan naskah disimpan apa adanya, dan laporan dapat { $public ->
    [1] diterbitkan.
    [2] dibuka bagi mereka yang ikut.
   *[other] dikirim.
}
report-approved-by = { $name }, { $at }
report-approved-earlier = naskah sebelumnya
report-approved-waits = Anda telah menyetujui naskah ini. Menunggu manajer bersama yang lain.
report-approved-already = Anda sudah menyetujui naskah ini. Menunggu manajer bersama yang lain.
report-approve = Setujui laporan
report-approve-ask = Setujui naskah dan angka ini? Perubahan setelahnya memerlukan persetujuan baru.
report-publish = Terbitkan laporan
report-publish-ask = Buka laporan untuk umum? Semua orang dapat membacanya.
report-not-now = Jangan sekarang
report-is-frozen = Laporan dibekukan: tidak ada yang diubah. Mulailah laporan tahun berikutnya.
report-is-published = Laporan sudah terbuka untuk umum.
report-not-frozen = Laporan belum dibekukan: dua manajer bersama harus menyetujuinya lebih dahulu.
report-changed-meanwhile = Laporan diubah saat Anda membaca. Persetujuan Anda tidak disimpan; baca perubahannya lalu setujui lagi.
report-no-template = Profil tidak memiliki templat laporan (reports/CODE.toml di samping profil). Tambahkan templat, atau mulai dengan salinan laporan terdahulu.
report-waits = Setujui “{ $title }”
report-waits-why = { $name } telah menyetujuinya.
report-history = Riwayat
report-act-created = memulainya
report-act-approved = menyetujuinya
report-act-frozen = membekukannya
report-act-published = menerbitkannya
report-differences = Perbedaan
report-differences-see = Perbedaan dari laporan sebelumnya
report-differences-lede = Angka { $before } dan { $now } berdampingan, dan naskah yang masih sama bunyinya.
report-no-differences = Tidak ada laporan sebelum ini
report-no-differences-why = Perbedaan tampil mulai tahun kedua.
report-figures = Angka
report-figure = Angka
report-figure-none = tidak ada
report-figures-same = Semua angka sama.
report-texts = Naskah
report-text-same = Seperti tahun sebelumnya
report-text-new = Baru

report-contents = Daftar isi
report-source = Sumber: { $source }
report-as-table = Sebagai tabel
report-definitions = Cara angka dihitung
report-definition-version = Definisi { $n }
report-on-page = halaman
report-no-measure = Tidak ada ukuran bernama “{ $code }”.
report-no-cited = Tidak ada angka kutipan tahun ini bernama “{ $code }”.
report-no-dimension = “{ $code }” tidak dapat dirinci menurut { $dim }.
report-withheld = kurang dari { $below }
report-no-key = Tidak ada “{ $key }” untuk mempersempit angka ({ $dim }).
report-no-value = Ukuran itu tidak memberi nilai untuk tahun ini.

gift-funder = Penyandang dana
gift-host = Tuan rumah kegiatan
gift-in-kind = Pemberi dukungan natura
gift-co-organiser = Penyelenggara bersama

block-cover = Sampul
block-acknowledgements = Ucapan terima kasih
block-foreword = Kata pengantar
block-key-figures = Angka utama
block-section = Bab
block-initiative = Inisiatif
block-text = Naskah
block-chart = Bagan
block-table = Tabel
block-expenditure = Pengeluaran
block-story = Kisah
block-picture = Gambar
block-glossary = Glosarium
block-endnotes = Catatan akhir
block-lede = Tulislah dengan kata sederhana. Angka terikat dengan namanya, sehingga tidak pernah usang.
block-body = Naskah
block-body-help = Markdown: baris kosong antarparagraf, **tebal**, *miring*, - untuk daftar, > untuk kutipan.
block-subtitle = Baris di bawah judul
block-initiative-code = Kode inisiatif
block-figures = Angka berukuran besar
block-figures-help = Satu per baris: angka dalam kurung kurawal, garis tegak, apa yang dihitung. Baris yang diawali # memulai kelompok.
block-measure = Angka yang digambar
block-measure-help = Misalnya { "{" }figure:participations|by=month{ "}" }. Siapa mengirim berapa hanya untuk kantor dan tidak digambar di sini.
block-chart-kind = Jenis bagan
block-chart-bars = Batang
block-chart-columns = Kolom menurut waktu
block-chart-line = Garis menurut waktu
block-chart-donut = Cincin
block-finding = Temuan
block-finding-help = Satu kalimat tentang apa yang dilihat pembaca.
block-rows = Baris
block-rows-help = Satu per baris, sel dipisahkan garis tegak, judul kolom lebih dahulu.
block-source = Sumber
block-signatures = Tanda tangan
block-signatures-help = Satu per baris: nama, garis tegak, jabatan.
block-said-by = Siapa yang berbicara
block-said-by-help = Sebagaimana mereka setuju disebut: nama lengkap, jabatan saja, atau nama samaran.
block-drawn = Daftarkan pihak yang patut diberi terima kasih dari kegiatan tahun ini
block-drawn-help = Penyandang dana, tuan rumah, pemberi natura, dan penyelenggara bersama, dari catatan kegiatan.
block-save = Simpan blok
block-preview = Tampilannya nanti
block-preview-do = Pratinjau tanpa menyimpan
block-not-saved = Blok tidak disimpan
block-too-long = Naskah lebih dari 60.000 karakter, atau judul lebih dari 200. Jadikan dua blok.
block-marks = Yang dapat ditulis dalam naskah
block-mark-figure = Angka tahun ini
block-mark-part = Sebagian darinya, bilangan kecil dengan kata
block-mark-cited = Angka pihak lain, dengan sumbernya
block-mark-source = Sumber, yang menjadi catatan akhir
block-mark-ref = Rujukan ke blok lain
block-mark-year = Tahun laporan
block-measures = Semua ukuran menurut nama
block-place = Tempat
block-up = Pindahkan ke atas
block-down = Pindahkan ke bawah
block-remove = Keluarkan blok
block-remove-ask = Keluarkan blok ini dari laporan? Naskahnya akan hilang.
picture-file = PNG atau JPEG
picture-file-help = Paling besar 8 MB. Kosongkan untuk mempertahankan gambar yang ada.
picture-caption = Keterangan
picture-alternative = Teks alternatif
picture-alternative-help = Satu kalimat tentang isi gambar, bagi yang tidak melihatnya.
picture-credit = Kredit
picture-save = Simpan gambar
picture-too-large = Gambar lebih dari 8 MB, atau terputus saat dikirim. Tidak ada yang diubah. Perkecil lalu kirim lagi.
picture-not-known = Berkas bukan gambar PNG atau JPEG yang utuh. Tidak ada yang diubah. Simpan sebagai salah satunya lalu kirim lagi.

finding-empty = Belum ada isinya.
finding-unsigned = Kata pengantar belum ditandatangani.
finding-table-no-source = Angkanya tidak bersumber.
finding-nobody-said = Tidak disebutkan siapa yang berbicara.
finding-no-picture = Belum ada gambar di dalamnya.
finding-no-alternative = Gambar tidak memiliki teks alternatif.
finding-unknown-mark = “{ $mark }” bukan angka atau rujukan yang dapat dibaca.
finding-broken-ref = Tidak ada blok bernama “{ $slug }”.
finding-by-party = “{ $name }” menunjukkan siapa mengirim berapa, yang hanya untuk kantor.
finding-cited-no-source = Angka kutipan “{ $name }” tidak bersumber.
finding-contradiction = “{ $said }” tidak sesuai dengan angkanya, yaitu { $value } ({ $name }).
finding-wrong-scope = “{ $said }” adalah angka { $is ->
    [initiative] inisiatif { $iscode }
    [purpose] tujuan inti { $iscode }
    [members] anggota saja
    [member-states] negara anggota saja
    [observers] pengamat saja
    [place] { $iscode }
    [span] { $iscode }
    [to-date] semua tahun hingga kini
    [year] tahun { $iscode }
   *[whole] keseluruhan setahun: semua inisiatif, anggota dan pengamat
}, padahal naskah berbicara tentang { $meant ->
    [initiative] inisiatif { $meantcode }
    [purpose] tujuan inti { $meantcode }
    [members] anggota saja
    [member-states] negara anggota saja
    [observers] pengamat saja
    [place] { $meantcode }
    [span] { $meantcode }
    [to-date] semua tahun hingga kini
    [year] tahun { $meantcode }
   *[whole] keseluruhan tahun
}.
finding-wrong-measure = “{ $said }” adalah angka ukuran lain ({ $is }), bukan { $meant }.
finding-no-source = “{ $said }” tidak bersumber dan tidak terikat pada angka.
finding-wrong-base = Persentase itu dari { $base }; kalimatnya tidak menyebutkan hal itu (kurang: { $lacks }).
finding-cited-period = Angka “{ $name }” { $is ->
    [to-date] bersifat kumulatif ({ $period })
    [span] hanya untuk { $period }
   *[year] adalah angka tahun { $period }
}; kalimat ini tidak mengatakannya.
finding-women-base = Bagian perempuan dihitung dari mereka yang jenis kelaminnya diketahui; kalimatnya tidak menyebutkan hal itu.
finding-outside-year = Kalimat ini menceritakan sesuatu pada tahun { $year }, bukan tahun laporan.
finding-other-year = “{ $title }” termasuk tahun { $year }, bukan tahun laporan.
finding-not-held = “{ $title }” { $state ->
    [cancelled] dibatalkan
   *[postponed] ditunda
}.
finding-no-acknowledgements = { $n } penyandang dana, tuan rumah, pemberi, dan penyelenggara bersama belum mendapat ucapan terima kasih.
finding-not-acknowledged = { $name } belum mendapat ucapan terima kasih ({ $gift ->
    [funder] penyandang dana
    [host] tuan rumah
    [in-kind] pemberi natura
   *[co-organiser] penyelenggara bersama
}).

suggest-write-or-remove = Tulislah, atau keluarkan bloknya.
suggest-sign = Tambahkan penanda tangan, satu per baris.
suggest-table-source = Sebutkan dokumen tempat angka itu berada.
suggest-said-by = Sebutkan siapa yang berbicara, sebagaimana mereka setuju disebut.
suggest-picture = Pilih gambar, atau keluarkan bloknya.
suggest-alternative = Sebutkan dalam satu kalimat isi gambar itu.
suggest-mark = Lihat daftar yang dapat ditulis dalam naskah.
suggest-ref = Gunakan nama dari kerangka.
suggest-figure = Gunakan angka lain, atau masukkan yang belum ada.
suggest-by-party = Gunakan rincian menurut bulan, inisiatif, tujuan inti, atau jenis.
suggest-cited-source = Masukkan tempat angka itu berada.
suggest-bind = Tulis { $name }, yang selalu benar.
suggest-value = Angkanya { $value }. Tulis angka itu, atau sebutkan apa yang dihitung.
suggest-scope = Sebutkan bahwa itu angka keseluruhan, atau beri sumber untuk angka bagiannya.
suggest-source = Tambahkan [^source: ...], atau ikat pada angka.
suggest-base = Sebutkan dari siapa: { $base }.
suggest-cited-period = Sebutkan kurun waktunya: { $period }.
suggest-women-base = Tambahkan “dari mereka yang jenis kelaminnya diketahui”.
suggest-outside-year = Sebutkan kapan terjadinya, atau hilangkan.
suggest-acknowledge = Ucapkan terima kasih kepada { $name }, atau biarkan daftarnya disusun dari kegiatan.
suggest-acknowledgements = Tambahkan blok ucapan terima kasih.

report-edition = { $n ->
    [1] Edisi pertama
    [2] Edisi kedua
    [3] Edisi ketiga
   *[other] Edisi { $n }
}
report-edition-line = { $edition }. Dikoreksi: { $reason }
report-replaced = Edisi ini digantikan oleh edisi yang lebih baru. Yang dikoreksi:
report-replaced-short = Digantikan edisi yang lebih baru
report-being-corrected = Edisi baru sedang disiapkan. Yang akan dikoreksi:
report-corrects = { $edition }. Yang dikoreksi:
report-error-found = Bila ditemukan kesalahan
report-correct = Mulai edisi baru
report-correct-why = Laporan yang sudah terbit tetap seperti semula, bagi siapa pun yang telah mengutipnya. Edisi baru dimulai sebagai salinan; Anda mengoreksinya, kedua manajer bersama menyetujuinya, dan setelah terbit kedua halaman menyebutkan edisi mana yang menggantikan dan mengapa.
report-correct-reason = Apa yang keliru, seperti yang akan dibaca umum
report-reopen = Buka kembali laporan
report-reopen-why = Laporan belum terbit: bukalah, perbaiki, lalu mintalah kedua manajer bersama menyetujuinya lagi.
report-reopen-reason = Mengapa dibuka kembali
report-reason-missing = Sebutkan apa yang keliru.
report-reason-long = Tulis paling banyak 500 karakter.
report-not-public = Laporan belum terbit: tidak ada yang dimulai. Bukalah kembali laporan itu.
report-has-newer = Sudah ada edisi yang lebih baru: tidak ada yang dimulai. Koreksilah edisi itu.
report-correct-instead = Laporan sudah terbit dan tetap seperti semula. Mulailah edisi baru.
report-act-corrected = memulai edisi baru
report-act-reopened = membukanya kembali
told-report-corrected = Edisi baru dimulai. Koreksilah; edisi yang terbit tetap seperti semula.
told-report-reopened = Laporan terbuka kembali. Kedua manajer bersama menyetujuinya lagi.
report-chart-source = catatan { $office }. { $measure }, definisi { $version }.
report-chart-withheld = Tidak ditampilkan, agar angka kecil tidak dapat disimpulkan dari yang lain: { $parts }.
report-chart-missing = tidak ditampilkan
finding-no-letters = Cetakan tidak memiliki huruf untuk “{ $letters }”: huruf itu tampil dalam PDF sebagai kotak kosong.
suggest-letters = Tulis juga dengan huruf Latin, sebagaimana orang atau negara itu menulisnya.
report-year-empty = Tidak ada kegiatan maupun laporan tahun { $year }: tidak ada yang dimulai. Masukkan atau impor dahulu pekerjaan tahun itu, atau mulai laporannya di aplikasi pada Laporan.
report-year-begun = Belum ada laporan tahun { $year }: laporan itu dimulai dari templat dan ada di aplikasi pada Laporan.
report-letters-lacking = Peringatan: cetakan tidak memiliki huruf untuk “{ $letters }” dalam “{ $heading }”; huruf itu tampil dalam PDF sebagai kotak kosong: { $sentence }
finding-signatory-unknown = Belum diketahui siapa yang menandatangani sebagai { $post }.
suggest-signatory = Masukkan orang yang memegang jabatan itu beserta pihak yang menugaskannya, atau tulis namanya di sini.

# Kata-kata yang dipakai pemeriksa untuk membaca kalimat, dipisahkan "|".
read-small-words = yang | dan | di | dari | untuk | dengan | pada | dalam | ini | itu | oleh | adalah | telah | tahun | sebanyak | lebih | sekitar | kantor | orang | para | serta | sampai | hingga | hadir | peserta | kami | tidak | antara | menurut | ikut | mengikuti
read-numbers = nol = 0 | satu = 1 | dua = 2 | tiga = 3 | empat = 4 | lima = 5 | enam = 6 | tujuh = 7 | delapan = 8 | sembilan = 9 | sepuluh = 10 | sebelas = 11 | belas = +10 | puluh = x10 | ratus = x100 | lusin = x12 | selusin = 12 | seratus = 100 | seribu = 1000 | sejuta = 1000000 | ribu = xx1000 | juta = xx1000000
read-not-alone = nol | satu
read-number-joins = -
read-scales = ribu = 1000 | juta = 1000000 | miliar = 1000000000 | rb = 1000 | jt = 1000000
read-percent = persen | per seratus | %
read-exactly = sebanyak | sejumlah | tepat | total | berjumlah
read-about = sekitar | kira-kira | kurang lebih | lebih kurang
read-nearly = hampir | mendekati
read-just-over = sedikit di atas | sedikit lebih dari
read-more-than = lebih dari | di atas | melebihi | melampaui
read-at-least = setidaknya | sedikitnya | paling sedikit | tidak kurang dari | sekurang-kurangnya | minimal
read-less-than = kurang dari | di bawah
read-at-most = paling banyak | hingga | sampai | tidak lebih dari | sebanyak-banyaknya | maksimal
read-or-so = atau sekitarnya
read-or-more = atau lebih | lebih
read-or-fewer = atau kurang
read-named = inisiatif | tujuan | halaman | gambar | tabel | bagian | bab | pasal | ayat | butir | angka | huruf | protokol | fase | tahap | hari | minggu | no | nomor | sasaran | langkah | tingkat | versi | resolusi | usia | umur | ruang | lantai | lampiran | ke
read-measured = hari | minggu | pekan | bulan | tahun | jam | menit | km | kilometer | meter | wib | wita | wit
read-money = rp | rupiah | usd | aud | eur | dolar | euro
read-phones = telepon | telp | tel | hubungi | faks | ponsel | hp | whatsapp | wa
read-between = antara
read-between-joins = dan | sampai | hingga
read-to = sampai | hingga | s.d | s/d
read-from = dari
read-stops = dari | di | pada | dalam | dengan | yang | untuk | oleh | selama | sepanjang | melalui | telah | hadir | ikut | mengikuti | tentang
read-trains = *latih
read-gathers = ikut | mengikuti | hadir | menghadiri | bergabung | berkumpul | mempertemukan | peserta | berpartisipasi | menjangkau | terjangkau
read-bodies = kelompok kerja | badan
read-participants = peserta | kehadiran | delegasi | utusan | keikutsertaan
read-people = orang | individu
read-officers = petugas | pejabat | aparat | praktisi
read-alumni = alumni
read-members = anggota | alumni
read-parties = anggota | pihak | negara | pemerintah | organisasi
read-trainings = pelatihan | kursus
read-training = -
read-training-what = -
read-dialogues = dialog
read-events = kegiatan | acara
read-external = eksternal | luar
read-publications = publikasi | terbitan
read-inputs = masukan | sumbangan
read-women = perempuan | wanita
read-known = diketahui | tercatat | dinyatakan
read-initiative = inisiatif
read-purpose = tujuan inti
read-codes = satu | dua | tiga | empat | lima | enam | tujuh | delapan | sembilan
read-overall = seluruhnya | secara keseluruhan | keseluruhan | secara total | semua inisiatif | seluruh kantor | seluruh inisiatif
read-to-date = sampai sekarang | hingga sekarang | hingga kini | sampai saat ini | hingga saat ini | sejauh ini | sejak didirikan | sejak berdiri | sejak dimulai | sejak diluncurkan | kumulatif | selama ini
read-as-of = per tanggal | sampai akhir | hingga akhir | sampai dengan | per akhir | pada akhir
read-since = sejak
read-last-year = tahun lalu | tahun sebelumnya | setahun sebelumnya
read-in-year = pada | selama | sepanjang | di | tahun | dalam
read-observers = pengamat | mitra | pihak | pemerintah dan organisasi
read-held = diadakan | diselenggarakan | berlangsung | digelar | dilaksanakan | diluncurkan | bertemu di
read-other-time = akan | rencana | direncanakan | sejak | menjelang | menyusul | sebelumnya | berikutnya | mendatang | melanjutkan | tahun lalu | terakhir diadakan | persiapan | dijadwalkan | peringatan | sejalan dengan | sesuai dengan
read-dated = pada | selama | sepanjang | tahun | akhir | awal | di
read-parts-of-year = triwulan | semester | paruh | bulan
read-spans = paruh pertama = 1-6 | paruh kedua = 7-12 | semester pertama = 1-6 | semester kedua = 7-12 | semester i = 1-6 | semester ii = 7-12 | triwulan pertama = 1-3 | triwulan kedua = 4-6 | triwulan ketiga = 7-9 | triwulan keempat = 10-12 | triwulan i = 1-3 | triwulan ii = 4-6 | triwulan iii = 7-9 | triwulan iv = 10-12 | enam bulan pertama = 1-6 | enam bulan terakhir = 7-12 | tiga bulan pertama = 1-3 | tiga bulan terakhir = 10-12
read-whole-year = sepanjang tahun | setahun penuh | selama setahun | seluruh tahun
read-in-month = pada | di | dalam | selama | sepanjang | bulan | dari | antara | akhir | awal | pertengahan | hingga | sampai | tanggal
read-of-members = anggota
read-of-member-states = negara anggota | negara-negara anggota | negara negara anggota
read-of-observers = pengamat | negara pengamat | organisasi pengamat
read-kinds = pengamat | organisasi | mitra | pihak | negara
read-members-else = jaringan | staf | tim | keluarga
read-sent-by = dari | oleh | antara | kalangan
read-sends = mengirim | mengirimkan | mengutus | menugaskan | mengusulkan | menyumbang | menyumbangkan | saja
read-states = negara | pemerintah
read-in-place = di | dari | ke | seluruh
read-hosted = menjamu | menyelenggarakan | menerima
read-seats = kantor | sekretariat | berkantor | berkedudukan
read-clause-joins = dan | tetapi | sedangkan | sementara | di antaranya
read-gatherings = lokakarya | pelatihan | kursus | dialog | pertemuan | rapat | konferensi | seminar | forum | kegiatan | acara | konsultasi
read-links = adalah | ialah | mencapai | sebesar | sebanyak | berjumlah | sejumlah | menjadi | meningkat | naik
read-of-them = di antaranya | dari antaranya | dari jumlah itu | dari mereka
read-number-of = jumlah | total | banyaknya

# Bukti dalam laporan
block-quote = Kutipan atau kisah
block-quote-help = Kata-katanya dicetak dengan nama yang dipilih pembicara, setelah ia setuju. Teks dan pembicara di bawah ini lalu tidak dicetak.
block-photograph = Foto
block-photograph-help = Dicetak dengan keterangan dan kreditnya, setelah setiap orang yang dapat dikenali setuju.
block-evidence-none = Tidak ada: yang ditulis di sini
block-evidence-hidden = Yang tidak boleh Anda lihat
block-evidence-unknown = Kutipan atau foto itu tidak ada, atau Anda tidak termasuk yang dapat melihatnya. Tidak ada yang disimpan; pilih yang lain.
finding-evidence-gone = Kutipan atau foto yang dipakainya tidak ada lagi.
finding-evidence-changed = Yang dipakainya telah berubah sejak kedua manajer bersama menyetujui laporan.
finding-evidence-named = Pembicara memilih bentuk nama yang lain.
finding-not-on-web = Dimuat dalam cetakan, dan tidak pada halaman. { $why }
finding-picture-no-consent = Gambar tidak memiliki catatan persetujuan.
suggest-consent = Lengkapi di Bukti, pilih yang lain, atau keluarkan bloknya.
suggest-consent-web = Mintalah juga untuk situs web, atau biarkan hanya dalam cetakan.
suggest-photograph = Bila seseorang dapat dikenali, tambahkan di Bukti, Foto, lalu pilih di sini.
print-title = Dikeluarkan dari cetakan berikutnya
print-lede = Kutipan dan foto dalam laporan terbit yang tidak boleh dimuat lagi. Halaman dan PDF sudah tanpa itu; cetakan berikutnya juga harus demikian.
print-none = Cetakan berikutnya boleh tetap
print-none-why = Bila seseorang menarik persetujuannya, atau persetujuan itu berakhir, yang ada dalam cetakan tercantum di sini.
print-what = Apa
print-quote = kutipan atau kisah
print-photograph = foto
print-report = Laporan
print-why = Mengapa
print-since = Dalam cetakan sejak
print-act = Tindakan
print-settle = Dikeluarkan
told-print-settled = Telah dikeluarkan dari cetakan berikutnya.
today-print = { $n } kutipan atau foto perlu dikeluarkan dari cetakan berikutnya
today-print-why = Persetujuan ditarik atau berakhir, atau yang disetujui telah berubah.
