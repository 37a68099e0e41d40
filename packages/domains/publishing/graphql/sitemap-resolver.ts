import { listComplexity, withBase } from '@openhall/graphql-kit';
import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { PublishingContext } from './context.ts';
import { SitemapEntry } from './sitemap-types.ts';

@Resolver()
export class SitemapResolver {
  @Query(() => [ID], { complexity: withBase(200, listComplexity(20)), description: 'Where the parts of the site map begin: every 5,000th public document in the order of identifiers, the first included.' })
  sitemapParts(@Ctx() { services, now }: PublishingContext) {
    return services.publishing.sitemapParts({ now });
  }

  @Query(() => [SitemapEntry], { complexity: listComplexity(5000), description: 'One part of the site map: at most 5,000 public documents in the order of identifiers.' })
  sitemap(@Arg('from', () => ID, { description: 'Identifier at which the part begins; see sitemapParts.' }) from: string, @Ctx() { services, now }: PublishingContext) {
    return services.publishing.sitemap(from, { now });
  }
}
