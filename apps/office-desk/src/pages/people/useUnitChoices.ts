import { useQuery } from '@pinia/colada';
import { computed } from 'vue';
import { UnitChoicesDocument } from '../../gql/graphql.ts';
import { ask } from '../../session/client.ts';

/** Every unit with its posts, to choose from; closed ones only where they are chosen already. */
export function useUnitChoices() {
  const { data, error, refetch } = useQuery({ key: ['units', 'choices'], query: async ({ signal }) => (await ask(UnitChoicesDocument, {}, signal)).units });
  const units = computed(() => data.value ?? []);
  const optionsWith = (chosen: readonly string[]) => units.value.filter(({ id, active }) => active || chosen.includes(id)).map(({ id, name }) => ({ value: id, label: name }));
  return { units, optionsWith, error, refetch, known: computed(() => data.value !== undefined) };
}
