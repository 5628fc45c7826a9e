/** Cards that everybody may read, cards that come in from files, and the files that show their use. */
import { newId } from '@solmu/shared/ids.js'
import type { Actor } from '../../../testing/harness.js'
import { type Import, ImportBench } from '../../../testing/imports.js'

const PRACTICE = 'id version retiredAt publications { withdrawnAt reason } versions { state content { name { fi } sections { code text { fi } } card { costAmount licence links { url } } } } uptake { unit { id name { fi } } mayChange files { id name } }'
const ONE = `query ($id: ID!) { practice(id: $id) { ${PRACTICE} } }`
const ALL = '{ practices { id name { fi } retiredAt versions { state } } }'
const act = (name: string, type: string) => `mutation ($input: ${type}!) { ${name}(input: $input) { practice { ${PRACTICE} } } }`
const PUBLISH = act('publishPractice', 'PublishPracticeInput')
const WITHDRAW = act('withdrawPractice', 'WithdrawPracticeInput')
const REMOVE = act('removePracticeUseFile', 'RemoveShownFileInput')

type Practice = { id: string; version: number; publications: { withdrawnAt: string | null }[]; versions: { state: string; content: { name: { fi: string }; sections: { code: string; text: { fi: string } }[]; card: { costAmount: string | null; licence: string | null; links: { url: string }[] } } }[]; uptake: { unit: { id: string; name: { fi: string } }; mayChange: boolean; files: { id: string; name: string }[] }[] }

let bench: ImportBench
let office: Actor
let manager: Actor
let consortiumId = ''
beforeAll(async () => {
  bench = await ImportBench.start()
  office = await bench.app.as('national_coordinator')
  manager = await bench.app.as('unit_manager')
  const [row] = await bench.app.rows<{ id: string }>('SELECT consortium_id AS id FROM practice LIMIT 1')
  consortiumId = row!.id
  await bench.app.rows(
    `INSERT INTO audience (id, consortium_id, kind, detail, name_fi, name_sv, name_en, persons_threshold, survey_threshold, shows_zero)
     SELECT gen_random_uuid(), $1, 'public', 'network', 'Kaikki', 'Alla', 'All', 5, 10, true WHERE NOT EXISTS (SELECT 1 FROM audience a WHERE a.kind = 'public' AND a.consortium_id = $1)`,
    [consortiumId]
  )
  await bench.app.rows(`UPDATE audience SET is_active = true WHERE kind = 'public' AND consortium_id = $1`, [consortiumId])
})
afterAll(() => bench.stop())

const codeOf = ({ errors }: Awaited<ReturnType<Actor['ask']>>) => errors?.[0]?.extensions.code
const one = async (id: string, actor = office) => (await actor.get<{ practice: Practice }>(ONE, { id })).practice
const named = async (name: string) => {
  const [row] = await bench.app.rows<{ id: string }>(`SELECT p.id FROM practice p JOIN practice_version v ON v.practice_id = p.id WHERE v.content->'name'->>'fi' = $1`, [name])
  return row!.id
}
const open = async (query = '') => fetch(`${bench.app.address}/api/public/${consortiumId}/practices${query}`)
const openNames = async (query = '') => ((await (await open(query)).json()) as { practices: { content: { name: { fi: string } } }[] }).practices.map(({ content }) => content.name.fi)

describe('a card for everybody', () => {
  it('is opened by the head office with an open licence, read without a session, and withdrawn for a reason', async () => {
    const id = await named('Työnantajien aamukahvi')
    expect(await openNames()).not.toContain('Työnantajien aamukahvi')
    const { version } = await one(id)
    expect(codeOf(await manager.ask(PUBLISH, { input: { practiceId: id, expectedVersion: version } }))).toBe('NOT_ALLOWED')
    expect(codeOf(await office.ask(PUBLISH, { input: { practiceId: id, expectedVersion: version + 1 } }))).toBe('STALE')
    await office.get(PUBLISH, { input: { practiceId: id, expectedVersion: version } })
    expect(await openNames()).toContain('Työnantajien aamukahvi')
    expect(await openNames('?words=ty%C3%B6nantajalle')).toContain('Työnantajien aamukahvi')
    expect(await openNames('?words=zzzz')).toEqual([])
    expect(codeOf(await office.ask(PUBLISH, { input: { practiceId: id, expectedVersion: version + 1 } }))).toBe('PRACTICE_STATE')
    const told = await (await open()).text()
    for (const secret of ['Karjalan Työsilta', 'Palveluvastaava', 'Aino Salmela']) expect(told).not.toContain(secret)
    expect(codeOf(await office.ask(WITHDRAW, { input: { practiceId: id, expectedVersion: version + 1, reason: ' ' } }))).toBe('REQUIRED')
    await office.get(WITHDRAW, { input: { practiceId: id, expectedVersion: version + 1, reason: 'Tarkistetaan' } })
    expect(await openNames()).not.toContain('Työnantajien aamukahvi')
    expect(codeOf(await office.ask(WITHDRAW, { input: { practiceId: id, expectedVersion: version + 2, reason: 'a' } }))).toBe('PRACTICE_STATE')
  })

  it('needs a licence that others can use, and a consortium that is open', async () => {
    const [bare] = await bench.app.rows<{ id: string; version: number }>(
      `SELECT p.id, p.version FROM practice p JOIN practice_version v ON v.practice_id = p.id AND v.state = 'released' AND v.valid_from <= now() AND v.valid_to IS NULL
       WHERE p.retired_at IS NULL AND coalesce(v.content->'card'->>'licence', '') = '' LIMIT 1`
    )
    expect(codeOf(await office.ask(PUBLISH, { input: { practiceId: bare!.id, expectedVersion: bare!.version } }))).toBe('REQUIRED')
    expect((await fetch(`${bench.app.address}/api/public/${newId()}/practices`)).status).toBe(404)
    expect((await open(`?words=${'a'.repeat(201)}`)).status).toBe(400)
  })

  it('goes out in the fields of Innokylä, to everybody what is open and to the network all', async () => {
    const text = await (await open('/cards.csv?lang=sv')).text()
    expect(text).toContain('Verksamhetsmodellens namn')
    expect(text).toContain('Verkstadsstigen')
    expect((await open('/cards.pdf')).status).toBe(404)
    const { status, bytes } = await bench.download(manager, '/files/practices.json?lang=fi')
    expect(status).toBe(200)
    const { cards } = JSON.parse(bytes.toString()) as { cards: Record<string, string>[] }
    expect(cards.find(({ name }) => name === 'Verstaspolku')).toMatchObject({ costAmount: '18500.00', stage: 'followed', licence: 'cc_by' })
    expect((await bench.download(await bench.app.as('funder'), '/files/practices.json')).status).toBe(403)
  })
})

describe('cards from a file', () => {
  const counts = ({ newCount, changedCount, unchangedCount, wrongCount }: Import) => [newCount, changedCount, unchangedCount, wrongCount]
  const file = (...rows: string[]) => ['Tunniste;Toimintamallin nimi;Tiivistelmä;Kohderyhmä;Tavoitteet;Toiminnan kuvaus;Kustannus vuodessa, euroa;Linkit;Lisenssi;Toteuttaja', ...rows].join('\r\n')
  const first = 'IK-1;Jalkautuva ohjaus;Ohjaaja menee sinne, missä ihmiset ovat.;Nuoret;Kukaan ei jää yksin;Kaksi ohjaajaa kulkee viikoittain;12 500,50 €;Loppuraportti: https://innokyla.example/1;cc_by;Esimerkkikaupunki'
  const apply = (found: Import, onlySound = false) => bench.step(office, 'apply', { importId: found.id, onlySound } as { importId: string })
  const checked = async (text: string, name = 'kortit.csv') => bench.check(office, await bench.upload(office, 'practices', text, name))

  it('become drafts with what they say, once however often the file comes; broken and double rows are told', async () => {
    const rows = file(first, ';;Ilman nimeä;;;;;;;', 'IK-2;Verstaspolku;Sama nimi kuin omalla kortilla;;;;;;;', 'IK-1;Toinen;Sama tunniste;;;;;;;', 'IK-3;Kallis;Kustannus rikki;;;;paljon;ei-osoite;;')
    const found = await checked(rows)
    expect(counts(found)).toEqual([1, 0, 0, 4])
    const issues = (await bench.rows(office, found.id, ['wrong'])).flatMap(({ issues: all }) => all.map(({ field, code }) => `${field} ${code}`))
    expect(issues).toEqual(['card.name REQUIRED', 'card.name ALREADY_EXISTS', 'card.id DUPLICATE_KEY', 'card.links INVALID_WEBSITE', 'card.costAmount INVALID_NUMBER'])
    expect(await apply(found, true)).toMatchObject({ state: 'applied', failure: null })
    const practice = await one(await named('Jalkautuva ohjaus'))
    expect(practice.versions).toMatchObject([{ state: 'draft', content: { sections: [{ code: 'goals' }, { code: 'steps' }], card: { costAmount: '1250050', licence: 'cc_by', links: [{ url: 'https://innokyla.example/1' }] } } }])
    expect(codeOf(await manager.ask(ONE, { id: practice.id }))).toBe('NOT_FOUND')

    expect(counts(await checked(file(first)))).toEqual([0, 0, 1, 0])
    const changed = await checked(file(first.replace('viikoittain', 'joka päivä')))
    expect(counts(changed)).toEqual([0, 1, 0, 0])
    await apply(changed)
    expect((await one(practice.id)).versions[0]!.content.sections[1]!.text.fi).toContain('joka päivä')
    await bench.step(office, 'undo', { importId: changed.id })
    expect((await one(practice.id)).versions[0]!.content.sections[1]!.text.fi).toContain('viikoittain')
  })

  it('come from JSON as well, change nothing of our own, and are taken back as long as nobody has gone on', async () => {
    const { bytes } = await bench.download(office, '/files/practices.json')
    const own = await checked(bytes.toString(), 'omat.json')
    expect(own.newCount + own.changedCount + own.wrongCount).toBe(0)
    expect(own.unchangedCount).toBeGreaterThan(2)
    const found = await checked(JSON.stringify([{ id: 'J-1', name: 'Lukupiiri', summary: 'Luetaan yhdessä.', keywords: ['lukeminen', 'ryhmä'] }]), 'kortit.json')
    expect(counts(found)).toEqual([1, 0, 0, 0])
    expect(await apply(found)).toMatchObject({ state: 'applied', failure: null, canUndo: true })
    const id = await named('Lukupiiri')
    expect(await bench.step(office, 'undo', { importId: found.id })).toMatchObject({ state: 'undone', failure: null })
    expect((await office.get<{ practices: { id: string }[] }>(ALL)).practices.map((each) => each.id)).not.toContain(id)
    for (const text of ['{', '[]', '{"cards": [1]}']) expect((await bench.send(office, 'practices', { name: 'a.json', bytes: text })).status).toBe(400)
    for (const role of ['administrator', 'regional_coordinator', 'unit_manager', 'funder'] as const) {
      expect((await bench.send(await bench.app.as(role), 'practices', { name: 'a.csv', bytes: file(first) })).status).toBe(403)
    }
  })
})

describe('files', () => {
  const pdf = '%PDF-1.4 kohde'
  const send = async (actor: Actor, path: string, { name, bytes } = { name: 'näyttö.pdf', bytes: pdf }) => {
    const body = new FormData()
    body.append('file', new Blob([bytes]), name)
    const response = await fetch(`${bench.app.address}${path}`, { method: 'POST', headers: { cookie: actor.cookie }, body })
    return { status: response.status, body: (await response.json()) as { fileId?: string } }
  }

  it('show that a unit has a practice in use, are added by it, read by the network, and taken away', async () => {
    const id = await named('Verstaspolku')
    const { uptake } = await one(id, manager)
    const own = uptake.find(({ mayChange }) => mayChange)!
    const path = (unitId: string) => `/api/quality/practices/${id}/units/${unitId}/files`
    const { status, body } = await send(manager, path(own.unit.id))
    expect(status).toBe(200)
    expect((await one(id)).uptake.find(({ unit }) => unit.id === own.unit.id)!.files).toEqual([{ id: body.fileId, name: 'näyttö.pdf' }])
    const read = await bench.download(await bench.app.as('reviewer'), `/api/quality/practice-files/${body.fileId}`)
    expect([read.status, read.bytes.toString()]).toEqual([200, pdf])
    expect((await bench.download(await bench.app.as('funder'), `/api/quality/practice-files/${body.fileId}`)).status).toBe(403)
    expect((await send(manager, path(own.unit.id), { name: 'a.pdf', bytes: 'MZ kohde' })).status).toBe(415)
    const other = uptake.find(({ unit }) => unit.name.fi === 'Saimaan Verstas')!
    expect((await send(manager, path(other.unit.id))).status).toBe(403)
    expect((await send(manager, path(newId()))).status).toBe(404)
    expect(codeOf(await (await bench.app.as('auditor')).ask(REMOVE, { input: { fileId: body.fileId } }))).toBe('NOT_ALLOWED')
    await manager.get(REMOVE, { input: { fileId: body.fileId } })
    expect((await bench.download(manager, `/api/quality/practice-files/${body.fileId}`)).status).toBe(404)
  })

  it('show what a project brought about, and stay with it while the others are written anew', async () => {
    const [output] = await bench.app.rows<{ id: string; projectId: string }>(`SELECT x.id, x.project_id AS "projectId" FROM project_output x JOIN project p ON p.id = x.project_id WHERE p.acronym = 'VERTO' ORDER BY x.place LIMIT 1`)
    const { status, body } = await send(office, `/api/projects/outputs/${output!.id}/files`)
    expect(status).toBe(200)
    expect((await send(manager, `/api/projects/outputs/${output!.id}/files`)).status).toBe(403)
    const OUTPUTS = 'version outputs { id name practiceId noneReason files { id } }'
    type Outputs = { version: number; outputs: { id: string; name: string; practiceId: string | null; noneReason: string; files: { id: string }[] }[] }
    const { projectOutputs } = await office.get<{ projectOutputs: Outputs }>(`query ($id: ID!) { projectOutputs(projectId: $id) { ${OUTPUTS} } }`, { id: output!.projectId })
    const outputs = projectOutputs.outputs.map(({ id, name, practiceId, noneReason }) => ({ id, name, practiceId, noneReason }))
    const SAVE = `mutation ($input: SaveProjectOutputsInput!) { saveProjectOutputs(input: $input) { outputs { ${OUTPUTS} } } }`
    const save = async (version: number, given: readonly object[]) => (await office.get<{ saveProjectOutputs: { outputs: Outputs } }>(SAVE, { input: { projectId: output!.projectId, expectedVersion: version, outputs: given } })).saveProjectOutputs.outputs
    const turned = await save(projectOutputs.version, [...outputs].reverse())
    expect(turned.outputs.find(({ id }) => id === output!.id)!.files.map(({ id }) => id)).toContain(body.fileId)
    const reasoned = outputs.filter(({ id }) => id !== output!.id)
    await save(turned.version, reasoned)
    expect((await bench.download(office, `/api/projects/output-files/${body.fileId}`)).status).toBe(404)
  })
})
