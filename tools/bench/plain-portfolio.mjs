/** The yardstick of the portfolio: plain Fastify and `pg` with the very statements that the product sends for the same question; no sessions, no rules, no money. */
import { listening, load, servePlain } from './plain-heard.mjs'

const portfolio = (path) => load(`features/portfolio/${path}.js`)
const [{ OverviewQueries }, { EndingQueries }, { CoverageQueries }, { OverlapService }] =
  await Promise.all(['overview/overview.queries', 'ending/ending.queries', 'coverage/coverage.queries', 'overlap/overlap.service'].map(portfolio))
const [overviews, endings, coverages] = [new OverviewQueries(listening), new EndingQueries(listening), new CoverageQueries(listening)]
const overlaps = new OverlapService(listening, { may: () => true }, null)
const product = {
  portfolioOverview: ({ by }) => overviews.overview(by, null),
  fundingTimeline: () => endings.timeline(null),
  portfolioCoverage: ({ axis, day }) => coverages.coverage(axis, day),
  projectOverlaps: (asked) => overlaps.list(asked)
}
process.send({ address: await servePlain(product) })
