import { usePicture } from '../../components/picture.tsx';
import { usePanel } from '../../panel.ts';
import { cleanLine } from '../../../../shared/page/clean-text.ts';
import type { Run, RunStep } from '../../../../shared/runs/run.ts';

interface FilmProps {
  readonly run: Run;
  readonly shown?: number | undefined;
  /** Default: opens the run's page. */
  readonly onShow?: (step: number) => void;
}

/** The pictures of a run in order, each with its step's name as text. */
export function FilmStrip({ run, shown, onShow }: FilmProps) {
  const { store, locale } = usePanel();
  const steps = run.steps.filter((step) => step.picture !== undefined);
  if (steps.length === 0) return null;
  const open = onShow ?? (() => (store.route.value = { name: 'run', runId: run.id }));
  return (
    <ul class="film" aria-label={locale.m.detail.pictures}>
      {steps.map((step) => (
        <li key={step.index}>
          <Frame step={step} isShown={step.index === shown} onShow={() => open(step.index)} />
        </li>
      ))}
    </ul>
  );
}

interface FrameProps {
  readonly step: RunStep;
  readonly isShown: boolean;
  readonly onShow: () => void;
}

function Frame({ step, isShown, onShow }: FrameProps) {
  const { m } = usePanel().locale;
  const address = usePicture(step.picture);
  const title = cleanLine(step.title);
  return (
    <button
      class="frame"
      type="button"
      aria-current={isShown ? 'true' : undefined}
      title={m.run.picture(step.index + 1, title)}
      onClick={onShow}
    >
      <span class="thumb">{address !== undefined && <img src={address} alt="" decoding="async" />}</span>
      <span class="frame-t">
        <b>{step.index + 1}</b>
        <span class="clip">{title}</span>
      </span>
    </button>
  );
}
