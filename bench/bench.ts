// Measures what the program does, each figure beside its own limit in the same run on the same database.
import { benchDecisions } from './decisions.ts';
import { benchList } from './list.ts';
import { benchPapers } from './papers.ts';
import { benchReplies } from './replies.ts';
import { heading, text } from './report.ts';
import { seed } from './seed.ts';
import { benchStartUp } from './start-up.ts';
import { makeWorkplace } from './workplace.ts';

const isQuick = process.argv.includes('--quick');
const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const ORDERS = isQuick ? 100_000 : 1_000_000;

const place = await makeWorkplace();
try {
  await prepare();
  heading('rate   CPU of this process + of PostgreSQL, an operation');
  for (const [name, bench] of Object.entries(BENCHES())) if (wanted.length === 0 || wanted.includes(name)) await bench();
} finally {
  await place.remove();
}

function BENCHES(): Record<string, () => Promise<void>> {
  return {
    decisions: () => benchDecisions(place, isQuick ? 400 : 1_200),
    replies: () => benchReplies(place, isQuick ? 400 : 1_200),
    list: () => benchList(place, isQuick ? 400 : 1_200),
    papers: () => benchPapers(isQuick ? 30 : 100),
    'start-up': () => benchStartUp(place),
  };
}

async function prepare(): Promise<void> {
  const startedAt = performance.now();
  const { house } = await place.open();
  await seed(house.databases.administrator.pool, ORDERS);
  await house.close();
  text(`${ORDERS.toLocaleString('en')} orders seeded`, `${Math.round((performance.now() - startedAt) / 1000)} s`);
}
