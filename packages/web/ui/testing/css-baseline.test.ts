import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { baselineProblems, definedTokens } from './css-baseline.ts';
import { scanCss } from './css-scan.ts';

const root = new URL('..', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const sheets = ['styles', 'components'].flatMap((folder) =>
  readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.css'))
    .map((file) => `${folder}/${file}`),
);
const tokens = definedTokens(read('styles/tokens.css'));

describe('style sheets on the public baseline (Chrome 87, iOS 14)', () => {
  it.each(sheets)('%s uses only what the baseline knows', (file) => {
    expect(baselineProblems(read(file), tokens)).toEqual([]);
  });

  it('uses every token it defines', () => {
    const everything = sheets.map(read).join('\n');
    expect([...tokens].filter((name) => !everything.includes(`var(${name})`))).toEqual([]);
  });

  it('weighs at most 12 KB gzip, which leaves 3 of the 15 to the site', () => {
    // About as it ships: comments and indentation are gone by then.
    const bundle = sheets.filter((file) => file !== 'styles/index.css').map(read).join('\n').replaceAll(/\/\*[^]*?\*\/|\s+/g, ' ');
    expect(gzipSync(bundle, { level: 9 }).byteLength).toBeLessThanOrEqual(12 * 1024);
  });
});

describe('the check itself', () => {
  const problem = (css: string): string[] => baselineProblems(css, tokens);

  it.each([
    ['cascade layers', '@layer base { .oh-x { color: var(--oh-ink); } }'],
    ['container queries', '@container (min-width: 20em) { .oh-x { width: 1em; } }'],
    ['range media queries', '@media (width >= 20em) { .oh-x { width: 1em; } }'],
    ['nesting', '.oh-x { .oh-y { width: 1em; } }'],
    ['nesting with an ampersand', '.oh-x { &:hover { width: 1em; } }'],
    [':has', '.oh-x:has(a) { width: 1em; }'],
    [':is', ':is(h1, h2) { width: 1em; }'],
    ['a list inside :not', '.oh-x:not(.a, .b) { width: 1em; }'],
    [':focus-visible alone', '.oh-x:focus-visible { width: 1em; }'],
    ['inset', '.oh-x { inset: 0; }'],
    ['aspect-ratio', '.oh-x { aspect-ratio: 1; }'],
    ['dynamic viewport units', '.oh-x { height: 100dvh; }'],
    ['oklch', '.oh-x { color: oklch(0.5 0.1 200); }'],
    ['color-mix', '.oh-x { color: color-mix(in srgb, red, blue); }'],
    ['light-dark', '.oh-x { color: light-dark(red, blue); }'],
    ['gap between flex items', '.oh-x { display: flex; gap: 1em; }'],
    ['a colour that is no token', '.oh-x { color: #123456; }'],
    ['!important', '.oh-x { width: 1em !important; }'],
    ['a token nobody defines', '.oh-x { color: var(--oh-nothing); }'],
    ['a foreign custom property', '.oh-x { --mine: 1em; }'],
  ])('refuses %s', (_, css) => {
    expect(problem(css)).not.toEqual([]);
  });

  it.each([
    ['gap in a grid', '.oh-x { display: grid; gap: 1em; }'],
    ['gap of a variant of a grid', '.oh-x { display: grid; } .oh-x--wide { gap: 1em; }'],
    ['the fallback for :focus-visible', ':focus:not(:focus-visible) { outline: 0; }'],
    ['black on paper', '@media print { .oh-x { color: #000000; } }'],
  ])('accepts %s', (_, css) => {
    expect(problem(css)).toEqual([]);
  });

  it('reads declarations with their selector and media query', () => {
    expect(scanCss('/* { */ @media print { .a, .b { color: red; width: 1em } }').declarations).toEqual([
      { property: 'color', value: 'red', selector: '.a, .b', context: ['@media print'] },
      { property: 'width', value: '1em', selector: '.a, .b', context: ['@media print'] },
    ]);
  });
});
