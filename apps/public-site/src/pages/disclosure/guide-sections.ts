import type { PageRequest } from '@openhall/server-render/render';
import { messages } from '../../messages/index.ts';

type Guide = PageRequest['site']['disclosureGuide'];

/** A part of the guide. The office has no paragraphs: it is shown as a contact. */
export interface GuideSection {
  readonly id: 'scope' | 'arrangement' | 'access' | 'requests' | 'office' | 'supervision';
  /** `一、公开范围` */
  readonly heading: string;
  readonly paragraphs: readonly string[];
}

const { sections: names, numerals, numbered } = messages.disclosure.guide;

/** The parts of the guide, numbered; a part the department left empty is left out and leaves no gap. The office always stands: art. 12 wants it named. */
export function guideSections({ scope, arrangement, access, requestSteps, supervision }: Guide): GuideSection[] {
  const parts: readonly (readonly [GuideSection['id'], readonly string[]])[] = [
    ['scope', scope],
    ['arrangement', arrangement],
    ['access', access],
    ['requests', requestSteps],
    ['office', []],
    ['supervision', supervision],
  ];
  return parts
    .filter(([id, paragraphs]) => id === 'office' || paragraphs.length > 0)
    .map(([id, paragraphs], index) => ({ id, heading: numbered(numerals[index] ?? '', names[id]), paragraphs }));
}
