import { contextOrNull, currentContext, currentViewer, newContext, runInContext } from './context.js'

const of = (requestId: string) => newContext({ requestId, ip: '127.0.0.1' })

describe('the context of a request', () => {
  it('is found below it without being passed, also after waiting', async () => {
    const found = await runInContext(of('one'), async () => {
      await new Promise((resolve) => setImmediate(resolve))
      return currentContext().requestId
    })
    expect(found).toBe('one')
  })

  it('is never that of another request at the same time', async () => {
    const requests = Array.from({ length: 50 }, (_, number) => `request ${number}`)
    const found = await Promise.all(
      requests.map((requestId) =>
        runInContext(of(requestId), async () => {
          const seen: string[] = []
          for (let turn = 0; turn < 5; turn++) {
            await new Promise((resolve) => setImmediate(resolve))
            seen.push(currentContext().requestId)
          }
          return [...new Set(seen)]
        })
      )
    )
    expect(found).toEqual(requests.map((requestId) => [requestId]))
  })

  it('does not exist outside', () => {
    expect(contextOrNull()).toBeNull()
    expect(() => currentContext()).toThrow('There is no request context here')
  })

  it('has no viewer before someone is known', () => {
    expect(() => runInContext(of('one'), () => currentViewer())).toThrow('There is no viewer here')
  })

  it('gives way to one inside it and comes back', () => {
    const seen = runInContext(of('outer'), () => [
      runInContext(of('inner'), () => currentContext().requestId),
      currentContext().requestId
    ])
    expect(seen).toEqual(['inner', 'outer'])
  })
})
