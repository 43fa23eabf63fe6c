details-links = Tautan konfirmasi
details-links-lede = Lewat tautan orang melihat entrinya sendiri tanpa akun, menyatakan benar atau apa yang seharusnya tertulis. Yang diusulkannya menunggu sampai Anda mengambilnya.
details-no-address = Direktori tidak mengenal alamat surel miliknya sendiri. Tautan tidak pernah dikirim ke alamat yang dibaca beberapa orang. Tambahkan alamatnya sendiri dahulu.
details-sent-to = Dikirim ke
details-send = Kirim tautan
details-list = Tautan yang diberikan
details-links-none = Belum ada yang diberikan.
details-state = Keadaan
details-answered-on = dijawab pada { $on }
details-revoked-on = ditarik pada { $on }
details-expired-on = berakhir pada { $on }
details-waits-until = menunggu sampai { $on }
details-asked = meminta yang baru
details-revoke = Tarik kembali
details-title = { $name }: apakah ini benar?
details-lede = Inilah yang disimpan { $office } tentang Anda. Tidak ada orang lain yang melihatnya lewat tautan ini, yang berlaku sekali dan sampai { $until }.
details-is-right = Ya, ini benar
details-is-wrong = Ada yang salah
details-propose = Apa yang seharusnya tertulis?
details-propose-lede = Ubah yang salah dan biarkan sisanya. Pengelola direktori melihatnya sebelum tertulis di sana.
details-propose-button = Kirim
details-nothing = Tidak ada yang berbeda dari yang tertulis. Ubah sesuatu, atau kembali dan nyatakan bahwa itu benar.
details-written = Nama lengkap seperti Anda menulisnya
details-given = Nama depan
details-family = Nama keluarga
details-own-script = Dalam aksara Anda sendiri
details-romanised = Dalam huruf Latin
details-email = Alamat surel baru
details-email-help = Hanya jika berbeda dari yang sudah tertulis.
details-phone = Nomor telepon baru
details-note = Hal lain
details-note-help = Misalnya jabatan lain, lembaga lain, alamat yang bukan milik Anda lagi.
details-field = Bidang
details-before = Tertulis
details-after = Seharusnya tertulis
proposals-title = Diusulkan orangnya sendiri
proposals-lede = Yang disampaikan orang lewat tautan tentang entrinya sendiri. Tidak ada yang berubah sebelum Anda mengambilnya.
proposals-empty = Tidak ada yang menunggu
proposals-empty-why = Bila seseorang mengusulkan perubahan pada entrinya sendiri, itu ada di sini.
proposal-accept = Ambil
proposal-refuse = Biarkan seperti adanya
proposal-decided = Seseorang sudah memutuskannya sementara itu. Tidak ada yang diubah.
today-proposals = { $n } orang mengusulkan perubahan pada entrinya sendiri
today-proposals-why = Mereka datang lewat tautan; tidak ada yang berubah sebelum Anda mengambilnya.
today-link-asked = { $name } meminta tautan baru
today-link-asked-why = Tautan untuk mengonfirmasi datanya sudah berakhir.
directory-act-link-sent = mengirim tautan konfirmasi
directory-act-link-revoked = menarik tautan kembali
directory-act-proposed = mengusulkan perubahan lewat tautan
directory-act-proposal-accepted = mengambil sebuah usulan
directory-act-proposal-refused = membiarkannya seperti adanya
told-details-sent = Tautannya sedang dikirim. Yang lebih lama untuk orang yang sama tidak berlaku lagi.
told-details-revoked = Tautan itu tidak berlaku lagi.
told-details-right = Terima kasih: dicatat bahwa ini benar.
told-details-proposed = Terima kasih: pengelola direktori akan melihatnya.
told-proposal-accepted = Kini tertulis di entri.
told-proposal-refused = Entri tetap seperti adanya.
mail-details-subject = { $office }: apakah yang kami simpan tentang Anda benar?
mail-details-body = Yth. { $name },

    { $by } meminta Anda melihat yang disimpan { $office } tentang Anda. Anda tidak memerlukan akun:
    { $address }

    Tautan ini hanya untuk Anda, berlaku sekali dan selama empat belas hari. Jika Anda tidak mengenal { $by }, jangan lakukan apa-apa.

roster-title = Pemeriksaan daftar petugas
roster-lede = Siapa pun yang membaca kotak surat jabatan ini menyatakan siapa yang masih ada. Ia menyebut dirinya dahulu; tidak ada yang berubah sebelum Anda mengambilnya.
roster-no-mailbox = Jabatan ini tidak memiliki kotak surat. Tidak ada yang dikirim. Tambahkan dahulu pada jabatannya.
roster-ask = Tanyakan ke kotak surat
roster-answers = Jawaban
roster-no-answers = Belum ada.
roster-all-there = Semua masih ada.
roster-gone = Sudah tidak ada:
roster-was-taken = diambil
roster-was-left = dibiarkan
roster-take = Ambil
roster-of = Siapa yang bekerja di { $agency }?
roster-naming-lede = Tautan ini dikirim ke { $mailbox }, kotak surat { $post }, yang mungkin dibaca beberapa orang. Sebutkan siapa Anda: nama dan tugas Anda tercatat bersama jawabannya.
roster-name = Nama Anda
roster-function = Tugas Anda
roster-go-on = Tampilkan daftarnya
roster-check-lede = Anda menjawab sebagai { $name }, { $function }. Centang siapa yang sudah tidak ada.
roster-is-gone = sudah tidak ada
roster-still = Masih ada?
roster-empty = Tidak diketahui siapa pun yang memegang jabatan di sana.
roster-note = Hal lain
roster-note-help = Siapa yang baru, jabatan siapa yang berubah.
today-roster-answer = { $name } menjawab tentang daftar petugas
directory-act-roster-read = membaca daftar lewat tautan
told-roster-asked = Tautannya sedang dikirim ke kotak surat. Yang lebih lama tidak berlaku lagi.
told-roster-taken = Yang masih ada dianggap dikonfirmasi. Akhiri yang lain dengan hari kepergiannya.
told-roster-left = Daftarnya tetap seperti adanya.
mail-roster-subject = { $office }: siapa yang bekerja bersama Anda sekarang?
mail-roster-body = Kepada siapa pun yang membaca kotak surat { $post },

    { $by } meminta Anda memeriksa untuk { $office } siapa yang masih bekerja di sana. Anda tidak memerlukan akun, tetapi sebutkan dahulu siapa Anda:
    { $address }

    Tautan ini berlaku sekali dan selama empat belas hari.
