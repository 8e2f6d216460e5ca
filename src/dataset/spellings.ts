/** Spellings of a category by their bytes, so that no text is made of a level met before. */
export interface Spellings {
  /** The code of the bytes [from, to), or -1 where `codeOf` does not know them. `hash`: Σ byte·31^k, as the caller has it. */
  readonly find: (bytes: Uint8Array, from: number, to: number, hash: number) => number;
  /** Counts the codes of the rows [from, to). */
  readonly count: (codes: Uint16Array, from: number, to: number) => void;
  /** Adds what was counted to the counts of the builder and begins anew; mutates both. */
  readonly moveCounts: (into: number[]) => void;
}

const SLOTS = 256;
/** Codes that are counted here: a column of more levels than this is read row by row. */
const MOST_CODES = 4096;

/** A table of 256 places, the last spelling of a place kept; `codeOf` is asked for the rest. */
export function spellings(codeOf: (text: string) => number | undefined): Spellings {
  const texts: (Uint8Array | undefined)[] = new Array<undefined>(SLOTS).fill(undefined);
  const codes = new Int32Array(SLOTS).fill(-1);
  const counts = new Float64Array(MOST_CODES);

  function isKnown(slot: number, bytes: Uint8Array, from: number, to: number): boolean {
    const text = texts[slot];
    if (text === undefined || text.length !== to - from) return false;
    for (let k = 0; k < text.length; k++) if (text[k] !== bytes[from + k]) return false;
    return true;
  }

  return {
    count(codes, from, to) {
      for (let i = from; i < to; i++) counts[codes[i]!]!++;
    },
    find(bytes, from, to, hash) {
      const slot = (hash ^ (hash >>> 8)) & (SLOTS - 1);
      if (isKnown(slot, bytes, from, to)) return codes[slot]!;
      const text = Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString();
      const code = codeOf(text);
      if (code === undefined || code >= MOST_CODES) return -1;
      texts[slot] = bytes.slice(from, to);
      codes[slot] = code;
      return code;
    },
    moveCounts(into) {
      into.forEach((_, code) => {
        if (code >= MOST_CODES) return;
        into[code]! += counts[code]!;
        counts[code] = 0;
      });
    },
  };
}
