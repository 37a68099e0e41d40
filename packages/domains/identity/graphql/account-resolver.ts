import { connectionComplexity, forbidden, listComplexity, passwordChangeRequired } from '@openhall/graphql-kit';
import { may } from '@openhall/permission';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { AccountEventRecord, MeRecord } from '../data/records.ts';
import { identityTable } from '../rules/index.ts';
import { AccountEvent, AccountEventConnection, Me, Session, SignInWays } from './account-types.ts';
import type { IdentityContext } from './context.ts';
import { AccountEventArgs } from './inputs.ts';
import { Person, Unit } from './organisation-types.ts';
import { SessionsResult } from './results.ts';

@Resolver(() => Me)
export class MeResolver {
  @Query(() => SignInWays, { description: 'How staff can sign in besides staff number and password.' })
  signInWays(@Ctx() { services }: IdentityContext) {
    return services.identity.signInWays;
  }

  @Query(() => Me, { nullable: true, description: 'Who is signed in; null where nobody is.' })
  me(@Ctx() { services, now, viewer }: IdentityContext) {
    return viewer === null ? null : services.identity.me(viewer, now);
  }

  @FieldResolver(() => String, { description: 'Name of the unit they work in.' })
  async unitName(@Root() me: MeRecord, @Ctx() { loaders }: IdentityContext) {
    return (await loaders.identity.unit(me.unitId))?.name;
  }

  @FieldResolver(() => Unit, {
    description: 'The unit they work in. Refused to who may not read the organisation, or has to choose a password first: a unit leads to everybody in charge.',
    deprecationReason: 'unitName says what is shown of it; unit(id) has the rest.',
  })
  unit(@Root() me: MeRecord, @Ctx() { loaders, viewer }: IdentityContext) {
    if (viewer?.mustChangePassword === true) throw passwordChangeRequired();
    if (!may(identityTable, viewer?.roles ?? [], 'READ_ORGANISATION')) throw forbidden();
    return loaders.identity.unit(me.unitId);
  }

  @Query(() => [Session], { complexity: listComplexity(3), description: 'Where the viewer is signed in, newest first.' })
  mySessions(@Ctx() { services, now, viewer }: IdentityContext) {
    return services.identity.mySessions({ now, viewer });
  }

  @Mutation(() => SessionsResult, { description: 'Ends one session of the viewer; every session but this request’s where none is named.' })
  endMySession(
    @Arg('id', () => ID, { nullable: true, description: 'Identifier of the session.' }) id: string | null | undefined,
    @Ctx() { services, now, viewer }: IdentityContext,
  ) {
    return services.identity.endMySession(id ?? null, { now, viewer });
  }
}

@Resolver(() => AccountEvent)
export class AccountEventResolver {
  @Query(() => AccountEventConnection, { complexity: connectionComplexity, description: 'What happened to units, posts, people and accounts, newest first. For administrators and auditors.' })
  accountEvents(@Args(() => AccountEventArgs) args: AccountEventArgs, @Ctx() { services }: IdentityContext) {
    return services.identity.accountEvents(args);
  }

  @FieldResolver(() => Person, { nullable: true, description: 'The person it happened to; null where it concerns a unit or a post.' })
  person(@Root() event: AccountEventRecord, @Ctx() { loaders }: IdentityContext) {
    return event.personId === null ? null : loaders.identity.person(event.personId);
  }

  @FieldResolver(() => Unit, { nullable: true, description: 'The unit it happened to; null where it concerns a person.' })
  unit(@Root() event: AccountEventRecord, @Ctx() { loaders }: IdentityContext) {
    return event.unitId === null ? null : loaders.identity.unit(event.unitId);
  }
}
