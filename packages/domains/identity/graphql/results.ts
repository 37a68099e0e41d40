import { ConflictField, DateTimeScalar, Refused } from '@openhall/graphql-kit';
import { createUnionType, Field, ID, Int, ObjectType } from 'type-graphql';
import { Person, Post, Unit } from './organisation-types.ts';

@ObjectType('UnitSaved', { simpleResolvers: true, description: 'The change was made.' })
class UnitSaved {
  @Field(() => Unit, { description: 'The unit as it is now.' })
  unit!: Unit;
}

@ObjectType('PostSaved', { simpleResolvers: true, description: 'The change was made.' })
class PostSaved {
  @Field(() => Post, { description: 'The post as it is now.' })
  post!: Post;
}

@ObjectType('PostRemoved', { simpleResolvers: true, description: 'The post is gone.' })
class PostRemoved {
  @Field(() => ID, { description: 'Identifier the post had.' })
  id!: string;
}

@ObjectType('PersonSaved', { simpleResolvers: true, description: 'The change was made.' })
class PersonSaved {
  @Field(() => Person, { description: 'The person as the record is now.' })
  person!: Person;
}

@ObjectType('CredentialsIssued', { simpleResolvers: true, description: 'The person can sign in with a one-time password.' })
class CredentialsIssued {
  @Field(() => Person, { description: 'The person as the record is now.' })
  person!: Person;

  @Field(() => String, { description: 'One-time password: shown this once, kept nowhere. To be handed over in person; it has to be replaced at the first sign-in.' })
  oneTimePassword!: string;
}

@ObjectType('SessionsEnded', { simpleResolvers: true, description: 'Sessions were ended.' })
class SessionsEnded {
  @Field(() => Int, { description: 'How many there were.' })
  count!: number;
}

/** What every conflict says besides the record; the base itself never reaches the schema. */
@ObjectType('ConflictBase', { simpleResolvers: true })
abstract class Conflict {
  @Field(() => [ConflictField], { description: 'The fields in which the record and what was sent differ.' })
  fields!: ConflictField[];

  @Field(() => String, { description: 'Name of who changed the record last.' })
  changedBy!: string;

  @Field(() => DateTimeScalar, { description: 'When they did.' })
  changedAt!: Date;
}

const conflict = { simpleResolvers: true, description: 'Somebody else changed the record meanwhile. Nothing was written: compare, and send again with the current version.' };

@ObjectType('UnitConflict', conflict)
class UnitConflict extends Conflict {
  @Field(() => Unit, { description: 'The unit as it is now.' })
  current!: Unit;
}

@ObjectType('PostConflict', conflict)
class PostConflict extends Conflict {
  @Field(() => Post, { description: 'The post as it is now.' })
  current!: Post;
}

@ObjectType('PersonConflict', conflict)
class PersonConflict extends Conflict {
  @Field(() => Person, { description: 'The person as the record is now.' })
  current!: Person;
}

const outcome = 'Made, refused with reasons, or in conflict with a newer version.';

export const UnitResult = createUnionType({ name: 'UnitResult', description: outcome, types: () => [UnitSaved, Refused, UnitConflict] as const });
export const PostResult = createUnionType({ name: 'PostResult', description: outcome, types: () => [PostSaved, Refused, PostConflict] as const });
export const PersonResult = createUnionType({ name: 'PersonResult', description: outcome, types: () => [PersonSaved, Refused, PersonConflict] as const });
export const PostRemovedResult = createUnionType({ name: 'PostRemovedResult', description: 'Removed, or refused with reasons.', types: () => [PostRemoved, Refused] as const });
export const CredentialsResult = createUnionType({ name: 'CredentialsResult', description: 'Done, or refused with reasons.', types: () => [CredentialsIssued, Refused] as const });
export const SessionsResult = createUnionType({ name: 'SessionsResult', description: 'Done, or refused with reasons.', types: () => [SessionsEnded, Refused] as const });
