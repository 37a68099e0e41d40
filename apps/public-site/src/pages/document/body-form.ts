import type { DocumentKind } from '../../gql/graphql.ts';

const legislation: ReadonlySet<DocumentKind> = new Set<DocumentKind>(['LAW', 'REGULATION', 'RULE', 'JUDICIAL_INTERPRETATION', 'LOCAL_REGULATION']);

/** How a text is set: a law in articles with its numbers beside it, anything else as official letters are (GB/T 9704). */
export function bodyForm(kind: DocumentKind, bodyHtml: string): 'law' | 'official' {
  return legislation.has(kind) && bodyHtml.includes('class="article"') ? 'law' : 'official';
}
