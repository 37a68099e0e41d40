import { reactive, watch } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { filtersOf, queryOf } from './list-address.ts';

/** Milliseconds after the last letter at which a list is asked anew. */
const settled = 300;

/** Filters of a list, kept in the address: `filters` is what the form shows, `asked` what the list shows. */
export function useListAddress<Name extends string>(names: readonly Name[]) {
  const route = useRoute();
  const router = useRouter();
  const own = route.name;
  const filters = reactive(filtersOf(names, route.query)) as Record<Name, string>;
  const asked = reactive(filtersOf(names, route.query)) as Record<Name, string>;
  let waiting: ReturnType<typeof setTimeout> | undefined;

  const go = (): void => {
    clearTimeout(waiting);
    void router.replace({ query: queryOf(filters) });
  };
  watch(() => ({ ...filters }), () => {
    clearTimeout(waiting);
    waiting = setTimeout(go, settled);
  });
  watch(() => route.query, (query) => {
    if (route.name !== own) return;
    const now = filtersOf(names, query);
    Object.assign(asked, now);
    // What is being typed is not overwritten by what was asked a moment ago.
    if (JSON.stringify(queryOf(filters)) !== JSON.stringify(queryOf(now)) && document.activeElement?.closest('form') === null) Object.assign(filters, now);
  });

  const clear = (): void => {
    for (const name of names) filters[name] = '';
    go();
  };
  return { filters, asked, go, clear };
}
