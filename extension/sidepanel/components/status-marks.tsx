import type { RunStatus, StepStatus } from '../../../shared/runs/run.ts';
import { usePanel } from '../panel.ts';
import { Icon, type IconName } from './icon.tsx';

type Look = 'done' | 'running' | 'failed' | 'waiting' | 'paused' | 'doubt' | 'stopped' | 'pending';

const looks: Readonly<Record<RunStatus | StepStatus, Look>> = {
  planned: 'pending',
  queued: 'pending',
  pending: 'pending',
  running: 'running',
  question: 'waiting',
  waiting: 'waiting',
  paused: 'paused',
  in_doubt: 'doubt',
  done: 'done',
  failed: 'failed',
  skipped: 'stopped',
  stopped: 'stopped',
};

const lookIcons: Readonly<Partial<Record<Look, IconName>>> = {
  done: 'check',
  failed: 'x',
  waiting: 'bell',
  paused: 'pause',
  doubt: 'question',
  stopped: 'stop',
};

export const lookOf = (status: RunStatus | StepStatus): Look => looks[status];

/** The round mark of a step or run. The word for it stands beside it or is read out. */
export function StatusNode({ status, number }: { readonly status: RunStatus | StepStatus; readonly number?: number }) {
  const { m } = usePanel().locale;
  const look = looks[status];
  const icon = status === 'skipped' ? 'minus' : lookIcons[look];
  return (
    <span class="node" data-s={look} role="img" aria-label={m.status[status]}>
      {look === 'running' ? <i class="spin" /> : icon === undefined ? number : <Icon name={icon} />}
    </span>
  );
}

export function StatusBadge({ status, text }: { readonly status: RunStatus; readonly text?: string }) {
  const { m } = usePanel().locale;
  return (
    <span class="status" data-s={looks[status]}>
      {text ?? m.status[status]}
    </span>
  );
}

const riskIcons = { read: 'eye', act: 'hand', danger: 'danger' } as const;

export function RiskBadge({ risk }: { readonly risk: 'read' | 'act' | 'danger' }) {
  const { m } = usePanel().locale;
  return (
    <span class="risk" data-r={risk}>
      <Icon name={riskIcons[risk]} />
      {m.risk[risk]}
    </span>
  );
}
