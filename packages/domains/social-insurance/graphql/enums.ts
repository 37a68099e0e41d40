import { describedEnum } from '@openhall/graphql-kit';
import type { Verified } from '@openhall/statutory-time';
import type { ItemChange } from '../data/difference.ts';
import type { CatalogueGrade, CatalogueKind, CatalogueOwner, Insurance, LimitKind, StandardItem } from '../rules/index.ts';

export const CatalogueKindEnum = describedEnum<CatalogueKind>('CatalogueKind', 'What a catalogue lists.', {
  DRUG: '药品目录: drugs that insurance pays for.',
  TREATMENT: '诊疗项目目录: examinations, treatments and operations.',
  ASSISTIVE_DEVICE: '辅助器具目录: devices for people injured at work.',
});

export const CatalogueGradeEnum = describedEnum<CatalogueGrade>('CatalogueGrade', 'Grade of a drug, which decides how much of its price counts.', {
  A: '甲类: the whole price counts.',
  B: '乙类: what is left after the insured person’s own share counts.',
});

export const CatalogueOwnerEnum = describedEnum<CatalogueOwner>('CatalogueOwner', 'Which administration answers for a catalogue; the medical part moved in 2018.', {
  HUMAN_RESOURCES: '人力资源和社会保障部门.',
  MEDICAL_INSURANCE: '医疗保障部门.',
});

export const LimitKindEnum = describedEnum<LimitKind>('LimitKind', 'What a limit is about.', {
  INSURANCE: '险种: paid by this insurance only.',
  INSTITUTION: '机构: least level of the institution.',
  SETTING: '就医方式: in-patients or out-patients only.',
  SPECIALTY: '专科: only in these departments.',
  SEX: '性别.',
  AGE: '年龄.',
  CONDITION: '疾病: only for these conditions.',
  LINE: '阶梯: only as a drug of this line.',
  MAXIMUM: '极量: greatest dose.',
  QUANTITY: '数量: greatest quantity charged.',
  FREQUENCY: '频次: how often.',
  COURSE: '疗程: how long it is paid.',
  TOTAL: '总额: greatest sum paid.',
  DUPLICATE: '重复收费: not charged together with another item.',
  PRIMARY: '主次手术: charged at a discount from the second operation on.',
  NOTE: 'A limit in the words of the catalogue.',
});

export const ItemChangeEnum = describedEnum<ItemChange>('CatalogueItemChange', 'In what a row of two editions differs.', {
  ADDED: '调入: only in the newer edition.',
  REMOVED: '调出: only in the older edition.',
  GRADE: '甲类 ⇄ 乙类.',
  LIMITS: 'Limits or the note that states them.',
  PRICE: 'Greatest payment or least years of service.',
  DESCRIPTION: 'Name, form, unit, parts, purpose or whom it suits.',
});

export const InsuranceEnum = describedEnum<Insurance>('Insurance', 'A social insurance.', {
  PENSION: '企业职工基本养老保险.',
  MEDICAL: '职工基本医疗保险.',
  UNEMPLOYMENT: '失业保险.',
  WORK_INJURY: '工伤保险.',
  MATERNITY: '生育保险.',
});

export const StandardItemEnum = describedEnum<StandardItem>('StandardItem', 'What a standard sets.', {
  BASE_FLOOR: '缴费基数下限: least base, yuan a month.',
  BASE_CEILING: '缴费基数上限: greatest base, yuan a month.',
  EMPLOYER_RATE: '单位费率: the employer’s share, per cent of the base.',
  PERSON_RATE: '个人费率: the person’s share, per cent of the base.',
  BENEFIT: '待遇标准: benefit, yuan a month.',
});

export const VerifiedEnum = describedEnum<Verified>('Verified', 'How sure a value is.', {
  T: 'The official text was read in full.',
  P: 'Seen in part or second-hand.',
  R: 'Recalled, the text not at hand.',
});
