import { expect, it } from 'vitest';
import { tagsIn } from '../../src/components/tagsIn.ts';

it('tagsIn() gives the tags of these components alone, with the attributes that are written out', () => {
  const source = `<Cards />\n<Card id='a' title="x > y" n={2} wide of={a.b}>\n</Card>\n<Cards\n  id="b"\n/>\n{/* <Card id="gone" /> */}\n<Cardsy />`;
  expect(tagsIn(source, ['Card', 'Cards'])).toEqual([
    { tag: 'Cards', attributes: {} },
    { tag: 'Card', attributes: { id: 'a', title: 'x > y', n: 2, wide: true } },
    { tag: 'Cards', attributes: { id: 'b' } },
  ]);
});
