import { KIND_LABELS as kindLabels, STATUS_LABELS as statusLabels } from '@openhall/publishing/rules';
import { about } from './about.ts';
import { columns } from './columns.ts';
import { common } from './common.ts';
import { deadline } from './deadline.ts';
import { developer } from './developer.ts';
import { disclosure } from './disclosure.ts';
import { display } from './display.ts';
import { document } from './document.ts';
import { documents } from './documents.ts';
import { errors } from './errors.ts';
import { home } from './home.ts';
import { openData } from './open-data.ts';
import { query } from './query.ts';
import { search } from './search.ts';
import { socialInsurance } from './social-insurance.ts';
import { subscribe } from './subscribe.ts';
import { verify } from './verify.ts';
import { whatsNew } from './whats-new.ts';

/** Every word of the site in Simplified Chinese. */
export const zhCn = { about, columns, common, deadline, developer, disclosure, display, document, documents, errors, home, kindLabels, openData, query, search, socialInsurance, statusLabels, subscribe, verify, whatsNew } as const;
