# Catatan dalam bahasa lain.

translation-title = Bahasa lain
translation-lede = Paragraf di samping paragraf. Angka dipakai bersama: sama dalam setiap bahasa dan berubah di semuanya sekaligus.
translation-all = Terjemahan
translation-all-lede = Apa yang sedang diterjemahkan, dan sejauh mana. Paragraf yang teks Inggrisnya sudah berubah dinyatakan usang.
translation-none = Tidak ada yang sedang diterjemahkan
translation-none-why = Penerjemahan dimulai di halaman publikasi, acara, atau laporan, di bawah "Bahasa lain".
translation-site = Kata-kata situs publik
translation-record = Apa
translation-state = Keadaan
translation-part = Bagian
translation-parts = Bagian-bagian
translation-noun-publication = Publikasi
translation-noun-event = Acara
translation-noun-report = Laporan
translation-noun-page = Halaman situs publik
translation-public-page = Halaman publik
translation-see = Terjemahkan, dan lihat yang sudah usang
translation-language = Bahasa
translation-how-far = Kemajuan
translation-progress = { $n } dari { $all } paragraf
translation-read-n = { $n } sudah dibaca orang kedua
translation-stale-n = { $n } usang
translation-state-none = belum dimulai
translation-state-begun = sedang diterjemahkan
translation-state-whole = lengkap
translation-state-released = publik
translation-words = Terjemahan
translation-yours = yang Anda kirim
translation-theirs = yang disimpan orang lain sementara itu
translation-edit-lede = Setiap paragraf bahasa Inggris berdampingan dengan kolom terjemahannya; kata yang digarisbawahi ada di glosarium. Biarkan yang berada dalam kurung kurawal: angka dan rujukan akan menempatinya.
translation-before = Inilah yang dahulu diterjemahkan; sejak itu berubah:
translation-holds = Terjemahan ini tetap berlaku untuk teks yang berubah
translation-recalled = Pernah diterjemahkan sebagai:
translation-recalled-sentence = Kalimat yang pernah diterjemahkan:
translation-take = Pakai ini
translation-by = { $name }, { $on }
translation-read-by = dibaca oleh { $name }, { $on }
translation-read = Saya sudah membacanya di samping teks Inggris, dan ini benar
translation-save = Simpan
told-translation-saved = Tersimpan.
translation-not-saved = Belum ada yang disimpan
translation-next = Bagian berikutnya
translation-long = Ini lebih dari 20.000 karakter. Pendekkan.
translation-lacks = { $mark } ada dalam naskah asli dan tidak ada di sini. Letakkan di tempatnya dalam bahasa ini.
translation-too-much = { $mark } ada di sini dan tidak ada dalam naskah asli. Hapuslah.
translation-field-title = Judul
translation-field-heading = Judul bagian
translation-field-body = Paragraf { $n }
translation-field-subtitle = Baris di bawah judul
translation-field-signatures = Tanda tangan { $n }
translation-field-figures = Angka { $n }
translation-field-finding = Temuan
translation-field-rows = Baris { $n }
translation-field-source = Sumber
translation-field-said-by = Siapa yang berbicara
translation-field-motto = Kalimat pertama di beranda publik
translation-field-purpose = Tujuan inti { $n }
translation-field-initiative = Prakarsa { $n }
translation-field-forum = Badan { $n }
translation-noun-words = Untuk semua laporan
translation-words-of-figures = Kata-kata angka dan tabel
translation-words-measures = Apa yang dihitung, dan bagaimana
translation-words-tables = Judul dan kalimat
translation-words-names = Nama
translation-field-measure = Ukuran { $n }
translation-field-rule = Definisi { $n }
translation-field-word = Kata { $n }
translation-field-pattern = Kalimat dengan isian { $n }
translation-field-name = Nama { $n }
translation-preview-lede = Seperti yang akan dibaca. Yang belum diterjemahkan tetap dalam bahasa Inggris.
translation-release-title = Untuk semua orang
translation-release-why = Semuanya sudah diterjemahkan dan mutakhir. Setelah publik, kata-katanya tetap sampai edisi ini ditarik kembali.
translation-show-why = Semua orang lalu dapat membacanya di alamat tersendiri. Yang belum diterjemahkan tetap dalam bahasa Inggris dan ditandai; yang Anda ubah kemudian langsung publik.
translation-hide-why = Pembaca lalu hanya menemukan halaman bahasa Inggris. Tidak ada terjemahan yang hilang.
translation-release = Publikasikan edisi ini
told-translation-released = Edisi ini kini publik.
translation-is-released = Edisi ini sudah publik.
translation-nothing-yet = Belum ada yang diterjemahkan. Terjemahkan satu paragraf dahulu.
translation-record-not-public = Halaman bahasa Inggrisnya belum dapat dibaca semua orang. Edisi dapat dipublikasikan setelah halaman itu publik.
translation-not-public = Edisi dapat dipublikasikan setelah laporannya terbit. Terbitkan laporannya dahulu.
translation-not-whole = { $n } paragraf belum diterjemahkan atau usang. Tidak ada yang dipublikasikan.
translation-take-back = Tarik kembali
translation-take-back-why = Untuk memperbaikinya. Sampai dipublikasikan lagi, pembaca menemukan edisi bahasa Inggris.
told-translation-taken-back = Ditarik kembali: pembaca tidak menemukannya lagi.
translation-not-released = Edisi ini tidak publik. Tidak ada yang diubah.
may-translation-released = Edisi ini publik. Tarik kembali sebelum mengubahnya.
report-act-released = memublikasikan edisi dalam bahasa lain
report-act-taken-back = menarik kembali edisi dalam bahasa lain

# Di situs publik.
translation-offer = Anda juga dapat membaca ini dalam:
translation-in-english = Dalam bahasa Inggris: paragraf ini belum diterjemahkan.
translation-older = Teks Inggrisnya sudah berubah sejak ini diterjemahkan.
translation-behind = { $source ->
    [0] {""}
   *[other] { $source } paragraf belum diterjemahkan dan tetap dalam bahasa Inggris.
} { $older ->
    [0] {""}
   *[other] { $older } paragraf lebih lama daripada teks Inggrisnya.
}

# Berkas untuk alat penerjemah sendiri.
translation-file-title = Terjemahkan dengan alat sendiri
translation-file-why = Berkas ini memuat setiap paragraf beserta terjemahannya sejauh ini, sebagai XLIFF 1.2 yang dibaca alat-alat penerjemah. Angka ada di dalamnya sebagai tag yang dilindungi alat itu.
translation-file-give = Unduh sebagai XLIFF
translation-file-choose = Berkas seperti yang disimpan alat Anda
translation-file-take = Bawa kembali
translation-file-taken = Yang dibawa berkas itu
translation-file-back = Ke edisi
translation-file-n-taken = { $n } paragraf ditulis.
translation-file-n-same = { $n } paragraf sama dengan yang sudah ada.
translation-file-n-open = { $n } paragraf belum diterjemahkan di dalam berkas.
translation-file-n-unknown = { $n } paragraf tidak lagi menjadi bagian teks dan dilewati.
translation-file-n-refused = { $n } paragraf tidak diterima; yang lain disimpan. Perbaiki di alat Anda atau di sini.
translation-file-refused = Yang tidak diterima
translation-file-why-not = Alasannya
translation-file-meanwhile = Seseorang sudah menerjemahkan ulang paragraf ini sejak berkas diunduh. Paragraf ini dibiarkan seperti adanya.
translation-file-large = Berkas ini lebih besar daripada terjemahan mana pun. Tidak ada yang diubah. Bawalah kembali berkas yang diunduh di sini.
translation-file-damaged = Berkas ini rusak. Tidak ada yang diubah. Simpan lagi di alat Anda, lalu bawa yang itu.
translation-file-other = Berkas ini bukan XLIFF. Tidak ada yang diubah. Simpan di alat Anda sebagai XLIFF, lalu bawa yang itu.
translation-file-language = Berkas ini menerjemahkan ke bahasa lain ({ $code }). Tidak ada yang diubah. Bawalah ke edisi dalam bahasa itu.
translation-file-again = Seseorang menyimpan edisi ini pada saat yang sama. Tidak ada isi berkas yang disimpan. Bawalah sekali lagi.

# Penerjemah dari luar.
translation-link-title = Penerjemah tanpa akun
translation-link-why = Mereka mendapat tautan ke edisi ini saja. Tautan berakhir setelah hari terakhirnya, ketika Anda menariknya, dan ketika edisi ini menjadi publik.
translation-link-lede = Anda menerjemahkan melalui tautan yang berlaku sampai { $until }. Yang Anda simpan langsung tersimpan; kantor melihatnya.
translation-link-to = Alamat surel
translation-link-act = Tautan
translation-link-day-field = Hari terakhir
translation-link-day-help = Dalam tiga bulan sejak hari ini, misalnya 30 June 2026.
translation-link-day = Hari terakhir itu tidak berada dalam { $most } hari sejak hari ini. Tidak ada yang dikirim. Tulis hari seperti 30 June 2026.
translation-link-address = Ini bukan alamat surel. Tidak ada yang dikirim. Tulis alamat seperti nama@example.org.
translation-link-shown = Edisi ini publik. Tidak ada yang dikirim. Tarik kembali sebelum orang luar mengerjakannya.
translation-link-send = Kirim tautan
told-translation-link-sent = Tautan sedang dikirim. Tautan lama ke edisi ini sudah berakhir.
translation-link-revoke = Tarik tautan
told-translation-link-revoked = Tautan sudah berakhir. Yang diterjemahkan melaluinya tetap ada.
translation-link-until = sampai { $until }
translation-link-over = waktunya habis
translation-link-ended = ditarik kembali
translation-link-asked = meminta yang baru
mail-translation-subject = Terjemahan ke { $language }: { $title }
mail-translation-body =
    { $by } dari { $office } meminta Anda menerjemahkan "{ $title }" ke { $language }.

    Anda mengerjakannya di sini, tanpa akun, sampai { $until }:
    { $address }

    Anda melihat setiap paragraf bahasa Inggris di samping kolom untuk terjemahan Anda; Anda juga dapat mengunduh semuanya untuk alat Anda sendiri dan membawanya kembali. Tautan ini hanya untuk Anda: mohon jangan diteruskan.
report-act-remade = membuat ulang PDF tanpa yang tidak boleh ada di sana
report-act-exported = mengambil rancangan sebagai dokumen Word

audit-noun-translation = Terjemahan
audit-act-translated = menerjemahkan
audit-act-released = edisi dalam bahasa lain dipublikasikan
audit-act-taken-back = edisi dalam bahasa lain ditarik kembali
audit-act-translator-link-sent = tautan dikirim kepada penerjemah
audit-act-translator-link-ended = tautan penerjemah ditarik kembali
