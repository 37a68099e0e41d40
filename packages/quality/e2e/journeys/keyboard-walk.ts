import type { Page } from '@playwright/test';

/** One stop of the Tab key: what a screen reader would say it is, and what an eye can see of it. */
export interface Stop {
  /** Place in the document. */
  id: number;
  what: string;
  /** The focus can be seen. */
  visible: boolean;
  /** Something else lies over it, or it is out of the window (WCAG 2.4.11). */
  obscured: boolean;
}

/** More stops than any page has: whoever presses Tab so often is caught in a trap. */
const mostStops = 2000;

/** Presses Tab until the page has been gone through once. @throws where it never ends (WCAG 2.1.2) */
export async function focusStops(page: Page): Promise<Stop[]> {
  const stops: Stop[] = [];
  for (let presses = 0; presses < mostStops; presses += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const element = document.activeElement;
      if (!(element instanceof HTMLElement) || element === document.body) return null;
      const shows = (candidate: Element): boolean => {
        const style = getComputedStyle(candidate);
        return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
      };
      // A hidden switch shows its focus on its label.
      const labels = 'labels' in element ? [...((element.labels as NodeListOf<HTMLLabelElement> | null) ?? [])] : [];
      const box = element.getBoundingClientRect();
      const seen = [element, ...labels].find((candidate) => shows(candidate) && candidate.getBoundingClientRect().width > 1) ?? element;
      const { left, top, right, bottom } = seen.getClientRects()[0] ?? box;
      // The middle of what is in the window: a large field need not be there whole, as long as it is not hidden.
      const there = document.elementFromPoint((Math.max(left, 0) + Math.min(right, innerWidth)) / 2, (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2);
      return {
        id: [...document.querySelectorAll('*')].indexOf(element),
        what: `${element.tagName.toLowerCase()} ${(element.textContent ?? '').trim().slice(0, 30) || element.id}`,
        visible: [element, ...labels].some(shows) && box.width > 0,
        obscured: there === null || !(seen.contains(there) || there.contains(seen)),
      };
    });
    if (stop === null) return stops;
    // A date field is several stops, one for each part of the date; the browser marks the part.
    const last = stops.at(-1);
    if (last?.id === stop.id) last.visible ||= stop.visible;
    else stops.push(stop);
  }
  throw new Error('the focus goes round for ever');
}
