import { cpSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import type { ContentFiles } from '../../src/authored/contentFiles.ts';
import { root } from '../site/build.ts';

const segments = [
  'women-card-low-equity',
  'women-low-equity-few-products',
  'women-35-50-inactive',
  'age-35-50-card-few-products',
  'age-60-plus-inactive',
];

/** What the report is shipped with, room by room, each in its order; analysts put their own files beside these. */
export const given = {
  chapters: [
    'eda',
    'portraits',
    'metric',
    'correlations',
    'segments',
    'hypotheses',
    'sensitivity',
    'robustness',
    'recommendations',
    'data',
    'method',
    'verification',
    'board',
  ],
  segments,
  recommendations: segments,
  assumptions: ['margin', 'interchange', 'cardSpendShare', 'feePerProduct', 'discountRate', 'horizonYears'],
  hypotheses: [
    'income-mean',
    'income-rank',
    'age',
    'score',
    'balance',
    'gender',
    'card',
    'activity',
    'products',
    'equity',
    'equity-known-balance',
    'city',
    'gender-under-35',
    'gender-60-plus',
    'activity-one-product',
    'activity-many-products',
    'card-known-balance',
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>;

const isGiven = (room: keyof typeof given, name: string) => (given[room] as readonly string[]).includes(name);

/** A chapter or a YAML file is there from the first day, or stands in no room. */
function isShipped(path: string): boolean {
  const room = basename(dirname(path));
  return !(room in given) || isGiven(room as keyof typeof given, basename(path, extname(path)));
}

/** The shipped content without the files that analysts have added since. */
export const copyGiven = (folder: string) =>
  cpSync(join(root, 'src', 'content'), folder, {
    recursive: true,
    filter: (path) => extname(path) === '' || isShipped(path),
  });

/** The same of content that is read. */
export const givenOf = (files: ContentFiles): ContentFiles => ({
  ...files,
  segments: files.segments.filter(({ id }) => isGiven('segments', id)),
  recommendations: files.recommendations.filter(({ segment }) => isGiven('recommendations', segment)),
  assumptions: files.assumptions.filter(({ id }) => isGiven('assumptions', id)),
  hypotheses: files.hypotheses.filter(({ id }) => isGiven('hypotheses', id)),
});
