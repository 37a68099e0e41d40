import { printDocumentNumber, printIndexNumber } from '@openhall/publishing/rules';
import type { LocalDate } from '@openhall/statutory-time';
import { ORGAN_CODE } from '../department.ts';
import { dayOfYear } from '../timeline.ts';

/** How many numbers a register gives out a day, those of documents that are not here included. */
const INDEXES_A_DAY = 10;
const DOCUMENTS_A_DAY: Readonly<Record<string, number>> = { 示人社规: 0.08, 示人社发: 0.25, 示人社函: 0.6, 示政办发: 0.15 };

/** Gives numbers as a registry does: rising through the year, never twice. Ask in order of time. */
export class Numbering {
  readonly #used = new Map<string, number>();

  /** 索引号, by the year of publication. */
  index(publishedOn: LocalDate): string {
    const year = Number(publishedOn.slice(0, 4));
    return printIndexNumber({ organCode: ORGAN_CODE, codeSystem: 'ORGANISATION_CODE', year, serial: this.#next('index', publishedOn, INDEXES_A_DAY) });
  }

  /** 文号, by the year of writing; null for what has none. */
  document(writtenOn: LocalDate, series: string | null): string | null {
    if (series === null) return null;
    const year = Number(writtenOn.slice(0, 4));
    return printDocumentNumber({ form: 'SERIES', series, year, serial: this.#next(series, writtenOn, DOCUMENTS_A_DAY[series] ?? 0) });
  }

  #next(name: string, date: LocalDate, aDay: number): number {
    const register = `${name} ${date.slice(0, 4)}`;
    const serial = Math.max((this.#used.get(register) ?? 0) + 1, Math.floor(dayOfYear(date) * aDay));
    this.#used.set(register, serial);
    return serial;
  }
}
