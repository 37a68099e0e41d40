import { ConnectionArgs, LocalDateScalar } from '@openhall/graphql-kit';
import { ArgsType, Field } from 'type-graphql';
import type { DeskPublication, DocumentKind, DocumentStatus } from '../rules/index.ts';
import { DeskPublicationEnum } from './desk-types.ts';
import {
  DocumentKindEnum,
  DocumentSortEnum,
  DocumentStatusEnum,
  SearchResultTypeEnum,
  SearchSortEnum,
  type DocumentSort,
  type SearchResultType,
  type SearchSort,
} from './enums.ts';

/** Filters that lists and search share. */
@ArgsType()
class DocumentFilterArgs extends ConnectionArgs {
  @Field(() => String, { nullable: true, description: 'Slug of a column. An unknown slug finds nothing.' })
  column?: string | null;

  @Field(() => [DocumentKindEnum], { nullable: true, description: 'Any of these kinds. An empty list filters nothing.' })
  kind?: DocumentKind[] | null;

  @Field(() => String, { nullable: true, description: 'Identifier or full name of an issuer. An unknown one finds nothing.' })
  issuer?: string | null;

  @Field(() => [DocumentStatusEnum], { nullable: true, description: 'Any of these validities on the day of the request. Documents without a validity match none. An empty list filters nothing.' })
  status?: DocumentStatus[] | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'Earliest listedOn, inclusive.' })
  publishedFrom?: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'Latest listedOn, inclusive.' })
  publishedTo?: string | null;
}

/** Arguments of `documents`. */
@ArgsType()
export class DocumentListArgs extends DocumentFilterArgs {
  @Field(() => String, { nullable: true, description: 'Words or a document number that must occur; only the first 100 characters count. Any text is allowed. Use search for ranking and highlights.' })
  query?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'true: only documents of the department that runs this site (the disclosure catalogue); false: only those of others.' })
  own?: boolean | null;

  @Field(() => DocumentSortEnum, { defaultValue: DocumentSortEnum.NEWEST, description: 'Order of the list.' })
  sort!: DocumentSort;
}

/** Arguments of `search`. */
@ArgsType()
export class SearchArgs extends DocumentFilterArgs {
  @Field(() => String, { description: 'Words, a document number, an index number, an article (工伤保险条例 第17条) or pinyin initials. Only the first 100 characters count. Any text is allowed.' })
  query!: string;

  @Field(() => [SearchResultTypeEnum], { nullable: true, description: 'Only these types of record. Absent or empty: all.' })
  types?: SearchResultType[] | null;

  @Field(() => SearchSortEnum, { defaultValue: SearchSortEnum.RELEVANCE, description: 'Order of the results.' })
  sort!: SearchSort;
}

/** Arguments of `deskDocuments`. */
@ArgsType()
export class DeskDocumentArgs extends ConnectionArgs {
  @Field(() => String, { nullable: true, description: 'Words or a document number that must occur; only the first 100 characters count. Any text is allowed.' })
  query?: string | null;

  @Field(() => String, { nullable: true, description: 'Slug of a column. An unknown slug finds nothing.' })
  column?: string | null;

  @Field(() => [DocumentKindEnum], { nullable: true, description: 'Any of these kinds. An empty list filters nothing.' })
  kind?: DocumentKind[] | null;

  @Field(() => [DeskPublicationEnum], { nullable: true, description: 'Any of these standings. An empty list filters nothing; what the viewer may not read is never found.' })
  publication?: DeskPublication[] | null;
}
