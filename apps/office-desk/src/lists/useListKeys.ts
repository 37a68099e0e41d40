import type { Ref } from 'vue';
import { useShortcuts } from '../shell/useShortcuts.ts';

/** `j` and `k` move the focus from line to line; the line's own link then does what links do: Enter opens it. */
export function useListKeys(list: Ref<HTMLElement | null>): void {
  const move = (by: 1 | -1): void => {
    const links = [...(list.value?.querySelectorAll<HTMLElement>('[data-line]') ?? [])];
    const at = links.findIndex((link) => link === document.activeElement);
    const next = at === -1 ? (by === 1 ? 0 : links.length - 1) : Math.min(Math.max(at + by, 0), links.length - 1);
    links[next]?.focus();
    links[next]?.scrollIntoView({ block: 'nearest' });
  };
  useShortcuts(() => [
    { keys: 'j', run: () => move(1) },
    { keys: 'k', run: () => move(-1) },
  ]);
}
