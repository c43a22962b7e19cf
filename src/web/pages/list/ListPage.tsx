import { PlusOutlined } from '@ant-design/icons';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import type { TypeDescription } from '../../../contract/model.ts';
import { useWords } from '../../language.tsx';
import { useType } from '../../queries.ts';
import { EmptyState } from '../../shared/EmptyState.tsx';
import { NotFoundPage } from '../../shared/ErrorPages.tsx';
import { FilterTabs } from '../../shared/FilterTabs.tsx';
import { PageSkeleton } from '../../shared/PageSkeleton.tsx';
import { useIsPhone } from '../../shared/useMediaQuery.ts';
import { useProblemText } from '../../shared/useProblemText.ts';
import { BesidePanel } from './BesidePanel.tsx';
import { FilterButton } from './FilterButton.tsx';
import { RecordCards } from './RecordCards.tsx';
import { RecordTable } from './RecordTable.tsx';
import { SearchInput } from './SearchInput.tsx';
import { useListAddress } from './useListAddress.ts';
import { useRows } from './useRows.ts';
import '../../styles/list.css';

const FilterEditor = lazy(async () => ({ default: (await import('./FilterEditor.tsx')).FilterEditor }));

/** `/<type>`: the records of a type. */
export function ListPage() {
  const { type: name } = useParams({ from: '/frame/$type' });
  const type = useType(name);
  return type ? <TypeList key={type.name} type={type} /> : <NotFoundPage />;
}

function TypeList({ type }: { type: TypeDescription }) {
  const words = useWords();
  const address = useListAddress(type.name);
  const isPhone = useIsPhone();
  const [filtering, setFiltering] = useState(false);
  return (
    <div className="list-page">
      <div className="list-main">
        <header className="page-header">
          <h1>{type.label}</h1>
          <div className="page-header-actions">
            {type.may.create && <Link to="/$type/$id" params={{ type: type.name, id: 'new' }} className="primary-link"><PlusOutlined /> {words.list.createType(type.label)}</Link>}
          </div>
        </header>
        <div className="list-tools">
          {type.flow && (
            <FilterTabs
              className="list-states" label={words.list.states} value={address.state ?? ''} onChange={(state) => address.change({ state: state || undefined })}
              items={[{ key: '', label: words.list.all }, ...type.states.map((state) => ({ key: state.value, label: state.label }))]}
            />
          )}
          <div className="list-search">
            <SearchInput value={address.search ?? ''} label={words.list.search} onChange={(search) => address.change({ search: search || undefined })} />
            <FilterButton filter={address.filter} open={filtering} onToggle={() => setFiltering((open) => !open)} />
          </div>
        </div>
        {filtering && (
          <Suspense fallback={<PageSkeleton lines={2} />}>
            <FilterEditor
              type={type} value={address.filter}
              onApply={(filter) => {
                address.change({ filter });
                setFiltering(false);
              }}
            />
          </Suspense>
        )}
        <Rows type={type} isPhone={isPhone} />
      </div>
      {address.open && !isPhone && <BesidePanel key={address.open} type={type} id={address.open} onClose={() => address.change({ open: undefined })} />}
    </div>
  );
}

function Rows({ type, isPhone }: { type: TypeDescription; isPhone: boolean }) {
  const words = useWords();
  const problemText = useProblemText();
  const address = useListAddress(type.name);
  const { query, rows, titles } = useRows(type.name, address);
  const clear = () => address.change({ search: undefined, filter: undefined, state: undefined });
  if (query.error && !rows) return <EmptyState title={words.errors.failedTitle} text={problemText(query.error)}><Button onClick={() => void query.refetch()}>{words.common.retry}</Button></EmptyState>;
  if (!rows) return <PageSkeleton lines={12} />;
  if (rows.length === 0) {
    return address.search || address.filter || address.state
      ? <EmptyState title={words.list.noMatch} text={words.list.noMatchHelp}><Button onClick={clear}>{words.list.clearFilter}</Button></EmptyState>
      : (
        <EmptyState title={words.list.emptyTitle(type.label)} text={words.list.emptyHelp(type.label)}>
          {type.may.create && <Link to="/$type/$id" params={{ type: type.name, id: 'new' }} className="quiet-button">{words.list.createType(type.label)}</Link>}
        </EmptyState>
      );
  }
  return (
    <div aria-busy={query.isPlaceholderData} className={query.isPlaceholderData ? 'list-rows list-waiting' : 'list-rows'}>
      {isPhone ? <RecordCards type={type} rows={rows} titles={titles} /> : <RecordTable type={type} rows={rows} titles={titles} />}
      {query.hasNextPage && <div className="list-more"><Button onClick={() => void query.fetchNextPage()} loading={query.isFetchingNextPage}>{words.common.loadMore}</Button></div>}
    </div>
  );
}
