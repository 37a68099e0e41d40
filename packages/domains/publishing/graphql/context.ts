import type { RequestContext } from '@openhall/graphql-kit';
import type { Publishing } from '../service.ts';
import type { PublishingLoaders } from './loaders.ts';

/** What the resolvers of this domain need from the request. The gateway's context has at least this. */
export type PublishingContext = RequestContext<{ readonly publishing: Publishing }, { readonly publishing: PublishingLoaders }>;
