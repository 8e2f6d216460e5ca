import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MOST, tint } from '../../src/charts/tint.ts';

type Colour = readonly number[];

const css = readFileSync(join(import.meta.dirname, '..', '..', 'src', 'styles', 'theme.css'), 'utf8');

/** The value of a name of the theme: of the `nth` colour in light-dark(), or of the sheet for paper. */
function themed(name: string, theme: 'light' | 'dark' | 'paper'): Colour {
  const [screen, paper] = css.split('@media print');
  const line = (part: string) => new RegExp(`--${name}: (.*);`).exec(part)![1]!;
  const hexes = (theme === 'paper' ? line(paper!) : line(screen!)).match(/#[\da-f]+/g)!;
  const hex = hexes.at(theme === 'dark' ? 1 : 0)!.slice(1);
  const full = hex.length === 3 ? [...hex].map((digit) => digit + digit).join('') : hex;
  return [0, 2, 4].map((at) => parseInt(full.slice(at, at + 2), 16));
}

/** Relative luminance and contrast as WCAG 2.2 defines them. */
const luminance = (colour: Colour) => {
  const [r, g, b] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
};
const contrast = (a: Colour, b: Colour) => {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high! + 0.05) / (low! + 0.05);
};

describe('tint(part)', () => {
  it('grows with the distance from nought, and no further than the end of the scale', () => {
    expect(tint(0)).toBeGreaterThan(0);
    expect(tint(-0.5)).toBe(tint(0.5));
    expect(tint(0.5)).toBeLessThan(tint(1));
    expect(tint(7)).toBe(MOST);
  });

  it.each(['light', 'dark', 'paper'] as const)('leaves words on the strongest cell a contrast of 4.5: %s', (theme) => {
    const [ground, ink] = [themed('ground', theme), themed('ink', theme)];
    for (const name of ['stayed', 'churned']) {
      const cell = themed(name, theme).map((part, i) => MOST * part + (1 - MOST) * ground[i]!);
      expect(contrast(ink, cell)).toBeGreaterThanOrEqual(4.5);
    }
  });
});
