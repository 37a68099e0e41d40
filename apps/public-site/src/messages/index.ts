import { zhCn } from './zh-cn/index.ts';

/** The words of the interface. One language so far; pages name messages, never text. */
export const messages = zhCn;

export const htmlLanguage = 'zh-CN';
