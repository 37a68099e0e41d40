/** A type of file that may be published, and the endings it goes by. */
export interface FileKind {
  readonly mediaType: string;
  readonly extensions: readonly string[];
  /** What people call it. */
  readonly label: string;
}

const office = 'application/vnd.openxmlformats-officedocument';

/** Every type that is taken. What is not here is refused: nobody could say what hides in it. */
export const FILE_KINDS = {
  pdf: { mediaType: 'application/pdf', extensions: ['pdf'], label: 'PDF 文件' },
  docx: { mediaType: `${office}.wordprocessingml.document`, extensions: ['docx'], label: 'Word 文档' },
  xlsx: { mediaType: `${office}.spreadsheetml.sheet`, extensions: ['xlsx'], label: 'Excel 工作簿' },
  pptx: { mediaType: `${office}.presentationml.presentation`, extensions: ['pptx'], label: 'PowerPoint 演示文稿' },
  zip: { mediaType: 'application/zip', extensions: ['zip'], label: 'ZIP 压缩包' },
  png: { mediaType: 'image/png', extensions: ['png'], label: 'PNG 图片' },
  jpeg: { mediaType: 'image/jpeg', extensions: ['jpg', 'jpeg'], label: 'JPEG 图片' },
  gif: { mediaType: 'image/gif', extensions: ['gif'], label: 'GIF 图片' },
  webp: { mediaType: 'image/webp', extensions: ['webp'], label: 'WebP 图片' },
  csv: { mediaType: 'text/csv', extensions: ['csv'], label: 'CSV 表格' },
  text: { mediaType: 'text/plain', extensions: ['txt'], label: '纯文本' },
} as const satisfies Record<string, FileKind>;

export type FileKindName = keyof typeof FILE_KINDS;

/** The ending of a name without its dot, in lower case; empty where there is none. */
export function extensionOf(name: string): string {
  return /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
}
