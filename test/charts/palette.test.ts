import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { coloured, lightPalette } from '../../src/charts/palette.ts';

describe('lightPalette()', () => {
  it('takes the first colours of the theme', () => {
    const css = ':root {\n --ink: light-dark(#1c2126, #fff);\n --text: 1rem;\n --a: #abc;\n}\np{--ink:#fff;}';
    expect(lightPalette(css)).toEqual({ ink: '#1c2126', a: '#abc' });
  });
});

describe('coloured()', () => {
  it('gives the logo the colours of the theme, and refuses one that the theme has not', () => {
    const read = (name: string) => readFileSync(join(import.meta.dirname, '..', '..', 'src', 'styles', name), 'utf8');
    const palette = lightPalette(read('theme.css'));
    const logo = coloured(read('logo.svg'), palette);
    expect(logo).toContain(palette['stayed']);
    expect(logo).not.toMatch(/var\(/);
    expect(() => coloured('<path fill="var(--gold)"/>', palette)).toThrow('unknown colour: gold');
  });
  it('leaves no colour of its own to the logo', () => {
    expect(readFileSync(join(import.meta.dirname, '..', '..', 'src', 'styles', 'logo.svg'), 'utf8')).not.toMatch(
      /#[\da-f]{3}/i,
    );
  });
});
