/** How a desk is coloured: as the device asks, or one of the two whatever it asks. */
export type Theme = 'auto' | 'light' | 'dark';

const dark = '(prefers-color-scheme: dark)';

/**
 * What becomes of a media query of a style sheet. Palettes are written once, for the device's wish (`@openhall/ui`); choosing
 * one rewrites the condition instead of keeping a second copy of every colour.
 */
export function mediaFor(original: string, theme: Theme): string {
  if (theme === 'auto' || !original.includes(dark)) return original;
  if (theme === 'light') return 'not all';
  const others = original.split(' and ').filter((part) => part !== dark);
  return others.length === 0 ? 'all' : others.join(' and ');
}

const originals = new WeakMap<CSSMediaRule, string>();

/** Shows the page in a theme. */
export function showTheme(theme: Theme, page: Document): void {
  page.documentElement.dataset['theme'] = theme;
  for (const sheet of page.styleSheets) {
    for (const rule of sheet.cssRules) {
      if (!(rule instanceof CSSMediaRule)) continue;
      const original = originals.get(rule) ?? rule.media.mediaText;
      originals.set(rule, original);
      const wanted = mediaFor(original, theme);
      if (rule.media.mediaText !== wanted) rule.media.mediaText = wanted;
    }
  }
}
