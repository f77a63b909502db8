// The page: shows what the server tells each second, and sends what a person asks for.

import {offerEffects, startFaults} from './admin-faults.js';
import {$, ask, cell, count, curl, el, numberCell, on, shortTime, until, when} from './admin-page.js';

const ROWS = 200, HELD = 2000, PAGE = 500;
const drawn = {}; // what each part shows now, so that it is only drawn anew when that changes
let held = [], after = null; // exchanges, newest first; the number of the newest
let paused = false, away = false, asking = false, again = false, timer, heardAt;

function once(part, model, draw) {
  const text = JSON.stringify(model);
  if (drawn[part] !== text) {
    drawn[part] = text;
    draw(model);
  }
}

// ---- the server

/** Sends, says what came of it, and looks at the new state at once. */
async function send(place, method, path, body, done) {
  try {
    const answer = await ask(method, path, body);
    say(place, done(answer), 'good');
    return true;
  } catch (error) {
    say(place, error.message, 'bad');
    return false;
  } finally {
    look();
  }
}

function say(place, text, tone) {
  $(place).classList.remove('good', 'bad');
  $(place).classList.add(tone);
  $(place).textContent = text;
}

async function look() {
  again = asking;
  if (asking || document.hidden) return;
  asking = true;
  clearTimeout(timer);
  try {
    const state = await ask('GET', 'state');
    if (!$('effect').length) await readDescription();
    if (away) forgetJournal();
    show(state);
    if (!paused) await readJournal(state.exchanges);
    here();
  } catch (error) {
    gone(error);
  }
  asking = false;
  timer = setTimeout(look, again ? 0 : 1000);
}

async function readDescription() {
  const {schemas} = (await ask('GET', 'openapi.json')).components;
  offerEffects(schemas);
  $('only').append(...[...schemas.Call.enum, 'UNKNOWN'].map(call => el('option', {}, call)));
}

function here() {
  away = false;
  heardAt = new Date();
  $('away').hidden = true;
}

function gone(error) {
  away = true;
  const seen = heardAt ? ` What you see is from ${heardAt.toLocaleTimeString('en-GB')} by your clock.` : '';
  const text = `${error.message} Trying again each second.${seen}`;
  if ($('away').textContent !== text || $('away').hidden) $('away').textContent = text;
  $('away').hidden = false;
}

// ---- the state

function show(state) {
  once('clock', [state.now, state.clock], showClock);
  once('violations', state.violations, showViolations);
  once('jobs', state.jobs.map(job => jobModel(job, state.now)), showJobs);
  once('budgets', state.apps, showBudgets);
  once('faults', state.faults, showFaults);
}

function showClock([now, kind]) {
  const [date, time] = now.split('T');
  $('now').setAttribute('datetime', now);
  $('now').setAttribute('title', now);
  $('now').replaceChildren(`${date} ${time.slice(0, 8)} `, el('small', {}, 'UTC'));
  $('clock-kind').textContent = {
    running: 'Runs by itself, and can be moved on.',
    standing: 'Stands still until you move it.',
    given: 'A clock that the server was given: it cannot be moved from here.'}[kind] || kind;
  for (const control of document.querySelectorAll('#clock button, #clock input')) control.disabled = kind === 'given';
}

function showViolations(violations) {
  const n = violations.length;
  $('violations').classList.toggle('broken', n > 0);
  $('violations-box').hidden = n === 0;
  $('violations-count').classList.toggle('soft', n === 0);
  $('violations-count').textContent = n === 0 ? 'none' : `${n}: the client broke X’s rules`;
  $('violations-list').replaceChildren(...violations.map(violation =>
    el('li', {}, when(violation.at), el('code', {}, violation.rule), violation.detail)));
  document.title = n === 0 ? 'Mock X' : `(${n}) Mock X`;
}

function jobModel(job, now) {
  const about = [job.type, job.resumable ? 'resumable' : '', job.app, job.name].filter(Boolean);
  const open = job.status === 'created' || job.uploaded_bytes === undefined && job.status === 'in_progress';
  const results = job.status !== 'failed' && job.status !== 'expired';
  return {...job, about: about.join(' · '), upload_left: open ? until(job.upload_expires_at, now) : '',
    download_left: results ? until(job.download_expires_at, now) : ''};
}

function showJobs(jobs) {
  $('jobs-count').textContent = jobs.length ? `${count(jobs.length, 'job')}, newest first` : '';
  $('jobs-empty').hidden = jobs.length > 0;
  $('jobs-box').hidden = jobs.length === 0;
  const tone = {complete: 'good', failed: 'bad', expired: 'care'};
  const under = (text, extra = '') => text ? [el('span', {class: `under ${extra}`}, text)] : [];
  $('jobs-rows').replaceChildren(...jobs.map(job => el('tr', {role: 'row'},
    cell('Job', el('code', {}, job.id), ...under(job.about)),
    cell('Status', el('span', {class: tone[job.status] || ''}, job.status), ...under(job.error, 'bad')),
    numberCell('Uploaded', job.uploaded_bytes === undefined ? '–' : `${job.uploaded_bytes.toLocaleString('en')} B`),
    cell('Created', when(job.created_at)),
    cell('Upload until', when(job.upload_expires_at), ...under(job.upload_left)),
    cell('Download until', when(job.download_expires_at), ...under(job.download_left)))));
}

function showBudgets(apps) {
  $('budgets').replaceChildren(...apps.flatMap(app =>
    [el('h3', {}, app.name), el('dl', {class: 'budget'}, ...app.windows.flatMap(budgetOf))]));
}

function budgetOf({call, limit, remaining, reset}) {
  const edge = limit / 5;
  const meter = el('meter', {min: 0, max: limit, low: edge, high: edge, optimum: limit, value: remaining,
    'aria-label': `${call}, requests left`});
  const more = reset ? el('span', {class: 'small soft'}, 'full again at ', when(reset))
    : el('span', {class: 'small soft'}, 'opens with the first request');
  return [el('dt', {}, call), el('dd', {}, meter,
    el('span', {class: remaining < edge ? 'bad' : ''}, `${remaining} of ${limit}`), more)];
}

function showFaults(faults) {
  const often = struck => el('span', {class: 'soft'}, struck ? `struck ${count(struck, 'time')}` : 'not yet');
  $('planned').replaceChildren(...faults.length
    ? faults.map(({fault, struck}) => el('li', {}, el('code', {}, fault), often(struck)))
    : [el('li', {class: 'soft'}, 'None planned: every request is answered as X does. Plan one below.')]);
}

// ---- the journal

async function readJournal(exchanges) {
  if (after === null) after = Math.max(0, exchanges - HELD);
  for (;;) {
    const page = await ask('GET', `journal?after=${after}`);
    if (page.last < after) {
      forgetJournal();
      after = 0;
      continue;
    }
    const fresh = page.exchanges;
    if (fresh.length) after = fresh[fresh.length - 1].number;
    if (paused) break;
    held = [...fresh.slice().reverse(), ...held].slice(0, HELD);
    addRows(fresh.filter(isPicked));
    if (fresh.length < PAGE) break;
  }
  countRows();
}

function forgetJournal() {
  held = [];
  after = null;
  drawRows();
}

const isPicked = exchange => !$('only').value || exchange.call === $('only').value;

function addRows(exchanges) {
  $('journal-rows').prepend(...exchanges.slice(-ROWS).reverse().map(rowOf));
  while ($('journal-rows').childElementCount > ROWS) $('journal-rows').lastElementChild.remove();
}

function drawRows() {
  $('journal-rows').replaceChildren(...held.filter(isPicked).slice(0, ROWS).map(rowOf));
  countRows();
}

function rowOf(exchange) {
  const {status, remark} = exchange;
  const tone = status >= 500 || status === 0 ? 'bad' : status >= 400 ? 'care' : '';
  return el('tr', {role: 'row'}, numberCell('No.', String(exchange.number)), cell('At', when(exchange.at)),
    cell('Call', exchange.call),
    cell('Request', pathOf(exchange),
      ...remark ? [el('span', {class: 'under care'}, remark)] : []),
    cell('Status', el('span', {class: tone}, status === 0 ? 'withheld' : String(status))),
    numberCell('sent', exchange.request_bytes.toLocaleString('en')),
    numberCell('answer', exchange.answer_bytes.toLocaleString('en')));
}

/** The last part of a storage path says nothing new; lines may break after each slash. */
function pathOf({method, path}) {
  const brief = path.startsWith('/storage/') ? path.replace(/[^/]{24,}$/, '…') : path;
  return el('code', {title: path}, `${method} `, ...brief.split(/(?<=\/)/).flatMap(part => [part, el('wbr')]));
}

function countRows() {
  const rows = $('journal-rows').childElementCount, call = $('only').value;
  $('journal-box').hidden = rows === 0;
  $('journal-empty').hidden = rows > 0;
  const empty = held.length === 0
    ? 'Nothing has been asked yet. Requests to X’s job endpoints and to the storage show up here.'
    : `No ${call} among the newest ${count(held.length, 'request')}. Pick another call to see them.`;
  if ($('journal-empty').textContent !== empty) $('journal-empty').textContent = empty;
  $('journal-count').textContent = rows === 0 ? (paused ? 'paused' : '')
    : `${paused ? 'paused at' : 'newest first,'} ${rows === ROWS ? `the last ${ROWS}` : count(rows, 'request')}`;
}

// ---- wiring

function advance(by) {
  return send('clock-said', 'POST', 'clock', {advance: by}, answer => `Moved on by ${by} to ${shortTime(answer.now)}.`);
}

function pause() {
  paused = !paused;
  $('pause').textContent = paused ? 'Resume' : 'Pause';
  countRows();
  look();
}

async function reset() {
  if (await send('reset-said', 'POST', 'reset', undefined, () => '')) {
    forgetJournal();
    $('reset-dialog').close();
  }
}

function start() {
  $('curl-create').textContent = curl('/2/compliance/jobs',
    ['Authorization: Bearer mock-token', 'Content-Type: application/json'], {type: 'tweets'});
  startFaults((place, fault) => send(place, 'POST', 'faults', fault, answer => `Planned ${answer.fault}`));
  for (const button of document.querySelectorAll('[data-advance]')) {
    button.addEventListener('click', () => advance(button.dataset.advance));
  }
  on('clock-form', 'submit', () => advance($('advance').value.trim()));
  on('forget', 'click', () => send('quick-said', 'DELETE', 'faults', undefined, () => 'All faults forgotten.'));
  on('only', 'change', drawRows);
  on('pause', 'click', pause);
  on('reset', 'click', () => {
    $('reset-said').textContent = '';
    $('reset-dialog').showModal();
  });
  on('reset-now', 'click', reset);
  document.addEventListener('visibilitychange', look);
  look();
}

start();
