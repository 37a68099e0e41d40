import { connectionComplexity, selectedPaths, type RequestContext } from '@openhall/graphql-kit';
import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, ArgsType, Ctx, Field, ID, Info, Int, Mutation, Query, Resolver } from 'type-graphql';
import type { UploadDesk } from './upload-desk.ts';
import { AcknowledgeFindingsResult, DiscardUploadResult, UploadedFile, UploadedFileConnection } from './upload-types.ts';

type UploadContext = RequestContext<{ readonly uploads: UploadDesk }>;

@ArgsType()
class UploadedFileArgs {
  @Field(() => Int, { nullable: true, description: 'Number of items, 1–100; 20 where absent.' })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'Only items after this cursor.' })
  after?: string | null;
}

@Resolver(() => UploadedFile)
export class UploadResolver {
  @Query(() => UploadedFile, { nullable: true, description: 'One uploaded file. Null where there is none, or none of who asks. For who sends files, the General Office and auditors.' })
  uploadedFile(@Arg('id', () => ID, { description: 'Identifier of the upload.' }) id: string, @Ctx() { services, viewer, now }: UploadContext) {
    return services.uploads.one(id, { viewer, now });
  }

  @Query(() => UploadedFileConnection, { complexity: connectionComplexity, description: 'Uploaded files, newest first: one’s own, for the General Office and auditors everybody’s.' })
  uploadedFiles(@Args(() => UploadedFileArgs) args: UploadedFileArgs, @Ctx() { services, viewer, now }: UploadContext, @Info() info: GraphQLResolveInfo) {
    return services.uploads.list(args, { viewer, now }, selectedPaths(info));
  }

  @Mutation(() => AcknowledgeFindingsResult, { description: 'Answers for what was found in a file: it may be published from then on. A file with a virus never may. For its sender and the General Office.' })
  acknowledgeFindings(
    @Arg('id', () => ID, { description: 'Identifier of the upload.' }) id: string,
    @Arg('reason', () => String, { description: 'Why it may be published all the same, 4–500 characters; recorded with name and time.' }) reason: string,
    @Ctx() { services, viewer, now }: UploadContext,
  ) {
    return services.uploads.acknowledge(id, reason, { viewer, now });
  }

  @Mutation(() => DiscardUploadResult, { description: 'Gives up an uploaded file: its findings are deleted at once, its bytes within a day or two. For its sender and the General Office.' })
  discardUpload(@Arg('id', () => ID, { description: 'Identifier of the upload.' }) id: string, @Ctx() { services, viewer, now }: UploadContext) {
    return services.uploads.discard(id, { viewer, now });
  }
}
