import { escapeHtml, text } from './html.ts';
import { LackedFigure } from './valueText.ts';

/**
 * What stands for a figure that was not computed in the sentence of a claim. The figures of a sentence are drawn before the
 * claim is asked: one that is not true is not published, and needs none of them.
 */
export const lackMark = ({ message }: LackedFigure) => `<span data-lacks="${escapeHtml(message)}">неизвестно</span>`;

/** What a sentence that is to be published lacks: the author's message; undefined where it lacks nothing. */
export function lackIn(html: string): string | undefined {
  const [, message] = /<span data-lacks="([^"]*)">/.exec(html) ?? [];
  return message === undefined ? undefined : text(message);
}

/** What `draw` gives, or the mark of what it lacks where the sentence is a claim's (`claimed`). */
export function drawnOrLacked<T>(claimed: boolean, draw: () => T): T | LackedFigure {
  try {
    return draw();
  } catch (error) {
    if (claimed && error instanceof LackedFigure) return error;
    throw error;
  }
}

/** A sentence with «…» for each of its figures: those of now were not in it when it was true. */
export const withoutFigures = (html: string) =>
  html.replace(/<(a|span)\b[^>]*(?:class="value\b|data-lacks=)[^>]*>[^<]*<\/\1>/g, '…');
