const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

/** Text as XML holds it, in an element or an attribute. Control characters, which XML forbids, are left out. */
export function escapeXml(text: string): string {
  return text.replaceAll(/(?![\t\n\r])\p{Cc}|[\uFFFE\uFFFF]/gu, '').replaceAll(/[&<>"']/g, (character) => entities[character] ?? '');
}

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';

export const xmlType = 'application/xml; charset=utf-8';

/** A document of one root element. `content` is XML already. */
export const xmlDocument = (root: string, namespace: string, content: string): string => `${declaration}<${root} xmlns="${namespace}">\n${content}</${root}>\n`;
