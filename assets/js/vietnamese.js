/* Vietnamese text as lantoa/vietnamese/text.py and lantoa/machine/search/clauses.py read it. */

const LOOK_ALIKES = { "Ð": "Đ", "Ɖ": "Đ", "ð": "đ", "ɖ": "đ" };
const INVISIBLE = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g;
const TONES = ["\u0300", "\u0301", "\u0303", "\u0309", "\u0323"];
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
const MEASURED = /^(\d+)(m[23]?|km2?|cm|mm|ha|kg|g|l|tr|tỷ|triệu|đồng|đ|hộ)$/u;

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

/** The syllables of each clause; "9.000" is one syllable "9000", "250km" are two. */
export function clauses(text) {
  const plain = clean(text).normalize("NFKC").replace(GROUPED, (number) => number.replaceAll(".", ""));
  const parted = (syllable) => MEASURED.exec(syllable)?.slice(1) ?? syllable;
  return plain.split(CLAUSE_END).map((part) => syllables(part).flatMap(parted)).filter((clause) => clause.length > 0);
}

/** Whether somebody typed marks. */
export function hasMarks(text) {
  return fold(text) !== clean(text).toLowerCase();
}
