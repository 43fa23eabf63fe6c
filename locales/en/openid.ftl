openid-signin = Sign in through { $provider }
openid-title = Through others
openid-why = You can also sign in through these. What they say of your address changes nothing here. One that you take off is joined again when you next sign in through it with the address of your account.
openid-provider = Through
openid-used = Last used
openid-remove = Take off
openid-away = { $provider } does not answer as it should, so you were not signed in. Try again later, or sign in another way.
openid-lies = What { $provider } says of you cannot be believed: it is not meant for this office, has grown old or is not signed by them. You were not signed in; tell your administrator.
openid-late = Coming back from { $provider } took too long, happened before, or began in another browser. You were not signed in; press the button again.
openid-refused = { $provider } did not sign you in. Try again, or sign in another way.
openid-nobody = { $provider } knows you, but there is no account here that it may sign you in to. Ask the office or your focal point to invite you with the address you have there.
openid-unverified = { $provider } has not made sure of your address, so it opens nothing here. Confirm the address there, or sign in another way.
openid-another = Your account is joined to somebody else at { $provider }. Sign in another way, take that off under "Your ways in", and come back.
told-openid-unlinked = It is taken off.
mail-openid-linked-subject = You can now sign in to the { $office } through { $provider }
mail-openid-linked-body =
    Dear { $name },

    somebody signed in to your account at the { $office } through { $provider } for the first time, with the address { $email }.

    If that was you, nothing needs doing. If it was not, take it off here at once and tell the office:

    { $address }
mail-openid-changed-subject = Your address at { $provider } has changed
mail-openid-changed-body =
    Dear { $name },

    { $provider } now gives the address { $email } for you. Nothing has changed at the { $office }: you sign in as before, and letters go to the address that the office knows.

    If that is not your address, take { $provider } off here and tell the office:

    { $address }
