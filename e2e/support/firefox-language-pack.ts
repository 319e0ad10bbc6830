import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What Firefox needs to be told before it takes a pack that nobody signed and speaks its language. */
export const languagePreferences = (language: string) => ({
  'intl.locale.requested': language,
  'extensions.langpacks.signatures.required': false,
});

/**
 * A language pack without a single text: Firefox's own interface stays English, but extensions are told the language,
 * which is all that is wanted of it here. Returns the folder, to be installed before the extension.
 */
export function writeLanguagePack(parent: string, language: string): string {
  const folder = join(parent, `language-pack-${language}`);
  mkdirSync(folder, { recursive: true });
  const manifest = {
    manifest_version: 2,
    name: `Language: ${language}`,
    version: '1.0',
    langpack_id: language,
    languages: { [language]: { version: '20260101000000', chrome_resources: {} } },
    sources: { browser: { base_path: 'browser/' } },
    browser_specific_settings: {
      gecko: { id: `langpack-${language}@firefox.mozilla.org`, strict_min_version: '128.0', strict_max_version: '*' },
    },
  };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  return folder;
}
