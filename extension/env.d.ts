/** What the build defines. WXT would generate this; the few lines that are used stand here, checked in. */
declare global {
  interface ImportMetaEnv {
    readonly FIREFOX: boolean;
  }
  interface ImportMeta {
    readonly env: ImportMetaEnv;
  }
}

declare module 'wxt/browser' {
  interface WxtRuntime {
    getURL(path: string): string;
  }
}

export {};
