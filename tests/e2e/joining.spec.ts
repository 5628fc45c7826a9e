/**
 * From the invitation to the first return, as people go it: a centre invites, somebody without an account applies with a
 * colleague, the centre scores, two bodies decide, a unit is opened, its manager is invited, agreements are signed here and on
 * paper, three levels do their tasks, and the unit sends its first figures. All by the screen and by the letters, on a network
 * of its own.
 */
import { todayIn } from '@solmu/shared/dates.js'
import { periodContaining } from '@solmu/shared/periods.js'
import type { Browser, Page } from 'playwright-core'
import type { RoleName } from '@solmu/domain/access/roles.js'
import { fillApplication, Letters, sendApplication } from './letters.js'
import { axe, fitsWidth, openBrowser, openWindow, phone, signIn } from './visitor.js'

const letters = new Letters('JOINING')
const { base } = letters

const member = 'Juojärven Pajapolku ry'
const unit = 'Juojärven paja'
const [applicantEmail, colleagueEmail, managerEmail] = ['hilla.hakija@hakija.example', 'tuula.toinen@hakija.example', 'jouni.johtaja@hakija.example']
const month = periodContaining('month', todayIn())
const roundName = 'Ensimmäinen kuukausi'
const password = 'kolme hirveä lammella'

type Visit = Awaited<ReturnType<typeof openWindow>>
let browser: Browser
let [centre, office, applicant, manager]: Visit[] = []
let [applicationUrl, planUrl]: string[] = []

beforeAll(async () => {
  await letters.open()
  browser = await openBrowser()
  ;[centre, office, applicant] = [await visit('regional_coordinator'), await visit('national_coordinator'), await openWindow(browser, { base, size: phone })]
})
afterAll(async () => {
  await browser.close()
  await letters.close()
})

/** A window of somebody who has signed in. */
async function visit(role: RoleName): Promise<Visit> {
  const opened = await openWindow(browser, { base })
  await signIn(opened.context, role)
  return opened
}

const expectSound = async (page: Page) => expect({ found: await axe(page), fits: await fitsWidth(page) }).toEqual({ found: [], fits: true })
const dialogOf = (page: Page) => page.getByRole('dialog')

/** Presses a button of the page, fills the dialog that opens, and sends it. */
async function act(page: Page, button: string, { fields = {}, submit = button, done }: { readonly fields?: Readonly<Record<string, string>>; readonly submit?: string; readonly done: string }): Promise<void> {
  await page.getByRole('button', { name: button }).click()
  for (const [label, text] of Object.entries(fields)) await dialogOf(page).getByLabel(label, { exact: true }).fill(text)
  await dialogOf(page).getByRole('button', { name: submit, exact: true }).click()
  await page.getByText(done).first().waitFor()
  await dialogOf(page).waitFor({ state: 'detached' })
}

it('is invited, tells of itself with a colleague, and sends', async () => {
  const { page } = centre!
  await page.goto('/fi/members/applications')
  await act(page, 'Kutsu hakemaan', { fields: { 'Organisaation nimi': member, 'Yhteyshenkilön nimi': 'Hilla Hakija', Sähköposti: applicantEmail }, submit: 'Lähetä kutsu', done: `Kutsu lähetetty: ${applicantEmail}` })

  const own = applicant!.page
  await own.goto(await letters.linkTo('apply', applicantEmail))
  await own.getByRole('heading', { level: 1, name: `Jäsenhakemus: ${member}` }).waitFor()
  await fillApplication(own, member)
  await own.getByLabel('Y-tunnus').fill('1234567-1')
  await own.getByLabel('Kuvaus palveluista').fill('')
  await own.getByLabel('Lisää asiakirja').first().setInputFiles({ name: 'säännöt.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 säännöt') })
  await own.getByRole('button', { name: 'säännöt.pdf', exact: true }).waitFor()
  await act(own, 'Lisää kirjoittaja', { fields: { Nimi: 'Tuula Toinen', Sähköposti: colleagueEmail }, submit: 'Lähetä linkki', done: 'Linkki lähetetty: Tuula Toinen' })

  const colleague = await openWindow(browser, { base, size: phone })
  await colleague.page.goto(await letters.linkTo('apply', colleagueEmail))
  await colleague.page.getByLabel('Kuvaus palveluista').fill('Puutyötä ja valmennusta.')
  await sendApplication(colleague.page)
  await colleague.page.getByText('Hakemus on lähetetty').first().waitFor()
  await colleague.context.close()
  await own.reload()
  await own.getByText('Hakemus on lähetetty').first().waitFor()
  await own.getByText('Puutyötä ja valmennusta.').waitFor()
})

it('is scored by the centre without a conflict, and goes to decision', async () => {
  const { page } = centre!
  await page.goto('/fi/members/applications')
  await page.getByRole('link', { name: member }).click()
  await page.getByRole('link', { name: 'säännöt.pdf' }).waitFor()
  applicationUrl = page.url()
  await page.getByRole('button', { name: 'Hakija on uusi organisaatio' }).click()
  await page.getByText('uusi organisaatio', { exact: true }).waitFor()

  await page.getByRole('radio', { name: 'Arviointi', exact: true }).check()
  await page.getByRole('button', { name: 'Pyydä arvioijia' }).click()
  await dialogOf(page).getByLabel('Eeva-Liisa Turunen').check()
  await dialogOf(page).getByRole('button', { name: 'Lähetä pyynnöt' }).click()
  await page.getByText('1 arvioijaa pyydetty').waitFor()
  await page.getByText('Arvioitavana', { exact: true }).waitFor()

  await act(page, 'Ilmoita esteellisyys', { submit: 'Ilmoita', done: 'Ilmoitus on tallennettu.' })
  const criteria = page.getByRole('group').filter({ has: page.getByRole('radio') }).filter({ has: page.getByLabel(/^Perustelu/) })
  for (const criterion of await criteria.all()) {
    await criterion.getByRole('radio').nth(3).check()
    await criterion.getByLabel(/^Perustelu/).fill('Hakemus osoittaa sen.')
  }
  await expectSound(page)
  await page.getByRole('button', { name: 'Jätä arviointi' }).click()
  await page.getByText('Arviointi on jätetty.').waitFor()
  await act(page, 'Tee yhteenveto', { done: 'Yhteenveto on tehty.' })
  await page.getByText(/^Painotettu kokonaistulos 75/).waitFor()

  await page.getByRole('radio', { name: 'Päätös', exact: true }).check()
  await act(page, 'Vie päätettäväksi', { fields: { 'Keskuksen ehdotus': 'Esitetään hyväksyttäväksi.' }, done: 'Hakemus on viety päätettäväksi.' })
})

interface Sitting {
  readonly body: string
  readonly number: string
  /** How many must be there. */
  readonly quorum: number
}

/** Records what a body has decided. With one too few it is refused in words, and what was typed stays; with all of them it stands. */
async function decide(page: Page, { body, number, quorum }: Sitting): Promise<void> {
  await page.goto(`${applicationUrl}?tab=decision`)
  await page.getByRole('button', { name: `Kirjaa päätös: ${body}` }).click()
  const dialog = dialogOf(page)
  await dialog.getByLabel('Päätöksen numero').fill(number)
  await dialog.getByLabel('Perustelut').fill('Täyttää kriteerit.')
  for (let there = Math.max(1, quorum - 1); there <= quorum; there++) {
    for (let each = 1; each <= there; each++) await dialog.getByLabel(`Osallistuja ${each}`, { exact: true }).fill(`Päättäjä ${each}`)
    await dialog.getByLabel('Ääniä puolesta').fill(String(there))
    await dialog.getByRole('button', { name: 'Kirjaa päätös' }).click()
    if (there < quorum) await dialog.getByText(`Toimielin ei ole päätösvaltainen: esteettömiä osallistujia on ${there}`).first().waitFor()
  }
  await page.getByText('Päätös on kirjattu.').first().waitFor()
  await dialog.waitFor({ state: 'detached' })
}

const [board, headOffice] = [{ body: 'Aluehallitus', quorum: 3 }, { body: 'Pääkonttori', quorum: 1 }]

it('is decided by the board of the region and confirmed by the head office, and reads it by the link', async () => {
  await decide(centre!.page, { ...board, number: '12/2026 § 4' })
  await centre!.page.getByText('Odottaa').first().waitFor()
  expect(await centre!.page.getByRole('button', { name: /^Kirjaa päätös/ }).count()).toBe(0)
  await decide(office!.page, { ...headOffice, number: 'PK 31/2026' })
  await office!.page.getByRole('heading', { name: /Hyväksytty jäseneksi/ }).waitFor()
  await expectSound(office!.page)

  const page = await applicant!.context.newPage()
  await page.goto(await letters.linkTo('apply', applicantEmail, 'Hakemuksestanne on tehty päätös.'))
  await page.getByText('Hakemus on hyväksytty').waitFor()
  await page.getByText('Päätös PK 31/2026').waitFor()
  await expectSound(page)
})

it('goes back to those who decide when the decision is annulled, its membership rests meanwhile, and it is decided anew', async () => {
  const { page } = office!
  await act(page, 'Kumoa päätös', { fields: { 'Kumoamisen perustelu': 'Päätöksessä oli menettelyvirhe.' }, done: 'Päätös on kumottu.' })
  await page.getByText('Päätettävänä', { exact: true }).waitFor()
  await page.goto(`/fi/members?q=${encodeURIComponent(member)}`)
  await page.getByRole('row', { name: new RegExp(member) }).getByText('Keskeytetty').waitFor()
  await decide(centre!.page, { ...board, number: '13/2026 § 1' })
  await decide(page, { ...headOffice, number: 'PK 32/2026' })
  await page.getByText('Päätös PK 32/2026', { exact: false }).first().waitFor()
})

/** Writes into a field that offers choices, and takes the first that carries the text. */
async function choose(page: Page, label: string, text: string): Promise<void> {
  await page.getByRole('combobox', { name: label }).fill(text)
  await page.getByRole('option', { name: text }).first().click()
}

const openPlan = async (page: Page) => {
  await page.goto(planUrl ?? '')
  await page.getByRole('heading', { level: 1, name: `Perehdytyssuunnitelma: ${member}` }).waitFor()
}
const isActivationRefused = (page: Page) => page.getByRole('button', { name: 'Aktivoi jäsen' }).isDisabled()

it('is a member with a plan, gets a unit and a buddy, and its manager an account by the letter', async () => {
  const { page } = centre!
  await page.goto(`/fi/members/plans?q=${encodeURIComponent(member)}`)
  await page.getByRole('link', { name: member }).click()
  await page.getByRole('heading', { level: 1, name: `Perehdytyssuunnitelma: ${member}` }).waitFor()
  planUrl = page.url()
  await page.getByText('3 vaadittua sopimusta on hyväksymättä').waitFor()
  await page.getByText('10 pakollista tehtävää on kesken').waitFor()
  expect(await isActivationRefused(page)).toBe(true)
  await page.getByRole('button', { name: 'Valitse kummiyksikkö' }).click()
  await dialogOf(page).getByLabel('Kummiyksikkö').selectOption({ label: 'Karjalan Työsilta' })
  await dialogOf(page).getByRole('button', { name: 'Tallenna' }).click()
  await page.getByText('9 pakollista tehtävää on kesken').waitFor()

  await page.goto('/fi/network/change?kind=open')
  await choose(page, 'Aluekeskus', 'Itä-Suomi')
  await page.getByLabel('Nimi suomeksi').fill(unit)
  await page.getByLabel('Laji').selectOption({ label: 'Työpaja' })
  await choose(page, 'Taustaorganisaatio', member)
  await choose(page, 'Kunta, jossa yksikkö toimii', 'Tuusniemi')
  await page.getByRole('button', { name: 'Jatka: Milloin ja miksi' }).click()
  await page.getByLabel('Perustelu').fill('Uusi jäsen aloittaa')
  await page.getByRole('button', { name: 'Jatka: Seuraukset' }).click()
  await page.getByRole('button', { name: /^Avaa yksikkö .* alkaen$/ }).click()
  await page.getByRole('button', { name: 'Tee toinen muutos' }).waitFor()

  await page.goto('/fi/admin/invitations')
  await page.getByRole('button', { name: 'Kutsu henkilö' }).click()
  const dialog = dialogOf(page)
  await dialog.getByLabel('Sähköposti').fill(managerEmail)
  await dialog.getByLabel('Rooli', { exact: true }).selectOption('unit_manager')
  await choose(page, 'Yksikkö, jossa rooli on', unit)
  await dialog.getByLabel('Perustelu').fill('Uuden jäsenen yksikön johtaja')
  await dialog.getByRole('button', { name: 'Lähetä kutsu' }).click()
  await page.getByRole('row', { name: new RegExp(`${managerEmail}.*Odottaa vastausta`) }).waitFor()

  manager = await openWindow(browser, { base })
  const own = manager.page
  await own.goto(await letters.linkTo('invitation', managerEmail))
  await own.getByLabel('Nimesi').fill('Jouni Johtaja')
  await own.getByLabel('Salasana', { exact: true }).fill(password)
  await own.getByRole('button', { name: 'Luo tunnus ja kirjaudu' }).click()
  await own.getByRole('heading', { level: 1, name: 'Mikä odottaa minua' }).waitFor()
  await expectSound(own)
})

/** Reads an agreement and signs it, from the list of them. */
async function sign(page: Page, agreement: string): Promise<void> {
  await page.goto('/fi/agreements')
  await page.getByRole('link', { name: agreement }).click()
  await page.getByRole('link', { name: 'Lue ja allekirjoita' }).first().click()
  await page.locator('#sign-statement', { hasText: member }).waitFor()
  await page.getByRole('checkbox').check()
  await page.getByRole('button', { name: 'Allekirjoita', exact: true }).click()
  await page.getByText('Sopimus on hyväksytty.').waitFor()
}

it('records who may sign, signs here what it has read, and has the rest filed as paper', async () => {
  const { page } = manager!
  await page.goto('/fi/mandates')
  await page.getByRole('button', { name: 'Kirjaa valtuutus' }).first().click()
  const dialog = dialogOf(page)
  await dialog.getByLabel('Organisaatio').selectOption({ label: member })
  await dialog.getByLabel('Henkilö').selectOption({ label: 'Jouni Johtaja' })
  await dialog.getByLabel('Asema tai tehtävä').fill('toiminnanjohtaja')
  await dialog.getByLabel('Peruste', { exact: true }).fill('Hallituksen kokous 4/2026 § 3')
  await dialog.getByRole('button', { name: 'Tallenna' }).click()
  await page.getByText('Valtuutus on tallennettu.').waitFor()
  await sign(page, 'Konsortiosopimus')
  await sign(page, 'Tietosuojasopimus')

  const { page: desk } = centre!
  await openPlan(desk)
  await desk.getByText('1 vaadittu sopimus on hyväksymättä: Konsortion perustamisasiakirja').waitFor()
  expect(await isActivationRefused(desk)).toBe(true)
  await desk.goto('/fi/agreements')
  await desk.getByRole('link', { name: 'Konsortion perustamisasiakirja' }).click()
  await desk.getByLabel('Hae osapuolta').fill(member)
  await desk.getByRole('button', { name: `Arkistoi allekirjoitettu: ${member}` }).click()
  await dialogOf(desk).getByLabel('Allekirjoittaja', { exact: true }).fill('Jouni Johtaja')
  await dialogOf(desk).locator('input[type=file]').setInputFiles({ name: 'perustamisasiakirja.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 allekirjoitettu') })
  await expectSound(desk)
  await dialogOf(desk).getByRole('button', { name: 'Arkistoi', exact: true }).click()
  await desk.getByText('Allekirjoitettu sopimus on arkistoitu.').waitFor()

  await page.goto('/fi/quality/commitments')
  await page.getByRole('link', { name: 'Uusi sitoumus' }).click()
  await page.getByLabel('Laatukehys').selectOption({ label: 'Tuetun työllistymisen viisi vaihetta (EUSE)' })
  await page.getByLabel('Asemasi').fill('toiminnanjohtaja')
  await page.getByLabel('Valtuuden peruste').fill('hallituksen päätös')
  await page.getByLabel('Olen lukenut sitoumuksen, ja minulla on valtuus allekirjoittaa se.').check()
  await page.getByRole('button', { name: 'Allekirjoita', exact: true }).click()
  await page.getByText('Sitoumus on allekirjoitettu.').waitFor()
})

/** Ticks a task of the plan off, with what shows it. */
async function tick(page: Page, task: string, shown: string): Promise<void> {
  await page.getByRole('button', { name: `Merkitse tehdyksi: ${task}` }).click()
  await dialogOf(page).getByLabel('Mikä osoittaa sen').fill(shown)
  await dialogOf(page).getByRole('button', { name: 'Merkitse tehdyksi' }).click()
  await dialogOf(page).waitFor({ state: 'detached' })
}

it('has its tasks done by unit, head office and centre, and only then becomes active', async () => {
  const { page: unitPage } = manager!
  await openPlan(unitPage)
  await tick(unitPage, 'Perehdytyskoulutus on käyty', 'Koulutus 20.11.2026, kolme osallistujaa')
  await tick(unitPage, 'Tietosuojaseloste on päivitetty', 'Versio 3')
  expect(await unitPage.getByRole('button', { name: /Aluekeskus on käynyt/ }).count()).toBe(0)
  await openPlan(office!.page)
  await tick(office!.page, 'Jäsenluettelo ja laskutustiedot on päivitetty', 'Jäsenluettelo 47')

  const { page } = centre!
  await openPlan(page)
  await page.getByText('1 pakollinen tehtävä on kesken').waitFor()
  expect(await isActivationRefused(page)).toBe(true)
  await tick(page, 'Aluekeskus on käynyt yksikössä', 'Käyntimuistio')
  await act(page, 'Aktivoi jäsen', { submit: 'Aktivoi', done: 'Jäsen on nyt aktiivinen.' })
  await unitPage.goto(`/fi/members?q=${encodeURIComponent(member)}`)
  await unitPage.getByRole('link', { name: member }).click()
  await unitPage.getByText('Tuli aktiiviseksi jäseneksi').waitFor()
  await unitPage.getByText('Äänestää konsortion päätöksissä').waitFor()
  await expectSound(unitPage)
})

it('is asked for its first figures by a round of its own, and sends them', async () => {
  const { page } = office!
  await page.goto('/fi/results/rounds/new')
  await page.getByLabel('Kauden pituus').selectOption({ label: 'Kuukausi' })
  await page.getByLabel('Kausi', { exact: true }).selectOption(month)
  await page.getByLabel('Nimi (Suomi)').fill(roundName)
  await page.getByRole('button', { name: 'Jatka' }).click()
  for (const code of ['D1', 'D2']) {
    await page.getByRole('combobox', { name: 'Lisää mittari' }).fill(code)
    await page.getByRole('option', { name: new RegExp(`${code},`) }).first().click()
  }
  await page.getByRole('button', { name: 'Jatka' }).click()
  await page.getByLabel('Nimetyt yksiköt').check()
  await page.getByLabel(unit).check()
  await page.getByText('1 yksikkö ilmoittaa.').waitFor()
  await page.getByRole('button', { name: 'Jatka' }).click()
  await page.getByRole('button', { name: 'Jatka' }).click()
  await page.getByRole('button', { name: 'Tallenna suunnitelma' }).click()
  await page.getByRole('button', { name: 'Avaa nyt' }).click()
  await dialogOf(page).getByText('1 yksikkö saa ilmoituksen täytettäväksi.').waitFor()
  await dialogOf(page).getByRole('button', { name: 'Avaa kierros' }).click()
  await page.getByText(`Kierros ${roundName} on avattu.`).waitFor()

  const { page: own } = manager!
  await own.goto('/fi/results/returns')
  await own.getByRole('link', { name: new RegExp(unit) }).first().click()
  const fields = own.getByRole('grid').getByRole('textbox')
  await fields.first().waitFor()
  await fields.nth(0).fill('2')
  await fields.nth(1).fill('3')
  await own.getByText('2/2 lukua annettu.').waitFor()
  await own.getByRole('button', { name: 'Tarkista ja lähetä' }).click()
  await dialogOf(own).getByRole('button', { name: 'Lähetä' }).click()
  await own.getByText('Lähetetty. Seuraavaksi tarkastaa Itä-Suomi.').first().waitFor()
  await openPlan(own)
  await own.getByRole('row', { name: /Ensimmäinen tuloskausi on ilmoitettu/ }).getByText('Tehty').waitFor()
  expect([centre, office, applicant, manager].flatMap((each) => each?.faults)).toEqual([])
})
