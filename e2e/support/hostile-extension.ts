/**
 * An extension that is not ARQ and says everything to it that ARQ's own parts say to each other. It reports to the
 * page server what it got for an answer.
 */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CHROMIUM_EXTENSION_ID, GECKO_ID, NATIVE_HOST_NAME } from '../../shared/protocol/identity.ts';
import { everyMessage } from './every-message.ts';

const MANIFEST = {
  manifest_version: 3,
  name: 'Not ARQ',
  version: '1',
  permissions: ['tabs', 'nativeMessaging'],
  host_permissions: ['http://*/*'],
  browser_specific_settings: { gecko: { id: 'not-arq@example.org' } },
  background: { service_worker: 'background.js', scripts: ['background.js'] },
};

/** Runs in the extension: tries, and reports how many answers came to how many tries. */
function attack(id: string, origin: string, host: string, messages: readonly unknown[]): void {
  interface Port {
    postMessage(message: unknown): void;
    onMessage: { addListener(listener: (message: unknown) => void): void };
    onDisconnect: { addListener(listener: () => void): void };
  }
  interface Api {
    runtime: {
      sendMessage(id: string, message: unknown): Promise<unknown>;
      connect(id: string, options: { name: string }): Port;
      connectNative(name: string): Port;
    };
  }
  const scope = globalThis as unknown as { browser?: Api; chrome: Api };
  const api = scope.browser ?? scope.chrome;
  const answers: unknown[] = [];
  let tries = 0;
  const tell = (report: string) => void fetch(`${origin}/report`, { method: 'POST', body: report, mode: 'no-cors' });
  const open = async (port: Port): Promise<void> => {
    const closed = new Promise<void>((resolve) => port.onDisconnect.addListener(resolve));
    port.onMessage.addListener((message) => answers.push(message));
    for (const message of messages) {
      tries += 1;
      try {
        port.postMessage(message);
      } catch {
        // Closed already: as good as no answer.
      }
    }
    await closed;
  };
  const say = async (message: unknown): Promise<void> => {
    tries += 1;
    const answer = await api.runtime.sendMessage(id, message).catch(() => undefined);
    if (answer !== undefined && answer !== null) answers.push(answer);
  };
  const ports = ['panel', 'arq.keep-alive', ''].map((name) => open(api.runtime.connect(id, { name })));
  void Promise.all([...ports, ...messages.map((message) => say(message)), open(api.runtime.connectNative(host))])
    .then(() => tell(`tries ${tries} answers ${JSON.stringify(answers)}`))
    .catch((error: unknown) => tell(`attack failed ${String(error)}`));
}

/** Writes the extension to a new folder and returns that. */
export function writeHostileExtension(browser: 'chromium' | 'firefox', origin: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'not-arq-'));
  const id = browser === 'chromium' ? CHROMIUM_EXTENSION_ID : GECKO_ID;
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(MANIFEST));
  writeFileSync(
    join(folder, 'background.js'),
    `(${attack.toString()})(...${JSON.stringify([id, origin, NATIVE_HOST_NAME, everyMessage])});`,
  );
  return folder;
}
