import type { FindingKind } from '../findings.ts';
import { maskNumber } from './mask.ts';

/** A personal number in a text. */
export interface PersonalNumber {
  readonly kind: Extract<FindingKind, 'ID_NUMBER' | 'MOBILE_NUMBER' | 'BANK_CARD' | 'PASSPORT'>;
  /** Masked. */
  readonly excerpt: string;
  readonly start: number;
  readonly end: number;
}

/** Digits as people type them: full-width ones, and groups with blanks or dashes between. */
const NUMBER = /(?<![\dA-Za-z０-９])(?:\+?86[- ]?)?[\d０-９](?:[ -]?[\d０-９]){9,20}[Xx]?(?![\dA-Za-z０-９])/gu;
const PASSPORT = /(?<![\dA-Za-z])(?:[EeGg]\d{8}|[Ee][A-HJ-NP-Za-hj-np-z]\d{7}|[DdSsPp][Ee]?\d{7})(?![\dA-Za-z])/gu;
const PASSPORT_WORD = /护照|passport/iu;

/** Every personal number in a text, masked, in the order in which they stand there. */
export function findPersonalNumbers(text: string): PersonalNumber[] {
  const found: PersonalNumber[] = [];
  for (const match of text.matchAll(NUMBER)) {
    const number = normalised(match[0]);
    const kind = kindOf(number);
    if (kind !== null) found.push({ kind, excerpt: maskNumber(number), start: match.index, end: match.index + match[0].length });
  }
  // A letter and digits is what many codes look like: only where the text speaks of passports.
  if (PASSPORT_WORD.test(text)) {
    for (const match of text.matchAll(PASSPORT)) found.push({ kind: 'PASSPORT', excerpt: maskNumber(match[0]), start: match.index, end: match.index + match[0].length });
  }
  return found.toSorted((one, other) => one.start - other.start);
}

/** A text with its personal numbers masked: fit to be shown as an excerpt. */
export function maskPersonalNumbers(text: string): string {
  let masked = '';
  let at = 0;
  for (const { excerpt, start, end } of findPersonalNumbers(text)) {
    if (start < at) continue;
    masked += text.slice(at, start) + excerpt;
    at = end;
  }
  return masked + text.slice(at);
}

function normalised(text: string): string {
  return text
    .replaceAll(/[０-９]/gu, (digit) => String.fromCodePoint((digit.codePointAt(0) ?? 0) - 0xfee0))
    .replaceAll(/[ -]/g, '')
    .toUpperCase();
}

function kindOf(number: string): PersonalNumber['kind'] | null {
  if (isIdNumber(number) || isOldIdNumber(number)) return 'ID_NUMBER';
  if (/^(?:\+?86)?1[3-9]\d{9}$/.test(number)) return 'MOBILE_NUMBER';
  return isBankCard(number) ? 'BANK_CARD' : null;
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK = '10X98765432';

/** 公民身份号码, GB 11643-1999: region, date of birth, sequence, and a check character (ISO 7064, MOD 11-2). */
function isIdNumber(number: string): boolean {
  const match = /^[1-9]\d{5}((?:19|20)\d{2}\d{4})\d{3}[\dX]$/.exec(number);
  if (match === null || !isDay(match[1] ?? '')) return false;
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(number[index]), 0);
  return CHECK[sum % 11] === number[17];
}

/** The fifteen digits of before 1999, which have no check character: region of today and a date of birth that exists. */
function isOldIdNumber(number: string): boolean {
  const match = /^[1-6][1-7]\d{4}(\d{6})\d{3}$/.exec(number);
  return match !== null && isDay(`19${match[1] ?? ''}`);
}

function isDay(digits: string): boolean {
  const text = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** Cards of banks in China begin with 62, international ones with 4, 5 or 35–37 (ISO/IEC 7812); the last digit is Luhn's. */
function isBankCard(number: string): boolean {
  return /^(?:62\d{14,17}|(?:4\d{3}|5[1-5]\d{2}|35\d{2})\d{12}|3[47]\d{13})$/.test(number) && passesLuhn(number);
}

/** Luhn's check digit (ISO/IEC 7812-1, annex B). */
function passesLuhn(number: string): boolean {
  let sum = 0;
  for (const [index, digit] of [...number].toReversed().entries()) {
    const value = Number(digit) * (index % 2 === 1 ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}
