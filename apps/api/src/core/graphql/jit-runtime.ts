import { createRequire } from 'node:module'
import type { compileQuery, isCompiledQuery } from 'graphql-jit'

// Its modules exist twice, for import and for require; only the latter are the ones at work.
const require = createRequire(import.meta.url)

type Settle = (value: unknown) => void
type Pending = { promiseCounter: number; resolve: (context: Pending) => void }
type Runtime = Record<
  'handleResolverResult' | 'handleListItemResult',
  (...given: [context: Pending, value: unknown, onSuccess: Settle, onError: Settle]) => void
>

/** The compiler of documents. */
export const jit = require('graphql-jit') as { compileQuery: typeof compileQuery; isCompiledQuery: typeof isCompiledQuery }

/**
 * Two repairs of the compiler's runtime. A value that cannot be read (a getter
 * that throws) becomes an error of its field; unrepaired, the request would
 * never be answered. A promise in a list that is refused leaves its error in
 * its own place; unrepaired, it would move the rest of the list.
 */
function repair(runtime: Runtime): void {
  runtime.handleResolverResult = (...[context, value, onSuccess, onError]) => {
    const settle = (result: unknown) => {
      try {
        onSuccess(result)
      } catch (error) {
        onError(error)
      }
    }
    if (isPromise(value)) settleLater(context, value, { settle, fail: onError })
    else settle(value)
  }
  runtime.handleListItemResult = (...[context, item, onSuccess]) => {
    const fail = (error: unknown) => onSuccess(asError(error))
    const settle = (result: unknown) => {
      try {
        onSuccess(result)
      } catch (error) {
        fail(error)
      }
    }
    if (isPromise(item)) settleLater(context, item, { settle, fail })
    else settle(item)
  }
}

function settleLater(context: Pending, promise: PromiseLike<unknown>, then: { settle: Settle; fail: Settle }): void {
  context.promiseCounter++
  const done = (report: Settle) => (outcome: unknown) => {
    report(outcome)
    context.promiseCounter--
    if (context.promiseCounter === 0) context.resolve(context)
  }
  promise.then(done(then.settle), done(then.fail))
}

function isPromise(value: unknown): value is PromiseLike<unknown> {
  return typeof (value as PromiseLike<unknown> | null)?.then === 'function'
}

/** What was thrown, as an error, whatever it was. */
export function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(`Unexpected error value: ${String(thrown)}`)
}

repair((require('graphql-jit/dist/runtime.js') as { jitRuntime: Runtime }).jitRuntime)
