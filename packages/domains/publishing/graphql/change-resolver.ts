import { connectionComplexity, selectedPaths } from '@openhall/graphql-kit';
import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, Info, Query, Resolver } from 'type-graphql';
import { ChangeConnection, ChangeListArgs } from './change-types.ts';
import type { PublishingContext } from './context.ts';

@Resolver()
export class ChangeResolver {
  @Query(() => ChangeConnection, {
    complexity: connectionComplexity,
    description: 'What changed in what the public can read, newest first: documents that became public, were revised or withdrawn, and days on which a validity turned.',
  })
  changes(@Args(() => ChangeListArgs) args: ChangeListArgs, @Ctx() { services, now }: PublishingContext, @Info() info: GraphQLResolveInfo) {
    return services.publishing.changes(args, { now, selected: selectedPaths(info) });
  }
}
