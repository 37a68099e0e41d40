import { LocalDateScalar } from '@openhall/graphql-kit';
import { Field, Int, ObjectType } from 'type-graphql';

/** One day of a period. */
@ObjectType('DeadlineDay', { simpleResolvers: true, description: 'One calendar day of a period and whether it counts.' })
export class DeadlineDay {
  @Field(() => LocalDateScalar, { description: 'The day.' })
  date!: string;

  @Field(() => Boolean, { description: 'Whether it counts as a working day of the period.' })
  counted!: boolean;

  @Field(() => Int, { nullable: true, description: 'Its number among the counted days, from 1; null where it does not count.' })
  number!: number | null;

  @Field(() => String, { description: 'Why, in plain Chinese, e.g. 周六休息, 春节放假, 调休上班（春节）, 收到当日不计入.' })
  reason!: string;
}

/** 期限. */
@ObjectType('Deadline', {
  simpleResolvers: true,
  description: 'A period of working days: the day of receipt does not count, working weekends count, weekends and statutory holidays do not.',
})
export class Deadline {
  @Field(() => LocalDateScalar, { description: 'Day of receipt; day 1 is the next working day.' })
  receivedOn!: string;

  @Field(() => Int, { description: 'Length of the period in working days.' })
  workingDays!: number;

  @Field(() => LocalDateScalar, { description: 'Last day of the period.' })
  dueOn!: string;

  @Field(() => Boolean, { description: 'True where the period touches a year whose holidays are not announced yet: the day may still move.' })
  provisional!: boolean;

  @Field(() => [DeadlineDay], { complexity: 50, description: 'Every calendar day from the day of receipt to the last day, with the reason it counts or does not. At most about 800 days.' })
  trace!: DeadlineDay[];
}
