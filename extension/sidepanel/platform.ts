/**
 * The few things that the panel asks of the browser itself. Handed in by `mountPanel`'s caller or taken from the
 * extension API that is there; a page without one (the test page) gets what the web platform has.
 */
export interface PanelPlatform {
  /** Language of the browser's interface, such as `ru-RU`. */
  readonly language: string;
  /** Asks for access to sites. Must be called within a click: the browser refuses it otherwise. */
  requestHostPermission(): Promise<boolean>;
  /** Asks for what was left out at installation. Must be called within a click, too. */
  requestPermission(name: string): Promise<boolean>;
  closeWindow(): void;
}

interface ExtensionApi {
  readonly i18n?: { getUILanguage(): string };
  readonly permissions?: { request(permissions: { origins?: string[]; permissions?: string[] }): Promise<boolean> };
}

export function detectPlatform(): PanelPlatform {
  const scope = globalThis as { readonly browser?: ExtensionApi; readonly chrome?: ExtensionApi };
  const api = scope.browser ?? scope.chrome;
  return {
    language: api?.i18n?.getUILanguage() ?? navigator.language,
    requestHostPermission: () =>
      api?.permissions === undefined
        ? Promise.resolve(false)
        : // Called at once: an await before it would lose the user's gesture in Firefox.
          api.permissions.request({ origins: ['<all_urls>'] }),
    requestPermission: (name) => api?.permissions?.request({ permissions: [name] }) ?? Promise.resolve(false),
    closeWindow: () => window.close(),
  };
}
