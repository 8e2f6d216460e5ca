import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';

/** One page of the built site, and what paper calls it. */
export interface SitePage {
  /** Folder of the page; empty for the front page. */
  readonly id: string;
  readonly html: string;
  /** Running head: «Глава 5. Сегменты». */
  readonly name: string;
  readonly question: string;
}

/** A built site as the PDF needs it. */
export interface BuiltSite {
  readonly folder: string;
  readonly title: string;
  readonly organisation: string;
  readonly stamp: string;
  /** The front page, then the chapters in their order. */
  readonly pages: readonly SitePage[];
}

/** Reads the pages of a built site in the order of its front page. Throws a Russian Error where there is no report. */
export function readSite(folder: string, shown: string): BuiltSite {
  const front = join(folder, 'index.html');
  if (!existsSync(front)) throw new Error(`в папке ${shown} нет собранного отчёта: сначала npm run build.`);
  const html = readFileSync(front, 'utf8');
  const { document } = parseHTML(html);
  const links = [...document.querySelectorAll<HTMLAnchorElement>('.questions a')];
  const chapters = links.map((link) => {
    const [, id = ''] = /^([^/]+)\/$/.exec(link.getAttribute('href') ?? '') ?? [];
    return { id, question: link.querySelector('strong')?.textContent?.trim() ?? '' };
  });
  const root = document.documentElement;
  return {
    folder,
    title: root.getAttribute('data-head') ?? '',
    organisation: root.getAttribute('data-site') ?? '',
    stamp: root.getAttribute('data-stamp') ?? '',
    pages: [
      { id: '', html, name: 'Главное', question: document.querySelector('.question')?.textContent?.trim() ?? '' },
      ...chapters.map(({ id, question }) => {
        const page = readFileSync(join(folder, id, 'index.html'), 'utf8');
        return { id, html: page, name: headOf(page), question };
      }),
    ],
  };
}

const headOf = (html: string) => parseHTML(html).document.documentElement.getAttribute('data-head') ?? '';
