import { expect, it } from 'vitest';
import { chapterOf } from '../../src/components/chapterOf.ts';

it('chapterOf(at) is the chapter in which a component stands, wherever the folder of content lies', () => {
  expect(chapterOf('src/content/chapters/eda.mdx:12:1')).toBe('eda');
  expect(chapterOf('../theirs/chapters/non-linear.mdx:3:20')).toBe('non-linear');
  expect(chapterOf('src/components/Front.astro')).toBeUndefined();
});
