// Parts ordered without a quote, by clicks (P18); with scripts (figures follow the typing) or without: for whom, lines with
// a mistake among them, the good ones ordered by two presses, the rest taken up again from its draft.
import { judge_open, open_context, VIEWS } from './browser.mjs';
import { arrive } from './clicks.mjs';
import { parts_for } from './pasted.mjs';

const words = (page, where) => page.locator(where).textContent().then(text => text.replace(/\s+/g, ' ').trim());
const goes = (page, button) => Promise.all([page.waitForNavigation(), button.click()]);

async function choose(page, site) {
  await page.goto('/home');
  await goes(page, page.locator('nav a[href="/cart"]').first());
  await page.fill('#customer', site);
  await goes(page, page.locator('main form button[type=submit]'));
  await goes(page, page.locator(`main a[href="/cart?site=${site}"]`));
}

// Figures follow the typing, without scripts the button; `rows` lines are judged then.
async function judge(page, scripts, lines) {
  await page.fill('#paste', lines.join('\n'));
  if (!scripts) await goes(page, page.locator('.sheet-b .acts button[formaction="/orders/check"]').first());
  await page.locator('#verdicts tbody tr').nth(lines.length - 1).waitFor();
  await page.locator('#makes button.pri').waitFor();
}

async function submit(page, button) {
  await page.locator(`#makes ${button}`).dblclick();
  await arrive(page, url => /^\/orders\/\d{10}/.test(url.pathname));
}

// Lives it; the mistakes.
export async function cart(browser, base, { person, scripts, look }) {
  const mistakes = [];
  const must = (good, what) => good || mistakes.push(what);
  const context = await open_context(browser, { view: VIEWS[0], base, cookies: person.cookies(), scripts });
  const page = await context.newPage();
  page.setDefaultTimeout(15000);
  page.on('pageerror', error => mistakes.push(`script: ${error.message}`));
  try {
    const { site } = JSON.parse((await person.ask('/api/v1/orders?limit=1')).text).rows[0];
    const { plain, many } = await parts_for(person, site);
    await choose(page, site);
    must(await words(page, '#totals') === 'Nothing is priced yet.', 'nothing is priced at first');
    must(await page.locator('#makes button').count() === 0, 'and nothing to be submitted');
    await judge(page, scripts, [`${plain[0].part}\t2`, `${many.part}\t${many.minimum - 1}`, `${plain[1].part} 1`]);
    must(await page.locator('#verdicts .err').count() >= 1, 'the bad line says what is wrong');
    if (scripts) mistakes.push(...await judge_open(page)); // what is typed has no address
    const shown = await words(page, '#totals');
    await page.fill('#purchase_order', `PO-CART-${scripts ? 1 : 2}`);
    await submit(page, 'button[name=mode]');
    const order = new URL(page.url()).pathname.split('/')[2];
    must(shown.includes((await words(page, 'main .tot')).match(/[\d,.]+/)[0]), 'ordered at what was shown');
    const { rows } = JSON.parse((await person.ask(`/api/v1/orders?limit=5&purchase_order=PO-CART-${scripts ? 1 : 2}`)).text);
    must(rows.filter(row => row.state !== 'draft').length === 1, 'two presses make one order');
    const left = page.locator('a[href^="/cart?draft="]').first();
    await look(page.url().replace(/^https?:\/\/[^/]*/, ''), 'an order that left a draft');
    await look((await left.getAttribute('href')), 'a draft that is taken up');
    await goes(page, left);
    must((await page.inputValue('#paste')).trim() === `${many.part}\t${many.minimum - 1}`, 'the rest is there as it was typed');
    await goes(page, page.locator('button[name=repair]'));
    await page.fill('#purchase_order', `PO-REST-${scripts ? 1 : 2}`);
    await submit(page, 'button.pri');
    must(new URL(page.url()).pathname.split('/')[2] !== order, 'the draft is an order of its own');
  } catch (error) {
    mistakes.push(`${error.message.split('\n').slice(0, 3).join(' ')} at ${page.url()}`);
  }
  await context.close();
  return mistakes;
}
