/** The four settings a visitor may ask for. */
export const paletteNames = ['light', 'dark', 'lightMore', 'darkMore'] as const;
export type PaletteName = (typeof paletteNames)[number];

/** Colour tokens by name without the prefix: `ink` → `#1b1e22`. */
export type Palette = Readonly<Record<string, string>>;

const conditions: readonly { readonly marker: RegExp; readonly applies: readonly PaletteName[] }[] = [
  { marker: /prefers-contrast: more\) and \(prefers-color-scheme: dark/, applies: ['darkMore'] },
  { marker: /prefers-color-scheme: dark/, applies: ['dark', 'darkMore'] },
  { marker: /prefers-contrast: more/, applies: ['lightMore', 'darkMore'] },
  { marker: /^$/, applies: paletteNames },
];

/**
 * Reads the palettes out of style sheets, later blocks over earlier ones as the cascade has it. Knows the form
 * `tokens.css` and `accentStyles` have: `:root` blocks, bare or in one media query.
 */
export function readPalettes(...sheets: readonly string[]): Readonly<Record<PaletteName, Palette>> {
  const palettes: Record<PaletteName, Record<string, string>> = { light: {}, dark: {}, lightMore: {}, darkMore: {} };
  for (const sheet of sheets) {
    const blocks = sheet.replaceAll(/\/\*[\s\S]*?\*\//g, '').matchAll(/(?:@media ([^{]+)\{\s*)?:root\s*\{([^}]*)\}/g);
    for (const [, query = '', body = ''] of blocks) {
      const applies = conditions.find(({ marker }) => marker.test(query))?.applies ?? [];
      for (const [, name = '', value = ''] of body.matchAll(/--oh-([a-z0-9-]+):\s*(#[0-9a-f]{6})\s*;/gi)) {
        for (const palette of applies) palettes[palette][name] = value;
      }
    }
  }
  return palettes;
}
