/** Report templates, publications and rendered reports for the tests of their pages, as the API sends them. */
import type { HeadingBlock, ReportBlockKind, TextBlock, FigureBlock } from '@solmu/domain/reports/report-template.js'
import { aViewer, type Answers } from '../../../../app/testing.js'

export const office = { ...aViewer, actions: [...aViewer.actions, 'edition.read', 'report.manage', 'indicator.read'] }
export const auditor = { ...aViewer, actions: [...aViewer.actions, 'edition.read'] }

export const text = (fi: string, sv = fi, en = fi) => ({ __typename: 'LocalizedText', fi, sv, en })
const own = (fi: string, sv = fi, en = fi) => ({ fi, sv, en })

/** Every kind that there is; the compiler tells when one is not named here. */
const kinds: Readonly<Record<ReportBlockKind, true>> = {
  ...{ heading: true, text: true, narrative: true, figure: true, table: true, chart: true, map: true },
  ...{ chain: true, form: true, completeness: true, definitions: true, colophon: true }
}
export const reportBlockKinds = Object.keys(kinds) as ReportBlockKind[]

export const someBlocks: readonly [HeadingBlock, TextBlock, FigureBlock] = [
  { id: 'a', kind: 'heading', level: 2, text: own('Tulokset', 'Resultat', 'Results') },
  { id: 'b', kind: 'text', text: own('Kevät oli hyvä.', 'Våren var god.', 'A good spring.'), place: 'whole' },
  { id: 'c', kind: 'figure', indicator: 'A1', place: 'whole', period: 'run', back: 1, compare: 'none' }
]

export const aVersion = (of: Record<string, unknown> = {}) => ({
  __typename: 'ReportTemplateVersion',
  ...{ id: 'v1', templateId: 't1', number: 1, state: 'released', name: text('Vuosiraportti'), description: text('Koko verkosto.'), parameter: 'none', lens: null },
  ...{ blocks: someBlocks, blockCount: 3, faults: [], note: '', savedBy: 'Aino Salmela', savedAt: '2026-11-20T08:00:00.000Z' },
  ...{ releasedBy: 'Aino Salmela', releasedAt: '2026-11-20T09:00:00.000Z', version: 4, attachedCount: 0 },
  ...of
})

export const aTemplate = (of: Record<string, unknown> = {}) => {
  const released = aVersion()
  return {
    __typename: 'ReportTemplate',
    ...{ id: 't1', key: 'annual', name: text('Vuosiraportti', 'Årsrapport'), description: text('Koko verkosto.'), parameter: 'none', lens: null },
    ...{ isShipped: true, isRetired: false, version: 2, attachedCount: 1, copiedFromName: null, draft: null, released, versions: [released] },
    ...of
  }
}

export const templates = (...nodes: readonly object[]) => ({
  reportTemplates: { __typename: 'ReportTemplateConnection', pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null }, nodes },
  reportTemplateGap: 0
})

const indicator = (code: string, name: string) => ({
  ...{ __typename: 'Indicator', id: `i-${code}`, code, unit: 'persons' },
  nearest: { __typename: 'IndicatorVersion', number: 1, name: text(name), dimensionCodes: ['gender'] }
})

const publication = {
  ...{ __typename: 'PublicationRef', audienceId: 'a1', audienceKind: 'members', audienceName: text('Jäsenet'), publishedAt: '2026-10-15T09:00:00Z', replacedById: null },
  edition: { __typename: 'PublishedEdition', id: 'e1', year: 2026, number: 2, firstPeriod: '2026-Q1', lastPeriod: '2026-Q2', certifiedAt: '2026-10-14T09:00:00Z', certifiedBy: 'Aino Salmela' }
}

export const cell = (value: string, of: Record<string, unknown> = {}) => ({ __typename: 'RenderedCell', text: value, mark: 'value', value, unit: 'henkilöä', explanation: '', ...of })
export const withheld = cell('peit.', { mark: 'withheld', value: null, explanation: 'peitetty tietosuojan vuoksi' })

export const aBlock = (of: Record<string, unknown>) => ({
  __typename: 'RenderedBlock',
  ...{ id: 'x', kind: 'text', level: 0, title: '', notes: [], paragraphs: [], figures: [], table: null, chart: null, map: null, steps: [], entries: [] },
  ...of
})

export const aReport = (blocks: readonly object[], of: Record<string, unknown> = {}) => ({
  __typename: 'RenderedReport',
  ...{ title: 'Vuosiraportti 2026', subtitle: 'tammi–kesäkuu 2026', language: 'fi', place: null, unresolved: [], blocks },
  ...of
})

export const anAttached = (of: Record<string, unknown> = {}) => ({
  __typename: 'AttachedReport',
  ...{ id: 'r1', editionId: 'e1', audienceId: 'a1', templateId: 't1', versionId: 'v1', versionNumber: 3, name: text('Vuosiraportti', 'Årsrapport') },
  ...{ description: text(''), parameter: 'none', lens: null, places: [], attachedAt: '2026-11-20T10:00:00.000Z' },
  ...of
})

/** What the editor asks beside the template itself. */
export const around: Answers = {
  ReportIndicators: () => ({
    indicators: { __typename: 'IndicatorConnection', pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null }, nodes: [indicator('A1', 'Asiakkaat'), indicator('B1', 'Siirtymät')] }
  }),
  ReportDimensions: () => ({ dimensions: [] }),
  Publications: () => ({ publications: { __typename: 'PublicationConnection', totalCount: 1, pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null }, nodes: [publication] } }),
  ReportPreview: () => ({ reportPreview: aReport([aBlock({ paragraphs: [{ __typename: 'ReportParagraph', style: 'paragraph', runs: [{ __typename: 'ReportRun', text: 'Esikatselun teksti.', isStrong: false, href: null }] }] })]) })
}
