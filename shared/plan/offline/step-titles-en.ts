import type { StepTitles } from './step-title-words.ts';
import type { ReadAs } from './syntax.ts';

const list = new Intl.ListFormat('en', { type: 'conjunction' });

function clickVerb({ button, count }: { button: string; count: number }): string {
  if (button === 'right') return 'Right-click';
  if (button === 'middle') return 'Middle-click';
  if (count === 2) return 'Double-click';
  return count === 3 ? 'Triple-click' : 'Press';
}

function duration(ms: number): string {
  if (ms < 1000) return `${ms} ms`;
  const [value, unit] = ms >= 60_000 && ms % 60_000 === 0 ? [ms / 60_000, 'minute'] : [ms / 1000, 'second'];
  return new Intl.NumberFormat('en', { style: 'unit', unit, unitDisplay: 'long' }).format(value);
}

const READ_AS: Readonly<Record<ReadAs, string>> = {
  console: 'the console',
  csv: 'the tables as CSV',
  images: 'the images',
  links: 'the links',
  markdown: 'the page as Markdown',
  network: 'the requests of the page',
  pdf: 'the PDF',
  selection: 'the selection',
  tables: 'the tables',
};

export const englishTitles: StepTitles = {
  navigate: (url) => `Open ${url}`,
  openTab: (url) => (url === '' ? 'Open a new tab' : `Open ${url} in a new tab`),
  goBack: () => 'Go back',
  goForward: () => 'Go forward',
  reload: () => 'Reload the page',
  click: (target, how) =>
    `${clickVerb(how)} ${target}${how.modifiers.length > 0 ? ` with ${how.modifiers.join('+')}` : ''}`,
  clickAt: (x, y) => `Press at ${x}, ${y}`,
  press: (key, target) => `Press ${key}${target === '' ? '' : ` in ${target}`}`,
  fill: (targets) => `Fill in ${list.format(targets)}`,
  type: (target) => `Type into ${target}`,
  clear: (target) => `Clear ${target}`,
  choose: (options, target) => `Choose ${list.format(options)} in ${target}`,
  check: (target, checked) => `${checked ? 'Tick' : 'Untick'} ${target}`,
  checkAll: (target, checked) => `${checked ? 'Tick' : 'Untick'} every match of ${target}`,
  hover: (target) => `Point at ${target}`,
  drag: (target, to) => `Drag ${target} onto ${to}`,
  scrollTo: (place) => `Scroll to the ${place} of the page`,
  scrollBy: (pixels) => (pixels < 0 ? 'Scroll up' : 'Scroll down'),
  scrollToTarget: (target) => `Scroll to ${target}`,
  waitMs: (ms) => `Wait ${duration(ms)}`,
  waitFor: (thing) => `Wait for ${thing}`,
  waitReady: (thing) => `Wait until ${thing} is enabled`,
  waitGone: (thing) => `Wait until ${thing} is gone`,
  waitStable: () => 'Wait until the page rests',
  screenshot: (part) =>
    part === 'page'
      ? 'Take a full-page screenshot'
      : part === 'viewport'
        ? 'Take a screenshot'
        : `Take a screenshot of ${part.target}`,
  print: () => 'Print the page to PDF',
  changeTab: (change, tab) =>
    ({
      mute: `Mute ${tab}`,
      unmute: `Let ${tab} sound again`,
      pin: `Pin ${tab}`,
      unpin: `Unpin ${tab}`,
      duplicate: `Duplicate ${tab}`,
      ungroup: `Take ${tab} out of the group`,
      unload: `Unload ${tab} from memory`,
      'to-start': `Move ${tab} to the start`,
      'to-end': `Move ${tab} to the end`,
    })[change],
  allTabs: (text) => (text === '' ? 'all tabs' : `all tabs that match ${text}`),
  groupTabs: (tabs, title) => `Group ${tabs}${title === '' ? '' : ` as ${title}`}`,
  nameGroup: (title) => `Name the tab’s group ${title}`,
  zoomStep: (step) => (step === 'in' ? 'Zoom in' : 'Zoom out'),
  closeWindow: () => 'Close the browser window',
  windowState: (state) =>
    ({
      maximized: 'Maximize the window',
      minimized: 'Minimize the window',
      fullscreen: 'Show the window on the full screen',
    })[state],
  bookmark: (url) => `Bookmark ${url === '' ? 'the page' : url}`,
  listBookmarks: () => 'Look into the bookmarks',
  listHistory: () => 'Look into the history',
  forget: (minutes) => `Forget the history of the last ${duration(minutes * 60_000)}`,
  zoom: (percent) => `Zoom to ${percent} %`,
  restoreTab: () => 'Open the last closed tab again',
  openWindow: (url) => (url === '' ? 'Open a new window' : `Open ${url} in a new window`),
  download: (url) => `Download ${url}`,
  listDownloads: () => 'List the downloads',
  read: (target) => (target === '' ? 'Read the page' : `Read ${target}`),
  readAs: (as) => `Read ${READ_AS[as]}`,
  readAbout: (about) => `Look what the page says about ${about}`,
  fillProfile: () => 'Fill in the form from your profile',
  search: () => 'Search the site',
  submit: () => 'Submit the form',
  upload: (target) => (target === '' ? 'Upload a file' : `Upload a file to ${target}`),
  dialog: (accept) => (accept ? 'Accept the dialog' : 'Dismiss the dialog'),
  overlays: () => 'Close what lies over the page',
  handOver: (gate) =>
    ({
      login: 'Wait until you have logged in',
      code: 'Wait until you have entered the code',
      captcha: 'Wait until you have shown that you are human',
    })[gate],
  cookies: () => 'Accept the cookie banner',
  rejectCookies: () => 'Reject the cookies',
  switchTab: (tab) => `Switch to ${tab}`,
  closeTab: (tab) => `Close ${tab}`,
  closeTabs: (text) => `Close all tabs that match ${text}`,
  listTabs: () => 'List the open tabs',
  listWindows: () => 'List the browser windows',
  usage: (about) =>
    ({
      memory: 'Look how much memory is free',
      cpu: 'Look how busy the CPU is',
      disk: 'Look how full the disks are',
      network: 'Look how busy the network is',
    })[about],
  systemInfo: () => 'Look what system this is',
  listProcesses: (by) =>
    by === 'cpu'
      ? 'List what uses the CPU most'
      : by === 'memory'
        ? 'List what uses the memory most'
        : 'List the running processes',
  stopProcess: (pid) => `Stop process ${pid}`,
  startProgram: (command) => `Start ${command}`,
  listFiles: (path) => (path === '' ? 'List the allowed folders' : `List the files in ${path}`),
  readFile: (path) => `Read the file ${path}`,
  writeFile: (path) => `Write the file ${path}`,
};
