import { mkdtemp, readdir, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkExport, writeExport, type ExportOptions } from './index.ts';

const now = new Date('2026-11-25T01:00:00Z');
const signal = new AbortController().signal;
const FILE = `attachments/${'a'.repeat(64)}.txt`;
let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'openhall-export-'));
  path = join(folder, 'public');
});
afterEach(() => rm(folder, { recursive: true }));

async function* each<T>(...values: readonly T[]): AsyncGenerator<T> {
  yield* values;
}

const write = (changes: Partial<ExportOptions> = {}) =>
  writeExport({
    path,
    id: 'draft',
    now,
    productVersion: '0.1.0',
    origin: { name: '示例省人力资源和社会保障厅', address: 'https://example.gov.cn' },
    sets: { records: [{ name: 'documents', rows: each<object>({ id: 1, title: '一\n二' }, { id: 2 }) }, { name: 'relations', rows: each<object>() }], files: each({ path: FILE, content: each(Buffer.from('附'), Buffer.from('件')) }) },
    total: 2,
    signal,
    ...changes,
  });
const problem = (work: Promise<unknown>): Promise<string> => work.then(() => 'it was done', (error: unknown) => String(error).replaceAll(path, 'FOLDER'));

describe('an export', () => {
  it('is a folder of plain files with a manifest, and is found whole', async () => {
    const seen: number[] = [];
    const manifest = await write({ onProgress: ({ done }) => seen.push(done) });
    expect(await readFile(join(path, 'documents.jsonl'), 'utf8')).toBe('{"id":1,"title":"一\\n二"}\n{"id":2}\n');
    expect(await readFile(join(path, FILE), 'utf8')).toBe('附件');
    expect(manifest.files.map((file) => [file.path, file.bytes, file.records])).toEqual([['documents.jsonl', 37, 2], ['relations.jsonl', 0, 0], [FILE, 6, null]]);
    expect(JSON.parse(await readFile(join(path, 'manifest.json'), 'utf8'))).toEqual(manifest);
    expect(await checkExport(path, { signal })).toEqual(manifest);
    expect(await readdir(folder)).toEqual(['public']);
    expect(seen).toEqual([1, 2]);
  });

  it('without files has no folder for them', async () => {
    await write({ sets: { records: [], files: each() } });
    expect(await readdir(path)).toEqual(['manifest.json']);
  });

  it('takes no place that is taken, and leaves nothing where it fails', async () => {
    await writeFile(path, 'something else');
    expect(await problem(write())).toBe('BackupError: FOLDER 已存在，未作任何改动；请另选路径。');
    await rm(path);
    expect(await problem(write({ path: join(folder, 'absent', 'public') }))).toContain(`文件夹 ${join(folder, 'absent')} 不存在`);
    expect(await problem(write({ signal: AbortSignal.abort() }))).toBe('BackupError: 已中断，未作任何改动。');
    const failing = async function* () {
      yield { id: 1 };
      throw new Error('the database went away');
    };
    expect(await problem(write({ sets: { records: [{ name: 'documents', rows: failing() }], files: each() } }))).toContain('the database went away');
    for (const name of ['../outside.txt', 'attachments/../../outside.txt', '/etc/outside', 'attachments/x.txt']) {
      expect(await problem(write({ sets: { records: [], files: each({ path: name, content: each(Buffer.from('x')) }) } }))).toContain('RangeError');
    }
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('an export that is not whole', () => {
  it('is refused with the file named', async () => {
    expect(await problem(checkExport(path, { signal }))).toBe('BackupError: FOLDER 不是 openhall export 写成的文件夹。');
    await write();
    await writeFile(join(path, 'documents.jsonl'), '{"id":1,"title":"一\\n二"}\n{"id":3}\n');
    expect(await problem(checkExport(path, { signal }))).toBe('BackupError: 导出 FOLDER 已损坏：documents.jsonl 与清单不符，未作任何改动。');
    await writeFile(join(path, 'documents.jsonl'), '{"id":1,"title":"一\\n二"}\n{"id":2}\n');
    await rm(join(path, FILE));
    expect(await problem(checkExport(path, { signal }))).toBe(`BackupError: 导出 FOLDER 不完整：缺少 ${FILE}，未作任何改动。`);
    await writeFile(join(folder, 'elsewhere.txt'), '附件');
    await symlink(join(folder, 'elsewhere.txt'), join(path, FILE));
    expect(await problem(checkExport(path, { signal }))).toContain(`${FILE} 与清单不符`);
    await truncate(join(path, 'manifest.json'), 100);
    expect(await problem(checkExport(path, { signal }))).toBe('BackupError: FOLDER 不是 openhall export 写成的文件夹。');
  });

  it('may name no file outside itself', async () => {
    const manifest = await write();
    for (const outside of ['../elsewhere.txt', '/etc/passwd', 'attachments/../../elsewhere.txt']) {
      await writeFile(join(path, 'manifest.json'), JSON.stringify({ ...manifest, files: [{ path: outside, bytes: 1, sha256: 'a'.repeat(64), records: null }] }));
      expect(await problem(checkExport(path, { signal }))).toBe('BackupError: FOLDER 不是 openhall export 写成的文件夹。');
    }
  });
});
