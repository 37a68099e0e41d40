/** Files of a component folder, by name; content where it is text. */
export type ComponentFolder = Readonly<Record<string, string>>;

/** Where a component must be listed to be shipped, shown and tested. */
export interface ComponentLists {
  /** styles/index.css */
  readonly styles: string;
  /** catalogue.ts */
  readonly catalogue: string;
  /** index.ts */
  readonly index: string;
}

const pascalCase = (name: string): string =>
  name
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');

/** Says what keeps a folder from being a component: a missing part, a test that tests no accessibility, a list it is not on. */
export function folderProblems(name: string, folder: ComponentFolder, lists: ComponentLists): string[] {
  const component = pascalCase(name);
  const contract = folder['contract.ts'] ?? '';
  const test = folder[`${name}.test.ts`] ?? '';
  const demands: readonly (readonly [boolean, string])[] = [
    [name.includes('-'), 'the name has one word: two or more, so that it never meets an HTML element'],
    [`${component}.vue` in folder, `${component}.vue is missing`],
    [Object.keys(folder).filter((file) => file.endsWith('.vue')).length <= 1, 'more than one component in the folder'],
    [`${name}.css` in folder, `${name}.css is missing`],
    ['contract.ts' in folder, 'contract.ts is missing'],
    [/examples: (?!\[\])/.test(contract), 'the contract shows no example'],
    [`${name}.test.ts` in folder, `${name}.test.ts is missing`],
    [/\btestComponent\(contract\)/.test(test), 'no accessibility test: call testComponent(contract)'],
    [!/\b(?:it|describe|test)\.(?:skip|todo|only)\b/.test(test), 'a test is left out'],
    [lists.styles.includes(`'../components/${name}/${name}.css'`), 'its style is not imported in styles/index.css'],
    [lists.catalogue.includes(`'./components/${name}/contract.ts'`), 'it is not in catalogue.ts'],
    [lists.index.includes(`'./components/${name}/${component}.vue'`), 'it is not exported from index.ts'],
  ];
  return demands.filter(([met]) => !met).map(([, problem]) => `${name}: ${problem}`);
}
