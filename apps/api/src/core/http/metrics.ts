import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Db } from '../db/db.js'

/** The measurements of this process, in the form that Prometheus reads. */
export const metrics = new Registry()

export const httpSeconds = new Histogram({
  name: 'solmu_http_request_seconds',
  help: 'Time from a request to its answer, in seconds.',
  labelNames: ['method', 'route', 'status'],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
  registers: [metrics]
})

/** Starts the process's own measurements and those of the database pool. */
export function collectMetrics(db: Db): void {
  if (metrics.getSingleMetric('solmu_db_connections')) return
  collectDefaultMetrics({ register: metrics, prefix: 'solmu_' })
  new Gauge({
    name: 'solmu_db_connections',
    help: 'Connections to the database, and callers that wait for one.',
    labelNames: ['state'],
    registers: [metrics],
    collect() {
      for (const [state, count] of Object.entries(db.poolState())) this.set({ state }, count)
    }
  })
}
