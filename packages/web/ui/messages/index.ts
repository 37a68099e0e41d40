import { inject, provide, type InjectionKey } from 'vue';
import { zhCn, type Messages } from './zh-cn.ts';

const key: InjectionKey<Messages> = Symbol('openhall-ui-messages');

/** The words components bring with them; Chinese unless an ancestor provided others. */
export function useMessages(): Messages {
  return inject(key, zhCn);
}

/** Gives every component below another language. Call in the root component's setup. */
export function provideMessages(messages: Messages): void {
  provide(key, messages);
}

export type { Messages } from './zh-cn.ts';
