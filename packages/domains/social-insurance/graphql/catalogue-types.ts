import { createConnectionBase, createEdgeType, LocalDateScalar } from '@openhall/graphql-kit';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import type { ItemChange } from '../data/difference.ts';
import type { CatalogueGrade, CatalogueKind, LimitKind } from '../rules/index.ts';
import { CatalogueGradeEnum, CatalogueKindEnum, ItemChangeEnum, LimitKindEnum } from './enums.ts';

@ObjectType('CatalogueClass', { simpleResolvers: true, description: 'A class of a catalogue; classes form a tree.' })
export class CatalogueClassType {
  @Field(() => String, { description: 'Code, or the names from the root on where the table gives no codes. Usable as the class filter, which includes everything below.' })
  code!: string;

  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Code of the class above; null at the root.' })
  parentCode!: string | null;
}

@ObjectType('CatalogueEdition', { simpleResolvers: true, description: 'A whole catalogue as one document set it (目录版本).' })
export class CatalogueEdition {
  @Field(() => ID, { description: 'Identifier: kind and first day, the same on every installation.' })
  id!: string;

  @Field(() => CatalogueKindEnum, { description: 'What it lists.' })
  kind!: CatalogueKind;

  @Field(() => String, { description: 'Title of the catalogue.' })
  title!: string;

  @Field(() => String, { description: 'Where it applies (适用地区).' })
  scope!: string;

  @Field(() => String, { nullable: true, description: 'Number of the document that set it; null where unknown.' })
  documentNumber!: string | null;

  @Field(() => String, { description: 'Where it is taken from.' })
  sourceName!: string;

  @Field(() => String, { nullable: true, description: 'Address of the source; null where it has none.' })
  sourceUrl!: string | null;

  @Field(() => LocalDateScalar, { description: 'First day in force.' })
  effectiveFrom!: string;

  @Field(() => LocalDateScalar, { nullable: true, description: 'Last day in force: the stated one, or the day before the next public edition; null while no end is known.' })
  effectiveTo!: string | null;

  @Field(() => [String], { description: 'Headings of its tables, in their order: columns differ from kind to kind and from place to place.' })
  columns!: string[];

  @Field(() => Int, { description: 'Rows of its tables.' })
  rowCount!: number;

  @Field(() => Int, { description: 'What its rows are of: one drug with several forms has several rows and counts once here.' })
  itemCount!: number;
}

@ObjectType('CatalogueLimit', { simpleResolvers: true, description: 'For whom, where, how often or for how long an item is paid.' })
export class CatalogueLimitType {
  @Field(() => LimitKindEnum, { description: 'What it is about.' })
  kind!: LimitKind;

  @Field(() => String, { description: 'The cell of the catalogue, for programs.' })
  value!: string;
}

@ObjectType('CatalogueItem', { simpleResolvers: true, description: 'One row of a catalogue.' })
class CatalogueItemType {
  @Field(() => ID, { description: 'What the row is known by in every edition of its kind.' })
  key!: string;

  @Field(() => String, { description: 'What is counted: rows with the same subject are one item, e.g. one drug in several forms.' })
  subject!: string;

  @Field(() => String, { nullable: true, description: 'Code; null where the table has none.' })
  code!: string | null;

  @Field(() => String, { description: 'Name.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Form of a drug (剂型).' })
  form!: string | null;

  @Field(() => CatalogueGradeEnum, { nullable: true, description: '甲类 or 乙类; null where the table says none.' })
  grade!: CatalogueGrade | null;

  @Field(() => String, { nullable: true, description: 'Code of its class.' })
  classCode!: string | null;

  @Field(() => String, { nullable: true, description: 'Name of its class; null in a difference.' })
  className!: string | null;

  @Field(() => String, { nullable: true, description: 'Unit it is counted in.' })
  unit!: string | null;

  @Field(() => String, { nullable: true, description: 'Greatest payment in yuan, two decimals (最高支付限额).' })
  priceLimit!: string | null;

  @Field(() => Int, { nullable: true, description: 'Years it must serve before it is paid again (最低使用年限).' })
  serviceYears!: number | null;

  @Field(() => String, { nullable: true, description: 'Main parts or materials.' })
  material!: string | null;

  @Field(() => String, { nullable: true, description: 'What it does.' })
  purpose!: string | null;

  @Field(() => String, { nullable: true, description: 'Whom it suits.' })
  appliesTo!: string | null;

  @Field(() => String, { nullable: true, description: 'Note, in the words of the catalogue.' })
  note!: string | null;

  @Field(() => [CatalogueLimitType], { description: 'Its limits, in the order of the tables.' })
  limits!: CatalogueLimitType[];
}

const CatalogueItemEdge = createEdgeType<CatalogueItemType>({ name: 'CatalogueItem', node: () => CatalogueItemType, nodeDescription: 'The row.' });

@ObjectType('CatalogueItemConnection', { simpleResolvers: true, description: 'Rows of one edition in the order of its table.' })
export class CatalogueItemConnection extends createConnectionBase({ name: 'CatalogueItem', edge: CatalogueItemEdge }) {
  @Field(() => CatalogueEdition, { nullable: true, description: 'The edition in force on the day; null where none was.' })
  edition!: CatalogueEdition | null;

  @Field(() => Int, { description: 'What the matching rows are of: rows of one subject count once.' })
  subjectCount!: number;
}

@ObjectType('CatalogueItemDifference', { simpleResolvers: true, description: 'A row in which two editions differ.' })
class CatalogueItemDifference {
  @Field(() => ID, { description: 'Key of the row.' })
  key!: string;

  @Field(() => [ItemChangeEnum], { description: 'In what it differs; at least one.' })
  changes!: ItemChange[];

  @Field(() => CatalogueItemType, { nullable: true, description: 'The row in the older edition; null where it was added.' })
  before!: CatalogueItemType | null;

  @Field(() => CatalogueItemType, { nullable: true, description: 'The row in the newer edition; null where it was removed.' })
  after!: CatalogueItemType | null;
}

@ObjectType('CatalogueChangeCount', { simpleResolvers: true, description: 'How many rows differ in one way.' })
export class CatalogueChangeCount {
  @Field(() => ItemChangeEnum, { description: 'In what.' })
  change!: ItemChange;

  @Field(() => Int, { description: 'Rows; a row that differs in several ways is counted in each.' })
  count!: number;
}

@ObjectType('CatalogueDiff', { simpleResolvers: true, description: 'In what two editions of a catalogue differ.' })
export class CatalogueDiff {
  @Field(() => CatalogueEdition, { description: 'The edition compared with.' })
  from!: CatalogueEdition;

  @Field(() => CatalogueEdition, { description: 'The edition compared.' })
  to!: CatalogueEdition;

  @Field(() => Int, { description: 'Rows that match the change asked for, all of them.' })
  totalCount!: number;

  @Field(() => [CatalogueItemDifference], { description: 'The rows asked for, in the order of the compared edition; removed ones at the end.' })
  entries!: CatalogueItemDifference[];
}
