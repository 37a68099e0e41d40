/// <reference types="vite/client" />
import { migrationsFrom } from '@openhall/database';

/** The migrations this domain adds to the one timeline. */
export const socialInsuranceMigrations = migrationsFrom(import.meta.glob('./migrations/*.sql', { query: '?raw', import: 'default', eager: true }));
