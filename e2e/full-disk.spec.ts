import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ArqHome } from './support/arq.ts';

const canMount = process.platform === 'linux' && process.getuid?.() === 0 && isMountAllowed();

function isMountAllowed(): boolean {
  const folder = `/tmp/arq-mount-${process.pid}`;
  mkdirSync(folder);
  const isMounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder]).status === 0;
  if (isMounted) spawnSync('umount', [folder]);
  rmSync(folder, { recursive: true });
  return isMounted;
}

if (!canMount) console.warn('A full disk is not tried here: it takes the right to mount a small one.');

describe.runIf(canMount)('a disk that fills up', () => {
  let home: ArqHome;
  let arqHome: string;

  beforeAll(() => {
    home = new ArqHome();
    arqHome = home.env['ARQ_HOME'] ?? '';
    mkdirSync(arqHome);
    spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=4m,mode=700', 'tmpfs', arqHome]);
  });
  afterAll(async () => {
    await home.arq('host', 'stop');
    spawnSync('umount', ['-l', arqHome]);
    await home.dispose();
  });

  const ask = () => home.run('how much memory is free');
  const stored = async () =>
    (await home.call<{ runs: { id: string; status: string }[] }>('runs_list', { limit: 100 })).runs;

  it('stops new runs with store.full, keeps what was written, and goes on when there is room', async () => {
    const first = await ask();
    expect(first).toMatchObject({ status: 'done', code: 0 });

    const { bavail, bsize } = statfsSync(arqHome);
    const filler = join(arqHome, 'filler');
    writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - 24_000)));
    let failed = await ask();
    const done = [first.runId];
    for (let tries = 0; tries < 40 && failed.status === 'done'; tries += 1) {
      done.push(failed.runId);
      failed = await ask();
    }
    expect(failed, JSON.stringify(failed)).toMatchObject({ status: 'failed', code: 1 });
    expect(JSON.stringify(failed)).toContain('store.full');
    expect(failed.message).toMatch(/room|space/i);
    // The host lives on and answers what needs no disk.
    expect(await home.call('system_info', {})).toHaveProperty('os');
    const kept = new Map((await stored()).map(({ id, status }) => [id, status]));
    expect(done.map((id) => kept.get(id))).toEqual(done.map(() => 'done'));

    rmSync(filler);
    const after = await ask();
    expect(after, JSON.stringify(after)).toMatchObject({ status: 'done', code: 0 });
    await home.arq('host', 'stop');
    expect((await stored()).map(({ id }) => id)).toEqual(expect.arrayContaining([...done, after.runId]));
  });
});
