import type { Query } from '@openhall/server-render/render';
import { catalogue } from '@openhall/ui/catalogue';
import { describe, expect, it } from 'vitest';
import { htmlOf, sampleContext, viewOf } from '../../../test/page-context.ts';
import { componentsPage, paletteSheet } from './components-page.ts';

const noQuery = (() => Promise.reject(new Error('no query'))) as Query;
function contextOf(path: string, development: boolean, params: Record<string, string> = {}) {
  const context = sampleContext(path, params, noQuery);
  return { ...context, request: { ...context.request, development } };
}

describe('the component page', () => {
  it('shows every component in every state its contract names', async () => {
    const view = viewOf(await componentsPage(contextOf('/dev/components', true)));
    const html = await htmlOf(view);
    for (const { name } of catalogue) expect(html).toContain(`id="${name}"`);
    expect(html.match(/class="dev-example/g)).toHaveLength(catalogue.flatMap(({ examples }) => examples).length);
    expect(view.frame.hidden).toBe(true);
  });

  it('can be seen in any palette', async () => {
    const view = viewOf(await componentsPage(contextOf('/dev/components?palette=dark', true)));
    expect(view.frame.styles).toEqual(['/dev/components/dark.css']);
    const sheet = await paletteSheet(contextOf('/dev/components/dark.css', true, { palette: 'dark' }));
    expect(sheet).toMatchObject({ type: 'answer', response: { body: expect.stringContaining('color-scheme:dark;--oh-paper:#15191b;') } });
  });

  it('does not exist in production', async () => {
    expect(viewOf(await componentsPage(contextOf('/dev/components', false))).status).toBe(404);
    expect(viewOf(await paletteSheet(contextOf('/dev/components/dark.css', false, { palette: 'dark' }))).status).toBe(404);
    expect(viewOf(await paletteSheet(contextOf('/dev/components/x.css', true, { palette: 'x' }))).status).toBe(404);
  });
});
