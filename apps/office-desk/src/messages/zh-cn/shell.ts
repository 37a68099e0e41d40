export const shell = {
  desk: '办公台',
  navigation: '导航',
  help: '快捷键',
  offline: '网络已断开。可以继续查看已打开的内容；恢复前无法保存。',
  barred: '您的角色没有查看这个页面的权限。需要使用的，请联系系统管理员。',
  barredTitle: '没有权限',
  groups: { documents: '信息公开', organisation: '机构与人员', operation: '系统运行', own: '个人' },
  user: {
    account: '我的账号',
    theme: '外观',
    themes: { auto: '跟随系统', light: '浅色', dark: '深色' },
    signOut: '退出登录',
  },
  shortcuts: {
    heading: '键盘快捷键',
    goTo: (page: string) => `打开“${page}”`,
    fixed: [
      { keys: ['/'], does: '到查找框' },
      { keys: ['j'], does: '列表中的下一条' },
      { keys: ['k'], does: '列表中的上一条' },
      { keys: ['Enter'], does: '打开选中的一条' },
      { keys: ['?'], does: '打开这份说明' },
      { keys: ['Esc'], does: '关闭对话框或者菜单' },
    ],
    singleKeys: '启用快捷键（使用读屏软件或者语音输入的，可以关闭）',
  },
} as const;
