import type { DisplayMode } from '@openhall/server-render';
import { askOfUrl, canonicalJson, declaredVariables } from '../graphql/request.ts';
import type { TrustedDocuments } from '../graphql/trusted-documents.ts';
import { normaliseUrl, type ParametersOf } from '../cache/normalise-url.ts';

/** Never kept in memory: machine endpoints, bytes that come from a disk or a table anyway. */
const never = /^\/(?:livez|readyz|metrics|files\/|assets\/|favicon)/;

/**
 * The key under which the answer to a GET may be kept, or null where it may not.
 *
 * A key holds every input of the answer. For a manifest document: its hash and the declared variables. For a page: the one
 * spelling of its address, and the display mode where it is not the standard one (`displayedKey`); more a page does not get
 * to see. There is one locale; a second one chosen by a header would have to be added here first.
 */
export function cacheKey(url: string, documents: TrustedDocuments, parametersOf: ParametersOf): string | null {
  if (never.test(url)) return null;
  if (url === '/graphql' || url.startsWith('/graphql?')) return documentKey(url, documents);
  return normaliseUrl(url, parametersOf);
}

/** The key of an answer in another than the standard display mode. What programs get is the same in all. */
export function displayedKey(key: string, display: DisplayMode): string {
  return key.startsWith('/') ? `${display} ${key}` : key;
}

function documentKey(url: string, documents: TrustedDocuments): string | null {
  const ask = askOfUrl(url);
  if (ask.kind !== 'document') return null;
  const document = documents.get(ask.hash);
  if (document?.operation !== 'query') return null;
  return `graphql ${document.hash} ${canonicalJson(declaredVariables(document.variableNames, ask.variables))}`;
}
