import { mdxToJs } from 'satteri';
import { expect, it } from 'vitest';
import { dashes } from '../../src/integrations/dashes.ts';

it('dashes bind the signs of prose to their words, and leave code and plain words as they are', async () => {
  const { code } = await mdxToJs('Доля — 18 % *и 5 %*, `a — b`.\n\nСлова.\n', { mdastPlugins: [dashes] });
  for (const words of ['"Доля\\xA0— 18\\xA0% "', '"и 5\\xA0%"', '"a — b"', '"Слова."']) expect(code).toContain(words);
});
