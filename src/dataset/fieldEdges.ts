/** Fields of whole rows in their bytes: field f of row r is [edges[r·stride + f] + 1, edges[r·stride + f + 1]). */
export interface FieldEdges {
  readonly bytes: Uint8Array;
  /** Of each row the byte before it and the ends of its fields; of the row after the last the byte before it. */
  readonly edges: Int32Array;
  /** Fields of a row and one more. */
  readonly stride: number;
}

const LF = 10;
const CR = 13;

/** Room for the edges of so many rows. */
export const roomForEdges = (rows: number, fields: number) => new Int32Array((rows + 1) * (fields + 1));

/**
 * Writes the edges of at most `rows` rows from the byte `from` on, and returns how many it wrote: fewer where the bytes
 * end, or where the next row has another number of fields. The bytes end with a line feed; mutates `edges`.
 */
export function cutRows({ bytes, edges, stride }: FieldEdges, from: number, rows: number, separator: number): number {
  const last = stride - 2;
  let i = from;
  let c = 0;
  let k = 0;
  for (let row = 0; row < rows; row++) {
    edges[k++] = i - 1;
    if (i >= bytes.length) return row;
    for (let f = 0; f < last; f++) {
      while ((c = bytes[i]!) !== separator) {
        if (c === LF) return row;
        i++;
      }
      edges[k++] = i++;
    }
    while ((c = bytes[i]!) !== LF) {
      if (c === separator) return row;
      i++;
    }
    edges[k++] = bytes[i - 1] === CR ? i - 1 : i;
    i++;
  }
  edges[k] = i - 1;
  return rows;
}
