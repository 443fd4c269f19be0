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

// All that there is, for the nightly run.
export const EVERY_VIEW = ['en', 'id', 'zh-Hant-TW', 'en-XA'].flatMap(lang =>
  ['light', 'dark'].flatMap(colours => [1440, 390, 320].map(width => ({ lang, colours, width }))));

const EVERY = process.env.EVERY_VIEW !== undefined;

export async function open_browser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium-headless-shell',
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

// One page that becomes anybody's in any view: a new one each time costs a process. Who takes it gives it back.
class Eye {
  constructor(context, base) {
    this.context = context;
    this.base = base;
  }

  async become(view, cookies) {
    const page = this.context.pages()[0] ?? await this.context.newPage();
    await this.context.clearCookies();
    await this.context.addCookies([...cookies, ...prefs_of(view, this.base)]);
    await page.setViewportSize({ width: view.width, height: 900 });
    await page.emulateMedia({ colorScheme: view.colours, reducedMotion: 'reduce' });
  }
}

// So many pages at once, whoever asks: a browser waits for the server and the server for the browser.
export class Eyes {
  #free = [];
  #asking = [];

  static async open(browser, base, count) {
    const eyes = new Eyes();
    for (let n = 0; n < count; n++) eyes.#free.push(new Eye(await open_context(browser, { view: VIEWS[0], base }), base));
    return eyes;
  }

  // What is wrong with an address, as a person sees it in a view.
  async judge(address, { view, cookies, ...more }) {
    const eye = this.#free.pop() ?? await new Promise(take => this.#asking.push(take));
    try {
      await eye.become(view, cookies);
      return await judge_page(eye.context, address, { lang: view.lang, view, ...more });
    } finally {
      const next = this.#asking.shift();
      if (next) next(eye);
      else this.#free.push(eye);
    }
  }
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

const ALL_RULES = { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] };

// What axe asks of a page: once all of it, in its other views what language, colours and width change. Colours are
// measured once light and once dark.
function rules_of(view, whole) {
  const colours = view !== VIEWS[2];
  return whole ? { ...ALL_RULES, rules: { 'color-contrast': { enabled: colours } } }
    : { runOnly: { type: 'rule', values: ['target-size', 'html-has-lang', ...(colours ? ['color-contrast'] : [])] } };
}

// Of its answer only what stands in the way is read, and no selector is made of it.
async function axe_mistakes(page, rules) {
  await page.evaluate(axe);
  const found = await page.evaluate(asked => globalThis.axe.run(document, {
    resultTypes: ['violations'],
    preload: false, // no sound, no styles of others
    selectors: false,
    iframes: false,
    ...asked,
  }), rules);
  return found.violations.map(violation =>
    `axe ${violation.id}: ${violation.help} (${violation.nodes[0].html.slice(0, 120)})`);
}

// Looks at a page in a window as high as it is: what sticks to an edge lies at the page's own, and over nothing.
async function at_whole_height(page, look) {
  const size = page.viewportSize();
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  if (height <= size.height) return look();
  await page.setViewportSize({ width: size.width, height });
  try {
    return await look();
  } finally {
    await page.setViewportSize(size);
  }
}

// Everything that is wrong with the page that is open; `whole` as of rules_of.
export async function judge_open(page, { lang, view = VIEWS[0], whole = true } = {}) {
  await page.evaluate(() => document.fonts.ready);
  const speaks = await page.evaluate(() => document.documentElement.lang);
  return [
    ...(lang && speaks !== lang ? [`it speaks ${speaks}, not ${lang}`] : []),
    ...await page.evaluate(look_at_layout),
    // A link half below a bar that sticks is one that is scrolled to: axe would call it too small for a finger.
    ...await at_whole_height(page, () => axe_mistakes(page, rules_of(view, whole))),
    ...(await page.evaluate(() => globalThis.csp_events)).map(event => `csp ${event}`),
  ];
}

// Opens one address and says everything that is wrong with it; `shot` is where a picture goes.
export async function judge_page(context, address, { shot, status = 200, lang, view, whole } = {}) {
  const page = context.pages()[0] ?? await context.newPage();
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
    mistakes.push(...await judge_open(page, { lang, view, whole }));
    if (shot) await at_whole_height(page, () => page.screenshot({ path: shot }));
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

// Kinds of pages that were looked at.
const looked = new Set();
function is_new(kind) {
  const fresh = !looked.has(kind);
  looked.add(kind);
  return fresh;
}

// Pages as { person, view, kind, address, status }, one test each.
export async function judge_all(eyes, pages, { shots, tally }) {
  await Promise.all(pages.map(async ({ person, view, kind, address, status }) => {
    const seen = `${view.lang} ${view.colours} ${view.width}`;
    const file = `${person.name}.${kind}.${seen}`.replace(/[^A-Za-z0-9.-]+/g, '_');
    const shot = shots && `${shots}/${file}.png`;
    tally.take(`${address} as ${person.name}, ${seen}`,
      await eyes.judge(address, {
        view, cookies: person.cookies(), shot, status, whole: is_new(`${person.name} ${kind}`) || EVERY,
      }));
  }));
}
