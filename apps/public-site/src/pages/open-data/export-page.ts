import { streamAnswer } from '@openhall/server-render/render';
import { today } from '@openhall/statutory-time/rules';
import type { SitePage } from '../../site/frame.ts';
import type { ExportFormat } from '../../site/links.ts';
import { notFound } from '../errors/error-pages.ts';
import type { Batches, DataSet } from './data-set.ts';
import { csvOf } from './write-csv.ts';
import { jsonOf } from './write-json.ts';

const writers = { csv: { contentType: 'text/csv; charset=utf-8; header=present', write: csvOf }, json: { contentType: 'application/json; charset=utf-8', write: jsonOf } } as const;

/** Goes on where the first records have been read already. Left off, it leaves off what it reads from. */
async function* resumed<Row>(first: IteratorResult<readonly Row[], void>, rest: Batches<Row>): Batches<Row> {
  try {
    if (first.done !== true) yield first.value;
    yield* rest;
  } finally {
    await rest.return();
  }
}

/** A data set as a file, of any length: read some records at a time and only as fast as they are taken away. */
export function exportPage<Row>(set: DataSet<Row>, format: ExportFormat): SitePage {
  return async (context) => {
    const batches = await set.open(context);
    if (batches === null) return notFound(context);
    // Before anything is answered: what the address asks may still be refused, and the database may not be there.
    const first = await batches.next();
    const { contentType, write } = writers[format];
    const { request, params } = context;
    const name = [params['slug'] ?? set.name, today(request.now, request.site.businessTimeZone)].join('-');
    return streamAnswer(contentType, { 'content-disposition': `attachment; filename="${name}.${format}"` }, write(set, resumed(first, batches), request));
  };
}
