import { sql, type CompiledQuery, type Kysely, type RawBuilder } from 'kysely';
import type { PublishingTables } from './tables.ts';

/** A place in a statement that gets its value at each execution. */
class Slot {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

/** A named parameter. The statement is built and compiled once with it; `read` fills in the value. */
export function slot<Value>(name: string): RawBuilder<Value> {
  return sql<Value>`${new Slot(name)}`;
}

export type SlotValues = Readonly<Record<string, unknown>>;
export type StatementBuilder<Row> = (db: Kysely<PublishingTables>) => CompiledQuery<Row>;

type Template<Row> = { readonly compiled: CompiledQuery<Row>; readonly names: readonly (string | null)[] };

/** Every hot statement of the domain fits many times over; what free text can ask for does not, and is compiled again. */
const MAX_TEMPLATES = 500;

/**
 * Statements compiled once for each shape (which filters, which order, which columns) and reused with other values.
 * Building one with Kysely costs more than running it (measured 1.5× of the whole request's query work); the text also
 * stays the same, so that the driver's named statement is planned once a connection.
 */
export class Statements {
  readonly #db: Kysely<PublishingTables>;
  readonly #templates = new Map<string, Template<unknown>>();

  constructor(db: Kysely<PublishingTables>) {
    this.#db = db;
  }

  /**
   * Runs the statement of a shape.
   *
   * @param shape names the statement: the same shape must always build the same statement
   * @param values a value for each slot; one that is missing is a programming error
   */
  async read<Row>(shape: string, build: StatementBuilder<Row>, values: SlotValues): Promise<Row[]> {
    const { compiled, names } = (this.#templates.get(shape) as Template<Row> | undefined) ?? this.#compile(shape, build);
    const parameters = compiled.parameters.map((parameter, index) => {
      const name = names[index];
      if (name === null || name === undefined) return parameter;
      const value = values[name];
      if (value === undefined) throw new Error(`The statement ${shape} needs a value for ${name}.`);
      return value;
    });
    const result = await this.#db.executeQuery<Row>({ ...compiled, parameters });
    return result.rows;
  }

  #compile<Row>(shape: string, build: StatementBuilder<Row>): Template<Row> {
    const compiled = build(this.#db);
    const template = { compiled, names: compiled.parameters.map((parameter) => (parameter instanceof Slot ? parameter.name : null)) };
    const oldest = this.#templates.keys().next();
    if (this.#templates.size >= MAX_TEMPLATES && !oldest.done) this.#templates.delete(oldest.value);
    this.#templates.set(shape, template);
    return template;
  }
}
