import { getDocumentProxy } from 'unpdf';
import { FILE_KINDS } from './file-kinds.ts';
import { excerptOf, type FindingList } from './finding-list.ts';
import { FileRefused } from './limits.ts';
import { maskName } from './mask.ts';
import { messages } from './messages.ts';

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;
type Page = Awaited<ReturnType<Pdf['getPage']>>;

/** Pages that are read; of a book of more the rest is told as not examined. */
const PAGES = 2000;
const PERSONS: Readonly<Record<string, string>> = { Author: '作者' };
const TEXTS: Readonly<Record<string, string>> = { Subject: '主题', Keywords: '关键词' };
/** Annotations that are a part of the page rather than a remark on it. */
const PLAIN = new Set(['Link', 'Widget', 'Popup']);

/** What a PDF carries along: annotations, files, scripts, who wrote it; and personal numbers by page. */
export async function scanPdf(bytes: Uint8Array, findings: FindingList): Promise<void> {
  const pdf = await open(bytes);
  try {
    await scanProperties(pdf, findings);
    for (let number = 1; number <= Math.min(pdf.numPages, PAGES); number += 1) {
      const page = await pdf.getPage(number);
      await scanPage(page, `第 ${number} 页`, findings);
      page.cleanup();
    }
    if (pdf.numPages > PAGES) findings.add('NOT_EXAMINED', `第 ${PAGES + 1} 页以后`);
  } catch (error) {
    throw new FileRefused(messages.damaged(FILE_KINDS.pdf.label), { cause: error });
  } finally {
    await pdf.loadingTask.destroy();
  }
}

async function open(bytes: Uint8Array): Promise<Pdf> {
  try {
    // The library takes the bytes for its own. Nothing in the file is executed, and nothing is fetched for it.
    return await getDocumentProxy(new Uint8Array(bytes), { useSystemFonts: false, disableFontFace: true, stopAtErrors: false, verbosity: 0 });
  } catch (error) {
    const encrypted = error instanceof Error && error.name === 'PasswordException';
    throw new FileRefused(encrypted ? messages.encryptedPdf : messages.damaged(FILE_KINDS.pdf.label), { cause: error });
  }
}

async function scanProperties(pdf: Pdf, findings: FindingList): Promise<void> {
  const { info } = await pdf.getMetadata();
  const properties = info as Readonly<Record<string, unknown>>;
  for (const [key, label] of Object.entries({ ...PERSONS, ...TEXTS })) {
    const value = properties[key];
    if (typeof value === 'string' && value.trim() !== '') findings.add('METADATA', `文件属性“${label}”`, key in PERSONS ? maskName(value) : excerptOf(value));
  }
  const attachments = (await pdf.getAttachments()) as ReadonlyMap<string, { readonly filename?: string }> | null;
  for (const { filename } of attachments?.values() ?? []) findings.add('EMBEDDED_FILE', '嵌入的文件', excerptOf(filename ?? ''));
  const [scripts, openAction] = await Promise.all([pdf.getJSActions(), pdf.getOpenAction()]);
  if (scripts !== null && scripts !== undefined) findings.add('ACTIVE_CONTENT', '文档脚本', null, Math.max(1, Object.keys(scripts).length));
  if (openAction !== null && 'action' in openAction) findings.add('ACTIVE_CONTENT', '打开时执行的动作');
}

async function scanPage(page: Page, place: string, findings: FindingList): Promise<void> {
  const { items } = await page.getTextContent();
  let line = '';
  for (const item of items) {
    if (!('str' in item)) continue;
    line += item.str;
    if (!item.hasEOL) continue;
    findings.addPersonalNumbers(line, place);
    line = '';
  }
  findings.addPersonalNumbers(line, place);
  for (const annotation of (await page.getAnnotations()) as readonly Annotation[]) {
    if (annotation.subtype === 'FileAttachment') findings.add('EMBEDDED_FILE', place, excerptOf(annotation.file?.filename ?? ''));
    else if (!PLAIN.has(annotation.subtype ?? '')) findings.add('COMMENT', place, excerptOf(annotation.contentsObj?.str ?? ''));
    findings.addPersonalNumbers(annotation.contentsObj?.str ?? '', place);
    if (typeof annotation.fieldValue === 'string') findings.addPersonalNumbers(annotation.fieldValue, `${place}的表单域`);
  }
}

interface Annotation {
  readonly subtype?: string;
  readonly contentsObj?: { readonly str?: string };
  readonly fieldValue?: unknown;
  readonly file?: { readonly filename?: string };
}
