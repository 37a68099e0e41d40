import { ConnectionArgs, createConnectionBase, createEdgeType, DateTimeScalar, LocalDateScalar } from '@openhall/graphql-kit';
import { ArgsType, Field, ID, Int, ObjectType } from 'type-graphql';
import type { ChangeKind } from '../data/change-causes.ts';
import type { DocumentStatus } from '../rules/index.ts';
import { Document } from './document-types.ts';
import { ChangeKindEnum, DocumentStatusEnum } from './enums.ts';

/** 更新. */
@ObjectType('Change', { simpleResolvers: true, description: 'Something that changed in what the public can read. Of a withdrawn record nothing is said but its identifier and when.' })
class Change {
  @Field(() => ID, { description: 'Stable identifier of the change: of the document, what happened, and which version or day.' })
  id!: string;

  @Field(() => ChangeKindEnum, { description: 'What happened.' })
  kind!: ChangeKind;

  @Field(() => DateTimeScalar, { description: 'When; for a change of validity the beginning of its first day in the business time zone.' })
  at!: Date;

  @Field(() => LocalDateScalar, { description: 'The day of it in the business time zone.' })
  on!: string;

  @Field(() => ID, { description: 'Identifier of the document it happened to; a withdrawn one answers 410 at its address.' })
  documentId!: string;

  @Field(() => Document, { nullable: true, description: 'The document as it is now; null where it was withdrawn.' })
  document!: Document | null;

  @Field(() => Int, { nullable: true, description: 'Number of the version that a revision brought; null for any other change.' })
  revisionNumber!: number | null;

  @Field(() => String, { nullable: true, description: 'What a revision changed, in the publisher’s words; null where nothing was noted and for any other change.' })
  changeNote!: string | null;

  @Field(() => DocumentStatusEnum, { nullable: true, description: 'The validity from that day on, for a change of validity; null for any other. A later change may have ended it.' })
  status!: DocumentStatus | null;
}

const ChangeEdge = createEdgeType({ name: 'Change', node: () => Change, nodeDescription: 'The change.' });

@ObjectType('ChangeConnection', { simpleResolvers: true, description: 'A page of changes, newest first (Relay cursor connection).' })
export class ChangeConnection extends createConnectionBase({ name: 'Change', edge: ChangeEdge }) {}

/** Arguments of `changes`. */
@ArgsType()
export class ChangeListArgs extends ConnectionArgs {
  @Field(() => [ChangeKindEnum], { nullable: true, description: 'Any of these kinds of change. Absent or empty: all.' })
  kind?: ChangeKind[] | null;
}
