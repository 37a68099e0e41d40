import { scanCss, type Declaration, type ScannedSheet } from './css-scan.ts';

/**
 * The public baseline: Chrome and Android WebView 87, Safari on iOS 14.0, WeChat's browser. Everything a sheet may use is
 * listed; what is not listed fails. Before adding an entry, look it up at caniuse.com for both.
 */
const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Understood by every browser of the baseline. */
const properties = words(`
  align-items appearance -webkit-appearance background-color border border-bottom border-bottom-color border-collapse border-color border-left
  border-left-color border-radius border-right border-top border-top-color bottom box-shadow box-sizing caption-side clear clip clip-path color
  column-gap content cursor display fill flex flex-wrap float font font-family font-kerning font-size font-variant-numeric font-weight gap grid-column
  grid-template-columns height justify-content left line-break line-height list-style margin margin-bottom margin-left margin-right margin-top
  max-height max-width min-height min-width object-fit opacity orphans outline outline-color outline-offset overflow overflow-wrap overflow-x
  overflow-y padding padding-bottom padding-left padding-right padding-top position right scroll-behavior stroke table-layout text-align
  text-decoration text-decoration-color text-indent top touch-action transform transition-duration animation-duration vertical-align white-space
  widows width word-break z-index -webkit-text-size-adjust -webkit-overflow-scrolling`);

/** Newer: a browser that does not know them loses a refinement, never the page. */
const refinements = words(`
  accent-color break-after break-inside color-scheme forced-color-adjust hanging-punctuation scroll-margin-bottom scroll-padding-top text-autospace text-decoration-thickness
  text-size-adjust text-spacing-trim text-underline-offset text-wrap`);

const functions = words('var calc minmax repeat rect inset rotate translateY');
const units = words('px rem em % vh fr s pt mm deg');
const pseudos = words(`root before after hover focus visited checked target first-child last-child nth-child not placeholder
  -webkit-details-marker -webkit-search-decoration -webkit-search-cancel-button`);
const mediaQueries = [
  /^@media (print|screen)$/,
  /^@media (screen and )?\((min|max)-width: [\d.]+em\)$/,
  // Unknown to the oldest of the baseline, where they are false: the page as everybody sees it.
  /^@media \((prefers-color-scheme: dark|prefers-contrast: more|prefers-reduced-motion: reduce|forced-colors: active)\)$/,
  /^@media (\(prefers-contrast: more\)|screen) and \(prefers-color-scheme: dark\)$/,
];

function atRuleProblems({ atRules }: ScannedSheet): string[] {
  const allowed = (rule: string): boolean => rule === '@page' || rule.startsWith('@import ') || mediaQueries.some((query) => query.test(rule));
  return atRules.filter((rule) => !allowed(rule)).map((rule) => `at-rule: ${rule}`);
}

function selectorProblems({ selectors }: ScannedSheet): string[] {
  return selectors.flatMap((selector) => {
    // Safari 14 drops this rule, and then shows the outline to everybody: wanted.
    if (selector === ':focus:not(:focus-visible)') return [];
    const unknown = [...selector.matchAll(/::?([a-z-]+)/g)].map(([, name = '']) => name).filter((name) => !pseudos.has(name));
    const lists = /:not\([^)]*[,\s>+~]/.test(selector) ? ['list inside :not()'] : [];
    const nesting = selector.includes('&') ? ['&'] : [];
    return [...unknown, ...lists, ...nesting].map((problem) => `selector: ${problem} in ${selector}`);
  });
}

function valueProblems({ property, value, selector, context }: Declaration): string[] {
  const plain = value.replaceAll(/'[^']*'/g, '');
  const problems: string[] = [];
  for (const [, name = ''] of plain.matchAll(/([a-zA-Z-]+)\(/g)) if (!functions.has(name)) problems.push(`function ${name}()`);
  for (const [, unit = ''] of plain.matchAll(/(?<![\w#-])-?[\d.]+(%|[a-z]+)/gi)) if (!units.has(unit)) problems.push(`unit ${unit}`);
  if (value.includes('!important') && selector !== '[hidden]') problems.push('!important');
  const literal = /#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|white|black)\b/i.test(plain);
  if (literal && !property.startsWith('--') && !context.includes('@media print')) problems.push('colour that is no token');
  return problems.map((problem) => `value: ${problem} in ${selector} { ${property} }`);
}

/** `gap` between flex items came with iOS 14.5: it may stand only where the same sheet makes the element a grid. */
function gapProblems({ declarations }: ScannedSheet): string[] {
  const parts = (selector: string): string[] => selector.split(',').map((part) => part.trim());
  const displays = (value: string): ReadonlySet<string> => new Set(declarations.filter((one) => one.property === 'display' && one.value === value).flatMap((one) => parts(one.selector)));
  const grids = displays('grid');
  return declarations
    .filter(({ property }) => property === 'gap' || property === 'column-gap' || property === 'row-gap')
    .flatMap(({ selector }) => parts(selector))
    .filter((selector) => ![...grids].some((grid) => selector === grid || selector.startsWith(`${grid}--`)))
    .map((selector) => `gap outside a grid: ${selector}`);
}

/**
 * What in a style sheet the baseline does not understand, or our rules refuse.
 * @param tokens names of custom properties that exist
 */
export function baselineProblems(css: string, tokens: ReadonlySet<string>): string[] {
  const sheet = scanCss(css);
  const unknown = sheet.declarations.filter(({ property }) => !property.startsWith('--oh-') && !properties.has(property) && !refinements.has(property));
  const missing = [...css.matchAll(/var\((--[a-z0-9-]+)/g)].map(([, name = '']) => name).filter((name) => !tokens.has(name));
  return [
    ...sheet.nested.map((rule) => `nesting: ${rule}`),
    ...atRuleProblems(sheet),
    ...selectorProblems(sheet),
    ...unknown.map(({ property, selector }) => `property: ${property} in ${selector}`),
    ...sheet.declarations.flatMap(valueProblems),
    ...gapProblems(sheet),
    ...missing.map((name) => `token: ${name} is defined nowhere`),
  ];
}

/** Names of the custom properties a sheet defines. */
export function definedTokens(css: string): ReadonlySet<string> {
  return new Set(scanCss(css).declarations.map(({ property }) => property).filter((property) => property.startsWith('--')));
}
