import { createConnectionBase, createEdgeType, DateTimeScalar, describedEnum, LocalDateScalar } from '@openhall/graphql-kit';
import type { LedgerChange } from '@openhall/ledger';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { DeskPublication, DocumentKind, DocumentStatus } from '../rules/index.ts';
import { Issuer } from './column-types.ts';
import { DocumentKindEnum, DocumentStatusEnum, LedgerChangeEnum } from './enums.ts';

export const DeskPublicationEnum = describedEnum<DeskPublication>('DeskPublication', 'Where a document stands on its way to the public. For staff only.', {
  DRAFT: '草稿: being written.',
  SCHEDULED: '待发布: approved, waiting for its day to be published.',
  EMBARGOED: '定时发布: published, but hidden until a moment that lies ahead.',
  PUBLISHED: '已公开: the public can read it.',
  WITHDRAWN: '已撤下: it is no longer public.',
  ON_REQUEST: '依申请公开: given out on request only.',
  WITHHELD: '不予公开: withheld, whatever its state.',
});

@ObjectType('DeskDocument', { simpleResolvers: true, description: 'A document as the department has it, whatever its publication. For staff, as far as their roles reach.' })
export class DeskDocument {
  @Field(() => ID, { description: 'Stable identifier, 13 characters; the public address is /documents/{id} once it is public.' })
  id!: string;

  @Field(() => String, { description: 'Title of the current version.' })
  title!: string;

  @Field(() => DocumentKindEnum, { description: 'What the document is.' })
  kind!: DocumentKind;

  @Field(() => DeskPublicationEnum, { description: 'Where it stands at the moment of the request.' })
  publication!: DeskPublication;

  @Field(() => String, { nullable: true, description: '索引号; null where none was given.' })
  indexNumber!: string | null;

  @Field(() => String, { nullable: true, description: '文号 as printed; null where it has none.' })
  documentNumber!: string | null;

  @Field(() => Issuer, { description: '发布机关.' })
  issuer!: Issuer;

  @Field(() => DocumentStatusEnum, { nullable: true, description: 'Legal validity on the day of the request; null where the kind has none.' })
  status!: DocumentStatus | null;

  @Field(() => LocalDateScalar, { nullable: true, description: '成文日期; null where unknown.' })
  writtenOn!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it became public or will, the end of the embargo where there is one; null where no moment is set.' })
  publishedAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was withdrawn; null where it was not.' })
  withdrawnAt!: Date | null;

  @Field(() => DateTimeScalar, { description: 'When anything of it was last changed. Lists are in this order.' })
  updatedAt!: Date;

  @Field(() => String, { nullable: true, description: '主题分类; null where none was given.' })
  topic!: string | null;

  @Field(() => String, { nullable: true, description: '内容概述; null where none was written.' })
  summary!: string | null;

  @Field(() => String, { nullable: true, description: '来源: name of the origin; null where it is the department’s own.' })
  sourceName!: string | null;

  @Field(() => String, { nullable: true, description: 'Address of the original; null where there is none.' })
  sourceUrl!: string | null;

  @Field(() => Int, { description: 'Number of the current version, from 1.' })
  revisionNumber!: number;
}

@ObjectType('DeskRevision', { simpleResolvers: true, description: 'A version of a document. Immutable. Unlike the public history it has every version, drafts too.' })
export class DeskRevision {
  @Field(() => Int, { description: 'Number, from 1.' })
  number!: number;

  @Field(() => DateTimeScalar, { description: 'When it was written.' })
  createdAt!: Date;

  @Field(() => String, { description: 'Title of this version.' })
  title!: string;

  @Field(() => String, { nullable: true, description: 'Why it was written; null where nothing was said.' })
  changeNote!: string | null;

  @Field(() => String, { nullable: true, description: 'Who wrote it, as the ledger has it; null for a version that never was public.' })
  actor!: string | null;
}

@ObjectType('DeskRevisionFact', { simpleResolvers: true, description: 'One fact a version records besides its text, as text.' })
export class DeskRevisionFact {
  @Field(() => String, { description: 'Name of the fact, e.g. documentNumber.' })
  name!: string;

  @Field(() => String, { description: 'Its value; empty where there is none, lists joined by 、; files are named with the beginning of their SHA-256.' })
  value!: string;
}

@ObjectType('DeskRevisionContent', { simpleResolvers: true, description: 'What a version says.' })
export class DeskRevisionContent {
  @Field(() => String, { description: 'Text as sanitised HTML: no scripts, no style attributes.' })
  bodyHtml!: string;

  @Field(() => [DeskRevisionFact], { description: 'Its facts, always the same in the same order, so that two versions can be compared.' })
  facts!: DeskRevisionFact[];
}

@ObjectType('TrailCheckpoint', { simpleResolvers: true, description: 'A signed head of the log.' })
class TrailCheckpoint {
  @Field(() => Int, { description: 'Entries it covers.' })
  size!: number;

  @Field(() => DateTimeScalar, { description: 'When it was signed.' })
  at!: Date;
}

@ObjectType('TrailEntry', { simpleResolvers: true, description: 'What the ledger has of one change of a document. Never altered.' })
export class TrailEntry {
  @Field(() => String, { description: 'Verification code; the address is /verify/{code}.' })
  code!: string;

  @Field(() => DateTimeScalar, { description: 'When it was written, in the transaction of the change.' })
  at!: Date;

  @Field(() => String, { description: 'Who made the change, e.g. import laws.' })
  actor!: string;

  @Field(() => LedgerChangeEnum, { description: 'What became of the document.' })
  change!: LedgerChange;

  @Field(() => [String], { description: 'Names of the public fields that changed; empty for a first publication and a withdrawal.' })
  fields!: string[];

  @Field(() => Int, { nullable: true, description: 'The version it is about; null for a withdrawal.' })
  revision!: number | null;

  @Field(() => Int, { nullable: true, description: 'Place in the log, from 0; null for some seconds, until it is folded.' })
  leafIndex!: number | null;

  @Field(() => String, { description: 'SHA-256 of the leaf, hexadecimal.' })
  leafHash!: string;

  @Field(() => TrailCheckpoint, { nullable: true, description: 'The first signed head of the log that covers it; null until there is one.' })
  checkpoint!: TrailCheckpoint | null;
}

const DeskDocumentEdge = createEdgeType({ name: 'DeskDocument', node: () => DeskDocument, nodeDescription: 'The document.' });

@ObjectType('DeskDocumentConnection', { simpleResolvers: true, description: 'A page of documents, last changed first (Relay cursor connection).' })
export class DeskDocumentConnection extends createConnectionBase({ name: 'DeskDocument', edge: DeskDocumentEdge }) {}
