/** A return as in the picture of the design, for tests: customers by group, one figure that stands alone, one that is worked out. */
import type { SheetCell, SheetRow, UnitReturn } from '../unit-return.types.js'

const say = (text: string) => ({ fi: text, sv: `${text} (sv)`, en: `${text} (en)` })
const category = (code: string, name: string) => ({ code, kind: 'category' as const, name: say(name) })

export const groups = {
  code: 'customer_group',
  name: say('Asiakasryhmä'),
  categories: [
    category('i', 'Ryhmä I'),
    category('ii', 'Ryhmä II'),
    category('iii', 'Ryhmä III'),
    { code: 'unknown', kind: 'unknown' as const, name: say('Ei tiedossa') }
  ]
}

export function aCell(breakdown: string, value: string | null = null, part: Partial<SheetCell> = {}): SheetCell {
  return {
    ...{ breakdown, status: value === null ? null : 'value', value, note: '', review: 'open', answered: null },
    ...{ version: value === null ? 0 : 1, changedBy: null, changedAt: null, isWritable: true, previous: null },
    ...{ target: null, commentCount: 0, ...part }
  }
}

interface RowPart extends Partial<Omit<SheetRow, 'indicator' | 'version'>> {
  readonly name: string
  readonly group?: string
  readonly indicator?: Partial<SheetRow['indicator']>
}

export function aRow(code: string, { name, group = 'Asiakkaat', indicator, ...part }: RowPart): SheetRow {
  return {
    indicator: {
      ...{ id: code.toLowerCase(), code, unit: 'persons', decimals: 0, aggregation: 'sum', sourceClass: 'manual' },
      group: { id: group, name: say(group) },
      ...indicator
    },
    version: { name: say(name), definition: say(`${name} kauden aikana`), condition: say(''), direction: 'more' },
    ...{ isRequired: true, allowsNotApplicable: true, dimensions: [], total: null, previousTotal: null, target: null },
    cells: [aCell('')],
    ...part
  }
}

export const byGroup = (values: readonly (string | null)[], part: Partial<SheetCell> = {}): SheetCell[] =>
  groups.categories.map(({ code }, at) => aCell(`customer_group:${code}`, values[at] ?? null, part))

export const rows: readonly SheetRow[] = [
  aRow('A1', { name: 'Valmennuksessa', dimensions: [groups], cells: byGroup(['14', '38', '21', '0']), previousTotal: '69', target: '75' }),
  aRow('A2', { name: 'Uudet asiakkaat', dimensions: [groups], cells: byGroup([]), previousTotal: '19', target: '20' }),
  aRow('C1', { name: 'Työnantajakontaktit', group: 'Työnantajat', cells: [aCell('', '64')], previousTotal: '58' }),
  aRow('D1', {
    name: 'Valmentajat',
    group: 'Resurssit',
    indicator: { unit: 'fte', decimals: 1 },
    isRequired: false,
    cells: [aCell('', '3.5')]
  })
]

export function aReturn(part: Partial<UnitReturn> = {}): UnitReturn {
  return {
    ...{ id: 'r1', state: 'draft', isLate: false, effectiveDueOn: '2026-11-06', extendedUntil: null, extensionReason: '' },
    ...{ heldSince: '2026-10-01T06:00:00Z', number: 0, version: 3, previousPeriod: '2026-Q2', givenCount: 6, askedCount: 10 },
    unit: { id: 'u1', name: say('Lieksan Lauttaus') },
    centre: { id: 'c1', name: say('Itä-Suomi') },
    round: { id: 'k1', period: '2026-Q3', state: 'open', graceUntil: '2026-11-13', name: say('Kierros 3/2026'), instructions: say('') },
    sheet: rows,
    ...{ comments: [], presence: [] },
    ...part
  }
}

/** As it comes back: three figures are questioned, the others approved. */
export function aReturnedReturn(): UnitReturn {
  const asked: Partial<SheetCell> = { review: 'questioned' }
  const rest: Partial<SheetCell> = { review: 'approved', isWritable: false }
  const sheet = rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell) => {
      const isAsked = ['a1/customer_group:ii', 'd1/'].includes(`${row.indicator.id}/${cell.breakdown}`)
      return { ...cell, ...(isAsked ? { ...asked, previous: { status: 'value' as const, value: '3' } } : rest) }
    })
  }))
  const question = (id: string, indicatorId: string, text: string, breakdown: string) => ({
    ...{ id, indicatorId, breakdown, text, kind: 'question' as const, writtenAt: '2026-11-04T12:20:00Z', versionNumber: 1 },
    author: { id: 'p2', displayName: 'Maarit Oinonen' }
  })
  return aReturn({
    state: 'returned',
    number: 1,
    sheet,
    comments: [
      question('q1', 'a1', 'enemmän kuin seurattavia.', 'customer_group:ii'),
      question('q2', 'd1', 'onko 0,5 htv mukana koko kauden?', '')
    ]
  })
}
