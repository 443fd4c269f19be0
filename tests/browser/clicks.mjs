// One renewal lived by clicks, from the list to the proof, by the people of the demo's showcase; with scripts or without.
// `look` is called at every stop with the person and the address, while what it shows is as it is said.
import { judge_open, open_context, VIEWS } from './browser.mjs';

export const LINES = 14;
const DUE_TO = '2027-02-19';
const TODAY = '2026-11-21';

class Way {
  mistakes = [];

  constructor(scripts, look) {
    this.scripts = scripts;
    this.look = look;
  }

  must(good, what) {
    if (!good) this.mistakes.push(what);
  }
}

async function person_at(browser, base, person, scripts, way) {
  const context = await open_context(browser, { view: VIEWS[0], base, cookies: person.cookies(), scripts });
  const page = await context.newPage();
  page.setDefaultTimeout(15000);
  page.on('pageerror', error => way.mistakes.push(`script: ${error.message}`));
  // An answer that refuses on purpose is noted on the console; nothing else may be.
  page.on('console', message => message.type() === 'error' && !/status of (?:422|409)/.test(message.text())
    && way.mistakes.push(`console: ${message.text()}`));
  return page;
}

// Waits until a page is where it was sent. A second press sends it there again, and the first way is given up.
export async function arrive(page, is_there) {
  const until = Date.now() + 15000;
  while (!await is_there(new URL(page.url()))) {
    if (Date.now() > until) throw new Error(`it stays at ${page.url()}`);
    await page.waitForTimeout(20);
  }
  await page.waitForLoadState();
}

const path_of = page => page.url().replace(/^https?:\/\/[^/]*/, '');
const number_of = text => Number(text.replace(/[^0-9.]/g, ''));

// Follows a link that asks first: in a dialog where scripts run, else on a page of its own.
async function answer(page, link, fill = {}) {
  await page.locator(link).first().click();
  const button = page.locator('#ask form button[type=submit]');
  await button.waitFor();
  for (const [name, value] of Object.entries(fill)) await page.locator(`#ask [name="${name}"]`).fill(value);
  await button.dblclick();
  await arrive(page, () => page.evaluate(() => document.readyState === 'complete' && !document.querySelector('#ask'))
    .catch(() => false)); // no page while one goes and the next comes
}

// What falls due: found by the filters, ticked, quoted.
async function quote_lines(page, agreement, way) {
  await page.goto('/home');
  await page.locator('nav a[href^="/reports/renewal-lines"]').first().click();
  await page.waitForURL(/renewal-lines/);
  const search = new URLSearchParams({ due_to: DUE_TO, agreement });
  for (const [name, value] of search) await page.locator(`.filters [name="${name}"]`).fill(value);
  await page.locator('.filters button[type=submit]').first().click();
  await page.waitForURL(url => url.searchParams.get('agreement') === agreement);
  await way.look('partner', path_of(page), 'what falls due');
  const ticks = page.locator('input.pick');
  way.must(await ticks.count() >= LINES, `only ${await ticks.count()} lines can be ticked`);
  for (let n = 0; n < LINES; n++) await ticks.nth(n).check();
  if (way.scripts) way.must(await page.locator('[data-count]').textContent() === String(LINES), 'the count of ticks');
  await page.selectOption('#group_by', 'agreement');
  await page.locator('.bulk button[type=submit]:not([formaction])').dblclick();
  await arrive(page, url => /^\/quotes\/\d/.test(url.pathname));
  way.must(await page.locator('input.qty').count() === LINES, 'a quote of as many lines');
  return path_of(page).split('?')[0];
}

const total = page => page.locator('#lines-sum b').last().textContent();

// Fewer are asked to be declared; then the quantity is raised to what it was, and figures follow the typing.
async function raise_quantity(page, way) {
  const fields = page.locator('input.qty');
  let n = 0;
  while (Number(await fields.nth(n).inputValue()) < 2) n++;
  const whole = Number(await fields.nth(n).inputValue());
  const before = await total(page);
  await fields.nth(n).fill(String(whole - 1));
  if (way.scripts) {
    await page.waitForFunction(was => document.querySelector('#lines-sum b:last-child').textContent !== was, before);
    way.must(await fields.nth(n).inputValue() === String(whole - 1), 'typed stays while figures change');
  }
  const previewed = way.scripts && await total(page);
  const save = () => Promise.all([page.waitForNavigation(), page.locator('.sheet-f button[type=submit]').click()]);
  await save();
  way.must(await page.locator('input[name$=".out_of_use"]').count() === 1, 'fewer ask for a declaration');
  if (way.scripts) way.mistakes.push(...await judge_open(page)); // an answer to a form: no address leads to it
  await page.locator('input[name$=".out_of_use"]').check();
  await page.locator('input[name$=".evidence"]').fill('letter.pdf');
  await save();
  const lower = await total(page);
  way.must(!previewed || lower === previewed, `previewed ${previewed}, saved ${lower}`);
  way.must(number_of(lower) < number_of(before), `fewer cost ${lower}, all ${before}`);
  await page.locator('input.qty').nth(n).fill(String(whole));
  await save();
  way.must(await total(page) === before, `raised again it costs ${await total(page)}, not ${before}`);
  return before;
}

async function read_why(page, own, way) {
  await page.locator('a.xp').first().click();
  await page.waitForURL(/why=/);
  await page.locator('a.xp[aria-expanded=true]').waitFor();
  const rows = await page.locator('.why tr, .why li').count();
  way.must(rows > 2, `why this price has ${rows} rows`);
  await way.look('partner', path_of(page), 'why this price');
  await page.goto(own);
}

async function order_it(page, own, way) {
  await page.goto(own);
  await way.look('partner', own, 'accepted');
  await page.locator('a[href^="/orders/new"]').first().click();
  await page.waitForURL(/\/orders\/new/);
  await way.look('partner', path_of(page), 'the order to be');
  await page.fill('[name=purchase_order]', `PO-CLICKS-${way.scripts ? 1 : 2}`);
  await page.fill('[name=purchase_order_date]', TODAY);
  await Promise.all([page.waitForNavigation(), page.locator('button[formaction]').click()]);
  way.must(await page.locator('.btn.pri[type=submit]').count() === 1, 'checked, it can be submitted');
  await page.locator('.btn.pri[type=submit]').dblclick();
  await arrive(page, url => /^\/orders\/\d/.test(url.pathname));
  return path_of(page).split('?')[0];
}

async function proof_of(page, order, way) {
  await page.goto(order);
  await way.look('customer', order, 'the accepted order');
  const link = page.locator('main a[href^="/proofs/"]').first();
  const proof = (await link.getAttribute('href')).split('/').slice(0, 3).join('/');
  await page.goto(proof);
  await way.look('customer', proof, 'the proof');
  const file = await page.request.get(`${proof}/pdf`, { timeout: 15000 });
  way.must((await file.body()).subarray(0, 4).toString() === '%PDF', 'the proof as PDF');
}

// How many orders a purchase order made.
const orders_with = async (person, paper) => {
  const list = JSON.parse((await person.ask('/api/v1/orders?limit=1000')).text);
  return list.rows.filter(row => row.purchase_order === paper).length;
};

// The one agreement of the customer that the demo offers.
const showcase = async customer => JSON.parse((await customer.ask('/api/v1/orders?limit=1')).text).rows[0].agreement;

// Lives it; the mistakes.
export async function live(browser, base, { people, scripts, look }) {
  const way = new Way(scripts, look);
  const at = async name => person_at(browser, base, people[name], scripts, way);
  const [partner, customer, distributor] = [await at('partner'), await at('customer'), await at('distributor')];
  try {
    const own = await quote_lines(partner, await showcase(people.customer), way);
    const sum = await raise_quantity(partner, way);
    await way.look('partner', own, 'a draft');
    await read_why(partner, own, way);
    await way.look('partner', `${own}/present`, 'to be presented');
    await answer(partner, `a[href="${own}/present"]`);
    await customer.goto(own);
    await way.look('customer', own, 'presented');
    await way.look('customer', `${own}/accept`, 'to be accepted');
    await answer(customer, `a[href="${own}/accept"]`);
    const order = await order_it(partner, own, way);
    await way.look('partner', order, 'the order waits');
    await distributor.goto(order);
    await way.look('distributor', `${order}/confirm`, 'to be confirmed');
    await answer(distributor, `a[href="${order}/confirm"]`,
      { purchase_order: 'DPO-CLICKS', purchase_order_date: TODAY });
    way.must((await distributor.locator('main').textContent()).includes(sum.trim().split(/\s/).pop()), `the order costs ${sum}`);
    await proof_of(customer, order, way);
    way.must(await orders_with(people.partner, `PO-CLICKS-${scripts ? 1 : 2}`) === 1, 'two presses made one order');
  } catch (error) {
    way.mistakes.push(`${error.message.split('\n').slice(0, 3).join(' ')} at ${partner.url()}, ${customer.url()}, ${distributor.url()}`);
  }
  await Promise.all([partner, customer, distributor].map(page => page.context().close()));
  return way.mistakes;
}
