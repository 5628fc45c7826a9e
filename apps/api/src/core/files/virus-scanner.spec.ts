import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { TestApp } from '../../testing/harness.js'
import { clamdScanner } from './virus-scanner.js'

/** The text that every virus scanner takes for a virus; in two parts, so that none takes this file for one. */
const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR', '-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('')

/** Speaks the part of clamd's protocol that is used, byte by byte as clamd reads it. */
class Clamd {
  received: Buffer[] = []
  mode: 'scan' | 'error' | 'hang up' = 'scan'
  private readonly server: Server

  private constructor() {
    this.server = createServer((socket) => this.serve(socket))
  }

  static async start(): Promise<Clamd> {
    const clamd = new Clamd()
    await new Promise<void>((listening) => clamd.server.listen(0, '127.0.0.1', listening))
    return clamd
  }

  get url(): string {
    return `tcp://127.0.0.1:${(this.server.address() as AddressInfo).port}`
  }

  stop(): Promise<unknown> {
    return new Promise((done) => this.server.close(done))
  }

  private serve(socket: Socket): void {
    const chunks: Buffer[] = []
    socket.on('error', () => undefined)
    socket.on('data', (chunk: Buffer) => {
      chunks.push(chunk)
      // Only what ends like the command does is worth reading from its beginning.
      if (!chunk.subarray(-4).every((byte) => byte === 0)) return
      const content = contentOf(Buffer.concat(chunks))
      if (content) this.answer(socket, content)
    })
  }

  private answer(socket: Socket, content: Buffer): void {
    this.received.push(content)
    if (this.mode === 'hang up') return void socket.destroy()
    if (this.mode === 'error') return void socket.end('INSTREAM size limit exceeded. ERROR\0')
    socket.end(content.includes(EICAR) ? 'stream: Eicar-Signature FOUND\0' : 'stream: OK\0')
  }
}

/** The content of a whole INSTREAM command; null while its end is missing. */
function contentOf(bytes: Buffer): Buffer | null {
  const command = 'zINSTREAM\0'
  if (bytes.subarray(0, command.length).toString() !== command) return null
  const pieces: Buffer[] = []
  for (let at = command.length; at + 4 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at)
    if (length === 0) return Buffer.concat(pieces)
    pieces.push(bytes.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return null
}

let clamd: Clamd
let app: TestApp
beforeAll(async () => {
  clamd = await Clamd.start()
  app = await TestApp.start({ env: { CLAMD_URL: clamd.url } })
})
beforeEach(() => {
  clamd.mode = 'scan'
  clamd.received = []
})
afterAll(async () => {
  await app.stop()
  await clamd.stop()
})

const codeOf = (work: Promise<unknown>): Promise<string> => work.then(() => 'clean', (error: { code: string }) => error.code)

describe('the scanner', () => {
  it.each([0, 1, 64 * 1024, 64 * 1024 + 1, 20 * 1024 * 1024])('lets clamd see all of a file of %i bytes', async (size) => {
    const bytes = Buffer.alloc(size, 'solmu')
    await clamdScanner(clamd.url)(bytes)
    expect(clamd.received[0]?.equals(bytes)).toBe(true)
  })

  it('refuses what clamd finds, wherever it stands', async () => {
    const file = Buffer.concat([Buffer.alloc(64 * 1024 - 10, 'a'), Buffer.from(EICAR), Buffer.alloc(100_000, 'b')])
    expect(await codeOf(clamdScanner(clamd.url)(file))).toBe('FILE_INFECTED')
  })

  it.each(['error', 'hang up'] as const)('takes nothing that clamd could not judge: %s', async (mode) => {
    clamd.mode = mode
    expect(await codeOf(clamdScanner(clamd.url)(Buffer.from('a')))).toBe('UNAVAILABLE')
  })

  it('takes nothing while clamd is away', async () => {
    const gone = await Clamd.start()
    const { url } = gone
    await gone.stop()
    expect(await codeOf(clamdScanner(url)(Buffer.from('a')))).toBe('UNAVAILABLE')
  })
})

describe('a file that is brought in', () => {
  async function bringIn(content: string): Promise<[number, string | undefined]> {
    const actor = await app.as('administrator')
    const form = new FormData()
    form.set('file', new Blob([content]), 'units.csv')
    const response = await fetch(`${app.address}/files/imports/units`, { method: 'POST', headers: { cookie: actor.cookie }, body: form })
    return [response.status, ((await response.json()) as { error?: { code: string } }).error?.code]
  }
  const imports = () => app.rows(`SELECT 1 FROM network_import WHERE kind = 'units'`)

  it('is looked at before it is read, and nothing of an infected one is kept but the record of its refusal', async () => {
    expect(await bringIn(`Avain;Nimi\nY1;${EICAR}\n`)).toEqual([400, 'FILE_INFECTED'])
    expect(await imports()).toEqual([])
    const refused = await app.rows(`SELECT 1 FROM audit_entry WHERE action = 'uploadUnits' AND outcome = 'refused'`)
    expect(refused).toHaveLength(1)
  })

  it('is not taken while it cannot be looked at', async () => {
    clamd.mode = 'hang up'
    expect(await bringIn('Avain;Nimi\nY1;Paja\n')).toEqual([503, 'UNAVAILABLE'])
    expect(await imports()).toEqual([])
  })

  it('is taken when it is clean', async () => {
    expect(await bringIn('Avain;Nimi\nY1;Paja\n')).toEqual([201, undefined])
    expect(await imports()).toHaveLength(1)
  })
})
