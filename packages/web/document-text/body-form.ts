import type { DocumentKind } from '@openhall/publishing/rules';

const legislation: ReadonlySet<DocumentKind> = new Set<DocumentKind>(['LAW', 'REGULATION', 'RULE', 'JUDICIAL_INTERPRETATION', 'LOCAL_REGULATION']);
/** 办法 and 细则 of the department: nothing but a chapter heading stands before the first article. */
const beginsWithArticles = /^\s*(?:<section[^>]*>\s*)*(?:<h[2-4][^>]*>[^<]*<\/h[2-4]>\s*(?:<section[^>]*>\s*)*)*<p class="article"/;

/** How a text is set: one in articles with its numbers beside it, as laws are; anything else as official letters are (GB/T 9704). */
export function bodyForm(kind: DocumentKind, bodyHtml: string): 'law' | 'official' {
  if (legislation.has(kind)) return bodyHtml.includes('class="article"') ? 'law' : 'official';
  return beginsWithArticles.test(bodyHtml) ? 'law' : 'official';
}
