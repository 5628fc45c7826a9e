import { setTimeout } from 'node:timers/promises'
import { localUnitId } from '../../../demo/demo-unit-rows.js'
import type { Actor } from '../../../testing/harness.js'
import { type Import, ImportBench } from '../../../testing/imports.js'
import { askChange, askUndo, preview } from '../../../testing/network-changes.js'
import { sized } from '../../../testing/size.js'

const ROWS = sized({ usual: 4_000, nightly: 10_000 })
/** How many steps of the progress have to be seen: of a file that is soon done, hardly more than one. */
const STEPS_SEEN = sized({ usual: 0, nightly: 2 })
const CENTRES = 20

/**
 * How long a change of another person may take while a file is at work; normally it is a second or two. On a machine that
 * is slow for other reasons, so many times as long as a change in the same network takes when nothing else goes on.
 */
const PATIENCE_MS = 10_000
const PATIENCE = 10
const PAUSE_MS = 100

let bench: ImportBench
let office: Actor
let other: Actor
let coordinator: Actor
beforeAll(async () => {
  bench = await ImportBench.start()
  office = await bench.app.as('administrator')
  other = await bench.app.as('reviewer')
  coordinator = await bench.app.as('national_coordinator')
})
afterAll(() => bench.stop())

/** Thousands of units: centres, and workshops under them in all the municipalities of the country. */
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
    await setTimeout(PAUSE_MS)
  }
}

/** Changes the network and takes that back, over and over, until it is told to stop; returns how long each deed took. */
function changing(): { stop: () => Promise<number[]> } {
  const took: number[] = []
  let isOver = false
  const timed = async <Answer extends { errors?: unknown }>(deed: Promise<Answer>): Promise<Answer> => {
    const begun = Date.now()
    const answer = await deed
    took.push(Date.now() - begun)
    expect(answer.errors).toBeUndefined()
    return answer
  }
  const effectiveOn = '2031-01-01'
  const operation = { amend: { unitId: localUnitId('Karjalan Työsilta'), details: { name: { fi: 'Silta' } } } }
  const rounds = (async () => {
    while (!isOver) {
      const { revision: expectedRevision } = await preview(coordinator, { effectiveOn, operation })
      const { data } = await timed(askChange(coordinator, { effectiveOn, operation, expectedRevision }))
      await timed(askUndo(coordinator, String(data?.changeNetwork.change.id)))
      await setTimeout(PAUSE_MS)
    }
    return took
  })()
  // Failing is for whoever stops it to hear.
  rounds.catch(() => undefined)
  return {
    stop: () => {
      isOver = true
      return rounds
    }
  }
}

describe('a file of thousands of units', () => {
  it('is looked at, brought in and undone while others read and change the network', async () => {
    const before = await bench.checksum()
    const { networkTree } = await other.get<{ networkTree: { nodes: object[] } }>('{ networkTree { nodes { id } } }')
    const known = networkTree.nodes.length
    const uploaded = await bench.upload(office, 'units', await largeFile())
    expect(uploaded.rowCount).toBe(ROWS)

    const whileChecking = changing()
    const columns = uploaded.columns.map(({ heading, field }) => ({ heading, field }))
    await bench.ask(office, 'check', { importId: uploaded.id, columns, effectiveOn: uploaded.effectiveOn })
    const checking = await meanwhile(uploaded, 'checking')
    expect(new Set(checking.answers)).toEqual(new Set([known]))
    expect(new Set(checking.progress).size).toBeGreaterThan(STEPS_SEEN)
    expect(checking.progress).toEqual([...checking.progress].sort((a, b) => a - b))
    expect(await bench.one(office, uploaded.id)).toMatchObject({ state: 'checked', newCount: ROWS, wrongCount: 0 })

    const waits = { checking: await whileChecking.stop(), applying: [] as number[], undoing: [] as number[] }

    const whileApplying = changing()
    await bench.ask(office, 'apply', { importId: uploaded.id, onlySound: false })
    const applying = await meanwhile(uploaded, 'applying')
    expect(new Set(applying.answers)).toEqual(new Set([known]))
    expect(applying.answers.length).toBeGreaterThan(STEPS_SEEN)
    expect(new Set(applying.progress).size).toBeGreaterThan(STEPS_SEEN)
    waits.applying = await whileApplying.stop()
    const applied = await bench.one(office, uploaded.id)
    expect(applied).toMatchObject({ state: 'applied', doneCount: ROWS, failure: null, canUndo: true })
    const after = await other.get<{ networkTree: { nodes: object[] } }>('{ networkTree { nodes { id } } }')
    expect(after.networkTree.nodes).toHaveLength(known + ROWS)

    const alone = Math.max(...(await changing().stop()))
    const whileUndoing = changing()
    expect(await bench.step(office, 'undo', { importId: uploaded.id })).toMatchObject({ state: 'undone', failure: null })
    waits.undoing = await whileUndoing.stop()
    expect(await bench.checksum()).toBe(before)
    for (const took of Object.values(waits)) {
      expect(took.length).toBeGreaterThan(1)
      expect(Math.max(...took)).toBeLessThan(Math.max(PATIENCE_MS, PATIENCE * alone))
    }
  })
})
