import { parentPort, workerData } from 'node:worker_threads';
import type { FieldRule } from './rowParts.ts';
import { rowReader, type RowReader } from './rowReader.ts';
import { scanAhead } from './scanAhead.ts';
import { placeValues, type ScanOrder, type ThreadData } from './scanThreads.ts';

// A thread of scanThreads.ts.
const { separator, places } = workerData as ThreadData;
let rules: readonly FieldRule[] = [];
let reader: RowReader;

parentPort!.on('message', ({ bytes, place, learnt }: ScanOrder) => {
  if (learnt) {
    rules = learnt.rules;
    reader = rowReader(rules, separator);
    for (const field of learnt.points) reader.knowPoint(field);
    for (const { field, known } of learnt.spellings) reader.knowSpellings(field, known);
  }
  parentPort!.postMessage(scanAhead(reader, bytes, placeValues(rules, places[place]!)));
});
