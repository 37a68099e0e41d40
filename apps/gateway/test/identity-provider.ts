import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

export interface IdentityProvider {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Follows an address of the provider as a browser, signs in there as an account, and returns the address it leads back to. */
  signIn(address: string, account: string): Promise<string>;
  close(): Promise<void>;
}

/** A provider of OpenID Connect on this machine: a real one, with its own sign-in forms. An account's name is the staff number it claims. */
export async function runIdentityProvider(redirectUri: string): Promise<IdentityProvider> {
  const [clientId, clientSecret] = ['openhall', 'a secret shared with the provider'];
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [redirectUri], response_types: ['code'], grant_types: ['authorization_code'] }],
    claims: { profile: ['preferred_username', 'name'] },
    cookies: { keys: ['a key of the tests'] },
    findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id, preferred_username: id, name: `示例${id}` }) }),
  });
  const answer = provider.callback();
  server.on('request', (request, response) => void answer(request, response));

  async function signIn(address: string, account: string): Promise<string> {
    const cookies = new Map<string, string>();
    const step = async (url: string, form?: Record<string, string>): Promise<Response> => {
      const init = form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) };
      const response = await fetch(url, { ...init, redirect: 'manual', headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') } });
      for (const line of response.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        cookies.set(name, value);
      }
      return response;
    };
    let response = await step(address);
    for (let steps = 0; steps < 12; steps += 1) {
      const location = response.headers.get('location');
      if (location !== null) {
        const next = new URL(location, issuer).href;
        if (next.startsWith(redirectUri)) return next;
        response = await step(next);
        continue;
      }
      const page = await response.text();
      const action = /<form[^>]*action="([^"]+)"/.exec(page)?.[1];
      if (action === undefined) throw new Error(`the provider answered ${response.status}: ${page.slice(0, 300)}`);
      const prompt = page.includes('value="consent"') ? 'consent' : 'login';
      response = await step(new URL(action, issuer).href, prompt === 'login' ? { prompt, login: account, password: 'any' } : { prompt });
    }
    throw new Error('the provider led nowhere');
  }

  return {
    issuer,
    clientId,
    clientSecret,
    signIn,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
