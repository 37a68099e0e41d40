import type { ColumnVocabulary, Names } from './column-vocabulary.ts';
import { employment } from './columns/employment.ts';
import { overseasTalent } from './columns/overseas-talent.ts';
import { personnel } from './columns/personnel.ts';
import { rights } from './columns/rights.ts';
import { socialInsurance } from './columns/social-insurance.ts';
import { talent } from './columns/talent.ts';
import { training } from './columns/training.ts';
import { veterans } from './columns/veterans.ts';

export const COLUMNS: readonly [ColumnVocabulary, ...ColumnVocabulary[]] = [employment, socialInsurance, personnel, training, rights, talent, veterans, overseasTalent];

/**
 * A word that stands in 60 % of the generated documents and in none of the others, for measuring searches that find most of everything.
 * No other phrase of the grammar holds it.
 */
export const COMMON_WORD = '落实';

/** Sentences that hold the common word, for documents to offices. */
export const COMMON_SENTENCES: Names = [
  '各地要明确责任分工，建立任务台账，确保各项要求落实到具体单位和岗位。',
  '省厅将把工作落实情况列入年度综合评价，并适时开展实地抽查。',
  '承担任务的单位要细化措施、逐项落实，重要情况及时报告。',
  '要加强部门协同，推动政策落实，防止出现服务空档。',
  '对工作不落实、群众反映集中的地区，将予以提醒并督促整改。',
  '对照任务清单逐条检查落实情况，做到件件有回音、事事有着落。',
];

/** Sentences that hold the common word, for documents to the public. */
export const PUBLIC_COMMON_SENTENCES: Names = [
  '窗口已落实首问负责和一次性告知制度，有疑问可以当场提出。',
  '有关部门将对本事项的落实情况进行回访，欢迎如实反映意见。',
  '如发现规定没有落实到位，可以拨打监督电话反映。',
  '各服务网点正在逐项落实便民措施，具体安排以现场公告为准。',
];

/** Sentences of administration, at home in every column. */
export const REQUIREMENTS: Names = [
  '加强组织领导。各级人力资源社会保障部门要把这项工作摆上重要位置，主要负责同志亲自过问，分管负责同志具体负责。',
  '优化经办流程。能够通过数据共享核验的材料，不再要求申请人提供；能够网上办理的事项，不再要求到场办理。',
  '强化资金监管。严格按照规定的范围和标准使用资金，公开支出情况，接受审计和社会监督。',
  '做好宣传引导。通过门户网站、服务大厅、12333电话和基层平台公布办理渠道，用通俗易懂的语言说明条件和标准。',
  '严守纪律规定。不得擅自提高或者降低标准，不得以任何名义向服务对象收取费用。',
  '完善统计监测。按月报送进展，数据应当真实、准确，口径与统计制度保持一致。',
  '防范廉政风险。健全经办、审核、拨付相互分离的内部控制制度，对疑点信息及时核查。',
  '保护个人信息。采集、使用和公布信息应当遵循必要原则，公示名单时隐去与公示目的无关的内容。',
  '畅通监督渠道。公布举报电话和受理时限，对反映的问题及时调查处理并反馈结果。',
  '加强队伍建设。开展业务练兵和政策培训，提高窗口人员的服务能力。',
  '注重上下联动。省级做好统筹和数据支撑，市级抓好组织实施，县级负责受理和审核。',
  '及时总结经验。对行之有效的做法，以适当方式在全省推广。',
  '做好应急准备。遇有系统故障或者办理高峰，启用人工受理和错峰预约，避免群众长时间等候。',
  '规范档案管理。办理过程中形成的材料应当按照规定归档，电子材料与纸质材料具有同等效力。',
];

/** Sentences that open a document to offices. */
export const OPENINGS: Names = [
  '为进一步做好{theme}工作，提高公共服务的均等化、便利化水平，根据有关法律法规和省政府部署，结合我省实际，现将有关事项通知如下。',
  '为规范{theme}工作，保障{audience}合法权益，经研究，现就有关事项通知如下。',
  '近年来，各地在{theme}方面积极探索，取得了明显成效，也存在标准不统一、服务不均衡等问题。为切实加以解决，现就有关事项通知如下。',
  '根据{year}年度工作安排，省厅决定在全省组织开展{theme}工作。现就有关事项通知如下。',
];

/** Sentences to the public that fit any service. */
export const PUBLIC_NOTES: Names = [
  '办理本事项不收取任何费用，请勿轻信代办、包过等宣传。',
  '填报信息应当真实、准确，联系电话如有变动请及时更新，以免影响通知送达。',
  '行动不便的老年人、残疾人可以委托他人代办，也可以电话预约上门服务。',
  '网上提交的申请，可以凭受理编号随时查询进度，办结后以短信方式告知。',
  '材料通过数据共享可以核验的，无需自行提供；核验不到的，由窗口一次性告知。',
  '请错峰办理，月初和周一上午人数较多，建议提前预约。',
  '本人信息仅用于办理本事项，工作人员应当依法保密。',
  '对办理结果不服的，可以自收到结果之日起60日内申请行政复议，也可以依法提起行政诉讼。',
  '异地申请与本地申请的条件、标准和时限相同，不得区别对待。',
  '因系统维护暂时无法网上办理的，可以到就近窗口办理，工作人员将协助补录。',
  '收到自称工作人员的来电要求转账或者提供验证码的，请不要理会，并拨打12333核实。',
  '办理结果的电子凭证与纸质凭证具有同等效力，可以自行下载打印。',
];

/** Questions the public asks of any service, with answers. */
export const QUESTIONS: readonly (readonly [question: string, answer: string])[] = [
  ['哪些人可以办理？', '符合规定条件的个人和单位都可以办理。是否符合条件，可以登录网上服务大厅用“条件自测”功能先行判断。'],
  ['需要准备哪些材料？', '一般只需本人有效身份证件或者社会保障卡。其他信息由经办机构通过数据共享核验，核验不到的才需要提供。'],
  ['可以网上办理吗？', '可以。登录网上服务大厅或者手机应用，按照提示填写并提交，全程不需要到现场。'],
  ['可以委托他人办理吗？', '可以。代办人应当携带双方身份证件和委托书；委托书样式可以在窗口领取，也可以自行书写。'],
  ['多长时间能够办结？', '材料齐全的当场受理，自受理之日起{n}个工作日内办结，特殊情况需要延长的会提前告知原因。'],
  ['提交以后还能修改吗？', '尚未审核的可以自行撤回修改；已经进入审核的，联系受理窗口退回后修改。'],
  ['信息有误怎么办？', '可以在网上提交更正申请，也可以到窗口当场更正。因登记错误造成的影响由经办机构负责消除。'],
  ['审核没有通过怎么办？', '经办机构应当说明理由。补充材料后可以重新申请，对决定不服的可以依法申请行政复议。'],
  ['异地可以办理吗？', '可以。本省范围内任一服务窗口都可以受理，由系统转送有权限的机构审核。'],
  ['过了时间还能补办吗？', '在规定时间内未能办理、有正当理由的，可以说明情况申请补办，由经办机构核实后决定。'],
  ['办理后多久生效？', '自审核通过的次月起生效，涉及补发的一并补发。'],
  ['过去的规定与现在有什么不同？', '主要是材料减少、时限缩短、渠道增加，条件和标准没有降低。'],
  ['同时符合两项政策怎么办？', '同类待遇不重复享受，可以选择其中较高的一项。'],
  ['怎样反映问题？', '可以拨打12333，也可以在本网站“政策咨询”中提出。反映的问题应当具体，便于核实。'],
];

/** Sentences about a review of applications. */
export const REVIEW_NOTES: Names = [
  '审核采取数据比对与书面审查相结合的方式，对疑点信息逐条进行了核实。',
  '对重复申请、条件已经发生变化的，按照规定不予通过，并书面告知理由。',
  '公示内容已隐去身份证件号码、住址、银行账号等个人信息。',
  '公示期间收到的异议，由受理机构在{n}个工作日内核实并答复反映人。',
  '公示无异议的，资金将直接拨付到申请人社会保障卡或者单位账户。',
  '申请人对金额有疑问的，可以凭受理编号查询计算过程。',
  '弄虚作假骗取资金的，依法追回并记入信用记录。',
];
