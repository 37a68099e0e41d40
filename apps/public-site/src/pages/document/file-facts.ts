import { messages } from '../../messages/index.ts';

const { sizes } = messages.common;
const { fileTypes, otherFile } = messages.document;

/** `1.2 MB`: units of 1024, one decimal below ten. */
export function sizeText(bytes: number): string {
  const shown = (value: number): string => (value < 9.95 ? value.toFixed(1).replace('.0', '') : String(Math.round(value)));
  if (bytes < 1024) return sizes.bytes(bytes);
  if (bytes < 1024 * 1000) return sizes.kilobytes(shown(bytes / 1024));
  return sizes.megabytes(shown(bytes / (1024 * 1024)));
}

/** What kind of file a media type is, in words a reader knows. */
export function fileTypeText(mediaType: string): string {
  const known = Object.entries(fileTypes).find(([type]) => type === mediaType.split(';', 1)[0]?.trim().toLowerCase());
  return known?.[1] ?? otherFile;
}
