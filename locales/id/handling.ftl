# Siapa membaca apa, dan bagaimana pihak ingin titipannya ditangani.

role-host-staff = dibayar organisasi tuan rumah
role-service = Program lain
audit-deputy = menggantikan sebagai { $role }
audit-rows = { $n } baris
audit-under-condition = menurut ketentuan pihak
audit-told = pihak diberi tahu tentang pembaca dari pihak lain
audit-noun-handling = Ketentuan penanganan
audit-noun-reservation = Pengecualian

handling-title = Ketentuan penanganan
handling-lede = Bagaimana { $party } ingin titipannya ditangani. Semua yang ikut serta dapat membacanya, dan ketentuan yang berlaku ditunjukkan sebelum mereka membaca lebih lanjut.
handling-conditions = Ketentuan
handling-none = Belum ada ketentuan: siapa dari pihak lain yang membaca tidak diberitahukan, dan tidak ada yang diminta dari pembaca.
handling-stands = berlaku
handling-to-come = akan berlaku
handling-over = sudah lewat
handling-told = pihak diberi tahu pihak mana yang membaca
handling-not-told = pihak tidak diberi tahu pihak mana yang membaca
handling-state = Keadaan
handling-readers = Pembaca dari pihak lain
handling-words = Permintaan kepada pembaca
handling-from = Mulai hari ini
handling-from-help = Paling cepat besok: tidak ada pembaca yang diberitahukan tanpa mengetahuinya lebih dahulu.
handling-too-early = Pilih besok atau hari sesudahnya. Pembaca diberi tahu lebih dahulu.
handling-tells = Beri tahu kami pihak lain mana yang membaca
handling-tells-help = Menurut pihak dan jabatan, tidak pernah menurut nama. Setiap pembaca melihatnya di halaman.
handling-words-en = Permintaan kepada pembaca, dalam bahasa Inggris
handling-words-en-help = Misalnya: tidak untuk diteruskan. Kalimat ini tampil di halaman setiap orang Anda dan di sampingnya dalam berkas.
handling-words-id = Permintaan kepada pembaca, dalam bahasa Indonesia
handling-add = Ketentuan baru
handling-add-button = Tetapkan ketentuan ini
handling-asks = { $party } meminta: { $words }.
handling-tells-line = { $party } diberi tahu pihak mana yang membaca ini dan dalam jabatan apa, tidak pernah siapa namanya.
handling-tells-list = { $n ->
    [one] { $parties } diberi tahu pihak mana yang membuka halaman orang-orangnya atau mengambilnya dalam berkas.
   *[other] Pihak berikut diberi tahu pihak mana yang membuka halaman orang-orangnya atau mengambilnya dalam berkas: { $parties }.
}
handling-column = Permintaan pihak
told-handling-made = Ketentuan disimpan. Ketentuan ini berlaku sejak hari pertamanya, dan yang dibaca sebelumnya tetap menurut ketentuan sebelumnya.

trail-agency = Instansi
trail-agency-none = bukan dari instansi tertentu
trail-agency-other = instansi lain
trail-counts = Tindakan dalam 90 hari terakhir, per instansi
trail-number = Tindakan
trail-shares = { $n } orang Anda di dalamnya
trail-share = { $agency }: { $n }
trail-of-party = { $role } dari { $party }
trail-own-hidden = { $role } dari pihak Anda
trail-readers-told = Anda diberi tahu pihak lain mana yang membaca, sebagaimana dinyatakan ketentuan Anda sebelumnya.
trail-readers-not-told = Pembaca dari pihak lain tidak diberitahukan: tidak ada ketentuan Anda yang menyatakannya sebelum mereka membaca.
trail-to-handling = Ketentuan penanganan

audit-noun-deputy = Pengganti
audit-noun-openid-link = Identitas pada penyedia
audit-noun-passkey = Kunci sandi
audit-noun-placement = Penempatan
audit-noun-service-account = Akun program
audit-noun-service-token = Token program
audit-noun-staff = Siapa yang menggaji pejabat
audit-noun-vouching = Petugas yang dijamin
audit-act-closed = nama ditutup
audit-act-lifted = dicabut
audit-act-link-sent = tautan konfirmasi dikirim
audit-act-link-revoked = tautan konfirmasi ditarik
audit-act-openid-linked = identitas disambungkan
audit-act-openid-unlinked = identitas dilepas
audit-act-passkey-added = kunci sandi ditambahkan
audit-act-passkey-refused = kunci sandi ditolak
audit-act-passkey-removed = kunci sandi dihapus
audit-act-passkey-renamed = kunci sandi diberi nama lain
audit-act-passkey-used = kunci sandi dipakai
audit-act-proposal-accepted = usulan diambil
audit-act-proposal-refused = usulan tidak diambil
audit-act-proposed = perubahan diusulkan orangnya
audit-act-revoked = ditarik kembali
audit-act-roster-read = daftar dibaca dari kotak surat
audit-act-used = dipakai

mail-access-subject = { $office }: apakah akun ini milik Anda?
mail-access-body =
    Yth. { $name },

    { $by } ingin memberi akses di { $office } kepada pemegang suatu jabatan. Alamat yang diketahui untuk orang itu adalah alamat akun Anda. Mohon lihat apakah Anda orang itu, lalu jawab ya atau tidak:

    { $address }

    Tidak ada yang berubah sebelum Anda menjawab. Jika Anda orang lain, jawab tidak: akun Anda tetap seperti sekarang. Tautan ini dapat dipakai selama 14 hari.
access-offers = Ditanya apakah akun itu miliknya
access-offered = Ditanya
access-offer-waits = menunggu jawaban
access-offer-accepted = menjawab ya
access-offer-refused = menyatakan orang lain
access-offer-title = Apakah ini Anda?
access-offer-lede = { $by } ingin memberi orang ini akses di { $office } melalui jabatannya. Alamatnya adalah alamat akun Anda. Tidak ada yang berubah sebelum Anda menjawab; tautan ini dapat dipakai sampai { $until }.
access-offer-you = Orang
access-offer-yes = Ya, ini saya
access-offer-no = Bukan, saya orang lain
access-offer-over = Tidak ada yang diubah: orang itu tidak lagi memegang jabatan, atau akun itu sudah menjadi milik orang lain. Tanyakan kepada pengirim tautan.
told-access-asked = Sudah ada akun dengan alamatnya. Pemiliknya ditanya lewat surat apakah ia orang ini; sebelum ia menjawab ya tidak ada yang berubah.
told-access-accepted = Akun Anda disambungkan dengan catatan Anda, dan peran itu milik Anda selama Anda memegang jabatan.
told-access-refused = Akun Anda tetap seperti sekarang. Pengirim melihat bahwa Anda menjawab tidak.
audit-act-refused = ditolak
person-erase = Hapus …
