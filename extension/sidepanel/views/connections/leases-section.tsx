import { Icon } from '../../components/icon.tsx';
import { NoRows, Section } from '../../components/section.tsx';
import { useNow } from '../../components/use-now.ts';
import { usePanel } from '../../panel.ts';
import { cleanLine } from '../../../../shared/page/clean-text.ts';
import type { Lease } from '../../../../shared/policy/lease.ts';
import type { SectionProps } from './connections-view.tsx';

/** Tabs that a client acts in now: who holds each, and to whom it can go. */
export function LeasesSection({ all, reload }: SectionProps) {
  const { actions, toasts, locale } = usePanel();
  const { m, f } = locale;
  const now = useNow(all.leases.length > 0, 1000);
  const release = async ({ tab }: Lease) => {
    const answer = await actions.change(m.connections.toast.lease, 'leases_release', { tab });
    if (answer !== undefined) toasts.tell(m.connections.released);
    reload();
  };
  const handOver = async ({ tab }: Lease, to: string) => {
    const answer = await actions.change(m.connections.toast.lease, 'tabs_hand_over', { tab, to });
    if (answer !== undefined) toasts.tell(m.connections.handedOver(cleanLine(to)));
    reload();
  };
  return (
    <Section title={m.connections.leases}>
      {all.leases.length === 0 ? (
        <NoRows title={m.connections.noLeases} text={m.connections.noLeasesText} />
      ) : (
        <ul class="card list">
          {all.leases.map((lease) => {
            const others = all.clients.filter(({ id }) => id !== lease.clientId);
            return (
              <li class="item lease" key={lease.tab}>
                <span class="tile sm">
                  <Icon name="tab" />
                </span>
                <div class="item-t">
                  <b>{cleanLine(lease.client)}</b>
                  <span class="wraps">
                    {m.connections.tab(cleanLine(lease.tab))},{' '}
                    {m.connections.until(f.clock(Math.max(lease.expiresAt, now)))}
                  </span>
                </div>
                <div class="lease-acts">
                  {others.length > 0 && (
                    <span class="input choice-field">
                      <select
                        aria-label={`${m.connections.handOver}: ${m.connections.tab(cleanLine(lease.tab))}`}
                        value=""
                        onChange={(event) => {
                          const to = event.currentTarget.value;
                          if (to !== '') void handOver(lease, to);
                        }}
                      >
                        <option value="">{m.connections.handOver}</option>
                        {others.map(({ id }) => (
                          <option key={id} value={id}>
                            {cleanLine(id)}
                          </option>
                        ))}
                      </select>
                      <Icon name="down" class="i-sm" />
                    </span>
                  )}
                  <button class="btn sm" type="button" onClick={() => void release(lease)}>
                    {m.connections.release}
                  </button>
                </div>
              </li>
            );
          })}
        </ul>
      )}
    </Section>
  );
}
