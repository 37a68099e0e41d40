import { fileTypeFromBuffer } from 'file-type';
import { FILE_KINDS, extensionOf, type FileKindName } from './file-kinds.ts';
import { FileRefused, type ScanLimits } from './limits.ts';
import { messages } from './messages.ts';
import { decodeText, looksLikeMarkup } from './plain-text.ts';
import { readXml } from './xml.ts';
import { openZip, type ZipArchive } from './zip-archive.ts';

/** What a file is by its content. */
export type Detected =
  | { readonly kind: 'docx' | 'xlsx' | 'pptx' | 'zip'; readonly zip: ZipArchive }
  | { readonly kind: 'csv' | 'text'; readonly text: string }
  | { readonly kind: 'pdf' | 'png' | 'jpeg' | 'gif' | 'webp' };

const BINARY: Readonly<Record<string, 'pdf' | 'png' | 'jpeg' | 'gif' | 'webp'>> = {
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpeg',
  'image/gif': 'gif',
  'image/webp': 'webp',
};
const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
const END_OF_ZIP = Buffer.from([0x50, 0x4b, 0x05, 0x06]);
/** The end record of a zip and its longest comment. */
const ZIP_TAIL = 22 + 65_535;

/**
 * What a file is, by its content alone; the name only tells a table from a text. An archive's directory is held to the limits before anything looks into it.
 * @throws FileRefused for everything that is not taken, in words
 */
export async function detectKind(bytes: Buffer, name: string, limits: ScanLimits): Promise<Detected> {
  if (bytes.subarray(0, OLE.length).equals(OLE)) throw new FileRefused(isEncryptedOffice(bytes) ? messages.encryptedOffice : messages.oldOffice);
  if (bytes.subarray(0, 2).toString('latin1') === 'PK') return detectZip(bytes, limits);
  const detected = await fileTypeFromBuffer(bytes);
  const kind = BINARY[detected?.mime ?? ''];
  if (kind !== undefined) {
    if (bytes.subarray(-ZIP_TAIL).includes(END_OF_ZIP)) throw new FileRefused(messages.disguised);
    return { kind };
  }
  const text = decodeText(bytes);
  if (text !== null && looksLikeMarkup(text)) throw new FileRefused(messages.webPage);
  if (detected !== undefined) throw new FileRefused(messages.notAllowed(detected.ext));
  if (text === null) throw new FileRefused(messages.unknownType);
  return { kind: extensionOf(name) === 'csv' ? 'csv' : 'text', text };
}

/**
 * Holds a name to what the file is.
 * @throws FileRefused where it promises something else
 */
export function refuseOtherEnding(kind: FileKindName, name: string): void {
  const { extensions, label } = FILE_KINDS[kind];
  const extension = extensionOf(name);
  if (extension === '') throw new FileRefused(messages.noEnding(label));
  if (!(extensions as readonly string[]).includes(extension)) throw new FileRefused(messages.otherEnding(label, extension));
}

/** A document with a password is an old container around the encrypted package (MS-OFFCRYPTO); names in it are UTF-16. */
function isEncryptedOffice(bytes: Buffer): boolean {
  return bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'));
}

const MAIN_PARTS: readonly (readonly [string, 'docx' | 'xlsx' | 'pptx'])[] = [
  ['wordprocessingml.document.main+xml', 'docx'],
  ['spreadsheetml.sheet.main+xml', 'xlsx'],
  ['presentationml.presentation.main+xml', 'pptx'],
];
const MACRO_PART = /\.(?:macroEnabled|template)\.?\w*\.main\+xml$/i;
const CONTENT_TYPES = '[Content_Types].xml';

async function detectZip(bytes: Buffer, limits: ScanLimits): Promise<Detected> {
  const zip = await openZip(bytes, limits, FILE_KINDS.zip.label);
  const entry = zip.find(CONTENT_TYPES);
  if (entry === undefined) return { kind: 'zip', zip };
  const types: string[] = [];
  await readXml(zip.stream(entry), { open: ({ name, attributes }) => void (name === 'Override' && types.push(attributes['ContentType'] ?? '')) }, FILE_KINDS.zip.label);
  if (types.some((type) => MACRO_PART.test(type))) throw new FileRefused(messages.macros);
  const office = MAIN_PARTS.find(([part]) => types.some((type) => type.endsWith(part)));
  if (office === undefined) throw new FileRefused(messages.unknownType);
  return { kind: office[1], zip };
}
