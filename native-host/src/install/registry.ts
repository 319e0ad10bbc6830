import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { ArqError } from '../../../shared/protocol/errors.ts';

const run = promisify(execFile);

/** The user's registry, through reg.exe with an argument array: no shell sees the values. */
export async function setRegistryDefault(key: string, value: string): Promise<void> {
  try {
    await run('reg.exe', registryAddArguments(key, value), { windowsHide: true });
  } catch (error) {
    throw new ArqError(
      'install.registry_failed',
      `Windows refused to write ${key}. Check that the registry is not locked by a policy, then run \`arq setup\` again.`,
      { cause: error },
    );
  }
}

export function registryAddArguments(key: string, value: string): string[] {
  return ['ADD', key, '/ve', '/t', 'REG_SZ', '/d', value, '/f'];
}

/** Removes a key; one that is not there is fine. */
export async function removeRegistryKey(key: string): Promise<void> {
  try {
    await run('reg.exe', ['DELETE', key, '/f'], { windowsHide: true });
  } catch (error) {
    if (await hasRegistryKey(key)) {
      throw new ArqError('install.registry_failed', `Windows refused to remove ${key}. Remove it with regedit.`, {
        cause: error,
      });
    }
  }
}

export async function hasRegistryKey(key: string): Promise<boolean> {
  try {
    await run('reg.exe', ['QUERY', key, '/ve'], { windowsHide: true });
    return true;
  } catch {
    return false;
  }
}
