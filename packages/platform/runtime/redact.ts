/** What stands where a personal or secret value stood. */
const REDACTED = '[redacted]';

/** GB 11643: the eighteenth character is a weighted sum modulo 11; checking it keeps ordinary long numbers readable. */
const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const ID_CHECK = '10X98765432';

export function isCitizenIdNumber(text: string): boolean {
  if (!/^[1-9]\d{16}[\dXx]$/.test(text)) return false;
  const sum = ID_WEIGHTS.reduce((total, weight, index) => total + weight * Number(text[index]), 0);
  return ID_CHECK[sum % 11] === text[17]?.toUpperCase();
}

/** The fifteen-digit number of before 1999: region, then a date of birth that must be one. */
function isOldCitizenIdNumber(text: string): boolean {
  return /^[1-6]\d{5}\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{3}$/.test(text);
}

const LONG_NUMBER = /(?<![\w/])\d{14,17}[\dXx](?![\w/])/g;
const MOBILE = /(?<![\w/])(?:(?:\+|00)?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?![\w/])/g;
const BEARER = /\b(Bearer|Basic)\s+[\w.~+/=-]+/gi;
// Backslashes go in pairs with what they escape: half a pair left over would break a line of JSON.
const NAMED_SECRET = /\b(authorization|cookie|set-cookie|password|passwd|secret|token|session|api[-_]?key)((?:\\?["'])?\s*[:=]\s*(?:\\?["'])?)(?:\\.|[^\s"',;&}\\])+/gi;
const DATABASE_PASSWORD = /(postgres(?:ql)?:\/\/[^:@/\s"\\]+:)[^@\s"\\]+@/gi;

/** Takes identity numbers, mobile numbers and credentials out of a text that goes to a log. */
export function redactText(text: string): string {
  return text
    .replace(DATABASE_PASSWORD, `$1${REDACTED}@`)
    .replace(BEARER, `$1 ${REDACTED}`)
    .replace(NAMED_SECRET, `$1$2${REDACTED}`)
    .replace(LONG_NUMBER, (number) => (isCitizenIdNumber(number) || isOldCitizenIdNumber(number) ? REDACTED : number))
    .replace(MOBILE, REDACTED);
}

/** A number as the value of a field in JSON; in a string its opening quote would be escaped. */
const NUMBER_FIELD = /(?<=(?<!\\)":)\d{11,18}(?=[,}])/g;

/** The same for a whole line of JSON, which stays one. */
export function redactLine(line: string): string {
  return redactText(line.replace(NUMBER_FIELD, (number) => (redactText(number) === number ? number : `"${REDACTED}"`)));
}

const SECRET_NAMES = /^(authorization|cookie|set-cookie|password|passwd|secret|token|session|api[-_]?key|phone|mobile|idNumber|idCard)$/i;
const MAX_DEPTH = 6;

/** The same for everything a log line carries: values at any depth, errors with their causes, and fields whose very name says secret. */
export function redactValue(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return redactText(value);
  if (typeof value === 'number') return redactText(String(value)) === String(value) ? value : REDACTED;
  if (typeof value !== 'object' || value === null || value instanceof Date || depth > MAX_DEPTH) return value;
  if (value instanceof Error) return redactError(value, depth);
  if (Array.isArray(value)) return value.map((entry) => redactValue(entry, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, SECRET_NAMES.test(name) ? REDACTED : redactValue(part, depth + 1)]));
}

function redactError(error: Error, depth: number): Record<string, unknown> {
  return {
    type: error.name,
    message: redactText(error.message),
    ...(error.stack !== undefined && { stack: redactText(error.stack) }),
    ...('code' in error && { code: error.code }),
    ...(error.cause !== undefined && { cause: redactValue(error.cause, depth + 1) }),
  };
}
