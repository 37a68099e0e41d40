import { disclosureRulePacks, NoRulePackError, selectRulePack, type RuleValue } from '@openhall/statutory-time/rules';
import { messages } from '../../messages/index.ts';
import type { LocalDate } from '../../site/dates.ts';
import { deadlineHref } from '../../site/links.ts';

/** A period the law sets, one click from its last day. */
interface DeadlinePreset {
  readonly label: string;
  readonly days: number;
  readonly href: string;
  /** Article, and whether its text was read in full. */
  readonly source: string;
}

/** The periods of the version of the regulation that applies on the day of receipt. */
export interface DeadlinePresets {
  readonly title: string;
  readonly items: readonly DeadlinePreset[];
}

type Pack = (typeof disclosureRulePacks)[number];

const { presets: words } = messages.deadline;
// In the order of the work: asking, consulting, answering, then publishing.
const order = ['replyWorkingDays', 'correctionNoticeWorkingDays', 'thirdPartyWorkingDays', 'jointOrganWorkingDays', 'proactivePublicationWorkingDays'] as const;

function packOn(date: LocalDate): Pack | null {
  try {
    return selectRulePack(disclosureRulePacks, date);
  } catch (error) {
    if (error instanceof NoRulePackError) return null;
    throw error;
  }
}

const sourceOf = ({ source, verified }: RuleValue): string => (verified === 'T' ? source : `${source}，${words.unverified}`);

/**
 * Art. 33: the extension runs from the first last day. That day is a working day and the next one is day 1 again, so
 * both together are one period of the sum.
 */
function extended({ values }: Pack, receivedOn: LocalDate): DeadlinePreset {
  const { replyWorkingDays: reply, extensionWorkingDays: extension } = values;
  const days = reply.value + extension.value;
  return { label: words.names.replyAndExtension, days, href: deadlineHref(receivedOn, days), source: `${words.sum(reply.value, extension.value)}，${sourceOf(extension)}` };
}

/**
 * The periods to choose from for a day of receipt: those of the version then in force, never today's.
 * Null before the first version.
 */
export function deadlinePresets(receivedOn: LocalDate): DeadlinePresets | null {
  const pack = packOn(receivedOn);
  if (pack === null) return null;
  const items = order.flatMap((name): DeadlinePreset[] => {
    const value = pack.values[name];
    if (value === undefined) return [];
    const preset = { label: words.names[name], days: value.value, href: deadlineHref(receivedOn, value.value), source: sourceOf(value) };
    return name === 'replyWorkingDays' ? [preset, extended(pack, receivedOn)] : [preset];
  });
  return { title: pack.title, items };
}
