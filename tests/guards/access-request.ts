/** How a row of the table of access is asked: what every maker of requests needs. */
import type { TestApp } from '../../apps/api/src/testing/harness.js'
import type { Target } from './access-targets.js'

/** A request of GraphQL, with what the answer holds when it shows the record. */
export type Asked = { variables?: Record<string, unknown>; depth?: number; shows?: string }
/** A request of REST. */
export type Sent = { path?: string; body?: object; shows?: string; isUpload?: boolean }
export type Request = Asked & Sent

export type Maker = (target: Target, app: TestApp) => Request | Promise<Request>
/** By the name of the row, or by the operation alone. */
export type Makers = Readonly<Record<string, Maker>>

/** A day on which everything is there. */
export const DAY = '2026-01-01'
export const reason = 'Taulukon rivi'
export const input = (value: Record<string, unknown>): Request => ({ variables: { input: value } })
export const nothing: Maker = () => ({})
/** A version that nothing has, which is found out only after access. */
export const stale = { expectedVersion: -1 }
