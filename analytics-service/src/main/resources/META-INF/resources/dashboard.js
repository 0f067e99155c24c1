import { language, say, speak } from './words.js';

const REFRESH = 5000;
const DAY = 86_400_000;

const at = (id) => document.getElementById(id);
const session = {
  get token() { return sessionStorage.getItem('hilo.token'); },
  get name() { return sessionStorage.getItem('hilo.name'); },
  begin(token, name) { sessionStorage.setItem('hilo.token', token); sessionStorage.setItem('hilo.name', name); },
  end() { sessionStorage.removeItem('hilo.token'); sessionStorage.removeItem('hilo.name'); },
};
let summary;
let report;

const showError = (text) => { at('error').textContent = text ?? ''; at('error').hidden = !text; };

/** Asks the reports; a refusal that signing in again may mend ends the session. */
const ask = async (path) => {
  const answer = await fetch(path, { headers: { Authorization: `Bearer ${session.token}` } });
  if (answer.status === 401) {
    session.end();
    show();
    throw new Error(say('expired'));
  }
  if (answer.status === 403) throw new Error(say('forbidden'));
  if (!answer.ok && answer.status !== 404) throw new Error(say('failed'));
  return answer.status === 404 ? null : answer.json();
};

/** Seconds as people say them: 45 s, 12 min 5 s, 3 h 20 min, 2 d 4 h. */
const duration = (seconds) => {
  if (seconds === undefined) return '–';
  const whole = Math.round(seconds);
  if (whole < 60) return `${new Intl.NumberFormat(language(), { maximumFractionDigits: 1 }).format(seconds)} s`;
  const parts = [['d', 86_400], ['h', 3_600], ['min', 60], ['s', 1]];
  let rest = whole;
  const said = parts.map(([unit, size]) => {
    const count = Math.floor(rest / size);
    rest %= size;
    return [count, unit];
  });
  const first = said.findIndex(([count]) => count > 0);
  return said.slice(first, first + 2).filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}`).join(' ');
};

const row = (...cells) => {
  const line = document.createElement('tr');
  cells.forEach((cell, column) => {
    const box = document.createElement('td');
    box.textContent = cell;
    if (column > 0) box.className = 'number';
    line.append(box);
  });
  return line;
};

const drawSummary = () => {
  if (!summary) return;
  const number = new Intl.NumberFormat(language());
  const write = (id, count) => { at(id).textContent = number.format(count); };
  write('opened', summary.opened);
  write('open', summary.open);
  write('resolved', summary.resolved);
  write('reopened', summary.reopened);
  write('several', summary.onSeveralChannels);
  write('cancelled', summary.cancelled);
  write('major', summary.major);
  const percent = new Intl.NumberFormat(language(), { style: 'percent', maximumFractionDigits: 1 });
  const { rate } = summary.firstContactResolution;
  const { count, mean } = summary.satisfaction;
  at('fcr').textContent = rate === undefined ? '–' : percent.format(rate);
  at('csat').textContent = mean === undefined ? '–' : new Intl.NumberFormat(language(), { maximumFractionDigits: 2 }).format(mean);
  at('csat-of').textContent = say('csat', number.format(count));
  at('times').replaceChildren(...['firstResponse', 'resolution'].map((key) => row(
    say(key), number.format(summary[key].count), duration(summary[key].medianSeconds), duration(summary[key].meanSeconds))));
  at('channels').replaceChildren(...summary.channels.map((one) => row(
    one.channel, number.format(one.opened), number.format(one.touched), number.format(one.interactions))));
  if (summary.channels.length === 0) at('channels').append(row(say('none'), '', '', ''));
  at('as-of').textContent = say('asOf', new Date(summary.time).toLocaleTimeString(language()));
};

const drawCase = () => {
  if (!report) return;
  const time = (iso) => new Date(iso).toLocaleString(language());
  const lines = report.missing ? [['', say('noCase', report.missing)]] : [
    [say('status'), report.mergedInto ? say('statusMerged', report.mergedInto) : say(`status-${report.status}`)],
    [say('openedAt'), `${time(report.openedAt)} ${say('on')} ${report.channel}`],
    [say('usedChannels'), report.channels.map((one) => `${one.channel} (${one.interactions})`).join(', ')],
    [say('firstResponse'), duration(report.timeToFirstResponseSeconds)],
    [say('resolution'), duration(report.timeToResolutionSeconds)],
    [say('reopenedTimes'), String(report.reopened)],
    [say('cause'), report.cause ?? '–'],
    [say('score'), report.score === undefined ? '–' : `${report.score}/5`],
  ];
  at('case').replaceChildren(...lines.flatMap(([term, meaning]) => {
    const left = document.createElement('dt');
    const right = document.createElement('dd');
    left.textContent = term;
    right.textContent = meaning;
    return [left, right];
  }));
};

const refresh = async () => {
  if (!session.token) return;
  try {
    const days = at('days').value;
    const from = days ? `?from=${new Date(Date.now() - days * DAY).toISOString()}` : '';
    summary = { ...(await ask(`api/v1/reports/summary${from}`)), time: Date.now() };
    drawSummary();
    showError();
  } catch (failure) {
    showError(failure instanceof TypeError ? say('failed') : failure.message);
  }
};

const show = () => {
  const signedIn = Boolean(session.token);
  at('start').hidden = signedIn;
  at('report').hidden = !signedIn;
  at('leave').hidden = !signedIn;
  at('who').textContent = session.name ?? '';
};

at('sign-in').addEventListener('submit', async (event) => {
  event.preventDefault();
  try {
    const { issuer } = await (await fetch('dashboard/settings')).json();
    const answer = await fetch(`${issuer}/token`, { method: 'POST', body: new URLSearchParams(new FormData(event.target)) });
    if (!answer.ok) throw new Error(answer.statusText);
    session.begin((await answer.json()).access_token, at('name').value);
    showError();
    show();
    await refresh();
  } catch {
    showError(say('signInFailed'));
  }
});

at('case-form').addEventListener('submit', async (event) => {
  event.preventDefault();
  const id = at('case-id').value.trim();
  try {
    report = (await ask(`api/v1/reports/cases/${encodeURIComponent(id)}`)) ?? { missing: id };
    drawCase();
  } catch (failure) {
    showError(failure instanceof TypeError ? say('failed') : failure.message);
  }
});

at('days').addEventListener('change', refresh);
at('language').addEventListener('change', (event) => { speak(event.target.value); drawSummary(); drawCase(); });
at('leave').addEventListener('click', () => { session.end(); summary = undefined; report = undefined; at('case').replaceChildren(); show(); });

at('language').value = language();
speak(language());
show();
refresh();
setInterval(refresh, REFRESH);
