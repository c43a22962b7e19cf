import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createQueryClient } from './queries.ts';
import { createAppRouter } from './router.tsx';
import './styles/base.css';
import './styles/frame.css';
import './styles/shared.css';

const queryClient = createQueryClient(() => {
  queryClient.clear();
  if (router.state.location.pathname !== '/sign-in') {
    void router.navigate({ to: '/sign-in', search: { from: router.state.location.href } });
  }
});
const router = createAppRouter(queryClient);

const container = document.getElementById('root');
if (container) {
  createRoot(container).render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </StrictMode>,
  );
}
