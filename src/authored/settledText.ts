const TRIES = 8;
const PAUSE_MS = 20;

const still = new Int32Array(new SharedArrayBuffer(4));
const wait = () => void Atomics.wait(still, 0, 0, PAUSE_MS);

/** The text of a file that may be being saved: for a moment it is empty, so an empty one is read again for a sixth of a second. */
export function settledText(read: () => string, pause: () => void = wait): string {
  let text = read();
  for (let i = 0; text === '' && i < TRIES; i += 1) {
    pause();
    text = read();
  }
  return text;
}
