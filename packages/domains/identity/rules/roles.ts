/** What a person does in the department, in words of 职责. A person may hold several. */
export const ROLE_LABELS = {
  DRAFTER: '拟稿人',
  UNIT_HEAD: '处室负责人',
  DEPUTY_DIRECTOR: '分管厅领导',
  GENERAL_OFFICE: '厅办公室',
  DIRECTOR: '厅主要领导',
  PRESS_OFFICER: '新闻工作人员',
  SPOKESPERSON: '新闻发言人',
  POLICY_INTERPRETER: '政策解读人员',
  OPINION_WATCH: '舆情监测人员',
  TRAINEE: '参训人员',
  TRAINING_MANAGER: '培训管理员',
  UNIT_LIAISON: '处室联络员',
  ADMINISTRATOR: '系统管理员',
  AUDITOR: '审计人员',
} as const;

export type Role = keyof typeof ROLE_LABELS;

/** Every role, in the order in which forms show them. */
export const ROLES = Object.keys(ROLE_LABELS) as readonly Role[];

/** Whether a text names a role. */
export function isRole(text: string): text is Role {
  return Object.hasOwn(ROLE_LABELS, text);
}

/** Roles whose holders can be put in charge of units (分管). */
export const LEADING_ROLES: readonly Role[] = ['DEPUTY_DIRECTOR', 'DIRECTOR'];
