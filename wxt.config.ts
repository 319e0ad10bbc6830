import { defineConfig } from 'wxt';

export default defineConfig({
  srcDir: 'extension',
  publicDir: 'manifest-assets',
  manifestVersion: 3,
  imports: false,
});
