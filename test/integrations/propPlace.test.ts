import { describe, expect, it } from 'vitest';
import { propPlace } from '../../src/integrations/propPlace.ts';

const start = { line: 2, column: 5 };
const of = (tag: string, prop: string) => propPlace(`Раз\nДва ${tag} три b="c"`, start, prop);

describe('propPlace(source, start, prop)', () => {
  it.each([
    ['<Value of="a" as="b" />', 'as', 2, 19],
    ['<Claim\n  holds={(r) => r.a > 1}\n  otherwise="b"\n>', 'otherwise', 4, 3],
    ['<Claim holds={(r) => { const b = "}"; return `${r.a}` === \'b="}\'; }} b>', 'b', 2, 74],
    ['<Claim holds={(r) => /* } */ r.a}\n\tb={1}>', 'b', 3, 2],
    ['<Value of="a" sign as=\'b\' />', 'as', 2, 24],
    ['<Value of="as=\n" as="b" />', 'as', 3, 3],
    ['<Choose оf="a" above="b">', 'оf', 2, 13],
  ])('finds in %s the property %s', (tag, prop, line, column) => {
    expect(of(tag, prop)).toEqual({ line, column });
  });

  it('finds of two of one name the second', () => {
    expect(of('<Value of="a"\n  of="b"\n  of="c" />', 'of')).toEqual({ line: 3, column: 3 });
  });

  it.each([
    ['<Value of="a" />', 'b'],
    ['<Value of="a">', 'b'],
    ['<Value of={(r) => r.a', 'b'],
    ['<Value of=a b="c" />', 'b'],
    ['<>', 'b'],
  ])('stays at the tag where there is none: %s', (tag, prop) => {
    expect(of(tag, prop)).toEqual(start);
  });
});
