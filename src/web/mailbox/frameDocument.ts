const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";
/** Mails are written for white paper, in the dark theme too. */
const style = `
  body { margin: 16px; background: #fff; color: #1d1a17; font: 14px/1.6 "PingFang SC", "Microsoft YaHei", "Noto Sans SC", system-ui, sans-serif; overflow-wrap: anywhere; }
  img, table { max-width: 100%; }
  blockquote { margin: 8px 0 8px 4px; padding-left: 12px; border-left: 2px solid #d8d0c2; color: #5a544c; }
  pre { white-space: pre-wrap; }`;

const LINE_PX = 25;
const LINE_CHARACTERS = 60;
const SMALLEST_PX = 220;
const LARGEST_PX = 1400;

/** A whole document around sanitised HTML; what it forbids holds even where the sanitiser missed something. */
export function frameDocument(html: string): string {
  return `<!doctype html><html><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><meta name="color-scheme" content="light"><base target="_blank"><style>${style}</style></head><body>${html}</body></html>`;
}

/** How high the frame should be: nobody outside can measure inside, so the text says about how much there is. */
export function frameHeight(text: string): number {
  const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / LINE_CHARACTERS)), 0);
  return Math.min(LARGEST_PX, Math.max(SMALLEST_PX, lines * LINE_PX + 80));
}
