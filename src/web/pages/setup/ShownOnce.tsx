import { CopyOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useSetupWords } from './words.ts';

/** A secret that the server tells this one time, with a button that copies it. */
export function ShownOnce({ secret, text }: { secret: string; text: string }) {
  const words = useSetupWords().form;
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(secret);
    setCopied(true);
  };
  return (
    <div className="shown-once">
      <p>{text}</p>
      <div className="shown-once-row">
        <code>{secret}</code>
        <Button icon={<CopyOutlined />} onClick={() => void copy()}>{isCopied ? words.copied : words.copy}</Button>
      </div>
      <span role="status" className="visually-hidden">{isCopied ? words.copied : ''}</span>
    </div>
  );
}
