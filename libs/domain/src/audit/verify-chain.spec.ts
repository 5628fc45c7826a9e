import { hash as digest } from 'node:crypto'
import fc from 'fast-check'
import { type ChainEntry, ChainVerifier, type CheckedHead } from './verify-chain.js'

type Row = { number: number; content: string; previousHash: string; hash: string }

const seal = (previousHash: string, content: string, number: number) =>
  digest('sha256', `${previousHash}|${number}|${content}`)

const sealed = (row: Omit<Row, 'hash'>): Row => ({ ...row, hash: seal(row.previousHash, row.content, row.number) })

/** The longest chain that was asked for: every shorter one is its beginning. */
const chain: Row[] = []

function chainOf(length: number): Row[] {
  for (let number = chain.length + 1; number <= length; number++) {
    chain.push(sealed({ number, content: `deed ${number}`, previousHash: chain.at(-1)?.hash ?? '' }))
  }
  return chain.slice(0, length)
}

const entryOf = ({ number, content, previousHash, hash }: Row): ChainEntry => ({
  ...{ number, previousHash, hash },
  sealAt: (place) => seal(previousHash, content, place)
})

function faultsOf(rows: readonly Row[], checkpoints: readonly CheckedHead[] = []) {
  const verifier = new ChainVerifier(checkpoints)
  for (const row of rows) verifier.add(entryOf(row))
  return verifier.finish().faults
}

const madeAt = '2026-03-01T00:00:00.000Z'
const checkpointAt = (rows: readonly Row[], number: number, isSigned: boolean | null = true): CheckedHead => {
  const row = rows[number - 1]
  if (!row) throw new Error(`There is no entry ${number}`)
  return { number, headHash: row.hash, madeAt, isSigned }
}

/** A chain with a place in it: [length, place]. */
const place = (of: { from?: number; before?: number } = {}) =>
  fc.integer({ min: 3, max: 90 }).chain((length) =>
    fc.tuple(fc.constant(length), fc.integer({ min: of.from ?? 1, max: length - (of.before ?? 0) }))
  )

const at = (rows: readonly Row[], number: number): Row => {
  const row = rows[number - 1]
  if (!row) throw new Error(`There is no entry ${number}`)
  return row
}
const but = (rows: readonly Row[], number: number, change: Partial<Row>): Row[] =>
  rows.map((row) => (row.number === number ? { ...row, ...change } : row))

describe('a trail as it was written', () => {
  it('has nothing wrong with it, however long, and agrees with its checkpoints', () => {
    fc.assert(
      fc.property(place(), ([length, number]) => {
        const rows = chainOf(length)
        expect(faultsOf(rows, [checkpointAt(rows, number), checkpointAt(rows, length)])).toEqual([])
      })
    )
    expect(faultsOf([])).toEqual([])
  })
})

describe('an entry that was changed', () => {
  it('is named', () => {
    fc.assert(
      fc.property(place(), ([length, number]) => {
        expect(faultsOf(but(chainOf(length), number, { content: 'another deed' }))).toEqual([{ kind: 'changed', number }])
      })
    )
  })

  it('is named when only its seal was changed', () => {
    fc.assert(
      fc.property(place(), ([length, number]) => {
        expect(faultsOf(but(chainOf(length), number, { hash: 'f'.repeat(64) }))).toEqual([{ kind: 'changed', number }])
      })
    )
  })

  it('is named when it was sealed again, but for the last one, of which a checkpoint knows', () => {
    fc.assert(
      fc.property(place(), ([length, number]) => {
        const rows = chainOf(length)
        const changed = but(rows, number, sealed({ ...at(rows, number), content: 'another deed' }))
        const inside = number < length ? [{ kind: 'changed', number }] : []
        expect(faultsOf(changed)).toEqual(inside)
        expect(faultsOf(changed, [checkpointAt(rows, number)])).toEqual([...inside, { kind: 'rewritten', number, madeAt }])
      })
    )
  })

  it('is named together with every other', () => {
    fc.assert(
      fc.property(fc.integer({ min: 3, max: 60 }), fc.uniqueArray(fc.integer({ min: 1, max: 60 })), (length, numbers) => {
        const wrong = numbers.filter((number) => number <= length).sort((one, other) => one - other)
        const rows = wrong.reduce((so, number) => but(so, number, { content: 'another deed' }), chainOf(length))
        expect(faultsOf(rows)).toEqual(wrong.map((number) => ({ kind: 'changed', number })))
      })
    )
  })
})

describe('entries that were removed', () => {
  it('are named when they stood before others', () => {
    fc.assert(
      fc.property(place({ before: 1 }), fc.integer({ min: 1, max: 5 }), ([length, from], count) => {
        const to = Math.min(from + count - 1, length - 1)
        const rows = chainOf(length).filter(({ number }) => number < from || number > to)
        expect(faultsOf(rows)).toEqual([{ kind: 'missing', from, to }])
      })
    )
  })

  it('are named also when those after them were given their numbers', () => {
    fc.assert(
      fc.property(place({ before: 1 }), fc.integer({ min: 1, max: 80 }), ([length, from], count) => {
        const to = Math.min(from + count - 1, length - 1)
        const rows = chainOf(length)
          .filter(({ number }) => number < from || number > to)
          .map((row) => (row.number > to ? { ...row, number: row.number - (to - from + 1) } : row))
        expect(faultsOf(rows)).toEqual([{ kind: 'missing', from, to }])
      })
    )
  })

  it('at the end are named by a checkpoint, and by nothing else', () => {
    fc.assert(
      fc.property(place({ from: 2 }), ([length, from]) => {
        const rows = chainOf(length)
        const cut = rows.slice(0, from - 1)
        expect(faultsOf(cut)).toEqual([])
        expect(faultsOf(cut, [checkpointAt(rows, length)])).toEqual([{ kind: 'cut', from, to: length, madeAt }])
      })
    )
  })

  it('all of them, are named by a checkpoint', () => {
    expect(faultsOf([], [checkpointAt(chainOf(7), 7)])).toEqual([{ kind: 'cut', from: 1, to: 7, madeAt }])
  })
})

describe('an entry that was put in', () => {
  const moved = (rows: readonly Row[], number: number) =>
    rows.map((row) => (row.number >= number ? { ...row, number: row.number + 1 } : row))
  const inserted = (rows: readonly Row[], row: Row) =>
    [...rows, row].sort((one, other) => one.number - other.number || one.content.localeCompare(other.content))

  it('without a seal that fits is named', () => {
    fc.assert(
      fc.property(place({ from: 2 }), ([length, number]) => {
        const rows = moved(chainOf(length), number)
        const stranger = { number, content: 'never done', previousHash: 'e'.repeat(64), hash: 'd'.repeat(64) }
        expect(faultsOf(inserted(rows, stranger))).toEqual([{ kind: 'inserted', number }])
      })
    )
  })

  it('with a seal that fits is named', () => {
    fc.assert(
      fc.property(place({ from: 1 }), ([length, number]) => {
        const original = chainOf(length)
        const previousHash = original[number - 2]?.hash ?? ''
        const stranger = sealed({ number, content: 'never done', previousHash })
        expect(faultsOf(inserted(moved(original, number), stranger))).toEqual([{ kind: 'inserted', number }])
      })
    )
  })

  it('beside one of the same number is named, whichever comes first', () => {
    fc.assert(
      fc.property(place({ before: 1 }), fc.constantFrom('a deed never done', 'zz never done'), ([length, number], content) => {
        const rows = chainOf(length)
        const stranger = sealed({ number, content, previousHash: at(rows, number).previousHash })
        expect(faultsOf(inserted(rows, stranger))).toEqual([{ kind: 'inserted', number }])
      })
    )
  })
})

describe('a trail that was written anew', () => {
  it('from an entry on is told by the checkpoints from there on, and by nothing else', () => {
    fc.assert(
      fc.property(place({ from: 2 }), ([length, from]) => {
        const rows = chainOf(length)
        const anew = rows.slice(0, from - 1)
        for (let number = from; number <= length; number++) {
          anew.push(sealed({ number, content: 'made up', previousHash: anew.at(-1)?.hash ?? '' }))
        }
        expect(faultsOf(anew)).toEqual([])
        expect(faultsOf(anew, [checkpointAt(rows, from - 1), checkpointAt(rows, length)])).toEqual([
          { kind: 'rewritten', number: length, madeAt }
        ])
      })
    )
  })
})

describe('a checkpoint', () => {
  it('whose signature does not hold is named and vouches for nothing', () => {
    const rows = chainOf(5)
    expect(faultsOf(rows, [checkpointAt(rows, 3, false)])).toEqual([{ kind: 'forged', number: 3, madeAt }])
    expect(faultsOf(rows.slice(0, 2), [checkpointAt(rows, 3, false)])).toEqual([{ kind: 'forged', number: 3, madeAt }])
  })

  it('by a key that is not at hand is named', () => {
    const rows = chainOf(5)
    expect(faultsOf(rows, [checkpointAt(rows, 3, null)])).toEqual([{ kind: 'unknown_key', number: 3, madeAt }])
  })
})

it('whatever is done to a trail, something is named', () => {
  const tamper = fc.constantFrom<(row: Row) => Row[]>(
    () => [],
    (row) => [{ ...row, content: 'another' }],
    (row) => [{ ...row, hash: row.previousHash || 'a' }],
    (row) => [{ ...row, previousHash: row.hash }],
    (row) => [sealed({ ...row, content: 'another' })]
  )
  fc.assert(
    fc.property(place({ before: 1 }), fc.array(fc.tuple(fc.nat(), tamper), { minLength: 1, maxLength: 4 }), ([length], deeds) => {
      const original = chainOf(length)
      const rows = deeds.reduce((so, [where, deed]) => so.flatMap((row, index) => (index === where % so.length ? deed(row) : [row])), original)
      const end = checkpointAt(original, length)
      const isAsBefore = JSON.stringify(rows) === JSON.stringify(original)
      if (!isAsBefore) expect(faultsOf(rows, [end])).not.toEqual([])
    })
  )
})

it('a hundred thousand entries, every tenth of them changed, take seconds', () => {
  const verifier = new ChainVerifier()
  for (const row of chainOf(100_000)) verifier.add(entryOf(row.number % 10 === 0 ? { ...row, content: 'another' } : row))
  expect(verifier.finish()).toMatchObject({ entryCount: 100_000, faultCount: 10_000 })
})
