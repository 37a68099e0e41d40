/// <reference types="vite/client" />
import { migrationsFrom } from '@openhall/database';

/** The catalogue of the store, and uploads. */
export const fileMigrations = migrationsFrom(import.meta.glob('./migrations/*.sql', { query: '?raw', import: 'default', eager: true }));
