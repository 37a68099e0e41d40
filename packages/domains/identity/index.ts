import 'reflect-metadata';

export { identityMigrations } from './data/migrations.ts';
export type { IdentityTables } from './data/tables.ts';
export type { IdentityContext } from './graphql/context.ts';
export type { IdentityLoaders } from './graphql/loaders.ts';
export { identityResolvers } from './graphql/resolvers.ts';
export { createIdentity, type Identity, type IdentityOptions } from './service.ts';
export type { OidcProvider, SignInSettings } from './sign-in/better-auth.ts';
export type { SignInAnswer } from './sign-in/answers.ts';
export { createSignIn, waysOf, type SignIn } from './sign-in/sign-in.ts';
export type { ReadViewer } from './sign-in/viewer.ts';
export type { Demonstration } from './use-cases/demonstration.ts';
export { recordJobRetried } from './use-cases/job-events.ts';
export { OPERATOR } from './use-cases/write.ts';
