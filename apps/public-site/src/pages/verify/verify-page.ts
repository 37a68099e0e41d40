import { printedCode, typedCode } from '@openhall/ledger/proof';
import { movedTo, type PageContext } from '@openhall/server-render/render';
import { h } from 'vue';
import { VerifyDocument, type VerifyQuery } from '../../gql/graphql.ts';
import { messages } from '../../messages/index.ts';
import { formatTime } from '../../site/dates.ts';
import { refusal, shown, type SiteFrame, type SitePage } from '../../site/frame.ts';
import { paths, verifyHref } from '../../site/links.ts';
import VerificationPage from './VerificationPage.vue';
import { verdictOf } from './verdict.ts';
import VerifyPage from './VerifyPage.vue';

const words = messages.verify;
const hub = { label: words.title, href: paths.verify };
const column = { name: words.title, description: words.description, keywords: words.keywords, type: words.columnType };

const formFrame: SiteFrame = { title: words.title, description: words.description, canonical: paths.verify, trail: [{ label: words.title }], section: null, column };

/** The form again, with what was wrong. */
const formWith = (typed: string, problem: string) => refusal(400, h(VerifyPage, { typed, problem }), formFrame);

/** `/verify`: the form. A code that was typed into it has an address of its own. */
export const verifyPage: SitePage = async ({ request, search }) => {
  const typed = search.get('code')?.trim();
  if (typed === undefined) return shown(request, h(VerifyPage, { typed: '', problem: null }), formFrame);
  if (typed === '') return formWith('', words.problems.missing);
  const code = typedCode(typed);
  return code === null ? formWith(typed, words.problems.malformed(shortened(typed))) : movedTo(verifyHref(code));
};

/** `/verify/{code}`: what a code stands for, checked by this server, and once more by the browser where it can. */
export const verificationPage: SitePage = async (context) => {
  const typed = context.params['code'] ?? '';
  const code = typedCode(typed);
  if (code === null) return formWith(typed, words.problems.malformed(shortened(typed)));
  if (code !== typed) return movedTo(verifyHref(code));
  const { verify } = await context.query(VerifyDocument, { code });
  return verify === null ? unknown(code) : found(verify, context);
};

/** What nobody registered looks like what nobody may know. */
const unknown = (code: string) => refusal(404, h(VerifyPage, { typed: printedCode(code), problem: null, unknownCode: printedCode(code) }), formFrame);

function found(verification: NonNullable<VerifyQuery['verify']>, { request }: PageContext) {
  const { code, withdrawnAt } = verification;
  const title = words.resultTitle(printedCode(code));
  const time = (instant: string): string => formatTime(instant, request.site.businessTimeZone);
  const content = h(VerificationPage, { verification, verdict: verdictOf(verification, withdrawnAt === null ? '' : time(withdrawnAt)), recordedAt: time(verification.recordedAt) });
  // Shown anew each time: a result that was true a while ago is none.
  return { ...shown(request, content, { ...formFrame, title, canonical: verifyHref(code), trail: [hub, { label: title }], hidden: true }), cacheSeconds: null };
}

const shortened = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
