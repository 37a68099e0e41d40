import { zhCn } from './zh-cn/index.ts';

/** Every word of the desk. */
export const messages = zhCn;
