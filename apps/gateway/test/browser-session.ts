import type { Answered, Asked } from './ask.ts';
import type { RunningGateway } from './running-gateway.ts';

/** Somebody at a browser: keeps cookies, and names the origin of what it posts. */
export class BrowserSession {
  readonly #gateway: RunningGateway;
  readonly #cookies = new Map<string, string>();

  constructor(gateway: RunningGateway) {
    this.#gateway = gateway;
  }

  /** The cookies as they would be sent. */
  get cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  /** A second browser into which this one's cookies were copied. */
  copy(): BrowserSession {
    const other = new BrowserSession(this.#gateway);
    for (const [name, value] of this.#cookies) other.#cookies.set(name, value);
    return other;
  }

  async ask(path: string, asked: Asked = {}): Promise<Answered> {
    const own = this.cookie === '' ? {} : { cookie: this.cookie };
    const origin = asked.body === undefined ? {} : { origin: this.#gateway.origin };
    const answer = await this.#gateway.ask(path, { ...asked, headers: { ...own, ...origin, ...asked.headers } });
    for (const line of answer.headers['set-cookie'] ?? []) this.#keep(line);
    return answer;
  }

  /** Posts to an endpoint under /auth. */
  post(path: string, body: object = {}): Promise<Answered> {
    return this.ask(`/auth${path}`, { body });
  }

  /** Runs a manifest document by POST. */
  async run(documentId: string, variables: object = {}): Promise<{ data?: Record<string, unknown>; errors?: readonly { extensions: { code: string }; message: string }[] }> {
    return (await this.ask('/graphql', { body: { documentId, variables } })).json();
  }

  #keep(line: string): void {
    const [pair = '', ...attributes] = line.split(';');
    const name = pair.slice(0, pair.indexOf('='));
    if (attributes.some((attribute) => /^\s*max-age=0\s*$/i.test(attribute))) this.#cookies.delete(name);
    else this.#cookies.set(name, pair.slice(name.length + 1));
  }
}
