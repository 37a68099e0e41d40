import { ref } from 'vue';
import { messages } from '../messages/index.ts';

interface RefusedResult {
  readonly __typename: 'Refused';
  readonly reasons: readonly { readonly message: string }[];
}

/** A single step on a record, e.g. to lift a lock: asks first where it matters, then says what became of it. */
export function useAction(done: () => unknown) {
  const running = ref(false);
  const said = ref<string | null>(null);
  const refusal = ref<string | null>(null);
  const failure = ref<unknown>(null);

  async function run<Done extends { readonly __typename: string }>(ask: () => Promise<Done | RefusedResult>, { confirm, succeeded }: { readonly confirm?: string; readonly succeeded: (result: Done) => string | null }): Promise<boolean> {
    if (running.value || (confirm !== undefined && !window.confirm(confirm))) return false;
    running.value = true;
    said.value = refusal.value = failure.value = null;
    try {
      const result = await ask();
      if (isRefused(result)) refusal.value = `${messages.failures.refused}${result.reasons.map(({ message }) => message).join('')}`;
      else {
        said.value = succeeded(result);
        await done();
        return true;
      }
    } catch (error) {
      failure.value = error;
    } finally {
      running.value = false;
    }
    return false;
  }
  return { running, said, refusal, failure, run };
}

const isRefused = (result: { readonly __typename: string }): result is RefusedResult => result.__typename === 'Refused';
