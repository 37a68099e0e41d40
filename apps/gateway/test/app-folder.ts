import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const server = `
const answer = (body, status = 200) => ({ status, contentType: 'text/html; charset=utf-8', headers: {}, body, cacheSeconds: null });
export const app = {
  render: async ({ demo, site }) => answer('<!doctype html><title>' + site.organisation.name + '</title>' + (demo ? '演示数据' : '')),
  problems: ({ theme }) => (theme.accent === '#ffff00' ? ['theme.accent: 黄色在白底上看不清。'] : []),
  renderError: async (request, status) => answer(String(status), status),
};
`;

/** A built app on disk, as small as the contract allows: one page that says whose site it is and whether it is a demonstration. */
export async function appFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'openhall-built-'));
  await mkdir(join(folder, 'client'));
  await writeFile(join(folder, 'entry.js'), server);
  await writeFile(join(folder, 'documents.json'), '{}');
  await writeFile(join(folder, 'app.json'), JSON.stringify({ name: 'small', base: '/', client: 'client', server: 'entry.js', documents: 'documents.json' }));
  await writeFile(join(folder, 'package.json'), '{"type":"module"}');
  return folder;
}
