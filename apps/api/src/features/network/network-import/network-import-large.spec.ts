import type { Actor } from '../../../testing/harness.js'
import { type Import, ImportBench } from '../../../testing/imports.js'

const ROWS = 10_000
const CENTRES = 20

let bench: ImportBench
let office: Actor
let other: Actor
beforeAll(async () => {
  bench = await ImportBench.start()
  office = await bench.app.as('administrator')
  other = await bench.app.as('funder')
})
afterAll(() => bench.stop())

/** Ten thousand units: centres, and workshops under them in all the municipalities of the country. */
async function largeFile(): Promise<string> {
  const municipalities = await bench.app.rows<{ code: string }>(
    `SELECT code FROM municipality WHERE valid_from <= '2020-01-01' AND valid_to IS NULL ORDER BY code`
  )
  const [keeper] = await bench.app.rows<{ business_id: string }>('SELECT business_id FROM organisation WHERE business_id IS NOT NULL LIMIT 1')
  const rows = Array.from({ length: ROWS }, (_, place) => {
    const municipality = municipalities[place % municipalities.length]?.code
    const [level, kind, parent] =
      place < CENTRES ? ['aluekeskus', '', ''] : ['paikallisyksikkö', 'työpaja', `ISO${place % CENTRES}`]
    return `ISO${place};Suuri yksikkö ${place};${level};${kind};${keeper?.business_id};${parent};${municipality};1.1.2024`
  })
  // Those that stand under others come first: a reference may lead to any line of the file.
  return ['Avain;Nimi;Taso;Laji;Organisaatio;Yläyksikkö;Kunta;Avattu', ...rows.reverse()].join('\n')
}

/** Asks the same question over and over while an import goes on; returns the answers and how far the import had come. */
async function meanwhile(work: Import, wanted: string): Promise<{ answers: number[]; progress: number[] }> {
  const answers: number[] = []
  const progress: number[] = []
  for (;;) {
    const { networkTree } = await other.get<{ networkTree: { nodes: object[] } }>('{ networkTree { nodes { id } } }')
    const found = await bench.one(office, work.id)
    if (found.state !== wanted) return { answers, progress }
    answers.push(networkTree.nodes.length)
    progress.push(found.doneCount)
  }
}

describe('a file of ten thousand units', () => {
  it('is looked at and brought in while others work on', async () => {
    const before = await bench.checksum()
    const { networkTree } = await other.get<{ networkTree: { nodes: object[] } }>('{ networkTree { nodes { id } } }')
    const known = networkTree.nodes.length
    const uploaded = await bench.upload(office, 'units', await largeFile())
    expect(uploaded.rowCount).toBe(ROWS)

    const columns = uploaded.columns.map(({ heading, field }) => ({ heading, field }))
    await bench.ask(office, 'check', { importId: uploaded.id, columns, effectiveOn: uploaded.effectiveOn })
    const checking = await meanwhile(uploaded, 'checking')
    expect(new Set(checking.answers)).toEqual(new Set([known]))
    expect(new Set(checking.progress).size).toBeGreaterThan(2)
    expect(checking.progress).toEqual([...checking.progress].sort((a, b) => a - b))
    expect(await bench.one(office, uploaded.id)).toMatchObject({ state: 'checked', newCount: ROWS, wrongCount: 0 })

    await bench.ask(office, 'apply', { importId: uploaded.id, onlySound: false })
    const applying = await meanwhile(uploaded, 'applying')
    expect(new Set(applying.answers)).toEqual(new Set([known]))
    expect(applying.answers.length).toBeGreaterThan(2)
    expect(new Set(applying.progress).size).toBeGreaterThan(1)
    const applied = await bench.one(office, uploaded.id)
    expect(applied).toMatchObject({ state: 'applied', doneCount: ROWS, failure: null, canUndo: true })
    const after = await other.get<{ networkTree: { nodes: object[] } }>('{ networkTree { nodes { id } } }')
    expect(after.networkTree.nodes).toHaveLength(known + ROWS)

    expect(await bench.step(office, 'undo', { importId: uploaded.id })).toMatchObject({ state: 'undone', failure: null })
    expect(await bench.checksum()).toBe(before)
  }, 600_000)
})
