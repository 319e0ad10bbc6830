import { PageText } from '../../components/page-text.tsx';
import { usePanel } from '../../panel.ts';
import type { Run } from '../../../../shared/runs/run.ts';

/** The request as a headline: who said it, when, and in their own words. */
export function Said({ run }: { readonly run: Run }) {
  const { m, f } = usePanel().locale;
  return (
    <div class="said">
      <div class="meta">
        {m.ask.said[run.principal.kind]}, {f.moment(run.createdAt, Date.now())}
      </div>
      <p lang={run.language}>
        <PageText text={run.command} />
      </p>
    </div>
  );
}
