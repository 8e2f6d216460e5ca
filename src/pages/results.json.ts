import type { APIRoute } from 'astro';
import { results } from '../results/liveResults.ts';
import { serialise } from '../results/serialise.ts';

/** The results for machines: the bytes that `npm run analyse` writes. */
export const GET: APIRoute = async () =>
  new Response(serialise(await results()), { headers: { 'content-type': 'application/json; charset=utf-8' } });
