import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../catalogue.ts';
import { folderProblems, type ComponentFolder, type ComponentLists } from './component-folders.ts';

const root = new URL('..', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');
const names = readdirSync(new URL('components', root));
const folderOf = (name: string): ComponentFolder => Object.fromEntries(readdirSync(new URL(`components/${name}`, root)).map((file) => [file, read(`components/${name}/${file}`)]));
const lists: ComponentLists = { styles: read('styles/index.css'), catalogue: read('catalogue.ts'), index: read('index.ts') };

describe('component folders', () => {
  it.each(names)('%s is complete, listed and tested', (name) => {
    expect(folderProblems(name, folderOf(name), lists)).toEqual([]);
  });

  it('names every component once in the catalogue', () => {
    const listed = catalogue.map(({ name }) => name);
    expect(new Set(listed).size).toBe(names.length);
    expect(listed).toHaveLength(names.length);
  });
});

describe('the guard', () => {
  const sound: ComponentFolder = {
    'SoundPart.vue': '<template><p class="oh-sound"></p></template>',
    'sound-part.css': '.oh-sound { color: var(--oh-ink); }',
    'contract.ts': "export const contract = defineContract(SoundPart, { examples: [{ name: 'one', props: {} }] });",
    'sound-part.test.ts': 'testComponent(contract);',
  };
  const listed: ComponentLists = { styles: "@import '../components/sound-part/sound-part.css';", catalogue: "from './components/sound-part/contract.ts'", index: "from './components/sound-part/SoundPart.vue'" };
  const without = (file: string): ComponentFolder => Object.fromEntries(Object.entries(sound).filter(([name]) => name !== file));

  it('accepts a sound folder', () => {
    expect(folderProblems('sound-part', sound, listed)).toEqual([]);
  });

  it.each(Object.keys(sound))('refuses a folder without %s', (file) => {
    expect(folderProblems('sound-part', without(file), listed).join('\n')).toContain(`${file} is missing`);
  });

  it.each([
    ['whose test tests something else', { ...sound, 'sound-part.test.ts': "it('is there', () => undefined);" }, 'no accessibility test'],
    ['whose test is left out', { ...sound, 'sound-part.test.ts': "testComponent(contract);\nit.skip('later', () => undefined);" }, 'a test is left out'],
    ['whose contract shows nothing', { ...sound, 'contract.ts': 'defineContract(SoundPart, { examples: [] })' }, 'shows no example'],
    ['with a second component', { ...sound, 'OtherPart.vue': '' }, 'more than one component'],
  ])('refuses a folder %s', (_, folder, problem) => {
    expect(folderProblems('sound-part', folder, listed).join('\n')).toContain(problem);
  });

  it.each(['styles', 'catalogue', 'index'] as const)('refuses a component that is missing from the list %s', (list) => {
    expect(folderProblems('sound-part', sound, { ...listed, [list]: '' })).toHaveLength(1);
  });
});
