import { Uploads } from './uploads.js';
import { say, size } from './words.js';

const $ = (id) => document.getElementById(id);

export function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

function button(text, act) {
  const made = element('button', '', text);
  made.type = 'button';
  made.addEventListener('click', act);
  return made;
}

/** Files on the page: those of messages, to be downloaded, and those that are to go with the next. */
export class Files {
  #connection; #uploads; #waiting = [];

  constructor(connection) {
    this.#connection = connection;
    this.#uploads = new Uploads(connection, {
      changed: (files) => this.#draw(files),
      done: (file) => { $('uploaded').textContent = say('uploaded', file.name); },
      refused: (file, why) => { $('notice').textContent = say('refused', file.name, why); },
      tooLarge: ({ name, limit }) => { $('notice').textContent = say('tooLarge', name, size(limit)); },
      tooMany: (most) => { $('notice').textContent = say('tooMany', most); },
    });
    $('attach').addEventListener('click', () => $('chosen').click());
    $('chosen').addEventListener('change', () => {
      this.#add([...$('chosen').files]);
      $('chosen').value = '';
    });
    $('text').addEventListener('paste', ({ clipboardData }) => {
      // What is copied in an office program comes as text and as its picture.
      if (!clipboardData.types.includes('text/plain')) this.#add(clipboardData.files);
    });
  }

  get any() { return this.#waiting.length > 0; }

  get settled() { return this.#uploads.settled; }

  take() { return this.#uploads.take(); }

  forget() { this.#uploads.forget(); }

  welcome(frame) { this.#uploads.welcome(frame); }

  address(frame) { this.#uploads.address(frame); }

  failed(frame) { this.#uploads.failed(frame); }

  /** A file of a message; what is not sent yet has no address to be downloaded from. */
  shown(file) {
    const words = `${file.name} · ${size(file.size)}`;
    const made = element('p', 'file', file.href ? undefined : words);
    if (file.href) made.append(button(words, (event) => this.#download(file, event.currentTarget)));
    return made;
  }

  /** All again in another language. */
  redraw() {
    $('files').replaceChildren();
    this.#draw(this.#waiting);
  }

  #add(chosen) {
    $('notice').textContent = '';
    this.#uploads.add(chosen);
  }

  /** The session's secret opens a file, and goes into a header: an address would be remembered and shown. */
  async #download(file, pressed) {
    pressed.disabled = true;
    $('notice').textContent = '';
    try {
      const answer = await this.#connection.fetch(file.href);
      if (!answer.ok) throw new Error(`the chat answered ${answer.status}`);
      const link = element('a');
      link.href = URL.createObjectURL(await answer.blob());
      link.download = file.name;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
    } catch {
      $('notice').textContent = say('noFile', file.name);
    } finally {
      pressed.disabled = false;
    }
  }

  /** What is there already stays, so that the focus does. */
  #draw(files) {
    this.#waiting = files;
    const list = $('files');
    list.hidden = files.length === 0;
    list.ariaLabel = say('files');
    for (const item of [...list.children]) {
      if (!files.some((file) => String(file.number) === item.dataset.number)) {
        const focused = item.contains(document.activeElement);
        item.remove();
        if (focused) $('attach').focus();
      }
    }
    for (const file of files) {
      const item = list.querySelector(`[data-number="${file.number}"]`) ?? this.#item(file, list);
      const progress = item.querySelector('progress');
      progress.value = file.progress;
      progress.hidden = file.state === 'done';
    }
  }

  #item(file, list) {
    const item = element('li');
    item.dataset.number = file.number;
    const progress = element('progress');
    progress.ariaLabel = say('uploading', file.name);
    const remove = button(say('remove'), () => this.#uploads.remove(file.number));
    remove.className = 'quiet';
    remove.ariaLabel = say('removeFile', file.name);
    item.append(element('span', '', `${file.name} · ${size(file.size)}`), progress, remove);
    list.append(item);
    return item;
  }
}
