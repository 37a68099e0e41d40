/** Hides the middle of a number: enough stays to find it by, too little to use it. */
export function maskNumber(value: string): string {
  const shown = value.length > 12 ? 3 : 2;
  return `${value.slice(0, shown)}${'*'.repeat(value.length - 2 * shown)}${value.slice(-shown)}`;
}

/** A person's name, all but its first character. */
export function maskName(name: string): string {
  const [first = '', ...rest] = [...name.trim()];
  return first + '*'.repeat(Math.min(rest.length, 4));
}
