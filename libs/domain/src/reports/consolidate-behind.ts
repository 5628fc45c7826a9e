/**
 * Which indicators have to be put together for some to be known.
 * Source: issue "Reports", items 1 and 5.
 */
import { restsOn } from '../results/aggregate-derived.js'
import type { ConsolidatedIndicator } from './consolidate.js'

/** Some indicators with all that they rest on: what they are worked out of, also by way of others, and what weights any of it. */
export function indicatorsBehind(wanted: readonly ConsolidatedIndicator[], all: readonly ConsolidatedIndicator[]): ConsolidatedIndicator[] {
  const parts = new Set([...wanted, ...restsOn(wanted, all)])
  const weights = new Set([...parts].map(({ weightIndicatorId }) => weightIndicatorId))
  return all.filter((each) => parts.has(each) || weights.has(each.id) || isBetween(each, parts, all))
}

/** One that is worked out itself, and stands in the formula of another. */
const isBetween = (each: ConsolidatedIndicator, parts: ReadonlySet<ConsolidatedIndicator>, all: readonly ConsolidatedIndicator[]): boolean =>
  each.sourceClass === 'derived' && restsOn([each], all).every((part) => parts.has(part))
