import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import pg from 'pg';

/** A connection keeps every named statement for its life: the number is bounded, so that lists of varying length cannot fill the server. */
const MAX_NAMES = 500;

/** A statement that begins so is planned for its very values each time: with a plan for any word, a search reads common and rare words alike. */
const PLAN_ANEW = '/* plan anew */';

/** Names for the statements of one database, the same text always by the same name. */
function statementNames(): (text: string) => string | undefined {
  const names = new Map<string, string>();
  return (text) => {
    if (text.startsWith(PLAN_ANEW)) return undefined;
    const known = names.get(text);
    if (known !== undefined || names.size >= MAX_NAMES) return known;
    const name = createHash('sha256').update(text).digest('base64url').slice(0, 22);
    names.set(text, name);
    return name;
  };
}

const counted = new AsyncLocalStorage<string[]>();

/**
 * Runs `work` and lists the statements it sent, transaction control included. For tests that hold a page to a number of statements.
 */
export async function countStatements<T>(work: () => Promise<T>): Promise<{ result: T; statements: string[] }> {
  const statements: string[] = [];
  const result = await counted.run(statements, work);
  return { result, statements };
}

type Query = (text: unknown, values?: unknown, callback?: unknown) => unknown;

/**
 * A client that names each parameterised statement by the hash of its text: the server parses and plans it once a connection
 * (a third less wall time a query). Off behind a transaction pooler that cannot keep names.
 */
export function statementClient(namedStatements: boolean): typeof pg.Client {
  const nameOf = namedStatements ? statementNames() : () => undefined;
  return class extends pg.Client {
    constructor(config?: string | pg.ClientConfig) {
      super(config);
      // A connection that dies at work tells whoever waits for its answer; where nobody listens to its event as well, the process would end.
      this.on('error', () => undefined);
    }

    override query = ((text: unknown, values?: unknown, callback?: unknown) => {
      const send = super.query.bind(this) as unknown as Query;
      if (typeof text !== 'string') return send(text, values, callback);
      counted.getStore()?.push(text);
      const name = Array.isArray(values) ? nameOf(text) : undefined;
      return name === undefined ? send(text, values, callback) : send({ name, text, values }, callback);
    }) as unknown as pg.Client['query'];
  };
}
