import { useInfiniteQuery, type EntryKey } from '@pinia/colada';
import { computed, type ComputedRef } from 'vue';

/** A page of a Relay connection, as far as a list needs it. */
export interface ConnectionPage<Node> {
  readonly totalCount: number;
  readonly totalIsExact: boolean;
  readonly edges: readonly { readonly node: Node }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** Items asked for at once. */
export const pageSize = 30;

/** A list read page by page from where the last one ended; it begins anew when the key changes. */
export function useKeyset<Node>(key: () => EntryKey, read: (after: string | null, signal: AbortSignal) => Promise<ConnectionPage<Node>>) {
  const query = useInfiniteQuery({
    key,
    query: ({ pageParam, signal }: { pageParam: string | null; signal: AbortSignal }) => read(pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ pageInfo }: ConnectionPage<Node>) => (pageInfo.hasNextPage ? pageInfo.endCursor : null),
  });
  const pages: ComputedRef<readonly ConnectionPage<Node>[]> = computed(() => query.data.value?.pages ?? []);
  return {
    ...query,
    items: computed(() => pages.value.flatMap(({ edges }) => edges.map(({ node }) => node))),
    total: computed(() => pages.value[0]?.totalCount ?? 0),
    totalIsExact: computed(() => pages.value[0]?.totalIsExact ?? true),
  };
}
