// Passkeys: fetches what to ask from the office, hands it to the browser, sends the answer as an
// ordinary form. The page says what it needs until this takes over.
(() => {
  "use strict";
  const forms = [...document.querySelectorAll("form[data-passkey]")];
  if (!forms.length || !window.PublicKeyCredential || !navigator.credentials) return;

  // The office writes bytes as base64 for addresses; browsers want and give buffers.
  const bytes = (text) =>
    Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));
  const text = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer)))
      .replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  const named = (list) => (list ?? []).map((each) => ({ ...each, id: bytes(each.id) }));

  function readable(options) {
    const read = { ...options, challenge: bytes(options.challenge) };
    if (options.user) read.user = { ...options.user, id: bytes(options.user.id) };
    // So that it can open what is sealed as well (sealed.js): some devices want to be told at once.
    if (options.user) read.extensions = { ...options.extensions, prf: {} };
    if (options.excludeCredentials) read.excludeCredentials = named(options.excludeCredentials);
    if (options.allowCredentials) read.allowCredentials = named(options.allowCredentials);
    return read;
  }

  function written(credential) {
    const { response } = credential;
    const answer = { clientDataJSON: text(response.clientDataJSON) };
    if (response.attestationObject) {
      answer.attestationObject = text(response.attestationObject);
      answer.transports = response.getTransports?.() ?? [];
    } else {
      answer.authenticatorData = text(response.authenticatorData);
      answer.signature = text(response.signature);
      answer.userHandle = response.userHandle ? text(response.userHandle) : null;
    }
    return JSON.stringify({ id: credential.id, rawId: text(credential.rawId), type: credential.type, response: answer });
  }

  class Away extends Error {}

  async function asked(form) {
    // Whoever is signed in says that the question is theirs, as every form of theirs does.
    const token = form.elements["form-token"]?.value;
    const headers = token ? { "X-Form-Token": token } : {};
    const answer = await fetch(form.dataset.question, { method: "POST", headers }).catch(() => null);
    if (answer?.redirected) {
      // First to be proved again: the page for that leads back here.
      location.assign(answer.url);
      return null;
    }
    if (!answer?.ok) throw new Away();
    return answer.json();
  }

  // One request to the device at a time: a browser refuses a second one.
  let current = null;
  async function answered(form, mediation) {
    current?.abort.abort();
    const mine = { abort: new AbortController(), offers: Boolean(mediation) };
    current = mine;
    try {
      const question = await asked(form);
      if (!question || mine.abort.signal.aborted) return;
      const request = { publicKey: readable(question.options), signal: mine.abort.signal };
      if (mediation) request.mediation = mediation;
      const credential = await navigator.credentials[form.dataset.passkey](request);
      if (!credential) return;
      form.elements.question.value = question.question;
      form.elements.answer.value = written(credential);
      form.submit();
    } finally {
      if (current === mine) current = null;
    }
  }

  function say(form, error) {
    const words = form.querySelector("[data-said]");
    if (error.name === "AbortError") return;
    words.className = "muted";
    if (error instanceof Away) words.textContent = form.dataset.away;
    else if (error.name === "InvalidStateError") words.textContent = form.dataset.known;
    else words.textContent = form.dataset.refused;
  }

  // Where the browser can, it offers its passkeys in the field for the address. What was asked
  // grows old, so it is asked anew while the page stays open.
  const renewal = 240_000;
  async function canOffer() {
    try {
      return await window.PublicKeyCredential.isConditionalMediationAvailable();
    } catch {
      return false;
    }
  }
  function offer(form) {
    if (document.hidden || (current && !current.offers)) return;
    // Nobody pressed anything, so nothing is said when it does not work.
    answered(form, "conditional").catch(() => {});
  }

  for (const form of forms) {
    form.querySelector("[data-needs]").remove();
    form.querySelector("[data-button]").hidden = false;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const words = form.querySelector("[data-said]");
      words.textContent = "";
      words.className = "away";
      try {
        await answered(form);
      } catch (error) {
        say(form, error);
      }
    });
    if (!form.hasAttribute("data-fills")) continue;
    canOffer().then((can) => {
      if (!can) return;
      offer(form);
      setInterval(() => offer(form), renewal);
    });
  }
})();
