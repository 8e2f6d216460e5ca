import { parentPort } from 'node:worker_threads';
import { piecesOf } from '../report/pieces.ts';
import type { FromBeside, Work } from './beside.ts';
import { referenceOf } from '../verification/sample.ts';
import { VerificationError } from '../verification/verify.ts';
import { verifySample } from './verified.ts';

// The thread that makes what the analysis asks for last while the analysis is at what it asks for first.
const tell = (message: FromBeside) => parentPort!.postMessage(message);

parentPort!.on('message', async ({ table, content, sha256 }: Work) => {
  try {
    for (const [name, make] of Object.entries(piecesOf(table, content)))
      tell({ name: name as never, made: make() as never });
    if (referenceOf() !== null && referenceOf()!.sha256 !== sha256)
      tell({ name: 'verification', made: await verifySample() });
  } catch (error) {
    // Any other goes to whoever has the thread, with all that it holds.
    if (!(error instanceof VerificationError)) throw error;
    tell({ wrong: error.wrong });
  }
});
