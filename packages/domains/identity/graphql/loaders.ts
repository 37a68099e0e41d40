import { createLoader } from '@openhall/graphql-kit';
import type { PersonRecord, PostRecord, UnitRecord } from '../data/records.ts';

type Loader<Value> = ReturnType<typeof createLoader<string, Value | null>>;
type Read<Value> = (ids: readonly string[]) => Promise<ReadonlyMap<string, Value>>;

/** Batching readers of one request, by identifier; people as this request's viewer may see them. */
export class IdentityLoaders {
  readonly #units: Loader<UnitRecord>;
  readonly #posts: Loader<PostRecord>;
  readonly #people: Loader<PersonRecord>;

  constructor(read: { readonly units: Read<UnitRecord>; readonly posts: Read<PostRecord>; readonly people: Read<PersonRecord> }) {
    this.#units = createLoader<string, UnitRecord | null>(read.units, () => null);
    this.#posts = createLoader<string, PostRecord | null>(read.posts, () => null);
    this.#people = createLoader<string, PersonRecord | null>(read.people, () => null);
  }

  /** A unit; null where there is none. */
  unit(id: string): Promise<UnitRecord | null> {
    return this.#units.load(id);
  }

  /** Units in the order of their identifiers. */
  async units(ids: readonly string[]): Promise<UnitRecord[]> {
    return (await Promise.all(ids.map((id) => this.#units.load(id)))).filter((unit) => unit !== null);
  }

  /** Posts in the order of their identifiers. */
  async posts(ids: readonly string[]): Promise<PostRecord[]> {
    return (await Promise.all(ids.map((id) => this.#posts.load(id)))).filter((post) => post !== null);
  }

  /** A person; null where there is nobody. */
  person(id: string): Promise<PersonRecord | null> {
    return this.#people.load(id);
  }
}
