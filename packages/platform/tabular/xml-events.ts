import { SaxesParser, type SaxesTagPlain } from 'saxes';
import type { Readable } from 'node:stream';
import { TextDecoder } from 'node:util';
import { TableError } from './table.ts';
import { damaged } from './zip-parts.ts';

/** What is done on the way through a part; names are without their prefix. */
export interface XmlHandler {
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
}

/**
 * Goes through a part of a workbook; control comes back after every piece, when what was found in it can be handed on.
 *
 * @throws TableError where it is no well-formed XML or declares a document type, which no workbook has and through which entities could grow
 */
export async function* xmlPieces(part: Readable, handler: XmlHandler): AsyncGenerator<void, void, undefined> {
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw damaged(error);
  });
  parser.on('doctype', () => {
    throw new TableError('工作簿含有文档类型声明，不予读取');
  });
  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => handler.open?.(local(name), attributes));
  parser.on('text', (text) => handler.text?.(text));
  parser.on('closetag', ({ name }) => handler.close?.(local(name)));
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of part as AsyncIterable<Uint8Array>) {
      parser.write(decoder.decode(chunk, { stream: true }));
      yield;
    }
    parser.write(decoder.decode());
    parser.close();
    yield;
  } catch (error) {
    throw error instanceof TableError ? error : damaged(error);
  } finally {
    part.destroy();
  }
}

/** Goes through a whole part that gives nothing on the way. */
export async function readXml(part: Readable, handler: XmlHandler): Promise<void> {
  for await (const _ of xmlPieces(part, handler)) continue;
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
