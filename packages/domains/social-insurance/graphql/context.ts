import type { RequestContext } from '@openhall/graphql-kit';
import type { SocialInsurance } from '../service.ts';

/** What the resolvers of this domain need from the request. The gateway's context has at least this. */
export type SocialInsuranceContext = RequestContext<{ readonly socialInsurance: SocialInsurance }, object>;
