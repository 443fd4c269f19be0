// What is planted must be found: pages with one fault each, served with the product's own policy.
import { createServer } from 'node:http';
import { judge_page, judge_text, open_context, VIEWS } from './browser.mjs';
import { Crawl } from './crawl.mjs';
import { Person } from './person.mjs';

const FAULTS = {
  style: ['style= in', '<p style="color:red">x</p>'],
  handler: ['a handler in', '<p onclick="x()">x</p>'],
  script: ['a script without src', '<script>document.title = "x"</script>'],
  csp: ['csp', '<img src="http://example.invalid/x.png" alt="">'],
  label: ['axe label', '<input name="x">'],
  contrast: ['axe color-contrast', '<p class="pale">pale</p>'],
  target: ['axe target-size', '<p><button class="tiny">a</button><button class="tiny">b</button></p>'],
  wide: ['wider than the screen', '<pre>' + 'x'.repeat(400) + '</pre>'],
  symbol: ['no symbol', '<svg aria-hidden="true"><use href="#i-none"/></svg>'],
  twice: ['there twice', '<p id="twice">a</p><p id="twice">b</p>'],
};

const page = inside => '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>x</title>' +
  '<link rel="icon" href="data:,"><link rel="stylesheet" href="/planted.css"></head>' +
  `<body><main><h1>x</h1>${inside}</main></body></html>`;

// Files by address, on loopback.
async function serve(files, policy) {
  const server = createServer((request, answer) => {
    const file = files[request.url];
    const type = request.url.endsWith('.css') ? 'text/css' : 'text/html; charset=utf-8';
    answer.writeHead(file === undefined ? 404 : 200, { 'Content-Type': type, 'Content-Security-Policy': policy });
    answer.end(file ?? 'not found');
  });
  await new Promise(done => server.listen(0, '127.0.0.1', done));
  return { base: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}

function told(found, sign) {
  return found.some(mistake => mistake.includes(sign)) ? [] : [`planted, not found; only: ${found.join('; ')}`];
}

export async function self_test(browser, policy, tally) {
  const files = {
    '/planted.css': '.pale{color:#ccc;background:#fff} .tiny{width:8px;height:8px;margin:0;padding:0;border:0}',
    '/clean': page('<p>nothing is wrong</p>'),
    '/dead': page('<a href="/clean">a</a><a href="/gone">b</a>'),
    '/form': page('<form method="post" action="/gone"><button>x</button></form>'),
  };
  for (const [name, [, inside]] of Object.entries(FAULTS)) files[`/${name}`] = page(inside);
  const server = await serve(files, policy);
  const context = await open_context(browser, { view: VIEWS[0], base: server.base });
  tally.take('self clean', await judge_page(context, '/clean'));
  for (const [name, [sign]] of Object.entries(FAULTS)) {
    tally.take(`self ${name}`, told(await judge_page(context, `/${name}`), sign));
  }
  for (const name of ['contrast', 'target']) { // what a view changes is asked in each
    tally.take(`self ${name} in another view`, told(await judge_page(context, `/${name}`, { whole: false }), FAULTS[name][0]));
  }
  tally.take('self language', told(await judge_page(context, '/clean', { lang: 'id' }), 'speaks en'));
  tally.take('self status', told(await judge_page(context, '/clean', { status: 422 }), 'status 200'));
  tally.take('self text', judge_text('<p title="style= onclick=">x</p>'));
  for (const [name, address] of [['dead link', '/dead'], ['form to nowhere', '/form']]) {
    const crawl = new Crawl(new Person(server.base, 'nobody'));
    await crawl.open(address);
    tally.take(`self ${name}`, told(crawl.mistakes, '/gone'));
  }
  await context.close();
  server.close();
}
