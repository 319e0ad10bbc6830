/** What runs left behind: pictures and PDFs of the journal, and files below ARQ_HOME/run-files. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { ArqError } from '../../../../../shared/protocol/errors.ts';
import { listRunFiles, readRunFile } from '../../../os/run-files.ts';
import { API_BASE } from '../api-version.ts';
import { getRun, roomOf } from '../room.ts';
import { defineRoute, type Route } from '../route.ts';
import { runParams } from './run-routes.ts';

const runFile = z.strictObject({
  id: z.string(),
  kind: z.enum(['picture', 'file']).describe('A picture of a step, or a file that the run wrote'),
  step: z.number().int().describe('Index of the step').optional(),
  bytes: z.number().int().optional(),
  href: z.string().describe('Path to fetch it from'),
});

const fileTypes = ['image/png', 'image/jpeg', 'image/webp', 'application/pdf', 'application/octet-stream'];
const filesPath = `${API_BASE}/runs/{runId}/files`;

export const fileRoutes: readonly Route[] = [
  defineRoute({
    method: 'GET',
    path: filesPath,
    operationId: 'listRunFiles',
    tag: 'runs',
    summary: 'Files of a run',
    permission: { action: 'read', subject: 'file' },
    params: runParams,
    responses: { 200: { description: 'Every file', schema: z.strictObject({ items: z.array(runFile) }) } },
    handle: async ({ params: { runId } }, context) => {
      const { steps } = await getRun(context, runId);
      const href = (id: string) => `${API_BASE}/runs/${runId}/files/${encodeURIComponent(id)}`;
      const pictures = steps.flatMap(({ picture, index }): z.infer<typeof runFile>[] =>
        picture === undefined ? [] : [{ id: picture, kind: 'picture', step: index, href: href(picture) }],
      );
      const prints = steps.flatMap(({ document, index }): z.infer<typeof runFile>[] =>
        document === undefined ? [] : [{ id: document, kind: 'file', step: index, href: href(document) }],
      );
      const files = (await listRunFiles(context.services.home, runId)).map(
        ({ name, bytes }): z.infer<typeof runFile> => ({ id: name, kind: 'file', bytes, href: href(name) }),
      );
      return { body: { items: [...pictures, ...prints, ...files] } };
    },
  }),
  defineRoute({
    method: 'GET',
    path: `${filesPath}/{fileId}`,
    operationId: 'getRunFile',
    tag: 'runs',
    summary: 'Fetch a file of a run',
    permission: { action: 'read', subject: 'file' },
    params: runParams.extend({ fileId: z.string().min(1).max(200).describe('Id of a file') }),
    responses: {
      200: { description: 'The file, with its media type', contentType: fileTypes },
    },
    handle: async ({ params: { runId, fileId } }, context) => {
      const { journal } = roomOf(context);
      const { steps } = await getRun(context, runId);
      if (steps.some(({ picture, document }) => picture === fileId || document === fileId)) {
        const picture = await journal.findPicture(fileId);
        if (picture === undefined) throw noFile(fileId);
        return sent(fileId, picture.mime, Buffer.from(picture.base64, 'base64'));
      }
      const file = await readRunFile(context.services.home, runId, fileId);
      if (file === undefined) throw noFile(fileId);
      return sent(fileId, file.mime, file.bytes);
    },
  }),
];

/** Never shown as a page of this server, whatever it holds. */
const sent = (id: string, contentType: string, body: Buffer) => ({
  body,
  contentType,
  headers: { 'content-disposition': `attachment; filename="${id.replaceAll(/[^\w.-]/g, '_')}"` },
  // A file of that name may be written anew.
  etag: createHash('sha256').update(body).digest('base64url').slice(0, 22),
});

const noFile = (id: string) =>
  new ArqError('files.not_found', `This run has no file ${id.slice(0, 80)}. See the list of its files.`);
