/* global document, fetch, location, setTimeout, window */

// The script of an identity domain's sign-in page, in the manner of JET: screens appear late, the button is disabled
// until something is typed, and oj.Context says when the page is busy.
const { request, renderingMs } = document.body.dataset
const container = document.getElementById('idcs-signin-container')
let busy = true

window.oj = {
  Context: {
    getPageContext: () => ({ getBusyContext: () => ({ isReady: () => !busy }) }),
  },
}

const valueOf = (field) =>
  document.getElementById(`idcs-signin-basic-signin-form-${field}|input`)?.value ??
  document.getElementById(`idcs-signin-basic-signin-form-${field}`)?.value

async function show(answer) {
  const { screen, location: target } = await answer.json()
  if (target !== undefined) {
    location.href = target
    return
  }
  setTimeout(() => {
    container.innerHTML = screen
    busy = false
  }, Number(renderingMs))
}

async function submit() {
  busy = true
  const body = JSON.stringify({
    request,
    screen: container.firstElementChild?.dataset.screen,
    userName: valueOf('username'),
    password: valueOf('password'),
  })
  const headers = { 'content-type': 'application/json' }
  await show(await fetch('/sso/v1/sdk/authenticate', { method: 'POST', headers, body }))
}

container.addEventListener('input', () => {
  const fields = [...container.querySelectorAll('input')]
  const button = container.querySelector('button')
  if (button !== null) button.disabled = fields.some(({ value }) => value === '')
})
container.addEventListener('click', ({ target }) => {
  const button = target.closest('button')
  if (button !== null && !button.disabled) submit()
})
container.addEventListener('keydown', ({ key }) => {
  if (key === 'Enter' && container.querySelector('button')?.disabled === false) submit()
})

submit()
