import { describe, expect, it, vi } from 'vitest';
import { componentAddress, methodNames, offerAddress } from '../../src/components/chapterWith.ts';
import type { JoinedResults } from '../../src/content.ts';

const text = {
  method: `<Method title="Доля" id="wilson">\nWords\n</Method>\n<Method id='median' title='p > 0,05'>\n</Method>\n{/* <Method id="gone" title="x">\n</Method> */}`,
  early: '{/* <TurnsRound /> */}\n<FoundOffersOfMine />\n<RecommendationCard segment="other" />',
  late: "<TurnsRound />\n<RecommendationCard segment='old' />",
  sheet: '<FoundOffers />\n<RecommendationCards />',
};
const chapter = (id: keyof typeof text) => ({ id, body: text[id] });
const written = { chapters: [chapter('early'), chapter('late')], sheets: [chapter('sheet')] };

vi.mock('../../src/components/chapters.ts', () => ({
  address: (path: string) => `/${path}`,
  chaptersInOrder: async () => written.chapters,
  sheetsInOrder: async () => written.sheets,
}));
vi.mock('../../src/content.ts', () => ({ recommendations: () => [{ segment: 'old' }, { segment: 'young' }] }));

describe('where links lead', () => {
  it('is the first chapter that has the component, chapters before sheets, and nowhere where none has', async () => {
    expect(await componentAddress('TurnsRound')).toBe('/late/');
    expect(await componentAddress('FoundOffers')).toBe('/sheet/');
    expect(await componentAddress('Funnel')).toBeNull();
  });

  it('is the chapter with the card of an offer, whatever its quotes, or with all cards', async () => {
    const results = {} as JoinedResults;
    expect(await offerAddress(results, 'old')).toBe('/late/#offer-old');
    expect(await offerAddress(results, 'young')).toBe('/sheet/#offer-young');
    // A segment without an offer has no card.
    expect(await offerAddress(results, 'other')).toBeNull();
  });

  it('is a definition that the chapter on methods has, whatever its quotes; none that is commented out', async () => {
    expect(await methodNames()).toBeNull();
    written.chapters.push(chapter('method'));
    expect(await methodNames()).toEqual(['wilson', 'median']);
  });
});
