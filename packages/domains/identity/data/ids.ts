const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a text can be an identifier of this domain; PostgreSQL refuses a statement with any other. */
export function isId(text: string): boolean {
  return UUID.test(text);
}
