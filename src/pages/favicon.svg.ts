import type { APIRoute } from 'astro';
import { coloured, lightPalette } from '../charts/palette.ts';
import logo from '../styles/logo.svg?raw';
import theme from '../styles/theme.css?raw';

/** The bank's sign in the colours of its theme. */
export const GET: APIRoute = () =>
  new Response(coloured(logo, lightPalette(theme)), { headers: { 'content-type': 'image/svg+xml' } });
