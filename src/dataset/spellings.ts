/** Spellings of a category by their bytes, so that no text is made of a level met before. */
export interface Spellings {
  /** The code of the bytes [from, to), or -1 where `codeOf` does not know them. */
  readonly find: (bytes: Uint8Array, from: number, to: number) => number;
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
  const texts: Uint8Array[] = new Array<Uint8Array>(SLOTS).fill(new Uint8Array(0));
  const codes = new Int32Array(SLOTS).fill(-1);
  const counts = new Float64Array(MOST_CODES);

  function meet(slot: number, bytes: Uint8Array, from: number, to: number): number {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString();
    const code = text.includes('\r') ? undefined : codeOf(text);
    if (code === undefined || code >= MOST_CODES) return -1;
    texts[slot] = bytes.slice(from, to);
    codes[slot] = code;
    return code;
  }

  return {
    count(codes, from, to) {
      for (let i = from; i < to; i++) counts[codes[i]!]!++;
    },
    find(bytes, from, to) {
      const length = to - from;
      // The length, the last byte and one in the middle tell most names apart; where they do not, the place changes hands.
      const slot = (length * 31 + bytes[to - 1]! * 7 + bytes[from + (length >> 1)]!) & (SLOTS - 1);
      const text = texts[slot]!;
      if (text.length !== length || codes[slot]! < 0) return meet(slot, bytes, from, to);
      for (let k = 0; k < length; k++) if (text[k] !== bytes[from + k]) return meet(slot, bytes, from, to);
      return codes[slot]!;
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
