// Which pages a person sees: goes from the menu along every link, and takes one address of each kind; what leads to no
// page is a mistake. It knows no rights: what is offered has to open.
import { links_of } from './person.mjs';

const LINES = '/reports/renewal-lines';

// What only chooses a list's rows: a home leads to a hundred such lists, one of them is enough (story/home.py reads all).
const FILTER = /^(?:currency|due_from|due_to|end_from|end_to|site|agreement|quote|state|valid_to)$/;

// Addresses of one kind show one page with other rows.
const kind_of = address => {
  const url = new URL(address, 'http://x');
  const asked = [...url.searchParams].map(([name]) => (FILTER.test(name) ? 'filter' : name)).sort();
  return `${url.pathname.replace(/\/[0-9][^/]*/g, '/#')}?${[...new Set(asked)]}`;
};

const SORTED = /[?&](?:sort|fields|format|limit)=/; // one of them is a seed; all are asked for

export class Crawl {
  pages = new Map(); // kind → { kind, address, status, text }
  mistakes = [];
  #asked = new Map(); // address → status

  constructor(person) {
    this.person = person;
  }

  // One page, and all that it leads to is asked for.
  async open(address, { status = 200, kind = kind_of(address), wander = true } = {}) {
    if (this.pages.has(kind)) return this.pages.get(kind);
    const page = { kind, address, status, text: '' };
    this.pages.set(kind, page);
    const answer = await this.#ask(address);
    page.text = answer.text;
    page.is_page = answer.is_page;
    if (answer.status !== status && answer.status !== 303) this.mistakes.push(`${address}: ${answer.status}, not ${status}`);
    if (answer.is_page) await this.#follow(page, wander);
    else this.pages.delete(kind);
    return page;
  }

  async #ask(address) {
    const answer = await this.person.ask(address);
    this.#asked.set(address, answer.status);
    return answer;
  }

  async #follow(page, wander) {
    const { pages, posts } = links_of(page.text);
    for (const address of pages) {
      if (wander && !SORTED.test(address) && !address.startsWith('/static/')) await this.#wander(page, address);
      else if (!this.#asked.has(address)) this.#judge(page, address, (await this.#ask(address)).status);
    }
    for (const address of posts.filter(address => !this.#asked.has(`POST ${address}`))) {
      // Without its secret a form changes nothing, but its door is found.
      const { status } = await this.person.send(address, {});
      this.#asked.set(`POST ${address}`, status);
      if (status !== 403) this.mistakes.push(`${page.address} has a form to ${address}: ${status} without its secret`);
    }
  }

  async #wander(page, address) {
    if (!this.pages.has(kind_of(address))) await this.open(address);
    else if (!this.#asked.has(address) && kind_of(address) !== `${LINES}?filter`) {
      this.#judge(page, address, (await this.#ask(address)).status);
    }
  }

  #judge(page, address, status) {
    if (status >= 400) this.mistakes.push(`${page.address} leads to ${address}: ${status}`);
  }
}

// The first link of a list that leads to one thing.
const first_of = (text, path) => links_of(text).pages.find(address => new RegExp(`^${path}/[0-9]+$`).test(address));

// One thing in each state that the list can be asked for.
async function open_states(crawl, path, states, more) {
  for (const state of states) {
    const list = await crawl.person.ask(`${path}?state=${state}`);
    const address = list.status === 200 && first_of(list.text, path);
    if (!address) continue;
    await crawl.open(address, { kind: `${path}/# ${state}` });
    for (const query of state === states[0] ? more : []) await crawl.open(address + query, { kind: `${path}/#${query} ${state}` });
  }
}

// The pages of a person; `sees` says what the menu offers it.
export async function crawl_pages(person) {
  const crawl = new Crawl(person);
  await crawl.open('/home');
  const sees = path => crawl.pages.has(`${path}?`);
  if (sees('/quotes')) {
    await open_states(crawl, '/quotes', ['draft', 'standing', 'presented', 'accepted', 'ordered', 'declined', 'expired',
      'withdrawn', 'superseded'], ['?why=1']);
  }
  if (sees('/orders')) {
    await open_states(crawl, '/orders', ['in_review', 'accepted', 'returned', 'cancelled', 'draft'], []);
  }
  if (sees(LINES)) {
    await crawl.open(`${LINES}?state=announced&sort=-due`, { kind: 'sorted' });
    await crawl.open(`${LINES}?fields=due,agreement,city,reseller_name,previous_unit,days_to_end`, { kind: 'more columns' });
    await crawl.open(`${LINES}?site_name=nobody+of+this+name`, { kind: 'nothing found' });
    await crawl.open(`${LINES}?due_from=yesterday`, { kind: 'bad input', status: 422 });
  }
  await crawl.open('/no-such-page', { kind: 'nothing there', status: 404, wander: false });
  if (!sees('/orders')) await crawl.open('/orders', { kind: 'refused', status: 403, wander: false });
  return crawl;
}
