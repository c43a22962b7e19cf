/** The colours of one theme: ink on paper, greys, one seal red for the mark and the primary action. */
export type Palette = {
  paper: string; desk: string; raised: string; ink: string; inkSoft: string; inkFaint: string; line: string; lineStrong: string;
  fill: string; fillStrong: string; seal: string; sealHover: string; sealActive: string; onSeal: string;
  pending: string; pendingGround: string; approved: string; approvedGround: string; returned: string; wrong: string; wrongGround: string;
};

export const light: Palette = {
  paper: '#fffefb', desk: '#f8f5ef', raised: '#ffffff', ink: '#1d1a17', inkSoft: '#5a544c', inkFaint: '#736c62', line: '#e8e2d7', lineStrong: '#8f877b',
  fill: '#f3efe7', fillStrong: '#e9e3d8', seal: '#b3321f', sealHover: '#9d2a19', sealActive: '#862213', onSeal: '#ffffff',
  pending: '#7a4f00', pendingGround: '#faf0d9', approved: '#2c6539', approvedGround: '#e8f1e6', returned: '#a32e1d', wrong: '#9a3412', wrongGround: '#fbeee6',
};

export const dark: Palette = {
  paper: '#211e1b', desk: '#181614', raised: '#2a2622', ink: '#ece6db', inkSoft: '#b9b1a5', inkFaint: '#9c948a', line: '#38332d', lineStrong: '#7d756a',
  fill: '#2b2723', fillStrong: '#38332d', seal: '#bf3d28', sealHover: '#cc4a34', sealActive: '#a93320', onSeal: '#ffffff',
  pending: '#e3b968', pendingGround: '#3a301b', approved: '#8fc79a', approvedGround: '#22332a', returned: '#ef9484', wrong: '#f0a27c', wrongGround: '#3d2a20',
};

/** Writes a palette as CSS custom properties, `inkSoft` as `--ink-soft`. */
export function applyPalette(palette: Palette, style: CSSStyleDeclaration): void {
  for (const [name, colour] of Object.entries(palette)) {
    style.setProperty(`--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`, colour);
  }
}
