may-focal = Hanya narahubung nasional pihak itu sendiri yang dapat melakukan ini.

vouchings-title = Petugas yang dijamin
vouchings-lede = Siapa saja yang dibawa masuk oleh narahubung pihak ini. Masing-masing dapat masuk sebagai petugas lapangan pihak ini dan tidak lebih.
vouchings-empty = Belum ada yang dijamin
vouchings-empty-why = Narahubung yang menjamin petugas pihaknya sendiri membawa mereka masuk; kantor melihat siapa saja.
vouching-new = Jamin seorang petugas
vouching-new-lede = Anda menyatakan bahwa ia petugas pihak Anda dan alamat itu miliknya sendiri. Suratnya menyebut nama Anda.
vouching-name = Nama
vouching-email = Alamat surel
vouching-email-help = Miliknya sendiri di tempat kerja, bukan yang dibaca beberapa orang.
vouching-agency = Lembaga
vouching-post = Jabatan
vouching-post-help = Tugasnya di sana, misalnya "Kepala regu, bandara".
vouching-by = Dijamin oleh
vouching-state = Keadaan
vouching-shared = Ini tampaknya alamat yang dibaca beberapa orang. Jaminlah seseorang dengan alamatnya sendiri.
vouching-too-many = Dalam sehari paling banyak { $n } petugas sebuah pihak dijamin. Tidak ada yang dikirim. Lanjutkan besok, atau hubungi kantor.
vouching-invited = diundang
vouching-lapsed = undangannya sudah lewat
vouching-taken-up = memiliki akun
vouching-ended-on = diakhiri pada { $on }
vouching-end = Akhiri
vouching-end-ask = Akhiri untuk { $name }? Ia langsung dikeluarkan.
told-vouched = Jika seorang petugas dapat diundang di alamat ini, suratnya sedang dikirim. Surat itu menyebut nama Anda.
told-vouching-ended = Diakhiri: mulai sekarang ia tidak dapat masuk untuk pihak ini.

mail-vouched-subject = { $by } menjamin Anda di { $office }
mail-vouched-body = Yth. { $name },

    { $by }, narahubung nasional { $party }, menyatakan bahwa Anda petugas di sana dan mengundang Anda ke { $office }.

    Pilih kata sandi di sini dalam tujuh hari; sesudah itu Anda bertindak sebagai petugas lapangan { $party }:
    { $address }

    Jika Anda tidak mengenal { $by }, atau bukan petugas { $party }, jangan lakukan apa-apa dan beri tahu kantor: tanpa Anda tidak ada yang dibuka.
mail-vouched-known-subject = { $by } menjamin Anda di { $office }
mail-vouched-known-body = Salam,

    { $by }, narahubung nasional { $party }, menyatakan bahwa Anda petugas di sana dan mengundang Anda ke { $office }.

    Dengan alamat ini Anda sudah memiliki akun, dan tidak ada yang diubah padanya. { $by } tidak diberi tahu bahwa Anda memilikinya. Jika Anda juga akan bertindak untuk { $party }, hubungi kantor.

    Anda masuk seperti biasa:
    { $address }


access-title = Akses lewat jabatan ini
access-lede = Siapa yang memegang jabatan memegang perannya selama menjabat. Bila direktori menyatakan ia pergi, peran itu berakhir hari itu dan ia dikeluarkan.
access-empty = Tidak ada yang memiliki akses lewat jabatan ini
access-empty-why = Manajer bersama memberi peran kepada pemegang jabatan.
access-give = Beri peran
access-give-lede = Siapa yang belum memiliki akun diundang di alamatnya sendiri.
access-give-button = Berikan
access-holder = Pemegang
access-role = Peran
access-state = Keadaan
access-now = sekarang
access-over = selesai
access-there = Ia sudah memegang peran ini. Tidak ada yang diubah.
access-no-address = Direktori tidak mengenal alamatnya sendiri, hanya yang dipakai bersama atau tidak ada. Tidak ada yang diubah. Tambahkan dahulu pada orangnya.
access-another = Alamatnya milik akun orang lain. Tidak ada yang diubah. Periksa bersama administrator milik siapa alamat itu.
may-co-manager = Hanya manajer bersama, secara pribadi, yang dapat melakukan ini.
told-access-given = Diberikan. Berakhir bila ia meninggalkan jabatan.

post-access = Akses
