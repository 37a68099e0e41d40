/** The component page, outside production only. */
export const developer = {
  title: '界面组件',
  description: '界面组件及其各种状态，供开发人员查看。',
} as const;
