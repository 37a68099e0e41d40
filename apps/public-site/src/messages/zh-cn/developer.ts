/** The component page, outside production only. */
export const developer = {
  title: '界面组件',
  description: '界面组件及其各种状态，供开发人员查看。',
  palettes: { auto: '随系统', light: '浅色', dark: '深色', lightMore: '浅色，高对比度', darkMore: '深色，高对比度', contrastLight: '显示方式：高对比浅色', contrastDark: '显示方式：高对比深色' },
  paletteLabel: '配色',
  contents: '组件',
  props: '属性',
  slots: '插槽',
} as const;
