import type { Page } from 'playwright-core';

/** What a keyboard reaches. A page is asked for it in the browser, so these are words and not functions. */
const controls = 'a[href], button, summary, input, [tabindex="0"]';

/** Controls under 24 px either way, save those in a sentence and those with 24 px around their middle to themselves (WCAG 2.5.8). */
export const smallTargets = (page: Page) =>
  page.evaluate((selector) => {
    const boxes = [...document.querySelectorAll<HTMLElement>(selector)]
      .filter((node) => node.checkVisibility() && !node.matches('[tabindex], .skip'))
      .map((node) => ({ node, box: node.getBoundingClientRect() }))
      .filter(({ box }) => box.width > 1);
    const inSentence = (node: HTMLElement) =>
      getComputedStyle(node).display === 'inline' &&
      node.parentElement!.textContent.trim().length > node.textContent.trim().length;
    /** Distance from a point to a box. */
    const away = (x: number, y: number, { left, right, top, bottom }: DOMRect) =>
      Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
    return boxes
      .filter(({ node, box }) => Math.min(box.width, box.height) < 23.9 && !inSentence(node))
      .filter(({ node, box }) => {
        const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
        return boxes.some((other) => other.node !== node && away(x, y, other.box) < 12);
      })
      .map(({ node, box }) => `${node.outerHTML.slice(0, 80)} ${Math.round(box.width)}×${Math.round(box.height)}`);
  }, controls);

/** Words of drawings that go past their paper by more than a pixel: a file of the drawing cuts them off. */
export const pastPaper = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('svg[role="img"]')]
      .filter((drawing) => drawing.checkVisibility())
      .flatMap((drawing) => {
        const paper = drawing.getBoundingClientRect();
        return [...drawing.querySelectorAll('text')]
          .map((text) => ({ text, box: text.getBoundingClientRect() }))
          .filter(({ box }) => box.width > 0)
          .map(({ text, box }) => ({
            words: text.textContent,
            past: Math.max(
              paper.left - box.left,
              box.right - paper.right,
              paper.top - box.top,
              box.bottom - paper.bottom,
            ),
          }))
          .filter(({ past }) => past > 1)
          .map(({ words, past }) => `${drawing.closest('figure')?.id}: «${words}» by ${Math.round(past)} px`);
      }),
  );

/** Words of drawings in letters under 12 px on this screen: a drawing wider than its column is shown smaller than it is drawn. */
export const smallLetters = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<SVGTextElement>('svg[role="img"] text')]
      .filter((text) => text.checkVisibility() && text.textContent.trim() !== '')
      .map((text) => ({ text, size: parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM()!.a }))
      .filter(({ size }) => size < 12)
      .map(({ text, size }) => `${text.closest('figure')?.id}: «${text.textContent}» in ${size.toFixed(1)} px`),
  );

/** Tables without a caption, heads without a scope, regions that a keyboard scrolls without a name; a page without its landmarks. */
export const structureFaults = (page: Page) =>
  page.evaluate(() => {
    const told = (what: string, nodes: Iterable<Element>) =>
      [...nodes].map((node) => `${what}: ${node.outerHTML.slice(0, 80)}`);
    const tables = [...document.querySelectorAll('table')];
    const landmarks = ['header', 'main', 'footer'].filter(
      (name) => document.querySelectorAll(name === 'main' ? 'main' : `body > ${name}`).length !== 1,
    );
    const levels = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map((node) => Number(node.tagName[1]));
    return [
      ...told(
        'no caption',
        tables.filter((table) => !table.caption?.textContent.trim()),
      ),
      ...told('no scope', document.querySelectorAll('th:not([scope])')),
      ...told('no name', document.querySelectorAll('[tabindex="0"]:not([aria-label]):not([aria-labelledby])')),
      ...told('order of its own', document.querySelectorAll('[tabindex]:not([tabindex="0"]):not([tabindex="-1"])')),
      ...landmarks.map((name) => `landmark: ${name}`),
      ...(levels[0] === 1 && levels.filter((level) => level === 1).length === 1 ? [] : ['h1 is not first and only']),
      ...levels.flatMap((level, at) =>
        level > (levels[at - 1] ?? 0) + 1 ? [`h${levels[at - 1]} before h${level}`] : [],
      ),
    ];
  });

/** Shapes and letters of charts that are seen in the light theme and are lost in the system's few colours. */
export async function lostInForcedColours(page: Page): Promise<string[]> {
  await page.emulateMedia({ forcedColors: 'none', colorScheme: 'light' });
  const before = await page.evaluate(seenMarks);
  await page.emulateMedia({ forcedColors: 'active' });
  const after = await page.evaluate(seenMarks);
  await page.emulateMedia({ forcedColors: 'none' });
  const seen = new Set(after);
  return before.filter((mark) => !seen.has(mark));
}

/** How far colours of the theme, by their names, stand from the ground of the page as it looks now (WCAG's contrast). */
export const contrasts = <Name extends string>(page: Page, names: readonly Name[]) =>
  page.evaluate((asked) => {
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;
    const sample = document
      .querySelector('.chart')!
      .appendChild(document.createElementNS('http://www.w3.org/2000/svg', 'path'));
    const luminance = (name: string) => {
      sample.setAttribute('fill', `var(--${name})`);
      canvas.fillStyle = getComputedStyle(sample).fill;
      canvas.fillRect(0, 0, 1, 1);
      const [red, green, blue] = [...canvas.getImageData(0, 0, 1, 1).data].map((part) =>
        part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4,
      );
      return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
    };
    const ground = luminance('ground');
    const ratio = (own: number) => (Math.max(own, ground) + 0.05) / (Math.min(own, ground) + 0.05);
    const found = asked.map((name) => [name, ratio(luminance(name))] as const);
    sample.remove();
    return Object.fromEntries(found) as Record<Name, number>;
  }, names);

/** In the page: number and markup of each mark whose fill or stroke differs from the ground three times or more. */
function seenMarks(): string[] {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!;
  const luminances = new Map<string, number | null>();
  const luminance = (paint: string): number | null => {
    if (luminances.has(paint)) return luminances.get(paint)!;
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = paint;
    canvas.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
    const linear = (part: number) =>
      part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4;
    const light = alpha! < 128 ? null : 0.2126 * linear(red!) + 0.7152 * linear(green!) + 0.0722 * linear(blue!);
    luminances.set(paint, light);
    return light;
  };
  const ground = luminance(getComputedStyle(document.documentElement).backgroundColor) ?? 1;
  const differs = (paint: string) => {
    const own = paint === 'none' || paint.startsWith('url') ? null : luminance(paint);
    return own !== null && (Math.max(own, ground) + 0.05) / (Math.min(own, ground) + 0.05) >= 3;
  };
  return [...document.querySelectorAll('.chart :is(circle, rect, path, line, text)')].flatMap((mark, at) => {
    const { fill, stroke } = getComputedStyle(mark);
    return differs(fill) || differs(stroke) ? [`${at} ${mark.outerHTML.slice(0, 80)}`] : [];
  });
}

/** Where the Tab key leads, stop by stop, from the top of the page to its end, and what is wrong with each stop. */
export async function tabThrough(page: Page): Promise<{ readonly stops: number; readonly faults: readonly string[] }> {
  const expected = await page.evaluate((selector) => {
    const all = [...document.querySelectorAll<HTMLElement>(selector)].filter((node) => node.checkVisibility());
    all.forEach((node, at) => (node.dataset['stop'] = String(at)));
    return all.length;
  }, controls);
  const faults: string[] = [];
  for (let stop = 0; stop < expected; stop += 1) {
    await page.keyboard.press('Tab');
    faults.push(...(await page.evaluate(stopFaults, stop)));
  }
  return { stops: expected, faults };
}

/** In the page: what is wrong with the control that has the focus, which should be the one of this number. */
function stopFaults(stop: number): string[] {
  const node = document.activeElement as HTMLElement;
  const name = `${stop}: ${node.tagName.toLowerCase()}.${node.className} «${node.textContent.trim().slice(0, 40)}»`;
  if (node.dataset['stop'] !== String(stop)) return [`${name} comes instead`];
  const { outlineStyle, outlineWidth } = getComputedStyle(node);
  const seen = outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
  const [box] = node.getClientRects();
  const { x, y, width, height } = box!;
  const over = document.elementFromPoint(x + width / 2, y + height / 2);
  const covered = over === null || !(node.contains(over) || over.contains(node));
  return [...(seen ? [] : [`${name} does not show its focus`]), ...(covered ? [`${name} is out of sight`] : [])];
}
