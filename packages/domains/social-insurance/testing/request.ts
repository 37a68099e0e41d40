import { buildExecutableSchema } from '@openhall/graphql-kit';
import { graphql } from 'graphql';
import { socialInsuranceResolvers } from '../graphql/resolvers.ts';
import type { SocialInsurance } from '../service.ts';

/** The schema of this domain alone. */
export const schema = buildExecutableSchema(socialInsuranceResolvers);

/** What the domain's schema answers at an instant; a fault is thrown. */
export async function ask(socialInsurance: SocialInsurance, source: string, now: Date): Promise<Record<string, unknown>> {
  const { data, errors } = await graphql({ schema, source, contextValue: { now, requestId: 'test', viewer: null, services: { socialInsurance }, loaders: {} } });
  if (errors !== undefined) throw new Error(errors.map(({ message }) => message).join('\n'));
  return JSON.parse(JSON.stringify(data)) as Record<string, unknown>;
}
