/** Between the client, which notices that a session has ended, and the store, which acts on it: neither has to know the other. */
const listeners = new Set<() => void>();

export const sessionEnded = {
  tell: (): void => {
    for (const listener of listeners) listener();
  },
  listen: (listener: () => void): void => {
    listeners.add(listener);
  },
};
