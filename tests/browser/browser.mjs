// Looks at pages in Chromium: accessibility (axe), console and content security policy, overflow, and
// what the answer's text must not hold. It knows no page: it is given addresses and a session.
import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';

// run.sh says where the pinned packages are.
const require = createRequire(`${process.env.BROWSER_MODULES}/package.json`);
const { chromium } = require('playwright-core');
const axe = await readFile(require.resolve('axe-core/axe.min.js'), 'utf8');

// Language, colours and width that every page is seen in on every push (docs/face.md).
export const VIEWS = [
  { lang: 'en', colours: 'light', width: 1440 },
  { lang: 'zh-Hant-TW', colours: 'dark', width: 390 },
  { lang: 'en-XA', colours: 'light', width: 320 },
];

export async function open_browser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    args: process.getuid() === 0 ? ['--no-sandbox'] : [], // Chromium refuses its sandbox to root
  });
}

// What a reader of this view has chosen; light is what is there without a choice.
const prefs_of = (view, base) => [
  { name: 'language', value: view.lang, url: base },
  ...(view.colours === 'dark' ? [{ name: 'theme', value: view.colours, url: base }] : []),
];

// A context that sees pages as `view` says; `cookies` are the session. Everything that leaves the
// server's own address is refused, and counts.
export async function open_context(browser, { view, base, cookies = [], scripts = true }) {
  const context = await browser.newContext({
    baseURL: base,
    viewport: { width: view.width, height: 900 },
    colorScheme: view.colours,
    locale: view.lang === 'en-XA' ? 'en' : view.lang,
    javaScriptEnabled: scripts,
    reducedMotion: 'reduce',
    deviceScaleFactor: 1,
  });
  await context.addCookies([...cookies, ...prefs_of(view, base)]);
  await context.addInitScript(() => {
    globalThis.csp_events = [];
    addEventListener('securitypolicyviolation', event => {
      globalThis.csp_events.push(`${event.violatedDirective}: ${event.blockedURI || 'inline'}`);
    });
  });
  return context;
}

// What no answer may hold, whatever the policy would do about it.
export function judge_text(html) {
  const mistakes = [];
  const within = html.replace(/<!--[\s\S]*?-->/g, '');
  for (const [tag] of within.matchAll(/<[a-zA-Z][^>]*>/g)) {
    const bare = tag.replace(/"[^"]*"/g, '""');
    if (/\sstyle\s*=/i.test(bare)) mistakes.push(`style= in ${tag.slice(0, 80)}`);
    if (/\son[a-z]+\s*=/i.test(bare)) mistakes.push(`a handler in ${tag.slice(0, 80)}`);
    if (/^<script/i.test(tag) && !/\ssrc=/i.test(bare)) mistakes.push(`a script without src: ${tag}`);
    if (/^<style/i.test(tag)) mistakes.push('a <style>');
  }
  return mistakes;
}

// What stands in the page that can be seen only when it is laid out. Runs in the page.
function look_at_layout() {
  const mistakes = [];
  const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  if (wide > 0) {
    const widest = [...document.querySelectorAll('main *, header *')].filter(element =>
      element.getBoundingClientRect().right > document.documentElement.clientWidth + 1 &&
      !element.closest('.tw, .tabs, [popover], .vh, details:not([open])'));
    const names = widest.slice(0, 3).map(element => `${element.tagName}.${element.className}`);
    mistakes.push(`${wide} px wider than the screen: ${names.join(', ')}`);
  }
  for (const use of document.querySelectorAll('use')) {
    const name = use.getAttribute('href');
    if (!document.querySelector(name)) mistakes.push(`no symbol ${name}`);
  }
  const ids = [...document.querySelectorAll('[id]')].map(element => element.id);
  for (const id of ids) {
    if (ids.indexOf(id) !== ids.lastIndexOf(id)) mistakes.push(`the id ${id} is there twice`);
  }
  if (document.querySelectorAll('h1').length !== 1) mistakes.push('a page has one h1');
  if (document.querySelectorAll('.btn.pri').length > 1) mistakes.push('more than one primary button');
  return [...new Set(mistakes)];
}

// Every tab stop has to be seen: neither clipped away nor under the bars that stick. Runs in the page.
function look_at_focus() {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const box = element.getBoundingClientRect();
  if (box.width === 0 || box.height === 0) return `${element.outerHTML.slice(0, 80)} has no size`;
  const x = Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 2);
  const y = Math.min(Math.max(box.top + Math.min(box.height / 2, 20), 1), innerHeight - 2);
  const top = document.elementFromPoint(x, y);
  const seen = top && (element.contains(top) || top.contains(element) || top.closest('label'));
  return seen ? null : `${element.outerHTML.slice(0, 80)} lies under ${top?.outerHTML.slice(0, 60)}`;
}

async function axe_mistakes(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(() => globalThis.axe.run(document, {
    resultTypes: ['violations'],
    preload: false, // no sound, no styles of others
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  }));
  return found.violations.map(violation =>
    `axe ${violation.id}: ${violation.help} (${violation.nodes[0].html.slice(0, 120)})`);
}

// The whole page, with what sticks to an edge at the page's own edge.
async function take_picture(page, path) {
  const size = page.viewportSize();
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width: size.width, height });
  await page.screenshot({ path });
  await page.setViewportSize(size);
}

// Opens one address and says everything that is wrong with it; `shot` is where a picture goes.
export async function judge_page(context, address, { shot, status = 200, lang } = {}) {
  const page = context.pages()[0] ?? await context.newPage(); // a new one each time costs a process
  const mistakes = [];
  const heard = {
    console: message => ['error', 'warning'].includes(message.type()) && mistakes.push(`console: ${message.text()}`),
    pageerror: error => mistakes.push(`script: ${error.message}`),
    requestfailed: request => mistakes.push(`not loaded: ${request.url()}`),
  };
  for (const [event, hear] of Object.entries(heard)) page.on(event, hear);
  try {
    const answer = await page.goto(address, { waitUntil: 'load' });
    if (answer.status() !== status) mistakes.push(`status ${answer.status()}, not ${status}`);
    mistakes.push(...judge_text(await answer.text()));
    await page.evaluate(() => document.fonts.ready);
    const speaks = await page.evaluate(() => document.documentElement.lang);
    if (lang && speaks !== lang) mistakes.push(`it speaks ${speaks}, not ${lang}`);
    mistakes.push(...await page.evaluate(look_at_layout));
    mistakes.push(...await axe_mistakes(page));
    mistakes.push(...(await page.evaluate(() => globalThis.csp_events)).map(event => `csp ${event}`));
    if (shot) await take_picture(page, shot);
  } finally {
    for (const [event, hear] of Object.entries(heard)) page.off(event, hear);
  }
  // A browser notes an answer of 404 on its console; that it was one is what was asked.
  return status === 200 ? mistakes : mistakes.filter(mistake => !mistake.startsWith('console: Failed to load'));
}

// Walks through a page by the Tab key alone, as far as it goes, at most `stops` times.
export async function walk_by_tab(context, address, stops = 120) {
  const page = await context.newPage();
  const mistakes = [];
  try {
    await page.goto(address, { waitUntil: 'load' });
    let count = 0;
    for (; count < stops; count++) {
      await page.keyboard.press('Tab');
      if (await page.evaluate(() => document.activeElement === document.body)) break;
      const mistake = await page.evaluate(look_at_focus);
      if (mistake) mistakes.push(mistake);
    }
    return { mistakes, count };
  } finally {
    await page.close();
  }
}

// Counts as the stages of ./dev test do.
export class Tally {
  passed = 0;
  failed = 0;
  take(name, mistakes) {
    if (mistakes.length === 0) {
      this.passed++;
      return;
    }
    this.failed++;
    console.log(`${name}:`);
    for (const mistake of new Set(mistakes)) console.log(`    ${mistake}`);
  }
  end() {
    console.log(`${this.passed} passed, ${this.failed} failed`);
    process.exitCode = this.failed === 0 ? 0 : 1;
  }
}

// Pages by groups, one test each: a group is what one person sees in one view. Some groups at once.
export async function judge_all(browser, { base, groups, shots, tally, lanes = 3 }) {
  const waiting = [...groups];
  const lane = async () => {
    for (let group = waiting.shift(); group; group = waiting.shift()) await judge_group(browser, { base, shots, tally, ...group });
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

async function judge_group(browser, { base, shots, tally, view, name, cookies, pages }) {
  const context = await open_context(browser, { view, base, cookies });
  const seen = `${view.lang} ${view.colours} ${view.width}`;
  for (const { kind, address, status } of pages) {
    const file = `${name}.${kind}.${seen}`.replace(/[^A-Za-z0-9.-]+/g, '_');
    const shot = shots && `${shots}/${file}.png`;
    tally.take(`${address} as ${name}, ${seen}`, await judge_page(context, address, { shot, status, lang: view.lang }));
  }
  await context.close();
}
