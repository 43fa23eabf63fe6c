# Persetujuan kegiatan dan rencana, serta versi rencana.

approval-and = { $list } dan { $last }
voice-both-co-managers = kedua manajer bersama
voice-co-managers = { $n } manajer bersama
voice-co-manager = manajer bersama
voice-co-managers-named = { $n ->
   *[other] { $who } (manajer bersama)
  }
voice-co-managers-left = { $n ->
    [1] satu manajer bersama lagi
   *[other] { $n } manajer bersama
  }
voice-host = { $who } (organisasi tuan rumah)
voice-donor = { $who } (penyandang dana)
voice-co-chair = { $who } (ketua bersama)

approval-title = Persetujuan
approval-of = Persetujuan: { $title }
approval-open = Buka persetujuannya
approvals-title = Persetujuan
approvals-lede = Apa yang telah diajukan dan belum selesai, dan siapa yang masih harus menjawab.
approvals-none = Belum ada yang diajukan
approvals-none-why = Buka suatu kegiatan lalu tekan Persetujuan: di sana tertulis persetujuan siapa yang diperlukan.

approval-stand = Keadaannya
approval-stand-not-needed = tidak perlu persetujuan
approval-stand-not-submitted = belum diajukan
approval-stand-withdrawn = ditarik kembali
approval-stand-returned = dikembalikan
approval-stand-lapsed = gugur
approval-stand-waiting = menunggu jawaban
approval-stand-approved = disetujui

approval-says-not-needed = Kegiatan jenis ini tidak memerlukan persetujuan siapa pun.
approval-says-not-submitted = Belum diajukan. Perlu persetujuan { $who } sebelum siapa pun diundang.
approval-says-waiting = Masih harus menjawab: { $who }. Sebelum itu tidak seorang pun diundang.
approval-says-waiting-plan = Masih harus menjawab: { $who }.
approval-says-approved = Semua menyetujui apa yang diajukan. Orang dapat diundang.
approval-says-returned = { $who } mengembalikannya: { $comment }
approval-says-lapsed = Berubah sejak diajukan: { $fields }. Jawaban diberikan untuk isi sebelumnya; ajukan kembali.
approval-says-lapsed-back = Isinya diubah setelah diajukan, lalu diubah kembali. Jawaban tidak ikut kembali; ajukan lagi.
approval-says-past = Tanggalnya sudah lewat: yang sudah berlangsung dicatat tanpa persetujuan.

approval-field-title = Judul
approval-field-kind = Jenis
approval-field-when = Tanggal
approval-field-place = Tempat
approval-field-budget = Anggaran
approval-field-funder = Siapa yang membayar
approval-nothing = tidak disebutkan
approval-now = kini: { $value }

approval-answers = Jawaban
approval-what = Apa yang diajukan
approval-earlier = Pengajuan sebelumnya
approval-earlier-of = { $day }, oleh { $who }
approval-submitted = Diajukan
approval-submitted-by = Diajukan oleh { $who },
approval-by-on = oleh { $who }, { $day }
approval-who = Jawaban siapa
approval-answer = Jawaban
approval-when = Kapan
approval-said = Dengan kata-kata ini
approval-next = Langkah selanjutnya
approval-not-answered = belum menjawab
approval-yes = setuju
approval-back = dikembalikan
approval-heard = { $who }, { $how } tanggal { $day }, dicatat oleh { $officer }.
approval-how-e-mail = lewat surel
approval-how-letter = lewat surat
approval-how-note-verbale = lewat nota diplomatik
approval-how-meeting = dalam rapat
approval-how-telephone = lewat telepon
approval-version = Versi kegiatan

approval-yours = Jawaban Anda
approval-choose-yes = Setujui sebagaimana diajukan
approval-choose-back = Kembalikan dengan komentar
approval-comment = Komentar
approval-comment-help = Wajib untuk mengembalikan: sebutkan apa yang perlu diubah.
approval-send = Kirim jawaban
approval-record = Catat jawaban yang datang lewat surat atau surel
approval-record-why = Untuk mereka yang tidak punya akun di sini. Ditampilkan sebagai catatan Anda, dengan siapa yang mengatakannya dan bagaimana.
approval-said-by = Siapa yang mengatakannya
approval-said-by-help = Nama dan jabatan, seperti dalam tanda tangannya.
approval-said-how = Bagaimana datangnya
approval-said-on = Pada hari apa
approval-record-save = Catat jawaban
approval-withdraw = Tarik kembali
approval-submit = Ajukan untuk disetujui
approval-submit-again = Ajukan kembali
approval-submit-why = Jawaban berlaku tepat untuk isi ini. Bila salah satunya berubah, persetujuan gugur dan harus diajukan kembali; selebihnya boleh berubah.
approval-note = Pesan bagi yang menjawab
approval-note-help = Apa yang perlu mereka ketahui sebelum menyetujui.

approval-not-open = Ini tidak lagi terbuka untuk jawaban. Tidak ada yang disimpan. Lihat keadaannya sekarang.
approval-not-asked = Jawaban Anda tidak diminta di sini. Tidak ada yang disimpan.
approval-twice = Jawaban ini sudah diberikan. Tidak ada yang disimpan.
approval-own = Anda sendiri yang mengajukannya: yang lain harus menyetujuinya.
approval-no-comment = Sebutkan apa yang perlu diubah: pengaju akan membacanya.
approval-not-yours = Hanya pengaju yang dapat menariknya kembali. Manajer bersama dapat mengembalikannya.
approval-nobody-left = Anda tidak dapat menyetujui pengajuan sendiri, dan pimpinan kantor lainnya terlalu sedikit. Mintalah petugas program mengajukannya.
approval-not-to-submit = Ini tidak dapat diajukan dalam keadaannya sekarang: sedang menunggu, sudah disetujui, atau tidak memerlukan persetujuan. Tidak ada yang berubah.
approval-wrong-day = Tulis hari antara pengajuan dan hari ini: jawaban berlaku untuk apa yang diajukan.
approval-may-decide = Hanya manajer bersama sendiri yang menjawab di sini, bukan penggantinya.

approval-bar-waiting = Tidak seorang pun diundang sebelum ini disetujui. Masih harus menjawab: { $who }. Tidak ada yang disimpan.
approval-bar-lapsed = Tidak seorang pun diundang sebelum ini disetujui, dan persetujuannya gugur karena isinya diubah. Ajukan kembali; perlu persetujuan { $who }. Tidak ada yang disimpan.
approval-bar-returned = Tidak seorang pun diundang sebelum ini disetujui, dan ini dikembalikan. Ubah lalu ajukan kembali; perlu persetujuan { $who }. Tidak ada yang disimpan.
approval-bar-not-submitted = Tidak seorang pun diundang sebelum ini disetujui, dan ini belum diajukan. Perlu persetujuan { $who }. Tidak ada yang disimpan.
import-event-not-approved = { $title } belum berlangsung dan belum disetujui: sebelum itu tidak seorang pun dimasukkan ke daftarnya. Halamannya menyebutkan siapa yang masih harus menjawab.

today-approval-yours = menunggu jawaban Anda; diajukan oleh { $who } pada { $day }
today-approval-returned = dikembalikan oleh { $who }: ubah lalu ajukan kembali
today-approval-lapsed = persetujuannya gugur karena isinya diubah: ajukan kembali
today-approval-record = menunggu { $who }: catat jawabannya bila datang

told-approval-submitted = Sudah diajukan. Yang menjawab menemukannya di Hari ini.
told-approval-approved = Persetujuan Anda tersimpan, tepat untuk apa yang diajukan.
told-approval-returned = Sudah dikembalikan. Pengaju menemukan komentar Anda di Hari ini.
told-approval-recorded = Jawaban tersimpan sebagai catatan Anda.
told-approval-withdrawn = Sudah ditarik kembali. Dapat diajukan lagi.
told-activity-saved-lapsed = Kegiatan tersimpan. Persetujuannya gugur karena isi yang disetujui berubah: ajukan kembali.

act-submitted = mengajukannya untuk disetujui

activity-field-budget = Anggaran
activity-budget-help = Biaya seluruhnya, misalnya 12.500 atau EUR 12.500. Tanpa mata uang berarti { $usual }. Hanya kantor yang melihatnya.
money-wrong = Ini tidak dapat dibaca sebagai jumlah uang. Tulis seperti 12.500 atau EUR 12.500; tanpa mata uang berarti { $usual }.

version = Versi
versions-title = Versi rencana
versions-of-year = Rencana kerja { $year }: versi
versions-lede = Rencana tahun itu sebagaimana disetujui, dan apa yang terjadi sejak itu.
versions-none = Belum ada versi
versions-none-why = Bila rencana sudah sesuai, ajukan: setelah disetujui seluruhnya, rencana menjadi versi 1.
versions-none-empty = Tidak ada yang direncanakan pada tahun ini. Rencanakan kegiatan dahulu.
version-name = Rencana kerja { $year }, versi { $n }
version-of-year = Rencana kerja { $year }
version-since = Sejak { $name }
version-not-approved = tidak disetujui
version-on = Pada
version-kind = Asalnya
version-kind-annual = rencana tahunan
version-kind-mid-term = tinjauan tengah waktu
version-kind-change = perubahan rencana
version-activities = Kegiatan
version-lede = { $n } kegiatan, sebagaimana adanya waktu itu.
version-made = Bagaimana terjadinya
version-list = Kegiatan-kegiatannya
version-approved-on = Disetujui pada
version-review-on = Hari tinjauan
version-review-help = Hanya untuk tinjauan tengah waktu.
version-compare = Bandingkan dengan
version-compare-show = Tampilkan perbedaannya
version-number = { $n ->
    [1] satu
    [2] dua
    [3] tiga
    [4] empat
    [5] lima
    [6] enam
    [7] tujuh
    [8] delapan
    [9] sembilan
   *[other] { $n }
  }
version-nothing-changed = Tidak ada yang berubah.
version-added = { version-number } ditambahkan
version-moved-one = satu dipindahkan dari { $from } ke { $to }
version-moved = { version-number } dipindahkan
version-changed = { version-number } berubah dalam hal lain
version-dropped = { version-number } dihapus
version-dropped-because = { version-number } dihapus karena: { $because }
version-list-added = Ditambahkan
version-list-moved = Dipindahkan
version-list-changed = Berubah dalam hal lain
version-list-dropped = Dihapus
version-from-to = dari { $from } ke { $to }
version-what = Apa yang berubah
version-why = Mengapa
version-no-reason = alasannya belum disebutkan
version-field-title = judul
version-field-kind = jenis
version-field-place = tempat
version-field-budget = anggaran
version-field-code = kode

version-new = Ajukan versi berikutnya
version-new-first = Ajukan rencana tahunan
version-submit-title = Ajukan rencana kerja { $year }
version-submit-lede = { $n } kegiatan yang direncanakan, dipastikan, sedang berjalan, atau selesai.
version-asks = Disimpan sebagaimana adanya sekarang, dan menjadi versi bila mereka ini menyetujui: { $who }.
version-asks-nobody = Profil tidak meminta persetujuan siapa pun: langsung menjadi versi.
version-summary = Temuan tinjauan
version-summary-help = Beberapa kalimat: apa yang berjalan baik, apa yang berubah dan mengapa. Dibaca oleh setiap pembaca versi ini.
version-reason-of = Mengapa ini dihapus: { $title }
version-reason-needed = Sebutkan alasannya untuk setiap kegiatan yang dihapus.
version-review-day = Tulis hari tinjauan, seperti 5 Juni 2024.
version-submit = Ajukan rencana sebagaimana adanya
version-open = Rencana tahun ini sudah diajukan dan menunggu jawaban. Tarik dahulu, atau tunggu jawabannya.
version-empty = Tidak ada apa pun dalam rencana tahun ini.
told-version-submitted = Rencana diajukan sebagaimana adanya. Menjadi versi bila semua sudah menyetujui.
told-version-frozen = Rencana disimpan sebagai versi.

approval-take-back = Tarik kembali jawaban saya
told-approval-taken-back = Jawaban Anda ditarik kembali. Anda dapat memberi jawaban lain.
mail-approval-asked-subject = Menunggu jawaban Anda: { $title }
mail-approval-asked-body =
    { $who } mengajukan ini untuk disetujui, dan jawaban Anda diminta:

    { $title }

    { $note }

    Baca dan jawab di sini:
    { $address }
mail-approval-approved-subject = Disetujui: { $title }
mail-approval-approved-body =
    Semua sudah menyetujui yang Anda ajukan:

    { $title }

    { $address }
mail-approval-returned-subject = Dikembalikan kepada Anda: { $title }
mail-approval-returned-body =
    Yang Anda ajukan dikembalikan:

    { $title }

    Dengan komentar ini:

    { $comment }

    Ubah dan ajukan lagi di sini:
    { $address }
today-approval-waits = menunggu { $who } sejak { $day }; sudah diingatkan
mail-approval-again-body =
    { $who } mengajukan ini untuk disetujui pada { $on }, dan jawaban Anda masih ditunggu:

    { $title }

    Baca dan jawab di sini:
    { $address }
mail-approval-record-subject = Belum dijawab: { $title }
mail-approval-record-body =
    Anda mengajukan ini untuk disetujui pada { $on }:

    { $title }

    Ini masih menunggu { $who }. Tanyakan lagi kepada mereka, dan catat jawabannya di sini bila datang:
    { $address }
