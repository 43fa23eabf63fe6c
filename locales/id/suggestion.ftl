# Usulan dari anggota: dari gagasan sampai jawaban.

search-noun-suggestion = Usulan
audit-noun-suggestion = Usulan
audit-act-sent = dikirim melalui formulir
audit-act-weighed = dipertimbangkan

suggestions-title = Usulan dari anggota
suggestions-lede = Apa yang diharapkan anggota dari kantor. Setiap usulan dipertimbangkan dan dijawab dalam { $days } hari: menjadi kegiatan yang diusulkan, atau ditolak dengan alasan.
suggestions-none = Tidak ada usulan di sini
suggestions-none-why = Belum ada usulan yang sesuai saringan ini, atau tidak ada yang boleh Anda lihat.
suggestions-count = { $n } usulan
suggestion-new = Ajukan usulan
suggestion-new-lede = Sampaikan apa yang dapat dilakukan kantor bagi petugas Anda. Usulan dipertimbangkan dan dijawab dalam { $days } hari, dan di sini Anda melihat perkembangannya.
suggestion-open-lede = Sampaikan apa yang dapat dilakukan kantor bagi para anggota. Kami mengirim surat terlebih dahulu agar Anda memastikan bahwa alamat itu milik Anda; sebelum itu tidak seorang pun melihat usulan Anda. Usulan dipertimbangkan dan dijawab dalam { $days } hari.
suggestion-send = Kirim usulan
suggestion-standing = Perkembangan
suggestion-standing-unconfirmed = belum dipastikan
suggestion-standing-received = diterima
suggestion-standing-weighed = sedang dipertimbangkan
suggestion-standing-activity = menjadi kegiatan
suggestion-standing-merged = dilanjutkan dalam usulan lain
suggestion-standing-declined = ditolak dengan alasan
suggestion-state-open = belum dijawab
suggestion-state-activity = menjadi kegiatan
suggestion-state-merged = dilanjutkan dalam usulan lain
suggestion-state-declined = ditolak dengan alasan
suggestion-says-unconfirmed = Tekan tombol untuk memastikan bahwa alamat ini milik Anda. Baru setelah itu kantor melihat usulan Anda.
suggestion-says-received = Kantor sudah menerima usulan Anda dan menjawab paling lambat { $day }. Simpan surat itu: tautannya menunjukkan perkembangan usulan.
suggestion-says-weighed = Kantor sedang mempertimbangkan usulan Anda dan menjawab paling lambat { $day }.
suggestion-says-activity = Usulan Anda menjadi kegiatan yang diusulkan.
suggestion-says-merged = Usulan Anda dilanjutkan dalam usulan lain.
suggestion-says-declined = Kantor sudah menjawab usulan Anda.
suggestion-confirm = Ya, ini usulan saya
suggestion-dead = Tautan ini tidak membuka apa pun
suggestion-dead-why = Tautan berubah atau terpotong di jalan, digantikan oleh surat yang lebih baru, atau tidak dipastikan pada waktunya sehingga usulan sudah dihapus. Tidak ada yang berubah. Cari surat yang lebih baru, atau ajukan lagi.
suggestion-made = Diterima pada
suggestion-due = Jawaban
suggestion-due-by = paling lambat { $day }
suggestion-said = Usulannya
suggestion-answered-on = dijawab pada { $day }
suggestion-field-party = Anggota
suggestion-field-title = Dalam satu kalimat
suggestion-title-help = Misalnya: kursus tentang visa palsu bagi petugas di bandara kecil.
suggestion-field-words = Apa yang Anda usulkan
suggestion-words-help = Apa yang kurang saat ini, dan apa yang akan membantu.
suggestion-field-benefits = Siapa yang terbantu
suggestion-benefits-help = Petugas, lembaga atau negara mana, dan kira-kira berapa banyak.
suggestion-field-name = Nama Anda
suggestion-field-sender = Dikirim oleh
suggestion-field-email = Alamat surel Anda
suggestion-email-help = Surat dengan tautan dikirim ke sana. Alamat hanya dipakai untuk usulan ini.
suggestion-email-wrong = Tulis alamat surel, misalnya nama@kementerian.example.
suggestion-field-website = Biarkan kosong
suggestion-field-owner = Diurus oleh
suggestion-open-form = Usulan ini datang melalui formulir di situs publik. Alamatnya sudah dipastikan, tetapi itu tidak membuktikan siapa pengirimnya: tanyakan kepada anggota sebelum memperlakukannya sebagai usulan mereka.
suggestion-weigh = Pertimbangkan
suggestion-weigh-lede = Hanya untuk kantor. Anggota melihat bahwa usulan sedang dipertimbangkan, dan tidak melihat apa pun yang Anda tulis di sini.
suggestion-weighed = Bagaimana dipertimbangkan
suggestion-weigh-save = Simpan hasil pertimbangan
suggestion-field-what = Apa yang diperlukan
suggestion-field-cost = Berapa biayanya
suggestion-cost-help = Misalnya: USD 12,500.
suggestion-field-purpose = Tujuan inti
suggestion-field-fit = Bagaimana kesesuaiannya
suggestion-fit-help = Dalam satu kalimat: alasan, bukan nilai.
suggestion-field-note = Catatan kantor
suggestion-field-members = Ini usulan anggota sendiri
suggestion-members-help = Narahubungnya lalu melihat usulan, perkembangannya dan jawabannya.
suggestion-answer-it = Jawab usulan
suggestion-answer = Jawaban
suggestion-answer-help = Sebagaimana dibaca anggota: apa yang terjadi selanjutnya, atau mengapa tidak.
suggestion-answer-send = Kirim jawaban
suggestion-outcome = Menjadi apa
suggestion-outcome-activity = Kegiatan yang diusulkan
suggestion-outcome-declined = Tidak, dengan alasan
suggestion-outcome-merged = Dilanjutkan dalam usulan lain
suggestion-field-kind = Jenis kegiatan
suggestion-kind-help = Hanya bila menjadi kegiatan. Kegiatan diusulkan dengan judul usulan ini; selebihnya diisi di sana.
suggestion-which-kind = Pilih menjadi jenis kegiatan apa.
suggestion-field-into = Usulan lain
suggestion-into-help = Hanya bila dilanjutkan dalam usulan lain.
suggestion-which-other = Pilih dalam usulan mana dilanjutkan.
suggestion-is-answered = Usulan ini sudah dijawab. Tidak ada yang disimpan. Lihat jawabannya.
suggestion-became = Menjadi:
suggestion-became-proposal = Usulan ini tercatat dalam rencana sebagai kegiatan yang diusulkan. Setelah direncanakan, Anda menemukannya di sana.
suggestion-lives-in = Dilanjutkan dalam:
suggestion-lives-in-another = Dilanjutkan dalam usulan anggota lain.
suggestion-of-activity = Diusulkan oleh
told-suggestion-added = Usulan Anda sudah sampai di kantor.
told-suggestion-letter = Bila alamatnya benar, surat sedang dalam perjalanan. Buka tautannya untuk memastikan; sebelum itu tidak seorang pun melihat usulan Anda.
told-suggestion-confirmed = Terima kasih. Kantor sudah menerima usulan Anda.
told-suggestion-weighed = Hasil pertimbangan disimpan, hanya untuk kantor.
told-suggestion-answered = Jawaban dikirim kepada pengusul.

mail-suggestion-confirm-subject = Usulan Anda kepada { $office }
mail-suggestion-confirm-body =
    Seseorang mengusulkan ini kepada { $office } dari alamat Anda:

    { $title }

    Bila itu Anda, buka tautan ini dalam { $days } hari dan tekan tombolnya. Baru setelah itu kantor melihatnya. Tautan yang sama kemudian menunjukkan perkembangannya.

    { $address }

    Bila bukan Anda, tidak perlu berbuat apa pun: usulan terhapus dengan sendirinya.
mail-suggestion-answered-subject = { $office } sudah menjawab usulan Anda
mail-suggestion-answered-body =
    Pada { $day } Anda mengusulkan:

    { $title }

    Jawaban { $office }:

    { $answer }

    Perkembangannya:
    { $address }

own-suggestions = Apa yang Anda usulkan
keep-suggestions-unconfirmed = Usulan yang tidak dipastikan
keep-suggestions-unconfirmed-after = hari usulan masuk
keep-suggestions-unconfirmed-goes = Usulan dengan nama dan alamat yang diisi di formulir.
keep-suggestion-senders = Pengirim usulan melalui formulir
keep-suggestion-senders-after = jawaban
keep-suggestion-senders-goes = Nama dan alamat pengirim serta tautannya. Usulan dan jawabannya tetap ada.
