// What may stand in what offprint made, judged on the tree that the browser has built of it.
const ARTICLE = new Set(`a abbr aside b bdi bdo blockquote br caption cite code dd del details dfn div dl dt em
  figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp section small span
  strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr`.split(/\s+/));
const MATHML = new Set(`math annotation menclose merror mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts
  mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none
  semantics`.split(/\s+/));
const PAGE = new Set('html head title meta link body article header footer nav main'.split(' '));
const ADDRESSES = new Set(`action archive background cite classid code codebase data formaction href longdesc manifest
  ping poster profile src srcset to usemap xlink:href`.split(/\s+/));
const XHTML = 'http://www.w3.org/1999/xhtml';
const MATH = 'http://www.w3.org/1998/Math/MathML';
const scheme = (value) => /^[\s\0-\x20]*([a-z][a-z0-9+.\-\s\0-\x20]*):/i.exec(value)?.[1].toLowerCase();
const LOADED = new Set([undefined, 'http', 'https']);
const FOLLOWED = new Set([...LOADED, 'mailto', 'tel']);

function elementIsKnown(element, inPage) {
  if (element.namespaceURI === MATH) return MATHML.has(element.localName);
  if (element.namespaceURI !== XHTML) return false;
  return ARTICLE.has(element.localName) || (inPage && PAGE.has(element.localName));
}

// A page of a book: its head declares the charset and links to the book's own style sheets.
function headIsOurs(element) {
  if (element.localName === 'meta') return !element.httpEquiv && !element.content.includes('url');
  if (element.localName !== 'link') return true;
  return element.rel === 'stylesheet' && /^(\.\.\/)?styles\/[\w.-]+\.css$/.test(element.getAttribute('href'));
}

function wrongAttributes(element, inPage) {
  return [...element.attributes].filter(({ name, value }) => {
    if (/^on|^style$|^srcdoc$|[^\w:-]/i.test(name)) return true;
    if (!ADDRESSES.has(name.toLowerCase())) return false;
    if (!inPage && scheme(value) === undefined && !value.startsWith('#')) return true;
    const allowed = /^(href|cite)$/.test(name) ? FOLLOWED : LOADED;
    return !allowed.has(scheme(value)) || /^\s*[\\/]\s*[\\/]/.test(value);
  });
}

/** All that is wrong in a tree; `inPage`: it is a page of a book and no fragment. */
function judge(root, inPage) {
  const found = [];
  for (const element of root.querySelectorAll('*')) {
    if (!elementIsKnown(element, inPage)) found.push(`<${element.nodeName}>`);
    if (inPage && !headIsOurs(element)) found.push(element.outerHTML);
    for (const { name, value } of wrongAttributes(element, inPage))
      found.push(`<${element.localName} ${name}="${value}">`);
  }
  const kinds = NodeFilter.SHOW_COMMENT | NodeFilter.SHOW_PROCESSING_INSTRUCTION | NodeFilter.SHOW_CDATA_SECTION;
  const others = document.createNodeIterator(root, kinds);
  for (let node = others.nextNode(); node; node = others.nextNode())
    if (!inPage || node.data !== '?xml version="1.0" encoding="UTF-8"?') found.push(`${node.nodeName} ${node.data}`);
  return found;
}
