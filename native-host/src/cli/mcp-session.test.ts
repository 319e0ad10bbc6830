import { describe, expect, it } from 'vitest';
import { ArqError } from '../../../shared/protocol/errors.ts';
import { McpSession } from './mcp-session.ts';

const line = (message: object) => Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
const answer = (id: unknown) => Buffer.from(`{"jsonrpc":"2.0","id":${JSON.stringify(id)},"result":{}}`);
const call = (id: unknown, input: object = {}, meta?: object) =>
  line({ id, method: 'tools/call', params: { name: 'page_click', arguments: input, ...(meta && { _meta: meta }) } });
const methodsOf = (lines: readonly Buffer[]) =>
  lines.map((sent) => {
    const { id, method } = JSON.parse(sent.toString()) as { id?: unknown; method: string };
    return [id, method];
  });

function opened(): McpSession {
  const session = new McpSession();
  session.takeFromClient(line({ id: 0, method: 'initialize', params: {} }));
  session.noteSent();
  session.takeFromHost(answer(0));
  session.takeFromClient(line({ method: 'notifications/initialized' }));
  return session;
}

describe('a conversation whose host is lost', () => {
  it('is opened again at the next one, without its client noticing', () => {
    const session = opened();
    session.takeFromClient(line({ id: 1, method: 'logging/setLevel', params: { level: 'info' } }));
    session.takeFromClient(line({ id: 2, method: 'resources/subscribe', params: { uri: 'arq://runs/a' } }));
    session.takeFromClient(line({ id: 3, method: 'resources/subscribe', params: { uri: 'arq://runs/b' } }));
    session.takeFromClient(line({ id: 4, method: 'resources/unsubscribe', params: { uri: 'arq://runs/a' } }));
    session.noteSent();
    for (const id of [1, 2, 3, 4]) expect(session.takeFromHost(answer(id))).toBe(true);
    expect(methodsOf(session.replay())).toEqual([
      ['arq-reopen', 'initialize'],
      [undefined, 'notifications/initialized'],
      ['arq-reopen', 'logging/setLevel'],
      ['arq-reopen', 'resources/subscribe'],
    ]);
    expect(session.takeFromHost(answer('arq-reopen'))).toBe(false);
  });

  it('repeats what looks and what bears a key, and answers the rest as unknown', () => {
    const session = opened();
    session.takeFromClient(line({ id: 'list', method: 'tools/list' }));
    session.takeFromClient(call('keyed', { idempotencyKey: 'k' }));
    session.takeFromClient(call('bare'));
    session.noteSent();
    session.takeFromClient(call('never sent'));
    const lost = session.takeLost().map((text) => JSON.parse(text) as object);
    expect(lost).toMatchObject([
      { id: 'bare', result: { isError: true, structuredContent: { error: { code: 'link.lost' } } } },
    ]);
    expect(methodsOf(session.replay()).slice(2)).toEqual([
      ['list', 'tools/list'],
      ['keyed', 'tools/call'],
      ['never sent', 'tools/call'],
    ]);
  });

  it('repeats calls of the tools that were listed as reading', () => {
    const session = opened();
    session.takeFromClient(line({ id: 'list', method: 'tools/list' }));
    session.noteSent();
    const tools = [
      { name: 'page_click', annotations: { destructiveHint: false } },
      { name: 'page_read_text', annotations: { readOnlyHint: true } },
      { name: 'page_bare' },
    ];
    session.takeFromHost(Buffer.from(`{"jsonrpc":"2.0","id":"list","result":${JSON.stringify({ tools })}}`));
    for (const { name } of tools) session.takeFromClient(line({ id: name, method: 'tools/call', params: { name } }));
    session.noteSent();
    expect(session.takeLost().map((text) => (JSON.parse(text) as { id: string }).id)).toEqual([
      'page_click',
      'page_bare',
    ]);
    expect(methodsOf(session.replay()).slice(2)).toEqual([['page_read_text', 'tools/call']]);
  });

  it('goes by what the newest list says of a tool', () => {
    const session = opened();
    for (const readOnlyHint of [true, false]) {
      session.takeFromClient(line({ id: 'list', method: 'tools/list' }));
      const tools = [{ name: 'page_click', annotations: { readOnlyHint } }];
      session.takeFromHost(Buffer.from(`{"jsonrpc":"2.0","id":"list","result":${JSON.stringify({ tools })}}`));
    }
    session.takeFromClient(call('bare'));
    session.noteSent();
    expect(session.takeLost()).toHaveLength(1);
  });

  it('is told in the form of its revision', () => {
    const session = new McpSession();
    session.takeFromClient(call(1, {}, { 'io.modelcontextprotocol/protocolVersion': '2026-07-28' }));
    session.takeFromClient(call(2));
    session.noteSent();
    const [modern, legacy] = session.takeLost().map((text) => JSON.parse(text) as { result: object });
    expect(modern?.result).toHaveProperty('resultType', 'complete');
    expect(legacy?.result).not.toHaveProperty('resultType');
  });

  it('fails everything when no host can be had', () => {
    const session = opened();
    session.takeFromClient(line({ id: 1, method: 'tools/list' }));
    session.takeFromClient(call(2));
    const failed = session.takeAll(new ArqError('host.start_failed', 'No.')).map((text) => JSON.parse(text) as object);
    expect(failed).toMatchObject([
      { id: 1, error: { message: 'No.', data: { code: 'host.start_failed' } } },
      { id: 2, result: { isError: true } },
    ]);
    expect(session.isIdle).toBe(true);
  });

  it('forgets what was cancelled', () => {
    const session = opened();
    session.takeFromClient(call(7));
    session.takeFromClient(line({ method: 'notifications/cancelled', params: { requestId: 7 } }));
    session.noteSent();
    expect(session.takeLost()).toEqual([]);
    expect(session.isIdle).toBe(true);
  });
});

it('ids of any form are told apart', () => {
  const session = opened();
  for (const id of [1, '1', 'a"b\\c', 'ж']) session.takeFromClient(call(id));
  session.takeFromHost(answer('1'));
  session.takeFromHost(answer('a"b\\c'));
  session.takeFromHost(answer('ж'));
  expect(methodsOf(session.replay()).slice(2)).toEqual([[1, 'tools/call']]);
});
