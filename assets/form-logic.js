// The logic of forms in the browser: what lib/xlsform compiles is carried out here, by the same rules
// and in the same order as there. One file of cases is run by both (lib/xlsform/tests/vectors). What the
// parts of the tree mean is told in docs/forms-expressions.md. Nothing here is ever run as code.

const SAME = 1e-12;
const DAY = 86400000;
const MOST_STEPS = 5000000;
const MOST_ROWS = 10000;
const MOST_NODES = 200000;
const LONGEST_TEXT = 100000;
const [RELEVANT, COUNT, CALCULATE, READONLY, REQUIRED, CONSTRAINT, CHOICES] = [0, 1, 2, 3, 4, 5, 6];
const [WHOLE, DAYS, INSTANT, TRUTH] = [1, 3, 4, 5];

/** Why an expression has no value: a word that the page puts into a sentence. */
class Trouble extends Error {}
const trouble = (word) => {
  throw new Trouble(word);
};

/** What stands under a key that people wrote: never what every object has. */
const own = (map, key) => (map && Object.hasOwn(map, key) ? map[key] : undefined);

// ---- Values: text, number, boolean, and these ----

class Day {
  constructor(day) {
    this.at = day;
  }
}
class Instant {
  constructor(milliseconds) {
    this.at = milliseconds;
  }
}
class Nodes {
  constructor(nodes) {
    this.all = nodes;
  }
}
class Rows {
  constructor(list, column, rows) {
    Object.assign(this, { list, column, all: rows });
  }
}

/** A number in digits, never with an exponent. */
function digits(number) {
  const [mantissa, exponent] = String(number).split("e");
  if (!exponent) return mantissa;
  const sign = number < 0 ? "-" : "";
  const [whole, part = ""] = mantissa.replace("-", "").split(".");
  const point = whole.length + Number(exponent);
  if (point <= 0) return `${sign}0.${"0".repeat(-point)}${whole}${part}`;
  return sign + (whole + part).padEnd(point, "0");
}
function numberText(number) {
  if (!Number.isFinite(number)) return String(number);
  if (Math.abs(number) < SAME) return "0";
  const whole = Math.trunc(number);
  return digits(Math.abs(number - whole) < SAME ? whole : number);
}
const trimmed = (text) => text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, "");
function plainNumber(text) {
  if (/^-?[0-9]+$/.test(text)) return Number(text);
  const plain = trimmed(text).replaceAll(",", ".");
  return /^-?([0-9]+\.?[0-9]*|\.[0-9]+)$/.test(plain) ? Number(plain) : NaN;
}
/** Halves go up; worked out on the digits, so that 1.005 becomes 1.01. */
function rounded(number, decimals) {
  if (!Number.isFinite(number)) return number;
  if (!(Math.abs(decimals) <= 30)) return NaN;
  const places = Math.trunc(decimals);
  const [whole, part = ""] = digits(Math.abs(number)).split(".");
  const zeros = Math.max(0, -places);
  const all = "0".repeat(zeros + 1) + whole + part;
  const point = zeros + 1 + whole.length;
  const kept = point + places;
  if (kept >= all.length) return number;
  const rest = all.slice(kept);
  const above = rest[0] > "5" || (rest[0] === "5" && /[1-9]/.test(rest.slice(1)));
  let figures = all.slice(0, kept);
  if (above || (rest[0] === "5" && number > 0)) {
    const nines = /9*$/.exec(figures)[0].length;
    const at = kept - nines - 1;
    figures = figures.slice(0, at) + (Number(figures[at]) + 1) + "0".repeat(nines);
  }
  figures = figures.slice(0, point) + (kept > point ? "." + figures.slice(point) : "0".repeat(point - kept));
  return Number((number < 0 ? "-" : "") + figures);
}

// ---- Days and times (Hinnant's algorithms) ----

const floorDiv = (one, two) => Math.floor(one / two);
const mod = (one, two) => one - two * floorDiv(one, two);
function dayOf(year, month, day) {
  const from = month <= 2 ? year - 1 : year;
  const era = floorDiv(from, 400);
  const ofEra = from - era * 400;
  const ofYear = floorDiv(153 * ((month + 9) % 12) + 2, 5) + day - 1;
  return era * 146097 + ofEra * 365 + floorDiv(ofEra, 4) - floorDiv(ofEra, 100) + ofYear - 719468;
}
function dateOf(days) {
  const era = floorDiv(days + 719468, 146097);
  const ofEra = days + 719468 - era * 146097;
  const year = floorDiv(
    ofEra - floorDiv(ofEra, 1460) + floorDiv(ofEra, 36524) - floorDiv(ofEra, 146096),
    365,
  );
  const ofYear = ofEra - (365 * year + floorDiv(year, 4) - floorDiv(year, 100));
  const shifted = floorDiv(5 * ofYear + 2, 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return [year + era * 400 + (month <= 2 ? 1 : 0), month, ofYear - floorDiv(153 * shifted + 2, 5) + 1];
}
const padded = (number, length) => String(number).padStart(length, "0");
function dayText(days) {
  const [year, month, day] = dateOf(days);
  return `${year < 0 ? "-" : ""}${padded(Math.abs(year), 4)}-${padded(month, 2)}-${padded(day, 2)}`;
}
function clock(instant, offset) {
  const here = instant + offset * 60000;
  const ofDay = mod(here, DAY);
  const part = (unit, count) => floorDiv(ofDay, unit) % count;
  return [floorDiv(here, DAY), part(3600000, 24), part(60000, 60), part(1000, 60), ofDay % 1000];
}
function instantText(instant, offset) {
  const [day, hour, minute, second, ticks] = clock(instant, offset);
  const east = Math.abs(offset);
  const sign = offset > 0 ? "+" : "-";
  const zone = offset === 0 ? "Z" : `${sign}${padded(floorDiv(east, 60), 2)}:${padded(east % 60, 2)}`;
  const time = [hour, minute, second].map((part) => padded(part, 2)).join(":");
  return `${dayText(day)}T${time}.${padded(ticks, 3)}${zone}`;
}
function readDay(text) {
  const found = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (!found) return null;
  const [year, month, day] = found.slice(1).map(Number);
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const longest = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  return day >= 1 && day <= longest ? dayOf(year, month, day) : null;
}
function readTime(text, offset) {
  const shape = /^(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.(\d{1,9}))?)?(Z|([+-])(\d{1,2})(?::(\d{1,2}))?)?$/;
  const found = shape.exec(text);
  if (!found) return null;
  const [hour, minute, second, hours, minutes] = [1, 2, 3, 7, 8].map((part) => Number(found[part] ?? 0));
  if (hour > 23 || minute > 59 || second > 59 || hours > 18 || minutes > 59) return null;
  const ticks = Number((found[4] ?? "0").padEnd(3, "0").slice(0, 3));
  const here = hour * 3600000 + minute * 60000 + second * 1000 + ticks;
  if (!found[5]) return here;
  const east = (hours * 60 + minutes) * (found[6] === "-" ? -1 : 1);
  return here + (offset - east) * 60000;
}
/** A day, an instant or, as a number of milliseconds since midnight, a time; null where it is none. */
function readMoment(written, offset) {
  const text = trimmed(written);
  if (text.length > 40) return null;
  const at = text.indexOf("T");
  if (at >= 0) {
    const day = readDay(text.slice(0, at));
    const time = readTime(text.slice(at + 1), offset);
    return day === null || time === null ? null : new Instant(day * DAY + time - offset * 60000);
  }
  if (text.includes(":")) {
    const time = readTime(text, offset);
    return time === null ? null : mod(time, DAY);
  }
  const day = readDay(text);
  return day === null ? null : new Day(day);
}
const ENGLISH_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
const ENGLISH_DAYS = "Sun Mon Tue Wed Thu Fri Sat".split(" ");
function formatted(instant, format, context) {
  const [days, hour, minute, second, ticks] = clock(instant, context.offset);
  const [year, month, day] = dateOf(days);
  const parts = {
    Y: padded(year, 4),
    y: padded(mod(year, 100), 2),
    m: padded(month, 2),
    n: month,
    b: (context.months ?? ENGLISH_MONTHS)[month - 1],
    d: padded(day, 2),
    e: day,
    H: padded(hour, 2),
    h: hour,
    M: padded(minute, 2),
    S: padded(second, 2),
    3: padded(ticks, 3),
    a: (context.days ?? ENGLISH_DAYS)[mod(days + 4, 7)],
    "%": "%",
  };
  return format.replace(/%([^]?)/gu, (_, sign) => (Object.hasOwn(parts, sign) ? parts[sign] : trouble("format")));
}

// ---- Digests ----

const utf8 = (text) => new TextEncoder().encode(text);
function blocks(bytes, size, littleEnd) {
  const tail = size / 8;
  const whole = new Uint8Array(Math.ceil((bytes.length + 1 + tail) / size) * size);
  whole.set(bytes);
  whole[bytes.length] = 0x80;
  const view = new DataView(whole.buffer);
  view.setBigUint64(whole.length - 8, BigInt(bytes.length) * 8n, littleEnd);
  return view;
}
const turn = (word, by) => (word << by) | (word >>> (32 - by));
function md5(bytes) {
  const view = blocks(bytes, 64, true);
  const turns = [[7, 12, 17, 22], [5, 9, 14, 20], [4, 11, 16, 23], [6, 10, 15, 21]];
  const state = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476];
  for (let block = 0; block < view.byteLength; block += 64) {
    let [a, b, c, d] = state;
    for (let step = 0; step < 64; step += 1) {
      const round = step >> 4;
      const mixed = [(b & c) | (~b & d), (d & b) | (~d & c), b ^ c ^ d, c ^ (b | ~d)][round];
      const word = [step, 5 * step + 1, 3 * step + 5, 7 * step][round] % 16;
      const constant = Math.floor(Math.abs(Math.sin(step + 1)) * 4294967296);
      const sum = (a + mixed + constant + view.getUint32(block + word * 4, true)) | 0;
      [a, d, c, b] = [d, c, b, (b + turn(sum, turns[round][step % 4])) | 0];
    }
    [a, b, c, d].forEach((part, at) => (state[at] = (state[at] + part) | 0));
  }
  const out = new DataView(new ArrayBuffer(16));
  state.forEach((word, at) => out.setInt32(at * 4, word, true));
  return new Uint8Array(out.buffer);
}
function sha1(bytes) {
  const view = blocks(bytes, 64, false);
  const state = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];
  const constants = [0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6];
  for (let block = 0; block < view.byteLength; block += 64) {
    const words = [];
    let [a, b, c, d, e] = state;
    for (let step = 0; step < 80; step += 1) {
      const before = (back) => words[step - back];
      words[step] =
        step < 16 ? view.getUint32(block + step * 4) : turn(before(3) ^ before(8) ^ before(14) ^ before(16), 1);
      const round = Math.floor(step / 20);
      const mixed = [(b & c) | (~b & d), b ^ c ^ d, (b & c) | (b & d) | (c & d), b ^ c ^ d][round];
      const sum = (turn(a, 5) + mixed + e + constants[round] + words[step]) | 0;
      [e, d, c, b, a] = [d, c, turn(b, 30), a, sum];
    }
    [a, b, c, d, e].forEach((part, at) => (state[at] = (state[at] + part) | 0));
  }
  const out = new DataView(new ArrayBuffer(20));
  state.forEach((word, at) => out.setInt32(at * 4, word));
  return new Uint8Array(out.buffer);
}
/** The whole part of a root. */
function root(number, power) {
  let low = 0n;
  let high = number;
  while (low < high) {
    const middle = (low + high + 1n) / 2n;
    if (middle ** power <= number) low = middle;
    else high = middle - 1n;
  }
  return low;
}
/** FIPS 180-4 for both widths of words; its constants are fractions of roots of the first primes. */
function sha2(bytes, bits) {
  const wide = bits > 256;
  const width = wide ? 64n : 32n;
  const mask = (1n << width) - 1n;
  const primes = [];
  for (let next = 2; primes.length < 80; next += 1) {
    if (primes.every((prime) => next % prime)) primes.push(next);
  }
  const fraction = (prime, power) => root(BigInt(prime) << (power * width), power) & mask;
  const constants = primes.slice(0, wide ? 80 : 64).map((prime) => fraction(prime, 3n));
  const state = primes.slice(...(bits === 384 ? [8, 16] : [0, 8])).map((prime) => fraction(prime, 2n));
  const right = (word, by) => ((word >> by) | (word << (width - by))) & mask;
  const mix = (word, [one, two, three], shift) =>
    right(word, one) ^ right(word, two) ^ (shift ? word >> three : right(word, three));
  const [big0, big1, small0, small1] = wide
    ? [[28n, 34n, 39n], [14n, 18n, 41n], [1n, 8n, 7n], [19n, 61n, 6n]]
    : [[2n, 13n, 22n], [6n, 11n, 25n], [7n, 18n, 3n], [17n, 19n, 10n]];
  const view = blocks(bytes, wide ? 128 : 64, false);
  const size = Number(width) / 8;
  for (let block = 0; block < view.byteLength; block += size * 16) {
    const words = [];
    let [a, b, c, d, e, f, g, h] = state;
    constants.forEach((constant, step) => {
      if (step < 16) {
        const at = block + step * size;
        words[step] = wide ? view.getBigUint64(at) : BigInt(view.getUint32(at));
      } else {
        const early = words[step - 16] + mix(words[step - 15], small0, true);
        words[step] = (early + words[step - 7] + mix(words[step - 2], small1, true)) & mask;
      }
      const one = h + mix(e, big1) + ((e & f) ^ (~e & mask & g)) + constant + words[step];
      const two = mix(a, big0) + ((a & b) ^ (a & c) ^ (b & c));
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) & mask, c, b, a, (one + two) & mask];
    });
    [a, b, c, d, e, f, g, h].forEach((part, at) => (state[at] = (state[at] + part) & mask));
  }
  const hex = state.map((word) => word.toString(16).padStart(size * 2, "0")).join("");
  return Uint8Array.from({ length: bits / 8 }, (_, at) => parseInt(hex.slice(at * 2, at * 2 + 2), 16));
}
const ALGORITHMS = {
  MD5: md5,
  SHA1: sha1,
  SHA256: (bytes) => sha2(bytes, 256),
  SHA384: (bytes) => sha2(bytes, 384),
  SHA512: (bytes) => sha2(bytes, 512),
};
const hexOf = (bytes) => Array.from(bytes, (byte) => padded(byte.toString(16), 2)).join("");
const SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
function fromBase64(text) {
  const out = [];
  let bits = 0;
  let count = 0;
  for (const sign of text) {
    const value = SIGNS.indexOf(sign);
    if (value < 0) continue;
    bits = ((bits << 6) | value) & 0xffffff;
    count += 6;
    if (count >= 8) {
      count -= 8;
      out.push((bits >> count) & 255);
    }
  }
  return new TextDecoder().decode(Uint8Array.from(out));
}

// ---- Places ----

const EARTH = 6378100;
const radians = (degrees) => (degrees * Math.PI) / 180;
function place(text) {
  const [latitude = NaN, longitude = NaN] = text.split(/[ \t\r\n]+/).filter(Boolean).map(plainNumber);
  return Number.isNaN(latitude + longitude) ? trouble("place") : [latitude, longitude];
}
const pairs = (list) => list.slice(1).map((item, at) => [list[at], item]);
function areaOf([first, ...rest]) {
  const degree = (2 * EARTH * Math.PI) / 360;
  const flat = rest.map(([latitude, longitude]) => [
    (longitude - first[1]) * degree * Math.cos(radians(latitude)),
    (latitude - first[0]) * degree,
  ]);
  return Math.abs(pairs(flat).reduce((sum, [one, two]) => sum + (one[1] * two[0] - one[0] * two[1]) / 2, 0));
}
function distanceOf(places) {
  const half = (one, two) => Math.sin(radians(one - two) / 2);
  return pairs(places).reduce((sum, [[lat1, long1], [lat2, long2]]) => {
    const [up, along] = [half(lat1, lat2), half(long1, long2)];
    const square = up * up + Math.cos(radians(lat1)) * Math.cos(radians(lat2)) * along * along;
    return sum + 2 * EARTH * Math.asin(Math.sqrt(Math.min(square, 1)));
  }, 0);
}
function isWithin([latitude, longitude], shape) {
  let within = false;
  for (const [[lat1, long1], [lat2, long2]] of pairs(shape)) {
    const crosses = lat2 > latitude !== lat1 > latitude;
    if (crosses && longitude < ((long1 - long2) * (latitude - lat2)) / (lat1 - lat2) + long2) within = !within;
  }
  return within;
}

/** Carries out a pattern's instructions on the whole text; see lib/xlsform's pattern.rs. */
function matches(program, text) {
  const signs = Array.from(text, (sign) => sign.codePointAt(0));
  const threads = (starts, at) => {
    const seen = new Set();
    const waiting = starts.reverse();
    const list = [];
    while (waiting.length) {
      const next = waiting.pop();
      if (seen.has(next)) continue;
      seen.add(next);
      const [kind, one, other] = program[next];
      if (kind === 2) waiting.push(other, one);
      else if (kind === 3) waiting.push(one);
      else if (kind === 4 || kind === 5) {
        if (at === (kind === 4 ? 0 : signs.length)) waiting.push(next + 1);
      } else list.push(next);
    }
    return list;
  };
  const takes = ([noneOf, ...ranges], sign) => {
    let found = false;
    for (let at = 0; at < ranges.length; at += 2) found ||= ranges[at] <= sign && sign <= ranges[at + 1];
    return found !== (noneOf === 1);
  };
  let now = threads([0], 0);
  for (let at = 0; at < signs.length && now.length; at += 1) {
    const next = now.filter((thread) => program[thread][0] < 2 && takes(program[thread], signs[at]));
    now = threads(next.map((thread) => thread + 1), at + 1);
  }
  return now.some((thread) => program[thread][0] === 6);
}

// ---- Functions of one or two plain values ----

const SPACES = /[ \t\r\n]+/;
const chosen = (text) => text.split(" ").filter(Boolean);
const ofText = {
  "string-length": (text) => [...text].length,
  "normalize-space": (text) => text.split(SPACES).filter(Boolean).join(" "),
  "boolean-from-string": (text) => text === "1" || text.toLowerCase() === "true",
  "base64-decode": fromBase64,
  "count-selected": (text) => chosen(text).length,
  contains: (text, part) => text.includes(part),
  "starts-with": (text, part) => text.startsWith(part),
  "ends-with": (text, part) => text.endsWith(part),
  "substring-before": (text, part) => text.slice(0, Math.max(0, text.indexOf(part))),
  "substring-after": (text, part) => (text.includes(part) ? text.slice(text.indexOf(part) + part.length) : ""),
  selected: (text, part) => ` ${text} `.includes(` ${trimmed(part)} `),
  translate(text, from, to) {
    const [sources, targets] = [[...from], [...to]];
    const moved = (sign) => (sources.includes(sign) ? (targets[sources.indexOf(sign)] ?? "") : sign);
    return Array.from(text, moved).join("");
  },
  digest(text, algorithm, encoding = "base64") {
    const digest = ALGORITHMS[algorithm.toUpperCase().replaceAll("-", "")] ?? trouble("format");
    const bytes = digest(utf8(text));
    if (encoding.toLowerCase() === "hex") return hexOf(bytes);
    return encoding.toLowerCase() === "base64" ? btoa(String.fromCharCode(...bytes)) : trouble("format");
  },
};
const ofNumber = { int: Math.trunc, round: (number, places = 0) => rounded(number, places), pow: (a, b) => a ** b };
ofNumber.exp10 = (number) => 10 ** number;
for (const name of ["abs", "sqrt", "exp", "log", "log10", "sin", "cos", "tan", "asin", "acos", "atan", "atan2"]) {
  ofNumber[name] = Math[name];
}
const MODULUS = 2147483647;

/**
 * Opens a record of a form, empty or with answers `{ path: text }`.
 *
 * `tree` is what lib/xlsform wrote. `context` is `{ now, offset, random, language, properties, version, saved,
 * months, days }`: milliseconds, minutes east of UTC, a function giving 32 random bits, and what expressions ask for.
 * `set`, `add` and `remove` give back what changed: `[path, what, now]`, where `what` is value, relevant, readonly,
 * required, broken (the message, or null), choices (rows of the list, or null for all), rows or trouble.
 */
export function load(tree, context, answers) {
  if (tree.form !== 1) throw new Error("This form was written by another version.");
  const offset = () => context.offset ?? 0;
  const items = tree.items.map(([name, parent, shape, initial, more = {}], at) => {
    const item = { name, parent, shape, initial, at, children: [], slot: 0, rules: [], ...more };
    return item;
  });
  for (const item of items.slice(1)) {
    item.slot = items[item.parent].children.push(item) - 1;
  }
  const rules = tree.rules.map(([item, kind, code], at) => {
    const rule = { item: items[item], kind, code, at, where: items[kind === COUNT ? items[item].parent : item] };
    items[item].rules[kind] = rule;
    return rule;
  });
  const lists = tree.lists.map(([columns, rows]) => ({ columns, rows }));
  const pending = rules.map(() => new Set());
  let dueFrom = rules.length;
  let before = new Map();
  let rowsBefore = new Map();
  let fresh = new Set();
  let count = 0;
  let steps = 0;

  // ---- Values ----

  const spend = (some) => {
    steps += some;
    if (steps > MOST_STEPS) trouble("slow");
  };
  const today = (instant) => floorDiv(instant + offset() * 60000, DAY);
  function read(text, kind) {
    if (text === "" || kind < 1) return text;
    if (kind < DAYS) {
      const number = plainNumber(text);
      return Number.isNaN(number) ? text : number;
    }
    if (kind === TRUTH) return own({ true: true, 1: true, false: false, 0: false }, text) ?? text;
    const moment = readMoment(text, offset());
    if (moment === null || typeof moment === "number") return text;
    return kind === DAYS && moment instanceof Instant ? new Day(today(moment.at)) : moment;
  }
  const kept = (node) => read(node.text, node.item.shape);
  const valueOf = (node) => (node.relevant ? kept(node) : "");
  function text(value) {
    if (typeof value === "number") return numberText(value);
    if (value instanceof Day) return dayText(value.at);
    if (value instanceof Instant) return instantText(value.at, offset());
    return String(value);
  }
  function number(value) {
    if (value instanceof Day) return value.at;
    if (value instanceof Instant) return (value.at + offset() * 60000) / DAY;
    if (typeof value !== "string") return Number(value);
    const plain = plainNumber(value);
    if (!Number.isNaN(plain)) return plain;
    const moment = readMoment(value, offset());
    if (moment === null) return NaN;
    return typeof moment === "number" ? moment / DAY : number(moment);
  }
  const truth = (value) => (typeof value === "number" ? Math.abs(value) > SAME : Boolean(value));
  const isNothing = (value) => value === "" || Number.isNaN(value);
  function date(value, withTime) {
    if (isNothing(value)) return value;
    let moment = typeof value === "string" ? readMoment(value, offset()) : value;
    if (typeof value === "number") {
      if (!(Math.abs(value) <= 2147483647)) trouble("date");
      if (withTime) return new Instant(Math.trunc(value * DAY));
      moment = new Day(Math.trunc(value));
    } else if (typeof moment === "number" && withTime) return new Instant(moment - offset() * 60000);
    if (moment instanceof Day) return withTime ? new Instant(moment.at * DAY - offset() * 60000) : moment;
    if (moment instanceof Instant) return withTime ? moment : new Day(today(moment.at));
    return trouble("date");
  }
  function asKept(value, kind) {
    if (isNothing(value)) return "";
    if (kind === WHOLE || kind === WHOLE + 1) {
      const plain = kind === WHOLE ? Math.trunc(number(value)) : number(value);
      return Number.isNaN(plain) ? "" : numberText(plain);
    }
    if (kind === DAYS || kind === INSTANT) return text(date(value, kind === INSTANT));
    return kind === TRUTH && typeof value !== "string" ? String(truth(value)) : text(value);
  }
  function equal(one, two) {
    const types = [typeof one, typeof two];
    if (types.includes("boolean")) return truth(one) === truth(two);
    if (types.includes("number")) {
      const [left, right] = [number(one), number(two)];
      return left === right || Math.abs(left - right) < SAME;
    }
    if (types[0] === "string" && types[1] === "string") return one === two;
    const [left, right] = [one, two].map((value) => (typeof value === "string" ? readMoment(value, offset()) : value));
    if (left instanceof Instant && right instanceof Instant) return left.at === right.at;
    const [first, second] = [left, right].map((moment) => {
      if (moment instanceof Instant) return today(moment.at);
      return moment instanceof Day ? moment.at : NaN;
    });
    return first === second;
  }

  // ---- Expressions; `spot` is { node, question, row, position } ----

  function cell(list, row, column) {
    const { columns, rows } = lists[list];
    const translated = context.language ? columns.indexOf(`${columns[column]}::${context.language}`) : -1;
    return rows[row][translated < 0 ? column : translated] ?? "";
  }
  function find(list, key, wanted) {
    spend(lists[list].rows.length);
    return lists[list].rows.findIndex((row) => (row[key] ?? "") === wanted);
  }
  function spread(value) {
    if (value instanceof Nodes) return value.all.map(valueOf);
    return value.all.map((row) => (value.column < 0 ? "" : cell(value.list, row, value.column)));
  }
  /** The values of all nodes, or the one value. */
  function all(code, spot) {
    const value = work(code, spot);
    if (!(value instanceof Nodes || value instanceof Rows)) return [value];
    spend(value.all.length);
    return spread(value);
  }
  /** The node where there can be one only, found without lists; null where there may be more. */
  function onlyNode(code, spot) {
    let node = ups(code[1] ? spot.question : spot.node, code[2]);
    for (let at = 3; at < code.length; at += 1) {
      if (!(code[at] >= 0) || node.slots[code[at]].length !== 1) return null;
      node = node.slots[code[at]][0];
    }
    return node;
  }
  /** One value: that of the only node, the empty text where there is none. */
  function single(code, spot) {
    if (!Array.isArray(code)) return code;
    if (code[0] === "n") {
      spend(1);
      const node = onlyNode(code, spot);
      if (node) return valueOf(node);
    }
    const value = work(code, spot);
    if (!(value instanceof Nodes || value instanceof Rows)) return value;
    if (value.all.length > 1) trouble("many");
    return spread(value)[0] ?? "";
  }
  const textOf = (code, spot) => text(single(code, spot));
  const numberOf = (code, spot) => number(single(code, spot));
  const truthOf = (code, spot) => truth(single(code, spot));
  function ups(node, count) {
    let at = node;
    for (let left = count; left; left -= 1) at = at.parent;
    return at;
  }
  function nodesOf([, fromQuestion, up, ...steps], spot) {
    let found = [ups(fromQuestion ? spot.question : spot.node, up)];
    for (const step of steps) {
      const [slot, row = null, ...predicates] = Array.isArray(step) ? step : [step];
      const wanted = row === null ? null : numberOf(row, spot);
      found = found.flatMap((node) => {
        let children = slot < 0 ? node.slots.flat() : node.slots[slot];
        spend(children.length + 1);
        if (wanted !== null) children = children.slice(...(wanted >= 1 ? [Math.trunc(wanted) - 1] : [0])).slice(0, 1);
        for (const predicate of predicates) {
          children = children.filter((child, at) =>
            holds(predicate, { node: child, question: spot.question, position: at + 1 }),
          );
        }
        return children;
      });
    }
    return found.filter((node) => node.relevant);
  }
  /** Whether a condition holds; a number is the position that is meant. */
  function holds(predicate, spot) {
    const value = single(predicate, spot);
    return typeof value === "number" ? value === spot.position : truth(value);
  }
  /** Whether code reads the row that a condition looks at, or differs each time. */
  function readsRow(code) {
    if (!Array.isArray(code)) return false;
    const [kind, ...parts] = code;
    if (kind === "n") return parts.slice(2).some(Array.isArray);
    if (kind === "l") return parts.length > 2;
    if (["c", "position", "random", "uuid", "randomize"].includes(kind)) return true;
    return kind !== "s" && parts.some(readsRow);
  }
  function filtered(list, rows, predicate, spot) {
    spend(rows.length);
    const [kind, left, sign, right, ...more] = Array.isArray(predicate) ? predicate : [];
    if (kind === "~" && sign === "=" && !more.length && left[0] === "c" && !readsRow(right)) {
      const wanted = single(right, { ...spot, list, row: 0, position: 0 });
      return rows.filter((row) => equal(cell(list, row, left[1]), wanted));
    }
    return rows.filter((row, at) => holds(predicate, { ...spot, list, row, position: at + 1 }));
  }
  const rowNumber = (node) => (node.item.shape < -1 ? node.row + 1 : 1);
  function shuffled(list, seed) {
    let state = null;
    if (seed !== undefined) {
      let whole = Math.trunc(number(seed));
      if (Number.isNaN(whole)) {
        const start = text(seed) && hexOf(sha2(utf8(text(seed)), 256)).slice(0, 16);
        whole = start ? Number(BigInt.asIntN(64, BigInt(`0x${start}`))) : 0;
      }
      state = Math.min(Math.max(whole, -9.2e18), 9.2e18) % MODULUS;
      if (state <= 0) state += MODULUS - 1;
    }
    const out = [];
    list.forEach((item, at) => {
      if (state !== null) state = (state * 16807) % MODULUS;
      const share = state === null ? context.random() / 4294967296 : (state - 1) / (MODULUS - 1);
      const to = Math.trunc(share * (at + 1));
      out[at] = out[to];
      out[to] = item;
    });
    return out;
  }
  function places(codes, spot) {
    const texts = codes.flatMap((code) => all(code, spot)).map(text);
    const parts = texts.length === 1 ? texts[0].split(";").filter((part) => trimmed(part)) : texts.filter(Boolean);
    return parts.map(place);
  }
  function joined(separator, codes, spot) {
    const out = codes.flatMap((code) => all(code, spot)).map(text).join(separator);
    return out.length > LONGEST_TEXT ? trouble("long") : out;
  }
  /** Operands stand at the odd places of the code, operators at the even ones. */
  function chain(code, spot) {
    const operator = code[2];
    if (operator === "and" || operator === "or") {
      let held = truthOf(code[1], spot);
      for (let at = 3; at < code.length && held === (operator === "and"); at += 2) held = truthOf(code[at], spot);
      return held;
    }
    if (operator === "|") {
      const parts = code.filter((_, at) => at % 2);
      return new Nodes([...new Set(parts.flatMap((part) => work(part, spot).all ?? trouble("nodes")))]);
    }
    let left = single(code[1], spot);
    for (let at = 2; at < code.length; at += 2) {
      const right = single(code[at + 1], spot);
      switch (code[at]) {
        case "=": left = equal(left, right); break;
        case "!=": left = !equal(left, right); break;
        case "<": left = number(left) < number(right); break;
        case "<=": left = number(left) <= number(right); break;
        case ">": left = number(left) > number(right); break;
        case ">=": left = number(left) >= number(right); break;
        case "+": left = number(left) + number(right); break;
        case "-": left = number(left) - number(right); break;
        case "*": left = number(left) * number(right); break;
        case "div": left = number(left) / number(right); break;
        default: left = number(left) % number(right);
      }
    }
    return left;
  }

  /** The value of a piece of the tree, nodes left as nodes. */
  function work(code, spot) {
    spend(1);
    if (!Array.isArray(code)) return code;
    const [kind, first, second] = code;
    switch (kind) {
      case "-": return -numberOf(first, spot);
      case "~": return chain(code, spot);
      case "n": return new Nodes(nodesOf(code, spot));
    }
    const args = code.slice(1);
    switch (kind) {
      case "l": {
        let rows = lists[first].rows.map((_, at) => at);
        for (const predicate of args.slice(2)) {
          rows = filtered(first, rows, predicate, { node: spot.node, question: spot.question });
        }
        return new Rows(first, second, rows);
      }
      case "c": return spot.list === undefined ? "" : cell(spot.list, spot.row, first);
      case "s": return own(context.saved, first) ?? "";
      case "r": {
        const subject = textOf(first, spot);
        spend(subject.length);
        return matches(second, subject);
      }
      case "k": {
        const wanted = textOf(first, spot);
        const [label, key] = ["label", "name"].map((name) => lists[second].columns.indexOf(name));
        const row = label < 0 || key < 0 ? -1 : find(second, key, wanted);
        return row < 0 ? "" : cell(second, row, label);
      }
      case "p": {
        const row = find(first, args[2], textOf(args[3], spot));
        return row < 0 ? "" : cell(first, row, second);
      }
      case "true": return true;
      case "false": return false;
      case "if": return single(truthOf(first, spot) ? second : args[2], spot);
      case "coalesce": {
        const value = single(first, spot);
        return isNothing(value) ? single(second, spot) : value;
      }
      case "once": {
        const value = kept(spot.question);
        return isNothing(value) ? single(first, spot) : value;
      }
      case "depend": return single(first, spot);
      case "count": return (work(first, spot).all ?? trouble("nodes")).length;
      case "count-non-empty": {
        const value = work(first, spot);
        if (value instanceof Nodes) return value.all.filter((node) => node.text || node.slots.some((slot) => slot.length)).length;
        const { list, column, all: rows } = value instanceof Rows ? value : trouble("nodes");
        return rows.filter((row) => column < 0 || cell(list, row, column)).length;
      }
      case "position": {
        if (!args.length) return spot.position || rowNumber(spot.node);
        const value = work(first, spot);
        const [found] = value.all ?? trouble("nodes");
        if (found === undefined) return 0;
        return value instanceof Nodes ? rowNumber(found) : found + 1;
      }
      case "randomize": {
        const seed = args.length > 1 ? single(second, spot) : undefined;
        const value = work(first, spot);
        const order = shuffled(value.all ?? trouble("nodes"), seed);
        return value instanceof Nodes ? new Nodes(order) : new Rows(value.list, value.column, order);
      }
      case "sum": return all(first, spot).map(number).reduce((sum, part) => (Number.isNaN(part) ? sum : sum + part), 0);
      case "max":
      case "min": {
        const numbers = args.flatMap((part) => all(part, spot)).map(number).filter((part) => !Number.isNaN(part));
        const better = (one, two) => (kind === "max" ? two > one : two < one) ? two : one;
        return numbers.length ? numbers.reduce(better) : NaN;
      }
      case "concat": return joined("", args, spot);
      case "join": return joined(textOf(first, spot), args.slice(1), spot);
      case "checklist": {
        const [least, most] = [numberOf(first, spot), numberOf(second, spot)];
        const yes = args.slice(2).flatMap((part) => all(part, spot)).filter(truth).length;
        return (least < 0 || yes >= least) && (most < 0 || yes <= most);
      }
      case "weighted-checklist": {
        const [least, most] = [numberOf(first, spot), numberOf(second, spot)];
        let sum = 0;
        for (let at = 2; at < args.length; at += 2) {
          const [conditions, weights] = [all(args[at], spot), all(args[at + 1], spot)];
          if (conditions.length !== weights.length) trouble("many");
          conditions.forEach((condition, place) => {
            if (truth(condition)) sum += number(weights[place]);
          });
        }
        return sum >= least && sum <= most;
      }
      case "area": return areaOf(places(args, spot));
      case "distance": return distanceOf(places(args, spot));
      case "geofence": {
        const point = textOf(first, spot);
        const shape = places([second], spot);
        return point !== "" && isWithin(place(point), shape);
      }
      case "today": return new Day(today(context.now));
      case "now": return new Instant(context.now);
      case "random": return context.random() / 4294967296;
      case "uuid": {
        if (args.length) {
          const length = Math.trunc(Math.min(Math.max(numberOf(first, spot) || 0, 0), 1000));
          const sign = () => "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"[context.random() % 36];
          return Array.from({ length }, sign).join("");
        }
        const hex = Array.from({ length: 4 }, () => padded(context.random().toString(16), 8)).join("");
        const variant = ((parseInt(hex[16], 16) & 3) | 8).toString(16);
        return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
      }
      case "version": return context.version ?? "";
      case "property": return own(context.properties, textOf(first, spot)) ?? "";
      case "jr:itext": {
        const texts = own(tree.texts, textOf(first, spot)) ?? {};
        return own(texts, context.language) ?? Object.values(texts)[0] ?? "";
      }
      case "pi": return Math.PI;
      case "string": return textOf(first, spot);
      case "number": return numberOf(first, spot);
      case "boolean": return truthOf(first, spot);
      case "not": return !truthOf(first, spot);
      case "date": return date(single(first, spot), false);
      case "date-time": return date(single(first, spot), true);
      case "decimal-date-time":
      case "decimal-time": {
        const value = single(first, spot);
        const ofDay = kind === "decimal-time";
        if (typeof value === "number") return ofDay ? value - Math.floor(value) : value;
        const moment = date(value, true);
        if (!(moment instanceof Instant)) return moment;
        return ofDay ? mod(moment.at + offset() * 60000, DAY) / DAY : moment.at / DAY;
      }
      case "format-date":
      case "format-date-time": {
        const moment = date(single(first, spot), true);
        const format = textOf(second, spot);
        return moment instanceof Instant ? formatted(moment.at, format, { ...context, offset: offset() }) : "";
      }
      case "selected-at": {
        const choices = chosen(textOf(first, spot));
        return choices[Math.trunc(numberOf(second, spot)) || 0] ?? "";
      }
      case "substr": {
        const signs = [...textOf(first, spot)];
        const end = args.length > 2 ? numberOf(args[2], spot) : signs.length;
        return signs.slice(Math.trunc(numberOf(second, spot)) || 0, Math.trunc(end) || 0).join("");
      }
      default: {
        if (ofNumber[kind]) return ofNumber[kind](...args.map((part) => numberOf(part, spot)));
        if (!args.length) return ofText[kind](text(valueOf(spot.node)));
        return ofText[kind](...args.map((part) => textOf(part, spot)));
      }
    }
  }

  // ---- The record: a node for each question, a node for each row of a repeat ----

  function grow(item, parent, row, withRows) {
    const node = { item, parent, row, alive: true, text: item.initial, asked: true, troubles: [], due: 0, touched: true };
    Object.assign(node, { relevant: parent?.relevant ?? true, readonly: false, required: false });
    Object.assign(node, { broken: null, choices: null, slots: [] });
    count += 1;
    fresh.add(node);
    node.slots = item.children.map((child) => {
      const rows = child.shape >= -1 ? 1 : child.rules[COUNT] || !withRows ? 0 : -2 - child.shape;
      return Array.from({ length: rows }, (_, at) => grow(child, node, at, withRows));
    });
    return node;
  }
  function pathOf(node) {
    const own = `/${node.item.name}${node.item.shape < -1 ? `[${node.row + 1}]` : ""}`;
    return node.parent ? pathOf(node.parent) + own : own;
  }
  function below(top, item) {
    if (item === top.item) return [top];
    return below(top, items[item.parent]).flatMap((node) => node.slots[item.slot]);
  }
  /** The node of a path; with `make`, its rows are made. */
  function reach(path, make) {
    const [empty, first, ...rest] = path.split("/");
    let at = empty === "" && first === items[0].name ? top : undefined;
    for (const step of rest) {
      const [, name, number = "1"] = /^(.*?)(?:\[(\d+)\])?$/.exec(step);
      const item = at?.item.children.find((child) => child.name === name);
      const rows = item && at.slots[item.slot];
      while (make && item?.shape < -1 && rows.length < Number(number)) {
        const known = fresh.size;
        if (!addRow(at, item, false)) throw new Error("full");
        for (const node of [...fresh].slice(known)) node.text = "";
      }
      at = rows?.[Number(number) - 1];
    }
    if (!at) throw new Error("there");
    return at;
  }

  // ---- What is due ----

  function mark(rule, node) {
    pending[rule.at].add(node);
    dueFrom = Math.min(dueFrom, rule.at);
  }
  /** Marks whatever reads this node. */
  function fire(node) {
    const triggers = tree.triggers[node.item.at];
    for (let at = 0; at < triggers.length; at += 2) {
      const rule = rules[triggers[at]];
      let top = node;
      while (top && top.item.at !== triggers[at + 1]) top = top.parent;
      if (!top) continue;
      const { where } = rule;
      if (where === top.item) mark(rule, top);
      else if (where.parent === top.item.at) for (const due of top.slots[where.slot]) mark(rule, due);
      else for (const due of below(top, where)) mark(rule, due);
    }
  }
  function settle() {
    while (dueFrom < rules.length) {
      const at = dueFrom;
      dueFrom += 1;
      const nodes = pending[at];
      if (!nodes.size) continue;
      pending[at] = new Set();
      for (const node of nodes) if (node.alive) apply(rules[at], node);
    }
  }
  function start(nodes, withDefaults) {
    for (const node of withDefaults ? nodes : []) {
      if (node.item.default === undefined) continue;
      const worked = attempt(() => asKept(single(node.item.default, here(node)), node.item.shape));
      if (!worked.word) node.text = worked.value;
    }
    for (const node of nodes) {
      for (const rule of node.item.rules) {
        if (rule && rule.kind !== COUNT && !(rule.kind === CALCULATE && node.item.triggered)) mark(rule, node);
      }
      for (const child of node.item.children) if (child.rules[COUNT]) mark(child.rules[COUNT], node);
    }
  }

  // ---- One rule at one node ----

  const here = (node) => ({ node, question: node, position: 0 });
  function attempt(act) {
    try {
      return { value: act() };
    } catch (fault) {
      if (!(fault instanceof Trouble)) throw fault;
      return { word: fault.message };
    }
  }
  function put(node, what, value) {
    if (node[what] === value) return;
    touch(node);
    node[what] = value;
  }
  /** A rule that cannot be worked out lets people go on: asked, not required, allowed, and no answer. */
  function apply(rule, node) {
    const { kind, code, item } = rule;
    const spot = here(node);
    let worked;
    if (kind === CALCULATE) {
      worked = attempt(() => asKept(single(code, spot), item.shape));
      write(node, worked.value ?? "");
    } else if (kind === CHOICES) {
      worked = attempt(() => {
        const rows = filtered(item.list, lists[item.list].rows.map((_, at) => at), code, { node, question: node });
        if (!item.shuffled) return rows;
        return shuffled(rows, item.seed === undefined ? undefined : single(item.seed, spot));
      });
      put(node, "choices", worked.value ?? null);
    } else if (kind === COUNT) {
      worked = attempt(() => numberOf(code, spot));
      const fits = setCount(node, item, Math.trunc(worked.value ?? 0) || 0);
      if (!worked.word && !fits) worked.word = "rows";
    } else {
      worked = kind === CONSTRAINT && node.text === "" ? { value: true } : attempt(() => truthOf(code, spot));
      const holds = worked.value ?? (kind === RELEVANT || kind === CONSTRAINT);
      if (kind === CONSTRAINT) {
        const message = () => (item.message === undefined ? "" : textOf(item.message, spot));
        put(node, "broken", holds ? null : (attempt(message).value ?? ""));
      } else put(node, { [RELEVANT]: "asked", [READONLY]: "readonly", [REQUIRED]: "required" }[kind], holds);
      if (kind === RELEVANT) refresh(node);
    }
    if (node.troubles[kind] !== worked.word) {
      touch(node);
      node.troubles[kind] = worked.word;
    }
  }
  function write(node, text) {
    if (node.text === text) return;
    put(node, "text", text);
    fire(node);
  }
  function refresh(node) {
    const relevant = node.asked && (node.parent?.relevant ?? true);
    if (relevant === node.relevant) return;
    put(node, "relevant", relevant);
    fire(node);
    for (const child of node.slots.flat()) refresh(child);
  }

  // ---- Rows ----

  function noteRows(around, item) {
    if (!rowsBefore.has(around)) rowsBefore.set(around, new Map());
    const known = rowsBefore.get(around);
    if (!known.has(item)) known.set(item, around.slots[item.slot].length);
  }
  function addRow(around, item, withRows) {
    const rows = around.slots[item.slot];
    if (rows.length >= MOST_ROWS || count >= MOST_NODES) return false;
    noteRows(around, item);
    const node = grow(item, around, rows.length, withRows);
    rows.push(node);
    fire(node);
    return true;
  }
  function removeRow(node) {
    const rows = node.parent.slots[node.item.slot];
    noteRows(node.parent, node.item);
    fire(node);
    rows.splice(node.row, 1);
    for (const later of rows.slice(node.row)) later.row -= 1;
    const leave = (gone) => {
      gone.alive = false;
      gone.slots.flat().forEach(leave);
    };
    leave(node);
  }
  function setCount(around, item, wanted) {
    const rows = around.slots[item.slot];
    const most = Math.min(Math.max(wanted, 0), MOST_ROWS);
    while (rows.length > most) removeRow(rows[rows.length - 1]);
    while (rows.length < most) {
      const known = fresh.size;
      if (!addRow(around, item, true)) return false;
      start([...fresh].slice(known), true);
    }
    return wanted <= MOST_ROWS;
  }

  // ---- What changed ----

  const look = (node) => ({
    value: node.text,
    relevant: node.relevant,
    readonly: node.readonly,
    required: node.required,
    broken: node.broken,
    choices: node.choices,
    trouble: node.troubles.find(Boolean) ?? null,
  });
  function touch(node) {
    if (node.touched) return;
    node.touched = true;
    before.set(node, look(node));
  }
  const isSame = (one, two) => one === two || (Array.isArray(one) && Array.isArray(two) && String(one) === String(two));
  /** How the nodes differ from before; new rows are told as a number of rows alone. */
  function changes() {
    const found = [];
    for (const [around, known] of rowsBefore) {
      for (const [item, was] of known) {
        const now = around.slots[item.slot].length;
        if (around.alive && !fresh.has(around) && now !== was) found.push([`${pathOf(around)}/${item.name}`, "rows", now]);
      }
    }
    for (const node of fresh) node.touched = false;
    for (const [node, was] of before) {
      node.touched = false;
      const now = node.alive ? look(node) : was;
      for (const what of Object.keys(now)) {
        if (!isSame(now[what], was[what])) found.push([pathOf(node), what, now[what]]);
      }
    }
    [before, rowsBefore, fresh] = [new Map(), new Map(), new Set()];
    return found;
  }
  function act(change) {
    steps = 0;
    change();
    settle();
    return changes();
  }
  const isCounted = (item) => {
    if (item.rules[COUNT]) throw new Error("counted");
  };

  const top = grow(items[0], null, 0, !answers);
  act(() => {
    if (answers) {
      for (const node of fresh) node.text = "";
      for (const [path, text] of Object.entries(answers)) {
        const node = reach(path, true);
        if (node.item.shape >= 0) node.text = text;
      }
    }
    start([...fresh], !answers);
  });

  const states = (node) => [{ path: pathOf(node), item: node.item.at, ...look(node) }, ...node.slots.flat().flatMap(states)];
  return {
    /** Answers a question. Throws "there" where there is none. */
    set: (path, text) =>
      act(() => {
        const node = reach(path);
        if (node.item.shape < 0) throw new Error("there");
        write(node, text);
      }),
    /** Adds a row to the repeat of that path. Throws "there", "counted" or "full". */
    add: (path) =>
      act(() => {
        const around = reach(path.slice(0, path.lastIndexOf("/")));
        const item = around.item.children.find((child) => child.name === path.slice(path.lastIndexOf("/") + 1));
        if (!(item?.shape < -1)) throw new Error("there");
        isCounted(item);
        const known = fresh.size;
        if (!addRow(around, item, true)) throw new Error("full");
        start([...fresh].slice(known), true);
      }),
    /** Takes the row of that path away. Throws "there" or "counted". */
    remove: (path) =>
      act(() => {
        const node = reach(path);
        if (node.item.shape >= -1 || !path.endsWith("]")) throw new Error("there");
        isCounted(node.item);
        removeRow(node);
      }),
    /** How one question, group or row stands. */
    state: (path) => states(reach(path))[0],
    /** How everything stands, in the order of the form. */
    states: () => states(top),
    /** What a piece of a tree gives at a node, as text; throws the word of its trouble. */
    evaluate(code, path) {
      steps = 0;
      return textOf(code, here(reach(path)));
    },
  };
}
