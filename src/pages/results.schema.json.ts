import type { APIRoute } from 'astro';
import schema from '../results/results.schema.json' with { type: 'json' };

/** What results.json may hold, for machines that read it. */
export const GET: APIRoute = () =>
  new Response(`${JSON.stringify(schema, null, 1)}\n`, { headers: { 'content-type': 'application/schema+json' } });
