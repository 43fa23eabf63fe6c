passkeys-title = Passkeys
passkeys-why = A passkey is your telephone, your computer or a key on your keyring. It signs you in with a finger, a face or a PIN, and it cannot be given away by mistake: it answers this office alone.
passkey-add = Add a passkey
passkey-use = Use a passkey
passkey-signin = Sign in with a passkey
passkey-or = Or with a passkey
second-or = Or with a code
passkey-needs = Passkeys need a browser that knows them, with scripts switched on. Everything else on this page works without.
passkey-refused = Your device did not confirm, so nothing was changed. Press the button to try again.
passkey-away = The office did not answer, so nothing was changed. Try again in a moment.
passkey-known = This device holds a passkey of your account already. Nothing was changed.
passkey-many = You have twenty passkeys, which is the most. Remove one that you no longer use, then add this one.
passkey-number = Passkeys belong to a name on the network, and this office is reached by a number. An administrator can give it a name; until then the app on your telephone protects you as well.
passkey-unsafe = Passkeys need an address that begins with https. An administrator can see to that; until then the app on your telephone protects you as well.
passkey-elsewhere = Passkeys of this office answer at { $address } alone. Open the office there to add or use one.
passkey-not-here = Your passkey does not answer at this address. Open the office under its own name, or use another way.
passkey-none-here = None of your passkeys was made for this address. Nothing was changed; use another way.
passkey-unknown = This passkey was not taken. Try again; if it stays so, sign in with your password and look at your ways in.
passkey-unverified = Your device did not ask for a finger, a face or a PIN. Sign in with your password first; then this passkey is enough.
passkey-copied = This passkey was refused: its device has counted back, so there may be a copy of it. Its owner was told by letter. Sign in another way, remove it and add a new one.
passkey-too-late = What your device was asked has been answered or is too old. Nothing was changed; press the button again.
passkey-not-added = Your device's answer does not fit this office, so no passkey was added. Press "Add a passkey" again.
passkey-name = Name
passkey-name-help = So that you know which device it is: "Telephone", "Key in the office safe".
passkey-name-missing = Give it a name.
passkey-name-telephone = Telephone
passkey-name-key = Security key
passkey-name-on = { $browser } on { $system }
passkey-opens = What it opens
passkey-alone = signs you in alone
passkey-second = after the password
passkey-other-domain = only at { $domain }
passkey-added-on = added { $day }
passkey-used-on = last used { $day }
passkey-never = not used yet
passkey-rename = Rename
passkey-rename-title = Name a passkey
passkey-remove = Remove
passkey-remove-title = Remove "{ $name }"?
passkey-remove-lede = It signs you in no longer. Remove it on the device as well, so that it is not offered any more.
passkey-remove-last = It is your only second step: from then on your password alone lets you in, and your codes on paper become void. Remove it on the device as well, so that it is not offered any more.
passkey-remove-it = Remove the passkey
told-passkey-added = The passkey is added. If this device gets lost, another passkey or codes on paper let you in.
told-passkey-renamed = The passkey has its new name.
told-passkey-removed = The passkey is removed.
second-help-paper = One of your codes on paper.
second-no-app = This is no code on paper, and you have no app. Type one of your codes on paper, or use your passkey.
second-lost = Is the device lost? Ask your administrator: two people together can take your second step away.
app-remove-lede-passkeys = Your passkeys stay your second step, and your codes on paper stay good.
mail-passkey-added-subject = A passkey was added to your account at the { $office }
mail-passkey-added-body =
    Dear { $name },

    the passkey "{ $passkey }" was added to your account at the { $office }.

    If that was you, nothing needs doing. If it was not, remove it at once and change your password:

    { $address }
mail-passkey-removed-subject = A passkey was removed from your account at the { $office }
mail-passkey-removed-body =
    Dear { $name },

    the passkey "{ $passkey }" was removed from your account at the { $office }.

    If that was you, nothing needs doing. If it was not, change your password at once and look at your ways in:

    { $address }
mail-passkey-copied-subject = Your passkey at the { $office } may have been copied
mail-passkey-copied-body =
    Dear { $name },

    somebody used the passkey "{ $passkey }" at the { $office } and was refused: its device says that it was used less often than we know. That happens when a device is restored from an old copy, and when somebody has copied it.

    Please sign in another way, remove this passkey and add a new one. If you did not use it just now, tell the office at once.

    { $address }
