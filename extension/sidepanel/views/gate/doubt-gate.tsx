import { useId } from 'preact/hooks';
import { Icon, type IconName } from '../../components/icon.tsx';
import { PageText } from '../../components/page-text.tsx';
import { Thumb } from '../../components/picture.tsx';
import { usePanel } from '../../panel.ts';
import { doneSteps, lastPictured } from '../../state/run-state.ts';
import { cleanLine } from '../../../../shared/page/clean-text.ts';
import type { Run } from '../../../../shared/runs/run.ts';

/** A step that began and whose outcome is not known. ARQ says what it knows and asks; it repeats nothing by itself. */
export function DoubtGate({ run }: { readonly run: Run }) {
  const { store, actions, locale } = usePanel();
  const { m, f } = locale;
  const id = useId();
  const step = run.steps.find((candidate) => candidate.status === 'in_doubt');
  const pictured = lastPictured(run);
  const title = cleanLine(step?.title ?? run.command);
  const openJournal = () => (store.route.value = { name: 'run', runId: run.id });
  return (
    <>
      <section class="gate doubt" aria-labelledby={id}>
        <div class="gate-h">
          <Icon name="doubt" />
          <div role="alert">
            <h2 id={id}>{m.doubt.title(title)}</h2>
            <p>{run.message === '' ? m.doubt.text : <PageText text={run.message} lang={run.language} />}</p>
          </div>
        </div>
        <section>
          <h3>{m.doubt.known}</h3>
          <ul class="why">
            {doneSteps(run) > 0 && (
              <li>
                <Icon name="check" class="good" />
                <span>{m.doubt.kept(doneSteps(run))}</span>
              </li>
            )}
            {step?.startedAt !== undefined && (
              <li>
                <Icon name="clock" />
                <span>{m.doubt.intended(f.moment(step.startedAt, Date.now()))}</span>
              </li>
            )}
            <li>
              <Icon name="x" class="bad" />
              <span>{m.doubt.noOutcome}</span>
            </li>
          </ul>
        </section>
        <section>
          <div class="row">
            {pictured?.picture !== undefined && (
              <Thumb
                id={pictured.picture}
                label={m.run.picture(pictured.index + 1, cleanLine(pictured.title))}
                onOpen={openJournal}
              />
            )}
            <button class="link" type="button" onClick={openJournal}>
              {m.doubt.journal}
            </button>
          </div>
        </section>
        {run.tab !== undefined && (
          <Choice
            icon="search"
            title={m.doubt.look}
            text={m.doubt.lookText}
            isBest
            onChoose={() => void actions.showTab(run.tab ?? '')}
          />
        )}
        <Choice icon="retry" title={m.doubt.again} text={m.doubt.againText} onChoose={() => actions.edit(run)} />
        <Choice icon="stop" title={m.doubt.leave} text={m.doubt.leaveText} onChoose={() => actions.newRequest()} />
      </section>
      <p class="guard">{m.doubt.foot}</p>
    </>
  );
}

interface ChoiceProps {
  readonly icon: IconName;
  readonly title: string;
  readonly text: string;
  readonly isBest?: boolean;
  readonly onChoose: () => void;
}

function Choice({ icon, title, text, isBest = false, onChoose }: ChoiceProps) {
  return (
    <button class={isBest ? 'choice best' : 'choice'} type="button" onClick={onChoose}>
      <span class="tile">
        <Icon name={icon} />
      </span>
      <span>
        <b>{title}</b>
        <span class="meta">{text}</span>
      </span>
      <Icon name="right" />
    </button>
  );
}
