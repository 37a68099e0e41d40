import type { CatalogueGrade, CatalogueLimit, LimitKind } from '@openhall/social-insurance/rules';

/** Class code and name, parents before children. */
export type ClassRow = readonly [code: string, name: string, parentCode: string | null];
export type DrugRow = readonly [number: string, name: string, form: string, classCode: string, grade: CatalogueGrade, limits: readonly CatalogueLimit[]];
export type TreatmentRow = readonly [code: string, name: string, classCode: string, unit: string, grade: CatalogueGrade, limits: readonly CatalogueLimit[]];
export type DeviceRow = readonly [code: string, name: string, classCode: string, unit: string, priceLimit: number, serviceYears: number, material: string, appliesTo: string];

const limit = (kind: LimitKind, value: string): CatalogueLimit => ({ kind, value });

export const drugClasses: readonly ClassRow[] = [
  ['X1', '西药', null],
  ['X101', '解热镇痛类', 'X1'],
  ['X102', '抗感染类', 'X1'],
  ['X103', '心血管类', 'X1'],
  ['X104', '外用类', 'X1'],
  ['Z1', '中成药', null],
  ['Z101', '活血化瘀类', 'Z1'],
  ['Z102', '清热类', 'Z1'],
];

/** The first edition. No such drug exists: every name begins with 示例. */
export const drugRows: readonly DrugRow[] = [
  ['1', '示例洛芬', '口服常释剂型', 'X101', 'A', []],
  ['1', '示例洛芬', '缓释控释剂型', 'X101', 'B', []],
  ['1', '示例洛芬', '颗粒剂', 'X101', 'B', [limit('AGE', '14岁以下儿童')]],
  ['2', '示例吲酸', '口服常释剂型', 'X101', 'A', []],
  ['3', '示例昔布', '口服常释剂型', 'X101', 'B', [limit('LINE', '二线')]],
  ['4', '示例西林', '口服常释剂型', 'X102', 'A', []],
  ['4', '示例西林', '注射剂', 'X102', 'A', [limit('SETTING', '住院')]],
  ['5', '示例沙星', '口服常释剂型', 'X102', 'A', [limit('AGE', '18岁以上成人')]],
  ['5', '示例沙星', '注射剂', 'X102', 'B', [limit('INSTITUTION', '二级')]],
  ['6', '示例培南', '注射剂', 'X102', 'B', [limit('INSTITUTION', '三级'), limit('CONDITION', '(重症感染|多重耐药菌感染)')]],
  ['7', '示例康唑', '口服常释剂型', 'X102', 'B', [limit('COURSE', '14天')]],
  ['8', '示例地平', '口服常释剂型', 'X103', 'A', []],
  ['8', '示例地平', '缓释控释剂型', 'X103', 'B', []],
  ['9', '示例沙坦', '口服常释剂型', 'X103', 'B', []],
  ['10', '示例他汀', '口服常释剂型', 'X103', 'B', []],
  ['11', '示例肝素', '注射剂', 'X103', 'A', [limit('SETTING', '住院')]],
  ['12', '示例烧伤膏', '软膏剂', 'X104', 'A', []],
  ['13', '示例止痛贴', '贴剂', 'X104', 'B', [limit('INSURANCE', '工伤'), limit('COURSE', '30天')]],
  ['14', '示例活血片', '片剂', 'Z101', 'A', []],
  ['14', '示例活血片', '颗粒剂', 'Z101', 'B', []],
  ['15', '示例接骨丸', '丸剂', 'Z101', 'A', [limit('CONDITION', '(骨折|骨裂)')]],
  ['16', '示例通络胶囊', '胶囊剂', 'Z101', 'B', [limit('SETTING', '门诊慢性病'), limit('COURSE', '90天')]],
  ['17', '示例清热口服液', '口服液', 'Z102', 'A', []],
  ['18', '示例清肺丸', '丸剂', 'Z102', 'B', [limit('INSURANCE', '工伤')]],
  ['19', '示例调经丸', '丸剂', 'Z102', 'B', [limit('SEX', '女')]],
];

export const treatmentClasses: readonly ClassRow[] = [
  ['S1', '综合诊疗', null],
  ['S2', '检查检验', null],
  ['S3', '手术治疗', null],
  ['S4', '康复治疗', null],
];

/** The first edition. The codes are nobody's. */
export const treatmentRows: readonly TreatmentRow[] = [
  ['SL1001', '普通门诊诊察', 'S1', '次', 'A', []],
  ['SL1002', '专科会诊', 'S1', '次', 'B', [limit('INSTITUTION', '二级')]],
  ['SL1003', '普通病房床位', 'S1', '日', 'A', [limit('SETTING', '住院')]],
  ['SL1004', '重症监护', 'S1', '小时', 'B', [limit('SETTING', '住院'), limit('INSTITUTION', '二级')]],
  ['SL1005', '伤口换药', 'S1', '次', 'A', []],
  ['SL2001', '血液常规检验', 'S2', '次', 'A', []],
  ['SL2002', '肺功能检查', 'S2', '次', 'A', []],
  ['SL2003', '纯音听力检查', 'S2', '次', 'A', [limit('DUPLICATE', '当日|听力筛查')]],
  ['SL2004', '听力筛查', 'S2', '次', 'A', [limit('FREQUENCY', '1次每年')]],
  ['SL2005', '计算机断层扫描', 'S2', '部位', 'B', []],
  ['SL2006', '磁共振成像', 'S2', '部位', 'B', [limit('INSTITUTION', '二级')]],
  ['SL3001', '清创缝合', 'S3', '次', 'A', []],
  ['SL3002', '断指再植', 'S3', '每指', 'B', [limit('INSTITUTION', '三级')]],
  ['SL3003', '四肢骨折内固定', 'S3', '次', 'B', [limit('PRIMARY', '骨折内固定组')]],
  ['SL3004', '腰椎间盘切除', 'S3', '次', 'B', [limit('INSTITUTION', '三级')]],
  ['SL3005', '烧伤植皮', 'S3', '1%体表面积', 'B', [limit('SPECIALTY', '(烧伤|整形)')]],
  ['SL4001', '腰椎牵引', 'S4', '次', 'A', [limit('FREQUENCY', '1次每日')]],
  ['SL4002', '关节松动训练', 'S4', '次', 'B', [limit('COURSE', '90天')]],
  ['SL4003', '偏瘫肢体综合训练', 'S4', '次', 'B', [limit('COURSE', '90天'), limit('INSURANCE', '工伤')]],
  ['SL4004', '假肢使用训练', 'S4', '次', 'B', [limit('INSURANCE', '工伤')]],
  ['SL4005', '作业疗法', 'S4', '次', 'B', [limit('FREQUENCY', '1次每日')]],
];

export const deviceClasses: readonly ClassRow[] = [
  ['01', '假肢', null],
  ['02', '矫形器', null],
  ['03', '轮椅和助行', null],
  ['04', '其他器具', null],
];

/** The first edition. The limits are no province's. */
export const deviceRows: readonly DeviceRow[] = [
  ['0101', '部分手假肢', '01', '只', 3000, 3, '硅橡胶', '部分手缺失'],
  ['0102', '前臂装饰假肢', '01', '具', 6000, 4, '树脂接受腔', '前臂截肢'],
  ['0103', '前臂肌电假肢', '01', '具', 24_000, 4, '树脂接受腔，两自由度', '前臂截肢，残端有肌电信号'],
  ['0104', '小腿假肢', '01', '具', 12_000, 3, '树脂接受腔，储能脚', '小腿截肢'],
  ['0105', '大腿假肢', '01', '具', 23_000, 3, '树脂接受腔，四连杆膝关节', '大腿截肢'],
  ['0201', '颈托', '02', '件', 500, 2, '泡沫塑料', '颈椎损伤'],
  ['0202', '腰围', '02', '件', 600, 2, '织物加金属支条', '腰椎损伤'],
  ['0203', '踝足矫形器', '02', '只', 1800, 2, '热塑板材', '足下垂、踝关节不稳'],
  ['0204', '膝踝足矫形器', '02', '只', 4800, 2, '热塑板材加金属支条', '下肢瘫痪'],
  ['0301', '普通轮椅', '03', '辆', 1500, 3, '钢管', '行走困难'],
  ['0302', '高靠背轮椅', '03', '辆', 2600, 3, '铝合金', '坐位不稳'],
  ['0303', '腋拐', '03', '副', 200, 2, '铝合金', '下肢功能障碍'],
  ['0304', '助行架', '03', '个', 350, 3, '铝合金', '下肢功能障碍'],
  ['0401', '防褥疮床垫', '04', '张', 1800, 2, '充气式', '长期卧床'],
  ['0402', '耳背式助听器', '04', '只', 4000, 4, '数字式', '职业性噪声聋'],
  ['0403', '义眼', '04', '只', 1600, 5, '高分子材料', '眼球缺失'],
];
