nav-teams = Tim
may-team = Hanya anggota tim yang mengetahui isi halaman ini. Salah satu pemimpin tim dapat mengundang Anda.
may-team-leader = Hanya pemimpin tim yang dapat melakukan ini.
may-team-role = Tim tersedia bagi orang yang hari ini memegang peran di kantor atau di suatu pihak.
may-team-found = Hanya kantor dan narahubung yang dapat membentuk tim. Mintalah salah satu dari mereka mengundang Anda.
may-item-author = Hanya penulisnya, atau pemimpin tim, yang dapat melakukan ini.
may-escrow-holder = Hanya dua orang yang memegang separuh kunci yang dapat melakukan ini.

sealing-key-title = Kunci segel
sealing-key-lede = Dengan kunci ini peramban Anda sendiri membuka apa yang disegel untuk Anda. Kantor hanya menyimpan salinan yang terkunci: tidak seorang pun di sana, maupun pencuri cakramnya, dapat membukanya.
sealing-key-needed = Anda memerlukan kunci segel terlebih dahulu. Perlu dua menit, pena, dan kertas.
sealing-key-make-title = Buat kunci Anda
sealing-key-make = Buat kunci saya
sealing-key-make-why = Peramban Anda membuat kunci dan menampilkan kunci pemulihan untuk dicatat. Jika Anda memiliki kunci sandi, perangkat Anda mungkin meminta konfirmasi: perangkat itu lalu dapat membuka kunci ini juga.
sealing-key-paper = Catat kunci pemulihan ini sekarang di kertas. Kunci ini hanya ditampilkan sekali. Tanpa kunci ini, dan tanpa kunci sandi yang membukanya, apa yang disegel untuk Anda tetap tertutup bagi Anda.
sealing-key-last = Empat tanda terakhirnya
sealing-key-last-help = Agar kami tahu Anda sudah mencatatnya.
sealing-key-keep = Simpan kunci saya
sealing-key-wrong-last = Ini bukan empat tanda terakhir dari kunci pemulihan di atas. Tidak ada yang disimpan; bandingkan dan ketik lagi.
sealing-key-made = Dibuat
sealing-key-digits = Angkanya
sealing-key-digits-why = Bacakan angka ini kepada orang yang memasukkan Anda ke tim, lewat telepon atau langsung: dengan begitu mereka tahu bahwa kunci ini milik Anda.
sealing-key-ways = Yang membukanya
sealing-key-way = Cara
sealing-key-way-added = Ditambahkan
sealing-key-way-paper = Kunci pemulihan di kertas
sealing-key-way-add = Izinkan kunci sandi membukanya
sealing-key-way-why = Ketik kunci pemulihan Anda, lalu konfirmasi di perangkat yang menyimpan kunci sandi.
sealing-key-again = Buat kunci lain
sealing-key-again-what = Kunci Anda sekarang tidak lagi membuka apa pun. Di setiap tim Anda, seseorang harus memasukkan Anda lagi. Lakukan ini jika kunci pemulihan dan perangkat Anda hilang, atau jika orang lain mungkin memilikinya.
teams-yours = Tim Anda
told-sealing-key-kept = Kunci Anda disimpan. Simpan kertasnya di tempat yang tidak dilihat orang lain.
told-sealing-key-way = Mulai sekarang kunci sandi itu membuka kunci Anda.

lock-title = Tersegel
lock-needs = Apa yang disegel dibuka di peramban Anda sendiri, dengan skrip diaktifkan dan melalui sambungan aman. Yang lainnya berfungsi tanpa itu.
lock-why = Buka dengan kunci Anda. Segel tetap terbuka di perangkat ini selama seperempat jam.
lock-passkey = Buka dengan kunci sandi
lock-open = Buka dengan kunci pemulihan
lock-opened = Terbuka di perangkat ini.
lock-close = Tutup sekarang
lock-paper = Kunci pemulihan
lock-paper-help = 32 tanda yang Anda catat; tanda hubung dan spasi tidak berpengaruh.
sealed-closed = tersegel
sealed-altered = Ini tidak dapat dibuka: isinya diubah, atau disegel dengan kunci lain.
sealed-away = Kantor tidak menjawab, jadi tidak ada yang disimpan. Yang Anda ketik masih ada di sini; coba lagi sebentar lagi.
sealed-exchanged = Kunci seseorang bukan kunci yang dahulu dimasukkan ke tim. Tidak ada yang diberikan kepada siapa pun. Bandingkan angkanya dengan setiap anggota, dan beri tahu salah satu manajer bersama.
sealed-own-exchanged = Yang disimpan kantor sebagai kunci publik Anda bukan milik Anda: seseorang telah menggantinya. Tidak ada yang dibuka dan tidak ada yang dikirim. Beri tahu salah satu manajer bersama.
sealed-failed = Itu tidak berhasil, dan tidak ada yang disimpan. Muat ulang halaman; jika tetap demikian, beri tahu kantor.
sealed-missing = Isi bagian ini.
sealed-no-secret = Kunci sandi ini tidak dapat membuka segel. Gunakan kunci pemulihan Anda, atau kunci sandi lain.
sealed-refused = Perangkat Anda tidak mengonfirmasi, jadi tidak ada yang diubah. Tekan tombol untuk mencoba lagi.
sealed-too-large = Berkas ini lebih besar daripada yang dapat disegel. Tidak ada yang dikirim.
sealed-wrong-key = Ini tidak membuka kunci Anda. Bandingkan tanda demi tanda dengan catatan Anda.
sealed-damaged = Kiriman peramban Anda tidak dapat dibaca sebagai segel, jadi tidak ada yang disimpan. Muat ulang halaman.

teams-lede = Tim adalah beberapa orang tertentu yang berbagi catatan dan berkas yang hanya dibuka oleh peramban mereka sendiri: bukan oleh program kantor, bukan oleh administratornya.
teams-none = Anda tidak berada di tim mana pun
teams-none-why = Tim dibuat untuk beberapa hal yang bahkan mesin kantor sendiri tidak boleh membacanya. Bentuk tim, atau biarkan pemimpin tim mengundang Anda.
team-one = Tim
team-name = Nama
team-name-help = Nama tidak disegel: pilih nama yang tidak mengungkapkan apa pun.
team-new = Bentuk tim
team-new-lede = Anda memimpinnya dan mengundang yang lain. Kunci pertamanya dibuat di sini, di peramban Anda.
team-found = Bentuk tim ini
team-items = Catatan dan berkas
team-changed = Terakhir ditulis
team-members = Anggota
team-members-lede = Orang yang diundang menyatakan setuju sendiri. Kemudian seseorang di dalam tim membandingkan angkanya dan memberikan kunci.
team-member = Anggota
team-member-state = Tahap
team-leads = memimpin tim
team-state-asked = diundang
team-state-without-key = belum punya kunci segel
team-state-waiting = menunggu dimasukkan
team-state-inside = di dalam
team-ask-title = Undang seseorang
team-ask = Undang
team-ask-help = Alamat yang mereka pakai untuk masuk. Mereka melihat siapa yang mengundang dan nama tim, lalu menjawab ya atau tidak.
team-address-wrong = Ini bukan alamat surel. Tidak ada yang diundang.
team-asked-already = Orang ini sudah diundang.
team-full = Satu tim beranggotakan paling banyak { $n } orang. Tidak ada yang diundang.
team-asked-title = Tim yang mengundang Anda
team-asked-by = { $name } mengundang
team-accept = Bergabung
team-decline = Tolak
team-waiting = Menunggu dimasukkan
team-waiting-n = { $n } anggota menunggu dimasukkan.
team-waiting-link = Bandingkan dan masukkan
team-admit = Masukkan { $name }
team-admit-why = Tanyakan kepada { $name }, lewat telepon atau langsung, angka kunci segelnya. Hanya jika angkanya seperti ini, masukkan:
team-you-wait = Anda anggota. Isi yang disegel terbuka setelah seseorang di dalam tim membandingkan angka kunci segel Anda dan memasukkan Anda.
team-lead-yes = Jadikan pemimpin
team-lead-no = Bukan pemimpin lagi
team-leader-self = Pemimpin lain dapat melakukan ini untuk Anda, agar tim tidak pernah tanpa pemimpin. Tidak ada yang diubah.
team-remove = Keluarkan
team-remove-title = Keluarkan { $name } dari tim?
team-remove-what = Orang ini langsung keluar. Apa yang sudah dibaca tetap diketahuinya; sesudah itu ubah kunci tim, agar kunci lama tidak membuka apa pun yang ditulis kemudian.
team-leave = Keluar
team-leave-title = Keluar dari tim?
team-leave-what = Anda tidak lagi membuka apa pun di sana, termasuk tulisan Anda sendiri. Seseorang harus mengundang Anda lagi.
team-key-title = Kunci tim
team-key-why = Semua anggota melihat angka yang sama di sini. Jika angka Anda berbeda dari anggota lain, seseorang telah mengganti kuncinya: jangan menulis apa pun, dan beri tahu salah satu manajer bersama.
team-digits = Angka tim
team-key-number = Nomor kunci
team-key-change = Ubah kunci
team-key-change-lede = Yang ditulis sejak saat itu hanya terbuka dengan kunci baru. Yang ditulis sebelumnya tetap terbaca oleh pemegang kunci baru.
team-key-for = Kunci baru diberikan kepada { $names }.
team-key-stale = Seseorang yang sudah keluar masih mengetahui kuncinya.
team-key-faster = Tim berubah ketika halaman ini terbuka: kuncinya atau anggotanya. Tidak ada yang disimpan. Muat ulang halaman.
told-team-founded = Tim telah dibentuk. Undang yang lain.
told-team-asked = Diundang. Jika orang ini memiliki akun, undangan ada di halaman tim dan di surelnya.
told-team-accepted = Anda anggota. Seseorang di dalam tim membandingkan angka Anda dan memasukkan Anda.
told-team-accepted-no-key = Anda anggota. Buat kunci segel Anda sekarang, agar seseorang dapat memasukkan Anda.
told-team-admitted = Sudah dimasukkan: yang disegel kini terbuka bagi orang ini.
told-team-removed = Orang ini sudah keluar. Sekarang ubah kunci tim.
told-team-left = Anda sudah keluar dari tim.
told-team-key-changed = Tim memiliki kunci baru.
mail-team-asked-subject = Anda diundang ke sebuah tim di { $office }
mail-team-asked-body =
    Yth. { $name },

    { $by } mengundang Anda ke sebuah tim di { $office }. Nama dan isinya tidak dikirim lewat pos.

    Masuk untuk menjawab:

    { $address }

items-title = Catatan dan berkas
items-none = Belum ada apa-apa di sini
items-none-why = Apa yang Anda tulis atau tambahkan disegel sebelum meninggalkan peramban Anda.
item-title = Judul
item-text = Teks
item-kind = Jenis
item-kind-note = Catatan
item-kind-file = Berkas
item-author = Ditulis oleh
item-changed = Terakhir ditulis
item-size = { $n } KB
item-size-title = Ukuran
item-write = Tulis catatan
item-write-lede = Judul dan teks disegel di peramban Anda. Kantor melihat siapa yang menulis, kapan, dan seberapa panjang.
item-edit = Ubah catatan
item-seal = Segel dan simpan
item-file = Tambah berkas
item-file-lede = Nama dan isi disegel di peramban Anda. Kantor melihat siapa yang mengirim, kapan, dan seberapa besar.
item-file-one = Berkas
item-file-help = Paling besar { $n } MB.
item-fetch = Buka dan simpan
item-remove = Hapus
item-remove-title = Hapus ini untuk selamanya?
item-remove-what = Isinya hilang bersama kunci yang satu-satunya membukanya: tidak seorang pun mendapatkannya kembali, dari cadangan pun tidak setelah cadangan itu hilang.
item-faster = Orang lain telah mengubah catatan ini. Tidak ada tulisan Anda yang disimpan: salin teks Anda, muat ulang catatan, dan satukan keduanya.
told-item-kept = Disegel dan disimpan.
told-item-removed = Sudah dihapus.

escrow-title = Jika semua kunci hilang
escrow-lede = Dua orang tertentu dapat memegang masing-masing separuh kunci tim. Separuh kunci tidak mengungkapkan apa pun. Hanya keduanya bersama-sama dapat memberikan kunci kepada seseorang, dan setiap anggota diberi tahu lebih dahulu.
escrow-none = Tidak seorang pun memegang separuh kunci tim ini. Jika semua anggota kehilangan kuncinya, isi yang disegel hilang.
escrow-holders = Pemegang separuh kunci
escrow-holder = Orang
escrow-holds = memegang separuh
escrow-replaced = sejak itu punya kunci segel lain: tentukan keduanya lagi
escrow-name-title = Tentukan keduanya
escrow-name-why = Pilih dua orang yang tidak mudah bertindak bersama, misalnya kedua manajer bersama. Masing-masing memerlukan kunci segel. Mereka tidak harus anggota.
escrow-one = Alamat surel orang pertama
escrow-other = Alamat surel orang kedua
escrow-name = Lanjut membandingkan
escrow-same = Diperlukan dua orang yang berbeda.
escrow-no-key = Tidak ada orang dengan alamat ini yang memiliki kunci segel. Mintalah mereka membuatnya dahulu.
escrow-compare-title = Bandingkan angkanya
escrow-compare-why = Tanyakan kepada keduanya, lewat telepon atau langsung, angka kunci segel mereka. Lanjutkan hanya jika angkanya seperti ini.
escrow-part = Berikan separuh kunci kepada mereka
escrow-ask-title = Minta kunci
escrow-ask-why = Mintalah keduanya memberikan separuh kunci mereka. Mereka dan setiap anggota langsung diberi tahu bahwa Anda meminta, dan alasannya.
escrow-ask = Minta kepada keduanya
escrow-reason = Alasan
escrow-reason-help = Satu atau dua kalimat yang dapat diperiksa kedua pemegang dan semua anggota.
escrow-open = { $name } meminta kunci kepada kedua pemegang.
escrow-see = Lihat
escrow-request = Permintaan kunci tim
escrow-request-lede = Sebelum menjawab, bicaralah dengan peminta dan bandingkan angka kunci segelnya.
escrow-asker = Diminta oleh
escrow-asked-at = Waktu
escrow-has-given = sudah memberikan separuhnya
escrow-has-not = belum menjawab
escrow-give = Berikan separuh saya
escrow-give-why = Separuh Anda hanya untuk { $name }. Dengan separuh yang lain, orang ini membuka semua yang disegel tim.
escrow-take = Satukan kunci
escrow-take-why = Kedua separuh ada di sini. Peramban Anda menyatukan kunci, dan yang disegel tim terbuka bagi Anda.
escrow-stop = Hentikan permintaan ini
escrow-over = Permintaan ini sudah selesai. Tidak ada yang diubah.
told-escrow-kept = Keduanya memegang separuh kunci.
told-escrow-asked = Kedua pemegang dan semua anggota diberi tahu.
told-escrow-answered = Separuh Anda sudah diberikan.
told-escrow-taken = Anda memiliki kunci tim. Semua yang terkait diberi tahu.
told-escrow-stopped = Permintaan dihentikan.
mail-escrow-held-subject = Anda memegang separuh kunci di { $office }
mail-escrow-held-body =
    { $by } memberi Anda separuh kunci sebuah tim di { $office }, untuk berjaga-jaga jika anggotanya kehilangan kunci. Separuh itu sendiri tidak mengungkapkan apa pun. Jagalah kunci segel Anda sendiri:

    { $address }
mail-escrow-asked-subject = Seseorang meminta kunci sebuah tim di { $office }
mail-escrow-asked-body =
    { $by } meminta kunci kepada dua orang yang memegang separuh kunci sebuah tim di { $office }. Jika Anda tidak tahu alasannya, masuklah, baca alasannya, dan hentikan:

    { $address }
mail-escrow-taken-subject = Kunci sebuah tim telah diberikan di { $office }
mail-escrow-taken-body =
    { $by } telah menerima kunci sebuah tim dari dua orang yang memegang separuhnya di { $office }. Jika itu tidak seharusnya, beri tahu salah satu manajer bersama dan ubah kuncinya:

    { $address }

today-team-asked = Bergabung dengan tim "{ $name }"?
today-team-waiting = Masukkan { $name }
today-escrow-give = { $name } meminta separuh kunci Anda
today-escrow-take = Kedua separuh kunci ada di sini
own-sealing-keys = Kunci segel
own-replaced = Disisihkan
own-teams = Tim
own-team-asked = tim yang mengundang Anda
own-asked = Diundang
own-accepted = Bergabung
own-ended = Keluar
own-items = Catatan dan berkas yang Anda tulis
