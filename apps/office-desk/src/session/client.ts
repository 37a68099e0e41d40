import { createGraphQLClient } from '@openhall/graphql-client';
import { sessionEnded } from './session-ended.ts';

/** Asks the gateway. An ended session is noticed here, once for every page. */
export const ask = createGraphQLClient({ endpoint: '/graphql', fetch: (input, init) => fetch(input, init), onSessionEnded: sessionEnded.tell });
