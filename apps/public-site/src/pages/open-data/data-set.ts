import type { PageContext, PageRequest } from '@openhall/server-render/render';
import { messages } from '../../messages/index.ts';

/** What a field holds. */
type FieldType = keyof typeof messages.openData.types;
type Value = string | number | null | readonly string[];
/** A field before it has its name: what it holds, and how it is got from a record. */
type FieldOf<Row> = readonly [type: FieldType, of: (row: Row, request: PageRequest) => Value];

/** A field of a data set: the one description its page, header line and JSON are made of. */
interface DataField<Row> {
  /** Key in JSON. */
  readonly name: string;
  /** Heading in a table. */
  readonly label: string;
  readonly explanation: string;
  readonly type: FieldType;
  readonly of: (row: Row, request: PageRequest) => Value;
}

/** Records in the order of the list, some at a time; the next are read when they are asked for. */
export type Batches<Row> = AsyncGenerator<readonly Row[], void, undefined>;

export type DataSetName = keyof typeof messages.openData.sets;

/** A list as data. */
export interface DataSet<Row> {
  readonly name: DataSetName;
  readonly title: string;
  readonly description: string;
  readonly fields: readonly DataField<Row>[];
  /** Names in the query string that narrow it. */
  readonly parameters: readonly string[];
  /** Begins to read; null where there is no such list. May refuse what the address asks, at the latest with the first records. */
  readonly open: (context: PageContext) => Promise<Batches<Row> | null>;
}

type Described<Name extends DataSetName> = (typeof messages.openData.sets)[Name]['fields'];

/** Puts the values of a data set to the fields its messages describe: the compiler refuses one without the other. */
export function dataSet<Row, Name extends DataSetName>(
  name: Name,
  values: Readonly<Record<keyof Described<Name> & string, FieldOf<Row>>>,
  { parameters, open }: Pick<DataSet<Row>, 'parameters' | 'open'>,
): DataSet<Row> {
  const { title, description, fields } = messages.openData.sets[name];
  const described: Readonly<Record<string, readonly [string, string]>> = fields;
  const given: Readonly<Record<string, FieldOf<Row>>> = values;
  const all = Object.entries(described).flatMap(([field, [label, explanation]]) => {
    const value = given[field];
    return value === undefined ? [] : [{ name: field, label, explanation, type: value[0], of: value[1] }];
  });
  return { name, title, description, fields: all, parameters, open };
}
