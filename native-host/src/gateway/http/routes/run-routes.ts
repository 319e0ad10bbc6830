/** Runs of the caller's workspace: begun, listed, followed and stopped. */
import { z } from 'zod';
import { ArqError } from '../../../../../shared/protocol/errors.ts';
import { run, type Run, runStatuses } from '../../../../../shared/runs/run.ts';
import { runsApprove } from '../../../../../shared/tools/runs/approve.ts';
import { runsStart } from '../../../../../shared/tools/runs/start.ts';
import { API_BASE } from '../api-version.ts';
import { callTool } from '../call-tool.ts';
import { noteAct } from '../note-act.ts';
import { pageOf, pageQuery, readCursor, writeCursor } from '../paging.ts';
import { perMinuteOf } from '../per-minute-of.ts';
import { getRun, roomOf, shownRunsOf } from '../room.ts';
import { defineRoute, type Route } from '../route.ts';

const tag = 'runs';
const runPath = `${API_BASE}/runs/{runId}`;
export const runParams = z.strictObject({ runId: z.string().min(1).max(60).describe('Id of a run') });
const runCursor = z.strictObject({ at: z.number(), id: z.string() });
const eventCursor = z.strictObject({ seq: z.number().int() });

const runEvent = z.strictObject({
  seq: z.number().int().describe('1, 2, 3 … within the run'),
  at: z.number().describe('Epoch milliseconds'),
  type: z.string().describe('What happened, in the past tense'),
  data: z.record(z.string(), z.unknown()),
});

/** In these a run goes on by itself; in all others it has ended or needs somebody. */
const GOING_ON: ReadonlySet<Run['status']> = new Set(['queued', 'running']);

const shown = (view: Run) => ({ body: view, etag: `${view.id}.${view.version}` });

export const runRoutes: readonly Route[] = [
  defineRoute({
    method: 'POST',
    path: `${API_BASE}/runs`,
    operationId: 'startRun',
    tag,
    summary: 'Start run',
    description:
      'Plans a sentence and carries it out in the browser. Answers 202 with the run to follow; with waitMs it waits for the end and answers 200 if the run has come to rest by then.',
    permission: { action: 'create', subject: 'run' },
    perMinute: perMinuteOf(runsStart),
    countsAs: runsStart.name,
    isKeyed: true,
    isWork: true,
    // Approving beforehand is for the command line alone.
    body: runsStart.input.omit({ approve: true }),
    responses: {
      200: { description: 'The run has ended, or needs somebody', schema: run },
      202: { description: 'The run goes on', schema: run, headers: { Location: 'Path of the run' } },
    },
    handle: async ({ body }, context) => {
      const started = runsStart.output.parse(await callTool('runs_start', body, context));
      const view = await roomOf(context).runs.get(started.runId);
      const status = GOING_ON.has(view.status) ? 202 : 200;
      return { ...shown(view), status, headers: { location: `${API_BASE}/runs/${view.id}` } };
    },
  }),
  defineRoute({
    method: 'GET',
    path: `${API_BASE}/runs`,
    operationId: 'listRuns',
    tag,
    summary: 'List runs',
    description: 'Runs of the workspace, newest first.',
    permission: { action: 'read', subject: 'run' },
    query: z.strictObject({
      ...pageQuery,
      status: z.array(z.enum(runStatuses)).max(runStatuses.length).describe('Only these').optional(),
    }),
    responses: { 200: { description: 'A page of runs', schema: pageOf(run) } },
    handle: async ({ query }, context) => {
      const place = readCursor(runCursor, query.cursor);
      // One more than asked for: whether there is a next page is known without another question.
      const found = await roomOf(context).runs.list({
        limit: query.limit + 1,
        statuses: query.status,
        principal: shownRunsOf(context.caller),
        before: place?.at,
        beforeId: place?.id,
      });
      const items = found.slice(0, query.limit);
      const last = items.at(-1);
      const next = found.length > items.length && last ? writeCursor({ at: last.createdAt, id: last.id }) : undefined;
      return { body: { items, next } };
    },
  }),
  defineRoute({
    method: 'GET',
    path: runPath,
    operationId: 'getRun',
    tag,
    summary: 'Get run',
    permission: { action: 'read', subject: 'run' },
    params: runParams,
    responses: { 200: { description: 'The run', schema: run, headers: { ETag: 'Changes with the run' } } },
    handle: async ({ params }, context) => shown(await getRun(context, params.runId)),
  }),
  defineRoute({
    method: 'GET',
    path: `${runPath}/events`,
    operationId: 'listRunEvents',
    tag,
    summary: 'Journal of a run',
    description: 'What happened in the run, oldest first.',
    permission: { action: 'read', subject: 'run' },
    params: runParams,
    query: z.strictObject(pageQuery),
    responses: { 200: { description: 'A page of events', schema: pageOf(runEvent) } },
    handle: async ({ params, query }, context) => {
      const { runs } = roomOf(context);
      await getRun(context, params.runId);
      const after = readCursor(eventCursor, query.cursor)?.seq ?? 0;
      const later = (await runs.events(params.runId)).filter(({ seq }) => seq > after);
      const items = later.slice(0, query.limit).map(({ seq, at, type, data }) => ({ seq, at, type, data }));
      const last = items.at(-1);
      return {
        body: { items, next: later.length > items.length && last ? writeCursor({ seq: last.seq }) : undefined },
      };
    },
  }),
  defineRoute({
    method: 'POST',
    path: `${runPath}/stop`,
    operationId: 'stopRun',
    tag,
    summary: 'Stop run',
    description: 'Stops the run before its next step. What was done stays done; a run that has ended stays as it is.',
    permission: { action: 'stop', subject: 'run' },
    isWork: true,
    params: runParams,
    responses: { 200: { description: 'The run as it is now', schema: run } },
    handle: async ({ params }, context) => {
      const { runs } = roomOf(context);
      await getRun(context, params.runId);
      noteAct(context, 'run.stop_asked', { run: params.runId });
      await runs.stop({ runId: params.runId });
      return { body: await runs.get(params.runId) };
    },
  }),
  defineRoute({
    method: 'POST',
    path: `${runPath}/approvals/{approvalId}`,
    operationId: 'decideRunApproval',
    tag,
    summary: 'Decide what a run waits for',
    description:
      'Only with a token that its owner made for approving, and never for a run of the same token. The first decision wins.',
    permission: { action: 'approve', subject: 'approval' },
    isWork: true,
    params: runParams.extend({ approvalId: z.string().min(1).max(60).describe('`approval.id` of the run') }),
    body: runsApprove.input.pick({ decision: true }),
    responses: {
      200: { description: 'Whether this decision came first', schema: runsApprove.output },
    },
    handle: async ({ params, body }, context) => {
      const { runs } = roomOf(context);
      const { principal } = await getRun(context, params.runId);
      if (principal.kind === 'client' && principal.id === context.caller.tokenId) throw ownApproval();
      const accepted = await runs.approve(params.runId, params.approvalId, body.decision, 'client');
      if (accepted) noteAct(context, 'run.approval_decided', { ...params, decision: body.decision });
      return { body: { accepted } };
    },
  }),
];

export const ownApproval = () =>
  new ArqError(
    'policy.own_approval',
    'A client is never asked to approve for itself. A person decides in the side panel or with `arq approvals`, or another token.',
  );
