/**
 * A list of others of the demo, as the structural funds publish theirs: two rows are broken, as in every such list, and some of
 * the projects are much like those of the network. It is read by the rules by which a file is read. The organisations are invented.
 */
import { proposeMapping } from '@solmu/domain/network/import-fields.js'
import { oddities, readPublicProject } from '@solmu/domain/portfolio/public-project.js'
import { listTotals } from '@solmu/domain/portfolio/public-project-plan.js'
import { addDays, addMonths, type IsoDate } from '@solmu/shared/dates.js'
import type pg from 'pg'
import { toldTotal } from '../features/portfolio/public-project/public-project-import.js'
import { demoId } from './demo-id.js'
import { insert } from './demo-insert.js'

const headings = ['Hankekoodi', 'Rahasto', 'Tl', 'Et', 'Hankkeen nimi', 'Toteuttajan nimi', 'Rahoittava viranomainen', 'Toiminnan tila', 'Aloituspvm', 'Päättymispvm', 'Sijainti', 'Myönnetty EU- ja valtion rahoitus', 'Toteutunut EU- ja valtion rahoitus']

/** Name, organisation, region, months from today to the first day, months that it runs, granted and realised. */
type Listed = readonly [name: string, organisation: string, region: string, from: number, months: number, granted: string, realised: string]

const listed: readonly Listed[] = [
  ['Verstaasta työhön', 'Vuoksen työpajayhdistys ry', 'FI1C5 Etelä-Karjala', -14, 30, '412 300,00', '168 420,55'],
  ['Vihreä osallisuus Pohjois-Karjalassa', 'Pielisen luontopajat ry', 'FI1D3 Pohjois-Karjala', -10, 36, '298 750,50', '71 204,10'],
  ['Yhteinen valmennus nuorille', 'Kaakon nuorisosäätiö sr', 'FI1C4 Kymenlaakso', -20, 32, '521 000,00', '399 871,20'],
  ['Linkki yrityksiin', 'Saimaan valmennus Oy', 'FI1C5 Etelä-Karjala', -9, 24, '187 640,00', '52 118,35'],
  ['Merellinen polku', 'Saariston pajayhdistys rf', 'FI1C1 Varsinais-Suomi', -4, 30, '264 900,00', '0,00'],
  ['Mielekäs arki', 'Koillismaan tuki ry', 'FI1D9 Pohjois-Pohjanmaa', -16, 24, '143 200,00', '98 455,00'],
  ['Työtä kylille', 'Kainuun kyläpalvelut osk', 'FI1D8 Kainuu', -28, 24, '219 800,00', '219 800,00'],
  ['Digipolku työhön', 'Pirkan valmennussäätiö sr', 'FI197 Pirkanmaa', -12, 36, '634 510,00', '214 300,75'],
  ['Uusi suunta 55+', 'Keskisuomalainen työkeskus ry', 'FI193 Keski-Suomi', -6, 30, '376 250,00', '41 002,00'],
  ['Kiertotalouspaja', 'Lounaisrannikon kierrätys ry', 'FI1C1 Varsinais-Suomi', -30, 36, '489 000,00', '452 310,90'],
  ['Työkykyä porukalla', 'Savon työhyvinvointi ry', 'FI1D2 Pohjois-Savo', -8, 24, '201 330,00', '38 990,40'],
  ['Kotoa kohti työtä', 'Uudenmaan kotopalvelut ry', 'FI1B1 Helsinki-Uusimaa', -18, 30, '702 400,00', '498 220,00'],
  ['Juuret ja siivet', 'Mikkelin kumppanuus ry', 'FI1D1 Etelä-Savo', -3, 24, '158 000,00', ''],
  ['Yrittämään yhdessä', 'Länsirannan osuuskunta', 'FI1B1 Helsinki-Uusimaa', -26, 24, '240 000,00', '251 480,15'],
  ['Lapin työvoimapaja', 'Lapin pajat ry', 'FI1D7 Lappi', 2, 30, '311 900,00', ''],
  ['Osaaminen näkyväksi', 'Pohjanlahden oppimiskeskus ry', 'FI195 Pohjanmaa', -22, 36, '458 730,00', '260 114,00'],
  ['Pajalta kouluun', 'Hämeen nuorten paja ry', 'FI1C2 Kanta-Häme', -15, 24, '176 450,00', '120 030,60'],
  ['Työvalmennuksen laatu', 'Valmentajien verkosto ry', 'FI1B1 Helsinki-Uusimaa', -5, 24, '229 990,00', '18 700,00']
]

/** What an unquoted comma does to a row, and one that names nobody. */
const broken: readonly Readonly<Record<number, string>>[] = [{ 8: '7560' }, { 5: '' }]

const written = (day: IsoDate): string => `${Number(day.slice(8))}.${Number(day.slice(5, 7))}.${day.slice(0, 4)}`

function cellsOf([name, organisation, region, from, months, granted, realised]: Listed, at: number, today: IsoDate): string[] {
  const startsOn = `${addMonths(today, from).slice(0, 7)}-01`
  const endsOn = addDays(addMonths(startsOn, months), -1)
  const state = endsOn < today ? 'Päättynyt' : startsOn > today ? 'Aloittamatta' : 'Toiminnassa'
  const authority = ['Välittävä toimielin, itä', 'Välittävä toimielin, länsi', 'Välittävä toimielin, pohjoinen'][at % 3] ?? ''
  return [`S3${String(1040 + at * 7)}`, 'ESR+', '4', '4.3', name, organisation, authority, state, written(startsOn), written(endsOn), region, granted, realised]
}

export async function loadDemoPublicProjects(client: pg.ClientBase, consortiumId: string, of: { readonly today: IsoDate; readonly office: string }): Promise<void> {
  const fields = proposeMapping('projects', headings, {})
  const lines = listed.map((row, at) => cellsOf(row, at, of.today))
  const spoilt = broken.map((changes, at) => (lines[at + 3] ?? []).map((cell, place) => (place === 0 ? `S39${at}0` : (changes[place] ?? cell))))
  const rows = [...lines, ...spoilt].map((cells, at) => ({ cells, ...readPublicProject(fields, { line: at + 2, cells }) }))
  const importId = demoId('public-project-import')
  const at = `${addMonths(of.today, -1)}T09:00:00Z`
  const sound = rows.filter(({ faults }) => faults.length === 0)
  const totals = listTotals([], rows.map(({ facts, faults }) => ({ facts, faults, outcome: faults.length === 0 ? 'new' : 'wrong', subjectId: null, before: null }))).map(toldTotal)
  await insert(client, 'network_import', [
    {
      ...{ id: importId, consortiumId, kind: 'projects', fileName: 'hankeluettelo.csv', fileKey: importId, format: 'csv', state: 'applied', effectiveOn: of.today, onlySound: true },
      ...{ columns: headings.map((heading, place) => ({ heading, samples: lines.slice(0, 3).map((cells) => cells[place] ?? '') })), mapping: Object.fromEntries(headings.map((heading, place) => [heading, fields[place] ?? null])) },
      ...{ rowCount: rows.length, doneCount: rows.length, newCount: sound.length, changedCount: 0, unchangedCount: 0, wrongCount: rows.length - sound.length, totals },
      ...{ createdBy: of.office, createdAt: at, finishedAt: at }
    }
  ])
  const idOf = (line: number): string => demoId(`public-project:${line}`)
  await insert(
    client,
    'network_import_row',
    rows.map(({ line, cells, label, faults, facts }) => {
      const isSound = faults.length === 0
      return { consortiumId, importId, line, cells, label, outcome: isSound ? 'new' : 'wrong', issues: isSound ? oddities(facts) : faults, subjectId: isSound ? idOf(line) : null, before: isSound ? { record: null, version: 1 } : null }
    })
  )
  await insert(client, 'public_project', sound.map(({ line, facts }) => ({ ...facts, id: idOf(line), consortiumId, importId, version: 1 })))
}
