# Persetujuan: siapa pun yang disebut menyatakan tidak keberatan sebelum laporan dibakukan.

clearance-title = Persetujuan isi
clearance-lede = Siapa pun yang disebut dalam laporan menyatakan apakah bagian tentang dirinya boleh dicetak. Masing-masing hanya melihat bagiannya sendiri; tidak ada yang dikirim sebelum Anda menekan tombol.
clearance-see = Siapa yang ditanya dan siapa yang sudah menjawab
clearance-says-nobody = Tidak ada yang disebut sehingga perlu ditanya.
clearance-says-clear = { $n ->
   *[other] Semua { $n } bagian yang menyebut seseorang sudah disetujui.
}
clearance-says-open = { $cleared } dari { $all } bagian sudah disetujui. Belum ditanyakan: { $ask }. Menunggu jawaban: { $waiting }. Usul perubahan: { $changes }. Keberatan: { $objected }.
clearance-cleared-of = { $cleared } dari { $all } disetujui
clearance-before-freezing = Laporan dapat dibakukan setelah setiap bagian yang menyebut seseorang disetujui; lihat Persetujuan isi di atas.
clearance-open = Tidak ada yang dibakukan: { $n ->
   *[other] { $n } bagian yang menyebut seseorang belum disetujui
} (keberatan: { $objected }, usul perubahan: { $changes }, menunggu: { $waiting }, belum ditanyakan: { $ask }). Buka Persetujuan isi di kerangka laporan: di sana tertulis siapa yang harus menjawab.
clearance-next-propose = Siapa yang akan ditanya
clearance-found = { $n ->
    [0] Tidak ada sebutan baru.
   *[other] { $n } bagian menyebut seseorang dan belum ditanyakan dengan kata-kata ini.
}
clearance-gone = { $n ->
   *[other] { $n } usulan menyangkut kata-kata yang sudah tidak ada.
}
clearance-propose = Usulkan siapa yang ditanya
clearance-next-send = Kirim yang diusulkan
clearance-nowhere = { $n ->
   *[other] Alamat { $n } di antaranya belum diketahui: pilih alamat di halamannya, atau catat jawabannya bila datang lewat surat.
}
clearance-send-all = { $n ->
   *[other] Kirim ke { $n } pihak
}
clearance-send-ask = { $n ->
   *[other] { $n } surat akan terkirim, masing-masing dengan tautan ke bagiannya sendiri. Kirim?
}
clearance-due = Jawaban paling lambat
clearance-due-wrong = Tulis hari setelah hari ini dan dalam setahun, misalnya 5 Juni 2025.
clearance-rule = Aturannya
clearance-silence-blocks = Diam bukan jawaban: yang tidak dijawab tidak dicetak.
clearance-silence-no-objection = Yang tidak dijawab sampai hari yang tertulis dalam surat dianggap tidak berkeberatan; surat itu menyebutkannya.
clearance-rule-own = Jawaban berlaku untuk kata-kata yang diperlihatkan. Bila berubah, ditanyakan lagi. Sumber, definisi, dan glosarium tidak ditanyakan.
clearance-none = Belum ada yang ditanya
clearance-none-why = Tekan “Usulkan siapa yang ditanya”: laporan diperiksa untuk nama pihak, instansi, orang, donor, dan mitra dalam segala ejaan. Semuanya dapat Anda ubah sebelum dikirim.
clearance-asked = Siapa yang ditanya
clearance-who = Siapa
clearance-sent-to = Disurati ke
clearance-no-address-yet = Belum ada alamat
clearance-passages = Bagian
clearance-state = Keadaan
clearance-answer = Jawaban
clearance-answered-by = { $by }, { $at }
clearance-until = sampai { $due }
clearance-late = terlambat
clearance-stand-objected = Keberatan
clearance-stand-change-proposed = Perubahan diusulkan
clearance-stand-reopened = Kata-kata berubah: tanyakan lagi
clearance-stand-new = Belum ditanyakan
clearance-stand-proposed = Diusulkan, belum dikirim
clearance-stand-waiting = Menunggu
clearance-stand-by-silence = Tidak dijawab pada waktunya: tidak keberatan
clearance-stand-reused = Sudah disetujui, juga untuk keperluan ini
clearance-stand-excused = Tidak ditanyakan, dengan alasan
clearance-stand-cleared = Disetujui
clearance-stand-nothing = Tidak disebut lagi

clearance-add-title = Tanyai pihak yang tidak ditemukan
clearance-add-party = Pihak
clearance-add-piece = Bagian
clearance-choose-one = Pilih satu
clearance-add = Usulkan

clearance-one-lede = Apa yang dimintakan persetujuannya dan apa jawabannya. Mereka hanya melihat bagian-bagian ini.
clearance-named-no-more = Laporan tidak lagi menyebut mereka
clearance-named-no-more-why = Yang pernah ditanyakan dan dijawab tersimpan di bawah.
clearance-because-of = Ditemukan: { $names }.
clearance-unsure = Belum pasti mereka yang dimaksud. Bila bukan, keluarkan dengan alasan.
clearance-changed = Kata-katanya berubah sejak ditanyakan; usulkan dan kirim lagi.
clearance-changed-out = Dihapus:
clearance-changed-in = Ditambahkan:
clearance-excused = Sejak { $at } hal ini tidak ditanyakan: { $because }
clearance-office-replied = Kantor menulis:
clearance-remove = Jangan tanyakan ini
clearance-remove-all = Jangan tanyakan apa pun kepada mereka
clearance-remove-do = Keluarkan
clearance-because = Alasan
clearance-because-help = Disimpan bersama bagian itu: mengapa tidak perlu ditanyakan.
clearance-put-back = Tetap tanyakan
clearance-accept = Pakai kata-kata ini
clearance-reply-title = Jawab saja
clearance-reply = Jawaban Anda
clearance-reply-help = Mereka ditanya lagi tentang kata-kata yang sama dan membaca jawaban ini.
clearance-reply-do = Tanyakan lagi dengan jawaban ini
clearance-letter = Surat
clearance-letter-link = (tautan mereka)
clearance-preview = { $n ->
   *[other] Baca surat dan { $n } bagiannya
}
clearance-send = Kirim suratnya
clearance-send-again = Kirim lagi
clearance-address-other = Tulis ke alamat lain
clearance-address = Alamat surel
clearance-address-name = Milik siapa
clearance-address-wrong = Ini bukan alamat surel. Tulis misalnya desk@example.org, atau kosongkan.
clearance-no-address = Belum ada alamat. Tidak ada yang dikirim: pilih alamat di halaman yang ditanya, atau catat jawabannya bila datang lewat surat.
clearance-record = Catat jawaban yang datang dengan cara lain
clearance-record-all = Semua yang belum dijawab
clearance-record-passage = Tentang
clearance-record-do = Catat jawabannya
clearance-said-by = Siapa yang menyatakannya
clearance-said-how = Bagaimana
clearance-said-on = Pada hari apa
clearance-day-wrong = Harinya harus di antara hari diusulkan dan hari ini: jawaban berlaku untuk kata-kata yang diperlihatkan.
clearance-how-link = lewat tautan
clearance-how-account = masuk dengan akun
clearance-how-e-mail = surel
clearance-how-letter = surat
clearance-how-note-verbale = nota verbal
clearance-how-meeting = pertemuan
clearance-how-telephone = telepon
clearance-said = { $by }, { $how }, { $on }.
clearance-for-any = Juga untuk produk kantor yang lain.
clearance-for-until = Juga untuk produk kantor yang lain sampai { $until }.
clearance-sent-on = Dikirim
clearance-reminded = Diingatkan
clearance-earlier = { $n ->
   *[other] { $n } jawaban terdahulu, tentang kata-kata lain
}

clearance-place-text = Paragraf
clearance-place-heading = Judul bagian
clearance-place-thanks = Ucapan terima kasih
clearance-place-signature = Tanda tangan
clearance-place-figure = Angka
clearance-place-chart = Grafik
clearance-place-row = Baris tabel
clearance-place-said = Yang berbicara
clearance-place-picture = Kata-kata tentang gambar
clearance-place-title = Judul

clearance-answer-title = Bolehkah ini dicetak?
clearance-answer-lede = { $office } menyiapkan “{ $title }”. Bagian-bagian ini tentang Anda atau menyebut Anda. Mohon nyatakan untuk setiap bagian apakah boleh dicetak. Halaman ini tidak diperlihatkan kepada pihak lain.
clearance-answer-nothing = Tidak ada yang menunggu jawaban Anda.
clearance-answer-no-objection = Tidak keberatan
clearance-answer-change = Mohon diubah
clearance-answer-object = Keberatan
clearance-answer-send = { $n ->
   *[other] Kirim { $n } jawaban
}
clearance-no-objection-all = { $n ->
   *[other] Tidak keberatan atas semua { $n } bagian
}
clearance-passage = { $at } dari { $n }
clearance-your-answer = Jawaban Anda
clearance-your-words = Kata-kata lain, atau alasannya
clearance-your-words-help = Untuk perubahan: bagian itu sebagaimana seharusnya. Untuk keberatan: alasannya.
clearance-your-name = Nama Anda
clearance-your-function = Jabatan Anda
clearance-answered-before = Sudah dijawab
clearance-scope = Untuk apa kata-kata tanpa keberatan boleh dipakai?
clearance-scope-help = Bila muncul di tempat lain dengan kata-kata yang sama, Anda tidak ditanya lagi.
clearance-scope-report = Hanya laporan ini
clearance-scope-any = Semua produk kantor
clearance-scope-until = Semua produk kantor sampai hari di bawah
clearance-scope-day = Sampai
clearance-until-wrong = Tulis hari ini atau sesudahnya, misalnya 31 Desember 2026.
clearance-not-kept = Jawaban belum disimpan. Yang Anda tulis masih ada di sini.
clearance-choose = Pilih jawaban untuk setiap bagian.
clearance-words-needed = Tulis bagian itu sebagaimana seharusnya, satu per satu.
clearance-reason-needed = Tulis alasannya: kantor membacanya.
clearance-letter-blocks = Tanpa jawaban, bagian-bagian itu tidak dicetak. Mohon jawab paling lambat { $due }.
clearance-letter-no-objection = Bila tidak ada jawaban sampai { $due }, itu dianggap tidak keberatan.

clearance-may-answer = Hanya yang ditanya yang menjawab. Yang datang lewat surat atau telepon dicatat.
clearance-too-late = Laporan sudah terbit: jawaban Anda tidak dapat disimpan. Mohon tulis kepada kantor; edisi baru dapat dibuat.
clearance-published = Laporan sudah terbit: persetujuannya tetap seperti semula. Untuk perbaikan, mulai edisi baru.
clearance-changed-meanwhile = Hal ini sudah berubah atau dijawab sementara itu. Tidak ada yang disimpan; lihat keadaannya sekarang.
clearance-nothing-to-send = Tidak ada yang menunggu dikirim kepada mereka. Tidak ada yang dikirim.
clearance-asked-already = Mereka sudah ditanya tentang bagian ini. Tidak ada yang ditambahkan.
clearance-by-hand = Kata-kata ini tidak dapat dimasukkan tanpa kehilangan angka, sumber, atau tautan. Tidak ada yang diubah: buka bloknya lewat namanya di atas bagian itu dan tulis di sana; dengan kata-kata yang sama dianggap disetujui.

told-clearance-proposed = Siapa yang ditanya sudah diusulkan. Tidak ada yang dikirim.
told-clearance-added = Sudah diusulkan. Tidak ada yang dikirim.
told-clearance-saved = Sudah disimpan.
told-clearance-sent = Sudah dikirim. Jawabannya muncul di halaman ini.
told-clearance-removed = Hal itu tidak ditanyakan; alasannya disimpan.
told-clearance-recorded = Jawaban sudah dicatat.
told-clearance-accepted = Kata-kata itu kini ada dalam laporan. Pihak lain yang menyetujui kata-kata yang sama ditanya lagi.
told-clearance-replied = Diusulkan untuk ditanyakan lagi dengan jawaban Anda. Kirim bila Anda siap.
told-clearance-answered = Terima kasih: jawaban Anda sudah disimpan. Kantor sudah menerimanya.

today-clearance = Bagian-bagian sebuah laporan menunggu pernyataan Anda
today-clearance-why = { $office } bertanya apakah bagian itu boleh dicetak.
today-clearance-decide = { $n ->
   *[other] { $n } bagian “{ $title }” mendapat keberatan atau usul perubahan
}
today-clearance-decide-why = Pakai kata-kata yang diusulkan, atau jawab.
own-clearances = Yang dimintakan persetujuan Anda, atau yang Anda jawab

mail-clearance-subject = { $office }: bolehkah ini dicetak?
mail-clearance-body = { $office } menyiapkan “{ $title }”. { $n ->
       *[other] { $n } bagian di dalamnya
    } tentang Anda atau menyebut Anda. Mohon nyatakan apakah ada keberatan:

    { $address }

    Lewat tautan ini Anda melihat bagian Anda sendiri dan bukan milik orang lain; tidak perlu akun. { $silence }

    Anda juga dapat membalas surat ini.
mail-clearance-again-subject = { $office }: masih menunggu pernyataan Anda
mail-clearance-again-body = Kami pernah menyurati Anda tentang “{ $title }”. { $n ->
       *[other] { $n } bagian menunggu
    } jawaban Anda. Tautan ini menggantikan yang sebelumnya:

    { $address }

    { $silence }

    { $office }

report-act-clearance-proposed = mengusulkan siapa yang dimintai persetujuan
audit-noun-clearance = Persetujuan isi
audit-act-clearance-proposed = persetujuan isi diusulkan
audit-act-clearance-sent = persetujuan isi diminta
audit-act-clearance-reminded = diingatkan tentang persetujuan isi
audit-act-clearance-taken-out = tidak ditanyakan, dengan alasan
audit-act-clearance-put-back = tetap ditanyakan
audit-act-clearance-added = ditambahkan sendiri ke yang ditanyakan
audit-act-clearance-taken-over = kata-kata usulan dipakai
audit-act-clearance-replied = usulan dijawab
