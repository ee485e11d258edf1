/* global btoa, document, fetch, location, setTimeout, window */

// The script of the pod's pages, in the manner of ADF: what the user does is sent as an event, one after the other,
// and the parts of the page that look different then are replaced somewhat later.
const queue = []
let sending = false

window.AdfPage = {
  PAGE: {
    isSynchronizedWithServer: () => !sending,
    whyIsNotSynchronizedWithServer: () => (sending ? 'a partial page refresh is under way' : null),
  },
}

/** Sends an event, or one that is still being made, after those before it. */
function send(event) {
  queue.push(event)
  if (!sending) next()
}

async function next() {
  sending = queue.length > 0
  if (!sending) return
  const event = await queue.shift()
  const headers = { 'adf-rich-message': 'true', 'content-type': 'application/json' }
  const answer = await fetch(location.pathname, {
    method: 'POST',
    headers,
    body: JSON.stringify(event),
  })
  if (answer.status === 401) {
    // the session has ended: the page leads to the sign-in page
    location.reload()
    return
  }
  const { location: target, parts = [], renderingMs = 0 } = await answer.json()
  if (target !== undefined) {
    location.href = target
    return
  }
  setTimeout(() => {
    for (const [id, markup] of parts) replace(id, markup)
    next()
  }, renderingMs)
}

function replace(id, markup) {
  const focused = document.activeElement?.id ?? ''
  document.getElementById(id).outerHTML = markup
  if (focused !== '' && document.activeElement?.id !== focused) {
    document.getElementById(focused)?.focus()
  }
}

// A value that was put into a field in another way than by typing is not noticed.
const typed = new WeakMap()

document.addEventListener('keydown', ({ target, key }) => {
  if (!isField(target)) return
  if (key === 'Enter') commit(target)
  else if (key !== 'Tab') typed.set(target, true)
})

// the field of several values takes them with Enter alone
document.addEventListener('focusout', ({ target }) => {
  if (isField(target) && target.dataset.commit !== 'enter') commit(target)
})

function isField(element) {
  return element.tagName === 'INPUT' && element.type === 'text'
}

function commit(field) {
  if (!field.isConnected || typed.get(field) !== true) return
  typed.delete(field)
  send({ source: field.id, value: field.value })
}

document.addEventListener('click', (click) => {
  const command = click.target.closest('a[href="#"], button')
  if (command === null) return
  click.preventDefault()
  if (command.getAttribute('aria-disabled') !== 'true') send({ source: command.id })
})

document.addEventListener('change', ({ target }) => {
  if (target.type === 'checkbox') send({ source: target.id, value: target.checked })
  if (target.type === 'file' && target.files.length > 0) send(uploadOf(target))
})

async function uploadOf({ id, files: [file] }) {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const value = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
  return { source: id, name: file.name, value }
}

send({ source: 'f1' })
