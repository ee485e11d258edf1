import { tellsAfterSaving } from './import-run.js'
import { whereChromiumIs } from './where-chromium-is.js'

whereChromiumIs('what was entered in the console is told', () => {
  tellsAfterSaving([
    ['provider', 'stays'],
    ['certificate', 'complains'],
    ['provider', 'complains'],
    ['provider', 'breaks off'],
    ['certificate', 'stays'],
    ['certificate', 'breaks off'],
  ])
})
