import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { ArqError } from '../../../shared/protocol/errors.ts';
import { browserProducts, type BrowserChoice, type BrowserProduct } from './browser-kinds.ts';

export interface FoundBrowser {
  readonly product: BrowserProduct;
  readonly executable: string;
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function candidatePaths(product: BrowserProduct, environment: NodeJS.ProcessEnv, platform: NodeJS.Platform): string[] {
  const chosen = environment[`ARQ_${product.kind.toUpperCase()}`];
  // Named by the user: nothing else will do.
  if (chosen !== undefined && chosen !== '') return [chosen];
  if (platform === 'darwin') return product.macPath === undefined ? [] : [product.macPath];
  if (platform === 'win32') {
    const { windowsPath } = product;
    const bases = [environment['PROGRAMFILES'], environment['PROGRAMFILES(X86)'], environment['LOCALAPPDATA']];
    return windowsPath === undefined
      ? []
      : bases.filter((base) => base !== undefined).map((base) => join(base, windowsPath));
  }
  const folders = (environment['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return product.commands.flatMap((command) => folders.map((folder) => join(folder, command)));
}

/** Every browser of this machine that ARQ can start, in the order of preference. `ARQ_<KIND>` names an executable. */
export function listBrowsers(
  environment: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): FoundBrowser[] {
  return browserProducts.flatMap((product) => {
    const executable = candidatePaths(product, environment, platform).find((path) => isExecutable(path));
    return executable === undefined ? [] : [{ product, executable }];
  });
}

function isMeant(product: BrowserProduct, choice: BrowserChoice | undefined): boolean {
  if (choice === undefined) return true;
  return choice === 'chromium' ? product.family === 'chromium' : product.kind === choice;
}

/** The browser to start, or undefined when there is none like it. */
export function findBrowser(
  choice: BrowserChoice | undefined,
  environment: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): FoundBrowser | undefined {
  return listBrowsers(environment, platform).find((found) => isMeant(found.product, choice));
}

/** Like `findBrowser`, but throws `browser.not_found` with what to do. */
export function getBrowser(choice: BrowserChoice | undefined): FoundBrowser {
  const found = findBrowser(choice);
  if (found !== undefined) return found;
  const wanted =
    choice === undefined ? 'No browser' : `No ${choice === 'chromium' ? 'Chromium-based browser' : choice}`;
  throw new ArqError(
    'browser.not_found',
    `${wanted} was found on this machine. Install one (on Debian: \`apt-get install chromium\` or \`apt-get install firefox-esr\`), or name its executable in ${
      choice === undefined ? 'ARQ_CHROMIUM' : `ARQ_${choice.toUpperCase()}`
    }.`,
  );
}
