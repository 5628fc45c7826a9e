/** Imports and their rows as the API gives them, for tests. */

const column = (heading: string, field: string | null, samples: readonly string[]) => ({
  __typename: 'ImportColumn',
  heading,
  samples,
  field,
  basis: null
})

const field = (name: string, isRequired: boolean) => ({ __typename: 'ImportField', name, isRequired })

/** A file of units with three columns, the last of which was not recognised. */
export function anImport(changes: Readonly<Record<string, unknown>> = {}) {
  return {
    ...{ __typename: 'NetworkImport', id: 'i1', kind: 'units', fileName: 'yksikot.csv', state: 'uploaded' },
    ...{ effectiveOn: '2027-01-01', onlySound: false, rowCount: 217, doneCount: 0, newCount: 0, changedCount: 0 },
    ...{ unchangedCount: 0, wrongCount: 0, failure: null, canUndo: false, totals: [], createdAt: '2026-11-05T07:05:00Z', finishedAt: null },
    columns: [
      column('Tunnus', 'key', ['1', '2', '3']),
      column('Taso', 'type', ['Yksikkö', 'Yksikkö', '']),
      column('Nimike', null, ['Kaari', 'Luotsi', 'Väylä'])
    ],
    fields: [field('key', true), field('type', true), field('name.fi', true), field('phone', false)],
    ...changes
  }
}

export function aRow(line: number, outcome: string, issues: readonly unknown[] = []) {
  return { __typename: 'ImportRow', line, label: `Yksikkö ${line}`, outcome, cells: [String(line), 'Yksikkö', `Yksikkö ${line}`], issues, readings: [] }
}

export const anIssue = (fieldName: string | null, code: string, params: Readonly<Record<string, unknown>> = {}) => ({
  __typename: 'ImportIssue',
  field: fieldName,
  code,
  params
})

export const rowPage = (nodes: readonly unknown[]) => ({
  importRows: { totalCount: nodes.length, pageInfo: { hasNextPage: false, endCursor: null }, nodes }
})
