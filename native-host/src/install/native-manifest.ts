import { CHROMIUM_EXTENSION_ID, GECKO_ID, NATIVE_HOST_NAME } from '../../../shared/protocol/identity.ts';

/** Text of the file by which a browser finds the relay and knows which extension may start it. */
export function nativeManifestText(family: 'chromium' | 'firefox', relayScript: string): string {
  const allowed =
    family === 'firefox'
      ? { allowed_extensions: [GECKO_ID] }
      : { allowed_origins: [`chrome-extension://${CHROMIUM_EXTENSION_ID}/`] };
  const manifest = {
    name: NATIVE_HOST_NAME,
    description: 'Connects the ARQ extension with the ARQ host',
    path: relayScript,
    type: 'stdio',
    ...allowed,
  };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
