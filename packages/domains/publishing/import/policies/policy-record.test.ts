import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPolicies } from './policies-source.ts';
import { policyDocument } from './policy-record.ts';

const record = {
  url: 'http://www.gov.cn/zhengce/content/2019-02/15/content_1.htm',
  crawledAt: '2019-02-17 15:09:45',
  indexNumber: '000014349/2019-00007',
  title: '某厅关于“双随机”的意见',
  issuer: '国务院办公厅、中央军委办公厅',
  docNumber: '国发[2019]5号',
  topic: '市场监管、安全生产监管\\\\工商',
  writtenDate: '2019年01月27日',
  publishDate: '2019年02月15日',
  keywords: '农业　粮食　应急预案△　函',
  html: '<p>各市：</p><p>甲。</p><p>本办法自2019年3月1日起施行。</p>',
  text: '',
};
const read = (changes: Record<string, unknown> = {}) => policyDocument(JSON.stringify({ ...record, ...changes }), () => null);

describe('a record of the export', () => {
  it('becomes a document with all its facts', () => {
    expect(read()).toMatchObject({
      source: 'govcn',
      sourceKey: '000014349/2019-00007',
      kind: 'STATE_COUNCIL_DOCUMENT',
      title: '某厅关于“双随机”的意见',
      indexNumber: '000014349/2019-00007',
      documentNumber: '国发〔2019〕5号',
      issuer: { name: '国务院办公厅、中央军委办公厅', own: false },
      topic: '市场监管、安全生产监管 / 工商',
      keywords: ['农业', '粮食', '应急预案', '函'],
      sourceUrl: record.url,
      writtenOn: '2019-01-27',
      sourcePublishedOn: '2019-02-15',
      effectiveFrom: '2019-03-01',
      publicationState: 'PUBLISHED',
      disclosureAttribute: 'ACTIVE',
      publishedAt: null,
    });
  });

  it('keeps orders and unknown numbers as printed', () => {
    expect(read({ docNumber: '国令第707号' }).documentNumber).toBe('国令第707号');
    expect(read({ docNumber: '特急' }).documentNumber).toBe('特急');
    expect(read({ docNumber: '' }).documentNumber).toBeNull();
  });

  it('is refused with every field that is wrong', () => {
    expect(() => read({ title: ' ', url: 'javascript:x' })).toThrow('记录不完整：url 不是网页地址；title 为空');
    expect(() => read({ title: '通'.repeat(501) })).toThrow('title 过长');
    expect(() => read({ issuer: 7 })).toThrow('字段 issuer 缺失或类型不对');
    expect(() => read({ writtenDate: '2019年02月30日' })).toThrow('字段 writtenDate 不是日期');
    expect(() => read({ html: '<script>x</script>' })).toThrow('正文没有文字');
    expect(() => policyDocument('{', () => null)).toThrow('不是有效的 JSON');
  });
});

describe('an export', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'openhall-policies-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('is read line by line; a bad line is refused alone, by its number', async () => {
    const path = join(folder, 'x.jsonl');
    const line = (changes: object) => `${JSON.stringify({ ...record, ...changes })}\r\n`;
    const bytes = [Buffer.from(line({})), Buffer.from('\n{"title"\n'), Buffer.from([0xc0, 0xcd, 0x0a]), Buffer.from(line({})), Buffer.from(line({ indexNumber: '', title: '甲' }).trim())];
    await writeFile(path, Buffer.concat(bytes));
    const source = await openPolicies(path, { columns: [] });
    const records = [];
    for await (const found of source.records()) records.push('reason' in found ? [found.file, found.reason] : [found.file, found.input.title]);
    expect(source.total).toBe(5);
    expect(records).toEqual([
      ['x.jsonl:1', record.title],
      ['x.jsonl:3', '不是有效的 JSON'],
      ['x.jsonl:4', expect.stringContaining('不是 UTF-8 编码')],
      ['x.jsonl:5', '索引号或地址与 x.jsonl:1 相同，未导入'],
      ['x.jsonl:6', '甲'],
    ]);
  });

  it('refuses a line above 5 MB without holding it', async () => {
    const path = join(folder, 'large.jsonl');
    await writeFile(path, `${' '.repeat(6 * 1024 * 1024)}\n${JSON.stringify(record)}\n`);
    const records = [];
    for await (const found of (await openPolicies(path, { columns: [] })).records()) records.push('reason' in found ? found.reason : 'read');
    expect(records).toEqual(['文件过大（6.0 MB，上限 5 MB）', 'read']);
  });

  it('refuses what is no file', async () => {
    await expect(openPolicies(folder, { columns: [] })).rejects.toThrow('不是文件');
    await expect(openPolicies(join(folder, 'absent'), { columns: [] })).rejects.toThrow('无法打开文件');
  });
});
