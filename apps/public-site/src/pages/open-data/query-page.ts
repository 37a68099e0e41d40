import type { FreeTextResult, PageContext } from '@openhall/server-render/render';
import { h } from 'vue';
import { messages } from '../../messages/index.ts';
import { refusal, shown, type SiteFrame, type SitePage } from '../../site/frame.ts';
import { graphqlPath, paths, queryHref } from '../../site/links.ts';
import { examples } from './query-examples.ts';
import QueryPage from './QueryPage.vue';

const words = messages.query;
/** Characters: percent-encoded in an address they are up to nine times as long, and an address has its limit too. */
const longestQuery = 2000;

type Errors = NonNullable<FreeTextResult['errors']>;

const problemsOf = (errors: Errors): string[] => errors.map(({ message, locations }) => message + (locations?.[0] === undefined ? '' : words.position(locations[0].line, locations[0].column)));

function content({ request }: PageContext, typed: string, result: { readonly text: string | null; readonly problems: readonly string[] }) {
  return h(QueryPage, { typed, ...result, longest: longestQuery, endpoint: request.siteUrl + graphqlPath, examples: examples.map(({ title, text, query }) => ({ title, description: text, href: queryHref(query) })) });
}

const frame: SiteFrame = {
  title: words.title,
  description: words.description,
  canonical: paths.query,
  trail: [{ label: messages.openData.title, href: paths.openData }, { label: words.title }],
  section: null,
  column: { name: messages.openData.title, description: words.description, keywords: words.keywords, type: messages.openData.columnType },
};

/** The query interface to be tried without a program: a form that leads to itself. What is asked for is answered as `/graphql` would, within the same limits. */
export const queryPage: SitePage = async (context) => {
  const { request, search, ask } = context;
  const typed = (search.get('query') ?? '').toWellFormed();
  if (typed.trim() === '') return shown(request, content(context, examples[0].query, { text: null, problems: [] }), frame);
  if (typed.length > longestQuery) return refusal(400, content(context, typed, { text: null, problems: [words.tooLong(longestQuery)] }), frame);
  const { data, errors = [] } = await ask(typed, {});
  const problems = problemsOf(errors);
  if (data === undefined || data === null) return refusal(400, content(context, typed, { text: null, problems }), frame);
  // Whoever asks has thought up the query: another would be another page to the cache.
  return { ...shown(request, content(context, typed, { text: JSON.stringify(data, null, 2), problems }), { ...frame, hidden: true }), cacheSeconds: null };
};
