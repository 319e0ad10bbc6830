import { Icon } from '../../components/icon.tsx';
import { usePicture } from '../../components/picture.tsx';
import { usePanel } from '../../panel.ts';
import { lastPictured } from '../../state/run-state.ts';
import { cleanLine } from '../../../../shared/page/clean-text.ts';
import type { Run } from '../../../../shared/runs/run.ts';

/** The last picture of the tab, what it was taken after, and the way to the tab. */
export function LivePicture({ run }: { readonly run: Run }) {
  const { actions, locale } = usePanel();
  const { m } = locale;
  const step = lastPictured(run);
  const address = usePicture(step?.picture);
  const tab = run.tab;
  const caption =
    step === undefined
      ? cleanLine(run.pageTitle ?? run.site ?? '')
      : m.run.afterStep(step.index + 1, cleanLine(step.title));
  if (address === undefined && tab === undefined) return null;
  return (
    <figure>
      {address !== undefined && (
        <div class="live">
          <img src={address} alt={caption} decoding="async" />
          <span class="live-tag">
            {run.status === 'paused' && <Icon name="pause" class="i-nano" />}
            {m.run.lastPicture}
          </span>
        </div>
      )}
      <figcaption class="cap">
        <span class="grow wraps">
          <bdi dir="auto">{caption}</bdi>
        </span>
        {tab !== undefined && (
          <button class="chip cap-chip" type="button" onClick={() => void actions.showTab(tab)}>
            <Icon name="external" />
            <span>{m.run.showTab}</span>
          </button>
        )}
      </figcaption>
    </figure>
  );
}
