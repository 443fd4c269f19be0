// Days by clicks. A seller's morning: what waits on its home is decided, three times. A customer's renewal: what it will
// cost, when it is, and one quote for all sites accepted. A change of an order: asked by one person of the order desk, confirmed by another. `look` is called at every stop with the address, while what it
// shows is as it is said.
import { open_context, VIEWS } from './browser.mjs';
import { arrive } from './clicks.mjs';
import { sign_in } from './person.mjs';

const TODAY = '2026-11-21';
const rows_of = async (person, address) => JSON.parse((await person.ask(`/api/v1${address}`)).text);
const path_of = page => page.url().replace(/^https?:\/\/[^/]*/, '');
const digits = text => text.replace(/[^0-9.]/g, '');

async function lived(browser, base, person, live) {
  const mistakes = [];
  const context = await open_context(browser, { view: VIEWS[0], base, cookies: person.cookies(), scripts: true });
  const page = await context.newPage();
  page.setDefaultTimeout(15000);
  page.on('pageerror', error => mistakes.push(`script: ${error.message}`));
  const must = (good, what) => good || mistakes.push(what);
  try {
    await live(page, must);
  } catch (error) {
    mistakes.push(`${error.message.split('\n').slice(0, 3).join(' ')} at ${page.url()}`);
  }
  await context.close();
  return mistakes;
}

// Follows a link that asks first, and says yes.
async function answer(page, link) {
  await page.locator(link).first().click();
  const button = page.locator('#ask form button[type=submit]');
  await button.waitFor();
  await Promise.all([page.waitForNavigation(), button.click()]);
}

const state_of = async (person, quote) => (await rows_of(person, `/quotes/${quote}`)).state;

// ---- a seller's morning ----

// The lines that lapse soon are quoted, and the quote is shown to the customer.
async function save_from_lapse(page, person, must) {
  await page.goto('/home');
  const task = page.locator('ul.work li:has(.ic.bad)').first();
  const lines = Number(/(\d+) lines? laps/.exec(await task.textContent())?.[1]);
  await task.locator('a.btn').click();
  await page.waitForURL(/renewal-lines/);
  const ticks = page.locator('input.pick');
  must(await ticks.count() === lines, `home says ${lines} lines, the list has ${await ticks.count()}`);
  for (let n = 0; n < lines; n++) await ticks.nth(n).check();
  await Promise.all([page.waitForURL(/\/quotes\/\d/), ticks.last().press('Enter')]); // what Enter presses quotes, and exports nothing
  const quote = path_of(page).split('?')[0];
  await answer(page, `a[href="${quote}/present"]`);
  must(await state_of(person, quote.split('/')[2]) === 'presented', 'the lines that lapse are quoted and shown');
}

// What its customer has accepted is ordered.
async function order_accepted(page, person, must) {
  await page.goto('/home');
  const link = page.locator('ul.work a[href^="/orders/new?quote="]').first();
  const quote = /quote=(\d+)/.exec(await link.getAttribute('href'))[1];
  await link.click();
  await page.fill('[name=purchase_order]', 'PO-MORNING');
  await page.fill('[name=purchase_order_date]', TODAY);
  await Promise.all([page.waitForNavigation(), page.locator('button[formaction]').click()]);
  await page.locator('.btn.pri[type=submit]').dblclick();
  await arrive(page, url => /^\/orders\/\d/.test(url.pathname));
  const made = (await rows_of(person, '/orders?limit=1000')).rows.filter(row => row.purchase_order === 'PO-MORNING');
  must(made.length === 1, `two presses made ${made.length} orders`);
  await page.goto('/home');
  must(await page.locator(`ul.work a[href="/orders/new?quote=${quote}"]`).count() === 0, 'what is ordered waits no more');
}

// A draft is shown to its customer.
async function present_draft(page, person, draft, must) {
  await page.goto('/home');
  await page.locator('a[href="/quotes?state=draft"]').first().click();
  await page.waitForURL(/state=draft/);
  await page.locator(`main a[href="/quotes/${draft}"]`).first().click();
  await page.waitForURL(new RegExp(`/quotes/${draft}`));
  await answer(page, `a[href="/quotes/${draft}/present"]`);
  must(await state_of(person, draft) === 'presented', 'the draft is shown');
}

export async function morning(browser, base, person, look) {
  const draft = (await rows_of(person, '/quotes?state=draft&limit=1')).rows[0].number;
  return lived(browser, base, person, async (page, must) => {
    await look('/home', 'a morning with decisions');
    await save_from_lapse(page, person, must);
    await order_accepted(page, person, must);
    await present_draft(page, person, draft, must);
    await page.goto('/home');
    must(await page.locator('ul.work li:has(.ic.bad)').count() === 0, 'nothing lapses unquoted any more');
  });
}

// ---- a customer's renewal ----

// The first month of the forecast in which something is due, and its sum.
async function read_forecast(page, agreement) {
  await page.goto('/home');
  await page.locator('nav a[href="/forecast"]').first().click();
  await page.fill('#site', '');
  await page.fill('#agreement', agreement);
  await page.locator('main form[method=get] button[type=submit]').first().click();
  await page.waitForURL(/agreement=\d/);
}

export async function renewal(browser, base, person, look) {
  const [row] = (await rows_of(person, '/renewals')).rows;
  return lived(browser, base, person, async (page, must) => {
    const { rows } = await rows_of(person, `/forecast?agreement=${row.agreement}&months=12`);
    const first = rows.find(one => Number(one.extended) > 0).month;
    const due = rows.filter(one => one.month === first).reduce((sum, one) => sum + Math.round(one.extended * 100), 0) / 100;
    await read_forecast(page, row.agreement);
    await look(path_of(page), 'a forecast of one anniversary');
    must(digits(await page.locator('main').textContent()).includes(String(due).split('.')[0]), `the forecast shows ${due}`);
    must(due === Number(row.total), `the forecast says ${due}, the renewal costs ${row.total}`);
    await page.goto('/home');
    must((await page.locator('main').textContent()).includes(row.quote), 'the renewal waits on the home');
    await page.locator('nav a[href="/renewals"]').first().click();
    await look('/renewals', 'one renewal');
    await page.locator(`main a[href="/quotes/${row.quote}"]`).first().click();
    await page.waitForURL(new RegExp(`/quotes/${row.quote}`));
    await look(path_of(page), 'a standing quote of all sites');
    must(row.sites >= 3, `it is for ${row.sites} sites`);
    await answer(page, `a[href="/quotes/${row.quote}/accept"]`);
    must(await state_of(person, row.quote) === 'accepted', 'the renewal is accepted');
    await page.goto('/home');
    must(!(await page.locator('ul.work').allTextContents()).join().includes(row.quote), 'what is accepted waits no more');
  });
}

// ---- a change by two persons ----

// An order with a wrong number of the customer's is credited and billed again: who asks for it cannot confirm it, a second person does.
export async function change(browser, base, person, look) {
  const order = (await rows_of(person, '/orders?state=accepted&order_kind=licence&limit=1000')).rows.find(row => row.programme === 'express');
  const path = `/orders/${order.order}/rebill`;
  const mistakes = await lived(browser, base, person, async (page, must) => {
    await page.goto(path);
    await page.fill('[name=customer_purchase_order]', 'PO-CORRECTED');
    await Promise.all([page.waitForNavigation(), page.locator('form[method=get] button[type=submit]').last().click()]);
    await page.fill('form[method=post] [name=reason]', 'The customer named another order');
    await Promise.all([page.waitForNavigation(), page.locator('#effect button.pri').click()]);
    await page.goto(path);
    await look(path, 'a change that waits for a second person');
    must(await page.locator(`form[action="${path}/confirm"]`).count() === 0, 'who asked cannot confirm');
  });
  const second = await sign_in(base, 'second', 'order desk, second person');
  return mistakes.concat(await lived(browser, base, second, async (page, must) => {
    await page.goto('/queues/order_changes');
    await page.locator(`main a[href="/orders/${order.order}"]`).first().click();
    await page.waitForURL(/orders\/\d/);
    await page.goto(path);
    await Promise.all([page.waitForNavigation(), page.locator(`form[action="${path}/confirm"] button.pri`).click()]);
    const [done] = (await rows_of(second, `/orders/${order.order}`)).changes;
    must(done.state === 'confirmed' && done.asked_by !== done.decided_by, `confirmed by another: ${done.state}`);
    const made = await second.ask(`/orders/${done.made_order}`);
    must(made.status === 200 && made.text.includes('PO-CORRECTED'), `it is billed again as it should have been: ${made.status}`);
  }));
}
