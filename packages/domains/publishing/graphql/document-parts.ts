import { DateTimeScalar, LocalDateScalar } from '@openhall/graphql-kit';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { DocumentStatus } from '../rules/index.ts';
import { DocumentStatusEnum } from './enums.ts';

/** 有效性. */
@ObjectType('Validity', { simpleResolvers: true, description: 'Legal validity of a document (有效性) and what it rests on, on the day of the request.' })
export class Validity {
  @Field(() => DocumentStatusEnum, { description: 'The validity on the day of the request.' })
  status!: DocumentStatus;

  @Field(() => Boolean, { description: 'True where it was concluded by rule (a later text of the same name, a repeal stated in another text) and not stated by the issuer. Show it as such.' })
  inferred!: boolean;

  @Field(() => String, { nullable: true, description: 'What it rests on, in plain Chinese; null where the dates say it all.' })
  basis!: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'First day of the status; null where unknown.' })
  since!: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day of the status where that is known, inclusive.' })
  until!: string | null;
}

/** One heading of the contents. */
@ObjectType('OutlineEntry', { simpleResolvers: true, description: 'One heading in the contents of a document, in text order.' })
export class OutlineEntry {
  @Field(() => String, { description: 'Identifier of the element in bodyHtml, e.g. art-33 for 第三十三条, art-17-1 for 第十七条之一. Stable across revisions that keep the article.' })
  anchor!: string;

  @Field(() => Int, { description: '1 part or chapter, 2 section, 3 article.' })
  level!: number;

  @Field(() => String, { description: 'Heading text; for an article its number, e.g. 第三十三条.' })
  title!: string;
}

/** A file of a document. */
@ObjectType('Attachment', { simpleResolvers: true, description: 'A file that belongs to a document. Public exactly when its document is.' })
export class Attachment {
  @Field(() => ID, { description: 'Identifier; it changes when the content changes.' })
  id!: string;

  @Field(() => String, { description: 'File name.' })
  name!: string;

  @Field(() => String, { description: 'Media type, e.g. application/pdf.' })
  mediaType!: string;

  @Field(() => Int, { description: 'Size in bytes.' })
  sizeBytes!: number;

  @Field(() => String, { description: 'SHA-256 of the content, lower-case hexadecimal, so that a reader can check the download.' })
  sha256!: string;

  @Field(() => String, { description: 'Address on this site: /files/{id}/{name}, percent-encoded.' })
  path!: string;
}

/** One version of the text. */
@ObjectType('Revision', { simpleResolvers: true, description: 'One version of a document as the public could read it. Immutable; versions that never were public do not appear.' })
export class Revision {
  @Field(() => Int, { description: 'Number within the document. Rising, with gaps where a version never was public.' })
  number!: number;

  @Field(() => DateTimeScalar, { description: 'When the version was saved.' })
  createdAt!: Date;

  @Field(() => String, { nullable: true, description: 'What changed, in the publisher’s words; null where nothing was noted.' })
  changeNote!: string | null;

  @Field(() => String, { description: 'Title of this version.' })
  title!: string;
}

/** Art. 26 of the disclosure regulation: within 20 working days of creation or change. */
@ObjectType('PublicationDue', {
  simpleResolvers: true,
  description: 'The term of art. 26 of 政府信息公开条例 (2019; art. 18 of 2008): proactive disclosure within 20 working days of the day the information was made or changed.',
})
export class PublicationDue {
  @Field(() => LocalDateScalar, { description: 'Last day of the term.' })
  dueOn!: string;

  @Field(() => Boolean, { description: 'True where the term touches a year whose holidays are not announced yet: the day may still move.' })
  provisional!: boolean;

  @Field(() => LocalDateScalar, { description: 'Day on which the document became public here, in the business time zone.' })
  publishedOn!: string;

  @Field(() => Int, { description: 'Working days from the day after writtenOn to publishedOn, both included; 0 on the same day.' })
  workingDaysUsed!: number;

  @Field(() => Boolean, { description: 'Whether publishedOn is not after dueOn.' })
  onTime!: boolean;
}

/** 410: it was here and is gone. */
@ObjectType('RemovedDocument', { simpleResolvers: true, description: 'A document that was public and has been withdrawn. Carries no content.' })
export class RemovedDocument {
  @Field(() => ID, { description: 'Identifier the document had.' })
  id!: string;

  @Field(() => LocalDateScalar, { description: 'Day of the withdrawal in the business time zone.' })
  removedOn!: string;
}
