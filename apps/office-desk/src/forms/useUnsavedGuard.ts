import { onBeforeUnmount, onMounted, type Ref } from 'vue';
import { onBeforeRouteLeave } from 'vue-router';
import { messages } from '../messages/index.ts';

/** Asks before what was typed is left behind, whichever way somebody leaves. */
export function useUnsavedGuard(dirty: Readonly<Ref<boolean>>): void {
  onBeforeRouteLeave(() => !dirty.value || window.confirm(messages.forms.unsaved));
  const onUnload = (event: BeforeUnloadEvent): void => {
    if (dirty.value) event.preventDefault();
  };
  onMounted(() => window.addEventListener('beforeunload', onUnload));
  onBeforeUnmount(() => window.removeEventListener('beforeunload', onUnload));
}
