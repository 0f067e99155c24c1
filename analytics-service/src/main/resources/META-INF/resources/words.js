/** What the page says, in both languages. */
const words = {
  es: {
    title: 'Hilo · Informes', language: 'Idioma', leave: 'Salir',
    startTitle: 'Identifíquese para ver los informes', name: 'Nombre', email: 'Correo electrónico', role: 'Rol',
    supervisor: 'Supervisor', agent: 'Agente', administrator: 'Administrador', signIn: 'Entrar',
    span: 'Casos abiertos', today: 'en las últimas 24 horas', week: 'en los últimos 7 días', month: 'en los últimos 30 días', ever: 'desde siempre',
    asOf: (time) => `Actualizado a las ${time}`,
    opened: 'casos', open: 'sin resolver', resolved: 'resueltos', cancelled: 'cancelados', reopened: 'reabiertos', several: 'por varios canales', major: 'incidentes graves',
    fcr: 'resueltos al primer contacto (FCR)', csat: (count) => `satisfacción, de 1 a 5 (CSAT, ${count} respuestas)`,
    timesTitle: 'Tiempos', cases: 'Casos', median: 'Mediana', mean: 'Media',
    firstResponse: 'Hasta la primera respuesta', resolution: 'Hasta la resolución',
    channelsTitle: 'Canales', channel: 'Canal', openedThere: 'Casos abiertos', touched: 'Casos con contactos', interactions: 'Interacciones', none: 'Todavía no hay casos',
    caseTitle: 'Un caso', caseNumber: 'Número', show: 'Ver', noCase: (id) => `No hay ningún caso ${id}.`,
    status: 'Estado', 'status-open': 'sin resolver', 'status-resolved': 'resuelto', 'status-closed': 'cerrado', 'status-cancelled': 'cancelado', statusMerged: (id) => `unido a ${id}`, openedAt: 'Abierto', on: 'por', usedChannels: 'Canales', reopenedTimes: 'Reaperturas', cause: 'Causa', score: 'Satisfacción',
    signInFailed: 'No se ha podido comprobar su identidad. ¿Está en marcha el proveedor de identidad?',
    expired: 'Su sesión ha terminado: vuelva a identificarse.', forbidden: 'Su rol no permite ver los informes.', failed: 'Los informes no responden. Volvemos a intentarlo…',
  },
  en: {
    title: 'Hilo · Reports', language: 'Language', leave: 'Leave',
    startTitle: 'Sign in to see the reports', name: 'Name', email: 'E-mail', role: 'Role',
    supervisor: 'Supervisor', agent: 'Agent', administrator: 'Administrator', signIn: 'Sign in',
    span: 'Cases opened', today: 'in the last 24 hours', week: 'in the last 7 days', month: 'in the last 30 days', ever: 'ever',
    asOf: (time) => `As of ${time}`,
    opened: 'cases', open: 'not resolved', resolved: 'resolved', cancelled: 'cancelled', reopened: 'reopened', several: 'on several channels', major: 'major incidents',
    fcr: 'resolved at first contact (FCR)', csat: (count) => `satisfaction, 1 to 5 (CSAT, ${count} answers)`,
    timesTitle: 'Times', cases: 'Cases', median: 'Median', mean: 'Mean',
    firstResponse: 'To first response', resolution: 'To resolution',
    channelsTitle: 'Channels', channel: 'Channel', openedThere: 'Cases opened', touched: 'Cases spoken about', interactions: 'Interactions', none: 'No cases yet',
    caseTitle: 'One case', caseNumber: 'Number', show: 'Show', noCase: (id) => `There is no case ${id}.`,
    status: 'Status', 'status-open': 'not resolved', 'status-resolved': 'resolved', 'status-closed': 'closed', 'status-cancelled': 'cancelled', statusMerged: (id) => `merged into ${id}`, openedAt: 'Opened', on: 'on', usedChannels: 'Channels', reopenedTimes: 'Reopened', cause: 'Cause', score: 'Satisfaction',
    signInFailed: 'Your identity could not be checked. Does the identity provider run?',
    expired: 'Your session has ended: please sign in again.', forbidden: 'Your role may not see the reports.', failed: 'The reports do not answer. Trying again…',
  },
};

const kept = localStorage.getItem('hilo.language');
let current = kept in words ? kept : navigator.language.toLowerCase().startsWith('es') ? 'es' : 'en';

export const language = () => current;

export const say = (key, ...values) => {
  const word = words[current][key];
  return typeof word === 'function' ? word(...values) : word;
};

/** Changes the language and rewrites every element that names its words. */
export const speak = (chosen) => {
  current = chosen;
  localStorage.setItem('hilo.language', chosen);
  document.documentElement.lang = chosen;
  document.title = say('title');
  document.querySelectorAll('[data-text]').forEach((element) => { element.textContent = say(element.dataset.text); });
};
