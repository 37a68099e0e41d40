import 'reflect-metadata';
import { FINDING_KINDS, FINDING_LABELS, type Finding, type FindingKind, type UploadState } from '@openhall/files';
import { createConnectionBase, createEdgeType, DateTimeScalar, describedEnum, Refused } from '@openhall/graphql-kit';
import { createUnionType, Field, ID, Int, ObjectType } from 'type-graphql';

const UploadStateEnum = describedEnum<UploadState>('UploadState', 'Where an uploaded file stands.', {
  RECEIVING: '上传中: not all of it is here yet.',
  UPLOADED: '等待检查: all of it is here and waits to be examined.',
  SCANNING: '正在检查: it is being examined.',
  CLEAN: '未发现问题: examined, nothing was found.',
  FINDINGS: '发现内容: examined; what was found has to be acknowledged before it may be published.',
  REFUSED: '不能使用: it can never be published; refusal says why.',
  DISCARDED: '已弃用: nobody wants it any more; no longer listed.',
});

const FindingKindEnum = describedEnum<FindingKind>(
  'FindingKind',
  'What was found in a file that a reader should not get, or might not notice.',
  Object.fromEntries(FINDING_KINDS.map((kind) => [kind, FINDING_LABELS[kind]])) as Record<FindingKind, string>,
);

@ObjectType('UploadFinding', { simpleResolvers: true, description: 'One thing that was found in a file, with its place. Personal data are masked.' })
class UploadFinding {
  @Field(() => FindingKindEnum, { description: 'What it is.' })
  kind!: FindingKind;

  @Field(() => String, { description: 'Where it is, in words: sheet and cell, page, paragraph, line.' })
  place!: string;

  @Field(() => String, { nullable: true, description: 'Enough to recognise it by, masked; null where there is nothing to show.' })
  excerpt!: string | null;

  @Field(() => Int, { description: 'How many there are at this place, 1 or more.' })
  count!: number;
}

@ObjectType('UploadOwner', { simpleResolvers: true, description: 'Who sent a file.' })
class UploadOwner {
  @Field(() => ID, { description: 'Identifier of the person.' })
  id!: string;

  @Field(() => String, { description: 'Name at the time.' })
  name!: string;
}

@ObjectType('UploadedFile', { simpleResolvers: true, description: 'A file somebody sent, before anything is published: what it is, what was found in it, and who answers for that.' })
export class UploadedFile {
  @Field(() => ID, { description: 'Identifier, 32 hexadecimal digits; the last part of the address it was sent to.' })
  id!: string;

  @Field(() => String, { description: 'Name under which it was sent.' })
  name!: string;

  @Field(() => UploadStateEnum, { description: 'Where it stands.' })
  state!: UploadState;

  @Field(() => Int, { description: 'Size in bytes.' })
  sizeBytes!: number;

  @Field(() => String, { nullable: true, description: 'SHA-256 of the content, hexadecimal; null until all of it is here, and for what was refused.' })
  sha256!: string | null;

  @Field(() => String, { nullable: true, description: 'Media type by its content, not its name; null until it was examined.' })
  mediaType!: string | null;

  @Field(() => String, { nullable: true, description: 'Why it cannot be used, in Chinese; null where it can.' })
  refusal!: string | null;

  @Field(() => String, { nullable: true, description: 'Why its examination waits, in Chinese; null where it does not.' })
  waitingFor!: string | null;

  @Field(() => UploadOwner, { description: 'Who sent it.' })
  owner!: UploadOwner;

  @Field(() => DateTimeScalar, { description: 'When sending it began.' })
  createdAt!: Date;

  @Field(() => [UploadFinding], { description: 'What was found, in the order of the file; at most a few hundred, the rest counted by kind.' })
  findings!: readonly Finding[];

  @Field(() => DateTimeScalar, { nullable: true, description: 'When somebody answered for what was found; null where nobody did.' })
  acknowledgedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Name of who did.' })
  acknowledgedBy!: string | null;

  @Field(() => String, { nullable: true, description: 'The reason they gave.' })
  acknowledgement!: string | null;

  @Field(() => Boolean, { description: 'Whether who asks may acknowledge the findings now.' })
  canAcknowledge!: boolean;

  @Field(() => Boolean, { description: 'Whether who asks may discard it now.' })
  canDiscard!: boolean;

  @Field(() => Boolean, { description: 'Whether it may become an attachment of something public.' })
  canPublish!: boolean;
}

const UploadedFileEdge = createEdgeType({ name: 'UploadedFile', node: () => UploadedFile, nodeDescription: 'The file.' });

@ObjectType('UploadedFileConnection', { simpleResolvers: true, description: 'A page of uploaded files, newest first (Relay cursor connection; totals count up to 1,000).' })
export class UploadedFileConnection extends createConnectionBase({ name: 'UploadedFile', edge: UploadedFileEdge }) {}

@ObjectType('FindingsAcknowledged', { simpleResolvers: true, description: 'The findings are acknowledged; who, when and why is recorded.' })
export class FindingsAcknowledged {
  readonly __typename = 'FindingsAcknowledged';

  @Field(() => UploadedFile, { description: 'The file as it is now.' })
  file: UploadedFile;

  constructor(file: UploadedFile) {
    this.file = file;
  }
}

@ObjectType('UploadDiscarded', { simpleResolvers: true, description: 'The file is no longer kept for publication.' })
export class UploadDiscarded {
  readonly __typename = 'UploadDiscarded';

  @Field(() => ID, { description: 'Identifier of the file.' })
  id: string;

  constructor(id: string) {
    this.id = id;
  }
}

export const AcknowledgeFindingsResult = createUnionType({ name: 'AcknowledgeFindingsResult', description: 'Acknowledged, or refused with reasons.', types: () => [FindingsAcknowledged, Refused] as const });
export const DiscardUploadResult = createUnionType({ name: 'DiscardUploadResult', description: 'Discarded, or refused with reasons.', types: () => [UploadDiscarded, Refused] as const });
