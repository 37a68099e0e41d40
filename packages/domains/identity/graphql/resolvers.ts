import { AccountEventResolver, MeResolver } from './account-resolver.ts';
import { PersonResolver } from './person-resolver.ts';
import { PostResolver, UnitResolver } from './unit-resolver.ts';

/** The resolver classes of the domain, for the gateway's buildSchema. */
export const identityResolvers = [UnitResolver, PostResolver, PersonResolver, MeResolver, AccountEventResolver] as const;
