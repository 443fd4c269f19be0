// portal.mjs BASE [SHOTS]: the pages of a served demo as its people see them, in each view; where they lead; what the
// module and the stylesheet do; and that each check finds what is planted for it. ONLY=name,… judges pages whose
// address holds one of them, and nothing else; EVERY_VIEW=yes sees each page in all languages, colours and widths.
import { mkdir } from 'node:fs/promises';
import { behave } from './behaviour.mjs';
import { EVERY_VIEW, Eyes, judge_all, open_browser, Tally, VIEWS } from './browser.mjs';
import { live } from './clicks.mjs';
import { change, morning, renewal } from './days.mjs';
import { cart } from './cart.mjs';
import { paste } from './pasted.mjs';
import { Crawl, crawl_pages } from './crawl.mjs';
import { Person, sign_in } from './person.mjs';
import { self_test } from './planted.mjs';
import { split } from './split.mjs';

const [base, shots] = process.argv.slice(2);
const only = process.env.ONLY?.split(',');
const tally = new Tally();

// name → the role that the demo's sign-in page calls it by
const PEOPLE = {
  partner: 'reseller primary',
  reporting: 'reseller, reporting alone',
  distributor: 'distributor primary',
  customer: 'customer primary, whole agreement',
  desk: 'order desk',
  auditor: 'auditor',
};

async function crawl_signed_out() {
  const crawl = new Crawl(new Person(base, 'nobody'));
  await crawl.open('/sign-in');
  await crawl.open('/verify');
  await crawl.open('/no-such-page', { status: 404, kind: 'nothing there', wander: false });
  return crawl;
}

async function crawl_people() {
  const people = Object.entries(PEOPLE).map(async ([name, role]) => crawl_pages(await sign_in(base, name, role)));
  return Promise.all([crawl_signed_out(), ...people]);
}

// A home differs by who looks, and is seen as everybody's; another kind as the first person's who has it.
const OWN = /^\/home\b/;

// Five rows of a list show what fifty do, and are judged in a fifth of the time.
const LISTS = /^\/(?:reports\/renewal-lines|quotes|bqo|orders|proofs)(?=\?|$)/;
const fewer_rows = ({ address, status }) =>
  (LISTS.test(address) && status === 200 ? `${address}${address.includes('?') ? '&' : '?'}limit=5` : address);

function pages_to_see(crawls) {
  const seen = new Set();
  return crawls.flatMap(({ person, pages }) => [...pages.values()]
    .filter(page => !seen.has(page.kind) ? seen.add(page.kind) : OWN.test(page.kind))
    .filter(page => !only || only.some(word => page.address.includes(word)))
    .map(page => ({ ...page, person, address: fewer_rows(page) })));
}

// Kinds of pages that the clicks look at in every view.
const CLICKED = /^\/(?:reports\/renewal-lines|quotes\/#|orders\/(?:#|new)|proofs\/#)/;

// All pages in the first view; of those that nobody clicks through, two of three in one of the others.
function views_of(crawls) {
  const pages = pages_to_see(crawls);
  if (process.env.EVERY_VIEW) return pages.flatMap(page => EVERY_VIEW.map(view => ({ ...page, view })));
  const others = only ? pages : pages.filter(page => !CLICKED.test(page.kind));
  return [...pages.map(page => ({ ...page, view: VIEWS[0] })), ...VIEWS.slice(1).flatMap((view, n) => others
    .filter((page, at) => only || at % VIEWS.length === n).map(page => ({ ...page, view })))];
}

// One renewal by clicks, with scripts and then without: the pages of the thread are looked at where it goes along, in
// every view.
async function live_by_clicks(browser, eyes) {
  const names = ['partner', 'customer', 'distributor'];
  const people = Object.fromEntries(await Promise.all(names.map(async name => [name, await sign_in(base, name, PEOPLE[name])])));
  const look = (name, address, what) => judge_all(eyes, VIEWS.map(view => (
    { person: people[name], view, kind: what, address, status: 200 })), { shots, tally });
  tally.take('a renewal by clicks, with scripts', await live(browser, base, { people, scripts: true, look }));
  for (const scripts of [true, false]) {
    tally.take(`40 pasted lines with six repairs, ${scripts ? 'with' : 'without'} scripts`,
      await paste(browser, base, { person: people.partner, scripts }));
  }
  const look_once = scripts => (scripts ? (address, what) => look('partner', address, what) : async () => {});
  for (const scripts of [true, false]) {
    tally.take(`parts ordered without a quote, by clicks, ${scripts ? 'with' : 'without'} scripts`,
      await cart(browser, base, { person: people.partner, scripts, look: look_once(scripts) }));
  }
  tally.take('a renewal by clicks, without scripts', await live(browser, base, { people, scripts: false, look: async () => {} }));
}

// Of these ways each stop is looked at in one view, the next in the next.
let turns = 0;
const turn = () => VIEWS[turns++ % VIEWS.length];

// Two orders for one, tried and ordered by clicks.
async function split_by_clicks(browser, eyes) {
  const person = await sign_in(base, 'distributor', PEOPLE.distributor);
  const look = (address, what) => judge_all(eyes, [
    { person, view: turn(), kind: what, address, status: 200 }], { shots, tally });
  tally.take('a split that saves, by clicks', await split(browser, base, person, look));
}

// Days that change what everybody sees, each at a server of its own (portal.sh).
async function days_by_clicks(browser) {
  const days = [['a morning with three decisions, by clicks', process.env.MORNING, 'partner', morning],
    ['a renewal of all sites, by clicks', process.env.RENEWAL, 'customer', renewal],
    ['a change of an order by two persons, by clicks', process.env.RENEWAL, 'desk', change]];
  await Promise.all(days.map(async ([name, at, who, day]) => {
    const person = await sign_in(at, who, PEOPLE[who]);
    const seeing = await Eyes.open(browser, at, 1);
    const look = (address, what) => judge_all(seeing, [
      { person, view: turn(), kind: what, address, status: 200 }], { shots, tally });
    tally.take(name, await day(browser, at, person, look));
  }));
}

async function find_around() {
  const crawls = await crawl_people();
  for (const { person, pages, mistakes } of crawls) {
    tally.take(`what ${person.name} is offered opens (${pages.size} kinds of pages)`, mistakes);
  }
  return crawls;
}

const browser = await open_browser();
try {
  if (shots) await mkdir(shots, { recursive: true });
  const policy = (await fetch(`${base}/sign-in`)).headers.get('content-security-policy');
  const eyes = await Eyes.open(browser, base, 3);
  const [crawls] = await Promise.all([find_around(), ...(only ? [] : [self_test(browser, policy, tally)])]);
  // The clicks change what lists show, so they begin when everybody has looked around.
  await Promise.all([judge_all(eyes, views_of(crawls), { shots, tally }),
    ...(only ? [] : [live_by_clicks(browser, eyes), split_by_clicks(browser, eyes), days_by_clicks(browser)])]);
  if (!only) await behave(browser, base, crawls.find(crawl => crawl.person.name === 'partner'), tally);
} finally {
  await browser.close();
}
tally.end();
