import { fileAnswer } from '@openhall/server-render/render';
import { catalogue } from '@openhall/ui/catalogue';
import tokens from '@openhall/ui/styles/tokens.css?raw';
import { paletteNames, readPalettes, type PaletteName } from '@openhall/ui/theme/palettes.ts';
import { h } from 'vue';
import { messages } from '../../messages/index.ts';
import { shown, type SitePage } from '../../site/frame.ts';
import { developerPaths } from '../../site/links.ts';
import { notFound } from '../errors/error-pages.ts';
import ComponentsPage from './ComponentsPage.vue';

/** What the page itself needs: a frame round every example, a band below those meant for one. */
const frameStyles = [
  '.dev-palettes{margin-top:var(--oh-space-4)}',
  '.dev-example{margin-top:var(--oh-space-2);padding:var(--oh-space-4);border:1px solid var(--oh-rule)}',
  '.dev-example--band{background-color:var(--oh-band);color:var(--oh-on-band)}',
  '.dev-facts dt{font-family:var(--oh-font-code);font-size:var(--oh-text-small)}',
  '.dev-facts dd{margin-bottom:var(--oh-space-2)}',
].join('\n');

const isPalette = (name: string | null): name is PaletteName => paletteNames.some((known) => known === name);

const sheetHref = (palette: string): string => developerPaths.palette.replace(':palette', palette);

/** Forces one palette, whatever the visitor's system asks for. */
export const paletteSheet: SitePage = (context) => {
  const palette = context.params['palette'] ?? '';
  if (!context.request.development || !(palette === 'auto' || isPalette(palette))) return notFound(context);
  const colours = palette === 'auto' ? [] : Object.entries(readPalettes(tokens)[palette]).map(([name, value]) => `--oh-${name}:${value};`);
  const scheme = palette === 'auto' ? 'light dark' : palette.toLowerCase().includes('dark') ? 'dark' : 'light';
  return fileAnswer('text/css; charset=utf-8', `:root{color-scheme:${scheme};${colours.join('')}}\n${frameStyles}\n`, null);
};

/** Every component in every state its contract names, in any of the palettes. Outside production only. */
export const componentsPage: SitePage = (context) => {
  const { request, search } = context;
  if (!request.development) return notFound(context);
  const asked = search.get('palette');
  const chosen = isPalette(asked) ? asked : 'auto';
  const palettes = (['auto', ...paletteNames] as const).map((name) => ({
    label: messages.developer.palettes[name],
    href: name === 'auto' ? developerPaths.components : `${developerPaths.components}?palette=${name}`,
    current: name === chosen,
  }));
  return shown(request, h(ComponentsPage, { contracts: catalogue, palettes }), {
    title: messages.developer.title,
    description: messages.developer.description,
    canonical: developerPaths.components,
    trail: [{ label: messages.developer.title }],
    section: null,
    hidden: true,
    styles: [sheetHref(chosen)],
  });
};
