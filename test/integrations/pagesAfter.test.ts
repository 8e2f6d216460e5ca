import { expect, it } from 'vitest';
import { pagesAfter } from '../../src/integrations/pagesAfter.ts';

interface Prerenderer {
  readonly name: string;
  readonly getStaticPaths: () => Promise<readonly string[]>;
}

/** Astro's way of writing pages, as it is once what they tell is waited for. */
function waiting(ready: Promise<unknown>): Prerenderer {
  const own: Prerenderer = { name: 'own', getStaticPaths: () => Promise.resolve(['eda']) };
  let made = own;
  const setPrerenderer = (change: (given: Prerenderer) => Prerenderer) => void (made = change(own));
  (pagesAfter(ready, () => Promise.resolve([])).hooks['astro:build:start'] as unknown as (given: object) => void)({
    setPrerenderer,
  });
  return made;
}

it('pagesAfter() names no page before what pages tell is ready, and changes nothing else', async () => {
  let isReady = false;
  let end = () => {};
  const ready = new Promise<void>((done) => (end = done)).then(() => (isReady = true));
  const { name, getStaticPaths } = waiting(ready);
  expect(name).toBe('own');
  const asked = getStaticPaths().then((paths) => ({ paths, isReady }));
  setTimeout(end, 20);
  expect(await asked).toEqual({ paths: ['eda'], isReady: true });
});

it('pagesAfter() fails with what the pages wait for', async () => {
  const { getStaticPaths } = waiting(Promise.reject(new Error('lost thread')));
  await expect(getStaticPaths()).rejects.toThrow('lost thread');
});

it('pagesAfter() fails with the first of what is wrong in the pages, once they are made', async () => {
  const made = (wrong: readonly Error[]) =>
    (
      pagesAfter(Promise.resolve(), () => Promise.resolve(wrong)).hooks['astro:build:generated'] as () => Promise<void>
    )();
  await expect(made([new Error('broken figure'), new Error('broken value')])).rejects.toThrow('broken figure');
  expect(await made([])).toBeUndefined();
});
