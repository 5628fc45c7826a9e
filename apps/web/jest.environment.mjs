import { TestEnvironment } from 'jest-environment-jsdom'
import { answerStylesQuickly } from './jest.styles.mjs'

/** jsdom with those parts of the browser that Node has and jsdom lacks. */
export default class BrowserEnvironment extends TestEnvironment {
  async setup() {
    await super.setup()
    answerStylesQuickly(this.global)
    Object.assign(this.global, {
      TextEncoder,
      TextDecoder,
      fetch,
      Headers,
      Request,
      Response,
      AbortController,
      AbortSignal,
      structuredClone,
      ReadableStream,
      MessageChannel: SoonChannel
    })
  }
}

/** A channel to oneself, as React uses it to go on as soon as the browser has had its turn; holds no port open. */
class SoonChannel {
  port1 = { onmessage: null }
  port2 = { postMessage: (data) => void setImmediate(() => this.port1.onmessage?.({ data })) }
}
