import { CheckCircleOutlined, ExclamationCircleOutlined, InfoCircleOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';

type Tone = 'plain' | 'warning' | 'wrong' | 'done';
const icons = { plain: InfoCircleOutlined, warning: ExclamationCircleOutlined, wrong: ExclamationCircleOutlined, done: CheckCircleOutlined };
const roles = { plain: 'note', warning: 'alert', wrong: 'alert', done: 'status' };

type Props = { tone?: Tone; title?: string; children?: ReactNode; action?: ReactNode };

/** Something worth knowing beside the settings; what is wrong or done is also read out. */
export function Note({ tone = 'plain', title, children, action }: Props) {
  const Icon = icons[tone];
  return (
    <div className={`setup-note setup-note-${tone}`} role={roles[tone]}>
      <Icon aria-hidden />
      <div className="setup-note-text">
        {title && <strong>{title}</strong>}
        {children && <div>{children}</div>}
      </div>
      {action}
    </div>
  );
}
