/** The department and the site itself. */
export const about = {
  heading: '机构概况',
  keywords: ['机构概况', '机构职能', '领导信息', '联系方式'],
  columnType: '概况信息',
  navigation: '机构概况各页',
  pages: {
    organisation: { title: '机构职能', description: (name: string): string => `${name}的机构简介和主要职责。` },
    leaders: { title: '领导信息', description: (name: string): string => `${name}领导的职务和分工。` },
    units: { title: '内设机构', description: (name: string): string => `${name}内设机构的职责和联系电话。` },
    contact: { title: '联系我们', description: (name: string): string => `${name}的地址、电话和办公时间。` },
    accessibility: { title: '无障碍说明', description: (name: string): string => `${name}网站的无障碍设计和使用办法。` },
    sitemap: { title: '网站地图', description: (name: string): string => `${name}网站的全部栏目和页面。` },
  },
  organisation: { profile: '机构简介', duties: '主要职责' },
  leaders: { post: '职务', duties: '分工', empty: '领导信息正在整理。' },
  units: { name: '机构', duties: '主要职责', phone: '联系电话', head: '负责人', table: '内设机构一览', empty: '内设机构信息正在整理。' },
  contact: { department: '本机关', office: '政府信息公开工作机构', hotline: '政策咨询', hotlineText: '人力资源和社会保障政策咨询，请拨打 12333。', reportError: '我为政府网站找错', reportErrorText: '发现本站内容有误、链接失效或者无法使用的，请通过下列方式告诉我们，注明网页地址。' },
  accessibility: {
    intro: '本站按照《信息技术 互联网内容无障碍可访问性技术要求与测试方法》（GB/T 37668-2019）和 WCAG 2.1 AA 级设计，让使用老旧手机、读屏软件、键盘操作或者关闭脚本的人都能看到同样的内容。',
    sections: [
      { heading: '键盘操作', text: '按 Tab 键依次移动到链接、按钮和输入框，按回车键打开。每页第一个链接可以直接跳到主要内容。' },
      { heading: '读屏软件', text: '页面标明了标题层级、导航、主要内容和页脚，表格有表头，输入框有名称，出错时先读出原因。' },
      { heading: '放大文字', text: '文件页可以选择标准、大、特大三种字号，浏览器放大到四倍时内容仍然完整。' },
      { heading: '深色显示', text: '设备设置为深色模式时，本站自动改用深色显示，文字与底色的对比度不低于 4.5 比 1。' },
      { heading: '关闭脚本', text: '查阅、搜索、筛选、计算期限都不依赖脚本。脚本只用于复制引文、输入提示等便利功能。' },
      { heading: '打印', text: '打印时自动去掉导航，附上网址和日期。' },
    ],
    feedbackHeading: '遇到困难时',
    feedback: (phone: string): string => `阅读、听取本站内容有困难的，可以拨打 ${phone}，由工作人员提供必要的帮助（《中华人民共和国政府信息公开条例》第四十三条）。`,
  },
  siteMap: { main: '主要页面', columns: '栏目', kinds: '按类别查看文件' },
} as const;
