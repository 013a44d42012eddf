// Shows things as consumers do, pokes at everything in them, and says what is wrong with them.
const EVENTS = `abort animationend animationstart auxclick beforeinput beforetoggle begin beginEvent blur cancel change
  click contextmenu copy cut dblclick drag dragend dragenter dragstart drop end endEvent error focus focusin focusout
  hashchange input invalid keydown keypress keyup load loadend loadstart message mousedown mouseenter mouseleave
  mousemove mouseout mouseover mouseup pageshow paste pointerdown pointerenter pointermove pointerover pointerrawupdate
  pointerup popstate reset resize scroll scrollend search select selectionchange selectstart submit toggle
  touchstart transitionend transitionrun unload wheel`.split(/\s+/);
const pause = (time) => new Promise((done) => setTimeout(done, time));
const frames = () => document.getElementById('frames');

// Whatever listens hears all that it may wait for. Links of the web would only lead away: they are judged, not followed.
function poke(root) {
  for (const element of root.querySelectorAll('*')) {
    const listens = element.getAttributeNames().some((name) => /^on/i.test(name));
    for (const name of listens ? EVENTS : []) {
      const event = new Event(name, { bubbles: false, cancelable: true });
      if (name === 'click') event.preventDefault();
      element.dispatchEvent(event);
    }
    const address = element.href?.baseVal ?? element.href ?? element.getAttribute('href');
    if (typeof address === 'string' && /^\s*(javascript|data|vbscript|blob|file):/i.test(address))
      element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
    if (element.localName === 'button' || element.localName === 'input') element.click?.();
    if (element.localName === 'details') element.open = true;
  }
}

function framed(path, sandbox) {
  return new Promise((done) => {
    const frame = document.createElement('iframe');
    if (sandbox) frame.sandbox = 'allow-scripts allow-same-origin allow-forms allow-popups allow-modals';
    const late = setTimeout(() => done(frame), 3000);
    frame.onload = () => { clearTimeout(late); done(frame); };
    frame.src = `/made/${path.split('/').map(encodeURIComponent).join('/')}`;
    frames().append(frame);
  });
}

async function inFrames(paths, look, { sandbox = false, wait = 20 } = {}) {
  const shown = await Promise.all(paths.map((path) => framed(path, sandbox)));
  const found = shown.flatMap((frame, n) => (look ? look(frame, paths[n]) : []));
  await pause(wait);
  for (const frame of shown)
    try { poke(frame.contentDocument); } catch { /* it shows another site, and requests tell that */ }
  await pause(wait);
  frames().replaceChildren();
  return found;
}

// A page of a book, as the XHTML that it is and as the HTML that some take it for.
function judgePage({ where, html }) {
  const wrong = ['application/xhtml+xml', 'text/html'].flatMap((type) => {
    const page = new DOMParser().parseFromString(html, type);
    return page.querySelector('parsererror') ? ['not well-formed'] : judge(page, true);
  });
  return wrong.map((what) => `${where}: ${what}`);
}

// One document of many pieces has each where it was put, and nothing beside them.
function judgeSections(frame, path) {
  const strays = [...frame.contentDocument.body.childNodes].filter((node) => node.localName !== 'section');
  return strays.length ? [`${path}: a piece ended its section: ${strays[0].outerHTML ?? strays[0].data}`] : [];
}

// A fragment on the page, again after a round through text, and by a parser that runs no scripts.
function showFragment({ where, html }) {
  const parsed = new DOMParser().parseFromString(html, 'text/html').body;
  const once = document.createElement('div');
  const twice = document.createElement('div');
  frames().append(once, twice);
  once.innerHTML = html;
  twice.innerHTML = once.innerHTML;
  const wrong = [...judge(parsed), ...judge(once), ...judge(twice)];
  if (once.innerHTML !== parsed.innerHTML || twice.innerHTML !== once.innerHTML)
    wrong.push(`it changes when it is parsed again: ${once.innerHTML.slice(0, 200)}`);
  return [...new Set(wrong)].map((what) => `${where}: ${what}`);
}

// Whether the rules object to something that is better not shown: its name, if they do.
function judgeOnly({ where, html }) {
  return judge(new DOMParser().parseFromString(html, 'text/html').documentElement).length ? [where] : [];
}

// A text that a consumer takes for HTML has no element for it.
function showText({ where, html }) {
  const div = document.createElement('div');
  frames().append(div);
  div.innerHTML = html;
  return [...div.querySelectorAll('*')].map((element) => `${where}: ${element.outerHTML.slice(0, 200)}`);
}

async function onPage(items, show) {
  const found = items.flatMap(show);
  await pause(60);
  poke(frames());
  await pause(60);
  frames().replaceChildren();
  return found;
}

const ways = {
  raw: (paths) => inFrames(paths, null, { sandbox: true, wait: 100 }),
  books: (items) => items.flatMap(judgePage),
  pages: (paths) => inFrames(paths),
  files: (paths) => inFrames(paths, null, { wait: 100 }),
  embedded: (paths) => inFrames(paths, (frame, path) =>
    frame.contentWindow.embedded && frame.contentDocument.body.childNodes.length === 1 ? [] : [`${path}: broken`]),
  documents: (paths) => inFrames(paths, judgeSections, { wait: 100 }),
  fragments: (items) => onPage(items, showFragment),
  texts: (items) => onPage(items, showText),
  addresses: (items) => onPage(items, showFragment),
  judged: (items) => items.flatMap(judgeOnly),
};

window.stage = { show: (kind, items) => ways[kind](items) };
