// Progressive enhancement only: every page works without this file, as plain links and form posts.
// The server stays right; this makes it quicker. What it may do is listed in docs/face.md.

const one = (selector, root = document) => root.querySelector(selector);
const all = (selector, root = document) => root.querySelectorAll(selector);
const root = document.documentElement;
root.dataset.scripts = 'on';

// ---- theme: the server prints data-theme from the cookie, so there is no flash --------------------
addEventListener('click', event => {
  if (!event.target.closest?.('[data-theme-toggle]')) return;
  event.preventDefault();
  const dark = root.dataset.theme
    ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  root.dataset.theme = dark ? 'light' : 'dark';
  document.cookie = `theme=${root.dataset.theme};path=/;max-age=31536000;samesite=lax`;
});

// ---- menus are <details name>: Escape and a click outside close them ------------------------------
addEventListener('keydown', event => {
  const menu = event.key === 'Escape' && one('details.menu[open]');
  if (!menu) return;
  menu.open = false;
  one('summary', menu).focus();
});
addEventListener('click', event => {
  for (const menu of all('details.menu[open]')) if (!menu.contains(event.target)) menu.open = false;
});

// ---- fragments ------------------------------------------------------------------------------------
// One Trusted Types policy is the only place where text becomes DOM, and only answers of this server do.
const policy = globalThis.trustedTypes?.createPolicy('licet-frag', { createHTML: text => text });
const parse = text =>
  new DOMParser().parseFromString(policy ? policy.createHTML(text) : text, 'text/html');

let running;
// The page at an address that has the region; null where ordinary navigation has taken over.
async function fetch_page(url, selector) {
  running?.abort();
  running = new AbortController();
  const answer = await fetch(url, { headers: { 'X-Fragment': selector }, signal: running.signal });
  const page = answer.ok && !answer.redirected && parse(await answer.text());
  if (page && one(selector, page)) return page;
  location.assign(answer.redirected ? answer.url : url);
  return null;
}

async function with_page(url, selector, use) {
  try {
    const page = await fetch_page(url, selector);
    if (page) use(page);
  } catch (error) {
    if (error.name !== 'AbortError') location.assign(url);
  }
}

function swap(url, selector, push) {
  const target = one(selector);
  if (!target) return location.assign(url);
  target.setAttribute('aria-busy', 'true');
  return with_page(url, selector, page => {
    const focused = document.activeElement?.id;
    const region = one(selector, page);
    for (const old of all('[data-along][id]')) { // what else the address decides: files, saved views
      const next = page.getElementById(old.id);
      if (next && !region.contains(next)) old.replaceWith(document.adoptNode(next));
    }
    target.replaceWith(document.adoptNode(region));
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
    const live = one('#live');
    if (live) live.textContent = region.dataset.say || '';
    if (push) history.pushState({ selector }, '', url);
    count_picked();
  });
}

const query_of = (form, submitter) => {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form, submitter)) {
    if (typeof value === 'string' && name !== 'csrf' && name !== 'idempotency_key') fields.append(name, value);
  }
  return fields;
};

addEventListener('submit', event => {
  const form = event.target;
  if (!form.dataset?.frag || form.method !== 'get') return;
  event.preventDefault();
  const path = form.getAttribute('action').split('?')[0];
  swap(`${path}?${query_of(form, event.submitter)}`, form.dataset.frag, true);
});
addEventListener('click', event => {
  const link = event.target.closest?.('a[data-frag]');
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
  event.preventDefault();
  swap(link.href, link.dataset.frag, true);
});
addEventListener('popstate', event => {
  if (event.state?.selector) swap(location.href, event.state.selector, false);
});

// ---- a form of quantities shows what it would come to, while it is typed --------------------------
// Only the figures (elements with data-out and an id) are replaced, so that the field keeps its caret.
let waiting;
addEventListener('input', event => {
  const form = event.target.form;
  if (!form?.dataset.preview && !form?.dataset.check) return;
  clearTimeout(waiting);
  waiting = setTimeout(() => preview(form), 400);
});
async function preview(form) {
  const selector = form.dataset.region;
  try {
    const url = form.dataset.check || `${form.dataset.preview}?${query_of(form)}`;
    const region = await fetch_preview(url, selector, form);
    for (const out of region ? all('[data-out][id]', one(selector)) : []) {
      const next = region.querySelector(`#${CSS.escape(out.id)}`);
      if (next) out.replaceWith(document.adoptNode(next));
    }
  } catch { /* the figures stay as they are; the button recalculates */ }
}
// A form with much to read is sent whole (data-check): that address does nothing either.
async function fetch_preview(url, selector, form) {
  const body = form.dataset.check ? new URLSearchParams([...new FormData(form)].filter(([, value]) => typeof value === 'string')) : undefined;
  const answer = await fetch(url, { method: body ? 'POST' : 'GET', body, headers: { 'X-Fragment': selector } });
  return answer.ok ? one(selector, parse(await answer.text())) : null;
}

// ---- ticked rows ----------------------------------------------------------------------------------
function count_picked() {
  for (const out of all('[data-count]')) {
    out.textContent = all(`input[name="${out.dataset.count}"]:checked`).length;
  }
}
addEventListener('change', event => {
  const box = event.target;
  if (box.type !== 'checkbox') return;
  if (box.dataset.all) {
    for (const each of all(`input[name="${box.dataset.all}"]`)) each.checked = box.checked;
  }
  count_picked();
});
count_picked();

// ---- confirmations: a link to a page that asks opens that page's form in a dialog -----------------
addEventListener('click', event => {
  const link = event.target.closest?.('a[data-dialog]');
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
  event.preventDefault();
  with_page(link.href, '#ask', page => {
    const dialog = document.createElement('dialog');
    dialog.className = 'ask';
    dialog.setAttribute('aria-labelledby', 'ask-title');
    dialog.append(document.adoptNode(one('#ask', page)));
    dialog.addEventListener('close', () => { dialog.remove(); link.focus(); });
    dialog.addEventListener('click', inside => {
      if (!inside.target.closest('[data-close]')) return;
      inside.preventDefault();
      dialog.close();
    });
    document.body.append(dialog);
    dialog.showModal();
  });
});

// ---- running jobs: one event a connection, which the browser opens again by itself; closed while nobody looks ----
for (const bar of all('progress[data-job]')) follow(bar);

function follow(bar) {
  const title = document.title;
  let stream, errors = 0, said = 0;
  const show = job => {
    errors = 0;
    document.title = job.state === 'running' ? `(${job.done}) ${title}` : title;
    const words = one('output', bar.parentNode);
    if (words && Date.now() - said > 10000) { // a reader is not told more often
      words.textContent = job.text;
      said = Date.now();
    }
    if (job.state !== 'running' && job.state !== 'queued') {
      stream.close();
      location.reload();
    }
  };
  const open = () => {
    stream = new EventSource(`${bar.dataset.job}/stream`);
    stream.addEventListener('job', message => show(JSON.parse(message.data)));
    stream.onerror = () => { // also the end of each event
      if (++errors < 3) return;
      stream.close();
      setTimeout(() => location.reload(), 5000);
    };
  };
  document.addEventListener('visibilitychange', () => { document.hidden ? stream.close() : open(); });
  open();
}
