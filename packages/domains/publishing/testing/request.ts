import { buildExecutableSchema } from '@openhall/graphql-kit';
import { graphql, type ExecutionResult } from 'graphql';
import { publishingResolvers } from '../graphql/resolvers.ts';
import type { Publishing } from '../service.ts';

/** The schema of this domain alone. */
export const schema = buildExecutableSchema(publishingResolvers);

/** Asks the domain's schema as the gateway would, at an instant, as nobody or as somebody with these roles. */
export async function ask(publishing: Publishing, source: string, now: Date, variables: Record<string, unknown> = {}, roles: readonly string[] | null = null): Promise<ExecutionResult> {
  return graphql({
    schema,
    source,
    variableValues: variables,
    contextValue: { now, requestId: 'test', viewer: roles === null ? null : { personId: 'p', name: '测试人员', unitId: 'u', roles, sessionId: 's', mustChangePassword: false }, services: { publishing }, loaders: { publishing: publishing.loaders({ now }) } },
  });
}
