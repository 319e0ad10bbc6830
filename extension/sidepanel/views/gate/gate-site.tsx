import { Origin, SiteTile } from '../../components/site-name.tsx';
import { usePanel } from '../../panel.ts';
import { originText } from '../../text/origin.ts';
import { siteOf } from '../../../../shared/policy/site.ts';
import type { Approval } from '../../../../shared/runs/run.ts';

/** The site that is reached: where a form leads when it leaves, else the frame that holds the target, else the page. */
export function GateSite({ approval }: { readonly approval: Pick<Approval, 'facts' | 'site'> }) {
  const { m } = usePanel().locale;
  const { facts, site } = approval;
  const leadsAway = facts?.leavesSite === true && facts.leadsTo !== undefined;
  const address = leadsAway ? (facts.leadsTo ?? site) : (facts?.origin ?? site);
  if (address === '') {
    return (
      <section>
        <h3>{m.gate.noSite}</h3>
      </section>
    );
  }
  const origin = originText(address);
  const isInside = site !== '' && (siteOf(address) ?? address) !== site;
  return (
    <section>
      <h3>
        {leadsAway ? m.gate.toSite : m.gate.site}
        {isInside && (
          <span class="muted">
            {m.gate.inside} <Origin text={site} />
          </span>
        )}
      </h3>
      <div class="origin">
        <SiteTile site={origin} />
        <div class="grow origin-name">
          <b>
            <Origin text={origin} />
          </b>
        </div>
      </div>
    </section>
  );
}
