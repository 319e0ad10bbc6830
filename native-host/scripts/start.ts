import { browserChoices } from '../src/browsers/browser-kinds.ts';
import { findBrowser } from '../src/browsers/find-browser.ts';
import { prepareArq, runBuiltCommandLine } from './arq.ts';
import { installSystemPackages } from './system-packages.ts';

/** The value of `--browser`; the command line itself says what is wrong with a bad one. */
function browserOf(args: readonly string[]): (typeof browserChoices)[number] | undefined {
  const index = args.indexOf('--browser');
  const value = index === -1 ? args.find((arg) => arg.startsWith('--browser='))?.slice(10) : args[index + 1];
  return browserChoices.find((choice) => choice === value);
}

/** `npm start`: sets up what is missing and does the main job. Returns the exit code. */
export async function runTask(args: readonly string[]): Promise<number> {
  const choice = browserOf(args);
  if (findBrowser(choice) === undefined && process.platform === 'linux') {
    const complaint = installSystemPackages([choice === 'firefox' ? 'firefox-esr' : 'chromium']);
    if (complaint !== undefined) {
      process.stderr.write(`No browser was found that ARQ can start. ${complaint}\n`);
      return 1;
    }
  }
  await prepareArq();
  return runBuiltCommandLine(['start', ...args]);
}
