import { connectionComplexity, selectedPaths, withBase } from '@openhall/graphql-kit';
import type { GraphQLResolveInfo } from 'graphql';
import { Args, Ctx, Info, Query, Resolver } from 'type-graphql';
import { ChangeConnection, ChangeListArgs } from './change-types.ts';
import type { PublishingContext } from './context.ts';

@Resolver()
export class ChangeResolver {
  @Query(() => ChangeConnection, {
    // It asks nine indexes whatever is selected: 50 ms on 100,000 documents.
    complexity: withBase(300, connectionComplexity),
    description: 'What changed in what the public can read, newest first: documents that became public, were revised or withdrawn, and days on which a validity turned.',
  })
  changes(@Args(() => ChangeListArgs) args: ChangeListArgs, @Ctx() { services, now }: PublishingContext, @Info() info: GraphQLResolveInfo) {
    return services.publishing.changes(args, { now, selected: selectedPaths(info) });
  }
}
