/**
 * Islands: elements that are plain HTML until somebody uses them. `data-island` names the module, which exports
 * `enhance(element)`; it is fetched when the element first gets the focus, or at once with `data-island-when="load"`.
 */
interface Island {
  enhance(element: HTMLElement): void;
}

const isIsland = (module: unknown): module is Island => typeof module === 'object' && module !== null && 'enhance' in module && typeof module.enhance === 'function';

async function fetchIsland(element: HTMLElement): Promise<void> {
  const module: unknown = await import(/* @vite-ignore */ element.dataset['island'] ?? '');
  if (isIsland(module)) module.enhance(element);
}

/** Starts every island of the page. A module that does not arrive leaves the plain HTML, which works. */
export function startIslands(): void {
  for (const element of document.querySelectorAll<HTMLElement>('[data-island]')) {
    const start = (): void => void fetchIsland(element).catch(() => undefined);
    if (element.dataset['islandWhen'] === 'load') start();
    else element.addEventListener('focusin', start, { once: true });
  }
}
