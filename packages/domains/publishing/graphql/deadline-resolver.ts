import { LocalDateScalar } from '@openhall/graphql-kit';
import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import type { PublishingContext } from './context.ts';
import { Deadline } from './deadline-types.ts';

@Resolver()
export class DeadlineResolver {
  @Query(() => Deadline, {
    description:
      'The last day of a period of working days (民法典 art. 201 and 203), from the State Council’s holiday arrangements. Refused before 2007 and outside 0–400 working days.',
  })
  deadline(
    @Arg('receivedOn', () => LocalDateScalar, { description: 'Day of receipt; it does not count.' }) receivedOn: string,
    @Arg('workingDays', () => Int, { description: 'Length of the period in working days, 0–400.' }) workingDays: number,
    @Ctx() { services }: PublishingContext,
  ) {
    return services.publishing.deadline(receivedOn, workingDays);
  }
}
