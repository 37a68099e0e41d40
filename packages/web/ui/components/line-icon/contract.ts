import { defineContract } from '../../contract.ts';
import { iconPaths, type IconName } from './icon-paths.ts';
import LineIcon from './LineIcon.vue';

export const contract = defineContract(LineIcon, {
  name: 'LineIcon',
  summary: 'A small drawing beside words, never instead of them: it is hidden from screen readers.',
  props: { name: 'Which drawing; see icon-paths.ts.' },
  examples: (Object.keys(iconPaths) as IconName[]).map((name) => ({ name, props: { name } })),
});
