import { onMounted, onUnmounted } from 'vue';
import { useDisplay } from './display.ts';
import { isTyping, recogniseShortcuts, type Shortcut } from './shortcuts.ts';

/** Listens for shortcuts while the component is there. Nothing happens where somebody types, nor with Ctrl, Alt or Cmd. */
export function useShortcuts(shortcuts: () => readonly Shortcut[]): void {
  const display = useDisplay();
  const recognise = recogniseShortcuts(shortcuts);
  const onKey = (event: KeyboardEvent): void => {
    if (!display.singleKeys || event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented || isTyping(event.target)) return;
    const shortcut = recognise(event.key, event.timeStamp);
    if (shortcut === null) return;
    event.preventDefault();
    shortcut.run();
  };
  onMounted(() => document.addEventListener('keydown', onKey));
  onUnmounted(() => document.removeEventListener('keydown', onKey));
}
