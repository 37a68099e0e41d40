import { describe, expect, it } from 'vitest';
import { createLogger } from './logger.ts';
import { createShutdown } from './shutdown.ts';

const log = createLogger({ level: 'silent' });

describe('shutdown', () => {
  it('closes what was opened last first, once', async () => {
    const order: string[] = [];
    const shutdown = createShutdown({ graceMs: 1000, log });
    shutdown.onShutdown('database', () => void order.push('database'));
    shutdown.onShutdown('server', () => void order.push('server'));
    expect(shutdown.begun).toBe(false);
    expect(await Promise.all([shutdown.begin('SIGTERM'), shutdown.begin('SIGINT')])).toEqual([true, true]);
    expect(order).toEqual(['server', 'database']);
  });

  it('goes on after a step that fails or hangs, and says it was not clean', async () => {
    const order: string[] = [];
    const shutdown = createShutdown({ graceMs: 20, log });
    shutdown.onShutdown('database', () => void order.push('database'));
    shutdown.onShutdown('hanging', () => new Promise(() => undefined));
    shutdown.onShutdown('failing', () => Promise.reject(new Error('no')));
    expect(await shutdown.begin('SIGTERM')).toBe(false);
    expect(order).toEqual(['database']);
  });
});
