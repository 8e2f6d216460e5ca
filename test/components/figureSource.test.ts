import { describe, expect, it } from 'vitest';
import { figureNames, tableId } from '../../src/components/figureSource.ts';

describe('tableId()', () => {
  it('tells tables of one page apart by what they show', () => {
    expect(tableId('correlations.association')).toBe('table-correlations-association');
    expect(tableId('foundSegments', 'foundSegments')).toBe('table-foundsegments-foundsegments');
    expect(tableId('foundSegments', 'foundSegments', 'churn')).toBe('table-foundsegments-foundsegments-churn');
  });
});

describe('figureNames()', () => {
  it('names figures in the order of the source, by id or by what they draw', () => {
    const source = [
      '<Figure of="eda.byCategory.city" as="rateBars" column="city">\n  Words\n</Figure>',
      '<Figure of="segments" as="segmentMap" note="a > b" id="map">A</Figure>',
      '<Figure of="eda.histograms.age"\n  as="histogram" method="median">B</Figure>',
      '<Figure max={(() => ({ a: 1 }).a)()} of="a.b" as="roc">C</Figure>',
    ].join('\n\n');
    expect(figureNames(source, [])).toEqual(['eda-bycategory-city', 'map', 'eda-histograms-age-histogram', 'a-b-roc']);
  });

  it('counts the figures of cards, no table, and none that is commented out', () => {
    const source =
      '<Figure of="a" as="roc">A</Figure>\n{/* <Figure of="b" as="roc">B</Figure> */}\n<TestCards />\n<ResultTable of="a" />\n<TestCard hypothesis="age" />';
    expect(figureNames(source, ['age', 'card'])).toEqual([
      'a-roc',
      'hypothesis-age',
      'hypothesis-card',
      'hypothesis-age',
    ]);
  });

  it('gives the card of a hypothesis the name that its author gives it, so that it may stand twice', () => {
    const source = '<TestCards />\n<TestCard hypothesis="age" id="young-age" />';
    expect(figureNames(source, ['age'])).toEqual(['hypothesis-age', 'young-age']);
  });
});
