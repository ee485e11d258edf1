import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ElementHandle } from 'puppeteer-core'
import type { ConsolePage, Seen } from './console-page.js'
import { CONTROLS } from './controls.js'
import { certificateStep, type CertificateStep } from './decisions.js'
import { quote } from './page-words.js'
import { ConsoleStop } from './console-stop.js'
import type { ChangeLog } from './change-log.js'
import type { WantedCertificate } from './wanted-trust.js'

const LIST = { step: 'certificates' } as const
const FORM = { step: 'certificate', inForm: true } as const

/** ADF shows this while a table loads its rows. */
const LOADING = /fetching data|daten werden abgerufen/i

/**
 * Imports the certificates that the list does not hold. All of them are compared first, so that nothing is added to a
 * list that speaks against it; one that is there is left alone.
 * @param files directory for the files to upload
 * @param log notes every import
 */
export async function importCertificates(
  page: ConsolePage,
  certificates: readonly WantedCertificate[],
  files: string,
  log: ChangeLog,
): Promise<void> {
  await openList(page)
  const { reading } = await list(page)
  const steps = certificates.map((certificate) => ({
    certificate,
    step: certificateStep(reading.rows, certificate),
  }))
  for (const { certificate, step } of steps) stopAtConflict(certificate, step)
  let added = false
  for (const { certificate, step } of steps) {
    if (step.kind === 'present') {
      page.line(
        `the console has the certificate ${certificate.alias} already, by ${step.by}. Its content cannot be seen`,
      )
      continue
    }
    await addCertificate(page, certificate, files, log)
    added = true
    page.line(`imported the certificate ${certificate.alias}`)
  }
  if (added) await leave(page)
}

/** The list lies behind an entry of the left bar; after Save and Close the provider may have to be opened for it. */
async function openList(page: ConsolePage): Promise<void> {
  let opened = false
  await page.until(
    { ...LIST, label: CONTROLS.publicCertificates.label, mayWarn: true },
    async ({ nodes }) => {
      const entry = await page.find(nodes, CONTROLS.publicCertificates)
      if (entry !== undefined) {
        await entry.click()
        return true
      }
      const provider = opened ? undefined : await page.find(nodes, CONTROLS.provider)
      if (provider !== undefined) {
        opened = true
        await provider.click()
        await page.sleep(300)
      }
      return undefined
    },
  )
  await page.sleep(300)
}

/** The list, when it has come to rest with all its rows. */
async function list(page: ConsolePage): Promise<Seen> {
  return page.until(
    { ...LIST, label: 'the list of inbound certificates', mayWarn: true, steady: true },
    async (seen) => {
      if (LOADING.test(seen.reading.text)) return undefined
      return (await page.find(seen.nodes, CONTROLS.addCertificate)) && seen
    },
  )
}

function stopAtConflict({ alias, subject }: WantedCertificate, step: CertificateStep): void {
  if (step.kind !== 'conflict') return
  throw new ConsoleStop(
    'alias-taken',
    'certificates',
    `the alias ${alias} holds the certificate ${step.subject}, expected ${subject}`,
  )
}

async function addCertificate(
  page: ConsolePage,
  certificate: WantedCertificate,
  files: string,
  log: ChangeLog,
): Promise<void> {
  const { alias, pem, subject } = certificate
  const file = `${alias}.crt`
  const path = join(files, file)
  await writeFile(path, pem)
  await page.click(CONTROLS.addCertificate, LIST)
  const aliasField = (): Promise<ElementHandle> =>
    page.until({ ...FORM, label: `the field ${CONTROLS.certificateAlias.label}` }, ({ nodes }) =>
      page.find(nodes, CONTROLS.certificateAlias, true),
    )
  const field = await aliasField()
  log.entering({ action: 'import certificate', target: `${alias} (${subject})` })
  await page.write(field, alias, 'Tab')
  await upload(page, path, file)
  // the upload refreshes a part of the page, perhaps the field too
  const kept = await aliasField()
  if ((await valueOf(kept)) === '') await page.write(kept, alias, 'Tab')
  await page.click(CONTROLS.save, FORM, () => {
    page.line(`saving the certificate ${alias}`)
    log.sending()
  })
  await page.until(
    { ...FORM, label: `the certificate ${alias} in the list after Save`, knownText: file },
    async ({ nodes, reading }) => {
      const [said] = reading.alerts
      // the form may stay, with what was saved as plain text, until Done is chosen
      const stays = reading.dialogs.some(({ text }) => text.includes(file))
      const done = stays ? await page.find(nodes, CONTROLS.done, true) : undefined
      if (done !== undefined) {
        await done.click()
        await page.sleep(300)
        return undefined
      }
      const isOpen =
        stays || (await page.find(nodes, CONTROLS.certificateAlias, true)) !== undefined
      if (isOpen && said !== undefined) {
        throw new ConsoleStop(
          'refused',
          'certificate',
          `the console refuses the certificate ${alias}: ${quote(said)}`,
        )
      }
      if (isOpen || LOADING.test(reading.text)) return undefined
      // a subject that reads differently now is one that the console writes in its own way
      return certificateStep(reading.rows, certificate).kind === 'add' ? undefined : true
    },
  )
  log.confirmed()
}

/** Hands the file to the form, which may send it at once and put its name in the place of the input. */
async function upload(page: ConsolePage, path: string, file: string): Promise<void> {
  await page.until({ ...FORM, label: 'the field for the certificate file' }, async () => {
    const inputs = await page.page.$$('input[type="file"]')
    const input = inputs.at(-1)
    if (input === undefined) return undefined
    await input.uploadFile(path)
    return true
  })
  await page.sleep(300)
  await page.until({ ...FORM, label: `the file name ${file} in the form` }, ({ reading }) =>
    reading.pieces.some((piece) => piece.includes(file)) ? true : undefined,
  )
}

/** Done, where there is such a button: a practitioner's way ends with it. */
async function leave(page: ConsolePage): Promise<void> {
  const { nodes } = await list(page)
  const done = await page.find(nodes, CONTROLS.done)
  if (done === undefined) return
  await done.click()
  await page.sleep(300)
  await page.until({ ...LIST, label: 'the page after Done' }, () => true)
}

async function valueOf(handle: ElementHandle): Promise<string> {
  return handle.evaluate((field: unknown) => (field as { readonly value?: string }).value ?? '')
}
