import { onBeforeUnmount, onMounted } from 'vue';

/** Milliseconds between two looks. */
const EVERY = 3000;

/** Looks again while something is still to come, as long as the page is seen. */
export function useLooking(waiting: () => boolean, look: () => unknown): void {
  let timer: number | undefined;
  onMounted(() => {
    timer = window.setInterval(() => {
      if (waiting() && document.visibilityState === 'visible') void look();
    }, EVERY);
  });
  onBeforeUnmount(() => window.clearInterval(timer));
}
