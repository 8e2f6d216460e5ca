import { closeSync, openSync, writeFileSync } from 'node:fs';

/**
 * Opens the file that `--summary` names, so that one which cannot be written ends the build before anything is published. What is
 * returned appends the text once the site stands (GITHUB_STEP_SUMMARY is a file of several steps); a disk that is full by then
 * is told, and ends nothing: the site is in its place. Without a path nothing is written.
 */
export function summaryFile(path: string | undefined): (text: string) => void {
  if (path === undefined) return () => undefined;
  const file = opened(path);
  return (text) => {
    try {
      try {
        // All of it: one call to the disk may take a part, and say nothing.
        writeFileSync(file, text);
      } finally {
        closeSync(file);
      }
    } catch (error) {
      console.error(`--summary ${path}: не дописано (${(error as Error).message}); сайт уже на своём месте.`);
    }
  };
}

function opened(path: string): number {
  try {
    return openSync(path, 'a');
  } catch (error) {
    const { message } = error as NodeJS.ErrnoException;
    const hint = 'Назовите в --summary файл, в который можно писать.';
    throw Object.assign(new Error(`--summary ${path}: ${message}`, { cause: error }), { hint });
  }
}
