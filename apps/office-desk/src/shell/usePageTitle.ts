import { ref, watchEffect } from 'vue';

/** What the page on show calls itself; null where its route says it. */
export const pageTitle = ref<string | null>(null);

/** Names the window after what the page shows, once that is known. */
export function usePageTitle(title: () => string | null | undefined): void {
  watchEffect(() => {
    const known = title();
    if (known !== null && known !== undefined) pageTitle.value = known;
  });
}
