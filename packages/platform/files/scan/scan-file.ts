import type { Finding } from '../findings.ts';
import { detectKind, refuseOtherEnding, type Detected } from './detect-kind.ts';
import { FILE_KINDS, extensionOf } from './file-kinds.ts';
import { FindingList } from './finding-list.ts';
import { scanImage } from './image.ts';
import { FileRefused, type ScanLimits } from './limits.ts';
import { messages } from './messages.ts';
import { scanPackage, type OfficePackage } from './office-package.ts';
import { scanPdf } from './pdf.ts';
import { scanCsv, scanText } from './plain-text.ts';
import { scanPresentation } from './presentation.ts';
import { scanSpreadsheet } from './spreadsheet.ts';
import { scanWord } from './word-document.ts';
import type { ZipArchive } from './zip-archive.ts';

/** What an examination came to: what the file is and what is in it, or why it cannot be taken. */
export type ScanResult = { readonly mediaType: string; readonly findings: readonly Finding[] } | { readonly refused: string };

/** Examines a file by its content. Knows nothing but its bytes and its name; says everything in words for who sent it. */
export async function scanFile(bytes: Buffer, name: string, limits: ScanLimits): Promise<ScanResult> {
  try {
    const findings = new FindingList(limits.findings);
    const kind = await scanInto(bytes, name, limits, findings);
    return { mediaType: FILE_KINDS[kind].mediaType, findings: findings.all() };
  } catch (error) {
    if (error instanceof FileRefused) return { refused: error.message };
    throw error;
  }
}

async function scanInto(bytes: Buffer, name: string, limits: ScanLimits, findings: FindingList): Promise<Detected['kind']> {
  const detected = await detectKind(bytes, name, limits);
  refuseOtherEnding(detected.kind, name);
  await scanDetected(detected, bytes, limits, findings);
  return detected.kind;
}

async function scanDetected(detected: Detected, bytes: Buffer, limits: ScanLimits, findings: FindingList): Promise<void> {
  switch (detected.kind) {
    case 'text':
      return scanText(detected.text, findings);
    case 'csv':
      return scanCsv(detected.text, findings);
    case 'pdf':
      return scanPdf(bytes, findings);
    case 'zip':
      return scanZip(detected.zip, limits, findings);
    case 'docx':
    case 'xlsx':
    case 'pptx':
      return scanOffice(detected.kind, detected.zip, findings);
    default:
      return scanImage(bytes, findings);
  }
}

const OFFICE = { docx: scanWord, xlsx: scanSpreadsheet, pptx: scanPresentation } as const;

async function scanOffice(kind: keyof typeof OFFICE, zip: ZipArchive, findings: FindingList): Promise<void> {
  const office: OfficePackage = { zip, label: FILE_KINDS[kind].label, findings };
  await scanPackage(office);
  await OFFICE[kind](office);
}

/** Every file of an archive is examined as if it had come alone; what one holds is told with its name. */
async function scanZip(zip: ZipArchive, limits: ScanLimits, findings: FindingList): Promise<void> {
  if (limits.depth <= 0) throw new FileRefused(messages.tooDeep);
  for (const entry of zip.entries) {
    if (entry.fileName.endsWith('/')) continue;
    const bytes = await unpacked(zip, entry);
    const name = entry.fileName.slice(entry.fileName.lastIndexOf('/') + 1);
    const inside = new FindingList(limits.findings);
    try {
      if (extensionOf(name) === 'zip' && limits.depth <= 1) throw new FileRefused(messages.tooDeep);
      await scanInto(bytes, name, { ...limits, depth: limits.depth - 1 }, inside);
    } catch (error) {
      throw error instanceof FileRefused ? new FileRefused(messages.insideZip(name, error.message), { cause: error }) : error;
    }
    for (const { kind, place, excerpt, count } of inside.all()) findings.add(kind, `${name}：${place}`, excerpt, count);
  }
}

async function unpacked(zip: ZipArchive, entry: ZipArchive['entries'][number]): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of zip.stream(entry)) chunks.push(chunk);
  return Buffer.concat(chunks);
}
