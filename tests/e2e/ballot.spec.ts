/**
 * A proposal on its way to the register: amended, voted on openly by two members of a working group, decided by the count. And a
 * secret election: the right to vote fetched, the vote cast without a session, its receipt checked, the published log counted again.
 */
import { addDays, todayIn } from '@solmu/shared/dates.js'
import type { Browser, Page } from 'playwright-core'
import { faults, recount } from '../../tools/recount.mjs'
import { ask, axe, bytesOf, demoRows, desktop, fitsWidth, openBrowser, openWindow, phone, signIn } from './visitor.js'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const expectSound = async (page: Page) => expect({ found: await axe(page), fits: await fitsWidth(page) }).toEqual({ found: [], fits: true })
const asWritten = (day: string) => day.split('-').map(Number).reverse().join('.')
const matter = 'Yhteinen arviointipäivä'

/** Takes a step whose button and dialog say the same. */
async function step(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name, exact: true }).click()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
}

/** Has a ballot whose time is over counted, unless the clock of the server has come first, before the page or behind its dialog. */
async function count(page: Page, address: string): Promise<void> {
  const [button, result, dialog] = [page.getByRole('button', { name: 'Laske äänet', exact: true }), page.getByRole('heading', { name: 'Tulos', exact: true }), page.getByRole('dialog')]
  await page.goto(address)
  await button.or(result).first().waitFor()
  if (await result.isVisible()) return
  await button.click()
  await dialog.getByRole('button', { name: 'Laske äänet', exact: true }).click()
  await dialog.getByRole('alert').or(result).first().waitFor()
  if (await dialog.isVisible()) await page.goto(address)
  await result.waitFor()
}

async function windowOf(role: Parameters<typeof signIn>[1], size = phone) {
  const opened = await openWindow(browser, { size })
  await signIn(opened.context, role)
  return opened
}

/** The time for voting is over; nobody waits for the clock here. */
async function timeOver(address: string): Promise<void> {
  const id = address.split('/').at(-1)
  await demoRows('ALTER TABLE ballot DISABLE TRIGGER keep_ballot')
  await demoRows('UPDATE ballot SET closes_at = clock_timestamp() WHERE id = $1', [id])
  await demoRows('ALTER TABLE ballot ENABLE TRIGGER keep_ballot')
}

async function propose(page: Page): Promise<string> {
  await page.goto('/fi/governance/proposals/new')
  await page.getByLabel('Toimielin', { exact: true }).selectOption({ label: 'Laatutyöryhmä' })
  await page.getByLabel('Otsikko (Suomi)').fill(matter)
  await page.getByLabel('Teksti (Suomi)').fill('Järjestetään arviointipäivä keväällä.')
  await page.getByLabel('Keskustelun viimeinen päivä').fill(asWritten(addDays(todayIn(), 7)))
  await page.getByRole('button', { name: 'Tallenna luonnos' }).click()
  await page.getByRole('button', { name: 'Avaa keskusteluun' }).waitFor()
  await step(page, 'Avaa keskusteluun')
  return new URL(page.url()).pathname
}

async function amend(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await page.getByRole('button', { name: 'Tee muutosesitys' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Teksti (Suomi)').fill('Järjestetään arviointipäivä syksyllä.')
  await dialog.getByLabel('Perustelu').fill('Keväällä on kiire.')
  await dialog.getByRole('button', { name: 'Lähetä muutosesitys' }).click()
  await dialog.waitFor({ state: 'hidden' })
}

/** Answers the amendment, ends the discussion, and opens a ballot on what is left. */
async function putToTheVote(page: Page, address: string): Promise<string> {
  await page.goto(address)
  await page.getByRole('button', { name: 'Hyväksy', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Hyväksy muutosesitys' }).click()
  await page.getByText('syksyllä').first().waitFor()
  await step(page, 'Päätä keskustelu')
  await page.getByRole('link', { name: 'Laadi äänestys' }).click()
  await page.getByLabel('Nimi (Suomi)').waitFor()
  expect(await page.getByLabel('Nimi (Suomi)').inputValue()).toBe(matter)
  await expectSound(page)
  await page.getByRole('button', { name: 'Tallenna luonnos' }).click()
  await page.getByRole('button', { name: 'Avaa äänestys' }).waitFor()
  await step(page, 'Avaa äänestys')
  return new URL(page.url()).pathname
}

async function vote(page: Page, answer: string, button = 'Anna ääni'): Promise<void> {
  await page.getByRole('radio', { name: answer, exact: true }).check()
  await page.getByRole('button', { name: button }).click()
  await page.getByText('Ääni on annettu', { exact: true }).first().waitFor()
}

test('a proposal is amended, voted on, and decided by the count', async () => {
  const [writer, other, office, centre] = await Promise.all([windowOf('unit_manager'), windowOf('unit_member'), windowOf('national_coordinator', desktop), windowOf('regional_coordinator')])
  const address = await propose(writer.page)
  await amend(centre.page, address)
  const ballot = await putToTheVote(office.page, address)
  await Promise.all(
    [writer, other].map(async ({ page }) => {
      await page.goto(ballot)
      await vote(page, 'Ei')
      await vote(page, 'Kyllä', 'Muuta ääntä')
    })
  )
  await expectSound(writer.page)
  await timeOver(ballot)
  await count(office.page, ballot)
  await office.page.getByRole('button', { name: 'Kirjaa päätös' }).click()
  await office.page.getByRole('dialog').getByText('Toimielin, päivä, äänet').waitFor()
  expect(await office.page.getByLabel('Päätös (Suomi)').inputValue()).toBe('Järjestetään arviointipäivä syksyllä.')
  await expectSound(office.page)
  await office.page.getByRole('dialog').getByRole('button', { name: 'Kirjaa päätös' }).click()
  await office.page.getByRole('link', { name: /^Päätös \d{4}\/\d+$/ }).click()
  await office.page.getByText('2 puolesta, 0 vastaan, 0 tyhjää').waitFor()
  await writer.page.goto(address)
  await writer.page.getByText('Hyväksytty', { exact: true }).first().waitFor()
  expect([writer, other, office, centre].flatMap((each) => each.faults)).toEqual([])
})

const SAVE = 'mutation ($input: SaveBallotInput!) { saveBallot(input: $input) { ballot { ballot { id } } } }'

test('a secret vote is cast without a session, changed, counted, found by its receipt, and counted again', async () => {
  const [office, voter] = await Promise.all([windowOf('national_coordinator', desktop), windowOf('unit_manager')])
  const [body] = await demoRows<{ id: string }>(`SELECT id FROM body WHERE kind = 'assembly' AND (valid_to IS NULL OR valid_to > app.today()) LIMIT 1`)
  const text = (fi: string) => ({ fi, sv: '', en: '' })
  const input = { bodyId: body?.id, matter: 'election', title: text('Puheenjohtajan vaali'), description: text(''), method: 'schulze', secrecy: 'secret', options: ['Aino', 'Bo', 'Cilla'].map(text), seats: 1, maxScore: 1, closesAt: new Date(Date.now() + 40 * 86_400_000) }
  const { saveBallot } = await ask<{ saveBallot: { ballot: { ballot: { id: string } } } }>(office.context, SAVE, { input })
  const address = `/fi/governance/ballots/${saveBallot.ballot.ballot.id}`
  await office.page.goto(address)
  await step(office.page, 'Avaa äänestys')
  const { page } = voter
  await page.goto(address)
  await page.getByRole('button', { name: 'Nouda äänioikeus' }).click()
  await page.getByLabel('Bo', { exact: true }).selectOption('1')
  await page.reload()
  await page.getByText('Järjestys: 1. Bo', { exact: true }).waitFor()
  await page.getByLabel('Aino', { exact: true }).selectOption('2')
  await expectSound(page)
  await page.getByRole('button', { name: 'Anna ääni' }).click()
  await page.getByText('Ääni on uurnassa', { exact: true }).waitFor()
  await page.getByLabel('Cilla', { exact: true }).selectOption('3')
  await page.getByRole('button', { name: 'Muuta ääntä' }).click()
  await page.getByRole('button', { name: /^Tarkista: / }).click()
  await page.getByText(/^Ääni on uurnassa tunnuksella [0-9a-f]+/).waitFor()
  await timeOver(address)
  await count(office.page, address)
  await page.goto(address)
  await page.getByRole('button', { name: /^Tarkista: / }).click()
  await page.getByText(/^Ääni on laskettu: [0-9a-f]+, Bo > Aino > Cilla$/).waitFor()
  await expectSound(page)
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Lataa äänet (JSON)' }).click()])
  const log = JSON.parse((await bytesOf(file)).toString('utf8')) as Parameters<typeof recount>[0]
  expect([faults(log), recount(log).outcome]).toEqual([[], 'no_quorum'])
  expect([...office.faults, ...voter.faults]).toEqual([])
})
