import 'reflect-metadata';
import { Field, ObjectType } from 'type-graphql';

/** One thing that keeps a change from being made. */
@ObjectType('Reason', { simpleResolvers: true, description: 'Why something was refused, in plain Chinese.' })
export class Reason {
  @Field(() => String, { nullable: true, description: 'Name of the input field it concerns; null where it concerns the record as a whole.' })
  field!: string | null;

  @Field(() => String, { description: 'What is wrong and what would be right, for the person who asked.' })
  message!: string;
}

/** An expected refusal: a value, not an error. */
@ObjectType('Refused', { simpleResolvers: true, description: 'The change was not made, for reasons that were to be expected. Nothing was written.' })
export class Refused {
  readonly __typename = 'Refused';

  @Field(() => [Reason], { description: 'Every reason, at least one.' })
  reasons: Reason[];

  constructor(reasons: Reason[]) {
    this.reasons = reasons;
  }
}

/** One field of a record that somebody else has changed meanwhile. */
@ObjectType('ConflictField', { simpleResolvers: true, description: 'A field in which the record as it is now and what was sent differ. Values are texts for people.' })
export class ConflictField {
  @Field(() => String, { description: 'Name of the input field.' })
  field!: string;

  @Field(() => String, { description: 'What people call the field.' })
  label!: string;

  @Field(() => String, { description: 'The value in the version the editor started from. Equal to theirs where only the editor changed the field.' })
  base!: string;

  @Field(() => String, { description: 'The value the record has now.' })
  theirs!: string;

  @Field(() => String, { description: 'The value that was sent and not saved.' })
  yours!: string;
}

/** A refusal with one reason. */
export function refused(message: string, field: string | null = null): Refused {
  return new Refused([{ field, message }]);
}
