import type { PageRequest } from '@openhall/server-render/render';
import { paths } from '../../site/links.ts';
import type { Batches, DataSet } from './data-set.ts';
import { usageOf } from './usage.ts';

/** A data set as one JSON object: what it is and whose, then its records, one a line. */
export async function* jsonOf<Row>({ name, title, fields }: DataSet<Row>, batches: Batches<Row>, request: PageRequest): AsyncGenerator<string, void, undefined> {
  const { site, siteUrl, now, demo } = request;
  const about = { dataSet: name, title, publisher: site.organisation.name, demonstration: demo, ...usageOf(site), documentation: `${siteUrl}${paths.openData}#${name}`, retrievedAt: now.toISOString() };
  yield `${JSON.stringify(about, null, 2).slice(0, -2)},\n  "records": [`;
  let separator = '\n';
  for await (const rows of batches) {
    if (rows.length === 0) continue;
    yield separator + rows.map((row) => JSON.stringify(Object.fromEntries(fields.map((field) => [field.name, field.of(row, request)])))).join(',\n');
    separator = ',\n';
  }
  yield '\n  ]\n}\n';
}
