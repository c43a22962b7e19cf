import type { PrintWords } from './zh-CN.ts';

export const cs: PrintWords = {
  total: 'Celkem',
  number: 'Číslo',
  state: 'Stav',
  version: 'Verze',
  amountInCapitals: 'Čínsky slovy (CNY)',
  approvals: 'Záznam o schválení',
  node: 'Krok',
  person: 'Schvalovatel',
  decision: 'Rozhodnutí',
  way: 'Způsob',
  decidedAt: 'Čas',
  opinion: 'Vyjádření',
  telephone: 'Tel.',
  scan: 'Otevřít kódem',
  printedAt: 'Vytištěno',
  printedBy: 'Vytiskl(a)',
  page: 'Strana {page} z {pages}',
};
