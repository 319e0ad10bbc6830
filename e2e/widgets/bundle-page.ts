/** Bundles one page of the matrix with the libraries it shows; kept by what it was made from. */
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown, type Plugin } from 'rolldown';
import { z } from 'zod';
import { root } from '../support/arq.ts';

const folder = import.meta.dirname;
const pages = join(folder, 'pages');
const cache = join(root, '.output/widgets');

const isAsset = (id: string) => /\.(?:ttf|woff2?|svg|png|gif|eot)(?:\?|$)/.test(id);

/** Style sheets become style elements; pictures and fonts are left out. */
const styles: Plugin = {
  name: 'styles',
  load(id) {
    if (isAsset(id)) return 'export default "data:,"';
    if (!/\.css(?:\?|$)/.test(id)) return undefined;
    const css = readFileSync(id.replace(/\?.*$/, ''), 'utf8');
    const code = `const style = document.createElement('style'); style.textContent = ${JSON.stringify(css)}; document.head.append(style); export default '';`;
    return { code, moduleType: 'js' };
  },
};

interface SvelteCompiler {
  compile(source: string, options: object): { js: { code: string } };
  compileModule(source: string, options: object): { js: { code: string } };
}

function isSvelteCompiler(module: unknown): module is SvelteCompiler {
  return typeof module === 'object' && module !== null && 'compile' in module && 'compileModule' in module;
}

const svelte: Plugin = {
  name: 'svelte',
  async transform(source, id) {
    const isModule = id.endsWith('.svelte.js');
    if (!isModule && !id.endsWith('.svelte')) return undefined;
    const compiler: unknown = await import(join(folder, 'node_modules/svelte/src/compiler/index.js'));
    if (!isSvelteCompiler(compiler)) throw new Error('svelte/compiler does not offer what it should.');
    const options = { filename: id, generate: 'client' };
    const { js } = isModule ? compiler.compileModule(source, options) : compiler.compile(source, options);
    return { code: js.code, moduleType: 'js' };
  },
};

function hashSources(page: string): string {
  const hash = createHash('sha256')
    .update(page)
    .update(readFileSync(join(folder, 'package-lock.json')));
  hash.update(readFileSync(import.meta.filename));
  const shared = globSync(['page.js', 'react-page.js', 'aria-keys.js', '*.svelte*', `${page}.js`], { cwd: pages });
  for (const file of shared.toSorted()) hash.update(readFileSync(join(pages, file)));
  return hash.digest('hex').slice(0, 16);
}

/** A script that shows the page. */
export async function bundlePage(page: string): Promise<string> {
  const name = z
    .string()
    .regex(/^[\w-]+$/)
    .parse(page);
  const file = join(cache, `${name}-${hashSources(name)}.js`);
  if (existsSync(file)) return readFileSync(file, 'utf8');
  const build = await rolldown({
    input: join(pages, `${name}.js`),
    platform: 'browser',
    logLevel: 'silent',
    resolve: { conditionNames: ['browser', 'import', 'module', 'production', 'default'] },
    transform: { define: { 'process.env.NODE_ENV': '"production"' } },
    plugins: [styles, svelte],
  });
  const { output } = await build.generate({ format: 'esm', codeSplitting: false });
  await build.close();
  mkdirSync(cache, { recursive: true });
  // Written aside first: two tests may make the same page.
  writeFileSync(`${file}.${process.pid}`, output[0].code);
  renameSync(`${file}.${process.pid}`, file);
  return output[0].code;
}
