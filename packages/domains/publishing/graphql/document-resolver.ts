import { connectionComplexity, listComplexity, selectedPaths } from '@openhall/graphql-kit';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Int, Query, Resolver, Root } from 'type-graphql';
import type { PublicDocument } from '../data/public-document.ts';
import { DocumentListArgs } from './args.ts';
import { Column, Issuer } from './column-types.ts';
import type { PublishingContext } from './context.ts';
import { Attachment, OutlineEntry, PublicationDue, RemovedDocument, Revision, Validity } from './document-parts.ts';
import { Document, DocumentConnection } from './document-types.ts';

/** Relations are short lists; related is at most five. */
const FEW = listComplexity(5);
const DESCRIPTIONS = { unknown: 'Null where no public document has this identifier.' };

@Resolver(() => Document)
export class DocumentResolver {
  @Query(() => Document, { nullable: true, description: `One public document. ${DESCRIPTIONS.unknown}` })
  document(@Arg('id', () => ID, { description: 'Identifier of the document.' }) id: string, @Ctx() { services, now }: PublishingContext, @Info() info: GraphQLResolveInfo) {
    return services.publishing.document(id, { now, selected: selectedPaths(info) });
  }

  @Query(() => RemovedDocument, {
    nullable: true,
    description: 'A document that was public and has been withdrawn, for an answer of 410 instead of 404. Null for anything else, drafts and withheld records included.',
  })
  removedDocument(@Arg('id', () => ID, { description: 'Identifier the document had.' }) id: string, @Ctx() { services, now }: PublishingContext) {
    return services.publishing.removedDocument(id, { now });
  }

  @Query(() => DocumentConnection, { complexity: connectionComplexity, description: 'Public documents that match every given filter.' })
  documents(@Args(() => DocumentListArgs) args: DocumentListArgs, @Ctx() { services, now }: PublishingContext, @Info() info: GraphQLResolveInfo) {
    return services.publishing.documents(args, { now, selected: selectedPaths(info) });
  }

  @FieldResolver(() => Column, { nullable: true, description: 'The column it stands in; null where it stands in none.' })
  column(@Root() document: PublicDocument, @Ctx() { loaders }: PublishingContext) {
    return document.columnSlug === null ? null : loaders.publishing.column.load(document.columnSlug);
  }

  @FieldResolver(() => Validity, { nullable: true, description: 'Legal validity with its dates and basis; null where the kind has none.' })
  validity(@Root() document: PublicDocument, @Ctx() { services, now }: PublishingContext) {
    return services.publishing.validity(document, { now });
  }

  @FieldResolver(() => String, { complexity: 10, description: 'Current text as sanitised HTML: no scripts, no style attributes; headings carry the anchors of outline.' })
  async bodyHtml(@Root() document: PublicDocument, @Ctx() { loaders }: PublishingContext) {
    return document.bodyHtml ?? (await loaders.publishing.body.load(document.id)).bodyHtml;
  }

  @FieldResolver(() => [OutlineEntry], { complexity: listComplexity(20), description: 'Contents of the current text, in order; empty where it has no headings.' })
  async outline(@Root() document: PublicDocument, @Ctx() { loaders }: PublishingContext) {
    return document.outline ?? (await loaders.publishing.body.load(document.id)).outline;
  }

  @FieldResolver(() => [Attachment], { complexity: FEW, description: 'Files of the document, in order.' })
  attachments(@Root() document: PublicDocument, @Ctx() { loaders }: PublishingContext) {
    return loaders.publishing.attachments.load(document.id);
  }

  @FieldResolver(() => [Revision], { complexity: listComplexity(10), description: 'Versions the public could read, newest first, the current one included.' })
  revisions(@Root() document: PublicDocument, @Ctx() { loaders }: PublishingContext) {
    return loaders.publishing.revisions.load(document.id);
  }

  @FieldResolver(() => PublicationDue, {
    nullable: true,
    description: 'Term of art. 26 for making it public; null for documents of other organs and where writtenOn is unknown or before 2007 (no holiday calendar).',
  })
  publicationDue(@Root() document: PublicDocument, @Ctx() { services }: PublishingContext) {
    return services.publishing.publicationDue(document);
  }
}

@Resolver(() => Document)
export class DocumentRelationsResolver {
  @FieldResolver(() => [Document], { complexity: FEW, description: 'Public interpretations of it (政策解读), newest first.' })
  interpretations(@Root() document: PublicDocument, @Ctx() { loaders }: PublishingContext) {
    return loaders.publishing.relations.load(`${document.id} INTERPRETS in`);
  }

  @FieldResolver(() => [Document], { complexity: FEW, description: 'Public documents it interprets.' })
  interprets(@Root() document: PublicDocument, @Ctx() { loaders }: PublishingContext) {
    return loaders.publishing.relations.load(`${document.id} INTERPRETS out`);
  }

  @FieldResolver(() => [Document], { complexity: FEW, description: 'Public documents it amends or takes the place of.' })
  amends(@Root() document: PublicDocument, @Ctx() { loaders }: PublishingContext) {
    return loaders.publishing.relations.load(`${document.id} AMENDS out`);
  }

  @FieldResolver(() => [Document], { complexity: FEW, description: 'Public documents that amend it or take its place, newest first.' })
  amendedBy(@Root() document: PublicDocument, @Ctx() { loaders }: PublishingContext) {
    return loaders.publishing.relations.load(`${document.id} AMENDS in`);
  }

  @FieldResolver(() => [Document], { complexity: FEW, description: 'Public documents it repeals.' })
  repeals(@Root() document: PublicDocument, @Ctx() { loaders }: PublishingContext) {
    return loaders.publishing.relations.load(`${document.id} REPEALS out`);
  }

  @FieldResolver(() => [Document], { complexity: FEW, description: 'Public documents that repeal it, newest first.' })
  repealedBy(@Root() document: PublicDocument, @Ctx() { loaders }: PublishingContext) {
    return loaders.publishing.relations.load(`${document.id} REPEALS in`);
  }

  @FieldResolver(() => [Document], { complexity: FEW, description: 'Other dated texts of the same law, newest first.' })
  otherTexts(@Root() document: PublicDocument, @Ctx() { loaders }: PublishingContext) {
    return document.textFamily === null ? [] : loaders.publishing.otherTexts.load(document);
  }

  @FieldResolver(() => [Document], { complexity: FEW, description: 'Up to five other public documents that share its column, topic or keywords, best match first, then newest.' })
  related(@Root() document: PublicDocument, @Ctx() { loaders }: PublishingContext) {
    return loaders.publishing.related.load(document);
  }
}

@Resolver(() => Column)
export class ColumnResolver {
  @Query(() => [Column], { complexity: listComplexity(8), description: 'The configured columns, in display order, empty ones included.' })
  columns(@Ctx() { services, now }: PublishingContext) {
    return services.publishing.columns({ now });
  }

  @Query(() => Column, { nullable: true, description: 'One column. Null where no column has this slug.' })
  column(@Arg('slug', () => String, { description: 'Slug of the column.' }) slug: string, @Ctx() { loaders }: PublishingContext) {
    return loaders.publishing.column.load(slug);
  }

  @Query(() => [Issuer], { complexity: listComplexity(20), description: 'Issuers that have at least one public document, most documents first.' })
  issuers(@Arg('first', () => Int, { defaultValue: 50, description: 'How many at most, 1–200.' }) first: number, @Ctx() { services, now }: PublishingContext) {
    return services.publishing.issuers(first, { now });
  }
}
