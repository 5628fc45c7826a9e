import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import axe from 'axe-core'
import { Refusal, renderInApp, serve, type Answers } from '../../../app/testing.js'
import { TemplateListPage } from './template-list.page.js'
import { TemplateView } from './template.page.js'
import { around, aTemplate, auditor, aVersion, office, someBlocks, templates, text } from './testing/report-examples.js'

const features = ['app', 'builder', 'publication'] as const
const refusal = (code: string) => new Refusal(200, { data: null, errors: [{ message: 'x', extensions: { code, kind: 'conflict', path: ['input'], params: {}, errorId: 'e1' } }] })

async function drawList(address = '/fi/reports/templates', viewer = office, more: Answers = {}) {
  const retired = aTemplate({ id: 't3', name: text('Vanha raportti'), isShipped: false, isRetired: true })
  const mine = aTemplate({ id: 't2', name: text('Oma raportti'), isShipped: false, attachedCount: 5, released: null, draft: aVersion({ state: 'draft' }) })
  const served = serve({ ...around, ReportTemplates: () => templates(aTemplate(), mine, retired), ...more })
  const drawn = await renderInApp(<TemplateListPage />, { viewer, address, features })
  return { ...drawn, ...served, user: userEvent.setup() }
}

const names = () => within(screen.getByRole('table')).getAllByRole('link').map((link) => link.textContent)

describe('the list of templates', () => {
  it('tells where each comes from, which version is in use, and leaves out what is retired', async () => {
    await drawList()
    const row = (await screen.findByRole('link', { name: 'Vuosiraportti' })).closest('tr')!
    for (const shown of ['Solmun pohja', 'Koko verkostosta', 'Versio 1', '20.11.2026']) expect(within(row).getByText(shown)).toBeVisible()
    expect(names()).toEqual(['Oma raportti', 'Vuosiraportti'])
    expect(screen.getByText('Ei vielä vapautettu')).toBeVisible()
  })

  it('keeps search, filter and order in the address', async () => {
    const { user, router } = await drawList('/fi/reports/templates?states=%5B%22retired%22%2C%22own%22%5D&sort=attached&desc=true')
    await screen.findByRole('link', { name: 'Vanha raportti' })
    expect(names()).toEqual(['Oma raportti', 'Vanha raportti'])
    await user.type(screen.getByRole('searchbox'), 'zzz')
    expect(await screen.findByText('Suodattimilla ei löydy yhtään raporttipohjaa')).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Poista suodattimet' }))
    await waitFor(() => expect(router.state.location.search).not.toHaveProperty('states'))
  })

  it('is only read by those who may not write, and has no barrier that axe can find', async () => {
    const { container } = await drawList('/fi/reports/templates', auditor)
    await screen.findByRole('link', { name: 'Vuosiraportti' })
    expect(screen.queryByRole('button', { name: 'Tee raporttipohja' })).not.toBeInTheDocument()
    const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } })
    expect(violations).toEqual([])
  })

  it('offers the shipped ones that are not there yet', async () => {
    let gap = 6
    const { user } = await drawList('/fi/reports/templates', office, {
      ReportTemplates: () => ({ ...templates(), reportTemplateGap: gap }),
      InstallReportTemplates: () => {
        gap = 0
        return { installReportTemplates: { __typename: 'InstallReportTemplatesPayload', addedCount: 6 } }
      }
    })
    await user.click(await screen.findByRole('button', { name: 'Ota käyttöön 6 valmista pohjaa' }))
    await waitFor(() => expect(screen.queryByRole('button', { name: /valmista pohjaa/ })).not.toBeInTheDocument())
  })

  it('asks a name in Finnish of a new one', async () => {
    const { user, asked } = await drawList()
    await user.click(await screen.findByRole('button', { name: 'Tee raporttipohja' }))
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Tee raporttipohja' }))
    expect((await screen.findAllByText('Täytä tämä kohta.'))[0]).toBeVisible()
    expect(asked.some(({ name }) => name === 'SaveReportTemplate')).toBe(false)
  })
})

type Sent = { readonly input: { readonly blocks: readonly { readonly id: string; readonly kind: string; readonly text?: { readonly fi: string } }[]; readonly expectedVersion: number | null } }

async function drawTemplate(of: { readonly template?: object; readonly viewer?: typeof office; readonly address?: string; readonly answers?: Answers } = {}) {
  let lock = 10
  const served = serve({
    ...around,
    ReportTemplate: () => ({ reportTemplate: of.template ?? aTemplate() }),
    SaveReportDraft: (variables) => {
      const { blocks } = (variables as Sent).input
      lock += 1
      return { saveReportDraft: { __typename: 'ReportDraftPayload', version: aVersion({ id: 'v2', number: 2, state: 'draft', blocks, version: lock, savedAt: '2026-11-22T15:04:00.000Z' }) } }
    },
    ...of.answers
  })
  const drawn = await renderInApp(<TemplateView templateId="t1" />, { viewer: of.viewer ?? office, address: of.address ?? '/fi/reports/templates/t1', features })
  const saves = () => served.asked.filter(({ name }) => name === 'SaveReportDraft').map(({ variables }) => (variables as Sent).input)
  return { ...drawn, ...served, saves, user: userEvent.setup() }
}

const openers = () => within(screen.getByRole('list', { name: 'Raportin osiot' })).getAllByRole('button', { expanded: false }).filter((button) => button.hasAttribute('aria-keyshortcuts'))

describe('the editor', () => {
  it('shows the blocks in their order and beside them what they would say', async () => {
    await drawTemplate()
    expect((await screen.findAllByRole('button', { name: /^\d Otsikko Tulokset/ }))[0]).toBeVisible()
    expect(openers().map((each) => each.textContent)).toEqual(['1OtsikkoTulokset', '2TekstiKevät oli hyvä.', '3LukuAsiakkaat'])
    expect(await screen.findByText('Esikatselun teksti.')).toBeVisible()
  })

  it('saves what is typed by itself, as a new draft, and then on top of it', async () => {
    const { user, saves } = await drawTemplate()
    await user.click(await screen.findByRole('button', { name: /Kevät oli hyvä/, expanded: false }))
    await user.type(screen.getByRole('textbox', { name: 'Teksti Suomi' }), ' Niin oli.')
    await waitFor(() => expect(saves()).toHaveLength(1))
    expect(saves()[0]).toMatchObject({ expectedVersion: null, blocks: [{ id: 'a' }, { id: 'b', text: { fi: 'Kevät oli hyvä. Niin oli.' } }, { id: 'c' }] })
    expect(await screen.findByText('Tallennettu klo 17.04')).toBeVisible()
    await user.click(screen.getByRole('button', { name: 'Siirrä alemmas: Otsikko: Tulokset' }))
    await waitFor(() => expect(saves()).toHaveLength(2))
    expect(saves()[1]).toMatchObject({ expectedVersion: 11, blocks: [{ id: 'b' }, { id: 'a' }, { id: 'c' }] })
  })

  it('moves a block by keys, and takes back what was removed', async () => {
    const { user } = await drawTemplate()
    const heading = await screen.findByRole('button', { name: /^1 Otsikko Tulokset/ })
    heading.focus()
    await user.keyboard('{Alt>}{ArrowDown}{/Alt}')
    expect(openers().map((each) => each.textContent?.slice(1))).toEqual(['TekstiKevät oli hyvä.', 'OtsikkoTulokset', 'LukuAsiakkaat'])
    await waitFor(() => expect(screen.getByRole('button', { name: /^2 Otsikko Tulokset/ })).toHaveFocus())
    await user.click(screen.getByRole('button', { name: 'Poista: Luku: Asiakkaat' }))
    expect(openers()).toHaveLength(2)
    await waitFor(() => expect(screen.getByRole('button', { name: 'Kumoa' })).toHaveFocus())
    await user.click(screen.getByRole('button', { name: 'Kumoa' }))
    expect(openers()).toHaveLength(3)
  })

  it('adds a block of a kind, says which languages are missing, and leads from a fault to its field', async () => {
    const draft = aVersion({ id: 'v2', number: 2, state: 'draft', releasedAt: null })
    const { user, asked } = await drawTemplate({ template: aTemplate({ draft, versions: [draft, aVersion()] }) })
    await user.click(await screen.findByRole('button', { name: 'Lisää osio' }))
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: /^Teksti/ }))
    const open = await screen.findByRole('button', { name: /^4 Teksti/, expanded: true })
    expect(within(open.closest('li')!).getByRole('tab', { name: 'Svenska puuttuu' })).toBeVisible()
    await screen.findByText('Tallennettu klo 17.04')
    await user.click(screen.getByRole('button', { name: 'Vapauta' }))
    const summary = await screen.findByRole('alert')
    await waitFor(() => expect(summary).toHaveFocus())
    await user.click(within(summary).getByRole('link', { name: '4. Teksti, teksti: Täytä tämä kohta.' }))
    await waitFor(() => expect(within(open.closest('li')!).getByRole('tab', { name: /^Suomi/ })).toHaveFocus())
    expect(asked.some(({ name }) => name === 'ReleaseReportDraft')).toBe(false)
  })

  it('releases with a note, and reads anew what is in use', async () => {
    const draft = aVersion({ id: 'v2', number: 2, state: 'draft', releasedAt: null, version: 7 })
    let template = aTemplate({ draft, versions: [draft, aVersion()] })
    const { user, asked } = await drawTemplate({
      answers: {
        ReportTemplate: () => ({ reportTemplate: template }),
        ReleaseReportDraft: () => {
          const released = aVersion({ id: 'v2', number: 2 })
          template = aTemplate({ released, versions: [released, aVersion()] })
          return { releaseReportDraft: { __typename: 'ReportTemplatePayload', template: { __typename: 'ReportTemplate', id: 't1', released: { __typename: 'ReportTemplateVersion', id: 'v2', number: 2 } } } }
        }
      }
    })
    await user.click(await screen.findByRole('button', { name: 'Vapauta' }))
    const dialog = within(await screen.findByRole('dialog'))
    await user.click(dialog.getByRole('button', { name: 'Vapauta versio' }))
    expect((await dialog.findAllByText('Täytä tämä kohta.'))[0]).toBeVisible()
    await user.type(dialog.getByLabelText('Mitä muuttui'), 'Uusi johdanto')
    await user.click(dialog.getByRole('button', { name: 'Vapauta versio' }))
    expect(await screen.findByText('Käytössä oleva sisältö')).toBeVisible()
    expect(asked.find(({ name }) => name === 'ReleaseReportDraft')?.variables).toEqual({ input: { templateId: 't1', note: 'Uusi johdanto', expectedVersion: 7 } })
  })

  it('sends nothing over what somebody else has saved before the writer has seen it', async () => {
    const theirs = [someBlocks[0], { ...someBlocks[1], text: { fi: 'Heidän tekstinsä.', sv: '', en: '' } }, someBlocks[2]]
    const draft = aVersion({ id: 'v2', number: 2, state: 'draft', version: 7 })
    const newer = aVersion({ id: 'v2', number: 2, state: 'draft', version: 9, blocks: theirs })
    let isNewer = false
    const { user, saves } = await drawTemplate({
      answers: {
        ReportTemplate: () => {
          const now = isNewer ? newer : draft
          return { reportTemplate: aTemplate({ draft: now, versions: [now, aVersion()] }) }
        },
        SaveReportDraft: (variables) => {
          const { blocks, expectedVersion } = (variables as Sent).input
          if (expectedVersion === 7) {
            isNewer = true
            throw refusal('STALE')
          }
          return { saveReportDraft: { __typename: 'ReportDraftPayload', version: { ...newer, version: 10, blocks } } }
        }
      }
    })
    await user.click(await screen.findByRole('button', { name: /Kevät oli hyvä/, expanded: false }))
    await user.type(screen.getByRole('textbox', { name: 'Teksti Suomi' }), ' Minun.')
    const notice = await screen.findByRole('alert')
    expect(within(notice).getAllByText('Joku muu tallensi muutoksia samaan aikaan')[0]).toBeVisible()
    expect(within(notice).getByText(/Heidän tekstinsä/)).toBeVisible()
    await user.click(within(notice).getByRole('button', { name: /^Käytä toisen tallentamaa/ }))
    expect(screen.getByRole('textbox', { name: 'Teksti Suomi' })).toHaveValue('Heidän tekstinsä.')
    expect(saves()).toHaveLength(1)
    await user.type(screen.getByRole('textbox', { name: 'Teksti Suomi' }), ' Ja minun.')
    await user.click(screen.getByRole('button', { name: 'Sulje ilmoitus' }))
    await waitFor(() => expect(saves()).toHaveLength(2))
    expect(saves()[1]).toMatchObject({ expectedVersion: 9, blocks: [{ id: 'a' }, { id: 'b', text: { fi: 'Heidän tekstinsä. Ja minun.' } }, { id: 'c' }] })
  })

  it('is a list to read for those who may not write', async () => {
    await drawTemplate({ viewer: auditor })
    expect(await screen.findByRole('list', { name: 'Raportin osiot' })).toHaveTextContent('Tulokset')
    expect(screen.queryByRole('button', { name: 'Lisää osio' })).not.toBeInTheDocument()
    expect(screen.queryByRole('button', { name: 'Kopioi' })).not.toBeInTheDocument()
  })
})

it('lays two versions side by side', async () => {
  const [older, newer] = [aVersion(), aVersion({ id: 'v2', number: 2, note: 'Uusi johdanto' })]
  const change = { __typename: 'ReportBlockChange', blockId: 'b', blockKind: 'text', change: 'changed', was: 1, now: 2, fields: [{ __typename: 'ReportFieldChange', path: ['text', 'fi'], was: 'Kevät oli hyvä.', now: 'Kevät oli huono.' }] }
  const { asked } = await drawTemplate({
    template: aTemplate({ released: newer, versions: [newer, older] }),
    address: '/fi/reports/templates/t1?view=versions',
    answers: {
      ReportDifference: () => ({ reportDifference: { __typename: 'ReportDifference', one: { __typename: 'ReportTemplateVersion', id: 'v1', number: 1 }, other: { __typename: 'ReportTemplateVersion', id: 'v2', number: 2 }, changes: [change] } })
    }
  })
  expect(await screen.findByText('Uusi johdanto')).toBeVisible()
  const row = (await screen.findByRole('rowheader', { name: 'teksti suomeksi' })).closest('tr')!
  expect(within(row).getAllByRole('cell').map((each) => each.textContent)).toEqual(['Kevät oli hyvä.', 'Kevät oli huono.'])
  expect(screen.getByText('muutettu ja siirretty paikasta 2 paikkaan 3')).toBeVisible()
  expect(asked.find(({ name }) => name === 'ReportDifference')?.variables).toEqual({ oneVersionId: 'v1', otherVersionId: 'v2' })
})
