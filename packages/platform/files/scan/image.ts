import ExifReader from 'exifreader';
import { excerptOf, type FindingList } from './finding-list.ts';
import { FileRefused } from './limits.ts';
import { maskName } from './mask.ts';
import { messages } from './messages.ts';

const PERSONS: Readonly<Record<string, string>> = { Artist: '作者', OwnerName: '相机所有者', CameraOwnerName: '相机所有者' };
const DEVICES: Readonly<Record<string, string>> = { SerialNumber: '相机序列号', BodySerialNumber: '相机序列号' };
const TEXTS: Readonly<Record<string, string>> = { ImageDescription: '说明', UserComment: '备注', XPComment: '备注' };

/** What a picture says of where and by whom it was taken; and what hides in or behind it. */
export function scanImage(bytes: Buffer, findings: FindingList): void {
  // The same bytes as a page: whoever is made to open them as one would run what stands there.
  if (/<(?:script|html|iframe|svg|\?php)\b/i.test(bytes.toString('latin1'))) throw new FileRefused(messages.webPage);
  for (const [tag, value] of tagsOf(bytes)) {
    if (tag === 'GPSLatitude') findings.add('LOCATION', '照片的拍摄信息', '经纬度');
    else if (PERSONS[tag] !== undefined) findings.add('METADATA', `照片的“${PERSONS[tag]}”`, maskName(value));
    else if (DEVICES[tag] !== undefined) findings.add('METADATA', `照片的“${DEVICES[tag]}”`, null);
    else if (TEXTS[tag] !== undefined) {
      const excerpt = excerptOf(value);
      if (excerpt !== null) findings.add('METADATA', `照片的“${TEXTS[tag]}”`, excerpt);
      findings.addPersonalNumbers(value, `照片的“${TEXTS[tag]}”`);
    }
  }
  const trailing = bytesBehindPng(bytes);
  if (trailing > 0) findings.add('TRAILING_DATA', '图片末尾', `${trailing} 字节`);
}

function tagsOf(bytes: Buffer): [string, string][] {
  try {
    return Object.entries(ExifReader.load(bytes)).map(([tag, value]) => [tag, String((value as { description?: unknown } | undefined)?.description ?? '')]);
  } catch {
    // A picture without any such facts is the common case, and the library says so by throwing.
    return [];
  }
}

/** Bytes behind the end of a PNG, which a picture viewer passes over. */
function bytesBehindPng(bytes: Buffer): number {
  const SIGNATURE = 8;
  if (bytes.readUInt32BE(0) !== 0x89_50_4e_47) return 0;
  for (let at = SIGNATURE; at + 12 <= bytes.length; ) {
    const end = at + 12 + bytes.readUInt32BE(at);
    if (bytes.toString('latin1', at + 4, at + 8) === 'IEND') return Math.max(0, bytes.length - end);
    at = end;
  }
  return 0;
}
