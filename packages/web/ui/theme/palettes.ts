import { scanCss } from '../testing/css-scan.ts';

/** The settings a visitor may ask for: by their system (the first four), or by the display mode (elder pages have the last two as well). */
export const paletteNames = ['light', 'dark', 'lightMore', 'darkMore', 'contrastLight', 'contrastDark'] as const;
export type PaletteName = (typeof paletteNames)[number];

/** Colour tokens by name without the prefix: `ink` → `#1b1e22`. */
export type Palette = Readonly<Record<string, string>>;

/** Which palettes a block gives colours to, by the media query round it and its selector. */
const blocks: Readonly<Record<string, readonly PaletteName[]>> = {
  ':root': paletteNames,
  '@media (prefers-color-scheme: dark) :root': ['dark', 'darkMore'],
  '@media (prefers-contrast: more) :root': ['lightMore', 'darkMore'],
  '@media (prefers-contrast: more) and (prefers-color-scheme: dark) :root': ['darkMore'],
  '@media screen :root[data-display]': ['contrastLight', 'contrastDark'],
  "@media screen :root[data-display='contrast-dark']": ['contrastDark'],
};

/** The colours one block names, by the media query round it and its selector. */
export function blockColours(sheet: string): ReadonlyMap<string, Palette> {
  const found = new Map<string, Record<string, string>>();
  for (const { property, value, selector, context } of scanCss(sheet).declarations) {
    if (!property.startsWith('--oh-') || !/^#[0-9a-f]{6}$/i.test(value)) continue;
    const block = [...context, selector].join(' ');
    found.set(block, { ...found.get(block), [property.slice('--oh-'.length)]: value });
  }
  return found;
}

/**
 * Reads the palettes out of style sheets, later blocks over earlier ones as the cascade has it. Knows the form
 * `tokens.css` and `accentStyles` have: `:root` blocks, bare or in one media query, the display modes' last.
 */
export function readPalettes(...sheets: readonly string[]): Readonly<Record<PaletteName, Palette>> {
  const palettes: Record<PaletteName, Record<string, string>> = { light: {}, dark: {}, lightMore: {}, darkMore: {}, contrastLight: {}, contrastDark: {} };
  for (const sheet of sheets) {
    for (const [block, colours] of blockColours(sheet)) for (const palette of blocks[block] ?? []) Object.assign(palettes[palette], colours);
  }
  return palettes;
}
