/**
 * Ends a process group when this process is gone, even killed: a small shell in a session of its own waits at the end
 * of a pipe that only this process holds. POSIX alone; elsewhere a killed process leaves its browser behind.
 */
import { spawn } from 'node:child_process';
import { Socket } from 'node:net';

/** What dash and bash both understand. $1 is the group, $2 a folder to delete with it or nothing. A word on the pipe sends the guard home. */
const SCRIPT = `trap '' HUP INT TERM
if read -r word; then exit 0; fi
kill -s TERM -- "-$1" 2>/dev/null
tries=0
while kill -s 0 -- "-$1" 2>/dev/null && [ "$tries" -lt 30 ]; do sleep 0.1; tries=$((tries + 1)); done
kill -s KILL -- "-$1" 2>/dev/null
if [ -n "$2" ]; then rm -rf -- "$2"; fi`;

/** `group` is the id of its first process. Returns what sends the guard home; the group is then nobody's. */
export function guardProcessGroup(group: number, temporaryFolder = ''): () => void {
  if (process.platform === 'win32') return () => undefined;
  const guard = spawn('/bin/sh', ['-c', SCRIPT, 'arq-guard', String(group), temporaryFolder], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
    env: { PATH: process.env['PATH'] },
  });
  // Without a shell there is no guard, and the browser still ends with this process unless that is killed.
  guard.on('error', () => undefined);
  guard.stdin.on('error', () => undefined);
  guard.unref();
  // It is a socket, and must not keep this process alive either.
  if (guard.stdin instanceof Socket) guard.stdin.unref();
  return () => {
    guard.stdin.end('done\n');
  };
}
