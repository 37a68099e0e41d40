export interface ListedPasskey {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string | null;
}

/** Passkeys as the sign-in service lists them; what is none of that form is left out. */
export function readPasskeys(data: unknown): ListedPasskey[] {
  if (!Array.isArray(data)) return [];
  return data.flatMap((one: unknown) => {
    if (typeof one !== 'object' || one === null || !('id' in one) || typeof one.id !== 'string') return [];
    const { id, name, createdAt } = one as { id: string; name?: unknown; createdAt?: unknown };
    return [{ id, name: typeof name === 'string' ? name : '', createdAt: typeof createdAt === 'string' ? createdAt : null }];
  });
}
