import { useQuery } from '@tanstack/react-query';
import { Modal, Skeleton } from 'antd';
import { useEffect, useState } from 'react';
import { useMailboxWords } from './words.ts';

/**
 * A PDF in the browser's own viewer. It is fetched and shown from memory as application/pdf,
 * so that whatever a stranger attached is never run as a page of ours.
 */
export function PdfViewer({ name, address, onClose }: { name: string; address: string; onClose: () => void }) {
  const words = useMailboxWords().mail;
  const { data, isError } = useQuery({ queryKey: ['pdf', address], queryFn: ({ signal }) => readPdf(address, signal), staleTime: Infinity, gcTime: 0, retry: false });
  const url = useObjectUrl(data);
  const footer = (
    <div className="pdf-footer">
      <a className="quiet-button" href={address} download={name}>{words.download}</a>
      {url && <a className="quiet-button" href={url} target="_blank" rel="noreferrer">{words.openInNewTab}</a>}
    </div>
  );
  return (
    <Modal open title={name} onCancel={onClose} footer={footer} width="min(960px, 96vw)" className="pdf-viewer" centered>
      {isError && <p className="form-problem" role="alert">{words.previewFailed}</p>}
      {!isError && !url && <Skeleton active paragraph={{ rows: 10 }} />}
      {url && <iframe className="pdf-frame" src={url} title={name} />}
    </Modal>
  );
}

async function readPdf(address: string, signal: AbortSignal): Promise<Blob> {
  const response = await fetch(address, { credentials: 'same-origin', signal });
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return new Blob([await response.arrayBuffer()], { type: 'application/pdf' });
}

function useObjectUrl(blob: Blob | undefined): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (!blob) return;
    const made = URL.createObjectURL(blob);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [blob]);
  return url;
}
