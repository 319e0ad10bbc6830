import { Icon } from '../../components/icon.tsx';
import { NoRows, Section } from '../../components/section.tsx';
import { Origin } from '../../components/site-name.tsx';
import { RiskBadge } from '../../components/status-marks.tsx';
import { useNow } from '../../components/use-now.ts';
import { usePanel } from '../../panel.ts';
import { cleanLine } from '../../../../shared/page/clean-text.ts';
import type { Grant } from '../../../../shared/policy/grant.ts';
import type { SectionProps } from './connections-view.tsx';

/** What clients may do without asking: capability, site, until when. Each can be taken back. */
export function GrantsSection({ all, reload }: SectionProps) {
  const { actions, toasts, locale } = usePanel();
  const { m, f } = locale;
  const now = useNow(true, 10_000);
  const until = ({ clientId, expiresAt }: Grant) =>
    clientId !== undefined
      ? m.connections.thisSession
      : expiresAt === undefined
        ? m.connections.untilRevoked
        : m.connections.until(f.moment(expiresAt, now));
  const revoke = async ({ id }: Grant) => {
    const answer = await actions.change(m.connections.toast.revoke, 'grants_revoke', { grant: id });
    if (answer !== undefined) toasts.tell(m.connections.grantRevoked);
    reload();
  };
  return (
    <Section title={m.connections.grantsHead}>
      {all.grants.length === 0 ? (
        <NoRows title={m.connections.noGrants} text={m.connections.noGrantsText} />
      ) : (
        <ul class="card list">
          {all.grants.map((grant) => {
            const site =
              grant.site === '*'
                ? m.connections[grant.device === undefined ? 'allSites' : 'allSitesOfOwn']
                : cleanLine(grant.site);
            const label = m.connections.revokeGrant(cleanLine(grant.client), site);
            return (
              <li class="item tight" key={grant.id}>
                <div class="item-t">
                  <b class="origin-name">{grant.site === '*' ? site : <Origin text={grant.site} />}</b>
                  <span>
                    {cleanLine(grant.client)}, {until(grant)}
                  </span>
                </div>
                <RiskBadge risk={grant.capability} />
                <button class="ibtn" type="button" aria-label={label} title={label} onClick={() => void revoke(grant)}>
                  <Icon name="trash" />
                </button>
              </li>
            );
          })}
        </ul>
      )}
    </Section>
  );
}
