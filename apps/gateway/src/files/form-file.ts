import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { Busboy } from '@fastify/busboy';

/** A file in a form. */
export interface FormFile {
  readonly name: string;
  /** Cut off, and marked as `truncated`, where it is larger than it may be. */
  readonly content: Readable & { readonly truncated?: boolean };
}

/** The first file of a form, as it comes in; null where there is none, or the form is broken before it. */
export function formFile(request: IncomingMessage, sizeLimit: number): Promise<FormFile | null> {
  return new Promise((resolve) => {
    try {
      const type = request.headers['content-type'] ?? '';
      const form = new Busboy({ headers: { ...request.headers, 'content-type': type }, limits: { files: 1, fileSize: sizeLimit, fields: 10, fieldSize: 1024, headerPairs: 20 } });
      form.on('file', (_field, content, name) => {
        // What breaks off while somebody reads the file is told to them; who gave up reading is told nothing.
        form.on('error', (error) => content.destroy(error instanceof Error ? error : new Error(String(error))));
        request.on('close', () => {
          if (!request.complete) content.destroy(new Error('the connection broke off'));
        });
        resolve({ name: name ?? '', content });
      });
      form.on('error', () => resolve(null));
      form.on('finish', () => resolve(null));
      request.pipe(form);
    } catch {
      resolve(null);
    }
  });
}
