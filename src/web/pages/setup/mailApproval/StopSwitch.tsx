import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Switch } from 'antd';
import { call, type Answer } from '../../../client.ts';
import { useProblemText } from '../../../shared/useProblemText.ts';
import { SettingGroup } from '../Setting.tsx';
import { useSetupWords } from '../words.ts';
import { mailApprovalKey } from './mailApprovalKey.ts';

/** The stop switch acts at once, apart from the form: whoever needs it is in a hurry. */
export function StopSwitch({ settings }: { settings: Answer<'readMailApproval'> }) {
  const { form, mailApproval: words } = useSetupWords();
  const { message, modal } = App.useApp();
  const problemText = useProblemText();
  const client = useQueryClient();
  const turning = useMutation({
    mutationFn: (enabled: boolean) => call('writeMailApproval', { body: { ...settings, enabled } }),
    onSuccess: (next) => {
      client.setQueryData(mailApprovalKey, next);
      void message.success(next.enabled ? words.on : words.off);
    },
    onError: (error) => void message.error(problemText(error)),
  });
  const turn = async (enabled: boolean) => {
    const agreed = enabled || await modal.confirm({ title: words.turnOffTitle, content: words.turnOffText, okText: words.turnOff, cancelText: form.cancel });
    if (agreed) turning.mutate(enabled);
  };
  return (
    <div className={settings.enabled ? 'stop-switch' : 'stop-switch stop-switch-off'}>
      <SettingGroup name="enabled" words={words.enabled}>
        <div className="stop-switch-row">
          <Switch checked={settings.enabled} loading={turning.isPending} onChange={(enabled) => void turn(enabled)} aria-label={words.enabled.label} />
          <p role="status"><strong>{settings.enabled ? words.on : words.off}</strong> {settings.enabled ? words.onEffect : words.offEffect}</p>
        </div>
      </SettingGroup>
    </div>
  );
}
