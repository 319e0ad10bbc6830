import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tools } from '../tools/index.ts';
import type { ToolName } from '../tools/types.ts';
import { decide, type PolicyQuestion } from './decide.ts';
import { riskOf } from './risk.ts';
import { plainFacts } from './testing/plain-facts.ts';
import { belongsTo, siteOf, siteOfWritten } from './site.ts';

const plain = plainFacts();
const run = { ownSites: ['shop.example'], allowedSites: [] };

const question = (tool: ToolName, more: Partial<PolicyQuestion> = {}): PolicyQuestion => ({
  tool: tools[tool],
  principal: { kind: 'panel' },
  input: {},
  facts: plain,
  site: 'shop.example',
  isNeverSite: false,
  run,
  ...more,
});
const answer = (tool: ToolName, more: Partial<PolicyQuestion> = {}) => {
  const { decision, risk, reasons } = decide(question(tool, more));
  return [decision, risk, ...reasons].join(' ');
};
const client = { kind: 'client', id: 'x' } as const;
const model = { kind: 'model', id: 'm' } as const;
const cli = { kind: 'cli' } as const;
const elsewhere = { site: 'other.example' };

describe('policy', () => {
  it.each<[string, ToolName, Partial<PolicyQuestion>, string]>([
    ['reading is allowed', 'page_read_text', {}, 'allow read'],
    ['reading is allowed to a model on any site', 'page_snapshot', { principal: model, ...elsewhere }, 'allow read'],
    ['nothing happens on a never site', 'page_read_text', { isNeverSite: true }, 'refuse read never-site'],
    [
      'nothing happens on a never site, whatever was approved',
      'page_click',
      { isNeverSite: true, principal: cli, run: { ...run, approve: 'danger' } },
      'refuse act never-site',
    ],
    ['the user acts on the run’s own site', 'page_click', {}, 'allow act'],
    ['a site below the own site is own', 'page_click', { site: 'my.shop.example' }, 'allow act'],
    ['www is the same site', 'page_click', { site: 'www.shop.example' }, 'allow act'],
    ['another site is asked for', 'page_click', elsewhere, 'ask act new-site'],
    ['a site above the own one is asked for', 'page_click', { site: 'example' }, 'ask act new-site'],
    [
      'a site that only ends like the own one is asked for',
      'page_click',
      { site: 'evilshop.example' },
      'ask act new-site',
    ],
    [
      '--approve act covers other sites',
      'page_click',
      { ...elsewhere, principal: cli, run: { ...run, approve: 'act' } },
      'allow act',
    ],
    [
      'an allowed site covers acts',
      'page_click',
      { ...elsewhere, run: { ...run, allowedSites: ['other.example'] } },
      'allow act',
    ],
    [
      'an allowed site covers a client’s acts',
      'page_click',
      { principal: client, run: { ...run, allowedSites: ['shop.example'] } },
      'allow act',
    ],
    [
      'an allowed site does not cover danger',
      'page_click',
      { facts: { ...plain, deletes: true }, run: { ...run, allowedSites: ['shop.example'] } },
      'ask danger deletes',
    ],
    ['a client is asked for', 'page_click', { principal: client }, 'ask act not-your-sentence'],
    ['a model is asked for', 'page_type', { principal: model }, 'ask act not-your-sentence'],
    ['a client with a grant to act acts', 'page_click', { principal: client, granted: 'act' }, 'allow act'],
    [
      'a grant to act counts for single calls as well',
      'page_click',
      { principal: client, granted: 'act', run: undefined },
      'allow act',
    ],
    [
      'a grant to act does not cover danger',
      'page_click',
      { principal: client, granted: 'act', facts: { ...plain, deletes: true } },
      'ask danger deletes',
    ],
    [
      'a client without a grant is told both reasons',
      'page_click',
      { principal: client, facts: { ...plain, deletes: true } },
      'ask danger deletes not-your-sentence',
    ],
    [
      'a grant for danger covers danger',
      'page_click',
      { principal: client, granted: 'danger', facts: { ...plain, deletes: true } },
      'allow danger deletes',
    ],
    [
      'a grant for danger covers programs',
      'process_start',
      { principal: client, granted: 'danger', site: undefined, facts: undefined, run: undefined },
      'allow danger dangerous-tool',
    ],
    [
      'no grant covers a never site',
      'page_click',
      { principal: client, granted: 'danger', isNeverSite: true },
      'refuse act never-site',
    ],
    ['a grant is no model’s', 'page_click', { principal: model, granted: 'danger' }, 'ask act not-your-sentence'],
    [
      'a grant is not the user’s own word',
      'page_click',
      { granted: 'danger', facts: { ...plain, buys: true } },
      'ask danger buys',
    ],
    [
      'a client’s approve counts for nothing',
      'page_click',
      { principal: client, run: { ...run, approve: 'danger' } },
      'ask act not-your-sentence',
    ],
    [
      'a panel’s approve counts for no danger',
      'files_write',
      { site: undefined, run: { ...run, approve: 'danger' } },
      'ask danger dangerous-tool',
    ],
    ['a single click of the user’s is allowed', 'page_click', { ...elsewhere, run: undefined }, 'allow act'],
    [
      'a single deletion of the user’s is asked for',
      'page_click',
      { run: undefined, facts: { ...plain, deletes: true } },
      'ask danger deletes',
    ],
    ['an ordinary form may be sent', 'page_click', { facts: { ...plain, submits: true } }, 'allow act'],
    [
      'typing a password is an act',
      'page_type',
      { facts: { ...plain, hasPassword: true, isPrivate: true } },
      'allow act',
    ],
    [
      'sending a password is asked for',
      'page_click',
      { facts: { ...plain, submits: true, hasPassword: true } },
      'ask danger submits-password',
    ],
    [
      'sending card data is asked for',
      'page_click',
      { facts: { ...plain, submits: true, hasPayment: true } },
      'ask danger submits-payment',
    ],
    [
      'sending a code is asked for',
      'page_press_key',
      { facts: { ...plain, submits: true, hasOneTimeCode: true } },
      'ask danger submits-code',
    ],
    ['buying is asked for', 'page_click', { facts: { ...plain, buys: true } }, 'ask danger buys'],
    [
      'what is written on a file field says nothing of an upload',
      'page_upload_file',
      { facts: { ...plain, uploads: true, deletes: true, submits: true, hasPassword: true } },
      'ask danger uploads',
    ],
    [
      'a button that an upload has to press is shown for what it does',
      'page_upload_file',
      { facts: { ...plain, deletes: true, submits: true, hasPassword: true } },
      'ask danger uploads submits-password deletes',
    ],
    [
      'dropping a file presses nothing',
      'page_drop_file',
      { facts: { ...plain, deletes: true, submits: true, hasPassword: true } },
      'ask danger uploads',
    ],
    ['answering a dialog is an act', 'page_handle_dialog', { input: { accept: true } }, 'allow act'],
    [
      'answering one that deletes is dangerous',
      'page_handle_dialog',
      { input: { accept: true, dangerous: true } },
      'ask danger deletes buys',
    ],
    [
      '… and names its frame by any element',
      'page_handle_dialog',
      { input: { accept: true, ref: 'd1e1' }, facts: { ...plain, deletes: true, submits: true, hasPassword: true } },
      'allow act',
    ],
    ['drawing a frame is reading', 'page_highlight', { principal: client }, 'allow read'],
    [
      'writing words beside it is an act',
      'page_highlight',
      { principal: client, input: { label: 'Your bank asks for your code' } },
      'ask act not-your-sentence',
    ],
    ['uploading is asked for', 'page_fill_form', { facts: { ...plain, uploads: true } }, 'ask danger uploads'],
    [
      'pointing at a delete button is an act',
      'page_hover',
      { facts: { ...plain, deletes: true, submits: true, hasPassword: true } },
      'allow act',
    ],
    ['typing into “reason to delete” is an act', 'page_type', { facts: { ...plain, deletes: true } }, 'allow act'],
    [
      '… unless Enter follows',
      'page_type',
      { facts: { ...plain, deletes: true }, input: { submit: true } },
      'ask danger deletes',
    ],
    [
      '--approve danger covers danger',
      'page_click',
      { principal: cli, facts: { ...plain, buys: true }, run: { ...run, approve: 'danger' } },
      'allow danger buys',
    ],
    [
      '--approve act does not cover danger',
      'process_stop',
      { principal: cli, site: undefined, run: { ...run, approve: 'act' } },
      'ask danger dangerous-tool',
    ],
    ['programs are asked for', 'process_start', { site: undefined, facts: undefined }, 'ask danger dangerous-tool'],
    ['tabs belong to no site', 'tabs_close', { site: undefined, facts: undefined }, 'allow act'],
    ['a client may start a run', 'runs_start', { principal: client, site: undefined, run: undefined }, 'allow act'],
  ])('%s', (_, tool, more, expected) => {
    expect(answer(tool, more)).toBe(expected);
  });

  it('never allows danger without --approve danger on a command line, or a client’s grant for danger', () => {
    const facts = fc.record({
      submits: fc.boolean(),
      hasPassword: fc.boolean(),
      hasPayment: fc.boolean(),
      hasOneTimeCode: fc.boolean(),
      deletes: fc.boolean(),
      buys: fc.boolean(),
      uploads: fc.boolean(),
      leavesSite: fc.boolean(),
    });
    const names = Object.keys(tools).filter((name) => !name.startsWith('runs_')) as ToolName[];
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        facts,
        fc.constantFrom('panel', 'cli', 'client', 'model' as const),
        fc.constantFrom(undefined, 'act', 'danger' as const),
        fc.subarray(['shop.example', 'other.example']),
        fc.constantFrom(undefined, 'read', 'act', 'danger' as const),
        (tool, some, kind, approve, allowedSites, granted) => {
          const asked = question(tool, {
            facts: { ...plain, ...some },
            principal: { kind },
            granted,
            run: { ownSites: ['shop.example'], allowedSites, approve },
          });
          const { decision, risk } = decide(asked);
          expect(risk).toBe(riskOf(asked.tool, asked.facts, asked.input));
          const isLet = (kind === 'cli' && approve === 'danger') || (kind === 'client' && granted === 'danger');
          if (risk === 'danger') expect(decision === 'allow').toBe(isLet);
        },
      ),
    );
  });
});

describe('sites', () => {
  it.each([
    ['https://Shop.Example:8443/a?b#c', 'shop.example'],
    ['http://127.0.0.1:4000/', '127.0.0.1'],
    ['http://[::1]:4000/', '[::1]'],
    ['https://shop.example./', 'shop.example'],
    ['about:blank', 'about:'],
    ['file:///tmp/x', 'file:'],
    ['no address', undefined],
  ])('%s is of %s', (url, site) => {
    expect(siteOf(url)).toBe(site);
  });

  it.each([
    ['shop.example/path', 'shop.example'],
    ['localhost:4000/x', 'localhost'],
    ['http://shop.example', 'shop.example'],
    ['about:blank', 'about:'],
  ])('%s as written means %s', (url, site) => {
    expect(siteOfWritten(url)).toBe(site);
  });

  it.each([
    ['2.127.0.0.1', '127.0.0.1', false],
    ['a.localhost', 'localhost', false],
    ['shop.example', 'www.shop.example', true],
    ['a.b.shop.example', 'b.shop.example', true],
    ['b.shop.example', 'a.b.shop.example', false],
  ])('%s belongs to %s: %s', (site, base, belongs) => {
    expect(belongsTo(site, base)).toBe(belongs);
  });
});
