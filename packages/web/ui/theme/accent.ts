import { contrast, formatColour, mix, parseColour, type Colour } from './colour.ts';

/** The configured accent cannot be read on the site's paper. `message` is fit to be shown to who configured it. */
export class AccentError extends Error {
  override readonly name = 'AccentError';
}

const black: Colour = [0, 0, 0];
const white: Colour = [255, 255, 255];
// The grounds of tokens.css an accent stands on: surface is the darkest light one, then the lightest dark one.
const lightSurface = parseColour('#f4f2ec');
const lightPaper = parseColour('#fdfcf9');
const darkPaper = parseColour('#15191b');
const darkSurface = parseColour('#1e2427');

/** The least share of `towards` that makes `colour` readable on `ground`. */
function untilReadable(colour: Colour, towards: Colour, ground: Colour, least: number): Colour {
  for (let share = 0; share < 1; share += 0.02) {
    const mixed = mix(colour, towards, share);
    if (contrast(mixed, ground) >= least) return mixed;
  }
  return towards;
}

function block(tokens: Readonly<Record<string, Colour>>, selector = ':root'): string {
  return `${selector}{${Object.entries(tokens)
    .map(([name, colour]) => `--oh-${name}:${formatColour(colour)};`)
    .join('')}}`;
}

/**
 * Style sheet that gives the site another accent, in all palettes, to be loaded after the site's own.
 * @param accent `#rrggbb`, dark: at least 5.5 to 1 on the paper of the light palette
 * @throws AccentError where it is too light to be read
 */
export function accentStyles(accent: string): string {
  const chosen = parseColour(accent);
  const reached = contrast(chosen, lightSurface);
  if (reached < 5.5) throw new AccentError(`强调色 ${accent} 与底色的对比度只有 ${reached.toFixed(1)}，须不低于 5.5，请选用更深的颜色。`);

  const band = untilReadable(mix(chosen, black, 0.3), black, white, 9);
  const darkBand = mix(band, black, 0.35);
  const soft = mix(darkPaper, chosen, 0.35);
  const onDark = untilReadable(chosen, white, contrast(white, soft) < contrast(white, darkSurface) ? soft : darkSurface, 6.5);
  const onDarkMore = untilReadable(onDark, white, darkSurface, 11);
  const bandTokens = (ground: Colour): Record<string, Colour> => ({ band: ground, 'on-band-soft': untilReadable(mix(ground, white, 0.6), white, ground, 5.5) });

  const light = { accent: chosen, 'accent-strong': mix(chosen, black, 0.35), 'accent-soft': mix(lightPaper, chosen, 0.1), ...bandTokens(band) };
  const dark = { accent: onDark, 'accent-strong': mix(onDark, white, 0.4), 'accent-soft': soft, 'on-accent': mix(chosen, black, 0.75), ...bandTokens(darkBand) };
  const lightMore = { accent: mix(chosen, black, 0.35), 'accent-strong': black, band: mix(band, black, 0.4), 'on-band-soft': white };
  const darkMore = { accent: onDarkMore, 'accent-strong': white };
  const contrastDark = { ...dark, ...lightMore, ...darkMore };
  return [
    block(light),
    `@media (prefers-color-scheme: dark){${block(dark)}}`,
    `@media (prefers-contrast: more){${block(lightMore)}}`,
    `@media (prefers-contrast: more) and (prefers-color-scheme: dark){${block(darkMore)}}`,
    // The display modes name every colour again, as tokens.css does.
    `@media screen{${block({ ...light, ...lightMore }, ':root[data-display]')}${block(contrastDark, ":root[data-display='contrast-dark']")}}`,
    `@media screen and (prefers-color-scheme: dark){${block(contrastDark, ":root[data-display='elder']")}}`,
  ].join('\n');
}
