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
told-block-moved = Blok telah dipindahkan.
told-block-removed = Blok telah dikeluarkan.
told-picture-saved = Gambar telah disimpan.

may-report-co-manager = Hanya manajer bersama yang menyetujui dan menerbitkan laporan.
may-report-frozen = Laporan yang dibekukan tidak diubah lagi.

report-list-lede = Satu dokumen hidup setiap tahun: angkanya dari catatan, naskahnya dari Anda.
report-path = Posisi Anda
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
report-approval-why = Dua manajer bersama menyetujui naskah yang sama. Setelah itu angka, definisi, dan naskah disimpan apa adanya, dan laporan dapat diterbitkan.
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
report-no-template = Profil tidak memiliki templat laporan (report.toml). Tambahkan templat, atau mulai dengan salinan laporan terdahulu.
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
report-optional = opsional

report-contents = Daftar isi
report-source = Sumber: { $source }
report-as-table = Sebagai tabel
report-definitions = Cara angka dihitung
report-definition-version = Definisi { $n }
report-on-page = halaman
report-no-measure = Tidak ada ukuran bernama “{ $code }”.
report-no-cited = Tidak ada angka kutipan tahun ini bernama “{ $code }”.
report-no-dimension = “{ $code }” tidak dapat dirinci menurut { $dim }.
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
    [to-date] semua tahun hingga kini
    [year] tahun { $iscode }
   *[whole] keseluruhan: semua inisiatif, anggota dan pengamat
}, padahal naskah berbicara tentang { $meant ->
    [initiative] inisiatif { $meantcode }
    [purpose] tujuan inti { $meantcode }
    [members] anggota saja
    [to-date] semua tahun hingga kini
    [year] tahun { $meantcode }
   *[whole] keseluruhan tahun
}.
finding-wrong-measure = “{ $said }” adalah angka ukuran lain ({ $is }), bukan { $meant }.
finding-no-source = “{ $said }” tidak bersumber dan tidak terikat pada angka.
finding-wrong-base = Persentase itu dari { $base }; kalimatnya tidak menyebutkan hal itu (kurang: { $lacks }).
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
suggest-source = Tambahkan [^source: ...], atau ikat pada angka.
suggest-base = Sebutkan dari siapa: { $base }.
suggest-women-base = Tambahkan “dari mereka yang jenis kelaminnya diketahui”.
suggest-outside-year = Sebutkan kapan terjadinya, atau hilangkan.
suggest-acknowledge = Ucapkan terima kasih kepada { $name }, atau biarkan daftarnya disusun dari kegiatan.
suggest-acknowledgements = Tambahkan blok ucapan terima kasih.
