import { Drawer } from 'antd';
import { MailView } from './MailView.tsx';
import { useMailboxWords } from './words.ts';

/** One archived mail beside the page that speaks of it; closed while `mailId` is null. */
export function MailDrawer({ mailId, onClose }: { mailId: string | null; onClose: () => void }) {
  const words = useMailboxWords().mail;
  return (
    <Drawer open={mailId !== null} onClose={onClose} size={720} title={words.title} closable={{ 'aria-label': words.close }} destroyOnHidden>
      {mailId !== null && <MailView mailId={mailId} />}
    </Drawer>
  );
}
