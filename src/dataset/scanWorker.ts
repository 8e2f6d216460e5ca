import { parentPort, workerData } from 'node:worker_threads';
import { rowReader } from './rowReader.ts';
import { scanAhead } from './scanAhead.ts';
import type { ScanOrder, ThreadData } from './scanThreads.ts';

// A thread of scanThreads.ts.
const { rules, separator, places } = workerData as ThreadData;
const reader = rowReader(rules, separator);

parentPort!.on('message', ({ bytes, place, learnt }: ScanOrder) => {
  for (const field of learnt?.points ?? []) reader.knowPoint(field);
  for (const { field, known } of learnt?.spellings ?? []) reader.knowSpellings(field, known);
  parentPort!.postMessage(scanAhead(reader, bytes, places[place]!));
});
