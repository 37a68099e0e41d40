/** Facts of a file somebody wants to attach. */
export type AttachmentFacts = {
  readonly name: string;
  readonly mediaType: string;
  /** In bytes. */
  readonly size: number;
};

/** In bytes: what a phone on a slow line still gets in minutes. */
export const LARGEST_ATTACHMENT = 20 * 1024 * 1024;
/** In characters: offices make them long, and no reader's file system takes more than 255. */
const LONGEST_NAME = 200;

const separators = /[/\\]/;
// Control characters break headers and listings, direction marks and characters without a width make one file look like another.
const unseen = /[\p{Cc}\p{Cf}]/u;
const mediaType = /^[a-z0-9][a-z0-9!#$&^_.+-]{0,60}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}(?:; ?charset=[a-z0-9-]{1,40})?$/i;

/** Why a file cannot be attached, in words for who attaches it; null where it can. */
export function attachmentProblem({ name, mediaType: type, size }: AttachmentFacts): string | null {
  if (name.trim() === '' || name === '.' || name === '..') return '附件没有文件名。';
  if (separators.test(name) || unseen.test(name) || !name.isWellFormed()) return `附件“${readable(name)}”的文件名含有不能使用的字符，请改名后再上传。`;
  if (name.length > LONGEST_NAME) return `附件“${readable(name)}”的文件名过长，请缩短到 ${LONGEST_NAME} 字以内。`;
  if (!mediaType.test(type)) return `附件“${name}”的类型“${readable(type)}”不是有效的媒体类型。`;
  if (size === 0) return `附件“${name}”是空文件。`;
  if (size > LARGEST_ATTACHMENT) return `附件“${name}”超过 ${LARGEST_ATTACHMENT / 1024 / 1024} MB，请压缩或者拆分后再上传。`;
  return null;
}

/** Short enough for a message, and without what cannot be seen. */
function readable(text: string): string {
  const shown = [...text.toWellFormed()].filter((character) => !unseen.test(character)).slice(0, 40).join('');
  return shown.length < text.length ? `${shown}…` : shown;
}
