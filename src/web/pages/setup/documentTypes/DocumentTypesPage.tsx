import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import type { TableProps } from 'antd';
import { EmptyState } from '../../../shared/EmptyState.tsx';
import { useFormat } from '../../../useFormat.ts';
import { Loaded } from '../Loaded.tsx';
import { SetupHeading } from '../SetupHeading.tsx';
import { WideTable } from '../WideTable.tsx';
import { useSetupWords } from '../words.ts';
import { DocumentTypeDrawer } from './DocumentTypeDrawer.tsx';
import { byAmount, documentTypesQuery, type DocumentType } from './documentTypes.ts';

/** Every document type that can be approved: its number, whether mail may decide, and from which amount the web must. */
export function DocumentTypesPage() {
  const query = useQuery(documentTypesQuery);
  const { item } = useParams({ from: '/frame/setup/{-$section}/{-$item}' });
  const navigate = useNavigate();
  const close = () => void navigate({ to: '/setup/{-$section}/{-$item}', params: { section: 'document-types', item: undefined } });
  return (
    <>
      <SetupHeading page="documentTypes" />
      <Loaded query={query}>
        {(types) => {
          const open = types.find((type) => type.type === item);
          return (
            <>
              <DocumentTypeTable types={types} />
              {open && <DocumentTypeDrawer key={open.type} type={open} onClose={close} />}
            </>
          );
        }}
      </Loaded>
    </>
  );
}

function DocumentTypeTable({ types }: { types: DocumentType[] }) {
  const words = useSetupWords();
  const columns: TableProps<DocumentType>['columns'] = [
    {
      title: words.documentTypes.type, key: 'type',
      render: (_, type) => <Link to="/setup/{-$section}/{-$item}" params={{ section: 'document-types', item: type.type }} className="setup-row-link">{type.label}</Link>,
    },
    { title: words.documentTypes.mailApproval.label, key: 'mail', render: (_, type) => <MailState type={type} /> },
    { title: words.documentTypes.nextExample, key: 'example', render: (_, type) => <span className="figures">{type.nextExample}</span> },
    { title: words.documentTypes.tiers.label, key: 'tiers', render: (_, type) => <TierSummary type={type} /> },
    {
      title: words.documentTypes.flow, key: 'flow',
      render: (_, type) => <Link to="/setup/{-$section}/{-$item}" params={{ section: 'flows', item: type.type }} aria-label={`${words.documentTypes.flow}: ${type.label}`}>{words.documentTypes.flow}</Link>,
    },
  ];
  return (
    <WideTable<DocumentType>
      label={words.pages.documentTypes.title} rowKey="type" columns={columns} dataSource={types}
      locale={{ emptyText: <EmptyState title={words.documentTypes.empty} /> }}
    />
  );
}

function MailState({ type }: { type: DocumentType }) {
  const words = useSetupWords().documentTypes;
  return <span className={type.mailApproval ? 'state-on' : 'state-off'}>{type.mailApproval ? words.mailOn : words.mailOff}</span>;
}

function TierSummary({ type }: { type: DocumentType }) {
  const words = useSetupWords().documentTypes;
  const { decimal } = useFormat();
  if (type.tiers.length === 0) return <>{words.ways.reply}</>;
  return (
    <ul className="setup-plain-list">
      {type.tiers.toSorted(byAmount).map((tier) => (
        <li key={tier.fromAmount ?? ''}>
          <span className="figures">{tier.fromAmount === null ? words.always : words.fromAmountOf(decimal(tier.fromAmount))}</span> {words.ways[tier.way]}
        </li>
      ))}
    </ul>
  );
}
