import { literal } from '../literal.ts';

/** A link that an author or a figure makes; the name of a figure and a reference by its number, which have a class, need no place. */
const link = /<a href="([^"]*)">/g;

/**
 * Tells each link of a chapter where on paper its target is, for the print style: «глава 5» or «приложение Б» by `numbers`
 * (chapter id to its number), «рис. 5.2» within the chapter.
 */
export const withPlaces = (html: string, numbers: Readonly<Record<string, string>>) =>
  html.replace(link, (tag: string, href: string) => {
    const place = href.startsWith('#') ? figurePlace(html, href.slice(1)) : chapterPlace(href, numbers);
    return place === undefined ? tag : `<a href="${href}" data-place="${place}">`;
  });

function figurePlace(html: string, id: string): string | undefined {
  const [, number] = new RegExp(`href="#${literal(id)}">Рисунок(?:&nbsp;|\\s)([^<]+)<`).exec(html) ?? [];
  return number === undefined ? undefined : `рис.\u00a0${number}`;
}

function chapterPlace(href: string, numbers: Readonly<Record<string, string>>): string | undefined {
  const [, id = ''] = /^(?![a-z]+:)(?:.*\/)?([^/#]+)\/(?:#.*)?$/.exec(href) ?? [];
  const number = numbers[id];
  return number && number[0]!.toLowerCase() + number.slice(1).replace(' ', '\u00a0');
}
