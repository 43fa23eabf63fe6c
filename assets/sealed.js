// What is sealed is sealed and opened here, in the reader's own browser: the office keeps bytes it
// cannot read. Only the browser's own cryptography is used: ECDH on P-256, HKDF with SHA-256,
// AES-256-GCM, HMAC. How the pieces fit together is told in docs/security/sealing.md.
(() => {
  "use strict";
  const lock = document.querySelector("[data-lock]");
  if (!lock || !window.crypto?.subtle || !window.indexedDB) return;
  const { subtle } = crypto;
  const facts = JSON.parse(lock.dataset.facts);
  const said = JSON.parse(lock.dataset.said);

  // ---- Bytes ----

  const utf8 = (text) => new TextEncoder().encode(text);
  const text = (bytes) => new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  const random = (count) => crypto.getRandomValues(new Uint8Array(count));
  const unwritten = (words) =>
    Uint8Array.from(atob(words.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));
  function written(bytes) {
    let signs = "";
    for (const byte of bytes) signs += String.fromCharCode(byte);
    return btoa(signs).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  }
  function joined(...parts) {
    const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of parts) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  }
  const isSame = (one, other) => one.length === other.length && one.every((byte, at) => byte === other[at]);

  // ---- Sealing ----

  const curve = { name: "ECDH", namedCurve: "P-256" };
  const nonceBytes = 12;
  const pointBytes = 65;

  /** The key that a secret gives for one purpose. */
  async function keyFrom(secret, about, salt = new Uint8Array()) {
    const base = await subtle.importKey("raw", secret, "HKDF", false, ["deriveKey"]);
    const how = { name: "HKDF", hash: "SHA-256", salt, info: utf8(about) };
    return subtle.deriveKey(how, base, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  }
  async function sealWith(key, about, bytes) {
    const iv = random(nonceBytes);
    const sealed = await subtle.encrypt({ name: "AES-GCM", iv, additionalData: utf8(about) }, key, bytes);
    return joined(iv, new Uint8Array(sealed));
  }
  async function openWith(key, about, bytes) {
    const how = { name: "AES-GCM", iv: bytes.subarray(0, nonceBytes), additionalData: utf8(about) };
    return new Uint8Array(await subtle.decrypt(how, key, bytes.subarray(nonceBytes)));
  }
  const seal = async (secret, about, bytes) => sealWith(await keyFrom(secret, about), about, bytes);
  const open = async (secret, about, bytes) => openWith(await keyFrom(secret, about), about, bytes);

  /** Seals a secret for the holder of the private half of `point`. */
  async function give(point, about, secret) {
    const pair = await subtle.generateKey(curve, true, ["deriveBits"]);
    const once = new Uint8Array(await subtle.exportKey("raw", pair.publicKey));
    const theirs = await subtle.importKey("raw", point, curve, false, []);
    const shared = await subtle.deriveBits({ name: "ECDH", public: theirs }, pair.privateKey, 256);
    const key = await keyFrom(new Uint8Array(shared), about, joined(once, point));
    return joined(once, await sealWith(key, about, secret));
  }
  /** Opens what was given to `point`, whose private half is `key`. */
  async function take(key, point, about, bytes) {
    const once = bytes.subarray(0, pointBytes);
    const theirs = await subtle.importKey("raw", once, curve, false, []);
    const shared = await subtle.deriveBits({ name: "ECDH", public: theirs }, key, 256);
    return openWith(await keyFrom(new Uint8Array(shared), about, joined(once, point)), about, bytes.subarray(pointBytes));
  }
  /** Proves, to whoever holds the secret, that `words` were said by somebody who held it. */
  async function mark(secret, words) {
    const base = await subtle.importKey("raw", secret, "HKDF", false, ["deriveKey"]);
    const how = { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info: utf8("balai marks") };
    const key = await subtle.deriveKey(how, base, { name: "HMAC", hash: "SHA-256", length: 256 }, false, ["sign"]);
    return new Uint8Array(await subtle.sign("HMAC", key, words));
  }
  /** Digits that two people can read to each other: 25 of them, 83 bits. */
  async function digits(bytes) {
    const hash = new Uint8Array(await subtle.digest("SHA-256", bytes));
    let number = 0n;
    for (const byte of hash.subarray(0, 16)) number = (number << 8n) | BigInt(byte);
    const all = (number % 10n ** 25n).toString().padStart(25, "0");
    return all.match(/.{5}/g).join(" ");
  }

  // What each sealed thing is bound to, so that it opens nowhere else.
  const ofOwnKey = (account) => `balai own key ${account}`;
  const ofCopy = (team, number, account) => `balai team key ${team} ${number} for ${account}`;
  const ofBefore = (team, number) => `balai team key before ${team} ${number}`;
  const ofItem = (team, item, part) => `balai item ${team} ${item} ${part}`;
  const ofPart = (team, number, holder) => `balai escrow ${team} ${number} ${holder}`;
  const ofAnswer = (request, holder) => `balai escrow answer ${request} ${holder}`;
  const vouch = (secret, team, as, account, point) =>
    mark(secret, joined(utf8(`balai vouched ${team} ${as} ${account} `), point));

  // ---- The recovery key: 160 bits in 32 signs that cannot be mistaken for one another ----

  const signs = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  function onPaper(bytes) {
    let number = 0n;
    for (const byte of bytes) number = (number << 8n) | BigInt(byte);
    let words = "";
    for (let at = 0; at < 32; at += 1) {
      words = signs[Number(number & 31n)] + words;
      number >>= 5n;
    }
    return words.match(/.{4}/g).join("-");
  }
  /** The bytes of what was typed; nothing when it is no recovery key. */
  function offPaper(typed) {
    const clean = typed.toUpperCase().replaceAll("O", "0").replace(/[IL]/g, "1").replace(/[^0-9A-Z]/g, "");
    if (clean.length !== 32 || [...clean].some((sign) => !signs.includes(sign))) return null;
    let number = 0n;
    for (const sign of clean) number = (number << 5n) | BigInt(signs.indexOf(sign));
    const bytes = new Uint8Array(20);
    for (let at = 19; at >= 0; at -= 1) {
      bytes[at] = Number(number & 255n);
      number >>= 8n;
    }
    return bytes;
  }

  class Said extends Error {}
  const stop = (name) => {
    throw new Said(said[name]);
  };

  // ---- Passkeys: the device gives a secret that only it knows (WebAuthn, extension prf) ----

  const here = (passkeys) => (passkeys ?? []).filter((passkey) => passkey.domain === location.hostname);
  /** Asks one of these passkeys; nothing when it cannot give secrets. */
  async function touched(passkeys) {
    const first = Object.fromEntries(passkeys.map(({ id, salt }) => [id, { first: unwritten(salt) }]));
    const credential = await navigator.credentials.get({
      publicKey: {
        challenge: random(32),
        allowCredentials: passkeys.map(({ id }) => ({ type: "public-key", id: unwritten(id) })),
        userVerification: "required",
        extensions: { prf: { evalByCredential: first } },
      },
    });
    const secret = credential.getClientExtensionResults().prf?.results?.first;
    return secret ? { id: credential.id, secret: new Uint8Array(secret) } : null;
  }

  // ---- The own key, kept open on this device for a quarter of an hour ----

  const minutes = 15;
  const shelf = () =>
    new Promise((done, broken) => {
      const request = indexedDB.open("balai-sealing", 1);
      request.onupgradeneeded = () => request.result.createObjectStore("key");
      request.onsuccess = () => done(request.result);
      request.onerror = () => broken(request.error);
    });
  async function onShelf(deed) {
    const base = await shelf();
    try {
      return await new Promise((done, broken) => {
        const request = deed(base.transaction("key", "readwrite").objectStore("key"));
        request.onsuccess = () => done(request.result);
        request.onerror = () => broken(request.error);
      });
    } finally {
      base.close();
    }
  }
  const point = () => unwritten(facts.own.point);
  const keep = (key) =>
    onShelf((store) =>
      store.put({ of: facts.own.id, key, point: facts.own.point, until: Date.now() + minutes * 60_000 }, "own"));
  async function kept() {
    const found = await onShelf((store) => store.get("own"));
    if (found?.of === facts.own.id && found.until > Date.now()) {
      if (found.point !== facts.own.point) stop("own-exchanged");
      return found.key;
    }
    await onShelf((store) => store.delete("own"));
    return null;
  }
  /** The key for use alone. What the office says is its public half must be that. */
  async function checked(half) {
    const whole = await subtle.importKey("pkcs8", half, curve, true, ["deriveBits"]);
    const { x, y } = await subtle.exportKey("jwk", whole);
    if (!isSame(joined(Uint8Array.of(4), unwritten(x), unwritten(y)), point())) stop("own-exchanged");
    return subtle.importKey("pkcs8", half, curve, false, ["deriveBits"]);
  }
  /** The private half as it was kept under one of its ways. */
  async function privateHalf(way, secret) {
    const key = await keyFrom(secret, ofOwnKey(facts.account), unwritten(way.salt));
    return openWith(key, ofOwnKey(facts.account), unwritten(way.wrapped)).catch(() => stop("wrong-key"));
  }
  const paperWay = () => facts.own.ways.find((way) => !way.id);
  async function byPaper(typed) {
    const secret = offPaper(typed) ?? stop("wrong-key");
    return privateHalf(paperWay(), secret);
  }
  async function byPasskey() {
    const found = (await touched(here(facts.own.ways))) ?? stop("no-secret");
    return privateHalf(facts.own.ways.find((way) => way.id === found.id), found.secret);
  }
  /** The private half under a secret: what the office keeps of a way. */
  async function newWay(id, secret, salt, half) {
    const key = await keyFrom(secret, ofOwnKey(facts.account), salt);
    const wrapped = await sealWith(key, ofOwnKey(facts.account), half);
    return { id, salt: written(salt), wrapped: written(wrapped) };
  }

  // ---- The team's keys ----

  let own = null;
  let secrets = [];
  const last = () => facts.team.keys.length;

  /** The team's secrets by their numbers: each opens the one before. */
  async function teamSecrets(newest) {
    const found = [];
    found[last()] = newest;
    for (let number = last(); number > 1; number -= 1) {
      const { before } = facts.team.keys[number - 1];
      found[number - 1] = await open(found[number], ofBefore(facts.team.id, number), unwritten(before));
    }
    return found;
  }
  async function itemSecret(item) {
    return open(secrets[item.number], ofItem(facts.team.id, item.id, "key"), unwritten(item.key));
  }
  async function sealItem(item, head, body) {
    const secret = random(32);
    const under = (part, bytes) => seal(secret, ofItem(facts.team.id, item, part), bytes);
    return {
      number: last(),
      item_key: written(await seal(secrets[last()], ofItem(facts.team.id, item, "key"), secret)),
      head: written(await under("head", utf8(JSON.stringify(head)))),
      body: body === null ? "" : written(await under("body", utf8(body))),
      secret,
    };
  }
  async function openHead(item) {
    return JSON.parse(text(await open(await itemSecret(item), ofItem(facts.team.id, item.id, "head"), unwritten(item.head))));
  }
  async function openBody(item) {
    return text(await open(await itemSecret(item), ofItem(facts.team.id, item.id, "body"), unwritten(item.body)));
  }

  // Files are sealed in pieces, each bound to its place and to whether it is the last (the STREAM
  // construction of Hoang, Reyhanitabar, Rogaway and Vizár, 2015).
  const piece = 1 << 20;
  const pieceNonce = (start, at, isLast) => {
    const nonce = new Uint8Array(nonceBytes);
    nonce.set(start);
    new DataView(nonce.buffer).setUint32(7, at);
    nonce[11] = isLast ? 1 : 0;
    return nonce;
  };
  async function sealFile(secret, about, file) {
    const key = await keyFrom(secret, about);
    const start = random(7);
    const sealed = [start];
    const count = Math.max(1, Math.ceil(file.size / piece));
    for (let at = 0; at < count; at += 1) {
      const bytes = await file.slice(at * piece, (at + 1) * piece).arrayBuffer();
      const iv = pieceNonce(start, at, at === count - 1);
      sealed.push(new Uint8Array(await subtle.encrypt({ name: "AES-GCM", iv, additionalData: utf8(about) }, key, bytes)));
    }
    return new Blob(sealed, { type: "application/octet-stream" });
  }
  async function openFile(secret, about, bytes, type) {
    const key = await keyFrom(secret, about);
    const start = bytes.subarray(0, 7);
    const parts = [];
    const step = piece + 16;
    const count = Math.max(1, Math.ceil((bytes.length - 7) / step));
    for (let at = 0; at < count; at += 1) {
      const part = bytes.subarray(7 + at * step, 7 + (at + 1) * step);
      const iv = pieceNonce(start, at, at === count - 1);
      parts.push(new Uint8Array(await subtle.decrypt({ name: "AES-GCM", iv, additionalData: utf8(about) }, key, part)));
    }
    return new Blob(parts, { type });
  }

  // ---- What a form does ----

  const field = (form, name) => form.querySelector(`[data-field="${name}"]`);
  function needed(form, name) {
    const box = field(form, name);
    const typed = box.value.trim();
    box.setAttribute("aria-invalid", String(!typed));
    if (typed) return typed;
    box.focus();
    return stop("missing");
  }
  function fill(form, values) {
    for (const [name, value] of Object.entries(values)) {
      if (form.elements[name]) form.elements[name].value = value;
    }
  }

  let made = null;
  const deeds = {
    /** Makes the pair of keys, shows the recovery key, and keeps both once it was written down. */
    async "make-key"(form, about) {
      if (!made) {
        const fresh = await subtle.generateKey(curve, true, ["deriveBits"]);
        const half = new Uint8Array(await subtle.exportKey("pkcs8", fresh.privateKey));
        const ways = [];
        const offered = here(about.passkeys).map((passkey) => ({ ...passkey, salt: written(random(32)) }));
        if (offered.length) {
          // Whoever does not confirm goes on with the recovery key alone.
          const found = await touched(offered).catch(() => null);
          if (found) {
            const { salt } = offered.find(({ id }) => id === found.id);
            ways.push(await newWay(found.id, found.secret, unwritten(salt), half));
          }
        }
        const secret = random(20);
        ways.push(await newWay(null, secret, random(32), half));
        const publicHalf = new Uint8Array(await subtle.exportKey("raw", fresh.publicKey));
        made = { paper: onPaper(secret), ways, point: written(publicHalf) };
        form.querySelector("[data-paper]").textContent = made.paper;
        form.querySelector("[data-step]").hidden = false;
        form.querySelector("[type=submit]").textContent = said["keep-key"];
        field(form, "last").focus();
        return false;
      }
      if (needed(form, "last").toUpperCase() !== made.paper.slice(-4)) stop("wrong-last");
      fill(form, { point: made.point, ways: JSON.stringify(made.ways) });
      return true;
    },
    /** Lets a passkey open the own key as well. */
    async "add-way"(form, about) {
      const half = await byPaper(needed(form, "paper"));
      const offered = here(about.passkeys).map((passkey) => ({ ...passkey, salt: written(random(32)) }));
      const found = (await touched(offered)) ?? stop("no-secret");
      const { salt } = offered.find(({ id }) => id === found.id);
      fill(form, { ways: JSON.stringify([await newWay(found.id, found.secret, unwritten(salt), half)]) });
      return true;
    },
    /** The first key of a team, for whoever founds it. */
    async found(form, about) {
      const secret = random(32);
      const copy = await give(point(), ofCopy(about.team, 1, facts.account), secret);
      const vouched = await vouch(secret, about.team, "member", facts.account, point());
      fill(form, { copy: written(copy), vouched: written(vouched) });
      return true;
    },
    /** Gives the team's key to a member who waits for it. */
    async admit(form, { account, point: theirs }) {
      const to = unwritten(theirs);
      const copy = await give(to, ofCopy(facts.team.id, last(), account), secrets[last()]);
      const vouched = await vouch(secrets[last()], facts.team.id, "member", account, to);
      fill(form, { number: last(), copy: written(copy), vouched: written(vouched) });
      return true;
    },
    /** A new key for those who stay. Whoever's key was exchanged behind the team's back gets none. */
    async "change-key"(form, { members, holders }) {
      const { id } = facts.team;
      const number = last() + 1;
      const secret = random(32);
      const copies = [];
      for (const { account, key, point: theirs, vouched } of members) {
        const to = unwritten(theirs);
        if (!isSame(await vouch(secrets[last()], id, "member", account, to), unwritten(vouched))) stop("exchanged");
        const copy = await give(to, ofCopy(id, number, account), secret);
        copies.push({ key, copy: written(copy), vouched: written(await vouch(secret, id, "member", account, to)) });
      }
      for (const { account, point: theirs, vouched } of holders) {
        const known = await vouch(secrets[last()], id, "holder", account, unwritten(theirs));
        if (!isSame(known, unwritten(vouched))) stop("exchanged");
      }
      const before = await seal(secret, ofBefore(id, number), secrets[last()]);
      const parts = await halves(secret, number, holders);
      fill(form, { number, before: written(before), copies: JSON.stringify(copies), parts: JSON.stringify(parts) });
      return true;
    },
    async write(form, about) {
      const title = needed(form, "title");
      const { secret: _, ...sealed } = await sealItem(about.item, { title }, needed(form, "text"));
      fill(form, sealed);
      return true;
    },
    async "send-file"(form, about) {
      const file = field(form, "file").files[0] ?? stop("missing");
      if (file.size > about.most) stop("too-large");
      const head = { title: field(form, "title").value.trim() || file.name, name: file.name, type: file.type, size: file.size };
      const { secret, ...sealed } = await sealItem(about.item, head, null);
      const bytes = await sealFile(secret, ofItem(facts.team.id, about.item, "file"), file);
      const parcel = new FormData();
      for (const [name, value] of Object.entries(sealed)) parcel.set(name, value);
      parcel.set("item", about.item);
      parcel.set("file", bytes, "sealed");
      const headers = { "X-Form-Token": form.elements["form-token"].value };
      const answer = await fetch(form.action, { method: "POST", headers, body: parcel }).catch(() => stop("away"));
      if (!answer.ok) stop("away");
      location.assign(answer.url);
      return false;
    },
    /** Two halves of the team's key for two people. */
    async "part-key"(form, { holders }) {
      fill(form, { number: last(), parts: JSON.stringify(await halves(secrets[last()], last(), holders)) });
      return true;
    },
    async "hand-over"(form, { request, number, part, account: _, point: theirs }) {
      const about = ofPart(facts.team.id, number, facts.account);
      const half = await take(own, point(), about, unwritten(part));
      fill(form, { answer: written(await give(unwritten(theirs), ofAnswer(request, facts.account), half)) });
      return true;
    },
    async "take-key"(form, { request, number, answers }) {
      const [one, other] = await Promise.all(
        answers.map(({ account, answer }) => take(own, point(), ofAnswer(request, account), unwritten(answer))),
      );
      const secret = one.map((byte, at) => byte ^ other[at]);
      for (const { account, point: theirs, vouched } of answers) {
        const known = await vouch(secret, facts.team.id, "holder", account, unwritten(theirs));
        if (!isSame(known, unwritten(vouched))) stop("exchanged");
      }
      const copy = await give(point(), ofCopy(facts.team.id, number, facts.account), secret);
      const vouched = await vouch(secret, facts.team.id, "member", facts.account, point());
      fill(form, { number, copy: written(copy), vouched: written(vouched) });
      return true;
    },
  };
  /** Halves of a secret that tell nothing alone: random bytes, and the secret with these added. */
  async function halves(secret, number, holders) {
    if (holders.length !== 2) return [];
    const one = random(secret.length);
    const each = [one, secret.map((byte, at) => byte ^ one[at])];
    return Promise.all(
      holders.map(async ({ account, key, point: theirs }, at) => {
        const to = unwritten(theirs);
        const part = await give(to, ofPart(facts.team.id, number, account), each[at]);
        return { account, key, part: written(part), vouched: written(await vouch(secret, facts.team.id, "holder", account, to)) };
      }),
    );
  }

  // ---- The page ----

  function say(form, error) {
    const words = form.querySelector("[data-words]");
    words.className = "muted";
    if (error instanceof Said) words.textContent = error.message;
    else if (error.name === "NotAllowedError" || error.name === "AbortError") words.textContent = said.refused;
    else words.textContent = said.failed;
  }
  async function tried(form, deed) {
    const words = form.querySelector("[data-words]");
    words.textContent = "";
    words.className = "away";
    try {
      return await deed();
    } catch (error) {
      say(form, error);
      return false;
    }
  }

  for (const form of document.querySelectorAll("form[data-sealed]")) {
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const about = JSON.parse(form.dataset.facts);
      if (await tried(form, () => deeds[form.dataset.sealed](form, about))) form.submit();
    });
    if (!form.hasAttribute("data-opens-first")) form.hidden = false;
  }
  for (const place of document.querySelectorAll("[data-digits]")) {
    digits(unwritten(place.dataset.digits)).then((words) => {
      place.textContent = words;
    });
  }

  async function show(place) {
    const item = JSON.parse(place.dataset.facts);
    try {
      const isText = place.dataset.show === "text";
      place.textContent = isText ? await openBody(item) : (await openHead(item)).title;
      place.classList.remove("sealed");
    } catch {
      place.textContent = said.altered;
    }
  }
  /** What stands sealed already, in the form that alters it. */
  async function fillAgain(form) {
    const { before } = JSON.parse(form.dataset.facts);
    if (!before) return;
    field(form, "title").value = (await openHead(before)).title;
    field(form, "text").value = await openBody(before);
  }
  async function fetchFile(button) {
    const item = JSON.parse(button.dataset.facts);
    const head = await openHead(item);
    const answer = await fetch(button.dataset.fetch).catch(() => stop("away"));
    if (!answer.ok) stop("away");
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const file = await openFile(await itemSecret(item), ofItem(facts.team.id, item.id, "file"), bytes, head.type)
      .catch(() => stop("altered"));
    const link = document.createElement("a");
    link.href = URL.createObjectURL(file);
    link.download = head.name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }

  const closed = lock.querySelector("[data-closed]");
  const state = lock.querySelector("[data-opened]");
  async function opened() {
    closed.hidden = true;
    state.hidden = false;
    lock.classList.add("is-open");
    await keep(own);
    // What is typed on this page is not lost by it: the next page asks again.
    setTimeout(kept, minutes * 60_000 + 1000);
    for (const place of document.querySelectorAll("[data-own-digits]")) place.textContent = await digits(point());
    if (facts.team?.copy) {
      const about = ofCopy(facts.team.id, last(), facts.account);
      secrets = await teamSecrets(await take(own, point(), about, unwritten(facts.team.copy)));
      const number = await digits(await mark(secrets[1], utf8("balai number of the team")));
      for (const place of document.querySelectorAll("[data-number]")) place.textContent = number;
      for (const place of document.querySelectorAll("[data-show]")) await show(place);
      for (const form of document.querySelectorAll("form[data-sealed]")) await fillAgain(form);
      for (const button of document.querySelectorAll("[data-fetch]")) {
        button.hidden = false;
        button.addEventListener("click", () => tried(button.parentElement, () => fetchFile(button)));
      }
    }
    for (const form of document.querySelectorAll("form[data-opens-first]")) form.hidden = false;
  }
  async function openLock(half) {
    own = await checked(half);
    await opened();
  }

  lock.querySelector("[data-needs]").remove();
  if (!facts.own) {
    lock.hidden = true;
    return;
  }
  closed.hidden = false;
  if (here(facts.own.ways).length) {
    lock.querySelector("[data-passkey-part]").hidden = false;
    lock.querySelector("[data-with-passkey]").addEventListener("click", () =>
      tried(closed, async () => openLock(await byPasskey())));
  }
  closed.addEventListener("submit", (event) => {
    event.preventDefault();
    tried(closed, async () => openLock(await byPaper(needed(closed, "paper"))));
  });
  state.querySelector("[data-close]").addEventListener("click", async () => {
    await onShelf((store) => store.delete("own"));
    location.reload();
  });
  tried(closed, async () => {
    own = await kept();
    if (own) await opened();
  });
})();
