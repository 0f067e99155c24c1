import { Connection } from './connection.js';
import * as around from './embedded.js';
import { element, Files } from './files.js';
import { day, language, say, speak, time } from './words.js';

const $ = (id) => document.getElementById(id);
const settings = fetch('config.json').then((answer) => answer.json());
const shown = new Map();
const drawn = [];
let lastDay = '';
let who = null;
let longest = Infinity;
let state = 'off';
let desk = false;
let welcomed = false;
let typingUntil = 0;

/** Text with its web addresses as links; never as HTML. */
function withLinks(parent, text) {
  for (const [i, part] of text.split(/(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]'])/).entries()) {
    if (i % 2 === 0) {
      parent.append(part);
    } else {
      const link = element('a', '', part);
      link.href = part;
      link.target = '_blank';
      link.rel = 'noopener noreferrer';
      parent.append(link);
    }
  }
}

function bubble(side, kind, at, text, lang) {
  const today = day(at);
  if (today !== lastDay) {
    lastDay = today;
    $('log').append(element('li', 'day', today));
  }
  const item = element('li', `said ${side} ${kind}`);
  const body = element('div', 'bubble');
  if (lang) body.lang = lang;
  withLinks(body, text);
  item.append(body, element('p', 'meta'));
  $('empty').hidden = true;
  return item;
}

function atBottom() {
  const box = $('scroll');
  return box.scrollHeight - box.scrollTop - box.clientHeight < 80;
}

function add(item, follow) {
  $('log').append(item);
  if (follow) $('scroll').scrollTop = $('scroll').scrollHeight;
  look();
}

/** What is on a visible page at its end has been seen. */
function look() {
  if (around.opened && document.visibilityState === 'visible' && !$('talk').hidden && atBottom()) connection.seen();
  around.unread(drawn.filter((one) => !one.clientId && one.seq > connection.seenUpTo).length);
}

function showDesk(message) {
  typing(0);
  drawn.push(message);
  drawDesk(message);
}

function drawDesk(message) {
  const at = new Date(message.at);
  const item = bubble('theirs', message.kind, at, message.text, message.language);
  const name = element('p', 'who');
  name.append(element('b', '', message.author ?? say('desk')));
  const about = [say(message.kind), message.caseId].filter(Boolean).join(' · ');
  if (about) name.append(` · ${about}`);
  item.prepend(name);
  item.querySelector('.bubble').append(...(message.files ?? []).map((file) => files.shown(file)));
  item.querySelector('.meta').textContent = time(at);
  add(item, atBottom());
}

function showOwn(message) {
  const at = drawn.findIndex((one) => one.clientId === message.clientId);
  if (at < 0) drawn.push(message); else drawn[at] = message;
  drawOwn(message);
}

function drawOwn({ clientId, text, files: sent, at, state: progress, reason }) {
  let item = shown.get(clientId);
  if (!item) {
    item = bubble('mine', '', at, text);
    item.prepend(element('span', 'hidden', say('you')));
    shown.set(clientId, item);
    add(item, true);
  }
  item.className = `said mine ${progress}`;
  item.querySelectorAll('.file').forEach((file) => file.remove());
  item.querySelector('.bubble').append(...(sent ?? []).map((file) => files.shown(file)));
  const meta = item.querySelector('.meta');
  meta.replaceChildren(`${time(at)} · ${say(progress)}`);
  if (progress === 'failed') {
    const again = element('button', '', say('retry'));
    again.type = 'button';
    again.addEventListener('click', () => connection.again(clientId));
    meta.append(` · ${reason ?? ''} `, again);
  }
}

function empty() {
  $('log').replaceChildren();
  $('empty').hidden = false;
  shown.clear();
  lastDay = '';
}

/** All again in another language, without reading it all out. */
function redraw() {
  $('live').ariaLive = 'off';
  empty();
  files.redraw();
  for (const message of drawn) (message.clientId ? drawOwn : drawDesk)(message);
  requestAnimationFrame(() => { $('live').ariaLive = 'polite'; });
}

function forget() {
  drawn.length = 0;
  empty();
}

/** Nothing of the conversation stays to be seen, nor what was being written. */
function clear() {
  files.forget();
  typing(0);
  who = null;
  if (welcomed) $('text').value = '';
  $('notice').textContent = '';
  forget();
  around.unread(0);
}

function status(now = state) {
  state = now;
  $('status').dataset.state = now;
  const me = now === 'open' && who ? `${say('as', who)} · ${say('verified')}` : say(now);
  $('status').textContent = now === 'open' ? `${me} · ${say(desk ? 'deskHere' : 'deskAway')}` : me;
}

/** Somebody of the desk is writing, for so many milliseconds. */
function typing(holds) {
  clearTimeout(typingUntil);
  const words = holds > 0 ? say('typing') : '';
  if ($('typing').textContent !== words) $('typing').textContent = words;
  if (holds > 0) typingUntil = setTimeout(() => typing(0), holds);
}

function page(started) {
  $('start').hidden = started;
  $('talk').hidden = !started;
  $('leave').hidden = !started;
  if (around.opened) $(started ? 'text' : 'name').focus();
}

/** In a frame nobody is asked who they are: the page around says so, or they are a visitor. */
function begin(token) {
  if (token || !connection.started) connection.start(token);
  page(true);
}

speak(around.embedded ? around.language ?? language() : language());

const connection = new Connection({
  state: status,
  welcome(frame) {
    if (frame.ended) clear();
    else if (!frame.resumed) forget();
    welcomed = true;
    longest = frame.longestText;
    $('notice').textContent = '';
    desk = frame.desk;
    files.welcome(frame);
    who = frame.verified ? frame.name ?? say('you') : null;
  },
  message(message) {
    if (message.clientId) showOwn({ ...message, at: Date.parse(message.at), state: 'sent' });
    else showDesk(message);
  },
  outgoing: showOwn,
  upload: (frame) => files.address(frame),
  uploadFailed: (frame) => files.failed(frame),
  desk(here) {
    desk = here;
    status();
  },
  typing,
  ended() {
    clear();
    status('off');
    if (around.embedded && around.opened) connection.start();
    else page(around.embedded);
  },
  failure(frame) {
    $('notice').textContent = frame.message;
    if (frame.code === 'sign-in-required') {
      connection.pause()?.close();
      clear();
      status('off');
      page(around.embedded);
      $(around.embedded ? 'notice' : 'sign-in-error').textContent = frame.message;
    }
    if (frame.code === 'token-rejected') {
      if (Connection.known || around.embedded) connection.start();
      else page(false);
      $('sign-in-error').textContent = frame.message;
    }
  },
}, language());

const files = new Files(connection);

/** Whoever does not say who they are sees nothing of who was here before. */
function startAnew() {
  connection.forget();
  connection.start();
  page(true);
}

function signOut() {
  const done = connection.signOut();
  clear();
  status('off');
  page(false);
  return done;
}

async function signIn(event) {
  event.preventDefault();
  $('sign-in-error').textContent = '';
  const submit = $('sign-in').querySelector('[type=submit]');
  submit.disabled = true;
  try {
    const { issuer } = await settings;
    const answer = await fetch(`${issuer}/token`, {
      method: 'POST',
      body: new URLSearchParams({ name: $('name').value.trim(), email: $('email').value.trim(), role: 'user' }),
    });
    if (!answer.ok) throw new Error(`the identity provider answered ${answer.status}`);
    connection.start((await answer.json()).access_token);
    page(true);
  } catch {
    $('sign-in-error').textContent = say('signInFailed');
  } finally {
    submit.disabled = false;
  }
}

function send(event) {
  event?.preventDefault();
  const text = $('text').value.trim();
  $('notice').textContent = [...text].length > longest ? say('tooLong', longest)
    : files.settled ? '' : say('stillUploading');
  if ($('notice').textContent) return;
  if (!connection.started) startAnew();
  if (text || files.any) connection.write(text, files.take());
  $('text').value = '';
  $('text').focus();
}

$('sign-in').addEventListener('submit', signIn);
$('anonymous').addEventListener('click', startAnew);
$('compose').addEventListener('submit', send);
$('text').addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) send(event);
});
$('text').addEventListener('input', () => $('text').value.trim() && connection.typing());
$('leave').addEventListener('click', () => {
  signOut();
  around.close();
});
$('close').addEventListener('click', around.close);
$('language').addEventListener('change', () => {
  speak($('language').value);
  connection.speak(language());
  redraw();
  status();
});
$('scroll').addEventListener('scroll', look, { passive: true });
addEventListener('visibilitychange', look);

$('close').hidden = !around.embedded;
$('language').value = language();
status('off');
page(Connection.known);
if (Connection.known) connection.start();
around.begin({
  opened() {
    begin();
    $('scroll').scrollTop = $('scroll').scrollHeight;
    look();
  },
  signIn: begin,
  signOut,
});
