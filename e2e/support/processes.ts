/** Looks at processes by what stands in their command line; Linux and macOS. */
import { spawnSync } from 'node:child_process';

/** Ids of the processes whose command line holds all of `words`. Never this process. */
export function findProcesses(...words: readonly string[]): number[] {
  const { stdout } = spawnSync('ps', ['-ww', '-eo', 'pid=,args='], { encoding: 'utf8', maxBuffer: 16 << 20 });
  return stdout
    .split('\n')
    .filter((line) => words.every((word) => line.includes(word)))
    .map((line) => Number.parseInt(line, 10))
    .filter((pid) => pid !== process.pid);
}
