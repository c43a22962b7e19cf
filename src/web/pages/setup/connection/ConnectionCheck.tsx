import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { Answer } from '../../../client.ts';
import { useProblemText } from '../../../shared/useProblemText.ts';
import { Certificate } from './Certificate.tsx';
import { useSetupWords } from '../words.ts';
import { Note } from '../Note.tsx';

type Result = Answer<'testImap'>;

/** Test connection 「测试连接」: tries the form as it stands, names the cause and shows the server's certificate. */
export function ConnectionCheck({ test, children }: { test: () => Promise<Result>; children?: ReactNode }) {
  const words = useSetupWords().connection;
  const check = useMutation({ mutationFn: test });
  return (
    <section className="setup-part setup-check">
      <div className="setup-check-row">
        <Button onClick={() => check.mutate()} loading={check.isPending}>{check.isPending ? words.testing : words.test}</Button>
        <span className="setting-effect">{words.testHelp}</span>
      </div>
      <CheckResult result={check.data} error={check.error} />
      {children}
    </section>
  );
}

/** What a test came to; `success` replaces the plain word that the connection holds. */
export function CheckResult({ result, error, success }: { result: Result | undefined; error: unknown; success?: string }) {
  const words = useSetupWords();
  const problemText = useProblemText();
  if (error) return <Note tone="wrong" title={words.connection.failed}>{problemText(error)}</Note>;
  if (!result) return null;
  const title = result.ok ? success ?? words.connection.ok : words.connection.failed;
  return (
    <Note tone={result.ok ? 'done' : 'wrong'} title={title}>
      {!result.ok && <p>{result.message}</p>}
      {result.certificate && <Certificate certificate={result.certificate} isOpen={!result.ok} />}
    </Note>
  );
}
