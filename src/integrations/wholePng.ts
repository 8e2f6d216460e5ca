import { crc32 } from 'node:zlib';

/** The first part of a PNG begins after its signature. */
const SIGNATURE = 8;

/**
 * Whether a PNG is as it was written. Every part of one has its length before it and a checksum after, and the last is named as such: what
 * a full disk or a dead machine left is told by them.
 */
export function isWhole(png: Buffer): boolean {
  for (let start = SIGNATURE; start + 12 <= png.length;) {
    const end = start + 8 + png.readUInt32BE(start);
    if (end + 4 > png.length || crc32(png.subarray(start + 4, end)) !== png.readUInt32BE(end)) return false;
    if (png.toString('latin1', start + 4, start + 8) === 'IEND') return end + 4 === png.length;
    start = end + 4;
  }
  return false;
}
