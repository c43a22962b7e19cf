import { useMutation } from '@tanstack/react-query';
import { Button, Checkbox, Modal } from 'antd';
import { useState } from 'react';
import { call } from '../../../client.ts';
import { useProblemText } from '../../../shared/useProblemText.ts';
import { useSetupWords } from '../words.ts';
import { NewPassword } from './NewPassword.tsx';
import { Note } from '../Note.tsx';

/** Gives a user a new random password after asking, and shows it once. */
export function ResetPassword({ user }: { user: { id: string; title: string } }) {
  const words = useSetupWords();
  const problemText = useProblemText();
  const [asks, setAsks] = useState(false);
  const [removeSecondFactor, setRemoveSecondFactor] = useState(false);
  const reset = useMutation({
    mutationFn: () => call('resetPassword', { params: { id: user.id }, body: { removeSecondFactor } }),
    onSuccess: () => setAsks(false),
  });
  return (
    <>
      <Button size="small" onClick={() => setAsks(true)}>{words.users.resetPassword}</Button>
      <Modal
        open={asks} title={words.users.resetTitle(user.title)} okText={words.users.resetPassword} cancelText={words.form.cancel} confirmLoading={reset.isPending}
        onOk={() => reset.mutate()} onCancel={() => setAsks(false)}
      >
        <p>{words.users.resetText}</p>
        <Checkbox checked={removeSecondFactor} onChange={(event) => setRemoveSecondFactor(event.target.checked)} className="setup-check-box">{words.users.removeSecondFactor}</Checkbox>
        {reset.error && <Note tone="wrong">{problemText(reset.error)}</Note>}
      </Modal>
      {reset.data && <NewPassword name={user.title} password={reset.data.password} onClose={reset.reset} />}
    </>
  );
}
