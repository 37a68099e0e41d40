import { listComplexity } from '@openhall/graphql-kit';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { PublicDocument } from '../data/public-document.ts';
import type { PublishingContext } from './context.ts';
import { Document } from './document-types.ts';

/** Relations are short lists; related is at most five. */
const FEW = listComplexity(5);

@Resolver(() => Document)
export class DocumentRelationsResolver {
  @FieldResolver(() => [Document], { complexity: FEW, description: 'Public interpretations of it (政策解读), newest first.' })
  interpretations(@Root() document: PublicDocument, @Ctx() { loaders }: PublishingContext) {
    return loaders.publishing.relations({ id: document.id, relation: 'INTERPRETS', direction: 'in' });
  }

  @FieldResolver(() => [Document], { complexity: FEW, description: 'Public documents it interprets.' })
  interprets(@Root() document: PublicDocument, @Ctx() { loaders }: PublishingContext) {
    return loaders.publishing.relations({ id: document.id, relation: 'INTERPRETS', direction: 'out' });
  }

  @FieldResolver(() => [Document], { complexity: FEW, description: 'Public documents it amends or takes the place of.' })
  amends(@Root() document: PublicDocument, @Ctx() { loaders }: PublishingContext) {
    return loaders.publishing.relations({ id: document.id, relation: 'AMENDS', direction: 'out' });
  }

  @FieldResolver(() => [Document], { complexity: FEW, description: 'Public documents that amend it or take its place, newest first.' })
  amendedBy(@Root() document: PublicDocument, @Ctx() { loaders }: PublishingContext) {
    return loaders.publishing.relations({ id: document.id, relation: 'AMENDS', direction: 'in' });
  }

  @FieldResolver(() => [Document], { complexity: FEW, description: 'Public documents it repeals.' })
  repeals(@Root() document: PublicDocument, @Ctx() { loaders }: PublishingContext) {
    return loaders.publishing.relations({ id: document.id, relation: 'REPEALS', direction: 'out' });
  }

  @FieldResolver(() => [Document], { complexity: FEW, description: 'Public documents that repeal it, newest first.' })
  repealedBy(@Root() document: PublicDocument, @Ctx() { loaders }: PublishingContext) {
    return loaders.publishing.relations({ id: document.id, relation: 'REPEALS', direction: 'in' });
  }

  @FieldResolver(() => [Document], { complexity: FEW, description: 'Other dated texts of the same law, newest first.' })
  otherTexts(@Root() document: PublicDocument, @Ctx() { loaders }: PublishingContext) {
    return document.textFamily === null ? [] : loaders.publishing.otherTexts(document.id);
  }

  @FieldResolver(() => [Document], { complexity: FEW, description: 'Up to five other public documents that share its column, topic or keywords, best match first, then newest.' })
  related(@Root() document: PublicDocument, @Ctx() { loaders }: PublishingContext) {
    return loaders.publishing.similar(document.id);
  }
}
