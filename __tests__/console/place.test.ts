import { expect, it } from '@jest/globals'
import { placeOf } from '../../src/console/console-page.js'

it.each([
  [
    'https://pod.example/fscmUI/faces/FuseOverview',
    'https://pod.example/fscmUI/faces/FuseOverview',
  ],
  ['https://pod.example/fscmUI/x;jsessionid=secret?a=b#c', 'https://pod.example/fscmUI/x'],
  ['https://user:secret@pod.example/x?secret', 'https://pod.example/x'],
  ['chrome-error://chromewebdata/', 'chrome-error://chromewebdata/'],
  ['about:blank#secret', 'about:blank'],
  ['data:text/html;base64,secret', 'data:text/html'],
])('the place of %s is %s', (address, place) => {
  expect(placeOf(address)).toBe(place)
})
