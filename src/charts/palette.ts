/** Colours by their names in src/styles/theme.css: stayed → #2a6f97. */
export type Palette = Readonly<Record<string, string>>;

/** The colours of the light theme, as src/styles/theme.css has them first. */
export function lightPalette(css: string): Palette {
  const [, root = ''] = /:root\s*\{([^}]*)\}/.exec(css) ?? [];
  return Object.fromEntries(
    [...root.matchAll(/--([\w-]+):\s*(?:light-dark\()?(#[\da-f]{3,8})/gi)].map((m) => [m[1]!, m[2]!]),
  );
}

/** An SVG with the theme's colours written into it, for where no style sheet reaches. Throws of a colour that is not the theme's. */
export const coloured = (svg: string, palette: Palette) =>
  svg.replace(/var\(--([\w-]+)\)/g, (_, name: string) => colourOf(palette, name));

function colourOf(palette: Palette, name: string): string {
  const colour = palette[name];
  if (colour === undefined) throw new Error(`unknown colour: ${name}`);
  return colour;
}
