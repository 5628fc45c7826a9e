/** What the API answers while a change is written: the small network on any day, a preview, a recorded change. */
import type { LocalizedText } from '@solmu/shared/text.js'
import type { Answers } from '../../../../app/testing.js'
import { networkAnswers, treeAnswer, unitAnswer } from '../../testing/network-answers.js'
import { east, joensuu, lieksa, treeOfToday } from '../../testing/network-examples.js'
import type { Preview, RecordedChange } from '../change.operations.js'

const text = (name: string): LocalizedText => ({ fi: name, sv: `${name} (sv)`, en: `${name} (en)` })

const municipalities = [
  ['167', 'Joensuu'],
  ['205', 'Kajaani'],
  ['297', 'Kuopio'],
  ['422', 'Lieksa'],
  ['478', 'Maarianhamina'],
  ['564', 'Oulu']
] as const

/** A preview that finds nothing in the way. */
export function aPreview(change: Partial<Preview> = {}) {
  return {
    previewNetworkChange: {
      __typename: 'NetworkChangePreview',
      revision: 7,
      isRetroactive: false,
      undoUntil: '2026-12-31',
      ...{ refusals: [], units: [], territories: [], centres: [], uncovered: [], touched: [] },
      ...change
    }
  }
}

/** A move of two units, to come. */
export function aRecorded(change: Partial<RecordedChange> = {}): RecordedChange & { readonly __typename: string } {
  return {
    __typename: 'NetworkChange',
    id: 'change-8',
    number: 8,
    kind: 'move',
    state: 'planned',
    effectiveOn: '2027-01-01',
    reason: 'Alueiden työnjako',
    decidedBy: 'Hallitus 12.11.2026',
    subjects: [],
    units: [joensuu, lieksa],
    unitCount: 2,
    municipalityNames: [],
    municipalityCount: 0,
    recordedAt: '2026-11-20T08:15:00Z',
    recordedByName: 'Aino Salmela',
    undoneAt: null,
    undoneByName: null,
    undoRefusal: null,
    ...change
  }
}

export const changeList = (nodes: readonly RecordedChange[]) => ({
  networkChanges: {
    totalCount: nodes.length,
    pageInfo: { hasNextPage: false, endCursor: null },
    nodes
  }
})

/** The network as it is today stands on every day that is asked for. */
export function changeAnswers(change: Answers = {}): Answers {
  return {
    ...networkAnswers(),
    NetworkTree: ({ asOf }) => treeAnswer({ ...treeOfToday(), ...(asOf === null ? {} : { asOf: String(asOf) }) }),
    MunicipalityChoices: () => ({
      municipalities: municipalities.map(([code, name]) => ({ __typename: 'Municipality', code, name: text(name) }))
    }),
    OrganisationChoices: () => ({
      organisations: { nodes: [{ __typename: 'Organisation', id: 'o1', businessId: '9876350-7', name: text('Karjalan Työsilta ry') }] }
    }),
    OrgUnit: ({ id }) => unitAnswer(id === east.id ? {} : { ...joensuu, id, kind: 'workshop' }),
    PreviewNetworkChange: () => aPreview(),
    ChangeNetwork: () => ({ changeNetwork: { change: aRecorded() } }),
    UndoNetworkChange: () => ({ undoNetworkChange: { change: aRecorded({ state: 'undone', undoRefusal: 'already_undone' }) } }),
    NetworkChanges: () => changeList([aRecorded()]),
    ...change
  }
}
