import { CombinedGraphQLErrors } from '@apollo/client/errors'
import { ApiError, errorOfAnswer, toApiError, toApiErrors } from './api-error.js'

const extensions = { code: 'TOO_LONG', kind: 'invalid', path: ['input', 'displayName'], params: { max: 200 }, errorId: 'e1' }

describe('toApiErrors', () => {
  it('reads every refusal of a GraphQL answer', () => {
    const error = new CombinedGraphQLErrors({ errors: [{ message: 'TOO_LONG', extensions }, { message: 'boom' }] })
    const [first, second] = toApiErrors(error)
    expect(first).toMatchObject({ code: 'TOO_LONG', path: ['input', 'displayName'], params: { max: 200 }, errorId: 'e1' })
    expect(second).toMatchObject({ code: 'INTERNAL', kind: 'internal' })
  })

  it('takes the issues of one answer apart, each with its own path, all with the one line of the log', () => {
    const issues = [
      { code: 'REQUIRED', kind: 'invalid', path: ['name', 'fi'], params: {} },
      { code: 'TOO_LONG', kind: 'invalid', path: ['code'], params: { max: 30 } }
    ]
    const whole = { code: 'INVALID_INPUT', kind: 'invalid', path: [], params: {}, errorId: 'e2', issues }
    const found = [
      toApiErrors(new CombinedGraphQLErrors({ errors: [{ message: 'INVALID_INPUT', extensions: whole }] })),
      toApiErrors(errorOfAnswer(400, JSON.stringify({ error: whole })))
    ]
    for (const errors of found) {
      expect(errors.map(({ code, path, params, errorId }) => ({ code, path, params, errorId }))).toEqual([
        { code: 'REQUIRED', path: ['name', 'fi'], params: {}, errorId: 'e2' },
        { code: 'TOO_LONG', path: ['code'], params: { max: 30 }, errorId: 'e2' }
      ])
    }
  })

  it('keeps an answer whose issues cannot be read as it is', () => {
    const extensions = { code: 'INVALID_INPUT', issues: ['nonsense', { path: [] }] }
    expect(toApiErrors(new CombinedGraphQLErrors({ errors: [{ message: 'x', extensions }] }))).toMatchObject([{ code: 'INVALID_INPUT' }])
  })

  it('takes a lost connection for an unavailable server', () => {
    expect(toApiError(new TypeError('Failed to fetch'))).toMatchObject({ code: 'UNAVAILABLE', kind: 'unavailable' })
  })

  it('takes a fault of our own for an internal one', () => {
    expect(toApiError(new TypeError('x is not a function'))).toMatchObject({ code: 'INTERNAL', kind: 'internal' })
    expect(toApiError('nonsense')).toMatchObject({ code: 'INTERNAL' })
  })

  it('leaves an error of the API as it is', () => {
    const error = new ApiError({ code: 'STALE' })
    expect(toApiError(error)).toBe(error)
    expect(error.kind).toBe('conflict')
  })
})

describe('errorOfAnswer', () => {
  it('believes the body before the status', () => {
    const body = JSON.stringify({ error: { code: 'TOO_MANY_ATTEMPTS', kind: 'unavailable', params: { seconds: 75 } } })
    expect(errorOfAnswer(429, body)).toMatchObject({ code: 'TOO_MANY_ATTEMPTS', params: { seconds: 75 } })
  })

  it.each([
    [401, 'NOT_SIGNED_IN'],
    [413, 'BODY_TOO_LARGE'],
    [503, 'UNAVAILABLE'],
    [500, 'INTERNAL']
  ])('falls back on the status %i of an answer that is not ours', (status, code) => {
    expect(errorOfAnswer(status, '<html>nginx</html>').code).toBe(code)
  })
})
