const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };

/** Text as XML holds it, in an element or an attribute. Control characters, which XML forbids, are left out. */
export function escapeXml(text: string): string {
  return text.replaceAll(/(?![\t\n\r])\p{Cc}|[\uFFFE\uFFFF]/gu, '').replaceAll(/[&<>"']/g, (character) => entities[character] ?? '');
}

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';

export const xmlType = 'application/xml; charset=utf-8';

/** Attributes as they stand in a start tag, with a space before each. */
export const xmlAttributes = (attributes: Readonly<Record<string, string>>): string => Object.entries(attributes).map(([name, value]) => ` ${name}="${escapeXml(value)}"`).join('');

/** One element that holds text. */
export const xmlElement = (name: string, text: string, attributes: Readonly<Record<string, string>> = {}): string => `<${name}${xmlAttributes(attributes)}>${escapeXml(text)}</${name}>\n`;

/** A document of one root element. `content` is XML already. */
export const xmlDocument = (root: string, attributes: Readonly<Record<string, string>>, content: string): string => `${declaration}<${root}${xmlAttributes(attributes)}>\n${content}</${root}>\n`;
