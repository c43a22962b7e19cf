import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Drawer } from 'antd';
import { useState, type ReactNode } from 'react';
import { newCommandKey } from '../../../commandKey.ts';
import { call, type Answer } from '../../../client.ts';
import { useLanguage } from '../../../language.tsx';
import { recordQuery } from '../../../records/recordQueries.ts';
import { Loaded } from '../Loaded.tsx';
import { useSetupWords } from '../words.ts';
import { NewPassword } from './NewPassword.tsx';
import { ResetPassword } from './ResetPassword.tsx';
import { newUser, userDraftOf, userValues, type UserDraft } from './userDraft.ts';
import { UserForm, USER_FORM } from './UserForm.tsx';

/** One user: changed, or made with a first password that is shown once. */
export function UserDrawer({ id, onClose }: { id: string | null; onClose: () => void }) {
  return id === null ? <CreateUser onClose={onClose} /> : <EditUser id={id} onClose={onClose} />;
}

function EditUser({ id, onClose }: { id: string; onClose: () => void }) {
  const words = useSetupWords();
  const { message } = App.useApp();
  const client = useQueryClient();
  const query = useQuery(recordQuery('user', id));
  const saving = useMutation({
    mutationFn: ({ draft, rowVersion }: { draft: UserDraft; rowVersion: number }) => call('updateRecord', { params: { type: 'user', id }, body: { values: userValues(draft), rowVersion } }),
    onSuccess: (record) => {
      client.setQueryData(recordQuery('user', id).queryKey, record);
      void client.invalidateQueries({ queryKey: ['records', 'user'] });
      void message.success(words.form.saved);
      onClose();
    },
  });
  return (
    <UserPanel title={words.users.editTitle(query.data?.title ?? '')} isSaving={saving.isPending} submit={words.form.save} onClose={onClose} extra={query.data && <ResetPassword user={query.data} />}>
      <Loaded query={query}>
        {(user) => <UserForm initial={userDraftOf(user)} error={saving.error} onSubmit={(draft) => saving.mutate({ draft, rowVersion: user.rowVersion })} />}
      </Loaded>
    </UserPanel>
  );
}

function CreateUser({ onClose }: { onClose: () => void }) {
  const words = useSetupWords();
  const language = useLanguage();
  const client = useQueryClient();
  const [key] = useState(() => newCommandKey());
  const [made, setMade] = useState<{ user: Answer<'readRecord'>; password: string } | null>(null);
  const creating = useMutation({
    // The key makes a second press safe: the user of the first one comes back, and only the password is new.
    mutationFn: async (draft: UserDraft) => {
      const user = await call('createRecord', { params: { type: 'user' }, body: { values: userValues(draft), key } });
      const { password } = await call('resetPassword', { params: { id: user.id }, body: { removeSecondFactor: false } });
      return { user, password };
    },
    onSuccess: (created) => {
      setMade(created);
      void client.invalidateQueries({ queryKey: ['records', 'user'] });
    },
  });
  if (made) return <NewPassword name={made.user.title} password={made.password} onClose={onClose} />;
  return (
    <UserPanel title={words.users.createTitle} isSaving={creating.isPending} submit={words.users.create} onClose={onClose}>
      <UserForm initial={newUser(language)} error={creating.error} onSubmit={(draft) => creating.mutate(draft)} />
    </UserPanel>
  );
}

type PanelProps = { title: string; submit: string; isSaving: boolean; onClose: () => void; extra?: ReactNode; children: ReactNode };

function UserPanel({ title, submit, isSaving, onClose, extra, children }: PanelProps) {
  const words = useSetupWords().form;
  const footer = (
    <div className="setup-footer-row">
      <Button type="primary" htmlType="submit" form={USER_FORM} loading={isSaving}>{submit}</Button>
      <Button onClick={onClose}>{words.cancel}</Button>
    </div>
  );
  return <Drawer open onClose={onClose} size={560} title={title} extra={extra} footer={footer} closable={{ 'aria-label': words.close }}>{children}</Drawer>;
}
