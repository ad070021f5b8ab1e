// The chat page. Text from articles only ever goes in through textContent (see `make`), and the page's policy
// (Trusted Types) makes the browser refuse any other way.

const texts = JSON.parse(document.getElementById('texts').textContent);
const pageLanguage = document.documentElement.lang;
const memory = 'briefbot.conversation';
const talk = 'briefbot.talk';
const patience = 30_000;
const lookEvery = 15_000;

const log = document.getElementById('log');
const welcome = document.getElementById('welcome');
const form = document.getElementById('ask');
const field = document.getElementById('question');
const status = document.getElementById('status');
const clear = document.getElementById('clear');

let ids = 0;
let exchanges = [];
const pending = new Set();
let conversation = null;
let since = null;
let looking = false;

// ---- Building blocks

function make(tag, attributes = {}, ...content) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, '');
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
  }
  for (const part of content.flat()) {
    if (part !== null && part !== undefined && part !== false) element.append(part);
  }
  return element;
}

function button(label, action, attributes = {}) {
  const element = make('button', { type: 'button', ...attributes }, label);
  element.addEventListener('click', () => action(element));
  return element;
}

function paragraphs(text) {
  return text.split(/\n{2,}/).filter(part => part.trim()).map(part => make('p', { class: 'said' }, part));
}

function announce(...content) {
  status.replaceChildren(...content);
}

// ---- Parts of a reply

function quotation(passage) {
  const block = make('blockquote', { lang: passage.source.language, dir: 'auto' });
  const { quote, answer } = passage;
  if (answer)
    block.append(quote.slice(0, answer.start), make('strong', {}, quote.slice(answer.start, answer.end)), quote.slice(answer.end));
  else
    block.append(quote);
  return block;
}

function published(source, t) {
  return source.published
    ? make('time', { datetime: source.published }, source.publishedText)
    : make('span', { class: 'missing' }, t['reply.noDate']);
}

function sourceLine(source, t, ...more) {
  const names = [];
  if (source.publisher) names.push(make('span', { class: 'publisher', lang: source.language, dir: 'auto' }, source.publisher));
  names.push(make('cite', { lang: source.language, dir: 'auto' }, source.title));
  names.push(published(source, t));
  return make('p', { class: 'source' }, make('span', { class: 'unseen' }, `${t['reply.source']}: `), names, more);
}

function sourceLinks(source, t, label, ...more) {
  const about = `${t[label]}: ${source.title}`;
  return make('p', { class: 'links' },
    source.reader && make('a', { href: source.reader, 'aria-label': about }, t[label]),
    source.url && make('a', { href: source.url, rel: 'noopener noreferrer', 'aria-label': `${t['reply.publisher']}: ${source.title}` }, t['reply.publisher']),
    more);
}

function figure(passage, t, numbered) {
  return make('figure', { class: 'passage' },
    numbered && make('span', { class: 'number', 'aria-hidden': 'true' }, String(passage.number)),
    quotation(passage),
    make('figcaption', {}, sourceLine(passage.source, t), sourceLinks(passage.source, t, 'reply.read')));
}

function figures(passages, t, numbered = false) {
  return passages.map(passage => figure(passage, t, numbered));
}

function chips(suggestions, t) {
  if (!suggestions.length) return null;
  const id = `chips-${++ids}`;
  return make('div', { class: 'suggestions' },
    make('p', { id, class: 'label' }, t['reply.suggestions']),
    make('ul', { 'aria-labelledby': id, class: 'chips' }, suggestions.map(text =>
      make('li', {}, button(text, () => ask(text, { moveFocus: true }), { class: 'chip', dir: 'auto' })))));
}

function otherPassages(reply, t) {
  if (!reply.otherPassages.length) return [];
  const id = `other-${++ids}`;
  const shelf = make('div', { id, class: 'others', hidden: true }, figures(reply.otherPassages, t));
  const toggle = button(`${t['reply.other']} (${reply.otherPassages.length})`, element => {
    shelf.hidden = !shelf.hidden;
    element.setAttribute('aria-expanded', String(!shelf.hidden));
  }, { 'aria-expanded': 'false', 'aria-controls': id, class: 'quiet disclose' });
  return [toggle, shelf];
}

function thumbs(exchange, t) {
  const note = make('span', { class: 'thanks', role: 'status' }, t['feedback.label']);
  const choices = ['helpful', 'notHelpful'].map(rating => {
    const element = button('', () => rate(rating), { class: 'thumb', 'aria-pressed': String(exchange.rating === rating) });
    element.dataset.rating = rating;
    element.append(thumbIcon(rating === 'notHelpful'), make('span', { class: 'unseen' }, t[`feedback.${rating}`]));
    element.title = t[`feedback.${rating}`];
    return element;
  });

  function show(rating) {
    for (const choice of choices) choice.setAttribute('aria-pressed', String(choice.dataset.rating === rating));
  }

  async function rate(rating) {
    if (exchange.rating === rating) return;
    const before = exchange.rating;
    exchange.rating = rating;
    show(rating);
    try {
      await post('feedback', { ...ratedAnswer(exchange), rating });
      note.textContent = t['feedback.thanks'];
      remember();
    } catch {
      exchange.rating = before;
      show(before);
      note.textContent = t['feedback.failed'];
    }
  }

  return make('div', { class: 'feedback', role: 'group', 'aria-label': t['feedback.label'] }, note, choices);
}

function ratedAnswer({ question, reply }) {
  const first = reply.citations[0];
  return {
    question,
    answer: reply.answer ?? first?.quote ?? '',
    passage: first ? { articleId: first.source.articleId, revision: first.source.revision, start: first.start, end: first.end } : null,
  };
}

function thumbIcon(down) {
  const space = 'http://www.w3.org/2000/svg';
  const icon = document.createElementNS(space, 'svg');
  icon.setAttribute('viewBox', '0 0 24 24');
  icon.setAttribute('aria-hidden', 'true');
  if (down) icon.setAttribute('class', 'down');
  const path = document.createElementNS(space, 'path');
  path.setAttribute('d', 'M7 10.5v9H3.8v-9zm0 .6 4.1-7.3c1.3 0 2.2 1 2.2 2.3v3.6h5.3c1.2 0 2 1 1.8 2.1l-1.2 6.1c-.2 1-1 1.6-2 1.6H7');
  icon.append(path);
  return icon;
}

function articleList(articles, t) {
  if (!articles.length) return null;
  return make('ul', { class: 'articles' }, articles.map(source =>
    make('li', {}, sourceLine(source, t, source.sample && make('span', { class: 'tag' }, t['reply.sample'])), sourceLinks(source, t, 'reply.open', make('code', {}, source.articleId)))));
}

function disagreement(reply, t) {
  if (!reply.disagreement) return null;
  return make('div', { class: 'disagreement' },
    make('h3', {}, t[`reply.disagree.${reply.disagreement.kind}`]),
    make('ul', {}, reply.disagreement.claims.map(claim => {
      const { source } = reply.citations.find(citation => citation.number === claim.citation);
      return make('li', {}, make('strong', { lang: source.language, dir: 'auto' }, claim.value), ` [${claim.citation}] `,
        make('span', { class: 'source' }, [source.publisher, source.publishedText].filter(Boolean).join(', ')));
    })));
}

function sections(reply, t) {
  return reply.sections.map(section => make('section', {}, make('h3', { dir: 'auto' }, section.heading), figures(section.passages, t)));
}

function claims(list) {
  return list.map((claim, i) => [i ? ' – ' : ' ', make('strong', { dir: 'auto' }, `“${claim.value}”`), ` [${claim.citation}]`]).flat();
}

function story(told, t) {
  const cited = number => told.citations.find(citation => citation.number === number);
  const head = cited(told.key[0]);
  const rest = told.citations.filter(citation => !told.key.includes(citation.number));
  return make('section', { class: 'story' },
    make('h3', {}, `${told.number}. `, make('span', { lang: head.source.language, dir: 'auto' }, head.source.title), told.marked && make('span', { class: 'source' }, told.marked)),
    figures(told.key.map(cited), t, true),
    told.changes.length ? make('ul', { class: 'changes' }, told.changes.map(change => make('li', {}, change.text, change.claims.length ? ':' : '', claims(change.claims)))) : null,
    told.disagreements.map(dispute => make('div', { class: 'disagreement' }, make('h4', {}, dispute.text), make('ul', {}, dispute.claims.map(claim => make('li', {}, claims([claim])))))),
    rest.length ? figures(rest, t, true) : null,
    make('p', { class: 'source' }, told.counted));
}

function picture({ alternative, drawing }) {
  return drawing ? make('pre', { class: 'chart', role: 'img', 'aria-label': alternative }, drawing) : make('p', { class: 'notice' }, alternative);
}

// ---- Whole replies, one function a kind

const bodies = {
  answer(reply, t) {
    const numbered = reply.citations.length > 1;
    return [
      reply.answer && make('p', { class: 'short-answer', lang: reply.citations[0].source.language, dir: 'auto' }, reply.answer),
      reply.gloss && make('p', { class: 'gloss' }, t['reply.gloss'].replace('{0}', () => reply.gloss)),
      !reply.answer && paragraphs(reply.text),
      disagreement(reply, t),
      figures(reply.citations, t, numbered),
    ];
  },
  refusal(reply, t) {
    return [
      paragraphs(reply.text),
      reply.passages.length ? make('div', { class: 'nearest' },
        make('h3', {}, t['reply.nearest'], ' ', make('span', { class: 'tag' }, t['reply.notAnAnswer'])),
        figures(reply.passages, t)) : null,
    ];
  },
  sources: (reply, t) => [paragraphs(reply.text), articleList(reply.articles, t)],
  article: (reply, t) => [articleList(reply.articles, t), paragraphs(reply.text), reply.passages.map(passage => make('figure', { class: 'passage' }, quotation(passage)))],
  help: reply => paragraphs(reply.text),
  problem: (reply, t) => [paragraphs(reply.text), articleList(reply.articles, t)],
  digest: (reply, t) => [paragraphs(reply.text), reply.stories.map(told => story(told, t)), reply.more && make('h3', {}, reply.more), articleList(reply.articles, t), reply.pictures.map(picture)],
  other: (reply, t) => [paragraphs(reply.text), disagreement(reply, t), figures(reply.citations, t, true), figures(reply.passages, t), sections(reply, t), articleList(reply.articles, t)],
};

function replyBody(exchange) {
  const { reply } = exchange;
  const t = texts[reply.language] ?? texts[pageLanguage];
  const rated = exchange.question && (reply.kind === 'answer' || reply.kind === 'refusal');
  const [toggle, shelf] = otherPassages(reply, t);
  return make('div', { class: `reply ${reply.kind}`, lang: reply.language },
    exchange.corrected && make('p', { class: 'notice' }, t['reply.corrected']),
    (bodies[reply.kind] ?? bodies.other)(reply, t).flat().filter(Boolean),
    toggle || rated ? make('div', { class: 'actions' }, toggle, rated && thumbs(exchange, t) || null) : null,
    shelf,
    reply.notices.map(notice => make('p', { class: 'notice' }, notice)),
    chips(reply.suggestions, t));
}

function spoken({ reply }) {
  const t = texts[reply.language] ?? texts[pageLanguage];
  const own = text => make('span', { lang: reply.language }, text);
  if (reply.kind !== 'answer') return [own(reply.text)];
  const { quote, source } = reply.citations[0];
  return [
    own(`${t['reply.answer']}: `), make('span', { lang: source.language }, reply.answer ?? quote),
    own(`. ${t['reply.source']}: ${[source.publisher, source.publishedText].filter(Boolean).join(', ') || source.title}.`),
  ];
}

// ---- The conversation

function show(exchange) {
  const id = `asked-${++ids}`;
  const heading = make('h2', { id, tabindex: '-1', dir: 'auto', lang: exchange.reply?.language },
    exchange.question ? [make('span', { class: 'unseen', lang: pageLanguage }, `${texts[pageLanguage]['reply.you']}: `), exchange.question]
      : texts[exchange.reply?.language ?? pageLanguage]['reply.unasked']);
  const place = exchange.place = make('div', { class: 'place' });
  log.append(make('article', { class: 'exchange', 'aria-labelledby': id }, heading, place));
  welcome.hidden = true;
  clear.hidden = false;
  return { heading, place };
}

function waiting() {
  return make('p', { class: 'waiting' }, make('span', { class: 'pulse', 'aria-hidden': 'true' }), texts[pageLanguage]['reply.searching']);
}

async function ask(question, { moveFocus = false } = {}) {
  const exchange = { question, id: newName() };
  const { heading, place } = show(exchange);
  if (moveFocus) heading.focus({ preventScroll: true });
  heading.closest('article').scrollIntoView({ block: 'start' });
  await attempt(exchange, place);
}

async function attempt(exchange, place) {
  place.replaceChildren(waiting());
  announce(texts[pageLanguage]['reply.searching']);
  try {
    const reply = await post('ask', { question: exchange.question, conversation, id: exchange.id });
    // It may have come by another way meanwhile.
    if (!exchanges.includes(exchange)) answer(exchange, reply);
    place.closest('article').scrollIntoView({ block: 'start' });
    announce(...spoken(exchange));
  } catch (failure) {
    if (exchanges.includes(exchange)) return;
    if (failure.status === 503 || failure.isTimeout) pending.add(exchange);
    // A message that was not taken is not taken under its old name either.
    else if (failure.status) exchange.id = newName();
    showFailure(failure, exchange, place);
  }
}

function answer(exchange, reply) {
  pending.delete(exchange);
  exchange.reply = reply;
  exchange.place.previousElementSibling.lang = reply.language;
  draw(exchange);
  exchanges.push(exchange);
  remember();
  if (field.value === exchange.question) setField('');
}

function draw(exchange) {
  exchange.place.replaceChildren(exchange.reply ? replyBody(exchange) : make('p', { class: 'notice' }, texts[pageLanguage]['reply.takenBack']));
}

// ---- What comes without being waited for

async function look() {
  if (looking || document.hidden || !exchanges.length && !pending.size) return;
  looking = true;
  const talked = conversation;
  try {
    const found = await get(`replies?conversation=${conversation}&since=${encodeURIComponent(since ?? '2000-01-01T00:00:00Z')}`);
    if (conversation !== talked) return;
    since = found.next;
    for (const message of found.messages) take(message);
  } catch {
    // The server may be away for a while; the next look tells more.
  } finally {
    looking = false;
  }
}

function take({ id, answers, reply }) {
  const known = exchanges.find(exchange => exchange.message === id || exchange.reply?.id === id);
  const asked = [...pending].find(exchange => exchange.id === answers);
  if (known) change(known, id, reply);
  else if (asked && reply) answer(asked, reply);
  else if (!answers && reply) come(reply);
  else return;
  remember();
}

// What a person would notice: links are made anew with every answer.
function gist(reply) {
  return reply ? JSON.stringify([reply.kind, reply.text, reply.citations.map(({ quote, source }) => [quote, source.articleId, source.revision])]) : null;
}

function change(exchange, id, reply) {
  if (gist(exchange.reply) === gist(reply)) return;
  exchange.message = id;
  exchange.reply = reply;
  exchange.corrected = true;
  draw(exchange);
  announce(reply ? reply.text : texts[pageLanguage]['reply.takenBack']);
}

function come(reply) {
  const exchange = { reply };
  show(exchange);
  draw(exchange);
  exchanges.push(exchange);
  announce(...spoken(exchange));
}

function showFailure(failure, exchange, place) {
  const t = texts[pageLanguage];
  announce();
  place.replaceChildren(make('div', { class: 'error', role: 'alert' },
    make('p', {}, failure instanceof Refused ? failure.message : t['error.network']),
    failure.signIn
      ? make('a', { href: 'sign-in' }, t['signIn.again'])
      : button(t['reply.retry'], () => attempt(exchange, place))));
  if (!field.value) setField(exchange.question);
}

function remember() {
  try {
    sessionStorage.setItem(memory, JSON.stringify(exchanges.map(({ place, ...kept }) => kept)));
  } catch {
    // The browser allows no storage, or it is full: then a reload starts afresh.
  }
}

function newName() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('');
}

// Names this talk, so that "more" and the like know what they follow; another tab is another talk.
function newTalk() {
  conversation = newName();
  since = null;
  try {
    sessionStorage.setItem(talk, conversation);
  } catch {
    // Then a reload begins another talk.
  }
}

function recallTalk() {
  try {
    conversation = sessionStorage.getItem(talk);
  } catch {
    conversation = null;
  }
  if (!conversation) newTalk();
}

function recall() {
  recallTalk();
  try {
    exchanges = JSON.parse(sessionStorage.getItem(memory)) ?? [];
    for (const exchange of exchanges) {
      show(exchange);
      draw(exchange);
    }
  } catch {
    exchanges = [];
    log.replaceChildren();
    welcome.hidden = false;
    clear.hidden = true;
  }
}

// ---- The server

class Refused extends Error {
  constructor(message, status = 0, isTimeout = false) {
    super(message);
    this.status = status;
    this.isTimeout = isTimeout;
    this.signIn = status === 401;
  }
}

const post = (name, body) => call(name, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
const get = name => call(name, {});

async function call(name, { headers, ...request }) {
  const t = texts[pageLanguage];
  let response;
  try {
    response = await fetch(`api/${name}`, { ...request, headers: { ...headers, 'Accept-Language': pageLanguage }, signal: AbortSignal.timeout(patience) });
  } catch (failure) {
    const isTimeout = failure.name === 'TimeoutError';
    throw new Refused(isTimeout ? t['error.timeout'] : t['error.network'], 0, isTimeout);
  }
  if (response.status === 204) return null;
  const answer = await response.json().catch(() => null);
  if (!response.ok || !answer) throw new Refused(answer?.error ?? t['error.server'], response.status);
  return answer;
}

// ---- The question field

function setField(text) {
  field.value = text;
  grow();
}

function grow() {
  field.style.height = 'auto';
  field.style.height = `${field.scrollHeight + field.offsetHeight - field.clientHeight}px`;
}

form.addEventListener('submit', event => {
  event.preventDefault();
  const question = field.value.trim();
  if (!question) {
    announce(texts[pageLanguage]['error.empty']);
    field.focus();
    return;
  }
  setField('');
  field.focus();
  ask(question);
});

field.addEventListener('input', grow);
field.addEventListener('keydown', event => {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  form.requestSubmit();
});

clear.addEventListener('click', () => {
  exchanges = [];
  pending.clear();
  remember();
  newTalk();
  log.replaceChildren();
  announce();
  welcome.hidden = false;
  clear.hidden = true;
  field.focus();
});

for (const starter of document.querySelectorAll('#starters button'))
  starter.addEventListener('click', () => ask(starter.dataset.say, { moveFocus: true }));

document.addEventListener('visibilitychange', look);
setInterval(look, lookEvery);
recall();
// Before this the browser itself would have sent the form, question and all, as an address.
form.querySelector('[type=submit]').disabled = false;
