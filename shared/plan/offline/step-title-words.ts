import type { ReadAs, TabChange } from './syntax.ts';

/**
 * A step in words for people. Arguments are phrases that `target-text.ts` made, already quoted. What is typed into a
 * field is never among them: it may be a secret.
 */
export interface StepTitles {
  navigate(url: string): string;
  openTab(url: string): string;
  goBack(): string;
  goForward(): string;
  reload(): string;
  click(target: string, how: { button: string; count: number; modifiers: readonly string[] }): string;
  clickAt(x: number, y: number): string;
  press(key: string, target: string): string;
  fill(targets: readonly string[]): string;
  type(target: string): string;
  clear(target: string): string;
  choose(options: readonly string[], target: string): string;
  check(target: string, checked: boolean): string;
  checkAll(target: string, checked: boolean): string;
  hover(target: string): string;
  drag(target: string, to: string): string;
  scrollTo(place: 'top' | 'bottom'): string;
  scrollBy(pixels: number): string;
  scrollToTarget(target: string): string;
  waitMs(ms: number): string;
  waitFor(thing: string): string;
  waitReady(thing: string): string;
  waitGone(thing: string): string;
  waitStable(): string;
  screenshot(part: 'viewport' | 'page' | { readonly target: string }): string;
  print(): string;
  /** `tab` as “the tab”, “the other tabs”. */
  changeTab(change: TabChange, tab: string): string;
  /** All tabs, or those that match. */
  allTabs(text: string): string;
  groupTabs(tabs: string, title: string): string;
  nameGroup(title: string): string;
  zoom(percent: number): string;
  zoomStep(step: 'in' | 'out'): string;
  closeWindow(): string;
  windowState(state: 'maximized' | 'minimized' | 'fullscreen'): string;
  bookmark(url: string): string;
  listBookmarks(): string;
  listHistory(): string;
  forget(minutes: number): string;
  restoreTab(): string;
  openWindow(url: string): string;
  download(url: string): string;
  listDownloads(): string;
  read(target: string): string;
  readAs(as: ReadAs): string;
  readAbout(about: string): string;
  fillProfile(): string;
  search(): string;
  submit(): string;
  upload(target: string): string;
  dialog(accept: boolean): string;
  overlays(): string;
  handOver(gate: 'login' | 'code' | 'captcha'): string;
  cookies(): string;
  rejectCookies(): string;
  switchTab(tab: string): string;
  closeTab(tab: string): string;
  closeTabs(text: string): string;
  listTabs(): string;
  listWindows(): string;
  usage(about: 'memory' | 'cpu' | 'disk' | 'network'): string;
  systemInfo(): string;
  listProcesses(by: 'cpu' | 'memory' | ''): string;
  stopProcess(pid: number): string;
  startProgram(command: string): string;
  listFiles(path: string): string;
  readFile(path: string): string;
  writeFile(path: string): string;
}
