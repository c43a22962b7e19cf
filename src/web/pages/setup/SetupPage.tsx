import { useParams } from '@tanstack/react-router';
import { lazy, Suspense, type ComponentType } from 'react';
import { useSession } from '../../queries.ts';
import { EmptyState } from '../../shared/EmptyState.tsx';
import { NotFoundPage } from '../../shared/ErrorPages.tsx';
import { PageSkeleton } from '../../shared/PageSkeleton.tsx';
import { SectionMenu } from './SectionMenu.tsx';
import { SettingSearch } from './SettingSearch.tsx';
import { useSetupWords } from './words.ts';
import './setup.css';

const pages: Record<string, ComponentType> = {
  company: lazy(async () => ({ default: (await import('./company/CompanyPage.tsx')).CompanyPage })),
  smtp: lazy(async () => ({ default: (await import('./connection/SmtpPage.tsx')).SmtpPage })),
  imap: lazy(async () => ({ default: (await import('./connection/ImapPage.tsx')).ImapPage })),
  'mail-approval': lazy(async () => ({ default: (await import('./mailApproval/MailApprovalPage.tsx')).MailApprovalPage })),
  'document-types': lazy(async () => ({ default: (await import('./documentTypes/DocumentTypesPage.tsx')).DocumentTypesPage })),
  flows: lazy(async () => ({ default: (await import('./flows/FlowsPage.tsx')).FlowsPage })),
  users: lazy(async () => ({ default: (await import('./users/UsersPage.tsx')).UsersPage })),
  'api-keys': lazy(async () => ({ default: (await import('./apiKeys/ApiKeysPage.tsx')).ApiKeysPage })),
};

/** The set-up: its sections and the search at the left, one section beside them. */
export function SetupPage() {
  const words = useSetupWords();
  const { administrator } = useSession();
  const { section = 'company' } = useParams({ from: '/frame/setup/{-$section}/{-$item}' });
  const Page = Object.hasOwn(pages, section) ? pages[section] : undefined;
  if (!administrator) return <EmptyState title={words.form.administratorsOnly} />;
  return (
    <div className="setup">
      <aside className="setup-side">
        <h1 className="setup-title">{words.title}</h1>
        <SettingSearch />
        <SectionMenu current={section} />
      </aside>
      <div className="setup-body">
        <Suspense key={section} fallback={<PageSkeleton />}>{Page ? <Page /> : <NotFoundPage />}</Suspense>
      </div>
    </div>
  );
}
