import type { Browser } from 'puppeteer-core';
import { CHROMIUM_EXTENSION_ID } from '../../shared/protocol/identity.ts';

/** Chromium's own, on its page of extensions alone. */
interface DeveloperPrivate {
  updateProfileConfiguration(update: object): Promise<void>;
  updateExtensionConfiguration(update: object): Promise<void>;
}

/** Allows user scripts for ARQ in a Chromium that runs, as its user does among the extensions. */
export async function allowUserScripts(browser: Browser): Promise<void> {
  const settings = await browser.newPage();
  await settings.goto('chrome://extensions');
  await settings.evaluate(async (extensionId) => {
    const { developerPrivate } = chrome as unknown as { developerPrivate: DeveloperPrivate };
    await developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
    await developerPrivate.updateExtensionConfiguration({ extensionId, userScriptsAccess: true });
  }, CHROMIUM_EXTENSION_ID);
}
