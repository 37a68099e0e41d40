/** How pages are shown, and the words of 适老版, said as at the counter. */
export const display = {
  modes: { standard: '标准版', elder: '适老版', 'contrast-light': '高对比浅色', 'contrast-dark': '高对比深色' },
  elder: {
    nav: { documents: '查文件', disclosure: '信息公开', contact: '联系我们' },
    home: {
      heading: '您想查什么？',
      lead: '写下想查的事，再按“查一查”。不会写的，点下面的字也能查。',
      tasksHeading: '大家常查',
      tasks: ['养老金', '工伤认定', '失业保险金', '社会保险缴费'],
      latestHeading: '新发的文件',
      latestMore: '看全部文件',
      columnsHeading: '按事项看',
      callHeading: '打电话问',
      callText: '查不到、看不懂的，可以打电话，由工作人员帮您查。',
    },
  },
} as const;
