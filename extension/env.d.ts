/** What the build defines. WXT would generate this; the few lines that are used stand here, checked in. */
export interface BuildConstants {
  readonly FIREFOX: boolean;
}

declare global {
  interface ImportMeta {
    readonly env: BuildConstants;
  }
}

declare module 'wxt/browser' {
  interface WxtRuntime {
    getURL(path: string): string;
  }
}
