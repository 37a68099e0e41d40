import { describe, expect, it } from 'vitest';
import type { ComponentContract } from '../contract.ts';
import { accessibilityFaults } from './accessibility.ts';
import { renderExample } from './render.ts';

/** Names of the props a component declares. */
function declaredProps(contract: ComponentContract): string[] {
  const { component } = contract;
  return typeof component === 'object' && 'props' in component && component.props ? Object.keys(component.props) : [];
}

/** The accessibility test every component has: its contract is complete, and each example is sound HTML a screen reader can use. */
export function testComponent(contract: ComponentContract): void {
  describe(`${contract.name}: contract and accessibility`, () => {
    it('documents exactly the props it has', () => {
      expect(Object.keys(contract.props).sort()).toEqual(declaredProps(contract).sort());
    });

    it.each(contract.examples)('is accessible: $name', async (example) => {
      expect(await accessibilityFaults(await renderExample(contract, example))).toEqual([]);
    });
  });
}
