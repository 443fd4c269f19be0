// A person at the portal, without a browser: signs in by one click of the demo, asks for pages, and says where they
// lead. The session goes to a browser as cookies.
const HEAD = { redirect: 'manual' };

const plain = text => text.replace(/&amp;/g, '&').replace(/&quot;/g, '"').replace(/&#39;/g, "'");

// The addresses of our own that a page leads to: { pages, posts }, without what is after #.
export function links_of(html) {
  const pages = new Set();
  const posts = new Set();
  for (const [tag] of html.matchAll(/<(?:a|form|link|script|img)\s[^>]*>/g)) {
    const address = plain(/\s(?:href|action|src)="([^"]*)"/.exec(tag)?.[1] ?? '').split('#')[0];
    if (!address.startsWith('/')) continue;
    (/\smethod="post"/.test(tag) ? posts : pages).add(address);
  }
  for (const [, address] of html.matchAll(/\sdata-preview="(\/[^"]*)"/g)) pages.add(plain(address));
  return { pages: [...pages], posts: [...posts] };
}

export class Person {
  #cookies = new Map([['language', 'en']]);

  constructor(base, name) {
    this.base = base;
    this.name = name;
  }

  async ask(address, init = {}) {
    const cookie = [...this.#cookies].map(pair => pair.join('=')).join('; ');
    const answer = await fetch(this.base + address, { ...HEAD, ...init, headers: { cookie, ...init.headers } });
    for (const line of answer.headers.getSetCookie()) {
      const [name, value] = line.split(';')[0].split('=');
      this.#cookies.set(name, value);
    }
    const is_page = (answer.headers.get('content-type') ?? '').startsWith('text/html');
    return { status: answer.status, location: answer.headers.get('location'), is_page, text: await answer.text() };
  }

  send(address, fields) {
    return this.ask(address, { method: 'POST', body: new URLSearchParams(fields) });
  }

  // What a browser needs to be this person.
  cookies() {
    return [...this.#cookies].filter(([name]) => name.startsWith('__Host-'))
      .map(([name, value]) => ({ name, value, url: this.base.replace('http:', 'https:'), secure: true }));
  }
}

const secret_of = html => /name="csrf" value="(\w+)"/.exec(html)[1];

// The person of the demo whose role is called so, signed in and in a seat.
export async function sign_in(base, name, role) {
  const person = new Person(base, name);
  const page = (await person.ask('/sign-in')).text;
  const people = [...page.matchAll(/name="identity" value="([^"]*)"[\s\S]*?<small>([^<]*)<\/small>/g)];
  const found = people.find(([, , what]) => what.trim() === role);
  if (!found) throw new Error(`the demo has no ${role}; it has ${people.map(([, , what]) => what.trim()).join(', ')}`);
  let answer = await person.send('/sign-in/demo', { csrf: secret_of(page), identity: found[1] });
  if (answer.location?.startsWith('/seat')) {
    const seats = (await person.ask(answer.location)).text;
    const seat = /name="seat" value="([^"]*)"/.exec(seats)[1];
    answer = await person.send('/seat', { csrf: secret_of(seats), seat });
  }
  if (answer.status !== 303) throw new Error(`${role} was not let in: ${answer.status}`);
  return person;
}
