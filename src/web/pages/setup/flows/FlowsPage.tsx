import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { Select, Tag } from 'antd';
import { call, type Answer } from '../../../client.ts';
import { EmptyState } from '../../../shared/EmptyState.tsx';
import { documentTypesQuery } from '../documentTypes/documentTypes.ts';
import { Loaded } from '../Loaded.tsx';
import { SetupHeading } from '../SetupHeading.tsx';
import { useSetupWords } from '../words.ts';
import { FlowForm } from './FlowForm.tsx';
import { flowKey } from './flowKey.ts';

/** The approval flow of each document type; the first one where the address names none. */
export function FlowsPage() {
  const words = useSetupWords().flow;
  const query = useQuery(documentTypesQuery);
  const { item } = useParams({ from: '/frame/setup/{-$section}/{-$item}' });
  return (
    <Loaded query={query}>
      {(types) => {
        const type = item ?? types[0]?.type;
        if (type === undefined) return <><SetupHeading page="flows" /><EmptyState title={words.noTypes} /></>;
        return (
          <>
            <SetupHeading page="flows"><TypeSelect type={type} types={types} /></SetupHeading>
            <Flow key={type} type={type} />
          </>
        );
      }}
    </Loaded>
  );
}

function TypeSelect({ type, types }: { type: string; types: Answer<'listDocumentTypes'> }) {
  const words = useSetupWords().flow;
  const navigate = useNavigate();
  return (
    <Select
      value={type} aria-label={words.chooseType} className="flow-type-select" options={types.map((known) => ({ value: known.type, label: known.label }))}
      onChange={(item) => void navigate({ to: '/setup/{-$section}/{-$item}', params: { section: 'flows', item } })}
    />
  );
}

function Flow({ type }: { type: string }) {
  const words = useSetupWords().flow;
  const query = useQuery({ queryKey: flowKey(type), queryFn: ({ signal }) => call('readFlow', { params: { type }, signal }) });
  return (
    <Loaded query={query}>
      {(flow) => (
        <>
          <p className="flow-version"><Tag>{flow.version > 0 ? words.version(flow.version) : words.noVersion}</Tag></p>
          <FlowForm flow={flow} />
        </>
      )}
    </Loaded>
  );
}
