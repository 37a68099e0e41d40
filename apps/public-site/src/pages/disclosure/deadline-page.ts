import { RefusedInput, type PageContext } from '@openhall/server-render/render';
import { today } from '@openhall/statutory-time/rules';
import { h } from 'vue';
import { DeadlineDocument, type DeadlineQuery } from '../../gql/graphql.ts';
import { messages } from '../../messages/index.ts';
import { formatDate } from '../../site/dates.ts';
import { refusal, shown, type SiteFrame, type SitePage } from '../../site/frame.ts';
import { deadlineHref, paths } from '../../site/links.ts';
import type { InputProblem } from '../../site/list-query.ts';
import { readDeadlineInput, type DeadlineInput } from './deadline-input.ts';
import { deadlinePresets } from './deadline-presets.ts';
import DeadlinePage from './DeadlinePage.vue';

type Period = DeadlineQuery['deadline'];

const words = messages.deadline;

/** The period and its problems: what the form could not see, the schema says. */
async function calculate({ query }: PageContext, { receivedOn, workingDays, asked, problems }: DeadlineInput): Promise<{ period: Period | null; problems: readonly InputProblem[] }> {
  if (!asked || problems.length > 0 || receivedOn === null || workingDays === null) return { period: null, problems };
  try {
    return { period: (await query(DeadlineDocument, { receivedOn, workingDays })).deadline, problems };
  } catch (error) {
    if (error instanceof RefusedInput) return { period: null, problems: error.reasons.map((message) => ({ field: 'receivedOn', message })) };
    throw error;
  }
}

function resultOf({ receivedOn, workingDays, dueOn, provisional, trace }: Period) {
  const counted = trace.filter((day) => day.counted).length;
  // The day of receipt stands in the trace but is neither counted nor skipped.
  const skipped = trace.length - 1 - counted;
  return {
    receivedOn,
    dueOn,
    trace,
    due: formatDate(dueOn),
    weekday: words.weekdays[new Date(`${dueOn}T00:00:00Z`).getUTCDay()] ?? '',
    sentence: words.result.sentence(formatDate(receivedOn), workingDays) + words.result.counted(counted, skipped),
    provisional,
  };
}

/** `/disclosure/deadline`: when a period of working days ends, and why. A plain GET form; its address is the calculation. */
export const deadlinePage: SitePage = async (context) => {
  const { request } = context;
  const day = today(request.now, request.site.businessTimeZone);
  const input = readDeadlineInput(context.search, day);
  const { period, problems } = await calculate(context, input);
  const canonical = period === null ? paths.deadline : deadlineHref(period.receivedOn, period.workingDays);
  const content = h(DeadlinePage, {
    typed: input.typed,
    problems,
    presets: deadlinePresets(input.receivedOn ?? day),
    result: period === null ? null : resultOf(period),
  });
  const frame: SiteFrame = {
    title: words.title,
    description: words.description,
    canonical,
    trail: [{ label: messages.disclosure.hub.title, href: paths.disclosure }, { label: words.title }],
    section: 'deadline',
    column: { name: words.title, description: words.description, keywords: words.keywords, type: messages.disclosure.columnType },
    // One page for search engines, not one a date.
    ...(period === null ? {} : { hidden: true }),
  };
  return problems.length > 0 ? refusal(400, content, frame) : shown(request, content, frame);
};
