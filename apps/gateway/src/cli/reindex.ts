import { EXIT, environmentOf, type CliContext } from './cli-context.ts';
import { withSite } from './connection.ts';
import { messages } from './messages.ts';
import { progressBar } from './progress-bar.ts';

/** `openhall reindex`: the site stays searchable meanwhile. */
export async function reindex({ json }: { readonly json: boolean }, context: CliContext): Promise<number> {
  const bar = progressBar(context.output, messages.reindexing);
  const { done, changed } = await withSite(environmentOf(context), context.clock.now(), ({ publishing }) => publishing.reindex((progress) => bar.show(progress.done, progress.total))).finally(bar.end);
  context.output.line(json ? JSON.stringify({ ok: true, documents: done, changed }) : messages.reindexed(done, changed));
  return EXIT.ok;
}
