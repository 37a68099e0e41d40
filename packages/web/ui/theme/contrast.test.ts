import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accentStyles, AccentError } from './accent.ts';
import { contrast, formatColour, mix, parseColour, type Colour } from './colour.ts';
import { colourPairs, failingPairs } from './colour-pairs.ts';
import { blockColours, paletteNames, readPalettes } from './palettes.ts';

const tokens = readFileSync(new URL('../styles/tokens.css', import.meta.url), 'utf8');
const palettes = readPalettes(tokens);
const contrastDark = "@media screen :root[data-display='contrast-dark']";
const elderDark = "@media screen and (prefers-color-scheme: dark) :root[data-display='elder']";

describe('contrast of the tokens (WCAG 1.4.3, 1.4.11)', () => {
  it.each(paletteNames)('holds for every pair of the palette %s', (name) => {
    expect(failingPairs(palettes[name])).toEqual([]);
  });

  it('reaches 7 to 1 for running text in all palettes for more contrast', () => {
    const strict = colourPairs.filter(({ colour, on }) => ['ink', 'ink-soft', 'accent'].includes(colour) && ['paper', 'surface'].includes(on));
    for (const name of ['lightMore', 'darkMore', 'contrastLight', 'contrastDark'] as const) {
      for (const { colour, on } of strict) expect(contrast(parseColour(palettes[name][colour] ?? ''), parseColour(palettes[name][on] ?? '')), `${colour} on ${on}`).toBeGreaterThanOrEqual(7);
    }
  });

  it('names every colour in each display mode, so that no device mixes its own in', () => {
    const found = blockColours(tokens);
    for (const block of ['@media screen :root[data-display]', contrastDark, elderDark]) expect(Object.keys(found.get(block) ?? {}), block).toEqual(Object.keys(palettes.light));
  });

  it.each(Object.entries({ 'of the site': tokens, 'with an accent': accentStyles('#7a1f2b') }))('are the same in the dark for 适老版 and for high contrast, %s', (_, sheet) => {
    const found = blockColours(sheet);
    expect(Object.keys(found.get(contrastDark) ?? {}).length).toBeGreaterThan(4);
    expect(found.get(elderDark)).toEqual(found.get(contrastDark));
  });

  it('finds a pair that cannot be read', () => {
    expect(failingPairs({ ...palettes.light, 'ink-soft': '#b0b0b0' }).map(({ colour }) => colour)).toContain('ink-soft');
  });

  it('names every colour of the sheet in a pair, except those that only decorate', () => {
    const used = new Set(colourPairs.flatMap(({ colour, on }) => [colour, on]));
    const decoration = ['rule'];
    expect(Object.keys(palettes.light).filter((name) => !used.has(name))).toEqual(decoration);
  });
});

/** The styles of an accent; null where it is refused as too light. */
function acceptedStyles(accent: string): string | null {
  try {
    return accentStyles(accent);
  } catch (error) {
    if (error instanceof AccentError) return null;
    throw error;
  }
}

describe('a configured accent', () => {
  const component = fc.integer({ min: 0, max: 255 });

  it('keeps every pair readable in every palette, whatever dark colour is chosen', () => {
    fc.assert(
      fc.property(component, component, component, fc.double({ min: 0, max: 1, noNaN: true }), (red, green, blue, shade) => {
        const accent = formatColour(mix([red, green, blue] as Colour, [0, 0, 0], shade));
        const styles = acceptedStyles(accent);
        if (styles === null) return;
        const configured = readPalettes(tokens, styles);
        for (const name of paletteNames) expect(failingPairs(configured[name]), `${accent} in ${name}`).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it('refuses a colour too light to be read and says so', () => {
    expect(() => accentStyles('#ffcc00')).toThrow(/须不低于 5\.5/);
  });

  it('refuses what is no colour', () => {
    expect(() => accentStyles('red; } body { display: none')).toThrow(TypeError);
  });
});
