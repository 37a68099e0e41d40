import { queryCost, shapeRule } from '@openhall/graphql-kit';
import { getIntrospectionQuery, parse, validate } from 'graphql';
import { describe, expect, it } from 'vitest';
import { schema } from '../testing/request.ts';

const cost = (source: string) => queryCost({ schema, document: parse(source) });
const LIST = 'id title kind status documentNumber writtenOn publishedAt listedOn issuer { id name own }';
const PAGE = `{ document(id: "x") { ${LIST} summary keywords bodyHtml outline { anchor level title } validity { status since until basis inferred } column { slug name }
  attachments { id name path sizeBytes } interpretations { id title } interprets { id title } amends { id title } amendedBy { id title } repeals { id title } repealedBy { id title }
  otherTexts { id title listedOn } related { id title listedOn } revisions { number createdAt changeNote title } publicationDue { dueOn onTime } } }`;

describe('the cost of queries', () => {
  it('is what the limits of the gateway are set by', () => {
    expect({
      list: cost(`{ documents(first: 20) { edges { node { ${LIST} } } pageInfo { hasNextPage endCursor } } }`),
      page: cost(PAGE),
      search: cost(`{ search(query: "x", first: 20) { edges { node { title path highlight { titleHtml excerptHtml } ... on DocumentSearchResult { document { ${LIST} } } } } totalCount facets { field values { value label count } } suggestion terms } }`),
      fewest: cost('{ search(query: "x", first: 1) { totalCount facets { field } } }'),
      home: cost(`{ columns { slug name documentCount latestOn } documents(first: 10) { edges { node { ${LIST} } } } }`),
      changes: cost('{ changes(first: 50) { edges { node { id kind at on documentId revisionNumber changeNote status document { title kind documentNumber issuer { name } } } } pageInfo { endCursor } } }'),
      chooser: cost('{ issuers(first: 200) { id name own documentCount } }'),
      siteMap: cost('{ sitemapParts sitemap(from: "0000000000000") { id updatedAt } }'),
      greedy: cost(`{ documents(first: 100) { edges { node { bodyHtml related { related { bodyHtml revisions { bodyHtml } } } } } } }`),
    }).toEqual({ list: 341, page: 258, search: 1541, fewest: 523, home: 238, changes: 1201, chooser: 261, siteMap: 10_202, greedy: 279_301 });
  });

  it('and their depth leave room for introspection and every page', () => {
    const problems = (source: string) => validate(schema, parse(source), [shapeRule({ maxDepth: 10, maxAliases: 20, maxDirectives: 20 })]);
    expect([problems(PAGE), problems(getIntrospectionQuery())]).toEqual([[], []]);
  });
});
