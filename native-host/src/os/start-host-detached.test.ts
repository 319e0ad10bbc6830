import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { writeHostEnvironment } from '../store/host-environment.ts';
import { startHostDetached } from './start-host-detached.ts';

/** A Node without any of V8's flags, as a later one may be. */
const STRICT_NODE = `#!/bin/sh
case "$1" in --*) echo "node: bad option: $1" >&2; exit 9;; esac
exec "${process.execPath}" "$@"
`;

it.skipIf(process.platform === 'win32')('starts the host without flags in a Node that does not know them', async () => {
  const home = mkdtempSync(join(tmpdir(), 'arq-start-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  const node = join(home, 'node');
  const script = join(home, 'host.mjs');
  const sign = join(home, 'started');
  writeFileSync(node, STRICT_NODE, { mode: 0o700 });
  writeFileSync(script, `import { writeFileSync } from 'node:fs'; writeFileSync(${JSON.stringify(sign)}, '');`);
  writeHostEnvironment(home, { node, script, environment: {} });
  const started = startHostDetached(home);
  await vi.waitFor(() => expect(existsSync(sign), started.findFailure()?.message).toBe(true), { timeout: 10_000 });
  // It has ended then, and its log is not looked at any more.
  await vi.waitFor(() => expect(started.findFailure()?.message).toContain('exit code 0'), { timeout: 10_000 });
});
