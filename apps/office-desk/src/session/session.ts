import { defineStore } from 'pinia';
import { computed, ref } from 'vue';
import { MeDocument, type MeQuery } from '../gql/graphql.ts';
import { ask } from './client.ts';
import { sessionEnded } from './session-ended.ts';

export type SignedIn = NonNullable<MeQuery['me']>;

/** Who is signed in. The server decides again on every request: what is kept here only decides what is offered. */
export const useSession = defineStore('session', () => {
  const me = ref<SignedIn | null>(null);
  /** Whether the server was asked at all. */
  const known = ref(false);
  /** The session ended while somebody worked: they sign in again over the page, which keeps what they typed. */
  const interrupted = ref(false);

  const permissions = computed(() => new Set(me.value?.permissions ?? []));

  sessionEnded.listen(() => {
    if (me.value !== null) interrupted.value = true;
  });

  /** Asks the server who is signed in. @throws the failures of the client */
  async function load(): Promise<SignedIn | null> {
    me.value = (await ask(MeDocument, {})).me;
    known.value = true;
    return me.value;
  }

  const may = (permission: string | undefined): boolean => permission === undefined || permissions.value.has(permission);

  return { me, known, interrupted, load, may };
});
