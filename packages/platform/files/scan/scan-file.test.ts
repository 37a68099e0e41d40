import { describe, expect, it } from 'vitest';
import { zipFile, officeFile, paragraph, presentationFile, relationships, run, sheetPart, wordFile, wordPart, workbookFile } from '../fixtures/office.ts';
import { encryptedPdf, pdfWithEverything, plainPdf } from '../fixtures/pdf.ts';
import { jpegWithLocation, pngFile } from '../fixtures/pictures.ts';
import { defaultLimits } from './limits.ts';
import { scanFile } from './scan-file.ts';

/** Invented, with check digits that hold: region 110101, born 1 January 1990. */
const ID = '11010119900101004X';
const MOBILE = '13800138000';
const CARD = '6222021234567890128';

const scan = (name: string, bytes: Buffer, limits = defaultLimits) => scanFile(bytes, name, limits);
const found = async (name: string, bytes: Buffer) => {
  const result = await scan(name, bytes);
  if ('refused' in result) throw new Error(result.refused);
  return result.findings.map(({ kind, place, excerpt, count }) => [kind, place, excerpt, count]);
};
const text = (content: string) => Buffer.from(content);

describe('personal numbers', () => {
  it('are found in a text by line, in either encoding, and masked', async () => {
    expect(await found('名单.txt', text(`姓名\n身份证 ${ID} 电话 ${MOBILE}`))).toEqual([
      ['ID_NUMBER', '第 2 行', '110************04X', 1],
      ['MOBILE_NUMBER', '第 2 行', '13*******00', 1],
    ]);
    // 手机 in GB 18030.
    expect(await found('a.txt', Buffer.concat([Buffer.from([0xca, 0xd6, 0xbb, 0xfa]), text(MOBILE)]))).toEqual([['MOBILE_NUMBER', '第 1 行', '13*******00', 1]]);
  });

  it('are found in a table by cell', async () => {
    expect(await found('a.csv', text(`姓名,卡号\n张某,"${CARD}"\n护照E12345678,=HYPERLINK("http://x")`))).toEqual([
      ['BANK_CARD', '第 2 行 B 列', '622*************128', 1],
      ['PASSPORT', '第 3 行 A 列', 'E1*****78', 1],
      ['ACTIVE_CONTENT', '第 3 行 B 列', '公式', 1],
    ]);
  });

  it('nothing is found in an ordinary notice', async () => {
    expect(await found('a.txt', text('人社发〔2026〕12号，2026年11月24日，电话 0571-12345678，索引号 000014349/2026-00012，金额 1234567890123 元'))).toEqual([]);
  });

  it('a list of thousands is told in as many lines as somebody reads', async () => {
    const result = await scan('a.txt', text(Array.from({ length: 1000 }, () => MOBILE).join('\n')));
    expect(result).toMatchObject({ findings: { length: 201, 200: { place: '其余各处', count: 800 } } });
  });
});

describe('a Word document', () => {
  it('gives away comments, changes, hidden text, headers and who wrote it', async () => {
    const body = [
      paragraph(run('正文')),
      paragraph(`<w:ins w:author="王小明" w:id="1">${run('加的')}</w:ins><w:del w:author="王小明" w:id="2"><w:r><w:delText>${MOBILE}</w:delText></w:r></w:del>`),
      paragraph(run('看不见的话', '<w:vanish/>') + run('看得见', '<w:vanish w:val="0"/>')),
      // One number in two runs, as editors leave it.
      paragraph(run(ID.slice(0, 7)) + run(ID.slice(7))),
    ].join('');
    const bytes = wordFile(body, {
      'word/comments.xml': wordPart('comments', `<w:comment w:author="李四" w:id="0">${paragraph(run('请核对'))}</w:comment>`),
      'word/header1.xml': wordPart('hdr', paragraph(run(`联系电话${MOBILE}`))),
      'word/_rels/document.xml.rels': relationships({ r1: ['attachedTemplate', 'file:///C:/模板.dotx', true], r2: ['hyperlink', 'https://example.org', true] }),
      'word/embeddings/oleObject1.bin': '',
      'docProps/core.xml': '<c:p xmlns:c="c" xmlns:d="d"><d:creator>王小明</d:creator><c:lastModifiedBy>李四</c:lastModifiedBy></c:p>',
    });
    expect(await found('通知.docx', bytes)).toEqual([
      ['METADATA', '文件属性“作者”', '王**', 1],
      ['METADATA', '文件属性“最后修改者”', '李*', 1],
      ['EMBEDDED_FILE', '嵌入的 oleObject1.bin', '其中的内容没有检查', 1],
      ['TRACKED_CHANGE', '正文第 2 段', '插入（王**）', 1],
      ['TRACKED_CHANGE', '正文第 2 段', '删除（王**）', 1],
      ['MOBILE_NUMBER', '正文第 2 段', '13*******00', 1],
      ['HIDDEN_TEXT', '正文第 3 段', '看不见的话', 1],
      ['ID_NUMBER', '正文第 4 段', '110************04X', 1],
      ['MOBILE_NUMBER', '页眉第 1 段', '13*******00', 1],
      ['COMMENT', '批注 1（李*）', '请核对', 1],
      ['EXTERNAL_LINK', '正文引用的外部文件', 'file:///C:/模板.dotx', 1],
    ]);
  });
});

describe('a workbook', () => {
  it('gives away hidden sheets, rows, columns, comments and links', async () => {
    const bytes = workbookFile(
      [
        { name: '公示', content: `<cols><col min="3" max="5" hidden="1"/></cols><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2" hidden="1"><c r="B2"><v>${MOBILE}</v></c></row><row r="3" hidden="1"/></sheetData>` },
        { name: '底稿', state: 'hidden', content: `<sheetData><row r="1"><c r="C1" t="inlineStr"><is><t>${ID}</t></is></c></row></sheetData>` },
        { name: '代码', state: 'veryHidden', content: '<sheetData/>' },
      ],
      {
        'xl/sharedStrings.xml': sheetPart('sst', `<si><r><t>卡号</t></r><r><t>${CARD}</t></r><rPh><t>ka</t></rPh></si>`),
        'xl/worksheets/_rels/sheet1.xml.rels': relationships({ r1: ['comments', '../comments1.xml'] }),
        'xl/comments1.xml': sheetPart('comments', '<commentList><comment ref="A1"><text><t>再核一遍</t></text></comment></commentList>'),
        'xl/externalLinks/externalLink1.xml': sheetPart('externalLink', ''),
        'xl/externalLinks/_rels/externalLink1.xml.rels': relationships({ r1: ['externalLinkPath', 'file:///D:/%E5%BA%95%E8%A1%A8.xlsx', true] }),
      },
    );
    expect(await found('名单.xlsx', bytes)).toEqual([
      ['HIDDEN_COLUMNS', '工作表“公示”', 'C 至 E 列', 1],
      ['BANK_CARD', '工作表“公示”单元格 A1', '622*************128', 1],
      ['MOBILE_NUMBER', '工作表“公示”单元格 B2', '13*******00', 1],
      ['HIDDEN_ROWS', '工作表“公示”', '第 2 至 3 行', 2],
      ['COMMENT', '工作表“公示”单元格 A1', '再核一遍', 1],
      ['HIDDEN_SHEET', '工作表“底稿”', null, 1],
      ['ID_NUMBER', '工作表“底稿”单元格 C1', '110************04X', 1],
      ['HIDDEN_SHEET', '工作表“代码”', '深度隐藏，在 Excel 的菜单中看不到', 1],
      ['EXTERNAL_LINK', '引用的外部工作簿', 'file:///D:/底表.xlsx', 1],
    ]);
  });
});

describe('other files', () => {
  it('a presentation gives away hidden slides and notes', async () => {
    expect(await found('讲稿.pptx', presentationFile([{ text: '第一页', notes: '别念这句' }, { text: `备用 ${MOBILE}`, hidden: true }]))).toEqual([
      ['COMMENT', '第 1 张幻灯片的备注', '别念这句', 1],
      ['MOBILE_NUMBER', '第 2 张幻灯片', '13*******00', 1],
      ['HIDDEN_SLIDE', '第 2 张幻灯片', '备用 13*******00', 1],
    ]);
  });

  it('a PDF gives away files, annotations, scripts and its author', async () => {
    expect(await found('a.pdf', pdfWithEverything(`ID ${ID}`))).toEqual([
      ['METADATA', '文件属性“作者”', 'L****', 1],
      ['EMBEDDED_FILE', '嵌入的文件', 'a.txt', 1],
      ['ACTIVE_CONTENT', '文档脚本', null, 1],
      ['ID_NUMBER', '第 1 页', '110************04X', 1],
      ['COMMENT', '第 1 页', 'please check', 1],
    ]);
    expect(await found('a.pdf', plainPdf('nothing'))).toEqual([]);
  });

  it('a picture gives away where and by whom it was taken, and what hangs on its end', async () => {
    expect(await found('a.jpg', jpegWithLocation('Wang'))).toEqual(
      expect.arrayContaining([
        ['METADATA', '照片的“作者”', 'W***', 1],
        ['LOCATION', '照片的拍摄信息', '经纬度', 1],
      ]),
    );
    expect(await found('a.png', pngFile())).toEqual([]);
    expect(await found('a.png', Buffer.concat([pngFile(), text('more')]))).toEqual([['TRAILING_DATA', '图片末尾', '4 字节', 1]]);
  });

  it('an archive is what is in it', async () => {
    const bytes = zipFile({ 'a/名单.csv': text(MOBILE), 'a/b.pdf': plainPdf('x') });
    expect(await found('材料.zip', bytes)).toEqual([['MOBILE_NUMBER', '名单.csv：第 1 行 A 列', '13*******00', 1]]);
  });
});

describe('what is refused', () => {
  const bomb = (mebibytes: number) => zipFile({ 'a.txt': new Uint8Array(mebibytes * 1024 * 1024) });
  const many = zipFile(Object.fromEntries(Array.from({ length: 6000 }, (_, index) => [`${index}.txt`, new Uint8Array(1)])));
  const nested = zipFile({ 'b.zip': zipFile({ 'c.zip': zipFile({ 'd.txt': text('x') }) }) });
  const lying = (() => {
    // The directory says ten bytes where more come out.
    const bytes = zipFile({ 'a.txt': text('x'.repeat(1000)) });
    bytes.writeUInt32LE(10, bytes.lastIndexOf(Buffer.from('PK\u0001\u0002', 'latin1')) + 24);
    return bytes;
  })();
  const overlapping = (() => {
    const bytes = zipFile({ 'a.txt': text('one'), 'b.txt': text('two') });
    bytes.writeUInt32LE(0, bytes.lastIndexOf(Buffer.from('PK\u0001\u0002', 'latin1')) + 42);
    return bytes;
  })();
  const withPassword = (() => {
    const bytes = zipFile({ 'a.txt': text('x') });
    bytes.writeUInt16LE(1, bytes.indexOf(Buffer.from('PK\u0001\u0002', 'latin1')) + 8);
    return bytes;
  })();
  const ole = (...more: string[]) => Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(512), ...more.map((part) => Buffer.from(part, 'utf16le'))]);

  it.each([
    ['a page under the name of a picture', 'a.png', text('<!DOCTYPE html><script>alert(1)</script>'), '网页或者脚本'],
    ['a page without a doctype', 'a.txt', text('\uFEFF  <script>x</script>'), '网页或者脚本'],
    ['a picture that is a page too', 'a.png', Buffer.concat([pngFile(), text('<html><script>alert(1)</script>')]), '网页或者脚本'],
    ['a picture that is an archive too', 'a.png', Buffer.concat([pngFile(), zipFile({ 'a.txt': text('x') })]), '还藏着一个压缩包'],
    ['a PDF under the name of a picture', 'a.png', plainPdf('x'), '内容却是PDF 文件'],
    ['a name without an ending', '通知', plainPdf('x'), '没有扩展名'],
    ['a program', 'a.txt', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]), '不能上传'],
    ['bytes of no kind', 'a.txt', Buffer.from([1, 2, 3, 0, 200]), '不能识别'],
    ['an old Word document', 'a.doc', ole(), '旧格式'],
    ['a Word document with a password', 'a.docx', ole('EncryptedPackage'), '打开密码'],
    ['a PDF with a password', 'a.pdf', encryptedPdf(), '打开密码'],
    ['an archive with a password', 'a.zip', withPassword, '设有密码'],
    ['a document with macros', 'a.docx', wordFile('', { 'word/vbaProject.bin': '' }), '宏'],
    ['a workbook that allows macros', 'a.xlsx', officeFile('xlsx', {}, 'application/vnd.ms-excel.sheet.macroEnabled.main+xml'), '宏'],
    ['a bomb by its ratio', 'a.zip', bomb(20), '压缩炸弹'],
    ['a bomb by its size', 'a.zip', bomb(301), '超过 300 MB'],
    ['a document that is a bomb', 'a.docx', officeFile('docx', { 'word/document.xml': `<a>${' '.repeat(3_000_000)}</a>` }), '压缩炸弹'],
    ['an archive of thousands', 'a.zip', many, '超过 5000 个'],
    ['archives within archives', 'a.zip', nested, '套着压缩包'],
    ['an archive that lies of its sizes', 'a.zip', lying, '损坏'],
    ['entries that share their bytes', 'a.zip', overlapping, '互相重叠'],
    ['a document cut off', 'a.docx', wordFile(paragraph(run('x'))).subarray(0, -30), '损坏'],
    ['a document with entities of its own', 'a.docx', officeFile('docx', { 'word/document.xml': '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' }), '损坏'],
    ['a document that is not XML', 'a.docx', officeFile('docx', { 'word/document.xml': '<a><b></a>' }), '损坏'],
    ['a PDF of nothing', 'a.pdf', text('%PDF-1.7\nnothing'), '损坏'],
    ['a bad file in an archive', 'a.zip', zipFile({ 'x/run.exe': Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]) }), '“run.exe”：不能上传'],
  ])('%s', async (_what, name, bytes, words) => {
    expect(await scan(name, bytes)).toEqual({ refused: expect.stringContaining(words) });
  });
});
