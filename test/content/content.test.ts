import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { HypothesisResult, SegmentResult } from '../../src/analysis/result.ts';
import { experimentOf } from '../../src/analysis/experiment.ts';
import { rateAtDistance } from '../../src/analysis/testDesign.ts';
import { hypotheses, recommendations, segments, site } from '../../src/content.ts';
import { readContentFiles } from '../../src/authored/contentFiles.ts';
import { schema } from '../../src/dataset/index.ts';
import { nextEdition } from '../../src/edition.ts';
import { copyGiven, given } from './given.ts';

const files = readContentFiles(schema);
const rate = { n: 500, churned: 20, rate: 0.04, ci: [0.026, 0.061] as const };
const segmentResult = (id: string, priority: number | null): SegmentResult => ({
  id,
  ...rate,
  share: 0.05,
  chi2: null,
  p: null,
  known: rate,
  unknown: rate,
  balanceUnknownShare: 0.2,
  rateBalanceKnown: 0.05,
  balanceMedian: null,
  salaryMedian: null,
  valueMedian: 1000,
  valueMean: 1200,
  valueMeanCi: [1100, 1300],
  valueTotal: 600_000,
  valueRestsOnOne: false,
  priority,
  disqualified: priority === null ? 'churn' : null,
});
const results = (change: (result: SegmentResult) => SegmentResult = (result) => result) => ({
  eda: { churn: { n: 10_000, churned: 1820, rate: 0.182, ci: [0.175, 0.19] } },
  segments: files.segments.map(({ id }, i) => change(segmentResult(id, i === 0 ? null : files.segments.length - i))),
  experiments: files.recommendations.map(({ segment, uplift }) =>
    experimentOf(segment, { assigned: 500, churned: 20, value: 600_000, valueRestsOnOne: false }, uplift),
  ),
  hypotheses: files.hypotheses.map(({ id }) => ({ id, p: null }) as unknown as HypothesisResult),
  foundSegments: { valuable: [], atRisk: [] },
  segmentDetails: [],
});

describe('segments(results)', () => {
  it('stand by priority, and the unqualified last', () => {
    const [unqualified, ...queue] = files.segments.map(({ id }) => id);
    expect(segments(results()).map(({ id }) => id)).toEqual([...queue.reverse(), unqualified]);
  });

  it('throw where the results lack one', () => {
    expect(() => segments({ ...results(), segments: [] })).toThrow('missing result of segment: women-card-low-equity');
  });
});

describe('hypotheses(results)', () => {
  it('say whom they are about', () => {
    const found = hypotheses(results()).find(({ id }) => id === 'gender-60-plus')!;
    expect(found.whereWords!.replaceAll('\u00a0', ' ')).toBe('возраст от 60 лет, неактивные');
  });

  it('say of a tenth of h what is true of any file', () => {
    const told = files.hypotheses.filter(({ smallestEffect }) =>
      smallestEffect.why.includes('при доле ушедших около пятой части'),
    );
    expect(told.map(({ id, smallestEffect }) => [id, smallestEffect.value])).toEqual(
      ['gender', 'card', 'activity'].map((id) => [id, 0.1]),
    );
    for (const h of [-0.1, 0.1]) expect(Math.abs(rateAtDistance(0.2, h) - 0.2)).toBeCloseTo(0.04, 2);
  });

  it('are not all said to be of all clients, since some are not', () => {
    expect(files.hypotheses.some(({ where }) => where !== undefined)).toBe(true);
    const chapter = new URL('../../src/content/chapters/hypotheses.mdx', import.meta.url);
    expect(readFileSync(chapter, 'utf8')).not.toContain('Каждая гипотеза проверена на всех');
  });

  it('give no reason that today’s file alone makes true', () => {
    const reasons = files.hypotheses.flatMap(({ smallestEffect, why }) => [smallestEffect.why, why]).join(' ');
    expect(reasons).not.toMatch(/тр[её]х городов|с лишним|обычном для банка|[Тт]ри-четыре/);
  });
});

describe('recommendations(results)', () => {
  it('stand while their conditions hold, with the worth of the uplift', () => {
    const found = recommendations(results());
    expect(found.find(({ segment }) => segment === 'age-60-plus-inactive')).toMatchObject({
      withdrawn: false,
      worth: [6000, 18_000],
    });
  });

  it('name the place in their file of a path that leads nowhere, or to no number', () => {
    const folder = mkdtempSync(join(tmpdir(), 'content-'));
    copyGiven(folder);
    const name = 'recommendations/age-60-plus-inactive.yaml';
    const text = readFileSync(join(folder, name), 'utf8');
    vi.stubEnv('REPORT_CONTENT', folder);
    const withPath = (path: string) => {
      writeFileSync(join(folder, name), text.replace('path: segments.age-60-plus-inactive.n', `path: ${path}`));
      nextEdition();
      return () => recommendations(results());
    };
    expect(withPath('segments.age-60-plus-inactive.m')).toThrow(
      `${relative(process.cwd(), folder)}/${name}:7:13: нет пути «segments.age-60-plus-inactive.m»`,
    );
    expect(withPath('segments.age-60-plus-inactive.id')).toThrow(
      `${relative(process.cwd(), folder)}/${name}:7:13: «segments.age-60-plus-inactive.id» — не число, а сравнить можно только числа.`,
    );
    vi.unstubAllEnvs();
    nextEdition();
    rmSync(folder, { recursive: true });
  });

  it('are withdrawn where the segment churned like the bank, is small or has no interval', () => {
    const withdrawn = (change: (result: SegmentResult) => SegmentResult) =>
      recommendations(results(change))
        .filter(({ segment }) => given.recommendations.includes(segment))
        .every((offer) => offer.withdrawn);
    expect(withdrawn((result) => ({ ...result, ci: [0.1, 0.182] }))).toBe(true);
    expect(withdrawn((result) => ({ ...result, n: 199 }))).toBe(true);
    expect(withdrawn((result) => ({ ...result, ci: null }))).toBe(true);
  });
});

describe('site()', () => {
  it('states the date that the file does not', () => {
    expect(site().dateLabel).toBe('дата выгрузки в файле не указана');
  });
});
