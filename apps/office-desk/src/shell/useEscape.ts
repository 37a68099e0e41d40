import { onMounted, onUnmounted } from 'vue';

/** Runs when Escape is pressed anywhere, as long as the component is there. */
export function useEscape(run: () => void): void {
  const onKey = ({ key }: KeyboardEvent): void => {
    if (key === 'Escape') run();
  };
  onMounted(() => document.addEventListener('keydown', onKey));
  onUnmounted(() => document.removeEventListener('keydown', onKey));
}
