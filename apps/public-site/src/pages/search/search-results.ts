import type { SearchResultEntry } from '@openhall/ui';
import type { SearchQuery } from '../../gql/graphql.ts';
import { messages } from '../../messages/index.ts';
import { datedText } from '../../site/document-line.ts';
import { documentHref } from '../../site/links.ts';

type Result = SearchQuery['search']['edges'][number]['node'];

/** One thing found, as shown. Its address leads to the article where one was asked for; the passage names the article it stands in. */
export function searchEntry({ id, path, highlight, document }: Result): SearchResultEntry {
  const { titleHtml, excerptHtml, articleAnchor, articleLabel } = highlight;
  const { kind, documentNumber, status, listedOn, issuer } = document;
  const inArticle = articleAnchor !== null && articleLabel !== null;
  return {
    href: path,
    titleHtml,
    excerptHtml,
    date: datedText(listedOn),
    facts: [messages.kindLabels[kind], issuer.name, ...(documentNumber === null ? [] : [documentNumber])],
    status,
    article: inArticle ? { label: messages.search.articleFound(articleLabel), href: `${documentHref(id)}#${articleAnchor}` } : null,
  };
}
