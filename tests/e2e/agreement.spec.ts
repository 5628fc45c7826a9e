/**
 * An agreement on its way: the head office opens the next version, the manager who holds the mandate reads and signs it, and the
 * register shows it; whoever has lost the mandate in between is refused, and what was chosen stays. What is signed on paper is
 * filed as a PDF, and whoever reads the agreement takes the certificate of it home.
 */
import type { Browser, Page } from 'playwright-core'
import { demoPassword } from '../../apps/api/src/demo/demo-roles.js'
import { ask, axe, bytesOf, demoRows, fitsWidth, openBrowser, openWindow, phone, signIn } from './visitor.js'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const expectSound = async (page: Page) => expect({ found: await axe(page), fits: await fitsWidth(page) }).toEqual({ found: [], fits: true })
const own = `organisation_id = (SELECT p.organisation_id FROM unit_period p WHERE p.name_fi = 'Karjalan Työsilta' AND p.valid_to IS NULL LIMIT 1) AND kind = 'sign' AND user_id IS NOT NULL`

test('is opened by the head office, refused without the mandate, signed with it, and stands in the table', async () => {
  const { context, page, faults } = await openWindow(browser)
  await signIn(context, 'national_coordinator')
  const { agreements } = await ask<{ agreements: { id: string; kind: string }[] }>(context, '{ agreements { id kind } }')
  const id = agreements.find(({ kind }) => kind === 'consensus')?.id
  await page.goto(`/fi/agreements/${id}/draft`, { waitUntil: 'networkidle' })
  await page.getByLabel('Sopimusteksti (Suomi)').fill('# 1 Yhteinen tahto\n\nOsapuolet pyrkivät aina yksimielisyyteen.')
  await page.getByRole('button', { name: 'Tallenna luonnos' }).click()
  await page.getByText('Luonnos on tallennettu.').waitFor()
  await page.getByRole('button', { name: 'Avaa hyväksyttäväksi' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Avaa', exact: true }).click()
  await page.getByText('Versio on avattu hyväksyttäväksi.').waitFor()
  await expectSound(page)

  const { context: hand, page: small, faults: smallFaults } = await openWindow(browser, { size: phone })
  await signIn(hand, 'unit_manager')
  await small.goto(`/fi/agreements/${id}`, { waitUntil: 'networkidle' })
  await small.getByRole('link', { name: 'Lue ja allekirjoita' }).first().click()
  await small.getByText('Osapuolet pyrkivät aina yksimielisyyteen.').waitFor()
  await small.getByRole('checkbox').check()
  await expectSound(small)
  // The mandate ends between reading and signing, and the session wants a fresh proof.
  await demoRows(`UPDATE mandate SET ended_on = app.today(), ended_at = now(), end_reason = 'Koe' WHERE ${own} AND ended_at IS NULL`)
  await demoRows(`UPDATE session SET proved_at = now() - interval '1 hour'`)
  await small.getByRole('button', { name: 'Allekirjoita', exact: true }).click()
  const proof = small.getByRole('dialog')
  await proof.getByLabel('Salasana', { exact: true }).fill(demoPassword)
  await proof.locator('button[type=submit]').click()
  await small.getByText('Valtuutesi allekirjoittaa organisaation puolesta ei ole voimassa.').first().waitFor()
  expect(await small.getByRole('checkbox').isChecked()).toBe(true)

  await demoRows(`INSERT INTO mandate (id, consortium_id, organisation_id, unit_id, kind, user_id, person_name, title, valid_from, basis_kind, basis)
    SELECT gen_random_uuid(), m.consortium_id, m.organisation_id, m.unit_id, m.kind, m.user_id, m.person_name, m.title, app.today(), m.basis_kind, m.basis FROM mandate m WHERE ${own} LIMIT 1`)
  await small.reload({ waitUntil: 'networkidle' })
  await small.getByRole('checkbox').check()
  await small.getByRole('button', { name: 'Allekirjoita', exact: true }).click()
  await small.getByText('Sopimus on hyväksytty.').waitFor()
  await hand.close()

  // The centre files for its unit what was signed on paper: first by mistake something that is no PDF.
  const { context: desk, page: filing, faults: filingFaults } = await openWindow(browser)
  await signIn(desk, 'regional_coordinator')
  const waiting = agreements.find(({ kind }) => kind === 'data_protection')?.id
  await filing.goto(`/fi/agreements/${waiting}?q=${encodeURIComponent('Työsilta')}`, { waitUntil: 'networkidle' })
  await filing.getByRole('button', { name: /^Arkistoi allekirjoitettu: .*Työsilta/ }).click()
  const form = filing.getByRole('dialog')
  await form.getByLabel('Allekirjoittaja', { exact: true }).fill('Mikko Hyvärinen')
  const scan = (text: string) => form.getByLabel('Allekirjoitettu sopimus PDF-tiedostona').setInputFiles({ name: 'skannaus.pdf', mimeType: 'application/pdf', buffer: Buffer.from(text) })
  await scan('PK ei pdf')
  await form.getByRole('button', { name: 'Arkistoi' }).click()
  await form.getByText('Tiedosto ei ole PDF, vaikka sen nimi voi niin sanoa.').first().waitFor()
  expect(await form.getByLabel('Allekirjoittaja', { exact: true }).inputValue()).toBe('Mikko Hyvärinen')
  await scan('%PDF-1.7 allekirjoitettu')
  await form.getByRole('button', { name: 'Arkistoi' }).click()
  await filing.getByText('Allekirjoitettu sopimus on arkistoitu.').waitFor()
  await filing.locator('summary', { hasText: 'paperilla' }).click()
  const [certificate] = await Promise.all([filing.waitForEvent('download'), filing.getByRole('link', { name: /^Hyväksymistodistus/ }).click()])
  expect((await bytesOf(certificate)).subarray(0, 5).toString()).toBe('%PDF-')
  await expectSound(filing)
  expect(filingFaults.filter((fault) => !/415/.test(fault))).toEqual([])
  await desk.close()

  await page.goto(`/fi/agreements/matrix?q=${encodeURIComponent('Työsilta')}`, { waitUntil: 'networkidle' })
  await page.getByRole('row', { name: /Työsilta/ }).getByText('Versio 2').first().waitFor()
  await expectSound(page)
  expect([faults, smallFaults]).toEqual([[], []])
  await context.close()
})
