import { events, treeOf2023, treeOfToday } from '../testing/network-examples.js'
import { actOfKey, comingChanges, rowByTyping, visibleRows } from './network-rows.js'

const rowsOf2023 = (...expanded: string[]) => visibleRows(treeOf2023().nodes, new Set(expanded))
const names = (rows: ReturnType<typeof rowsOf2023>) => rows.map((row) => row.node.id)

describe('the rows of the tree', () => {
  it('shows the head office and its centres, and the units of what is open', () => {
    expect(names(rowsOf2023())).toEqual(['hq', 'north', 'east'])
    expect(names(rowsOf2023('east'))).toEqual(['hq', 'north', 'east', 'kajaani', 'joensuu', 'kuopio'])
    expect(names(visibleRows(treeOfToday().nodes, new Set(['north'])))).toEqual(['hq', 'north', 'kajaani', 'oulu', 'east'])
  })

  it('says level, place among siblings and whether a row is open', () => {
    const [, north, east, kajaani] = rowsOf2023('east')
    expect(north).toMatchObject({ level: 2, position: 1, setSize: 2, isExpanded: false, hasChildren: true, hasTrunkBelow: true })
    expect(east).toMatchObject({ level: 2, position: 2, isExpanded: true, isLastOfSiblings: true, hasTrunkBelow: false })
    expect(kajaani).toMatchObject({ level: 3, position: 1, setSize: 3, hasChildren: false })
  })

  it('shows a unit whose parent is not in the answer as a root rather than losing it', () => {
    const alone = treeOf2023().nodes.filter((node) => node.id === 'oulu')
    expect(names(visibleRows(alone, new Set()))).toEqual(['oulu'])
  })
})

describe('the keys of the tree', () => {
  const rows = rowsOf2023('east')

  it.each([
    ['hq', 'ArrowDown', { act: 'focus', id: 'north' }],
    ['hq', 'ArrowUp', null],
    ['kuopio', 'ArrowDown', null],
    ['kuopio', 'ArrowUp', { act: 'focus', id: 'joensuu' }],
    ['kuopio', 'Home', { act: 'focus', id: 'hq' }],
    ['hq', 'End', { act: 'focus', id: 'kuopio' }],
    ['north', 'ArrowRight', { act: 'expand', id: 'north' }],
    ['east', 'ArrowRight', { act: 'focus', id: 'kajaani' }],
    ['kajaani', 'ArrowRight', null],
    ['kajaani', 'ArrowLeft', { act: 'focus', id: 'east' }],
    ['east', 'ArrowLeft', { act: 'collapse', id: 'east' }],
    ['north', 'ArrowLeft', { act: 'focus', id: 'hq' }],
    ['hq', 'ArrowLeft', null],
    ['east', 'Enter', { act: 'open', id: 'east' }],
    ['east', ' ', { act: 'select', id: 'east' }],
    ['east', 'Tab', null]
  ])('on %s, %s gives %j', (id, key, act) => {
    expect(actOfKey(rows, id, key)).toEqual(act)
  })

  const typed = (text: string) => ({ text, nameOf: (node: (typeof rows)[number]['node']) => node.name.fi })

  it('finds a row by its first letters, going round', () => {
    expect(rowByTyping(rows, 'hq', typed('ku'))?.node.id).toBe('kuopio')
    expect(rowByTyping(rows, 'kuopio', typed('p'))?.node.id).toBe('hq')
    expect(rowByTyping(rows, 'hq', typed('pp'))?.node.id).toBe('north')
    expect(rowByTyping(rows, 'hq', typed('zz'))).toBeNull()
    expect(rowByTyping(rows, 'hq', typed(''))).toBeNull()
  })

  it('keeps the focus while more letters of the same name are typed', () => {
    expect(rowByTyping(rows, 'kajaani', typed('kaj'))?.node.id).toBe('kajaani')
    expect(rowByTyping(rows, 'kajaani', typed('k'))?.node.id).toBe('joensuu')
  })
})

describe('what happens to a unit after the viewed day', () => {
  it('names the next move or end, and nothing that has already happened', () => {
    const coming = comingChanges(events(), '2023-11-05')
    expect(coming.get('kajaani')).toEqual({ date: '2025-01-01', kind: 'moved' })
    expect(coming.get('kuopio')).toEqual({ date: '2025-06-01', kind: 'closed' })
    expect(coming.has('lieksa')).toBe(false)
    expect(comingChanges(events(), '2025-01-01').has('kajaani')).toBe(false)
  })
})
