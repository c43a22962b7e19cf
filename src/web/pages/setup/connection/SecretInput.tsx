import { Input, type InputProps } from 'antd';
import { useSetupWords } from '../words.ts';

/** A secret that is written and never read back; it says only whether one is stored. */
export function SecretInput({ stored, ...input }: { stored: boolean } & InputProps) {
  const words = useSetupWords().connection;
  return <Input.Password {...input} autoComplete="new-password" maxLength={4000} placeholder={stored ? words.stored : words.notStored} />;
}
