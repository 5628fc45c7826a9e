/**
 * A body meets: its secretary plans the meeting and calls it with everybody's consent, its chair opens and holds it on a phone, where it
 * loses its quorum by a recusal and has it back; neither of them has a role over the body. What it decides stands in the register once
 * both have signed the minutes and the head office has published them. In the assembly one member stands
 * for another, and for no more than the charter lets it.
 */
import { instantIn, todayIn } from '@solmu/shared/dates.js'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { ask, axe, fitsWidth, openBrowser, openWindow, phone, signIn } from './visitor.js'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const expectSound = async (page: Page) => expect({ found: await axe(page), fits: await fitsWidth(page) }).toEqual({ found: [], fits: true })
const matter = 'Arvioinnin ohje'
const today = (): string => new Intl.DateTimeFormat('fi-FI', { timeZone: 'Europe/Helsinki' }).format(new Date())

/** Plans a meeting of today, writes its agenda and calls it by consent of all; opening it is for the chair. */
async function call(page: Page): Promise<void> {
  await page.goto('/fi/governance/meetings/new', { waitUntil: 'networkidle' })
  await page.getByLabel('Toimielin').selectOption({ label: 'Laatutyöryhmä' })
  await page.getByLabel('Nimi (Suomi)').fill('Työryhmän kokous')
  await page.getByLabel('Päivä', { exact: true }).fill(today())
  await page.getByLabel('Alkaa klo').fill('23:58')
  await page.getByLabel('Päättyy klo').fill('23:59')
  await page.getByLabel('Paikka', { exact: true }).fill('Kuopio')
  await page.getByRole('button', { name: 'Tallenna ja kirjoita esityslista' }).click()
  await page.getByRole('button', { name: 'Lisää kohta' }).click()
  await page.locator('#agenda-title-1').fill(matter)
  await page.locator('#agenda-text-1').fill('Hyväksytään ohje.')
  await page.getByRole('button', { name: 'Tallenna esityslista' }).click()
  await page.getByRole('button', { name: 'Kutsu koolle' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('Kutsuaika on liian lyhyt').waitFor()
  // The four seats are asked for when the dialog opens.
  await dialog.getByRole('checkbox').nth(3).waitFor()
  for (const box of await dialog.getByRole('checkbox').all()) await box.check()
  await dialog.getByLabel('Miksi kutsuaika on lyhyt').fill('Ohje tarvitaan huomenna')
  await expectSound(page)
  await dialog.getByRole('button', { name: 'Kutsu koolle' }).click()
  await page.getByText('Kokouksen avaa ja päättää toimielimen puheenjohtaja').waitFor()
  expect(await page.getByRole('button', { name: 'Avaa kokous' }).count()).toBe(0)
}

async function open(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Avaa kokous' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Avaa kokous' }).click()
  await page.getByRole('link', { name: 'Vie kokousta eteenpäin' }).click()
}

/** Two come; one of them is recused, which takes the quorum away, and let in again; then everything is recorded. */
async function hold(page: Page): Promise<void> {
  const quorum = page.getByRole('group', { name: 'Kokous', exact: true })
  await page.getByRole('button', { name: 'Paikalla: Mikko Hyvärinen' }).click()
  await quorum.getByText('Läsnä 1/4, vaaditaan 2').waitFor()
  await page.getByRole('button', { name: 'Paikalla: Riitta Kosonen' }).click()
  await quorum.getByText('Läsnä 2/4, vaaditaan 2').waitFor()
  await expectSound(page)
  await page.getByRole('button', { name: `Jääviys: ${matter}` }).click()
  await page.getByRole('dialog').getByLabel('Paikka').selectOption({ label: 'Riitta Kosonen' })
  await page.getByRole('dialog').getByLabel('Syy').fill('Laati ohjeen')
  await page.getByRole('dialog').getByRole('button', { name: 'Kirjaa jääviys' }).click()
  await page.getByRole('group', { name: 'Kohta 2' }).getByText('Ei päätösvaltainen').waitFor()
  await page.getByText('Kohta 2: Ei päätösvaltainen. Läsnä 1/4, vaaditaan 2').waitFor({ state: 'attached' })
  await page.getByRole('button', { name: `Jääviys: ${matter}` }).click()
  await page.getByRole('button', { name: 'Poista jääviys: Riitta Kosonen' }).click()
  await page.getByRole('group', { name: 'Kohta 2' }).getByText('Läsnä 2/4, vaaditaan 2').waitFor()
  await page.getByRole('button', { name: `Kirjaa: ${matter}` }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Miten kohta käsiteltiin').selectOption('voted')
  await dialog.getByLabel('Puolesta').fill('2')
  await dialog.getByText('Hyväksytty').waitFor()
  await expectSound(page)
  await dialog.getByRole('button', { name: 'Tallenna kohta' }).click()
  for (const name of ['Kokouksen avaus', 'Kokouksen päättäminen']) {
    await dialog.waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: `Kirjaa: ${name}` }).click()
    await dialog.getByRole('button', { name: 'Tallenna kohta' }).click()
  }
  await page.getByText('Kaikki kohdat on kirjattu').waitFor()
}

async function sign(page: Page): Promise<void> {
  await page.getByLabel('Olen lukenut pöytäkirjan, ja se vastaa kokouksen kulkua.').check()
  await page.getByRole('button', { name: 'Allekirjoita pöytäkirja' }).click()
  await page.getByRole('button', { name: 'Allekirjoita pöytäkirja' }).waitFor({ state: 'hidden' })
}

test('is called, held, signed by two, and decides', async () => {
  const secretary = await openWindow(browser)
  await signIn(secretary.context, 'reviewer')
  await call(secretary.page)
  const address = new URL(secretary.page.url()).pathname

  const chair = await openWindow(browser, { size: phone })
  await signIn(chair.context, 'unit_manager')
  await chair.page.goto(address, { waitUntil: 'networkidle' })
  await open(chair.page)
  await hold(chair.page)

  await secretary.page.goto(address, { waitUntil: 'networkidle' })
  await secretary.page.getByRole('button', { name: 'Nimeä allekirjoittajat' }).click()
  await secretary.page.locator('#signers-signers').selectOption({ label: 'Mikko Hyvärinen' })
  await secretary.page.locator('#signers-signers-1').selectOption({ label: 'Hannu Rautio' })
  await secretary.page.getByRole('dialog').getByRole('button', { name: 'Tallenna' }).click()
  await secretary.page.getByRole('dialog').waitFor({ state: 'hidden' })

  await chair.page.goto(address, { waitUntil: 'networkidle' })
  await chair.page.getByRole('button', { name: 'Päätä kokous' }).click()
  await chair.page.getByRole('dialog').getByRole('button', { name: 'Päätä kokous' }).click()
  await chair.page.getByRole('link', { name: 'Tarkista ja allekirjoita' }).click()
  await expectSound(chair.page)
  await sign(chair.page)

  await secretary.page.goto(`${address}/minutes`, { waitUntil: 'networkidle' })
  await sign(secretary.page)
  await secretary.page.getByText('Salasana tai pääsyavain').first().waitFor()
  expect([chair.faults, secretary.faults]).toEqual([[], []])
  await chair.context.close()
  await secretary.context.close()

  const { context, page, faults } = await openWindow(browser)
  await signIn(context, 'national_coordinator')
  await page.goto(address, { waitUntil: 'networkidle' })
  await page.getByRole('button', { name: 'Julkaise pöytäkirja' }).click()
  await page.getByText('Päätösluetteloon tulee 1 päätös:').waitFor()
  await page.getByRole('dialog').getByRole('button', { name: 'Julkaise pöytäkirja' }).click()
  await page.getByRole('listitem').getByRole('link', { name: new RegExp(matter) }).click()
  await page.getByText('2 puolesta, 0 vastaan, 0 tyhjää').waitFor()
  const paper = await context.request.get(`/api${address.replace('/fi/governance', '')}/minutes.pdf?lang=fi`)
  expect({ status: paper.status(), head: (await paper.body()).subarray(0, 5).toString() }).toEqual({ status: 200, head: '%PDF-' })
  expect(faults).toEqual([])
  await context.close()
})

type Ref = { id: string; revision: number }

/** An assembly of today, called with everybody's consent and opened; made past the screens, which the other journey walks. */
async function openAssembly(context: BrowserContext): Promise<string> {
  const text = (fi: string) => ({ fi, sv: '', en: '' })
  const { meetingPlaces } = await ask<{ meetingPlaces: { body: { id: string; kind: string } }[] }>(context, '{ meetingPlaces { body { id kind } } }')
  const bodyId = meetingPlaces.find(({ body }) => body.kind === 'assembly')?.body.id
  const frame = { bodyId, title: text('Ylimääräinen jäsenkokous'), startsAt: instantIn(todayIn(), '23:57').toISOString(), endsAt: instantIn(todayIn(), '23:59').toISOString(), place: 'Helsinki', remoteLink: '', procedure: 'meeting' }
  const act = async (name: string, type: string, input: object): Promise<Ref> => {
    const answer = await ask<Record<string, { meeting: Ref }>>(context, `mutation ($input: ${type}!) { ${name}(input: $input) { meeting { id revision } } }`, { input })
    return answer[name]?.meeting ?? { id: '', revision: 0 }
  }
  const ref = ({ id, revision }: Ref) => ({ meetingId: id, expectedVersion: revision })
  const planned = await act('planMeeting', 'PlanMeetingInput', frame)
  const written = await act('setMeetingAgenda', 'SetMeetingAgendaInput', { ...ref(planned), items: [{ kind: 'information', matter: 'ordinary', title: text('Tiedoksi'), proposalText: text('') }] })
  const { meetingSeats } = await ask<{ meetingSeats: { id: string }[] }>(context, 'query ($id: ID!) { meetingSeats(meetingId: $id) { id } }', { id: planned.id })
  const called = await act('callMeeting', 'CallMeetingInput', { ...ref(written), shortNoticeReason: 'Kiire', consents: meetingSeats.map(({ id }) => id) })
  return (await act('openMeeting', 'OpenMeetingInput', { ...ref(called), chairName: '', secretaryName: '' })).id
}

test('one member stands for another, and for no third', async () => {
  const { context, page, faults } = await openWindow(browser)
  await signIn(context, 'national_coordinator')
  await page.goto(`/fi/governance/meetings/${await openAssembly(context)}/hold`, { waitUntil: 'networkidle' })
  const quorum = page.getByRole('group', { name: 'Kokous', exact: true })
  const names = await page.getByRole('button', { name: /^Paikalla: / }).evaluateAll((all) => all.slice(0, 3).map((each) => each.getAttribute('aria-label')?.replace('Paikalla: ', '') ?? ''))
  const [holder = '', second = '', third = ''] = names
  await page.getByRole('button', { name: `Paikalla: ${holder}` }).click()
  await quorum.getByText(/^Läsnä 1\//u).waitFor()
  const dialog = page.getByRole('dialog')
  const give = async (name: string) => {
    await page.getByRole('button', { name: `Muuta: ${name}` }).click()
    await dialog.getByLabel('Osallistuminen').selectOption({ label: 'Valtakirjalla' })
    await dialog.getByLabel('Valtuutettu').selectOption({ label: holder })
    await dialog.getByRole('button', { name: 'Tallenna' }).click()
  }
  await give(second)
  await quorum.getByText(/^Läsnä 2\//u).waitFor()
  await give(third)
  await dialog.getByRole('link', { name: /Sama henkilö voi edustaa valtakirjalla enintään yhtä muuta/u }).waitFor()
  await expectSound(page)
  expect(faults.filter((each) => !each.includes('PROXY_LIMIT'))).toEqual([])
  await context.close()
})
