// The faults that can be planned: a few by one click, and any by a form.

import {$, curl, el, on} from './admin-page.js';

const QUICK = [
  ['Job API', [
    ['Next GET answers 503', {call: 'GET', next: 1, effect: 'status', status: 503}],
    ['Next GET: 429 without headers', {call: 'GET', next: 1, effect: 'rateLimitedWithoutHeaders'}],
    ['Next GET: HTML instead of JSON', {call: 'GET', next: 1, effect: 'htmlPage'}],
    ['Next create: answer lost', {call: 'CREATE', next: 1, effect: 'answerLost'}],
    ['Next job fails', {call: 'CREATE', next: 1, effect: 'jobFails', error: 'Internal error'}],
    ['Next job stuck', {call: 'CREATE', next: 1, effect: 'jobStuck'}]]],
  ['Storage', [
    ['Next upload: reset after 100 kB', {call: 'UPLOAD', next: 1, effect: 'resetAfter', bytes: 100000}],
    ['Next chunk: session lost', {call: 'UPLOAD_CHUNK', next: 1, effect: 'sessionLost', bytes: 0}],
    ['Next download: cut after 1 kB', {call: 'DOWNLOAD', next: 1, effect: 'cutAnswerAfter', bytes: 1000}]]]];

const effects = {}; // by name, as openapi.json describes them

/** The form knows no effect by itself: whatever openapi.json describes can be chosen. */
export function offerEffects(schemas) {
  const named = ref => schemas[ref.split('/').pop()];
  $('call').append(...schemas.Call.enum.map(call => el('option', {}, call)));
  for (const group of schemas.Fault.oneOf.map(({$ref}) => named($ref))) {
    for (const effect of group.oneOf) effects[effect.properties.effect.const] = effect;
    $('effect').append(el('optgroup', {label: group.title},
      ...group.oneOf.map(effect => el('option', {}, effect.properties.effect.const))));
  }
  drawWhich();
  drawMembers();
}

function field(place, name, label, value, {type, minimum, maximum}) {
  const input = el('input', {name, value, autocomplete: 'off', spellcheck: 'false'});
  if (type === 'integer') {
    for (const [key, set] of Object.entries({type: 'number', step: 1, min: minimum, max: maximum})) {
      if (set !== undefined) input.setAttribute(key, set);
    }
  }
  $(place).append(el('label', {}, label, input));
  return input;
}

function drawWhich() {
  const count = {type: 'integer', minimum: 1};
  $('which-fields').replaceChildren();
  if ($('which').value === 'next') field('which-fields', 'next', 'How many', 1, count).required = true;
  if ($('which').value === 'range') {
    field('which-fields', 'from', 'From, counted from 1', 1, count).required = true;
    field('which-fields', 'to', 'To; empty: from there on', '', count);
  }
  drawCurl();
}

/** Most effects do nothing to most calls, so the call of the example is taken until another one is chosen. */
function drawMembers() {
  const {description, properties: {effect, ...members}, examples: [example]} = effects[$('effect').value];
  $('effect-says').textContent = description.replaceAll('`', '');
  $('call').value = example.call;
  $('members').replaceChildren();
  for (const [name, schema] of Object.entries(members)) {
    field('members', name, schema.description, example[name], schema).required = schema.type === 'integer';
  }
  drawCurl();
}

function faultNow() {
  const fault = {effect: $('effect').value};
  for (const input of $('members').querySelectorAll('input')) {
    fault[input.name] = input.type === 'number' ? Number(input.value) : input.value;
  }
  fault.call = $('call').value;
  for (const input of $('which-fields').querySelectorAll('input')) {
    if (input.value !== '') fault[input.name] = Number(input.value);
  }
  return fault;
}

function drawCurl() {
  $('curl-fault').textContent = curl('/_mock/faults', ['Content-Type: application/json'], faultNow());
}

/** Lets a person plan faults: `plan` takes the place for what came of it, and the fault. */
export function startFaults(plan) {
  for (const [group, faults] of QUICK) {
    $('quick').append(el('h3', {}, group), el('div', {class: 'quick'}, ...faults.map(([label, fault]) => {
      const button = el('button', {type: 'button'}, label);
      button.addEventListener('click', () => plan('quick-said', fault));
      return button;
    })));
  }
  on('which', 'change', drawWhich);
  on('effect', 'change', drawMembers);
  on('fault-form', 'input', drawCurl);
  on('fault-form', 'submit', () => plan('fault-said', faultNow()));
}
