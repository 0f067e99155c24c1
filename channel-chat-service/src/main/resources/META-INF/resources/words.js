/** What the page says, in both languages. */
const words = {
  es: {
    title: 'Soporte técnico', language: 'Idioma', leave: 'Salir', close: 'Cerrar',
    startTitle: '¿En qué podemos ayudarle?',
    startText: 'Identifíquese para que veamos sus casos abiertos y no tenga que repetir nada, o escríbanos sin identificarse.',
    name: 'Nombre', email: 'Correo electrónico', signIn: 'Identificarme y empezar', anonymous: 'Seguir sin identificarme',
    talkTitle: 'Conversación', empty: 'Escriba su consulta. Le responderemos aquí mismo, y puede cerrar esta ventana: al volver lo encontrará todo.',
    write: 'Su mensaje', send: 'Enviar', hint: 'Intro envía · Mayús + Intro, línea nueva',
    connecting: 'Conectando…', open: 'En línea', waiting: 'Sin conexión. Volvemos a intentarlo…', off: 'Sin empezar',
    as: (name) => `En línea · ${name}`, verified: 'identidad comprobada',
    you: 'Usted', desk: 'Soporte', sending: 'Enviando…', sent: 'Enviado', failed: 'No enviado', retry: 'Reintentar',
    tooLong: (longest) => `El mensaje es demasiado largo: como mucho, ${longest} caracteres. Divídalo en varios.`,
    acknowledgement: 'acuse de recibo', resolution: 'caso resuelto', question: 'pregunta', verification: 'código',
    closing: 'caso cerrado', 'feedback-request': 'valoración',
    signInFailed: 'No se ha podido comprobar su identidad. Inténtelo de nuevo, o siga sin identificarse.',
    attach: 'Adjuntar', files: 'Archivos del mensaje', remove: 'Quitar', removeFile: (name) => `Quitar ${name}`,
    uploading: (name) => `Subiendo ${name}`, uploaded: (name) => `${name}: subido`,
    refused: (name, why) => `«${name}» no se ha podido adjuntar. ${why}`,
    tooLarge: (name, limit) => `«${name}» es demasiado grande: como mucho, ${limit}.`,
    tooMany: (most) => `Como mucho, ${most} archivos en un mensaje. Envíe los demás en otro.`,
    stillUploading: 'Espere a que se suban los archivos, o quítelos.',
    deskHere: 'soporte está aquí', deskAway: 'ahora no hay nadie de soporte; le responderemos en cuanto podamos', typing: 'Soporte está escribiendo…',
    noFile: (name) => `No se ha podido descargar «${name}». Inténtelo de nuevo más tarde.`,
    today: 'Hoy', yesterday: 'Ayer',
  },
  en: {
    title: 'IT support', language: 'Language', leave: 'Leave', close: 'Close',
    startTitle: 'How can we help?',
    startText: 'Sign in so that we see your open cases and you need not repeat anything, or write to us without signing in.',
    name: 'Name', email: 'E-mail', signIn: 'Sign in and start', anonymous: 'Go on without signing in',
    talkTitle: 'Conversation', empty: 'Write your question. We answer right here, and you may close this window: all of it will be here when you are back.',
    write: 'Your message', send: 'Send', hint: 'Enter sends · Shift + Enter for a new line',
    connecting: 'Connecting…', open: 'Online', waiting: 'No connection. Trying again…', off: 'Not started',
    as: (name) => `Online · ${name}`, verified: 'identity checked',
    you: 'You', desk: 'Support', sending: 'Sending…', sent: 'Sent', failed: 'Not sent', retry: 'Try again',
    tooLong: (longest) => `The message is too long: ${longest} characters at the most. Please split it.`,
    acknowledgement: 'acknowledgement', resolution: 'case resolved', question: 'question', verification: 'code',
    closing: 'case closed', 'feedback-request': 'rating',
    signInFailed: 'Your identity could not be checked. Please try again, or go on without signing in.',
    attach: 'Attach', files: 'Files of the message', remove: 'Remove', removeFile: (name) => `Remove ${name}`,
    uploading: (name) => `Uploading ${name}`, uploaded: (name) => `${name}: uploaded`,
    refused: (name, why) => `“${name}” could not be attached. ${why}`,
    tooLarge: (name, limit) => `“${name}” is too large: ${limit} at the most.`,
    tooMany: (most) => `${most} files in one message at the most. Send the others in another.`,
    stillUploading: 'Wait until the files are uploaded, or remove them.',
    deskHere: 'support is here', deskAway: 'nobody of support is here now; we answer as soon as we can', typing: 'Support is writing…',
    noFile: (name) => `“${name}” could not be downloaded. Please try again later.`,
    today: 'Today', yesterday: 'Yesterday',
  },
};

const kept = localStorage.getItem('hilo.language');
let current = kept in words ? kept : navigator.language.toLowerCase().startsWith('es') ? 'es' : 'en';

export const language = () => current;

export const say = (key, ...values) => {
  const word = words[current][key];
  return typeof word === 'function' ? word(...values) : word;
};

/** Puts the words of a language into every element that names one. */
export function speak(chosen = current) {
  current = chosen;
  localStorage.setItem('hilo.language', chosen);
  document.documentElement.lang = chosen;
  for (const element of document.querySelectorAll('[data-text]')) {
    element.textContent = say(element.dataset.text);
  }
}

/** "14:05", and the day as people say it. */
export const time = (at) => new Intl.DateTimeFormat(current, { hour: '2-digit', minute: '2-digit' }).format(at);

/** "12 kB": in thousands, as browsers and file managers count. */
export function size(bytes) {
  const step = bytes < 1000 ? 0 : bytes < 1_000_000 ? 1 : 2;
  const format = new Intl.NumberFormat(current, {
    style: 'unit', unit: ['byte', 'kilobyte', 'megabyte'][step], unitDisplay: 'short', maximumFractionDigits: step ? 1 : 0,
  });
  return format.format(bytes / 1000 ** step);
}

export function day(at) {
  const midnight = (date) => new Date(date).setHours(0, 0, 0, 0);
  const ago = Math.round((midnight(Date.now()) - midnight(at)) / 86_400_000);
  return ago === 0 ? say('today') : ago === 1 ? say('yesterday')
    : new Intl.DateTimeFormat(current, { weekday: 'long', day: 'numeric', month: 'long' }).format(at);
}
