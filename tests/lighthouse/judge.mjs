// judge.mjs BASE: what Lighthouse gives the four screens of the face (docs/face.md), on a telephone and on a desk.
// At least 95 for speed and 100 for accessibility and good practice are asked. A page that is none of ours, with a
// picture that nobody can read aloud, must be given less.
import { createRequire } from 'node:module';
import { createServer } from 'node:http';
import { pathToFileURL } from 'node:url';
import { sign_in } from '../browser/person.mjs';

const base = process.argv[2];
const require = createRequire(`${process.env.LIGHTHOUSE_MODULES}/package.json`);
const load = async name => import(pathToFileURL(require.resolve(name)));
const { default: lighthouse, desktopConfig } = await load('lighthouse');
const { launch } = await load('chrome-launcher');

const LEAST = { performance: 95, accessibility: 100, 'best-practices': 100 };
const FORMS = { telephone: undefined, desk: desktopConfig };
let passed = 0;
let failed = 0;

async function first_link(person, list, pattern) {
  const html = (await person.ask(list)).text;
  const found = [...html.matchAll(/href="([^"#?]*)"/g)].map(([, address]) => address).find(a => pattern.test(a));
  if (!found) throw new Error(`${list} leads to no ${pattern}`);
  return found;
}

async function screens(person) {
  return {
    'partner home': '/home',
    'renewal lines': '/reports/renewal-lines',
    quote: await first_link(person, '/quotes', /^\/quotes\/\d+$/),
    site: await first_link(person, '/home', /^\/customers\/\d+$/),
  };
}

async function scores(chrome, address, config, cookie) {
  const flags = {
    port: chrome.port, output: 'json', logLevel: 'error', onlyCategories: Object.keys(LEAST),
    extraHeaders: cookie ? { Cookie: cookie } : {}, disableStorageReset: true,
  };
  const { lhr } = await lighthouse(address, flags, config);
  if (lhr.finalDisplayedUrl !== address) throw new Error(`${address} leads to ${lhr.finalDisplayedUrl}`);
  const weak = Object.values(lhr.audits).filter(a => a.score !== null && a.score < 0.9 && a.scoreDisplayMode !== 'informative');
  return {
    ...Object.fromEntries(Object.entries(lhr.categories).map(([name, { score }]) => [name, Math.round(score * 100)])),
    weak: weak.map(({ id, displayValue }) => (displayValue ? `${id} (${displayValue})` : id)),
  };
}

const good = found => Object.entries(LEAST).every(([name, least]) => found[name] >= least);

function count(holds) {
  if (holds) passed += 1;
  else failed += 1;
}

async function judge_screens(chrome) {
  const person = await sign_in(base, 'partner', 'reseller primary');
  const cookie = person.cookies().map(({ name, value }) => `${name}=${value}`).join('; ');
  for (const [name, path] of Object.entries(await screens(person))) {
    for (const [form, config] of Object.entries(FORMS)) {
      const found = await scores(chrome, base + path, config, cookie);
      const said = Object.keys(LEAST).map(word => `${word} ${found[word]}`).join(', ');
      console.log(`${name}, ${form}: ${said}${good(found) ? '' : `; ${found.weak.join(', ')}`}`);
      count(good(found));
    }
  }
}

async function judge_planted(chrome) {
  const page = '<!doctype html><title>x</title><body><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="><a href="/"></a><p>words</p>';
  const server = createServer((_, answer) => answer.setHeader('Content-Type', 'text/html').end(page)).listen(0, '127.0.0.1');
  await new Promise(done => server.once('listening', done));
  const found = await scores(chrome, `http://127.0.0.1:${server.address().port}/`, undefined, null);
  console.log(`planted: accessibility ${found.accessibility}; ${found.weak.join(', ')}`);
  count(!good(found) && found.weak.some(word => word.startsWith('image-alt')));
  server.close();
}

const chrome = await launch({
  chromePath: process.env.CHROMIUM || '/usr/bin/chromium-headless-shell',
  chromeFlags: ['--headless=new', '--disable-gpu', ...(process.getuid() === 0 ? ['--no-sandbox'] : [])],
});
try {
  await judge_screens(chrome);
  await judge_planted(chrome);
} finally {
  await chrome.kill();
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
