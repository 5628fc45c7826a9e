/**
 * The certified results of the demo: a quarter as the head office certified and published it, and the edition that corrects it
 * when a unit had found a mistake. Made by the same services as in daily work, in the names of the people of the demo.
 */
import { NestFactory } from '@nestjs/core'
import { type IsoDate, todayIn } from '@solmu/shared/dates.js'
import { periodContaining, shiftPeriod, type Period } from '@solmu/shared/periods.js'
import type pg from 'pg'
import { AppModule } from '../app.module.js'
import type { Config } from '../core/config/config.js'
import { createLogger } from '../core/http/logger.js'
import { AttachedReportService } from '../features/reports/builder/attached-report.service.js'
import { EditionService } from '../features/reports/edition/edition.service.js'
import { EditionStore } from '../features/reports/edition/edition-store.js'
import { EditionWork } from '../features/reports/edition/edition-work.js'
import { PublishService } from '../features/reports/publication/publish/publish.service.js'
import { CorrectionService } from '../features/results/approval/correction.service.js'
import { DemoBallots } from './demo-ballots.js'
import { DemoHands, office } from './demo-hands.js'
import { storeDemoPapers } from './demo-documents.js'
import { demoReportVersionId } from './demo-reports.js'
import { presentPeriod } from './demo-rounds.js'

const centre = 'eeva-liisa.turunen@solmu.example'
const manager = 'mikko.hyvarinen@solmu.example'

const narrative = {
  fi: 'Valmennuksessa oli vuoden lopussa enemmän ihmisiä kuin vuotta aiemmin, ja siirtymiä työhön ja koulutukseen kertyi kaikilta alueilta.',
  sv: 'I slutet av året deltog fler i coachningen än ett år tidigare, och övergångar till arbete och utbildning kom från alla områden.',
  en: 'More people were in coaching at the end of the year than a year before, and every area had moves into work and education.'
}

const correction = {
  figure: 'Kaksi valmennuksen aloittanutta oli kirjattu vasta seuraavalle jaksolle.',
  edition: 'Työpaja korjasi vuoden viimeisen neljänneksen aloitukset.'
}

/** The last quarter of the last year of which every quarter is locked. */
export function certifiedQuarter(today: IsoDate): Period {
  const last = shiftPeriod(presentPeriod(today), -1)
  const year = Number(last.slice(0, 4)) - (last.endsWith('Q4') ? 0 : 1)
  return periodContaining('quarter', `${year}-12-31`)
}

/** Certifies and publishes what the demo tells its readers, and holds its ballots. */
export async function loadDemoEditions(config: Config, client: pg.ClientBase): Promise<void> {
  const quiet = { ...config, WORKER: 'off' as const, LOG_LEVEL: 'error' as const }
  const app = await NestFactory.createApplicationContext(AppModule.of(quiet, createLogger(quiet)), { logger: false })
  try {
    await new DemoOffice(app, client).certifyTwice(certifiedQuarter(todayIn()))
    await storeDemoPapers(app, client)
    await new DemoBallots(app, client).hold()
  } finally {
    await app.close()
  }
}

interface Corrected {
  readonly returnId: string
  readonly version: number
  readonly indicatorId: string
  readonly breakdown: string
  readonly value: number
}

/** The people of the demo at their work. */
class DemoOffice extends DemoHands {
  async certifyTwice(period: Period): Promise<void> {
    const first = await this.certify(period, {})
    await this.correct(period)
    await this.certify(period, { replacesId: first, reason: correction.edition })
  }

  /** Has an edition prepared, certifies it and publishes it to every audience. */
  private async certify(period: Period, replacing: { replacesId?: string; reason?: string }): Promise<string> {
    const [editions, store, work] = [this.get(EditionService), this.get(EditionStore), this.get(EditionWork)]
    const run = { firstPeriod: period, lastPeriod: period, lenses: [] }
    const id = await this.deed(office, 'prepareEdition', () => editions.prepare({ ...run, ...replacing }))
    await this.as(office, () => work.prepare(id))
    await this.client.query('SELECT graphile_worker.remove_job($1)', [`edition:${id}`])
    const version = await this.as(office, () => this.db.read(async () => (await store.find(id))?.version ?? 0))
    await this.deed(office, 'certifyEdition', () => editions.certify({ editionId: id, expectedVersion: version }))
    const { rows } = await this.client.query<{ id: string; kind: string }>('SELECT id, kind FROM audience WHERE is_active ORDER BY id')
    await this.deed(office, 'publishEdition', () => this.get(PublishService).publish({ editionId: id, audienceIds: rows.map((row) => row.id), narrative }))
    for (const { id: audienceId, kind } of rows) {
      const versionId = demoReportVersionId(kind === 'funder' ? 'funder_report' : 'consortium_annual_report')
      await this.deed(office, 'attachReport', () => this.get(AttachedReportService).attach({ versionId, editionId: id, audienceId }))
    }
    return id
  }

  /** Two people who had begun were not counted: the unit says so, the centre and the head office agree. */
  private async correct(period: Period): Promise<void> {
    const corrections = this.get(CorrectionService)
    const { returnId, version, indicatorId, breakdown, value } = await this.toCorrect(period)
    const cells = [{ indicatorId, breakdown, status: 'value' as const, value: String(value + 2) }]
    const { correctionId } = await this.deed(manager, 'proposeCorrection', () =>
      corrections.propose({ returnId, expectedVersion: version, reason: correction.figure, cells })
    )
    await this.deed(centre, 'verifyCorrection', () => corrections.verify({ correctionId, expectedVersion: 1 }))
    await this.deed(office, 'decideCorrection', () => corrections.decide({ correctionId, expectedVersion: 2, decision: 'accept', reason: null }))
  }

  private async toCorrect(period: Period): Promise<Corrected> {
    const { rows } = await this.client.query<Corrected>(
      `SELECT r.id AS "returnId", r.version, f.indicator_id AS "indicatorId", f.breakdown, f.value::int AS value
       FROM unit_return r JOIN collection_round c ON c.id = r.round_id AND c.period = $1 JOIN role_assignment a ON a.unit_id = r.unit_id
       JOIN app_user u ON u.id = a.user_id AND u.email = $2 JOIN fact f ON f.return_id = r.id AND f.to_version IS NULL
       JOIN indicator i ON i.id = f.indicator_id AND i.code = 'A2' WHERE f.value > 1 ORDER BY f.value DESC, f.breakdown LIMIT 1`,
      [period, manager]
    )
    if (!rows[0]) throw new Error('The unit has nothing to correct')
    return rows[0]
  }
}
