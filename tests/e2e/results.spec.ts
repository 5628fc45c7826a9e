import { addDays, todayIn } from '@solmu/shared/dates.js'
import { periodContaining, shiftPeriod } from '@solmu/shared/periods.js'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { RoleName } from '@solmu/domain/access/roles.js'
import { localUnitId } from '../../apps/api/src/demo/demo-unit-rows.js'
import { indicatorId } from '../../apps/api/src/demo/demo-indicators.js'
import { demoPassword } from '../../apps/api/src/demo/demo-roles.js'
import { ask, axe, demoRows, emailOf, openBrowser, openWindow, signIn } from './visitor.js'

/** A unit reports its figures, its centre asks and approves, the head office closes the period; and nothing typed is ever lost. */
let browser: Browser
type Visit = Awaited<ReturnType<typeof openWindow>>
let headOffice: Visit

beforeAll(async () => {
  browser = await openBrowser()
  headOffice = await visit('national_coordinator')
})
afterAll(() => browser.close())

/** A window of somebody who has signed in. */
async function visit(role: RoleName): Promise<Visit> {
  const opened = await openWindow(browser)
  await signIn(opened.context, role)
  return opened
}

const groups = ['i', 'ii', 'iii', 'unknown'] as const
const [own, neighbour] = ['Karjalan Työsilta', 'Kiteen Kaari']

type Version = { round: { id: string; version: number } }

/** A round of a month of its own, open for some units: three figures by customer group, and one as a whole. */
async function openRound(name: string, monthsAgo: number, units: readonly string[]): Promise<{ roundId: string; returnId: string }> {
  const today = todayIn()
  const period = shiftPeriod(periodContaining('month', today), -monthsAgo)
  const days = { opensOn: addDays(today, 1), dueOn: addDays(today, 7), graceUntil: addDays(today, 14), verifyBy: addDays(today, 21) }
  const asked = (code: string, dimensionCodes: readonly string[]) => ({
    ...{ indicatorId: indicatorId(code), dimensionCodes, isRequired: true, allowsNotApplicable: false }
  })
  const input = {
    ...{ name: { fi: name }, period, membership: 'last_day', unitRule: { kind: 'list', unitIds: units.map(localUnitId) }, reminderDays: [] },
    ...{ ...days, acceptBy: addDays(today, 28) },
    indicators: [...['A1', 'A2', 'A3'].map((code) => asked(code, ['customer_group'])), asked('D1', [])]
  }
  const { context } = headOffice
  const { createRound } = await ask<{ createRound: Version }>(
    context,
    'mutation ($input: CreateRoundInput!) { createRound(input: $input) { round { id version } } }',
    { input }
  )
  const { id: roundId, version: expectedVersion } = createRound.round
  await ask(context, 'mutation ($input: OpenRoundInput!) { openRound(input: $input) { round { id } } }', { input: { roundId, expectedVersion } })
  const [row] = await demoRows<{ id: string }>('SELECT id FROM unit_return WHERE round_id = $1 AND unit_id = $2', [roundId, localUnitId(own)])
  return { roundId, returnId: row?.id ?? '' }
}

const ofGroup = (code: string, group: (typeof groups)[number]) => [indicatorId(code), `customer_group:${group}`] as const

/** A figure of the working copy in steps of its decimals, with how its question was answered; undefined when it was never saved. */
async function cellIn(returnId: string, [indicator, breakdown]: readonly [string, string]) {
  const [row] = await demoRows<{ value: string; answered: string | null }>(
    'SELECT value, answered FROM return_cell WHERE return_id = $1 AND indicator_id = $2 AND breakdown = $3',
    [returnId, indicator, breakdown]
  )
  return row && (row.answered === null ? row.value : `${row.value} ${row.answered}`)
}

/** The facts of a figure: its value from which version, until which. */
async function factsOf(returnId: string, [indicator, breakdown]: readonly [string, string]): Promise<string[]> {
  const rows = await demoRows<{ value: string; from: number; to: number | null }>(
    `SELECT value, from_version AS "from", to_version AS "to" FROM fact
     WHERE return_id = $1 AND indicator_id = $2 AND breakdown = $3 ORDER BY from_version`,
    [returnId, indicator, breakdown]
  )
  return rows.map(({ value, from, to }) => `${value} from ${from}${to === null ? '' : ` to ${to}`}`)
}

async function standingOf(returnId: string): Promise<string> {
  const [row] = await demoRows<{ state: string; number: number }>('SELECT state, number FROM unit_return WHERE id = $1', [returnId])
  return `${row?.state} ${row?.number}`
}

/** Asks again until the answer is what it should be; the last answer stands when it never is. */
async function eventually<Answer>(read: () => Promise<Answer>, wanted: Answer): Promise<void> {
  let answer = await read()
  for (const end = Date.now() + 15_000; Date.now() < end && answer !== wanted; answer = await read()) {
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  expect(answer).toEqual(wanted)
}

/** The fields of a line of the grid, in the order of its columns. */
const fields = (page: Page, code: string) => page.getByRole('grid').getByRole('textbox', { name: new RegExp(`^${code} `) })
const totalOf = (page: Page, code: string) =>
  page.getByRole('row', { name: new RegExp(`^${code}`) }).getByRole('gridcell').nth(groups.length)

async function openForm(page: Page, returnId: string): Promise<void> {
  await page.goto(`/fi/results/returns/${returnId}`)
  await fields(page, 'A1').first().waitFor()
}

/** Types over what stands in a field, and stays there. */
async function type(page: Page, code: string, at: number, text: string): Promise<void> {
  await fields(page, code).nth(at).click()
  await page.keyboard.type(text)
}

const bar = (page: Page) => page.getByRole('region', { name: 'Tallennus ja lähetys' })
const isSaved = (page: Page) => bar(page).getByText(/^Kaikki tallennettu|^Tallennettu klo/).waitFor()
const isKeptHere = (page: Page) => bar(page).getByText('Ei yhteyttä: luonnos tällä laitteella').waitFor()

/** Puts text on the clipboard and pastes it where the focus is. */
async function paste(context: BrowserContext, page: Page, text: string): Promise<void> {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text)
  await page.keyboard.press('Control+v')
}

describe('from the unit to the lock', () => {
  const round = 'Kuukausikierros'
  let roundId: string
  let returnId: string
  let unit: Visit
  let centre: Visit

  beforeAll(async () => {
    ;[{ roundId, returnId }, unit, centre] = await Promise.all([openRound(round, 1, [own, neighbour]), visit('unit_manager'), visit('regional_coordinator')])
  })

  test('the unit writes by keyboard and paste, sees totals at once, and sends', async () => {
    const { context, page, faults } = unit
    await openForm(page, returnId)
    await fields(page, 'A1').first().click()
    for (const figure of ['12', '20', '8', '1']) {
      await page.keyboard.type(figure)
      await page.keyboard.press('Tab')
    }
    await totalOf(page, 'A1').getByText('41', { exact: true }).waitFor()
    // Tab has led to the next line; a block goes over it and the one below.
    await paste(context, page, '5\t9\t3\t1\n4\t6\t2\t0')
    await page.getByText('Liitetty 8 lukua.').waitFor()
    await totalOf(page, 'A2').getByText('18', { exact: true }).waitFor()
    await totalOf(page, 'A3').getByText('12', { exact: true }).waitFor()
    await type(page, 'D1', 0, '2,5')
    await page.getByText('13/13 lukua annettu.').waitFor()
    expect(await axe(page)).toEqual([])

    await page.getByRole('button', { name: 'Tarkista ja lähetä' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Kaikki 13 lukua on annettu').waitFor()
    await dialog.getByRole('button', { name: 'Lähetä' }).click()
    await page.getByText('Lähetetty. Seuraavaksi tarkastaa Itä-Suomi.').first().waitFor()
    expect(await fields(page, 'A2').first().isEditable()).toBe(false)
    expect(faults).toEqual([])

    expect(await standingOf(returnId)).toBe('submitted 1')
    expect(await factsOf(returnId, ofGroup('A1', 'ii'))).toEqual(['20 from 1'])
    expect(await factsOf(returnId, ofGroup('A2', 'i'))).toEqual(['5 from 1'])
    expect(await factsOf(returnId, ofGroup('A3', 'unknown'))).toEqual(['0 from 1'])
    expect(await factsOf(returnId, [indicatorId('D1'), ''])).toEqual(['25 from 1'])
  })

  test('the centre asks about two figures, and gives back only these', async () => {
    const { page, faults } = centre
    await page.goto('/fi/results')
    const item = page.getByRole('listitem').filter({ hasText: `Tarkasta ilmoitus: ${own}` }).filter({ hasText: round })
    await item.getByRole('link', { name: 'Tarkasta' }).click()
    await page.getByRole('heading', { level: 1, name: new RegExp(`^Tarkastus: ${own}`) }).waitFor()
    await page.getByRole('button', { name: /^Kysy A2 .*ryhmä I$/ }).click()
    await page.keyboard.type('Puuttuuko syyskuussa aloittanut?')
    await page.getByRole('button', { name: /^Kysy D1 / }).click()
    await page.keyboard.type('Onko puolikas koko kauden?')
    await page.getByRole('button', { name: 'Palauta 2 lukua' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Muut 11 lukua merkitään tarkastetuiksi').waitFor()
    await dialog.getByLabel('Viesti').fill('Kaksi tarkennusta.')
    await dialog.getByRole('button', { name: 'Palauta 2 lukua' }).click()
    await page.getByText('Kysytyt luvut ovat nyt yksiköllä.').first().waitFor()
    expect(faults).toEqual([])

    expect(await standingOf(returnId)).toBe('returned 1')
    const reviews = await demoRows<{ review: string; count: number }>(
      'SELECT review, count(*)::int FROM return_cell WHERE return_id = $1 GROUP BY review ORDER BY review',
      [returnId]
    )
    expect(reviews).toEqual([{ review: 'approved', count: 11 }, { review: 'questioned', count: 2 }])
  })

  test('the unit finds these two open, mends one, confirms the other, and sends again', async () => {
    const { page, faults } = unit
    await openForm(page, returnId)
    await page.getByText('0/2 käsitelty').waitFor()
    const editable = page.getByRole('grid').locator('input:not([readonly])')
    expect(await editable.evaluateAll((found) => found.map((field) => field.getAttribute('aria-label')?.slice(0, 2)))).toEqual(['A2', 'D1'])
    await type(page, 'A2', 0, '6')
    await page.getByText('Puuttuuko syyskuussa aloittanut?').waitFor()
    await page.getByText('1/2 käsitelty').waitFor()
    await fields(page, 'D1').click()
    await page.getByText('Onko puolikas koko kauden?').waitFor()
    await page.getByRole('button', { name: 'Vastaa: luku on oikein' }).click()
    await page.getByLabel('Miksi luku on oikein?').fill('Puolikas jatkaa vuoden loppuun.')
    await page.getByRole('button', { name: 'Vahvista luku' }).click()
    await page.getByText('2/2 käsitelty').waitFor()
    await page.getByRole('button', { name: 'Lähetä korjaukset' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Lähetä korjaukset' }).click()
    await page.getByText('Lähetetty. Seuraavaksi tarkastaa Itä-Suomi.').first().waitFor()
    expect(faults).toEqual([])

    expect(await standingOf(returnId)).toBe('submitted 2')
    expect(await factsOf(returnId, ofGroup('A2', 'i'))).toEqual(['5 from 1 to 2', '6 from 2'])
    expect(await factsOf(returnId, [indicatorId('D1'), ''])).toEqual(['25 from 1'])
    expect(await cellIn(returnId, [indicatorId('D1'), ''])).toBe('25 confirmed')
  })

  test('the centre sees what has changed, approves, and forwards the region without a unit that it names', async () => {
    const { page, faults } = centre
    await page.goto(`/fi/results/returns/${returnId}/review`)
    const line = (code: string) => page.getByRole('row', { name: new RegExp(`^${code} `) })
    await line('D1').getByText('Luku on oikein').waitFor()
    await page.getByText('Puolikas jatkaa vuoden loppuun.').waitFor()
    await page.getByLabel('Vain edellisestä versiosta muuttuneet (1)').check()
    await line('D1').waitFor({ state: 'detached' })
    await line('A2').getByText('oli 5').waitFor()
    expect(await line('A2').innerText()).toMatch(/6\s+oli 5/)
    expect(await line('A2').count()).toBe(1)
    await page.getByRole('button', { name: 'Hyväksy', exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Hyväksy ilmoitus' }).click()
    await page.getByText('Ilmoitus on tarkastettu.').first().waitFor()

    await page.getByRole('link', { name: `${round}, Itä-Suomi` }).click()
    await page.getByText('1/2 tarkastettu').waitFor()
    await page.getByRole('button', { name: 'Lähetä alue pääkonttoriin' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Lähetä alue' }).click()
    // Nothing goes without the reason.
    const why = dialog.getByRole('textbox', { name: `Miksi ${neighbour} jää pois` })
    await dialog.getByRole('link', { name: /: Täytä tämä kohta\.$/ }).waitFor()
    expect(await why.getAttribute('aria-invalid')).toBe('true')
    await why.fill('Asiakastietojärjestelmä vaihtuu.')
    await dialog.getByRole('button', { name: 'Lähetä alue' }).click()
    await page.getByText('Puuttuu: Asiakastietojärjestelmä vaihtuu.').waitFor()
    await page.getByText('Pääkonttorilla', { exact: true }).waitFor()
    expect(faults).toEqual([])
    expect(await standingOf(returnId)).toBe('verified 2')
  })

  test('the head office accepts the region and locks the round; then nobody writes', async () => {
    const { page, faults } = headOffice
    await page.goto('/fi/results')
    const item = page.getByRole('listitem').filter({ hasText: 'Hyväksy alue: Itä-Suomi' }).filter({ hasText: round })
    await item.getByRole('link', { name: 'Avaa alue' }).click()
    await page.getByRole('button', { name: 'Hyväksy alue' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Hyväksy alue' }).click()
    await page.getByText('Hyväksytty', { exact: true }).first().waitFor()
    expect(await standingOf(returnId)).toBe('accepted 2')

    await page.goto(`/fi/results/rounds/${roundId}`)
    await page.getByRole('button', { name: 'Lukitse kausi' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText(`${neighbour} jää pois: Asiakastietojärjestelmä vaihtuu.`).waitFor()
    await dialog.getByRole('button', { name: 'Lukitse kausi' }).click()
    await page.getByText('Kausi on lukittu.').first().waitFor()
    await page.getByRole('button', { name: 'Lukitse kausi' }).waitFor({ state: 'detached' })
    expect(faults).toEqual([])
    expect(await standingOf(returnId)).toBe('locked 2')
    expect(await factsOf(returnId, ofGroup('A2', 'i'))).toEqual(['5 from 1 to 2', '6 from 2'])

    // The overview has nothing more to say of it but how complete it came.
    await page.goto('/fi/results?kind=month')
    await page.getByRole('heading', { level: 2, name: /^Kierros / }).first().waitFor()
    expect(await page.getByRole('heading', { level: 2, name: new RegExp(`^${round}`) }).count()).toBe(0)
    await page.getByRole('table', { name: /^Täydellisyys/ }).getByRole('link', { name: 'Itä-Suomi' }).click()
    await page.getByRole('row', { name: new RegExp(`^${own}`) }).getByRole('img', { name: `${own}: Lukittu` }).waitFor()
  })

  test('the unit reads it and writes no more', async () => {
    const { page, faults } = unit
    await openForm(page, returnId)
    await page.getByText(/^Kausi on lukittu/).waitFor()
    expect(await page.getByRole('grid').locator('input:not([readonly])').count()).toBe(0)
    expect(await fields(page, 'A2').first().inputValue()).toBe('6')
    const cells = [{ indicatorId: indicatorId('A2'), breakdown: 'customer_group:i', status: 'value', value: '7', note: '', expectedVersion: 0, isCleared: false }]
    const save = 'mutation ($input: SaveCellsInput!) { saveCells(input: $input) { cells { version } conflicts { breakdown } refusals { code } } }'
    await expect(ask(unit.context, save, { input: { returnId, cells } })).rejects.toThrow('ROUND_STATE')
    expect(await cellIn(returnId, ofGroup('A2', 'i'))).toBe('6')
    expect(faults).toEqual([])
  })
})

describe('nothing that was typed is lost', () => {
  let returnId: string
  let roundId: string
  let mikko: Visit
  let riitta: Visit

  beforeAll(async () => {
    ;[{ roundId, returnId }, mikko, riitta] = await Promise.all([openRound('Keskeneräinen kierros', 2, [own]), visit('unit_manager'), visit('unit_member')])
  })
  // No other journey finds a return that waits.
  afterAll(async () => {
    const [row] = await demoRows<{ version: number }>('SELECT version FROM collection_round WHERE id = $1', [roundId])
    const input = { roundId, expectedVersion: row?.version, reason: 'Koe on ohi.' }
    await ask(headOffice.context, 'mutation ($input: CancelRoundInput!) { cancelRound(input: $input) { round { id } } }', { input })
  })

  const saved = (figure: readonly [string, string], wanted: string) => eventually(() => cellIn(returnId, figure), wanted)

  /** How often figures of the return have been written. */
  const saves = async () => (await demoRows<{ count: number }>('SELECT cell_clock AS count FROM unit_return WHERE id = $1', [returnId]))[0]?.count

  test('without a connection it is kept here, and goes up once by itself', async () => {
    const { context, page } = mikko
    await openForm(page, returnId)
    await context.setOffline(true)
    await type(page, 'A1', 0, '12')
    await type(page, 'A1', 1, '20')
    await isKeptHere(page)
    await page.getByText('Yhteys katkesi. Voit jatkaa').waitFor()
    await type(page, 'A1', 2, '8')
    expect(await cellIn(returnId, ofGroup('A1', 'i'))).toBeUndefined()
    expect(await axe(page)).toEqual([])
    await context.setOffline(false)
    await isSaved(page)
    await page.getByText('Yhteys katkesi. Voit jatkaa').waitFor({ state: 'detached' })
    await saved(ofGroup('A1', 'i'), '12')
    await saved(ofGroup('A1', 'ii'), '20')
    await saved(ofGroup('A1', 'iii'), '8')

    // The page is closed before the connection is back; another one finds what was left.
    await context.setOffline(true)
    await type(page, 'A1', 3, '2')
    await isKeptHere(page)
    await page.close()
    await context.setOffline(false)
    const next = await context.newPage()
    mikko = { ...mikko, page: next }
    await openForm(next, returnId)
    await next.getByText(/^Yksi luku oli jäänyt tälle laitteelle/).waitFor()
    expect(await fields(next, 'A1').nth(3).inputValue()).toBe('2')
    await saved(ofGroup('A1', 'unknown'), '2')
    await saved(ofGroup('A1', 'i'), '12')
  })

  test('an answer that is lost on its way doubles nothing', async () => {
    const { page } = mikko
    await openForm(page, returnId)
    const lost = new Promise<void>((resolve) => {
      void page.route('**/graphql', async (route) => {
        if (!route.request().postData()?.includes('"SaveCells"')) return route.continue()
        await route.fetch()
        await route.abort('connectionreset')
        await page.unroute('**/graphql')
        resolve()
      })
    })
    await type(page, 'A2', 3, '1')
    await lost
    await isKeptHere(page)
    expect(await cellIn(returnId, ofGroup('A2', 'unknown'))).toBe('1')
    const before = await saves()
    await page.getByRole('button', { name: 'Yritä uudelleen' }).click()
    await isSaved(page)
    expect(await page.getByRole('dialog').count()).toBe(0)
    expect(await cellIn(returnId, ofGroup('A2', 'unknown'))).toBe('1')
    expect(await saves()).toBe(before)
  })

  test('a session that ends while somebody writes costs no figure', async () => {
    const { page } = mikko
    await openForm(page, returnId)
    // What the head of the page asks for comes after the form, and would be refused before the second figure is typed.
    await page.waitForLoadState('networkidle')
    await demoRows('DELETE FROM session WHERE user_id = (SELECT id FROM app_user WHERE email = $1)', [emailOf('unit_manager')])
    await type(page, 'A3', 0, '4')
    await type(page, 'A3', 1, '6')
    await page.getByLabel('Salasana', { exact: true }).waitFor()
    expect(await cellIn(returnId, ofGroup('A3', 'i'))).toBeUndefined()
    await page.getByLabel('Sähköposti').fill(emailOf('unit_manager'))
    await page.getByLabel('Salasana', { exact: true }).fill(demoPassword)
    await page.getByRole('button', { name: 'Kirjaudu sisään' }).click()
    await page.waitForURL(new RegExp(`/fi/results/returns/${returnId}`))
    await page.getByText(/^2 lukua oli jäänyt tälle laitteelle/).waitFor()
    await saved(ofGroup('A3', 'i'), '4')
    await saved(ofGroup('A3', 'ii'), '6')
    expect(await fields(page, 'A3').nth(1).inputValue()).toBe('6')
  })

  test('two who write the same figure choose; nothing is written over', async () => {
    await Promise.all([mikko, riitta].map(({ page }) => openForm(page, returnId)))
    /** One writes without a connection what the other saves meanwhile, and comes back. */
    async function clash(late: Visit, early: Visit, of: { at: number; late: string; early: string }) {
      await late.context.setOffline(true)
      await type(late.page, 'A2', of.at, of.late)
      await isKeptHere(late.page)
      await type(early.page, 'A2', of.at, of.early)
      await saved(ofGroup('A2', groups[of.at] ?? 'i'), of.early)
      await late.context.setOffline(false)
      await late.page.getByRole('dialog', { name: 'Toinen käyttäjä muutti samaa solua' }).waitFor()
    }
    await clash(mikko, riitta, { at: 0, late: '5', early: '3' })
    const dialog = mikko.page.getByRole('dialog')
    expect(await axe(mikko.page)).toEqual([])
    expect((await dialog.getByRole('radio', { name: /^Pidä oma/ }).locator('..').innerText()).split('\n').at(-1)).toBe('5')
    expect(await dialog.getByText(/^Ota toisen: Riitta Kosonen/).locator('..').innerText()).toContain('3')
    await bar(mikko.page).getByText('Yksi solu on tallentamatta').waitFor()
    await dialog.getByRole('radio', { name: /^Pidä oma/ }).check()
    await dialog.getByRole('button', { name: 'Tallenna valinta' }).click()
    await saved(ofGroup('A2', 'i'), '5')

    await clash(riitta, mikko, { at: 1, late: '7', early: '9' })
    await riitta.page.getByRole('dialog').getByRole('radio', { name: /^Ota toisen: Mikko Hyvärinen/ }).check()
    await riitta.page.getByRole('dialog').getByRole('button', { name: 'Tallenna valinta' }).click()
    await riitta.page.getByRole('dialog').waitFor({ state: 'detached' })
    await eventually(() => fields(riitta.page, 'A2').nth(1).inputValue(), '9')
    await saved(ofGroup('A2', 'ii'), '9')
  })
})
