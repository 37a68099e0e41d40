import { connectionComplexity, listComplexity, selectedPaths } from '@openhall/graphql-kit';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import type { PublicRevision } from '../data/part-queries.ts';
import type { PublicDocument } from '../data/public-document.ts';
import { DocumentListArgs } from './args.ts';
import { Column } from './column-types.ts';
import type { PublishingContext } from './context.ts';
import { Attachment, OutlineEntry, PublicationDue, RemovedDocument, Revision, Validity } from './document-parts.ts';
import { Document, DocumentConnection } from './document-types.ts';


@Resolver(() => Document)
export class DocumentResolver {
  @Query(() => Document, { nullable: true, description: 'One public document. Null where no public document has this identifier.' })
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
    return document.columnSlug === null ? null : loaders.publishing.column(document.columnSlug);
  }

  @FieldResolver(() => Validity, { nullable: true, description: 'Legal validity with its dates and basis; null where the kind has none.' })
  validity(@Root() document: PublicDocument, @Ctx() { services, now }: PublishingContext) {
    return services.publishing.validity(document, { now });
  }

  @FieldResolver(() => String, { complexity: 10, description: 'Current text as sanitised HTML: no scripts, no style attributes; headings carry the anchors of outline.' })
  async bodyHtml(@Root() document: PublicDocument, @Ctx() { loaders }: PublishingContext) {
    return document.bodyHtml ?? (await loaders.publishing.body(document.id)).bodyHtml;
  }

  @FieldResolver(() => [OutlineEntry], { complexity: listComplexity(20), description: 'Contents of the current text, in order; empty where it has no headings.' })
  async outline(@Root() document: PublicDocument, @Ctx() { loaders }: PublishingContext) {
    return document.outline ?? (await loaders.publishing.body(document.id)).outline;
  }

  @FieldResolver(() => [Attachment], { complexity: listComplexity(5), description: 'Files of the document, in order.' })
  attachments(@Root() document: PublicDocument, @Ctx() { loaders }: PublishingContext) {
    return loaders.publishing.attachments(document.id);
  }

  @FieldResolver(() => [Revision], { complexity: listComplexity(10), description: 'Versions the public could read, newest first, the current one included.' })
  revisions(@Root() document: PublicDocument, @Ctx() { loaders }: PublishingContext) {
    return loaders.publishing.revisions(document.id);
  }

  @FieldResolver(() => PublicationDue, {
    nullable: true,
    description: 'Term of art. 26 for making it public; null for documents of other organs and where writtenOn is unknown or before 1 May 2008, when the first version of the regulation came into force.',
  })
  publicationDue(@Root() document: PublicDocument, @Ctx() { services }: PublishingContext) {
    return services.publishing.publicationDue(document);
  }
}

@Resolver(() => Revision)
export class RevisionResolver {
  @FieldResolver(() => String, { complexity: 10, description: 'Body of this version as sanitised HTML.' })
  bodyHtml(@Root() revision: PublicRevision, @Ctx() { loaders }: PublishingContext) {
    return loaders.publishing.revisionBody(revision);
  }
}
