import { expect, test } from 'vitest';
import { isSameSpeaker, type Speaker } from './speaker.ts';

const panel: Speaker = { principal: { kind: 'panel' } };
const client = (id: string, runId?: string): Speaker => ({ principal: { kind: 'client', id }, runId });

test.each<[string, Speaker, Speaker, boolean, boolean]>([
  ['panel and command line', panel, { principal: { kind: 'cli' } }, true, true],
  ['a client and itself', client('a'), client('a'), true, true],
  ['a client and a run of its own', client('a'), client('a', 'run-1'), true, false],
  ['a run and itself', client('a', 'run-1'), client('a', 'run-1'), true, true],
  ['two runs', client('a', 'run-1'), client('a', 'run-2'), true, false],
  ['two clients', client('a'), client('b'), false, false],
  ['a client and the user', client('a'), panel, false, false],
])('%s are the same', (_, giver, actor, isSame, isSameInRun) => {
  expect(isSameSpeaker(giver, actor, false)).toBe(isSame);
  expect(isSameSpeaker(giver, actor, true)).toBe(isSameInRun);
});
