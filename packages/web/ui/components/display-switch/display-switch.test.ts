import { expect, it } from 'vitest';
import { testComponent } from '../../testing/component-test.ts';
import { renderExample } from '../../testing/render.ts';
import { contract } from './contract.ts';

testComponent(contract);

it('marks the mode in use, for eyes and for screen readers, and no other', async () => {
  const html = await renderExample(contract, contract.examples[1] ?? { name: '', props: {} });
  expect([...html.matchAll(/value="([^"]+)" aria-pressed="(true|false)"/g)].map(([, value, pressed]) => [value, pressed])).toEqual([
    ['standard', 'false'],
    ['elder', 'true'],
    ['contrast-light', 'false'],
    ['contrast-dark', 'false'],
  ]);
});
