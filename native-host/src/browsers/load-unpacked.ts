import type { ChildProcess } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { z } from 'zod';
import { ArqError } from '../../../shared/protocol/errors.ts';

const TIMEOUT_MS = 15_000;
const reply = z.object({ id: z.number().optional(), error: z.object({ message: z.string() }).optional() });

/**
 * Installs an unpacked extension over the browser's debugging pipe, whose messages end with a zero byte.
 * https://chromedevtools.github.io/devtools-protocol/tot/Extensions/#method-loadUnpacked
 */
export async function loadUnpackedExtension(child: ChildProcess, path: string): Promise<void> {
  const [, , , input, output] = child.stdio as unknown as readonly [unknown, unknown, unknown, Writable, Readable];
  const answered = new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The browser did not answer.')), TIMEOUT_MS);
    let pending = '';
    output.setEncoding('utf8').on('data', (text: string) => {
      const messages = `${pending}${text}`.split('\0');
      pending = messages.pop() ?? '';
      for (const message of messages) {
        const parsed = reply.safeParse(JSON.parse(message));
        if (!parsed.success || parsed.data.id !== 1) continue;
        clearTimeout(timer);
        if (parsed.data.error === undefined) resolve();
        else reject(new Error(parsed.data.error.message));
      }
    });
    output.on('close', () => reject(new Error('The browser closed its debugging pipe.')));
  });
  input.on('error', () => {
    // The reading side reports the closed pipe.
  });
  input.write(`${JSON.stringify({ id: 1, method: 'Extensions.loadUnpacked', params: { path } })}\0`);
  try {
    await answered;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ArqError(
      'browser.extension_refused',
      `The browser did not take the extension: ${reason} Load ${path} by hand on its extensions page, or use --browser chromium or firefox.`,
      { cause: error },
    );
  }
}
