/**
 * Speaks Hilo's chat protocol (docs/chat-protocol.md): keeps a connection, resumes after every break, and sends what
 * the visitor wrote until the service says it is safe. Draws nothing; tells `listener` what happened.
 *
 * listener: state(name), welcome(frame), message(frame), outgoing(item), failure(frame), upload(frame), uploadFailed(frame),
 *   desk(here), typing(milliseconds), ended()
 */
const SESSION_OVER = 4001;
const SECRET_REPLACED = 4002;
const OTHER_TABS_WRITE = 300;
const PING_AFTER = 20_000;
const DEAD_AFTER = 50_000;
const LONGEST_PAUSE = 15_000;
const ATTEMPTS = 20;
const TYPING_AGAIN = 3_000;
const RETRIED = new Set(['rate-limited', 'not-sent', 'unavailable', 'hello-first']);
const NEW_CONVERSATION_AFTER = 12 * 3_600_000;

const address = () => `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/api/v1/chat`;

/** Also where the page came over plain http, as from another machine of a test network. */
const newId = () => Array.from(crypto.getRandomValues(new Uint32Array(4)), (n) => n.toString(36)).join('-');

/** Has the service forget a session's secret: on its connection, or on one made for that, again and again. */
function signOut(session, socket) {
  const frame = JSON.stringify({ type: 'sign-out', session });
  return new Promise((resolve) => {
    let attempts = 0;
    const over = ({ code }) => {
      if (code === SESSION_OVER || ++attempts >= ATTEMPTS) resolve();
      else setTimeout(connect, 1_000 * attempts);
    };
    const connect = () => {
      const fresh = new WebSocket(address());
      fresh.onopen = () => fresh.send(frame);
      fresh.onclose = over;
    };
    if (socket?.readyState === WebSocket.OPEN) {
      socket.onclose = over;
      socket.send(frame);
    } else {
      socket?.close();
      connect();
    }
  });
}

export class Connection {
  #listener; #language; #socket = null; #token = null; #proof = null; #session = null; #welcomed = false; #stopped = true;
  #lastSeq = 0; #seen = Number(localStorage.getItem('hilo.seen') ?? 0); #breaks = 0; #heard = 0; #timer = 0; #retry = 0;
  #conversation = null; #spokeAt = 0; #typedAt = 0;
  /** What was written on this page before it was welcomed: by who is there now, whoever had the session before. */
  #unwelcomed = new Set();

  constructor(listener, language) {
    this.#listener = listener;
    this.#language = language;
    addEventListener('online', () => this.#wake());
    addEventListener('visibilitychange', () => document.visibilityState === 'visible' && this.#wake());
    addEventListener('storage', ({ key, newValue }) => {
      const gone = key === null || (key === 'hilo.session' && newValue === null);
      if (gone && !this.#stopped && this.#session) this.#over();
    });
    setInterval(() => this.#watch(), 5_000);
  }

  /** Whether there is a session to go back to. */
  static get known() { return localStorage.getItem('hilo.session') !== null; }

  get started() { return !this.#stopped; }

  /** Connects; with a token, as whom it names. Again with a token: signs in, in mid-chat. */
  start(token = null) {
    this.#stopped = false;
    this.#token = token;
    this.#proof = token ?? this.#proof;
    if (this.#socket?.readyState === WebSocket.OPEN) this.#hello(); else this.#connect();
  }

  speak(language) {
    this.#language = language;
    if (this.#welcomed) this.#hello();
  }

  /** Nothing of the conversation stays on this device, and the service lets nobody back into it; resolves once it said so. */
  signOut() {
    const session = localStorage.getItem('hilo.session');
    const socket = this.#socket;
    this.forget();
    if (session) return signOut(session, socket);
    socket?.close();
    return Promise.resolve();
  }

  /** Goes no further with its session, which stays for who signs in again. */
  pause() {
    const socket = this.#socket;
    this.#stopped = true;
    this.#welcomed = false;
    this.#socket = null;
    clearTimeout(this.#timer);
    clearTimeout(this.#retry);
    return socket;
  }

  /** Nothing of the conversation stays on this device; the next start begins another. */
  forget() {
    this.pause();
    this.#token = null;
    this.#proof = null;
    this.#forget();
    localStorage.removeItem('hilo.session');
    localStorage.removeItem('hilo.outbox');
  }

  newId() { return newId(); }

  get secret() { return localStorage.getItem('hilo.session') ?? ''; }

  /** Asks where a file may be put; false while there is no connection. */
  ask(clientId, number) {
    if (this.#welcomed) this.#send({ type: 'upload', clientId, number });
    return this.#welcomed;
  }

  /** The visitor is writing. */
  typing() {
    if (this.#welcomed && Date.now() - this.#typedAt > TYPING_AGAIN) {
      this.#typedAt = Date.now();
      this.#send({ type: 'typing' });
    }
  }

  /** @param draft what it is called, and the files that were put for it */
  write(text, { clientId, files }) {
    const now = Date.now();
    if (this.#spokeAt && now - this.#spokeAt > NEW_CONVERSATION_AFTER) this.#conversation = newId();
    this.#spokeAt = now;
    this.#typedAt = 0;
    const item = { clientId, text, files, at: now, state: 'sending', attempts: 0 };
    if (this.#conversation) item.conversation = this.#conversation;
    this.#unwelcomed?.add(clientId);
    this.#keep([...this.outbox, item]);
    this.#listener.outgoing(item);
    this.#flush(item.clientId);
  }

  again(clientId) {
    this.#change(clientId, { state: 'sending', attempts: 0 });
    this.#flush(clientId);
  }

  /** The number of the last message that was looked at, also before this page was loaded. */
  get seenUpTo() { return this.#seen; }

  /** The visitor looked at everything up to here. */
  seen() {
    if (this.#welcomed && this.#lastSeq > this.#seen) {
      this.#seen = this.#lastSeq;
      localStorage.setItem('hilo.seen', String(this.#seen));
      this.#send({ type: 'seen', seq: this.#seen });
    }
  }

  /** A file of the desk's, by its `href`. */
  fetch(href) {
    return fetch(href, { headers: { 'Hilo-Chat-Session': this.secret } });
  }

  /** What is not acknowledged yet; survives a reload. */
  get outbox() { return JSON.parse(localStorage.getItem('hilo.outbox') ?? '[]'); }

  #keep(items) { localStorage.setItem('hilo.outbox', JSON.stringify(items)); }

  #change(clientId, change) {
    this.#keep(this.outbox.map((item) => {
      if (item.clientId !== clientId) return item;
      const changed = { ...item, ...change };
      this.#listener.outgoing(changed);
      return changed;
    }));
  }

  #done(clientId) { this.#keep(this.outbox.filter((item) => item.clientId !== clientId)); }

  #forget() { localStorage.removeItem('hilo.seen'); this.#session = null; this.#lastSeq = 0; this.#seen = 0; this.#welcomed = false; this.#conversation = null; this.#spokeAt = 0; }

  #connect() {
    clearTimeout(this.#timer);
    this.#welcomed = false;
    this.#listener.state(this.#breaks ? 'waiting' : 'connecting');
    const socket = new WebSocket(address());
    this.#socket = socket;
    this.#heard = Date.now();
    socket.onopen = () => this.#hello();
    socket.onmessage = (event) => socket === this.#socket && this.#take(JSON.parse(event.data));
    socket.onclose = ({ code }) => socket === this.#socket && this.#broken(code);
  }

  #broken(code) {
    this.#welcomed = false;
    if (this.#stopped) return;
    if (code === SESSION_OVER) {
      this.#over();
      return;
    }
    this.#listener.state('waiting');
    const pause = code === SECRET_REPLACED ? OTHER_TABS_WRITE
      : Math.min(LONGEST_PAUSE, 500 * 2 ** this.#breaks++) * (0.7 + Math.random() * 0.6);
    this.#timer = setTimeout(() => this.#connect(), pause);
  }

  /** Signed out elsewhere, or gone; what another tab has begun since stays. */
  #over() {
    const kept = localStorage.getItem('hilo.session');
    if (kept === null || kept === this.#session) this.forget();
    else this.pause();
    this.#listener.ended();
  }

  #wake() {
    if (!this.#stopped && this.#socket?.readyState === WebSocket.CLOSED) this.#connect();
    else this.#watch();
  }

  /** A connection may be dead without anybody saying so. */
  #watch() {
    if (this.#stopped || this.#socket?.readyState !== WebSocket.OPEN) return;
    const silent = Date.now() - this.#heard;
    if (silent > DEAD_AFTER) {
      const dead = this.#socket;
      this.#broken();
      this.#socket = null;
      dead.close();
    } else if (silent > PING_AFTER) this.#send({ type: 'ping' });
  }

  #hello() {
    const hello = { type: 'hello', language: this.#language, lastSeq: this.#lastSeq };
    const session = localStorage.getItem('hilo.session');
    this.#session = session;
    if (session) hello.session = session;
    if (this.#token) hello.token = this.#token;
    this.#send(hello);
  }

  #send(frame) {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(frame));
  }

  #flush(only) {
    if (!this.#welcomed) return;
    for (const { clientId, conversation, text, files, state } of this.outbox) {
      if (state === 'sending' && (!only || clientId === only)) {
        this.#send({ type: 'message', clientId, conversation, text, files: files?.map((file) => file.number) });
      }
    }
  }

  #take(frame) {
    this.#heard = Date.now();
    switch (frame.type) {
      case 'welcome': return this.#welcome(frame);
      case 'message': return this.#show(frame) && this.#received();
      case 'ack': return this.#acknowledged(frame);
      case 'error': return this.#failed(frame);
      case 'upload': return this.#listener.upload(frame);
      case 'presence': return this.#listener.desk(frame.desk);
      case 'typing': return this.#listener.typing(frame.holds);
      default: return undefined;
    }
  }

  /** Whether another tab has got another secret since hello was said. */
  get #outdated() {
    const kept = localStorage.getItem('hilo.session');
    return kept !== null && kept !== this.#session;
  }

  #welcome(frame) {
    if (!frame.resumed && this.#outdated) {
      this.#hello();
      return;
    }
    if (!frame.resumed) this.#forget();
    if (frame.ended) this.#keep(this.outbox.filter((item) => this.#unwelcomed?.has(item.clientId)));
    this.#unwelcomed = null;
    localStorage.setItem('hilo.session', frame.session);
    this.#session = frame.session;
    this.#token = null;
    this.#welcomed = true;
    this.#breaks = 0;
    this.#listener.welcome(frame);
    this.#listener.state('open');
    frame.messages.forEach((message) => this.#show(message));
    this.outbox.forEach((item) => this.#listener.outgoing(item));
    this.#received();
    this.#flush();
  }

  #show(message) {
    if (message.seq <= this.#lastSeq) return false;
    this.#lastSeq = message.seq;
    this.#spokeAt = Math.max(this.#spokeAt, Date.parse(message.at));
    if (message.clientId) {
      this.#conversation = message.conversation ?? null;
      this.#done(message.clientId);
    }
    this.#listener.message(message);
    return true;
  }

  #received() { if (this.#lastSeq) this.#send({ type: 'received', seq: this.#lastSeq }); }

  #acknowledged({ clientId, seq, at, files }) {
    const item = this.outbox.find((one) => one.clientId === clientId);
    this.#lastSeq = Math.max(this.#lastSeq, seq);
    this.#done(clientId);
    if (item) this.#listener.outgoing({ ...item, at: Date.parse(at), files, state: 'sent' });
  }

  #failed(frame) {
    if (frame.code === 'token-rejected') {
      this.#token = null;
      this.#proof = null;
    }
    if (frame.code === 'sign-in-required' && (this.#outdated || this.#proof)) {
      this.#token = this.#proof;
      this.#proof = null;
      return this.#hello();
    }
    if (!frame.clientId) {
      if (frame.code === 'identity-unavailable') this.#timer = setTimeout(() => this.#hello(), frame.retryAfter ?? 3_000);
      return this.#listener.failure(frame);
    }
    const item = this.outbox.find((one) => one.clientId === frame.clientId);
    if (!item) return this.#listener.uploadFailed(frame);
    if (RETRIED.has(frame.code) && item.attempts < ATTEMPTS) {
      this.#change(frame.clientId, { attempts: item.attempts + 1 });
      clearTimeout(this.#retry);
      this.#retry = setTimeout(() => this.#flush(), (frame.retryAfter ?? 3_000) + 50);
    } else {
      this.#change(frame.clientId, { state: 'failed', reason: frame.message });
    }
    return undefined;
  }
}
