# Bingkai, pintu masuk, meja kerja, pesan kesalahan, dan yang dipakai bersama oleh semua halaman.

balai = Balai
language-name = Bahasa Indonesia

month-1 = Januari
month-2 = Februari
month-3 = Maret
month-4 = April
month-5 = Mei
month-6 = Juni
month-7 = Juli
month-8 = Agustus
month-9 = September
month-10 = Oktober
month-11 = November
month-12 = Desember
date-day = { $day } { $month } { $year }
date-span = { $from } sampai { $to }
date-quarter = triwulan { $quarter } tahun { $year }

shell-skip = Langsung ke isi utama
shell-path = Posisi Anda
shell-menu = Menu
shell-sections = Bagian
shell-language = Bahasa
shell-sign-out = Keluar
shell-sign-in = Masuk
shell-workspace = Ruang kerja saya
shell-search = Cari semua yang boleh Anda lihat
shell-devices = Sesi Anda
shell-public-site = Situs publik

nav-today = Hari ini
nav-admin = Administrasi
nav-about = Tentang

role-administrator = Administrator
role-co-manager = Manajer bersama
role-programme-officer = Petugas program
role-monitoring-officer = Petugas pemantauan dan evaluasi
role-focal-point = Narahubung nasional
role-frontline-officer = Petugas lapangan

audience-public = semua orang
audience-members = semua yang sudah masuk
audience-office = kantor
audience-managers = para manajer bersama
audience-monitoring = petugas pemantauan
audience-admin = administrator
audience-party = orang-orang pihak itu sendiri
audience-focal = narahubung pihak yang bersangkutan
audience-room = orang-orang yang hadir di ruangan
audience-trainer = para pelatih acara
audience-body = anggota badan
audience-person = orang yang bersangkutan
audience-named = orang-orang yang disebut namanya
audience-nobody = tidak seorang pun
audience-and = { $list } dan { $last }

may-audience = Ini untuk orang lain: halaman catatan menyebut untuk siapa.
may-office = Hanya kantor yang dapat melakukan ini. Tanyakan kepada kontak Anda di sana.
may-members = Ini untuk orang yang sudah masuk.
may-administrator = Hanya administrator yang dapat melakukan ini.
may-signed-in = Masuklah lebih dahulu.
may-nobody = Tidak seorang pun dapat melakukan ini di sini.

error-home = Ke halaman pertama
error-not-found = Halaman ini tidak ada
error-not-found-why = Tidak ada apa-apa di alamat ini, atau Anda tidak termasuk yang boleh melihatnya. Tidak ada yang berubah.
error-forbidden = Anda tidak dapat melakukan ini
error-signed-out = Silakan masuk
error-signed-out-why = Halaman ini untuk orang yang sudah masuk.
error-refused = Ini tidak dapat diterima
error-conflict = Orang lain sudah menyimpannya lebih dahulu
error-conflict-why = Perubahan Anda tidak disimpan agar perubahan mereka tidak hilang. Di bawah ini yang Anda ketik di samping yang ada sekarang; buka lagi catatannya dan isi yang seharusnya.
error-busy = Kantor sedang sibuk
error-busy-why = Terlalu banyak orang menyimpan pada saat yang sama. Perubahan Anda tidak disimpan; silakan kirim lagi sebentar lagi.
error-full = Ruang di diska habis
error-full-why = Tidak ada yang disimpan dan tidak ada yang hilang. Administrator perlu membuat ruang; setelah itu coba lagi.
error-away = Basis data tidak menjawab
error-away-why = Tidak ada yang disimpan dan tidak ada yang hilang. Silakan coba lagi sebentar lagi; jika berlanjut, beri tahu administrator.
error-files-away = Penyimpanan berkas tidak menjawab
error-files-away-why = Halaman tetap terbuka seperti biasa; untuk sementara berkas tidak dapat dibuka atau disimpan. Tidak ada yang hilang, dan langkah ini tidak disimpan. Silakan coba lagi sebentar lagi; jika berlanjut, beri tahu administrator.
file-address-over = Alamat berkas berlaku selama satu menit, dan alamat ini sudah lewat. Kembalilah ke halaman tempat berkas itu berada dan bukalah lagi dari sana.
error-other-site = Formulir ini datang dari situs lain, atau dari halaman yang dibuka sebelum alamat kantor berubah. Tidak ada yang disimpan. Buka kembali halamannya di sini, lalu kirim lagi.
error-form-token = Formulir ini dibuka sebelum Anda masuk di sini, atau di jendela lain. Tidak ada yang disimpan. Buka kembali halamannya, lalu kirim lagi.
error-too-large = Formulir ini berisi teks lebih banyak daripada yang dapat diterima sekaligus. Tidak ada yang disimpan. Kirim per bagian, atau sebagai berkas.
error-broken = Ada yang salah di sini
error-broken-why = Ini kesalahan kami, bukan Anda, dan sudah dicatat. Tidak ada yang tersimpan setengah jadi. Silakan coba lagi, atau kembali ke halaman sebelumnya.
error-form = Formulir tidak dapat dibaca. Kembalilah, periksa isian Anda, lalu kirim lagi.
conflict-field = Isian
conflict-yours = Yang Anda ketik
conflict-theirs = Yang ada sekarang
conflict-open = Buka kembali sebagaimana adanya sekarang

form-errors = Silakan periksa ini dahulu
form-save = Simpan
form-cancel = Batal
form-optional = tidak wajib

signin-title = Masuk
signin-lede = Dengan alamat dan kata sandi akun Balai Anda.
signin-email = Alamat surel
signin-password = Kata sandi
signin-button = Masuk
signin-forgot = Saya lupa kata sandi
signin-failed = Alamat dan kata sandi ini tidak cocok. Periksa keduanya; setelah menerima undangan, pilih kata sandi dahulu.
recover-title = Pilih kata sandi baru
recover-lede = Sebutkan alamat Anda. Jika ada akunnya, surat dengan tautan sedang dikirim; tautan itu berlaku satu jam.
recover-button = Kirimi saya tautan
told-recovery-sent = Jika ada akun dengan alamat ini, surat dengan tautan sedang dikirim.
told-signed-out = Anda sudah keluar.

link-unknown = Tautan ini tidak dikenal di sini. Mungkin terpotong oleh program surel Anda: salin seluruhnya, atau minta yang baru.
link-reopen = Peramban ini tidak lagi menyimpan tautan itu: tautan dibuka lebih dari satu jam yang lalu, atau di peramban lain. Tidak ada yang terpakai. Buka sekali lagi tautan dalam surat Anda.
link-used = Tautan ini sudah dipakai. Mintalah yang baru.
link-expired = Tautan ini sudah terlalu lama. Mintalah yang baru.
link-signin-title = Masuk sebagai { $name }
link-signin-lede = Tautan ini memasukkan Anda sekali, di perangkat ini.
link-password-title = Selamat datang, { $name }
link-password-lede = Pilih kata sandi untuk { $email }. Anda langsung masuk.
link-password-button = Simpan kata sandi dan masuk
password-new = Kata sandi baru
password-help = Paling sedikit 12 karakter. Kalimat pendek yang hanya terpikir oleh Anda adalah yang terbaik.
password-short = Ini terlalu pendek: pakai paling sedikit 12 karakter.
password-long = Ini terlalu panjang: pakai paling banyak 200 karakter.
password-repeats = Ini mengulang sedikit karakter: pakai lebih banyak yang berbeda.
password-own-name = Ini memuat nama atau alamat Anda sendiri: pilih yang tidak mudah ditebak orang lain.
password-common = Ini termasuk yang pertama dicoba orang lain: pilih yang lebih jarang.

sessions-title = Sesi Anda
sessions-lede = Di mana Anda masuk. Akhiri yang tidak Anda kenal.
sessions-open = Sesi terbuka
sessions-caption = Sesi terbuka
sessions-device = Perangkat
sessions-since = Sejak
sessions-seen = Terakhir dipakai
sessions-act = Akhiri
sessions-here = yang ini
sessions-end = Akhiri
sessions-end-others = Akhiri semua yang lain
sessions-only-here = Anda masuk di sini dan tidak di tempat lain.
sessions-language = Bahasa ruang kerja
told-session-ended = Sesi diakhiri.

admin-title = Administrasi
admin-accounts = Akun
admin-mail = Kotak keluar
admin-style = Halaman gaya
style-own = Seperti sistem Anda
style-light = Terang
style-dark = Gelap
accounts-title = Akun
accounts-lede = { $n } akun. Peran bertanggal; akses berakhir pada hari peran berakhir.
account-name = Nama
account-email = Alamat surel
account-roles = Peran
account-state = Keadaan
account-act = Ubah
account-active = aktif
account-suspended = ditangguhkan
account-suspend = Tangguhkan
account-let-back = Izinkan masuk lagi
invite-title = Undang seseorang
invite-lede = Mereka menerima surat dengan tautan, berlaku tujuh hari, untuk memilih kata sandi.
invite-role = Peran di kantor
invite-button = Kirim undangan
invite-email-wrong = Ini bukan alamat surel: tulis seperti nama@kantor.example.
invite-email-taken = Sudah ada akun dengan alamat ini.
invite-name-missing = Tulis nama seperti dikenal rekan kerja.
invite-role-missing = Pilih peran.
suspend-self = Anda tidak dapat menangguhkan diri sendiri. Minta administrator lain.
told-invited = Undangan ada di kotak keluar.
told-suspended = Akun ditangguhkan; sesi dan tautannya berakhir.
told-let-back = Akun dapat masuk lagi.
outbox-title = Kotak keluar
outbox-lede = Yang ditulis kantor, yang terbaru dahulu. Surat yang memuat tautan tidak ditampilkan.
outbox-empty = Belum ada surat
outbox-empty-why = Undangan, pengingat, dan pemberitahuan akan ada di sini.
mail-when = Ditulis
mail-to = Kepada
mail-subject = Perihal
mail-state = Keadaan
mail-attempts = Percobaan
mail-secret = memuat tautan, jadi tidak dapat dibaca orang lain
mail-read = Baca
mail-sent = terkirim
mail-failed = gagal
mail-waiting = menunggu
mail-invitation-subject = Akun Anda di { $office }
mail-invitation-body =
    Yth. { $name },

    { $office } mengundang Anda ke ruang kerjanya. Buka tautan ini dalam tujuh hari dan pilih kata sandi:

    { $address }

    Jika Anda tidak menantikan surat ini, abaikan saja.
mail-recovery-subject = Kata sandi baru untuk { $office }
mail-recovery-body =
    Yth. { $name },

    seseorang, mungkin Anda, meminta kata sandi baru di { $office }. Buka tautan ini dalam satu jam:

    { $address }

    Jika bukan Anda, abaikan surat ini: tidak ada yang berubah.

home-members = Lihat para anggota
home-about = Tentang proses ini
about-title = Tentang
about-purposes = Tujuan inti
about-initiatives = Inisiatif
about-bodies = Badan-badan proses

today-title = Hari ini
today-lede = { $day }, { $place }. { $waiting ->
    [0] Tidak ada yang menunggu Anda.
   *[other] { $waiting } hal menunggu Anda.
  }{ $late ->
    [0] { "" }
   *[other] { " " }{ $late } terlambat.
  }
today-waiting = Menunggu Anda
today-coming = Segera
today-late = terlambat sejak { $day }
today-nothing = Tidak ada yang menunggu Anda
today-nothing-why = Bila ada yang membutuhkan Anda, itu akan tampil di sini dengan alasan dan harinya.
today-look = Lihat-lihat
today-nothing-coming = Belum ada rencana yang dapat Anda lihat.
today-past = Yang terakhir berlangsung

search-title = Pencarian
search-lede = Ketik kata, nama, atau kode, dalam aksara apa pun.
search-count = { $n ->
    [0] Tidak ada yang ditemukan untuk “{ $q }”.
   *[other] { $n } hal ditemukan untuk “{ $q }”.
  }
search-none = Tidak ada yang ditemukan
search-none-why = Coba kata yang lebih sedikit atau lain. Pencarian hanya menampilkan yang boleh Anda lihat.
search-many = Ada lebih dari { $n } temuan; { $n } yang terbaru diurutkan di sini. Satu kata lagi akan membantu.
search-noun-party = Pihak
search-noun-person = Orang
search-noun-agency = Instansi
search-noun-body = Badan
search-noun-activity = Kegiatan
search-noun-event = Acara
search-noun-initiative = Inisiatif
search-noun-project = Proyek
pager-label = Halaman
pager-where = Halaman { $page } dari { $pages }
pager-before = Sebelumnya
pager-after = Berikutnya

act-created = membuat
act-changed = mengubah

columns = Kolom
columns-usual = Kolom biasa
columns-show = Tampilkan ini

view-own = Tampilan Anda
view-own-lede = Daftar sebagaimana Anda ingin melihatnya: saringan, urutan, dan kolom dengan satu nama. Hanya Anda yang melihatnya.
view-tidy = Ganti nama atau hapus
view-back = Kembali ke daftar
view-save = Simpan tampilan ini
view-name = Nama tampilan
view-name-help = Tampilan dengan nama yang sama akan diganti.
view-open = Buka tampilan ini
view-rename = Ganti nama
view-remove = Hapus tampilan ini
view-needs-name = Berilah tampilan ini nama.
view-name-taken = Anda sudah memiliki tampilan dengan nama itu untuk daftar ini. Pilih nama lain.
view-not-a-list = Daftar ini tidak dapat disimpan sebagai tampilan. Tidak ada yang disimpan. Kembalilah ke daftar dan coba dengan saringan lebih sedikit.
view-too-many = Tampilan Anda untuk daftar ini sudah sebanyak tempat yang tersedia. Tidak ada yang disimpan. Hapus satu yang tidak lagi diperlukan.
view-none = Belum ada tampilan yang disimpan
view-none-why = Saring atau urutkan sebuah daftar, atau pilih kolomnya, lalu tekan “Simpan tampilan ini” di atasnya.
told-view-saved = Tampilan telah disimpan.
told-view-renamed = Nama tampilan telah diganti.
told-view-removed = Tampilan telah dihapus.

# Files that are sent
upload-none = Belum ada berkas yang dipilih. Pilih satu, lalu kirim lagi.
upload-cut = Berkas tidak tiba utuh. Tidak ada yang disimpan. Kirim sekali lagi.
upload-large = Berkas berukuran { $size } MB; kantor ini menerima berkas paling besar { $most } MB. Tidak ada yang disimpan. Bagi berkas itu, atau hilangkan gambarnya.

# What stands around every list.
rows-filters = Saringan
rows-show = Tampilkan
rows-all = Semua
rows-words = Cari
rows-more = Penyaring lain
rows-remove = Hapus saringan
rows-clear = Hapus semua saringan
rows-pages = Halaman daftar
rows-range = { $from } sampai { $to } dari { $count }
rows-previous = Sebelumnya
rows-next = Berikutnya
rows-export = Unduh sebagai
rows-document-page = Halaman
rows-document-of = dari
rows-too-large-document = Daftar ini terlalu besar untuk satu dokumen. Saring dahulu, atau ambil sebagai buku kerja.
rows-too-large = Daftar ini terlalu besar untuk buku kerja. Saring dahulu, atau ambil sebagai CSV.
rows-year = Tahun
history-none = Belum ada yang diubah di sini.

shell-ways-in = Cara masuk Anda
second-title = Satu langkah lagi
second-lede = Langkah pertama benar. Sekarang tunjukkan bahwa perangkat Anda ada pada Anda.
second-code = Kode
second-help = Enam angka yang sekarang ditampilkan aplikasi autentikator Anda, atau salah satu kode di atas kertas.
second-begin-again = Mulai lagi
second-wrong = Bukan ini angka yang ditampilkan aplikasi Anda sekarang. Tunggu angka berikutnya lalu ketik; atau pakai kode di atas kertas.
second-used = Angka ini sudah dipakai. Tunggu sampai aplikasi Anda menampilkan angka berikutnya, paling lama setengah menit.
second-off = Angka ini benar, tetapi bukan untuk saat ini: jam telepon Anda meleset kira-kira { $n } menit. Biarkan telepon menyetel waktunya sendiri, lalu ketik angka berikutnya.
second-code-wrong = Kode di atas kertas ini tidak dikenal atau sudah dipakai. Coba yang berikutnya.
told-signin-again = Waktunya terlalu lama atau percobaannya terlalu banyak. Tidak ada yang berubah; silakan masuk lagi.
ways-title = Cara masuk Anda
ways-lede = Bagaimana Anda menunjukkan bahwa ini Anda.
ways-wanted = Kantor Anda meminta faktor kedua. Tambahkan kunci sandi atau aplikasi di bawah, lalu semuanya terbuka bagi Anda.
ways-set = ada
ways-not-set = belum ada
ways-on = aktif
ways-off = tidak aktif
ways-app = Aplikasi di telepon Anda
ways-app-why = Setelah kata sandi, enam angka dari aplikasi diminta: siapa pun yang tahu kata sandi Anda tetap tidak bisa masuk.
ways-app-add = Tambah aplikasi
ways-app-remove = Lepas aplikasi
ways-codes = Kode di atas kertas
ways-codes-left = Tersisa { $n } kode. Masing-masing membuka pintu sekali tanpa telepon Anda.
ways-codes-new = Buat kode baru
ways-password = Kata sandi
ways-password-change = Ganti kata sandi
ways-password-set = Buat kata sandi
ways-password-lede = Semua sesi Anda yang lain berakhir, dan tautan yang menunggu tidak berlaku lagi.
ways-sessions = Anda masuk di { $n } tempat.
ways-sessions-see = Lihat
app-add-title = Tambah aplikasi
app-add-lede = Aplikasi autentikator apa pun bisa. Aplikasi itu bekerja tanpa jaringan.
app-scan = Pindai ini dengan aplikasi
app-picture = Gambar untuk kamera aplikasi autentikator Anda
app-no-picture = Gambarnya tidak dapat dibuat. Ketik kuncinya saja.
app-type = Tanpa kamera? Ketik kunci ini ke dalam aplikasi
app-secret = Kunci
app-try = Lalu ketik yang ditampilkannya
app-code = Enam angka
app-code-help = Angkanya berganti setiap setengah menit.
app-code-wrong = Bukan ini angka yang ditampilkan aplikasi sekarang. Periksa apakah gambar ini yang Anda pindai, tunggu angka berikutnya, lalu ketik.
app-confirm = Aktifkan
app-remove-title = Lepas aplikasi?
app-remove-lede = Sejak itu kata sandi saja cukup untuk masuk. Kode di atas kertas tidak berlaku lagi.
app-remove = Lepas aplikasi
told-authenticator-removed = Aplikasi dilepas. Jika itu satu-satunya langkah kedua Anda, kode di atas kertas tidak berlaku lagi.
authenticator-there = Anda sudah punya aplikasi. Lepas dulu sebelum menambah yang lain.
authenticator-none = Anda belum punya langkah kedua, jadi tidak ada kode. Tambahkan kunci sandi atau aplikasi dulu.
authenticator-none-begun = Tidak ada aplikasi yang sedang ditambahkan. Mulai lagi di cara masuk Anda.
codes-title = Kode Anda di atas kertas
codes-lede = Cetak atau tulis { $n } kode ini, dan simpan di tempat paspor Anda. Masing-masing membuka pintu sekali bila telepon Anda hilang.
codes-once = Kode hanya ditampilkan sekali ini. Kode lama tidak berlaku lagi.
codes-print = Cetak
codes-done = Sudah saya simpan
proof-title = Masih Anda?
proof-lede = Yang hendak Anda lakukan membuka pintu. Tunjukkan sekali lagi bahwa ini Anda; berlaku lima belas menit.
proof-button = Lanjutkan
proof-wrong = Ini bukan kata sandi Anda. Tidak ada yang berubah; coba lagi.
proof-by-link = Anda masuk lewat tautan dan belum punya kata sandi. Mintalah di "Saya lupa kata sandi", lalu kembali.
password-before = Kata sandi ini pernah Anda pakai. Pilih yang baru.
told-password-set = Kata sandi baru sudah berlaku. Sesi Anda yang lain sudah berakhir.
error-too-often = Mohon tunggu sebentar
error-too-often-why = Terlalu banyak percobaan dalam waktu singkat. Tidak ada yang berubah, dan tidak ada yang dikunci: coba lagi dalam { $n } detik.
mail-code-used-subject = Sebuah kode di atas kertas dipakai untuk masuk ke { $office }
mail-code-used-body =
    Yth. { $name },

    seseorang masuk ke akun Anda di { $office } dengan salah satu kode di atas kertas. Tersisa { $n } kode.

    Jika itu Anda, tidak ada yang perlu dilakukan. Jika bukan, segera buka halaman ini, buat kode baru, dan ganti kata sandi:

    { $address }
demand-title = Faktor kedua
demand-lede = Siapa pun yang memegang salah satu peran ini menambahkan kunci sandi atau aplikasi di halaman berikutnya, sebelum yang lain terbuka baginya.
told-demand-saved = Permintaan disimpan. Yang bersangkutan diminta di halaman berikutnya.

may-reset = Hanya administrator atau manajer bersama yang dapat memutuskan ini.
may-reset-another = Administrator atau manajer bersama lain yang memutuskan: bukan yang meminta, dan bukan pemilik faktornya.
reset-waiting = { $n } faktor kedua yang hilang menunggu keputusan Anda
reset-waiting-why = Seseorang kehilangan telepon dan kodenya. Dua orang bersama-sama mencabut faktor itu.
reset-ask-title = Cabut faktor kedua { $name }?
reset-ask-lede = Untuk orang yang kehilangan telepon dan kode di atas kertas. Administrator atau manajer bersama lain yang memutuskan; pemiliknya diberi tahu keduanya.
reset-reason = Alasan
reset-reason-help = Bagaimana Anda tahu bahwa benar dia yang meminta? Yang memutuskan membaca ini.
reset-reason-missing = Tulis alasannya, supaya orang lain dapat memutuskan.
reset-ask = Minta
reset-own = Tidak ada yang meminta untuk dirinya sendiri. Mintalah administrator lain.
reset-none = Akun ini tidak punya faktor kedua. Tidak ada yang diminta.
reset-asked = Hal ini sudah diminta dan menunggu keputusan.
reset-decided = Seseorang sudah memutuskannya. Tidak ada yang berubah.
reset-asked-by = Diminta oleh
reset-grant = Cabut
reset-refuse = Tolak
reset-waits-for-another = menunggu orang lain
reset-lost = Faktor kedua hilang
resets-title = Faktor kedua yang hilang
resets-lede = Yang menyetujui membiarkan seseorang masuk dengan kata sandi saja sampai aplikasi baru ditambahkan. Pastikan siapa yang meminta.
resets-empty = Tidak ada yang menunggu
resets-empty-why = Bila administrator meminta faktor kedua yang hilang dicabut, permintaannya ada di sini untuk diputuskan orang lain.
told-reset-asked = Sudah diminta. Administrator atau manajer bersama lain yang memutuskan; pemiliknya diberi tahu lewat surat.
told-reset-granted = Faktor kedua dicabut, dan semua sesi akun itu sudah berakhir.
told-reset-refused = Ditolak. Tidak ada yang berubah, dan pemiliknya diberi tahu lewat surat.
mail-reset-asked-subject = Seseorang meminta faktor kedua Anda di { $office } dicabut
mail-reset-asked-body =
    Yth. { $name },

    seorang administrator { $office } meminta faktor kedua Anda dicabut, karena telepon dan kode Anda dikatakan hilang. Orang lain yang memutuskannya.

    Jika memang begitu, tidak ada yang perlu dilakukan. Jika tidak, segera hubungi kantor.
mail-reset-granted-subject = Faktor kedua Anda di { $office } dicabut
mail-reset-granted-body =
    Yth. { $name },

    faktor kedua Anda di { $office } dicabut oleh dua orang, dan semua sesi Anda sudah berakhir. Masuklah dengan kata sandi dan tambahkan aplikasi baru di "Cara masuk Anda".

    Jika Anda tidak memintanya, segera hubungi kantor.
mail-reset-refused-subject = Faktor kedua Anda di { $office } tetap
mail-reset-refused-body =
    Yth. { $name },

    seseorang meminta faktor kedua Anda di { $office } dicabut, dan itu ditolak. Tidak ada yang berubah.
mail-wrong-codes-subject = Seseorang tahu kata sandi Anda di { $office }
mail-wrong-codes-body =
    Yth. { $name },

    seseorang mengetik kata sandi Anda di { $office } lalu lima kali salah pada langkah kedua. Ia tidak berhasil masuk.

    Jika itu Anda, tidak ada yang perlu dilakukan. Jika bukan, ada yang tahu kata sandi Anda: segera ganti di sini:

    { $address }

# Melalui mata orang lain
audience-agency = mereka yang diizinkan instansi melihat nama orang-orangnya
audience-project = mereka yang bekerja pada proyek itu melalui penempatan
audience-co-chairs = para ketua bersama proses
eyes-ask = lihat seperti orang lain melihatnya
eyes-looking = Anda melihat halaman ini seperti { $who } melihatnya. Apa yang tidak boleh Anda lihat sendiri tetap tersembunyi.
eyes-back = Kembali ke tampilan Anda sendiri
eyes-public = orang yang belum masuk
eyes-member = petugas suatu anggota yang belum pernah ikut serta
eyes-placed = pejabat yang ditempatkan di kantor dan belum punya proyek
eyes-focal = narahubung pihak yang Anda pilih, di luar instansi-instansinya,
employer-office = kantor
employer-host = organisasi yang menaungi kantor
employer-lender = suatu pihak yang meminjamkannya
invite-employer = Siapa yang membayarnya
invite-employer-choose = Pilih
invite-employer-help = Apa yang dilihatnya dari hal-hal yang dipercayakan para pihak kepada kantor bergantung padanya. Pihak mana yang meminjamkannya dicatat di Direktori, Staf; sampai saat itu ia tidak melihat apa pun yang dikecualikan siapa pun.
invite-employer-missing = Pilih siapa yang membayarnya.
audience-core = staf kantor sendiri
audience-except-lent = kecuali staf yang dipinjamkan pihak yang disebut untuk catatan ini
eyes-lent = manajer bersama yang dipinjamkan pihak yang Anda pilih,
