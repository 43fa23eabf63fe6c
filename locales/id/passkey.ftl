passkeys-title = Kunci sandi
passkeys-why = Kunci sandi adalah telepon, komputer, atau kunci fisik Anda. Anda masuk dengan jari, wajah, atau PIN, dan tidak bisa tertipu menyerahkannya: kunci itu hanya menjawab kantor ini.
passkey-add = Tambah kunci sandi
passkey-use = Pakai kunci sandi
passkey-signin = Masuk dengan kunci sandi
passkey-or = Atau dengan kunci sandi
second-or = Atau dengan kode
passkey-needs = Kunci sandi memerlukan peramban yang mengenalnya, dengan skrip dinyalakan. Selebihnya di halaman ini berjalan tanpa itu.
passkey-refused = Perangkat Anda tidak mengonfirmasi, jadi tidak ada yang berubah. Tekan tombolnya untuk mencoba lagi.
passkey-away = Kantor tidak menjawab, jadi tidak ada yang berubah. Coba lagi sebentar lagi.
passkey-known = Perangkat ini sudah menyimpan kunci sandi akun Anda. Tidak ada yang berubah.
passkey-many = Anda sudah punya dua puluh kunci sandi, jumlah terbanyak. Lepas satu yang tidak dipakai lagi, lalu tambahkan yang ini.
passkey-number = Kunci sandi terikat pada nama di jaringan, sedangkan kantor ini dibuka lewat angka. Administrator dapat memberinya nama; sampai saat itu aplikasi di telepon Anda melindungi sama baiknya.
passkey-unsafe = Kunci sandi memerlukan alamat yang diawali https. Administrator dapat mengurusnya; sampai saat itu aplikasi di telepon Anda melindungi sama baiknya.
passkey-elsewhere = Kunci sandi kantor ini hanya menjawab di { $address }. Buka kantor di sana untuk menambah atau memakainya.
passkey-not-here = Kunci sandi Anda tidak menjawab di alamat ini. Buka kantor dengan namanya sendiri, atau pakai cara lain.
passkey-none-here = Tidak ada kunci sandi Anda yang dibuat untuk alamat ini. Tidak ada yang berubah; pakai cara lain.
passkey-unknown = Kunci sandi ini tidak diterima. Coba lagi; jika tetap begitu, masuklah dengan kata sandi dan periksa cara masuk Anda.
passkey-unverified = Perangkat Anda tidak meminta jari, wajah, atau PIN. Masuklah dengan kata sandi lebih dahulu; setelah itu kunci sandi ini cukup.
passkey-copied = Kunci sandi ini ditolak: hitungan perangkatnya mundur, jadi mungkin ada salinannya. Pemiliknya diberi tahu lewat surat. Masuklah dengan cara lain, lepas kunci ini, dan tambahkan yang baru.
passkey-too-late = Pertanyaan untuk perangkat Anda sudah dijawab atau terlalu lama. Tidak ada yang berubah; tekan tombolnya lagi.
passkey-not-added = Jawaban perangkat Anda tidak cocok dengan kantor ini, jadi tidak ada kunci sandi yang ditambahkan. Tekan "Tambah kunci sandi" lagi.
passkey-name = Nama
passkey-name-help = Supaya Anda tahu perangkat mana: "Telepon", "Kunci di lemari besi kantor".
passkey-name-missing = Beri nama.
passkey-name-telephone = Telepon
passkey-name-key = Kunci keamanan
passkey-name-on = { $browser } di { $system }
passkey-opens = Yang dibukanya
passkey-alone = cukup untuk masuk
passkey-second = setelah kata sandi
passkey-other-domain = hanya di { $domain }
passkey-added-on = ditambahkan { $day }
passkey-used-on = terakhir dipakai { $day }
passkey-never = belum dipakai
passkey-rename = Ganti nama
passkey-rename-title = Beri nama kunci sandi
passkey-remove = Lepas
passkey-remove-title = Lepas "{ $name }"?
passkey-remove-lede = Kunci ini tidak lagi membuka pintu bagi Anda. Hapus juga di perangkatnya, supaya tidak ditawarkan lagi.
passkey-remove-last = Ini satu-satunya langkah kedua Anda: sejak itu kata sandi saja cukup untuk masuk, dan kode di atas kertas tidak berlaku lagi. Hapus juga di perangkatnya, supaya tidak ditawarkan lagi.
passkey-remove-it = Lepas kunci sandi
told-passkey-added = Kunci sandi ditambahkan. Jika perangkat ini hilang, kunci sandi lain atau kode di atas kertas membuka pintu.
told-passkey-renamed = Kunci sandi mendapat nama baru.
told-passkey-removed = Kunci sandi dilepas.
second-help-paper = Salah satu kode Anda di atas kertas.
second-no-app = Ini bukan kode di atas kertas, dan Anda tidak punya aplikasi. Ketik salah satu kode di atas kertas, atau pakai kunci sandi Anda.
second-lost = Perangkatnya hilang? Hubungi administrator Anda: dua orang bersama-sama dapat mencabut langkah kedua Anda.
app-remove-lede-passkeys = Kunci sandi tetap menjadi langkah kedua Anda, dan kode di atas kertas tetap berlaku.
mail-passkey-added-subject = Kunci sandi ditambahkan ke akun Anda di { $office }
mail-passkey-added-body =
    Yth. { $name },

    kunci sandi "{ $passkey }" ditambahkan ke akun Anda di { $office }.

    Jika itu Anda, tidak ada yang perlu dilakukan. Jika bukan, segera lepas kunci itu dan ganti kata sandi:

    { $address }
mail-passkey-removed-subject = Kunci sandi dilepas dari akun Anda di { $office }
mail-passkey-removed-body =
    Yth. { $name },

    kunci sandi "{ $passkey }" dilepas dari akun Anda di { $office }.

    Jika itu Anda, tidak ada yang perlu dilakukan. Jika bukan, segera ganti kata sandi dan periksa cara masuk Anda:

    { $address }
mail-passkey-copied-subject = Kunci sandi Anda di { $office } mungkin disalin
mail-passkey-copied-body =
    Yth. { $name },

    seseorang memakai kunci sandi "{ $passkey }" di { $office } dan ditolak: menurut perangkatnya, kunci itu lebih jarang dipakai daripada yang kami ketahui. Hal itu terjadi bila perangkat dipulihkan dari salinan lama, atau bila seseorang menyalinnya.

    Masuklah dengan cara lain, lepas kunci sandi ini, dan tambahkan yang baru. Jika bukan Anda yang baru saja memakainya, segera beri tahu kantor.

    { $address }
