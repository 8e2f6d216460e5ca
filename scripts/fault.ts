import { authorFault, type AuthorFault } from '../src/integrations/fault.ts';

/** The first line of every refusal. */
export const OLD_STANDS = 'Сайт не собран, прежний остался как был.';

/** What an operator does about a disk that refuses. */
const remedies: Readonly<Record<string, string>> = {
  ENOSPC: 'На диске нет места: освободите его и запустите снова.',
  EDQUOT: 'Исчерпана квота на диске: освободите место и запустите снова.',
  EROFS: 'Диск открыт только для чтения: выберите другую папку в --out.',
  EACCES: 'Нет права писать в эту папку: дайте его или выберите другую в --out.',
  EPERM: 'Нет права писать в эту папку: дайте его или выберите другую в --out.',
  EBUSY: 'Эта папка — точка подключения диска, её не заменить: назовите в --out папку внутри неё.',
  EMFILE: 'Открыто слишком много файлов: поднимите предел (ulimit -n 1024) и запустите снова.',
  EISDIR: 'На этом месте папка: назовите файл.',
  EEXIST: 'На пути к этому месту лежит файл, а не папка.',
  ENOTDIR: 'На пути к этому месту лежит файл, а не папка.',
};

/** What the disk refused a command that writes one file; an error that is not the disk's is thrown on. */
export function diskFault(error: NodeJS.ErrnoException): string {
  if (error.syscall === undefined) throw error;
  return remedies[error.code ?? ''] ?? `Диск ответил: ${error.message}.`;
}

/**
 * An author's mistakes as they are told (`others`: of the same build, of which those of authors are told too), and other errors with the place
 * that they name; the stack is for a developer who asks for it.
 */
export function describeFault(
  error: Error & { code?: string; hint?: string; loc?: { file?: string; line?: number } },
  others: readonly Error[] = [],
): string {
  const faults = [error, ...others].flatMap((one) => authorFault(one) ?? []);
  if (faults.length > 0) return `${OLD_STANDS}\n${faultLines(faults).join('\n')}`;
  const place = error.loc?.file ? `\n  ${error.loc.file}${error.loc.line ? `:${error.loc.line}` : ''}` : '';
  const advice = remedies[error.code ?? ''] ?? error.hint;
  const hint = advice ? `\n  ${advice}` : '';
  const stack = process.env['REPORT_DEBUG'] ? `\n${error.stack}` : '';
  return `${OLD_STANDS}\n  ${error.message}${place}${hint}${stack}`;
}

/** Each mistake once. Pages are made in whatever order: of those that begin with their places the lines are told in order. */
function faultLines(faults: readonly AuthorFault[]): string[] {
  const lines = (found: readonly AuthorFault[]) => [...new Set(found.flatMap(({ message }) => message.split('\n')))];
  const byPlace = (a: string, b: string) => a.localeCompare(b, 'en', { numeric: true });
  return [
    ...lines(faults.filter(({ place }) => place === undefined)),
    ...lines(faults.filter(({ place }) => place !== undefined)).sort(byPlace),
  ];
}
