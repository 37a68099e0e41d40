import { SaxesParser } from 'saxes';

/** An element as a parser of XML with namespaces reads it. */
export interface XmlNode {
  /** Namespace and name, `{uri}name`; without braces where it is in none. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
  readonly text: string;
}

interface Open {
  name: string;
  attributes: Record<string, string>;
  children: XmlNode[];
  text: string;
}

/** Reads a whole document; fails where it is not well-formed, a namespace is unknown or a character forbidden. */
export function readXml(source: string): XmlNode {
  const parser = new SaxesParser({ xmlns: true });
  const root: Open = { name: '', attributes: {}, children: [], text: '' };
  const open: Open[] = [root];
  const fail = (error: Error): never => {
    throw error;
  };
  parser.on('error', fail);
  parser.on('opentag', ({ uri, local, attributes }) => {
    const read = Object.values(attributes).filter(({ prefix, name }) => prefix !== 'xmlns' && name !== 'xmlns');
    open.push({ name: uri === '' ? local : `{${uri}}${local}`, attributes: Object.fromEntries(read.map(({ name, value }) => [name, value])), children: [], text: '' });
  });
  parser.on('text', (text) => {
    const last = open.at(-1);
    if (last !== undefined) last.text += text;
  });
  parser.on('closetag', () => {
    const done = open.pop();
    if (done !== undefined) open.at(-1)?.children.push(done);
  });
  parser.write(source).close();
  const [document] = root.children;
  if (document === undefined) throw new Error('no root element');
  return document;
}

/** The elements of a name directly in another. */
export const childrenOf = (node: XmlNode, name: string): XmlNode[] => node.children.filter((child) => child.name === name);
/** The text of the one element of a name directly in another. */
export function textOf(node: XmlNode, name: string): string {
  const [only, ...others] = childrenOf(node, name);
  if (only === undefined || others.length > 0) throw new Error(`${others.length + (only === undefined ? 0 : 1)} elements ${name} in ${node.name}`);
  return only.text;
}
