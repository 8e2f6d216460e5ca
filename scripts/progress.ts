import type { AnalysisStep } from '../src/results/results.ts';

/** Where the line stands: stderr, or what a test puts in its place. */
export interface Terminal {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly write: (text: string) => unknown;
}

/** One line that tells of long work, written over itself and gone when the work is done. */
export interface Progress {
  /** Bytes of the file taken so far, of how many (unknown: undefined), and rows read from them. */
  readonly reading: (taken: number, size: number | undefined, rows: number) => void;
  readonly analysing: (step: AnalysisStep) => void;
  /** Pages written so far. */
  readonly pages: (written: number) => void;
  /** Clears the line: something else is to be printed, or the work is done. */
  readonly clear: () => void;
}

const steps: Readonly<Record<AnalysisStep, string>> = {
  summaries: 'сводки и распределения',
  associations: 'связи признаков',
  model: 'модель',
  value: 'ценность клиентов',
  segments: 'сегменты',
  hypotheses: 'гипотезы',
  search: 'поиск сегментов',
  robustness: 'устойчивость выводов',
  groups: 'дерево и группы',
  verification: 'проверка расчётов на образце',
};

/** The line is written anew no more often than this, but for a new step. */
const PAUSE = 100;
const silent = () => {};
const BACK = '\r\x1b[K';

/** Silent where the stream is no terminal: a log wants what happened, not how far it was. `now`: milliseconds. */
export function progressLine(terminal: Terminal = process.stderr, now = () => performance.now()): Progress {
  if (!terminal.isTTY) return { reading: silent, analysing: silent, pages: silent, clear: silent };
  const count = new Intl.NumberFormat('ru-RU');
  const started = now();
  let shown = false;
  let last = -Infinity;
  const show = (text: string) => {
    last = now();
    shown = true;
    terminal.write(`${BACK}${text.slice(0, (terminal.columns || 80) - 1)}`);
  };
  const sometimes = (text: () => string) => {
    if (now() - last >= PAUSE) show(text());
  };
  return {
    reading: (taken, size, rows) =>
      sometimes(() => {
        const part = size === undefined || size === 0 ? '' : ` ${Math.floor((100 * taken) / size)} %`;
        const seconds = (now() - started) / 1000;
        const speed = seconds > 0 ? `, ${count.format(Math.round(rows / seconds))} строк/с` : '';
        return `Чтение${part}: строк ${count.format(rows)}${speed}`;
      }),
    analysing: (step) => show(`Анализ: ${steps[step]}`),
    pages: (written) => sometimes(() => (written === 0 ? 'Страницы: подготовка' : `Страницы: готово ${written}`)),
    clear: () => {
      if (shown) terminal.write(BACK);
      shown = false;
    },
  };
}
