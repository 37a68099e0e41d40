const separators = /[/\\]/;
// Control characters break headers and listings, direction marks and characters without a width make one file look like another.
const unseen = /[\p{Cc}\p{Cf}]/u;
/** In characters: offices make them long, and no reader's file system takes more than 255. */
const LONGEST = 200;

/** Why a name cannot be used, in words for who sent it; null where it can. */
export function nameProblem(name: string): string | null {
  if (name.trim() === '' || name === '.' || name === '..') return '文件没有名称。';
  if (separators.test(name) || unseen.test(name) || !name.isWellFormed()) return '文件名含有不能使用的字符，请改名后再上传。';
  if (name.length > LONGEST) return `文件名过长，请缩短到 ${LONGEST} 字以内。`;
  return null;
}

/** Why a size is refused; null where it is not. */
export function sizeProblem(size: number, limit: number): string | null {
  if (size === 0) return '文件是空的。';
  return size > limit ? `文件超过 ${Math.floor(limit / 1024 / 1024)} MB，请压缩或者拆分后再上传。` : null;
}
