import { expect, it } from 'vitest';
import { raised } from '../../src/charts/raised.ts';

it('raised() sets a power in plain digits, lifted, and what follows on the line again', () => {
  expect(raised('10⁻¹²⁴')).toBe('10<tspan dy="-.4em" font-size="85%">−124</tspan>');
  expect(raised('p = 2·10⁻⁵ у 3')).toBe(
    'p = 2·10<tspan dy="-.4em" font-size="85%">−5</tspan><tspan dy=".34em"> у 3</tspan>',
  );
  expect(raised('0,05')).toBe('0,05');
});
