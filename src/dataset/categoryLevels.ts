import { MISSING_CODE } from './table.ts';

/** A level of a category as rows show it. */
export interface FoundLevel {
  readonly text: string;
  /** Where it was met first; 0 for a level of the schema. */
  readonly line: number;
}

/** A spelling of a category and the code of its level. */
export interface Spelling {
  readonly text: string;
  readonly code: number;
}

/** The levels of a category, a code each, and how rows spell them. */
export interface CategoryLevels {
  /** By code: the schema's levels, met or not, then others as they were met. */
  readonly levels: readonly FoundLevel[];
  /** Clients of each code so far, counted by who adds them. */
  readonly counts: number[];
  /** The code of a spelling that was met before. */
  readonly codeOf: (text: string) => number | undefined;
  /** Spellings that were met and their codes: a list that only grows. */
  readonly spellings: readonly Spelling[];
  /**
   * Learns a spelling met for the first time, on a line; `name` is the level that it spells, perhaps a new one. Its code, or
   * null where there are more levels than codes.
   */
  readonly learn: (text: string, name: string, line: number) => number | null;
}

/** The levels of a schema, none of them met yet. */
export function categoryLevels(listed: readonly string[]): CategoryLevels {
  const levels: FoundLevel[] = listed.map((text) => ({ text, line: 0 }));
  const counts = listed.map(() => 0);
  const codes = new Map<string, number>();
  const spellings: Spelling[] = [];

  function spell(text: string, code: number): number {
    codes.set(text, code);
    spellings.push({ text, code });
    return code;
  }

  /** Of a level met for the first time. */
  function newCode(name: string, line: number): number | null {
    const place = listed.indexOf(name);
    if (place >= 0) return spell(listed[place]!, place);
    if (levels.length === MISSING_CODE) return null;
    // A slice would keep its whole chunk of the file alive.
    const level = detached(name);
    counts.push(0);
    return spell(level, levels.push({ text: level, line }) - 1);
  }

  return {
    levels,
    counts,
    spellings,
    codeOf: (text) => codes.get(text),
    learn(text, name, line) {
      const code = codes.get(name) ?? newCode(name, line);
      if (code !== null && !codes.has(text)) spell(detached(text), code);
      return code;
    },
  };
}

/** A copy in its own memory. Lone surrogates, which UTF-16 allows and UTF-8 does not, become U+FFFD. */
const detached = (text: string) => Buffer.from(text).toString();
