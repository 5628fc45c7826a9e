import { screen, waitFor, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { aViewer, renderInApp, serve } from '../../../app/testing.js'
import { ConsolidationExportMenu } from './consolidation-export-menu.js'
import { ExportListPage } from './export-list.page.js'
import { FeedPage } from './feed.page.js'

const viewer = { ...aViewer, today: '2026-11-22' }
const pageInfo = { __typename: 'PageInfo', hasNextPage: false, endCursor: null }
const text = (fi: string) => ({ __typename: 'LocalizedText', fi, sv: fi, en: fi })

const aJob = (of: Record<string, unknown> = {}) => ({
  __typename: 'ExportJob',
  ...{ id: 'j1', kind: 'publications', title: 'Luettavissa olevat julkaisut (XLSX)', format: 'zip', state: 'done', steps: [], doneCount: 3, totalCount: 3 },
  ...{ failure: null, fileName: 'julkaisut.zip', byteCount: 2_621_440, sha256: 'abc', askedAt: '2026-11-20T08:00:00.000Z', finishedAt: '2026-11-20T08:01:00.000Z' },
  ...{ expiresAt: '2026-12-04T08:01:00.000Z', isRemoved: false, version: 4 },
  ...of
})
const list = (...nodes: unknown[]) => ({ exportJobs: { __typename: 'ExportJobConnection', totalCount: nodes.length, pageInfo, nodes } })

async function draw(node: React.ReactElement, address: string, answers: Parameters<typeof serve>[0]) {
  const served = serve(answers)
  const user = userEvent.setup()
  const { router } = await renderInApp(node, { address, viewer })
  return { ...served, user, router }
}

describe('the list of exports', () => {
  it('tells what each is, how large, until when, and leads to the file', async () => {
    await draw(<ExportListPage />, '/fi/exports', { Exports: () => list(aJob()) })
    const row = (await screen.findAllByRole('row'))[1]!
    for (const shown of ['Luettavissa olevat julkaisut (XLSX)', 'julkaisut.zip', 'Valmis', '2,5 Mt']) expect(within(row).getByText(shown)).toBeInTheDocument()
    expect(within(row).getByRole('link', { name: /^Lataa: / })).toHaveAttribute('href', '/api/exports/j1/file')
  })

  it('follows one that is being made until it is there, and lets it be cancelled', async () => {
    let isCancelled = false
    const cancelled = aJob({ state: 'cancelled', steps: ['retry'], fileName: null, byteCount: null, expiresAt: null, version: 5 })
    const running = aJob({ state: 'running', steps: ['cancel'], doneCount: 1, totalCount: 4, fileName: null, byteCount: null, expiresAt: null, finishedAt: null })
    const { user, asked: requests } = await draw(<ExportListPage />, '/fi/exports', {
      Exports: () => list(isCancelled ? cancelled : running),
      CancelExport: () => {
        isCancelled = true
        return { cancelExport: { __typename: 'ExportPayload', export: cancelled } }
      }
    })
    const progress = await screen.findByRole('progressbar', { name: /Edistyminen/ })
    expect([progress.getAttribute('value'), progress.getAttribute('max')]).toEqual(['1', '4'])
    await user.click(screen.getByRole('button', { name: /^Peru: / }))
    await waitFor(() => expect(requests.find(({ name }) => name === 'CancelExport')?.variables).toEqual({ input: { exportId: 'j1', expectedVersion: 4 } }))
    expect(await screen.findByRole('button', { name: /^Tee uudelleen: / })).toBeVisible()
  })

  it('says why one failed, and keeps search and states in the address', async () => {
    const failed = aJob({ state: 'failed', steps: ['retry'], failure: 'EXPORT_RIGHT_LOST', fileName: null, byteCount: null, expiresAt: null })
    const { asked } = await draw(<ExportListPage />, '/fi/exports?q=kooste&states=["failed"]', { Exports: () => list(failed) })
    expect(await screen.findByText(/Sinulla ei enää ole oikeutta/)).toBeVisible()
    expect(asked.at(-1)?.variables).toMatchObject({ filter: { search: 'kooste', states: ['failed'] } })
  })

  it('opens at the one that a mail names', async () => {
    const id = '0199aaaa-0000-7000-8000-000000000001'
    const { asked } = await draw(<ExportListPage />, `/fi/exports?id=${id}`, { Export: () => ({ exportJob: aJob({ id }) }) })
    expect(await screen.findByRole('button', { name: 'Näytä kaikki lataukset' })).toBeVisible()
    expect(asked.map(({ name }) => name)).not.toContain('Exports')
  })

  it('asks for all publications in the forms that are chosen, and for one at least', async () => {
    const { user, asked } = await draw(<ExportListPage />, '/fi/exports', {
      Exports: () => list(),
      RequestPublicationsExport: () => ({ requestPublicationsExport: { __typename: 'ExportPayload', export: aJob({ state: 'queued', steps: ['cancel'] }) } })
    })
    await user.click((await screen.findAllByRole('button', { name: 'Pyydä kaikki julkaisut' }))[0]!)
    const dialog = within(await screen.findByRole('dialog'))
    await user.click(dialog.getByRole('checkbox', { name: 'Excel (XLSX)' }))
    await user.click(dialog.getByRole('button', { name: 'Pyydä tiedosto' }))
    expect((await dialog.findAllByText('Valitse ainakin yksi muoto.')).length).toBeGreaterThan(0)
    await user.click(dialog.getByRole('checkbox', { name: 'Luettavaksi (PDF)' }))
    await user.click(dialog.getByRole('button', { name: 'Pyydä tiedosto' }))
    await waitFor(() => expect(asked.find(({ name }) => name === 'RequestPublicationsExport')?.variables).toEqual({ input: { formats: ['pdf'], language: 'fi' } }))
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument())
  })
})

describe('a consolidation', () => {
  const input = { indicatorIds: ['i1'], lens: 'centre' as const, from: '2026-Q1', to: '2026-Q2' }

  it('goes out at once where it is small', async () => {
    const { user } = await draw(<ConsolidationExportMenu input={input} figureCount={40} />, '/fi/reports', {})
    await user.click(screen.getByRole('button', { name: 'Lataa' }))
    expect(await screen.findByText(/tiedosto tehdään heti/)).toBeVisible()
    const link = screen.getByRole('menuitem', { name: 'Excel (XLSX)' })
    const address = new URL(link.getAttribute('href') ?? '', 'http://localhost')
    expect([address.pathname, JSON.parse(address.searchParams.get('choice') ?? '')]).toEqual(['/api/consolidation/export.xlsx', input])
  })

  it('is asked for as a job where it is large', async () => {
    const { user, asked } = await draw(<ConsolidationExportMenu input={input} figureCount={40_000} />, '/fi/reports', {
      RequestConsolidationExport: () => ({ requestConsolidationExport: { __typename: 'ExportPayload', export: aJob({ state: 'queued' }) } })
    })
    await user.click(screen.getByRole('button', { name: 'Lataa' }))
    expect(await screen.findByText(/tehdään taustalla/)).toBeVisible()
    await user.click(screen.getByRole('menuitem', { name: 'Teksti ja tietosanasto (CSV)' }))
    await waitFor(() => expect(asked.find(({ name }) => name === 'RequestConsolidationExport')?.variables).toEqual({ input: { consolidation: input, format: 'csv', language: 'fi' } }))
  })
})

describe('the feed', () => {
  const publication = (audienceId: string, name: string, edition: object) => ({ __typename: 'PublicationRef', audienceId, audienceName: text(name), edition: { __typename: 'PublishedEdition', ...edition } })
  const publications = {
    publications: {
      __typename: 'PublicationConnection',
      pageInfo,
      nodes: [publication('a1', 'Rahoittaja', { id: 'e2', year: 2026, number: 2 }), publication('a1', 'Rahoittaja', { id: 'e1', year: 2026, number: 1 }), publication('a2', 'Verkosto', { id: 'e2', year: 2026, number: 2 })]
    }
  }
  const aKey = { __typename: 'FeedKey', id: 'k1', name: 'Excel', prefix: 'slf_abcd', expiresOn: '2027-02-20', state: 'active', createdAt: '2026-11-22T08:00:00.000Z', lastUsedAt: null, lastUsedIp: null }

  it('gives the address of the newest edition, or of one that never changes', async () => {
    const { user } = await draw(<FeedPage />, '/fi/profile/feed', { FeedAudiences: () => publications, FeedKeys: () => ({ feedKeys: [] }) })
    expect(await screen.findByText(`${window.location.origin}/api/feed/fi/a1/newest/`)).toBeVisible()
    await user.selectOptions(screen.getByRole('combobox', { name: 'Laitos' }), 'Laitos 1/2026')
    expect(screen.getByText(`${window.location.origin}/api/feed/fi/a1/e1/`)).toBeVisible()
    await user.selectOptions(screen.getByRole('combobox', { name: 'Lukijakunta' }), 'Verkosto')
    expect(screen.getByText(`${window.location.origin}/api/feed/fi/a2/newest/`)).toBeVisible()
    expect(await screen.findByText('Sinulla ei ole avaimia.')).toBeVisible()
  })

  it('makes a key that is shown once, and takes one back', async () => {
    const { user, asked } = await draw(<FeedPage />, '/fi/profile/feed', {
      FeedAudiences: () => publications,
      FeedKeys: () => ({ feedKeys: [aKey] }),
      CreateFeedKey: () => ({ createFeedKey: { __typename: 'CreateFeedKeyPayload', secret: 'slf_salaisuus', feedKeys: [aKey] } }),
      RevokeFeedKey: () => ({ revokeFeedKey: { __typename: 'RevokeFeedKeyPayload', feedKeys: [{ ...aKey, state: 'revoked' }] } })
    })
    await user.click(await screen.findByRole('button', { name: 'Luo avain' }))
    const dialog = within(await screen.findByRole('dialog'))
    await user.clear(dialog.getByRole('textbox', { name: /^Nimi/ }))
    await user.click(dialog.getByRole('button', { name: 'Luo avain' }))
    expect(dialog.getByRole('textbox', { name: /^Nimi/ })).toHaveAttribute('aria-invalid', 'true')
    await user.type(dialog.getByRole('textbox', { name: /^Nimi/ }), 'Vuosiraportti')
    await user.click(dialog.getByRole('button', { name: 'Luo avain' }))
    expect(await screen.findByText('slf_salaisuus')).toBeVisible()
    expect(asked.find(({ name }) => name === 'CreateFeedKey')?.variables).toEqual({ input: { name: 'Vuosiraportti', expiresOn: '2027-02-20' } })
    await user.click(await screen.findByRole('button', { name: 'Peru avain Excel' }))
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Peru avain' }))
    await waitFor(() => expect(asked.find(({ name }) => name === 'RevokeFeedKey')?.variables).toEqual({ input: { feedKeyId: 'k1' } }))
  })
})
