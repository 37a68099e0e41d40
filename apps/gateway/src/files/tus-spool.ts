import type { Readable } from 'node:stream';
import { DataStore, ERRORS, Upload } from '@tus/server';
import { RECEIVE_WITHIN, type Receiver } from '@openhall/files';

/** What the protocol may ask of us: uploads stand in the database, their bytes in the spool. Only uploads that were begun exist for it. */
export class TusSpool extends DataStore {
  readonly #receiver: Receiver;
  readonly #begin: (upload: Upload) => Promise<void>;

  constructor(receiver: Receiver, begin: (upload: Upload) => Promise<void>) {
    super();
    this.extensions = ['creation', 'termination', 'expiration'];
    this.#receiver = receiver;
    this.#begin = begin;
  }

  override async create(upload: Upload): Promise<Upload> {
    await this.#begin(upload);
    return upload;
  }

  override write(source: Readable, id: string, offset: number): Promise<number> {
    return this.#receiver.append(id, source, offset);
  }

  override async getUpload(id: string): Promise<Upload> {
    const incoming = await this.#receiver.incoming(id);
    if (incoming === null) throw ERRORS.FILE_NOT_FOUND;
    return new Upload({ id, size: incoming.sizeBytes, offset: incoming.received, creation_date: incoming.createdAt.toISOString() });
  }

  override async remove(id: string): Promise<void> {
    await this.#receiver.cancel(id);
  }

  override getExpiration(): number {
    return RECEIVE_WITHIN;
  }
}
