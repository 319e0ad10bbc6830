import { Icon } from '../../components/icon.tsx';
import { PageText } from '../../components/page-text.tsx';
import { usePanel } from '../../panel.ts';
import type { Run } from '../../../../shared/runs/run.ts';
import { Timeline } from './timeline.tsx';

/** What ARQ needs to know: one of several candidates, or the sentence in other words. */
export function QuestionCard({ run }: { readonly run: Run }) {
  const { actions, locale } = usePanel();
  const { m } = locale;
  const choices = run.question?.choices ?? [];
  const message = run.question?.message ?? run.message;
  return (
    <>
      <section class="card lift" aria-label={m.question.title}>
        <div class="item top-aligned" role="alert">
          <span class="node" data-s="waiting">
            <Icon name="question" />
          </span>
          <div class="item-t">
            <b class="strong">{choices.length === 0 ? m.question.unclear : m.question.title}</b>
            <p class="soft" lang={run.language}>
              <PageText text={message} />
            </p>
            {choices.length === 0 && <span>{m.question.rephrase}</span>}
          </div>
        </div>
        {choices.map((choice) => (
          <button class="choice" type="button" key={choice.id} onClick={() => void actions.answer(run, choice.id)}>
            <span class="tile">
              <Icon name="hand" />
            </span>
            <b>
              <PageText text={choice.label} />
            </b>
            <Icon name="right" />
          </button>
        ))}
      </section>
      {run.steps.length > 0 && choices.length > 0 && <Timeline run={run} />}
    </>
  );
}
