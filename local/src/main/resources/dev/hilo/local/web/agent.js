// The agent's desk: open cases, one user's timeline as it grows, an answer box. All text is shown as text.
const byId = (id) => document.getElementById(id);
const signIn = byId('sign-in');
const news = byId('news');
const timeline = byId('timeline');
const answer = byId('answer');
const api = signIn.dataset.api;
const words = JSON.parse(timeline.dataset.words);
let token = '';
let open = null;
// All that is asked about the open case is asked under this signal, and given up when another is chosen.
let choosing = new AbortController();
let refreshing = new AbortController();
let typed = 0;
const present = new Map();
// What was written and not sent, by case.
const drafts = new Map();

function call(path, options = {}) {
  return fetch(api + path, { ...options, headers: { ...options.headers, Authorization: `Bearer ${token}` } });
}

async function ask(path, options) {
  const response = await call(path, options);
  const body = await response.json();
  if (!response.ok) {
    throw new Error(body.detail || body.title || response.status);
  }
  return body;
}

function post(path, body) {
  return ask(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID() },
    body: JSON.stringify(body),
  });
}

function element(tag, className, text) {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text || '';
  return made;
}

async function picture(attachment, signal) {
  const image = document.createElement('img');
  image.alt = attachment.name;
  const response = await call(attachment.href, { signal });
  image.src = URL.createObjectURL(await response.blob());
  return image;
}

function show(entry, signal) {
  const id = `${entry.version}.${entry.position}`;
  if (timeline.querySelector(`[data-id="${id}"]`)) {
    return;
  }
  const outgoing = !['interaction', 'case-opened'].includes(entry.kind);
  const item = element('li', outgoing ? 'out' : 'in');
  item.dataset.id = id;
  const who = entry.by || (outgoing ? timeline.dataset.agent : timeline.dataset.user);
  const head = element('div', 'quiet', `${words[entry.kind] || entry.kind} · ${who}${entry.channel ? ` · ${entry.channel}` : ''} · `);
  const time = element('time', '', new Date(entry.at).toLocaleTimeString());
  time.dateTime = entry.at;
  head.append(time);
  item.append(head);
  const text = [entry.subject, entry.text].filter(Boolean).join('\n');
  if (text) {
    item.append(element('div', 'text', text));
  }
  for (const attachment of entry.attachments || []) {
    const line = element('div', 'quiet', `📎 ${attachment.name} · ${attachment.size} B `);
    item.append(line);
    if (attachment.mediaType.startsWith('image/')) {
      picture(attachment, signal).then((image) => line.append(image)).catch(() => {});
    }
  }
  timeline.append(item);
  timeline.scrollTop = timeline.scrollHeight;
}

// Who of the user's identities is there; one that writes counts for all.
function showPresence(one) {
  present.set(one.identity, one);
  const all = [...present.values()];
  byId('presence').textContent = all.some((each) => each.typing) ? words.typing : all.some((each) => each.here) ? words.here : '';
}

// Server-sent events by fetch, as EventSource cannot send a token. Goes on after the last version seen.
async function follow(user, from, signal) {
  let seen = from;
  while (!signal.aborted) {
    try {
      const headers = { Accept: 'text/event-stream', 'Last-Event-ID': String(seen) };
      const response = await call(`/api/v1/users/${encodeURIComponent(user)}/events`, { headers, signal });
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
      let rest = '';
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        const events = (rest + part.value).split(/\r?\n\r?\n/);
        rest = events.pop();
        if (signal.aborted) {
          return;
        }
        for (const event of events) {
          const lines = event.split(/\r?\n/);
          const data = lines.filter((line) => line.startsWith('data:')).map((line) => line.slice(5)).join('\n');
          if (data && lines.some((line) => /^event: ?presence$/.test(line))) {
            showPresence(JSON.parse(data));
          } else if (data) {
            const commit = JSON.parse(data);
            commit.entries.forEach((entry) => show(entry, signal));
            seen = commit.version;
            refresh();
          }
        }
      }
    } catch (error) {
      if (signal.aborted) {
        return;
      }
      news.textContent = error.message;
    }
    await new Promise((resolve) => { setTimeout(resolve, 1000); });
  }
}

async function choose(one) {
  choosing.abort();
  choosing = new AbortController();
  const { signal } = choosing;
  open = one;
  timeline.replaceChildren();
  present.clear();
  byId('presence').textContent = '';
  byId('case-title').textContent = `${one.number || one.id} · ${one.subject || ''}`;
  answer.hidden = false;
  answer.elements.text.value = drafts.get(one.id) || '';
  news.textContent = '';
  byId('case-title').focus();
  refresh();
  try {
    const page = await ask(`/api/v1/users/${encodeURIComponent(one.userId)}/timeline?limit=200`, { signal });
    page.items.forEach((entry) => show(entry, signal));
    const last = page.items.at(-1);
    follow(one.userId, last ? last.version : 0, signal);
  } catch (error) {
    if (!signal.aborted) {
      news.textContent = error.message;
    }
  }
}

async function refresh() {
  const list = byId('cases');
  refreshing.abort();
  refreshing = new AbortController();
  const { signal } = refreshing;
  try {
    const page = await ask('/api/v1/cases?limit=50', { signal });
    const focused = document.activeElement && document.activeElement.dataset.id;
    const cases = page.items.filter((one) => !['resolved', 'closed'].includes(String(one.status).toLowerCase()));
    list.replaceChildren(...cases.map((one) => {
      const button = element('button', '', `${one.number || one.id} · ${one.subject || ''}`);
      button.type = 'button';
      button.dataset.id = one.id;
      button.append(element('div', 'quiet', [one.status, one.priority, one.queue, one.agent && (one.agent.name || one.agent)].filter(Boolean).join(' · ')));
      button.setAttribute('aria-current', String(Boolean(open && open.id === one.id)));
      button.addEventListener('click', () => choose(one));
      const item = document.createElement('li');
      item.append(button);
      return item;
    }));
    if (!cases.length) {
      list.append(element('li', 'quiet', list.dataset.empty));
    }
    if (focused) {
      list.querySelector(`[data-id="${CSS.escape(focused)}"]`)?.focus();
    }
  } catch (error) {
    if (!signal.aborted) {
      news.textContent = error.message;
    }
  }
}

signIn.addEventListener('submit', async (event) => {
  event.preventDefault();
  try {
    const form = new URLSearchParams({ role: 'agent', name: new FormData(signIn).get('name') });
    const response = await fetch(`${signIn.dataset.identity}/token`, { method: 'POST', body: form });
    token = (await response.json()).access_token;
    signIn.hidden = true;
    byId('desk').hidden = false;
    await refresh();
    setInterval(refresh, 3000);
  } catch (error) {
    news.textContent = error.message;
  }
});

// Posts what is written to the case it was written for, whichever is open by the time that is done.
async function send(action, body) {
  const field = answer.elements.text;
  const one = open;
  const text = field.value;
  try {
    await post(`/api/v1/cases/${encodeURIComponent(one.id)}/${action}`, body(text));
    if (drafts.get(one.id) === text) {
      drafts.delete(one.id);
    }
    if (open.id === one.id && field.value === text) {
      field.value = '';
    }
    news.textContent = '';
  } catch (error) {
    news.textContent = `${one.number || one.id}: ${error.message}`;
  }
}

answer.addEventListener('submit', async (event) => {
  event.preventDefault();
  await send('messages', (text) => ({ text }));
  answer.elements.text.focus();
});

// Lets the user see it, every three seconds while it goes on. If that fails nobody needs to know.
answer.elements.text.addEventListener('input', () => {
  drafts.set(open.id, answer.elements.text.value);
  if (Date.now() - typed > 3000) {
    typed = Date.now();
    call(`/api/v1/cases/${encodeURIComponent(open.id)}/typing`, { method: 'POST' }).catch(() => {});
  }
});

byId('resolve').addEventListener('click', async () => {
  const text = answer.elements.text;
  if (!text.value.trim()) {
    text.reportValidity();
    return;
  }
  await send('resolve', (resolution) => ({ cause: 'other', resolution }));
});
