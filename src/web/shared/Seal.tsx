/** The mark: 签 in a seal-red square. */
export function Seal({ size = 28 }: { size?: number }) {
  return <span className="seal" style={{ width: size, height: size, fontSize: size * 0.64 }} aria-hidden="true">签</span>;
}
