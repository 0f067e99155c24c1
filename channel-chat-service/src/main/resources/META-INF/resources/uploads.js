import { language } from './words.js';

/**
 * The files of the message that is being written: each is put, one after the other, where the service says, so that the
 * message need only name them. Draws nothing; tells `listener` what happened.
 *
 * listener: changed(files), done(file), refused(file, reason), tooLarge(file), tooMany()
 * file: { number, name, size, progress from 0 to 1, state: waiting | asked | going | done }
 */
const ATTEMPTS = 8;
const LATER = 3_000;

/** As RFC 8187 wants it, also of a name with half a surrogate pair. */
const encoded = (name) => encodeURIComponent(name.toWellFormed?.() ?? name)
  .replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`);

/** What was answered, unless something between us and the service answered. */
function read(text) {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}

export class Uploads {
  #connection; #listener; #files = []; #clientId; #next = 0; #limits = { largestFile: Infinity, mostFiles: Infinity }; #request = null; #timer = 0;

  constructor(connection, listener) {
    this.#connection = connection;
    this.#listener = listener;
    this.#clientId = connection.newId();
  }

  /** Whether there is nothing left to wait for. */
  get settled() { return this.#files.every((file) => file.state === 'done'); }

  add(chosen) {
    for (const bytes of chosen) {
      const file = { number: this.#next, name: bytes.name, size: bytes.size, bytes, progress: 0, attempts: 0, state: 'waiting' };
      if (this.#fits(file)) {
        this.#files.push(file);
        this.#next++;
      }
    }
    this.#changed();
    this.#go();
  }

  remove(number) {
    if (this.#files.find((file) => file.number === number)?.state === 'going') this.#stop();
    this.#files = this.#files.filter((file) => file.number !== number);
    this.#changed();
    this.#go();
  }

  /** What the message is to be called and which files go with it; the next message begins with none. */
  take() {
    const taken = { clientId: this.#clientId, files: this.#files.map(({ number, name, size }) => ({ number, name, size })) };
    this.forget();
    return taken;
  }

  forget() {
    this.#stop();
    this.#files = [];
    this.#next = 0;
    this.#clientId = this.#connection.newId();
    this.#changed();
  }

  /** In a session that is not the one before, all begins anew. */
  welcome(frame) {
    this.#limits = frame;
    this.#files = this.#files.filter((file) => this.#fits(file));
    this.#changed();
    if (!frame.resumed) {
      this.#stop();
      this.#files.forEach((file) => Object.assign(file, { state: 'waiting', progress: 0 }));
    }
    this.#files.filter((file) => file.state === 'asked').forEach((file) => { file.state = 'waiting'; });
    this.#go();
  }

  /** The service says where a file may be put. */
  address({ clientId, number, href }) {
    const file = clientId === this.#clientId && this.#files.find((one) => one.number === number && one.state === 'asked');
    if (file) this.#put(file, href);
  }

  /** Whether an error of the service is about this message, which is not sent yet. */
  failed(frame) {
    const file = frame.clientId === this.#clientId && this.#files.find((one) => one.state === 'asked');
    if (file && frame.retryAfter) this.#again(file, frame.retryAfter, frame.message);
    else if (file) this.#refuse(file, frame.message);
    return Boolean(file);
  }

  #fits({ number, name, size }) {
    const { largestFile, mostFiles } = this.#limits;
    if (size > largestFile) this.#listener.tooLarge({ name, limit: largestFile });
    else if (number >= mostFiles) this.#listener.tooMany(mostFiles);
    return size <= largestFile && number < mostFiles;
  }

  #go() {
    if (this.#files.some((file) => file.state === 'asked' || file.state === 'going')) return;
    const file = this.#files.find((one) => one.state === 'waiting');
    if (file && this.#connection.ask(this.#clientId, file.number)) file.state = 'asked';
  }

  #put(file, href) {
    file.state = 'going';
    const request = new XMLHttpRequest();
    this.#request = request;
    request.open('PUT', href);
    request.setRequestHeader('Hilo-Chat-Session', this.#connection.secret);
    request.setRequestHeader('Accept-Language', language());
    request.setRequestHeader('Content-Type', file.bytes.type || 'application/octet-stream');
    request.setRequestHeader('Content-Disposition', `attachment; filename*=UTF-8''${encoded(file.name)}`);
    request.upload.onprogress = ({ loaded, total }) => {
      file.progress = total ? loaded / total : 0;
      this.#changed();
    };
    request.onload = () => this.#answered(file, request);
    request.onerror = () => this.#again(file, LATER, '');
    request.send(file.bytes);
  }

  #answered(file, request) {
    const answer = read(request.responseText);
    if (request.status === 200) {
      Object.assign(file, { state: 'done', progress: 1, name: answer.name, size: answer.size });
      this.#listener.done(file);
      this.#changed();
      this.#go();
    } else if ([401, 429, 503].includes(request.status)) {
      this.#again(file, 1_000 * (Number(request.getResponseHeader('Retry-After')) || 1), answer.detail);
    } else this.#refuse(file, answer.detail ?? answer.title);
  }

  #again(file, after, reason) {
    if (++file.attempts >= ATTEMPTS) {
      this.#refuse(file, reason);
      return;
    }
    file.state = 'waiting';
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#go(), after);
  }

  #refuse(file, reason) {
    this.remove(file.number);
    this.#listener.refused(file, reason ?? '');
  }

  #stop() {
    this.#request?.abort();
    this.#request = null;
    clearTimeout(this.#timer);
  }

  #changed() { this.#listener.changed(this.#files); }
}
