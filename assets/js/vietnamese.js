/* Vietnamese text as lantoa/vietnamese/text.py and lantoa/machine/search treat it: a query must become the terms of the index. */

const LOOK_ALIKES = { "Ð": "Đ", "Ɖ": "Đ", "ð": "đ", "ɖ": "đ" };
const INVISIBLE = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g;
const TONES = ["\u0300", "\u0301", "\u0303", "\u0309", "\u0323"];
const VNI = {
  "\u0301": "1", "\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0323": "5",
  "\u0302": "6", "\u031b": "7", "\u0306": "8", "đ": "d9",
};
const END = "\u01c0";
const ONE = "\u01c0";
const ONE_MARKED = "\u01c2";
const TWO_MARKED = "\u01c1";
const FILTER = "\u01c3";

const MOVED = new Map();
for (const tone of TONES) {
  for (const [first, last] of ["oa", "oe", "uy"]) {
    for (const head of [first, first.toUpperCase()]) {
      for (const tail of [last, last.toUpperCase()]) {
        MOVED.set((head + tone).normalize("NFC") + tail, head + (tail + tone).normalize("NFC"));
      }
    }
  }
}
const OLD_PLACEMENT = new RegExp(`(${[...MOVED.keys()].join("|")})(?!\\p{L})`, "gu");
const GROUPED = /(?<![\p{L}\p{N}_.,])\d{1,3}(?:\.\d{3})+(?!\d|\.\d)/gu;
const CLAUSE_END = /[;:!?…()[\]\n]|\.(?!\d)/u;
const SYLLABLE = /[\p{L}\p{N}]+/gu;

/** One spelling of each letter: NFC, look-alikes of Đ mended, nothing invisible. */
export function clean(text) {
  return text.replace(INVISIBLE, "").replace(/[ÐƉðɖ]/g, (letter) => LOOK_ALIKES[letter]).normalize("NFC");
}

/** Lower case without any mark: "Đường điện" → "duong dien". */
export function fold(text) {
  return clean(text).toLowerCase().replace(/đ/g, "d").normalize("NFD").replace(/\p{M}/gu, "").normalize("NFC");
}

/** One placement of tone marks: "hòa" becomes "hoà". */
export function canonTone(text) {
  return text.normalize("NFC").replace(OLD_PLACEMENT, (found) => MOVED.get(found));
}

/** The syllables of a text, lower case. */
export function syllables(text) {
  return canonTone(clean(text)).toLowerCase().match(SYLLABLE) ?? [];
}

/** The syllables of each clause; "9.000" is one syllable "9000". */
export function clauses(text) {
  const plain = clean(text).normalize("NFKC").replace(GROUPED, (number) => number.replaceAll(".", ""));
  return plain.split(CLAUSE_END).map(syllables).filter((clause) => clause.length > 0);
}

/** Whether somebody typed marks. */
export function hasMarks(text) {
  return fold(text) !== clean(text).toLowerCase();
}

/** A syllable with its marks as the digits of VNI typing: "đường" → "d9u7o72ng". */
export function spell(syllable) {
  return [...syllable.normalize("NFD")].map((part) => VNI[part] ?? part).join("");
}

/** The terms that a page must have to hold a clause: its pairs, or its only syllable; without marks, and as typed. */
export function clauseTerms(clause) {
  const plain = clause.map(fold);
  const spelt = clause.map(spell);
  if (clause.length === 1) return [single(plain[0], spelt[0])];
  return clause.slice(1).map((_, at) => {
    const folded = plain[at] + END + plain[at + 1] + END;
    const same = plain[at] === spelt[at] && plain[at + 1] === spelt[at + 1];
    return { folded, marked: same ? folded : TWO_MARKED + spelt[at] + END + spelt[at + 1] + END };
  });
}

/** The term of each syllable by itself. */
export function singleTerms(clause) {
  return clause.map((syllable) => single(fold(syllable), spell(syllable)));
}

function single(plain, spelt) {
  const folded = ONE + plain + END;
  return { folded, marked: plain === spelt ? folded : ONE_MARKED + spelt + END };
}

/** A term for what is still being typed: it finds all that goes on from here. */
export function opened(term) {
  return term.folded.slice(0, -END.length);
}

/** The term of a filter's value, which has no marks. */
export function filterTerm(name, value) {
  const term = (FILTER + name + END + value + END).replaceAll("-", ONE_MARKED).replaceAll("_", "");
  return { folded: term, marked: term };
}

/** The place at which the index has a folded term, and its marked one, on every page: 16 bits of its CRC-32. */
export function placeOf(term) {
  let sum = -1;
  for (const byte of new TextEncoder().encode(term)) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum & 0xffff;
}
