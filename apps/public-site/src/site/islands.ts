import { inject, provide, type InjectionKey } from 'vue';

/** Addresses of the modules that are loaded only when their element is used, by name. */
export type Islands = Readonly<Record<string, string>>;

const key: InjectionKey<Islands> = Symbol('islands');

/** Tells every page below where the modules are. Call in the setup of the root. */
export function provideIslands(islands: Islands): void {
  provide(key, islands);
}

/** Address of a module; null where the build has none of this name. */
export function useIsland(name: string): string | null {
  return inject(key, {})[name] ?? null;
}
