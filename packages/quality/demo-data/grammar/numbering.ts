import { printDocumentNumber, printIndexNumber } from '@openhall/publishing/rules';
import type { LocalDate } from '@openhall/statutory-time';
import { ORGAN_CODE } from '../department.ts';

/** Gives numbers as a registry does: one after the other within a year, never twice. Ask in order of time. */
export class Numbering {
  readonly #used = new Map<string, number>();

  /** 索引号, by the year of publication. */
  index(publishedOn: LocalDate): string {
    const year = Number(publishedOn.slice(0, 4));
    return printIndexNumber({ organCode: ORGAN_CODE, codeSystem: 'ORGANISATION_CODE', year, serial: this.#count(`index ${year}`) });
  }

  /** 文号, by the year of writing; null for what has none. */
  document(writtenOn: LocalDate, series: string | null): string | null {
    if (series === null) return null;
    const year = Number(writtenOn.slice(0, 4));
    return printDocumentNumber({ form: 'SERIES', series, year, serial: this.#count(`${series} ${year}`) });
  }

  #count(register: string): number {
    const serial = (this.#used.get(register) ?? 0) + 1;
    this.#used.set(register, serial);
    return serial;
  }
}
