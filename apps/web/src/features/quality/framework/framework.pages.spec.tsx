import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import axe from 'axe-core'
import type { FrameworkContent } from '@solmu/domain/quality/framework.js'
import { twentyFive } from '@solmu/domain/quality/testing/frameworks.js'
import { type Answers, aViewer, Refusal, renderInApp, serve } from '../../../app/testing.js'
import { codeFor } from './framework-dialogs.js'
import { OfFramework } from './framework-editor.page.js'
import { FrameworkListPage } from './framework-list.page.js'
import { OneFramework } from './framework.page.js'

const reader = { ...aViewer, actions: [...aViewer.actions, 'quality.read'] }
const writer = { ...aViewer, actions: [...aViewer.actions, 'quality.read', 'quality.manage'] }
const inAll = (fi: string, sv = fi, en = fi) => ({ __typename: 'LocalizedText', fi, sv, en })
const typeNames: Readonly<Record<string, string>> = { scales: 'FrameworkScale', levels: 'FrameworkLevel', sections: 'FrameworkSection', criteria: 'FrameworkCriterion', anchors: 'FrameworkAnchor', bands: 'FrameworkBand', scoring: 'FrameworkScoring' }

/** As the API answers: every object says what it is. */
function typed(value: unknown, name: string): unknown {
  if (Array.isArray(value)) return value.map((each) => typed(each, name))
  if (typeof value !== 'object' || value === null) return value
  const fields = Object.entries(value).map(([key, each]) => [key, typed(each, typeNames[key] ?? 'LocalizedText')])
  return { __typename: name, ...(Object.fromEntries(fields) as object) }
}

const aVersion = (of: Record<string, unknown> = {}) => ({
  __typename: 'QualityFrameworkVersion',
  ...{ id: 'v1', frameworkId: 'f1', number: 1, state: 'released', validFrom: '2020-01-01', validTo: null, news: inAll('') },
  ...{ changedAt: '2020-01-01T06:00:00Z', changedBy: null, releasedAt: '2020-01-01T06:00:00Z', releasedBy: null, version: 1, criterionCount: 25, sectionCount: 3 },
  ...of
})
const aDraft = aVersion({ id: 'v2', number: 2, state: 'draft', validFrom: null, releasedAt: null, changedBy: 'Aino Salmela', version: 4 })
const aFramework = (of: Record<string, unknown> = {}) => ({
  __typename: 'QualityFramework',
  ...{ id: 'f1', code: 'ips_25', kind: 'assessed', subject: 'site', shippedCode: 'ips_25', retiredAt: null, retiredReason: '', version: 1 },
  ...{ name: inAll('IPS-mallinmukaisuus', 'IPS-modelltrohet', 'IPS fidelity'), description: inAll('Toimipaikka kerrallaan'), versions: [aVersion()] },
  ...of
})
const certificate = aFramework({ id: 'f2', code: 'shqs', kind: 'certificate', subject: 'organisation', name: inAll('SHQS'), versions: [aVersion({ id: 'v3', frameworkId: 'f2', criterionCount: 0, sectionCount: 0 })] })
const retired = aFramework({ id: 'f3', code: 'old', name: inAll('Vanha'), retiredAt: '2026-01-01T00:00:00Z', retiredReason: 'Korvattu' })
const content = twentyFive({ name: { fi: 'IPS-mallinmukaisuus', sv: '', en: 'IPS fidelity' } })
const saying = (of: Record<string, unknown> = {}, what: FrameworkContent = content) => ({ qualityFrameworkVersion: { ...aVersion(of), content: typed(what, 'FrameworkContent') } })
function refuse(code: string, path: readonly string[] = []): never {
  const kind = code === 'NOT_FOUND' ? 'missing' : 'conflict'
  throw new Refusal(200, { data: null, errors: [{ message: code, extensions: { code, kind, path, params: {}, errorId: 'e' } }] })
}
const noHistory = { recordHistory: { __typename: 'AuditEntryConnection', totalCount: 0, pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null }, nodes: [] } }

async function draw(node: React.ReactElement, of: { address: string; viewer?: typeof aViewer; answers?: Answers }) {
  const answers: Answers = {
    QualityFrameworks: () => ({ qualityFrameworks: [aFramework(), certificate, retired] }),
    MissingFrameworks: () => ({ missingFrameworkCount: 0 }),
    QualityFramework: () => ({ qualityFramework: aFramework() }),
    QualityFrameworkContent: () => saying(),
    RecordHistory: () => noHistory,
    ...of.answers
  }
  const served = serve(answers)
  const drawn = await renderInApp(node, { address: of.address, viewer: of.viewer ?? writer, features: ['app', 'framework', 'audit', 'admin'] })
  const asked = (name: string) => served.asked.filter((each) => each.name === name).map(({ variables }) => variables)
  return { ...drawn, asked, user: userEvent.setup() }
}

const noBarrier = async (container: Element) => {
  const { violations } = await axe.run(container, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } })
  expect(violations.map(({ id }) => id)).toEqual([])
}

describe('the list of frameworks', () => {
  it('tells what each assesses, its version and state; retired ones only when asked for', async () => {
    const { container } = await draw(<FrameworkListPage />, { address: '/fi/quality/frameworks' })
    const row = (await screen.findByRole('link', { name: 'IPS-mallinmukaisuus' })).closest('tr')!
    for (const text of ['Toimipaikka tai tiimi', '25', '1, 1.1.2020 alkaen', 'Voimassa']) expect(within(row).getByText(text)).toBeVisible()
    expect(within(screen.getByRole('link', { name: 'SHQS' }).closest('tr')!).getByText('vain todistus')).toBeVisible()
    expect(screen.queryByRole('link', { name: 'Vanha' })).not.toBeInTheDocument()
    await noBarrier(container)
  })

  it('keeps search and filters in the address', async () => {
    await draw(<FrameworkListPage />, { address: '/fi/quality/frameworks?states=%5B%22retired%22%5D' })
    expect(await screen.findByRole('link', { name: 'Vanha' })).toBeVisible()
    expect(screen.queryByRole('link', { name: 'SHQS' })).not.toBeInTheDocument()
  })

  it('finds in any language, and says when nothing is found', async () => {
    const { user, router } = await draw(<FrameworkListPage />, { address: '/fi/quality/frameworks' })
    await user.type(await screen.findByRole('searchbox'), 'modelltrohet')
    await waitFor(() => expect(screen.queryByRole('link', { name: 'SHQS' })).not.toBeInTheDocument())
    expect(router.state.location.search).toEqual({ q: 'modelltrohet' })
    await user.type(screen.getByRole('searchbox'), 'zzz')
    expect(await screen.findByText('Suodattimilla ei löydy yhtään kehystä')).toBeVisible()
  })

  it('offers nothing to write to those who may only read', async () => {
    await draw(<FrameworkListPage />, { address: '/fi/quality/frameworks', viewer: reader })
    await screen.findByRole('link', { name: 'SHQS' })
    for (const name of ['Uusi kehys', 'Tuo tiedostosta']) expect(screen.queryByRole('button', { name })).not.toBeInTheDocument()
  })

  it('begins a framework with a code that its name suggests, and tells when it is taken', async () => {
    const { user, asked } = await draw(<FrameworkListPage />, { address: '/fi/quality/frameworks', answers: { CreateFramework: () => refuse('ALREADY_EXISTS', ['code']) } })
    await user.click(await screen.findByRole('button', { name: 'Uusi kehys' }))
    await user.type(screen.getByRole('textbox', { name: 'Nimi suomeksi' }), 'Oma kehys')
    expect(screen.getByRole('textbox', { name: 'Tunnus' })).toHaveValue('oma_kehys')
    await user.click(screen.getByRole('button', { name: 'Luo luonnos' }))
    expect((await screen.findAllByText('Tunnus on jo käytössä.')).length).toBeGreaterThan(0)
    expect(asked('CreateFramework')[0]).toMatchObject({ input: { code: 'oma_kehys', name: { fi: 'Oma kehys' } } })
    expect(codeFor('9 Ääni & työ ')).toBe('aani_tyo')
  })
})

describe('a framework', () => {
  it('is read with its notice, sections, criteria and bands', async () => {
    const { container } = await draw(<OneFramework id="f1" />, { address: '/fi/quality/frameworks/f1', viewer: reader })
    expect(await screen.findByRole('heading', { name: 'Section services fi' })).toBeVisible()
    expect(screen.getAllByRole('article')).toHaveLength(25)
    for (const text of ['No review fi', '25–74 pistettä', '75–99 pistettä', '100–114 pistettä', '115–125 pistettä']) expect(screen.getByText(text)).toBeVisible()
    expect(screen.getByText('Jokainen pistemäärä on omansa: useamman arvioinnin keskiarvoa ei lasketa.')).toBeVisible()
    expect(screen.queryByRole('button', { name: 'Aloita uusi versio' })).not.toBeInTheDocument()
    await noBarrier(container)
  })

  it('says so when there is none', async () => {
    await draw(<OneFramework id="f9" />, { address: '/fi/quality/frameworks/f9', answers: { QualityFramework: () => refuse('NOT_FOUND') } })
    expect(await screen.findByText('Kehystä ei löydy', { selector: 'h1' })).toBeVisible()
  })

  it('is copied under a name of its own, without the marks of the API', async () => {
    const { user, asked } = await draw(<OneFramework id="f1" />, { address: '/fi/quality/frameworks/f1', answers: { CreateFramework: () => refuse('ALREADY_EXISTS', ['code']) } })
    await user.click(await screen.findByRole('button', { name: 'Muut toimet' }))
    await user.click(await screen.findByRole('menuitem', { name: 'Kopioi uudeksi kehykseksi' }))
    await user.click(await screen.findByRole('button', { name: 'Luo luonnos' }))
    const name = { fi: 'IPS-mallinmukaisuus, oma versio', sv: 'IPS-modelltrohet', en: 'IPS fidelity' }
    await waitFor(() => expect(asked('CreateFramework')).toEqual([{ input: { code: 'ips_mallinmukaisuus_oma_versio', name, copyOfVersionId: 'v1' } }]))
  })

  it('is not released while something is missing, and the dialog says what', async () => {
    const unfinished = { ...content, sections: [], bands: [] }
    const { user } = await draw(<OneFramework id="f1" />, {
      address: '/fi/quality/frameworks/f1?version=2',
      answers: { QualityFramework: () => ({ qualityFramework: aFramework({ versions: [aDraft, aVersion()] }) }), QualityFrameworkContent: () => saying(aDraft, unfinished) }
    })
    await user.click(await screen.findByRole('button', { name: 'Julkaise luonnos' }))
    expect(await screen.findByText('Osat: Tieto puuttuu.')).toBeVisible()
    expect(screen.queryByRole('button', { name: 'Julkaise' })).not.toBeInTheDocument()
  })

  it('is released from a day, with the missing translations named', async () => {
    const { user, asked } = await draw(<OneFramework id="f1" />, {
      address: '/fi/quality/frameworks/f1?version=2',
      answers: {
        QualityFramework: () => ({ qualityFramework: aFramework({ versions: [aDraft, aVersion()] }) }),
        QualityFrameworkContent: () => saying(aDraft),
        ReleaseFramework: () => ({ releaseFramework: { __typename: 'FrameworkVersionPayload', framework: aFramework() } })
      }
    })
    await user.click(await screen.findByRole('button', { name: 'Julkaise luonnos' }))
    expect(await screen.findByText(/Svenska: yksi teksti puuttuu/)).toBeVisible()
    const day = screen.getByRole('textbox', { name: 'Voimassa alkaen' })
    await user.clear(day)
    await user.type(day, '1.3.2027')
    await user.click(screen.getByRole('button', { name: 'Julkaise' }))
    await waitFor(() => expect(asked('ReleaseFramework')).toEqual([{ input: { versionId: 'v2', expectedVersion: 4, validFrom: '2027-03-01' } }]))
  })
})

describe('the editor', () => {
  // Three criteria are enough to move, and quick to draw.
  const small: FrameworkContent = { ...content, sections: [{ ...content.sections[0]! }], bands: content.bands.slice(0, 2).map((band, place) => ({ ...band, from: place === 0 ? 3 : 8 })) }
  const withDraft = { QualityFramework: () => ({ qualityFramework: aFramework({ versions: [aDraft, aVersion()] }) }), QualityFrameworkContent: () => saying(aDraft, small) }
  const saved = () => ({ saveFrameworkDraft: { __typename: 'FrameworkVersionPayload', framework: aFramework({ versions: [aDraft, aVersion()] }), frameworkVersion: { __typename: 'QualityFrameworkVersion', id: 'v2', version: 5, changedAt: '2026-11-22T10:00:00Z' } } })
  const open = (answers: Answers = {}) => draw(<OfFramework id="f1" />, { address: '/fi/quality/frameworks/f1/edit', answers: { ...withDraft, SaveFrameworkDraft: saved, ...answers } })
  const sent = (asked: (name: string) => readonly unknown[]) => asked('SaveFrameworkDraft') as readonly { input: { content: FrameworkContent; expectedVersion: number } }[]

  it('saves by itself what is typed, in the language that is chosen', async () => {
    const { user, asked, container } = await open()
    await user.click(await screen.findByRole('radio', { name: 'Svenska' }))
    const [name] = screen.getAllByRole('textbox', { name: 'Nimi' })
    expect(screen.getByText('Suomeksi: IPS-mallinmukaisuus')).toBeVisible()
    await user.type(name!, 'IPS')
    await waitFor(() => expect(sent(asked)).toHaveLength(1))
    expect(JSON.stringify(sent(asked)[0])).not.toContain('__typename')
    expect(sent(asked)[0]?.input).toMatchObject({ expectedVersion: 4, content: { name: { fi: 'IPS-mallinmukaisuus', sv: 'IPS', en: 'IPS fidelity' } } })
    expect(await screen.findByText('Tallennettu')).toBeVisible()
    await noBarrier(container)
  })

  it('moves a criterion by its buttons and by the arrow keys, and takes it back', async () => {
    const { user } = await open()
    await user.click(await screen.findByRole('button', { name: 'Siirrä alemmas: Criterion c1 fi' }))
    const titles = () => screen.getAllByRole('button', { name: /^Criterion c[123] fi/ }).map((button) => button.firstChild?.textContent)
    expect(titles()).toEqual(['Criterion c2 fi', 'Criterion c1 fi', 'Criterion c3 fi'])
    await waitFor(() => expect(screen.getByRole('button', { name: 'Siirrä alemmas: Criterion c1 fi' })).toHaveFocus())
    await user.keyboard('{ArrowDown}')
    expect(titles()).toEqual(['Criterion c2 fi', 'Criterion c3 fi', 'Criterion c1 fi'])
    await user.click(screen.getByRole('button', { name: 'Kumoa' }))
    expect(titles()).toEqual(['Criterion c2 fi', 'Criterion c1 fi', 'Criterion c3 fi'])
  })

  it('tells what is unfinished in one place, each leading to its field', async () => {
    const { user } = await open()
    const [, second] = await screen.findAllByRole('textbox', { name: 'Alkaa pisteistä' })
    await user.clear(second!)
    await user.type(second!, '2')
    await user.click(screen.getByRole('button', { name: 'Tarkista' }))
    const link = await screen.findByRole('link', { name: /Luokka fair, Alaraja: Arvon pitää olla välillä 3–15\./ })
    await user.click(link)
    await waitFor(() => expect(second).toHaveFocus())
    await user.clear(second!)
    await user.type(second!, '9')
    expect(second).not.toHaveAttribute('aria-invalid')
    expect(screen.getByText('9–15 pistettä')).toBeVisible()
  })

  it('shows what somebody else has saved meanwhile, and saves over it only when told to', async () => {
    let count = 0
    const theirs = { ...small, bands: small.bands.map((band) => (band.code === 'fair' ? { ...band, from: 7 } : band)) }
    const { user, asked } = await open({
      SaveFrameworkDraft: () => (count++ === 0 ? refuse('STALE', ['expectedVersion']) : saved()),
      QualityFrameworkContent: () => (count === 0 ? saying(aDraft, small) : saying({ ...aDraft, version: 9 }, theirs))
    })
    const [name] = await screen.findAllByRole('textbox', { name: 'Nimi' })
    await user.type(name!, '!')
    const clash = await screen.findByRole('alert')
    expect(within(clash).getByText(/Luokka fair: Alaraja: sinulla ”8”, tallennettu ”7”/)).toBeVisible()
    expect(sent(asked)).toHaveLength(1)
    await user.click(within(clash).getByRole('button', { name: 'Pidä oma ja tallenna sen päälle' }))
    await waitFor(() => expect(sent(asked)).toHaveLength(2))
    expect(sent(asked)[1]?.input).toMatchObject({ expectedVersion: 9, content: { name: { fi: 'IPS-mallinmukaisuus!' } } })
  })

  it('waits with saving while a field cannot be taken', async () => {
    const { user, asked } = await open()
    await user.click(await screen.findByRole('button', { name: /^Criterion c1 fi/ }))
    const weight = screen.getByRole('textbox', { name: 'Paino' })
    await user.clear(weight)
    await user.type(weight, 'kaksi')
    expect(await screen.findByText('Kirjoita luku.')).toBeVisible()
    expect(screen.getByText(/Ei tallennu ennen kuin yksi kenttä on korjattu/)).toBeVisible()
    expect(sent(asked)).toHaveLength(0)
  })
})
