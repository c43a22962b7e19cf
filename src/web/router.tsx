import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { deskTabs, recordPanels, type DeskTab, type ListSearch, type RecordSearch } from './addresses.ts';
import { ProblemError } from './client.ts';
import { Frame } from './frame/Frame.tsx';
import { FrameSkeleton } from './frame/FrameSkeleton.tsx';
import { modelQuery, sessionQuery } from './queries.ts';
import { Root } from './Root.tsx';
import { CrashPage, NotFoundPage } from './shared/ErrorPages.tsx';

const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

const root = createRootRouteWithContext<{ queryClient: QueryClient }>()({ component: Root });

const signIn = createRoute({
  getParentRoute: () => root, path: '/sign-in', validateSearch: (search): { from?: string } => ({ from: text(search['from']) }),
  component: lazyRouteComponent(() => import('./pages/signIn/SignInPage.tsx'), 'SignInPage'),
});

/** Everything behind the sign-in; the session and the model are there before any page is drawn. */
const frame = createRoute({
  getParentRoute: () => root, id: 'frame', component: Frame, pendingComponent: FrameSkeleton,
  beforeLoad: async ({ context, location }) => {
    const session = await context.queryClient.ensureQueryData(sessionQuery).catch((error: unknown) => {
      if (error instanceof ProblemError && error.problem.status === 401) throw redirect({ to: '/sign-in', search: { from: location.href } });
      throw error;
    });
    await context.queryClient.ensureQueryData(modelQuery(session));
  },
});

const home = createRoute({ getParentRoute: () => frame, path: '/', beforeLoad: () => { throw redirect({ to: '/desk/{-$task}' }); } });

const desk = createRoute({
  getParentRoute: () => frame, path: '/desk/{-$task}',
  validateSearch: (search): { tab?: DeskTab } => ({ tab: deskTabs.find((tab) => tab === search['tab']) }),
  component: lazyRouteComponent(() => import('./pages/desk/DeskPage.tsx'), 'DeskPage'),
});

const profile = createRoute({
  getParentRoute: () => frame, path: '/profile', component: lazyRouteComponent(() => import('./pages/profile/ProfilePage.tsx'), 'ProfilePage'),
});
const setup = createRoute({
  getParentRoute: () => frame, path: '/setup/{-$section}/{-$item}', component: lazyRouteComponent(() => import('./pages/setup/SetupPage.tsx'), 'SetupPage'),
});
const sandbox = createRoute({
  getParentRoute: () => frame, path: '/sandbox/{-$mailbox}',
  validateSearch: (search): { message?: string } => ({ message: text(search['message']) }),
  component: lazyRouteComponent(() => import('./pages/sandbox/SandboxPage.tsx'), 'SandboxPage'),
});

const list = createRoute({
  getParentRoute: () => frame, path: '/$type',
  validateSearch: (search): ListSearch => ({
    state: text(search['state']), search: text(search['search']), filter: text(search['filter']), sort: text(search['sort']), open: text(search['open']),
  }),
  component: lazyRouteComponent(() => import('./pages/list/ListPage.tsx'), 'ListPage'),
});

const record = createRoute({
  getParentRoute: () => frame, path: '/$type/$id',
  validateSearch: (search): RecordSearch => ({ panel: recordPanels.find((panel) => panel === search['panel']), submit: search['submit'] === 'yes' ? 'yes' : undefined }),
  component: lazyRouteComponent(() => import('./pages/record/RecordPage.tsx'), 'RecordPage'),
});

const tree = root.addChildren([signIn, frame.addChildren([home, desk, profile, setup, sandbox, list, record])]);

export function createAppRouter(queryClient: QueryClient) {
  return createRouter({
    routeTree: tree, context: { queryClient }, defaultPreload: 'intent', defaultPreloadStaleTime: 0, defaultPendingMs: 250,
    defaultNotFoundComponent: NotFoundPage, defaultErrorComponent: CrashPage, scrollRestoration: true,
    // Every search value of ours is a text: an id of digits must not come back as a number.
    parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
    stringifySearch: writeSearch,
  });
}

function writeSearch(search: Record<string, unknown>): string {
  const texts = Object.entries(search).flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : []));
  return texts.length === 0 ? '' : `?${new URLSearchParams(texts)}`;
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
