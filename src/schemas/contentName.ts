import { relative, resolve, sep } from 'node:path';

/** The folder of the analysts as messages name it: src/content, or the one of REPORT_CONTENT from the working folder. */
export function contentName(): string {
  const named = process.env['REPORT_CONTENT'];
  return named ? relative(process.cwd(), resolve(named)).split(sep).join('/') : 'src/content';
}
