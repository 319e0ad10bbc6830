import { Icon } from '../../components/icon.tsx';
import { AllowButton } from './allow-button.tsx';
import { Answer } from './answer.tsx';
import { PageText } from '../../components/page-text.tsx';
import { StatusNode } from '../../components/status-marks.tsx';
import { type Panel, usePanel } from '../../panel.ts';
import { doneSteps, elapsedMs, failedStep } from '../../state/run-state.ts';
import { cleanLine } from '../../../../shared/page/clean-text.ts';
import type { Run } from '../../../../shared/runs/run.ts';
import { FilmStrip } from '../runs/film-strip.tsx';
import { OtherRuns } from './other-runs.tsx';
import { Timeline } from './timeline.tsx';

/** What the run service says when there is nothing more to say: then the time and the steps are the headline. */
const PLAIN_DONE = /^(done|готово)?\.?$/i;

/** What the user can allow in the sheet of sites. */
const NEEDS_TRUST: ReadonlySet<string> = new Set(['page.print_not_allowed', 'page.script_not_allowed']);
/** How it ended: the result as a document, with its proof and what to do next. */
export function OutcomeCard({ run }: { readonly run: Run }) {
  const { store, actions, locale } = usePanel();
  const { m } = locale;
  const answer = run.answer;
  const needsHost = failedStep(run)?.error?.code === 'host.not_installed';
  const wanted =
    failedStep(run)?.error?.code === 'browser.permission_needed' ? store.panel.value?.wantedPermission : null;
  const needsTrust = NEEDS_TRUST.has(failedStep(run)?.error?.code ?? '');
  const files = run.steps.flatMap((step) => (step.file === undefined ? [] : [step.file]));
  const documents = run.steps.flatMap(({ document }) => (document === undefined ? [] : [document]));
  return (
    <>
      <section class="card lift" aria-label={m.status[run.status]}>
        <Headline run={run} />
        {answer !== undefined && answer !== '' && <Answer run={run} text={answer} />}
        <div class="film-box">
          <FilmStrip run={run} />
        </div>
        {files.length > 0 && (
          <ul class="files" aria-label={m.result.files}>
            {files.map((file) => (
              <li key={file}>
                <Icon name="folder" class="i-sm" />
                <code class="wraps">{cleanLine(file)}</code>
                <button
                  class="ibtn"
                  type="button"
                  aria-label={m.result.copy}
                  title={m.result.copy}
                  onClick={() => void actions.copy(file)}
                >
                  <Icon name="copy" />
                </button>
              </li>
            ))}
          </ul>
        )}
        {documents.map((id) => (
          <a key={id} class="btn sm" href={`/picture.html#${encodeURIComponent(id)}`} target="_blank" rel="noreferrer">
            <Icon name="folder" />
            {m.result.openPdf}
          </a>
        ))}
        <div class="card-f">
          {answer !== undefined && answer !== '' && (
            <button class="btn sm" type="button" onClick={() => void actions.copy(answer)}>
              <Icon name="copy" />
              {m.result.copy}
            </button>
          )}
          <button class="btn sm" type="button" onClick={() => void actions.again(run)}>
            <Icon name="retry" />
            {run.status === 'failed' ? m.result.retry : m.result.again}
          </button>
          {run.status !== 'done' && (
            <button class="btn sm" type="button" onClick={() => actions.edit(run)}>
              <Icon name="edit" />
              {m.result.edit}
            </button>
          )}
          {needsHost && (
            <button class="btn sm" type="button" onClick={() => (store.route.value = { name: 'host' })}>
              <Icon name="plug" />
              {m.ask.hostNoteLink}
            </button>
          )}
          {wanted !== null && wanted !== undefined && <AllowButton name={wanted} />}
          {needsTrust && (
            <button class="btn sm" type="button" onClick={() => (store.sitesOpen.value = true)}>
              <Icon name="shield" />
              {m.sites.trusted.title}
            </button>
          )}
          <span class="grow" />
          <button
            class="btn ghost sm"
            type="button"
            onClick={() => (store.route.value = { name: 'run', runId: run.id })}
          >
            <Icon name="runs" />
            {m.result.journal}
          </button>
        </div>
      </section>
      {run.steps.length > 0 && (
        <details class="fold" open={run.status !== 'done'}>
          <summary>
            <Icon name="right" class="i-nano" />
            {m.run.steps}
          </summary>
          <Timeline run={run} isErrorTold />
        </details>
      )}
      <OtherRuns />
    </>
  );
}

function Headline({ run }: { readonly run: Run }) {
  const { m, f } = usePanel().locale;
  const failed = failedStep(run);
  const took = m.result.doneIn(f.duration(elapsedMs(run, Date.now())), m.steps(run.steps.length));
  const done = doneSteps(run);
  const isPlainDone = run.status === 'done' && PLAIN_DONE.test(run.message);
  const title = isPlainDone ? took : titleOf(run, m);
  const text = isPlainDone
    ? ''
    : run.status === 'done'
      ? took
      : run.status === 'stopped'
        ? ''
        : (failed?.error?.message ?? run.message);
  const kept =
    run.status === 'stopped' && run.steps.length > 0
      ? m.run.progress(done, run.steps.length)
      : run.status === 'failed' && done > 0
        ? m.result.kept(done)
        : '';
  return (
    <div class="item top-aligned" role="status">
      <StatusNode status={run.status} />
      <div class="item-t">
        <b class="strong">
          <PageText text={title} />
        </b>
        {`${text}${kept}` !== '' && (
          <span>
            <PageText text={text} /> {kept}
          </span>
        )}
      </div>
    </div>
  );
}

function titleOf(run: Run, m: Panel['locale']['m']): string {
  if (run.status === 'done') return run.message || m.result.done;
  if (run.status === 'stopped') return run.message || m.result.stopped;
  const failed = failedStep(run);
  return failed === undefined ? m.result.failed : m.result.failedAt(failed.index + 1, cleanLine(failed.title));
}
