import { compareKey } from '../shared/spacing.ts';

const STATE_NAME = /中华人民共和国/g;

/** A title as people say it: 劳动合同法 for 中华人民共和国劳动合同法. */
export function shortTitle(title: string): string {
  return title.replace(STATE_NAME, '') || title;
}

/** Titles that name the same law have the same key: the state's name, spaces and the kind of brackets do not count. */
export function titleKey(title: string): string {
  return compareKey(shortTitle(title)).replace(/[〈<«]/g, '《').replace(/[〉>»]/g, '》');
}
