openid-signin = Masuk lewat { $provider }
openid-title = Lewat pihak lain
openid-why = Anda juga dapat masuk lewat ini. Yang mereka katakan tentang alamat Anda tidak mengubah apa pun di sini. Yang Anda lepas akan tersambung lagi bila Anda masuk lewat sana dengan alamat akun Anda.
openid-provider = Lewat
openid-used = Terakhir dipakai
openid-remove = Lepas
openid-away = { $provider } tidak menjawab sebagaimana mestinya, jadi Anda belum masuk. Coba lagi nanti, atau masuk dengan cara lain.
openid-lies = Yang dikatakan { $provider } tentang Anda tidak dapat dipercaya: bukan untuk kantor ini, sudah terlalu lama, atau tidak ditandatangani olehnya. Anda belum masuk; beri tahu administrator Anda.
openid-late = Kembali dari { $provider } terlalu lama, sudah pernah terjadi, atau dimulai di peramban lain. Anda belum masuk; tekan tombolnya lagi.
openid-refused = { $provider } tidak memasukkan Anda. Coba lagi, atau masuk dengan cara lain.
openid-nobody = { $provider } mengenal Anda, tetapi di sini tidak ada akun yang boleh dibukanya untuk Anda. Mintalah kantor atau narahubung Anda mengundang Anda dengan alamat yang Anda pakai di sana.
openid-unverified = { $provider } belum memastikan alamat Anda, jadi tidak membuka apa pun di sini. Konfirmasikan alamat itu di sana, atau masuk dengan cara lain.
openid-another = Akun Anda tersambung dengan orang lain di { $provider }. Masuklah dengan cara lain, lepas sambungan itu di "Cara masuk Anda", lalu kembali.
told-openid-unlinked = Sudah dilepas.
mail-openid-linked-subject = Anda kini dapat masuk ke { $office } lewat { $provider }
mail-openid-linked-body =
    Yth. { $name },

    seseorang masuk ke akun Anda di { $office } lewat { $provider } untuk pertama kali, dengan alamat { $email }.

    Jika itu Anda, tidak ada yang perlu dilakukan. Jika bukan, segera lepas di sini dan beri tahu kantor:

    { $address }
mail-openid-changed-subject = Alamat Anda di { $provider } berubah
mail-openid-changed-body =
    Yth. { $name },

    { $provider } kini memberikan alamat { $email } untuk Anda. Di { $office } tidak ada yang berubah: Anda masuk seperti biasa, dan surat dikirim ke alamat yang dikenal kantor.

    Jika itu bukan alamat Anda, lepas { $provider } di sini dan beri tahu kantor:

    { $address }
