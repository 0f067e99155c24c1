// Shows what runs, asked anew every two seconds.
const rows = document.getElementById('components');
const news = document.getElementById('news');

function cell(row, text, className) {
  const td = row.insertCell();
  td.textContent = text;
  td.className = className || '';
  return td;
}

function show(component) {
  const row = rows.insertRow();
  cell(row, component.name);
  cell(row, component.up ? rows.dataset.up : rows.dataset.down, component.up ? 'up' : 'down');
  const url = cell(row, '');
  if (component.url.startsWith('http')) {
    const link = document.createElement('a');
    link.href = component.url;
    link.textContent = component.url;
    url.append(link);
  } else {
    url.textContent = component.url;
  }
  cell(row, component.pid, 'number');
  cell(row, component.megabytes, 'number');
}

async function refresh() {
  try {
    const components = await (await fetch('/health')).json();
    rows.replaceChildren();
    components.forEach(show);
    const down = components.filter((component) => !component.up).map((component) => component.name);
    const said = down.length ? `${rows.dataset.down}: ${down.join(', ')}` : '';
    if (news.textContent !== said) {
      news.textContent = said;
    }
  } catch (error) {
    news.textContent = `${rows.dataset.down}: Hilo`;
  }
  setTimeout(refresh, 2000);
}

refresh();
