import { createConnectionBase, createEdgeType, DateTimeScalar, LocalDateScalar } from '@openhall/graphql-kit';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { DocumentKind, DocumentStatus } from '../rules/index.ts';
import { Issuer } from './column-types.ts';
import { DocumentKindEnum, DocumentStatusEnum } from './enums.ts';

/**
 * 公开的文件. Fields that need another statement (body, relations, files, column) are in the resolvers beside this file;
 * everything here is a plain value of the row that was read.
 */
@ObjectType('Document', { simpleResolvers: true, description: 'A public document. What is not public is never reachable through any field: it answers as if it did not exist.' })
export class Document {
  @Field(() => ID, { description: 'Stable identifier, 13 characters; the address is /documents/{id}.' })
  id!: string;

  @Field(() => String, { description: 'Title.' })
  title!: string;

  @Field(() => DocumentKindEnum, { description: 'What the document is.' })
  kind!: DocumentKind;

  @Field(() => String, { nullable: true, description: '索引号 of the disclosure catalogue, e.g. 000014349/2019-00007.' })
  indexNumber!: string | null;

  @Field(() => String, { nullable: true, description: '文号 as printed, brackets as 〔〕; the last one where the text has had several.' })
  documentNumber!: string | null;

  @Field(() => [String], { description: 'Other document numbers the text is or was known by.' })
  documentNumberAliases!: string[];

  @Field(() => Issuer, { description: '发布机关.' })
  issuer!: Issuer;

  @Field(() => String, { nullable: true, description: '主题分类.' })
  topic!: string | null;

  @Field(() => [String], { description: '主题词 and keywords.' })
  keywords!: string[];

  @Field(() => String, { nullable: true, description: '内容概述 (art. 12: the catalogue states it).' })
  summary!: string | null;

  @Field(() => DocumentStatusEnum, { nullable: true, description: 'Legal validity on the day of the request; null where the kind has none.' })
  status!: DocumentStatus | null;

  @Field(() => LocalDateScalar, { nullable: true, description: '成文日期.' })
  writtenOn!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it became public on this site (the end of the embargo where there was one). Never back-dated.' })
  publishedAt!: Date;

  @Field(() => DateTimeScalar, { description: 'When the public record last changed; never before publishedAt. The same moment as in the site map, unless it was changed before it became public.' })
  updatedAt!: Date;

  @Field(() => LocalDateScalar, { nullable: true, description: 'When the origin published it, where that was elsewhere.' })
  sourcePublishedOn!: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: '施行日期: first day in force.' })
  effectiveFrom!: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day in force, inclusive, where the text sets one.' })
  effectiveTo!: string | null;

  @Field(() => LocalDateScalar, { description: 'The date lists show and sort by: sourcePublishedOn; else writtenOn for texts of other organs; else the day of publishedAt in the business time zone.' })
  listedOn!: string;

  @Field(() => String, { nullable: true, description: '来源: name of the origin.' })
  source!: string | null;

  @Field(() => String, { nullable: true, description: 'Address of the original.' })
  sourceUrl!: string | null;

  @Field(() => String, { nullable: true, description: 'Author, where one is named.' })
  author!: string | null;

  @Field(() => String, { nullable: true, description: '责任编辑.' })
  editor!: string | null;

  @Field(() => Int, { description: 'Number of the current version.' })
  revisionNumber!: number;
}

const DocumentEdge = createEdgeType({ name: 'Document', node: () => Document, nodeDescription: 'The document.' });

@ObjectType('DocumentConnection', { simpleResolvers: true, description: 'A page of documents (Relay cursor connection).' })
export class DocumentConnection extends createConnectionBase({ name: 'Document', edge: DocumentEdge }) {}
