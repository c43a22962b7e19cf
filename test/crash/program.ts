// The program under test: the real house and the real services, without the web server, so that a restart is cheap.
import { office } from '../../src/office/index.ts';
import { readStaff } from '../../src/server/accounts/organisation.ts';
import type { AccountSet } from '../../src/server/account-set.ts';
import { command } from '../../src/server/flows/command.ts';
import { openHouse } from '../../src/server/office.ts';
import { startServices } from '../../src/server/services.ts';
import { readProcessSettings } from '../../src/server/settings.ts';
import { SELLER, SET } from './names.ts';
import { Order, type Answer } from './protocol.ts';

const say = (answer: Answer) => process.send?.(answer);
const told = Promise.withResolvers<void>();
let set: AccountSet | undefined;

process.on('message', (message) => {
  const order = Order.parse(message);
  if (order.kind === 'open') told.resolve();
  if (order.kind === 'submit') submit(order.recordId, order.key).then(
    () => say({ kind: 'submitted', key: order.key }),
    (error: Error) => say({ kind: 'notSubmitted', key: order.key, reason: error.message }),
  );
});
// Nobody is left to ask for anything.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));

await told.promise;
const settings = readProcessSettings(process.env);
const house = await openHouse(settings, office, (line) => process.stderr.write(`${line}\n`));
set = house.registry.get(SET);
const services = await startServices(house, settings);
process.on('message', (message) => {
  if (Order.parse(message).kind === 'close') void services.close().then(() => house.close()).then(() => process.exit(0));
});
say({ kind: 'opened' });

async function submit(recordId: string, key: string): Promise<void> {
  if (!set) throw new Error('the house is not open');
  const staff = await readStaff(set.pool, set);
  const actor = staff.actor(staff.byLogin(SELLER)?.id ?? '');
  if (!actor) throw new Error('the seller is missing');
  await command(set, { actor, way: 'web', type: 'sales-order', recordId, key, act: { kind: 'submit', flowId: crypto.randomUUID() } });
}
