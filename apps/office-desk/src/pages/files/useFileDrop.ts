import { onBeforeUnmount, onMounted, type Ref } from 'vue';

/** Takes files that are dropped onto an element; `over` says that some are held above it. */
export function useFileDrop(element: Readonly<Ref<HTMLElement | null>>, over: Ref<boolean>, take: (files: Iterable<File>) => void): void {
  const ending = new AbortController();
  onMounted(() => {
    const { signal } = ending;
    element.value?.addEventListener('dragover', (event) => {
      event.preventDefault();
      over.value = true;
    }, { signal });
    element.value?.addEventListener('dragleave', () => void (over.value = false), { signal });
    element.value?.addEventListener('drop', (event) => {
      event.preventDefault();
      over.value = false;
      take(event.dataTransfer?.files ?? []);
    }, { signal });
  });
  onBeforeUnmount(() => ending.abort());
}
