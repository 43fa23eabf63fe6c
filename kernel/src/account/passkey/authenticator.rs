//! A device for stories: it makes a key and signs as the standard says (Web Authentication, 6.1
//! and 6.5), and does wrong what a story wants done wrong.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use ring::{
    rand::SystemRandom,
    signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair as _},
};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

/// Somebody is there.
const PRESENT: u8 = 0x01;
/// It is them: they showed a finger, a face or a PIN.
const VERIFIED: u8 = 0x04;
/// A new key comes with the data.
const WITH_KEY: u8 = 0x40;

/// A device that holds one key.
pub struct Device {
    key: EcdsaKeyPair,
    /// What it calls its key.
    pub called: Vec<u8>,
    /// How often it signed; a device that does not count stays at nought.
    pub counter: u32,
    /// Whether it asks who holds it.
    pub verifies: bool,
    /// Whose account it answers with.
    pub owner: Option<String>,
    /// The page that it believes to be asked by.
    pub origin: String,
    /// The office that it believes to answer.
    pub domain: String,
}

impl Device {
    /// A device at the stories' office that asks who holds it.
    pub fn new() -> Self {
        let random = SystemRandom::new();
        let document = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, &random).unwrap();
        let key = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, document.as_ref(), &random);
        let key = key.unwrap();
        Self {
            called: Sha256::digest(key.public_key().as_ref()).to_vec(),
            key,
            counter: 0,
            verifies: true,
            owner: None,
            origin: "https://balai.test".to_owned(),
            domain: "balai.test".to_owned(),
        }
    }

    /// A key on a keyring without a PIN.
    pub fn without_pin() -> Self {
        Self {
            verifies: false,
            ..Self::new()
        }
    }

    /// What the page's script sends for a question that wants a new key: its fields.
    pub fn creates(&mut self, question: &Value) -> [(&'static str, String); 2] {
        let options = &question["options"];
        self.owner = options["user"]["id"].as_str().map(str::to_owned);
        let client = self.client("webauthn.create", options);
        let mut data = self.data(WITH_KEY);
        data.extend([0; 16]);
        data.extend(u16::try_from(self.called.len()).unwrap().to_be_bytes());
        data.extend(&self.called);
        // The public key as COSE writes it (RFC 9053, 7.1.1): the point's two halves.
        let point = self.key.public_key().as_ref();
        data.extend([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]);
        data.extend(&point[1..33]);
        data.extend([0x22, 0x58, 0x20]);
        data.extend(&point[33..65]);
        let mut object = b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x59".to_vec();
        object.extend(u16::try_from(data.len()).unwrap().to_be_bytes());
        object.extend(&data);
        let response = json!({
            "clientDataJSON": text(client.as_bytes()),
            "attestationObject": text(&object),
            "transports": ["internal"],
        });
        self.sends(question, &response)
    }

    /// What the page's script sends for a question that wants an answer: its fields.
    pub fn answers(&mut self, question: &Value) -> [(&'static str, String); 2] {
        let client = self.client("webauthn.get", &question["options"]);
        let data = self.data(0);
        let mut signed = data.clone();
        signed.extend(Sha256::digest(client.as_bytes()));
        let signature = self.key.sign(&SystemRandom::new(), &signed).unwrap();
        let response = json!({
            "clientDataJSON": text(client.as_bytes()),
            "authenticatorData": text(&data),
            "signature": text(signature.as_ref()),
            "userHandle": self.owner,
        });
        self.sends(question, &response)
    }

    fn client(&self, kind: &str, options: &Value) -> String {
        json!({
            "type": kind,
            "challenge": options["challenge"],
            "origin": self.origin,
            "crossOrigin": false,
        })
        .to_string()
    }

    fn data(&self, more: u8) -> Vec<u8> {
        let verified = if self.verifies { VERIFIED } else { 0 };
        let mut data = Sha256::digest(self.domain.as_bytes()).to_vec();
        data.push(PRESENT | verified | more);
        data.extend(self.counter.to_be_bytes());
        data
    }

    fn sends(&self, question: &Value, response: &Value) -> [(&'static str, String); 2] {
        let answer = json!({
            "id": text(&self.called),
            "rawId": text(&self.called),
            "type": "public-key",
            "response": response,
        });
        let question = question["question"].as_str().unwrap_or_default();
        [("question", question.to_owned()), ("answer", answer.to_string())]
    }
}

fn text(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}
