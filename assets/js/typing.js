/* What somebody meant who typed something else: Telex or VNI left in the text, numbers in groups or joined to a word. */

import { marksOf, partsOf } from "./terms.js";
import { canonTone, clean, fold } from "./vietnamese.js";

const TONES = { s: "\u0301", f: "\u0300", r: "\u0309", x: "\u0303", j: "\u0323" };
const DIGITS = { 1: "s", 2: "f", 3: "r", 4: "x", 5: "j", 6: "^", 7: "w", 8: "w", 9: "-", 0: "z" };
const CIRCUMFLEX = { a: "â", e: "ê", o: "ô" };
const HOOKED = { a: "ă", o: "ơ", u: "ư" };
const VOWEL = /[aeiouy]/;
const ONSET = "(?:ngh?|gh?|gi|kh|nh|ph|qu|th|tr|ch|[bcdhklmnprstvx])?";
const VOWELS = "(?:[aeiouy]|a[iouy]|e[ou]|i[aeu]|o[aei]|u[aeiouy]|ye|ieu|yeu|oa[ioy]|oeo|ua[iy]|uo[iu]|uy[aeu])";
const SYLLABLE = new RegExp(`^${ONSET}${VOWELS}(?:ch|ng|nh|[cmnpt])?$`);
const WORD = /[\p{L}\p{N}]+/gu;
const SPACED = /(?<![\p{L}\p{N}_.,])\d{1,3}(?: \d{3})+(?![\p{L}\p{N}_]|[.,]\d)/gu;
const JOINED = /(?<![\p{L}\p{N}_])(\p{L}{2,})(\d+)(?![\p{L}\p{N}_])/gu;

/** Other readings of what was typed, each { text, mended }: whether it mends a mistake, so that one says so. */
export function readings(text) {
  const plain = clean(text);
  const found = [
    { text: plain.replace(SPACED, (number) => number.replaceAll(" ", "")), mended: false },
    { text: plain.replace(JOINED, "$1 $2"), mended: false },
    { text: plain.replace(WORD, (word) => untyped(word) ?? word), mended: true },
  ];
  return found.filter((reading) => reading.text !== plain);
}

/** Whether a word without marks may be a Vietnamese syllable. */
export function isSyllable(word) {
  return SYLLABLE.test(word);
}

/** The syllable that Telex or VNI keys write: "dduwowngf" → "đường". null for one as it stands, or when they write none. */
export function untyped(word) {
  const typed = word.normalize("NFC").toLowerCase();
  if (isSyllable(fold(typed))) return null;
  const letters = [];
  let tone = "";
  for (const key of typed) {
    const stroke = letters.length > 0 && key in DIGITS ? DIGITS[key] : key;
    const isTone = stroke in TONES || stroke === "z";
    if (isTone && letters.some(isVowel)) tone = stroke;
    else strike(letters, stroke);
  }
  const written = toned(letters.join("").replace(/uơ(?=.)|ưo(?=.)/u, "ươ"), TONES[tone] ?? "");
  return written !== typed && isSyllable(fold(written)) ? written : null;
}

function isVowel(letter) {
  return VOWEL.test(fold(letter));
}

/* What a key does to the letters so far: adds one, or a mark to one of them. */
function strike(letters, key) {
  const change = (places, table) => {
    const at = letters.findLastIndex((letter) => places.includes(letter));
    if (at >= 0) letters[at] = table[letters[at]];
    return at >= 0;
  };
  if ((key === "d" || key === "-") && change(["d"], { d: "đ" })) return;
  if (key === "^" && change(["a", "e", "o"], CIRCUMFLEX)) return;
  if (key in CIRCUMFLEX && change([key], CIRCUMFLEX)) return;
  if (key === "w" && change(["a", "o", "u"], HOOKED)) return;
  letters.push(key === "w" ? "ư" : key);
}

/** A syllable without marks, with those that a number says (terms.js): "duong", 35 → "đường". */
export function marked(plain, marks) {
  const [tone, hasBar, vowel] = partsOf(marks);
  const head = /^qu/.exec(plain)?.[0] ?? "";
  const shaped = VOWEL_MARKS[vowel](plain.slice(head.length));
  const written = toned(head + shaped, Object.values(TONES)[tone - 1] ?? "");
  const whole = hasBar ? written.replace("d", "đ") : written;
  return marksOf(whole) === marks ? whole : plain;
}

/* By the kinds of vowels of terms.js. */
const VOWEL_MARKS = [
  (rime) => rime,
  (rime) => rime.replace(/e|a(?!.*e)|o(?!.*[ae])/, (letter) => CIRCUMFLEX[letter]),
  (rime) => rime.replace("a", "ă"),
  (rime) => rime.replace("u", "ư"),
  (rime) => rime.replace("o", "ơ"),
  (rime) => rime.replace("uo", "ươ"),
];

/** A syllable without a tone, with it on the vowel that carries it. */
export function toned(syllable, tone) {
  const head = /^(?:qu|gi(?=[aeouyăâêôơư]))/u.exec(syllable)?.[0].length ?? 0;
  const vowels = [...syllable].flatMap((letter, at) => (at >= head && isVowel(letter) ? [at] : []));
  if (vowels.length === 0) return syllable;
  const shaped = vowels.findLast((at) => "ăâêôơ".includes(syllable[at]));
  const isClosed = vowels.at(-1) < syllable.length - 1;
  const plain = isClosed ? vowels.at(-1) : vowels[vowels.length > 2 ? 1 : 0];
  const at = shaped ?? plain;
  return canonTone(syllable.slice(0, at + 1) + tone + syllable.slice(at + 1));
}
