import type { WorkItem } from '../home.operations.js'
import { inboxRows, type InboxRow } from './inbox-rows.js'

const row = (id: string, of: Partial<WorkItem> = {}, unitName = ''): InboxRow => ({
  ...{ title: `Asia ${id}`, explanation: '', due: '', unitName, kindName: of.kind ?? 'mail_failed' },
  item: { id, kind: 'mail_failed', urgency: 'today', dueOn: null, params: {}, unit: null, standing: 'open', isPersonal: false, mayHandOn: false, mark: null, from: null, ...of }
})
const from = { note: '', madeOn: '2026-11-01', person: { userId: 'u', displayName: 'Aino Salmela' } }
const rows = [
  row('a', { dueOn: '2026-12-01', from }, 'Ylä'),
  row('b', { standing: 'put_off', kind: 'role_expiring' }),
  row('c', { standing: 'handed_on' }),
  row('d', { isPersonal: true, dueOn: '2026-11-20', kind: 'export_ready' }, 'Ala')
]
const ids = (search: Parameters<typeof inboxRows>[1]) => inboxRows(rows, search, 'fi').map(({ item }) => item.id).join('')

it.each([
  ['what waits now', {}, 'ad'],
  ['what was put off', { show: 'put_off' }, 'b'],
  ['what a colleague has', { show: 'handed_on' }, 'c'],
  ['what was put aside', { show: 'aside' }, 'bc'],
  ['everything', { show: 'all' }, 'abcd'],
  ['one’s own', { whose: 'mine' }, 'd'],
  ['that of the role', { whose: 'role' }, 'a'],
  ['what was handed on to one', { whose: 'from' }, 'a'],
  ['a kind', { show: 'all', kinds: ['role_expiring'] }, 'b'],
  ['by words, of names too', { q: 'asia salmela' }, 'a'],
  ['by day, without one last', { show: 'all', sort: 'due' }, 'dabc'],
  ['by unit', { sort: 'unit' }, 'da']
] as const)('%s', (_what, search, expected) => {
  expect(ids({ ...search, ...('kinds' in search ? { kinds: [...search.kinds] } : {}) } as never)).toBe(expected)
})
