import { contrast, parseColour } from './colour.ts';
import type { Palette } from './palettes.ts';

/** Two colours that meet on a page. */
export interface ColourPair {
  readonly colour: string;
  readonly on: string;
  /** Least contrast: 4.5 for text (WCAG 1.4.3), 3 for what must be seen to be used (1.4.11). */
  readonly least: 4.5 | 3;
}

const text = (colours: readonly string[], grounds: readonly string[]): ColourPair[] => colours.flatMap((colour) => grounds.map((on) => ({ colour, on, least: 4.5 as const })));
const shape = (colours: readonly string[], grounds: readonly string[]): ColourPair[] => colours.flatMap((colour) => grounds.map((on) => ({ colour, on, least: 3 as const })));

/** Every pair the style sheets make. A new pair in a component is added here. */
export const colourPairs: readonly ColourPair[] = [
  ...text(['ink', 'ink-soft'], ['paper', 'surface', 'accent-soft', 'positive-soft', 'caution-soft', 'negative-soft']),
  ...text(['accent', 'accent-strong', 'visited'], ['paper', 'surface']),
  ...text(['accent', 'accent-strong'], ['accent-soft']),
  ...text(['on-accent'], ['accent', 'accent-strong']),
  ...text(['on-band', 'on-band-soft', 'focus-on-band'], ['band']),
  ...text(['band'], ['on-band']),
  ...text(['positive'], ['paper', 'surface', 'positive-soft']),
  ...text(['caution'], ['paper', 'surface', 'caution-soft']),
  ...text(['negative'], ['paper', 'surface', 'negative-soft']),
  ...text(['on-mark'], ['mark']),
  ...shape(['border'], ['paper', 'surface']),
  ...shape(['focus'], ['paper', 'surface', 'accent-soft', 'positive-soft', 'caution-soft', 'negative-soft']),
  ...shape(['focus-on-band', 'on-band-soft'], ['band']),
];

/** The pairs a palette fails, with what they reach. Throws where a colour is missing. */
export function failingPairs(palette: Palette, pairs: readonly ColourPair[] = colourPairs): (ColourPair & { readonly reached: number })[] {
  return pairs
    .map((pair) => ({ ...pair, reached: contrast(parseColour(palette[pair.colour] ?? pair.colour), parseColour(palette[pair.on] ?? pair.on)) }))
    .filter(({ reached, least }) => reached < least);
}
