import type { Pinia } from 'pinia';
import { createRouter, createWebHistory, type Router } from 'vue-router';
import { messages } from './messages/index.ts';
import { useSession } from './session/session.ts';

declare module 'vue-router' {
  interface RouteMeta {
    /** Said in the title of the window and of the page. */
    readonly title: string;
    /** Event of a permission table without which the page is not offered; none: for everybody who is signed in. */
    readonly needs?: string;
    /** Shown to who is not signed in, without the shell. */
    readonly outside?: true;
  }
}

const { pages } = messages;

/** The desk's addresses. Every page but the first is fetched when it is opened. */
export function createDeskRouter(pinia: Pinia): Router {
  const router = createRouter({
    history: createWebHistory('/office-desk/'),
    routes: [
      { path: '/sign-in', name: 'sign-in', component: () => import('./pages/sign-in/SignInPage.vue'), meta: { title: pages.signIn, outside: true } },
      { path: '/', name: 'home', component: () => import('./pages/home/HomePage.vue'), meta: { title: pages.home } },
      { path: '/documents', name: 'documents', component: () => import('./pages/documents/DocumentsPage.vue'), meta: { title: pages.documents, needs: 'READ_DOCUMENTS' } },
      { path: '/documents/:id', name: 'document', component: () => import('./pages/document/DocumentPage.vue'), props: true, meta: { title: pages.document, needs: 'READ_DOCUMENTS' } },
      { path: '/files', name: 'files', component: () => import('./pages/files/FilesPage.vue'), meta: { title: pages.files, needs: 'READ_UPLOADS' } },
      { path: '/files/:id', name: 'file', component: () => import('./pages/files/FilePage.vue'), props: true, meta: { title: pages.file, needs: 'READ_UPLOADS' } },
      { path: '/organisation', name: 'organisation', component: () => import('./pages/organisation/OrganisationPage.vue'), meta: { title: pages.organisation, needs: 'READ_ORGANISATION' } },
      { path: '/organisation/new', name: 'new-unit', component: () => import('./pages/organisation/NewUnitPage.vue'), meta: { title: pages.newUnit, needs: 'CREATE_UNIT' } },
      { path: '/organisation/:id', name: 'unit', component: () => import('./pages/organisation/UnitPage.vue'), props: true, meta: { title: pages.unit, needs: 'READ_ORGANISATION' } },
      { path: '/people', name: 'people', component: () => import('./pages/people/PeoplePage.vue'), meta: { title: pages.people, needs: 'READ_ORGANISATION' } },
      { path: '/people/new', name: 'new-person', component: () => import('./pages/people/NewPersonPage.vue'), meta: { title: pages.newPerson, needs: 'CREATE_PERSON' } },
      { path: '/people/:id', name: 'person', component: () => import('./pages/people/PersonPage.vue'), props: true, meta: { title: pages.person, needs: 'READ_ORGANISATION' } },
      { path: '/jobs', name: 'jobs', component: () => import('./pages/jobs/JobsPage.vue'), meta: { title: pages.jobs, needs: 'READ_JOBS' } },
      { path: '/account', name: 'account', component: () => import('./pages/account/AccountPage.vue'), meta: { title: pages.account } },
      { path: '/:rest(.*)*', name: 'nowhere', component: () => import('./pages/nowhere/NowherePage.vue'), meta: { title: pages.nowhere } },
    ],
    scrollBehavior: (to, from, saved) => saved ?? (to.path === from.path ? {} : { top: 0 }),
  });
  router.beforeEach(async (to) => {
    const session = useSession(pinia);
    // Where the server cannot be reached the page says so itself, and tries again.
    if (!session.known) await session.load().catch(() => undefined);
    if (to.meta.outside === true) return true;
    if (session.me === null && session.known) return { name: 'sign-in', query: { next: to.fullPath } };
    // Nothing else is open until the one-time password was replaced.
    if (session.me?.mustChangePassword === true) return { name: 'sign-in', query: { next: to.fullPath } };
    return true;
  });
  return router;
}
