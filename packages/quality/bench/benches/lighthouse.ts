import lighthouse from 'lighthouse';
import { startBrowser } from '../harness/browser.ts';
import { freePort } from '../harness/child-server.ts';
import { withDemoSite } from '../harness/demo-site.ts';
import { rawAnswer } from '../harness/raw-answer.ts';
import { median, type Bench, type Row } from '../harness/row.ts';

const RUNS = 3;
const OTHERS = ['accessibility', 'best-practices', 'seo'] as const;

type Scores = Record<string, number>;

/** One audit in a browser of its own, mobile with the tool's own throttling. */
async function audit(address: string): Promise<Scores> {
  const port = await freePort();
  const browser = await startBrowser([`--remote-debugging-port=${port}`]);
  try {
    const result = await lighthouse(address, { port, logLevel: 'error', onlyCategories: ['performance', ...OTHERS] });
    if (result === undefined) throw new Error(`Lighthouse said nothing about ${address}`);
    const { categories, audits } = result.lhr;
    for (const { id, auditRefs } of Object.values(categories)) {
      const lost = auditRefs.filter((ref) => ref.weight > 0 && (audits[ref.id]?.score ?? 1) < 1).map((ref) => ref.id);
      if (id !== 'performance' && lost.length > 0) console.error(`${address}: ${id} loses by ${lost.join(', ')}`);
    }
    return Object.fromEntries(Object.values(categories).map(({ id, score }) => [id, Math.round((score ?? 0) * 100)]));
  } finally {
    await browser.close();
  }
}

async function rowsOf(name: string, address: string): Promise<Row[]> {
  const runs: Scores[] = [];
  for (let run = 0; run < RUNS; run += 1) runs.push(await audit(address));
  const performances = runs.map((scores) => scores['performance'] ?? 0);
  const others = OTHERS.map((category) => ({ category, score: Math.min(...runs.map((scores) => scores[category] ?? 0)) }));
  return [
    { bench: 'lighthouse', what: `${name}: performance, mobile, median of ${RUNS}`, measured: median(performances), unit: 'score', bound: { atLeast: 95 }, detail: { runs: performances.join(' ') } },
    {
      bench: 'lighthouse',
      what: `${name}: accessibility, best practices, SEO`,
      measured: Math.min(...others.map(({ score }) => score)),
      unit: 'score',
      bound: { atLeast: 100 },
      detail: Object.fromEntries(others.map(({ category, score }) => [category, score])),
    },
  ];
}

/** A document like those most people come for: the first hit for a regulation everybody knows. */
async function documentPath(origin: string): Promise<string> {
  const { body } = await rawAnswer(`${origin}/search?${new URLSearchParams({ q: '国令第711号' })}`);
  const link = /href="(\/documents\/[0-9a-z]{13})/.exec(body.toString('utf8'));
  if (link?.[1] === undefined) throw new Error('the search found no document');
  return link[1];
}

/** Lighthouse over the four page types that most visits see. */
export const lighthousePages: Bench = {
  name: 'lighthouse',
  run: async (now) =>
    withDemoSite(now, async ({ origin }) => {
      const pages = [
        ['home', '/'],
        ['list', '/documents'],
        ['document', await documentPath(origin)],
        ['search', `/search?${new URLSearchParams({ q: '工伤保险' })}`],
      ] as const;
      const rows: Row[] = [];
      for (const [name, path] of pages) rows.push(...(await rowsOf(name, origin + path)));
      return rows;
    }),
};
