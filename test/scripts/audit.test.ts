import { describe, expect, it } from 'vitest';
import { slowdownOf } from '../../scripts/audit/lighthouse.ts';
import type { Audited } from '../../scripts/audit/measure.ts';
import { auditPage, excess } from '../../scripts/audit/page.ts';

const page = (changed: Partial<Audited> = {}): Audited => ({
  name: 'eda/',
  marks: [100, 100, 100, 100],
  lacks: [],
  requests: 5,
  text: 35_000,
  all: 71_500,
  shift: 0,
  ...changed,
});

describe('slowdownOf(benchmarkIndex) is what makes a machine a mid-tier phone', () => {
  it.each([
    [1700, 4],
    [1500, 4],
    [1200, 2],
    [800, 2],
    [300, 1],
  ])('%d: %d times', (index, times) => {
    expect(slowdownOf(index)).toBe(times);
  });
});

describe('excess(page)', () => {
  it('is empty for a page with full marks within the limits', () => {
    expect(excess(page({ text: 60_000, requests: 6 }))).toEqual([]);
  });

  it('names each mark under 100 with what took it down, weight, requests and shift', () => {
    const bad = page({
      marks: [97, 100, 100, 91],
      lacks: ['seo: no description'],
      text: 60_100,
      requests: 7,
      shift: 0.01,
    });
    expect(excess(bad)).toEqual([
      'marks 97, 100, 100, 91',
      'seo: no description',
      'HTML and CSS 60.1 KB',
      '7 requests',
      'layout shift 0.010',
    ]);
  });
});

describe('auditPage(pages)', () => {
  it('has a row a page', () => {
    const text = auditPage([page({ name: '' }), page()]);
    expect(text).toContain('| (front page) | 100 | 100 | 100 | 100 | 35.0 | 71.5 | 5 | 0.000 |');
    expect(text).toContain('| eda/ | 100 | 100 | 100 | 100 | 35.0 | 71.5 | 5 | 0.000 |');
  });
});
