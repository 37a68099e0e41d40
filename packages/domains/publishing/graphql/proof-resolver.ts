import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { PublicDocument } from '../data/public-document.ts';
import type { PublishingContext } from './context.ts';
import { Document } from './document-types.ts';
import { Proof, Verification } from './proof-types.ts';

@Resolver(() => Document)
export class DocumentProofResolver {
  @FieldResolver(() => Proof, { nullable: true, description: 'Its newest entry in the ledger; null for a moment after it was published by other means than this program.' })
  proof(@Root() document: PublicDocument, @Ctx() { loaders }: PublishingContext) {
    return loaders.publishing.ledgerMark(document.id);
  }

  @Query(() => Verification, {
    nullable: true,
    complexity: 20,
    description: 'What a verification code stands for, checked by this server, with the evidence to check it again. Null where no entry has the code, or its document never was public.',
  })
  verify(@Arg('code', () => String, { description: 'The code, however it is typed: case, spaces and dashes do not matter. Any text is allowed.' }) code: string, @Ctx() { services, now }: PublishingContext) {
    return services.publishing.verify(code, { now });
  }
}
