import { describe, expect, it } from 'vitest';
import { ArqError } from '../../shared/protocol/errors.ts';
import { parsePageReply, parsePageReport } from './page-replies.ts';

describe('what comes out of a page', () => {
  it('is a result with the number of its document', () => {
    expect(parsePageReply({ ok: true, result: { a: 1 }, doc: 4 })).toEqual({ ok: true, result: { a: 1 }, doc: 4 });
  });

  it('is an error that keeps its code', () => {
    const error = new ArqError('page.ref_stale', 'It is gone. Take a new snapshot.').toJSON();
    expect(parsePageReply({ ok: false, error, doc: 2 })).toMatchObject({
      ok: false,
      error: { code: 'page.ref_stale' },
    });
  });

  it.each([
    ['nothing', undefined],
    ['text', 'ok'],
    ['a result without a document', { ok: true, result: 1 }],
    ['an error that is none', { ok: false, error: { code: 'x' }, doc: 1 }],
    ['a reply with more in it', { ok: true, result: 1, doc: 1, principal: 'cli' }],
  ])('is refused when it is %s', (_, reply) => {
    expect(() => parsePageReply(reply)).toThrowError(expect.objectContaining({ code: 'page.reply_invalid' }));
  });

  it.each([
    ['a command', { kind: 'arq.call', tool: 'tabs_close' }],
    ['a token of the wrong form', { kind: 'arq.frame-token', token: 'id:0' }],
    ['a report with more in it', { kind: 'arq.user-acted', runId: 'r_1', tab: 'x' }],
  ])('is no report when it is %s', (_, report) => {
    expect(parsePageReport(report)).toBeUndefined();
  });

  it('reports that the user acted', () => {
    expect(parsePageReport({ kind: 'arq.user-acted', runId: 'r_1' })).toEqual({ kind: 'arq.user-acted', runId: 'r_1' });
  });
});
