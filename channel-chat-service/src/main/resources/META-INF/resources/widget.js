/**
 * Hilo's chat on any page, by one script tag (docs/chat-widget.md):
 *
 *   <script src="https://chat.example.com/widget.js" async></script>
 *
 * A button opens a panel with the chat's own page in a frame, so neither style nor script of the two pages meet. The frame
 * says how much is unread and when it wants to be closed; it is told when it is looked at, and as whom to sign in.
 */
(() => {
  const script = document.currentScript;
  const home = new URL(script.src);
  const { color = '', position = 'right', label = '' } = script.dataset;
  const tongue = script.dataset.language || document.documentElement.lang || navigator.language;
  const language = tongue.toLowerCase().startsWith('es') ? 'es' : 'en';
  const words = {
    es: { title: 'Chat de soporte', open: 'Abrir el chat', close: 'Cerrar el chat', unread: (n) => `${n} sin leer` },
    en: { title: 'Support chat', open: 'Open the chat', close: 'Close the chat', unread: (n) => `${n} unread` },
  }[language];
  const OPEN = 'hilo.chat.open';
  const KNOWN = 'hilo.chat.known';
  const LEAVING = 'hilo.chat.leaving';
  const PATIENCE = 5_000;

  const style = `
    :host { all: initial; --accent: #0b6e5f; --accent-ink: #fff; }
    * { box-sizing: border-box; }
    button {
      position: fixed; bottom: 1.25rem; inset-inline-end: 1.25rem; z-index: 2147483000;
      display: flex; align-items: center; gap: .5rem; min-width: 3.5rem; height: 3.5rem; padding: 0 1rem;
      border: 2px solid transparent; border-radius: 1.75rem; background: var(--accent); color: var(--accent-ink);
      font: 600 1rem/1 system-ui, sans-serif; cursor: pointer; box-shadow: 0 4px 16px rgb(0 0 0 / 25%);
    }
    button:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; }
    svg { width: 1.5rem; height: 1.5rem; fill: none; stroke: currentcolor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
    .count { min-width: 1.5rem; padding: .2rem .4rem; border-radius: 1rem; background: #b3261e; color: #fff; font-size: .85rem; }
    .panel {
      position: fixed; bottom: 5.75rem; inset-inline-end: 1.25rem; z-index: 2147483001;
      width: min(24rem, calc(100vw - 2.5rem)); height: min(38rem, calc(100vh - 7.5rem));
      border: 1px solid rgb(128 128 128 / 40%); border-radius: 1rem; overflow: hidden; box-shadow: 0 10px 40px rgb(0 0 0 / 25%);
    }
    :host([data-position=left]) button, :host([data-position=left]) .panel { inset-inline: 1.25rem auto; }
    iframe { display: block; width: 100%; height: 100%; border: 0; }
    [hidden] { display: none !important; }
    @media (max-width: 30rem) { .panel { inset: 0; width: 100vw; height: 100vh; height: 100dvh; border: 0; border-radius: 0; } }
  `;

  /** What is read on a colour: the one of black and white that stands out more. */
  function ink(hex) {
    const [r, g, b] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
      .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b > 0.179 ? '#000000' : '#ffffff';
  }

  const keep = (store, key, value) => {
    try {
      if (value) store.setItem(key, '1'); else store.removeItem(key);
    } catch { /* A browser that keeps nothing for this page begins anew on the next. */ }
  };
  const kept = (store, key) => {
    try {
      return store.getItem(key) !== null;
    } catch {
      return false;
    }
  };

  let frame = null;
  let ready = false;
  let token = null;
  let left = () => {};

  const host = document.createElement('hilo-chat');
  host.dataset.position = position;
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  root.adoptedStyleSheets = [sheet];
  const themed = /^#[0-9a-f]{6}$/i.test(color);
  if (themed) {
    host.style.setProperty('--accent', color);
    host.style.setProperty('--accent-ink', ink(color));
  }

  const button = document.createElement('button');
  button.type = 'button';
  button.setAttribute('aria-controls', 'panel');
  button.innerHTML = '<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M21 12a8 8 0 0 1-8 8H4l2-3a8 8 0 1 1 15-5z"/></svg>';
  const text = document.createElement('span');
  text.textContent = label;
  text.hidden = !label;
  const count = document.createElement('span');
  count.className = 'count';
  count.hidden = true;
  button.append(text, count);

  const panel = document.createElement('div');
  panel.id = 'panel';
  panel.className = 'panel';
  panel.hidden = true;
  panel.setAttribute('role', 'dialog');
  panel.setAttribute('aria-label', words.title);
  root.append(panel, button);

  function name() {
    const unread = count.hidden ? '' : `, ${words.unread(count.textContent)}`;
    button.setAttribute('aria-expanded', String(!panel.hidden));
    button.setAttribute('aria-label', `${label ? `${label}: ` : ''}${panel.hidden ? words.open : words.close}${unread}`);
  }

  function tell(message) {
    if (ready) frame.contentWindow.postMessage(message, home.origin);
  }

  function load() {
    if (frame) return;
    const page = new URL('./', home);
    page.searchParams.set('embedded', '');
    page.searchParams.set('language', language);
    if (themed) {
      page.searchParams.set('accent', color);
      page.searchParams.set('ink', ink(color));
    }
    frame = document.createElement('iframe');
    frame.title = words.title;
    frame.src = page.href;
    panel.append(frame);
  }

  function show(open) {
    if (open) load();
    panel.hidden = !open;
    keep(sessionStorage, OPEN, open);
    if (open) keep(localStorage, KNOWN, true);
    name();
    tell({ hilo: open ? 'opened' : 'closed' });
    if (open) frame.focus(); else button.focus();
  }

  addEventListener('message', (event) => {
    if (!frame || event.source !== frame.contentWindow || event.origin !== home.origin) return;
    switch (event.data?.hilo) {
      case 'ready':
        ready = true;
        if (kept(localStorage, LEAVING)) tell({ hilo: 'sign-out' });
        if (token) tell({ hilo: 'sign-in', token });
        tell({ hilo: panel.hidden ? 'closed' : 'opened' });
        break;
      case 'unread':
        count.textContent = String(Number(event.data.count) || 0);
        count.hidden = count.textContent === '0';
        name();
        break;
      case 'close': show(false); break;
      case 'signed-out':
        keep(localStorage, LEAVING, false);
        left();
        break;
      default:
    }
  });
  button.addEventListener('click', () => show(panel.hidden));
  root.addEventListener('keydown', (event) => event.key === 'Escape' && !panel.hidden && show(false));

  /**
   * For the page around: open and close it, sign in whoever is signed in there, by a token of the same issuer, and sign them
   * out. That is done on the site's next page where this one is left too soon.
   */
  window.HiloChat = {
    open: () => show(true),
    close: () => show(false),
    signIn(given) {
      token = given;
      load();
      tell({ hilo: 'sign-in', token });
    },
    signOut() {
      token = null;
      if (!frame && !kept(localStorage, KNOWN)) return Promise.resolve();
      keep(localStorage, LEAVING, true);
      keep(localStorage, KNOWN, false);
      keep(sessionStorage, OPEN, false);
      panel.hidden = true;
      count.hidden = true;
      name();
      load();
      tell({ hilo: 'closed' });
      tell({ hilo: 'sign-out' });
      return new Promise((done) => {
        left = done;
        setTimeout(done, PATIENCE);
      });
    },
  };

  function begin() {
    document.body.append(host);
    name();
    if (kept(sessionStorage, OPEN)) {
      load();
      panel.hidden = false;
      name();
    } else if (kept(localStorage, KNOWN) || kept(localStorage, LEAVING)) load();
  }
  if (document.body) begin(); else addEventListener('DOMContentLoaded', begin);
})();
