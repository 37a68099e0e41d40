import type { PageRequest } from '@openhall/server-render/render';
import { messages } from '../../messages/index.ts';

/** What may be done with the data: as the department decided, else neutral words that promise nothing and forbid nothing. */
export function usageOf({ openData, organisation }: PageRequest['site']): { readonly terms: string; readonly licence: { readonly name: string; readonly url: string | null } | null } {
  const { licence, terms } = openData;
  return {
    terms: terms ?? messages.openData.terms(organisation.name),
    licence: licence === undefined ? null : { name: licence.name, url: licence.url ?? null },
  };
}
