import { expect, it } from 'vitest';
import { foreignMarkup } from './markup.ts';

it('finds what importers never write', () => {
  expect(foreignMarkup('<p class="note">甲</p>\n<ul><li>乙</li></ul>')).toEqual([]);
  expect(foreignMarkup('<p style="color: red">甲</p>')).toEqual(['<p style="color: red">']);
  expect(foreignMarkup('<p class="loud">甲</p>')).toEqual(['<p class="loud">']);
  expect(foreignMarkup('<script>甲</script>')).toContain('<script>');
  expect(foreignMarkup('<p>甲<span>乙</p>')).toEqual(['</p> closes nothing', '<p> is never closed']);
  expect(foreignMarkup('1 < 2')).toEqual(['< or > in the text']);
});
