import type { Movement } from './movement.ts';
import type { Organisation } from './organisation.ts';

/** Who acts for somebody; `cycle`: the proxies name one another, so he acts himself. */
export type ProxyAnswer = { userId: string; cycle: boolean };

/** Who acts for somebody in this flow, now. */
export function actingFor(movement: Movement, ownerId: string): ProxyAnswer {
  const { definition, state, context } = movement;
  const barredId = definition.selfApproval === 'himself' ? null : state.initiator;
  return resolveProxy(context.organisation, ownerId, state.documentType, context.now, barredId);
}

/**
 * Follows standing proxies 「代理」 to the one who acts. A disabled proxy is passed over.
 * `barredId` never becomes one: the initiator does not approve his own document as another's proxy.
 */
function resolveProxy(
  organisation: Organisation,
  ownerId: string,
  documentType: string,
  at: string,
  barredId: string | null,
): ProxyAnswer {
  const seen = new Set([ownerId]);
  let acting = ownerId;
  for (;;) {
    const proxyId = organisation.proxyFor(acting, documentType, at);
    if (proxyId === undefined || proxyId === barredId || !organisation.user(proxyId)?.enabled) {
      return { userId: acting, cycle: false };
    }
    if (seen.has(proxyId)) return { userId: ownerId, cycle: true };
    seen.add(proxyId);
    acting = proxyId;
  }
}
