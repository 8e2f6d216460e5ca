import { authorFault } from '../src/integrations/fault.ts';

/** What an operator does about a disk that refuses. */
const remedies: Readonly<Record<string, string>> = {
  ENOSPC: 'На диске нет места: освободите его и соберите снова.',
  EDQUOT: 'Исчерпана квота на диске: освободите место и соберите снова.',
  EROFS: 'Диск открыт только для чтения: выберите другую папку в --out.',
  EACCES: 'Нет права писать в эту папку: дайте его или выберите другую в --out.',
  EPERM: 'Нет права писать в эту папку: дайте его или выберите другую в --out.',
};

/** An author's mistake as it is told, and other errors with the place that they name; the stack is for a developer who asks for it. */
export function describeFault(
  error: Error & { code?: string; hint?: string; loc?: { file?: string; line?: number } },
): string {
  const fault = authorFault(error);
  if (fault) return `Сайт не собран, прежний остался как был.\n${fault.message}`;
  const place = error.loc?.file ? `\n  ${error.loc.file}${error.loc.line ? `:${error.loc.line}` : ''}` : '';
  const advice = remedies[error.code ?? ''] ?? error.hint;
  const hint = advice ? `\n  ${advice}` : '';
  const stack = process.env['REPORT_DEBUG'] ? `\n${error.stack}` : '';
  return `Сайт не собран, прежний остался как был.\n  ${error.message}${place}${hint}${stack}`;
}
