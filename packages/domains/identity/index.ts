import 'reflect-metadata';

export { identityMigrations } from './data/migrations.ts';
export type { IdentityTables } from './data/tables.ts';
export type { IdentityContext } from './graphql/context.ts';
export { identityResolvers } from './graphql/resolvers.ts';
