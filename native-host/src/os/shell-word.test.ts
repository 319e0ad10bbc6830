import { execFileSync } from 'node:child_process';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { shellWord } from './shell-word.ts';

it.skipIf(process.platform === 'win32')('comes out of a shell as it went in', () => {
  const words = ['', '*', "it's", '"x$(id)"', 'a`id`', 'a;b&c|d', '~', '$HOME', '!!', '\\', '\n', '{a,b}', '#'];
  const random = fc.sample(fc.string({ unit: 'grapheme' }), 200).map((word) => word.replaceAll('\0', ''));
  const line = [...words, ...random].map(shellWord).join(' ');
  const said = execFileSync('/bin/sh', ['-c', `printf '%s\\0' ${line}`], { encoding: 'utf8' });
  expect(said.split('\0').slice(0, -1)).toEqual([...words, ...random]);
});
