/* The pages of the index by their rows, and what a hit shows of each: files of Pagefind, read beside its script. */

const MAGIC = "pagefind_dcd".length;

/** A way to read something once: what is read stays, a failure does not. `read` is told how many came before. */
export function once(read) {
  const answers = new Map();
  let failures = 0;
  return (id) => {
    if (!answers.has(id)) {
      const answer = read(id, failures);
      answers.set(id, answer);
      answer.catch(() => {
        failures += 1;
        answers.delete(id);
      });
    }
    return answers.get(id);
  };
}

/**
 * The table of the index at a base path, read once. Its rows are in the order of the pages' addresses.
 *
 * `stamp` stands behind the address of the first file, which always has the same name: Pagefind puts it there too, so
 * that the browser loads each file once for both. Throws what the browser throws when it cannot be had.
 */
export const openPages = once(async (base, failures) => {
  // As early.js has it; after a failure another one, for a browser may keep the first file for a while.
  const stamp = String(failures > 0 ? Date.now() : globalThis.performance.timeOrigin);
  const entry = await (await read(`${base}pagefind/pagefind-entry.json?ts=${stamp}`)).json();
  const [language] = Object.values(entry.languages);
  if (!language) return { ...pagesOf(base, []), stamp };
  const [, pages] = readCbor(await unpack(`${base}pagefind/pagefind.${language.hash}.pf_meta`));
  const words = language.words && `${base}pagefind/${language.words}`;
  return { ...pagesOf(base, pages.map(([id]) => id)), words, stamp };
});

function pagesOf(base, ids) {
  const rows = new Map(ids.map((id, row) => [id, row]));
  const fragmentOf = once((id) => readFragment(base, id));
  const excerptsOf = once(async (id) => new TextDecoder().decode(await unpack(`${base}pagefind/excerpt/${id}.pf_excerpt`)));
  return {
    rows: ids.length,
    rowOf: (id) => rows.get(id),
    idAt: (row) => ids[row],
    dataAt: async (row) => (await fragmentOf(ids[row])).data,
    /* The same with all of its text, to show where it says what was looked for. */
    textAt: async (row) => {
      const { data, excerpts } = await fragmentOf(ids[row]);
      return excerpts ? { ...data, meta: { ...data.meta, text: await excerptsOf(ids[row]) } } : data;
    },
  };
}

async function readFragment(base, id) {
  const content = await unpack(`${base}pagefind/fragment/${id}.pf_fragment`);
  const { url, meta, excerpts } = JSON.parse(new TextDecoder().decode(content));
  return { data: { url: base + url.replace(/^\//, ""), meta }, excerpts };
}

async function read(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  return answer;
}

/** What a packed file of the index holds. */
export async function unpack(address) {
  const { body } = await read(address);
  const content = await new Response(body.pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
  return new Uint8Array(content, MAGIC);
}

/* CBOR as lantoa/machine/search/cbor.py writes it: whole numbers, texts and arrays. */
function readCbor(bytes) {
  const text = new TextDecoder();
  let at = 0;
  const item = () => {
    const kind = bytes[at] >> 5;
    let length = bytes[at] & 31;
    at += 1;
    if (length > 23) {
      const end = at + (1 << (length - 24));
      for (length = 0; at < end; at += 1) length = length * 256 + bytes[at];
    }
    if (kind === 3) return text.decode(bytes.subarray(at, (at += length)));
    return kind === 4 ? Array.from({ length }, item) : length;
  };
  return item();
}
