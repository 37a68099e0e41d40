import { connectionComplexity, selectedPaths, type RequestContext } from '@openhall/graphql-kit';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, ArgsType, Ctx, Field, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { JobDesk } from './job-desk.ts';
import { FailedJobConnection, FailedJobType, RetryJobResult } from './job-types.ts';

type JobContext = RequestContext<{ readonly jobs: JobDesk }>;

@ArgsType()
class FailedJobArgs {
  @Field(() => Int, { nullable: true, description: 'Number of items, 1–100; 20 where absent.' })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Only items after this cursor.' })
  after?: string | null;
}

@Resolver(() => FailedJobType)
export class JobResolver {
  @Query(() => FailedJobConnection, { complexity: connectionComplexity, description: 'Work behind the answers that failed: given up first, then the oldest. For administrators and auditors.' })
  failedJobs(@Args(() => FailedJobArgs) args: FailedJobArgs, @Ctx() { services }: JobContext, @Info() info: GraphQLResolveInfo) {
    return services.jobs.failed(args, selectedPaths(info));
  }

  @Mutation(() => RetryJobResult, { description: 'Tries a failed job again now, with all its attempts. For administrators.' })
  retryJob(@Arg('id', () => ID, { description: 'Number of the job.' }) id: string, @Ctx() { services, now }: JobContext) {
    return services.jobs.retry(id, now);
  }
}
