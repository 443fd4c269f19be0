// A quote of 40 pasted lines with six repairs, by clicks; with scripts (figures follow the typing) or without.
import { judge_open, open_context, VIEWS } from './browser.mjs';

const GOOD = 34;

// Parts that can be ordered, found by a word of their names.
export async function parts_for(person, site) {
  const found = [];
  for (const word of ['ambrelo', 'dorsamo', 'irvanto', 'hintoru', 'elquora']) {
    found.push(...JSON.parse((await person.ask(`/api/v1/quotes/parts?site=${site}&find=${word}`)).text).rows);
  }
  const sold = found.filter(part => part.part_type === 'licence' && part.unit !== null);
  return { plain: sold.filter(part => part.multiple === 1), many: sold.find(part => part.multiple > 1) };
}

// 34 good lines, and one of each mistake.
function lines_of({ plain, many }) {
  const separators = ['\t', ';', ',', ' '];
  const lines = Array.from({ length: GOOD }, (_, n) => [plain[n % plain.length].part, n + 1].join(separators[n % 4]));
  const part = plain[0].part;
  const typo = part.slice(0, -2) + part.at(-1);
  lines.splice(3, 0, `${typo}\t2`, `${many.part} ${many.minimum - 1}`);
  lines.splice(20, 0, `${many.part}\t${many.multiple * 2 + 1}`, `${part};１２`);
  lines.push(`${part}\t1,200`, `${part}\t2\t1,900.00\tfor floor 2`);
  return lines;
}

const total = page => page.locator('#totals').textContent().then(text => text.replace(/\s+/g, ' ').trim());

// What was read is told while it is typed; without scripts by the button.
async function check_lines(page, scripts) {
  if (!scripts) await Promise.all([page.waitForNavigation(), page.locator('.sheet-b .acts button[formaction$="/check"]').first().click()]);
  await page.locator('#verdicts tbody tr').nth(GOOD + 5).waitFor();
}

// Lives it; the mistakes.
export async function paste(browser, base, { person, scripts }) {
  const mistakes = [];
  const must = (good, what) => good || mistakes.push(what);
  const context = await open_context(browser, { view: VIEWS[0], base, cookies: person.cookies(), scripts });
  const page = await context.newPage();
  page.setDefaultTimeout(15000);
  page.on('pageerror', error => mistakes.push(`script: ${error.message}`));
  try {
    const { site } = JSON.parse((await person.ask('/api/v1/orders?limit=1')).text).rows[0];
    const lines = lines_of(await parts_for(person, site));
    await page.goto('/quotes');
    await page.locator('main a[href="/quotes/new"]').click();
    await page.fill('#site', site);
    await page.fill('#paste', lines.join('\n'));
    await check_lines(page, scripts);
    must(await page.locator('#verdicts .err').count() >= 6, 'each bad line says what is wrong');
    must(await page.locator('#paste').inputValue() === lines.join('\n'), 'what was typed stays');
    if (scripts) mistakes.push(...await judge_open(page)); // what is typed has no address
    await Promise.all([page.waitForNavigation(), page.locator('button[name=repair]').click()]);
    must(await page.locator('#verdicts .err').count() === 0, 'one press repairs all');
    must((await page.locator('#paste').inputValue()).split('\n').filter(line => line).length === lines.length, 'line by line');
    const shown = await total(page);
    await page.locator('#makes .btn.pri').dblclick();
    // The second press ends the way of the first: what is waited for is the quote, not the way.
    await page.locator('#lines-sum').waitFor();
    must(/\/quotes\/\d{10}/.test(page.url()), `a quote, not ${page.url()}`);
    must(await page.locator('input.qty').count() === lines.length, `${await page.locator('input.qty').count()} lines in the quote`);
    must(await total(page) === shown, `shown ${shown}, made ${await total(page)}`);
  } catch (error) {
    mistakes.push(`${error.message.split('\n').slice(0, 3).join(' ')} at ${page.url()}`);
  }
  await context.close();
  return mistakes;
}
