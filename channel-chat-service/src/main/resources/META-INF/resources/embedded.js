/**
 * The page inside another one's frame, when the widget put it there. Who may do so is said by the header
 * `frame-ancestors`; what the page around says is taken from it alone, and nothing but a number is told to it.
 */
const asked = new URLSearchParams(location.search);

export const embedded = asked.has('embedded') && window.parent !== window;

/** Whether somebody looks at the chat: what is in a closed panel has not been seen. */
export let opened = !embedded;

const tell = (message) => embedded && window.parent.postMessage(message, '*');

export const unread = (count) => tell({ hilo: 'unread', count });

export const close = () => tell({ hilo: 'close' });

/** @param listener opened(), signIn(token), signOut() which promises that it is done */
export function begin(listener) {
  if (!embedded) return;
  document.documentElement.classList.add('embedded');
  for (const [name, value] of [['--accent', asked.get('accent')], ['--accent-ink', asked.get('ink')]]) {
    if (/^#[0-9a-f]{6}$/i.test(value ?? '')) document.documentElement.style.setProperty(name, value);
  }
  addEventListener('message', (event) => {
    if (event.source !== window.parent) return;
    switch (event.data?.hilo) {
      case 'opened': opened = true; listener.opened(); break;
      case 'closed': opened = false; break;
      case 'sign-out': listener.signOut().then(() => tell({ hilo: 'signed-out' })); break;
      case 'sign-in': listener.signIn(String(event.data.token)); break;
      default:
    }
  });
  addEventListener('keydown', (event) => event.key === 'Escape' && close());
  tell({ hilo: 'ready' });
}

export const language = asked.get('language');
