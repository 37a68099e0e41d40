import { inject, provide, type InjectionKey } from 'vue';

/** Addresses of this build's islands, by name. */
export type IslandAddresses = Readonly<Record<string, string>>;

const key: InjectionKey<IslandAddresses> = Symbol('islands');

/** Tells every page below. Call in the setup of the root. */
export function provideIslands(addresses: IslandAddresses): void {
  provide(key, addresses);
}

/** Address of an island's module; null where the build, or a page rendered by itself, has none. */
export function useIsland(name: string): string | null {
  return inject(key, {})[name] ?? null;
}
