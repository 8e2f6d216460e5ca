import { expect, it } from 'vitest';
import { fileStamp, stamp } from '../../src/components/stamp.ts';

const results = {
  dataset: { file: 'clients.csv', sha256: '1a2b3c4d5e6f', rows: 10_001 },
  stamp: { contentSha256: '9f8e7d6c5b4a', version: '0.1.0' },
};

it('names the file, its rows and the first eight signs of each fingerprint', () => {
  expect(stamp(results).replaceAll('\u00a0', ' ')).toBe(
    'Файл clients.csv, 10 001 строка, отпечаток 1a2b3c4d; отпечаток содержания 9f8e7d6c; версия отчёта 0.1.0',
  );
  expect(fileStamp(results)).toBe('файл clients.csv, отпечаток 1a2b3c4d');
});
