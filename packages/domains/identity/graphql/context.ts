import type { RequestContext } from '@openhall/graphql-kit';
import type { Identity } from '../service.ts';
import type { IdentityLoaders } from './loaders.ts';

/** What the resolvers of this domain need from the request. The gateway's context has at least this. */
export type IdentityContext = RequestContext<{ readonly identity: Identity }, { readonly identity: IdentityLoaders }>;
