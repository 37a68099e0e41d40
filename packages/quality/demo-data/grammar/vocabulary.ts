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

/** Sentences that hold the common word. */
export const COMMON_SENTENCES: Names = [
  '各地要明确责任分工，建立任务台账，确保各项要求落实到具体单位和岗位。',
  '省厅将把工作落实情况列入年度综合评价，并适时开展实地抽查。',
  '承担任务的单位要细化措施、逐项落实，重要情况及时报告。',
  '要加强部门协同，推动政策落实，防止出现服务空档。',
  '对工作不落实、群众反映集中的地区，将予以提醒并督促整改。',
  '对照任务清单逐条检查落实情况，做到件件有回音、事事有着落。',
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

/** Sentences that open a document. */
export const OPENINGS: Names = [
  '为进一步做好{theme}工作，提高公共服务的均等化、便利化水平，根据有关法律法规和省政府部署，结合我省实际，现将有关事项通知如下。',
  '为规范{theme}工作，保障{audience}合法权益，经研究，现就有关事项通知如下。',
  '近年来，各地在{theme}方面积极探索，取得了明显成效，也存在标准不统一、服务不均衡等问题。为切实加以解决，现就有关事项通知如下。',
  '根据{year}年度工作安排，省厅决定在全省组织开展{theme}工作。现就有关事项通知如下。',
];
