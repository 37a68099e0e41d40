import { SaxesParser, type SaxesTagNS } from 'saxes';
import { FileRefused } from './limits.ts';
import { messages } from './messages.ts';

/** An element without its prefix, and its attributes without theirs; one that names a relationship is `rel`. */
interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

export interface XmlReader {
  readonly open?: (element: XmlElement) => void;
  readonly close?: (name: string) => void;
  readonly text?: (text: string) => void;
}

/** Elements within each other. */
const DEEPEST = 2000;

/**
 * Reads XML as a stream. Entities of its own are refused: nothing we take needs them, and they can be bombs.
 * @throws FileRefused for what is not well formed
 */
export async function readXml(chunks: AsyncIterable<Uint8Array>, reader: XmlReader, label: string): Promise<void> {
  const parser = new SaxesParser({ xmlns: true });
  let depth = 0;
  parser.on('doctype', () => refuse(label));
  parser.on('error', () => refuse(label));
  parser.on('opentag', (tag: SaxesTagNS) => {
    depth += 1;
    if (depth > DEEPEST) refuse(label);
    reader.open?.({ name: tag.local, attributes: attributesOf(tag) });
  });
  parser.on('closetag', (tag: SaxesTagNS) => {
    depth -= 1;
    reader.close?.(tag.local);
  });
  parser.on('text', (text) => reader.text?.(text));
  const decoder = new TextDecoder('utf-8');
  for await (const chunk of chunks) parser.write(decoder.decode(chunk, { stream: true }));
  parser.write(decoder.decode()).close();
}

function refuse(label: string): never {
  throw new FileRefused(messages.damaged(label));
}

function attributesOf(tag: SaxesTagNS): Record<string, string> {
  return Object.fromEntries(Object.values(tag.attributes).map(({ local, uri, value }) => [uri.endsWith('/relationships') ? 'rel' : local, value]));
}
