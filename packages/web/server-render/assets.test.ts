import { describe, expect, it } from 'vitest';
import { assetLinks } from './assets.ts';

const manifest = {
  'src/client.ts': { file: 'assets/site-1.js', name: 'site', isEntry: true, css: ['assets/site-1.css'] },
  'src/client/type-ahead.ts': { file: 'assets/type-ahead-2.js', name: 'type-ahead', isEntry: true },
  _shared: { file: 'assets/shared-3.js', name: 'shared' },
};

describe('the hashed files of a page', () => {
  it('are the style sheet and script of the main entry, under the base', () => {
    expect(assetLinks(manifest, '/', 'site')).toEqual({ styles: ['/assets/site-1.css'], scripts: ['/assets/site-1.js'], islands: { 'type-ahead': '/assets/type-ahead-2.js' } });
    expect(assetLinks(manifest, '/office-desk/', 'site').styles).toEqual(['/office-desk/assets/site-1.css']);
  });

  it('cannot be named where the build has no main entry', () => {
    expect(() => assetLinks(manifest, '/', 'desk')).toThrow('desk');
  });

  it('are refused where the main entry has no style sheet: pages would arrive unstyled', () => {
    expect(() => assetLinks({ 'src/client.ts': { file: 'assets/site-1.js', name: 'site', isEntry: true } }, '/', 'site')).toThrow('style');
  });
});
