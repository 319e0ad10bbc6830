import { describe, expect, it } from 'vitest';
import { speakerOf } from './sender-rules.ts';

const ID = 'bclefhfndjajfoaojifkiacgmcnonbnb';
const ORIGIN = `chrome-extension://${ID}/`;

describe('who speaks to the background', () => {
  it.each([
    ['the side panel', { id: ID, url: `${ORIGIN}sidepanel.html` }, 'panel'],
    ['the approval window with a fragment', { id: ID, url: `${ORIGIN}approval.html#x` }, 'panel'],
    ['a content script', { id: ID, url: 'https://example.org/', frameId: 3, tab: { id: 7 } }, 'page'],
    ['a content script of a blank frame', { id: ID, url: 'about:blank', frameId: 2, tab: { id: 7 } }, 'page'],
    ['another extension', { id: 'a'.repeat(32), url: `chrome-extension://${'a'.repeat(32)}/x.html` }, 'stranger'],
    ['another extension that shows our address', { id: 'x', url: `${ORIGIN}sidepanel.html` }, 'stranger'],
    ['a web page', { url: 'https://example.org/', frameId: 0, tab: { id: 7 } }, 'stranger'],
    ['a page of ours that is no panel', { id: ID, url: `${ORIGIN}other.html`, frameId: 0, tab: { id: 7 } }, 'stranger'],
    ['a host that begins like ours', { id: ID, url: `https://evil.example/${ORIGIN}sidepanel.html` }, 'stranger'],
    ['nobody', {}, 'stranger'],
  ])('%s', (_, sender, kind) => {
    expect(speakerOf(sender, ID, ORIGIN).kind).toBe(kind);
  });
});
