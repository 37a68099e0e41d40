/** A unit of the invented department. */
type DemoUnit = { readonly code: string; readonly name: string; readonly posts: readonly string[] };

/** Units of the invented department, in their order; the first is where its leaders are. */
export const demoUnits: readonly DemoUnit[] = [
  { code: 'TLD', name: '厅领导', posts: ['厅长', '副厅长'] },
  { code: 'BGS', name: '厅办公室', posts: ['主任', '新闻干事'] },
  { code: 'JYCJC', name: '就业促进处', posts: ['处长', '一级主任科员'] },
  { code: 'YLBXC', name: '养老保险处', posts: ['处长', '联络员'] },
  { code: 'RSPXC', name: '人事培训处', posts: ['培训主管'] },
  { code: 'XXZX', name: '信息中心', posts: ['系统管理员', '审计员'] },
];

/** Somebody invented, with one role; nobody could take the names for real ones. */
export type DemoPerson = { readonly staffNumber: string; readonly name: string; readonly role: string; readonly unit: string; readonly post: string | null; readonly inChargeOf: readonly string[] };

const person = (staffNumber: string, name: string, role: string, unit: string, post: string | null = null, inChargeOf: readonly string[] = []): DemoPerson => ({
  staffNumber,
  name,
  role,
  unit,
  post,
  inChargeOf,
});

/** One person for each role. */
export const demoPeople: readonly DemoPerson[] = [
  person('demo-drafter', '示例甲', 'DRAFTER', 'JYCJC', '一级主任科员'),
  person('demo-unit-head', '示例乙', 'UNIT_HEAD', 'JYCJC', '处长'),
  person('demo-deputy-director', '示例丙', 'DEPUTY_DIRECTOR', 'TLD', '副厅长', ['JYCJC', 'YLBXC']),
  person('demo-general-office', '示例丁', 'GENERAL_OFFICE', 'BGS', '主任'),
  person('demo-director', '示例戊', 'DIRECTOR', 'TLD', '厅长', ['BGS']),
  person('demo-press', '示例己', 'PRESS_OFFICER', 'BGS', '新闻干事'),
  person('demo-spokesperson', '示例庚', 'SPOKESPERSON', 'BGS'),
  person('demo-interpreter', '示例辛', 'POLICY_INTERPRETER', 'YLBXC', '处长'),
  person('demo-opinion', '示例壬', 'OPINION_WATCH', 'BGS'),
  person('demo-trainee', '示例癸', 'TRAINEE', 'YLBXC'),
  person('demo-training', '示例子', 'TRAINING_MANAGER', 'RSPXC', '培训主管'),
  person('demo-liaison', '示例丑', 'UNIT_LIAISON', 'YLBXC', '联络员'),
  person('demo-admin', '示例寅', 'ADMINISTRATOR', 'XXZX', '系统管理员'),
  person('demo-auditor', '示例卯', 'AUDITOR', 'XXZX', '审计员'),
];
