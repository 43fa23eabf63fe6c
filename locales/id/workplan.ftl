# Rencana kerja: tingkatannya, kegiatan dan statusnya; formulir dan daftar seperti yang dipakai rencana dan acara.

workplan-nav = Rencana

plan-title = Rencana kerja
plan-lede = Apa yang dikerjakan kantor, dari gagasan pertama sampai laporan terakhir.
plan-views = Cara melihat rencana
plan-list = Daftar
plan-board = Menurut status
plan-timeline = Menurut triwulan
plan-year = Tahun
plan-late = lewat tanggal
plan-count = { $n ->
   *[other] { $n } kegiatan
  }
plan-empty = Tidak ada kegiatan di sini
plan-empty-why = Tidak ada isi rencana yang cocok dengan saringan ini, atau tidak ada yang terbuka bagi Anda.
plan-lane-empty = Kosong
plan-lane-all = Tampilkan semua { $n }
plan-no-initiative = Tanpa inisiatif
plan-quarter-1 = Januari sampai Maret
plan-quarter-2 = April sampai Juni
plan-quarter-3 = Juli sampai September
plan-quarter-4 = Oktober sampai Desember

initiative = Inisiatif
project = Proyek
core-purpose = Tujuan inti

level-projects = Proyek
level-activities = Kegiatan
level-completed = selesai
level-of-all = dari { $n } seluruhnya
level-ahead = mendatang atau sedang berjalan
level-targets = Garis dasar dan target
level-no-targets = Belum ada target
level-no-targets-why = Bila garis dasar dan target suatu ukuran sudah ditetapkan, keduanya tercantum di sini.
level-measure = Ukuran
level-baseline = Garis dasar
level-target = Target
level-not-set = belum ditetapkan
level-no-activities = Belum ada kegiatan
level-no-activities-why = Yang direncanakan di bawah judul ini akan tercantum di sini.
level-also = mendukung
level-set-targets = Pilih ukuran dan tetapkan targetnya
level-targets-initiative = Garis dasar dan target inisiatifnya
level-now = Sekarang
level-progress = Bagian yang dicapai
level-reached = tercapai
level-not-computed = tidak dihitung
level-no-progress = tidak dapat disebutkan
level-figures = Angka tahun { $year }
level-cut = Hanya { $n } yang terbaru ditampilkan.
level-all = Semuanya dalam rencana

activity-new = Rencanakan kegiatan
activity-edit = Ubah
activity-edit-title = Ubah: { $title }
activity-form-lede = Hanya judul dan jenis yang wajib; selebihnya dapat menyusul.
activity-save = Simpan kegiatan
activity-title = Judul
activity-dates = Tanggal
activity-first-day = Hari pertama
activity-last-day = Hari terakhir
activity-state = Status
activity-facts = Data pokok
activity-next = Langkah berikutnya
activity-parts = Bagian dari program ini
activity-life = Perjalanannya
activity-field-title = Judul
activity-field-kind = Jenis
activity-field-when = Tanggal
activity-field-place = Tempat
activity-field-initiative = Inisiatif
activity-field-project = Proyek
activity-field-purpose = Tujuan inti
activity-field-owner = Penanggung jawab
activity-field-also-initiative = Juga mendukung inisiatif ini
activity-field-also-purpose = Juga melayani tujuan inti ini
activity-field-area = Bidang strategi
activity-field-co-name = Penyelenggara bersama
activity-field-summary = Ringkasan
activity-field-code = Kode
activity-field-unlisted = Jangan tampilkan di daftar mana pun selain milik kantor
activity-field-state = Status
activity-field-reason = Alasan
activity-field-part-of = Bagian dari
activity-is-unlisted = ya
activity-when-help = Tulis seperti biasa: 3 sampai 7 Juni 2024, Juni 2024, Q2 2024. Kosongkan selama belum diketahui.
activity-place-help = Kota dan negara, atau: online.
activity-counted = Dihitung untuk apa
activity-counted-help = Masing-masing satu. Dukungan lain ditampilkan, tidak pernah dihitung.
activity-co-help = Nama seperti yang Anda kenal; nama pihak akan dikenali.
activity-code-help = Pendek dan unik. Kosongkan, maka kode diberikan.
activity-code-taken = Kegiatan lain sudah memakai kode ini. Pilih yang lain, atau kosongkan agar diberikan.
activity-unlisted-help = Keberadaan, judul, dan tanggalnya lalu hanya untuk kantor.
activity-project-elsewhere = Proyek ini milik inisiatif lain. Pilih inisiatifnya, atau proyek lain.
activity-state-proposed = diusulkan
activity-state-submitted = diajukan
activity-state-planned = direncanakan
activity-state-confirmed = dipastikan
activity-state-under-way = sedang berjalan
activity-state-completed = selesai
activity-state-postponed = ditunda
activity-state-cancelled = dibatalkan

co-organiser-name = Penyelenggara bersama { $n }
co-organiser-role = Peran penyelenggara bersama { $n }
co-organiser-co-organiser = penyelenggara bersama
co-organiser-host = tuan rumah
co-organiser-funder = penyandang dana
co-organiser-trainers = memberi pelatih

state-to = Status baru
state-reason = Alasan
state-reason-help = Wajib untuk menunda, membatalkan, atau menarik kembali bahwa kegiatan sudah selesai. Semua yang melihat kegiatan dapat membacanya.
state-save = Ubah status
state-not-next = Status ini tidak dapat mengikuti status sekarang. Pilih salah satu yang ditawarkan.
state-no-reason = Sebutkan alasannya: alasan disimpan bersama status.

span-not-dated = belum bertanggal
span-ambiguous = Ini dapat dibaca dengan dua cara. Tulis bulan dengan kata: { $one } atau { $other }.
span-not-a-date = Ini tidak dapat dibaca sebagai tanggal. Tulis seperti 5 Juni 2024, 3 sampai 7 Juni 2024, atau Juni 2024.
span-no-such-day = Hari itu tidak ada. Periksa hari dan bulannya.
span-no-year = Tahunnya belum ada. Tulis seperti 5 Juni 2024.
span-backwards = Hari terakhir mendahului hari pertama. Periksa mana yang mana.
span-too-far = Terlalu jauh untuk dimaksudkan. Periksa tahunnya.

sent-needed = Ini wajib diisi.
sent-too-long = Terlalu panjang: paling banyak { $most } karakter.
sent-choose = Pilih salah satu yang ditawarkan.
sent-number = Tulis bilangan bulat dari 0 sampai { $most }.
sent-none = belum dipilih
sent-back = Kembali ke kegiatan

life-title = Riwayat
life-none = Belum ada apa-apa
life-none-why = Setiap perubahan akan tercantum di sini dengan hari dan pelakunya.
life-field = Isian
life-before = Sebelum
life-after = Sesudah
life-nothing = kosong

act-state-changed = mengubah status

today-activity-submitted = diajukan: menunggu dimasukkan ke rencana
today-activity-late = tanggalnya sudah lewat dan belum dinyatakan selesai

told-activity-created = Kegiatan tercatat di rencana sebagai usulan.
told-activity-saved = Kegiatan tersimpan.
told-activity-state-changed = Status diubah.

# Yang dikatakan pengimpor tentang kegiatan.
column-part_of = Bagian dari
column-also_initiative = Inisiatif lain
column-also_purpose = Tujuan inti lain
import-ask-also_initiative = Inisiatif yang mana?
import-ask-also_purpose = Tujuan inti yang mana?
import-ask-part_of = Bagian dari apa?
import-choice-leave-also = Abaikan kata ini
import-choice-no-whole = Bukan bagian dari apa pun
import-level-also-unknown = “{ $written }” tidak dikenal dalam rencana. Tentukan yang mana, atau bahwa kata itu diabaikan.
import-whole-unknown = Tidak ada kegiatan “{ $written }” yang dapat menjadi induknya, atau ada beberapa dengan judul itu. Masukkan induknya lebih dahulu ke dalam daftar, tulis kodenya, atau nyatakan bahwa kegiatan ini bukan bagian dari apa pun.
import-whole-nested = “{ $written }” tidak dapat menjadi induk kegiatan ini: hanya satu tingkat bagian yang dihitung. Perbaiki daftarnya, atau nyatakan bahwa kegiatan ini bukan bagian dari apa pun.

# Penempatan
placement-title = Penempatan
placement-lede = Pejabat yang dipinjamkan para pihak, proyek tempat masing-masing bekerja, dan sampai kapan. Mereka melihat rencana dan acara proyek itu, dan tidak melihat apa pun yang dipercayakan para pihak kepada kantor. Setelah hari terakhir keduanya tertutup.
placement-who = Pejabat
placement-who-help = Staf yang dipinjamkan suatu pihak, seperti tercatat di Staf kantor.
placement-project = Proyek
placement-term = Dari dan sampai
placement-term-help = Misalnya 6 January 2025 - 30 June 2025.
placement-term-wrong = Isi hari pertama dan terakhir, misalnya 6 January 2025 - 30 June 2025.
placement-act = Tindakan
placement-end = Akhiri sekarang
placement-none = Sekarang tidak ada yang ditempatkan di kantor.
placement-none-why = Begitu staf pinjaman suatu pihak bekerja pada sebuah proyek, mereka tercantum di sini.
placement-new = Penempatan baru
placement-add = Tempatkan
placement-choose = Pilih
told-placement-made = Penempatan berlaku. Mereka melihat proyek itu sejak hari pertamanya.
told-placement-ended = Penempatan berakhir. Mereka tidak lagi melihat proyek itu.
