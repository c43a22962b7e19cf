import { CopyOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import { useSetupWords } from './words.ts';

/** A secret that the server tells this one time, with a button that copies it. */
export function ShownOnce({ secret, text }: { secret: string; text: string }) {
  const words = useSetupWords().form;
  const [isCopied, setCopied] = useState(false);
  const shown = useRef<HTMLElement>(null);
  const copy = async () => {
    // Pages that come by plain http have no clipboard; the text is selected then, ready for Ctrl C.
    if (navigator.clipboard) await navigator.clipboard.writeText(secret);
    else if (shown.current) getSelection()?.selectAllChildren(shown.current);
    setCopied(navigator.clipboard !== undefined);
  };
  return (
    <div className="shown-once">
      <p>{text}</p>
      <div className="shown-once-row">
        <code ref={shown}>{secret}</code>
        <Button icon={<CopyOutlined />} onClick={() => void copy()}>{isCopied ? words.copied : words.copy}</Button>
      </div>
      <span role="status" className="visually-hidden">{isCopied ? words.copied : ''}</span>
    </div>
  );
}
