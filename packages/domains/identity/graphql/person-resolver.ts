import { connectionComplexity, listComplexity } from '@openhall/graphql-kit';
import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { PersonRecord } from '../data/records.ts';
import type { IdentityContext } from './context.ts';
import { NewPersonInput, PeopleArgs, PersonInput } from './inputs.ts';
import { Person, PersonConnection, Post, Unit } from './organisation-types.ts';
import { CredentialsResult, PersonResult, SessionsResult } from './results.ts';

const personId = { description: 'Identifier of the person.' };

@Resolver(() => Person)
export class PersonResolver {
  @Query(() => PersonConnection, { complexity: connectionComplexity, description: 'People that match every given filter, by staff number.' })
  people(@Args(() => PeopleArgs) args: PeopleArgs, @Ctx() { services, now, viewer }: IdentityContext) {
    return services.identity.people(args, { now, viewer });
  }

  @Query(() => Person, { nullable: true, description: 'One person. Null where there is nobody with this identifier.' })
  person(@Arg('id', () => ID, personId) id: string, @Ctx() { loaders }: IdentityContext) {
    return loaders.identity.person(id);
  }

  @FieldResolver(() => Unit, { description: 'The unit they work in.' })
  unit(@Root() person: PersonRecord, @Ctx() { loaders }: IdentityContext) {
    return loaders.identity.unit(person.unitId);
  }

  @FieldResolver(() => [Post], { complexity: listComplexity(2), description: 'The posts they hold.' })
  posts(@Root() person: PersonRecord, @Ctx() { loaders }: IdentityContext) {
    return loaders.identity.posts(person.postIds);
  }

  @FieldResolver(() => [Unit], { complexity: listComplexity(4), description: 'The units they are in charge of (分管).' })
  inChargeOf(@Root() person: PersonRecord, @Ctx() { loaders }: IdentityContext) {
    return loaders.identity.units(person.inChargeOfIds);
  }

  @Mutation(() => CredentialsResult, { description: 'Takes somebody in and gives out a one-time password. For administrators.' })
  createPerson(@Arg('input', () => NewPersonInput, { description: 'The person.' }) input: NewPersonInput, @Ctx() { services, now, viewer }: IdentityContext) {
    return services.identity.createPerson(input, { now, viewer });
  }

  @Mutation(() => PersonResult, { description: 'Changes an active person. Refused where nobody would be left to administer. For administrators.' })
  updatePerson(
    @Arg('id', () => ID, personId) id: string,
    @Arg('expectedVersion', () => Int, { description: 'The version the editor started from.' }) expectedVersion: number,
    @Arg('input', () => PersonInput, { description: 'The whole record as it is to be.' }) input: PersonInput,
    @Ctx() { services, now, viewer }: IdentityContext,
  ) {
    return services.identity.updatePerson(id, expectedVersion, input, { now, viewer });
  }

  @Mutation(() => PersonResult, { description: 'Keeps somebody from signing in, ends their sessions and takes their charges away. Refused for the last administrator. For administrators.' })
  deactivatePerson(@Arg('id', () => ID, personId) id: string, @Ctx() { services, now, viewer }: IdentityContext) {
    return services.identity.deactivatePerson(id, { now, viewer });
  }

  @Mutation(() => PersonResult, { description: 'Lets somebody sign in again, with the credentials they had. Refused while their unit is closed. For administrators.' })
  reactivatePerson(@Arg('id', () => ID, personId) id: string, @Ctx() { services, now, viewer }: IdentityContext) {
    return services.identity.reactivatePerson(id, { now, viewer });
  }

  @Mutation(() => CredentialsResult, { description: 'Gives out a new one-time password, takes second factor and passkeys away and ends all sessions: recovery for who lost them. For administrators.' })
  resetCredentials(@Arg('id', () => ID, personId) id: string, @Ctx() { services, now, viewer }: IdentityContext) {
    return services.identity.resetCredentials(id, { now, viewer });
  }

  @Mutation(() => PersonResult, { description: 'Lifts a lock after failed sign-ins. For administrators.' })
  unlockPerson(@Arg('id', () => ID, personId) id: string, @Ctx() { services, now, viewer }: IdentityContext) {
    return services.identity.unlockPerson(id, { now, viewer });
  }

  @Mutation(() => SessionsResult, { description: 'Ends every session of a person. For administrators.' })
  endSessions(@Arg('id', () => ID, personId) id: string, @Ctx() { services, now, viewer }: IdentityContext) {
    return services.identity.endSessions(id, { now, viewer });
  }
}
