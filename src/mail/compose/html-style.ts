/**
 * Ink on paper, one seal red. The inline styles carry the light look everywhere; programs that know
 * a dark mode of their own take the classes from the style sheet.
 */
export const colour = { ink: '#1f1d1a', grey: '#68625a', rule: '#e2dcd1', paper: '#fbf9f4', inset: '#f3efe6', seal: '#b3261e' } as const;

export const styleSheet = `
:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){
.paper{background:#1b1a18!important}
.ink{color:#ece8e0!important}
.grey{color:#a8a196!important}
.rule{border-color:#3b3833!important}
.inset{background:#26241f!important}
.link{color:#f08a80!important}
}`.trim();
