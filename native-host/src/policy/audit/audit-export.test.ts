import { expect, it } from 'vitest';
import { exportLines } from './audit-export.ts';
import { draftOf, recordOf, rowHash } from './audit-row.ts';
import { sampleEntry } from './testing/sample-entry.ts';

function record(overrides: Parameters<typeof sampleEntry>[0]) {
  const row = { ...draftOf(sampleEntry(overrides)), seq: 1 };
  const made = recordOf({ ...row, hash: rowHash('', row) });
  if (made === undefined) return expect.unreachable('what ARQ writes is a record');
  return made;
}

it('writes JSON Lines from which each hash can be computed again', () => {
  const [line = ''] = exportLines([record({ values: { name: 'Ж\n' }, runId: 'r_1', trace: '00-a-b-01' })], 'jsonl');
  const { workspace, seq, at, hash, ...body } = JSON.parse(line) as ReturnType<typeof record>;
  expect(rowHash('', { workspace, seq, at, body: JSON.stringify(body) })).toBe(hash);
});

it.each(['=1+1', '+1', '-1', '@SUM(1)', '\t=1', '\r=1', ' =1', '＝1', '\n=1'])(
  'writes no cell that a spreadsheet would compute: %j',
  (name) => {
    const [, row = ''] = exportLines([record({ principal: { kind: 'client', name } })], 'csv');
    expect(row).toContain(`"'${name}"`);
  },
);

it('quotes what CSV means something by, and leaves out what is not there', () => {
  const lines = [...exportLines([record({ principal: { kind: 'client', id: 'a,"b"\r\nc' }, values: {} })], 'csv')];
  expect(lines).toHaveLength(2);
  expect(lines[0]).toMatch(/^workspace,seq,at,kind,actor,actorId,.*,hash\r\n$/);
  expect(lines[1]).toMatch(/^default,1,2023-11-14T22:13:20.000Z,call,client,"a,""b""\r\nc",,page_click,,,example.org,/);
});
