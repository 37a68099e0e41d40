import { createSSRApp } from 'vue';
import { renderToString } from 'vue/server-renderer';
import { exampleNode, type ComponentContract, type Example } from '../contract.ts';

/** HTML of an example, as the server sends it. */
export function renderExample(contract: ComponentContract, example: Example<Record<string, unknown>>): Promise<string> {
  return renderToString(createSSRApp({ render: () => exampleNode(contract, example) }));
}
