import { createReadStream } from 'node:fs';
import { lstat } from 'node:fs/promises';
import { RecordRefused, type ImportFailure } from './refusal.ts';
import { decodeText, MAX_RECORD_BYTES, systemCode, tooLarge } from './text-file.ts';

/** One line of a JSON-lines file as text, or why it cannot be read. `file` is `name:line`. */
export type Line = { readonly file: string; readonly text: string } | ImportFailure;

const NEWLINE = 0x0a;

/**
 * Reads a file line by line without ever holding more than one line. A line above the size limit or not in UTF-8 is
 * refused alone; empty lines are passed over.
 *
 * @param name what reports call the file
 * @throws RecordRefused when the file cannot be read or is no plain file
 */
export async function* jsonLines(path: string, name: string): AsyncGenerator<Line> {
  const entry = await lstat(path).catch((error: unknown) => {
    throw new RecordRefused(`无法打开文件 ${path}（${systemCode(error)}）`);
  });
  if (!entry.isFile()) throw new RecordRefused(`${path} 不是文件`);
  const state: LineState = { number: 1, bytes: 0, parts: [] };
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
      collect(state, chunk.subarray(start, end));
      yield* finishLine(state, name);
      start = end + 1;
    }
    collect(state, chunk.subarray(start));
  }
  yield* finishLine(state, name);
}

/** How many lines `jsonLines` gives, those that cannot be read among them. */
export async function countLines(path: string): Promise<number> {
  let total = 0;
  for await (const line of jsonLines(path, path)) if (line.file !== '') total += 1;
  return total;
}

type LineState = { number: number; bytes: number; parts: Buffer[] };

function collect(state: LineState, part: Buffer): void {
  state.bytes += part.length;
  if (state.bytes <= MAX_RECORD_BYTES) state.parts.push(part);
  else state.parts = [];
}

function* finishLine(state: LineState, name: string): Generator<Line> {
  const file = `${name}:${state.number}`;
  const line = readLine(state, file);
  state.number += 1;
  state.bytes = 0;
  state.parts = [];
  if (line !== null) yield line;
}

function readLine(state: LineState, file: string): Line | null {
  if (state.bytes > MAX_RECORD_BYTES) return { file, reason: tooLarge(state.bytes) };
  try {
    const text = decodeText(Buffer.concat(state.parts)).trim();
    return text === '' ? null : { file, text };
  } catch (error) {
    if (error instanceof RecordRefused) return { file, reason: error.message };
    throw error;
  }
}
