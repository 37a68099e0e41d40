import { onMounted, onUnmounted, ref, type Ref } from 'vue';

/** Whether the browser has a network at all. That it has one does not mean that the server can be reached. */
export function useOnline(): Ref<boolean> {
  const online = ref(navigator.onLine);
  const look = (): void => {
    online.value = navigator.onLine;
  };
  onMounted(() => {
    window.addEventListener('online', look);
    window.addEventListener('offline', look);
  });
  onUnmounted(() => {
    window.removeEventListener('online', look);
    window.removeEventListener('offline', look);
  });
  return online;
}
