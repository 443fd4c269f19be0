// A split that saves money, by clicks (B21): tried in the form of /what-if, ordered as two from its page; then one line of
// it is returned. `look` is called at every stop with the address, while what it shows is as it is said.
import { open_context, VIEWS } from './browser.mjs';
import { arrive } from './clicks.mjs';

const JSON_BODY = { 'Content-Type': 'application/json' };
const rows_of = async (person, address) => JSON.parse((await person.ask(`/api/v1${address}`)).text);

async function what_if(person, site, currency, part, quantity) {
  const body = JSON.stringify({ site, currency, lines: [{ part, quantity }] });
  const answer = await person.ask('/api/v1/what-if', { method: 'POST', body, headers: JSON_BODY });
  return answer.status === 200 ? JSON.parse(answer.text) : null;
}

// A site, a part and a quantity that cost less as two orders.
async function find_split(person) {
  const seen = new Set();
  for (const { site, level, order, currency } of (await rows_of(person, '/orders?limit=300')).rows) {
    if (!level || seen.has(site)) continue;
    seen.add(site);
    const { lines } = await rows_of(person, `/orders/${order}`);
    for (const { part } of lines.filter(line => line.part_type === 'licence')) {
      const one = (await what_if(person, site, currency, part, 1))?.order.lines[0];
      if (!one?.later_quantity) continue;
      const quantity = Math.min(Number(one.this_quantity ?? 1e9) - 1, Number(one.later_quantity) + 12);
      const found = quantity > Number(one.later_quantity) ? await what_if(person, site, currency, part, quantity) : null;
      if (found?.splitting === 'cheaper') return { site, currency, part, quantity, split: found.split };
    }
  }
  throw new Error('no customer saves by two orders');
}

async function fill_form(page, { site, currency, part, quantity }) {
  await page.goto('/home');
  await page.locator('nav a[href="/what-if"]').first().click();
  const values = { site, currency, paste: `${part} ${quantity}` };
  for (const [name, value] of Object.entries(values)) await page.locator(`[name="${name}"]`).fill(value);
  await page.locator('main form[action="/what-if"] .acts .btn.pri').click();
  await page.locator('#split table').waitFor();
}

async function order_as_two(page) {
  await page.locator('#split [name="purchase_order"]').fill('PO-SPLIT-CLICKS');
  await page.locator('#split form button[type=submit]').dblclick();
  await arrive(page, url => url.pathname === '/orders');
}

// Lives it as the distributor; the mistakes.
export async function split(browser, base, person, look) {
  const mistakes = [];
  const context = await open_context(browser, { view: VIEWS[0], base, cookies: person.cookies(), scripts: true });
  const page = await context.newPage();
  page.setDefaultTimeout(15000);
  page.on('pageerror', error => mistakes.push(`script: ${error.message}`));
  try {
    const found = await find_split(person);
    await fill_form(page, found);
    await look(page.url().replace(/^https?:\/\/[^/]*/, ''), 'a split that saves');
    const shown = (await page.locator('#split').textContent()).replace(/[^0-9.]/g, ' ');
    for (const total of [found.split.first_total, found.split.second_total]) {
      if (!shown.replace(/\s+/g, '').includes(total.replace('.00', ''))) mistakes.push(`the page does not show ${total}`);
    }
    await order_as_two(page);
    const { rows } = await rows_of(person, `/orders?site=${found.site}&limit=3`);
    const made = rows.filter(row => row.purchase_order === 'PO-SPLIT-CLICKS');
    const totals = made.map(row => row.total).sort().join(' and ');
    const wanted = [found.split.first_total, found.split.second_total].sort().join(' and ');
    if (totals !== wanted) mistakes.push(`two presses made ${totals}, not ${wanted}`);
    const back = `/orders/${made[0].order}/return?lines.1.line=1&lines.1.quantity=1`;
    await look(back, 'what a return does');
    await look(`/forecast?site=${found.site}&months=24`, 'a forecast');
  } catch (error) {
    mistakes.push(`${error.message.split('\n').slice(0, 3).join(' ')} at ${page.url()}`);
  }
  await context.close();
  return mistakes;
}
