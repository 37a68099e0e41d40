import { createConnectionBase, createEdgeType } from '@openhall/graphql-kit';
import { Field, ID, Int, InterfaceType, ObjectType } from 'type-graphql';
import { Document } from './document-types.ts';
import { FacetFieldEnum, SearchResultTypeEnum, type FacetField, type SearchResultType } from './enums.ts';

/** Why a result matches. */
@ObjectType('SearchHighlight', { simpleResolvers: true, description: 'Where a result matches. The HTML is escaped text with <mark> as its only element.' })
class SearchHighlight {
  @Field(() => String, { description: 'Title with the matching words marked.' })
  titleHtml!: string;

  @Field(() => String, { complexity: 5, description: 'The best matching passage with the matching words marked; the summary or beginning where only the title matches.' })
  excerptHtml!: string;

  @Field(() => String, { nullable: true, description: 'Anchor of the article the passage stands in, e.g. art-33.' })
  articleAnchor!: string | null;

  @Field(() => String, { nullable: true, description: 'Number of that article, e.g. 第三十三条.' })
  articleLabel!: string | null;
}

/** Anything search can find. */
@InterfaceType('SearchResult', {
  description: 'Anything search can find. Domains add their own types.',
  resolveType: (result: { type: SearchResultType }) => (result.type === 'DOCUMENT' ? DocumentSearchResult : undefined),
})
abstract class SearchResult {
  @Field(() => ID, { description: 'Identifier of the record found.' })
  id!: string;

  @Field(() => SearchResultTypeEnum, { description: 'What kind of record it is.' })
  type!: SearchResultType;

  @Field(() => String, { description: 'Title as plain text.' })
  title!: string;

  @Field(() => String, { description: 'Address on this site, with the article’s anchor where an article was asked for.' })
  path!: string;

  @Field(() => SearchHighlight, { description: 'Where it matches.' })
  highlight!: SearchHighlight;
}

/** A document found. */
@ObjectType('DocumentSearchResult', { simpleResolvers: true, implements: SearchResult, description: 'A document found by search.' })
class DocumentSearchResult extends SearchResult {
  @Field(() => Document, { description: 'The document.' })
  document!: Document;
}

/** One value of a facet. */
@ObjectType('FacetValue', { simpleResolvers: true, description: 'One value of a facet and how many results have it.' })
export class FacetValue {
  @Field(() => String, { description: 'Value to filter by; see FacetField for what it is.' })
  value!: string;

  @Field(() => String, { description: 'Chinese text to show.' })
  label!: string;

  @Field(() => Int, { description: 'Results with this value, counted over the same bounded set as totalCount.' })
  count!: number;
}

/** Results counted by one field. */
@ObjectType('Facet', { simpleResolvers: true, description: 'Results counted by one field. Only public documents are counted.' })
export class Facet {
  @Field(() => FacetFieldEnum, { description: 'What is counted by.' })
  field!: FacetField;

  @Field(() => [FacetValue], { description: 'Values with at least one result, most results first; years newest first.' })
  values!: FacetValue[];
}

const SearchEdge = createEdgeType({ name: 'Search', node: () => SearchResult as never, nodeDescription: 'The result.' });

@ObjectType('SearchConnection', { simpleResolvers: true, description: 'A page of search results (Relay cursor connection).' })
export class SearchConnection extends createConnectionBase({ name: 'Search', edge: SearchEdge }) {
  @Field(() => [Facet], { complexity: 20, description: 'Results counted by kind, status, column, issuer and year. Only computed when asked for.' })
  facets!: Facet[];

  @Field(() => String, { nullable: true, description: 'Another query that finds something, where this one finds nothing.' })
  suggestion!: string | null;

  @Field(() => [String], { description: 'The words the query was understood as.' })
  terms!: string[];
}

/** A completion offered while typing. */
@ObjectType('SearchSuggestion', { simpleResolvers: true, description: 'A completion offered while typing.' })
export class SearchSuggestion {
  @Field(() => String, { description: 'Text to search for.' })
  text!: string;

  @Field(() => String, { nullable: true, description: 'Address of the document whose title the text is. At present every suggestion is a title and has one.' })
  path!: string | null;
}
