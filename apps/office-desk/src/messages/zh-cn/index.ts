import { account } from './account.ts';
import { common, failures, forms, pages } from './common.ts';
import { documents } from './documents.ts';
import { files } from './files.ts';
import { jobs } from './jobs.ts';
import { home } from './home.ts';
import { organisation } from './organisation.ts';
import { people } from './people.ts';
import { shell } from './shell.ts';
import { signIn } from './sign-in.ts';

export const zhCn = { account, common, documents, failures, files, forms, home, jobs, organisation, pages, people, shell, signIn } as const;
