import type { Bench } from '../harness/row.ts';
import { cached } from './cached.ts';
import { deadlines } from './deadlines.ts';
import { files } from './files.ts';
import { ledger } from './ledger.ts';
import { lighthousePages } from './lighthouse.ts';
import { page } from './page.ts';
import { replicas } from './replicas.ts';
import { search } from './search.ts';
import { searchCases } from './search-cases.ts';
import { session } from './session.ts';
import { uncached } from './uncached.ts';
import { weight } from './weight.ts';

/** Every bench, cheapest first. */
export const benches: readonly Bench[] = [deadlines, searchCases, session, weight, cached, uncached, page, files, ledger, replicas, lighthousePages, search];
