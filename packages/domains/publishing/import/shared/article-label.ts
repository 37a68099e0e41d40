import { articleAnchor } from '@openhall/search';

/** `第三十三条` is `art-33`, `第十七条之一` is `art-17-1`: the anchor the search leads to for the same words. */
export function anchorOfArticle(label: string): string {
  const match = /^第(.+?)条(?:之(.+))?$/u.exec(label);
  return articleAnchor(match?.[1] ?? '', match?.[2]);
}
