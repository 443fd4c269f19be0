// What the module and the stylesheet do on the pages of one person, with scripts and without.
import { open_context, VIEWS, walk_by_tab } from './browser.mjs';

const desk = VIEWS[0];
const LINES = '/reports/renewal-lines';

async function with_page(browser, base, options, use) {
  const context = await open_context(browser, { view: desk, base, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(15000);
  const events = [];
  page.on('pageerror', error => events.push(error.message));
  page.on('console', message => message.type() === 'error' && events.push(message.text()));
  try {
    await use(page, (good, what) => good || events.push(what));
  } catch (error) {
    events.push(error.message.split('\n')[0]);
  }
  await context.close();
  return events;
}

// The address of a page that has such a thing in it.
function address_with(crawl, sign) {
  for (const { address, text, status } of crawl.pages.values()) {
    if (status === 200 && sign.test(text)) return address;
  }
  throw new Error(`no page has ${sign}`);
}

const PREVIEWED = /\sdata-preview="\//;
const DRAFT = /<input class="in num qty"/;
const WHAT_IF = /class="whatif"/;

async function show_another_level(page, must, crawl) {
  await page.goto(address_with(crawl, WHAT_IF));
  const answers = page.locator('.wi');
  for (const n of [0, await answers.count() - 1]) {
    await page.locator('.seg label').nth(n).click();
    must(await page.locator('.wi:visible').count() === 1, 'not one answer');
    must(await answers.nth(n).isVisible(), 'the answer of another level');
  }
}

const WITH_SCRIPTS = {
  'the theme is flipped and kept': async (page, must) => {
    await page.goto('/home');
    await page.click('[data-theme-toggle]');
    must(await page.evaluate(() => document.documentElement.dataset.theme) === 'dark', 'not dark');
    must(page.url().endsWith('/home'), 'the page was left');
    await page.reload();
    must(await page.evaluate(() => document.documentElement.dataset.theme) === 'dark', 'the server forgot it');
  },
  'Escape closes a menu and gives focus back': async (page, must) => {
    await page.goto('/home');
    await page.focus('.bar-tools details.menu summary');
    await page.keyboard.press('Enter');
    must(await page.locator('details.menu[open]').count() === 1, 'not open');
    await page.keyboard.press('Escape');
    must(await page.locator('details.menu[open]').count() === 0, 'not closed');
    must(await page.evaluate(() => document.activeElement.tagName) === 'SUMMARY', 'focus is lost');
  },
  'a filter replaces the list alone and says so': async (page, must) => {
    await page.goto(LINES);
    await page.evaluate(() => { document.querySelector('h1').dataset.kept = '1'; });
    const before = await page.locator('tbody tr').count();
    await page.selectOption('#state', 'quoted');
    await page.click('.filters button[type=submit]');
    await page.waitForFunction(() => location.search.includes('state=quoted'));
    must(await page.locator('h1[data-kept]').count() === 1, 'the whole page was loaded');
    must(await page.locator('tbody tr').count() < before, 'the list is as it was');
    const say = await page.locator('#result').getAttribute('data-say');
    must(say.length > 0 && await page.locator('#live').textContent() === say, 'nothing was said');
    const file = await page.locator('#exports a[href*="format=csv"]').first().getAttribute('href');
    must(file.includes('state=quoted'), `the file is another list's: ${file}`);
    must(await page.locator('.tabs a[aria-current]').count() === 0, 'another view is said to be here');
  },
  'what a filter shows is saved as a view': async (page, must) => {
    await page.goto(LINES);
    await page.selectOption('#state', 'quoted');
    await page.click('.filters button[type=submit]');
    await page.waitForFunction(() => location.search.includes('state=quoted'));
    await page.click('details.save summary');
    await page.fill('#view-name', 'Quoted ones');
    await page.click('details.save button');
    await page.waitForSelector('.tabs a[aria-current]');
    must(page.url().endsWith(`${LINES}?state=quoted`), `it leads to ${page.url()}`);
    must((await page.locator('.tabs a[aria-current]').textContent()).includes('Quoted ones'), 'it is no tab');
  },
  'ticking counts, and the head ticks all': async (page, must) => {
    await page.goto(LINES);
    const count = () => page.locator('[data-count]').textContent();
    const boxes = page.locator('input.pick');
    await boxes.first().check();
    must(await count() === '1', `one is ${await count()}`);
    await page.check('input[data-all]');
    must(await count() === String(await boxes.count()), `all are ${await count()}`);
  },
  'typing a quantity asks for figures and keeps the field': async (page, must, crawl) => {
    await page.goto(address_with(crawl, PREVIEWED));
    const field = page.locator('input.qty').first();
    const typed = String(Number(await field.inputValue()) - 1); // more than is held would change nothing
    must(Number(typed) > 0, 'fewer than one');
    const [old, total] = [await page.locator('#lines-sum').innerHTML(), await page.locator('#total-1').innerHTML()];
    const asked = page.waitForRequest(request => request.headers()['x-fragment'] === '#quote');
    await field.fill(typed);
    const address = (await asked).url();
    must(!address.includes('csrf') && !address.includes('idempotency'), 'a secret in the address');
    await page.waitForFunction(was => document.querySelector('#lines-sum').innerHTML !== was, old);
    must(await page.locator('#total-1').innerHTML() !== total, 'its line costs what it cost');
    must(await field.inputValue() === typed, 'the field was replaced');
    await page.reload();
    must(await page.locator('#total-1').innerHTML() === total, 'it was kept');
  },
  'what-if shows the chosen level': show_another_level,
  'a confirmation opens in a dialog and closes by Escape': async (page, must, crawl) => {
    await page.goto(address_with(crawl, /\sdata-dialog/));
    await page.locator('a[data-dialog]').first().click();
    await page.waitForSelector('dialog[open] form');
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => !document.querySelector('dialog'));
    must(await page.evaluate(() => document.activeElement.matches('a[data-dialog]')), 'focus is lost');
  },
  'print shows no controls': async (page, must, crawl) => {
    await page.goto(address_with(crawl, DRAFT));
    await page.emulateMedia({ media: 'print' });
    must(await page.locator('.bar:visible, .side:visible, .btn:visible').count() === 0, 'it does');
    must(await page.locator('.printhead:visible').count() === 1, 'no head on paper');
  },
  'forced colours keep borders': async (page, must) => {
    await page.emulateMedia({ forcedColors: 'active' });
    await page.goto(LINES);
    const border = await page.locator('.tag').first().evaluate(tag => getComputedStyle(tag).borderTopStyle);
    must(border === 'solid', border);
  },
};

const WITHOUT_SCRIPTS = {
  'nothing that needs scripts is shown': async (page, must) => {
    await page.goto(LINES);
    must(await page.locator('.js-only:visible').count() === 0, 'it is');
    must(await page.locator('.bulk button[type=submit]:not([formaction]):visible').count() === 1, 'no way to quote');
    must(await page.locator('.bulk button[formaction]:visible').count() === 2, 'no way to export what is ticked');
    must(await page.locator('.filters button:visible').count() >= 1, 'no way to filter');
  },
  'the menu of a narrow screen opens': async (page, must) => {
    await page.setViewportSize({ width: 390, height: 800 });
    await page.goto('/home');
    must(!await page.locator('#nav').isVisible(), 'open at first');
    await page.click('.navbtn');
    must(await page.locator('#nav').isVisible(), 'not opened');
  },
  'the theme is kept by its form': async (page, must) => {
    await page.goto('/home');
    await page.click('[data-theme-toggle]');
    must(page.url().endsWith('/home'), `it leads to ${page.url()}`);
    must(await page.locator('html[data-theme=dark]').count() === 1, 'not dark');
  },
  'what-if answers': show_another_level,
};

// How readers change pages (WCAG 1.4.4, 1.4.12) and how some languages run. Each runs in the page.
const ENLARGED = {
  'text twice as large fits': () => { document.documentElement.style.fontSize = '200%'; },
  'text with wide spacing fits': () => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }');
    document.adoptedStyleSheets = [sheet];
  },
  'a page from right to left fits': () => { document.documentElement.dir = 'rtl'; },
};

const enlarge = change => async (page, must, crawl) => {
  await page.setViewportSize({ width: 1280, height: 900 });
  const things = ['/orders/#?', '/proofs/#?'].map(kind => crawl.pages.get(kind).address);
  const addresses = ['/home', '/me', LINES, address_with(crawl, DRAFT), ...things];
  for (const address of addresses) {
    await page.goto(address);
    await page.evaluate(change);
    const wide = await page.evaluate(() =>
      document.documentElement.scrollWidth - document.documentElement.clientWidth);
    must(wide <= 0, `${address} is ${wide} px wider than the screen`);
  }
};

export async function behave(browser, base, crawl, tally) {
  const cookies = crawl.person.cookies();
  const run = async (name, use, scripts = true) => tally.take(name,
    await with_page(browser, base, { cookies, scripts }, (page, must) => use(page, must, crawl)));
  for (const [name, use] of Object.entries(WITH_SCRIPTS)) await run(name, use);
  for (const [name, use] of Object.entries(WITHOUT_SCRIPTS)) await run(`without scripts: ${name}`, use, false);
  for (const [name, change] of Object.entries(ENLARGED)) await run(name, enlarge(change));
  for (const width of [1440, 320]) {
    const context = await open_context(browser, { view: { ...desk, width }, base, cookies });
    const { mistakes, count } = await walk_by_tab(context, address_with(crawl, DRAFT));
    tally.take(`every tab stop is seen at ${width}`, count > 15 ? mistakes : [`only ${count} stops`]);
    await context.close();
  }
}
